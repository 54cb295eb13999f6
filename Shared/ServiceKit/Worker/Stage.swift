public import Codec
public import Store

/// An event that the broker delivered, understood and not handled before.
public struct TakenEvent: Sendable {
    public let event: Event
    /// Under which its outcome will be recorded.
    public let key: InboxKey
    /// SHA-256 of the message body, 64 hexadecimal digits.
    public let bodySHA256: String
    /// The broker user that published it (AMQP `user-id`); `nil` when the publisher did not say.
    public let userID: String?
}

/// What one service does with its events: the part that differs between services.
///
/// ``Worker`` does the rest: taking, deciding what was done before, retrying, quarantine, publishing, acknowledging.
public protocol Stage: Sendable {
    /// What ``commit(_:)`` records for one event.
    associatedtype Unit: Sendable

    var name: StageName { get }

    /// Works out what an event leads to, without any lasting effect: it may be called again for the same event.
    ///
    /// - Throws: ``Rejection`` when this event can never be handled. Anything else is judged by ``Trouble``.
    func prepare(_ taken: TakenEvent) async throws -> Unit

    /// Records the units in one transaction, or none of them. The results are in the order of the units.
    func commit(_ units: [Unit]) async throws -> [CommitResult]

    /// Does a little of what can wait, and stores it; `nil` when there is nothing. Called while no event is in hand, and
    /// once in half a minute however busy the worker is. It may be called by several workers at once.
    func workWhenIdle() async throws -> IdleWork?

    /// Why this machine cannot do the stage's work at this moment, though servers answer (a folder that cannot be written);
    /// `nil` when it can. Asked at the start and every 15 seconds, for `/readyz`.
    func machineTrouble() async -> String?
}

extension Stage {
    public func workWhenIdle() async throws -> IdleWork? { nil }
    public func machineTrouble() async -> String? { nil }
}

/// A piece of work that could wait, done and stored.
public struct IdleWork: Sendable {
    /// Under which its outcome is recorded.
    public let key: InboxKey
    /// What is to be published of it.
    public let events: [OutgoingEvent]
    /// How many documents it was, for the metrics.
    public let count: Int

    public init(key: InboxKey, events: [OutgoingEvent], count: Int) {
        (self.key, self.events, self.count) = (key, events, count)
    }
}

/// Why an event can never be handled: it goes to quarantine at once.
public struct Rejection: Error, Sendable, Hashable {
    /// A stable code, for example `no-text-layer`.
    public var reason: String
    /// Where in the event or file; `nil` for all of it.
    public var pointer: String?
    /// What is wrong, without document text.
    public var sentence: String
    /// What a person can do about it.
    public var remedy: String
    /// What is known of the file by then.
    public var symbol: String?
    public var mediaType: String?
    public var fileName: String?

    public init(
        reason: String, pointer: String? = nil, sentence: String, remedy: String, symbol: String? = nil,
        mediaType: String? = nil, fileName: String? = nil
    ) {
        (self.reason, self.pointer, self.sentence, self.remedy) = (reason, pointer, sentence, remedy)
        (self.symbol, self.mediaType, self.fileName) = (symbol, mediaType, fileName)
    }
}
