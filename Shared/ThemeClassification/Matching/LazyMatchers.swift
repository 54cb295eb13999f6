internal import Model
internal import Synchronization

/// The matchers of all languages, each made when its language is first met: a worker that reads Spanish does not wait for
/// Russian at its start.
final class LazyMatchers: Sendable {
    private let taxonomy: Taxonomy
    private let made = Mutex<[Language: CueMatcher]>([:])

    private let concepts: ConceptNames

    init(_ taxonomy: Taxonomy, concepts: ConceptNames) { (self.taxonomy, self.concepts) = (taxonomy, concepts) }

    /// The matcher of a language; `nil` for one without wordings.
    subscript(_ language: Language) -> CueMatcher? {
        self.made.withLock { made in
            if let matcher = made[language] { return matcher }
            guard let cues = self.taxonomy.languages.first(where: { $0.language == language }) else { return nil }
            let matcher = CueMatcher(cues, themes: self.taxonomy.themes, concepts: self.concepts)
            made[language] = matcher
            return matcher
        }
    }
}
