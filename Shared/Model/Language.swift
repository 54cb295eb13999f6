/// One of the six official languages of the United Nations.
///
/// Raw values are ISO 639-1 codes, as used in file names and in the Official Document System.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
    case arabic = "ar"
    case chinese = "zh"
    case english = "en"
    case french = "fr"
    case russian = "ru"
    case spanish = "es"

    /// Whether the language is written from right to left.
    public var isRightToLeft: Bool { self == .arabic }
}
