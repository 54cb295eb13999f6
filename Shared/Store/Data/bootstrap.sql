-- Run before every migration, any number of times: roles, where the migrating role may make them, and the schema.
-- Roles belong to the whole server, so another database's migration may be making them at this moment.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['rapporteur_owner', 'rapporteur_ingest', 'rapporteur_classify', 'rapporteur_report', 'rapporteur_operator', 'rapporteur_reader']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
                NULL; -- The report of the migration names those that are missing.
            END;
        END IF;
    END LOOP;
    -- The owner's rights are needed to hand the schema over to it.
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapporteur_owner')
        AND NOT pg_has_role(current_user, 'rapporteur_owner', 'MEMBER')
    THEN
        BEGIN
            EXECUTE format('GRANT rapporteur_owner TO %I', current_user);
        EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation OR internal_error THEN
            NULL; -- Objects then belong to the migrating role.
        END;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'rapporteur') THEN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapporteur_owner' AND pg_has_role(oid, 'MEMBER')) THEN
            CREATE SCHEMA rapporteur AUTHORIZATION rapporteur_owner;
        ELSE
            CREATE SCHEMA rapporteur;
        END IF;
    END IF;
    -- From here on, to the end of the transaction, everything belongs to the schema's owner.
    PERFORM set_config('role', nspowner::regrole::text, true) FROM pg_namespace
        WHERE nspname = 'rapporteur' AND nspowner <> current_user::regrole AND pg_has_role(nspowner, 'MEMBER');
END $$;

CREATE TABLE IF NOT EXISTS rapporteur.migrations (
    version    integer PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text NOT NULL DEFAULT session_user,
    name       text NOT NULL,
    sha256     text NOT NULL
);
COMMENT ON SCHEMA rapporteur IS 'United Nations documents on trafficking in persons, their passages, themes and reports.';
COMMENT ON TABLE rapporteur.migrations IS 'Which numbered changes this schema has had.';
COMMENT ON COLUMN rapporteur.migrations.sha256 IS 'Of the migration''s text, so that a later edit is noticed.';
