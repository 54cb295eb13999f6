internal import CPQ

/// Owns one `PGresult`, so that `PQclear` runs exactly once, when the last row is let go.
///
/// `@unchecked Sendable`: manual, section 34.20: "PGresult objects are normally read-only after creation, and so can be
/// passed around freely between threads." Nothing here calls the functions that modify one.
final class ResultBox: @unchecked Sendable {
    let raw: OpaquePointer
    let rowCount: Int
    let columnCount: Int

    /// Takes ownership of `raw`.
    init(adopting raw: OpaquePointer) {
        self.raw = raw
        self.rowCount = Int(PQntuples(raw))
        self.columnCount = Int(PQnfields(raw))
    }

    deinit { PQclear(self.raw) }

    var status: ExecStatusType { PQresultStatus(self.raw) }

    /// The rows an `INSERT`, `UPDATE`, `DELETE`, `SELECT`, `FETCH` or `COPY` counted, else 0.
    ///
    /// `PQcmdTuples` gives the digits of the command tag.
    var affected: Int {
        var total = 0
        var position = PQcmdTuples(self.raw)
        while let digit = position?.pointee, digit != 0 {
            total = total &* 10 &+ Int(digit) &- 48
            position = position?.successor()
        }
        return total
    }

    /// The command tag, for example `COMMIT`.
    var tag: String { String(cString: PQcmdStatus(self.raw)) }

    func type(of column: Int) -> UInt32 { PQftype(self.raw, CInt(column)) }

    func name(of column: Int) -> String { PQfname(self.raw, CInt(column)).map { String(cString: $0) } ?? "" }

    func isNull(_ row: Int, _ column: Int) -> Bool { PQgetisnull(self.raw, CInt(row), CInt(column)) != 0 }

    /// The bytes of a value; valid while the box lives.
    func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(self.raw, CInt(row), CInt(column)),
            count: Int(PQgetlength(self.raw, CInt(row), CInt(column))))
    }

    /// A field of an error result, for example the SQLSTATE.
    func field(_ code: CInt) -> String? { PQresultErrorField(self.raw, code).map { String(cString: $0) } }
}
