/// Who may use a connection now, and who waits for it. A value: no I/O, no lock.
///
/// A transaction or a stream keeps its turn over several statements; a single statement needs one only while another
/// keeps it.
struct Turns {
    typealias ID = UInt64

    enum Purpose: Equatable { case statement, transaction, stream }

    enum Request: Equatable {
        case granted(ID)
        case wait(ID)
    }

    private(set) var holder: ID?
    private(set) var purpose = Purpose.statement
    private var waiting: [(id: ID, purpose: Purpose)] = []
    private var last: ID = 0

    var isFree: Bool { self.holder == nil }
    var waitingCount: Int { self.waiting.count }

    mutating func request(_ purpose: Purpose) -> Request {
        self.last += 1
        guard self.holder == nil else {
            self.waiting.append((self.last, purpose))
            return .wait(self.last)
        }
        self.holder = self.last
        self.purpose = purpose
        return .granted(self.last)
    }

    /// - Returns: who has the turn now and is to be woken.
    mutating func end(_ id: ID) -> ID? {
        guard self.holder == id else { return nil }
        guard !self.waiting.isEmpty else {
            self.holder = nil
            return nil
        }
        let next = self.waiting.removeFirst()
        self.holder = next.id
        self.purpose = next.purpose
        return next.id
    }

    /// - Returns: whether `id` was still waiting; it will then not be granted a turn.
    mutating func withdraw(_ id: ID) -> Bool {
        guard let index = self.waiting.firstIndex(where: { $0.id == id }) else { return false }
        self.waiting.remove(at: index)
        return true
    }
}
