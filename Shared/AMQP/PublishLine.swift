/// One call of `publish`: its messages, and what became of each.
///
/// @unchecked: made by the caller, handed over once, and from then on touched only by the connection's thread.
final class PublishRequest: @unchecked Sendable {
    fileprivate var messages: [OutgoingMessage]
    fileprivate var outcomes: [PublishOutcome]
    /// How many of ``messages`` were given to the socket.
    fileprivate var sent = 0
    fileprivate var remaining: Int
    fileprivate let begun = Moment.now
    private var finish: ((Result<[PublishOutcome], AMQPError>) -> Void)?

    init(_ messages: [OutgoingMessage], finish: @escaping (Result<[PublishOutcome], AMQPError>) -> Void) {
        self.messages = messages
        self.outcomes = Array(repeating: .confirmed, count: messages.count)
        self.remaining = messages.count
        self.finish = finish
    }

    fileprivate var isFinished: Bool { self.finish == nil }

    func fail(_ error: AMQPError) { self.end(.failure(error)) }

    fileprivate func succeed() { self.end(.success(self.outcomes)) }

    private func end(_ result: Result<[PublishOutcome], AMQPError>) {
        self.finish?(result)
        self.finish = nil
        self.messages = []
    }
}

/// One message that waits for the broker's word.
struct InFlightMessage {
    let request: PublishRequest
    let index: Int
}

/// The requests of a publishing connection, in order, and the window of unconfirmed messages. It does no waiting: its
/// owner sends when there is room, and tells it what comes in.
struct PublishLine {
    private var requests: [PublishRequest] = []
    /// The first request with unsent messages.
    private var next = 0
    private var window: ConfirmWindow<InFlightMessage>
    private let windowSize: (messages: Int, bytes: Int)
    private let patience: Duration
    /// When the broker last confirmed something, or we last connected.
    private var lastProgress = Moment(nanoseconds: 0)
    /// The broker's reason to make publishers wait, while it does.
    var blockedReason: String?

    init(window: Int, windowBytes: Int, patience: Duration) {
        self.windowSize = (window, windowBytes)
        self.window = ConfirmWindow(capacity: window, byteCapacity: windowBytes)
        self.patience = patience
    }

    var isEmpty: Bool { self.requests.isEmpty }

    mutating func append(_ request: PublishRequest) { self.requests.append(request) }

    /// A new connection numbers its messages from 1.
    mutating func connected() {
        self.window = ConfirmWindow(capacity: self.windowSize.messages, byteCapacity: self.windowSize.bytes)
        self.blockedReason = nil
        self.lastProgress = .now
    }

    /// Sends what has room in the window.
    fileprivate mutating func send(on handle: borrowing ConnectionHandle) throws(AMQPError) {
        guard self.blockedReason == nil, self.next < self.requests.count, self.hasRoom else { return }
        let guardian = Watchdog.shared.arm(handle.descriptor, for: self.patience)
        do throws(AMQPError) {
            while self.next < self.requests.count, try self.sendRequest(on: handle) { self.next += 1 }
        } catch {
            throw Watchdog.shared.disarm(guardian) ? Self.stuck(self.patience) : error
        }
        // It may have fired just as the last write came through: then the next read says so.
        Watchdog.shared.disarm(guardian)
    }

    private var hasRoom: Bool {
        let request = self.requests[self.next]
        return request.sent >= request.messages.count
            || self.window.hasRoom(for: request.messages[request.sent].body.count)
    }

    /// - Returns: whether all of it is sent.
    private mutating func sendRequest(on handle: borrowing ConnectionHandle) throws(AMQPError) -> Bool {
        let request = self.requests[self.next]
        while request.sent < request.messages.count {
            let index = request.sent
            let bytes = request.messages[index].body.count
            guard self.window.hasRoom(for: bytes) else { return false }
            // Counted before the call: what fails half-way may have arrived.
            request.sent += 1
            try handle.publish(request.messages[index])
            self.window.published(InFlightMessage(request: request, index: index), bytes: bytes)
        }
        return true
    }

