/// Every line that is left out of the passages because it belongs to the page, the masthead or a table of contents.
struct DroppedLines {
    let table: LineTable
    let body: BodyText
    /// First line of the body behind the document's head.
    let headEnd: Int

    /// The lines of `furniture`, and the others, in the order of the text; a line counts as an index of the table.
    func all(
        beside furniture: [(line: Int, reason: ReadingTrace.Furniture.Reason)]
    ) -> [(line: Int, reason: ReadingTrace.Furniture.Reason)] {
        var lines = furniture
        for index in self.table.indices where self.table[index].role == .contents {
            lines.append((index, .tableOfContents))
        }
        let finder = TitleFinder(
            body: self.body,
            metadata: MetadataReader(bytes: self.body.bytes, table: self.table, lexicon: self.body.lexicon))
        // What the masthead says is read into the metadata; the title is text, and stays.
        for line in 0..<min(self.headEnd, self.body.count, 60) {
            let folded = self.body.folded(line, limit: 200)
            if finder.isHeadLine(folded) || finder.isName(folded) || self.isSymbol(line) {
                lines.append((self.body.tableIndices[line], .masthead))
            }
        }
        return lines.sorted { $0.line < $1.line }
    }

    /// `United Nations A/RES/74/176`
    private func isSymbol(_ line: Int) -> Bool {
        let line = self.body.lines[line]
        guard line.count < 120 else { return false }
        var index = line.start
        while index < line.end {
            let isWordStart = index == line.start || self.body.bytes[index - 1].isBlank
            if isWordStart, let found = SymbolReader.symbol(self.body.bytes, at: index, end: line.end) {
                return found.end >= line.end
            }
            index += 1
        }
        return false
    }
}
