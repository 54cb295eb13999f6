import Foundation
import Model
import ReportBuilding
import Testing

/// Builds the sample reports in every language. With `RAPPORTEUR_SAMPLE_REPORTS` they are also written to the folder that it
/// names, for the eye.
@Suite(.timeLimit(.minutes(5)))
struct SampleReportTests {
    @Test(
        "a report in each language has its language, and all files of its formats",
        arguments: ReportRequest.Kind.allCases, Language.allCases)
    func languages(kind: ReportRequest.Kind, language: Language) throws {
        let context = SampleReport.context(kind, language, companion: kind == .index ? "compilation.html" : nil)
        let files = try ReportBuilder.build(context, entries: SampleReport.entries)
        #expect(Set(files.keys.map(\.format)) == Set(SampleReport.textFormats))
        #expect(files.values.allSatisfy { $0.count > 300 })
        let page = String(decoding: try #require(files[ReportFileName(kind: kind, format: .html)]), as: UTF8.self)
        let direction = language.isRightToLeft ? "rtl" : "ltr"
        let hasLanguage = page.contains("<html lang=\"\(language.rawValue)\" dir=\"\(direction)\"")
        #expect(hasLanguage, "\(page.prefix(200))")
        try self.write(files, folder: language.rawValue)
    }

    @Test(
        "a report of hostile texts has no script but its own",
        arguments: ReportRequest.Kind.allCases)
    func hostile(kind: ReportRequest.Kind) throws {
        var documents: [DocumentHead] = []
        var entries: [ReportEntry] = []
        for (index, text) in EscapingTests.hostile.enumerated() {
            var entry = EscapingTests.entry(text)
            entry.document.id = "document-\(index)"
            documents.append(entry.document)
            entries.append(entry)
        }
        let context = SampleReport.context(kind, .english, documents: documents)
        let files = try ReportBuilder.build(context, entries: entries)
        let page = String(decoding: try #require(files[ReportFileName(kind: kind, format: .html)]), as: UTF8.self)
        #expect(page.components(separatedBy: "<script").count == 2)
        try self.write(files, folder: "hostile")
    }

    private func write(_ files: [ReportFileName: [UInt8]], folder: String) throws {
        guard let path = ProcessInfo.processInfo.environment["RAPPORTEUR_SAMPLE_REPORTS"] else { return }
        let folder = URL(filePath: path).appending(path: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name.description)) }
    }
}
