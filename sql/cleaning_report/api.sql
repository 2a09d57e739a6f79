-- cleaning report: what is wrong with the records, how often, for example where, and the call that cures it

CREATE FUNCTION dbm.cleaning_report(schema name DEFAULT 'marketing', region text DEFAULT 'CN', duplicates boolean DEFAULT true)
    RETURNS TABLE (defect text, relation text, field text, reason text, records bigint, examples text[], cure text, cure_zh text, fix text)
    LANGUAGE sql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 20
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
SELECT g.defect, g.relation, g.field, g.reason, g.n, g.examples,
       coalesce(r.en, CASE g.defect
           WHEN 'duplicate' THEN CASE WHEN g.field IS NULL THEN 'Look at dbm.lead_preview, then merge.' ELSE 'Delete the later ones.' END
           WHEN 'contradiction' THEN 'One of the two is wrong: ask.'
           ELSE 'It joins nobody and reaches a desk: ask for a way to the person.' END),
       coalesce(r.zh, CASE g.defect
           WHEN 'duplicate' THEN CASE WHEN g.field IS NULL THEN '先看 dbm.lead_preview，再合并。' ELSE '删除重复的值。' END
           WHEN 'contradiction' THEN '两者必有一误：请核实。'
           ELSE '公用号码或邮箱，不代表个人：请索取本人联系方式。' END),
       dbm_internal.cleaning_fix(schema, region, g.defect, g.relation, g.field, g.reason)
FROM (SELECT d.defect, d.relation, d.field, CASE WHEN d.defect IN ('duplicate', 'contradiction', 'generic value') THEN NULL ELSE d.reason END AS reason,
             count(*) AS n,
             (array_agg(d.record || CASE WHEN d.value IS NULL OR d.reason = 'is_identity_card' THEN ' ' || d.reason ELSE ': ' || left(d.value, 60) END ORDER BY d.record COLLATE "C"))[1:3] AS examples
      FROM dbm.cleaning_defects(schema, region, duplicates) AS d
      GROUP BY 1, 2, 3, 4) AS g
LEFT JOIN dbm.default_validation_reasons() AS r ON r.reason = g.reason
ORDER BY g.n DESC, g.defect, g.relation, g.field, g.reason
$$;
COMMENT ON FUNCTION dbm.cleaning_report(name, text, boolean) IS
'What is wrong with the records of schema: a row per kind of defect, field and reason, the most frequent first, with the number of records, up to three examples, what to do in English and Chinese, and fix, a statement that does it, or lists the cases where somebody has to look. Kinds and arguments are those of dbm.cleaning_defects. Nothing is written.';
