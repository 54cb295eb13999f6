/// How a passage is named in a report: `CTOC/COP/WG.4/2019/6, recommendation 9`.
public struct Citation: Sendable, Hashable, CustomStringConvertible {
    public let symbol: String
    public let kind: PassageKind
    /// As printed; where nothing is printed, the ordinal of the label.
    public let number: String

    public init(symbol: String, passage: Passage) {
        self.symbol = symbol
        self.kind = passage.kind
        self.number = passage.number ?? String(passage.label.drop { $0.isLetter })
    }

    /// In English, the form used in machine output: `A/RES/74/176, paragraph 15`.
    public var description: String {
        let noun =
            switch self.kind {
            case .recommendation: "recommendation"
            case .operative, .narrative: "paragraph"
            case .preambular: "preambular paragraph"
            }
        return "\(self.symbol), \(noun) \(self.number)"
    }
}
