internal import Postgres

/// Statements of reclassification. `$1` to `$6` are the selection: documents, symbols, languages, themes, the taxonomy that
/// they are not of, and whether corrected documents are left out.
extension Store {
    static let countDocuments: SQL = """
        SELECT count(*) FROM rapporteur.documents AS document
        WHERE ($1::uuid[] IS NULL OR id = ANY ($1::uuid[]))
            AND ($2::text[] IS NULL OR id IN (SELECT id FROM rapporteur.documents WHERE name = ANY ($2::text[])
                UNION SELECT document_id FROM rapporteur.symbols WHERE symbol = ANY ($2::text[])))
            AND ($3::text[] IS NULL OR language = ANY ($3::text[]))
            AND ($4::text[] IS NULL
                OR EXISTS (SELECT FROM rapporteur.assignments AS given
                    WHERE given.document_id = document.id AND theme = ANY ($4::text[]))
                OR EXISTS (SELECT FROM rapporteur.corrections AS correction
                    WHERE correction.document_id = document.id AND theme = ANY ($4::text[]) AND undone_at IS NULL))
            AND ($5::text IS NULL OR NOT EXISTS (SELECT FROM rapporteur.classifications
                WHERE document_id = document.id AND taxonomy_version = $5::text))
            AND NOT ($6::bool AND EXISTS (SELECT FROM rapporteur.corrections
                WHERE document_id = document.id AND undone_at IS NULL))
        """

    static let nextDocuments: SQL = """
        SELECT id FROM rapporteur.documents AS document
        WHERE ($1::uuid[] IS NULL OR id = ANY ($1::uuid[]))
            AND ($2::text[] IS NULL OR id IN (SELECT id FROM rapporteur.documents WHERE name = ANY ($2::text[])
                UNION SELECT document_id FROM rapporteur.symbols WHERE symbol = ANY ($2::text[])))
            AND ($3::text[] IS NULL OR language = ANY ($3::text[]))
            AND ($4::text[] IS NULL
                OR EXISTS (SELECT FROM rapporteur.assignments AS given
                    WHERE given.document_id = document.id AND theme = ANY ($4::text[]))
                OR EXISTS (SELECT FROM rapporteur.corrections AS correction
                    WHERE correction.document_id = document.id AND theme = ANY ($4::text[]) AND undone_at IS NULL))
            AND ($5::text IS NULL OR NOT EXISTS (SELECT FROM rapporteur.classifications
                WHERE document_id = document.id AND taxonomy_version = $5::text))
            AND NOT ($6::bool AND EXISTS (SELECT FROM rapporteur.corrections
                WHERE document_id = document.id AND undone_at IS NULL))
            AND ($7::uuid IS NULL OR id > $7::uuid)
        ORDER BY id LIMIT $8::bigint
        """

    static let insertReclassification: SQL = """
        INSERT INTO rapporteur.reclassifications (total, id, requested_by, selection)
        SELECT count(*)::int, $7::uuid, $8::text, $9::jsonb FROM rapporteur.documents AS document
        WHERE ($1::uuid[] IS NULL OR id = ANY ($1::uuid[]))
            AND ($2::text[] IS NULL OR id IN (SELECT id FROM rapporteur.documents WHERE name = ANY ($2::text[])
                UNION SELECT document_id FROM rapporteur.symbols WHERE symbol = ANY ($2::text[])))
            AND ($3::text[] IS NULL OR language = ANY ($3::text[]))
            AND ($4::text[] IS NULL
                OR EXISTS (SELECT FROM rapporteur.assignments AS given
                    WHERE given.document_id = document.id AND theme = ANY ($4::text[]))
                OR EXISTS (SELECT FROM rapporteur.corrections AS correction
                    WHERE correction.document_id = document.id AND theme = ANY ($4::text[]) AND undone_at IS NULL))
            AND ($5::text IS NULL OR NOT EXISTS (SELECT FROM rapporteur.classifications
                WHERE document_id = document.id AND taxonomy_version = $5::text))
            AND NOT ($6::bool AND EXISTS (SELECT FROM rapporteur.corrections
                WHERE document_id = document.id AND undone_at IS NULL))
        ON CONFLICT DO NOTHING
        """

    /// Without a last document the reclassification is at its end.
    static let advance: SQL = """
        UPDATE rapporteur.reclassifications SET last_document = coalesce($2::uuid, last_document),
            done = done + $3::int, changed = changed + $4::int, failed = failed + cardinality($5::uuid[]),
            failed_documents = failed_documents || $5::uuid[], attempts = 0, updated_at = now(),
            lease_until = '-infinity', state = CASE WHEN $2::uuid IS NULL THEN 'finished' ELSE state END,
            finished_at = CASE WHEN $2::uuid IS NULL THEN now() END
        WHERE id = $1::uuid
        """
}
