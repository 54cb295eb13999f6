/// One character of UTF-8 with what the tokeniser asks of it. Broken bytes count as one character of no kind.
struct ScalarAt {
    enum Kind {
        case letter, han, digit, other
        /// Punctuation, as its ASCII counterpart.
        case mark(UInt8)
    }
    let value: UInt32
    let length: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
        let first = text[index]
        if first < 0x80 {
            (self.value, self.length) = (UInt32(first), 1)
            return
        }
        let wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard wanted > 1, index + wanted <= text.count else {
            (self.value, self.length) = (0xFFFD, 1)
            return
        }
        var value = UInt32(first) & (0x7F >> UInt32(wanted))
        for offset in 1..<wanted { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
        (self.value, self.length) = (value, wanted)
    }

    var isArabic: Bool { self.value >= 0x0600 && self.value <= 0x06FF }

    var isWordPart: Bool {
        if self.isArabic, case .mark = self.kind { return false }
        switch self.value {
        case 0x00C0...0x024F: return self.value != 0xD7 && self.value != 0xF7
        case 0x0300...0x036F, 0x0370...0x052F, 0x0610...0x061A, 0x0620...0x065F, 0x0670...0x06D3, 0x06D5...0x06DC:
            return true
        case 0x00AA, 0x00BA, 0x1E00...0x1EFF: return true
        default: return false
        }
    }

    var kind: Kind {
        switch self.value {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39, 0x0660...0x0669, 0x06F0...0x06F9, 0xFF10...0xFF19: .digit
        case 0x2C, 0x2E, 0x3A, 0x3B, 0x28, 0x29, 0x22, 0x25, 0x24, 0x2F, 0x5B, 0x5D: .mark(UInt8(self.value))
        case 0x2D, 0x2010, 0x2011, 0x2013, 0x2014: .mark(0x2D)
        case 0x21, 0x3F, 0x3002, 0xFF0E, 0xFF01, 0xFF1F, 0x06D4, 0x061F: .mark(0x2E)
        case 0x060C, 0xFF0C, 0x3001: .mark(0x2C)
        case 0x061B, 0xFF1B: .mark(0x3B)
        case 0xFF1A: .mark(0x3A)
        case 0xFF08: .mark(0x28)
        case 0xFF09: .mark(0x29)
        case 0xAB, 0xBB, 0x201C, 0x201D, 0x201E: .mark(0x22)
        case 0x2022: .mark(0x2A)
        case 0x20AC: .mark(0x24)
        case 0x66A: .mark(0x25)
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: .han
        default: self.isLetterBeyond ? .letter : .other
        }
    }

    private var isLetterBeyond: Bool {
        switch self.value {
        case 0xD7, 0xF7: false
        case 0x00C0...0x024F, 0x0370...0x052F, 0x0620...0x064A, 0x066E...0x06D3, 0x1E00...0x1EFF: true
        default: false
        }
    }

    /// Whether the character may stand between two groups of digits of one number: `.`, `,`, or a space before three digits.
    func parts(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch self.value {
        case 0x2E, 0x2C, 0x066B, 0x066C: return true
        case 0x20, 0xA0, 0x2009, 0x202F:
            // "2 000 victims", but not "in 2019 200 victims": at most three digits before, three behind.
            var before = 0
            var place = index
            while place > 0, text[place - 1] >= 0x30, text[place - 1] <= 0x39 {
                place -= 1
                before += 1
            }
            var behind = 0
            place = index + self.length
            while place < text.count, text[place] >= 0x30, text[place] <= 0x39 {
                place += 1
                behind += 1
            }
            return behind == 3 && (1...3).contains(before)
        default: return false
        }
    }

    /// The folded character; 0 for what is left out.
    var folded: UInt32 {
        switch self.value {
        case 0x41...0x5A: self.value | 0x20
        case 0xC0...0xD6, 0xD8...0xDE: self.value + 0x20
        case 0x100...0x137, 0x14A...0x177: self.value | 1
        case 0x401, 0x451: 0x435
        case 0x400...0x40F: self.value + 0x50
        case 0x410...0x42F: self.value + 0x20
        // Alef with hamza or madda, alef maqsura, ta marbuta; vowel signs and tatweel.
        case 0x622, 0x623, 0x625, 0x671: 0x627
        case 0x649: 0x64A
        case 0x629: 0x647
        case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670: 0
        default: self.value
        }
    }

    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        switch value {
        case ..<0x80: bytes.append(UInt8(value))
        case ..<0x800:
            bytes.append(0xC0 | UInt8(value >> 6))
            bytes.append(0x80 | UInt8(value & 0x3F))
        default:
            bytes.append(0xE0 | UInt8(value >> 12 & 0x0F))
            bytes.append(0x80 | UInt8(value >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(value & 0x3F))
        }
    }
}
