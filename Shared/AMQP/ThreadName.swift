internal import Glibc

/// The name by which debuggers and `top -H` show the calling thread (`man 5 proc`, /proc/thread-self/comm).
enum ThreadName {
    /// - Parameter name: at most 15 bytes. A convenience: that it could not be set matters to nobody.
    static func set(_ name: String) {
        let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var name = name
        _ = name.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
    }
}
