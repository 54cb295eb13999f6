internal import Model

/// What a kind of report makes of its passages. A kind sets aside what it needs while entries pass (see
/// ``EntrySorter``), and gives its blocks in reading order at the end.
protocol ReportKindBuilder {
    /// The columns of its records beside those that every record has (see ``RecordColumns``); in the CSV's order.
    var columns: [ReportColumn] { get }

    /// Takes the next passage, in the builder's order, whether or not it has a theme.
    mutating func add(_ placed: PlacedEntry) throws

    /// Takes the next changed passage; for ``ChangesKind`` only.
    mutating func add(_ placed: PlacedEntry, _ changed: ChangedEntry) throws

    /// Gives all blocks. Called once.
    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws
}

extension ReportKindBuilder {
    mutating func add(_ placed: PlacedEntry, _ changed: ChangedEntry) throws {
        throw ReportBuildingError(.emptyRequest, "only a report of the kind changes takes changed passages")
    }
}

/// Hands blocks to every format of the report.
struct BlockWriter {
    var renderers: [any BlockRenderer]
    /// Items written so far.
    private(set) var items = 0

    init(_ renderers: [any BlockRenderer]) { self.renderers = renderers }

    mutating func write(_ block: ReportBlock) throws {
        if case .item = block { self.items += 1 }
        for index in self.renderers.indices { try self.renderers[index].take(block) }
    }
}

/// Turns blocks into one file.
protocol BlockRenderer {
    /// Called once, before the first block, when all totals are known.
    mutating func begin(_ summary: ReportSummary) throws

    /// Takes the next block.
    mutating func take(_ block: ReportBlock) throws

    /// Writes what is left.
    /// - Returns: Size of the file in bytes.
    mutating func finish(_ summary: ReportSummary) throws -> Int
}

extension BlockRenderer {
    mutating func begin(_ summary: ReportSummary) throws {}
}
