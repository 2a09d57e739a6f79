-- Fitting the model that later runs weigh with.

CREATE FUNCTION dbm.lead_fit(schema name DEFAULT 'marketing', level text DEFAULT 'contact', pins jsonb DEFAULT '{}',
                             options jsonb DEFAULT '{}', note text DEFAULT NULL)
    RETURNS integer
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    fitted jsonb;
    version integer;
BEGIN
    PERFORM dbm_internal.lead_given(schema, level, current_date);
    IF level NOT IN ('customer', 'contact') THEN
        RAISE EXCEPTION 'unknown level "%"', level
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Levels are customer and contact.';
    END IF;
    PERFORM dbm_internal.lead_lock(schema);
    fitted := dbm.match_fit(source => dbm_internal.lead_relation(schema, level), id => 'record', columns => dbm_internal.lead_columns(level),
                            level => CASE level WHEN 'contact' THEN 'person' ELSE 'company' END, pins => pins,
                            options => dbm_internal.lead_options(schema, options));
    EXECUTE format('INSERT INTO %1$I.match_model (level, version, payload, pins, records, note)
                    SELECT $1, coalesce(max(m.version), 0) + 1, $2, $3, ($2->>''records'')::bigint, $4
                    FROM %1$I.match_model AS m WHERE m.level = $1 RETURNING version', schema)
        INTO version USING level, fitted, coalesce(pins, '{}'), note;
    RETURN version;
END;
$$;
COMMENT ON FUNCTION dbm.lead_fit(name, text, jsonb, jsonb, text) IS
'Fits the model of a level, contact or customer, to the records of schema, and keeps it in match_model as the version in use from now on; returns its number. pins gives parameters that are not to be fitted and options those of the matcher, as match_fit takes them. lead_merge does it by itself when there is no model yet, or when the records have doubled since it did; do it when the data have changed in kind. Error: another level.';
