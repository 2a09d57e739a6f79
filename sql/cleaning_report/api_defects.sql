-- Every defect of the data of a schema, one row each.

CREATE FUNCTION dbm.cleaning_defects(schema name DEFAULT 'marketing', region text DEFAULT 'CN', duplicates boolean DEFAULT true)
    RETURNS TABLE (defect text, relation text, record text, field text, value text, reason text, suggestion text)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    crowd constant integer := 5;
BEGIN
    PERFORM dbm_internal.customer_id_type(schema);
    -- each value by itself
    RETURN QUERY
    SELECT CASE WHEN c.reason = 'placeholder' OR c.reason = 'default_date' THEN 'placeholder'
                WHEN c.reason LIKE 'is\_%' OR c.reason = 'not_mobile' THEN 'wrong field'
                WHEN c.reason = 'disposable' THEN 'disposable'
                ELSE 'bad format' END,
           c.relation, c.record, c.field, c.value, c.reason, c.suggestion
    FROM (SELECT v.relation, v.record, v.field, v.value, (w.checked).reason, (w.checked).suggestion
          FROM dbm_internal.cleaning_values(schema, region) AS v
          CROSS JOIN LATERAL (SELECT CASE WHEN v.field IN ('weibo', 'douyin', 'xiaohongshu', 'alipay', 'device', 'card') THEN dbm.validate('code', v.value, v.region)
                                          WHEN v.field = 'web' THEN dbm.validate('website', v.value, v.region)
                                          ELSE dbm.validate(v.field, v.value, v.region) END OFFSET 0) AS w(checked)
          WHERE NOT (w.checked).valid) AS c;
    -- values against each other
    RETURN QUERY
    SELECT 'contradiction', v.relation, v.record, v.field, v.value, 'number of ' || (w.phone).region || ', customer in ' || v.country, NULL::text
    FROM dbm_internal.cleaning_values(schema, region) AS v
    CROSS JOIN LATERAL (SELECT dbm.parse_phone(v.value, v.region) OFFSET 0) AS w(phone)
    WHERE v.field IN ('mobile', 'phone', 'fax') AND v.country IS NOT NULL AND (w.phone).kind <> 'invalid'
      AND (w.phone).region NOT IN (v.country, '001');
    RETURN QUERY EXECUTE format($q$
        SELECT 'contradiction', 'customer', c.customer_id::text, 'credit_code', c.credit_code,
               'code of region ' || substr(c.credit_code, 3, 2) || ', customer in ' || c.region_code, NULL::text
        FROM %1$I.customer AS c
        WHERE dbm.valid_credit_code(c.credit_code) AND c.region_code ~ '^[1-9][0-9]{5}$'
          AND substr(dbm.normalize('credit_code', c.credit_code), 3, 2) NOT IN (substr(c.region_code, 1, 2), '10')
        UNION ALL
        SELECT 'contradiction', 'contact', c.customer_id::text || '#' || c.contact_id, 'name', c.name,
               'person and enterprise are exchanged', u.name
        FROM %1$I.contact AS c JOIN %1$I.customer AS u ON u.customer_id = c.customer_id
        WHERE u.kind = 'enterprise' AND (dbm.validate('name', c.name)).reason = 'is_company'
          AND (dbm.validate('company', u.name)).valid AND (dbm.validate('name', u.name)).valid$q$, schema);
    -- what a crowd shares
    RETURN QUERY EXECUTE format($q$
        WITH point AS MATERIALIZED (
            SELECT r.survivor_id AS customer_id, q.customer_id::text || '#' || q.contact_point_id AS record, q.kind, q.value,
                   coalesce(q.normalized, dbm.normalize(q.kind, q.value, coalesce(d.region, $1)), q.value) AS form
            FROM %1$I.contact_point AS q
            JOIN %1$I.customer_resolved AS r ON r.customer_id = q.customer_id
            LEFT JOIN %1$I.customer AS u ON u.customer_id = q.customer_id
            LEFT JOIN (SELECT DISTINCT k.region FROM dbm.default_calling_codes() AS k) AS d ON d.region = u.country
            WHERE q.valid AND q.kind NOT IN ('address', 'web', 'fax')
              AND (q.kind NOT IN ('mobile', 'phone', 'email') OR (dbm.validate(q.kind, q.value, coalesce(d.region, $1))).valid)
        ), shared AS (
            SELECT p.kind, p.form, count(DISTINCT p.customer_id) AS customers FROM point AS p
            GROUP BY p.kind, p.form HAVING count(DISTINCT p.customer_id) >= $2
        )
        SELECT 'generic value', 'contact_point', p.record, p.kind, p.value,
               CASE WHEN s.form IS NOT NULL THEN 'shared by ' || s.customers || ' customers' ELSE 'of a department, not of a person' END, NULL::text
        FROM point AS p LEFT JOIN shared AS s ON s.kind = p.kind AND s.form = p.form
        WHERE s.form IS NOT NULL OR p.kind = 'email' AND (dbm.parse_email(p.value)).kind = 'role'$q$, schema) USING region, crowd;
    -- what is there twice
    RETURN QUERY EXECUTE format($q$
        SELECT 'duplicate', 'contact_point', q.record, q.kind, q.value, 'the same as ' || q.first, NULL::text
        FROM (SELECT p.customer_id::text || '#' || p.contact_point_id AS record, p.kind, p.value,
                     row_number() OVER w AS n, first_value(p.value) OVER w AS first
              FROM %1$I.contact_point AS p
              WINDOW w AS (PARTITION BY p.customer_id, p.contact_id, p.kind, p.scope,
                                        coalesce(p.normalized, dbm.normalize(p.kind, p.value, $1), p.value)
                           ORDER BY p.is_primary DESC, p.verified_on DESC NULLS LAST, p.contact_point_id)) AS q
        WHERE q.n > 1$q$, schema) USING region;
    IF duplicates THEN
        RETURN QUERY
        SELECT 'duplicate', w.level, w.record, NULL::text, NULL::text, 'one with ' || w.survivor, w.survivor
        FROM dbm_internal.lead_waiting(schema) AS w;
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm.cleaning_defects(name, text, boolean) IS
'Every defect of the records of schema, one row each. defect: placeholder (typed to get past a field), bad format, wrong field (a value of another one), disposable (a mailbox for minutes), contradiction (a number of another country than the customer, a registration code of another province, person and enterprise exchanged), generic value (a switchboard, info@, what at least 5 customers share), duplicate (a value twice at one contact, and, unless duplicates is false, records that lead_merge would merge). record is the customer, customer_id#contact_id, or customer_id#contact_point_id. reason is a code of dbm.default_validation_reasons() or says why in words; suggestion what is probably meant. region: country of numbers without a calling code, where the customer has no country. Values marked as not valid are left out, except as duplicates. Nothing is written. No row for a NULL argument. Error: no data model in the schema, an unknown region.';
