-- ten customers: the first fifth ends among three who are equal, so protect has three
CREATE TABLE rfm_products (id int, product int, monetary numeric);
INSERT INTO rfm_products VALUES
    (1, 125, 900), (2, 125, 800), (3, 125, 700), (4, 100, 90), (5, 100, 80), (6, 27, 70), (7, 27, 60), (8, 27, 50),
    (9, 27, 40), (10, 1, 5), (11, NULL, NULL), (12, NULL, 3);
SELECT (dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}')).* FROM rfm_products;
SELECT id, product, dbm.rfm_group(product, model) AS modelled, dbm.rfm_group(product) OVER () AS windowed,
       dbm.rfm_group(product, ties => 'exact') OVER (ORDER BY product DESC, monetary DESC, id) AS exact
FROM rfm_products, (SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}') AS model FROM rfm_products) AS m ORDER BY id;
-- where the NULLs are does not matter
SELECT count(*) FILTER (WHERE a IS DISTINCT FROM b) AS different
FROM (SELECT dbm.rfm_group(product, '{0.3,0.3,0.4}', 'exact') OVER (ORDER BY product DESC NULLS LAST, monetary DESC, id) AS a,
             dbm.rfm_group(product, '{0.3,0.3,0.4}', 'exact') OVER (ORDER BY product DESC NULLS FIRST, id) AS b FROM rfm_products) AS orders;

-- exact sizes are round(share * n), in each partition
SELECT n, count(*) FILTER (WHERE g = 'protect') AS protect, count(*) FILTER (WHERE g = 'invest') AS invest,
       count(*) FILTER (WHERE g = 'avoid') AS avoid
FROM (SELECT n, dbm.rfm_group(1 + i % 7, ties => 'exact') OVER (PARTITION BY n ORDER BY 1 + i % 7 DESC, i) AS g
      FROM generate_series(1, 12) AS n, generate_series(1, n) AS i) AS sizes
GROUP BY n ORDER BY n;

-- the definition, on many customers: the share of those before decides; window = model
CREATE TABLE rfm_many AS
SELECT i AS id, CASE WHEN i % 50 > 0 THEN (1 + i % 5) * (1 + i / 7 % 5) * (1 + i / 3 % 5) END AS product FROM generate_series(1, 20000) AS i;
ALTER TABLE rfm_many SET (parallel_workers = 2);
ANALYZE rfm_many;
SELECT count(*) AS customers, count(*) FILTER (WHERE windowed <> defined) AS unlike_definition,
       count(*) FILTER (WHERE windowed <> modelled) AS unlike_model
FROM (SELECT dbm.rfm_group(product) OVER () AS windowed, dbm.rfm_group(product, model) AS modelled,
             CASE WHEN 5 * before < n THEN 'protect' WHEN 5 * before < 4 * n THEN 'invest' ELSE 'avoid' END::dbm.action_group AS defined
      FROM (SELECT product, rank() OVER (ORDER BY product DESC) - 1 AS before, count(*) OVER () AS n
            FROM rfm_many WHERE product IS NOT NULL) AS ranked,
           (SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}') AS model FROM rfm_many) AS m) AS groups;

-- odd shares, few customers, nobody
SELECT (dbm.rfm_group_cuts(product, v.shares)).* FROM rfm_products, (VALUES ('{1,0,0}'::float8[]), ('{0,1,0}'), ('{0,0,1}'), ('{0.5,0,0.5}')) AS v(shares)
GROUP BY v.shares ORDER BY v.shares;
SELECT (dbm.rfm_group_cuts(8, '{0.2,0.6,0.2}')).*;
SELECT (dbm.rfm_group_cuts(8, '{0.2,0.6,0.2}')).* FROM generate_series(1, 1000);
SELECT dbm.rfm_group(8) OVER (), dbm.rfm_group(8, ties => 'exact') OVER (), dbm.rfm_group(NULL) OVER ();
SELECT dbm.rfm_group_cuts(NULL::integer, '{0.2,0.6,0.2}') IS NULL AS only_null,
       dbm.rfm_group_cuts(NULL::dbm.rfm_group_sketch) IS NULL AS no_sketch, dbm.rfm_group_cuts('v1 -'::dbm.rfm_group_sketch) IS NULL AS empty_sketch;
SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}') IS NULL AS no_rows FROM rfm_products WHERE false;
SELECT dbm.rfm_group(NULL, ROW('{0.2,0.6,0.2}', 1, '{1,1}', '{1,0,0}')::dbm.rfm_group_model) IS NULL AS no_product,
       dbm.rfm_group(1, NULL::dbm.rfm_group_model) IS NULL AS no_model;

-- sketches: text, binary, any split, and a stored model
CREATE TABLE rfm_group_sketches (id int, s dbm.rfm_group_sketch);
INSERT INTO rfm_group_sketches
SELECT 1, dbm.rfm_group_sketch(product) FROM rfm_products
UNION ALL SELECT 2, dbm.rfm_group_sketch(product) FROM rfm_many
UNION ALL SELECT 3, 'v1 0.2,0.30000000000000004,0.5 1:9223372036854775807'
UNION ALL SELECT 4, 'v1 -';
SELECT s FROM rfm_group_sketches WHERE id IN (1, 3, 4) ORDER BY id;
SELECT bool_and(s::text::dbm.rfm_group_sketch::text = s::text) AS text_round_trip FROM rfm_group_sketches;
\copy rfm_group_sketches TO 'results/rfm_group_sketch.data' (FORMAT binary)
CREATE TABLE rfm_group_sketches_back (LIKE rfm_group_sketches);
\copy rfm_group_sketches_back FROM 'results/rfm_group_sketch.data' (FORMAT binary)
SELECT count(*), bool_and(a.s::text = b.s::text) AS binary_round_trip FROM rfm_group_sketches AS a JOIN rfm_group_sketches_back AS b USING (id);
SELECT count(DISTINCT model::text) AS one_model
FROM (SELECT dbm.rfm_group_cuts(product, '{0.1,0.2,0.7}') FROM rfm_many
      UNION ALL SELECT dbm.rfm_group_cuts(s, '{0.1,0.2,0.7}') FROM rfm_group_sketches WHERE id = 2
      UNION ALL SELECT dbm.rfm_group_cuts(dbm.rollup(s), '{0.1,0.2,0.7}') FROM (SELECT dbm.rfm_group_sketch(product) AS s FROM rfm_many GROUP BY id % 13) AS parts) AS forms(model);
