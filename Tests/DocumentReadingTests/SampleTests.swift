import DocumentReading
import Foundation
import Model
import Testing

/// The documents that ship with the project: their README tells what is in them.
@Suite("Samples that ship are read whole", .timeLimit(.minutes(1)))
struct SampleTests {
    struct Sample: Sendable {
        var name: String
        var preambular = 0
        var operative = 0
        var recommendations = 0
        var narrative = 0
        var notes = 0
    }

    static let samples = [
        Sample(name: "CTOC-COP-WG.4-2031-2.es.txt", recommendations: 26, narrative: 44),
        Sample(name: "CTOC-COP-WG.4-2031-3.en.txt", recommendations: 26, narrative: 47),
        Sample(name: "A-RES-86-201.es.md", preambular: 23, operative: 24, notes: 10),
        Sample(name: "A-RES-86-202.en.md", preambular: 24, operative: 28, notes: 7),
    ]

    private func document(_ name: String) throws -> Document {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "deploy/local/samples/\(name)"))
        let text = String(decoding: data, as: UTF8.self)
        return DocumentReader().read(text.extracted(name.hasSuffix(".md") ? .markdown : .plainText)).document
    }

    @Test("counts, order and verdict", arguments: samples)
    func counts(_ sample: Sample) throws {
        let document = try self.document(sample.name)
        func numbers(_ kind: PassageKind) -> [String] {
            document.passages.filter { $0.kind == kind }.map { String($0.label.dropFirst(kind.labelPrefix.count)) }
        }
        func upTo(_ count: Int) -> [String] { count > 0 ? (1...count).map { String($0) } : [] }
        #expect(numbers(.preambular) == upTo(sample.preambular))
        #expect(numbers(.operative) == upTo(sample.operative))
        #expect(numbers(.recommendation) == upTo(sample.recommendations))
        #expect(numbers(.narrative) == upTo(sample.narrative))
        #expect(document.footnotes.map(\.mark) == upTo(sample.notes))
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test("items and sections")
    func items() throws {
        let spanish = try self.document("A-RES-86-201.es.md")
        let english = try self.document("A-RES-86-202.en.md")
        func items(_ document: Document, _ label: String) -> [String] {
            document.passages.first { $0.label == label }?.subparagraphs.map(\.label) ?? []
        }
        #expect(items(spanish, "PP21") == ["a", "b", "c", "d"])
        #expect(items(spanish, "OP7") == ["a", "b", "c"])
        #expect(items(english, "PP22") == ["a", "b", "c"])
        #expect(items(english, "OP7") == ["a", "b", "c"])
        let report = try self.document("CTOC-COP-WG.4-2031-3.en.txt")
        let sections = report.passages.filter { $0.kind == .recommendation }.compactMap(\.section.last?.first)
        #expect(
            String(sections)
                == String(repeating: "A", count: 8) + String(repeating: "B", count: 8)
                + String(repeating: "C", count: 10))
    }
}
