/// Folds text for comparison: lower case, one space for any white space, bytes taken out left out.
enum Folding {
    /// Appends the folded form of `range` to `output`, at most `limit` bytes of it.
    static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8], limit: Int = .max
    ) {
        var index = range.lowerBound
        let start = output.count
        while index < range.upperBound, output.count - start < limit {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte.isASCIIUpper {
                    output.append(byte | 0x20)
                } else if byte == Scalar.removed {
                } else if byte <= 0x20 {
                    if output.count > start, output[output.count - 1] != 0x20 { output.append(0x20) }
                } else {
                    output.append(byte)
                }
                index += 1
                continue
            }
            let scalar = Scalar(bytes, at: index)
            switch scalar.value {
            case 0x2019, 0x2018: output.append(0x27)
            case 0x2010, 0x2011: output.append(0x2D)
            default: Self.append(Self.lower(scalar.value), to: &output)
            }
            index += scalar.length
        }
    }

    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = .max) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(min(limit, range.count) + 4)
        Self.append(bytes, range, to: &output, limit: limit)
        if output.last == 0x20 { output.removeLast() }
        return output
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
