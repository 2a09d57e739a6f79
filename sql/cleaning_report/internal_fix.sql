-- What mends a kind of defect.

CREATE FUNCTION dbm_internal.cleaning_fix(target name, region text, defect text, relation text, field text, reason text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE
    WHEN defect = 'duplicate' AND relation <> 'contact_point' THEN format('SELECT * FROM dbm.lead_merge(%L)', target)
    WHEN defect = 'duplicate'
    THEN format('DELETE FROM %I.contact_point AS r USING %s AND d.record = r.customer_id || ''#'' || r.contact_point_id', target, w.defects)
    WHEN defect IN ('contradiction', 'generic value', 'wrong field') THEN format('SELECT d.* FROM %s', w.defects)
    WHEN relation = 'contact_point'
    THEN format('UPDATE %I.contact_point AS r SET %s FROM %s AND d.record = r.customer_id || ''#'' || r.contact_point_id', target,
                CASE reason WHEN 'typo' THEN 'value = d.suggestion' ELSE 'valid = false' END, w.defects)
    WHEN relation = 'contact'
    THEN format('UPDATE %I.contact AS r SET %I = NULL FROM %s AND d.record = r.customer_id || ''#'' || r.contact_id', target, field, w.defects)
    ELSE format('UPDATE %I.customer AS r SET %I = NULL FROM %s AND d.record = r.customer_id::text', target,
                CASE field WHEN 'company' THEN 'name' ELSE field END, w.defects)
END
FROM (SELECT format('dbm.cleaning_defects(%L, %L, false) AS d WHERE d.defect = %L AND d.relation = %L AND d.field = %L',
                    target, region, defect, relation, field) || CASE WHEN reason IS NULL THEN '' ELSE format(' AND d.reason = %L', reason) END) AS w(defects)
$$;
COMMENT ON FUNCTION dbm_internal.cleaning_fix(name, text, text, text, text, text) IS
'The statement that cures a kind of defect, or lists it where somebody has to look.';
