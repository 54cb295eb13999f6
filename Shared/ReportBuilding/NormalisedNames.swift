internal import Model
internal import Yams

/// What bodies, organisations, groups and treaties are called in one language, from `Data/names.yaml`.
///
/// Machines know each by one English name whatever the report's language; people read the name of their own.
struct NormalisedNames: Sendable {
    private let names: [String: String]

    /// - Throws: ``ReportBuildingError`` with `brokenData`.
    init(_ language: Language) throws(ReportBuildingError) {
        self.names = try Self.load().compactMapValues { $0[language.rawValue] }
    }

    /// The name in the language; the normalised name itself where the language has none, so that nobody is lost.
    subscript(_ name: String) -> String { self.names[name] ?? name }

    /// The file as it is: normalised name → code of the language → name.
    static func load() throws(ReportBuildingError) -> [String: [String: String]] {
        let text = try EmbeddedData.text(named: "names.yaml")
        guard let names = try? Yams.load(yaml: text) as? [String: [String: String]] else {
            throw ReportBuildingError(.brokenData, "names.yaml is not a map of maps of strings")
        }
        return names
    }
}
