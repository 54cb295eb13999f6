import ServiceKit

/// Comma-separated values (RFC 4180).
enum CommaSeparated {
    struct Row: Hashable {
        /// The line it begins in, from 1.
        let line: Int
        let cells: [String]
    }

    /// The rows of `text`, empty lines left out. A byte order mark before the first is not part of it.
    static func rows(_ text: String, name: String) throws -> [Row] {
        var rows: [Row] = []
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var line = 1
        var start = 1
        func endRow() {
            cells.append(cell)
            if cells != [""] { rows.append(Row(line: start, cells: cells)) }
            (cells, cell, start) = ([], "", line)
        }
        var rest = text.unicodeScalars[...]
        if rest.first == "\u{FEFF}" { rest.removeFirst() }
        while let scalar = rest.popFirst() {
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted:
                if rest.first == "\"" {
                    cell.unicodeScalars.append(rest.removeFirst())
                } else {
                    isQuoted = false
                }
            case _ where isQuoted: cell.unicodeScalars.append(scalar)
            case "\"" where cell.isEmpty: isQuoted = true
            case ",":
                cells.append(cell)
                cell = ""
            case "\r" where rest.first == "\n": break
            case "\n", "\r":
                endRow()
            default: cell.unicodeScalars.append(scalar)
            }
        }
        if isQuoted {
            throw Failure(
                ServiceKit.ExitCode.failed, "\(name): a quotation mark that opens in line \(start) is never closed")
        }
        if !cell.isEmpty || !cells.isEmpty { endRow() }
        return rows
    }
}
