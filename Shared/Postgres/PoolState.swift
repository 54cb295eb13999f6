/// Which connections of a pool are idle, in use or being opened, and who waits. A value: no I/O, no lock, no clock.
struct PoolState: Equatable {
    typealias Waiter = UInt64
    typealias Slot = Int

    /// What whoever asked for a connection gets.
    enum Grant: Equatable, Sendable {
        /// The idle connection of this slot.
        case reuse(Slot)
        /// An empty slot, to be filled by opening a connection.
        case open(Slot)
    }

    enum Answer: Equatable {
        case granted(Grant)
        case wait
        case closed
    }

    /// A waiter to be woken with what it waited for.
    struct Wake: Equatable {
        let waiter: Waiter
        let grant: Grant
    }

    private enum Place: Equatable { case empty, opening, leased, idle }

    private var places: [Place]
    /// Idle slots; the last one let go is taken first, so that few connections stay warm.
    private var idle: [Slot] = []
    private var waiting: [Waiter] = []
    private var last: Waiter = 0
    private(set) var isClosed = false

    init(size: Int) { self.places = Array(repeating: .empty, count: max(1, size)) }

    var status: PGPoolStatus {
        PGPoolStatus(
            idle: self.idle.count, leased: self.places.count { $0 == .leased },
            opening: self.places.count { $0 == .opening },
            waiting: self.waiting.count, size: self.places.count, isClosed: self.isClosed)
    }

    /// A name for whoever is about to ask.
    mutating func newWaiter() -> Waiter {
        self.last += 1
        return self.last
    }

    mutating func acquire(_ waiter: Waiter) -> Answer {
        guard !self.isClosed else { return .closed }
        if let slot = self.idle.popLast() {
            self.places[slot] = .leased
            return .granted(.reuse(slot))
        }
        if let slot = self.places.firstIndex(of: .empty) {
            self.places[slot] = .opening
            return .granted(.open(slot))
        }
        self.waiting.append(waiter)
        return .wait
    }

    /// The connection of an `open` grant is there. `false` when the pool was closed meanwhile: it is to be closed.
    mutating func opened(_ slot: Slot) -> Bool {
        self.places[slot] = .leased
        return !self.isClosed
    }

    /// A connection that can be used again comes back.
    ///
    /// - Returns: who gets it; `nil` leaves it idle. On a closed pool use `vacated`.
    mutating func released(_ slot: Slot) -> Wake? {
        guard let waiter = self.popWaiter() else {
            self.places[slot] = .idle
            self.idle.append(slot)
            return nil
        }
        return Wake(waiter: waiter, grant: .reuse(slot))
    }

    /// A slot has no connection any more: it broke, could not be opened, or is not wanted.
    ///
    /// - Returns: who is to open another one in its place.
    mutating func vacated(_ slot: Slot) -> Wake? {
        self.idle.removeAll { $0 == slot }
        guard let waiter = self.popWaiter() else {
            self.places[slot] = .empty
            return nil
        }
        self.places[slot] = .opening
        return Wake(waiter: waiter, grant: .open(slot))
    }

    /// A leased connection turned out dead before use; its taker opens another one in the same slot.
    mutating func reopening(_ slot: Slot) { self.places[slot] = .opening }

    /// A waiter was cancelled or waited too long.
    ///
    /// - Returns: `false` when it was granted a connection just before, which it then has.
    mutating func withdraw(_ waiter: Waiter) -> Bool {
        guard let index = self.waiting.firstIndex(of: waiter) else { return false }
        self.waiting.remove(at: index)
        return true
    }

    /// - Returns: the idle slots, whose connections are to be closed, and the waiters, who get nothing.
    mutating func close() -> (idle: [Slot], waiters: [Waiter]) {
        self.isClosed = true
        defer {
            for slot in self.idle { self.places[slot] = .empty }
            self.idle = []
            self.waiting = []
        }
        return (self.idle, self.waiting)
    }

    private mutating func popWaiter() -> Waiter? {
        self.waiting.isEmpty ? nil : self.waiting.removeFirst()
    }
}

/// How a pool stands at a moment.
public struct PGPoolStatus: Sendable, Hashable {
    /// Open and waiting for use.
    public let idle: Int
    /// In use.
    public let leased: Int
    /// Being opened.
    public let opening: Int
    /// Tasks that wait for a connection.
    public let waiting: Int
    /// The most connections there may be.
    public let size: Int
    public let isClosed: Bool
}
