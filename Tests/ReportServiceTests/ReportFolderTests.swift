import Foundation
import Model
import ServiceKit
import Store
import Testing

@testable import rapporteur_report

@Suite("The report folder", .timeLimit(.minutes(1)))
struct ReportFolderTests {
    private static let names = ["index.csv", "index.json"]

    private func report() -> NewReport {
        NewReport(
            id: "11111111-2222-5333-8444-555555555555",
            request: ReportRequest(
                kind: .index, language: .english, formats: [.csv], series: "weekly", period: "2031-W01"),
            corpusState: CorpusState(documents: 0, digest: ""), passages: 0,
            files: Self.names.map { ReportFile(name: $0, mediaType: "text/csv", sha256: "", bytes: []) })
    }

    private func work(_ root: URL, _ text: String) throws -> WorkFolder {
        let work = try WorkFolder(in: root.path)
        for name in Self.names { try Data(text.utf8).write(to: URL(filePath: work.file(name))) }
        try work.makeFolder(ReportFolder.site)
        try Data(text.utf8).write(to: URL(filePath: work.file("site/index.html")))
        return work
    }

    @Test("files are whole, readable by others, replaced in one piece, and nothing else is left")
    func take() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = ReportFolder(path: root.path)
        for text in ["first", "second"] { try folder.take(self.report(), from: try self.work(root, text)) }
        let place = root.appending(path: "weekly/2031-W01")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == Self.names + ["site"])
        let file = place.appending(path: "index.csv")
        #expect(try String(contentsOf: file, encoding: .utf8) == "second")
        #expect(try String(contentsOf: place.appending(path: "site/index.html"), encoding: .utf8) == "second")
        let mode = try #require(
            try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber)
        #expect(mode.intValue & 0o044 == 0o044, "a web server reads them: \(String(mode.intValue, radix: 8))")
        #expect(try FileManager.default.contentsOfDirectory(atPath: root.appending(path: ".work").path).isEmpty)
        #expect(folder.trouble() == nil)
    }

    @Test("a folder that cannot be written is the machine's trouble and names the folder")
    func outage() throws {
        let error = #expect(throws: FolderOutage.self) { try WorkFolder(in: "/proc/nowhere") }
        let outage = try #require(error)
        #expect(outage.isOutage && outage.dependency == .machine)
        #expect(outage.sentenceForLogs.contains("/proc/nowhere"))
        #expect(ReportFolder(path: "/proc/nowhere").trouble()?.contains("/proc/nowhere") == true)
    }
}
