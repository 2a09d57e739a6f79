-- every shipped map names each of the 125 cells exactly once
CREATE TEMP TABLE cell AS
SELECT r, f, m, ROW(r, f, m, format('%s%s%s', r, f, m), r * f * m)::dbm.rfm AS score
FROM generate_series(1, 5) AS r, generate_series(1, 5) AS f, generate_series(1, 5) AS m;
CREATE TEMP TABLE rule AS
SELECT rule.* FROM unnest(ARRAY['grid', 'cells', 'eight']) AS name, dbm.default_segment_map(name) AS rule;
SELECT map, count(*) AS cells, min(rules) AS least_rules, max(rules) AS most_rules
FROM (SELECT map, (score).code, count(*) FILTER (WHERE r BETWEEN r_from AND r_to AND f BETWEEN f_from AND f_to
                                                 AND m BETWEEN m_from AND m_to) AS rules
      FROM rule, cell GROUP BY map, (score).code) AS covered
GROUP BY map ORDER BY map;
SELECT count(DISTINCT (score).product) AS products FROM cell;

-- the rules in words
SELECT * FROM dbm.default_segment_map();
SELECT * FROM dbm.default_segment_map('eight');
SELECT segment, count(*) AS cells, string_agg(format('%s%s%s', r_from, f_from, m_from), ' ' ORDER BY priority) AS codes
FROM dbm.default_segment_map('cells') GROUP BY segment ORDER BY min(priority);

-- the function, the rules and the compiled rules say the same
CREATE TEMP TABLE compiled AS
SELECT map, dbm.rfm_map(map, 5, segment, r_from, r_to, f_from, f_to, m_from, m_to) AS compiled FROM rule GROUP BY map;
SELECT map, count(*) AS cells, bool_and(dbm.rfm_segment(score, map) = segment) AS by_name,
       bool_and(dbm.rfm_segment(score, compiled) = segment) AS by_compiled_map
FROM cell JOIN rule ON r BETWEEN r_from AND r_to AND f BETWEEN f_from AND f_to AND m BETWEEN m_from AND m_to
JOIN compiled USING (map)
GROUP BY map ORDER BY map;
SELECT map, (compiled).name, (compiled).bins, (compiled).segments, cardinality((compiled).cells) AS cells FROM compiled ORDER BY map;

SELECT dbm.rfm_segment(ROW(5, 5, 5, '555', 125)::dbm.rfm), dbm.rfm_segment(ROW(1, 5, 1, '151', 5)::dbm.rfm, 'grid'),
       dbm.rfm_segment(ROW(1, 5, 1, '151', 5)::dbm.rfm, 'cells'), dbm.rfm_segment(ROW(3, 4, 5, '345', 60)::dbm.rfm, 'eight');
-- who never bought; a map that is not given
SELECT dbm.rfm_segment(NULL) AS never, dbm.rfm_segment(dbm.rfm_score(NULL, 0, NULL, NULL::dbm.rfm_model), 'cells') AS bought,
       dbm.rfm_segment(ROW(NULL, NULL, NULL, NULL, NULL)::dbm.rfm, 'eight') AS anything,
       dbm.rfm_segment(NULL, compiled) AS own_map
FROM compiled WHERE map = 'grid';
SELECT dbm.rfm_segment(NULL, NULL::text) IS NULL AND dbm.rfm_segment(NULL, NULL::dbm.rfm_map) IS NULL AS no_map;
SELECT count(*) AS no_rules FROM dbm.default_segment_map(NULL);
SELECT dbm.rfm_map('m', 2, 's', 1, 2, 1, 2, 1, 2) IS NULL AS no_map FROM cell WHERE false;

-- a map of one's own, of nine bins and in any order of its rules; rules of one segment may overlap
CREATE TEMP TABLE own AS
SELECT dbm.rfm_map('own', 9, segment, r_from, r_to, 1, 9, m_from, m_to ORDER BY segment) AS a,
       dbm.rfm_map('own', 9, segment, r_from, r_to, 1, 9, m_from, m_to ORDER BY segment DESC) AS b
FROM (VALUES ('Gold', 5, 9, 5, 9), ('Gold', 7, 9, 7, 9), ('Silver', 5, 9, 1, 4), ('Rest', 1, 4, 1, 9)) AS v(segment, r_from, r_to, m_from, m_to);
SELECT a = b AS same, (a).segments, a::text::dbm.rfm_map = a AS text_round_trip,
       jsonb_populate_record(NULL::dbm.rfm_map, to_jsonb(a)) = a AS jsonb_round_trip,
       dbm.rfm_segment(ROW(9, 1, 9, '919', 81)::dbm.rfm, a) AS "919", dbm.rfm_segment(ROW(4, 9, 9, '499', 324)::dbm.rfm, a) AS "499"
