-- one value per customer: A carries the first 80 percent, B up to 95, C the rest
CREATE TABLE pareto_customer (id integer, value numeric);
INSERT INTO pareto_customer VALUES
    (1, 500), (2, 200), (3, 100), (4, 100), (5, 50), (6, 30), (7, 20), (8, 0), (9, -10), (10, NULL);
SELECT (dbm.pareto_cuts(value)).* FROM pareto_customer;
SELECT id, value, dbm.pareto_tier(value) OVER () AS tier FROM pareto_customer ORDER BY id;

-- the boundary is the share before: 500 + 200 + 2 * 100 = 0.9 of 1000, 500 + 200 + 100 reaches 0.8
SELECT id, value, sum(greatest(value, 0)) OVER (ORDER BY value DESC NULLS LAST, id) / 1000 AS share_with,
       dbm.pareto_tier(value, ARRAY[0.5, 0.7, 0.9, 1]) OVER () AS tier
FROM pareto_customer WHERE value IS NOT NULL ORDER BY id;

-- window form = model form, for any order and frame of the window, by partition, for expressions
CREATE TABLE pareto_many AS
SELECT i AS id, i % 3 AS region, (((i * 7919::bigint) % 1009) ^ 2 / 100)::numeric(12,2) - 50 AS value
FROM generate_series(1, 5000) AS i;
INSERT INTO pareto_many SELECT -i, i % 3, NULL FROM generate_series(1, 20) AS i;
SELECT count(*), count(*) FILTER (WHERE tier IS DISTINCT FROM dbm.pareto_tier(value, model)) AS differing,
       count(*) FILTER (WHERE tier IS NULL) AS without_tier
FROM (SELECT region, value, dbm.pareto_tier(value) OVER (PARTITION BY region ORDER BY id ROWS 3 PRECEDING) AS tier
      FROM pareto_many) AS w
JOIN (SELECT region, dbm.pareto_cuts(value) AS model FROM pareto_many GROUP BY region) AS m USING (region);
SELECT count(*) FILTER (WHERE tier IS DISTINCT FROM dbm.pareto_tier(value * 2 + 1, model)) AS differing
FROM (SELECT value, dbm.pareto_tier(value * 2 + 1, shares => '{0.1,0.5,0.9,0.99}') OVER () AS tier FROM pareto_many) AS w,
     (SELECT dbm.pareto_cuts(value * 2 + 1, ARRAY[0.1, 0.5, 0.9, 0.99]) AS model FROM pareto_many) AS m;
SELECT region, dbm.pareto_tier(sum(value)) OVER () AS tier FROM pareto_many GROUP BY region ORDER BY sum(value) DESC;

-- the rule in plain SQL: sums over strictly higher values
SELECT tier, count(*), count(*) FILTER (WHERE tier::text <> expected) AS wrong
FROM (SELECT dbm.pareto_tier(value) OVER () AS tier,
             CASE WHEN value <= 0 THEN 'C' WHEN before < 0.80 * total THEN 'A' WHEN before < 0.95 * total THEN 'B' ELSE 'C' END AS expected
      FROM (SELECT value, sum(greatest(value, 0)) OVER () AS total,
                   sum(greatest(value, 0)) OVER (ORDER BY value DESC) - sum(greatest(value, 0)) OVER (PARTITION BY value) AS before
            FROM pareto_many WHERE value IS NOT NULL) AS s) AS t
GROUP BY tier ORDER BY tier;

