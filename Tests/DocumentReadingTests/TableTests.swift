import DocumentReading
import Model
import Testing

@Suite("Tables: kept out of passages, matrices of recommendations read", .timeLimit(.minutes(1)))
struct TableTests {
    /// Text with its tables between `<` and `>`, rows on lines, cells parted by `|`.
    private func extracted(_ marked: String) -> ExtractedText {
        var bytes: [UInt8] = []
        var tables: [ExtractedText.Table] = []
        var start = 0
        for byte in marked.utf8 {
            switch byte {
            case UInt8(ascii: "<"): start = bytes.count
            case UInt8(ascii: ">"): tables.append(ExtractedText.Table(range: start..<bytes.count))
            case UInt8(ascii: "|"): bytes.append(0x09)
            default: bytes.append(byte)
            }
        }
        return ExtractedText(format: .docx, utf8: bytes, tables: tables)
    }

    private static let matrix = """
        Lanternia: what was asked of it in the fourth cycle, by theme
        <Recommendation and State|Position|Themes
        Theme: Lamps
        140.7 Ratify the Convention on Lanterns (Chile) (Malta);|Supported|- Lamps - Oil
        140.3 Light the northern coast (Trinidad and Tobago); Source of position: A/HRC/62/8/Add.1|Noted|- Lamps
        Theme: Keepers
        140.9|Pay the keepers on time (Ghana, Peru and Togo);|Supported|- Wages
        140.7 Ratify the Convention on Lanterns (Chile) (Malta);|Supported|- Lamps - Oil
        >
        """

    @Test("a matrix: each recommendation once, with its theme and States, without the other columns")
    func matrix() {
        let document = DocumentReader().read(self.extracted(Self.matrix)).document
        #expect(document.kind == .universalPeriodicReview)
        #expect(document.passages.map(\.label) == ["R140.7", "R140.3", "R140.9"])
        #expect(
            document.passages.map(\.text) == [
                "Ratify the Convention on Lanterns (Chile) (Malta);", "Light the northern coast (Trinidad and Tobago);",
                "Pay the keepers on time (Ghana, Peru and Togo);",
            ])
        #expect(
            document.passages.map(\.recommendedBy) == [
                ["Chile", "Malta"], ["Trinidad and Tobago"], ["Ghana", "Peru", "Togo"],
            ])
        #expect(document.passages.map(\.section) == [["Theme: Lamps"], ["Theme: Lamps"], ["Theme: Keepers"]])
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test("a table of a report stands in no passage and in no heading")
    func report() {
        let document = DocumentReader().read(
            self.extracted(
                """
                A/81/189
                Report of the harbour masters
                I. Lamps
                1. The lamps of the coast were counted, as the table shows.
                <Harbour|Lit|Broken
                1. Amber|12|3
                2. Birch|9|1
                >
                2. Their number has risen since the last winter.
                II. Keepers
                3. The keepers were paid on time in all of the harbours.

                """)
        ).document
        #expect(document.passages.map(\.label) == ["P1", "P2", "P3"])
        #expect(document.passages.map(\.section) == [["I. Lamps"], ["I. Lamps"], ["II. Keepers"]])
        #expect(!document.passages.contains { $0.text.contains("Amber") })
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test("ranges that are none, and tables without cells")
    func odd() {
        for range in [0..<0, 5..<5, 0..<4000, -4..<2] {
            var text = "1. Light the lanterns.\n2. Count them.\n3. Mend them.\n".extracted()
            text.tables = [ExtractedText.Table(range: range)]
            #expect(DocumentReader().read(text).document.passages.count == 3)
        }
    }
}

@Suite("Symbols of the masthead", .timeLimit(.minutes(1)))
struct MastheadSymbolTests {
    @Test(
        "joint symbols, joined by a dash or one below the other",
        arguments: [
            "United Nations A/80/778–S/2026/79\n", "United Nations A/80/778-S/2026/79\n", "A/80/778\nS/2026/79\n",
        ])
    func joint(_ head: String) {
        let document = DocumentReader().read(
            (head + "Report of the harbour masters\n1. Lamps were lit.\n2. Oil was bought.\n3. Glass was mended.\n")
                .extracted()
        ).document
        #expect(document.symbol == "A/80/778")
        #expect(document.jointSymbols == ["S/2026/79"])
    }

    @Test("a symbol alone gives no other, and a reissue is called as the first issue")
    func single() {
        let text = "United Nations A/80/778*\nReport of the harbour masters\n1. Lamps were lit.\n2. Oil was bought.\n"
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.symbol == "A/80/778")
        #expect(document.jointSymbols.isEmpty)
    }
}
