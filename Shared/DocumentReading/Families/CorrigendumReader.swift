public import Model
internal import Yams

/// Finds the paragraphs that a corrigendum says it changes.
///
/// A corrigendum names each at the beginning of a line, perhaps after a number of its own and a page: "2. Page 5, paragraphs 12
/// and 14 (b), third line". What stands in an annex or a footnote is passed over: its numbers are not those of the text.
public struct CorrigendumReader: Sendable {
    private struct Words: Decodable {
        var paragraph: [String]
        var recommendation: [String]
        var operative: [String]
        var preambular: [String]
        var page: [String]
        var leadIn: [String]
        var elsewhere: [String]
        var and: [String]
        var to: [String]
    }

    private struct File: Decodable { var corrigenda: [String: Words] }

    private enum Role {
        case target(PassageKind?)
        case kind(PassageKind)
        case page
        case leadIn
        case elsewhere
        case and
        case to
    }

    private enum Token: Equatable {
        case number(String)
        case word(String)
        /// What stands in brackets: `(b)`.
        case item(String)
        case mark(Character)
    }

    /// Longest row of paragraphs that a dash is taken for: what is longer was misread.
    private static let longestRow = 50
    private static let roles: [String: Role] = Self.readRoles()

    public init() {}

    /// The paragraphs in the order of the text, each once.
    public func targets(inText text: String) -> [CorrigendumTarget] {
        var found: [CorrigendumTarget] = []
        for line in text.split(whereSeparator: \.isNewline) {
            for target in self.targets(inLine: Self.tokens(line)) where !found.contains(target) {
                found.append(target)
            }
        }
        return found
    }

    private func targets(inLine tokens: [Token]) -> [CorrigendumTarget] {
        var index = 0
        // The corrigendum's own number: "2." or "(b)".
        if case .number? = tokens.first, tokens.count > 1, [.mark("."), .mark(")")].contains(tokens[1]) { index = 2 }
        if case .item? = tokens.first { index = 1 }
        var kind: PassageKind?
        // Chinese counts before the word: 第12段.
        var ahead: [CorrigendumTarget] = []
        while index < tokens.count {
            switch tokens[index] {
            case .word(let word):
                switch Self.roles[word] {
                case .target(let named)?:
                    // "Paras. 3–5"
                    let isShortened = index + 1 < tokens.count && tokens[index + 1] == .mark(".")
                    let after = self.numbers(tokens, from: index + (isShortened ? 2 : 1))
                    let numbers = after.isEmpty ? ahead : after
                    return numbers.map { target in
                        CorrigendumTarget(
                            number: target.number, kind: (named ?? kind)?.rawValue, item: target.item)
                    }
                case .kind(let named)?: kind = named
                case .page?:
                    // Its numbers, before (第5页) or behind it, are not those of paragraphs.
                    ahead = []
                    index += self.length(ofNumbers: tokens, from: index + 1)
                case .leadIn?: break
                // "Au paragraphe 5": the word for a row is one that leads in, too.
                case .to?: if !ahead.isEmpty { return [] }
                case .elsewhere?, .and?, nil: return []
                }
            case .number:
                ahead = self.numbers(tokens, from: index)
                guard !ahead.isEmpty else { return [] }
                index += self.length(ofNumbers: tokens, from: index) - 1
            case .mark(let mark): if mark != ",", mark != "،", mark != "，", mark != "." { return [] }
            case .item: return []
            }
            index += 1
        }
        return []
    }

    /// `12`, `12 and 14 (b)`, `12–15`, `12, 13 and 15`
    private func numbers(_ tokens: [Token], from start: Int) -> [CorrigendumTarget] {
        var targets: [CorrigendumTarget] = []
        var isRow = false
        for token in tokens[start..<(start + self.length(ofNumbers: tokens, from: start))] {
            switch token {
            case .number(let number):
                if isRow, let first = targets.last.flatMap({ Int($0.number) }), let last = Int(number), first < last,
                    last - first <= Self.longestRow
                {
                    targets += (first + 1...last).map { CorrigendumTarget(number: String($0)) }
                } else {
                    targets.append(CorrigendumTarget(number: number))
                }
                isRow = false
            case .item(let item):
                if let last = targets.indices.last { targets[last].item = item }
            case .mark(let mark): isRow = mark == "–" || mark == "-" || mark == "—"
            case .word(let word): if case .to? = Self.roles[word] { isRow = true }
            }
        }
        return targets
    }

    private func length(ofNumbers tokens: [Token], from start: Int) -> Int {
        var index = start
        var end = start
        loop: while index < tokens.count {
            switch tokens[index] {
            case .number:
                index += 1
                end = index
            case .item where end > start:
                index += 1
                end = index
            case .mark(let mark) where "–-—,،，、".contains(mark) && end > start: index += 1
            case .word(let word):
                switch Self.roles[word] {
                case .and? where end > start, .to? where end > start: index += 1
                default: break loop
                }
            default: break loop
            }
        }
        return end - start
    }

    // MARK: Words and data

    private static func readRoles() -> [String: Role] {
        var roles: [String: Role] = [:]
        // Part of the program: that it decodes is shown by a test.
        guard let text = EmbeddedData.files.first(where: { $0.name.description == "corrigenda.yaml" })?.text,
            let file = try? YAMLDecoder().decode(File.self, from: "\(text)")
        else { return roles }
        for words in file.corrigenda.values {
            // The more telling word wins where languages share one ("a", "à la").
            for word in words.and { roles[word] = .and }
            for word in words.leadIn { roles[word] = .leadIn }
            for word in words.to { roles[word] = .to }
            for word in words.elsewhere { roles[word] = .elsewhere }
            for word in words.page { roles[word] = .page }
            for word in words.paragraph { roles[word] = .target(nil) }
            for word in words.recommendation { roles[word] = .target(.recommendation) }
            for word in words.operative where roles[word] == nil { roles[word] = .kind(.operative) }
            for word in words.preambular { roles[word] = .kind(.preambular) }
        }
        return roles
    }

    private static func tokens(_ line: Substring) -> [Token] {
        var tokens: [Token] = []
        let characters = Array(line)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character.isWholeNumber {
                var number = ""
                while index < characters.count {
                    if let digit = characters[index].wholeNumberValue {
                        number.append(String(digit))
                    } else if characters[index] == ".", index + 1 < characters.count,
                        characters[index + 1].isWholeNumber
                    {
                        number.append(".")
                    } else {
                        break
                    }
                    index += 1
                }
                tokens.append(.number(number))
                continue
            }
            if character == "(" || character == "（",
                let close = characters[index...].prefix(8).firstIndex(where: { $0 == ")" || $0 == "）" }),
                characters[(index + 1)..<close].allSatisfy({ $0.isLetter || $0.isWholeNumber }), close > index + 1
            {
                tokens.append(.item(String(characters[(index + 1)..<close])))
                index = close + 1
                continue
            }
            if character.isLetter || character == "&" {
                let isHan = Self.isHan(character)
                var word = ""
                while index < characters.count, characters[index].isLetter || characters[index] == "&",
                    Self.isHan(characters[index]) == isHan
                {
                    word.append(characters[index])
                    index += 1
                    // Chinese is not parted into words: a known one ends a token.
                    if isHan, Self.roles[word] != nil { break }
                }
                tokens.append(.word(word.lowercased()))
                continue
            }
            if character == "、" {
                tokens.append(.word("、"))
            } else if !character.isWhitespace, character != ":", character != "：" {
                tokens.append(.mark(character))
            }
            index += 1
        }
        return tokens
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
    }
}