-- a lone giant is A, and nobody is B
SELECT value, dbm.pareto_tier(value) OVER () AS tier FROM (VALUES (1e6), (1), (2)) AS v (value) ORDER BY value DESC;
SELECT m.cuts, m.counts, m.totals FROM (SELECT (dbm.pareto_cuts(value)).* FROM (VALUES (1e6), (1), (2)) AS v (value)) AS m;
-- all equal are A; one row; two shares of one
SELECT m.cuts, m.counts, m.gini FROM (SELECT (dbm.pareto_cuts(7.50)).* FROM generate_series(1, 40)) AS m;
SELECT m.* FROM (SELECT (dbm.pareto_cuts(7.50)).*) AS m;
SELECT dbm.pareto_tier(v, ARRAY[1.0]) OVER (), v FROM unnest(ARRAY[3, 2, 1, 0, -1]) AS v ORDER BY v DESC;
-- nothing positive: all in the last tier, no share and no Gini
SELECT (dbm.pareto_cuts(v)).* FROM unnest(ARRAY[0, -5, -1.5]) AS v;
SELECT v, dbm.pareto_tier(v) OVER () AS tier FROM unnest(ARRAY[0, -5, -1.5]) AS v;
SELECT dbm.gini(v) IS NULL AS gini, dbm.value_share(v, 0.2) IS NULL AS share, dbm.customers_for_share(v, 0.8) IS NULL AS customers
FROM unnest(ARRAY[0, -5, -1.5]) AS v;
SELECT p.* FROM (SELECT dbm.pareto_curve(v, 2) AS points FROM unnest(ARRAY[0, -5, -1.5]) AS v) AS c, unnest(c.points) AS p;
-- no rows, NULL values only, a filter that removes all
SELECT dbm.pareto_cuts(value) IS NULL AS cuts, dbm.pareto_curve(value) IS NULL AS curve, dbm.gini(value) IS NULL AS gini,
       dbm.value_sketch(value) IS NULL AS sketch
FROM pareto_customer WHERE false;
SELECT dbm.pareto_cuts(NULL::numeric) IS NULL AS cuts, dbm.pareto_curve(NULL::numeric, NULL) IS NULL AS curve,
       dbm.value_share(NULL::numeric, 7) IS NULL AS share, dbm.rollup(NULL::dbm.value_sketch) IS NULL AS rollup;
SELECT dbm.gini(value) FILTER (WHERE id > 100) IS NULL AS gini FROM pareto_customer;
SELECT dbm.pareto_tier(NULL::numeric) OVER () IS NULL AS tier, dbm.pareto_tier(1, NULL::float8[]) OVER () IS NULL AS no_shares,
       dbm.pareto_tier(NULL, dbm.pareto_cuts(1.0)) IS NULL AS no_value, dbm.pareto_tier(1, NULL::dbm.pareto_model) IS NULL AS no_model;
-- an empty sketch says nothing
SELECT dbm.pareto_cuts('{}'::dbm.value_sketch) IS NULL AS cuts, dbm.pareto_curve('{}'::dbm.value_sketch) IS NULL AS curve,
       dbm.gini('{}'::dbm.value_sketch) IS NULL AS gini, dbm.rollup('{}'::dbm.value_sketch) AS rollup;

-- curve: whole customers in steps; the last point is everything
SELECT p.customer_share, round(p.value_share::numeric, 6) AS value_share, p.customers, p.value, round(p.gini::numeric, 6) AS gini
FROM (SELECT dbm.pareto_curve(value, 4) AS points FROM pareto_customer) AS c, unnest(c.points) AS p;
SELECT cardinality(points) AS points, points[1].customers AS first, points[13].value AS all_value,
       (SELECT bool_and(p.value = (SELECT coalesce(sum(greatest(v.value, 0)), 0)
                                   FROM (SELECT value FROM pareto_many WHERE value IS NOT NULL ORDER BY value DESC LIMIT p.customers) AS v))
        FROM unnest(points) AS p) AS right_value
