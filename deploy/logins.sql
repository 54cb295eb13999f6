-- One login for each service and one for people at the command line, each with the rights of its role and no more. Run by an
-- administrator after `rapporteur setup`, any number of times:
--
--   psql "$ADMINISTRATOR_URL" -v password="$PASSWORD" -f deploy/logins.sql
--
-- All get the same password; where each has its own, change it with ALTER ROLE … PASSWORD.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT set_config('rapporteur.password', :'password', false) \g /dev/null
DO $$
DECLARE
    service text;
    login   text;
    setting text;
BEGIN
    FOREACH service IN ARRAY ARRAY['ingest', 'classify', 'report', 'operator'] LOOP
        login := format('rapporteur_%s_login', service);
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
            EXECUTE format('CREATE ROLE %I', login);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', login, current_setting('rapporteur.password'));
        EXECUTE format('GRANT %I TO %I', 'rapporteur_' || service, login);
        -- Settings are not inherited from the role.
        FOREACH setting IN ARRAY ARRAY['statement_timeout = ''30s''', 'lock_timeout = ''2s''',
            'idle_in_transaction_session_timeout = ''60s''']
        LOOP
            EXECUTE format('ALTER ROLE %I IN DATABASE %I SET %s', login, current_database(), setting);
        END LOOP;
    END LOOP;
END $$;
