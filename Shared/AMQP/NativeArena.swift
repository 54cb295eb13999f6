internal import CRabbitMQ

/// Memory for what one C call reads: texts, tables, arrays. Given back all at once, so that publishing allocates nothing
/// in the long run. One thread's, like the connection it serves.
struct NativeArena: ~Copyable {
    private let pool: UnsafeMutablePointer<amqp_pool_t>

    init() {
        self.pool = .allocate(capacity: 1)
        init_amqp_pool(self.pool, 4096)
    }

    deinit {
        empty_amqp_pool(self.pool)
        self.pool.deallocate()
    }

    /// Everything given out before is invalid from here on.
    borrowing func recycle() { recycle_amqp_pool(self.pool) }

    borrowing func bytes(_ text: String) -> amqp_bytes_t {
        var text = text
        return text.withUTF8 { self.bytes(UnsafeRawBufferPointer($0)) }
    }

    borrowing func bytes(_ source: UnsafeRawBufferPointer) -> amqp_bytes_t {
        guard let base = source.baseAddress, source.count > 0, let copy = amqp_pool_alloc(self.pool, source.count)
        else {
            return amqp_bytes_t(len: 0, bytes: nil)
        }
        copy.copyMemory(from: base, byteCount: source.count)
        return amqp_bytes_t(len: source.count, bytes: copy)
    }

    /// Room for `count` values of a C struct, which needs no destroying; nil when `count` is 0.
    borrowing func values<T>(_ type: T.Type, count: Int) -> UnsafeMutablePointer<T>? {
        guard count > 0 else { return nil }
        return amqp_pool_alloc(self.pool, count * MemoryLayout<T>.stride)?.bindMemory(to: T.self, capacity: count)
    }
}

extension amqp_bytes_t {
    var buffer: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: self.bytes, count: self.bytes == nil ? 0 : self.len)
    }

    /// A copy; what is not UTF-8 is replaced.
    var string: String { String(decoding: self.buffer, as: UTF8.self) }

    /// A copy.
    var array: [UInt8] { Array(self.buffer) }
}
