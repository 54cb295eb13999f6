import Model
import ServiceKit
import Store
import Synchronization
import ThemeClassification

/// The classifier that goes by the taxonomy in force: the last one that was applied, else that of the settings.
///
/// The database is asked at most once a second; a change that falls between is found by the commit, which refuses themes
/// of a taxonomy that is in force no more.
final class TaxonomyInForce: Sendable {
    struct Current: Sendable {
        let classifier: ThemeClassifier
        /// Version of the taxonomy.
        let version: String
        /// What a commit is to find in force.
        let expected: ExpectedTaxonomy
    }

    private let store: Store
    private let ofSettings: Current
    private let state: Mutex<(current: Current, checked: ContinuousClock.Instant?)>

    init(ofSettings taxonomy: Taxonomy, store: Store) throws {
        self.store = store
        self.ofSettings = Current(
            classifier: try ThemeClassifier(taxonomy: taxonomy), version: taxonomy.version, expected: .settings)
        self.state = Mutex((self.ofSettings, nil))
    }

    /// - Parameter isFresh: Whether the database is asked in any case.
    /// - Throws: ``UnusableTaxonomy``, or an error of the store.
    func current(isFresh: Bool = false) async throws -> Current {
        let (known, checked) = self.state.withLock { ($0.current, $0.checked) }
        if !isFresh, let checked, checked.duration(to: .now) < .seconds(1) { return known }
        let version = try await self.store.taxonomyVersionInForce()
        let current: Current
        switch (version, known.expected) {
        case (nil, _): current = self.ofSettings
        case (let version?, .version(let held)) where held == version: current = known
        case (let version?, _): current = try await self.load(version)
        }
        self.state.withLock { $0 = (current, .now) }
        return current
    }

    private func load(_ version: String) async throws -> Current {
        guard let stored = try await self.store.taxonomyInForce() else { return self.ofSettings }
        do {
            let taxonomy = try Taxonomy(yaml: stored.yaml, name: "taxonomy \(stored.version)")
            return Current(
                classifier: try ThemeClassifier(taxonomy: taxonomy), version: stored.version,
                expected: .version(stored.version))
        } catch {
            throw UnusableTaxonomy(
                sentenceForLogs: "taxonomy \(version) is in force, which this program cannot use: \(error)")
        }
    }
}

/// A newer program put a taxonomy in force that this one does not understand: it waits rather than go by an old one.
struct UnusableTaxonomy: OutageError {
    let sentenceForLogs: String
    var isOutage: Bool { true }
    var dependency: Dependency { .machine }
}
