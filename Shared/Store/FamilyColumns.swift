internal import Model
internal import Postgres

/// Symbols and corrigendum targets of many documents as the columns of two statements.
struct FamilyColumns {
    private var documents: [String?] = []
    private var languages: [String?] = []
    private var document: [Int32?] = []
    private var positions: [Int32?] = []
    private var symbols: [FamilySymbol] = []
    private var targetDocument: [Int32?] = []
    private var targetPositions: [Int32?] = []
    private var targets: [CorrigendumTarget] = []

    mutating func append(_ new: NewDocument) {
        self.append(
            id: new.id, language: new.document.language?.rawValue, symbols: new.symbols,
            targets: new.corrigendumTargets)
    }

    mutating func append(id: String, language: String?, symbols: [FamilySymbol], targets: [CorrigendumTarget]) {
        self.documents.append(id)
        self.languages.append(language)
        let place = Int32(self.documents.count)
        for (position, symbol) in symbols.enumerated() {
            self.document.append(place)
            self.positions.append(Int32(position))
            self.symbols.append(symbol)
        }
        for (position, target) in targets.enumerated() {
            self.targetDocument.append(place)
            self.targetPositions.append(Int32(position))
            self.targets.append(target)
        }
    }

    var statements: [PGStatement] {
        var statements: [PGStatement] = []
        if !self.symbols.isEmpty {
            statements.append(
                PGStatement(
                    """
                    INSERT INTO rapporteur.symbols (document_id, language, position, symbol, base, lineage, revision,
                        relation, number, target, is_reissue)
                    SELECT ($1::uuid[])[document], ($2::text[])[document], position, symbol, base, lineage, revision,
                        relation, number, target, is_reissue
                    FROM unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[],
                        $10::int[], $11::text[], $12::bool[])
                        AS new (document, position, symbol, base, lineage, revision, relation, number, target,
                            is_reissue)
                    ON CONFLICT DO NOTHING
                    """,
                    [
                        .uuidArray(self.documents), .textArray(self.languages), .int4Array(self.document),
                        .int4Array(self.positions), .textArray(self.symbols.map(\.symbol)),
                        .textArray(self.symbols.map(\.base)), .textArray(self.symbols.map(\.lineage)),
                        .int4Array(self.symbols.map { Int32(clamping: $0.revision) }),
                        .textArray(self.symbols.map(\.relation.rawValue)),
                        .int4Array(self.symbols.map { $0.number.map(Int32.init(clamping:)) }),
                        .textArray(self.symbols.map(\.target)), .boolArray(self.symbols.map(\.isReissue)),
                    ]))
        }
        if !self.targets.isEmpty {
            statements.append(
                PGStatement(
                    """
                    INSERT INTO rapporteur.corrigendum_targets (document_id, position, number, kind, item)
                    SELECT ($1::uuid[])[document], position, number, kind, item
                    FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[])
                        AS new (document, position, number, kind, item)
                    ON CONFLICT DO NOTHING
                    """,
                    [
                        .uuidArray(self.documents), .int4Array(self.targetDocument), .int4Array(self.targetPositions),
                        .textArray(self.targets.map(\.number)), .textArray(self.targets.map(\.kind)),
                        .textArray(self.targets.map(\.item)),
                    ]))
        }
        return statements
    }
}
