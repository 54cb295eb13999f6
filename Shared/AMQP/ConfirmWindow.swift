/// What was published and not yet confirmed. Pure: no I/O, no clock.
///
/// The broker numbers published messages from 1; confirms name a number, alone or with all before it ("multiple"), in any
/// order (RabbitMQ, "Publisher Confirms"). A mandatory message that reached no queue comes back (`basic.return`) before
/// it is confirmed, and names no number: it is matched by what it says of itself, first published first.
struct ConfirmWindow<Owner> {
    private struct Slot {
        let owner: Owner
        let bytes: Int
        var returned: (code: UInt16, text: String)?
        var isSettled = false
    }

    let capacity: Int
    let byteCapacity: Int
    private(set) var count = 0
    private(set) var bytes = 0
    /// The number the next message will have.
    var nextTag: UInt64 { self.firstTag + UInt64(self.slots.count - self.head) }

    private var firstTag: UInt64 = 1
    private var slots: [Slot] = []
    private var head = 0

    /// - Parameters:
    ///   - capacity: messages in flight, at least 1.
    ///   - byteCapacity: bytes in flight; one message alone may be larger.
    init(capacity: Int, byteCapacity: Int) {
        self.capacity = max(capacity, 1)
        self.byteCapacity = byteCapacity
    }

    var isEmpty: Bool { self.count == 0 }

    func hasRoom(for bytes: Int) -> Bool {
        self.count == 0 || (self.count < self.capacity && self.bytes + bytes <= self.byteCapacity)
    }

    /// Notes that the message with the number ``nextTag`` was published.
    mutating func published(_ owner: Owner, bytes: Int) {
        self.slots.append(Slot(owner: owner, bytes: bytes))
        self.count += 1
        self.bytes += bytes
    }

    /// - Returns: whether a message in flight matched.
    mutating func returned(code: UInt16, text: String, matches: (Owner) -> Bool) -> Bool {
        for index in self.head..<self.slots.count
        where !self.slots[index].isSettled && self.slots[index].returned == nil && matches(self.slots[index].owner) {
            self.slots[index].returned = (code, text)
            return true
        }
        return false
    }

    /// Gives each newly settled message's owner its outcome.
    /// - Returns: whether the number was one of ours; if not, the broker broke the protocol.
    mutating func settled(
        _ tag: UInt64, multiple: Bool, accepted: Bool, _ each: (Owner, PublishOutcome) -> Void
    ) -> Bool {
        // 0 with "multiple" is "all so far" (AMQP 0-9-1, basic.ack, delivery-tag).
        let last = tag == 0 && multiple ? self.nextTag - 1 : tag
        guard last < self.nextTag else { return false }
        guard last >= self.firstTag else { return true }
        let index = self.head + Int(last - self.firstTag)
        for slot in (multiple ? self.head : index)...index { self.settle(slot, accepted, each) }
        self.advance()
        return true
    }

    private mutating func settle(_ index: Int, _ accepted: Bool, _ each: (Owner, PublishOutcome) -> Void) {
        guard !self.slots[index].isSettled else { return }
        self.slots[index].isSettled = true
        self.count -= 1
        self.bytes -= self.slots[index].bytes
        let outcome: PublishOutcome =
            if !accepted { .refused } else if let returned = self.slots[index].returned {
                .returned(code: returned.code, text: returned.text)
            } else { .confirmed }
        each(self.slots[index].owner, outcome)
    }

    private mutating func advance() {
        while self.head < self.slots.count, self.slots[self.head].isSettled {
            self.head += 1
            self.firstTag += 1
        }
        // Everything before `head` is dead; dropped when it outweighs the rest.
        if self.head == self.slots.count {
            self.slots.removeAll(keepingCapacity: true)
            self.head = 0
        } else if self.head > 1024, self.head * 2 > self.slots.count {
            self.slots.removeFirst(self.head)
            self.head = 0
        }
    }
}
