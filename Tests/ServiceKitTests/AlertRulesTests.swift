import Foundation
import Testing

@testable import ServiceKit

/// The alert rules ask for metrics that exist, and each leads to its section in the runbook.
@Suite("Alert rules", .timeLimit(.minutes(1)))
struct AlertRulesTests {
    private static let deploy = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "deploy")
    private let rules: String
    private let runbook: String

    init() throws {
        self.rules = try String(contentsOf: Self.deploy.appending(path: "monitoring/alerts.yml"), encoding: .utf8)
        self.runbook = try String(contentsOf: Self.deploy.appending(path: "runbook.md"), encoding: .utf8)
    }

    @Test("every metric of ours that a rule names is exposed")
    func metrics() {
        let known = Set(
            Metric.all.flatMap { metric in
                metric.kind == .histogram ? ["_bucket", "_sum", "_count"].map { metric.name + $0 } : [metric.name]
            })
        let named = self.rules.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
            .filter { $0.hasPrefix("rapporteur_") }
        #expect(named.count > 10)
        for name in named { #expect(known.contains(name), "\(name)") }
    }

    @Test("every alert has its section in the runbook")
    func sections() {
        let alerts = self.rules.split(separator: "\n").compactMap { line in
            line.contains("- alert: ") ? line.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) : nil
        }
        #expect(alerts.count > 5)
        for alert in alerts {
            #expect(self.runbook.contains("### \(alert)\n"), "\(alert)")
            #expect(self.rules.contains("deploy/runbook.md#\(alert.lowercased())\n"), "\(alert)")
        }
    }
}
