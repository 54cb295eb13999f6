/// The eleven events that Rapporteur's services, command line and integrators exchange.
///
/// The raw value is the event's name; it is also the routing key.
public enum EventType: String, CaseIterable, Sendable, Hashable {
    case documentSubmitted = "document.submitted"
    case documentIngested = "document.ingested"
    case documentDuplicate = "document.duplicate"
    case documentQuarantined = "document.quarantined"
    case documentClassified = "document.classified"
    case classificationRequested = "classification.requested"
    case correctionSubmitted = "correction.submitted"
    case correctionsSubmitted = "corrections.submitted"
    case correctionsWithdrawn = "corrections.withdrawn"
    case reportRequested = "report.requested"
    case reportPublished = "report.published"

    /// What stands before the event's name in a CloudEvents `type`.
    public static let namespace = "org.rapporteur."

    /// The version of the events that this code reads and writes, as it stands at the end of a CloudEvents `type`.
    public static let version = "v1"

    /// The CloudEvents `type`, for example `org.rapporteur.document.submitted.v1`.
    public var cloudEventsType: String { Self.namespace + self.rawValue + "." + Self.version }

    /// Every type by its CloudEvents `type`: looked up for each message, so built once.
    static let byCloudEventsType = Dictionary(uniqueKeysWithValues: Self.allCases.map { ($0.cloudEventsType, $0) })

    /// The routing key under which the event is published to the exchange, for example `document.submitted`.
    public var routingKey: String { self.rawValue }
}
