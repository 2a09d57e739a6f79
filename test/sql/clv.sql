-- Lifetime value: formulas at published parameters, fits of made-up customers, states, errors.
SET extra_float_digits = 0;

-- Fader, Hardie and Lee (2005) parameters; values from 50-digit evaluation of the published formulas
CREATE TEMP TABLE published AS
SELECT dbm.bg_nbd(.243, 4.414, .793, 2.426) AS bg, dbm.gamma_gamma(6.24957, 3.74422, 15.44352) AS gg;
SELECT abs(dbm.expected_purchases(bg, 2, 30.43, 38.86, 39) / 1.22602817476714 - 1) < 1e-10 AS purchases,
       abs(dbm.p_alive(bg, 2, 30.43, 38.86) / 0.726578570080673 - 1) < 1e-10 AS alive,
       dbm.p_alive(bg, 0, 0, 38.86) AS one_time_buyer,
       dbm.expected_purchases(bg, 2, 30.43, 38.86, 0) AS no_horizon
FROM published;
-- a = 1 exactly and next to it, and a + b < 1, where the usual form divides by zero or is NaN
SELECT abs(dbm.expected_purchases(dbm.bg_nbd(.11, 2.24, .31, .50), 0, 0, 1, 30) / .564588615532785 - 1) < 1e-10 AS a_and_b_below_one,
       abs(dbm.expected_purchases(dbm.bg_nbd(.243, 4.414, 1, 2.426), 2, 30.43, 38.86, 39) / 1.10213678603996 - 1) < 1e-10 AS a_is_one,
       abs(dbm.expected_purchases(dbm.bg_nbd(.243, 4.414, 1 + 1e-9, 2.426), 2, 30.43, 38.86, 39) / 1.10213678604 - 1) < 1e-8 AS a_near_one;
-- Fader and Hardie, note 025 (2013): expected spend of the first ten customers, 2 digits
SELECT string_agg(round(dbm.expected_spend(gg, x, mean)::numeric, 2)::text, ' ' ORDER BY i) AS note_025
FROM published, (VALUES (1, 2, 22.35), (2, 1, 11.77), (3, 0, NULL), (4, 0, 0), (5, 0, NULL), (6, 7, 73.74),
                        (7, 1, 11.77), (8, 0, NULL), (9, 2, 25.55), (10, 0, NULL)) AS c (i, x, mean);

-- lifetime value: no discount gives purchases times spend; a discount agrees with a fine sum of steps
SELECT abs(dbm.clv(bg, gg, 2, 30.43, 38.86, 22.35, 52, 0) /
           (dbm.expected_purchases(bg, 2, 30.43, 38.86, 52) * dbm.expected_spend(gg, 2, 22.35)) - 1) < 1e-14 AS undiscounted
FROM published;
SELECT rate, abs(dbm.clv(bg, gg, 2, 30.43, 38.86, 22.35, 520, rate) / (dbm.expected_spend(gg, 2, 22.35) * (
    SELECT sum((dbm.expected_purchases(bg, 2, 30.43, 38.86, u / 32.0) - dbm.expected_purchases(bg, 2, 30.43, 38.86, (u - 1) / 32.0))
               * (1 + rate) ^ (-(u - 0.5) / 32.0 * 7 / 365.25))
    FROM generate_series(1, 520 * 32) AS u)) - 1) < 1e-6 AS as_the_sum
FROM published, unnest(ARRAY[0, 0.1, 0.5, 9.0]) AS rate;
-- the same customer in days, months and years: alpha and ages scale with the unit, value does not change
SELECT unit, abs(dbm.clv(dbm.bg_nbd(.243, 4.414 * 7 / days, .793, 2.426, unit), gg, 2, 30.43 * 7 / days, 38.86 * 7 / days,
                         22.35, 52 * 7 / days) / dbm.clv(bg, gg, 2, 30.43, 38.86, 22.35, 52) - 1) < 1e-12 AS same_value
