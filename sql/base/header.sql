\echo Use "CREATE EXTENSION dbm_marketing" to load this file. \quit

-- Every object below is named with its schema; nothing is looked up in a schema others may write to.
SET LOCAL search_path TO pg_catalog, pg_temp;

-- The door. Whoever may create in dbm can plant a function that fits a call better than ours does, and it
-- runs with the rights of whoever refreshes. So a schema dbm that is there already must be empty and belong
-- to a superuser, the owner of the database or the role that installs, and nobody else may create in it. A
-- role that is none of the first two hands it to the owner of the database, so that a dump restores.
DO $$
DECLARE
    door record;
    others text;
BEGIN
    SELECT n.nspowner, n.nspacl, r.rolname AS owner, r.rolsuper, d.datdba, e.extowner,
           EXISTS (SELECT FROM pg_proc WHERE pronamespace = n.oid UNION ALL SELECT FROM pg_type WHERE typnamespace = n.oid
                   UNION ALL SELECT FROM pg_class WHERE relnamespace = n.oid UNION ALL SELECT FROM pg_operator WHERE oprnamespace = n.oid) AS occupied
    INTO STRICT door
    FROM pg_namespace AS n JOIN pg_roles AS r ON r.oid = n.nspowner
        JOIN pg_database AS d ON d.datname = current_database() JOIN pg_extension AS e ON e.extname = 'dbm_marketing'
    WHERE n.nspname = 'dbm';

    SELECT string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(g.rolname) END, ', ') INTO others
    FROM aclexplode(door.nspacl) AS a LEFT JOIN pg_roles AS g ON g.oid = a.grantee
    WHERE a.privilege_type = 'CREATE' AND a.grantee NOT IN (door.nspowner, door.datdba) AND NOT coalesce(g.rolsuper, false);

    IF NOT door.rolsuper AND door.nspowner NOT IN (door.datdba, door.extowner) THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('schema "dbm" exists already and belongs to role "%s"', door.owner),
            HINT = 'Its owner could plant functions there that refresh would run. Look at what it holds, then: DROP SCHEMA dbm';
    ELSIF others IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('others may create in schema "dbm": %s', others),
            HINT = format('REVOKE CREATE ON SCHEMA dbm FROM %s', others);
    ELSIF door.occupied THEN
        RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
            MESSAGE = 'schema "dbm" exists already and is not empty',
            HINT = 'Move what it holds to another schema, then: DROP SCHEMA dbm';
    ELSIF to_regnamespace('dbm_internal') IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'duplicate_schema',
            MESSAGE = 'schema "dbm_internal" exists already',
            HINT = 'The extension makes this schema for functions of its own. Look at what it holds, then: DROP SCHEMA dbm_internal';
    END IF;
    IF NOT door.rolsuper AND door.nspowner <> door.datdba THEN
        EXECUTE format('ALTER SCHEMA dbm OWNER TO %I', pg_get_userbyid(door.datdba));
    END IF;
END;
$$;

CREATE SCHEMA dbm_internal;
COMMENT ON SCHEMA dbm_internal IS
'What the functions of schema dbm are made of. It may change with every version: call nothing here.';

CREATE FUNCTION dbm.version() RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_version'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.version() IS
'Version of the loaded library. It differs from the version of the installed SQL between an update of the package and ALTER EXTENSION dbm_marketing UPDATE.';
