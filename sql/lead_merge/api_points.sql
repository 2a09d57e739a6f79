-- Normal forms of the contact points of a schema.

CREATE FUNCTION dbm.normalize_points(schema name DEFAULT 'marketing', region text DEFAULT 'CN') RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    changed bigint;
BEGIN
    IF schema IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM dbm_internal.customer_id_type(schema);
    EXECUTE format($q$
        UPDATE %1$I.contact_point AS p SET normalized = n.normalized
        FROM (SELECT q.customer_id, q.contact_point_id, dbm.normalize(q.kind, q.value, coalesce(d.region, $1)) AS normalized
              FROM %1$I.contact_point AS q
              LEFT JOIN %1$I.customer AS c ON c.customer_id = q.customer_id
              LEFT JOIN (SELECT DISTINCT k.region FROM dbm.default_calling_codes() AS k) AS d ON d.region = c.country) AS n
        WHERE n.customer_id = p.customer_id AND n.contact_point_id = p.contact_point_id AND n.normalized IS DISTINCT FROM p.normalized$q$,
        schema) USING region;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END;
$$;
COMMENT ON FUNCTION dbm.normalize_points(name, text) IS
'Works out contact_point.normalized of schema by dbm.normalize, in the country of the customer, or in region where that is not given; value stays as it is. Rows that are as they should be are not written. Returns the number of rows written. After it find_customer reads an index. A value that is none of its kind gets NULL.';
