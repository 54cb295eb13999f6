import DocumentReading
import Foundation
import Model
import Testing

@Suite("Corpus: documents without gold", .timeLimit(.minutes(2)), .enabled(if: Corpus.isAvailable))
struct UnlabelledTests {
    @Test(
        "Security Council resolutions of 1946 to 2014",
        arguments: [
            ("S_RES_0001_1946_EN_GOLD", "S/RES/1 (1946)", 1, 3), ("S_RES_0121_1956_EN_GOLD", "S/RES/121 (1956)", 1, 1),
            ("S_RES_0181_1963_EN_GOLD", "S/RES/181 (1963)", 8, 4), ("1994-N9400679", "S/RES/893 (1994)", 8, 8),
            ("1999-N9922023", "S/RES/1253 (1999)", 1, 1), ("2004-N0422555", "S/RES/1523 (2004)", 1, 3),
            ("2005-N0543977", "S/RES/1613 (2005)", 2, 1), ("2014-N1432858", "S/RES/2154 (2014)", 6, 4),
        ])
    func securityCouncil(_ name: String, _ symbol: String, _ preambular: Int, _ operative: Int) throws {
        let read = DocumentReader().read(try Corpus.text("documents/unlabelled/security-council/\(name).txt")).document
        #expect(read.kind == .resolution)
        #expect(read.symbol == symbol)
        #expect(read.passages.count { $0.kind == .preambular } == preambular)
        #expect(read.passages.count { $0.kind == .operative } == operative)
        #expect(read.passages.allSatisfy { !$0.text.isEmpty })
    }

    @Test("the Charter has 111 articles", arguments: ["ar", "en", "es", "fr", "ru"])
    func charter(_ language: String) throws {
        let read = DocumentReader().read(try Corpus.text("documents/unlabelled/charter/raw_un_charter_\(language).txt"))
            .document
        #expect(read.kind == .convention)
        #expect(read.language?.rawValue == language)
        #expect(read.passages.map(\.number) == (1...111).map { String($0) })
    }

    @Test("every text file is read, with a verdict")
    func everything() throws {
        let folder = try Corpus.file("documents/unlabelled")
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for file in files where file.pathExtension == "txt" || file.pathExtension == "xml" {
            let data = try Data(contentsOf: file)
            let reading = DocumentReader().read(String(decoding: data, as: UTF8.self).extracted())
            #expect(Set(reading.document.passages.map(\.label)).count == reading.document.passages.count)
            #expect(reading.document.verdict.state == .faithful || !reading.document.verdict.reasons.isEmpty)
        }
    }
}
