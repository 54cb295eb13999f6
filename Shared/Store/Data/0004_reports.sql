-- Reports as they were published.

CREATE TABLE rapporteur.reports (
    id               uuid PRIMARY KEY,
    published_at     timestamptz NOT NULL DEFAULT now(),
    elapsed_seconds  double precision NOT NULL,
    passages         integer NOT NULL,
    corpus_documents integer NOT NULL,
    corpus_digest    text NOT NULL,
    kind             text NOT NULL,
    series           text COLLATE "C",
    period           text COLLATE "C",
    requested_by     text,
    request          jsonb NOT NULL,
    CONSTRAINT reports_period UNIQUE (series, period)
);
CREATE INDEX reports_by_age ON rapporteur.reports (published_at);
COMMENT ON TABLE rapporteur.reports IS 'Published reports: once for each id, and once for each period of a series.';
COMMENT ON COLUMN rapporteur.reports.id IS 'Derived from the request and the state of the corpus.';
COMMENT ON COLUMN rapporteur.reports.elapsed_seconds IS 'How long building it took.';
COMMENT ON COLUMN rapporteur.reports.passages IS 'How many it quotes.';
COMMENT ON COLUMN rapporteur.reports.corpus_digest IS 'Name of what was stored when the report was made.';
COMMENT ON COLUMN rapporteur.reports.series IS 'Name of a run of reports; NULL: a single one.';
COMMENT ON COLUMN rapporteur.reports.period IS 'For example 2026-W47.';

CREATE TABLE rapporteur.report_files (
    report_id  uuid NOT NULL REFERENCES rapporteur.reports,
    size       bigint NOT NULL,
    sha256     bytea NOT NULL,
    name       text COLLATE "C" NOT NULL,
    media_type text NOT NULL,
    bytes      bytea NOT NULL,
    PRIMARY KEY (report_id, name)
);
COMMENT ON TABLE rapporteur.report_files IS 'The files of reports.';
COMMENT ON COLUMN rapporteur.report_files.size IS 'In bytes.';
DO $$
BEGIN
    ALTER TABLE rapporteur.report_files ALTER COLUMN bytes SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END $$;
