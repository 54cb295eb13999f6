internal import Model

/// Words on a page, with whose words they are: that decides their language and direction, never their escaping.
enum ContentText: Hashable {
    /// A label or sentence of the report, in the report's language.
    case own(String)
    /// Words of a document, in its language; `nil` where it is not known.
    case quoted(String, Language?)

    var text: String {
        switch self {
        case .own(let text), .quoted(let text, _): text
        }
    }
    var isEmpty: Bool { self.text.isEmpty }
}
