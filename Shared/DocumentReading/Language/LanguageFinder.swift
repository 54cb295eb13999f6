internal import Model

/// Finds the language of a text by script and function words.
enum LanguageFinder {
    /// The language, and whether the evidence is clear.
    struct Finding: Equatable {
        var language: Language?
        var isSure: Bool
        /// Another language has a part in the text that may be passages of its own.
        var isMixed = false
    }

    /// Bytes that are looked at: more do not change the answer.
    private static let sample = 200_000
    private static let stretch = 4_000

    /// Looks at the whole text, or at stretches spread evenly over a long one.
    static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Finding {
        guard bytes.count > Self.sample else { return Self.finding(ScriptTally(bytes, 0..<bytes.count)) }
        var tally = ScriptTally()
        let stretches = Self.sample / Self.stretch
        for place in 0..<stretches {
            var start = (bytes.count - Self.stretch) / (stretches - 1) * place
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            tally.add(bytes, start..<min(start + Self.stretch, bytes.count))
        }
        return Self.finding(tally)
    }

    /// The language of a passage in a document of mixed languages; `nil` where it is the document's or is not clear.
    static func find(passage: UnsafeBufferPointer<UInt8>, of language: Language?) -> Language? {
        let tally = ScriptTally(passage, 0..<passage.count)
        let finding = Self.finding(tally)
        guard finding.isSure, let own = finding.language, own != language else { return nil }
        // A name or title in another language makes no passage of it.
        return tally.latin + tally.cyrillic + tally.arabic + tally.han * 4 >= 60 ? own : nil
    }

    private static func finding(_ tally: ScriptTally) -> Finding {
        // A Chinese character says about as much as four letters.
        let scripts: [(Language?, Int)] = [
            (nil, tally.latin), (.russian, tally.cyrillic), (.arabic, tally.arabic), (.chinese, tally.han * 4),
        ]
        guard let best = scripts.max(by: { $0.1 < $1.1 }), best.1 >= 20 else {
            return Finding(language: nil, isSure: false)
        }
        let others = scripts.reduce(0) { $0 + $1.1 } - best.1
        let isClear = best.1 > others * 2
        let isMixed = others * 50 > best.1
        if let language = best.0 { return Finding(language: language, isSure: isClear, isMixed: isMixed) }
        let ranked = ScriptTally.latinLanguages.enumerated().map { ($1, Int(tally.scores[$0 & 7])) }
            .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
        guard let first = ranked.first, first.1 >= 2 else { return Finding(language: nil, isSure: false) }
        let second = ranked.count > 1 ? ranked[1].1 : 0
        return Finding(
            // In running text of each language far more than every fiftieth word is one of its function words.
            language: first.0,
            isSure: isClear && first.1 >= second * 2 && first.1 * 50 >= tally.words
                && first.1 > tally.foreignScore, isMixed: isMixed || second >= 3 && second * 30 > first.1)
    }
}
