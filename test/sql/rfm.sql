-- Ten customers, five bins: percent_rank 0, .11, .22, ... makes bins of two, ties stay whole.
CREATE TABLE rfm_ten (id int, recency_days int, frequency bigint, monetary numeric);
INSERT INTO rfm_ten VALUES
    (1, 3, 1, 10.00), (2, 10, 1, -5.50), (3, 10, 1, 99.90), (4, 10, 1, 0), (5, 45, 2, 12.5),
    (6, 60, 2, 12.50), (7, 90, 3, 80), (8, 200, 5, 1000), (9, 365, 8, 45.67), (10, 700, 21, 45.67),
    (11, NULL, NULL, NULL), (12, NULL, 0, NULL), (13, NULL, 0, -20);

CREATE TEMP TABLE models AS
SELECT 'percent_rank' AS rule, dbm.rfm_cuts(recency_days, frequency, monetary, 5) AS model FROM rfm_ten
UNION ALL
SELECT 'nested', dbm.rfm_cuts(recency_days, frequency, monetary, 3, 'nested', '2024-06-30', 'EUR') FROM rfm_ten
UNION ALL
SELECT 'fixed', dbm.rfm_thresholds('{30,90,180,365}', '{2,3,5,10}', '{10,50,100,500}', '2024-06-30');
SELECT (model).* FROM models ORDER BY rule \gx

SELECT t.id, (p.score).*, n.score AS nested, f.score AS fixed
FROM rfm_ten AS t,
     LATERAL (SELECT dbm.rfm_score(t.recency_days, t.frequency, t.monetary, model) FROM models WHERE rule = 'percent_rank') AS p(score),
     LATERAL (SELECT dbm.rfm_score(t.recency_days, t.frequency, t.monetary, model) FROM models WHERE rule = 'nested') AS n(score),
     LATERAL (SELECT dbm.rfm_score(t.recency_days, t.frequency, t.monetary, model) FROM models WHERE rule = 'fixed') AS f(score)
ORDER BY t.id;

-- the window form is the model form, and both are percent_rank()
CREATE TABLE rfm_many AS
SELECT i AS id, CASE WHEN i % 29 > 0 THEN (i * 7919) % 700 END AS recency_days,
       CASE WHEN i % 29 > 0 THEN 1 + (i * i) % 13 END::bigint AS frequency,
       ((i * 10477) % 9991 - 200) / 100.0 AS monetary, i % 3 AS part
FROM generate_series(1, 12000) AS i;
ALTER TABLE rfm_many SET (parallel_workers = 2);
ANALYZE rfm_many;
SELECT bins, rule, count(*) AS customers,
       count(*) FILTER (WHERE windowed IS DISTINCT FROM modelled) AS different,
       count(*) FILTER (WHERE windowed IS NULL) AS never_bought
FROM generate_series(2, 9) AS bins, unnest(ARRAY['percent_rank', 'nested']) AS rule,
     LATERAL (SELECT dbm.rfm_score(recency_days, frequency, monetary, bins, rule) OVER () AS windowed,
                     dbm.rfm_score(recency_days, frequency, monetary,
                                   (SELECT dbm.rfm_cuts(recency_days, frequency, monetary, bins, rule, NULL, NULL) FROM rfm_many)) AS modelled
              FROM rfm_many) AS scores
GROUP BY bins, rule ORDER BY bins, rule;
SELECT count(*) AS different_in_parts
FROM (SELECT dbm.rfm_score(recency_days, frequency, monetary) OVER (PARTITION BY part ORDER BY id ROWS 2 PRECEDING) AS windowed,
             dbm.rfm_score(recency_days, frequency, monetary, model) AS modelled
      FROM rfm_many JOIN (SELECT part, dbm.rfm_cuts(recency_days, frequency, monetary, 5) AS model
                          FROM rfm_many GROUP BY part) AS m USING (part)) AS scores
