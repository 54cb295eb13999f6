internal import Model
internal import Postgres

/// Documents as the columns of one statement.
enum DocumentColumns {
    static let insert: SQL = """
        INSERT INTO rapporteur.documents (id, size, session, passages, sha256, name, symbol, language, kind, date,
            title, body,
            agenda_item, verdict, verdict_reasons, media_type, file_name, event_source, event_id, user_id, source_uri,
            reader_version, extracted_text, joint_symbols, date_adopted, date_distributed, date_meeting_from,
            date_meeting_to, original_language, job_number)
        SELECT id, size, session, passages, sha256, coalesce(symbol, file_name, id::text), symbol, language, kind,
            date, title,
            body, agenda_item, verdict, verdict_reasons::text[], media_type, file_name, event_source, event_id, user_id,
            source_uri, reader_version, extracted_text, joint_symbols::text[], date_adopted, date_distributed,
            date_meeting_from, date_meeting_to, original_language, job_number
        FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[], $5::bytea[], $6::text[], $7::text[], $8::text[],
            $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
            $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[],
            $25::text[], $26::text[], $27::text[], $28::text[], $29::text[])
            AS new (id, size, session, passages, sha256, symbol, language, kind, date, title, body, agenda_item,
                verdict,
                verdict_reasons, media_type, file_name, event_source, event_id, user_id, source_uri, reader_version,
                extracted_text, joint_symbols, date_adopted, date_distributed, date_meeting_from, date_meeting_to,
                original_language, job_number)
        ON CONFLICT DO NOTHING RETURNING id
        """

    /// - Parameter documents: Sorted by SHA-256, so that writers wait for each other in one order.
    static func values(_ documents: [NewDocument]) -> [PGValue] {
        let heads = documents.map(\.document)
        let origins = documents.map(\.provenance)
        return [
            .uuidArray(documents.map(\.id)), .int8Array(documents.map { Int64($0.original.bytes.count) }),
            .int4Array(heads.map { $0.session.map(Int32.init(clamping:)) }),
            .int4Array(heads.map { Int32($0.passages.count) }),
            .byteaArray(documents.map { Hexadecimal.bytes($0.original.sha256) }),
            .textArray(heads.map(\.symbol)), .textArray(heads.map { $0.language?.rawValue }),
            .textArray(heads.map(\.kind.rawValue)), .textArray(heads.map { $0.date?.description }),
            .textArray(heads.map(\.title)), .textArray(heads.map(\.body)), .textArray(heads.map(\.agendaItem)),
            .textArray(heads.map(\.verdict.state.rawValue)),
            .textArray(heads.map { ArrayLiteral.text($0.verdict.reasons) }),
            .textArray(documents.map(\.original.mediaType)), .textArray(documents.map(\.original.name)),
            .textArray(origins.map(\.eventSource)), .textArray(origins.map(\.eventID)),
            .textArray(origins.map(\.userID)), .textArray(origins.map(\.sourceURI)),
            .textArray(documents.map(\.readerVersion)), .textArray(documents.map(\.extractedText)),
            .textArray(heads.map { ArrayLiteral.text($0.jointSymbols) }),
            .textArray(heads.map { $0.dates.adopted?.description }),
            .textArray(heads.map { $0.dates.distributed?.description }),
            .textArray(heads.map { $0.dates.meetingFrom?.description }),
            .textArray(heads.map { $0.dates.meetingTo?.description }),
            .textArray(heads.map { $0.originalLanguage?.rawValue }), .textArray(heads.map(\.jobNumber)),
        ]
    }
}
