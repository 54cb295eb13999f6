import Foundation
import Model
import Testing

@testable import ReportBuilding

@Suite("The source of a DOCX", .timeLimit(.minutes(5)))
struct OfficeReportTests {
    private static func tree(
        _ kind: ReportRequest.Kind, _ language: Language = .english, entries: [ReportEntry] = SampleReport.entries,
        documents: [DocumentHead] = [
            SampleReport.report, SampleReport.resolution, SampleReport.later, SampleReport.arabic, SampleReport.scan,
        ]
    ) throws -> [[String: Any]] {
        let text = try SampleReport.text(kind, .docx, language, entries: entries, documents: documents)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }

    /// The types of all nodes in order, and their words.
    private static func walk(_ value: Any, types: inout [String], words: inout [String]) {
        if let node = value as? [String: Any] {
            if let type = node["t"] as? String { types.append(type) }
            if node["t"] as? String == "Str", let text = node["c"] as? String {
                words.append(text)
            } else if let content = node["c"] {
                self.walk(content, types: &types, words: &words)
            }
        } else if let list = value as? [Any] {
            for item in list { self.walk(item, types: &types, words: &words) }
        }
    }

    @Test("every kind makes blocks in every language", arguments: ReportRequest.Kind.allCases, Language.allCases)
    func kinds(kind: ReportRequest.Kind, language: Language) throws {
        let blocks = try Self.tree(kind, language)
        #expect(blocks.count > 3)
        #expect(Set(blocks.compactMap { $0["t"] as? String }).isSubset(of: ["Header", "Div", "Table"]))
    }

    @Test func `notes are notes, and paragraphs are numbered once an entry`() throws {
        let blocks = try Self.tree(.compilation)
        var (types, words): ([String], [String]) = ([], [])
        Self.walk(blocks, types: &types, words: &words)
        #expect(types.filter { $0 == "Note" }.count == 1)
        #expect(words.contains("Véase el anexo II del informe de ejemplo."))
        let quoted = SampleReport.entries.filter { $0.assignments.contains { $0.grade == .core } }.count
        let text = try SampleReport.text(.compilation, .docx)
        #expect(text.components(separatedBy: "Numbered Paragraph").count - 1 == quoted)
    }

    @Test("text of a document stays text", arguments: EscapingTests.hostile)
    func hostile(text: String) throws {
        let entry = EscapingTests.entry(text)
        let other = EscapingTests.entry(text.contains("\n") ? "plain\nand simple\nwords" : "plain words")
        var (types, words): ([String], [String]) = ([], [])
        Self.walk(
            try Self.tree(.compilation, entries: [entry], documents: [entry.document]), types: &types, words: &words)
        var (others, _): ([String], [String]) = ([], [])
        var unused: [String] = []
        Self.walk(
            try Self.tree(.compilation, entries: [other], documents: [other.document]), types: &others, words: &unused)
        #expect(types == others)
        #expect(!words.joined().unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0 })
    }
}
