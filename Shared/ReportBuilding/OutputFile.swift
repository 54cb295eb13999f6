/// One file on its way to its sink, in pieces of about ``pieceSize``.
struct OutputFile {
    /// Bytes that are gathered before the sink gets them.
    static let pieceSize = 65_536

    private let sink: any ReportSink
    private var pending: [UInt8] = []
    /// Bytes written so far, those not yet handed over included.
    private(set) var size = 0

    init(_ sink: any ReportSink) { self.sink = sink }

    mutating func write(_ bytes: [UInt8]) throws {
        self.size += bytes.count
        self.pending.append(contentsOf: bytes)
        if self.pending.count >= Self.pieceSize { try self.flush() }
    }

    mutating func flush() throws {
        guard !self.pending.isEmpty else { return }
        try self.sink.write(self.pending)
        self.pending.removeAll(keepingCapacity: true)
    }
}

/// A part of a file that is written before what stands in front of it.
struct SetAsidePart {
    private let make: () throws -> any ReportSpool
    private var spool: (any ReportSpool)?
    private var pending: [UInt8] = []
    /// Entries in it.
    private(set) var count = 0

    /// - Parameter make: Gives the spool, when the part turns out to be more than a few pieces.
    init(_ make: @escaping () throws -> any ReportSpool) { self.make = make }

    var isEmpty: Bool { self.count == 0 }

    mutating func append(_ bytes: [UInt8]) throws {
        self.count += 1
        self.pending.append(contentsOf: bytes)
        guard self.pending.count >= OutputFile.pieceSize else { return }
        let spool = try self.spool ?? self.make()
        self.spool = spool
        try spool.write(self.pending)
        self.pending.removeAll(keepingCapacity: true)
    }

    func copy(to file: inout OutputFile) throws {
        try self.spool?.replay { try file.write($0) }
        try file.write(self.pending)
    }
}
