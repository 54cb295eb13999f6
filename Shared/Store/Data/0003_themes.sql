-- Themes of passages: what the classifier says, and what a person says over it.

CREATE TABLE rapporteur.classifications (
    document_id        uuid PRIMARY KEY REFERENCES rapporteur.documents,
    classified_at      timestamptz NOT NULL DEFAULT now(),
    digest             bytea NOT NULL,
    classifier_version text NOT NULL,
    taxonomy_version   text NOT NULL,
    classifier_order   integer[] NOT NULL,
    taxonomy_order     integer[] NOT NULL,
    counts             jsonb NOT NULL
);
COMMENT ON TABLE rapporteur.classifications IS 'Which classifier and taxonomy gave a document its themes; no row: none yet.';
COMMENT ON COLUMN rapporteur.classifications.digest IS 'SHA-256 over the assignments.';
COMMENT ON COLUMN rapporteur.classifications.classifier_order IS 'The version''s numbers, by which an older one is told; empty: not ordered.';
COMMENT ON COLUMN rapporteur.classifications.taxonomy_order IS 'Like classifier_order.';
COMMENT ON COLUMN rapporteur.classifications.counts IS 'Passages per theme and grade.';

-- No foreign key, for the reason given at the passages.
CREATE TABLE rapporteur.assignments (
    document_id uuid NOT NULL,
    score       double precision NOT NULL,
    ordinal     integer NOT NULL,
    theme       text COLLATE "C" NOT NULL,
    grade       text NOT NULL,
    decided_by  text NOT NULL,
    evidence    json NOT NULL,
    PRIMARY KEY (document_id, ordinal, theme)
);
COMMENT ON TABLE rapporteur.assignments IS 'Themes as the classifier or the document''s own headings gave them; corrections stand over them.';
COMMENT ON COLUMN rapporteur.assignments.ordinal IS 'The passage''s place in its document.';
COMMENT ON COLUMN rapporteur.assignments.grade IS 'core or touch.';
COMMENT ON COLUMN rapporteur.assignments.score IS 'Calibrated probability, 0 to 1, that a careful reader would say core.';
COMMENT ON COLUMN rapporteur.assignments.decided_by IS 'heading or classifier.';
COMMENT ON COLUMN rapporteur.assignments.evidence IS 'Spans that speak for the theme: start, end (code points), text, cue, weight.';

CREATE TABLE rapporteur.corrections (
    id          uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES rapporteur.documents,
    passage_id  uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    decided_at  timestamptz NOT NULL,
    undone_at   timestamptz,
    ordinal     integer NOT NULL,
    theme       text COLLATE "C" NOT NULL,
    action      text NOT NULL CHECK (action IN ('add', 'remove')),
    grade       text NOT NULL CHECK (grade IN ('core', 'touch')),
    author      text NOT NULL,
    reason      text NOT NULL,
    undone_by   text
);
CREATE INDEX corrections_of_document ON rapporteur.corrections (document_id, ordinal);
COMMENT ON TABLE rapporteur.corrections IS 'A person''s decisions on themes. They survive every re-run of the classifier; the latest that is not undone stands.';
COMMENT ON COLUMN rapporteur.corrections.id IS 'Derived from the event that brought it.';
COMMENT ON COLUMN rapporteur.corrections.decided_at IS 'When the person decided, as the event says.';
COMMENT ON COLUMN rapporteur.corrections.undone_by IS 'Who took it back; NULL: it stands.';
