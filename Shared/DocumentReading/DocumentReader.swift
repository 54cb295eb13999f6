internal import Model

/// Turns the text layer of a file into a structured document.
///
/// Pure: the same text and hints give the same reading. The stages, each in its own file, are: clean, lines,
/// furniture, notes,
/// repair, body, genre, structure, passages, meaning, verdict.
public struct DocumentReader: Sendable {
    /// Changes whenever the same text may be read differently; stored with each document.
    public static var version: String { "1" }

    public init() {}

    /// Reads one document. Never throws and never traps: what cannot be read is said in the verdict.
    public func read(_ text: ExtractedText, hints: ReadingHints = ReadingHints()) -> Reading {
        var run = ReadingRun(text, hints)
        run.prepare()
        run.repair()
        return run.finish()
    }
}
