/// Reads the page numbers that the pages carry: a number left out shows that a page is missing, one that comes twice that a
/// page was doubled.
struct PrintedPages {
    struct Page: Equatable {
        var number: Int
        /// Number of pages, where it is printed: `2/10`.
        var total: Int?
        /// Page of the file, from 1.
        var page: Int
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let table: LineTable

    /// The file tells where pages end.
    private var hasPages: Bool { self.table.lines.last.map { $0.page > 1 } ?? false }

    /// What is wrong with the pages, as a sentence; `nil` when nothing is.
    func fault() -> String? {
        if let page = self.twin() { return "page \(page) of the file stands twice" }
        let pages = self.pages()
        let counted = pages.filter { $0.total != nil }
        if let fault = self.countedFault(counted) { return fault }
        return counted.isEmpty && self.hasPages ? self.shift(pages) : nil
    }

    // MARK: Faults

    /// Pages that say how many there are.
    private func countedFault(_ pages: [Page]) -> String? {
        guard let first = pages.first, let last = pages.last, let total = last.total,
            pages.allSatisfy({ $0.total == total })
        else { return nil }
        // Converters leave some of the numbers out: only a whole row of them tells of what stands before and behind it.
        let isRow = pages.count >= 3 && zip(pages, pages.dropFirst()).allSatisfy { $1.number == $0.number + 1 }
        if self.hasPages ? first.page < first.number : first.number > 2 && isRow {
            return "the first page number is \(first.number)"
        }
        for (page, next) in zip(pages, pages.dropFirst()) {
            let (step, leaves) = (next.number - page.number, next.page - page.page)
            if step > 1, self.hasPages ? leaves < step : self.isSteady(pages) {
                return "page \(page.number) is followed by \(next.number)"
            }
            if step == 0, self.hasPages, leaves > 0 { return "page \(page.number) stands twice" }
            // A second text with pages of its own: nothing can be said.
            if step < 0 { return nil }
        }
        guard self.hasPages || isRow else { return nil }
        let rest = self.hasPages ? (self.table.lines.last?.page ?? last.page) - last.page : 0
        return last.number + rest < total ? "the last page is \(last.number) of \(total)" : nil
    }

    /// All numbers but one follow each other: the one that does not is a page's, not a converter's.
    private func isSteady(_ pages: [Page]) -> Bool {
        pages.count >= 4 && zip(pages, pages.dropFirst()).count(where: { $1.number != $0.number + 1 }) == 1
    }

    /// Plain numbers can be misread, so only a lasting change of what parts them from the file's pages counts.
    private func shift(_ pages: [Page]) -> String? {
        guard pages.count >= 4, Set(pages.map(\.page)).count == pages.count else { return nil }
        let offsets = pages.map { $0.number - $0.page }
        if let first = offsets.first, first > 0, offsets.allSatisfy({ $0 == first }) {
            return "the first page number is \(pages[0].number)"
        }
        guard let place = offsets.indices.dropFirst().first(where: { offsets[$0] != offsets[$0 - 1] }),
            place >= 2, offsets.count - place >= 2, offsets[..<place].allSatisfy({ $0 == offsets[0] }),
            offsets[place...].allSatisfy({ $0 == offsets[place] })
        else { return nil }
        let (before, after) = (pages[place - 1].number, pages[place].number)
        switch offsets[place] - offsets[place - 1] {
        case 1...40: return "page \(before) is followed by \(after)"
        case -1: return after <= before ? "page \(after) stands twice" : nil
        default: return nil
        }
    }

    /// A page whose text is that of the page before.
    private func twin() -> Int? {
        guard self.hasPages else { return nil }
        var (last, current) = (UInt64(0), UInt64(0))
        var (length, page) = (0, 1)
        for line in self.table.lines {
            if line.page != page {
                if length > 300, current == last { return page }
                (last, current, length, page) = (length > 300 ? current : 0, 0, 0, line.page)
            }
            guard line.role == .body || line.role == .note else { continue }
            length += line.count
            current = ByteSearch.hash(self.bytes, line.range, from: current)
        }
        return length > 300 && current == last ? page : nil
    }

    // MARK: Numbers

    private func pages() -> [Page] {
        self.table.lines.filter { $0.role == .furniture && $0.count < 120 }.compactMap(self.page)
    }

    /// The number on a line of page furniture, when it has exactly one.
    private func page(_ line: TextLine) -> Page? {
        var found: Page?
        var start = line.start
        while start < line.end {
            while start < line.end, self.bytes[start].isBlank { start += 1 }
            var end = start
            while end < line.end, !self.bytes[end].isBlank { end += 1 }
            guard start < end else { break }
            switch FurnitureToken(self.bytes, start..<end) {
            case .pageOfPages:
                let numbers = self.numbers(start..<end)
                guard numbers.count == 2 else { return nil }
                return Page(number: numbers[0], total: numbers[1], page: line.page)
            case .number:
                let numbers = self.numbers(start..<end)
                guard let number = numbers.first, end - start <= 3 else { break }
                guard found == nil else { return nil }
                found = Page(number: number, total: nil, page: line.page)
            case .symbol, .jobNumber, .barcode, .languageLetter, .year, .continuation, nil: break
            }
            start = end
        }
        return found
    }

    private func numbers(_ range: Range<Int>) -> [Int] {
        self.bytes[range].split(separator: 0x2F).map { digits in
            digits.reduce(0) { min($0 * 10 + Int($1 & 0x0F), 100_000) }
        }
    }
}
