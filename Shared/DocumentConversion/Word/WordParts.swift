/// The parts of a Word document that are read, unpacked from its archive.
///
/// Source: ECMA-376 part 2 (the package and its relationships), part 1 section 11.3 (the parts).
struct WordParts {
    /// Most bytes of one part when it is unpacked. Documents of 1,000 pages have parts of 10 MiB.
    private static let mostPartBytes = 48 << 20

    let main: [UInt8]
    private(set) var numbering = WordNumbering()
    private(set) var styles = WordStyles()
    private(set) var footnotes: [UInt8] = []
    private(set) var endnotes: [UInt8] = []
    private let archive: ArchiveDirectory
    private let folder: String
    private let limit: Int
    /// The targets of relationships by their ids.
    private var targets: [String: String] = [:]

    /// - Throws: `damaged-file`, `resource-limit`, `unsupported-type` for a part with entities of its own.
    init(_ archive: ArchiveDirectory, _ limits: ConversionLimits) throws(ConversionError) {
        self.archive = archive
        self.limit = min(limits.inflatedBytes, Self.mostPartBytes)
        let root = try Self.relationships(archive.part("_rels/.rels", limit: self.limit) ?? [])
        let path = root.first { $0.type.hasSuffix("/officeDocument") }.map { Self.path($0.target, in: "") }
        guard let main = try archive.part(path ?? "word/document.xml", limit: self.limit) else {
            throw ConversionError(.damagedFile, detail: "an archive without the document itself")
        }
        self.main = main
        let parts = (path ?? "word/document.xml").split(separator: "/", omittingEmptySubsequences: true)
        self.folder = parts.dropLast().joined(separator: "/")
        let name = "\(self.folder)/_rels/\(parts.last ?? "").rels"
        for relationship in try Self.relationships(archive.part(name, limit: self.limit) ?? [])
        where !relationship.isExternal {
            let target = Self.path(relationship.target, in: self.folder)
            self.targets[relationship.id] = target
            switch relationship.type.split(separator: "/").last {
            case "numbering": if let part = try self.part(target) { self.numbering = try WordNumbering(part) }
            case "styles": if let part = try self.part(target) { self.styles = try WordStyles(part) }
            case "footnotes": self.footnotes = try self.part(target) ?? []
            case "endnotes": self.endnotes = try self.part(target) ?? []
            default: break
            }
        }
    }

    /// The part that a relationship of the document names: a head or a foot of its pages.
    func related(_ id: String) throws(ConversionError) -> [UInt8]? {
        guard let target = self.targets[id] else { return nil }
        return try self.part(target)
    }

    private func part(_ name: String) throws(ConversionError) -> [UInt8]? {
        try self.archive.part(name, limit: self.limit)
    }

    private struct Relationship {
        let id: String
        let type: String
        let target: String
        let isExternal: Bool
    }

    private static func relationships(_ part: [UInt8]) throws(ConversionError) -> [Relationship] {
        var found: [Relationship] = []
        var walker = try XMLWalker(part)
        while let event = walker.next() {
            guard case .open("Relationship", _) = event else { continue }
            found.append(
                Relationship(
                    id: walker.attribute("Id") ?? "", type: walker.attribute("Type") ?? "",
                    target: walker.attribute("Target") ?? "", isExternal: walker.attribute("TargetMode") == "External"))
        }
        return found
    }

    /// A target as the name of a part: relative to a folder, or from the root of the archive.
    private static func path(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for piece in target.split(separator: "/") {
            if piece == ".." { _ = parts.popLast() } else if piece != "." { parts.append(piece) }
        }
        return parts.joined(separator: "/")
    }
}
