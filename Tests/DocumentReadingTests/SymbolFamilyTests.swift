import DocumentReading
import Testing

@Suite("Families of symbols", .timeLimit(.minutes(1)))
struct SymbolFamilyTests {
    @Test(
        "says what an issue is to which document",
        arguments: [
            ("A/74/189", "A/74/189", nil, []),
            ("A/74/189/Corr.1", "A/74/189", SymbolFamily.Relation.corrects, ["A/74/189"]),
            ("A/HRC/41/15/Add.2", "A/HRC/41/15", .adds, ["A/HRC/41/15"]),
            ("A/C.3/74/L.12/Rev.1", "A/C.3/74/L.12", .supersedes, ["A/C.3/74/L.12"]),
            (
                "A/C.3/74/L.12/Rev.3", "A/C.3/74/L.12", .supersedes,
                ["A/C.3/74/L.12/Rev.2", "A/C.3/74/L.12/Rev.1", "A/C.3/74/L.12"]
            ),
            ("CTOC/COP/WG.4/2019/1/Rev.1/Corr.2", "CTOC/COP/WG.4/2019/1", .corrects, ["CTOC/COP/WG.4/2019/1/Rev.1"]),
            ("E/2012/30/Add.1/Rev.2", "E/2012/30", .supersedes, ["E/2012/30/Add.1/Rev.1", "E/2012/30/Add.1"]),
            ("S/RES/2388 (2017)", "S/RES/2388 (2017)", nil, []),
            ("A/CONF.10/4/Amend.1", "A/CONF.10/4", .amends, ["A/CONF.10/4"]),
        ] as [(String, String, SymbolFamily.Relation?, [String])])
    func relation(symbol: String, base: String, relation: SymbolFamily.Relation?, targets: [String]) throws {
        let family = try #require(SymbolFamily(symbol))
        #expect(family.symbol == symbol)
        #expect(family.base == base)
        #expect(family.relation == relation)
        #expect(family.targets == targets)
    }

    @Test(
        "spells a symbol one way, however it was typed",
        arguments: [
            ("A/74/189/ Corr. 1", "A/74/189/Corr.1"), ("A/74/189*", "A/74/189"),
            ("А/С.3/74/L.12/Rev.1", "A/C.3/74/L.12/Rev.1"), ("A / HRC / 41 / 15", "A/HRC/41/15"),
            ("A/74/189/REV 2", "A/74/189/Rev.2"), ("A/72/5 (Vol. I)", "A/72/5 (Vol. I)"),
        ])
    func spelling(printed: String, symbol: String) throws {
        #expect(try #require(SymbolFamily(printed)).symbol == symbol)
    }

    @Test("knows what is no symbol", arguments: ["", "A", "A/", "report/final", "12/2019", "A/B"])
    func notASymbol(text: String) { #expect(SymbolFamily(text) == nil) }

    @Test("keeps all revisions of one text together, and addenda apart")
    func lineage() throws {
        let first = try #require(SymbolFamily("E/CN.15/2019/L.2"))
        let third = try #require(SymbolFamily("E/CN.15/2019/L.2/Rev.2"))
        let addendum = try #require(SymbolFamily("E/CN.15/2019/L.2/Rev.2/Add.1"))
        #expect(first.lineage == third.lineage)
        #expect(third.revision == 2)
        #expect(addendum.lineage != first.lineage)
        #expect(addendum.base == first.base)
        #expect(first.isDraft && addendum.isDraft)
        #expect(try !#require(SymbolFamily("A/LX/L/3")).isDraft)
        #expect(try #require(SymbolFamily("A/HRC/14/24*")).isReissue)
    }

    @Test(
        "parts joint symbols, and leaves special sessions whole",
        arguments: [
            ("A/72/5–S/2017/8", ["A/72/5", "S/2017/8"]), ("A/79/876-S/2025/230", ["A/79/876", "S/2025/230"]),
            ("A/S-27/3", ["A/S-27/3"]), ("A/ES-10/871-S/2021/3", ["A/ES-10/871", "S/2021/3"]),
            ("A/RES/S-30/1", ["A/RES/S-30/1"]),
            ("A/58/7/Corr.1 – S/2003/9/Corr.1", ["A/58/7/Corr.1", "S/2003/9/Corr.1"]),
            ("E/2019/27-E/CN.6/2019/19", ["E/2019/27", "E/CN.6/2019/19"]),
        ])
    func joint(printed: String, symbols: [String]) { #expect(SymbolFamily.jointSymbols(printed) == symbols) }
}
