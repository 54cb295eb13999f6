internal import Postgres

/// Inbox keys as the four arrays that statements take as `$1` to `$4`, sorted and without repeats.
struct KeyColumns {
    let keys: [InboxKey]

    init(_ keys: some Sequence<InboxKey>) { self.keys = Set(keys).sorted() }

    var values: [PGValue] {
        [
            .textArray(self.keys.map(\.consumer)), .textArray(self.keys.map(\.source)),
            .textArray(self.keys.map(\.id)), .textArray(self.keys.map(\.variant)),
        ]
    }
}

extension InboxKey {
    /// Reads the key from four columns, `column` being the first.
    init(_ row: PGRow, at column: Int = 0) throws(PGError) {
        self.init(
            consumer: try row.requireText(column), source: try row.requireText(column + 1),
            id: try row.requireText(column + 2), variant: try row.requireText(column + 3))
    }
}
