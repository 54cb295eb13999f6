public import Model

/// Finds out the language of a passage by its script and its most frequent small words.
public enum LanguageDetection {
    /// Words that are frequent in one of the three languages of Latin script and rare in the others, folded.
    private static let smallWords: [(Language, [String])] = [
        (
            .english,
            [
                "the", "of", "and", "to", "in", "for", "on", "with", "that", "by", "are", "be", "should", "its", "is",
                "from", "their", "as",
            ]
        ),
        (
            .spanish,
            [
                "el", "los", "las", "del", "y", "en", "que", "por", "para", "con", "una", "al", "su", "se", "como",
                "sus", "lo", "debe", "la", "de",
            ]
        ),
        (
            .french,
            [
                "le", "les", "des", "et", "du", "dans", "que", "pour", "par", "avec", "une", "aux", "est", "sur", "qui",
                "au", "ses", "la", "de", "l", "d",
            ]
        ),
    ]

    private static let hashes: [UInt32: [(place: Int, weight: Int)]] = {
        var table: [UInt32: [(place: Int, weight: Int)]] = [:]
        for (place, entry) in Self.smallWords.enumerated() {
            for word in entry.1 {
                let hash = word.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
                table[hash, default: []].append((place, word == "la" || word == "de" || word == "que" ? 1 : 2))
            }
        }
        return table
    }()

    /// The language most of the text is in; `nil` when there is nothing to go by.
    ///
    /// Looks at no more than the first 4,000 bytes.
    public static func detect(_ text: String) -> Language? {
        var text = text
        return text.withUTF8 { Self.detect($0) }
    }

    /// The language of UTF-8 bytes; see ``detect(_:)-(String)``.
    public static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> Language? {
        let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(4_000))
        var (latin, cyrillic, arabic, chinese) = (0, 0, 0, 0)
        var index = 0
        while index < bytes.count {
            let (value, length) = UTF8Cursor.decode(bytes, at: index)
            switch value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x400...0x52F: cyrillic += 1
            case 0x600...0x6FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: arabic += 1
            // A Chinese character says as much as a few letters.
            case 0x3400...0x9FFF: chinese += 3
            default: break
            }
            index += length
        }
        let most = max(latin, cyrillic, arabic, chinese)
        guard most > 0 else { return nil }
        if most == chinese { return .chinese }
        if most == arabic { return .arabic }
        if most == cyrillic { return .russian }
        var points = [Int](repeating: 0, count: Self.smallWords.count)
        for word in WordIndex(bytes).words {
            for (place, weight) in Self.hashes[word.hash] ?? [] { points[place] += weight }
        }
        guard let best = points.max(), best > 0, let place = points.firstIndex(of: best) else { return nil }
        return Self.smallWords[place].0
    }
}
