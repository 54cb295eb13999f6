/// Finds the lines that belong to the page: running heads, page and job numbers, bar codes, rules.
struct FurnitureFinder {
    private enum Anchor: UInt8 {
        case none
        case symbol
        case number
        case strong
        case rule
        /// A symbol or number shares the line with other words.
        case shared
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon
    private var anchors: [Anchor]
    private var reasons: [ReadingTrace.Furniture.Reason]

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ table: LineTable, _ lexicon: Lexicon) {
        (self.bytes, self.lexicon) = (bytes, lexicon)
        self.anchors = table.lines.map { Self.anchor(bytes, $0) }
        self.reasons = [ReadingTrace.Furniture.Reason](repeating: .runningHead, count: table.count)
    }

    /// Marks the lines; returns the index and reason of each, in order.
    mutating func run(_ table: inout LineTable) -> [(line: Int, reason: ReadingTrace.Furniture.Reason)] {
        self.markAnchors(&table)
        self.markRunningHeads(&table)
        self.markRepeated(&table)
        return table.indices.filter { table[$0].role == .furniture }.map { ($0, self.reasons[$0]) }
    }

    // MARK: Single lines

    private static func anchor(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> Anchor {
        let first = bytes[line.start]
        if first == 0x5F || first == 0x2D, Self.isRule(bytes, line) { return .rule }
        guard line.count < 160 else { return .none }
        // Cheap refusal: furniture begins with a digit, a capital, an asterisk, a slash.
        let isSpread = Self.hasGap(bytes, line)
        guard first.isASCIIDigit || first.isASCIIUpper || first == 0x2A || first == 0x2F || isSpread else {
            return .none
        }
        var (symbols, strong, numbers, others, tokens) = (0, 0, 0, 0, 0)
        var index = line.start
        while index < line.end {
            while index < line.end, bytes[index].isBlank { index += 1 }
            let start = index
            while index < line.end, !bytes[index].isBlank { index += 1 }
            guard start < index else { break }
            tokens += 1
            switch FurnitureToken(bytes, start..<index) {
            case .symbol: symbols += 1
            case .pageOfPages, .jobNumber, .barcode, .continuation: strong += 1
            case .number: numbers += 1
            case .languageLetter, .year: break
            case nil:
                others += 1
                if others > 1, !isSpread { return .none }
            }
        }
        if others == 0 {
            if strong > 0 { return .strong }
            if symbols > 0 { return .symbol }
            return numbers > 0 ? .number : .none
        }
        if others == 1, numbers == 1, tokens == 2, line.count < 14, first.isASCIIUpper { return .number }
        return isSpread && (symbols > 0 || strong > 0) ? .shared : .none
    }

    private static func isRule(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> Bool {
        guard line.count >= 3 else { return false }
        let first = bytes[line.start]
        guard line.count >= 5 || first == 0x2D else { return false }
        return (line.start..<line.end).allSatisfy { bytes[$0] == first || bytes[$0].isBlank }
    }

    private static func hasGap(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> Bool {
        var run = 0
        var index = line.start
        while index < line.end {
            if run == 0, index + 8 <= line.end {
                let word = WordOfBytes(bytes, at: index)
                if word.isASCII, !word.holdsBlanksInRow, bytes[index + 7] != 0x20 {
                    index += 8
                    continue
                }
            }
            run = bytes[index] == 0x20 ? run + 1 : 0
            if run >= 4 { return true }
            index += 1
        }
        return false
    }

    // MARK: Anchors

    private mutating func markAnchors(_ table: inout LineTable) {
        let own = self.ownSymbols(table)
        var symbolLines: [UInt64: Int] = [:]
        for index in table.indices where self.anchors[index] == .symbol {
            symbolLines[self.fingerprint(table[index]), default: 0] += 1
        }
        let hasPageOfPages = table.indices.contains { self.isPageOfPages(table[$0]) }
        func isStrong(_ index: Int) -> Bool {
            table.indices.contains(index) && (self.anchors[index] == .strong || self.anchors[index] == .symbol)
        }
        for index in table.indices {
            let near = isStrong(index - 1) || isStrong(index + 1)
            let atEdge = table[index].startsPage || index + 1 == table.count || table[index + 1].startsPage
            switch self.anchors[index] {
            case .strong:
                self.mark(index, .jobNumber, &table)
            case .rule:
                self.mark(index, .rule, &table)
            case .symbol:
                let isRepeated = symbolLines[self.fingerprint(table[index])] ?? 0 > 1
                if isRepeated || near || atEdge || index < 6 || self.holdsOnly(own, table[index]) {
                    self.mark(index, .runningHead, &table)
                }
            case .number:
                // Where pages say 2/10, a bare number beside them is the mark of a note.
                let isPage = !hasPageOfPages || table[index].count > 3
                if isPage, near || atEdge && index > 0 { self.mark(index, .pageNumber, &table) }
            case .shared:
                if near || atEdge, index > 12 { self.mark(index, .runningHead, &table) }
            case .none: break
            }
        }
    }

    /// The symbols that end a line of the masthead: what stands alone on a line further on repeats them.
    private func ownSymbols(_ table: LineTable) -> Set<String> {
        var symbols: Set<String> = []
        for line in table.lines.prefix(8) where line.count < 200 {
            var index = line.start
            while index < line.end {
                let isWordStart = index == line.start || self.bytes[index - 1].isBlank
                if isWordStart, let found = SymbolReader.symbol(self.bytes, at: index, end: line.end) {
                    if found.end >= line.end { symbols.insert(found.text) }
                    index = found.end
                } else {
                    index += 1
                }
            }
        }
        return symbols
    }

    private func holdsOnly(_ symbols: Set<String>, _ line: TextLine) -> Bool {
        guard let found = SymbolReader.symbol(self.bytes, at: line.start, end: line.end) else { return false }
        return found.end >= line.end && symbols.contains(found.text)
    }

    /// `2/10`, alone or beside the job number.
    private func isPageOfPages(_ line: TextLine) -> Bool {
        guard line.count < 60 else { return false }
        var index = line.start
        while index < line.end {
            while index < line.end, self.bytes[index].isBlank { index += 1 }
            let start = index
            while index < line.end, !self.bytes[index].isBlank { index += 1 }
            guard start < index else { return false }
            switch FurnitureToken(self.bytes, start..<index) {
            case .pageOfPages: return true
            case .symbol, .jobNumber, .barcode, .languageLetter, .year, .number, .continuation: continue
            case nil: return false
            }
        }
        return false
    }

    private mutating func mark(_ index: Int, _ reason: ReadingTrace.Furniture.Reason, _ table: inout LineTable) {
        table[index].role = .furniture
        self.reasons[index] = reason
    }

    // MARK: Running heads

    /// A line beside an anchor that repeats words of the first page is the document's title at the head of a page.
    private mutating func markRunningHeads(_ table: inout LineTable) {
        let firstBreak = table.indices.first { $0 > 3 && (self.anchors[$0] == .strong || table[$0].startsPage) } ?? 0
        guard firstBreak > 0 else { return }
        var head: [UInt8] = []
        for index in 0..<min(firstBreak, 40) { self.appendLetters(table[index].range, to: &head) }
        for index in table.indices where index > firstBreak && table[index].role == .furniture {
            guard self.anchors[index] != .rule else { continue }
            for step in [1, -1] {
                var next = index + step
                var (seen, skipped) = (0, 0)
                while table.indices.contains(next), seen < 4 {
                    if table[next].role == .furniture {
                        // More lines of furniture in a row than this are no head of a page.
                        skipped += 1
                        guard skipped < 24 else { break }
                        next += step
                        continue
                    }
                    guard next > firstBreak, table[next].count < 140, self.isInHead(table[next], head) else { break }
                    self.mark(next, .runningHead, &table)
                    seen += 1
                    next += step
                }
            }
        }
    }

    private func isInHead(_ line: TextLine, _ head: [UInt8]) -> Bool {
        // The end of a sentence that happens to name what the title names.
        guard LineEnding(self.bytes, line) != .stop else { return false }
        var letters: [UInt8] = []
        self.appendLetters(self.withoutSymbol(line), to: &letters)
        guard letters.count >= 12, letters.count <= head.count, !self.namesPassage(line) else { return false }
        return ByteSearch.contains(head, letters)
    }

    /// The symbol may stand on the title's line, before or behind it.
    private func withoutSymbol(_ line: TextLine) -> Range<Int> {
        if let found = SymbolReader.symbol(self.bytes, at: line.start, end: line.end) { return found.end..<line.end }
        guard let blank = line.range.last(where: { self.bytes[$0].isBlank }),
            let found = SymbolReader.symbol(self.bytes, at: blank + 1, end: line.end), found.end == line.end
        else { return line.range }
        return line.start..<blank
    }

    /// `Recommendation 7`, `Article 3`: what stands at many pages' edges with another number each time is text.
    private func namesPassage(_ line: TextLine) -> Bool {
        guard line.count < 60 else { return false }
        let folded = Folding.fold(self.bytes, line.range)
        return self.lexicon.recommendation.prefix(folded) != nil || self.lexicon.article.prefix(folded) != nil
            || self.lexicon.annex.prefix(folded) != nil
    }

    private func appendLetters(_ range: Range<Int>, to output: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = Scalar(self.bytes, at: index)
            if scalar.isLetter { Folding.append(Folding.lower(scalar.value), to: &output) }
            index += scalar.length
        }
    }

    // MARK: Repeated lines

    /// First and last lines of pages that come back on many pages.
    private mutating func markRepeated(_ table: inout LineTable) {
        var edges: [Int] = []
        var pages = 1
        for index in table.indices {
            if table[index].startsPage {
                pages += 1
                edges.append(contentsOf: [index - 2, index - 1, index, index + 1, index + 2])
            }
        }
        guard pages >= 4 else { return }
        edges = edges.filter { table.indices.contains($0) && table[$0].role == .body && self.canRepeat(table[$0]) }
        var counts: [UInt64: Int] = [:]
        for index in Set(edges) { counts[self.fingerprint(table[index]), default: 0] += 1 }
        for index in edges where (counts[self.fingerprint(table[index])] ?? 0) * 3 >= pages {
            self.mark(index, .byPosition, &table)
        }
    }

    /// Words, or a bare number; the number of a paragraph has a full stop.
    private func canRepeat(_ line: TextLine) -> Bool {
        guard line.count < 140, !self.namesPassage(line) else { return false }
        // Numbered paragraphs may open with the same words on many pages.
        if self.bytes[line.start].isASCIIDigit, let label = LineLabel(self.bytes, line), label.hasText { return false }
        // A sentence is no running head, whatever numbers it differs in.
        if line.count > 40, LineEnding(self.bytes, line) != .none { return false }
        if line.range.allSatisfy({ self.bytes[$0].isASCIIDigit }) { return true }
        var letters: [UInt8] = []
        self.appendLetters(line.range, to: &letters)
        return letters.count >= 4
    }

    /// Hash of the line's characters without white space, every number taken as the same.
    private func fingerprint(_ line: TextLine) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var wasDigit = false
        for index in line.range where !self.bytes[index].isBlank {
            let isDigit = self.bytes[index].isASCIIDigit
            if isDigit, wasDigit { continue }
            wasDigit = isDigit
            hash = (hash ^ UInt64(isDigit ? 0x30 : self.bytes[index])) &* 0x100_0000_01B3
        }
        return hash
    }

    /// Whether the line is a rule above notes, or a line with the document's symbol.
    func isRule(_ index: Int) -> Bool { self.anchors[index] == .rule }
    func isSymbol(_ index: Int) -> Bool { self.anchors[index] == .symbol }
    /// Whether the line holds nothing but the number of the job, of the page among the pages, or a bar code.
    func isNumberOfJob(_ index: Int) -> Bool { self.anchors[index] == .strong }
}
