-- Run after the grants, any number of times: limits of time for the roles of the services and for those who log in as
-- their members (settings are not inherited). What may not be changed is left: the programs ask for the same limits.

DO $$
DECLARE
    login regrole;
    setting text;
BEGIN
    FOR login IN
        SELECT oid FROM pg_roles AS role
        WHERE rolname IN ('rapporteur_ingest', 'rapporteur_classify', 'rapporteur_report', 'rapporteur_operator',
            'rapporteur_reader')
            OR (rolcanlogin AND NOT rolsuper AND NOT rolcreaterole AND EXISTS (
                SELECT FROM pg_auth_members AS membership JOIN pg_roles AS service ON service.oid = membership.roleid
                WHERE membership.member = role.oid AND service.rolname IN
                    ('rapporteur_ingest', 'rapporteur_classify', 'rapporteur_report', 'rapporteur_operator',
            'rapporteur_reader')))
    LOOP
        FOREACH setting IN ARRAY ARRAY['statement_timeout = ''30s''', 'lock_timeout = ''2s''',
            'idle_in_transaction_session_timeout = ''60s''']
        LOOP
            BEGIN
                EXECUTE format('ALTER ROLE %s IN DATABASE %I SET %s', login, current_database(), setting);
            EXCEPTION WHEN insufficient_privilege OR undefined_object OR internal_error OR unique_violation THEN
                NULL;
            END;
        END LOOP;
    END LOOP;
END $$;
