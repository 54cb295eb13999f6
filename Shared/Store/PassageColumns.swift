internal import Identity
internal import Model
internal import Postgres

/// Passages of many documents as the columns of one statement.
struct PassageColumns {
    private var documents: [String?] = []
    /// For each passage its document's place in `documents`, from 1: as PostgreSQL counts.
    private var document: [Int32?] = []
    private var ids: [String?] = []
    private var ordinals: [Int32?] = []
    private var starts: [Int32?] = []
    private var ends: [Int32?] = []
    private var pages: [Int32?] = []
    private var labels: [String?] = []
    private var kinds: [String?] = []
    private var numbers: [String?] = []
    private var texts: [String?] = []
    private var sections: [String?] = []
    private var footnotes: [String?] = []
    private var subparagraphs: [[UInt8]?] = []
    private var verbs: [String?] = []
    private var strengths: [String?] = []
    private var addressees: [String?] = []
    private var deadlines: [String?] = []
    private var citations: [String?] = []
    private var languages: [String?] = []
    private var recommenders: [String?] = []

    mutating func append(_ new: NewDocument) {
        self.documents.append(new.id)
        let place = Int32(self.documents.count)
        for (ordinal, passage) in new.document.passages.enumerated() {
            self.document.append(place)
            self.ids.append(Derivation.passageID(document: new.id, label: passage.label))
            self.ordinals.append(Int32(ordinal))
            self.starts.append(Int32(clamping: passage.range.start))
            self.ends.append(Int32(clamping: passage.range.end))
            self.pages.append(passage.page.map(Int32.init(clamping:)))
            self.labels.append(passage.label)
            self.kinds.append(passage.kind.rawValue)
            self.numbers.append(passage.number)
            self.texts.append(passage.text)
            self.sections.append(ArrayLiteral.text(passage.section))
            self.footnotes.append(ArrayLiteral.text(passage.footnotes))
            self.subparagraphs.append(Subparagraph.json(passage.subparagraphs))
            self.verbs.append(passage.verb)
            self.strengths.append(passage.strength?.rawValue)
            self.addressees.append(ArrayLiteral.text(passage.addressees))
            self.deadlines.append(passage.deadline)
            self.citations.append(ArrayLiteral.text(passage.citations))
            self.languages.append(passage.language?.rawValue)
            self.recommenders.append(ArrayLiteral.text(passage.recommendedBy))
        }
    }

    var statements: [PGStatement] {
        guard !self.ids.isEmpty else { return [] }
        return [
            PGStatement(
                """
                INSERT INTO rapporteur.passages (document_id, id, ordinal, range_start, range_end, page, label, kind,
                    number,
                    text, section, footnotes, subparagraphs, verb, strength, addressees, deadline, citations,
                    language, recommended_by)
                SELECT ($1::uuid[])[document], id, ordinal, range_start, range_end, page, label, kind, number,
                    text, section::text[], footnotes::text[], subparagraphs, verb, strength, addressees::text[],
                        deadline,
                    citations::text[], language, recommended_by::text[]
                FROM unnest($2::int[], $3::uuid[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[], $9::text[],
                    $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::text[], $16::text[],
                        $17::text[],
                    $18::text[], $19::text[], $20::text[], $21::text[])
                    AS new (document, id, ordinal, range_start, range_end, page, label, kind, number, text, section,
                        footnotes, subparagraphs, verb, strength, addressees, deadline, citations,
                        language, recommended_by)
                """,
                [
                    .uuidArray(self.documents), .int4Array(self.document), .uuidArray(self.ids),
                    .int4Array(self.ordinals), .int4Array(self.starts), .int4Array(self.ends), .int4Array(self.pages),
                    .textArray(self.labels), .textArray(self.kinds), .textArray(self.numbers), .textArray(self.texts),
                    .textArray(self.sections), .textArray(self.footnotes), .jsonbArray(self.subparagraphs),
                    .textArray(self.verbs), .textArray(self.strengths), .textArray(self.addressees),
                    .textArray(self.deadlines), .textArray(self.citations), .textArray(self.languages),
                    .textArray(self.recommenders),
                ])
        ]
    }
}

/// Footnotes of many documents as the columns of one statement.
struct FootnoteColumns {
    private var documents: [String?] = []
    private var document: [Int32?] = []
    private var positions: [Int32?] = []
    private var pages: [Int32?] = []
    private var marks: [String?] = []
    private var texts: [String?] = []

    mutating func append(_ new: NewDocument) {
        self.documents.append(new.id)
        let place = Int32(self.documents.count)
        for (position, footnote) in new.document.footnotes.enumerated() {
            self.document.append(place)
            self.positions.append(Int32(position))
            self.pages.append(footnote.page.map(Int32.init(clamping:)))
            self.marks.append(footnote.mark)
            self.texts.append(footnote.text)
        }
    }

    var statements: [PGStatement] {
        guard !self.marks.isEmpty else { return [] }
        return [
            PGStatement(
                """
                INSERT INTO rapporteur.footnotes (document_id, position, page, mark, text)
                SELECT ($1::uuid[])[document], position, page, mark, text
                FROM unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[])
                    AS new (document, position, page, mark, text)
                """,
                [
                    .uuidArray(self.documents), .int4Array(self.document), .int4Array(self.positions),
                    .int4Array(self.pages), .textArray(self.marks), .textArray(self.texts),
                ])
        ]
    }
}
