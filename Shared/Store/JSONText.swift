/// Writes JSON (RFC 8259) as UTF-8 bytes, straight into one buffer: thousands of small values go into one transaction.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    /// Whether the next value or name stands behind another one.
    private var needsComma = false

    mutating func object(_ members: (inout JSONText) -> Void) {
        self.open(UInt8(ascii: "{"))
        members(&self)
        self.close(UInt8(ascii: "}"))
    }

    mutating func array(_ elements: (inout JSONText) -> Void) {
        self.open(UInt8(ascii: "["))
        elements(&self)
        self.close(UInt8(ascii: "]"))
    }

    mutating func name(_ name: StaticString) {
        self.separate()
        self.bytes.append(UInt8(ascii: "\""))
        self.bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        self.bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
        self.needsComma = false
    }

    /// A member's name that is known only at run time.
    mutating func name(_ name: String) {
        self.string(name)
        self.bytes.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { self.string($0) }
    }

    /// - Parameter text: Well-formed UTF-8.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        self.separate()
        self.bytes.append(UInt8(ascii: "\""))
        var start = 0
        for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            self.bytes.append(contentsOf: text[start..<index])
            self.escape(byte)
            start = index + 1
        }
        self.bytes.append(contentsOf: text[start...])
        self.bytes.append(UInt8(ascii: "\""))
        self.needsComma = true
    }

    mutating func number(_ number: Int) { self.literal(String(number)) }

    /// A number that JSON cannot hold (infinite, not a number) becomes `null`.
    mutating func number(_ number: Double) { self.literal(number.isFinite ? "\(number)" : "null") }

    private mutating func literal(_ text: String) {
        self.separate()
        self.bytes.append(contentsOf: text.utf8)
        self.needsComma = true
    }

    private mutating func escape(_ byte: UInt8) {
        self.bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x22, 0x5C: self.bytes.append(byte)
        case 0x0A: self.bytes.append(UInt8(ascii: "n"))
        case 0x0D: self.bytes.append(UInt8(ascii: "r"))
        case 0x09: self.bytes.append(UInt8(ascii: "t"))
        default:
            self.bytes.append(contentsOf: "u00".utf8)
            for digit in [byte >> 4, byte & 15] { self.bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }

    private mutating func open(_ bracket: UInt8) {
        self.separate()
        self.bytes.append(bracket)
        self.needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        self.bytes.append(bracket)
        self.needsComma = true
    }

    private mutating func separate() { if self.needsComma { self.bytes.append(UInt8(ascii: ",")) } }
}
