internal import Foundation

/// A taxonomy that somebody chose, as text.
public struct TaxonomySource: Sendable {
    /// The file's path, for error messages.
    public let name: String
    public let yaml: String
}

extension ServiceSettings {
    /// The taxonomy that the settings name; `nil` for the built-in one.
    ///
    /// - Throws: ``SettingsError`` when the file cannot be read.
    public func taxonomySource() throws(SettingsError) -> TaxonomySource? {
        guard let path = self.taxonomyFile else { return nil }
        guard let yaml = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError(faults: [
                .init(
                    variable: Setting.taxonomyFile.name,
                    sentence:
                        "names the file '\(path)', which cannot be read as UTF-8; check that it is there and readable")
            ])
        }
        return TaxonomySource(name: path, yaml: yaml)
    }
}
