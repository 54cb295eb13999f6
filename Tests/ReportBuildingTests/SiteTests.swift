import Foundation
import Model
import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct SiteTests {
    /// A site with its pages by name; each document's text is its passages with words between them.
    private static func site(
        _ entries: [ReportEntry] = SampleReport.entries, documents: [DocumentHead]? = nil, language: Language = .english
    ) throws -> [String: String] {
        let documents =
            documents ?? [
                SampleReport.report, SampleReport.resolution, SampleReport.later, SampleReport.arabic,
                SampleReport.scan,
            ]
        let context = SampleReport.context(
            .compilation, language, formats: [.html, .site], documents: documents)
        var pages: [String: String] = [:]
        var site = try SiteBuilder(context) { name, bytes in
            #expect(pages[name] == nil)
            pages[name] = String(decoding: bytes, as: UTF8.self)
        }
        for head in documents.sorted(by: ReportBuilder.precedes) {
            var text = "Before é.\n"
            var own: [ReportEntry] = []
            for var entry in entries where entry.document.id == head.id {
                let start = text.unicodeScalars.count
                text += entry.passage.text
                entry.passage.range = TextRange(start, text.unicodeScalars.count)
                text += "\n\nBetween <b>.\n"
                own.append(entry)
            }
            try site.add(SiteDocument(head: head, text: own.isEmpty ? "" : text, entries: own))
        }
        _ = try site.finish()
        return pages
    }

    @Test(
        "every link of every page leads to a page and a place that are there", arguments: [Language.english, .arabic])
    func links(language: Language) throws {
        let pages = try Self.site(language: language)
        let skeletons = pages.mapValues { HTMLSkeleton($0) }
        #expect(pages.count == 1 + 5 + 3 + 1)
        for (name, page) in skeletons {
            #expect(page.isWellFormed, "\(name)")
            #expect(Set(page.ids).count == page.ids.count, "\(name)")
            for link in page.links where link != "../compilation.html" {
                let parts = link.split(separator: "#", omittingEmptySubsequences: false)
                let file = parts[0].isEmpty ? name : String(parts[0].dropFirst(2))
                let target = try #require(skeletons[file], "\(link) of \(name)")
                if parts.count > 1 { #expect(target.ids.contains(String(parts[1])), "\(link) of \(name)") }
            }
        }
    }

    @Test("a passage stands marked at its place, and what is between stays between")
    func places() throws {
        let page = try #require(try Self.site()["document.EXAMPLE-RES-12-9.en.html"])
        #expect(page.contains("<div class=\"between\">Before é.\n</div>"))
        #expect(page.contains("Between &lt;b&gt;."))
        let place = try #require(page.range(of: "id=\"OP2\""))
        #expect(page[place.upperBound...].contains("<div class=\"text\">Urges Member States to regulate"))
        #expect(!page.contains("<script"))
        #expect(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    }

    @Test("a report beside a site links each citation to the document's page")
    func reportLinks() throws {
        var context = SampleReport.context(.compilation, formats: [.html, .markdown])
        context.site = "site/"
        for (_, bytes) in try ReportBuilder.build(context, entries: SampleReport.entries) {
            let page = String(decoding: bytes, as: UTF8.self)
            #expect(page.contains("./site/document.EXAMPLE-RES-12-9.en.html#OP2"))
        }
    }

    @Test("a theme with many passages is paged, none is lost")
    func paging() throws {
        let entries = (0..<(2 * SiteBuilder.pageLength + 1)).map {
            SampleReport.entry($0, "Passage number \($0).", core: [("prevention", 0.9)])
        }
        let pages = try Self.site(entries)
        for number in 1...3 {
            let page = try #require(pages["theme-prevention.\(number).html"])
            #expect(page.contains("./theme-prevention.\(number + 1).html") == (number < 3))
            let expected = number < 3 ? SiteBuilder.pageLength : 1
            #expect(page.parts(of: "<article") == expected + 1)
        }
        #expect(pages["index.html"]?.contains("./theme-prevention.3.html") == true)
    }

    @Test("hostile texts stay text on every page")
    func hostile() throws {
        for text in EscapingTests.hostile {
            let entry = EscapingTests.entry(text)
            for (name, page) in try Self.site([entry], documents: [entry.document]) {
                #expect(HTMLSkeleton(page).isWellFormed, "\(name)")
                #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
                for link in HTMLSkeleton(page).links { #expect(!link.contains("script:"), "\(link)") }
            }
        }
    }

    @Test("an archive holds what was put in, and the same files give the same bytes")
    func archive() throws {
        func archive() throws -> [UInt8] {
            let spool = MemorySpool()
            var archive = ZipArchive(spool)
            try archive.add("site/a.html", Array("hello".utf8))
            try archive.add("site/é.html", [])
            try archive.finish()
            return spool.bytes
        }
        let bytes = try archive()
        #expect(try archive() == bytes)
        #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        // CRC-32 of "hello", as every ZIP program has it.
        #expect(ZipArchive.checksum(Array("hello".utf8)) == 0x3610_A686)
        #expect(bytes.suffix(22).starts(with: [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 2, 0, 2, 0]))
    }
}
