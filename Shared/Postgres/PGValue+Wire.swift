/// How each value is written in the binary format. Source: the `*_send` and `*_recv` functions of PostgreSQL 15.
extension PGValue {
    /// Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL's count begins.
    static let epochOffset: Int64 = 946_684_800_000_000

    /// The largest value PostgreSQL takes, one byte under 1 GiB.
    static let largestSize = 0x3fff_ffff

    /// The OID of the type, 0 for `null`, whose type the server infers.
    var wireType: UInt32 {
        switch self {
        case .null: 0
        case .bool: WireType.bool
        case .int4: WireType.int4
        case .int8: WireType.int8
        case .double: WireType.float8
        case .text: WireType.text
        case .bytea: WireType.bytea
        case .jsonb: WireType.jsonb
        case .uuid: WireType.uuid
        case .timestamp: WireType.timestamptz
        case .date: WireType.date
        case .boolArray: WireType.boolArray
        case .int4Array: WireType.int4Array
        case .int8Array: WireType.int8Array
        case .doubleArray: WireType.float8Array
        case .textArray: WireType.textArray
        case .byteaArray: WireType.byteaArray
        case .jsonbArray: WireType.jsonbArray
        case .uuidArray: WireType.uuidArray
        case .timestampArray: WireType.timestamptzArray
        case .dateArray: WireType.dateArray
        }
    }

    /// Writes the value without its length. Writes nothing for `null`.
    func write(to writer: inout WireWriter) throws(WireFault) {
        switch self {
        case .null: break
        case .bool(let value): Self.write(value, to: &writer)
        case .int4(let value): writer.write(value)
        case .int8(let value): writer.write(value)
        case .double(let value): writer.write(value.bitPattern)
        case .text(let value): try Self.write(value, to: &writer)
        case .bytea(let value): value.withUnsafeBytes { writer.write($0) }
        case .jsonb(let value): try Self.write(json: value, to: &writer)
        case .uuid(let value): try Self.write(uuid: value, to: &writer)
        case .timestamp(let value): try Self.write(timestamp: value, to: &writer)
        case .date(let value): try Self.write(date: value, to: &writer)
        case .boolArray(let values):
            try Self.write(values, of: WireType.bool, to: &writer) { value, writer in Self.write(value, to: &writer) }
        case .int4Array(let values):
            try Self.write(values, of: WireType.int4, to: &writer) { value, writer in writer.write(value) }
        case .int8Array(let values):
            try Self.write(values, of: WireType.int8, to: &writer) { value, writer in writer.write(value) }
        case .doubleArray(let values):
            try Self.write(values, of: WireType.float8, to: &writer) { value, writer in writer.write(value.bitPattern) }
        case .textArray(let values):
            try Self.write(values, of: WireType.text, to: &writer) { value, writer throws(WireFault) in
                try Self.write(value, to: &writer)
            }
        case .byteaArray(let values):
            try Self.write(values, of: WireType.bytea, to: &writer) { value, writer in
                value.withUnsafeBytes { writer.write($0) }
            }
        case .jsonbArray(let values):
            try Self.write(values, of: WireType.jsonb, to: &writer) { value, writer throws(WireFault) in
                try Self.write(json: value, to: &writer)
            }
        case .uuidArray(let values):
            try Self.write(values, of: WireType.uuid, to: &writer) { value, writer throws(WireFault) in
                try Self.write(uuid: value, to: &writer)
            }
        case .timestampArray(let values):
            try Self.write(values, of: WireType.timestamptz, to: &writer) { value, writer throws(WireFault) in
                try Self.write(timestamp: value, to: &writer)
            }
        case .dateArray(let values):
            try Self.write(values, of: WireType.date, to: &writer) { value, writer throws(WireFault) in
                try Self.write(date: value, to: &writer)
            }
        }
    }

    private static func write(_ value: Bool, to writer: inout WireWriter) {
        writer.write(UInt8(value ? 1 : 0))
    }

    /// A text ends at its length and not at a NUL, so a NUL would reach the server, which refuses it (22021). Saying so
    /// here names the parameter and keeps the transaction alive.
    private static func write(_ value: String, to writer: inout WireWriter) throws(WireFault) {
        let start = writer.count
        let done: Void? = value.utf8.withContiguousStorageIfAvailable { writer.write(UnsafeRawBufferPointer($0)) }
        if done == nil { Array(value.utf8).withUnsafeBytes { writer.write($0) } }
        if writer.containsNUL(from: start) { throw .nul }
    }

    private static func write(json: [UInt8], to writer: inout WireWriter) throws(WireFault) {
        writer.write(UInt8(1))  // the version of jsonb's binary format
        let start = writer.count
        json.withUnsafeBytes { writer.write($0) }
        if writer.containsNUL(from: start) { throw .nul }
    }

    private static func write(uuid: String, to writer: inout WireWriter) throws(WireFault) {
        guard UUIDText.write(uuid, to: writer.extend(by: 16)) else { throw .malformedUUID }
    }

    private static func write(timestamp: Int64, to writer: inout WireWriter) throws(WireFault) {
        let (shifted, overflow) = timestamp.subtractingReportingOverflow(Self.epochOffset)
        // The extremes mean `-infinity` and `infinity` to PostgreSQL.
        guard !overflow, shifted != .min, shifted != .max else { throw .timestampOutOfRange }
        writer.write(shifted)
    }

    private static func write(date: String, to writer: inout WireWriter) throws(WireFault) {
        guard let days = CivilDate.days(fromISO: date) else { throw .malformedDate }
        writer.write(days)
    }

    /// One dimension from index 1; an empty array has no dimension. Source: `array_recv` in arrayfuncs.c.
    @inline(__always)
    private static func write<Element>(
        _ values: [Element?], of type: UInt32, to writer: inout WireWriter,
        _ element: (Element, inout WireWriter) throws(WireFault) -> Void
    ) throws(WireFault) {
        writer.write(Int32(values.isEmpty ? 0 : 1))
        let flags = writer.count
        writer.write(Int32(0))
        writer.write(type)
        guard !values.isEmpty else { return }
        writer.write(Int32(clamping: values.count))
        writer.write(Int32(1))
        var hasNull = false
        for value in values {
            let mark = writer.count
            writer.write(Int32(-1))
            guard let value else {
                hasNull = true
                continue
            }
            try element(value, &writer)
            writer.patch(Int32(clamping: writer.count - mark - 4), at: mark)
        }
        if hasNull { writer.patch(1, at: flags) }
    }
}
