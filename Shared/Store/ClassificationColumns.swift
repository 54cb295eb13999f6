internal import Identity
internal import Model
internal import Postgres

/// Classifications as the columns of one statement.
enum ClassificationColumns {
    /// Replaces what an older or the same version found, and returns the documents this was done for, whether there was
    /// anything to replace, and by which versions: the statement's own snapshot still shows the row of before.
    ///
    /// Versions that are not ordered (an empty list of numbers) replace each other.
    static let upsert: SQL = """
        INSERT INTO rapporteur.classifications AS stored (document_id, digest, classifier_version, taxonomy_version,
            classifier_order, taxonomy_order, counts)
        SELECT document_id, digest, classifier_version, taxonomy_version, classifier_order::int[],
            taxonomy_order::int[], counts
        FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
            AS new (document_id, digest, classifier_version, taxonomy_version, classifier_order, taxonomy_order, counts)
        ON CONFLICT (document_id) DO UPDATE SET digest = excluded.digest, classified_at = now(),
            classifier_version = excluded.classifier_version, taxonomy_version = excluded.taxonomy_version,
            classifier_order = excluded.classifier_order, taxonomy_order = excluded.taxonomy_order, counts =
                excluded.counts
        WHERE NOT CASE
            WHEN stored.classifier_order <> '{}' AND excluded.classifier_order <> '{}'
                AND stored.classifier_order <> excluded.classifier_order
            THEN excluded.classifier_order < stored.classifier_order
            ELSE stored.taxonomy_order <> '{}' AND excluded.taxonomy_order <> '{}'
                AND excluded.taxonomy_order < stored.taxonomy_order
        END
        RETURNING document_id, xmax <> 0,
            (SELECT classifier_version FROM rapporteur.classifications AS old WHERE old.document_id = stored.document_id),
            (SELECT taxonomy_version FROM rapporteur.classifications AS old WHERE old.document_id = stored.document_id)
        """

    /// - Parameter classifications: Sorted by document, one for each.
    static func values(_ classifications: [Classification]) -> [PGValue] {
        [
            .uuidArray(classifications.map(\.documentID)),
            .byteaArray(classifications.map { Hexadecimal.bytes(Self.digest($0)) }),
            .textArray(classifications.map(\.classifierVersion)), .textArray(classifications.map(\.taxonomyVersion)),
            .textArray(classifications.map { VersionOrder.literal($0.classifierVersion) }),
            .textArray(classifications.map { VersionOrder.literal($0.taxonomyVersion) }),
            .jsonbArray(classifications.map(Self.counts)),
        ]
    }

    /// SHA-256 over everything a report can show of the classification.
    private static func digest(_ classification: Classification) -> String {
        var json = JSONText()
        json.array { list in
            list.string(classification.classifierVersion)
            list.string(classification.taxonomyVersion)
            for (ordinal, assignments) in classification.assignments.enumerated() {
                for assignment in assignments.sorted(by: { $0.theme < $1.theme }) {
                    list.number(ordinal)
                    list.string(assignment.theme.rawValue)
                    list.string(assignment.grade.rawValue)
                    list.string(assignment.decidedBy.rawValue)
                    list.number(assignment.score)
                    list.string(Evidence.json(assignment.evidence))
                }
            }
        }
        return Derivation.sha256(json.bytes)
    }

    /// Passages per theme and grade: `{"prevention": {"core": 3, "touch": 1}}`.
    private static func counts(_ classification: Classification) -> [UInt8] {
        var counts: [ThemeID: (core: Int, touch: Int)] = [:]
        for assignment in classification.assignments.joined() {
            switch assignment.grade {
            case .core: counts[assignment.theme, default: (0, 0)].core += 1
            case .touch: counts[assignment.theme, default: (0, 0)].touch += 1
            }
        }
        var json = JSONText()
        json.object { themes in
            for (theme, count) in counts.sorted(by: { $0.key < $1.key }) {
                themes.name(theme.rawValue)
                themes.object { grades in
                    grades.name("core")
                    grades.number(count.core)
                    grades.name("touch")
                    grades.number(count.touch)
                }
            }
        }
        return json.bytes
    }
}

