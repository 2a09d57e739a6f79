-- One row per customer; 1 to 40 have facts with many ties, 41 to 44 never bought.
CREATE TABLE rfm_facts AS
SELECT i AS id, i * 7 % 30 AS recency_days, (1 + i * i % 4)::bigint AS frequency,
       (i * 37 % 19)::numeric - 3 + 0.25 * (i % 4) AS monetary
FROM generate_series(1, 40) AS i
UNION ALL VALUES (41, NULL, NULL::bigint, NULL::numeric), (42, NULL, 0, NULL), (43, 12, 0, 10), (44, 5, NULL, 1);

-- the text shows every customer once, sorted; who never bought is not there
SELECT dbm.rfm_sketch(recency_days, frequency, monetary) FROM rfm_facts WHERE id < 8 OR id > 40;
SELECT dbm.rfm_sketch(3, 2, 1.50) FROM generate_series(1, 5);
SELECT dbm.rfm_sketch(recency_days, frequency, monetary) IS NULL AS nobody FROM rfm_facts WHERE id > 40;
SELECT dbm.rfm_sketch(recency_days, frequency, monetary) IS NULL AS no_rows FROM rfm_facts WHERE false;
SELECT dbm.rfm_sketch(recency_days, frequency, monetary) FILTER (WHERE id < 0) IS NULL AS filtered_out FROM rfm_facts;

-- the order of the rows is not seen, nor how amounts are written, nor where the sketch was split
SELECT count(DISTINCT s::text) AS one_text
FROM (SELECT dbm.rfm_sketch(recency_days, frequency, monetary ORDER BY id) FROM rfm_facts
      UNION ALL SELECT dbm.rfm_sketch(recency_days, frequency, monetary ORDER BY id DESC) FROM rfm_facts
      UNION ALL SELECT dbm.rfm_sketch(recency_days, frequency, round(monetary, 30) ORDER BY md5(id::text)) FROM rfm_facts
      UNION ALL SELECT dbm.rollup(s) FROM (SELECT dbm.rfm_sketch(recency_days, frequency, monetary) AS s
                                           FROM rfm_facts GROUP BY id % 7) AS parts
      UNION ALL SELECT dbm.rollup(s ORDER BY part DESC) FROM (SELECT id AS part, dbm.rfm_sketch(recency_days, frequency, monetary) AS s
                                                              FROM rfm_facts GROUP BY id) AS parts) AS forms(s);
-- as a window aggregate the state goes on growing after each answer
SELECT bool_and(running = again) AS window_form
FROM (SELECT dbm.rfm_sketch(recency_days, frequency, monetary) OVER (ORDER BY id)::text AS running,
             (SELECT dbm.rfm_sketch(g.recency_days, g.frequency, g.monetary) FROM rfm_facts AS g WHERE g.id <= f.id)::text AS again
      FROM rfm_facts AS f) AS pairs;
SELECT dbm.rollup(s) IS NULL AS no_sketches FROM (VALUES (NULL::dbm.rfm_sketch), (NULL)) AS v(s);

-- text and binary come back as they went out
CREATE TABLE rfm_sketches (id int, s dbm.rfm_sketch);
INSERT INTO rfm_sketches
SELECT 1, dbm.rfm_sketch(recency_days, frequency, monetary) FROM rfm_facts
UNION ALL SELECT 2, dbm.rfm_sketch(0, 1, -12345678901234567890123456.789) FROM rfm_facts
UNION ALL SELECT 3, dbm.rfm_sketch(2147483647, 9223372036854775807, 99999999999999999999999999999999999999)
UNION ALL SELECT 4, dbm.rfm_sketch(i, i, i * 0.01) FROM generate_series(1, 5000) AS i
UNION ALL SELECT 5, 'v1 - - - -'
UNION ALL SELECT 6, 'v1 5 nested -550 CNY 3:2:1.50:5';
SELECT id, s::text::dbm.rfm_sketch::text = s::text AS text_round_trip FROM rfm_sketches ORDER BY id;
\copy rfm_sketches TO 'results/rfm_sketch.data' (FORMAT binary)
CREATE TABLE rfm_sketches_back (LIKE rfm_sketches);
\copy rfm_sketches_back FROM 'results/rfm_sketch.data' (FORMAT binary)
SELECT id, a.s::text = b.s::text AS binary_round_trip FROM rfm_sketches AS a JOIN rfm_sketches_back AS b USING (id) ORDER BY id;
SELECT length(dbm.rollup(s)::text) > 0 AS joins_stored_ones FROM rfm_sketches WHERE id IN (1, 4, 5);

