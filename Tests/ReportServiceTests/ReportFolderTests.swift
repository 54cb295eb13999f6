import Foundation
import Model
import ServiceKit
import Store
import Testing

@testable import rapporteur_report

@Suite("The report folder", .timeLimit(.minutes(1)))
struct ReportFolderTests {
    private func report(_ text: String) -> NewReport {
        NewReport(
            id: "11111111-2222-5333-8444-555555555555",
            request: ReportRequest(
                kind: .index, language: .english, formats: [.csv], series: "weekly", period: "2031-W01"),
            corpusState: CorpusState(documents: 0, digest: ""), passages: 0,
            files: ["index.csv", "index.json"].map {
                ReportFile(name: $0, mediaType: "text/csv", sha256: "", bytes: Array(text.utf8))
            })
    }

    @Test("files are whole, readable by others, replaced in one piece, and nothing else is left")
    func write() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = ReportFolder(path: root.path)
        try folder.write(self.report("first"))
        try folder.write(self.report("second"))
        let place = root.appending(path: "weekly/2031-W01")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["index.csv", "index.json"])
        let file = place.appending(path: "index.csv")
        #expect(try String(contentsOf: file, encoding: .utf8) == "second")
        let mode = try #require(
            try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber)
        #expect(mode.intValue & 0o044 == 0o044, "a web server reads them: \(String(mode.intValue, radix: 8))")
    }

    @Test("a folder that cannot be written is the machine's trouble and names the folder")
    func outage() throws {
        let error = #expect(throws: FolderOutage.self) {
            try ReportFolder(path: "/proc/nowhere").write(self.report("x"))
        }
        let outage = try #require(error)
        #expect(outage.isOutage && outage.dependency == .machine)
        #expect(outage.sentenceForLogs.contains("/proc/nowhere"))
    }
}
