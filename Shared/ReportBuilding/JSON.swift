/// JSON (RFC 8259) while it is written, with its keys in the order in which they come.
///
/// Strings are exact; controls, bidirectional controls and the other ``HiddenCharacters`` are written as `\u` escapes, so
/// that the file can be looked at safely.
struct JSON {
    private(set) var bytes: [UInt8] = []
    /// Whether a value already stands in the open object or array.
    private var needsComma = false

    mutating func beginObject() { self.open(UInt8(ascii: "{")) }
    mutating func endObject() { self.close(UInt8(ascii: "}")) }
    mutating func beginArray() { self.open(UInt8(ascii: "[")) }
    mutating func endArray() { self.close(UInt8(ascii: "]")) }

    /// Starts a new line before the next value or key, so that files can be compared line by line.
    mutating func lineBreak() {
        if self.needsComma { self.bytes.append(UInt8(ascii: ",")) }
        self.bytes.append(0x0A)
        self.needsComma = false
    }

    mutating func key(_ name: StaticString) {
        self.comma()
        self.bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { self.bytes.append(contentsOf: $0) }
        self.bytes.append(UInt8(ascii: "\""))
        self.bytes.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    /// A column's own name, which ``ReportColumn`` promises to be ASCII without quotes.
    mutating func key(_ column: ReportColumn) {
        self.string(column.key)
        self.bytes.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    mutating func string(_ text: String) {
        self.comma()
        self.bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { self.escape($0) }
        self.bytes.append(UInt8(ascii: "\""))
        self.needsComma = true
    }

    mutating func string(_ text: String?) {
        if let text { self.string(text) } else { self.literal("null") }
    }

    mutating func number(_ number: Int) { self.raw(String(number)) }

    mutating func number(_ number: Int?) {
        if let number { self.number(number) } else { self.literal("null") }
    }

    /// The shortest digits that give the same number again; `null` for what JSON has no number for.
    mutating func number(_ number: Double?) {
        if let number, number.isFinite { self.raw("\(number)") } else { self.literal("null") }
    }

    mutating func bool(_ value: Bool) { self.literal(value ? "true" : "false") }

    mutating func strings(_ texts: [String]) {
        self.beginArray()
        for text in texts { self.string(text) }
        self.endArray()
    }

    /// Hands over what was written so far and goes on behind it.
    mutating func take() -> [UInt8] {
        defer { self.bytes = [] }
        return self.bytes
    }

    private mutating func open(_ bracket: UInt8) {
        self.comma()
        self.bytes.append(bracket)
        self.needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        self.bytes.append(bracket)
        self.needsComma = true
    }

    private mutating func comma() {
        if self.needsComma { self.bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func literal(_ word: StaticString) {
        self.comma()
        word.withUTF8Buffer { self.bytes.append(contentsOf: $0) }
        self.needsComma = true
    }

    private mutating func raw(_ digits: String) {
        self.comma()
        self.bytes.append(contentsOf: digits.utf8)
        self.needsComma = true
    }

    private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < source.count {
            let hidden = HiddenCharacters.length(at: index, in: source)
            let byte = source[index]
            if hidden > 0 {
                for unit in String(decoding: source[index..<(index + hidden)], as: UTF8.self).utf16 {
                    self.hexadecimal(unit)
                }
            } else if byte == 0x0A {
                self.bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            } else if byte == 0x09 {
                self.bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
            } else {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { self.bytes.append(UInt8(ascii: "\\")) }
                self.bytes.append(byte)
            }
            index += max(hidden, 1)
        }
    }

    private mutating func hexadecimal(_ unit: UInt16) {
        let digits: StaticString = "0123456789abcdef"
        self.bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
        for shift in [12, 8, 4, 0] as [UInt16] { self.bytes.append(digits.utf8Start[Int(unit >> shift & 15)]) }
    }
}
