\echo Use "CREATE EXTENSION dbm_marketing" to load this file. \quit

-- Every object below is named with its schema; nothing is looked up in a schema others may write to.
SET LOCAL search_path TO pg_catalog, pg_temp;

CREATE FUNCTION dbm.version() RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_version'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.version() IS
'Version of the loaded library. It differs from the version of the installed SQL between an update of the package and ALTER EXTENSION dbm_marketing UPDATE.';
