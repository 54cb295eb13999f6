import Testing

@testable import ServiceKit

@Suite("Metrics", .timeLimit(.minutes(1)))
struct MetricRegistryTests {
    @Test("the text is Prometheus' format: help, type, sorted series, cumulative buckets")
    func text() {
        let metrics = MetricRegistry()
        metrics.add(to: .processed, "ingest", "ingested")
        metrics.add(2, to: .processed, "ingest", "duplicate")
        metrics.observe(0.003, in: .confirmDuration)
        metrics.observe(400, in: .confirmDuration)
        let lines = metrics.text().split(separator: "\n").map(String.init)
        #expect(lines.contains("# TYPE rapporteur_messages_processed_total counter"))
        let series = lines.filter { $0.hasPrefix("rapporteur_messages_processed_total") }
        #expect(
            series == [
                "rapporteur_messages_processed_total{stage=\"ingest\",outcome=\"duplicate\"} 2",
                "rapporteur_messages_processed_total{stage=\"ingest\",outcome=\"ingested\"} 1",
            ])
        #expect(lines.contains("rapporteur_publish_confirm_duration_seconds_bucket{le=\"0.0025\"} 0"))
        #expect(lines.contains("rapporteur_publish_confirm_duration_seconds_bucket{le=\"0.005\"} 1"))
        #expect(lines.contains("rapporteur_publish_confirm_duration_seconds_bucket{le=\"300\"} 1"))
        #expect(lines.contains("rapporteur_publish_confirm_duration_seconds_bucket{le=\"+Inf\"} 2"))
        #expect(lines.contains("rapporteur_publish_confirm_duration_seconds_count 2"))
    }

    @Test("label values are escaped")
    func escaping() {
        let metrics = MetricRegistry()
        metrics.add(to: .quarantined, "ingest", "a\"b\\c\nd")
        #expect(metrics.text().contains(#"reason="a\"b\\c\nd""#))
    }

    @Test("every metric has the prefix, a base unit or _total, and a sentence")
    func names() {
        for metric in Metric.all {
            #expect(metric.name.hasPrefix("rapporteur_"))
            #expect(metric.help.hasSuffix("."))
            #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"))
        }
        #expect(Set(Metric.all.map(\.name)).count == Metric.all.count)
    }
}
