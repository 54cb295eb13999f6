import Foundation
import Model
import Testing

@testable import ReportConversion

@Suite("The reference document", .timeLimit(.minutes(1)))
struct ReferenceDocumentTests {
    private func text(_ cover: ReportCover) throws -> String {
        // Stored, not compressed: the parts can be read as they stand.
        String(decoding: try ReferenceDocument(cover).bytes, as: UTF8.self)
    }

    @Test("is the same for the same cover", arguments: Language.allCases)
    func sameBytes(language: Language) throws {
        let cover = ReportCover(title: "Title", symbol: "weekly · 2031-W10", language: language)
        #expect(try ReferenceDocument(cover).bytes == ReferenceDocument(cover).bytes)
    }

    @Test func `has no place left to fill in, and turns round for Arabic`() throws {
        let left = try self.text(ReportCover(title: "T", symbol: "S", language: .english))
        let right = try self.text(ReportCover(title: "T", symbol: "S", language: .arabic))
        for text in [left, right] {
            for name in ["symbol", "title", "language", "size", "-direction}"] { #expect(!text.contains("{" + name)) }
        }
        #expect(!left.contains("<w:bidi/>"))
        #expect(right.contains("<w:bidi/>") && right.contains("<w:rtl/>") && right.contains("Traditional Arabic"))
    }

    @Test func `takes hostile words as words`() throws {
        let text = try self.text(
            ReportCover(
                title: "</w:t><w:evil/> & {symbol} \u{202E}\u{0}", symbol: "\"><script>{title}", language: .spanish))
        #expect(text.contains("&lt;/w:t&gt;&lt;w:evil/&gt; &amp; {symbol}"))
        #expect(text.contains("\"&gt;&lt;script&gt;{title}"))
        #expect(!text.contains("<w:evil/>") && !text.contains("\u{202E}"))
    }
}
