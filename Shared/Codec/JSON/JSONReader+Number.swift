extension JSONReader {
    /// Reads the number at the position (RFC 8259, section 6).
    mutating func number() throws(Fault) -> JSONValue {
        let start = self.position
        var isWhole = true
        if self.byte == UInt8(ascii: "-") { self.position += 1 }
        let firstDigit = self.byte
        let integerDigits = try self.digits(from: start)
        if firstDigit == UInt8(ascii: "0"), integerDigits > 1 {
            throw Fault(.malformedJSON, at: "", offset: start, "a number with a leading zero")
        }
        if self.byte == UInt8(ascii: ".") {
            isWhole = false
            self.position += 1
            _ = try self.digits(from: start)
        }
        if self.byte == UInt8(ascii: "e") || self.byte == UInt8(ascii: "E") {
            isWhole = false
            self.position += 1
            if self.byte == UInt8(ascii: "+") || self.byte == UInt8(ascii: "-") { self.position += 1 }
            _ = try self.digits(from: start)
        }
        let text = String(decoding: self.bytes[start..<self.position], as: UTF8.self)
        if isWhole {
            guard let value = Int(text) else { throw Fault(.numberOutOfRange, at: "", offset: start) }
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else { throw Fault(.numberOutOfRange, at: "", offset: start) }
        // Doubles hold every whole number only up to 2^53.
        if value.magnitude <= 0x1p53, let whole = Int(exactly: value) { return .integer(whole) }
        return .fraction(value)
    }

    private var byte: UInt8? { self.position < self.bytes.count ? self.bytes[self.position] : nil }

    private mutating func digits(from start: Int) throws(Fault) -> Int {
        let first = self.position
        while let byte = self.byte, (0x30...0x39).contains(byte) { self.position += 1 }
        if self.position == first {
            throw self.position == self.bytes.count
                ? self.truncated()
                : Fault(.malformedJSON, at: "", offset: start, "a number without a digit where one must stand")
        }
        return self.position - first
    }
}
