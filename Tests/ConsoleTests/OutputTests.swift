import AMQP
import Foundation
import ServiceKit
import Testing

@testable import rapporteur

@Suite("Words for people", .timeLimit(.minutes(1)))
struct OutputTests {
    @Test("columns are as wide as their widest cell, the last is not padded, controls are blanked")
    func table() {
        #expect(
            Output.table([["id", "what"], ["12345", "a\nb"], ["ñ", "\u{1B}[2Jx"]])
                == "id     what\n12345  a b\nñ       [2Jx")
        #expect(Output.table([]) == "")
        #expect(Output.table([["a"], ["b", "c"]]) == "a  \nb  c".replacing("a  ", with: "a"))
    }

    @Test("lines come whole, whatever the ends and however long, and the last needs none")
    func lines() throws {
        let long = String(repeating: "é", count: 100_000)
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("one\n\n\(long)\nlast".utf8).write(to: file)
        var reader = try LineReader(path: file.path)
        var lines: [String] = []
        while let line = try reader.next() { lines.append(line) }
        #expect(lines == ["one", "", long, "last"])
        #expect(throws: Failure.self) { try LineReader(path: "/nowhere/at/all") }
        try Data([0x61, 0x0A, 0xFF, 0x0A]).write(to: file)
        var broken = try LineReader(path: file.path)
        #expect(try broken.next() == "a")
        #expect(throws: Failure.self) { try broken.next() }
    }

    @Test("files that are missing or folders are told of, and only the others are read")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.txt")
        try Data("abc".utf8).write(to: file)
        let files = try InputFiles([folder.path, file.path, "/nowhere/at/all"])
        #expect(files.hasFaults && files.readable.map(\.size) == [3] && files.readable.map(\.name) == ["a.txt"])
        #expect(try files.readable[0].bytes() == Array("abc".utf8))
        #expect(throws: Failure.self) { try InputFiles(["/nowhere/at/all"]) }
    }

    private func letter(_ eventID: String, _ more: [String: FieldValue] = [:]) -> (DeadLetter, Delivery) {
        let delivery = Delivery(
            tag: 1, connection: 1, isRedelivered: false, exchange: "", routingKey: "q",
            properties: MessageProperties(
                contentType: "text/plain",
                headers: [
                    MessageHeader.eventID: .string(eventID), MessageHeader.eventSource: .string("urn:a"),
                    MessageHeader.attempt: .int(4), "ce-id": .string(eventID), "x-death": .array([]),
                ].merging(more) { $1 }, expiration: "5", userID: "u"),
            body: [1])
        return (DeadLetter(stage: .ingest, delivery), delivery)
    }

    @Test("an id names a letter alone, or none")
    func named() throws {
        let letters = [self.letter("a").0, self.letter("b").0]
        #expect(try letters.named(letters[0].id).id == letters[0].id)
        #expect(throws: Failure.self) { try letters.named("") }
        #expect(throws: Failure.self) { try letters.named("nothing") }
        #expect(self.letter("a", [MessageHeader.replay: .int(2)]).0.id == letters[0].id, "the same message, replayed")
    }

    @Test("a replay is the message as it came, counted")
    func copy() {
        let (letter, delivery) = self.letter("a", [MessageHeader.replay: .int(2)])
        let copy = DeadLetterBox.copy(of: letter, delivery, to: "p.ingest")
        #expect(copy.exchange == "" && copy.routingKey == "p.ingest" && copy.isMandatory && copy.body == [1])
        #expect(copy.properties.headers == ["ce-id": .string("a"), MessageHeader.replay: .int(3)])
        #expect(copy.properties.userID == nil && copy.properties.expiration == nil)
    }

    @Test("what RabbitMQ itself gave up has its reason")
    func brokersReason() {
        let (letter, _) = self.letter("a", ["x-first-death-reason": .string("delivery_limit")])
        #expect(letter.reason == "delivery_limit" && letter.sentence.hasPrefix("The broker gave it up"))
    }
}
