internal import Glibc

/// A growing buffer that writes PostgreSQL's binary format: integers in network order, counted bytes.
struct WireWriter: ~Copyable {
    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0

    /// What is kept from one statement to the next; a larger buffer is given back.
    private static let keptCapacity = 1 << 20

    init() {
        self.capacity = 4096
        self.base = .allocate(byteCount: self.capacity, alignment: 8)
    }

    deinit { self.base.deallocate() }

    /// The first `count` bytes; valid until the next write.
    var start: UnsafeRawPointer { UnsafeRawPointer(self.base) }

    mutating func removeAll() {
        self.count = 0
        guard self.capacity > Self.keptCapacity else { return }
        self.base.deallocate()
        self.capacity = Self.keptCapacity
        self.base = .allocate(byteCount: self.capacity, alignment: 8)
    }

    /// Room for `size` more bytes, counted as written; the caller fills it.
    mutating func extend(by size: Int) -> UnsafeMutableRawPointer {
        let needed = self.count + size
        if needed > self.capacity { self.grow(to: needed) }
        defer { self.count = needed }
        return self.base + self.count
    }

    mutating func write<Number: FixedWidthInteger>(_ number: Number) {
        self.extend(by: MemoryLayout<Number>.size).storeBytes(of: number.bigEndian, as: Number.self)
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        self.extend(by: bytes.count).copyMemory(from: source, byteCount: bytes.count)
    }

    /// Writes `number` over four bytes written before.
    mutating func patch(_ number: Int32, at offset: Int) {
        self.base.storeBytes(of: number.bigEndian, toByteOffset: offset, as: Int32.self)
    }

    /// Whether a byte is zero among those written from `offset` on.
    borrowing func containsNUL(from offset: Int) -> Bool {
        memchr(self.base + offset, 0, self.count - offset) != nil
    }

    private mutating func grow(to needed: Int) {
        let larger = max(needed, self.capacity * 2)
        let replacement = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
        replacement.copyMemory(from: self.base, byteCount: self.count)
        self.base.deallocate()
        self.base = replacement
        self.capacity = larger
    }
}
