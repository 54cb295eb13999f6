/// Finds headings run together without a blank: `…penalResolution adopted by …]74/176. …personsThe General Assembly,`
///
/// Converters make one paragraph of a head whose lines differ only in type. A small letter or bracket directly before
/// the
/// words that open a resolution or name its body shows where the lines were.
enum GluedHead {
    /// Bytes at which the first lines of the text are to be parted.
    static func breaks(_ bytes: UnsafeBufferPointer<UInt8>, _ table: LineTable, _ lexicon: Lexicon) -> [Int] {
        var breaks: [Int] = []
        for line in table.lines.prefix(20) where line.count > 24 && line.count < 2000 {
            var index = line.start + 1
            while index < line.end {
                if self.isBreak(bytes, index, line, lexicon) { breaks.append(index) }
                index += 1
            }
        }
        return breaks
    }

    private static func isBreak(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ line: TextLine, _ lexicon: Lexicon
    ) -> Bool {
        let before = bytes[index - 1]
        if before == 0x5D { return bytes[index].isASCIIDigit || bytes[index].isASCIIUpper }
        guard bytes[index].isASCIIUpper || bytes[index] == 0x5B || bytes[index] >= 0xC3 else { return false }
        guard before.isASCIILower || before.isASCIIDigit || before >= 0x80, !before.isBlank else { return false }
        if bytes[index] == 0x5B { return before != 0x29 }
        guard bytes[index] & 0xC0 != 0x80, Scalar(bytes, at: index).isUpper else { return false }
        let rest = Folding.fold(bytes, index..<line.end, limit: 120)
        return lexicon.organs.prefix(rest) != nil || lexicon.resolutionHeads.prefix(rest) != nil
    }
}
