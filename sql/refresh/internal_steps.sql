-- The parts of a refresh: each capability brings a step and its settings, and stands in these two lists.
--
-- A step is X_refresh(target, as_of, run, settings): it works on the schema target in the transaction of the
-- run and returns what it has to say as an object, whose members later steps find among the settings
-- (currency) and refresh_log keeps (counts).

CREATE FUNCTION dbm_internal.refresh_steps() RETURNS TABLE (place integer, step text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES (10, 'orders_refresh'),
       (20, 'rfm_refresh'),
       (30, 'pareto_refresh'),
       (40, 'clv_refresh'),
       (50, 'scores_refresh'),
       (60, 'history_refresh'),
       (70, 'customer_equity_refresh')
$$;
COMMENT ON FUNCTION dbm_internal.refresh_steps() IS
'The steps of a refresh in their order, functions of schema dbm_internal.';

CREATE FUNCTION dbm_internal.refresh_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('stale_after_hours', '36', '^[0-9]{1,6}$', 'a whole number of hours',
     'refresh_status calls the answers stale when they are older than this.')
$$;
COMMENT ON FUNCTION dbm_internal.refresh_settings() IS
'Settings of refresh itself: name, default, regular expression of what is allowed, the same in words, meaning.';

CREATE FUNCTION dbm_internal.all_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 25
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT * FROM dbm_internal.orders_settings()
UNION ALL SELECT * FROM dbm_internal.rfm_settings()
UNION ALL SELECT * FROM dbm_internal.pareto_settings()
UNION ALL SELECT * FROM dbm_internal.clv_settings()
UNION ALL SELECT * FROM dbm_internal.customer_equity_settings()
UNION ALL SELECT * FROM dbm_internal.refresh_settings()
$$;
COMMENT ON FUNCTION dbm_internal.all_settings() IS
'The settings of all capabilities.';

CREATE FUNCTION dbm_internal.settings_of(target name) RETURNS jsonb
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    settings jsonb;
    wrong record;
BEGIN
    EXECUTE format('SELECT jsonb_object_agg(d.name, coalesce(nullif(btrim(s.value), ''''), d.value))
                    FROM dbm_internal.all_settings() AS d LEFT JOIN %1$I.setting AS s ON s.name = d.name', target)
        INTO settings;
    SELECT d.name, d.allowed INTO wrong
    FROM dbm_internal.all_settings() WITH ORDINALITY AS d(name, value, shape, allowed, description, place)
    WHERE coalesce(settings ->> d.name, '') !~ d.shape ORDER BY d.place LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'setting "%" has the value "%"', wrong.name, settings ->> wrong.name
            USING ERRCODE = 'invalid_parameter_value', HINT = format('It must be %s.', wrong.allowed);
    END IF;
    RETURN settings;
END;
$$;
COMMENT ON FUNCTION dbm_internal.settings_of(name) IS
'The settings of schema target as one object, defaults filled in. Error: a value that its setting does not allow.';