SELECT model::text::dbm.rfm_group_model = model AS by_text, jsonb_populate_record(NULL::dbm.rfm_group_model, to_jsonb(model)) = model AS by_jsonb
FROM (SELECT dbm.rfm_group_cuts(s) AS model FROM rfm_group_sketches WHERE id = 2) AS m;
SELECT bool_and(running = again) AS window_form
FROM (SELECT dbm.rfm_group_sketch(product) OVER (ORDER BY id)::text AS running,
             (SELECT dbm.rfm_group_sketch(q.product) FROM rfm_products AS q WHERE q.id <= p.id)::text AS again FROM rfm_products AS p) AS pairs;
SELECT dbm_internal.rfm_group_sketch_add(s, 5)::text AS added, dbm_internal.rfm_group_sketch_combine(s, s)::text AS joined, s AS as_it_was FROM rfm_group_sketches WHERE id = 1;

SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}')::text AS serial FROM rfm_many \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}') FROM rfm_many;
SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}')::text = :'serial' AS parallel_is_serial FROM rfm_many;
SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}') IS NULL AS empty_workers FROM rfm_many WHERE product IS NULL;
RESET max_parallel_workers_per_gather;

-- errors
SELECT dbm.rfm_group_cuts(0, '{0.2,0.6,0.2}');
SELECT dbm.rfm_group_cuts(730, '{0.2,0.6,0.2}');
SELECT dbm.rfm_group_cuts(1, '{0.2,0.6,0.3}');
SELECT dbm.rfm_group_cuts(1, '{0.2,0.8}');
SELECT dbm.rfm_group_cuts(1, '{-0.2,0.6,0.6}');
SELECT dbm.rfm_group_cuts(1, '{NaN,0.6,0.6}');
SELECT dbm.rfm_group_cuts(1, '{0.5,NULL,0.5}');
SELECT dbm.rfm_group_cuts(1, NULL);
SELECT dbm.rfm_group_cuts(1, ARRAY[0.1 * i, 1 - 0.1 * i, 0]) FROM generate_series(1, 2) AS i;
SELECT dbm.rfm_group(1, shares => '{2,0,-1}') OVER ();
SELECT dbm.rfm_group(1, shares => '{0.5,0,0.5}') OVER ();
SELECT dbm.rfm_group(1, ties => 'split') OVER ();
SELECT dbm.rfm_group(1, ties => NULL) OVER ();
SELECT dbm.rfm_group(-3) OVER ();
SELECT dbm.rfm_group(1, ARRAY[0.1 * i, 1 - 0.1 * i, 0]) OVER () FROM generate_series(1, 2) AS i;
SELECT dbm.rfm_group(product, ties => 'exact') OVER () FROM rfm_products;
SELECT dbm.rfm_group(product, ties => 'exact') OVER (ORDER BY product DESC) FROM rfm_products;
SELECT dbm.rfm_group(product, ties => 'exact') OVER (ORDER BY product, id) FROM rfm_products;
SELECT dbm.rfm_group(product, ties => 'exact') OVER (ORDER BY nullif(id, 11) DESC) FROM rfm_products;
SELECT dbm.rfm_group(CASE WHEN i <> 2 THEN 10 - i END, ties => 'exact') OVER (ORDER BY i) FROM generate_series(1, 3) AS i;
SELECT dbm.rfm_group(1, ROW('{0.2,0.6,0.2}', 1, NULL, '{1,0,0}')::dbm.rfm_group_model);
SELECT dbm.rfm_group(1, ROW('{0.2,0.6,0.2}', 1, '{1}', '{1,0,0}')::dbm.rfm_group_model);
SELECT dbm.rfm_group(1, ROW('{0.2,0.6,0.2}', 1, '{1,2}', '{1,0,0}')::dbm.rfm_group_model);
SELECT dbm.rfm_group(1, ROW('{0.2,0.6,0.2}', 1, '{1,NULL}', '{1,0,0}')::dbm.rfm_group_model);
SELECT 'v1'::dbm.rfm_group_sketch;
SELECT 'v2 -'::dbm.rfm_group_sketch;
SELECT 'v1 0.5,0.5 1:1'::dbm.rfm_group_sketch;
SELECT 'v1 0.5,0.5,0.5'::dbm.rfm_group_sketch;
SELECT 'v1 - 730:1'::dbm.rfm_group_sketch;
SELECT 'v1 - 1:0'::dbm.rfm_group_sketch;
SELECT 'v1 - 1:1 '::dbm.rfm_group_sketch;
SELECT 'v1 - 1:9223372036854775807 2:1'::dbm.rfm_group_sketch;
SELECT dbm.rollup(s) FROM rfm_group_sketches WHERE id IN (1, 3);
SELECT dbm_internal.rfm_group_sketch_combine(s, s) FROM rfm_group_sketches WHERE id = 3;

DROP TABLE rfm_products, rfm_many, rfm_group_sketches, rfm_group_sketches_back;
