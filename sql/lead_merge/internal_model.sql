-- lead model: what the matcher is given: the records of a schema, what is decided of them, and the model
--
-- The model is fitted once and kept (match_model): later runs weigh with the same parameters, so that a
-- record is judged alike whenever it comes.

CREATE FUNCTION dbm_internal.lead_columns(level text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE level
    WHEN 'contact' THEN '{"name": "name", "birth_date": "birth_date", "company": "company", "job_title": "job_title",
        "email": "emails", "mobile": "mobiles", "phone": "phones", "address": "address", "city": "city", "country": "country"}'::jsonb
    WHEN 'customer' THEN '{"company": "company", "credit_code": "credit_code", "email": "emails", "phone": "phones",
        "website": "websites", "address": "address", "city": "city", "country": "country"}'::jsonb
END
$$;
COMMENT ON FUNCTION dbm_internal.lead_columns(text) IS
'Which columns of match_contact or match_customer hold which field of the matcher. WeChat ids are not weighed: see lead_identities.';

CREATE FUNCTION dbm_internal.lead_relation(target name, level text) RETURNS regclass
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT format('%I.%I', target, CASE level WHEN 'contact' THEN 'match_contact' ELSE 'match_customer' END)::regclass
$$;
COMMENT ON FUNCTION dbm_internal.lead_relation(name, text) IS
'The view of schema target with the records of a level.';

CREATE FUNCTION dbm_internal.lead_selves(target name) RETURNS TABLE (customer_id text, record text)
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE format($q$
        SELECT DISTINCT ON (u.customer_id) u.customer_id::text, u.customer_id::text || '#' || coalesce(c.contact_id, 0)
        FROM %1$I.customer AS u LEFT JOIN %1$I.contact AS c ON c.customer_id = u.customer_id
        WHERE u.kind = 'person'
        ORDER BY u.customer_id, c.is_primary DESC, c.contact_id$q$, target);
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_selves(name) IS
'Customers of schema target who are persons, each with the record of level contact that stands for them.';

CREATE FUNCTION dbm_internal.lead_pins(target name, level text, decision text) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    pins text[];
    of_customers boolean;
BEGIN
    EXECUTE format('SELECT $1 = ''contact'' AND EXISTS (SELECT FROM %I.match_pin AS p WHERE p.level = ''customer'' AND p.decision = $2)', target)
        INTO of_customers USING level, decision;
    -- What is decided of two customers in person is decided of the contacts that stand for them.
    EXECUTE dbm_internal.lead_statement(format($q$
        SELECT array_agg(ARRAY[p.a, p.b] ORDER BY p.a COLLATE "C", p.b COLLATE "C")
        FROM (SELECT p.a, p.b FROM @schema@.match_pin AS p WHERE p.level = $1 AND p.decision = $2 %s) AS p$q$,
        CASE WHEN of_customers THEN $q$
              UNION
              SELECT a.record, b.record FROM @schema@.match_pin AS p
              JOIN dbm_internal.lead_selves($3) AS a ON a.customer_id = p.a JOIN dbm_internal.lead_selves($3) AS b ON b.customer_id = p.b
              WHERE p.level = 'customer' AND p.decision = $2$q$ ELSE '' END), target, level)
        INTO pins USING level, decision, target;
    RETURN coalesce(pins, '{}');
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_pins(name, text, text) IS
'Pairs of records of schema target that somebody decided so, as an array of two columns.';

CREATE FUNCTION dbm_internal.lead_identities(target name, region text) RETURNS TABLE (a text, b text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    most constant integer := 20;
    any_wechat boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.contact_point WHERE kind IN (''wechat_openid'', ''wechat_unionid''))', target) INTO any_wechat;
    IF NOT any_wechat THEN
        RETURN;
    END IF;
    -- An id that many share is no id but a slip of whoever filled it in.
    RETURN QUERY EXECUTE format($q$
        SELECT h.first, r.record
        FROM (SELECT k.key, min(m.record COLLATE "C") AS first, array_agg(DISTINCT m.record COLLATE "C") AS records
              FROM %I.match_contact AS m
              CROSS JOIN LATERAL (SELECT 'u' || u FROM unnest(m.wechat_unionids) AS u
                                  UNION ALL SELECT 'o' || o FROM unnest(m.wechat_openids) AS o
                                  UNION ALL SELECT 'm' || coalesce(dbm.normalize('mobile', n, $1), n) FROM unnest(m.mobiles) AS n
                                  WHERE m.wechat_openids IS NOT NULL) AS k(key)
              GROUP BY k.key) AS h
        CROSS JOIN LATERAL unnest(h.records) AS r(record)
        WHERE cardinality(h.records) BETWEEN 2 AND $2 AND r.record <> h.first$q$, target) USING region, most;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_identities(name, text) IS
