import Foundation
import Model
import Testing

@testable import ReportConversion

/// pandoc and weasyprint are there wherever `deploy/local/install test` ran; the tests say so when they are not.
@Suite("Reports as DOCX and PDF", .timeLimit(.minutes(5)))
struct ReportConverterTests {
    private static let cover = ReportCover(title: "A title", symbol: "weekly · 2031-W10", language: .spanish)

    private static func blocks(_ words: String) throws -> [UInt8] {
        let text = String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
        let style = "[\"\",[],[[\"custom-style\",\"Numbered Paragraph\"]]]"
        return Array(
            """
            [{"t":"Header","c":[1,["part",[],[]],[{"t":"Str","c":"Part"}]]},
            {"t":"Div","c":[\(style),[{"t":"Para","c":[{"t":"Str","c":\(text)},{"t":"Note","c":[{"t":"Para","c":[{"t":"Str","c":\(text)}]}]}]}]]}]
            """.utf8)
    }

    private static func page(_ body: String, head: String = "") -> [UInt8] {
        Array(
            "<!DOCTYPE html>\n<html lang=\"es\"><head><meta charset=\"utf-8\"><title>A title</title>\(head)</head><body><header class=\"masthead\"><h1>A title</h1></header><h2>Part</h2>\(body)</body></html>\n"
                .utf8)
    }

    private static func contains(_ bytes: [UInt8], _ words: String) -> Bool { bytes.contains(Array(words.utf8)) }

    @Test("the same source gives the same bytes", arguments: [ReportRequest.Format.docx, .pdf])
    func sameBytes(format: ReportRequest.Format) async throws {
        let source = format == .docx ? try Self.blocks("Words") : Self.page("<p>Words</p>")
        let first = try await ReportConverter().convert(source, to: format, cover: Self.cover)
        let second = try await ReportConverter().convert(source, to: format, cover: Self.cover)
        #expect(first == second)
        #expect(first.starts(with: Array((format == .docx ? "PK" : "%PDF-").utf8)))
    }

    @Test func `a PDF is tagged, says its language and has bookmarks`() async throws {
        let pdf = try await ReportConverter().convert(Self.page("<p>Words</p>"), to: .pdf, cover: Self.cover)
        for mark in ["/MarkInfo", "/StructTreeRoot", "/Outlines", "/Lang"] { #expect(Self.contains(pdf, mark)) }
    }

    @Test func `a page that asks for something outside gets nothing, and no file of this machine`() async throws {
        let hostile = Self.page(
            "<img src=\"file:///etc/passwd\"><img src=\"http://127.0.0.1:9/x.png\"><p>Words</p>",
            head:
                "<link rel=\"stylesheet\" href=\"file:///etc/hosts\"><link rel=\"attachment\" href=\"file:///etc/passwd\">"
        )
        let pdf = try await ReportConverter().convert(hostile, to: .pdf, cover: Self.cover)
        #expect(!Self.contains(pdf, "EmbeddedFile") && !Self.contains(pdf, "/Image"))
    }

    @Test(
        "hostile words at the head of the page are words",
        arguments: ["</style><script>", "\"; } * { display: none } /*", "\u{202E}x\u{0}y", "\\", "{symbol}", "=1+1"])
    func hostileCover(words: String) async throws {
        let cover = ReportCover(title: words, symbol: words, language: .english)
        let plain = ReportCover(title: "x", symbol: "x", language: .english)
        for format in [ReportRequest.Format.docx, .pdf] {
            let source = format == .docx ? try Self.blocks(words) : Self.page("<p>Words</p>")
            let made = try await ReportConverter().convert(source, to: format, cover: cover)
            let other = try await ReportConverter().convert(source, to: format, cover: plain)
            #expect(made.count > other.count / 2)
        }
    }

    @Test func `what is too large says so`() async throws {
        let converter = ReportConverter(limits: ReportConversionLimits(pageBytes: 10, blockBytes: 10))
        for format in [ReportRequest.Format.docx, .pdf] {
            let error = await #expect(throws: ReportConversionError.self) {
                try await converter.convert(Self.page(""), to: format, cover: Self.cover)
            }
            #expect(error?.code == .resourceLimit && error?.isTransient == false)
            #expect(error?.message.contains("Ask for html") == true)
        }
    }

    @Test func `what takes too much memory or time says so`() async throws {
        let small = ReportConverter(limits: ReportConversionLimits(memoryBytes: 64 << 20))
        let memory = await #expect(throws: ReportConversionError.self) {
            try await small.convert(Self.page("<p>Words</p>"), to: .pdf, cover: Self.cover)
        }
        #expect(memory?.code == .resourceLimit && memory?.message.contains("64 MiB") == true)
        let hasty = ReportConverter(limits: ReportConversionLimits(wallClock: .milliseconds(20)))
        let time = await #expect(throws: ReportConversionError.self) {
            try await hasty.convert(Self.page("<p>Words</p>"), to: .pdf, cover: Self.cover)
        }
        #expect(time?.code == .resourceLimit)
    }

    @Test func `other sources and formats are refused`() async {
        for (source, format) in [("# Markdown", ReportRequest.Format.docx), ("plain", .pdf), ("[]", .html)] {
            let error = await #expect(throws: ReportConversionError.self) {
                try await ReportConverter().convert(Array(source.utf8), to: format, cover: Self.cover)
            }
            #expect(error?.code == .wrongSource)
        }
    }

    @Test func `the folder for temporary files stays empty`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let converter = ReportConverter(temporaryDirectory: folder)
        _ = try await converter.convert(try Self.blocks("Words"), to: .docx, cover: Self.cover)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
