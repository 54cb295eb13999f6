import Foundation
import ReportAssembly
import ReportBuilding
import ServiceKit

/// Where one report is built: a folder of its own inside the report folder, so that finished files are moved and never copied.
/// It goes with everything in it when it is let go of.
final class WorkFolder: Sendable {
    /// Below the report folder; reports' own names never begin with a full stop.
    private static let parent = ".work"

    let path: String

    /// - Throws: ``FolderOutage`` when the report folder cannot be written.
    init(in reportFolder: String) throws {
        let name = "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.lowercased())"
        self.path = "\(reportFolder)/\(Self.parent)/\(name)"
        do {
            try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
        } catch {
            throw FolderOutage(reportFolder, error)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: self.path) }

    func file(_ name: String) -> String { "\(self.path)/\(name)" }

    func spool() throws -> FileSpool { try FileSpool(in: self.path) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: self.file(name), withIntermediateDirectories: true)
    }

    /// Removes what processes that were killed left behind more than a day ago.
    static func clean(_ reportFolder: String) {
        let parent = "\(reportFolder)/\(Self.parent)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names {
            let path = "\(parent)/\(name)"
            let changed = (try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate]) as? Date
            if let changed, changed.timeIntervalSinceNow < -86_400 { try? FileManager.default.removeItem(atPath: path) }
        }
    }
}
