import Glibc
import Synchronization
import Testing

@testable import AMQP

@Suite("The thread that owns a connection", .timeLimit(.minutes(1)))
struct ConnectionThreadTests {
    actor Resident {
        let thread: ConnectionThread
        var visits = 0
        nonisolated var unownedExecutor: UnownedSerialExecutor { self.thread.asUnownedSerialExecutor() }
        init(_ thread: ConnectionThread) { self.thread = thread }
        func visit() -> UInt {
            self.visits += 1
            return UInt(pthread_self())
        }
    }

    final class Counter: ConnectionDriver {
        let turns = Atomic(0)
        let signal: AsyncStream<Int>.Continuation
        init(_ signal: AsyncStream<Int>.Continuation) { self.signal = signal }
        func turn() -> ConnectionThread.Wait {
            self.signal.yield(self.turns.add(1, ordering: .relaxed).newValue)
            return ConnectionThread.Wait()
        }
    }

    @Test("all jobs run on one thread, one at a time")
    func oneThread() async {
        let resident = Resident(ConnectionThread(name: "test"))
        let threads = await withTaskGroup(of: UInt.self) { group in
            for _ in 0..<500 { group.addTask { await resident.visit() } }
            return await group.reduce(into: Set<UInt>()) { $0.insert($1) }
        }
        #expect(threads.count == 1)
        #expect(await resident.visits == 500)
        resident.thread.stop()
    }

    @Test("a wake-up gives the driver a turn, and none is lost")
    func wakes() async {
        let (turns, signal) = AsyncStream.makeStream(of: Int.self)
        let thread = ConnectionThread(name: "test")
        let counter = Counter(signal)
        thread.drive(counter)
        var iterator = turns.makeAsyncIterator()
        for _ in 0..<100 {
            thread.wake()
            _ = await iterator.next()
        }
        #expect(counter.turns.load(ordering: .relaxed) >= 100)
        thread.stop()
    }

    @Test("the watchdog shuts down the socket that is overdue, and only that")
    func watchdog() throws {
        var (overdue, patient): ([Int32], [Int32]) = ([0, 0], [0, 0])
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &overdue) == 0)
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &patient) == 0)
        defer { for descriptor in overdue + patient { close(descriptor) } }
        let late = Watchdog.shared.arm(patient[0], for: .seconds(3600))
        let soon = Watchdog.shared.arm(overdue[0], for: .milliseconds(20))
        var byte: UInt8 = 0
        #expect(read(overdue[0], &byte, 1) == 0, "a blocked read ends")
        #expect(Watchdog.shared.disarm(soon))
        #expect(!Watchdog.shared.disarm(late))
        #expect(write(patient[0], &byte, 1) == 1)
    }
}
