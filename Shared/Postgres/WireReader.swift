/// Reads values in the binary format; `nil` when the bytes or the type are not what is asked for.
enum WireReader {
    static func integer<Number: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ type: Number.Type = Number.self)
        -> Number?
    {
        guard bytes.count == MemoryLayout<Number>.size else { return nil }
        return Number(bigEndian: bytes.loadUnaligned(as: Number.self))
    }

    static func bool(_ bytes: UnsafeRawBufferPointer) -> Bool? {
        bytes.count == 1 ? bytes[0] != 0 : nil
    }

    static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    static func int4(_ type: UInt32, _ bytes: UnsafeRawBufferPointer) -> Int32? {
        switch type {
        case WireType.int4: Self.integer(bytes, Int32.self)
        case WireType.int2: Self.integer(bytes, Int16.self).map(Int32.init)
        default: nil
        }
    }

    static func int8(_ type: UInt32, _ bytes: UnsafeRawBufferPointer) -> Int64? {
        switch type {
        case WireType.int8: Self.integer(bytes, Int64.self)
        case WireType.int4: Self.integer(bytes, Int32.self).map(Int64.init)
        case WireType.int2: Self.integer(bytes, Int16.self).map(Int64.init)
        case WireType.oid: Self.integer(bytes, UInt32.self).map(Int64.init)
        default: nil
        }
    }

    static func double(_ type: UInt32, _ bytes: UnsafeRawBufferPointer) -> Double? {
        switch type {
        case WireType.float8: Self.integer(bytes, UInt64.self).map(Double.init(bitPattern:))
        case WireType.float4: Self.integer(bytes, UInt32.self).map { Double(Float(bitPattern: $0)) }
        default: nil
        }
    }

    static func json(_ type: UInt32, _ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        switch type {
        case WireType.json: Array(bytes)
        // The first byte is the version of the format, which has been 1 since jsonb exists.
        case WireType.jsonb: bytes.first == 1 ? Array(bytes.dropFirst()) : nil
        default: nil
        }
    }

    static func uuid(_ bytes: UnsafeRawBufferPointer) -> String? {
        bytes.count == 16 ? UUIDText.text(of: bytes) : nil
    }

    static func timestamp(_ type: UInt32, _ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard type == WireType.timestamptz || type == WireType.timestamp, let value = Self.integer(bytes, Int64.self),
            value != .min, value != .max  // -infinity and infinity
        else { return nil }
        return value + PGValue.epochOffset
    }

    static func date(_ bytes: UnsafeRawBufferPointer) -> String? {
        Self.integer(bytes, Int32.self).flatMap(CivilDate.iso(fromDays:))
    }

    /// The elements of an array of at most one dimension; `element` gives `nil` when one is not what is asked for.
    static func array<Element>(
        _ bytes: UnsafeRawBufferPointer, _ element: (UInt32, UnsafeRawBufferPointer) -> Element?
    ) -> [Element?]? {
        guard bytes.count >= 12, let dimensions = Self.integer(Self.part(bytes, 0, 4), Int32.self),
            let type = Self.integer(Self.part(bytes, 8, 4), UInt32.self)
        else { return nil }
        if dimensions == 0 { return [] }
        guard dimensions == 1, bytes.count >= 20, let count = Self.integer(Self.part(bytes, 12, 4), Int32.self),
            count >= 0, Int(count) <= bytes.count / 4
        else { return nil }
        var elements: [Element?] = []
        elements.reserveCapacity(Int(count))
        var offset = 20
        for _ in 0..<count {
            guard offset + 4 <= bytes.count, let length = Self.integer(Self.part(bytes, offset, 4), Int32.self) else {
                return nil
            }
            offset += 4
            if length == -1 {
                elements.append(nil)
                continue
            }
            guard length >= 0, offset + Int(length) <= bytes.count,
                let value = element(type, Self.part(bytes, offset, Int(length)))
            else { return nil }
            elements.append(value)
            offset += Int(length)
        }
        return offset == bytes.count ? elements : nil
    }

    private static func part(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }
}
