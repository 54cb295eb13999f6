public import Model

/// What ``DocumentReader`` made of a text layer.
public struct Reading: Sendable, Hashable {
    /// The document with its passages, footnotes and verdict.
    public var document: Document
    /// What was dropped, joined and repaired on the way.
    public var trace: ReadingTrace
    /// The extracted text as it was read; passages' ranges count its Unicode scalars.
    public var text: String

    public init(document: Document, trace: ReadingTrace, text: String) {
        (self.document, self.trace, self.text) = (document, trace, text)
    }
}
