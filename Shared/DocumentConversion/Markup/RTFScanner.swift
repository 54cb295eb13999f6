/// Walks over the words of a file in Rich Text Format.
///
/// Source: Rich Text Format Specification 1.9.1, "RTF Syntax". A control word is a backslash, letters, perhaps a number,
/// and one space that belongs to it. Line ends between words mean nothing.
struct RTFScanner {
    enum Word {
        case open
        case close
        /// A control word with its number, if it has one.
        case control(Range<Int>, number: Int?)
        /// One character that stands for itself or for a special character: `\~`, `\{`, `\*`.
        case symbol(UInt8)
        /// `\'hh`: a byte in the encoding of the font.
        case byte(UInt8)
        /// Letters as they stand.
        case letters(Range<Int>)
    }

    let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Word? {
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            switch byte {
            case UInt8(ascii: "{"):
                self.position += 1
                return .open
            case UInt8(ascii: "}"):
                self.position += 1
                return .close
            case UInt8(ascii: "\\"): return self.control()
            case 0x0A, 0x0D, 0x00: self.position += 1
            default:
                let start = self.position
                while self.position < self.bytes.count, Self.isLetter(self.bytes[self.position]) { self.position += 1 }
                return .letters(start..<self.position)
            }
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "\\") && byte != 0x0A
            && byte != 0x0D && byte != 0
    }

    private mutating func control() -> Word? {
        self.position += 1
        guard self.position < self.bytes.count else { return nil }
        let start = self.position
        while self.isAt({ (0x61...0x7A).contains($0 | 0x20) }) { self.position += 1 }
        guard self.position > start else { return self.symbol() }
        let name = start..<self.position
        let isNegative = self.isAt { $0 == UInt8(ascii: "-") }
        if isNegative { self.position += 1 }
        var number: Int?
        while self.isAt({ (0x30...0x39).contains($0) }) {
            let digit = Int(self.bytes[self.position] - 0x30)
            number = min((number ?? 0) * 10 + digit, 1 << 32)
            self.position += 1
        }
        if self.isAt({ $0 == 0x20 }) { self.position += 1 }
        return .control(name, number: number.map { isNegative ? -$0 : $0 })
    }

    private mutating func symbol() -> Word {
        let byte = self.bytes[self.position]
        self.position += 1
        guard byte == UInt8(ascii: "'") else { return .symbol(byte) }
        var value = 0
        for _ in 0..<2 {
            guard self.position < self.bytes.count, let digit = Self.digit(self.bytes[self.position]) else { break }
            value = value << 4 | digit
            self.position += 1
        }
        return .byte(UInt8(value))
    }

    /// Passes over so many bytes of binary data.
    mutating func skip(_ count: Int) {
        self.position = min(self.bytes.count, self.position + max(0, count))
    }

    private func isAt(_ matches: (UInt8) -> Bool) -> Bool {
        self.position < self.bytes.count && matches(self.bytes[self.position])
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
