/// Records sorted by their keys, of any number: what does not fit ``runSize`` goes to spools in sorted runs, which are merged when
/// they are read (Knuth, The Art of Computer Programming 3, section 5.4).
///
/// Keys are compared as bytes; records with equal keys keep the order in which they came.
struct SortingSpool {
    /// Bytes of keys and values that are kept in memory.
    static let runSize = 8 << 20
    /// Bytes that are read from a run at a time.
    private static let pieceSize = 64 << 10

    private struct Record {
        let key: [UInt8]
        let value: [UInt8]
    }

    private let make: () throws -> any ReportSpool
    private let limit: Int
    private var records: [Record] = []
    private var pending = 0
    private var runs: [(spool: any ReportSpool, size: Int)] = []
    private(set) var count = 0

    init(_ make: @escaping () throws -> any ReportSpool, runSize: Int = SortingSpool.runSize) {
        (self.make, self.limit) = (make, runSize)
    }

    mutating func add(key: [UInt8], value: [UInt8]) throws {
        self.records.append(Record(key: key, value: value))
        self.pending += key.count + value.count + 64
        self.count += 1
        if self.pending >= self.limit { try self.writeRun() }
    }

    /// Hands over all records in order. Can be called again.
    mutating func forEach(_ take: (_ key: [UInt8], _ value: [UInt8]) throws -> Void) throws {
        self.sort()
        guard !self.runs.isEmpty else {
            for record in self.records { try take(record.key, record.value) }
            return
        }
        if !self.records.isEmpty { try self.writeRun() }
        var readers: [RunReader] = []
        for run in self.runs {
            var reader = RunReader(spool: run.spool, size: run.size)
            if try reader.advance() { readers.append(reader) }
        }
        // A heap of the runs' next records; the run that was written first wins among equals.
        var heap = Array(readers.indices)
        func precedes(_ left: Int, _ right: Int) -> Bool {
            let (mine, other) = (readers[left].key, readers[right].key)
            return mine == other ? left < right : mine.lexicographicallyPrecedes(other)
        }
        func sink(_ start: Int) {
            var parent = start
            while true {
                var least = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                    if precedes(heap[child], heap[least]) { least = child }
                }
                guard least != parent else { return }
                heap.swapAt(parent, least)
                parent = least
            }
        }
        for index in stride(from: heap.count / 2, through: 0, by: -1) where index < heap.count { sink(index) }
        while let first = heap.first {
            try take(readers[first].key, readers[first].value)
            if try !readers[first].advance() {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
            }
            sink(0)
        }
    }

    private mutating func sort() {
        // Stable, because equal keys are told apart by their place.
        let order = self.records.indices.sorted { left, right in
            let (mine, other) = (self.records[left].key, self.records[right].key)
            return mine == other ? left < right : mine.lexicographicallyPrecedes(other)
        }
        self.records = order.map { self.records[$0] }
    }

    private mutating func writeRun() throws {
        self.sort()
        let spool = try self.make()
        var (writer, size) = (ByteWriter(), 0)
        for record in self.records {
            writer.data(record.key)
            writer.data(record.value)
            if writer.bytes.count >= Self.pieceSize {
                try spool.write(writer.bytes)
                size += writer.bytes.count
                writer = ByteWriter()
            }
        }
        try spool.write(writer.bytes)
        self.runs.append((spool, size + writer.bytes.count))
        (self.records, self.pending) = ([], 0)
    }

    /// Walks through one run.
    private struct RunReader {
        let spool: any ReportSpool
        let size: Int
        private(set) var key: [UInt8] = []
        private(set) var value: [UInt8] = []
        private var buffer: [UInt8] = []
        private var cursor = 0
        private var position = 0

        init(spool: any ReportSpool, size: Int) { (self.spool, self.size) = (spool, size) }

        mutating func advance() throws -> Bool {
            guard self.position - (self.buffer.count - self.cursor) < self.size else { return false }
            self.key = try self.data()
            self.value = try self.data()
            return true
        }

        private mutating func data() throws -> [UInt8] {
            try self.fill(10)
            var (count, shift) = (UInt64(0), UInt64(0))
            while true {
                guard self.cursor < self.buffer.count, shift < 64 else { throw ByteReader.damage }
                let byte = self.buffer[self.cursor]
                self.cursor += 1
                count |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            // Zigzag, as ``ByteWriter`` writes it.
            let length = Int(count >> 1)
            try self.fill(length)
            guard self.cursor + length <= self.buffer.count else { throw ByteReader.damage }
            defer { self.cursor += length }
            return Array(self.buffer[self.cursor..<(self.cursor + length)])
        }

        /// Makes sure that `count` bytes are in the buffer, unless the run ends before.
        private mutating func fill(_ count: Int) throws {
            guard self.buffer.count - self.cursor < count, self.position < self.size else { return }
            let end = min(self.size, self.position + max(count, SortingSpool.pieceSize))
            self.buffer = Array(self.buffer[self.cursor...]) + (try self.spool.read(self.position..<end))
            (self.cursor, self.position) = (0, end)
        }
    }
}

/// A key whose bytes sort as its parts do, one after the other.
struct SortKey {
    private(set) var bytes: [UInt8] = []

    /// Numbers from 0.
    mutating func number(_ number: Int) {
        withUnsafeBytes(of: UInt64(number).bigEndian) { self.bytes.append(contentsOf: $0) }
    }

    /// As UTF-8, shorter before longer.
    mutating func text(_ text: String) {
        for byte in text.utf8 where byte != 0 { self.bytes.append(byte) }
        self.bytes.append(0)
    }

    mutating func data(_ data: some Sequence<UInt8>) { self.bytes.append(contentsOf: data) }
}
