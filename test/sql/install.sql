-- What the extension brings: its members by kind, labels on every function, and no table of its own.
SELECT dbm.version() = extversion AS library_matches_sql FROM pg_extension WHERE extname = 'dbm_marketing';

SELECT count(*) AS member_tables
FROM pg_depend d JOIN pg_class c ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND c.relkind IN ('r', 'p', 'v', 'm', 'S');

-- every member has a comment (array types and the row types of composites have their owner's)
SELECT pg_describe_object(d.classid, d.objid, 0) AS without_comment
FROM pg_depend d
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND e.extname = 'dbm_marketing'
WHERE d.deptype = 'e' AND obj_description(d.objid, d.classid::regclass::name) IS NULL
  AND NOT EXISTS (SELECT FROM pg_type t WHERE d.classid = 'pg_type'::regclass AND t.typarray = d.objid)
ORDER BY 1;

-- every SQL and PL/pgSQL body has its search_path pinned or is bound when created; a procedure that
-- commits cannot have it pinned, and calls pinned functions by their full names
SELECT p.oid::regprocedure AS unpinned
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace IN ('dbm'::regnamespace, 'dbm_internal'::regnamespace) AND l.lanname IN ('sql', 'plpgsql') AND p.prosqlbody IS NULL
  AND NOT coalesce(p.proconfig, '{}') && ARRAY['search_path=pg_catalog, pg_temp']
  AND NOT (p.prokind = 'p' AND p.prosrc ~ '\mCOMMIT;')
ORDER BY 1;

-- anybody may reach the functions; what is internal has no name that is public too, and nobody else creates there
SELECT n.nspname, has_schema_privilege('public', n.oid, 'USAGE') AS usage, has_schema_privilege('public', n.oid, 'CREATE') AS "create"
FROM pg_namespace n WHERE n.nspname IN ('dbm', 'dbm_internal') ORDER BY 1;
SELECT DISTINCT p.proname AS in_both FROM pg_proc p JOIN pg_proc q USING (proname)
WHERE p.pronamespace = 'dbm'::regnamespace AND q.pronamespace = 'dbm_internal'::regnamespace;
