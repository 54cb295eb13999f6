internal import Model

/// How the items of a list are lettered in a text's language.
public enum ListLetters {
    /// Whether a letter has a bracket behind it only, `a)`, as United Nations documents print it in French, Russian and
    /// Spanish; in the other languages they print `(a)`.
    ///
    /// - Parameter utf8: The text, or its beginning.
    public static func haveOneBracket(in utf8: [UInt8]) -> Bool {
        switch utf8.withUnsafeBufferPointer({ LanguageFinder.find($0) }).language {
        case .french, .russian, .spanish: true
        default: false
        }
    }
}
