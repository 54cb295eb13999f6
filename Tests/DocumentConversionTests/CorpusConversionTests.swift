import DocumentConversion
import DocumentReading
import Foundation
import Testing

@Suite("The corpus", .timeLimit(.minutes(3)))
struct CorpusConversionTests {
    /// The folder of real documents, which are not part of the repository.
    private static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["RAPPORTEUR_CORPUS"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpus")
        return [named, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    private static func files() throws -> [URL] {
        guard let folder = Self.folder else {
            if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("no corpus: set RAPPORTEUR_CORPUS") }
            print("no corpus: left out")
            return []
        }
        let known = ["pdf", "txt", "xml", "docx", "doc"]
        let all = FileManager.default.enumerator(
            at: folder.appendingPathComponent("documents"), includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { known.contains($0.pathExtension) }
    }

    @Test func `each document gives text or the right reason`() async throws {
        let reasons: [String: ConversionError.ReasonCode] = [
            "damaged.pdf": .damagedFile, "scan-no-text-layer.pdf": .noTextLayer,
        ]
        let converter = DocumentConverter()
        for file in try Self.files() {
            let name = file.lastPathComponent
            do throws(ConversionError) {
                guard let data = try? Data(contentsOf: file) else { continue }
                let document = try await converter.convert([UInt8](data), fileName: name)
                #expect(reasons[name] == nil, "\(name) gave text")
                Self.check(document.text, name)
            } catch {
                #expect(reasons[name] == error.code, "\(name): \(error)")
            }
        }
    }

    /// What holds for every text.
    private static func check(_ text: ExtractedText, _ name: String) {
        #expect(String(validating: text.utf8, as: UTF8.self) != nil, "\(name)")
        #expect(!text.utf8.contains { $0 == 0 || $0 == 0x0D }, "\(name)")
        if text.format == .pdf {
            #expect(text.utf8.count { $0 == 0x0C } == (text.pageCount ?? 0) - 1, "\(name)")
            #expect(!text.lines.isEmpty)
        }
        var end = 0
        for line in text.lines {
            #expect(
                line.range.lowerBound >= end && line.range.upperBound <= text.utf8.count && !line.range.isEmpty,
                "\(name)")
            end = line.range.upperBound
            #expect(!text.utf8[line.range].contains(0x0A), "\(name)")
            #expect(
                line.spans.allSatisfy { line.range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= end },
                "\(name)")
            #expect(
                zip(line.spans, line.spans.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound },
                "\(name)")
        }
    }
}
