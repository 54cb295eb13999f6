/// Reads document symbols: `CTOC/COP/WG.4/2019/6`, `S/RES/2388 (2017)`, `A/79/876-S/2025/230`.
enum SymbolReader {
    /// The symbol that begins at `index`, and the index behind it. `nil` when none begins there.
    static func symbol(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> (text: String, end: Int)? {
        guard start < end, bytes[start].isASCIIUpper else { return nil }
        if start > 0, bytes[start - 1].isASCIILetter || bytes[start - 1] == 0x2F { return nil }
        var index = start
        var (slashes, digits, hasLower) = (0, 0, false)
        while index < end {
            let byte = bytes[index]
            if byte == 0x2F {
                slashes += 1
            } else if byte.isASCIIDigit {
                digits += 1
            } else if byte.isASCIILower {
                hasLower = true
            } else if !byte.isASCIIUpper, byte != 0x2E, byte != 0x2D {
                break
            }
            index += 1
        }
        while index > start, bytes[index - 1] == 0x2E || bytes[index - 1] == 0x2D || bytes[index - 1] == 0x2F {
            index -= 1
        }
        guard slashes >= 1, digits >= 1, index - start >= 5, index - start <= 60 else { return nil }
        // The first part is capitals, and a known family or short.
        var first = start
        while first < index, bytes[first] != 0x2F { first += 1 }
        guard (start..<first).allSatisfy({ bytes[$0].isASCIIUpper || bytes[$0].isASCIIDigit }), first - start <= 8
        else { return nil }
        guard bytes[first + 1].isASCIIUpper || bytes[first + 1].isASCIIDigit else { return nil }
        var text = String(decoding: bytes[start..<index], as: UTF8.self)
        if hasLower, !["Rev.", "Add.", "Corr.", "Amend.", "Summ", "Conf"].contains(where: { text.contains($0) }) {
            return nil
        }
        // Security Council resolutions carry their year.
        if text.hasPrefix("S/RES/"), let year = self.year(bytes, at: index, end: end) {
            text += " (\(year.value))"
            index = year.end
        }
        return (text, index)
    }

    /// ` (2017)`
    static func year(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> (value: Int, end: Int)? {
        var index = start
        while index < end, bytes[index].isBlank { index += 1 }
        guard index + 6 <= end, bytes[index] == 0x28, bytes[index + 5] == 0x29 else { return nil }
        var value = 0
        for offset in 1...4 {
            guard bytes[index + offset].isASCIIDigit else { return nil }
            value = value * 10 + Int(bytes[index + offset] - 0x30)
        }
        return (1945...2199).contains(value) ? (value, index + 6) : nil
    }
}
