internal import Identity
internal import Postgres

/// Quarantined events as the columns of one statement.
enum QuarantineColumns {
    static func id(_ key: InboxKey) -> String {
        Derivation.uuid("rapporteur.quarantine", [key.consumer, key.source, key.id, key.variant])
    }

    static func statements(_ entries: [(key: InboxKey, entry: QuarantineEntry)]) -> [PGStatement] {
        let entries = entries.map { (id: Self.id($0.key), key: $0.key, entry: $0.entry) }.sorted { $0.id < $1.id }
        return [
            PGStatement(
                """
                INSERT INTO rapporteur.quarantine (id, size, sha256, consumer, stage, reason, pointer, sentence, remedy,
                    event_source, event_id, symbol, media_type, file_name)
                SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::text[], $5::text[], $6::text[],
                    $7::text[],
                    $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
                ON CONFLICT DO NOTHING
                """,
                [
                    .uuidArray(entries.map(\.id)), .int8Array(entries.map { Int64($0.entry.size) }),
                    .byteaArray(entries.map { Hexadecimal.bytes($0.entry.sha256) }),
                    .textArray(entries.map(\.key.consumer)), .textArray(entries.map(\.entry.stage)),
                    .textArray(entries.map(\.entry.reason)), .textArray(entries.map(\.entry.pointer)),
                    .textArray(entries.map(\.entry.sentence)), .textArray(entries.map(\.entry.remedy)),
                    .textArray(entries.map(\.entry.eventSource)), .textArray(entries.map(\.entry.eventID)),
                    .textArray(entries.map(\.entry.symbol)), .textArray(entries.map(\.entry.mediaType)),
                    .textArray(entries.map(\.entry.fileName)),
                ])
        ]
    }
}

extension QuarantineEntry {
    func check(_ input: InputCheck) throws(StoreError) {
        try input.digest(self.sha256, "sha256")
        try input.texts([self.stage, self.reason, self.sentence, self.remedy, self.mediaType], "quarantine")
        try input.texts([self.eventSource, self.eventID], "quarantine.event")
        for text in [self.pointer, self.symbol, self.fileName] { try input.text(text, "quarantine") }
    }
}
