-- What makes a second delivery of an event harmless, and what is kept of events that cannot be handled.

CREATE TABLE rapporteur.inbox (
    sent_at     timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    consumer    text COLLATE "C" NOT NULL,
    source      text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    variant     text COLLATE "C" NOT NULL DEFAULT '',
    body_sha256 bytea NOT NULL,
    outcome     text NOT NULL,
    events      json NOT NULL,
    PRIMARY KEY (consumer, source, id, variant),
    CHECK (octet_length(source) <= 512 AND octet_length(id) <= 256)
);
-- The sweeper's order; holds only what is still to be sent.
CREATE INDEX inbox_unsent ON rapporteur.inbox (consumer, created_at) WHERE sent_at IS NULL;
-- Pruning by age: created_at grows with the table, so a few kilobytes are enough.
CREATE INDEX inbox_age ON rapporteur.inbox USING brin (created_at) WITH (pages_per_range = 32);

COMMENT ON TABLE rapporteur.inbox IS 'One row for each handled event: its outcome, and the events that tell others of it (the outbox).';
COMMENT ON COLUMN rapporteur.inbox.consumer IS 'The service that handled the event.';
COMMENT ON COLUMN rapporteur.inbox.source IS 'CloudEvents source of the handled event.';
COMMENT ON COLUMN rapporteur.inbox.id IS 'CloudEvents id of the handled event.';
COMMENT ON COLUMN rapporteur.inbox.variant IS 'Empty, or the SHA-256 of the body when the same id came again with another body.';
COMMENT ON COLUMN rapporteur.inbox.body_sha256 IS 'SHA-256 of the handled event''s body.';
COMMENT ON COLUMN rapporteur.inbox.outcome IS 'ingested, duplicate, quarantined, classified, superseded, corrected, published, repeated or handled.';
COMMENT ON COLUMN rapporteur.inbox.events IS 'Events to publish: routingKey, id, type, contentType, and body (text) or base64.';
COMMENT ON COLUMN rapporteur.inbox.sent_at IS 'When the broker had confirmed all events; NULL: still to be sent.';

CREATE TABLE rapporteur.attempts (
    raised_at timestamptz NOT NULL DEFAULT now(),
    count     integer NOT NULL,
    consumer  text COLLATE "C" NOT NULL,
    source    text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    variant   text COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (consumer, source, id, variant)
) WITH (fillfactor = 70); -- raised in place, without touching the index
COMMENT ON TABLE rapporteur.attempts IS 'How often a redelivered event was begun without an end: finds the message that crashes workers.';
COMMENT ON COLUMN rapporteur.attempts.count IS 'Attempts begun; the row is removed when one ends.';

CREATE TABLE rapporteur.originals (
    stored_at timestamptz NOT NULL DEFAULT now(),
    size      bigint NOT NULL,
    sha256    bytea PRIMARY KEY,
    bytes     bytea NOT NULL
);
-- PDF and DOCX are compressed already; trying again would cost more time than all else.
ALTER TABLE rapporteur.originals ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE rapporteur.originals IS 'Files as they were received, each once: of documents and of quarantined events.';
COMMENT ON COLUMN rapporteur.originals.size IS 'In bytes.';

CREATE TABLE rapporteur.quarantine (
    id             uuid PRIMARY KEY,
    quarantined_at timestamptz NOT NULL DEFAULT now(),
    replayed_at    timestamptz,
    size           bigint NOT NULL,
    sha256         bytea NOT NULL,
    consumer       text NOT NULL,
    stage          text NOT NULL,
    reason         text NOT NULL,
    pointer        text,
    sentence       text NOT NULL,
    remedy         text NOT NULL,
    event_source   text NOT NULL,
    event_id       text NOT NULL,
    symbol         text,
    media_type     text NOT NULL,
    file_name      text
);
CREATE INDEX quarantine_age ON rapporteur.quarantine (quarantined_at);
COMMENT ON TABLE rapporteur.quarantine IS 'Events that could not be handled, why, and what a person can do.';
COMMENT ON COLUMN rapporteur.quarantine.id IS 'Derived from the inbox key.';
COMMENT ON COLUMN rapporteur.quarantine.stage IS 'The service and step that gave up.';
COMMENT ON COLUMN rapporteur.quarantine.reason IS 'Stable reason code.';
COMMENT ON COLUMN rapporteur.quarantine.pointer IS 'Where in the event or file; NULL: all of it.';
COMMENT ON COLUMN rapporteur.quarantine.sha256 IS 'Of the file or body; its bytes are in originals unless they were too large to keep.';
COMMENT ON COLUMN rapporteur.quarantine.replayed_at IS 'When a person last sent the event again.';
