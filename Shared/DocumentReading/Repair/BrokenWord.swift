/// A place where extraction had broken a word, and what stands there now.
struct BrokenWord {
    var reason: ReadingTrace.Repair.Reason
    /// Bytes of the extracted text that the original covers.
    var range: Range<Int>
    var repaired: String
}
