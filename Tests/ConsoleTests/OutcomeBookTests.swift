import Codec
import Model
import Testing

@testable import rapporteur

@Suite("What became of submissions", .timeLimit(.minutes(1)))
struct OutcomeBookTests {
    private static let document = "11111111-2222-5333-8444-555555555555"
    private static let hash = String(repeating: "0", count: 64)

    private func event(_ id: String, causedBy cause: String, _ data: EventData) -> Event {
        Event(id: id, source: "urn:test", time: nil, extensions: ["causationid": .string(cause)], data: data)
    }

    private var ingested: EventData {
        .ingested(
            DocumentIngested(
                documentID: Self.document, symbol: "A/RES/1/1", language: .english, kind: .unknown, title: nil,
                passages: 3,
                verdict: Verdict(.faithful), sha256: Self.hash))
    }
    private let classified = EventData.classified(
        DocumentClassified(
            documentID: Self.document, themes: [ThemeID("prevention"): .init(core: 2, touch: 1)],
            classifierVersion: "1",
            taxonomyVersion: "1"))
    private let quarantined = EventData.quarantined(
        DocumentQuarantined(stage: "ingest", reason: "empty-file", sentence: "Nothing in it.", remedy: "Send it again.")
    )

    @Test("an ingested document is settled once it is classified, found by the event in between")
    func classification() {
        var book = OutcomeBook(["s1"])
        book.note(self.event("i1", causedBy: "s1", self.ingested))
        #expect(book.settled == 0)
        #expect(book.words(for: "s1") == ["ingested", "A/RES/1/1, 3 passages"])
        book.note(self.event("c9", causedBy: "another", self.classified))
        #expect(book.settled == 0)
        book.note(self.event("c1", causedBy: "i1", self.classified))
        #expect(book.isComplete && !book.hasQuarantined)
        #expect(book.words(for: "s1") == ["ingested", "A/RES/1/1, en, 3 passages, faithful; prevention 2"])
    }

    @Test("duplicate and quarantine settle at once, a quarantine of the classification too, repeats change nothing")
    func others() {
        var book = OutcomeBook(["s1", "s2", "s3"])
        book.note(
            self.event(
                "d", causedBy: "s1",
                .duplicate(DocumentDuplicate(documentID: Self.document, symbol: nil, sha256: Self.hash))))
        book.note(self.event("q", causedBy: "s1", self.quarantined))
        #expect(book.words(for: "s1") == ["duplicate", "stored before as \(Self.document)"])
        book.note(self.event("q", causedBy: "s2", self.quarantined))
        #expect(book.hasQuarantined && book.settled == 2)
        #expect(book.words(for: "s3") == ["submitted", "no outcome yet"])
        book.note(self.event("i3", causedBy: "s3", self.ingested))
        book.note(self.event("q3", causedBy: "i3", self.quarantined))
        #expect(book.isComplete)
        #expect(book.words(for: "s3") == ["quarantined", "empty-file: Nothing in it."])
        book.note(self.event("x", causedBy: "nobody", self.quarantined))
        #expect(book.total == 3)
    }
}
