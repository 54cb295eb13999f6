internal import CRabbitMQ
internal import Glibc

/// An `eventfd` that ends another thread's `poll` (`man 2 eventfd`).
final class WakeDescriptor: Sendable {
    let descriptor: Int32

    init() {
        self.descriptor = rap_eventfd()
        precondition(self.descriptor >= 0, "no file descriptor is left for a connection's eventfd")
    }

    deinit { Glibc.close(self.descriptor) }

    func signal() {
        var one: UInt64 = 1
        // Fails only when the counter is full, and then the other side is awake anyway.
        _ = write(self.descriptor, &one, 8)
    }

    func clear() {
        var count: UInt64 = 0
        // Fails only when there is nothing to clear.
        _ = read(self.descriptor, &count, 8)
    }
}
