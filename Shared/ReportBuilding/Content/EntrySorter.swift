internal import Model

/// Passages that a kind sets aside and gets back sorted, each with what the kind noted about it. Memory stays at a run of
/// ``SortingSpool`` however many there are.
struct EntrySorter {
    private let kit: KindKit
    private var spool: SortingSpool

    init(_ kit: KindKit) { (self.kit, self.spool) = (kit, SortingSpool(kit.spool)) }

    var count: Int { self.spool.count }

    /// - Parameters:
    ///   - key: Where it belongs; see ``SortKey``. Among equal keys, the order of coming stands.
    ///   - note: What the kind wants back with it, for example written by a ``ByteWriter``.
    mutating func add(_ placed: PlacedEntry, key: SortKey, note: [UInt8] = []) throws {
        var writer = ByteWriter()
        writer.data(note)
        self.kit.coding.write(placed.entry, to: &writer)
        try self.spool.add(key: key.bytes, value: writer.bytes)
    }

    /// Hands back all in order.
    mutating func forEach(_ take: (_ placed: PlacedEntry, _ note: [UInt8]) throws -> Void) throws {
        let kit = self.kit
        try self.spool.forEach { _, value in
            var reader = ByteReader(value)
            let note = try reader.data()
            try take(try kit.placer.place(try kit.coding.read(from: &reader)), note)
        }
    }
}

/// What every kind builder works with.
struct KindKit {
    let frame: ReportFrame
    let placer: EntryPlacer
    let coding: EntryCoding
    /// Gives an empty spool.
    let spool: () throws -> any ReportSpool

    var labels: Labels { self.frame.labels }
}
