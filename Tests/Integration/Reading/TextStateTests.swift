import DocumentConversion
import DocumentReading
import Foundation
import Model
import Testing

/// Plain text in the states that programs leave it in is read as the text itself.
@Suite("Plain text in every state", .timeLimit(.minutes(5)), .enabled(if: ReadingCorpus.isAvailable))
struct TextStateTests {
    /// Changes to the bytes: line ends and encodings, by the names that iconv(1) has for these.
    enum State: String, CaseIterable {
        case carriageReturns, bothLineEnds, byteOrderMark
        case macRoman = "MACINTOSH"
        case windows1251 = "CP1251"
        case windows1252 = "CP1252"
        case windows1256 = "CP1256"
        case gb18030 = "GB18030"
        case utf16Little = "UTF-16LE"
        case utf16Big = "UTF-16BE"
        /// With a mark.
        case utf16 = "UTF-16"

        func bytes(of text: [UInt8]) throws -> [UInt8] {
            switch self {
            case .carriageReturns: text.map { $0 == 0x0A ? 0x0D : $0 }
            case .bothLineEnds: text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            case .byteOrderMark: [0xEF, 0xBB, 0xBF] + text
            default: try Self.encoded(text, self.rawValue)
            }
        }

        private static func encoded(_ text: [UInt8], _ name: String) throws -> [UInt8] {
            let file = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID().uuidString)")
            try Data(text).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            return try Program.output("iconv", ["-f", "UTF-8", "-t", name, file.path()])
        }
    }

    private func read(_ bytes: [UInt8], _ name: String) async throws -> Document {
        let converted = try await DocumentConverter().convert(bytes, fileName: name)
        return DocumentReader().read(converted.text).document
    }

    private static let everywhere: [State] = [
        .carriageReturns, .bothLineEnds, .byteOrderMark, .utf16Little, .utf16Big, .utf16,
    ]

    @Test(
        "line ends and encodings change nothing",
        arguments: [
            ("seeds/A-RES-74-176.es.md", Self.everywhere + [.macRoman, .windows1252]),
            ("seeds/CTOC-COP-WG.4-2019-6.es.txt", Self.everywhere + [.macRoman, .windows1252]),
            ("documents/ECOSOC-2023-07-25.zh.txt", Self.everywhere + [.gb18030]),
            ("documents/unlabelled/charter/raw_un_charter_ru.txt", [.windows1251, .utf16]),
            ("documents/unlabelled/charter/raw_un_charter_ar.txt", [.windows1256, .utf16]),
        ])
    func states(_ path: String, _ states: [State]) async throws {
        let file = try ReadingCorpus.file(path)
        let text = [UInt8](try Data(contentsOf: file)).filter { $0 != 0x0D }
        let expected = try await self.read(text, file.lastPathComponent)
        #expect(expected.passages.count > 50)
        for state in states {
            let document = try await self.read(try state.bytes(of: text), file.lastPathComponent)
            // Ranges count characters, and a CR more is none.
            #expect(document.passages.map(\.text) == expected.passages.map(\.text), "\(state)")
            #expect(document.passages.map(\.label) == expected.passages.map(\.label), "\(state)")
            #expect(document.footnotes == expected.footnotes && document.verdict == expected.verdict, "\(state)")
        }
    }

    @Test(
        "text that pdftotext made has the passages of the PDF, with the layout or without",
        arguments: [
            "A-RES-73-8.en", "A-RES-73-3.en", "E-CN.5-2025-L.6.en", "S-RES-2788-2025.en", "A-AC.292-2024-3.es",
        ],
        [[], ["-layout"]])
    func plain(_ name: String, _ options: [String]) async throws {
        let file = try ReadingCorpus.file("documents/\(name).pdf")
        let expected = try await self.read([UInt8](try Data(contentsOf: file)), "\(name).pdf")
        let text = try Program.output("pdftotext", options + [file.path(), "-"])
        let document = try await self.read(text, "\(name).txt")
        #expect(document.passages.map(\.label) == expected.passages.map(\.label))
        #expect(document.passages.map(\.kind) == expected.passages.map(\.kind))
        #expect(document.passages.map(\.footnotes) == expected.passages.map(\.footnotes))
        #expect(document.kind == expected.kind && document.symbol == expected.symbol)
    }
}

/// A program that prints what is wanted.
enum Program {
    static func output(_ tool: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [UInt8](printed)
    }
}
