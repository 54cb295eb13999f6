/// Which deliveries of one connection are still ours to settle. Pure.
///
/// A second ack of one tag closes the channel (406) and loses everything in flight, while the call itself returns OK:
/// so it is caught here, before it is sent.
struct UnsettledTags: Equatable {
    /// Tags below are all settled.
    private(set) var first: UInt64 = 1
    /// One entry for each tag from ``first`` on.
    private var isSettled: [Bool] = []
    private var head = 0

    var count: Int { self.isSettled[self.head...].count { !$0 } }

    /// The broker numbers deliveries from 1 without a gap.
    mutating func delivered(_ tag: UInt64) {
        let next = self.first + UInt64(self.isSettled.count - self.head)
        guard tag >= next else { return }
        for _ in next..<tag { self.isSettled.append(true) }
        self.isSettled.append(false)
    }

    /// - Returns: whether there was anything to settle; the frame may be sent only then.
    mutating func settle(_ tag: UInt64, multiple: Bool) -> Bool {
        guard tag >= self.first, tag - self.first < UInt64(self.isSettled.count - self.head) else { return false }
        let index = self.head + Int(tag - self.first)
        guard !self.isSettled[index] else { return false }
        if multiple {
            for each in self.head...index { self.isSettled[each] = true }
        } else {
            self.isSettled[index] = true
        }
        self.advance()
        return true
    }

    private mutating func advance() {
        while self.head < self.isSettled.count, self.isSettled[self.head] {
            self.head += 1
            self.first += 1
        }
        // Amortised: moves as many as were dropped.
        if self.head > 1024, self.head * 2 > self.isSettled.count {
            self.isSettled.removeFirst(self.head)
            self.head = 0
        }
    }
}
