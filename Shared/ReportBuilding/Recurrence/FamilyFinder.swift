/// Finds which passages belong together, in time and space that grow with their number and not with its square.
///
/// Signatures are set aside; band after band they are read through, passages with an equal band meet, and those
/// whose signatures then agree well enough are joined. In memory are 20 bytes a passage.
struct FamilyFinder {
    /// Estimated resemblance from which two passages are of one family. At half of all word pairs, a sentence of forty words may
    /// differ in about seven places.
    static let threshold = 0.5

    private let spool: any ReportSpool
    private var pending: [UInt8] = []
    private var parents: [UInt32] = []

    init(_ make: () throws -> any ReportSpool) throws { self.spool = try make() }

    var count: Int { self.parents.count }

    /// The next passage. Passages without words belong to no family.
    mutating func add(_ shingles: Shingles) throws {
        self.parents.append(UInt32(self.parents.count))
        if shingles.hashes.isEmpty {
            // Every place its own number: it meets no other.
            var hash = Shingles.mix(UInt64(self.parents.count))
            for _ in 0..<Signature.places {
                hash = Shingles.mix(hash &+ 1)
                self.append(UInt16(truncatingIfNeeded: hash))
            }
        } else {
            for place in Signature.of(shingles) { self.append(place) }
        }
        if self.pending.count >= OutputFile.pieceSize { try self.flush() }
    }

    /// For each passage the number of the first of its family; a passage alone has its own.
    mutating func families() throws -> [UInt32] {
        try self.flush()
        for band in 0..<Signature.bands { try self.join(band) }
        return self.parents.indices.map { UInt32(self.root($0)) }
    }

    private mutating func append(_ place: UInt16) {
        self.pending.append(UInt8(truncatingIfNeeded: place))
        self.pending.append(UInt8(truncatingIfNeeded: place >> 8))
    }

    private mutating func flush() throws {
        guard !self.pending.isEmpty else { return }
        try self.spool.write(self.pending)
        self.pending.removeAll(keepingCapacity: true)
    }

    private mutating func join(_ band: Int) throws {
        var meetings: [(hash: UInt64, passage: UInt32)] = []
        meetings.reserveCapacity(self.parents.count)
        let step = 512
        for start in stride(from: 0, to: self.parents.count, by: step) {
            let end = min(start + step, self.parents.count)
            let bytes = try self.spool.read((start * Signature.size)..<(end * Signature.size))
            for passage in start..<end {
                let hash = Signature.band(band, of: bytes, at: (passage - start) * Signature.size)
                meetings.append((hash, UInt32(passage)))
            }
        }
        meetings.sort { $0.hash == $1.hash ? $0.passage < $1.passage : $0.hash < $1.hash }
        var start = 0
        while start < meetings.count {
            var end = start + 1
            while end < meetings.count, meetings[end].hash == meetings[start].hash { end += 1 }
            if end - start > 1 { try self.join(meetings[start..<end].map { Int($0.passage) }) }
            start = end
        }
    }

    /// Joins those that meet, each with the first of them or with its neighbour.
    private mutating func join(_ passages: [Int]) throws {
        var first: [UInt8]?
        var previous: (passage: Int, signature: [UInt8])?
        for passage in passages.dropFirst() where self.root(passage) != self.root(passages[0]) {
            let signature = try self.signature(of: passage)
            let leader = try first ?? self.signature(of: passages[0])
            first = leader
            if Signature.resemblance(leader, signature) >= Self.threshold {
                self.unite(passages[0], passage)
            } else if let previous, Signature.resemblance(previous.signature, signature) >= Self.threshold {
                self.unite(previous.passage, passage)
            }
            previous = (passage, signature)
        }
    }

    private func signature(of passage: Int) throws -> [UInt8] {
        try self.spool.read((passage * Signature.size)..<((passage + 1) * Signature.size))
    }

    private mutating func root(_ passage: Int) -> Int {
        var root = passage
        while Int(self.parents[root]) != root {
            self.parents[root] = self.parents[Int(self.parents[root])]
            root = Int(self.parents[root])
        }
        return root
    }

    private mutating func unite(_ left: Int, _ right: Int) {
        let (mine, other) = (self.root(left), self.root(right))
        self.parents[max(mine, other)] = UInt32(min(mine, other))
    }
}
