/// One Unicode scalar read from UTF-8 bytes, and what kind of character it is.
struct Scalar {
    /// Stands in a cleaned text for a byte that was taken out; takes no room when the text is put together.
    static let removed: UInt8 = 0x01

    let value: UInt32
    /// Number of bytes, 1 to 4.
    let length: Int

    /// The scalar that begins at `index`. Bytes that begin no scalar count as one unknown scalar each.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        let first = bytes[index]
        if first < 0x80 {
            (self.value, self.length) = (UInt32(first), 1)
            return
        }
        func next(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
        }
        if first >= 0xC2, first < 0xE0, index + 1 < bytes.count {
            (self.value, self.length) = (UInt32(first & 0x1F) << 6 | next(1), 2)
        } else if first >= 0xE0, first < 0xF0, index + 2 < bytes.count {
            (self.value, self.length) = (UInt32(first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
        } else if first >= 0xF0, first < 0xF5, index + 3 < bytes.count {
            (self.value, self.length) = (UInt32(first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
        } else {
            (self.value, self.length) = (0xFFFD, 1)
        }
    }

    /// Written with upper case; false for scripts without case.
    var isUpper: Bool {
        switch self.value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x400...0x42F: true
        case 0x100...0x137, 0x14A...0x177: self.value & 1 == 0
        default: false
        }
    }

    /// Written with lower case; false for scripts without case.
    var isLower: Bool {
        switch self.value {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x430...0x45F: true
        case 0x100...0x137, 0x14A...0x177: self.value & 1 == 1
        default: false
        }
    }

    var isHan: Bool {
        switch self.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
        default: false
        }
    }

    /// Chinese characters and the punctuation set between them without spaces.
    var isIdeographic: Bool {
        switch self.value {
        case 0x3000...0x303F, 0xFF00...0xFFEF: true
        default: self.isHan
        }
    }

    var isArabic: Bool {
        switch self.value {
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFE: true
        default: false
        }
    }

    var isCyrillic: Bool { (0x400...0x4FF).contains(self.value) }

    /// ASCII, Arabic-Indic and full-width digits have a value.
    var digit: Int? {
        switch self.value {
        case 0x30...0x39: Int(self.value - 0x30)
        case 0x660...0x669: Int(self.value - 0x660)
        case 0x6F0...0x6F9: Int(self.value - 0x6F0)
        case 0xFF10...0xFF19: Int(self.value - 0xFF10)
        default: nil
        }
    }

    /// A letter of any script, by the blocks that official languages use.
    var isLetter: Bool {
        switch self.value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
        case 0x300...0x36F, 0x370...0x3FF, 0x400...0x52F: true
        case 0x620...0x65F, 0x66E...0x6D3, 0x6D5, 0x6FA...0x6FC: true
        default: self.isHan
        }
    }

    /// Quotation marks and brackets that close, and marks of emphasis: looked through when the end of a sentence is
    /// sought.
    var isCloser: Bool {
        switch self.value {
        case 0x22, 0x27, 0x29, 0x2A, 0x5D, 0xBB, 0x201D, 0x2019, 0x300B, 0x300D, 0x3009, 0x300F, 0xFF09: true
        default: false
        }
    }

    /// Quotation marks that open.
    var isOpeningQuote: Bool {
        switch self.value {
        case 0x22, 0xAB, 0x201C, 0x300A, 0x300C: true
        default: false
        }
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIIUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIILower: Bool { self >= 0x61 && self <= 0x7A }
    var isASCIILetter: Bool { self.isASCIIUpper || self.isASCIILower }
    /// Space, tab, line feed, form feed, or a byte taken out.
    var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) || self == Scalar.removed }
}
