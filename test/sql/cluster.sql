-- The aggregate cluster: groups from scored pairs, guarded against chains.
\set VERBOSITY default

-- a chain of which only the neighbours were scored falls apart; with every pair scored it is one
SELECT m.* FROM (SELECT dbm.cluster(a, b, w) AS c FROM (VALUES (1, 2, 5), (2, 3, 5), (3, 4, 5)) AS v(a, b, w)) AS x, unnest(c) AS m;
SELECT m.* FROM (SELECT dbm.cluster(a, b, w) AS c FROM (VALUES (1, 2, 8), (2, 3, 8), (3, 4, 8)) AS v(a, b, w)) AS x, unnest(c) AS m;
SELECT m.* FROM (SELECT dbm.cluster(a, b, 5) AS c FROM generate_series(1, 4) AS a, generate_series(1, 4) AS b WHERE a < b) AS x, unnest(c) AS m;

-- two strong groups and one wrong strong pair between them; the mean decides, exactly: 12 against 8 times 1.5
SELECT penalty, dbm.cluster(a, b, w, penalty)
FROM (VALUES ('a', 'b', 20), ('b', 'c', 20), ('a', 'c', 20), ('x', 'y', 20), ('y', 'z', 20), ('x', 'z', 20), ('c', 'x', 12)) AS v(a, b, w),
     (VALUES (0), (-1.4999), (-1.5), (-6)) AS p(penalty)
GROUP BY penalty ORDER BY penalty DESC;

-- the default penalty is -6
SELECT dbm.cluster(a, b, w) = dbm.cluster(a, b, w, -6) AS same, dbm.cluster(a, b, w)
FROM (VALUES (1, 2, 7), (2, 3, 6.0)) AS v(a, b, w);

-- scored evidence against weighs as it is scored
SELECT dbm.cluster(a, b, w) FROM (VALUES (1, 2, 9), (2, 3, 8), (1, 3, -9)) AS v(a, b, w);
SELECT dbm.cluster(a, b, w) FROM (VALUES (1, 2, 9), (2, 3, 8), (1, 3, -7)) AS v(a, b, w);

-- equal weights are taken by members; 0 joins nobody
SELECT dbm.cluster(a, b, 4) FROM (VALUES (3, 2), (2, 1)) AS v(a, b);
SELECT dbm.cluster(a, b, 0) FROM (VALUES (3, 2)) AS v(a, b);

-- of a repeated pair, in either direction, the largest weight counts, once
SELECT dbm.cluster(a, b, w) FROM (VALUES (1, 2, -3), (2, 1, 4), (1, 2, -9)) AS v(a, b, w);
SELECT dbm.cluster(a, b, w) FROM (VALUES (1, 2, 9), (2, 3, 5), (3, 2, 5), (2, 3, 1)) AS v(a, b, w);

-- NULL is nobody, a NULL weight is no score, a member with itself stands alone
SELECT dbm.cluster(a, b, w)
FROM (VALUES (1, NULL, 5), (NULL, 2, NULL), (NULL, NULL, 7), (3, 4, NULL), (5, 5, 9)) AS v(a, b, w);
SELECT dbm.cluster(a, b, w) FROM (VALUES ('m', NULL, 5), (NULL, 'n', NULL), (NULL, NULL, 1)) AS v(a, b, w);
SELECT dbm.cluster(NULL::bigint, NULL, 1) AS nobody, dbm.cluster(NULL::text, NULL, 1) AS no_text;
SELECT dbm.cluster(1, 2, 3) FILTER (WHERE false) AS no_row;

-- texts by bytes: an empty one, a prefix, other scripts; bigints to their ends
SELECT m.* FROM (SELECT dbm.cluster(a, b, w) AS c
                 FROM (VALUES ('ab', 'a', 3), ('', 'B', 2), ('王', '李', 9), ('Z', 'é', 1)) AS v(a, b, w)) AS x, unnest(c) AS m;
SELECT dbm.cluster(a, b, 1) FROM (VALUES (9223372036854775807, -9223372036854775808), (0, -1)) AS v(a, b);

-- errors
SELECT dbm.cluster(1, 2, 'NaN');
SELECT dbm.cluster('a', 'b', 'infinity');
SELECT dbm.cluster(1, 2, -1e300);
SELECT dbm.cluster(1, 2, 3, NULL);
SELECT dbm.cluster(1, 2, 3, 'NaN');
SELECT dbm.cluster(1, 2, 3, 1);
SELECT dbm.cluster(1, i, 3, -i) FROM generate_series(2, 3) AS i;