WHERE windowed IS DISTINCT FROM modelled;
SELECT count(*) AS customers, count(*) FILTER (WHERE (score).r <> r OR (score).f <> f OR (score).m <> m) AS unlike_percent_rank
FROM (SELECT dbm.rfm_score(recency_days, frequency, monetary) OVER () AS score,
             least(5, 1 + (5 * (rank() OVER (ORDER BY recency_days DESC) - 1)) / (count(*) OVER () - 1)) AS r,
             least(5, 1 + (5 * (rank() OVER (ORDER BY frequency) - 1)) / (count(*) OVER () - 1)) AS f,
             least(5, 1 + (5 * (rank() OVER (ORDER BY monetary) - 1)) / (count(*) OVER () - 1)) AS m
      FROM rfm_many WHERE recency_days IS NOT NULL) AS scores;
-- nested: the same ranks within each score
SELECT count(*) FILTER (WHERE (score).f <> f) AS f_differs, count(*) FILTER (WHERE (score).m <> m) AS m_differs
FROM (SELECT score,
             least(4, 1 + 4 * (rank() OVER rf - 1) / greatest(count(*) OVER r - 1, 1)) AS f,
             least(4, 1 + 4 * (rank() OVER rfm - 1) / greatest(count(*) OVER rf_all - 1, 1)) AS m
      FROM (SELECT frequency, monetary, dbm.rfm_score(recency_days, frequency, monetary, 4, 'nested') OVER () AS score
            FROM rfm_many WHERE recency_days IS NOT NULL) AS s
      WINDOW r AS (PARTITION BY (score).r), rf AS (PARTITION BY (score).r ORDER BY frequency),
             rf_all AS (PARTITION BY (score).r, (score).f), rfm AS (PARTITION BY (score).r, (score).f ORDER BY monetary)) AS ranks;

-- equal values have equal scores; another unit of time or money changes none
SELECT max(r) AS scores_per_recency, max(f) AS scores_per_frequency, max(m) AS scores_per_amount
FROM (SELECT count(DISTINCT (score).r) AS r, 1 AS f, 1 AS m
      FROM (SELECT recency_days AS v, dbm.rfm_score(recency_days, frequency, monetary) OVER () AS score FROM rfm_many) AS s GROUP BY v
      UNION ALL
      SELECT 1, count(DISTINCT (score).f), 1
      FROM (SELECT frequency AS v, dbm.rfm_score(recency_days, frequency, monetary) OVER () AS score FROM rfm_many) AS s GROUP BY v
      UNION ALL
      SELECT 1, 1, count(DISTINCT (score).m)
      FROM (SELECT monetary AS v, dbm.rfm_score(recency_days, frequency, monetary) OVER () AS score FROM rfm_many) AS s GROUP BY v) AS counts;
SELECT count(*) FILTER (WHERE s IS DISTINCT FROM scaled) AS changed_by_scale
FROM (SELECT dbm.rfm_score(recency_days, frequency, monetary) OVER () AS s,
             dbm.rfm_score(recency_days * 7, frequency * 3, monetary * 1000) OVER () AS scaled FROM rfm_many) AS both_units;
SELECT count(*) FILTER (WHERE s IS DISTINCT FROM fine) AS changed_by_fine_scale
FROM (SELECT dbm.rfm_score(recency_days, frequency, monetary, 5, 'nested') OVER () AS s,
             dbm.rfm_score(recency_days, frequency, monetary / 1000000000000, 5, 'nested') OVER () AS fine FROM rfm_many) AS both_units;
SELECT count(DISTINCT model::text) AS one_model
FROM (SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5 ORDER BY id) FROM rfm_many
      UNION ALL SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5 ORDER BY md5(id::text)) FROM rfm_many
      UNION ALL SELECT dbm.rfm_cuts(dbm.rfm_sketch(recency_days, frequency, monetary)) FROM rfm_many
      UNION ALL SELECT dbm.rfm_cuts(dbm.rollup(s), 5, 'percent_rank') FROM (SELECT dbm.rfm_sketch(recency_days, frequency, monetary) AS s
                                                            FROM rfm_many GROUP BY hashtext(id::text) % 11) AS parts) AS forms(model);
