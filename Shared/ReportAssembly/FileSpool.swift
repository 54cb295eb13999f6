public import ReportBuilding

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A work file could not be made, written or read: the disk is full, or the folder is not ours. No fault of the report's.
public struct SpoolError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What failed, where, and the system's words for it; without any document's text.
    public let description: String

    init(_ action: String, _ path: String, errno code: Int32) {
        self.description = "\(path) cannot be \(action): \(String(cString: strerror(code)))"
    }
}

/// A spool on a file without a name in a folder: it is gone when it is let go of, also when the process dies.
public final class FileSpool: ReportSpool {
    private let descriptor: Int32
    private let folder: String
    private var size = 0

    /// - Parameter folder: Where the file lies; it must exist.
    /// - Throws: ``SpoolError``.
    public init(in folder: String) throws {
        self.folder = folder
        var template = Array((folder + "/spool.XXXXXX").utf8CString)
        // The name goes at once, so nothing is left behind whatever happens: mkstemp(3), unlink(2).
        self.descriptor = mkstemp(&template)
        guard self.descriptor >= 0 else { throw SpoolError("made", folder + "/spool", errno: errno) }
        unlink(template)
        _ = fcntl(self.descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(self.descriptor) }

    public func write(_ bytes: [UInt8]) throws {
        try FileSink.write(bytes, to: self.descriptor, path: self.folder)
        self.size += bytes.count
    }

    public func replay(_ take: ([UInt8]) throws -> Void) throws {
        var start = 0
        while start < self.size {
            let end = min(start + (256 << 10), self.size)
            try take(try self.read(start..<end))
            start = end
        }
    }

    public func read(_ range: Range<Int>) throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            count = 0
            while count < range.count {
                guard let base = buffer.baseAddress else { return }
                let read = pread(self.descriptor, base + count, range.count - count, off_t(range.lowerBound + count))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    failure = read < 0 ? errno : EIO
                    return
                }
                count += read
            }
        }
        guard failure == 0 else { throw SpoolError("read back", self.folder, errno: failure) }
        return bytes
    }
}

/// A sink into a file with a name, which takes the place of one that was there.
public final class FileSink: ReportSink {
    /// Where it is.
    public let path: String
    private let descriptor: Int32

    /// - Throws: ``SpoolError``.
    public init(path: String) throws {
        self.path = path
        self.descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard self.descriptor >= 0 else { throw SpoolError("made", path, errno: errno) }
    }

    deinit { close(self.descriptor) }

    public func write(_ bytes: [UInt8]) throws { try Self.write(bytes, to: self.descriptor, path: self.path) }

    /// write(2) until all is written: it may take less than it is given.
    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count, let base = buffer.baseAddress {
                #if canImport(Glibc)
                let count = Glibc.write(descriptor, base + written, buffer.count - written)
                #else
                let count = Musl.write(descriptor, base + written, buffer.count - written)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    failure = count < 0 ? errno : EIO
                    return
                }
                written += count
            }
        }
        guard failure == 0 else { throw SpoolError("written", path, errno: failure) }
    }
}
