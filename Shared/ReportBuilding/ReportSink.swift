/// Where the bytes of one file of a report go, in order.
///
/// The builder hands over pieces of about 64 KiB and never looks back, so a sink can write straight to a file, a
/// socket or a database. What a sink throws ends the building and reaches the caller unchanged.
public protocol ReportSink: AnyObject {
    /// Takes the file's next bytes.
    func write(_ bytes: [UInt8]) throws
}

/// A place where the builder sets bytes aside until it knows what comes before them.
///
/// HTML and Markdown reports begin with totals and group passages by theme, while entries arrive document by
/// document; so each theme's part is set aside and read back at the end. In memory by default
/// (``MemorySpool``); a caller that builds from a large corpus hands in spools over temporary files.
public protocol ReportSpool: ReportSink {
    /// Hands all bytes written so far to `take`, in order, in pieces of any size.
    func replay(_ take: ([UInt8]) throws -> Void) throws

    /// The bytes written at these places, counted from 0; all of them lie before the end.
    func read(_ range: Range<Int>) throws -> [UInt8]
}

/// A sink, and a spool, that keeps everything in memory.
public final class MemorySpool: ReportSpool {
    /// All bytes written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty one.
    public init() {}

    public func write(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }
    public func replay(_ take: ([UInt8]) throws -> Void) throws { try take(self.bytes) }
    public func read(_ range: Range<Int>) -> [UInt8] { Array(self.bytes[range]) }
}
