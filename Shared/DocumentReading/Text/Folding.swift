/// Folds text for comparison: lower case, one space for any white space, bytes taken out left out.
enum Folding {
    /// Appends the folded form of `range` to `output`, at most about `limit` bytes of it.
    static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8], limit: Int = .max
    ) {
        output.append(contentsOf: self.fold(bytes, range, limit: limit, trims: false))
    }

    /// The folded form of `range`: never longer than the range itself.
    static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = .max, trims: Bool = true
    ) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        let capacity = limit < range.count ? limit + 4 : range.count
        return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            count = self.write(bytes, range, to: output, limit: limit)
            if trims, count > 0, output[count - 1] == 0x20 { count -= 1 }
        }
    }

    /// Writes the folded form to `output`; the number of bytes written.
    private static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: UnsafeMutableBufferPointer<UInt8>,
        limit: Int
    ) -> Int {
        var index = range.lowerBound
        var count = 0
        while index < range.upperBound, count < limit {
            // Words with single blanks between them, eight bytes at a time.
            while index + 8 <= range.upperBound, count < limit - 8 {
                let word = WordOfBytes(bytes, at: index)
                guard word.isASCII, !word.holdsControl, !word.holdsBlanksInRow,
                    bytes[index] != 0x20 || count > 0 && output[count - 1] != 0x20
                else { break }
                UnsafeMutableRawBufferPointer(output).storeBytes(
                    of: word.lowerCased, toByteOffset: count, as: UInt64.self)
                (index, count) = (index + 8, count + 8)
            }
            guard index < range.upperBound else { break }
            let byte = bytes[index]
            if byte < 0x80 {
                if byte > 0x20 {
                    output[count] = byte.isASCIIUpper ? byte | 0x20 : byte
                    count += 1
                } else if byte != Scalar.removed, count > 0, output[count - 1] != 0x20 {
                    output[count] = 0x20
                    count += 1
                }
                index += 1
                continue
            }
            let scalar = Scalar(bytes, at: index)
            // Bytes that are no character, and characters cut off by the range, are left out.
            guard index + scalar.length <= range.upperBound, scalar.value != 0xFFFD || scalar.length == 3 else {
                index += 1
                continue
            }
            if let value = self.folded(scalar.value) { count = self.write(value, to: output, at: count) }
            index += scalar.length
        }
        return count
    }

    /// What a character beyond ASCII is compared as; `nil` for one that does not count: vowel signs of Arabic.
    ///
    /// Signs and digits of Arabic and full-width forms become those of ASCII, the forms of alif one letter, and traditional
    /// Chinese simplified.
    @inline(__always)
    private static func folded(_ value: UInt32) -> UInt32? {
        if value < 0x600 { return self.lower(value) }
        switch value {
        case 0x60C: return 0x2C
        case 0x61B: return 0x3B
        case 0x622, 0x623, 0x625, 0x671: return 0x627
        case 0x649: return 0x64A
        case 0x640, 0x64B...0x652, 0x670: return nil
        case 0x660...0x669: return value - 0x630
        case 0x6F0...0x6F9: return value - 0x6C0
        case 0x2018, 0x2019: return 0x27
        case 0x2010, 0x2011: return 0x2D
        case 0xFF08, 0xFF09, 0xFF0C, 0xFF0F...0xFF19, 0xFF1B: return value - 0xFEE0
        case 0xFF21...0xFF3A: return value - 0xFEC0
        case 0xFF41...0xFF5A: return value - 0xFEE0
        case 0x4E00...0x9FFF: return TraditionalChinese.simplify(value)
        default: return value
        }
    }

    /// The bytes of `text`, which holds no bytes taken out, that became the bytes `range` of its folded form.
    static func source(_ text: UnsafeBufferPointer<UInt8>, of range: Range<Int>) -> Range<Int> {
        var (index, count) = (0, 0)
        var start: Int?
        while index < text.count {
            let length = Scalar(text, at: index).length
            let isBlank = text[index].isBlank
            let width =
                isBlank
                ? (count > 0 && !text[index - 1].isBlank ? 1 : 0) : Self.fold(text, index..<index + length).count
            // Signs over the last letter belong to it.
            if count >= range.upperBound, width > 0 || isBlank { break }
            if count >= range.lowerBound, width > 0, start == nil { start = index }
            count += width
            index += length
        }
        let first = start ?? index
        return min(first, index)..<index
    }

    @inline(__always)
    private static func write(_ value: UInt32, to output: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        if value < 0x80 {
            output[start] = UInt8(value)
            return start + 1
        }
        if value < 0x800 {
            output[start] = 0xC0 | UInt8(value >> 6)
            output[start + 1] = 0x80 | UInt8(value & 0x3F)
            return start + 2
        }
        if value < 0x10000 {
            output[start] = 0xE0 | UInt8(value >> 12)
            output[start + 1] = 0x80 | UInt8(value >> 6 & 0x3F)
            output[start + 2] = 0x80 | UInt8(value & 0x3F)
            return start + 3
        }
        output[start] = 0xF0 | UInt8(value >> 18 & 0x07)
        output[start + 1] = 0x80 | UInt8(value >> 12 & 0x3F)
        output[start + 2] = 0x80 | UInt8(value >> 6 & 0x3F)
        output[start + 3] = 0x80 | UInt8(value & 0x3F)
        return start + 4
    }

    static func fold(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { Self.fold($0, 0..<bytes.count) }
    }

    /// Lower case of Latin and Cyrillic letters; others as they are.
    @inline(__always)
    static func lower(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x41...0x5A: value | 0x20
        case 0xC0...0xD6, 0xD8...0xDE: value + 0x20
        case 0x100...0x137, 0x14A...0x177: value | 1
        case 0x400...0x40F: value + 0x50
        case 0x410...0x42F: value + 0x20
        default: value
        }
    }

    @inline(__always)
    static func append(_ value: UInt32, to output: inout [UInt8]) {
        if value < 0x80 {
            output.append(UInt8(value))
        } else if value < 0x800 {
            output.append(0xC0 | UInt8(value >> 6))
            output.append(0x80 | UInt8(value & 0x3F))
        } else if value < 0x10000 {
            output.append(0xE0 | UInt8(value >> 12))
            output.append(0x80 | UInt8(value >> 6 & 0x3F))
            output.append(0x80 | UInt8(value & 0x3F))
        } else {
            output.append(0xF0 | UInt8(value >> 18 & 0x07))
            output.append(0x80 | UInt8(value >> 12 & 0x3F))
            output.append(0x80 | UInt8(value >> 6 & 0x3F))
            output.append(0x80 | UInt8(value & 0x3F))
        }
    }
}
