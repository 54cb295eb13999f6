import Foundation
import ServiceKit

/// The lines of a file or of standard input, one after the other, so that memory does not grow with the input.
struct LineReader {
    private let name: String
    private let file: FileHandle
    private var buffer = Data()
    private var isAtEnd = false

    /// - Parameter path: `nil` or `-` is standard input.
    /// - Throws: ``Failure`` when the file cannot be opened.
    init(path: String?) throws {
        guard let path, path != "-" else {
            (self.name, self.file) = ("standard input", .standardInput)
            return
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Failure(ServiceKit.ExitCode.failed, "'\(path)' cannot be read")
        }
        (self.name, self.file) = (path, file)
    }

    /// The next line without its end; `nil` when there is none any more.
    ///
    /// - Throws: ``Failure`` when the input cannot be read, or the line is not UTF-8.
    mutating func next() throws -> String? {
        var searched = self.buffer.startIndex
        while true {
            if let end = self.buffer[searched...].firstIndex(of: 0x0A) {
                defer { self.buffer = self.buffer[(end + 1)...] }
                return try self.text(self.buffer[..<end])
            }
            if self.isAtEnd {
                defer { self.buffer = Data() }
                return self.buffer.isEmpty ? nil : try self.text(self.buffer)
            }
            let passed = self.buffer.count
            // Moved to the front, so that what was handed out is let go.
            self.buffer = Data(self.buffer)
            searched = self.buffer.startIndex + passed
            try self.fill()
        }
    }

    private mutating func fill() throws {
        do {
            guard let chunk = try self.file.read(upToCount: 1 << 16), !chunk.isEmpty else {
                self.isAtEnd = true
                return
            }
            self.buffer.append(chunk)
        } catch {
            throw Failure(ServiceKit.ExitCode.failed, "\(self.name) cannot be read")
        }
    }

    private func text(_ bytes: Data) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(ServiceKit.ExitCode.failed, "\(self.name) is not UTF-8")
        }
        return text
    }
}