FROM (SELECT dbm.pareto_curve(value, 12) AS points FROM pareto_many) AS c;
-- a share of less than one customer is empty, not 0; nobody holds 0
SELECT p.customer_share, p.value_share, p.customers, p.value
FROM (SELECT dbm.pareto_curve(i::numeric) AS points FROM generate_series(1, 89) AS i) AS c, unnest(c.points) AS p
WHERE p.customer_share < 0.035;
SELECT dbm.value_share(i::numeric, 0.01) AS hundredth, dbm.value_share(i::numeric, 1 / 89.0) AS one, dbm.value_share(i::numeric, 0) AS nobody,
       dbm.value_share(dbm.value_sketch(i::numeric), 0.01) AS of_sketch
FROM generate_series(1, 89) AS i;
SELECT cardinality(dbm.pareto_curve(value)) AS whole_percents FROM pareto_many;
SELECT dbm.value_share(value, 0.2) = (dbm.pareto_curve(value))[21].value_share AS share_is_on_curve,
       dbm.value_share(value, 0) AS nobody, dbm.value_share(value, 1) AS everybody,
       dbm.customers_for_share(value, 0) AS nothing, dbm.customers_for_share(value, 1) * count(value) = count(*) FILTER (WHERE value > 0) AS everything,
       dbm.value_share(value, 2.0 / 3) = dbm.value_share(value, 3333 / 5000.0) AS floor
FROM pareto_many;

-- Gini: 0 for equals, (n - 1) / n for a lone owner, the mean difference otherwise
SELECT dbm.gini(v) FROM unnest(ARRAY[5, 5, 5.00]) AS v;
SELECT dbm.gini(v) FROM unnest(ARRAY[0, 0, 0, -3, 5]) AS v;
SELECT abs(g.gini - d.gini) < 1e-12 AS as_mean_difference
FROM (SELECT dbm.gini(value) AS gini FROM pareto_many WHERE id <= 300) AS g,
     (SELECT sum(abs(greatest(a.value, 0) - greatest(b.value, 0))) / (2 * 300 * 300 * avg(greatest(a.value, 0))) AS gini
      FROM pareto_many AS a, pareto_many AS b WHERE a.id BETWEEN 1 AND 300 AND b.id BETWEEN 1 AND 300) AS d;

-- scale: cents, units and thousands give the same tiers and curve
SELECT count(DISTINCT (m.counts, m.n, m.not_positive, round(m.gini::numeric, 12)))  AS models
FROM unnest(ARRAY[0.001, 0.01, 1, 3, 1000000]) AS factor,
     LATERAL (SELECT (dbm.pareto_cuts(value * factor)).* FROM pareto_many) AS m;

-- the sketch: exact, sorted, equal values joined, one form for any order, split and scale of writing
SELECT dbm.value_sketch(value) FROM pareto_customer;
SELECT dbm.value_sketch(v) FROM unnest(ARRAY[1.50, 1.5, 1.500000000000, -0.0, 0, 12345678901234567890, 2e10]) AS v;
SELECT dbm.value_sketch(v) FROM unnest(ARRAY[99999999999999999999999999999999999999, -99999999999999999999999999999999999999, 1]) AS v;
SELECT dbm.value_sketch(v) FROM unnest(ARRAY[0.00000000000000000000000000000000000001, -0.12345678901234567890123456789012345678]) AS v;
SELECT count(DISTINCT sketch::text) AS forms
FROM (SELECT dbm.value_sketch(value ORDER BY id) AS sketch FROM pareto_many
      UNION ALL SELECT dbm.value_sketch(value ORDER BY value DESC) FROM pareto_many
      UNION ALL SELECT dbm.value_sketch(value::numeric(30,10) ORDER BY value) FROM pareto_many
      UNION ALL SELECT dbm.rollup(s) FROM (SELECT dbm.value_sketch(value) AS s FROM pareto_many GROUP BY region) AS r
      UNION ALL SELECT dbm.rollup(s) FROM (SELECT dbm.value_sketch(value) AS s FROM pareto_many GROUP BY id) AS r
      UNION ALL SELECT dbm.rollup(s ORDER BY g DESC) FROM (SELECT value >= 1000 AS g, dbm.value_sketch(value) AS s FROM pareto_many GROUP BY 1) AS r
      UNION ALL SELECT dbm_internal.value_sketch_merge(dbm.value_sketch(value) FILTER (WHERE id > 700), dbm.value_sketch(value) FILTER (WHERE id <= 700)) FROM pareto_many) AS f;