SELECT dbm.rfm_cuts(dbm.rfm_sketch(recency_days, frequency, monetary), 9, 'nested', '2024-01-01')
     = dbm.rfm_cuts(recency_days, frequency, monetary, 9, 'nested', '2024-01-01', NULL) AS nested_by_sketch FROM rfm_many;

-- few customers: one, all equal, fewer than bins, two
SELECT (dbm.rfm_cuts(5, 1, 1.5, 5)).*;
SELECT dbm.rfm_score(5, 1, 1.5) OVER () FROM generate_series(1, 3);
SELECT i, dbm.rfm_score(i, i, -i) OVER (), dbm.rfm_score(i, i, -i, 9, 'nested') OVER () AS nested FROM generate_series(1, 3) AS i;
SELECT (dbm.rfm_cuts(i, i, -i, 9)).* FROM generate_series(1, 2) AS i;
-- nobody
SELECT dbm.rfm_cuts(1, 1, 1, 5) IS NULL AS no_rows FROM rfm_ten WHERE false;
SELECT dbm.rfm_cuts(NULL, NULL, NULL, 5) IS NULL AS nobody_bought;
SELECT dbm.rfm_cuts(NULL::dbm.rfm_sketch) IS NULL AS no_sketch, dbm.rfm_cuts('v1 - - - -'::dbm.rfm_sketch) IS NULL AS empty_sketch;
SELECT dbm.rfm_score(NULL, NULL, NULL) OVER () IS NULL AS never_bought, dbm.rfm_score(NULL, 0, NULL, NULL::dbm.rfm_model) IS NULL AS no_model;
SELECT dbm.rfm_score(1, 1, 1) OVER () FROM rfm_ten WHERE false;

-- values the model has not seen, huge and fine ones, are scored by the same cuts
SELECT v AS monetary, (dbm.rfm_score(0, 9223372036854775807, v, model)).*
FROM models, unnest(ARRAY[-99999999999999999999999999999999999999, -5.500000001, -5.5, 12.4999999999999999999, 12.5, 99999999999999999999999999999999999999]) AS v
WHERE rule = 'percent_rank' ORDER BY v;
SELECT (dbm.rfm_score(2147483647, 1, 0, model)).code FROM models WHERE rule = 'percent_rank';

-- a stored model: text and jsonb give back the same scores
SELECT rule, model::text::dbm.rfm_model = model AS by_text,
       jsonb_populate_record(NULL::dbm.rfm_model, to_jsonb(model)) = model AS by_jsonb FROM models ORDER BY rule;
CREATE TABLE rfm_stored AS
SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 9, 'nested', NULL, NULL) AS model FROM rfm_many;
SELECT count(*) FILTER (WHERE dbm.rfm_score(recency_days, frequency, monetary, model) IS DISTINCT FROM windowed) AS different
FROM rfm_stored, (SELECT *, dbm.rfm_score(recency_days, frequency, monetary, 9, 'nested') OVER () AS windowed FROM rfm_many) AS w;
-- two models in turn at one call site
SELECT rule, string_agg((dbm.rfm_score(recency_days, frequency, monetary, model)).code, ' ' ORDER BY id)
FROM (SELECT * FROM rfm_ten, models WHERE rule <> 'nested' ORDER BY id, rule) AS turns GROUP BY rule ORDER BY rule;

-- parallel is serial
SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5, 'nested', '2024-06-30', CASE WHEN id % 2 = 0 THEN 'EUR' END)::text AS serial FROM rfm_many \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5) FROM rfm_many;
SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5, 'nested', '2024-06-30', CASE WHEN id % 2 = 0 THEN 'EUR' END)::text = :'serial' AS parallel_is_serial FROM rfm_many;
SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5) IS NULL AS empty_workers FROM rfm_many WHERE recency_days IS NULL;
RESET max_parallel_workers_per_gather;

