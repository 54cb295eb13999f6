import Identity
import Model
import ServiceKit
import Store

/// Documents as people name them: by symbol, perhaps with a language, or by id.
enum NamedDocument {
    /// Ids of the stored documents meant, by language; at least one.
    static func ids(_ name: String, language: Language? = nil, in store: Store) async throws -> [String] {
        if Derivation.isUUID(name) {
            guard try await store.storedDocument(name.lowercased()) != nil else {
                throw Failure(ServiceKit.ExitCode.failed, "there is no document '\(name)'")
            }
            return [name.lowercased()]
        }
        let ids = try await store.documentIDs(symbol: name, language: language)
        guard !ids.isEmpty else {
            let inLanguage = language.map { " in language \($0.rawValue)" } ?? ""
            throw Failure(
                ServiceKit.ExitCode.failed,
                "no document of symbol '\(name)'\(inLanguage) is stored; `rapporteur documents list` lists those that are"
            )
        }
        return ids
    }
}
