import Foundation
import Model
import ReportAssembly
import ServiceKit
import Store

/// The folder that reports are written to: one folder a report, each file whole or not there.
struct ReportFolder: Sendable {
    /// The site's folder beside a report's files.
    static let site = "site"

    let path: String

    /// Moves every file from where it was built to its place, so that nobody ever sees half a report.
    ///
    /// - Throws: ``FolderOutage`` when the folder cannot be written: that is no fault of the request.
    func take(_ report: NewReport, from work: WorkFolder) throws {
        let place = "\(self.path)/\(ReportAssembly.folderName(report.request, reportID: report.id))"
        do {
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            for file in report.files { try Self.move(work.file(file.name), "\(place)/\(file.name)") }
            if FileManager.default.fileExists(atPath: work.file(Self.site)) {
                let old = "\(place)/\(Self.site)"
                if FileManager.default.fileExists(atPath: old) { try Self.move(old, work.file("old-site")) }
                try Self.move(work.file(Self.site), old)
            }
        } catch {
            throw FolderOutage(self.path, error)
        }
    }

    /// Why nothing can be written here now; `nil` when it can.
    func trouble() -> String? {
        do {
            let work = try WorkFolder(in: self.path)
            try Data("probe\n".utf8).write(to: URL(filePath: work.file("probe")))
            return nil
        } catch let outage as FolderOutage {
            return outage.sentenceForLogs
        } catch {
            return FolderOutage(self.path, error).sentenceForLogs
        }
    }

    /// rename(2), which puts a file in the place of another in one step.
    private static func move(_ source: String, _ target: String) throws {
        guard rename(source, target) == 0 else {
            throw CocoaError(
                .fileWriteUnknown,
                userInfo: [
                    NSLocalizedDescriptionKey: "\(target): \(String(cString: strerror(errno)))"
                ])
        }
    }
}

/// The report folder is missing, full or not ours.
struct FolderOutage: OutageError {
    let sentenceForLogs: String
    var isOutage: Bool { true }
    var dependency: Dependency { .machine }

    init(_ path: String, _ error: any Error) {
        self.sentenceForLogs = "the report folder \(path) cannot be written: \(error.localizedDescription)"
    }

    init(_ error: SpoolError) { self.sentenceForLogs = "a work file of the report folder failed: \(error)" }
}
