/// Deliveries that came and were not yet taken, and who waits for them. Pure: no I/O, no clock; `Waiter` is what a taker is
/// woken by. The broker's prefetch bounds it.
struct DeliveryBuffer<Waiter> {
    private struct Waiting {
        let id: UInt64
        let waiter: Waiter
        let atMost: Int
        let within: Duration
        /// When to stop gathering; nil until the first delivery is here.
        var deadline: Moment?
    }

    private var deliveries: [Delivery] = []
    private var head = 0
    private var waiting: [Waiting] = []
    /// Whether takers wait although there is something to take.
    var isPaused = false
    /// Whether nothing will come any more.
    private(set) var hasEnded = false

    var count: Int { self.deliveries.count - self.head }

    mutating func append(_ arrived: consuming [Delivery]) {
        if self.head == self.deliveries.count {
            self.deliveries = arrived
            self.head = 0
        } else {
            self.deliveries.append(contentsOf: arrived)
        }
    }

    /// What can be taken at once, without waiting; nil when the taker has to wait.
    mutating func takeNow(atMost: Int, within: Duration) -> [Delivery]? {
        if self.hasEnded { return [] }
        guard self.waiting.isEmpty, !self.isPaused, self.count > 0 else { return nil }
        guard self.count >= atMost || within <= .zero else { return nil }
        return self.take(atMost)
    }

    mutating func wait(_ waiter: Waiter, id: UInt64, atMost: Int, within: Duration) {
        self.waiting.append(Waiting(id: id, waiter: waiter, atMost: atMost, within: within))
    }

    mutating func giveUp(id: UInt64) -> Waiter? {
        guard let index = self.waiting.firstIndex(where: { $0.id == id }) else { return nil }
        return self.waiting.remove(at: index).waiter
    }

    /// Who is served now, in the order they came.
    mutating func serve(now: Moment) -> [(Waiter, [Delivery])] {
        var served: [(Waiter, [Delivery])] = []
        while let first = self.waiting.first {
            if self.hasEnded {
                served.append((self.waiting.removeFirst().waiter, []))
                continue
            }
            guard !self.isPaused, self.count > 0 else { break }
            let deadline = first.deadline ?? now + first.within
            self.waiting[0].deadline = deadline
            guard self.count >= first.atMost || deadline <= now else { break }
            served.append((self.waiting.removeFirst().waiter, self.take(first.atMost)))
        }
        return served
    }

    /// When ``serve(now:)`` has somebody to serve although nothing came.
    var deadline: Moment? { self.isPaused ? nil : self.waiting.first?.deadline }

    /// The connection is gone: what it brought comes again on the next.
    mutating func dropAll() -> [Delivery] {
        defer {
            self.deliveries = []
            self.head = 0
        }
        return Array(self.deliveries[self.head...])
    }

    mutating func end() { self.hasEnded = true }

    private mutating func take(_ atMost: Int) -> [Delivery] {
        let end = min(self.head + max(atMost, 1), self.deliveries.count)
        if self.head == 0, end == self.deliveries.count {
            // All of it: nothing is copied.
            let taken = self.deliveries
            self.deliveries = []
            return taken
        }
        let taken = Array(self.deliveries[self.head..<end])
        self.head = end
        // Amortised: moves as many as were dropped.
        if self.head * 2 > self.deliveries.count {
            self.deliveries.removeFirst(self.head)
            self.head = 0
        }
        return taken
    }
}
