internal import Model

/// Reads what a line begins and ends with.
struct LineTraitReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexicon: Lexicon
    /// Paragraphs begin with a small letter, as the language has it or this document does.
    var lowerCaseOpenings: Bool

    func read(_ line: TextLine) -> BodyText.Traits {
        let label = LineLabel(self.bytes, line)
        var traits = BodyText.Traits(label: label, ending: LineEnding(self.bytes, line))
        let start = label.map { $0.hasText ? $0.textStart : line.start } ?? line.start
        self.readCase(start, line, &traits)
        traits.canOpen = !traits.startsLower || self.lowerCaseOpenings
        guard traits.canOpen else { return traits }
        let head = Folding.fold(self.bytes, start..<line.end, limit: 120)
        head.withUnsafeBufferPointer { self.readWords(UnsafeBufferPointer(rebasing: $0[...]), line, &traits) }
        return traits
    }

    /// Case of the first letter, behind quotation marks and brackets.
    private func readCase(_ start: Int, _ line: TextLine, _ traits: inout BodyText.Traits) {
        var index = start
        while index < line.end {
            let scalar = Scalar(self.bytes, at: index)
            if scalar.isLetter {
                traits.startsUpper = scalar.isUpper || !scalar.isLower
                traits.startsLower = scalar.isLower
                return
            }
            guard scalar.isOpeningQuote || scalar.value == UInt32(Scalar.removed) || scalar.value == 0x28 else {
                return
            }
            index += scalar.length
        }
    }

    private func readWords(_ head: UnsafeBufferPointer<UInt8>, _ line: TextLine, _ traits: inout BodyText.Traits) {
        guard !head.isEmpty else { return }
        let first = PhraseTable.unit(head, at: 0)
        guard first.length > 0 else { return }
        traits.opening = self.opening(head, first)
        traits.looksFinite = self.hasEnding(head, length: first.length, self.lexicon.operativeEndings)
        guard traits.label == nil else { return }
        if let found = self.lexicon.recommendation.match(head, at: 0, unit: first.hash), head.count < 40 {
            traits.recommendation = self.number(head, from: found.length)
        }
        if let found = self.lexicon.article.match(head, at: 0, unit: first.hash), head.count < 100 {
            traits.article =
                self.lexicon.language == .chinese
                ? self.chineseArticle(head, from: found.length)
                : self.number(head, from: found.length, aloneOnLine: false)
        }
        if let found = self.lexicon.annex.match(head, at: 0, unit: first.hash) {
            traits.isAnnex =
                AnnexName.tail(head, from: found.length, self.lexicon).map { AnnexName.isHeading(head, $0) } ?? false
        }
        if let found = self.lexicon.organs.match(head, at: 0, unit: first.hash) {
            traits.organStart = found.value
            var rest = found.length
            while rest < head.count, head[rest] == 0x20 { rest += 1 }
            if rest >= head.count || self.isPause(head, at: rest) { traits.organ = found.value }
        }
    }

    /// Only a comma, a full stop or a colon follows.
    private func isPause(_ head: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let scalar = Scalar(head, at: index)
        guard index + scalar.length >= head.count else { return false }
        switch scalar.value {
        case 0x2C, 0x2E, 0x3A, 0xFF0C, 0x60C, 0xFF1A: return true
        default: return false
        }
    }

    private func opening(_ head: UnsafeBufferPointer<UInt8>, _ first: (hash: UInt64, length: Int)) -> BodyText.Opening {
        let isPreambular =
            self.lexicon.preambularWords.match(head, at: 0, unit: first.hash) != nil
            || self.hasEnding(head, length: first.length, self.lexicon.preambularEndings)
        var isOperative = self.lexicon.verbs.match(head, at: 0, unit: first.hash) != nil
        if !isOperative, let adverb = self.lexicon.adverbs.match(head, at: 0, unit: first.hash) {
            var next = adverb.length
            while next < head.count, head[next] == 0x20 { next += 1 }
            isOperative = next < head.count && self.lexicon.verbs.match(head, at: next) != nil
        }
        return isPreambular ? (isOperative ? .either : .preambular) : (isOperative ? .operative : .none)
    }

    private func hasEnding(_ head: UnsafeBufferPointer<UInt8>, length: Int, _ endings: [[UInt8]]) -> Bool {
        for ending in endings where length > ending.count + 2 {
            var offset = 0
            while offset < ending.count, head[length - ending.count + offset] == ending[offset] { offset += 1 }
            if offset == ending.count { return true }
        }
        return false
    }

    /// The number behind a word such as "recommendation", when nothing else stands on the line.
    private func number(_ head: UnsafeBufferPointer<UInt8>, from start: Int, aloneOnLine: Bool = true) -> Int? {
        var index = start
        while index < head.count, head[index] == 0x20 || head[index] == 0x23 { index += 1 }
        var value = 0
        let first = index
        while index < head.count, let digit = Scalar(head, at: index).digit, index - first < 8 {
            value = value * 10 + digit
            index += Scalar(head, at: index).length
        }
        guard index > first else { return nil }
        while index < head.count, !Scalar(head, at: index).isLetter, !head[index].isASCIIDigit {
            if aloneOnLine, head[index] == 0x28 || head[index] == 0x2F { return nil }
            index += Scalar(head, at: index).length
        }
        return index >= head.count || !aloneOnLine && self.startsTitle(head, from: first) ? value : nil
    }

    /// 第五十一条
    private func chineseArticle(_ head: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        var letters: [UInt32] = []
        while index < head.count, letters.count < 8 {
            let scalar = Scalar(head, at: index)
            index += scalar.length
            if scalar.value == 0x6761 { return index >= head.count ? ChineseNumeral.value(letters) : nil }
            letters.append(scalar.value)
        }
        return nil
    }

    /// `Article 5` may be followed by a full stop or colon and its title.
    private func startsTitle(_ head: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var index = start
        while index < head.count, Scalar(head, at: index).digit != nil { index += Scalar(head, at: index).length }
        return index < head.count && (head[index] == 0x2E || head[index] == 0x3A || head[index] == 0x29)
    }
}