    /// - Throws: `protocolViolation` for a word on a message we never sent.
    mutating func settled(tag: UInt64, multiple: Bool, accepted: Bool, now: Moment) throws(AMQPError) {
        self.lastProgress = now
        var isDone = false
        let isKnown = self.window.settled(tag, multiple: multiple, accepted: accepted) { message, outcome in
            let request = message.request
            request.remaining -= 1
            if outcome != .confirmed { request.outcomes[message.index] = outcome }
            guard request.remaining == 0 else { return }
            request.succeed()
            isDone = true
        }
        guard isKnown else {
            throw AMQPError(
                .protocolViolation, call: "confirm", detail: "the broker confirmed a message that was not sent",
                at: .here())
        }
        if isDone { self.dropFinished() }
    }

    mutating func returned(_ returned: ReturnedMessage) {
        // A message without a match was sent by an earlier request that has failed: nobody waits for it.
        _ = self.window.returned(code: returned.code, text: returned.text) { owner in
            guard owner.index < owner.request.messages.count else { return false }
            return returned.isReturn(of: owner.request.messages[owner.index])
        }
    }

    /// Fails what was in flight, of which nothing is known; what was not begun waits for the next connection.
    mutating func lost(_ error: AMQPError) {
        for request in self.requests where request.sent > 0 { request.fail(error) }
        self.connected()
        self.dropFinished()
    }

    mutating func failAll(_ error: AMQPError) {
        for request in self.requests { request.fail(error) }
        self.dropFinished()
    }

    /// When ``expire(now:isConnected:lastError:)`` has something to do.
    var deadline: Moment? {
        guard let first = self.requests.first else { return nil }
        return max(first.begun, self.window.isEmpty ? first.begun : self.lastProgress) + self.patience
    }

    /// Fails requests that waited too long.
    /// - Throws: `timedOut` when the broker owes confirms for too long: then the connection is of no use.
    mutating func expire(now: Moment, isConnected: Bool, lastError: AMQPError?) throws(AMQPError) {
        guard let deadline, deadline <= now else { return }
        if isConnected, !self.window.isEmpty {
            throw AMQPError(
                self.blockedReason == nil ? .timedOut : .blocked, call: "confirm",
                detail: "the broker confirmed nothing for \(self.patience)", at: .here())
        }
        let error = self.waitedTooLong(isConnected: isConnected, lastError: lastError)
        for request in self.requests where request.begun + self.patience <= now { request.fail(error) }
        self.dropFinished()
    }

    private func waitedTooLong(isConnected: Bool, lastError: AMQPError?) -> AMQPError {
        if let blockedReason {
            return AMQPError(
                .blocked, call: "basic.publish", detail: "the broker blocks publishers (\(blockedReason))", at: .here())
        }
        let why = lastError.map { "; the last attempt: \($0.description)" } ?? ""
        return AMQPError(
            .timedOut, call: "basic.publish", reply: lastError?.reply,
            detail: isConnected
                ? "no room in the window within \(self.patience)" : "no connection within \(self.patience)\(why)",
            at: .here())
    }

    private mutating func dropFinished() {
        let finishedBeforeNext = self.requests[..<min(self.next, self.requests.count)].count { $0.isFinished }
        self.requests.removeAll { $0.isFinished }
        self.next -= finishedBeforeNext
    }

    private static func stuck(_ patience: Duration) -> AMQPError {
        AMQPError(
            .blocked, call: "basic.publish",
            detail: "the broker read nothing for \(patience), so the socket was shut down",
            at: .here())
    }
}

extension ConnectionHandle {
    /// Sends what has room in the line's window; one blocked longer than the line's patience is shut down.
    borrowing func send(from line: inout PublishLine) throws(AMQPError) { try line.send(on: self) }
}
