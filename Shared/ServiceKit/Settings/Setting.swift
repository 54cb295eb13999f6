/// One setting: an environment variable, what it means and what it is when nobody sets it.
public struct Setting: Sendable, Hashable {
    /// What a value must look like.
    public enum Shape: Sendable, Hashable {
        case text
        /// A whole number within the range, in the given unit.
        case number(ClosedRange<Int>, unit: String)
        case choice([String])
        /// A file or folder on this machine.
        case path
    }

    /// The environment variable, for example `RAPPORTEUR_PREFETCH`.
    public let name: String
    public let summary: String
    public let shape: Shape
    /// The value when nobody sets it; `nil` when there is none.
    public let fallback: String?
    /// Whether the value must never be shown. A secret can also come from a file: `<name>_FILE` names it.
    public let isSecret: Bool

    init(_ name: String, _ summary: String, _ shape: Shape, fallback: String?, isSecret: Bool = false) {
        self.name = "RAPPORTEUR_" + name
        (self.summary, self.shape, self.fallback, self.isSecret) = (summary, shape, fallback, isSecret)
    }

    /// The variable that names a file with the value; only for secrets.
    public var fileName: String? { self.isSecret ? self.name + "_FILE" : nil }

    /// The shape in words: `1 to 2000 messages`.
    public var shapeInWords: String {
        switch self.shape {
        case .text: "text"
        case .number(let range, let unit): "\(range.lowerBound) to \(range.upperBound) \(unit)"
        case .choice(let values): values.joined(separator: " | ")
        case .path: "path"
        }
    }
}
