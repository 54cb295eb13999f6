internal import Model
internal import Synchronization

/// The words of each language, compiled when a passage of it first comes, and kept for the life of the program.
///
/// A language that a passage does not name counts as English.
struct RegisterLibrary {
    private struct Known {
        var names: RegisterNames?
        var words: [Language: RegisterWords] = [:]
    }
    /// Read once: parsing the files takes longer than reading a document.
    private static let known = Mutex(Known())

    let names: RegisterNames
    /// What this library has handed out, so that a passage costs no lock.
    private var words: [Language: RegisterWords] = [:]

    /// - Throws: ``ReportBuildingError`` with `brokenData`.
    init() throws(ReportBuildingError) {
        if let names = Self.known.withLock({ $0.names }) {
            self.names = names
            return
        }
        let names = try RegisterNames()
        Self.known.withLock { $0.names = names }
        self.names = names
    }

    /// - Throws: ``ReportBuildingError`` with `brokenData`, naming the file of the language.
    mutating func words(of language: Language?) throws(ReportBuildingError) -> RegisterWords {
        let language = language ?? .english
        if let mine = self.words[language] { return mine }
        let words: RegisterWords
        if let known = Self.known.withLock({ $0.words[language] }) {
            words = known
        } else {
            words = try RegisterWords(language, names: self.names)
            Self.known.withLock { $0.words[language] = words }
        }
        self.words[language] = words
        return words
    }
}