-- errors
SELECT dbm.rfm_cuts(1, 1, 1, 1);
SELECT dbm.rfm_cuts(1, 1, 1, 10);
SELECT dbm.rfm_cuts(1, 1, 1, NULL);
SELECT dbm.rfm_cuts(i, 1, 1, i) FROM generate_series(4, 5) AS i;
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'ntile', NULL, NULL);
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'fixed', NULL, NULL);
SELECT dbm.rfm_cuts(1, 1, 1, 5, NULL, NULL, NULL);
SELECT dbm.rfm_cuts(1, 1, 1, 5, rule, NULL, NULL) FROM unnest(ARRAY['percent_rank', 'nested']) AS rule;
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'nested', as_of, NULL) FROM unnest(ARRAY['2024-01-01', NULL]::date[]) AS as_of;
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'nested', 'infinity', NULL);
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'nested', NULL, currency) FROM unnest(ARRAY['CNY', NULL, 'USD']) AS currency;
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'nested', NULL, '');
SELECT dbm.rfm_cuts(1, 1, 1, 5, 'nested', NULL, 'Chinese yuan');
SELECT dbm.rfm_cuts(1, -1, 1, 5);
SELECT dbm.rfm_score(-1, 1, 1) OVER ();
SELECT dbm.rfm_score(1, 1, NULL) OVER ();
SELECT dbm.rfm_score(1, 1, 'NaN') OVER ();
SELECT dbm.rfm_score(1, 1, 1, 99) OVER ();
SELECT dbm.rfm_score(1, 1, 1, i) OVER () FROM generate_series(4, 5) AS i;
SELECT dbm.rfm_score(1, 1, 1, 5, 'fixed') OVER ();
SELECT dbm.rfm_score(1, 1, 'infinity', model) FROM models WHERE rule = 'fixed';
SELECT dbm.rfm_score(1, 1, NULL, model) FROM models WHERE rule = 'fixed';
SELECT dbm.rfm_thresholds('{30,90}', '{2}', '{10,50}');
SELECT dbm.rfm_thresholds('{30,NULL}', '{2,3}', '{10,50}');
SELECT dbm.rfm_thresholds('{}', '{}', '{}');
SELECT dbm.rfm_thresholds('{30,30}', '{2,3}', '{10,50}');
SELECT dbm.rfm_thresholds(NULL, '{2,3}', '{10,50}');
SELECT dbm.rfm_thresholds('{1}', '{1}', '{NaN}');
SELECT dbm.rfm_thresholds('{1,2,3,4,5,6,7,8,9}', '{1}', '{1}');

-- a model made by hand is checked before it is believed
SELECT dbm.rfm_score(1, 1, 1, ROW('dense', 2, 1, NULL, NULL, '{1}', '{1}', '{1}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', 20, 1, NULL, NULL, '{1}', '{1}', '{1}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', NULL, 1, NULL, NULL, '{1}', '{1}', '{1}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', 2, 1, NULL, NULL, '{1}', '{1}', NULL, NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', 3, 1, NULL, NULL, '{1}', '{1}', '{1}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('nested', 2, 1, NULL, NULL, '{1}', '{1}', '{1}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', 3, 1, NULL, NULL, '{1,2}', '{1,2}', '{1,2}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', 3, 1, NULL, NULL, '{2,1}', '{NULL,2}', '{1,2}', NULL, NULL, NULL)::dbm.rfm_model);
SELECT dbm.rfm_score(1, 1, 1, ROW('fixed', 3, 1, NULL, NULL, '{2,1}', '{1,2}', '{1,NaN}', NULL, NULL, NULL)::dbm.rfm_model);

DROP TABLE rfm_ten, rfm_many, rfm_stored;