-- amounts of any scale live side by side, exactly
SELECT dbm.rfm_sketch(1, 1, m) FROM unnest(ARRAY[1, 0.000000000000000001, 10000000000000000000, -0.5, 1.50]) AS m;
SELECT dbm.rollup(s) FROM (VALUES ('v1 - - - - 1:1:9000000000000000000:1'::dbm.rfm_sketch), ('v1 - - - - 1:1:0.5:1')) AS v(s);
SELECT dbm.rollup(s) FROM (VALUES ('v1 - - - - 1:1:0.5:1'::dbm.rfm_sketch), ('v1 - - - - 1:1:9000000000000000000:1')) AS v(s);
-- input need not be canonical
SELECT 'v1 - - - - 9:1:1.50:2 1:1:2.00:1 9:1:1.5:3'::dbm.rfm_sketch;

-- errors say what is wrong with which value
SELECT dbm.rfm_sketch(-1, 1, 1);
SELECT dbm.rfm_sketch(1, -1, 1);
SELECT dbm.rfm_sketch(1, 3, NULL);
SELECT dbm.rfm_sketch(1, 1, 'NaN');
SELECT dbm.rfm_sketch(1, 1, '-Infinity');
SELECT dbm.rfm_sketch(1, 1, 1e40);
SELECT dbm.rfm_sketch(1, 1, m) FROM unnest(ARRAY[1e30, 1e-30]) AS m;
SELECT dbm.rollup(s) FROM (VALUES ('v1 5 nested - -'::dbm.rfm_sketch), ('v1 - - - -')) AS v(s);
SELECT dbm.rollup(s) FROM (VALUES ('v1 5 nested - EUR 1:1:1:1'::dbm.rfm_sketch), ('v1 5 nested - USD 1:1:1:1')) AS v(s);
SELECT bad::dbm.rfm_sketch FROM unnest(ARRAY['']) AS bad;
SELECT 'v2 - - - -'::dbm.rfm_sketch;
SELECT 'v1 10 nested - -'::dbm.rfm_sketch;
SELECT 'v1 5 - - -'::dbm.rfm_sketch;
SELECT 'v1 - nested - -'::dbm.rfm_sketch;
SELECT 'v1 - - - - 1:1:1'::dbm.rfm_sketch;
SELECT 'v1 - - - - -1:1:1:1'::dbm.rfm_sketch;
SELECT 'v1 - - - - 1:0:1:1'::dbm.rfm_sketch;
SELECT 'v1 - - - - 1:1:x:1'::dbm.rfm_sketch;
SELECT 'v1 - - - - 1:1:1:0'::dbm.rfm_sketch;
SELECT 'v1 - - - - 1:1:1:4294967296'::dbm.rfm_sketch;
SELECT 'v1 - - - - 1:1:1:1:1'::dbm.rfm_sketch;

-- a state out of the hands of an aggregate is copied, not changed
SELECT dbm_internal.rfm_cuts_add(s, 9, 9, 9, 5, 'nested', '1998-06-30', 'CNY')::text AS added,
       dbm_internal.rfm_sketch_combine(s, s)::text AS joined, s::text AS as_it_was
FROM rfm_sketches WHERE id = 6;
SELECT dbm_internal.rfm_sketch_add(s, 9, 9, 9) FROM rfm_sketches WHERE id = 6;
SELECT dbm_internal.rfm_sketch_add(s, 9, 9, 9)::text AS added FROM rfm_sketches WHERE id = 5;

-- parallel workers, one of which may see nothing, give what one process gives
CREATE TABLE rfm_many AS
SELECT (i * 7919) % 700 AS recency_days, (1 + i % 13)::bigint AS frequency, (i * 20011 % 99991) / 100.0 AS monetary
FROM generate_series(1, 40000) AS i;
ALTER TABLE rfm_many SET (parallel_workers = 2);
ANALYZE rfm_many;
SELECT md5(dbm.rfm_sketch(recency_days, frequency, monetary)::text) AS serial FROM rfm_many \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.rfm_sketch(recency_days, frequency, monetary) FROM rfm_many;
SELECT md5(dbm.rfm_sketch(recency_days, frequency, monetary)::text) = :'serial' AS parallel_is_serial FROM rfm_many;
SELECT dbm.rfm_sketch(recency_days, frequency, monetary) FROM rfm_many WHERE monetary = 3.5;
RESET max_parallel_workers_per_gather;

-- equal customers cost no memory: 100,000 rows of 60 kinds, 30,000 sketches of 3
SET work_mem = '64kB';
SET maintenance_work_mem = '1MB';
SELECT pg_column_size(dbm.rfm_sketch(i % 60, 1, i % 6)) < 2000 AS small FROM generate_series(1, 100000) AS i;
SELECT pg_column_size(dbm.rollup(s)) < 200 AS small
FROM generate_series(1, 30000), LATERAL (SELECT 'v1 - - - - 1:1:1:1 2:1:1:1 3:1:1:1'::dbm.rfm_sketch AS s OFFSET 0) AS s;
-- what does not fit is refused with both numbers
SELECT dbm.rfm_sketch(i, 1, i) FROM generate_series(1, 100000) AS i;
RESET work_mem;
RESET maintenance_work_mem;

DROP TABLE rfm_facts, rfm_sketches, rfm_sketches_back, rfm_many;
