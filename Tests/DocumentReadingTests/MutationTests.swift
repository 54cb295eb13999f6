import DocumentReading
import Model
import Testing

@Suite("Damaged input never traps", .timeLimit(.minutes(5)))
struct MutationTests {
    @Test("truncation at every 97th byte", .enabled(if: Corpus.isAvailable), arguments: GoldTests.documents.map(\.path))
    func truncation(_ path: String) throws {
        let text = try Corpus.text(path)
        let reader = DocumentReader()
        // From a different byte in each file, so that together many positions are tried.
        for end in stride(from: path.utf8.count, to: min(text.utf8.count, 24_000), by: 97) {
            var cut = Array(text.utf8[..<end])
            while let last = cut.last, last >= 0x80 { cut.removeLast() }
            let reading = reader.read(ExtractedText(format: text.format, utf8: cut))
            #expect(reading.document.passages.allSatisfy { $0.range.end <= reading.text.unicodeScalars.count })
        }
    }

    @Test("bytes taken out, doubled and replaced", .enabled(if: Corpus.isAvailable))
    func noise() throws {
        let text = try Corpus.text("documents/S-RES-2388-2017.en.txt").utf8.filter { $0 < 0x80 }
        var random = SystemSeed(state: 42)
        for _ in 0..<60 {
            var bytes = text
            for _ in 0..<200 {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(bytes[place], at: place)
                case 2: bytes[place] = 0x0A
                default: bytes[place] = UInt8(random.next() % 0x7F)
                }
            }
            for format in [ExtractedText.Format.plainText, .markdown] {
                _ = DocumentReader().read(ExtractedText(format: format, utf8: bytes))
            }
        }
    }

    @Test(
        "odd texts",
        arguments: [
            "", " ", "\n", "\u{0C}\u{0C}\u{0C}", "a", "1.", "1.\n", "(a)", "__________", "*", "****", "<sup>",
            "<sup>1</sup>",
            "[", "[^", "[^1]:", "[x](", "\u{FEFF}", "The General Assembly,", "The General Assembly,\n", "1\n2\n3\n4\n5",
            "A/RES/1/1", "Annex", "Annex\nAnnex\nAnnex", "Contents\n......", "\\", "#", "²", "ﬁ", "1. \n1. \n1. ", "-",
            "128.1", "\u{2071}", "\u{2072}\u{2070}\u{2073}", "S/RES/", "/", "大会，", "إن الجمعية العامة،",
            "Recommendation 1\nRecommendation 2",
        ])
    func odd(_ text: String) {
        for format in [ExtractedText.Format.plainText, .markdown, .pdf] {
            let reading = DocumentReader().read(text.extracted(format))
            #expect(reading.text == text)
            #expect(reading.document.verdict.state != .faithful)
        }
    }

    @Test(
        "a body's name over two lines, the second of them another body's",
        arguments: [
            "The Conference of the Parties to the\nThe General Assembly,\nRecalling the lanterns,\n1. Decides.",
            "A\nB\nC\nD\nE.\nAnnex\nThe Conference of the Parties to the\nAnnex,\nRecalling\nAnnex",
            "Annex\nRecalling the lanterns, which were lit in all the ports of the lake before the night fell on it,\n"
                + "The Conference of the Parties to the\nArticle 1,\nRecalling\nArticle 2\nArticle 3\nArticle 4\n"
                + "Article 5\nArticle 6\nArticle 7\nArticle 8\nArticle 9\nArticle 10",
        ])
    func bodiesInARow(_ text: String) {
        #expect(DocumentReader().read(text.extracted()).text == text)
    }

    @Test("long lines, many numbers, bytes that are no text")
    func extremes() {
        let reader = DocumentReader()
        let long = String(repeating: "word ", count: 4000)
        #expect(reader.read(long.extracted()).document.passages.isEmpty)
        let numbers = (1...3000).map { "\($0).\n" }.joined()
        #expect(reader.read(numbers.extracted()).document.verdict.state != .faithful)
        #expect(reader.read(String(repeating: "7", count: 20_000).extracted()).document.passages.isEmpty)
        _ = reader.read(ExtractedText(format: .plainText, utf8: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }))
    }
}

/// A small repeatable generator (SplitMix64).
struct SystemSeed: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = self.state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
