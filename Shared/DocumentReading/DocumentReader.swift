internal import Model

/// Turns the text layer of a file into a structured document.
///
/// Pure: the same text and hints give the same reading. The stages, each in its own file, are: clean, lines, furniture,
/// notes, repair, body, genre, structure, passages, meaning, verdict.
public struct DocumentReader: Sendable {
    /// Which reading of a text this is: `2`.
    ///
    /// Goes up by one with every release in which the same text may be read differently: other passages, labels, words or
    /// meaning. It is stored with each document, so that one can tell which documents an older version has read and
    /// hand them in again; two documents of one version were read by the same rules. Of the text itself it says nothing:
    /// the document's id is made of that.
    public static var version: String { "2" }

    public init() {}

    /// Reads one document. Never throws and never traps: what cannot be read is said in the verdict.
    public func read(_ text: ExtractedText, hints: ReadingHints = ReadingHints()) -> Reading {
        var run = ReadingRun(text, hints)
        run.prepare()
        run.repair()
        return run.finish()
    }
}
