/// A reader of CSV, as RFC 4180 describes it.
struct CSVTable {
    private(set) var rows: [[String]] = []

    init(_ text: String) {
        var (row, cell, isQuoted) = ([String](), "", false)
        var scalars = text.unicodeScalars.makeIterator()
        var pushed: Unicode.Scalar?
        while let scalar = pushed ?? scalars.next() {
            pushed = nil
            switch (scalar, isQuoted) {
            case ("\"", true):
                let next = scalars.next()
                if next == "\"" {
                    cell.unicodeScalars.append("\"")
                } else {
                    isQuoted = false
                    pushed = next
                }
            case ("\"", false): isQuoted = true
            case (",", false):
                row.append(cell)
                cell = ""
            case ("\r", false): break
            case ("\n", false):
                self.rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(scalar)
            }
        }
    }

    /// The cells of a column, by its name in the first row.
    func column(_ name: String) -> [String] {
        guard let index = self.rows.first?.firstIndex(of: name) else { return [] }
        return self.rows.dropFirst().map { $0[index] }
    }
}
