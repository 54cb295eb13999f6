import Foundation
import Model
import ReportAssembly
import ServiceKit
import Store

/// The folder that reports are written to: one folder a report, each file whole or not there.
struct ReportFolder: Sendable {
    let path: String

    /// Writes every file beside its place and moves it there, so that nobody ever sees half a report.
    ///
    /// - Throws: ``FolderOutage`` when the folder cannot be written: that is no fault of the request.
    func write(_ report: NewReport) throws {
        let folder = URL(filePath: self.path, directoryHint: .isDirectory)
            .appending(
                path: ReportAssembly.folderName(report.request, reportID: report.id), directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in report.files {
                try Data(file.bytes).write(to: folder.appending(path: file.name), options: .atomic)
            }
        } catch {
            throw FolderOutage(
                sentenceForLogs: "the report folder \(self.path) cannot be written: \(error.localizedDescription)")
        }
    }
}

/// The report folder is missing, full or not ours.
struct FolderOutage: OutageError {
    let sentenceForLogs: String
    var isOutage: Bool { true }
    var dependency: Dependency { .machine }
}
