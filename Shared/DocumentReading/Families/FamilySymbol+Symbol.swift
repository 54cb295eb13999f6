public import Model

extension FamilySymbol {
    /// Where a symbol stands; `nil` when it is no document symbol.
    public init?(_ symbol: String) {
        guard let family = SymbolFamily(symbol) else { return nil }
        let relation: Relation =
            switch family.issues.last?.kind {
            case .revision: .revision
            case .corrigendum: .corrigendum
            case .addendum: .addendum
            case .amendment: .amendment
            case nil: .first
            }
        let target = family.targets.last
        // A corrigendum goes out of force with what it corrects.
        let place = relation == .corrigendum ? target.flatMap { SymbolFamily($0) } ?? family : family
        self.init(
            symbol: family.symbol, base: family.base, lineage: place.lineage, revision: place.revision,
            relation: relation, number: family.issues.last?.number, target: target, isReissue: family.isReissue)
    }

    /// Where the symbols of a document stand, its own first.
    public static func all(symbol: String?, jointSymbols: [String]) -> [FamilySymbol] {
        var seen: Set<String> = []
        return ([symbol].compactMap { $0 } + jointSymbols).compactMap { FamilySymbol($0) }
            .filter { seen.insert($0.symbol).inserted }
    }
}
