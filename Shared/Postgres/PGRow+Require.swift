/// The readers for columns that are never NULL: a NULL throws ``PGError`` with code `invalidColumn` and names the column.
extension PGRow {
    public func requireText(_ column: Int) throws(PGError) -> String {
        guard let value = try self.text(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireBool(_ column: Int) throws(PGError) -> Bool {
        guard let value = try self.bool(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireInt4(_ column: Int) throws(PGError) -> Int32 {
        guard let value = try self.int4(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireInt8(_ column: Int) throws(PGError) -> Int64 {
        guard let value = try self.int8(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireDouble(_ column: Int) throws(PGError) -> Double {
        guard let value = try self.double(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireBytea(_ column: Int) throws(PGError) -> [UInt8] {
        guard let value = try self.bytea(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireJSONB(_ column: Int) throws(PGError) -> [UInt8] {
        guard let value = try self.jsonb(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireUUID(_ column: Int) throws(PGError) -> String {
        guard let value = try self.uuid(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireTimestamp(_ column: Int) throws(PGError) -> Int64 {
        guard let value = try self.timestamp(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireDate(_ column: Int) throws(PGError) -> String {
        guard let value = try self.date(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireTextArray(_ column: Int) throws(PGError) -> [String?] {
        guard let value = try self.textArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireBoolArray(_ column: Int) throws(PGError) -> [Bool?] {
        guard let value = try self.boolArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireInt4Array(_ column: Int) throws(PGError) -> [Int32?] {
        guard let value = try self.int4Array(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireInt8Array(_ column: Int) throws(PGError) -> [Int64?] {
        guard let value = try self.int8Array(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireDoubleArray(_ column: Int) throws(PGError) -> [Double?] {
        guard let value = try self.doubleArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireByteaArray(_ column: Int) throws(PGError) -> [[UInt8]?] {
        guard let value = try self.byteaArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireJSONBArray(_ column: Int) throws(PGError) -> [[UInt8]?] {
        guard let value = try self.jsonbArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireUUIDArray(_ column: Int) throws(PGError) -> [String?] {
        guard let value = try self.uuidArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireTimestampArray(_ column: Int) throws(PGError) -> [Int64?] {
        guard let value = try self.timestampArray(column) else { throw self.unexpectedNull(column) }
        return value
    }

    public func requireDateArray(_ column: Int) throws(PGError) -> [String?] {
        guard let value = try self.dateArray(column) else { throw self.unexpectedNull(column) }
        return value
    }
}
