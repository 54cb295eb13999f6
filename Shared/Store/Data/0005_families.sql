-- compatible-from: 5
-- Families of symbols, history for reports on changes, batches of corrections, taxonomies, reclassification in the
-- background, and a ledger of report runs. Everything is added: rows of before stay valid as they are.

ALTER TABLE rapporteur.migrations ADD COLUMN compatible_from integer;
COMMENT ON COLUMN rapporteur.migrations.compatible_from IS 'The oldest schema version whose programs still work with this one; NULL: only its own.';

-- History ---------------------------------------------------------------------------------------------------------------
-- A clock cannot say which rows a report has seen: a transaction that began before it may commit after it. PostgreSQL's
-- own transaction ids and snapshots can, within one server; after a restore into another, and for rows from before, the
-- times decide.

CREATE TABLE rapporteur.origin (
    only_row          boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    system_identifier bigint NOT NULL
);
COMMENT ON TABLE rapporteur.origin IS 'The server whose transaction ids the columns ending in _xid hold.';

CREATE FUNCTION rapporteur.seen(xid xid8, at timestamptz, snapshot pg_snapshot, moment timestamptz) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN xid IS NULL OR snapshot IS NULL THEN at <= moment ELSE pg_visible_in_snapshot(xid, snapshot) END $$;
COMMENT ON FUNCTION rapporteur.seen IS 'Whether what was done by transaction xid at a time belongs to the state of the corpus that a snapshot, else a moment, names.';

-- Documents -------------------------------------------------------------------------------------------------------------

ALTER TABLE rapporteur.documents
    ADD COLUMN joint_symbols     text[],
    ADD COLUMN date_adopted      text COLLATE "C",
    ADD COLUMN date_distributed  text COLLATE "C",
    ADD COLUMN date_meeting_from text COLLATE "C",
    ADD COLUMN date_meeting_to   text COLLATE "C",
    ADD COLUMN original_language text COLLATE "C",
    ADD COLUMN job_number        text,
    ADD COLUMN stored_xid        xid8,
    ADD COLUMN withdrawn_at      timestamptz,
    ADD COLUMN withdrawn_xid     xid8,
    ADD COLUMN withdrawn_by      text,
    ADD COLUMN withdrawn_reason  text;
ALTER TABLE rapporteur.documents ALTER COLUMN stored_xid SET DEFAULT pg_current_xact_id();
CREATE INDEX documents_to_review ON rapporteur.documents (name, (coalesce(language, '')), id) WHERE verdict <> 'faithful';
COMMENT ON COLUMN rapporteur.documents.joint_symbols IS 'Further symbols under which it was issued; NULL: none.';
COMMENT ON COLUMN rapporteur.documents.date_meeting_from IS 'First day of the meeting that it reports on or is written for.';
COMMENT ON COLUMN rapporteur.documents.original_language IS 'In which it was submitted, ISO 639-1; NULL: the file does not say.';
COMMENT ON COLUMN rapporteur.documents.job_number IS 'As printed at the foot of the first page.';
COMMENT ON COLUMN rapporteur.documents.stored_xid IS 'Transaction that stored it; NULL: from before this was kept.';
COMMENT ON COLUMN rapporteur.documents.withdrawn_at IS 'When a person took it out of the reports; NULL: it stands.';

CREATE TABLE rapporteur.symbols (
    document_id uuid NOT NULL,
    position    integer NOT NULL,
    revision    integer NOT NULL,
    number      integer,
    is_reissue  boolean NOT NULL,
    relation    text NOT NULL CHECK (relation IN ('first', 'revision', 'corrigendum', 'addendum', 'amendment')),
    symbol      text COLLATE "C" NOT NULL,
    base        text COLLATE "C" NOT NULL,
    lineage     text COLLATE "C" NOT NULL,
    target      text COLLATE "C",
    language    text COLLATE "C",
    PRIMARY KEY (document_id, position)
);
CREATE INDEX symbols_by_symbol ON rapporteur.symbols (symbol);
CREATE INDEX symbols_by_base ON rapporteur.symbols (base);
CREATE INDEX symbols_by_lineage ON rapporteur.symbols (lineage, revision);
CREATE INDEX symbols_by_target ON rapporteur.symbols (target) WHERE target IS NOT NULL;
COMMENT ON TABLE rapporteur.symbols IS 'Where each symbol of a document stands in its family. What supersedes what follows from it, in whatever order documents arrive.';
COMMENT ON COLUMN rapporteur.symbols.position IS '0 for the document''s own symbol, then its joint symbols.';
COMMENT ON COLUMN rapporteur.symbols.symbol IS 'In canonical spelling.';
COMMENT ON COLUMN rapporteur.symbols.base IS 'Shared by the whole family: the symbol without the marks behind it.';
COMMENT ON COLUMN rapporteur.symbols.lineage IS 'Shared by all revisions of one text; of a corrigendum, that of what it corrects.';
COMMENT ON COLUMN rapporteur.symbols.revision IS 'Number of the revision, 0 for the first issue; of a corrigendum, that of what it corrects.';
COMMENT ON COLUMN rapporteur.symbols.number IS 'Of the last mark (Rev., Corr., Add., Amend.); NULL: none.';
COMMENT ON COLUMN rapporteur.symbols.target IS 'The symbol that the last mark belongs to; NULL for a first issue.';
COMMENT ON COLUMN rapporteur.symbols.is_reissue IS 'Issued again for technical reasons (an asterisk behind the symbol).';
COMMENT ON COLUMN rapporteur.symbols.language IS 'The document''s language.';

