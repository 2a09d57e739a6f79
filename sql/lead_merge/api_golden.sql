-- The golden record of a customer.

CREATE FUNCTION dbm.golden_record(schema name DEFAULT 'marketing', as_of date DEFAULT current_date)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
BEGIN
    RETURN dbm_internal.golden_store(schema, 'customer', NULL, as_of) + dbm_internal.golden_store(schema, 'contact', NULL, as_of);
END;
$$;
COMMENT ON FUNCTION dbm.golden_record(name, date) IS
'Writes golden_value of schema anew as of a day, for every customer and contact into whom others are merged: after a change of golden_rule, source_trust or decay_rule, or of the data. lead_merge and lead_unmerge do it for what they touch. Returns the number of values. Error: no data model in the schema.';
