/// Unpacks a DEFLATE stream, with an eye on how much comes out.
///
/// Source: RFC 1951. It is written here because a part of an archive must be unpacked with a limit that counts, and every
/// access is checked by the language, whatever the stream says.
struct Inflation {
    private let input: ArraySlice<UInt8>
    private var position: Int
    private var pending: UInt32 = 0
    private var pendingBits = 0
    private var output: [UInt8] = []
    private let limit: Int

    /// - Throws: `resource-limit` beyond `limit` bytes, `damaged-file` for a stream that is none.
    static func bytes(_ packed: ArraySlice<UInt8>, limit: Int) throws(ConversionError) -> [UInt8] {
        var inflation = Inflation(input: packed, position: packed.startIndex, limit: limit)
        try inflation.run()
        return inflation.output
    }

    private init(input: ArraySlice<UInt8>, position: Int, limit: Int) {
        (self.input, self.position, self.limit) = (input, position, limit)
        self.output.reserveCapacity(min(limit, input.count * 4))
    }

    private static let damaged = ConversionError(.damagedFile, detail: "a packed part of the archive is broken")

    private mutating func run() throws(ConversionError) {
        var isLast = false
        while !isLast {
            isLast = try self.bits(1) == 1
            switch try self.bits(2) {
            case 0: try self.copyStored()
            case 1:
                guard let literals = Self.fixedLiterals, let distances = Self.fixedDistances else { throw Self.damaged }
                try self.unpack(literals, distances)
            case 2:
                let (literals, distances) = try self.codes()
                try self.unpack(literals, distances)
            default: throw Self.damaged
            }
        }
    }

    // MARK: Blocks

    private mutating func copyStored() throws(ConversionError) {
        (self.pending, self.pendingBits) = (0, 0)
        guard self.position + 4 <= self.input.endIndex else { throw Self.damaged }
        let count = Int(self.input[self.position]) | Int(self.input[self.position + 1]) << 8
        let start = self.position + 4
        guard start + count <= self.input.endIndex else { throw Self.damaged }
        try self.makeRoom(count)
        self.output += self.input[start..<(start + count)]
        self.position = start + count
    }

    private mutating func unpack(_ literals: Code, _ distances: Code) throws(ConversionError) {
        while true {
            let symbol = try self.symbol(literals)
            if symbol < 256 {
                try self.makeRoom(1)
                self.output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol - 257 < Self.lengths.count else { throw Self.damaged }
            let (base, extra) = Self.lengths[symbol - 257]
            let length = base + (try self.bits(extra))
            let code = try self.symbol(distances)
            guard code < Self.distances.count else { throw Self.damaged }
            let (from, more) = Self.distances[code]
            let distance = from + (try self.bits(more))
            guard distance <= self.output.count else { throw Self.damaged }
            try self.makeRoom(length)
            // The copy may run into what it has written itself.
            for _ in 0..<length { self.output.append(self.output[self.output.count - distance]) }
        }
    }

    private func makeRoom(_ count: Int) throws(ConversionError) {
        guard self.output.count + count <= self.limit else {
            throw ConversionError(.resourceLimit, limit: .inflatedBytes, detail: "more than \(self.limit) bytes")
        }
    }

    private mutating func codes() throws(ConversionError) -> (literals: Code, distances: Code) {
        let literalCount = try self.bits(5) + 257
        let distanceCount = try self.bits(5) + 1
        let lengthCount = try self.bits(4) + 4
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[Self.order[index]] = UInt8(try self.bits(3)) }
        guard let lengthCode = Code(lengths) else { throw Self.damaged }
        var all: [UInt8] = []
        while all.count < literalCount + distanceCount {
            let symbol = try self.symbol(lengthCode)
            switch symbol {
            case 0..<16: all.append(UInt8(symbol))
            case 16:
                guard let last = all.last else { throw Self.damaged }
                all += Array(repeating: last, count: 3 + (try self.bits(2)))
            case 17: all += Array(repeating: 0, count: 3 + (try self.bits(3)))
            default: all += Array(repeating: 0, count: 11 + (try self.bits(7)))
            }
        }
        guard all.count == literalCount + distanceCount, let literals = Code(Array(all[..<literalCount])),
            let distances = Code(Array(all[literalCount...]))
        else { throw Self.damaged }
        return (literals, distances)
    }

    // MARK: Bits

    private mutating func bits(_ count: Int) throws(ConversionError) -> Int {
        while self.pendingBits < count {
            guard self.position < self.input.endIndex else { throw Self.damaged }
            self.pending |= UInt32(self.input[self.position]) << UInt32(self.pendingBits)
            self.position += 1
            self.pendingBits += 8
        }
        let value = self.pending & ((1 << UInt32(count)) - 1)
        self.pending >>= UInt32(count)
        self.pendingBits -= count
        return Int(value)
    }

    private mutating func symbol(_ code: Code) throws(ConversionError) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= try self.bits(1)
            let count = Int(code.counts[length])
            if value - count < first { return Int(code.symbols[index + value - first]) }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw Self.damaged
    }

    /// A Huffman code by the number of its code words of each length.
    private struct Code {
        var counts = [UInt16](repeating: 0, count: 16)
        var symbols: [UInt16] = []

        /// `nil` if there are more code words than fit.
        init?(_ lengths: [UInt8]) {
            for length in lengths where length > 0 { self.counts[Int(length)] += 1 }
            var left = 1
            for length in 1...15 {
                left = left << 1 - Int(self.counts[length])
                guard left >= 0 else { return nil }
            }
            for length in 1...15 {
                for (symbol, own) in lengths.enumerated() where Int(own) == length {
                    self.symbols.append(UInt16(symbol))
                }
            }
        }
    }

    // MARK: Tables of RFC 1951, section 3.2

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private static let lengths: [(base: Int, extra: Int)] =
        Self.steps(
            from: 3,
            extras: [
                0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5,
            ]) + [(258, 0)]

    private static let distances = Self.steps(from: 1, extras: (0..<30).map { max(0, $0 / 2 - 1) })

    private static func steps(from first: Int, extras: [Int]) -> [(base: Int, extra: Int)] {
        var base = first
        return extras.map { extra in
            defer { base += 1 << extra }
            return (base, extra)
        }
    }

    private static let fixedLiterals = Code(
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8))
    private static let fixedDistances = Code(Array(repeating: 5, count: 30))
}
