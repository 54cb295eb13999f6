public import Model

/// One text to classify, as `rapporteur themes classify` reads it and gold sets give it.
public struct ThemeUnit: Sendable, Hashable, Codable {
    /// Unique in its set; in the gold sets its prefix up to the last colon names the source.
    public var id: String
    public var text: String
    /// `nil` where it is not known; the classifier then finds it out.
    public var language: Language?
    /// The document's heading over the text; `nil` for none.
    public var heading: String?

    public init(id: String, text: String, language: Language? = nil, heading: String? = nil) {
        (self.id, self.text, self.language, self.heading) = (id, text, language, heading)
    }

    /// What the unit was taken from: its identifier up to the last colon.
    public var source: String {
        guard let colon = self.id.utf8.lastIndex(of: UInt8(ascii: ":")) else { return self.id }
        return String(self.id[..<colon])
    }
}
