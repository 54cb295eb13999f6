-- Run after the migrations, any number of times. Transaction ids are of use only on the server that gave them: after a
-- restore into another they are forgotten, and times tell what a report has seen.

DO $$
DECLARE
    server bigint := 0;
    known  bigint;
BEGIN
    BEGIN
        SELECT system_identifier INTO server FROM pg_control_system();
    EXCEPTION WHEN insufficient_privilege THEN
        NULL; -- Ids from the future then give a restore away.
    END;
    SELECT system_identifier INTO known FROM rapporteur.origin;
    IF NOT FOUND THEN
        INSERT INTO rapporteur.origin (system_identifier) VALUES (server);
        RETURN;
    END IF;
    IF known = server
        AND NOT EXISTS (SELECT FROM rapporteur.documents WHERE stored_xid > pg_current_xact_id())
        AND NOT EXISTS (SELECT FROM rapporteur.corrections WHERE recorded_xid > pg_current_xact_id())
    THEN
        RETURN;
    END IF;
    UPDATE rapporteur.documents SET stored_xid = NULL, withdrawn_xid = NULL
        WHERE stored_xid IS NOT NULL OR withdrawn_xid IS NOT NULL;
    UPDATE rapporteur.classifications SET changed_xid = NULL WHERE changed_xid IS NOT NULL;
    UPDATE rapporteur.assignments SET since_xid = NULL WHERE since_xid IS NOT NULL;
    UPDATE rapporteur.past_assignments SET since_xid = NULL, until_xid = NULL
        WHERE since_xid IS NOT NULL OR until_xid IS NOT NULL;
    UPDATE rapporteur.corrections SET recorded_xid = NULL, undone_xid = NULL
        WHERE recorded_xid IS NOT NULL OR undone_xid IS NOT NULL;
    UPDATE rapporteur.reports SET watermark_snapshot = NULL WHERE watermark_snapshot IS NOT NULL;
    UPDATE rapporteur.origin SET system_identifier = server;
END $$;
