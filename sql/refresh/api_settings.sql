-- The settings of refresh.

CREATE FUNCTION dbm.default_settings()
    RETURNS TABLE (name text, value text, description text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 25
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT s.name, s.value, s.description FROM dbm_internal.all_settings() AS s
$$;
COMMENT ON FUNCTION dbm.default_settings() IS
'The settings of refresh with their defaults. create_tables fills the table setting from here; a row deleted there counts as its default.';
