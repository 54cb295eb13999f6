import Foundation
import ServiceKit

/// A file named on the command line.
struct InputFile: Sendable {
    let path: String
    /// Bytes, as the file system says.
    let size: Int

    /// Without its folder.
    var name: String { URL(filePath: self.path).lastPathComponent }

    /// The file's content, read now: of many files only one is in memory.
    func bytes() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: self.path) else {
            throw Failure(ServiceKit.ExitCode.failed, "'\(self.path)' cannot be read")
        }
        return Array(data)
    }
}

/// The files named on the command line that can be opened; of the others it has told.
struct InputFiles {
    private(set) var readable: [InputFile] = []
    private(set) var hasFaults = false

    /// - Throws: when none can be opened.
    init(_ paths: [String]) throws {
        let manager = FileManager.default
        for path in paths {
            var isFolder: ObjCBool = false
            if !manager.fileExists(atPath: path, isDirectory: &isFolder) {
                self.fault("'\(path)' is not there")
            } else if isFolder.boolValue {
                self.fault("'\(path)' is a folder; name the files in it, for example \(path)/*.pdf")
            } else if !manager.isReadableFile(atPath: path) {
                self.fault("'\(path)' cannot be read")
            } else {
                let size = try? manager.attributesOfItem(atPath: path)[.size] as? NSNumber
                self.readable.append(InputFile(path: path, size: size?.intValue ?? 0))
            }
        }
        if self.readable.isEmpty { throw Failure(ServiceKit.ExitCode.failed, "none of the files could be opened") }
    }

    private mutating func fault(_ sentence: String) {
        Output.tell("rapporteur: \(sentence)")
        self.hasFaults = true
    }
}
