extension WordText {
    mutating func startTable() {
        self.text.startTable()
        self.spans.append(1)
    }

    mutating func endTable() {
        self.text.endTable()
        _ = self.spans.popLast()
    }

    mutating func startCell() {
        self.text.startCell()
        if !self.spans.isEmpty { self.spans[self.spans.count - 1] = 1 }
    }

    mutating func endCell() { self.text.endCell(columns: self.spans.last ?? 1) }

    /// Reads how many columns the open cell covers.
    mutating func readSpan() {
        if !self.spans.isEmpty { self.spans[self.spans.count - 1] = self.walker.integer("w:val") ?? 1 }
    }

    /// Finds out whether a row was deleted.
    mutating func readRowProperties() {
        while let event = self.walker.next() {
            switch event {
            case .open("w:del", _):
                if let table = self.text.openTables.indices.last { self.text.openTables[table].isRowDropped = true }
            case .close("w:trPr"): return
            default: break
            }
        }
    }
}
