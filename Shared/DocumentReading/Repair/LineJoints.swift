/// Finds words and symbols cut at the end of a line.
enum LineJoints {
    /// Marks lines whose last word goes on in the next, and says what was cut.
    static func run(
        _ bytes: UnsafeBufferPointer<UInt8>, _ table: inout LineTable, body: [Int], removals: inout [Range<Int>]
    ) -> [BrokenWord] {
        var repairs: [BrokenWord] = []
        for (place, index) in body.enumerated().dropLast() {
            let (line, next) = (table[index], table[body[place + 1]])
            guard line.count > 2 else { continue }
            let last = bytes[line.end - 1]
            if last == 0x2F, bytes[line.end - 2].isASCIILetter || bytes[line.end - 2].isASCIIDigit,
                Self.continuesSymbol(bytes, next)
            {
                table[index].isGlued = true
                repairs.append(Self.repair(.symbol, bytes, line, next))
            } else if last == 0x2D, Scalar(bytes, at: next.start).isLetter,
                bytes[line.end - 2].isASCIILetter || bytes[line.end - 2] >= 0x80
            {
                // The hyphen stays: whether it belongs to the word cannot be told from the line alone.
                table[index].isGlued = true
            } else if last == 0x2D, bytes[line.end - 2] == 0x20, Scalar(bytes, at: next.start).isLower,
                line.count > 4, bytes[line.end - 3].isASCIILower
            {
                // "high -" over "level": the blank before the hyphen is no more meant than the break behind it.
                table[index].isGlued = true
                removals.append(line.end - 2..<line.end - 1)
                repairs.append(Self.repair(.hyphen, bytes, line, next))
            }
        }
        return repairs
    }

    /// The next line begins with a piece of a symbol: capitals, digits, full stops, slashes.
    private static func continuesSymbol(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> Bool {
        let first = bytes[line.start]
        return first.isASCIIUpper || first.isASCIIDigit
    }

    private static func repair(
        _ reason: ReadingTrace.Repair.Reason, _ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine, _ next: TextLine
    ) -> BrokenWord {
        var start = line.end
        while start > line.start, !bytes[start - 1].isBlank { start -= 1 }
        var end = next.start
        while end < next.end, !bytes[end].isBlank { end += 1 }
        let text =
            String(decoding: bytes[start..<line.end], as: UTF8.self)
            + String(decoding: bytes[next.start..<end], as: UTF8.self)
        return BrokenWord(reason: reason, range: start..<end, repaired: text)
    }
}