FROM published, (VALUES ('day', 1.0), ('month', 365.25 / 12), ('year', 365.25)) AS u (unit, days);

-- NULL facts, no mean
SELECT dbm.p_alive(bg, NULL, 1, 2) IS NULL AS x, dbm.expected_purchases(bg, 1, 1, 2, NULL::float8) IS NULL AS horizon,
       dbm.expected_spend(gg, NULL, 1) IS NULL AS spend_x, dbm.clv(bg, gg, 1, 1, NULL, 5, 10) IS NULL AS clv_t,
       dbm.expected_spend(gg, 3, NULL) = dbm.expected_spend(gg, 0, NULL) AS no_spend_seen,
       dbm.expected_spend(gg, 3, -4) = dbm.expected_spend(gg, 0, NULL) AS refunds_only,
       dbm.clv(bg, gg, 0, 0, 10, NULL, 10) > 0 AS one_time_buyer,
       dbm.expected_spend(dbm.gamma_gamma(6, 0.9, 15), 0, NULL) IS NULL AS no_population_mean,
       dbm.expected_spend(dbm.gamma_gamma(6, 0.9, 15), 1, 20) > 0 AS own_mean
FROM published;

-- customers simulated from r = 1, alpha = 10, a = 1, b = 3 weeks and p = 4, q = 3, v = 30, with reproducible random numbers
CREATE FUNCTION pg_temp.u(id integer, part integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT (('x' || substr(md5('d' || id || '/' || part), 1, 12))::bit(48)::bigint + 0.5) / 2 ^ 48::float8 $$;
CREATE TEMP TABLE customer AS
WITH RECURSIVE buyer AS (
    SELECT id, -ln(pg_temp.u(id, 1)) / 10 AS rate, 1 - pg_temp.u(id, 2) ^ (1 / 3.0) AS leaves,
           (270 + id % 90) AS days, -ln(pg_temp.u(id, 3) * pg_temp.u(id, 4) * pg_temp.u(id, 5)) / 30 AS nu
    FROM generate_series(1, 1500) AS id
), visit AS (
    SELECT id, 0 AS n, 0.0::float8 AS day, 0.0::float8 AS spent FROM buyer
    UNION ALL
    SELECT id, n + 1, v.day - 7 * ln(pg_temp.u(id, 100 + n)) / rate,
           spent - ln(pg_temp.u(id, 1000 + n) * pg_temp.u(id, 2000 + n) * pg_temp.u(id, 3000 + n) * pg_temp.u(id, 4000 + n)) / nu
    FROM visit AS v JOIN buyer USING (id)
    WHERE v.day - 7 * ln(pg_temp.u(id, 100 + n)) / rate <= days AND (n = 0 OR pg_temp.u(id, 500 + n) > leaves)
)
SELECT id, max(n) AS x, round(max(v.day)) / 7 AS t_x, min(days) / 7.0::float8 AS t,
       max(spent) / nullif(max(n), 0) AS mean, id % 4 AS segment
FROM visit AS v JOIN buyer USING (id) GROUP BY id;
SELECT count(*), sum(x) > 1500 AS repeats, max(x) FROM customer;
CREATE TEMP TABLE fitted AS
SELECT dbm.bg_nbd_fit(x, t_x, t) AS bg, dbm.gamma_gamma_fit(x, mean) AS gg FROM customer;
SELECT (bg).model, (bg).unit, (bg).as_of, (bg).n, (bg).identified, (bg).note, (bg).s, (bg).gradient_norm < 1e-6 AS at_maximum,
       (bg).iterations BETWEEN 1 AND 30 AS quick, array_dims((bg).covariance) AS covariance,
       (bg).aic = 8 - 2 * (bg).log_likelihood AS aic, abs((bg).bic - (4 * ln(1500) - 2 * (bg).log_likelihood)) < 1e-6 AS bic
FROM fitted;
SELECT (gg).model, (gg).n, (gg).identified, (gg).note, (gg).gradient_norm < 1e-6 AS at_maximum, array_dims((gg).covariance) AS covariance
FROM fitted;
-- within three standard errors of the parameters the customers were made from
SELECT i, abs(fit - made) / sqrt((bg).covariance[i][i]) < 3 AS near
FROM fitted, unnest(ARRAY[(bg).r, (bg).alpha, (bg).a, (bg).b], ARRAY[1, 10, 1, 3]) WITH ORDINALITY AS p (fit, made, i);
SELECT i, abs(fit - made) / sqrt((gg).covariance[i][i]) < 3 AS near
FROM fitted, unnest(ARRAY[(gg).p, (gg).q, (gg).v], ARRAY[4, 3, 30]) WITH ORDINALITY AS p (fit, made, i);

-- any order, any split: the same model and the same bytes of state
SELECT dbm.bg_nbd_fit(x, t_x, t ORDER BY md5(id::text)) = (SELECT bg FROM fitted) AS shuffled,
       dbm.gamma_gamma_fit(x, mean ORDER BY md5(id::text)) = (SELECT gg FROM fitted) AS shuffled_spend FROM customer;
CREATE TEMP TABLE part AS
SELECT segment, dbm.btyd_sketch(x, t_x, t) AS btyd, dbm.spend_sketch(x, mean) AS spend FROM customer GROUP BY segment;
SELECT dbm.bg_nbd_fit(dbm.rollup(btyd)) = (SELECT bg FROM fitted) AS rolled_up,
       dbm.gamma_gamma_fit(dbm.rollup(spend)) = (SELECT gg FROM fitted) AS rolled_up_spend,
       dbm.rollup(btyd ORDER BY segment)::text = dbm.rollup(btyd ORDER BY segment DESC)::text AS either_order,
       dbm.rollup(btyd)::text = (SELECT dbm.btyd_sketch(x, t_x, t)::text FROM customer) AS as_one
FROM part;
SELECT bool_and(btyd::text::dbm.btyd_sketch::text = btyd::text AND spend::text::dbm.spend_sketch::text = spend::text) AS through_text,
       bool_and(dbm.bg_nbd_fit(btyd::text::dbm.btyd_sketch) = dbm.bg_nbd_fit(btyd)) AS same_model
FROM part;
SELECT dbm.btyd_sketch(x, t_x, t) AS small FROM (VALUES (0, 0, 5), (3, 1.5, 40), (0, 0, 5)) AS c (x, t_x, t);
SELECT dbm.btyd_sketch(x, t_x, t, 'day', '2026-01-31') AS with_terms FROM (VALUES (0, 0, 5), (0, -0.0, 5)) AS c (x, t_x, t);
SELECT dbm.spend_sketch(x, m) AS small FROM (VALUES (0, 5), (3, 1.5), (2, NULL), (4, -3), (NULL, NULL)) AS c (x, m);
-- through the binary form, to a file of the client and back
CREATE TEMP TABLE back (LIKE part);
\copy part TO PROGRAM 'cat > "${PG_ABS_BUILDDIR:-.}/results/clv.bin"' (FORMAT binary)
\copy back FROM PROGRAM 'cat "${PG_ABS_BUILDDIR:-.}/results/clv.bin"' (FORMAT binary)
SELECT count(*), bool_and(p.btyd::text = b.btyd::text AND p.spend::text = b.spend::text) AS through_binary
FROM part AS p JOIN back AS b USING (segment);
CREATE TEMP TABLE timed AS SELECT dbm.btyd_sketch(x, t_x, t, x * ln(greatest(t_x, 1e-3)) - x * ln(x + 1.0)) AS s FROM customer WHERE t_x > 0 OR x = 0 GROUP BY x;
CREATE TEMP TABLE timed_back (LIKE timed);
\copy timed TO PROGRAM 'cat > "${PG_ABS_BUILDDIR:-.}/results/clv.bin"' (FORMAT binary)
\copy timed_back FROM PROGRAM 'cat "${PG_ABS_BUILDDIR:-.}/results/clv.bin"' (FORMAT binary)
SELECT count(*) = (SELECT count(*) FROM timed) AS through_binary FROM timed_back JOIN timed ON timed.s::text = timed_back.s::text;

-- in parallel as in series
CREATE TABLE clv_many AS SELECT x, t_x, t, mean FROM customer;
ANALYZE clv_many;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.bg_nbd_fit(x, t_x, t), dbm.gamma_gamma_fit(x, mean) FROM clv_many;
SELECT dbm.bg_nbd_fit(x, t_x, t) = (SELECT bg FROM fitted) AS parallel_model,
       dbm.gamma_gamma_fit(x, mean) = (SELECT gg FROM fitted) AS parallel_spend_model,
       dbm.btyd_sketch(x, t_x, t)::text = (SELECT dbm.rollup(btyd)::text FROM part) AS parallel_sketch,
       dbm.bg_nbd_fit(x, t_x, t) FILTER (WHERE false) IS NULL AS nothing
FROM clv_many;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE clv_many;

-- as a window the aggregate fits each prefix; finals do not disturb the state
SELECT bool_and(w = (SELECT dbm.bg_nbd_fit(x, t_x, t) FROM customer c WHERE c.id <= p.id)) AS prefixes
FROM (SELECT id, dbm.bg_nbd_fit(x, t_x, t) OVER (ORDER BY id) AS w FROM customer WHERE id <= 60) AS p WHERE id > 40;

-- units and as_of are carried, and must agree
SELECT (m).unit, (m).as_of = '1997-09-30' AS as_of FROM (SELECT dbm.bg_nbd_fit(x, t_x, t, 'day', '1997-09-30') AS m FROM customer) AS f;
SELECT (m).unit, (m).as_of = '1997-09-30' AS as_of FROM (SELECT dbm.bg_nbd_fit(btyd, 'month', '1997-09-30') AS m FROM part LIMIT 1) AS f;
-- a change of unit scales alpha and moves the log-likelihood by sum(x) ln(7), nothing else
SELECT abs((d).r / (w).r - 1) < 1e-8 AS r, abs((d).alpha / (w).alpha / 7 - 1) < 1e-8 AS alpha, abs((d).a / (w).a - 1) < 1e-8 AS a,
       abs((d).b / (w).b - 1) < 1e-8 AS b, abs((d).log_likelihood + sum_x * ln(7) - (w).log_likelihood) < 1e-6 AS log_likelihood
FROM (SELECT dbm.bg_nbd_fit(x, t_x, t) AS w, dbm.bg_nbd_fit(x, t_x * 7, t * 7) AS d, sum(x)::float8 AS sum_x FROM customer) AS f;
SELECT dbm.bg_nbd_fit(x, t_x, t, CASE WHEN id = 1300 THEN 'week' ELSE 'day' END, NULL) FROM customer;
SELECT dbm.bg_nbd_fit(x, t_x, t, 'day', '1997-09-30'::date + id / 1500) FROM customer;
SELECT dbm.rollup(s) FROM (SELECT dbm.btyd_sketch(x, t_x, t, 'day', NULL) AS s FROM customer
                           UNION ALL SELECT dbm.btyd_sketch(x, t_x, t, 'week', NULL) FROM customer) AS u;
SELECT dbm.bg_nbd_fit(dbm.btyd_sketch(1, 1, 2, 'day', NULL), 'week');
SELECT dbm.bg_nbd_fit(1, 1, 2, 'fortnight', NULL);

-- too little to go by: an answer with a warning, finite and usable
CREATE TEMP TABLE little (kind text, x float8, t_x float8, t float8, mean float8);
INSERT INTO little VALUES ('one customer', 2, 30.43, 38.86, 22.35), ('one new customer', 0, 0, 0, NULL);
INSERT INTO little SELECT 'never again', 0, 0, 10 + i % 20, NULL FROM generate_series(1, 500) AS i;
INSERT INTO little SELECT 'all equal', 4, 30, 40, 10 FROM generate_series(1, 500) AS i;
INSERT INTO little SELECT 'born today', 0, 0, 0, NULL FROM generate_series(1, 50) AS i;
INSERT INTO little SELECT 'bought at once', 1, 0, 30, 10 + i FROM generate_series(1, 50) AS i;
INSERT INTO little SELECT 'everyone to the end', 3 + i % 3, 40, 40, 10 FROM generate_series(1, 500) AS i;
INSERT INTO little SELECT 'five', i, i * 2, 20, 5 * i FROM generate_series(1, 5) AS i;
INSERT INTO little SELECT 'heavy', 1000000 * i, 30, 40, 1e-9 FROM generate_series(1, 20) AS i;
INSERT INTO little SELECT 'refunded', 2, 30, 40 + i, -1 FROM generate_series(1, 20) AS i;
CREATE TEMP TABLE weak AS
SELECT kind, dbm.bg_nbd_fit(x, t_x, t) AS bg, dbm.gamma_gamma_fit(x, mean) AS gg FROM little GROUP BY kind;
SELECT kind, (bg).n, (bg).identified, regexp_replace((bg).note, ': [a-z, ]+ at', ': ... at') AS note FROM weak ORDER BY kind;
SELECT kind, (gg).n, (gg).identified, regexp_replace((gg).note, ': [a-z, ]+ at', ': ... at') AS note FROM weak ORDER BY kind;
SELECT bool_and(v > 0 AND v < 'infinity') AS finite_parameters
FROM weak, unnest(ARRAY[(bg).r, (bg).alpha, (bg).a, (bg).b, 1 / (bg).r, abs((bg).log_likelihood) + 1]) AS v;
SELECT kind, count(*) FILTER (WHERE NOT dbm.p_alive(bg, c.x, c.t_x, c.t) BETWEEN 0 AND 1) AS bad_alive,
       count(*) FILTER (WHERE NOT dbm.expected_purchases(bg, c.x, c.t_x, c.t, 52) BETWEEN 0 AND 1e9) AS bad_purchases,
       count(*) FILTER (WHERE NOT coalesce(dbm.clv(bg, gg, c.x, c.t_x, c.t, c.mean, 52), 0) BETWEEN 0 AND 1e12) AS bad_value
FROM weak JOIN little AS c USING (kind) GROUP BY kind ORDER BY kind;
SELECT dbm.bg_nbd_fit(x, t_x, t) IS NULL AS no_rows, dbm.gamma_gamma_fit(x, mean) IS NULL AS no_rows_spend,
       dbm.btyd_sketch(x, t_x, t) IS NULL AS no_sketch FROM customer WHERE false;
SELECT dbm.bg_nbd_fit(NULL::int, NULL::float8, NULL::numeric) IS NULL AS only_null, (dbm.bg_nbd_fit(x, t_x, t)).n AS null_skipped
FROM (VALUES (1, 2, 3), (NULL, NULL, NULL), (0, 0, 4)) AS c (x, t_x, t);

-- a model is a row: stored as jsonb and back without losing a digit
SET extra_float_digits = 1;
SELECT jsonb_populate_record(NULL::dbm.btyd_model, to_jsonb(bg)) = bg AS bg, jsonb_populate_record(NULL::dbm.spend_model, to_jsonb(gg)) = gg AS gg FROM fitted;
SET extra_float_digits = 0;

-- one call site, many models: each row gets its own
SELECT bool_and(dbm.expected_purchases(m, 2, 30, 40, 10) = CASE g WHEN 1 THEN one ELSE two END) AS own_model
FROM (SELECT i % 2 + 1 AS g, CASE i % 2 + 1 WHEN 1 THEN dbm.bg_nbd(.2, 4, .8, 2.4) ELSE dbm.bg_nbd(.3, 5, .7, 2.2) END AS m
      FROM generate_series(1, 500) AS i) AS s,
     (SELECT dbm.expected_purchases(dbm.bg_nbd(.2, 4, .8, 2.4), 2, 30, 40, 10) AS one,
             dbm.expected_purchases(dbm.bg_nbd(.3, 5, .7, 2.2), 2, 30, 40, 10) AS two) AS t;
-- what a call site remembers changes no digit
SELECT bool_and(a = b) AS remembered FROM (
    SELECT dbm.expected_purchases(bg, x, t_x, t, h) AS a,
           (SELECT dbm.expected_purchases(bg, x, t_x, t, h) FROM (SELECT 1 OFFSET 0) AS o) AS b
    FROM fitted, (SELECT * FROM customer WHERE id <= 300) AS c, unnest(ARRAY[1.0, 39]) AS h) AS p;

-- errors say what is wrong and how to mend it
SELECT dbm.bg_nbd_fit(1.5, 1, 2);
SELECT dbm.bg_nbd_fit(-1, 1, 2);
SELECT dbm.bg_nbd_fit(1, 3, 2);
SELECT dbm.bg_nbd_fit(0, 1, 2);
SELECT dbm.bg_nbd_fit(1, 'NaN', 2);
SELECT dbm.bg_nbd_fit(1, 1, 'infinity');
SELECT dbm.bg_nbd_fit(1e10, 1, 2);
SELECT dbm.bg_nbd_fit(1, NULL, 2);
SELECT dbm.bg_nbd_fit(1, 1, 2, 'day', 'infinity');
SELECT dbm.gamma_gamma_fit(1, 'NaN');
SELECT dbm.gamma_gamma_fit(1, 1e300);
SELECT dbm.gamma_gamma_fit(NULL, 5);
SELECT dbm.gamma_gamma_fit(0.5, 5);
SELECT dbm.bg_nbd(0, 1, 1, 1);
SELECT dbm.bg_nbd(1, 'NaN', 1, 1);
SELECT dbm.bg_nbd(1, 1, 1, 1, 'weeks');
SELECT dbm.gamma_gamma(1, 1, 'infinity');
SELECT dbm.p_alive(dbm.bg_nbd(1, 1, 1, 1), 1, 5, 2);
SELECT dbm.expected_purchases(dbm.bg_nbd(1, 1, 1, 1), 1, 1, 2, -1);
SELECT dbm.expected_purchases(dbm.bg_nbd(1, 1, 1, 1), 1, 1, 2, 'infinity'::float8);
SELECT dbm.expected_spend(dbm.gamma_gamma(1, 2, 3), 1, 'NaN');
SELECT dbm.clv(dbm.bg_nbd(1, 1, 1, 1), dbm.gamma_gamma(1, 2, 3), 1, 1, 2, 5, 10, -0.1);
SELECT dbm.clv(dbm.bg_nbd(1, 1, 1, 1), dbm.gamma_gamma(1, 2, 3), 1, 1, 2, 5, 10, 'NaN');
SELECT dbm.p_alive(jsonb_populate_record(NULL::dbm.btyd_model, '{"model": "magic", "unit": "week"}'), 1, 1, 2);
SELECT dbm.p_alive(jsonb_populate_record(NULL::dbm.btyd_model, '{"model": "bg_nbd", "unit": "week", "r": 1}'), 1, 1, 2);
SELECT dbm.expected_spend(jsonb_populate_record(NULL::dbm.spend_model, '{"model": "gamma_gamma", "p": 1, "q": -2}'), 1, 2);
SELECT '2 - - 0 - 1 2 3'::dbm.btyd_sketch;
SELECT '2 - - 0 - 1 2 30 20 1'::dbm.btyd_sketch;
SELECT '1 - - 0 - 0'::dbm.btyd_sketch;
SELECT '2 decade - 0 - 0'::dbm.btyd_sketch;
SELECT '2 - - 0 - 1 2 NaN 1'::dbm.spend_sketch;
SELECT '2 - - 0 - 1 2 5.5 0'::dbm.spend_sketch;
SELECT ''::dbm.spend_sketch;
