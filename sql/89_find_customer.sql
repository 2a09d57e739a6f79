-- find customer: one row for whoever stands at the counter, whichever way they name themselves

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
    PERFORM dbm.customer_id_type(schema);
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

CREATE FUNCTION dbm.found_customers(target name, identifier text, region text)
    RETURNS TABLE (customer text, found_by text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000 ROWS 2
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kinds constant text[] := '{mobile,phone,fax,email,address,web,wechat_openid,wechat_unionid,wecom_external,qq,weibo,douyin,xiaohongshu,alipay,device,card}';
    type constant text := dbm.customer_id_type(target);
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
COMMENT ON FUNCTION dbm.found_customers(name, text, text) IS
'Internal. Customers of schema target who live on and have an identifier under any of their ids, and what kind of identifier it is.';

CREATE FUNCTION dbm.find_customer(identifier text, schema name DEFAULT 'marketing', region text DEFAULT 'CN')
    RETURNS TABLE (customer_id text, found_by text, kind text, name text, records integer, people integer, orders integer,
                   revenue numeric, currency text, first_order_on date, last_order_on date, conversations integer,
                   last_contact_on date, open_leads integer, open_opportunities integer, campaigns integer,
                   open_feedback integer, points integer)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 ROWS 2
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    longest constant integer := 10000;
BEGIN
    IF identifier IS NULL OR schema IS NULL OR length(identifier) > longest THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format($q$
        SELECT v.customer_id::text, f.found_by, v.kind, v.name, v.records, v.people, v.orders, v.revenue, v.currency, v.first_order_on,
               v.last_order_on, v.conversations, v.last_contact_on, v.open_leads, v.open_opportunities, v.campaigns, v.open_feedback, v.points
        FROM (SELECT g.customer, string_agg(DISTINCT g.found_by, ', ' ORDER BY g.found_by) AS found_by
              FROM dbm.found_customers($1, $2, $3) AS g GROUP BY g.customer) AS f
        JOIN %1$I.customer_360 AS v ON v.customer_id = f.customer::%2$s
        ORDER BY v.customer_id$q$, schema, dbm.customer_id_type(schema))
        USING schema, identifier, region;
END;
$$;
COMMENT ON FUNCTION dbm.find_customer(text, name, text) IS
'The customer of schema who has this identifier: a phone number, an e-mail, a card, a WeChat id, a registration number, an id of the books, old ones of merged customers included, however it is written. One row of customer_360 per customer who lives on, with found_by, the kinds of identifier it matched; more than one row when several customers share it, like a switchboard. region: country of numbers without a calling code. No row for NULL, for what nobody has and for more than 10000 characters. Error: no data model in the schema, an unknown region.';
