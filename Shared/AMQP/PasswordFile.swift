internal import Glibc

/// A secret mounted as a file.
enum PasswordFile {
    static func read(_ path: String) throws(AMQPError) -> Secret {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Self.unusable(path, "cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        // The protocol's own limit is far below; a larger file is the wrong file.
        var bytes = [UInt8](repeating: 0, count: 4097)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw Self.unusable(path, "cannot be read: \(String(cString: strerror(errno)))") }
            guard more > 0 else { break }
            count += more
        }
        guard count <= 4096 else { throw Self.unusable(path, "has more than 4096 bytes") }
        var content = bytes[..<count]
        if content.last == UInt8(ascii: "\n") { content = content.dropLast() }
        if content.last == UInt8(ascii: "\r") { content = content.dropLast() }
        guard !content.contains(0), let text = String(validating: content, as: UTF8.self) else {
            throw Self.unusable(path, "holds bytes that are not UTF-8, or NUL")
        }
        return Secret(text)
    }

    private static func unusable(_ path: String, _ why: String) -> AMQPError {
        AMQPError(.invalidConfiguration, call: "password file", detail: "\(path) \(why)", at: .here())
    }
}
