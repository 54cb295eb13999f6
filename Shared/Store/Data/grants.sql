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
        'GRANT SELECT ON rapporteur.documents, rapporteur.passages, rapporteur.footnotes, rapporteur.citations, '
            'rapporteur.symbols, rapporteur.superseding, rapporteur.corrigendum_targets TO %1$s',
        'GRANT SELECT ON rapporteur.taxonomies TO %1$s'];
    rights text[];
    statement text;
BEGIN
    FOREACH service IN ARRAY ARRAY['rapporteur_ingest', 'rapporteur_classify', 'rapporteur_report', 'rapporteur_operator',
        'rapporteur_reader']
    LOOP
        CONTINUE WHEN to_regrole(service) IS NULL;
        target := to_regrole(service);
        rights := CASE service
            WHEN 'rapporteur_ingest' THEN everywhere || delivery || corpus || ARRAY[
                'GRANT INSERT ON rapporteur.documents, rapporteur.passages, rapporteur.footnotes, rapporteur.symbols, '
                    'rapporteur.corrigendum_targets TO %1$s']
            WHEN 'rapporteur_classify' THEN everywhere || delivery || corpus || ARRAY[
                'GRANT SELECT, INSERT, UPDATE ON rapporteur.classifications TO %1$s',
                'GRANT SELECT, INSERT, UPDATE, DELETE ON rapporteur.assignments TO %1$s',
                'GRANT SELECT, INSERT ON rapporteur.past_assignments, rapporteur.corrections TO %1$s',
                'GRANT SELECT, INSERT, UPDATE ON rapporteur.reclassifications TO %1$s',
                'GRANT UPDATE (undone_at, undone_by, undone_reason, undone_xid) ON rapporteur.corrections TO %1$s']
            WHEN 'rapporteur_report' THEN everywhere || delivery || corpus || ARRAY[
                'GRANT SELECT ON rapporteur.classifications, rapporteur.assignments, rapporteur.past_assignments, '
                    'rapporteur.corrections TO %1$s',
                'GRANT SELECT, INSERT ON rapporteur.reports, rapporteur.report_files TO %1$s',
                'GRANT SELECT, INSERT, UPDATE ON rapporteur.report_runs TO %1$s']
            -- A person at the command line: reads everything, asks for work, and marks what was seen to.
            WHEN 'rapporteur_operator' THEN everywhere || ARRAY[
                'GRANT SELECT ON ALL TABLES IN SCHEMA rapporteur TO %1$s',
                'GRANT UPDATE (replayed_at) ON rapporteur.quarantine TO %1$s',
                'GRANT UPDATE (withdrawn_at, withdrawn_xid, withdrawn_by, withdrawn_reason) ON rapporteur.documents TO %1$s',
                'GRANT INSERT ON rapporteur.taxonomies TO %1$s',
                'GRANT INSERT, UPDATE ON rapporteur.reclassifications TO %1$s']
            ELSE everywhere || ARRAY['GRANT SELECT ON ALL TABLES IN SCHEMA rapporteur TO %1$s']
        END;
        FOREACH statement IN ARRAY rights LOOP
            EXECUTE format(statement, target);
        END LOOP;
    END LOOP;
END $$;
