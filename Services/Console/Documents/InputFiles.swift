import Foundation
import ServiceKit

/// A file named on the command line.
struct InputFile: Sendable {
    let path: String
    let bytes: [UInt8]

    /// Without its folder.
    var name: String { URL(filePath: self.path).lastPathComponent }
}

/// The files named on the command line that could be opened; of the others it has told.
struct InputFiles {
    private(set) var readable: [InputFile] = []
    private(set) var hasFaults = false

    /// - Throws: when none can be opened.
    init(_ paths: [String]) throws {
        for path in paths {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                self.fault("'\(path)' is a folder; name the files in it, for example \(path)/*.pdf")
                continue
            }
            do {
                self.readable.append(InputFile(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path)))))
            } catch {
                let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "is not there"
                self.fault("'\(path)' \(reason)")
            }
        }
        if self.readable.isEmpty { throw Failure(ServiceKit.ExitCode.failed, "none of the files could be opened") }
    }

    private mutating func fault(_ sentence: String) {
        Output.tell("rapporteur: \(sentence)")
        self.hasFaults = true
    }
}
