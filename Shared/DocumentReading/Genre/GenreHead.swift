/// The first lines of a document, where it says what it is.
enum GenreHead {
    /// Folded text of the first page's first lines, at most 4,000 bytes.
    static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ table: LineTable) -> [UInt8] {
        var output: [UInt8] = []
        for line in table.lines.prefix(40) where line.role != .note && output.count < 2500 {
            if !output.isEmpty { output.append(0x20) }
            Folding.append(bytes, line.range, to: &output, limit: 300)
        }
        return output
    }
}
