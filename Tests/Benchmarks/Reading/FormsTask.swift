import DocumentReading

/// One form repeated over and over: time must grow with the size of the text and no faster.
struct FormsTask {
    static let forms: [(name: String, form: String)] = [
        ("letters", "word "), ("digits", "7"), ("one line", "a"), ("line feeds", "\n"), ("form feeds", "\u{0C}"),
        ("blank lines", "word\n\n"), ("number", "1.\n"), ("numbered", "1. Light the lanterns.\n"),
        ("article", "Article 1\nLight the lanterns.\n"), ("recommendation", "Recommendation 1\nLight the lanterns.\n"),
        ("annex", "Annex\nLight the lanterns.\n"), ("organ", "The General Assembly,\nRecalling the lanterns,\n"),
        ("operative", "1. Urges Member States to light lanterns;\n"), ("preambular", "Recalling the lanterns,\n"),
        ("item", "(a) Light;\n"), ("items", "(a) Light:\n(i) Now;\n"), ("bullet", "- lantern\n"),
        ("stars", "lantern*\n* note of it\n"),
        ("brackets", "lantern[1]\n[1] note\n"), ("open brackets", "["), ("links", "[x](y)"),
        ("superscript", "lantern<sup>1</sup>\n"),
        ("raised", "lantern¹\n"), ("marks", "Lantern 1 and 2, then 3.\n"), ("rule", "____________________\n1 Note.\n"),
        ("rules and marks", "Lanterns,1 lit,2 all.\n____________________\n1 Note.\n2 Note.\n"),
        ("symbol", "A/RES/61/999\n"),
        ("symbols", "A/RES/61/999 "), ("cut symbols", "A/ RES/ 61/ "), ("resolution", "resolution 64/293 "),
        ("year", "resolution 1325 (2000), "), ("treaty", "article 9 of the Organized Crime Convention "),
        ("articles", "articles 1, 2, 3 "), ("names", "States parties and "), ("verb and name", "urges Member States, "),
        ("asides", "in cooperation with Member States "), ("dates", "by 30 June 2031 "),
        ("sessions", "at its first session "),
        ("periods", "within six months "), ("broken words", "lan terns l anterns "),
        ("hyphens", "lan -tern high - level "),
        ("cut words", "lan-\ntern "), ("page", "CTOC/COP/WG.4/2031/6\n\u{0C}1/2\n"),
        ("contents", "Contents\nLanterns......1\n"),
        ("heading", "I. Lanterns\nA. Lake\n"), ("capitals", "A. B. C. D.\n"), ("roman", "I. II. III.\n"),
        ("dotted", "128.26 Light (Lakeland);\n"), ("table", "a\tb\tc\n"), ("indent", "        lantern\n"),
        ("gaps", "lantern          lake\n"), ("quotes", "“lantern” "),
        ("arabic", "تحث الدول الأعضاء على إضاءة الفوانيس. "),
        ("arabic items", "1 - تقرر ذلك؛\n"), ("chinese", "敦促会员国点亮灯笼。"), ("russian", "призывает государства-члены. "),
        ("bidi", "\u{202B}ا\u{202C}"), ("combining", "e\u{301}"), ("emoji", "🏮"), ("ligature", "ﬁ "),
        ("removed", "\u{01}"),
        ("stops", "."), ("slashes", "/"), ("dashes", "-"), ("underscores", "_"), ("asterisks", "*"), ("hashes", "#"),
        ("decision", "The Council takes note of the lanterns.\n"), ("session line", "Sixty-first session\n"),
        ("head", "Resolution adopted by the General Assembly\n"), ("closing", "75th plenary meeting\n"),
    ]

    func run() {
        let reader = DocumentReader()
        var slow = 0
        for (name, form) in Self.forms {
            for format in [ExtractedText.Format.plainText, .markdown] {
                let small = self.seconds(reader, form, 100_000, format)
                let large = self.seconds(reader, form, 1_000_000, format)
                let ratio = large / max(small, 1e-4)
                // Ten times the text; caches and allocation leave some room.
                let isSlow = ratio > 22 && large > 0.05
                if isSlow { slow += 1 }
                let rate = Machine.text(1 / max(large, 1e-9))
                if isSlow || format == .plainText {
                    Machine.say(
                        "\(isSlow ? "SLOW " : "")\(name) (\(format)): \(Machine.text(ratio)) times, \(rate) MB/s")
                }
            }
        }
        Machine.say("\(slow) forms take more time than their size")
    }

    /// The quicker of two readings.
    private func seconds(
        _ reader: DocumentReader, _ form: String, _ bytes: Int, _ format: ExtractedText.Format
    ) -> Double {
        let text = ExtractedText(
            format: format, utf8: Array(String(repeating: form, count: bytes / form.utf8.count).utf8))
        return (0..<2).map { _ in
            let start = Machine.cpuSeconds
            _ = reader.read(text)
            return Machine.cpuSeconds - start
        }.min() ?? 0
    }
}
