import ServiceKit
import Store
import Synchronization
import ThemeClassification

/// The classifier with the taxonomy in force: what was put in force in the database, else what the settings say.
final class ReportTaxonomy: Sendable {
    private let ofSettings: ThemeClassifier
    private let store: Store
    private let inForce = Mutex<(version: String, classifier: ThemeClassifier)?>(nil)

    init(_ settings: ServiceSettings, store: Store) throws {
        let taxonomy: Taxonomy =
            try settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
        self.ofSettings = try ThemeClassifier(taxonomy: taxonomy)
        self.store = store
    }

    func current() async throws -> ThemeClassifier {
        guard let version = try await self.store.taxonomyVersionInForce() else { return self.ofSettings }
        if let known = self.inForce.withLock({ $0 }), known.version == version { return known.classifier }
        guard let stored = try await self.store.taxonomyInForce() else { return self.ofSettings }
        let classifier = try ThemeClassifier(
            taxonomy: try Taxonomy(yaml: stored.yaml, name: "the taxonomy in force, \(stored.version)"))
        self.inForce.withLock { $0 = (stored.version, classifier) }
        return classifier
    }
}