-- A text in force is of one issue, whatever languages of it have come: the old one is not current in French because the
-- new one has come in English only. A reissue stands for the same language alone.
CREATE VIEW rapporteur.superseding AS
    SELECT older.document_id, newer.document_id AS newer_id, newer.symbol AS newer_symbol, newer.revision,
        newer.language, document.stored_at, document.stored_xid, document.withdrawn_at, document.withdrawn_xid
    FROM rapporteur.symbols AS older
    JOIN rapporteur.symbols AS newer ON newer.lineage = older.lineage AND newer.document_id <> older.document_id
        AND newer.relation <> 'corrigendum' AND (newer.revision > older.revision
            OR (newer.revision = older.revision AND older.relation <> 'corrigendum' AND newer.is_reissue
                AND NOT older.is_reissue AND newer.language = older.language))
    JOIN rapporteur.documents AS document ON document.id = newer.document_id AND document.passages > 0;
COMMENT ON VIEW rapporteur.superseding IS 'Which later issue stands in place of a document: one row for each that does.';

CREATE TABLE rapporteur.corrigendum_targets (
    document_id uuid NOT NULL,
    position    integer NOT NULL,
    number      text COLLATE "C" NOT NULL,
    kind        text,
    item        text,
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE rapporteur.corrigendum_targets IS 'The paragraphs that a corrigendum says it changes; they are found in the documents of its target symbol.';
COMMENT ON COLUMN rapporteur.corrigendum_targets.number IS 'As printed, for example 12 or 128.26.';
COMMENT ON COLUMN rapporteur.corrigendum_targets.kind IS 'Kind of passage where the corrigendum says so; NULL: any numbered passage.';
COMMENT ON COLUMN rapporteur.corrigendum_targets.item IS 'Sub-paragraph, for example a; NULL: the paragraph.';

ALTER TABLE rapporteur.passages ADD COLUMN language text COLLATE "C", ADD COLUMN recommended_by text[];
COMMENT ON COLUMN rapporteur.passages.language IS 'Where it differs from the document''s; NULL: the document''s own.';
COMMENT ON COLUMN rapporteur.passages.recommended_by IS 'States that made the recommendation, as printed; NULL: none named.';

-- Themes ----------------------------------------------------------------------------------------------------------------

CREATE TABLE rapporteur.taxonomies (
    number     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now(),
    sha256     bytea NOT NULL,
    version    text COLLATE "C" NOT NULL,
    applied_by text NOT NULL,
    yaml       text NOT NULL,
    CONSTRAINT taxonomies_version UNIQUE (version)
);
COMMENT ON TABLE rapporteur.taxonomies IS 'Taxonomies that were put in force, each once; the last one is in force. Empty: each program goes by its own settings.';
COMMENT ON COLUMN rapporteur.taxonomies.yaml IS 'The file, as it was checked.';

ALTER TABLE rapporteur.classifications
    ADD COLUMN changed_at timestamptz, ADD COLUMN changed_xid xid8;
ALTER TABLE rapporteur.classifications
    ALTER COLUMN changed_at SET DEFAULT now(), ALTER COLUMN changed_xid SET DEFAULT pg_current_xact_id();
CREATE INDEX classifications_by_taxonomy ON rapporteur.classifications (taxonomy_version);
COMMENT ON COLUMN rapporteur.classifications.changed_at IS 'When a theme or grade of any passage last changed; NULL: not since this is kept.';

ALTER TABLE rapporteur.assignments ADD COLUMN since_at timestamptz, ADD COLUMN since_xid xid8;
ALTER TABLE rapporteur.assignments
    ALTER COLUMN since_at SET DEFAULT now(), ALTER COLUMN since_xid SET DEFAULT pg_current_xact_id();
COMMENT ON COLUMN rapporteur.assignments.since_at IS 'Since when the passage has the theme in this grade; NULL: from before this was kept, which counts from when its document was stored.';

CREATE TABLE rapporteur.past_assignments (
    document_id        uuid NOT NULL,
    score              double precision NOT NULL,
    since_at           timestamptz,
    since_xid          xid8,
    until_at           timestamptz NOT NULL DEFAULT now(),
    until_xid          xid8 DEFAULT pg_current_xact_id(),
    ordinal            integer NOT NULL,
    theme              text COLLATE "C" NOT NULL,
    grade              text NOT NULL,
    decided_by         text NOT NULL,
    classifier_version text NOT NULL,
    taxonomy_version   text NOT NULL
);
CREATE INDEX past_assignments_of_document ON rapporteur.past_assignments (document_id, ordinal);
COMMENT ON TABLE rapporteur.past_assignments IS 'Themes that a passage had no more, or in another grade, after it was classified again. Rows are only ever added.';
COMMENT ON COLUMN rapporteur.past_assignments.classifier_version IS 'Which classifier had given it last.';

ALTER TABLE rapporteur.corrections
    ADD COLUMN recorded_xid xid8, ADD COLUMN undone_xid xid8, ADD COLUMN batch text COLLATE "C", ADD COLUMN user_id text,
    ADD COLUMN undone_reason text;
ALTER TABLE rapporteur.corrections ALTER COLUMN recorded_xid SET DEFAULT pg_current_xact_id();
CREATE INDEX corrections_of_batch ON rapporteur.corrections (batch) WHERE batch IS NOT NULL;
COMMENT ON COLUMN rapporteur.corrections.batch IS 'Name of the batch that it came in; NULL: it came alone.';
COMMENT ON COLUMN rapporteur.corrections.user_id IS 'The broker user that published it, where the broker vouches for one.';

CREATE TABLE rapporteur.reclassifications (
    id               uuid PRIMARY KEY,
    requested_at     timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    finished_at      timestamptz,
    lease_until      timestamptz NOT NULL DEFAULT '-infinity',
    total            integer NOT NULL,
    done             integer NOT NULL DEFAULT 0,
    changed          integer NOT NULL DEFAULT 0,
    failed           integer NOT NULL DEFAULT 0,
    attempts         integer NOT NULL DEFAULT 0,
    last_document    uuid,
    state            text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished', 'cancelled')),
    requested_by     text,
    selection        jsonb NOT NULL,
    failed_documents uuid[] NOT NULL DEFAULT '{}'
) WITH (fillfactor = 70);
CREATE INDEX reclassifications_running ON rapporteur.reclassifications (requested_at) WHERE state = 'running';
COMMENT ON TABLE rapporteur.reclassifications IS 'Requests to classify many documents again, worked on while nothing fresh is waiting.';
COMMENT ON COLUMN rapporteur.reclassifications.total IS 'Documents that the selection held when it was asked for.';
COMMENT ON COLUMN rapporteur.reclassifications.changed IS 'Documents of which the themes came out differently.';
COMMENT ON COLUMN rapporteur.reclassifications.last_document IS 'Documents up to this id have been looked at.';
COMMENT ON COLUMN rapporteur.reclassifications.lease_until IS 'Until when the worker that took the next documents has them to itself.';
COMMENT ON COLUMN rapporteur.reclassifications.attempts IS 'How often the next documents were begun without an end.';

-- Reports ---------------------------------------------------------------------------------------------------------------

ALTER TABLE rapporteur.reports ADD COLUMN watermark_at timestamptz, ADD COLUMN watermark_snapshot text;
COMMENT ON COLUMN rapporteur.reports.watermark_at IS 'Moment of the state of the corpus that it was made from.';
COMMENT ON COLUMN rapporteur.reports.watermark_snapshot IS 'PostgreSQL''s name of that state; NULL: the moment alone tells it.';

CREATE TABLE rapporteur.report_runs (
    id              uuid PRIMARY KEY,
    begun_at        timestamptz NOT NULL DEFAULT now(),
    ended_at        timestamptz,
    elapsed_seconds double precision,
    attempts        integer NOT NULL DEFAULT 1,
    documents       integer,
    watermark_at    timestamptz,
    report_id       uuid,
    state           text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'published', 'repeated', 'failed')),
    kind            text NOT NULL,
    series          text COLLATE "C",
    period          text COLLATE "C",
    requested_by    text,
    user_id         text,
    worker          text,
    failure         text,
    request         jsonb NOT NULL
);
CREATE INDEX report_runs_by_age ON rapporteur.report_runs (begun_at);
CREATE INDEX report_runs_of_series ON rapporteur.report_runs (series, period) WHERE series IS NOT NULL;
COMMENT ON TABLE rapporteur.report_runs IS 'Ledger of report requests: who asked, which worker, how long, what came of it.';
COMMENT ON COLUMN rapporteur.report_runs.id IS 'Derived from the event that asked for it.';
COMMENT ON COLUMN rapporteur.report_runs.report_id IS 'The report that was published or had been there before; its files are in report_files.';
COMMENT ON COLUMN rapporteur.report_runs.attempts IS 'How often a worker began it.';
COMMENT ON COLUMN rapporteur.report_runs.failure IS 'Why it failed, in a sentence.';
