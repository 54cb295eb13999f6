/// What makes one event one event for one consumer: the key under which its outcome is recorded.
///
/// CloudEvents 1.0 (section "id"): events with the same `source` and `id` may be taken to be duplicates.
public struct InboxKey: Hashable, Sendable {
    /// The service that handles the event, for example `ingest`.
    public var consumer: String
    /// The event's `source`, at most 512 bytes.
    public var source: String
    /// The event's `id`, at most 256 bytes.
    public var id: String
    /// Empty; or, when the same id came with another body, that body's SHA-256, so that it gets an outcome of its own.
    public var variant: String

    public init(consumer: String, source: String, id: String, variant: String = "") {
        (self.consumer, self.source, self.id, self.variant) = (consumer, source, id, variant)
    }
}

extension InboxKey: Comparable {
    /// The order in which keys are locked, so that two workers never wait for each other.
    public static func < (left: InboxKey, right: InboxKey) -> Bool {
        (left.consumer, left.source, left.id, left.variant) < (right.consumer, right.source, right.id, right.variant)
    }
}
