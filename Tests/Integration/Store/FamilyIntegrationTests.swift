import DocumentReading
import Model
import Store
import Testing

@Suite("Store: families of symbols", .needsServers, .timeLimit(.minutes(2)))
struct FamilyIntegrationTests {
    private func document(
        _ symbol: String, language: Language? = .english, joint: [String] = [], targets: [CorrigendumTarget] = []
    ) -> NewDocument {
        var new = Fixture.document(symbol, language: language)
        new.document.jointSymbols = joint
        new.symbols = FamilySymbol.all(symbol: symbol, jointSymbols: joint)
        new.corrigendumTargets = targets
        return new
    }

    private func current(_ store: Store) async throws -> [String] {
        try await store.withCorpus { corpus in
            try await corpus.documents(for: .init(currentOnly: true)).map {
                "\($0.symbol) \($0.language?.rawValue ?? "?")"
            }
        }
    }

    @Test("a later revision supersedes in every language, whatever the order of arrival", arguments: 0..<6)
    func revisions(order: Int) async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let documents = [
                self.document("A/C.3/74/L.9"), self.document("A/C.3/74/L.9", language: .french),
                self.document("A/C.3/74/L.9/Rev.1"), self.document("A/C.3/74/L.9/Rev.2"),
                self.document("A/C.3/74/L.9/Add.1"), self.document("A/C.3/74/L.9/Corr.1"),
                self.document("A/C.3/74/L.91"),
            ]
            let turned = order.isMultiple(of: 2) ? documents : documents.reversed()
            for document in turned[(order % 7)...] + turned[..<(order % 7)] {
                #expect(try await store.commit([Fixture.ingest(document)]).map(\.outcome) == [.ingested])
            }
            #expect(
                try await self.current(store) == [
                    "A/C.3/74/L.9/Add.1 en", "A/C.3/74/L.9/Rev.2 en", "A/C.3/74/L.91 en",
                ])
            #expect(try await store.allEntries(.init(currentOnly: true)).count == 9)
            #expect(try await store.allEntries().count == 21)
            let family = try #require(try await store.family(ofDocument: documents[0].id))
            #expect(family.supersededBy == ["A/C.3/74/L.9/Rev.2", "A/C.3/74/L.9/Rev.1"])
            #expect(family.members.count == 6)
            #expect(family.members.filter(\.isCurrent).map(\.symbol) == ["A/C.3/74/L.9/Add.1", "A/C.3/74/L.9/Rev.2"])
            #expect(
                try await store.details(ofDocuments: [documents[2].id])[documents[2].id]?.supersededBy
                    == "A/C.3/74/L.9/Rev.2")
        }
    }

    @Test func aWithdrawnRevisionSupersedesNothingAndComesBack() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let (first, second) = (self.document("A/74/9"), self.document("A/74/9/Rev.1"))
            _ = try await store.commit([Fixture.ingest(first), Fixture.ingest(second)])
            #expect(try await self.current(store) == ["A/74/9/Rev.1 en"])
            let before = try await store.corpusState()
            #expect(try await store.withdraw(documents: [second.id], by: "somebody", reason: "Recalled.") == 1)
            #expect(try await store.withdraw(documents: [second.id], by: "somebody", reason: "Again.") == 0)
            #expect(try await self.current(store) == ["A/74/9 en"])
            #expect(try await store.corpusState() != before)
            #expect(try await store.withdraw(documents: [second.id], by: "somebody", reason: nil) == 1)
            #expect(try await self.current(store) == ["A/74/9/Rev.1 en"])
            #expect(try await store.corpusState() == before)
        }
    }

    @Test func aJointSymbolNamesTheDocumentToo() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let document = self.document("A/72/5", joint: ["S/2017/8"])
            _ = try await store.commit([Fixture.ingest(document)])
            #expect(try await store.documentIDs(symbol: "S/2017/8") == [document.id])
            #expect(try await store.allEntries(.init(symbols: ["S/2017/8"])).count == 3)
            let found = try await store.passages(named: [
                PassageQuery(symbol: "S/2017/8", label: "R2"), PassageQuery(symbol: "S/2017/9", label: "R2"),
                PassageQuery(document: document.id, label: "R9"),
                PassageQuery(symbol: "A/72/5", language: .french, label: "R2"),
            ])
            #expect(found.map(\.count) == [1, 0, 0, 0])
            #expect(found[0][0].documentID == document.id)
            #expect(try await store.entry(ofPassage: found[0][0].passageID)?.passage.label == "R2")
            let details = try await store.details(ofDocuments: [document.id])
            #expect(details[document.id]?.jointSymbols == ["S/2017/8"])
        }
    }

    @Test("a corrigendum is attached to the paragraphs it changes", arguments: [true, false])
    func corrigenda(isFirst: Bool) async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let text = self.document("A/74/9")
            let french = self.document("A/74/9", language: .french)
            let corrigendum = self.document(
                "A/74/9/Corr.1",
                targets: [CorrigendumTarget(number: "2", item: "b"), CorrigendumTarget(number: "77")])
            let all = isFirst ? [corrigendum, text, french] : [text, french, corrigendum]
            for document in all { _ = try await store.commit([Fixture.ingest(document)]) }
            let notes = try await store.corrigenda(ofDocuments: [text.id])
            #expect(notes.map(\.label) == ["R2"])
            #expect(notes.map(\.corrigendumSymbol) == ["A/74/9/Corr.1"])
            #expect(notes.map(\.item) == ["b"])
            #expect(notes.map(\.isSameLanguage) == [true])
            #expect(try await store.corrigenda(ofDocuments: [french.id]).map(\.isSameLanguage) == [false])
            _ = try await store.commit([
                Fixture.ingest(
                    self.document("A/74/9/Corr.1", language: .french, targets: [CorrigendumTarget(number: "3")]))
            ])
            #expect(try await store.corrigenda(ofDocuments: [french.id]).map(\.label) == ["R3"])
            // The corrected text stays in force.
            #expect(try await self.current(store).contains("A/74/9 en"))
        }
    }

    @Test func documentsOfBeforeFindTheirFamilies() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            var (old, new) = (self.document("A/74/9"), self.document("A/74/9/Rev.1"))
            (old.symbols, new.symbols) = ([], [])
            _ = try await store.commit([Fixture.ingest(old), Fixture.ingest(new)])
            #expect(try await self.current(store).count == 2)
            let unlinked = try await store.unlinkedDocuments()
            #expect(unlinked.count == 2)
            let links = unlinked.map {
                (
                    document: $0, symbols: FamilySymbol.all(symbol: $0.symbol, jointSymbols: []),
                    targets: [CorrigendumTarget]()
                )
            }
            try await store.link(links)
            try await store.link(links)
            #expect(try await self.current(store) == ["A/74/9/Rev.1 en"])
            #expect(try await store.unlinkedDocuments().isEmpty)
        }
    }
}
