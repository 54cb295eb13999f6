import DocumentReading
import Model
import Testing

/// Each of these was found by `benchmark-reading fuzz` or `benchmark-reading forms`.
@Suite("What damaged documents have shown", .timeLimit(.minutes(1)))
struct FuzzFindingTests {
    @Test(
        "a character cut off by the end of its line does not reach into the next",
        arguments: [0xC3, 0xE2, 0xF0] as [UInt8])
    func cutCharacter(_ first: UInt8) {
        var bytes = Array(
            "The General Assembly,\nRecalling the lanterns,\n1. Urges Member States to light lanterns".utf8)
        bytes.append(first)
        bytes += Array("\nx y z of the lake;\n2. Decides on the lanterns.".utf8)
        for format in [ExtractedText.Format.plainText, .markdown] {
            let document = DocumentReader().read(ExtractedText(format: format, utf8: bytes)).document
            #expect(document.passages.map(\.label) == ["PP1", "OP1", "OP2"])
            #expect(document.passages[1].text.hasSuffix("light lanterns x y z of the lake;"))
        }
    }

    @Test(
        "time grows with the text and no faster",
        arguments: [
            "The General Assembly,\nRecalling the lanterns,\n", "CTOC/COP/WG.4/2031/6\n\u{0C}1/2\n",
            "Lanterns,1 lit,2 all.\n____________________\n1 Note.\n2 Note.\n",
            "1. Light the lanterns:\n(a) Now;\n(b) Later:\n(i) In summer;\n",
            "States parties, in cooperation with Member States, should consider article 9 of the Protocol, ",
        ])
    func linear(_ form: String) {
        let reader = DocumentReader()
        func seconds(_ bytes: Int) -> Double {
            let text = String(repeating: form, count: bytes / form.utf8.count).extracted()
            let clock = ContinuousClock()
            // The quickest of three: others use the machine too.
            return (0..<3).map { _ in clock.measure { _ = reader.read(text) } / .seconds(1) }.min() ?? 0
        }
        _ = reader.read(form.extracted())
        // Eight times the text took 40 to 70 times as long before; the machine may be busy.
        #expect(seconds(80_000) < 30 * seconds(10_000) + 0.5)
    }

    @Test(
        "numbers of any length",
        arguments: ["Agenda item ", "Annex ", "Article ", "Recommendation ", "", "(", "A/RES/", "128."])
    func hugeNumbers(_ form: String) {
        let number = String(repeating: "9", count: 40)
        let text =
            "A/RES/61/999\n\(form)\(number)\nThe General Assembly,\nRecalling \(form)\(number),\n1. Decides \(form)\(number) by \(number)."
        for format in [ExtractedText.Format.plainText, .markdown] {
            #expect(DocumentReader().read(text.extracted(format)).document.symbol == "A/RES/61/999")
        }
    }

    @Test("two openings under one name of a resolution are one resolution")
    func openingsUnderOneName() {
        let text =
            String(repeating: "Lanterns of the lake.\n", count: 10)
            + "Resolution 13/1\nThe General Assembly,\nRecalling the lanterns,\n\nThe General Assembly,\nRecalling the lake,\n"
            + "1. Decides on the lanterns.\n2. Urges all to light them.\n\n"
            + "Resolution 13/2\nThe General Assembly,\nRecalling the lanterns,\n1. Decides on the lake.\n"
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.filter { $0.kind == .operative }.count == 3)
    }

    @Test("many parts with the same numbers have labels of their own")
    func labels() {
        let text = String(repeating: "The General Assembly,\nRecalling the lanterns,\n", count: 600)
        let document = DocumentReader().read(text.extracted()).document
        #expect(Set(document.passages.map(\.label)).count == document.passages.count)
        #expect(document.passages.count >= 300)
    }
}