/// Theme assignments of many documents as the columns of one statement.
struct AssignmentColumns {
    private var documents: [String?] = []
    private var document: [Int32?] = []
    private var ordinals: [Int32?] = []
    private var themes: [String?] = []
    private var grades: [String?] = []
    private var scores: [Double?] = []
    private var deciders: [String?] = []
    private var evidence: [String?] = []

    mutating func append(_ classification: Classification) {
        self.documents.append(classification.documentID)
        let place = Int32(self.documents.count)
        for (ordinal, assignments) in classification.assignments.enumerated() {
            for assignment in assignments where assignment.decidedBy != .analyst {
                self.document.append(place)
                self.ordinals.append(Int32(ordinal))
                self.themes.append(assignment.theme.rawValue)
                self.grades.append(assignment.grade.rawValue)
                self.scores.append(assignment.score)
                self.deciders.append(assignment.decidedBy.rawValue)
                self.evidence.append(Evidence.json(assignment.evidence))
            }
        }
    }

    /// Moves what is gone, or is there in another grade now, from `replaced` documents into the past, and gives their ids.
    ///
    /// - Parameter replaced: Documents that had themes before, with the versions that had given them.
    func archive(_ replaced: [ReplacedClassification]) -> PGStatement {
        PGStatement(
            """
            WITH new AS (
                SELECT ($1::uuid[])[document] AS document_id, ordinal, theme, grade
                FROM unnest($2::int[], $3::int[], $4::text[], $5::text[]) AS given (document, ordinal, theme, grade)),
            gone AS (
                DELETE FROM rapporteur.assignments AS old
                WHERE document_id = ANY ($6::uuid[]) AND NOT EXISTS (
                    SELECT FROM new WHERE (new.document_id, new.ordinal, new.theme, new.grade)
                        = (old.document_id, old.ordinal, old.theme, old.grade))
                RETURNING *)
            INSERT INTO rapporteur.past_assignments (document_id, ordinal, theme, grade, score, decided_by, since_at,
                since_xid, classifier_version, taxonomy_version)
            SELECT gone.document_id, ordinal, theme, grade, score, decided_by, since_at, since_xid, classifier_version,
                taxonomy_version
            FROM gone JOIN unnest($6::uuid[], $7::text[], $8::text[])
                AS version (document_id, classifier_version, taxonomy_version)
                ON version.document_id = gone.document_id
            RETURNING document_id
            """,
            [
                .uuidArray(self.documents), .int4Array(self.document), .int4Array(self.ordinals),
                .textArray(self.themes), .textArray(self.grades), .uuidArray(replaced.map(\.document)),
                .textArray(replaced.map(\.classifierVersion)), .textArray(replaced.map(\.taxonomyVersion)),
            ])
    }

    /// Adds what is new and renews score and evidence of what has stayed; gives the ids of documents with something new.
    var store: PGStatement {
        PGStatement(
            """
            WITH stored AS (
                INSERT INTO rapporteur.assignments AS old (document_id, ordinal, theme, grade, score, decided_by, evidence)
                SELECT ($1::uuid[])[document], ordinal, theme, grade, score, decided_by, evidence::json
                FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::float8[], $7::text[], $8::text[])
                    AS new (document, ordinal, theme, grade, score, decided_by, evidence)
                ON CONFLICT (document_id, ordinal, theme) DO UPDATE SET score = excluded.score,
                    decided_by = excluded.decided_by, evidence = excluded.evidence
                WHERE (old.score, old.decided_by, old.evidence::text)
                    IS DISTINCT FROM (excluded.score, excluded.decided_by, excluded.evidence::text)
                RETURNING document_id, xmax = 0 AS is_new)
            SELECT DISTINCT document_id FROM stored WHERE is_new
            """,
            [
                .uuidArray(self.documents), .int4Array(self.document), .int4Array(self.ordinals),
                .textArray(self.themes), .textArray(self.grades), .doubleArray(self.scores),
                .textArray(self.deciders), .textArray(self.evidence),
            ])
    }

    var isEmpty: Bool { self.ordinals.isEmpty }
}

/// A document that had themes before, and which versions had given them.
struct ReplacedClassification {
    let document: String
    let classifierVersion: String
    let taxonomyVersion: String
}