-- every answer from the sketch is the answer in one step
SELECT dbm.pareto_cuts(s) = direct_cuts AS cuts, dbm.pareto_cuts(s, ARRAY[0.3]) = direct_cuts_3 AS cuts_3, dbm.pareto_curve(s) = direct_curve AS curve,
       dbm.pareto_curve(s, 7) = direct_curve_7 AS curve_7, dbm.gini(s) = direct_gini AS gini,
       dbm.value_share(s, 0.1) = direct_share AS share, dbm.customers_for_share(s, 0.8) = direct_customers AS customers
FROM (SELECT dbm.value_sketch(value) AS s, dbm.pareto_cuts(value) AS direct_cuts, dbm.pareto_cuts(value, ARRAY[0.3]) AS direct_cuts_3,
             dbm.pareto_curve(value) AS direct_curve, dbm.pareto_curve(value, 7) AS direct_curve_7, dbm.gini(value) AS direct_gini,
             dbm.value_share(value, 0.1) AS direct_share, dbm.customers_for_share(value, 0.8) AS direct_customers
      FROM pareto_many) AS a;
-- final functions leave the state alone: running answers are those of the prefixes
SELECT bool_and(running = (SELECT dbm.gini(p.value) FROM pareto_many AS p WHERE p.id BETWEEN 1 AND w.id)) AS as_prefixes
FROM (SELECT id, dbm.gini(value) OVER (ORDER BY id) AS running FROM pareto_many WHERE id BETWEEN 1 AND 100) AS w;
SELECT count(DISTINCT running::text) AS sketches, max(length(running::text)) > 500 AS long
FROM (SELECT dbm.value_sketch(value) OVER (ORDER BY id ROWS 60 PRECEDING) AS running FROM pareto_many WHERE id BETWEEN 1 AND 100) AS w;

