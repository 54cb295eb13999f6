/// A name for everything that reports are made of: documents as they were read, their themes and the corrections.
///
/// The same documents, themes and corrections have the same state, in whatever order they arrived and on whatever
/// server.
public struct CorpusState: Sendable, Hashable, Codable, CustomStringConvertible {
    /// How many documents there are.
    public var documents: Int
    /// 32 hexadecimal digits.
    public var digest: String

    public init(documents: Int, digest: String) { (self.documents, self.digest) = (documents, digest) }

    /// For example `1204-5f0c…`: what goes into a report's id.
    public var description: String { "\(self.documents)-\(self.digest)" }
}
