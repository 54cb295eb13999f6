/// Finds document symbols in a passage, also those that a line's end has cut.
enum SymbolCitations {
    static func find(_ text: UnsafeBufferPointer<UInt8>, _ found: inout [(offset: Int, citation: String)]) {
        var index = 0
        while index < text.count {
            guard text[index].isASCIIUpper else {
                index += 1
                continue
            }
            if let (symbols, end) = self.symbols(text, index) {
                for symbol in symbols { found.append((index, symbol)) }
                index = end
            } else {
                // No symbol begins further on in the same word.
                while index < text.count, text[index].isASCIILetter || text[index].isASCIIDigit { index += 1 }
            }
        }
    }

    private static func symbols(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> ([String], Int)? {
        if let joint = self.cut(text, start) {
            return joint.text.withUnsafeBufferPointer { bytes in
                SymbolReader.symbol(bytes, at: 0, end: bytes.count).map { (self.parts($0.text), joint.end) }
            }
        }
        return SymbolReader.symbol(text, at: start, end: text.count).map { (self.parts($0.text), $0.end) }
    }

    /// `CTOC/COP/ WG.4/2019/6`: the symbol without the blanks behind its slashes; `nil` where it has none.
    private static func cut(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (text: [UInt8], end: Int)? {
        guard start == 0 || !text[start - 1].isASCIILetter && text[start - 1] != 0x2F else { return nil }
        var output: [UInt8] = []
        var index = start
        var wasCut = false
        while index < text.count, output.count < 60 {
            let byte = text[index]
            if byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2F || byte == 0x2E || byte == 0x2D {
                output.append(byte)
                index += 1
            } else if byte == 0x20, output.last == 0x2F, output.count >= 2, self.goesOn(text, index + 1) {
                index += 1
                wasCut = true
            } else {
                break
            }
        }
        guard wasCut else { return nil }
        // A year in brackets belongs to some symbols.
        let tail = text[index..<min(index + 8, text.count)]
        return (output + tail, index)
    }

    /// A piece of a symbol: capitals and digits with a slash or digit among them.
    private static func goesOn(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start < text.count, text[start].isASCIIUpper || text[start].isASCIIDigit else { return false }
        var index = start
        var hasSign = false
        while index < text.count,
            text[index].isASCIIUpper || text[index].isASCIIDigit || text[index] == 0x2F
                || text[index] == 0x2E
        {
            hasSign = hasSign || text[index].isASCIIDigit || text[index] == 0x2F
            index += 1
        }
        return hasSign && index - start < 40
    }

    /// The two symbols of a document issued under both: `A/79/876-S/2025/230`.
    private static func parts(_ symbol: String) -> [String] {
        let bytes = Array(symbol.utf8)
        guard
            let dash = bytes.indices.first(where: { index in
                guard bytes[index] == 0x2D, index + 2 < bytes.count, bytes[index + 1].isASCIIUpper else { return false }
                return bytes[index + 2] == 0x2F
            })
        else { return [symbol] }
        return [String(decoding: bytes[..<dash], as: UTF8.self), String(decoding: bytes[(dash + 1)...], as: UTF8.self)]
    }
}
