import Foundation

/// The corpus of real documents, which is not part of the repository.
enum ReadingCorpus {
    private static let folder: URL? = {
        let environment = ProcessInfo.processInfo.environment
        // Integration, Tests, root.
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder =
            environment["RAPPORTEUR_CORPUS"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
        return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
    }()

    static var isThere: Bool { self.folder != nil }

    /// Left out where the corpus is missing, but never silently in continuous integration.
    static var isAvailable: Bool { self.isThere || ProcessInfo.processInfo.environment["CI"] == "true" }

    static func file(_ path: String) throws -> URL {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return folder.appending(path: path)
    }
}

/// What the corpus says is in a document.
struct StructureGold: Decodable {
    struct Unit: Decodable {
        var kind: String
        var label: String
    }
    struct Counts: Decodable {
        var preambular: Int
        var operative: Int
        var recommendations: Int
        var numbered_paragraphs: Int
        var footnotes: Int
    }
    var symbol: String?
    var title: String?
    var adopted: String?
    var session_number: Int?
    var agenda_item: String?
    var counts: Counts
    var units: [Unit]

    init(_ name: String) throws {
        let data = try Data(contentsOf: ReadingCorpus.file("documents/structure/\(name).json"))
        self = try JSONDecoder().decode(StructureGold.self, from: data)
    }
}
