-- The id that a merged customer or contact lives on under.

CREATE FUNCTION dbm.resolve(id text, schema name DEFAULT 'marketing') RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    survivor text;
BEGIN
    EXECUTE format('SELECT survivor_id::text FROM %I.merged_customer WHERE customer_id = $1::%s', schema, dbm_internal.customer_id_type(schema))
        INTO survivor USING id;
    RETURN coalesce(survivor, id);
END;
$$;
COMMENT ON FUNCTION dbm.resolve(text, name) IS
'The id under which customer id of schema lives on; id itself when it was never merged, or is not known. NULL for NULL. For many ids at once join the view customer_resolved. Error: no data model in the schema, an id that is none of its type.';

CREATE FUNCTION dbm.resolve(id bigint, schema name DEFAULT 'marketing') RETURNS bigint
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN dbm.resolve(id::text, schema)::bigint;
END;
$$;
COMMENT ON FUNCTION dbm.resolve(bigint, name) IS
'The id under which customer id of schema lives on, as dbm.resolve(text, name).';

CREATE FUNCTION dbm.resolve(id uuid, schema name DEFAULT 'marketing') RETURNS uuid
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN dbm.resolve(id::text, schema)::uuid;
END;
$$;
COMMENT ON FUNCTION dbm.resolve(uuid, name) IS
'The id under which customer id of schema lives on, as dbm.resolve(text, name).';
