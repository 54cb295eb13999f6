import ArgumentParser
import Foundation
import Identity
import Model
import ReportAssembly
import ServiceKit
import Store

/// `rapporteur report get`.
struct ReportGetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Fetch a report's files from the database.")

    @Argument(help: "The report's id, as `list` shows it.")
    var id: String

    @Option(help: "Folder to write to; made when missing.", completion: .directory)
    var out: String = "."

    func run() async throws {
        let servers = try Servers()
        try await servers.withStore { store in
            guard Derivation.isUUID(self.id), let report = try await store.publishedReport(self.id.lowercased())
            else {
                throw Failure(
                    ServiceKit.ExitCode.failed, "there is no report '\(self.id)'; see rapporteur report list")
            }
            let folder = URL(filePath: self.out, directoryHint: .isDirectory)
            try Output.makeFolder(folder)
            var isComplete = true
            for file in report.files {
                guard let file = try await store.reportFile(report: report.id, name: file.name) else { continue }
                guard file.isStored else {
                    let place = ReportAssembly.folderName(report.request, reportID: report.id)
                    Output.tell("\(file.name) is too large for the database; it is in the report folder, \(place)")
                    isComplete = false
                    continue
                }
                let path = folder.appending(path: file.name)
                try Output.write(file.bytes, to: path)
                Output.write(path.path(percentEncoded: false))
            }
            if !isComplete { throw Failure(ServiceKit.ExitCode.failed, "") }
        }
    }
}
