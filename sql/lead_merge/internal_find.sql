-- Parts of find_customer.

CREATE FUNCTION dbm_internal.found_customers(target name, identifier text, region text)
    RETURNS TABLE (customer text, found_by text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000 ROWS 2
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kinds constant text[] := '{mobile,phone,fax,email,address,web,wechat_openid,wechat_unionid,wecom_external,qq,weibo,douyin,xiaohongshu,alipay,device,card}';
    type constant text := dbm_internal.customer_id_type(target);
    may_be_id constant boolean := type = 'text'
        OR type = 'bigint' AND identifier ~ '^[0-9]{1,18}$'
        OR type = 'uuid' AND identifier ~* '^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$';
BEGIN
    IF may_be_id THEN
        RETURN QUERY EXECUTE format($q$SELECT r.survivor_id::text, 'customer_id' FROM %I.customer_resolved AS r WHERE r.customer_id = $1::%s$q$, target, type)
            USING identifier;
    END IF;
    IF dbm.normalize('credit_code', identifier) IS NOT NULL THEN
        RETURN QUERY EXECUTE format($q$
            SELECT r.survivor_id::text, 'credit_code' FROM %1$I.customer AS c JOIN %1$I.customer_resolved AS r ON r.customer_id = c.customer_id
            WHERE c.credit_code IN ($1, $2)$q$, target) USING identifier, dbm.normalize('credit_code', identifier);
    END IF;
    RETURN QUERY EXECUTE format($q$
        SELECT r.survivor_id::text, k.kind
        FROM unnest($2) AS k(kind)
        CROSS JOIN LATERAL (SELECT DISTINCT f.form FROM (VALUES ($1), (btrim($1)), (dbm.normalize(k.kind, $1, $3))) AS f(form)
                            WHERE f.form <> '') AS f
        JOIN %1$I.contact_point AS p ON p.kind = k.kind AND coalesce(p.normalized, p.value) = f.form
        JOIN %1$I.customer_resolved AS r ON r.customer_id = p.customer_id$q$, target) USING identifier, kinds, region;
    -- values that were never worked out are read one by one
    RETURN QUERY EXECUTE format($q$
        SELECT r.survivor_id::text, p.kind
        FROM (SELECT k.kind, dbm.normalize(k.kind, $1, $3) AS form FROM unnest($2) AS k(kind) OFFSET 0) AS f
        JOIN %1$I.contact_point AS p ON p.kind = f.kind
        JOIN %1$I.customer_resolved AS r ON r.customer_id = p.customer_id
        WHERE p.normalized IS NULL AND CASE WHEN p.kind = ANY ($2) THEN dbm.normalize(p.kind, p.value, $3) = f.form END$q$, target)
        USING identifier, kinds, region;
END;
$$;
COMMENT ON FUNCTION dbm_internal.found_customers(name, text, text) IS
'Customers of schema target who live on and have an identifier under any of their ids, and what kind of identifier it is.';
