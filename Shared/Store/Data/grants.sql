-- Run after the migrations, any number of times: each service's role may do what the service does, and no more.
-- A role that does not exist is passed over; the next migration after it was made brings its rights.

DO $$
DECLARE
    service   text;
    target    regrole;
    everywhere constant text[] := ARRAY[
        'GRANT USAGE ON SCHEMA rapporteur TO %1$s',
        'GRANT SELECT ON rapporteur.migrations TO %1$s'];
    -- What a service needs to handle events at all.
    delivery constant text[] := ARRAY[
        'GRANT SELECT, INSERT, UPDATE ON rapporteur.inbox TO %1$s',
        'GRANT SELECT, INSERT, UPDATE, DELETE ON rapporteur.attempts TO %1$s',
        'GRANT SELECT, INSERT ON rapporteur.quarantine, rapporteur.originals TO %1$s',
        'GRANT UPDATE (replayed_at) ON rapporteur.quarantine TO %1$s'];
    corpus constant text[] := ARRAY[
        'GRANT SELECT ON rapporteur.documents, rapporteur.passages, rapporteur.footnotes, rapporteur.citations TO %1$s'];
    rights text[];
    statement text;
BEGIN
    FOREACH service IN ARRAY ARRAY['rapporteur_ingest', 'rapporteur_classify', 'rapporteur_report', 'rapporteur_reader']
    LOOP
        CONTINUE WHEN to_regrole(service) IS NULL;
        target := to_regrole(service);
        rights := CASE service
            WHEN 'rapporteur_ingest' THEN everywhere || delivery || corpus || ARRAY[
                'GRANT INSERT ON rapporteur.documents, rapporteur.passages, rapporteur.footnotes TO %1$s']
            WHEN 'rapporteur_classify' THEN everywhere || delivery || corpus || ARRAY[
                'GRANT SELECT, INSERT, UPDATE ON rapporteur.classifications TO %1$s',
                'GRANT SELECT, INSERT, DELETE ON rapporteur.assignments TO %1$s',
                'GRANT SELECT, INSERT ON rapporteur.corrections TO %1$s',
                'GRANT UPDATE (undone_at, undone_by) ON rapporteur.corrections TO %1$s']
            WHEN 'rapporteur_report' THEN everywhere || delivery || corpus || ARRAY[
                'GRANT SELECT ON rapporteur.classifications, rapporteur.assignments, rapporteur.corrections TO %1$s',
                'GRANT SELECT, INSERT ON rapporteur.reports, rapporteur.report_files TO %1$s']
            ELSE everywhere || ARRAY['GRANT SELECT ON ALL TABLES IN SCHEMA rapporteur TO %1$s']
        END;
        FOREACH statement IN ARRAY rights LOOP
            EXECUTE format(statement, target);
        END LOOP;
    END LOOP;
END $$;
