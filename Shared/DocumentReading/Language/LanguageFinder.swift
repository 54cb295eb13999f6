internal import Model

/// Finds the language of a text by script and function words.
enum LanguageFinder {
    /// The language, and whether the evidence is clear.
    struct Finding: Equatable {
        var language: Language?
        var isSure: Bool
    }

    /// Words of more than one of the languages in Latin script tell none of them.
    private static let shared: Set<[UInt8]> = {
        let lists = [Language.english, .spanish, .french].compactMap { Lexicon.all[$0]?.functionWords }
        var seen: Set<[UInt8]> = []
        var shared: Set<[UInt8]> = []
        for word in lists.joined() where !seen.insert(word).inserted { shared.insert(word) }
        return shared
    }()

    /// Looks at the first 200,000 bytes, beyond which the answer does not change.
    static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Finding {
        var (latin, cyrillic, arabic, han) = (0, 0, 0, 0)
        var scores: [Language: Int] = [:]
        let latinLanguages: [(Language, Set<[UInt8]>)] = [.english, .spanish, .french].compactMap { language in
            Lexicon.all[language].map { (language, $0.functionWords) }
        }.map { language, words in (language, words.subtracting(Self.shared)) }
        var index = 0
        let end = min(bytes.count, 200_000)
        var word: [UInt8] = []
        func count() {
            latin += word.count
            if word.count <= 12 {
                for (language, words) in latinLanguages where words.contains(word) { scores[language, default: 0] += 1 }
            }
            word.removeAll(keepingCapacity: true)
        }
        while index < end {
            let scalar = Scalar(bytes, at: index)
            index += scalar.length
            if scalar.isHan {
                han += 1
            } else if scalar.isArabic {
                arabic += 1
            } else if scalar.isCyrillic {
                cyrillic += 1
            } else if scalar.isLetter {
                Folding.append(Folding.lower(scalar.value), to: &word)
                continue
            }
            if !word.isEmpty { count() }
        }
        if !word.isEmpty { count() }
        // A Chinese character says about as much as four letters.
        let scripts: [(Language?, Int)] = [(nil, latin), (.russian, cyrillic), (.arabic, arabic), (.chinese, han * 4)]
        guard let best = scripts.max(by: { $0.1 < $1.1 }), best.1 >= 20 else {
            return Finding(language: nil, isSure: false)
        }
        let others = scripts.reduce(0) { $0 + $1.1 } - best.1
        let isClear = best.1 > others * 2
        if let language = best.0 { return Finding(language: language, isSure: isClear) }
        let ranked = scores.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        guard let first = ranked.first, first.value >= 2 else { return Finding(language: nil, isSure: false) }
        let second = ranked.count > 1 ? ranked[1].value : 0
        return Finding(language: first.key, isSure: isClear && first.value >= second * 2)
    }
}