-- text and binary round trips, of sketches with and without parameters
SELECT s::text::dbm.value_sketch::text = s::text AS text FROM (SELECT dbm.value_sketch(value) AS s FROM pareto_many) AS a;
SELECT '[0.8,0.95]{3:2,-1.50:1,3.0:4}'::dbm.value_sketch, '{}'::dbm.value_sketch, '[0.1]{}'::dbm.value_sketch;
CREATE TABLE pareto_sketch (id integer, s dbm.value_sketch);
INSERT INTO pareto_sketch SELECT 1, dbm.value_sketch(value) FROM pareto_many;
INSERT INTO pareto_sketch VALUES (2, '{}'), (3, '[0.8,0.95]{12345678901234567890.5:3,-7:1}'), (4, '{-99999999999999999999999999999999999999:1,-1:9007199254740990}');
SELECT id, encode(sha256(dbm_internal.value_sketch_send(s)), 'hex') = encode(sha256(dbm_internal.value_sketch_send(s::text::dbm.value_sketch)), 'hex') AS same
FROM pareto_sketch ORDER BY id;
SELECT dbm_internal.value_sketch_send('[0.5]{1.5:2}');
\copy pareto_sketch TO 'results/pareto_sketch.bin' (FORMAT binary)
CREATE TABLE pareto_sketch_back (LIKE pareto_sketch);
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
SELECT count(*) AS back FROM pareto_sketch JOIN pareto_sketch_back AS b USING (id) WHERE pareto_sketch.s::text = b.s::text;
-- bytes out of order and not joined are put right
\copy (SELECT 5, '\x010000000000000000000003000000000000000900000000000000020000000000000001000000000000000100000000000000090000000000000001'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
SELECT s FROM pareto_sketch_back WHERE id = 5;
-- bytes that are no sketch: none, version, parameters (too many, not finite), scale, width, rows (negative, missing), counts, digits, a byte too many
\copy (SELECT 6, '\x'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x02'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x0105'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x01017ff8000000000000'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x010027000000000000000000'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x010000020000000000000000'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x01000000ffffffffffffffff'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x010000004000000000000000'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x01000000000000000000000100000000000000010000000000000000'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x01000000000000000000000100000000000000017fffffffffffffff'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x0100000100000000000000017fffffffffffffffffffffffffffffff0000000000000001'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)
\copy (SELECT 6, '\x01000000000000000000000000'::bytea) TO 'results/pareto_sketch.bin' (FORMAT binary)
\copy pareto_sketch_back FROM 'results/pareto_sketch.bin' (FORMAT binary)

-- parallel = serial
CREATE TABLE pareto_big AS SELECT (i * 7919::bigint) % 20011 / 100.0 - 10 AS value, i % 5 AS g FROM generate_series(1, 40000) AS i;
SET max_parallel_workers_per_gather = 0;
CREATE TABLE pareto_serial AS
SELECT dbm.value_sketch(value)::text AS sketch, dbm.pareto_cuts(value) AS cuts, dbm.pareto_cuts(value, ARRAY[0.5]) AS half,
       dbm.pareto_curve(value, 10) AS curve, dbm.gini(value) AS gini, dbm.value_share(value, 0.25) AS share
FROM pareto_big;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT dbm.pareto_cuts(value, ARRAY[0.5]), dbm.gini(value) FROM pareto_big;
CREATE TABLE pareto_parallel AS
SELECT dbm.value_sketch(value)::text AS sketch, dbm.pareto_cuts(value) AS cuts, dbm.pareto_cuts(value, ARRAY[0.5]) AS half,
       dbm.pareto_curve(value, 10) AS curve, dbm.gini(value) AS gini, dbm.value_share(value, 0.25) AS share
FROM pareto_big;
SELECT s = p AS parallel_is_serial FROM pareto_serial AS s, pareto_parallel AS p;
SELECT sum(counts[1] + counts[2] + counts[3]) AS customers
FROM (SELECT (dbm.pareto_cuts(value)).counts FROM pareto_big GROUP BY g) AS m;
-- some workers see no row at all
SELECT dbm.gini(value) AS lone FROM pareto_big WHERE value = (SELECT max(value) FROM pareto_big) AND g = 0;
RESET max_parallel_workers_per_gather;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- a model survives storage as json
SELECT count(*) FILTER (WHERE dbm.pareto_tier(value, model) IS DISTINCT FROM dbm.pareto_tier(value, jsonb_populate_record(NULL::dbm.pareto_model, to_jsonb(model)))) AS differing
FROM pareto_many, (SELECT dbm.pareto_cuts(value) AS model FROM pareto_many) AS m;
-- one call site, several models
SELECT dbm.pareto_tier(20, model) FROM (VALUES (ARRAY[30, 10.0]), (ARRAY[20, 10]), (ARRAY[NULL, 25]), (ARRAY[NULL, NULL, 5])) AS c (cuts),
     LATERAL (SELECT ROW(NULL, c.cuts, NULL, NULL, NULL, NULL, NULL, NULL)::dbm.pareto_model AS model) AS m;

-- errors name the argument, its value and the cure
SELECT dbm.gini('NaN'::numeric);
SELECT dbm.pareto_cuts(v) FROM unnest(ARRAY['infinity', 1]::numeric[]) AS v;
SELECT dbm.pareto_tier(v) OVER () FROM unnest(ARRAY['-infinity', 1]::numeric[]) AS v;
SELECT dbm.pareto_tier('NaN', dbm.pareto_cuts(1.0));
SELECT dbm.gini(1e38);
SELECT dbm.gini(1e-39);
SELECT dbm.gini(1e130000);
SELECT dbm.gini(v) FROM unnest(ARRAY[1e37, 0.01]) AS v;
SELECT dbm.gini(v) FROM unnest(ARRAY[9e37, 9e37]) AS v;
SELECT dbm.pareto_cuts(1.0, '{}');
SELECT dbm.pareto_cuts(1.0, '{0.1,0.2,0.3,0.4,0.5}');
SELECT dbm.pareto_cuts(1.0, '{{0.1},{0.2}}');
SELECT dbm.pareto_cuts(1.0, '{0.8,NULL}');
SELECT dbm.pareto_cuts(1.0, NULL);
SELECT dbm.pareto_cuts(1.0, '{0.8,0.8}');
SELECT dbm.pareto_cuts(1.0, '{80,95}');
SELECT dbm.pareto_cuts(1.0, '{NaN}');
SELECT dbm.pareto_tier(1.0, ARRAY[0.95, 0.8]) OVER ();
SELECT dbm.pareto_curve(1.0, 0);
SELECT dbm.pareto_curve(1.0, 10001);
SELECT dbm.value_share(1.0, 20);
SELECT dbm.customers_for_share(1.0, 'NaN');
SELECT dbm.value_share(v, v) FROM unnest(ARRAY[0.1, 0.2]) AS v;
SELECT dbm.rollup(s) FROM unnest(ARRAY['[0.5]{1:1}', '[0.6]{1:1}']::dbm.value_sketch[]) AS s;
SELECT dbm.pareto_tier(1, ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::dbm.pareto_model);
SELECT dbm.pareto_tier(1, ROW(NULL, '{1,2}', NULL, NULL, NULL, NULL, NULL, NULL)::dbm.pareto_model);
SELECT dbm.pareto_tier(1, ROW(NULL, '{1,0}', NULL, NULL, NULL, NULL, NULL, NULL)::dbm.pareto_model);
SELECT dbm.pareto_tier(1, ROW(NULL, '{5,4,3,2,1}', NULL, NULL, NULL, NULL, NULL, NULL)::dbm.pareto_model);

-- bad text; each line is one error
DO $$
DECLARE
    bad text;
BEGIN
    FOREACH bad IN ARRAY ARRAY['', '{', '}', '{1}', '{1:}', '{:1}', '{1:1', '{1:1}x', '{1:0}', '{1:-1}', '{1:1.5}', '{1:1,}', '{,1:1}', '{1:1:1}',
                               '{NaN:1}', '{1e5:1}', '{--1:1}', '{-:1}', '{1:9007199254740993}', '[0.8', '[0.8]', '[]{}', '[0.8,]{}',
                               '[1,2,3,4,5]{}', '[NaN]{}', '[1e999]{}', '[0.8 ]{}', '{1 :1}', '{999999999999999999999999999999999999999:1}',
                               '{0.000000000000000000000000000000000000001:1}', '{1:1,0.00000000000000000000000000000000000001:1,10:1}',
                               '{' || repeat('1', 100) || ':1}', '{1:9007199254740992,1:9007199254740992}']
    LOOP
        BEGIN
            PERFORM bad::dbm.value_sketch;
            RAISE NOTICE 'accepted: %', bad;
        EXCEPTION WHEN invalid_text_representation OR numeric_value_out_of_range THEN
            RAISE NOTICE '%', SQLERRM;
        END;
    END LOOP;
END $$;
-- counts that together are too many to count exactly
SELECT dbm.gini('{1:9007199254740992,2:1}'::dbm.value_sketch);
-- a sketch is held to the memory settings
SET work_mem = '64kB';
SET hash_mem_multiplier = 1;
SET maintenance_work_mem = '1MB';
SELECT dbm.gini(i) FROM generate_series(1, 200000) AS i;
SELECT dbm.pareto_tier(i) OVER () FROM generate_series(1, 200000) AS i;
SELECT dbm.gini(i % 20000) FROM generate_series(1, 200000) AS i;
