import DocumentReading
import Foundation
import Testing

/// The corpus of real documents, which is not part of the repository.
enum Corpus {
    static let folder: URL? = {
        let environment = ProcessInfo.processInfo.environment
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder =
            environment["RAPPORTEUR_CORPUS"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
        return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
    }()

    /// Left out where the corpus is missing, but never silently in continuous integration.
    static var isAvailable: Bool { self.folder != nil || ProcessInfo.processInfo.environment["CI"] == "true" }

    static func file(_ path: String) throws -> URL {
        try #require(self.folder, "the corpus is missing").appending(path: path)
    }

    static func text(_ path: String) throws -> ExtractedText {
        let data = try Data(contentsOf: self.file(path))
        let format: ExtractedText.Format = path.hasSuffix(".md") ? .markdown : .plainText
        return ExtractedText(format: format, utf8: Array(String(decoding: data, as: UTF8.self).utf8))
    }
}

extension String {
    /// The text as a converter would hand it over.
    func extracted(_ format: ExtractedText.Format = .plainText) -> ExtractedText {
        ExtractedText(format: format, utf8: Array(self.utf8))
    }
}
