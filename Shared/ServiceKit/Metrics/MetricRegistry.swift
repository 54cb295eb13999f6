internal import Synchronization

/// The values of all metrics of a process, and their text for Prometheus.
///
/// Our own and not a swift-metrics back end: there is none for Prometheus to be had here, and the whole of it is one
/// locked table.
public final class MetricRegistry: Sendable {
    private struct Series: Hashable {
        let metric: Metric
        let labels: [String]
    }

    private struct Value {
        var number = 0.0
        /// Counts per bucket, not cumulative; the last is for everything above.
        var counts: [Int] = []
    }

    private let table = Mutex<[Series: Value]>([:])

    public init() {}

    /// Adds to a counter.
    public func add(_ amount: Int = 1, to metric: Metric, _ labels: String...) {
        self.table.withLock { $0[Series(metric: metric, labels: labels), default: Value()].number += Double(amount) }
    }

    /// Sets a gauge.
    public func set(_ metric: Metric, _ labels: String..., to number: Double) {
        self.table.withLock { $0[Series(metric: metric, labels: labels), default: Value()].number = number }
    }

    /// Adds an observation to a histogram.
    public func observe(_ number: Double, in metric: Metric, _ labels: String...) {
        let bucket = metric.buckets.firstIndex { number <= $0 } ?? metric.buckets.count
        self.table.withLock { table in
            var value = table[Series(metric: metric, labels: labels)] ?? Value()
            if value.counts.isEmpty { value.counts = Array(repeating: 0, count: metric.buckets.count + 1) }
            value.counts[bucket] += 1
            value.number += number
            table[Series(metric: metric, labels: labels)] = value
        }
    }

    /// The current value of a counter or gauge; 0 when it was never touched.
    public func value(of metric: Metric, _ labels: String...) -> Double {
        self.table.withLock { $0[Series(metric: metric, labels: labels)]?.number ?? 0 }
    }

    /// Prometheus' text exposition format 0.0.4.
    public func text() -> String {
        let table = self.table.withLock { $0 }
        let series = Dictionary(grouping: table.keys, by: \.metric)
        var text = ""
        for metric in Metric.all {
            text += "# HELP \(metric.name) \(metric.help)\n# TYPE \(metric.name) \(metric.kind.rawValue)\n"
            for one in (series[metric] ?? []).sorted(by: { $0.labels.lexicographicallyPrecedes($1.labels) }) {
                let labels = zip(metric.labels, one.labels).map { "\($0)=\"\(Self.escaped($1))\"" }
                let value = table[one] ?? Value()
                if metric.kind != .histogram {
                    text += "\(metric.name)\(Self.braces(labels)) \(Self.number(value.number))\n"
                    continue
                }
                var total = 0
                for (count, bound) in zip(value.counts, metric.buckets.map(Self.number) + ["+Inf"]) {
                    total += count
                    text += "\(metric.name)_bucket\(Self.braces(labels + ["le=\"\(bound)\""])) \(total)\n"
                }
                text += "\(metric.name)_sum\(Self.braces(labels)) \(Self.number(value.number))\n"
                text += "\(metric.name)_count\(Self.braces(labels)) \(total)\n"
            }
        }
        return text
    }

    private static func braces(_ labels: [String]) -> String {
        labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
    }

    private static func number(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
