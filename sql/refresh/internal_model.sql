-- What several steps of a refresh share: models as rows, units of time, the shape of settings.

CREATE TYPE dbm_internal.setting_kind AS (name text, value text, shape text, allowed text, description text);
COMMENT ON TYPE dbm_internal.setting_kind IS
'A setting: its name, its default, the regular expression of what is allowed, the same in words, what it means.';

CREATE FUNCTION dbm_internal.unit_days(unit text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_refresh_unit_days'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.unit_days(text) IS
'Days in a time unit of the lifetime value models: day 1, week 7, month 30.4375, year 365.25. Error: another unit.';

CREATE FUNCTION dbm_internal.keep_model(target name, run bigint, as_of date, kind text, n bigint, identified boolean, note text,
                               payload jsonb, segment text DEFAULT '')
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF payload IS NOT NULL THEN
        EXECUTE format('INSERT INTO %I.model (kind, segment, refresh_id, as_of, n, identified, note, payload)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', target)
            USING kind, segment, run, as_of, coalesce(n, 0), coalesce(identified, true), nullif(note, ''), payload;
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm_internal.keep_model(name, bigint, date, text, bigint, boolean, text, jsonb, text) IS
'Stores a model of a run; no payload (no customers to fit on) stores nothing. A part of refresh.';
