-- Parts of the cleaning report: every value that is judged.

CREATE FUNCTION dbm_internal.cleaning_values(target name, default_region text)
    RETURNS TABLE (relation text, record text, field text, value text, region text, country text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE format($q$
        WITH place AS (
            SELECT u.customer_id, u.country, coalesce(d.region, $1) AS region
            FROM %1$I.customer AS u
            LEFT JOIN (SELECT DISTINCT k.region FROM dbm.default_calling_codes() AS k) AS d ON d.region = u.country
        )
        SELECT 'customer', u.customer_id::text, f.field, f.value, p.region, p.country
        FROM %1$I.customer AS u JOIN place AS p ON p.customer_id = u.customer_id
        CROSS JOIN LATERAL (VALUES (CASE u.kind WHEN 'enterprise' THEN 'company' ELSE 'name' END, u.name), ('credit_code', u.credit_code),
                                   ('city', u.city)) AS f(field, value)
        WHERE f.value IS NOT NULL
        UNION ALL
        SELECT 'contact', c.customer_id::text || '#' || c.contact_id, f.field, f.value, p.region, p.country
        FROM %1$I.contact AS c JOIN place AS p ON p.customer_id = c.customer_id
        CROSS JOIN LATERAL (VALUES ('name', c.name), ('job_title', c.job_title),
                                   ('birth_date', CASE WHEN NOT c.birth_is_lunar THEN to_char(c.birth_date, 'YYYY-MM-DD') END)) AS f(field, value)
        WHERE f.value IS NOT NULL
        UNION ALL
        SELECT 'contact_point', q.customer_id::text || '#' || q.contact_point_id, q.kind, q.value, p.region, p.country
        FROM %1$I.contact_point AS q JOIN place AS p ON p.customer_id = q.customer_id
        WHERE q.valid$q$, target) USING default_region;
END;
$$;
COMMENT ON FUNCTION dbm_internal.cleaning_values(name, text) IS
'Every value of schema target that can be checked by itself, with the country in which it is read.';
