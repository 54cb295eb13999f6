/// What is wrong with a taxonomy file, where, and what to do about it.
public struct TaxonomyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable reason; switch on this, never on the sentence.
    public enum Code: String, Sendable, Hashable, Codable {
        /// The text is not YAML.
        case notYAML = "not-yaml"
        /// The `schema` number is not one this program reads.
        case unknownSchema = "unknown-schema"
        /// A key that the schema does not know, most often a typing error.
        case unknownKey = "unknown-key"
        case missingKey = "missing-key"
        case wrongType = "wrong-type"
        /// A value outside what the schema allows.
        case invalidValue = "invalid-value"
        case duplicate
        /// A name that is used but defined nowhere.
        case undefined
        /// A cue pattern that cannot be read.
        case invalidPattern = "invalid-pattern"
    }

    public let code: Code
    /// Name of the file as it was given.
    public let file: String
    /// Line in the file, from 1; `nil` where no one line is at fault.
    public let line: Int?
    /// Where in the file's structure: `themes[0].labels.es`.
    public let path: String
    /// What is wrong, as a sentence.
    public let problem: String
    /// What to do, as a sentence.
    public let advice: String

    /// All of it on one line, safe to log.
    public var description: String {
        let place = self.line.map { "\(self.file):\($0)" } ?? self.file
        return "\(place): \(self.path.isEmpty ? "" : "\(self.path): ")\(self.problem) \(self.advice)"
    }
}
