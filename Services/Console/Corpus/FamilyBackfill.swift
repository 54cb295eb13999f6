import DocumentReading
import Model
import Store

/// Finds the families of documents that were stored by a release before families, or by one that still ran beside this one.
struct FamilyBackfill {
    private let store: Store

    init(_ store: Store) { self.store = store }

    /// How many documents were given their place. Running it again finds nothing to do.
    func run() async throws -> Int {
        var count = 0
        var last: String?
        while case let page = try await self.store.unlinkedDocuments(after: last), !page.isEmpty {
            last = page.last?.id
            var links: [(document: Store.UnlinkedDocument, symbols: [FamilySymbol], targets: [CorrigendumTarget])] = []
            for document in page {
                let symbols = FamilySymbol.all(symbol: document.symbol, jointSymbols: document.jointSymbols)
                guard !symbols.isEmpty else { continue }
                var targets: [CorrigendumTarget] = []
                if symbols.contains(where: { $0.relation == .corrigendum }),
                    let text = try await self.store.extractedText(document.id)
                {
                    targets = CorrigendumReader().targets(inText: text)
                }
                links.append((document, symbols, targets))
            }
            try await self.store.link(links)
            count += links.count
        }
        return count
    }
}
