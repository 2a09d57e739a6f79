-- Parts of find_customer.

CREATE FUNCTION dbm_internal.reads_as(type regtype, value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE
    WHEN type IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN true
    WHEN type IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype) AND value ~ '^[0-9]{1,19}$'
        THEN value::numeric <= CASE type WHEN 'smallint'::regtype THEN 32767 WHEN 'integer'::regtype THEN 2147483647 ELSE 9223372036854775807 END
    WHEN type = 'numeric'::regtype THEN value ~ '^[0-9]{1,100}$'
    WHEN type = 'uuid'::regtype THEN value ~* '^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$'
    ELSE false END
$$;
COMMENT ON FUNCTION dbm_internal.reads_as(regtype, text) IS
'Whether value is surely an id of this type, so that casting it raises no error.';

CREATE FUNCTION dbm_internal.found_customers(target name, identifier text, region text)
    RETURNS TABLE (customer text, found_by text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000 ROWS 2
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kinds constant text[] := '{mobile,phone,fax,email,address,web,wechat_openid,wechat_unionid,wecom_external,qq,weibo,douyin,xiaohongshu,alipay,device,card}';
    -- compared as the type under a domain, whose checks what is typed at the counter may break
    type constant regtype := dbm_internal.base_type(dbm_internal.customer_id_type(target)::regtype);
BEGIN
    IF dbm_internal.reads_as(type, identifier) THEN
        RETURN QUERY EXECUTE format($q$SELECT r.survivor_id::text, 'customer_id' FROM %I.customer_resolved AS r WHERE r.customer_id = $1::%s$q$, target, type)
            USING identifier;
    END IF;
    IF dbm.normalize('credit_code', identifier) IS NOT NULL THEN
        RETURN QUERY EXECUTE format($q$
            SELECT r.survivor_id::text, 'credit_code' FROM %1$I.customer AS c
            CROSS JOIN LATERAL (SELECT x.survivor_id FROM %1$I.customer_resolved AS x WHERE x.customer_id = c.customer_id OFFSET 0) AS r
            WHERE c.credit_code IN ($1, $2)$q$, target) USING identifier, dbm.normalize('credit_code', identifier);
    END IF;
    -- OFFSET 0: who was found is looked up one by one, whatever the planner thinks of their number
    RETURN QUERY EXECUTE format($q$
        SELECT r.survivor_id::text, k.kind
        FROM unnest($2) AS k(kind)
        CROSS JOIN LATERAL (SELECT DISTINCT f.form FROM (VALUES ($1), (btrim($1)), (dbm.normalize(k.kind, $1, $3))) AS f(form)
                            WHERE f.form <> '') AS f
        JOIN %1$I.contact_point AS p ON p.kind = k.kind AND coalesce(p.normalized, p.value) = f.form
        CROSS JOIN LATERAL (SELECT x.survivor_id FROM %1$I.customer_resolved AS x WHERE x.customer_id = p.customer_id OFFSET 0) AS r$q$, target) USING identifier, kinds, region;
    -- values that were never worked out are read one by one
    RETURN QUERY EXECUTE format($q$
        SELECT r.survivor_id::text, p.kind
        FROM (SELECT k.kind, dbm.normalize(k.kind, $1, $3) AS form FROM unnest($2) AS k(kind) OFFSET 0) AS f
        JOIN %1$I.contact_point AS p ON p.kind = f.kind
        CROSS JOIN LATERAL (SELECT x.survivor_id FROM %1$I.customer_resolved AS x WHERE x.customer_id = p.customer_id OFFSET 0) AS r
        WHERE p.normalized IS NULL AND CASE WHEN p.kind = ANY ($2) THEN dbm.normalize(p.kind, p.value, $3) = f.form END$q$, target)
        USING identifier, kinds, region;
END;
$$;
COMMENT ON FUNCTION dbm_internal.found_customers(name, text, text) IS
'Customers of schema target who live on and have an identifier under any of their ids, and what kind of identifier it is.';