FROM own;
-- two maps in turn at one call site
SELECT string_agg(dbm.rfm_segment(ROW(5, 1, 5, '515', 25)::dbm.rfm, m), ', ' ORDER BY i)
FROM (SELECT 1 AS i, a AS m FROM own UNION ALL SELECT 2, compiled FROM compiled WHERE map = 'cells' UNION ALL SELECT 3, b FROM own) AS turns;

-- parallel is serial
CREATE TABLE rfm_rules AS SELECT rule.* FROM rule WHERE map = 'cells';
ALTER TABLE rfm_rules SET (parallel_workers = 2);
ANALYZE rfm_rules;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.rfm_map(map, 5, segment, r_from, r_to, f_from, f_to, m_from, m_to) FROM rfm_rules;
SELECT dbm.rfm_map(map, 5, segment, r_from, r_to, f_from, f_to, m_from, m_to) = (SELECT compiled FROM compiled WHERE map = 'cells') AS parallel_is_serial FROM rfm_rules;
SELECT dbm_internal.rfm_map_combine(dbm_internal.rfm_map_add(NULL, 'm', 2, 'a', 1, 1, 1, 2, 1, 2), dbm_internal.rfm_map_add(NULL, 'm', 2, 'b', 2, 2, 1, 2, 1, 2));
RESET max_parallel_workers_per_gather;
DROP TABLE rfm_rules;

-- a map that is not total or not disjoint names the cell
SELECT dbm.rfm_map(map, 5, segment, r_from, r_to, f_from, f_to, m_from, m_to) FROM rule WHERE map = 'cells' AND priority <> 40;
SELECT dbm.rfm_map(map, 5, segment, r_from, CASE segment WHEN 'Hibernating' THEN 3 ELSE r_to END, f_from, f_to, m_from, m_to) FROM rule WHERE map = 'grid';
SELECT dbm_internal.rfm_map_combine(dbm_internal.rfm_map_add(NULL, 'm', 2, 'b', 1, 1, 1, 2, 1, 2), dbm_internal.rfm_map_add(NULL, 'm', 2, 'a', 1, 2, 1, 2, 2, 2));
SELECT dbm_internal.rfm_map_combine(dbm_internal.rfm_map_add(NULL, 'm', 2, 'b', 1, 1, 1, 2, 1, 2), dbm_internal.rfm_map_add(NULL, 'm', 3, 'a', 3, 3, 1, 2, 2, 2));
SELECT dbm.rfm_map(map, 5, segment, r_from, r_to, f_from, f_to, m_from, m_to ORDER BY map) FROM rule;
SELECT dbm.rfm_map('m', 2, 's', 1, 3, 1, 2, 1, 2);
SELECT dbm.rfm_map('m', 2, 's', 0, 2, 1, 2, 1, 2);
SELECT dbm.rfm_map('m', 2, 's', 1, 2, 2, 1, 1, 2);
SELECT dbm.rfm_map('m', 2, 's', 1, 2, 1, 2, NULL, 2);
SELECT dbm.rfm_map('m', 2, NULL, 1, 2, 1, 2, 1, 2);
SELECT dbm.rfm_map(NULL, 2, 's', 1, 2, 1, 2, 1, 2);
SELECT dbm.rfm_map('m', 10, 's', 1, 2, 1, 2, 1, 2);

-- other errors
SELECT * FROM dbm.default_segment_map('putler');
SELECT dbm.rfm_segment(NULL, 'Grid');
SELECT dbm.rfm_segment(ROW(6, 1, 1, '611', 6)::dbm.rfm);
SELECT dbm.rfm_segment(ROW(5, 0, 1, '501', 0)::dbm.rfm, 'cells');
SELECT dbm.rfm_segment(ROW(5, 1, NULL, NULL, NULL)::dbm.rfm, 'eight');
SELECT dbm.rfm_segment(ROW(6, 1, 1, '611', 6)::dbm.rfm, compiled) FROM compiled WHERE map = 'grid';
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW('x', 2, '{a}', '{1,1,1,1,1,1,1,0}')::dbm.rfm_map);
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW('x', 2, '{a}', '{1,1,1,1,1,1,1,2}')::dbm.rfm_map);
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW('x', 2, '{a}', '{1,1}')::dbm.rfm_map);
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW('x', 2, '{b,a}', '{1,1,1,1,1,1,1,1}')::dbm.rfm_map);
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW('x', 2, '{NULL}', '{1,1,1,1,1,1,1,1}')::dbm.rfm_map);
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW('x', 99, '{a}', '{1,1,1,1,1,1,1,1}')::dbm.rfm_map);
SELECT dbm.rfm_segment(ROW(1, 1, 1, '111', 1)::dbm.rfm, ROW(NULL, 2, '{a}', '{1,1,1,1,1,1,1,1}')::dbm.rfm_map);
