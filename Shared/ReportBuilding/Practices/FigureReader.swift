/// Finds the numbers of a stretch of text that count something.
struct FigureReader {
    let read: ReadText

    /// Numbers of laws, articles, paragraphs and days of a month count nothing and are left out; years are kept.
    func figures(_ tokens: Range<Int>) -> [Figure] {
        var figures: [Figure] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            let token = self.read.list[index]
            if token.kind == .number, let figure = self.figure(index, tokens), !figures.contains(figure) {
                figures.append(figure)
            }
            index += 1
        }
        return figures
    }

    private func figure(_ index: Int, _ tokens: Range<Int>) -> Figure? {
        let text = self.read.list[index].bytes
        let value = Self.value(self.read.text[text])
        let isYear = Self.isYear(self.read.text[text])
        if self.isLabelled(index, tokens) { return nil }
        if self.isPartOfSymbol(index, tokens) { return nil }
        if isYear { return Figure(kind: .year, value: value, text: self.read.string(bytes: text)) }
        if self.isDay(index, tokens) { return nil }
        var end = index + 1
        var number = value
        var kind = Figure.Kind.count
        if end < tokens.upperBound, let magnitude = self.read.mark(.magnitude, at: end) {
            number = Self.times(value, magnitude.value)
            end = magnitude.tokens.upperBound
        }
        if end < tokens.upperBound, self.read.list[end].isMark("%") {
            (kind, end) = (.percentage, end + 1)
        } else if let percent = self.read.mark(.percent, at: end), percent.tokens.upperBound <= tokens.upperBound {
            (kind, end) = (.percentage, percent.tokens.upperBound)
        }
        if index > tokens.lowerBound, self.read.list[index - 1].isMark("$") { kind = .amount }
        // What is counted stands behind: "3.901 niños", "6 million people", "2 millones de dólares".
        var words = 0
        var place = end
        while place < tokens.upperBound, words < 2, self.read.list[place].kind == .word {
            let isJoint = self.read.list[place].bytes.count <= 2
            if let currency = self.read.mark(.currency, at: place) {
                (kind, end) = (.amount, min(currency.tokens.upperBound, tokens.upperBound))
                break
            }
            place += 1
            if !isJoint {
                words += 1
                if kind == .count, words == 1 { end = place }
            }
        }
        let isSigned = index > tokens.lowerBound && self.read.list[index - 1].isMark("$")
        let range =
            self.read.list[isSigned ? index - 1 : index].bytes.lowerBound..<self.read.list[end - 1].bytes.upperBound
        return Figure(kind: kind, value: number, text: self.read.string(bytes: range))
    }

    /// "Act No. 12", "artículo 9", and a further number joined to one ("articles 5 and 6").
    private func isLabelled(_ index: Int, _ tokens: Range<Int>) -> Bool {
        var place = index - 1
        for _ in 0..<4 {
            guard place >= tokens.lowerBound else { return false }
            let token = self.read.list[place]
            if token.kind == .word {
                if self.read.marks(in: max(place - 1, 0)..<place + 1)
                    .contains(where: { $0.cue == .numberLabel && $0.tokens.upperBound == place + 1 })
                {
                    return true
                }
                // "Act No. 12 of 2019": the year is none of the act's numbers.
                if Self.isYear(self.read.text[self.read.list[index].bytes]) { return false }
                // One word may stand between two numbers of a list.
                guard place - 1 >= tokens.lowerBound, self.read.list[place - 1].kind == .number else { return false }
                place -= 1
                continue
            }
            if token.kind == .number || token.isMark(",") || token.isMark(".") || token.isMark("-") || token.isMark("(")
                || token.isMark(")")
            {
                place -= 1
                continue
            }
            return false
        }
        return false
    }

    /// A number in a symbol or fraction ("7/1", "WG.4/2019"), or glued to a letter ("2019a").
    private func isPartOfSymbol(_ index: Int, _ tokens: Range<Int>) -> Bool {
        func joins(_ place: Int) -> Bool {
            guard place >= 0, place < self.read.list.count else { return false }
            return self.read.list[place].isMark("/")
        }
        return joins(index - 1) || joins(index + 1)
    }

    private func isDay(_ index: Int, _ tokens: Range<Int>) -> Bool {
        let behind = index + 1..<min(index + 4, self.read.list.count)
        let before = max(index - 2, 0)..<index
        guard behind.lowerBound < behind.upperBound || !before.isEmpty else { return false }
        if let month = self.read.first(.month, in: behind), month.tokens.lowerBound <= index + 2 { return true }
        guard let month = self.read.first(.month, in: before) else { return false }
        return month.tokens.upperBound == index
    }

    static func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        let first = digits[digits.startIndex]
        let second = digits[digits.startIndex + 1]
        return first == 0x31 && second == 0x39 || first == 0x32 && second == 0x30
    }

    /// Digits with a point before decimals: a comma or point before three digits parts thousands.
    static func value(_ text: ArraySlice<UInt8>) -> String {
        var groups: [[UInt8]] = [[]]
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte >= 0x30, byte <= 0x39 {
                groups[groups.count - 1].append(byte)
                index += 1
            } else if byte < 0x80 {
                groups.append([])
                index += 1
            } else {
                // Digits of other scripts end in their value: U+0660, U+06F0, U+FF10 and the nine behind each.
                let scalar = text.withUnsafeBufferPointer { ScalarAt($0, index - text.startIndex) }
                if case .digit = scalar.kind {
                    let base: UInt32 = scalar.value >= 0xFF10 ? 0xFF10 : scalar.value >= 0x6F0 ? 0x6F0 : 0x660
                    groups[groups.count - 1].append(UInt8(0x30 + scalar.value - base))
                } else {
                    groups.append([])
                }
                index += scalar.length
            }
        }
        groups.removeAll(where: \.isEmpty)
        guard let last = groups.last else { return "0" }
        let whole = groups.count > 1 && last.count != 3 ? groups.dropLast().flatMap(\.self) : groups.flatMap(\.self)
        let decimals = groups.count > 1 && last.count != 3 ? "." + String(decoding: last, as: UTF8.self) : ""
        return String(decoding: whole, as: UTF8.self) + decimals
    }

    /// A decimal number times a power of ten, without the loss of a floating-point number.
    static func times(_ value: String, _ factor: Int) -> String {
        let parts = value.utf8.split(separator: UInt8(ascii: "."))
        var digits = parts.flatMap { Array($0) }
        var zeros = -(parts.count > 1 ? parts[1].count : 0)
        var rest = factor
        while rest >= 10 {
            rest /= 10
            zeros += 1
        }
        guard zeros >= 0 else { return value }
        digits.append(contentsOf: Array(repeating: 0x30, count: zeros))
        let trimmed = digits.drop { $0 == 0x30 }
        return String(decoding: trimmed.isEmpty ? [0x30] : Array(trimmed), as: UTF8.self)
    }
}
