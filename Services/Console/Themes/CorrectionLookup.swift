import Codec
import Model
import ServiceKit
import Store
import ThemeClassification

/// Looks corrections up before they are sent, so that a person hears of a slip at once and not from a dead letter.
struct CorrectionLookup {
    private let taxonomy: Taxonomy
    private let store: Store

    init(_ store: Store, _ settings: ServiceSettings) async throws {
        (self.store, self.taxonomy) = (store, try await settings.taxonomyInForce(store))
    }

    /// What is wrong with each, in words; `nil` for one that can be stored.
    func faults(_ corrections: [CorrectionSubmitted]) async throws -> [String?] {
        let found = try await self.store.passages(
            named: corrections.map { one in
                switch one.target {
                case .document(let id): PassageQuery(document: id, language: one.language, label: one.label)
                case .symbol(let symbol): PassageQuery(symbol: symbol, language: one.language, label: one.label)
                }
            })
        return zip(corrections, found).map { one, places in
            guard self.taxonomy.theme(one.theme) != nil else {
                let known = self.taxonomy.themes.map(\.id.rawValue).joined(separator: ", ")
                return "there is no theme '\(one.theme)'; there are \(known)"
            }
            let name: String =
                switch one.target {
                case .document(let id): id
                case .symbol(let symbol): symbol
                }
            let language = one.language.map { " in \($0.rawValue)" } ?? ""
            if places.isEmpty { return "no passage \(one.label) of '\(name)'\(language) is stored" }
            guard places.count > 1 else { return nil }
            let languages = places.map { "\($0.language?.rawValue ?? "?") (\($0.documentID))" }.joined(separator: ", ")
            return
                "'\(name)' has \(places.count) passages \(one.label): \(languages); name a language or a document's id"
        }
    }
}
