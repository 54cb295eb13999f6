internal import CRabbitMQ

extension NativeArena {
    /// A field table. Sorted by key, so that the same table is the same bytes.
    borrowing func table(_ fields: [String: FieldValue]) -> amqp_table_t {
        guard let entries = self.values(amqp_table_entry_t.self, count: fields.count) else {
            return amqp_table_t(num_entries: 0, entries: nil)
        }
        for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
            entries[index] = amqp_table_entry_t(key: self.bytes(field.key), value: self.value(field.value))
        }
        return amqp_table_t(num_entries: Int32(fields.count), entries: entries)
    }

    borrowing func value(_ field: FieldValue) -> amqp_field_value_t {
        var native = amqp_field_value_t()
        let kind: amqp_field_value_kind_t
        switch field {
        case .boolean(let value): (kind, native.value.boolean) = (AMQP_FIELD_KIND_BOOLEAN, value ? 1 : 0)
        case .int(let value): (kind, native.value.i64) = (AMQP_FIELD_KIND_I64, value)
        case .double(let value): (kind, native.value.f64) = (AMQP_FIELD_KIND_F64, value)
        case .decimal(let scale, let value):
            (kind, native.value.decimal) = (AMQP_FIELD_KIND_DECIMAL, amqp_decimal_t(decimals: scale, value: value))
        case .string(let value): (kind, native.value.bytes) = (AMQP_FIELD_KIND_UTF8, self.bytes(value))
        case .bytes(let value):
            (kind, native.value.bytes) = (AMQP_FIELD_KIND_BYTES, value.withUnsafeBytes { self.bytes($0) })
        case .timestamp(let value): (kind, native.value.u64) = (AMQP_FIELD_KIND_TIMESTAMP, UInt64(bitPattern: value))
        case .array(let values): (kind, native.value.array) = (AMQP_FIELD_KIND_ARRAY, self.array(values))
        case .table(let fields): (kind, native.value.table) = (AMQP_FIELD_KIND_TABLE, self.table(fields))
        case .void: kind = AMQP_FIELD_KIND_VOID
        }
        native.kind = UInt8(truncatingIfNeeded: kind.rawValue)
        return native
    }

    private borrowing func array(_ values: [FieldValue]) -> amqp_array_t {
        guard let entries = self.values(amqp_field_value_t.self, count: values.count) else {
            return amqp_array_t(num_entries: 0, entries: nil)
        }
        for (index, value) in values.enumerated() { entries[index] = self.value(value) }
        return amqp_array_t(num_entries: Int32(values.count), entries: entries)
    }
}

extension FieldValue {
    /// Deeper than any header means; a hostile one nests 26,000 levels into one frame.
    static let maximumDepth = 32

    /// A copy of a table the C library decoded. Of a key that comes twice, the last value stands.
    static func fields(_ table: amqp_table_t, depth: Int = 0) -> [String: FieldValue] {
        guard let entries = table.entries, table.num_entries > 0 else { return [:] }
        var fields = [String: FieldValue](minimumCapacity: Int(table.num_entries))
        for entry in UnsafeBufferPointer(start: entries, count: Int(table.num_entries)) {
            fields[entry.key.string] = FieldValue(entry.value, depth: depth + 1)
        }
        return fields
    }

    private init(_ native: amqp_field_value_t, depth: Int) {
        let value = native.value
        switch amqp_field_value_kind_t(UInt32(native.kind)) {
        case AMQP_FIELD_KIND_BOOLEAN: self = .boolean(value.boolean != 0)
        case AMQP_FIELD_KIND_I8: self = .int(Int64(value.i8))
        case AMQP_FIELD_KIND_U8: self = .int(Int64(value.u8))
        case AMQP_FIELD_KIND_I16: self = .int(Int64(value.i16))
        case AMQP_FIELD_KIND_U16: self = .int(Int64(value.u16))
        case AMQP_FIELD_KIND_I32: self = .int(Int64(value.i32))
        case AMQP_FIELD_KIND_U32: self = .int(Int64(value.u32))
        case AMQP_FIELD_KIND_I64: self = .int(value.i64)
        case AMQP_FIELD_KIND_U64: self = Int64(exactly: value.u64).map { .int($0) } ?? .double(Double(value.u64))
        case AMQP_FIELD_KIND_F32: self = .double(Double(value.f32))
        case AMQP_FIELD_KIND_F64: self = .double(value.f64)
        case AMQP_FIELD_KIND_DECIMAL: self = .decimal(scale: value.decimal.decimals, value: value.decimal.value)
        case AMQP_FIELD_KIND_UTF8:
            self =
                String(validating: value.bytes.buffer, as: UTF8.self).map { .string($0) } ?? .bytes(value.bytes.array)
        case AMQP_FIELD_KIND_BYTES: self = .bytes(value.bytes.array)
        case AMQP_FIELD_KIND_TIMESTAMP: self = .timestamp(Int64(bitPattern: value.u64))
        case AMQP_FIELD_KIND_ARRAY where depth <= Self.maximumDepth:
            self = .array(Self.values(value.array, depth: depth))
        case AMQP_FIELD_KIND_TABLE where depth <= Self.maximumDepth:
            self = .table(Self.fields(value.table, depth: depth))
        default: self = .void
        }
    }

    private static func values(_ array: amqp_array_t, depth: Int) -> [FieldValue] {
        guard let entries = array.entries, array.num_entries > 0 else { return [] }
        return UnsafeBufferPointer(start: entries, count: Int(array.num_entries)).map {
            FieldValue($0, depth: depth + 1)
        }
    }
}
