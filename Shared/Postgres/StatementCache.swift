/// Which statements are prepared on a connection, under which name, for which types. A value: no I/O.
///
/// A text is prepared for the types of its parameters. A NULL has none, so it fits any, and a text that was
/// first prepared with a NULL is prepared again when the type is known.
struct StatementCache {
    enum Lookup: Equatable {
        case prepared([CChar])
        /// To be prepared under this name for these types.
        case missing([CChar], types: [UInt32])
    }

    private struct Entry {
        let name: [CChar]
        var types: [UInt32]
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [SQL.Key: Entry] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0
    /// Names no longer looked up, to be deallocated on the server when it can take the statement.
    private(set) var discarded: [String] = []

    init(capacity: Int) { self.capacity = max(1, capacity) }

    var count: Int { self.entries.count }

    mutating func find(_ key: SQL.Key, _ types: [UInt32]) -> Lookup {
        self.uses += 1
        var wanted = types
        if let entry = self.entries[key] {
            if Self.fits(types, entry.types) {
                self.entries[key]?.lastUse = self.uses
                return .prepared(entry.name)
            }
            // What is NULL now keeps the type it had.
            for index in wanted.indices where wanted[index] == 0 && index < entry.types.count {
                wanted[index] = entry.types[index]
            }
        }
        self.names += 1
        return .missing(Array("rap_\(self.names)".utf8CString), types: wanted)
    }

    /// The server has prepared `key` under `name`.
    mutating func insert(_ key: SQL.Key, _ name: [CChar], types: [UInt32]) {
        if let old = self.entries.removeValue(forKey: key) { self.discard(old) }
        if self.entries.count >= self.capacity,
            let oldest = self.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            self.entries[oldest.key] = nil
            self.discard(oldest.value)
        }
        self.entries[key] = Entry(name: name, types: types, lastUse: self.uses)
    }

    /// The server does not know these names any more, or must forget them.
    mutating func removeAll() {
        for entry in self.entries.values { self.discard(entry) }
        self.entries = [:]
    }

    /// A statement that was to be prepared was not.
    mutating func remove(_ key: SQL.Key) { self.entries[key] = nil }

    mutating func takeDiscarded() -> [String] {
        defer { self.discarded = [] }
        return self.discarded
    }

    private mutating func discard(_ entry: Entry) {
        self.discarded.append(String(decoding: entry.name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    private static func fits(_ types: [UInt32], _ prepared: [UInt32]) -> Bool {
        guard types.count == prepared.count else { return false }
        for index in types.indices where types[index] != prepared[index] && types[index] != 0 { return false }
        return true
    }
}
