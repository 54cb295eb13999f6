/// The rows a statement gave, in the server's binary format; a value is decoded when it is asked for.
///
/// Rows share the memory of the result they came from, which is freed with the last of them.
public struct PGRows: Sendable, RandomAccessCollection {
    let result: ResultBox?
    /// How many rows the statement inserted, updated, deleted, copied or gave.
    public let affected: Int

    init(_ result: ResultBox) {
        self.result = result
        self.affected = result.affected
    }

    /// No rows at all, as a statement gives that returns none.
    public init() {
        self.result = nil
        self.affected = 0
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { self.result?.rowCount ?? 0 }

    public subscript(position: Int) -> PGRow {
        guard let result = self.result, position >= 0, position < result.rowCount else {
            preconditionFailure("row \(position) of a result of \(self.count)")
        }
        return PGRow(result: result, row: position)
    }

    /// The names of the columns, in order.
    public var columns: [String] {
        guard let result = self.result else { return [] }
        return (0..<result.columnCount).map { result.name(of: $0) }
    }
}
