/// One row of a result; columns are counted from 0.
///
/// Each reader gives `nil` for SQL NULL and throws ``PGError`` with code `invalidColumn`, naming column and types, when
/// there is no such column or it has another type. Integers widen (`smallint` is read as `int4` and `int8`), nothing narrows.
public struct PGRow: Sendable {
    let result: ResultBox
    let row: Int

    public var columnCount: Int { self.result.columnCount }

    public func isNull(_ column: Int) throws(PGError) -> Bool {
        try self.check(column, "any type")
        return self.result.isNull(self.row, column)
    }

    /// `text`, `varchar`, `char(n)`, `name`, `json`, or a type of the user's whose binary format is UTF-8 (an enumeration).
    public func text(_ column: Int) throws(PGError) -> String? {
        try self.decode(column, "text") { type, bytes in
            WireType.isText(type) ? WireReader.text(bytes) : nil
        }
    }

    public func bool(_ column: Int) throws(PGError) -> Bool? {
        try self.decode(column, "boolean") { type, bytes in type == WireType.bool ? WireReader.bool(bytes) : nil }
    }

    public func int4(_ column: Int) throws(PGError) -> Int32? {
        try self.decode(column, "integer") { type, bytes in WireReader.int4(type, bytes) }
    }

    public func int8(_ column: Int) throws(PGError) -> Int64? {
        try self.decode(column, "bigint") { type, bytes in WireReader.int8(type, bytes) }
    }

    /// `double precision` or `real`.
    public func double(_ column: Int) throws(PGError) -> Double? {
        try self.decode(column, "double precision") { type, bytes in WireReader.double(type, bytes) }
    }

    public func bytea(_ column: Int) throws(PGError) -> [UInt8]? {
        try self.decode(column, "bytea") { type, bytes in type == WireType.bytea ? Array(bytes) : nil }
    }

    /// The UTF-8 text of a `jsonb` or `json` value.
    public func jsonb(_ column: Int) throws(PGError) -> [UInt8]? {
        try self.decode(column, "jsonb") { type, bytes in WireReader.json(type, bytes) }
    }

    /// The canonical text of a UUID, in lower case.
    public func uuid(_ column: Int) throws(PGError) -> String? {
        try self.decode(column, "uuid") { type, bytes in type == WireType.uuid ? WireReader.uuid(bytes) : nil }
    }

    /// Microseconds since 1970-01-01T00:00:00Z of a `timestamptz` (or of a `timestamp`, taken as UTC).
    public func timestamp(_ column: Int) throws(PGError) -> Int64? {
        try self.decode(column, "a finite timestamptz") { type, bytes in WireReader.timestamp(type, bytes) }
    }

    /// `YYYY-MM-DD` of a `date` of the years 0001 to 9999.
    public func date(_ column: Int) throws(PGError) -> String? {
        try self.decode(column, "a date of the years 0001 to 9999") { type, bytes in
            type == WireType.date ? WireReader.date(bytes) : nil
        }
    }

    /// Reads a column by `body`, which gives `nil` when the value is not what was asked for.
    @inline(__always)
    func decode<Value>(
        _ column: Int, _ wanted: StaticString, _ body: (UInt32, UnsafeRawBufferPointer) -> Value?
    ) throws(PGError) -> Value? {
        try self.check(column, wanted)
        if self.result.isNull(self.row, column) { return nil }
        let type = self.result.type(of: column)
        let value = withExtendedLifetime(self.result) { body(type, self.result.bytes(self.row, column)) }
        guard let value else { throw self.mismatch(column, wanted, type) }
        return value
    }

    private func check(_ column: Int, _ wanted: StaticString) throws(PGError) {
        guard column >= 0, column < self.result.columnCount else {
            throw PGError(
                .invalidColumn, state: .init("42703"),
                message: "column \(column) was asked for as \(wanted), but the result has \(self.result.columnCount)",
                call: "PQgetvalue")
        }
    }

    private func mismatch(_ column: Int, _ wanted: StaticString, _ type: UInt32) -> PGError {
        let name = self.result.name(of: column)
        return PGError(
            .invalidColumn, state: .init("42804"),
            message: "column \(column) \"\(name)\" is \(WireType.label(type)) and cannot be read as \(wanted)",
            call: "PQgetvalue", column: name)
    }

    func unexpectedNull(_ column: Int) -> PGError {
        let name = self.result.name(of: column)
        return PGError(
            .invalidColumn, state: .init("22004"),
            message: "column \(column) \"\(name)\" is NULL, which was not expected",
            call: "PQgetvalue", column: name)
    }
}