-- by group, as a moving window, and over the window of all
SELECT g, dbm.cluster(a, b, 5) FROM (VALUES ('x', 1, 2), ('y', 2, 3), ('x', 4, 2)) AS v(g, a, b) GROUP BY g ORDER BY g;
SELECT i, dbm.cluster(i, i + 1, 8) OVER (ORDER BY i) FROM generate_series(1, 3) AS i;

-- 100,000 pairs: 5,000 groups of five whose pairs are all scored, and half as many wrong pairs between groups
CREATE TABLE pair AS
SELECT 10 * g + i AS a, 10 * g + j AS b, 3 + (g + i * j) % 7 AS w
FROM generate_series(1, 5000) AS g, generate_series(1, 5) AS i, generate_series(1, 5) AS j WHERE i < j
UNION ALL
SELECT 10 * (1 + k % 5000) + 1 + k % 5, 10 * (1 + (k::bigint * 7919 + 13) % 5000) + 1 + k % 3, 1 + k % 9
FROM generate_series(1, 50000) AS k WHERE k % 5000 <> (k::bigint * 7919 + 13) % 5000;
SELECT count(*) BETWEEN 99000 AND 100000 AS about_100000 FROM pair;
CREATE TABLE answer AS SELECT dbm.cluster(a, b, w) AS c FROM pair;
SELECT count(*) AS members, count(DISTINCT cluster) > 4000 AS not_one, bool_and(cluster <= member) AS smallest_names
FROM answer, unnest(c);
SELECT count(*) AS wrong_order
FROM (SELECT (cluster, member) <= lag((cluster, member)) OVER (ORDER BY n) AS falls
      FROM answer, unnest(c) WITH ORDINALITY AS m(member, cluster, n)) AS x WHERE falls;

-- any order of rows, either direction, and texts that sort alike give the same
SELECT (SELECT dbm.cluster(b, a, w) FROM (SELECT * FROM pair ORDER BY md5(a || ':' || b || ':' || w)) AS s) = c AS shuffled,
       (SELECT dbm.cluster(a, b, w) FROM (SELECT * FROM pair ORDER BY w, b DESC) AS s) = c AS sorted,
       (SELECT array_agg((member::bigint, cluster::bigint)::dbm.cluster_member ORDER BY n)
        FROM unnest((SELECT dbm.cluster(lpad(a::text, 6, '0'), lpad(b::text, 6, '0'), w) FROM pair)) WITH ORDINALITY AS m(member, cluster, n)) = c AS as_text
FROM answer;

-- parallel is serial
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.cluster(a, b, w) FROM pair;
SELECT (SELECT dbm.cluster(a, b, w) FROM pair) = c AS parallel,
       (SELECT array_agg((member::bigint, cluster::bigint)::dbm.cluster_member ORDER BY n)
        FROM unnest((SELECT dbm.cluster(lpad(a::text, 6, '0'), lpad(b::text, 6, '0'), w, -6) FROM pair)) WITH ORDINALITY AS m(member, cluster, n)) = c AS parallel_text
FROM answer;
SET max_parallel_workers_per_gather = 0;

-- a hub of 20,000 leaves that were not scored among each other is no cluster
SELECT count(*) AS members, count(*) FILTER (WHERE cluster = 1) AS with_hub
FROM unnest((SELECT dbm.cluster(1, i, 5) FROM generate_series(2, 20001) AS i));

-- memory is refused with both numbers
SET work_mem = '64kB';
SET hash_mem_multiplier = 1;
SET maintenance_work_mem = '1MB';
SELECT dbm.cluster(a, b, w) FROM pair;
RESET work_mem;
RESET hash_mem_multiplier;
RESET maintenance_work_mem;
DROP TABLE pair, answer;

-- bytes that are no state
SELECT dbm_internal.cluster_final('\x00');
SELECT dbm_internal.cluster_final(decode(repeat('01', 200), 'hex'));
SELECT dbm_internal.cluster_add(decode(repeat('ff', 200), 'hex'), 1::bigint, 2, 3);
SELECT dbm_internal.cluster_text_final(dbm_internal.cluster_add(NULL, 1::bigint, 2, 3));
SELECT dbm_internal.cluster_final(s), dbm_internal.cluster_final(dbm_internal.cluster_combine(s, s)) = dbm_internal.cluster_final(s) AS twice
FROM dbm_internal.cluster_add(NULL, 1::bigint, 2, 3) AS s;
SELECT dbm_internal.cluster_text_final(dbm_internal.cluster_combine(dbm_internal.cluster_add(NULL, 'a'::text, 'b', 3), dbm_internal.cluster_add(NULL, 'c'::text, 'b', 9)));
