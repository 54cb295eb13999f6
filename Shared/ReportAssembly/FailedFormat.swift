/// What stands in a report where one of its formats could not be made: a file whose name is the format's with this behind it, and
/// whose text is the reason.
public enum FailedFormat {
    /// `compilation.pdf` → `compilation.pdf.failed.txt`.
    public static let suffix = ".failed.txt"
}
