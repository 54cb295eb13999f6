import ServiceKit
import Store
import ThemeClassification

extension ServiceSettings {
    /// The taxonomy that the settings name, or the built-in one.
    ///
    /// - Throws: ``SettingsError`` when the file cannot be read, ``TaxonomyError`` when it is no taxonomy.
    func taxonomy() throws -> Taxonomy {
        guard let source = try self.taxonomySource() else { return try .builtIn() }
        return try Taxonomy(yaml: source.yaml, name: source.name)
    }

    /// The taxonomy that the services go by: the last one that was applied, else that of the settings.
    func taxonomyInForce(_ store: Store) async throws -> Taxonomy {
        guard let stored = try await store.taxonomyInForce() else { return try self.taxonomy() }
        return try Taxonomy(yaml: stored.yaml, name: "taxonomy \(stored.version) in the database")
    }
}
