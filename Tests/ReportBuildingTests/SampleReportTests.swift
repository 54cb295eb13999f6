import Foundation
import Model
import ReportBuilding
import Testing

/// Writes the sample reports to the folder that `RAPPORTEUR_SAMPLE_REPORTS` names, for the browser tests and the eye.
@Suite(.timeLimit(.minutes(1)))
struct SampleReportTests {
    @Test(
        "sample reports are written",
        .enabled(if: ProcessInfo.processInfo.environment["RAPPORTEUR_SAMPLE_REPORTS"] != nil),
        arguments: ReportRequest.Kind.allCases, Language.allCases)
    func written(kind: ReportRequest.Kind, language: Language) throws {
        let path = try #require(ProcessInfo.processInfo.environment["RAPPORTEUR_SAMPLE_REPORTS"])
        let folder = URL(filePath: path).appending(path: language.rawValue)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let context = SampleReport.context(kind, language, companion: kind == .index ? "compilation.html" : nil)
        for (name, bytes) in try ReportBuilder.build(context, entries: SampleReport.entries) {
            try Data(bytes).write(to: folder.appending(path: name.description))
        }
    }

    @Test(
        "a report of hostile texts is written",
        .enabled(if: ProcessInfo.processInfo.environment["RAPPORTEUR_SAMPLE_REPORTS"] != nil),
        arguments: ReportRequest.Kind.allCases)
    func hostile(kind: ReportRequest.Kind) throws {
        let path = try #require(ProcessInfo.processInfo.environment["RAPPORTEUR_SAMPLE_REPORTS"])
        let folder = URL(filePath: path).appending(path: "hostile")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var documents: [DocumentHead] = []
        var entries: [ReportEntry] = []
        for (index, text) in EscapingTests.hostile.enumerated() {
            var entry = EscapingTests.entry(text)
            entry.document.id = "document-\(index)"
            documents.append(entry.document)
            entries.append(entry)
        }
        let context = SampleReport.context(kind, .english, documents: documents)
        for (name, bytes) in try ReportBuilder.build(context, entries: entries) {
            try Data(bytes).write(to: folder.appending(path: name.description))
        }
    }
}
