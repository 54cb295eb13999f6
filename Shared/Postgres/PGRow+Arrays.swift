/// Arrays of at most one dimension; an element is `nil` for a NULL inside the array.
extension PGRow {
    public func textArray(_ column: Int) throws(PGError) -> [String?]? {
        try self.array(column, "text[]") { type, bytes in WireType.isText(type) ? WireReader.text(bytes) : nil }
    }

    public func boolArray(_ column: Int) throws(PGError) -> [Bool?]? {
        try self.array(column, "boolean[]") { type, bytes in type == WireType.bool ? WireReader.bool(bytes) : nil }
    }

    public func int4Array(_ column: Int) throws(PGError) -> [Int32?]? {
        try self.array(column, "integer[]") { type, bytes in WireReader.int4(type, bytes) }
    }

    public func int8Array(_ column: Int) throws(PGError) -> [Int64?]? {
        try self.array(column, "bigint[]") { type, bytes in WireReader.int8(type, bytes) }
    }

    public func doubleArray(_ column: Int) throws(PGError) -> [Double?]? {
        try self.array(column, "double precision[]") { type, bytes in WireReader.double(type, bytes) }
    }

    public func byteaArray(_ column: Int) throws(PGError) -> [[UInt8]?]? {
        try self.array(column, "bytea[]") { type, bytes in type == WireType.bytea ? Array(bytes) : nil }
    }

    public func jsonbArray(_ column: Int) throws(PGError) -> [[UInt8]?]? {
        try self.array(column, "jsonb[]") { type, bytes in WireReader.json(type, bytes) }
    }

    public func uuidArray(_ column: Int) throws(PGError) -> [String?]? {
        try self.array(column, "uuid[]") { type, bytes in type == WireType.uuid ? WireReader.uuid(bytes) : nil }
    }

    public func timestampArray(_ column: Int) throws(PGError) -> [Int64?]? {
        try self.array(column, "timestamptz[] of finite moments") { type, bytes in WireReader.timestamp(type, bytes) }
    }

    public func dateArray(_ column: Int) throws(PGError) -> [String?]? {
        try self.array(column, "date[] of the years 0001 to 9999") { type, bytes in
            type == WireType.date ? WireReader.date(bytes) : nil
        }
    }

    @inline(__always)
    private func array<Element>(
        _ column: Int, _ wanted: StaticString, _ element: (UInt32, UnsafeRawBufferPointer) -> Element?
    ) throws(PGError) -> [Element?]? {
        try self.decode(column, wanted) { type, bytes in
            // A composite or a range has a header of its own; only arrays are laid out as one.
            WireType.mayBeArray(type) ? WireReader.array(bytes, element) : nil
        }
    }
}
