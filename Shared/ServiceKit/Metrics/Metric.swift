/// A measure that a service exposes: its name, what it means, its labels.
///
/// Names follow Prometheus' naming practice: one prefix, base units, `_total` for counters.
public struct Metric: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case counter
        case gauge
        case histogram
    }

    public let name: String
    public let kind: Kind
    public let help: String
    /// Names of the labels, in the order that values are given.
    public let labels: [String]
    /// Upper bounds of a histogram's buckets, ascending, in the metric's unit.
    public let buckets: [Double]

    init(_ name: String, _ kind: Kind, _ help: String, labels: [String] = [], buckets: [Double] = []) {
        self.name = "rapporteur_" + name
        (self.kind, self.help, self.labels, self.buckets) = (kind, help, labels, buckets)
    }
}

extension Metric {
    private static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

    static let buildInfo = Metric(
        "build_info", .gauge, "Always 1; the program and its version.", labels: ["program", "version"])
    static let received = Metric(
        "messages_received_total", .counter, "Messages that the broker handed to this process.", labels: ["stage"])
    static let processed = Metric(
        "messages_processed_total", .counter,
        "Messages settled, by outcome: the recorded outcome, repeat, retry or dead-lettered.",
        labels: ["stage", "outcome"])
    static let inProgress = Metric(
        "messages_in_progress", .gauge, "Messages taken and not yet settled.", labels: ["stage"])
    static let duration = Metric(
        "processing_duration_seconds", .histogram, "From taking a batch to its last acknowledgement.",
        labels: ["stage"],
        buckets: seconds)
    static let batchSize = Metric(
        "batch_messages", .histogram, "Messages taken at one time.", labels: ["stage"],
        buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256])
    static let lastProcessed = Metric(
        "last_processed_timestamp_seconds", .gauge, "When the last message was settled, in seconds since 1970.",
        labels: ["stage"])
    static let confirmDuration = Metric(
        "publish_confirm_duration_seconds", .histogram,
        "From publishing a group of events to the broker's last confirm.",
        buckets: seconds)
    static let refused = Metric("publish_nacked_total", .counter, "Events that the broker refused (basic.nack).")
    static let returned = Metric("publish_returned_total", .counter, "Events that no queue was bound for.")
    static let blocked = Metric("broker_blocked", .gauge, "1 while the broker takes nothing in (memory or disk alarm).")
    static let dependencyUp = Metric(
        "dependency_up", .gauge, "1 while the dependency answers: consuming, publishing, database, machine.",
        labels: ["dependency"])
    static let reconnects = Metric(
        "reconnects_total", .counter, "Connections that were lost.", labels: ["dependency"])
    static let sweptOutcomes = Metric(
        "outbox_swept_total", .counter, "Outcomes that the sweeper sent for workers that never came back.",
        labels: ["stage"])
    static let quarantined = Metric(
        "quarantined_total", .counter, "Messages put into quarantine, by reason.", labels: ["stage", "reason"])

    /// Every metric there is, in the order of `/metrics`.
    public static let all: [Metric] = [
        buildInfo, received, processed, inProgress, duration, batchSize, lastProcessed, confirmDuration, refused,
        returned,
        blocked, dependencyUp, reconnects, sweptOutcomes, quarantined,
    ]
}
