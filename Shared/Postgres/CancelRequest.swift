internal import CPQ
internal import Glibc

/// One `PQcancel`, on a thread of its own since it blocks: it opens a second connection and waits for its end.
///
/// Manual, section 34.7: `PQcancel` may be called from another thread, and its success does not mean that the statement
/// was cancelled. When it has returned, the signal has been sent: so its end is awaited before the next statement goes out, which
/// otherwise might be the one to be cancelled.
final class CancelRequest: Sendable {
    /// Readable once `PQcancel` has returned.
    private let finished: CInt

    /// - Returns: `nil` when there is no connection to cancel, or no descriptor or thread to do it with.
    init?(_ connection: OpaquePointer) {
        self.finished = rap_eventfd()
        guard self.finished >= 0, let raw = PQgetCancel(connection) else { return nil }
        let address = UInt(bitPattern: raw)
        let start = ThreadStart { [self] in
            let raw = OpaquePointer(bitPattern: address)
            // PQcancel writes its complaint here, at most 256 bytes (manual); whether it worked shows in the result.
            var complaint = [CChar](repeating: 0, count: 256)
            _ = PQcancel(raw, &complaint, 256)
            PQfreeCancel(raw)
            var one: UInt64 = 1
            _ = write(self.finished, &one, 8)
        }
        guard startDetachedThread(Unmanaged.passRetained(start)) else {
            PQfreeCancel(raw)
            return nil
        }
    }

    deinit { if self.finished >= 0 { close(self.finished) } }

    /// Waits until the signal has been sent.
    ///
    /// - Returns: `false` when it was not until `deadline`: then it may still hit a later statement.
    func wait(until deadline: Deadline) -> Bool {
        var descriptor = pollfd(fd: self.finished, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = poll(&descriptor, 1, deadline.millisecondsLeft)
            if ready > 0 { return true }
            if ready == 0 && deadline.hasPassed { return false }
            if ready < 0 && errno != EINTR { return false }
        }
    }
}
