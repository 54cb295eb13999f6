/// Values while they are set aside: varints (LEB128) and length-prefixed UTF-8. Never leaves the process.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ number: Int) {
        // Zigzag, so that -1 is short too.
        var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
        while rest >= 0x80 {
            self.bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        self.bytes.append(UInt8(rest))
    }

    mutating func text(_ text: String) {
        self.number(text.utf8.count)
        self.bytes.append(contentsOf: text.utf8)
    }

    mutating func data(_ data: [UInt8]) {
        self.number(data.count)
        self.bytes.append(contentsOf: data)
    }

    mutating func double(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.bigEndian) { self.bytes.append(contentsOf: $0) }
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        self.number(value == nil ? 0 : 1)
        if let value { write(&self, value) }
    }

    mutating func list<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
        self.number(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what ``ByteWriter`` wrote.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { self.position == self.bytes.count }

    mutating func number() throws -> Int {
        var (value, shift) = (UInt64(0), UInt64(0))
        while true {
            guard self.position < self.bytes.count, shift < 64 else { throw Self.damage }
            let byte = self.bytes[self.position]
            self.position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1)
    }

    mutating func text() throws -> String { String(decoding: try self.slice(), as: UTF8.self) }
    mutating func data() throws -> [UInt8] { Array(try self.slice()) }

    mutating func double() throws -> Double {
        guard self.position + 8 <= self.bytes.count else { throw Self.damage }
        defer { self.position += 8 }
        return Double(
            bitPattern: self.bytes[self.position..<(self.position + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    mutating func optional<Value>(_ read: (inout ByteReader) throws -> Value) throws -> Value? {
        try self.number() == 0 ? nil : try read(&self)
    }

    mutating func list<Value>(_ read: (inout ByteReader) throws -> Value) throws -> [Value] {
        let count = try self.number()
        guard count >= 0, count <= self.bytes.count - self.position else { throw Self.damage }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    private mutating func slice() throws -> ArraySlice<UInt8> {
        let count = try self.number()
        guard count >= 0, count <= self.bytes.count - self.position else { throw Self.damage }
        defer { self.position += count }
        return self.bytes[self.position..<(self.position + count)]
    }

    static let damage = ReportBuildingError(
        .damagedSpool, "what was set aside reads back differently; look at the disk of the work folder")
}
