/// Many corrections that belong together: all are stored, or none.
public struct CorrectionsSubmitted: Sendable, Hashable {
    /// Name of the batch, by which it can be listed and taken back: letters, digits, `.`, `_` and `-`, 1 to 128 bytes.
    public var batch: String
    /// At least one, at most 10,000.
    public var corrections: [CorrectionSubmitted]

    public init(batch: String, corrections: [CorrectionSubmitted]) {
        (self.batch, self.corrections) = (batch, corrections)
    }
}
