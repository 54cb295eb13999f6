import ServiceKit
import ThemeClassification

extension ServiceSettings {
    /// The taxonomy that the settings name, or the built-in one.
    ///
    /// - Throws: ``SettingsError`` when the file cannot be read, ``TaxonomyError`` when it is no taxonomy.
    func taxonomy() throws -> Taxonomy {
        guard let source = try self.taxonomySource() else { return try .builtIn() }
        return try Taxonomy(yaml: source.yaml, name: source.name)
    }
}
