/// The first lines of a document, where it says what it is.
enum GenreHead {
    /// Each of the first 40 lines that are no notes, folded, at most 200 bytes of each.
    static func lines(_ bytes: UnsafeBufferPointer<UInt8>, _ table: LineTable) -> [[UInt8]] {
        table.lines.prefix(40).filter { $0.role != .note }.map { Folding.fold(bytes, $0.range, limit: 200) }
    }
}
