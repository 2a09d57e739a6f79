-- Refits: a sketch moved to a later day, with the customers replaced who bought since, is the sketch of
-- that day; a fit from the last model is the fit from scratch.
SET extra_float_digits = 0;
CREATE FUNCTION pg_temp.u(id integer, part integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT (('x' || substr(md5('r' || id || '/' || part), 1, 12))::bit(48)::bigint + 0.5) / 2 ^ 48::float8 $$;

-- customers who come over 500 days, buy at their own pace and leave after a purchase with their own probability
CREATE TEMP TABLE orders AS
SELECT id, date '2023-01-01' + day AS day, amount
FROM (SELECT id, floor(first + n * gap * (0.5 + pg_temp.u(id, 100 + n)))::integer AS day,
             round((20 * exp(pg_temp.u(id, 4) + 0.5 * pg_temp.u(id, 200 + n)))::numeric, 2) AS amount
      FROM (SELECT id, 500 * pg_temp.u(id, 1) AS first, 10 / pg_temp.u(id, 2) AS gap FROM generate_series(1, 1200) AS id) AS c,
           generate_series(0, least(60, floor(ln(pg_temp.u(id, 3)) / ln(1 - pg_temp.u(id, 4) ^ 2)))::integer) AS n) AS o
WHERE day < 900;
CREATE FUNCTION pg_temp.customers(until date) RETURNS TABLE (id integer, x integer, t_x float8, t float8, mean float8) LANGUAGE sql AS $$
    SELECT id, (b).x, (b).t_x, (b).t, (b).mean_repeat_spend
    FROM (SELECT id, dbm.btyd(dbm.purchase_history(day, amount), until) AS b FROM orders GROUP BY id) AS h WHERE (b).x IS NOT NULL
$$;
CREATE TEMP TABLE before AS SELECT * FROM pg_temp.customers('2024-05-31');
CREATE TEMP TABLE after AS SELECT * FROM pg_temp.customers('2024-07-15');
SELECT (SELECT count(*) FROM before) AS before, count(*) AS after, count(*) FILTER (WHERE b.id IS NULL) AS new,
       count(*) FILTER (WHERE b.x <> a.x) AS bought, count(*) FILTER (WHERE b.x = a.x) AS unchanged FROM after AS a LEFT JOIN before AS b USING (id);

-- what was stored, and what a refresh that reads the changed customers makes of it
CREATE TEMP TABLE stored AS
SELECT dbm.btyd_sketch(x, t_x, t, 'week', '2024-05-31') AS btyd, dbm.spend_sketch(x, mean) AS spend,
       dbm.bg_nbd_fit(x, t_x, t, 'week', '2024-05-31') AS bg, dbm.mbg_nbd_fit(x, t_x, t, 'week', '2024-05-31') AS mbg,
       dbm.pareto_nbd_fit(x, t_x, t, 'week', '2024-05-31') AS pn, dbm.nbd_fit(x, t_x, t, 'week', '2024-05-31') AS nbd,
       dbm.gamma_gamma_fit(x, mean) AS gg FROM before;
CREATE TEMP TABLE moved AS
WITH changed AS (SELECT id FROM after AS a LEFT JOIN before AS b USING (id) WHERE b.x IS DISTINCT FROM a.x),
     removed AS (SELECT dbm.btyd_sketch(x, t_x, t, 'week', '2024-05-31') AS btyd, dbm.spend_sketch(x, mean) AS spend FROM before JOIN changed USING (id)),
     added AS (SELECT dbm.btyd_sketch(x, t_x, t, 'week', '2024-07-15') AS btyd, dbm.spend_sketch(x, mean) AS spend FROM after JOIN changed USING (id))
SELECT dbm.btyd_sketch_replace(dbm.btyd_sketch_advance(stored.btyd, '2024-07-15'), dbm.btyd_sketch_advance(removed.btyd, '2024-07-15'), added.btyd) AS btyd,
       dbm.spend_sketch_replace(stored.spend, removed.spend, added.spend) AS spend
FROM stored, removed, added;
CREATE TEMP TABLE fresh AS
SELECT dbm.btyd_sketch(x, t_x, t, 'week', '2024-07-15') AS btyd, dbm.spend_sketch(x, mean) AS spend FROM after;
SELECT moved.btyd::text = fresh.btyd::text AS same_customers, moved.spend::text = fresh.spend::text AS same_spends FROM moved, fresh;

-- the last model as a start: the same model in fewer iterations
CREATE FUNCTION pg_temp.apart(a anyelement, b anyelement) RETURNS float8 LANGUAGE sql AS $$
    SELECT max(abs(x.value::text::float8 / y.value::text::float8 - 1))
    FROM jsonb_each(to_jsonb(a) - 'iterations' - 'gradient_norm') AS x JOIN jsonb_each(to_jsonb(b)) AS y USING (key)
    WHERE jsonb_typeof(x.value) = 'number' AND x.value <> '0'
$$;
SELECT model, pg_temp.apart(scratch, refit) < 1e-8 AS same, (refit).iterations < (scratch).iterations AS fewer, (refit).identified,
       (refit).as_of = '2024-07-15' AS as_of, (scratch).fingerprint = (refit).fingerprint AS fingerprint
FROM fresh, stored, moved, LATERAL (VALUES
    ('bg_nbd', dbm.bg_nbd_fit(fresh.btyd), dbm.bg_nbd_fit(moved.btyd, start => bg)),
    ('mbg_nbd', dbm.mbg_nbd_fit(fresh.btyd), dbm.mbg_nbd_fit(moved.btyd, start => mbg)),
    ('pareto_nbd', dbm.pareto_nbd_fit(fresh.btyd), dbm.pareto_nbd_fit(moved.btyd, start => pn)),
    ('nbd', dbm.nbd_fit(fresh.btyd), dbm.nbd_fit(moved.btyd, start => nbd))) AS f (model, scratch, refit);
SELECT pg_temp.apart(scratch, refit) < 1e-8 AS same_spend, (refit).iterations < (scratch).iterations AS fewer, (refit).identified
FROM fresh, stored, moved, LATERAL (SELECT dbm.gamma_gamma_fit(fresh.spend) AS scratch, dbm.gamma_gamma_fit(moved.spend, start => gg) AS refit OFFSET 0) AS f;
-- from anywhere: the same maximum
SELECT bool_and(pg_temp.apart(dbm.bg_nbd_fit(btyd), dbm.bg_nbd_fit(btyd, start => dbm.bg_nbd(r, alpha, a, b))) < 1e-8) AS bg_nbd,
       bool_and(pg_temp.apart(dbm.mbg_nbd_fit(btyd), dbm.mbg_nbd_fit(btyd, start => dbm.mbg_nbd(r, alpha, a, b))) < 1e-8) AS mbg_nbd,
       bool_and(pg_temp.apart(dbm.pareto_nbd_fit(btyd), dbm.pareto_nbd_fit(btyd, start => dbm.pareto_nbd(r, alpha, a, b))) < 1e-8) AS pareto_nbd,
       bool_and(pg_temp.apart(dbm.bg_cnbd_k_fit(btyd, NULL, 2), dbm.bg_cnbd_k_fit(btyd, NULL, 2, start => dbm.bg_cnbd_k(r, alpha, a, b, 2))) < 1e-8) AS bg_cnbd_k,
       bool_and(pg_temp.apart(dbm.mbg_cnbd_k_fit(btyd, NULL, 2), dbm.mbg_cnbd_k_fit(btyd, NULL, 2, start => dbm.mbg_cnbd_k(r, alpha, a, b, 2))) < 1e-8) AS mbg_cnbd_k
FROM fresh, (VALUES (.01, 100, 50, .1), (10, .1, .01, 20), (100, 1000, 100, 1000), (1, 1, 1, 1), (.3, 5, .7, 2)) AS s (r, alpha, a, b);

-- every unit, forth and back; nobody, everybody, the same customer twice
SELECT unit, dbm.btyd_sketch_advance(dbm.btyd_sketch(x, round(t_x * 7) / days, round(t * 7) / days, unit, '2024-05-31'), '2024-12-31')::text =
             dbm.btyd_sketch(x, round(t_x * 7) / days, (round(t * 7) + 214) / days, unit, '2024-12-31')::text AS later,
       dbm.btyd_sketch_advance(dbm.btyd_sketch_advance(dbm.btyd_sketch(x, round(t_x * 7) / days, round(t * 7) / days, unit, '2024-05-31'), '2054-12-31'), '2024-05-31')::text =
             dbm.btyd_sketch(x, round(t_x * 7) / days, round(t * 7) / days, unit, '2024-05-31')::text AS and_back
FROM before, (VALUES ('day', 1::float8), ('week', 7), ('month', 365.25 / 12), ('year', 365.25)) AS u (unit, days) GROUP BY unit ORDER BY unit;
SELECT dbm.btyd_sketch_replace(btyd, NULL, NULL)::text = btyd::text AS nobody,
       dbm.btyd_sketch_replace(btyd, btyd, NULL) AS everybody, dbm.bg_nbd_fit(dbm.btyd_sketch_replace(btyd, btyd, NULL)) IS NULL AS no_fit,
       dbm.btyd_sketch_replace(btyd, btyd, btyd)::text = btyd::text AS replaced, dbm.btyd_sketch_replace(NULL, btyd, NULL) IS NULL AS no_sketch,
       dbm.btyd_sketch_replace(dbm.btyd_sketch_replace(btyd, NULL, btyd), btyd, NULL)::text = btyd::text AS twice,
       dbm.spend_sketch_replace(spend, spend, NULL) AS no_spend
FROM stored;
SELECT dbm.btyd_sketch_advance(s, '2024-01-08') AS advanced, dbm.btyd_sketch_advance(NULL, '2024-01-08') IS NULL AS nothing
FROM (SELECT dbm.btyd_sketch(x, t_x, t, 'week', '2024-01-01') AS s FROM (VALUES (0, 0, 0), (2, 3, 4.5), (2, 3, 4.5)) AS c (x, t_x, t)) AS c;
SELECT dbm.btyd_sketch_replace(dbm.btyd_sketch_replace(s, NULL, s), s, NULL)::text = s::text AS log_intervals
FROM (SELECT dbm.btyd_sketch(x, t_x, t, l) AS s FROM (VALUES (0, 0, 4, NULL), (2, 3, 4.5, 0.75), (2, 3, 4.5, 0.8)) AS c (x, t_x, t, l)) AS c;
-- errors
SELECT dbm.btyd_sketch_replace(dbm.btyd_sketch(2, 3, 4.5, 0.75), dbm.btyd_sketch(2, 3, 4.5), NULL);
SELECT dbm.btyd_sketch_advance(dbm.btyd_sketch(2, 1, 3), '2024-01-01');
SELECT dbm.btyd_sketch_advance(dbm.btyd_sketch(2, 1, 3, 'week', '2024-01-01'), 'infinity');
SELECT dbm.btyd_sketch_advance(dbm.btyd_sketch(2, 1, 3, 'week', '2024-01-15'), '2023-12-31');
SELECT dbm.btyd_sketch_replace(dbm.btyd_sketch(2, 1.5, 3, 'week', '2024-01-15'), dbm.btyd_sketch(2, 1, 3, 'week', '2024-01-15'), NULL);
SELECT dbm.btyd_sketch_replace(s, dbm.btyd_sketch_replace(s, NULL, s), NULL) FROM (SELECT dbm.btyd_sketch(2, 1.5, 3, 'week', '2024-01-15') AS s) AS s;
SELECT dbm.btyd_sketch_replace(dbm.btyd_sketch(2, 1, 3, 'week', '2024-01-15'), NULL, dbm.btyd_sketch(2, 1, 3, 'week', '2024-01-16'));
SELECT dbm.btyd_sketch_replace(dbm.btyd_sketch(2, 1, 3, 'week', '2024-01-15'), dbm.btyd_sketch(2, 1, 3, 'day', '2024-01-15'), NULL);
SELECT dbm.spend_sketch_replace(dbm.spend_sketch(2, 10), dbm.spend_sketch(2, 11), NULL);
SELECT dbm.spend_sketch_replace(dbm.spend_sketch(2, 10), dbm.spend_sketch(2, NULL), NULL);
SELECT dbm.bg_nbd_fit(dbm.btyd_sketch(2, 1, 3), start => dbm.mbg_nbd(1, 1, 1, 1));
SELECT dbm.bg_nbd_fit(dbm.btyd_sketch(2, 1, 3), start => dbm.bg_nbd(1, 1, 1, 1, 'day'));
