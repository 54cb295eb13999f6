internal import DocumentReading

/// A plain text in UTF-8 with line feeds, whatever it came in. Nothing is dropped but a byte order mark and the carriage
/// returns of line ends, and nothing is replaced by a question mark: bytes that mean nothing are refused.
struct DecodedText {
    /// Valid UTF-8.
    private(set) var utf8: [UInt8]
    /// IANA name of the encoding the bytes were in, in lower case.
    let encoding: String

    /// - Throws: `bad-encoding`, with the offset of the first byte that does not fit.
    init(_ bytes: [UInt8], declaredType: String?) throws(ConversionError) {
        (self.utf8, self.encoding) = try Self.decode(bytes, declared: Self.charset(in: declaredType))
        self.normalizeLineEnds()
        if let offset = self.utf8.firstIndex(where: Self.isControl) {
            throw ConversionError(
                .badEncoding,
                detail: "control character \(self.utf8[offset]) at byte \(offset) of the text read as \(self.encoding)")
        }
        guard self.utf8.contains(where: { $0 > 0x20 }) else { throw ConversionError(.emptyFile) }
    }

    func extractedText(_ format: ExtractedText.Format) -> ExtractedText {
        let breaks = self.utf8.count { $0 == 0x0C }
        return ExtractedText(format: format, utf8: self.utf8, pageCount: breaks > 0 ? breaks + 1 : nil)
    }

    private static func decode(_ bytes: [UInt8], declared: String?) throws(ConversionError) -> ([UInt8], String) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes.dropFirst(3))
            guard Self.isUTF8(rest) else { throw Self.invalid("utf-8") }
            return (rest, "utf-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            let name = isLittle ? "utf-16le" : "utf-16be"
            guard let text = UTF16Bytes.utf8(bytes.dropFirst(2), littleEndian: isLittle) else {
                throw Self.invalid(name)
            }
            return (text, name)
        }
        // A NUL is in no text of bytes, so its presence asks for UTF-16 and its absence rules that out: even Chinese has
        // line feeds.
        if bytes.contains(0) {
            for isLittle in [true, false] {
                if let text = UTF16Bytes.utf8(bytes[...], littleEndian: isLittle), UTF16Bytes.isLikely(text) {
                    return (text, isLittle ? "utf-16le" : "utf-16be")
                }
            }
            throw ConversionError(.badEncoding, detail: "NUL bytes, and no UTF-16")
        }
        if Self.isUTF8(bytes) { return (bytes, "utf-8") }
        if let chinese = ChineseEncoding.decode(bytes, declared: declared) { return chinese }
        guard let encoding = EncodingGuess.encoding(of: bytes, declared: declared) else {
            throw ConversionError(
                .badEncoding, detail: "no UTF-8, and no older encoding fits clearly better than the others")
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        let upperHalf = encoding.upperHalf.map { Array(String(Character($0)).utf8) }
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += upperHalf[Int(byte) - 0x80] }
        }
        return (text, encoding.name)
    }

    private static func invalid(_ name: String) -> ConversionError {
        ConversionError(.badEncoding, detail: "the byte order mark says \(name), but the bytes are not")
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// The `charset` of a media type such as `text/plain; charset="ISO-8859-1"`, in lower case.
    private static func charset(in declaredType: String?) -> String? {
        guard let declaredType else { return nil }
        let lowered = declaredType.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let label = Array("charset=".utf8)
        guard let range = lowered.firstRange(of: label, in: 0..<lowered.count) else { return nil }
        let name = lowered[range.upperBound...].drop { $0 == UInt8(ascii: "\"") }
            .prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ";") && $0 != 0x20 }
        return String(decoding: name, as: UTF8.self)
    }

    /// CR LF and lone CR, and the vertical tab that some programs write for a line break within a paragraph, become LF.
    private mutating func normalizeLineEnds() {
        guard self.utf8.contains(where: { $0 == 0x0D || $0 == 0x0B }) else { return }
        var kept = 0
        var before: UInt8 = 0
        for index in self.utf8.indices {
            let byte = self.utf8[index]
            defer { before = byte }
            if byte == 0x0A, before == 0x0D { continue }
            self.utf8[kept] = byte == 0x0D || byte == 0x0B ? 0x0A : byte
            kept += 1
        }
        self.utf8.removeLast(self.utf8.count - kept)
    }

    /// Tabs, line feeds and form feeds are text; other control characters are not.
    private static func isControl(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C) || byte == 0x7F
    }
}