'Pairs of people of schema target who are one by WeChat: an equal UnionID, an equal OpenID of one app, or, of people with an OpenID, an equal verified mobile number. Two OpenIDs say nothing by themselves: each app gives another. An id of more than 20 records joins nobody.';

CREATE FUNCTION dbm_internal.lead_must_link(target name, level text, options jsonb) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 10000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    pinned constant text[] := dbm_internal.lead_pins(target, level, 'link');
    apart constant text[] := dbm_internal.lead_pins(target, level, 'separate');
    links text[];
BEGIN
    IF level <> 'contact' THEN
        RETURN pinned;
    END IF;
    -- Where ids would join what somebody parted, they join nothing and the model decides.
    WITH RECURSIVE identity AS MATERIALIZED (
        SELECT i.a, i.b FROM dbm_internal.lead_identities(target, coalesce(options->>'region', 'CN')) AS i
    ), link AS MATERIALIZED (
        SELECT i.a, i.b FROM identity AS i UNION SELECT pinned[n][1], pinned[n][2] FROM generate_subscripts(pinned, 1) AS n
    ), near AS MATERIALIZED (
        SELECT l.a, l.b FROM link AS l UNION ALL SELECT l.b, l.a FROM link AS l
    ), reach(start, record) AS (
        SELECT apart[n][1], apart[n][1] FROM generate_subscripts(apart, 1) AS n
        UNION
        SELECT r.start, n.b FROM reach AS r JOIN near AS n ON n.a = r.record
    ), disputed AS MATERIALIZED (
        SELECT r.record FROM reach AS r
        WHERE r.start IN (SELECT s.start FROM reach AS s JOIN generate_subscripts(apart, 1) AS n ON apart[n][1] = s.start AND apart[n][2] = s.record)
    )
    SELECT array_agg(ARRAY[i.a, i.b] ORDER BY i.a COLLATE "C", i.b COLLATE "C") INTO links
    FROM identity AS i WHERE i.a NOT IN (SELECT d.record FROM disputed AS d);
    RETURN CASE WHEN links IS NULL THEN pinned WHEN pinned = '{}' THEN links ELSE pinned || links END;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_must_link(name, text, jsonb) IS
'Pairs of records of schema target that are one, by pins of the decision link and, of people, by WeChat ids, as an array of two columns.';

CREATE FUNCTION dbm_internal.lead_options(target name, options jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    pairs jsonb;
BEGIN
    IF options ? 'aliases' OR to_regclass(format('%I.company_alias', target)) IS NULL THEN
        RETURN options;
    END IF;
    EXECUTE format('SELECT jsonb_agg(jsonb_build_array(a.alias, a.name) ORDER BY a.alias COLLATE "C", a.name COLLATE "C") FROM %I.company_alias AS a', target)
        INTO pairs;
    RETURN CASE WHEN pairs IS NULL THEN options ELSE options || jsonb_build_object('aliases', pairs) END;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_options(name, jsonb) IS
'Options of the matcher with the aliases of table company_alias of schema target, unless they name aliases themselves.';

CREATE FUNCTION dbm_internal.lead_count(target name, level text) RETURNS bigint
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    n bigint;
BEGIN
    EXECUTE format(CASE level WHEN 'customer' THEN 'SELECT count(*) FROM %1$I.customer WHERE kind = ''enterprise'''
                   ELSE 'SELECT (SELECT count(*) FROM %1$I.contact)
                              + (SELECT count(*) FROM %1$I.customer AS u WHERE u.kind = ''person''
                                 AND NOT EXISTS (SELECT FROM %1$I.contact AS c WHERE c.customer_id = u.customer_id))' END, target) INTO n;
    RETURN n;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_count(name, text) IS
'Records of a level in schema target.';

CREATE FUNCTION dbm_internal.lead_model(target name, level text, OUT version integer, OUT payload jsonb)
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    own boolean;
    fitted_on bigint;
BEGIN
    EXECUTE format('SELECT m.version, m.payload, m.note = ''fitted by lead_merge'', m.records FROM %I.match_model AS m
                    WHERE m.level = $1 ORDER BY m.version DESC LIMIT 1', target)
        INTO version, payload, own, fitted_on USING level;
    -- A model of its own grows with the data; one that somebody had fitted stays until they fit another.
    IF own AND dbm_internal.lead_count(target, level) >= 2 * coalesce(fitted_on, 0) THEN
        version := NULL;
        payload := NULL;
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_model(name, text) IS
'The model of a level in use in schema target; NULL when none was fitted, or when lead_merge fitted it to half of the records there are now or fewer, and a new one is due.';
