/// CSV (RFC 4180) while it is written: UTF-8 without a byte order mark, lines ended by CR LF.
///
/// No mark, because it would become part of the first column's name in most readers; spreadsheets are told the encoding
/// on import. A cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, "CSV
/// Injection"), which is the only change to a text apart from ``HiddenCharacters``.
struct CSV {
    private(set) var bytes: [UInt8] = []
    private var isAtLineStart = true

    /// One more cell of the line.
    mutating func cell(_ text: String) {
        if !self.isAtLineStart { self.bytes.append(UInt8(ascii: ",")) }
        self.isAtLineStart = false
        let shown = Self.shown(text)
        let isFormula = Self.isFormula(shown)
        let isQuoted =
            shown.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x09 } || shown.first == 0x20
            || shown.last == 0x20
        if isQuoted { self.bytes.append(UInt8(ascii: "\"")) }
        if isFormula { self.bytes.append(UInt8(ascii: "'")) }
        for byte in shown {
            if byte == UInt8(ascii: "\"") { self.bytes.append(byte) }
            self.bytes.append(byte)
        }
        if isQuoted { self.bytes.append(UInt8(ascii: "\"")) }
    }

    /// Ends the line.
    mutating func endLine() {
        self.bytes.append(0x0D)
        self.bytes.append(0x0A)
        self.isAtLineStart = true
    }

    /// Hands over what was written and starts anew.
    mutating func take() -> [UInt8] {
        defer { self.bytes = [] }
        return self.bytes
    }

    private static func shown(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { source in
            var shown: [UInt8] = []
            shown.reserveCapacity(source.count)
            var index = 0
            while index < source.count {
                let hidden = HiddenCharacters.length(at: index, in: source)
                if hidden == 0 { shown.append(source[index]) }
                index += max(hidden, 1)
            }
            return shown
        }
    }

    /// Whether the first character, white space apart, begins a formula: `=`, `+`, `-`, `@`, or one of these at full width.
    private static func isFormula(_ cell: [UInt8]) -> Bool {
        let whiteSpace: Set<UInt8> = [0x20, 0x09, 0x0A]
        guard let start = cell.firstIndex(where: { !whiteSpace.contains($0) }) else { return false }
        switch cell[start] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        // U+FF0B ＋, U+FF0D －, U+FF1D ＝, U+FF20 ＠.
        case 0xEF:
            let rest = cell[(start + 1)...].prefix(2)
            return [[0xBC, 0x8B], [0xBC, 0x8D], [0xBC, 0x9D], [0xBC, 0xA0]].contains(Array(rest))
        default: return cell[0] == 0x09
        }
    }
}
