import Testing

@testable import Postgres

@Suite struct StatementCacheTests {
    private func name(_ lookup: StatementCache.Lookup) -> [CChar] {
        switch lookup {
        case .prepared(let name), .missing(let name, _): name
        }
    }

    @Test("a text is prepared once for its types, and NULL fits any")
    func types() {
        var cache = StatementCache(capacity: 4)
        let sql: SQL = "SELECT $1, $2"
        let first = cache.find(sql.key, [20, 0])
        #expect(first == .missing(Array("rap_1".utf8CString), types: [20, 0]))
        cache.insert(sql.key, self.name(first), types: [20, 0])
        expect(cache.find(sql.key, [0, 0]), is: .prepared(self.name(first)))
        let second = cache.find(sql.key, [0, 25])
        #expect(second == .missing(Array("rap_2".utf8CString), types: [20, 25]))
        cache.insert(sql.key, self.name(second), types: [20, 25])
        expect(cache.takeDiscarded(), is: ["rap_1"])
        expect(cache.find(sql.key, [20, 0]), is: .prepared(self.name(second)))
        // Eight bytes of another kind must never be read as these: int8 is not double precision.
        expect(cache.find(sql.key, [701, 25]), is: .missing(Array("rap_3".utf8CString), types: [701, 25]))
    }

    @Test("the least used goes when there is no room")
    func eviction() {
        var cache = StatementCache(capacity: 2)
        let texts: [SQL] = ["SELECT 1", "SELECT 2", "SELECT 3"]
        for sql in texts.prefix(2) { cache.insert(sql.key, self.name(cache.find(sql.key, [])), types: []) }
        _ = cache.find(texts[0].key, [])
        cache.insert(texts[2].key, self.name(cache.find(texts[2].key, [])), types: [])
        expect(cache.takeDiscarded(), is: ["rap_2"])
        #expect(cache.count == 2)
        cache.removeAll()
        expect(cache.takeDiscarded().sorted(), is: ["rap_1", "rap_3"])
    }
}
