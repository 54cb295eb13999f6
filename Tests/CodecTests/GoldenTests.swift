import Codec
import Model
import Testing

/// The bytes on the wire, written out: what changes here changes for every integrator.
struct GoldenTests {
    private func structured(_ event: Event) -> String {
        String(decoding: EventEncoder().structured(event).body, as: UTF8.self)
    }

    private let id = "0b1f0a52-6f0d-8f3e-9d57-3f1d2c4b5a69"
    private let hash = String(repeating: "0f", count: 32)

    @Test func submitted() {
        let event = Event(
            id: "n-1", source: "/ods", subject: "A/RES/86/202", time: "2031-03-04T10:00:00Z",
            extensions: ["zone": .integer(3), "agent": .string("é\"\n")],
            data: .submitted(
                Submission(
                    content: Array("%PDF-".utf8), contentType: "application/pdf", fileName: "a.pdf",
                    symbol: "A/RES/86/202",
                    language: .english, title: "T", sourceURI: "https://example.org/a.pdf")))
        #expect(
            self.structured(event)
                == #"{"specversion":"1.0","id":"n-1","source":"/ods","type":"org.rapporteur.document.submitted.v1","subject":"A/RES/86/202","time":"2031-03-04T10:00:00Z","language":"en","title":"T","filename":"a.pdf","sourceuri":"https://example.org/a.pdf","agent":"é\"\n","zone":3,"datacontenttype":"application/pdf","data_base64":"JVBERi0="}"#
        )
        let binary = EventEncoder().binary(event)
        #expect(binary.contentType == "application/pdf")
        #expect(binary.body == Array("%PDF-".utf8))
        #expect(binary.messageID == "n-1")
        #expect(binary.type == "org.rapporteur.document.submitted.v1")
        #expect(binary.headers["cloudEvents_subject"] == .string("A/RES/86/202"))
        #expect(binary.headers["cloudEvents_zone"] == .integer(3))
        #expect(binary.headers.count == 12)
    }

    @Test func ingested() {
        let data = DocumentIngested(
            documentID: self.id, symbol: "A/1", language: .spanish, kind: .workingGroupReport, passages: 69,
            verdict: Verdict(.needsReview, reasons: ["gap: 3 is missing"]), sha256: self.hash)
        #expect(
            self.structured(Event(id: "1", source: "/i", data: .ingested(data)))
                == #"{"specversion":"1.0","id":"1","source":"/i","type":"org.rapporteur.document.ingested.v1","datacontenttype":"application/json","data":{"documentId":"\#(self.id)","symbol":"A/1","language":"es","kind":"working-group report","passages":69,"verdict":{"state":"needs-review","reasons":["gap: 3 is missing"]},"sha256":"\#(self.hash)"}}"#
        )
    }

    @Test func classified() {
        let data = DocumentClassified(
            documentID: self.id,
            themes: ["victim-support": .init(core: 2, touch: 0), "prevention": .init(core: 1, touch: 3)]
                .reduce(into: [:]) { $0[ThemeID($1.key)] = $1.value }, classifierVersion: "1", taxonomyVersion: "2")
        let message = EventEncoder().binary(Event(id: "1", source: "/c", data: .classified(data)))
        #expect(
            String(decoding: message.body, as: UTF8.self)
                == #"{"documentId":"\#(self.id)","themes":{"prevention":{"core":1,"touch":3},"victim-support":{"core":2,"touch":0}},"classifierVersion":"1","taxonomyVersion":"2"}"#
        )
    }

    @Test func reportRequested() {
        let request = ReportRequest(
            kind: .index, filters: .init(themes: [ThemeID("prevention")], from: CalendarDate("2019-09")),
            language: .spanish,
            formats: [.html, .markdown], series: "weekly", period: "2031-W10")
        #expect(
            self.structured(Event(id: "1", source: "/r", data: .reportRequested(.init(request, requestedBy: "cron"))))
                == #"{"specversion":"1.0","id":"1","source":"/r","type":"org.rapporteur.report.requested.v1","datacontenttype":"application/json","data":{"kind":"index","filters":{"themes":["prevention"],"symbols":[],"bodies":[],"languages":[],"passageKinds":[],"from":"2019-09"},"language":"es","formats":["html","md"],"series":"weekly","period":"2031-W10","requestedBy":"cron"}}"#
        )
    }

    @Test("names of events, types and routing keys") func names() {
        #expect(
            EventType.allCases.map(\.routingKey) == [
                "document.submitted", "document.ingested", "document.duplicate", "document.quarantined",
                "document.classified",
                "classification.requested", "correction.submitted", "corrections.submitted",
                "corrections.withdrawn", "report.requested", "report.published",
            ])
        #expect(EventType.reportPublished.cloudEventsType == "org.rapporteur.report.published.v1")
    }
}
