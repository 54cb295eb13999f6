internal import Postgres

/// Files as the columns of a few statements.
enum OriginalColumns {
    /// Bytes of files that go into one statement: PostgreSQL builds the whole array in memory.
    private static let mostBytes = 16 << 20

    static func statements(_ files: [(sha256: String, bytes: [UInt8])]) -> [PGStatement] {
        let distinct = Dictionary(files.map { ($0.sha256, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        var statements: [PGStatement] = []
        var group: [(sha256: String, bytes: [UInt8])] = []
        var size = 0
        for file in distinct.sorted(by: { $0.key < $1.key }) {
            if !group.isEmpty, size + file.value.count > Self.mostBytes {
                statements.append(Self.statement(group))
                (group, size) = ([], 0)
            }
            group.append((file.key, file.value))
            size += file.value.count
        }
        if !group.isEmpty { statements.append(Self.statement(group)) }
        return statements
    }

    private static func statement(_ files: [(sha256: String, bytes: [UInt8])]) -> PGStatement {
        PGStatement(
            """
            INSERT INTO rapporteur.originals (sha256, bytes, size)
            SELECT sha256, bytes, octet_length(bytes) FROM unnest($1::bytea[], $2::bytea[]) AS new (sha256, bytes)
            ON CONFLICT DO NOTHING
            """, [.byteaArray(files.map { Hexadecimal.bytes($0.sha256) }), .byteaArray(files.map(\.bytes))])
    }
}
