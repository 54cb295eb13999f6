import Foundation
import Identity

/// Size and SHA-256 of a file, read in pieces.
struct FileDigest {
    private(set) var size = 0
    let sha256: String

    init(path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var digest = Derivation.Digest()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            digest.update(piece)
            self.size += piece.count
        }
        self.sha256 = digest.finish()
    }
}
