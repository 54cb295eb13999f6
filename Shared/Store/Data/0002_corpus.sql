-- Documents as they were read.
--
-- Rows of a document are written in one transaction by one statement each and are never deleted, so passages and
-- footnotes carry no foreign key: checking one costs a look-up and a row lock for every passage.

CREATE TABLE rapporteur.documents (
    id              uuid PRIMARY KEY,
    stored_at       timestamptz NOT NULL DEFAULT now(),
    size            bigint NOT NULL,
    session         integer,
    passages        integer NOT NULL,
    sha256          bytea NOT NULL,
    name            text COLLATE "C" NOT NULL,
    symbol          text COLLATE "C",
    language        text COLLATE "C",
    kind            text NOT NULL,
    date            text COLLATE "C",
    title           text,
    body            text,
    agenda_item     text,
    verdict         text NOT NULL,
    verdict_reasons text[],
    media_type      text NOT NULL,
    file_name       text,
    event_source    text NOT NULL,
    event_id        text NOT NULL,
    user_id         text,
    source_uri      text,
    reader_version  text NOT NULL,
    extracted_text  text NOT NULL,
    CONSTRAINT documents_sha256 UNIQUE (sha256)
);
-- The two orders of reports, which are also how pages of documents are found.
CREATE INDEX documents_by_name ON rapporteur.documents (name, (coalesce(language, '')), id);
CREATE INDEX documents_by_date ON rapporteur.documents ((coalesce(date, '9999')), name, (coalesce(language, '')), id);
CREATE INDEX documents_by_age ON rapporteur.documents (stored_at);

DO $$
BEGIN
    -- Cheaper than the default by far, where the server was built with it.
    ALTER TABLE rapporteur.documents ALTER COLUMN extracted_text SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END $$;

COMMENT ON TABLE rapporteur.documents IS 'One language version of one issue of a document, as it was read. Identical bytes are stored once.';
COMMENT ON COLUMN rapporteur.documents.id IS 'Derived from symbol, language and the SHA-256 of the file.';
COMMENT ON COLUMN rapporteur.documents.size IS 'Of the file, in bytes; the file itself is in originals.';
COMMENT ON COLUMN rapporteur.documents.passages IS 'How many there are.';
COMMENT ON COLUMN rapporteur.documents.name IS 'The symbol, else the file name, else the id: what a citation begins with.';
COMMENT ON COLUMN rapporteur.documents.language IS 'ISO 639-1; NULL: not known.';
COMMENT ON COLUMN rapporteur.documents.date IS 'YYYY, YYYY-MM or YYYY-MM-DD: adopted, or else distributed.';
COMMENT ON COLUMN rapporteur.documents.verdict IS 'How far the reading can be trusted: faithful, needs-review or unreadable.';
COMMENT ON COLUMN rapporteur.documents.verdict_reasons IS 'Each "code: sentence"; NULL: none.';
COMMENT ON COLUMN rapporteur.documents.event_source IS 'Source of the event that brought the document.';
COMMENT ON COLUMN rapporteur.documents.event_id IS 'Id of the event that brought the document.';
COMMENT ON COLUMN rapporteur.documents.user_id IS 'The broker user that published it, where the broker vouches for one.';
COMMENT ON COLUMN rapporteur.documents.extracted_text IS 'The text that the passages'' ranges point into.';

CREATE TABLE rapporteur.passages (
    document_id   uuid NOT NULL,
    id            uuid NOT NULL,
    ordinal       integer NOT NULL,
    range_start   integer NOT NULL,
    range_end     integer NOT NULL,
    page          integer,
    label         text NOT NULL,
    kind          text NOT NULL,
    number        text,
    text          text NOT NULL,
    section       text[],
    footnotes     text[],
    subparagraphs jsonb,
    verb          text,
    strength      text,
    addressees    text[],
    deadline      text,
    citations     text[],
    PRIMARY KEY (document_id, ordinal)
);
-- No index on id: ids are spread evenly, so keeping one would cost more than storing the passages (measured: 0.8 ms
-- a document of 112). A passage is found through its document; by its id alone only for a person's correction.
CREATE INDEX passages_citing ON rapporteur.passages USING gin (citations) WHERE citations IS NOT NULL;

COMMENT ON TABLE rapporteur.passages IS 'Pieces of a document that are quoted, classified and cited.';
COMMENT ON COLUMN rapporteur.passages.id IS 'Derived from document and label.';
COMMENT ON COLUMN rapporteur.passages.ordinal IS 'Place in the document, from 0.';
COMMENT ON COLUMN rapporteur.passages.label IS 'R9, OP15, PP8, P42: unique in the document.';
COMMENT ON COLUMN rapporteur.passages.kind IS 'recommendation, operative, preambular or narrative.';
COMMENT ON COLUMN rapporteur.passages.number IS 'As printed; NULL: none is printed.';
COMMENT ON COLUMN rapporteur.passages.text IS 'The whole passage with its sub-paragraphs, without its label.';
COMMENT ON COLUMN rapporteur.passages.section IS 'Headings over it, the outermost first; NULL: none.';
COMMENT ON COLUMN rapporteur.passages.footnotes IS 'Marks of the footnotes it refers to; NULL: none.';
COMMENT ON COLUMN rapporteur.passages.range_start IS 'In the extracted text, in code points from 0.';
COMMENT ON COLUMN rapporteur.passages.range_end IS 'Behind the last character.';
COMMENT ON COLUMN rapporteur.passages.subparagraphs IS 'Lists of label, text, subparagraphs; NULL: none.';
COMMENT ON COLUMN rapporteur.passages.strength IS 'How strongly it asks: decides, urges, calls upon, requests, should, …';
COMMENT ON COLUMN rapporteur.passages.addressees IS 'Who is addressed, as normalised names; NULL: none found.';
COMMENT ON COLUMN rapporteur.passages.deadline IS 'Date or occasion asked for.';
COMMENT ON COLUMN rapporteur.passages.citations IS 'What it cites, in canonical form; NULL: nothing.';

CREATE TABLE rapporteur.footnotes (
    document_id uuid NOT NULL,
    position    integer NOT NULL,
    page        integer,
    mark        text NOT NULL,
    text        text NOT NULL,
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE rapporteur.footnotes IS 'Notes of a document, in its order.';

CREATE VIEW rapporteur.citations AS
    SELECT passage.document_id, passage.ordinal, passage.id AS passage_id, cited.position, cited.target
    FROM rapporteur.passages AS passage, unnest(passage.citations) WITH ORDINALITY AS cited (target, position);
COMMENT ON VIEW rapporteur.citations IS 'What each passage cites, one row for each.';
