internal import Identity

/// One numbered change of the schema, embedded in the program.
struct Migration: Sendable, Hashable {
    /// From 1, without gaps.
    let version: Int
    /// The file's name without `.sql`, for example `0001_delivery`.
    let name: String
    /// SHA-256 of the text, 64 hexadecimal digits.
    let sha256: String
    /// The oldest version whose programs still work with the schema after it: what it says in its first line
    /// (`-- compatible-from: 5`), else its own.
    let compatibleFrom: Int
    /// Where the text is in ``EmbeddedData``.
    let file: Int

    /// All that this program knows, the first first.
    static let known: [Migration] = Self.numbered(
        EmbeddedData.files.map { (name: $0.name.description, text: $0.text.description) })

    /// Those among `files` whose names begin with four digits and an underscore, by number.
    static func numbered(_ files: [(name: String, text: String)]) -> [Migration] {
        files.enumerated().compactMap { index, file -> Migration? in
            let name = file.name.utf8
            guard file.name.hasSuffix(".sql"), name.count > 9, name.dropFirst(4).first == UInt8(ascii: "_"),
                let version = Int(file.name.prefix(4))
            else { return nil }
            return Migration(
                version: version, name: String(file.name.dropLast(4)), sha256: Derivation.sha256(Array(file.text.utf8)),
                compatibleFrom: Self.compatibleFrom(file.text) ?? version, file: index)
        }
        .sorted { $0.version < $1.version }
    }

    private static func compatibleFrom(_ text: String) -> Int? {
        let mark = "-- compatible-from: "
        guard text.hasPrefix(mark) else { return nil }
        return Int(text.dropFirst(mark.count).prefix { $0.isNumber })
    }

    /// A migration as the database remembers it.
    struct Applied: Sendable, Hashable {
        let version: Int
        let name: String
        let sha256: String
        /// `nil`: only programs of its own version and later ones work with it.
        var compatibleFrom: Int?
    }

    /// What is still to be done to a database that had `applied`.
    ///
    /// - Throws: `.schemaTooNew` when it had one that is not `known`, `.migrationEdited` when one's text is another
    ///   now.
    static func pending(of known: [Migration], applied: [Applied]) throws(StoreError) -> [Migration] {
        let last = known.last?.version ?? 0
        let known = Dictionary(uniqueKeysWithValues: known.map { ($0.version, $0) })
        for record in applied {
            guard let migration = known[record.version] else {
                // A newer program's, made so that this one goes on working beside it.
                if record.version > last, let oldest = record.compatibleFrom, oldest <= last { continue }
                throw StoreError(
                    .schemaTooNew, "migrate",
                    "the database has migration \(record.name), which this program does not know; run the newer "
                        + "program that made it"
                )
            }
            guard migration.sha256 == record.sha256 else {
                throw StoreError(
                    .migrationEdited, "migrate",
                    "migration \(record.name) was applied with another text (SHA-256 \(record.sha256.prefix(12))…, "
                        + "here "
                        + "\(migration.sha256.prefix(12))…); restore its file and put the change into a new migration")
            }
        }
        let done = Set(applied.map(\.version))
        return known.values.filter { !done.contains($0.version) }.sorted { $0.version < $1.version }
    }
}
