/// What became of an event. Stable names; a newer release may know more of them.
public struct Outcome: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { self.rawValue }

    /// A document was stored.
    public static let ingested = Outcome(rawValue: "ingested")
    /// The same bytes were stored before.
    public static let duplicate = Outcome(rawValue: "duplicate")
    /// The event or its document cannot be handled and was put aside with a reason.
    public static let quarantined = Outcome(rawValue: "quarantined")
    /// Themes were stored for a document.
    public static let classified = Outcome(rawValue: "classified")
    /// A newer classifier or taxonomy had classified the document already; nothing was changed.
    public static let superseded = Outcome(rawValue: "superseded")
    /// An analyst's correction was stored.
    public static let corrected = Outcome(rawValue: "corrected")
    /// A report was stored.
    public static let published = Outcome(rawValue: "published")
    /// The report, or the one of this series and period, was there before.
    public static let repeated = Outcome(rawValue: "repeated")
    /// The event was understood and asked for nothing that is stored.
    public static let handled = Outcome(rawValue: "handled")
}

/// The outcome of one event, and the events that tell others of it: the inbox and the outbox in one row.
public struct RecordedOutcome: Sendable, Hashable {
    public var outcome: Outcome
    /// SHA-256 of the handled event's body, 64 hexadecimal digits.
    public var bodySHA256: String
    /// The events to publish, in order.
    public var events: [OutgoingEvent]
    /// Whether the broker has confirmed all of `events`.
    public var isSent: Bool

    public init(outcome: Outcome, bodySHA256: String, events: [OutgoingEvent], isSent: Bool) {
        (self.outcome, self.bodySHA256, self.events, self.isSent) = (outcome, bodySHA256, events, isSent)
    }
}

/// What a commit did with one unit of its batch.
public enum CommitResult: Sendable, Hashable {
    /// The unit's work is stored; `events` are to be published now, then marked sent.
    case committed(Outcome, events: [OutgoingEvent])
    /// The key had an outcome before; nothing was stored for this unit.
    case alreadyRecorded(RecordedOutcome)

    /// The outcome on record, whoever recorded it.
    public var outcome: Outcome {
        switch self {
        case .committed(let outcome, _): outcome
        case .alreadyRecorded(let recorded): recorded.outcome
        }
    }

    /// What is still to be published: nothing when a recorded outcome is marked sent.
    public var eventsToPublish: [OutgoingEvent] {
        switch self {
        case .committed(_, let events): events
        case .alreadyRecorded(let recorded): recorded.isSent ? [] : recorded.events
        }
    }
}
