-- btyd_models: NBD, MBG/NBD and Pareto/NBD, and the scores beside purchases and lifetime value
SET extra_float_digits = 0;

-- values of the closed forms: 40-digit arithmetic at the published parameters of Fader, Hardie and Lee (2005)
CREATE TEMP TABLE published AS
SELECT dbm.bg_nbd(.243, 4.414, .793, 2.426) AS bg, dbm.pareto_nbd(.5534, 10.5802, .6061, 11.6562) AS pn,
       dbm.mbg_nbd(.524843, 6.183085, .891359, 1.614002) AS mbg, dbm.nbd(.384766, 12.072014) AS nbd;
SELECT abs(dbm.p_alive(pn, 2, 30.43, 38.86) / .869110643968137 - 1) < 1e-12 AS alive,
       abs(dbm.expected_purchases(pn, 2, 30.43, 38.86, 39) / 1.45509284384425 - 1) < 1e-12 AS purchases,
       abs(dbm.expected_purchases(pn, 26, 216 / 7.0::float8, 31, 52) / 25.4537786344585 - 1) < 1e-12 AS purchases_1516,
       abs(dbm.p_alive(pn, 26, 216 / 7.0::float8, 31) / .997873275575271 - 1) < 1e-12 AS alive_1516,
       abs(dbm.p_alive(pn, 300, 10, 38.86) / 1.24591353924324e-112 - 1) < 1e-10 AS nearly_impossible,
       dbm.p_alive(nbd, 0, 0, 500) AS never_leaves, round(dbm.p_alive(mbg, 0, 0, 38.86)::numeric, 4) AS one_time_buyer
FROM published;
-- s = 1 is an ordinary value
SELECT abs(dbm.expected_purchases(dbm.pareto_nbd(.5, 10, 1, 12), 2, 40, 40, 39) / (2.5 * 52 / 50 * ln(1 + 39 / 52.0)) - 1) < 1e-14 AS s_is_one;
-- discounted residual transactions: the example of the BTYD manual, 15 percent a year taken as .0027 a week
SELECT x, abs(dbm.dert(dbm.pareto_nbd(.5629966, 12.559037, .4081095, 10.5148048), x, t_x, 77.86, exp(.0027 * 365.25 / 7) - 1) / truth - 1) < 1e-10 AS dert
FROM unnest(ARRAY[7, 0, 1, 2, 3, 10], ARRAY[35, 0, 30, 30, 30, 30],
            ARRAY[1.86418332807133, .364755928089753, 2.19915544970496, 2.84353440606573, 2.86712839120616, .167927508566053]) AS c (x, t_x, truth);
-- of BG/NBD: 25-digit quadrature
SELECT x, abs(dbm.dert(bg, x, t_x, t, exp(.0027 * 365.25 / 7) - 1) / truth - 1) < 1e-10 AS dert
FROM published, unnest(ARRAY[2, 0, 7, 26], ARRAY[30.43, 0, 35, 216 / 7.0::float8], ARRAY[38.86, 38.86, 77.86, 31],
                       ARRAY[5.156379826154038, 1.01570193111807, .6765157367352731, 70.90179656676183]) AS c (x, t_x, t, truth);
-- whatever the unit: the same customer, the same value
SELECT unit, abs(dbm.dert(dbm.pareto_nbd(.5534, 10.5802 * 7 / days, .6061, 11.6562 * 7 / days, unit), 2, 30.43 * 7 / days, 38.86 * 7 / days)
                 / dbm.dert(pn, 2, 30.43, 38.86) - 1) < 1e-12 AS same
FROM published, (VALUES ('day', 1.0), ('month', 365.25 / 12), ('year', 365.25)) AS u (unit, days);

-- for every model: probabilities sum to one, their mean is what a new customer is expected to buy,
-- and what is left to buy without end is what a long horizon holds
CREATE TEMP TABLE models AS SELECT name, m FROM published, LATERAL (VALUES ('bg', bg), ('mbg', mbg), ('nbd', nbd), ('pn', pn)) AS v (name, m);
SELECT name, abs(sum(p) - 1) < 1e-9 AS one, abs(sum(n * p) / min(dbm.expected_purchases_new(m, 30)) - 1) < 1e-7 AS mean,
       bool_and(p BETWEEN 0 AND 1) AS probabilities
FROM models, LATERAL (SELECT n, dbm.purchase_probability(m, n, 30) AS p FROM generate_series(-1, 400) AS n) AS d GROUP BY name ORDER BY name;
SELECT name, abs(dbm.purchase_probability(m, 0, 30) / dbm.p_no_purchase(m, 0, 0, 0, 30) - 1) < 1e-12 AS silent,
       abs(dbm.dert(m, 3, 30, 35, .5) / dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 3, 30, 35, NULL, 5000, .5) - 1) < 1e-9 AS endless,
       dbm.p_alive(m, 3, 30, 35, 20) < dbm.p_alive(m, 3, 30, 35) AS may_leave,
       dbm.p_no_purchase(m, 3, 30, 35, 0) = 1 AS at_once, dbm.p_no_purchase(m, 3, 30, 35, 10) BETWEEN 0 AND 1 AS ten_weeks
FROM models ORDER BY name;
-- known to be gone if silent: P(alive) of one who stays silent for 20 weeks more, by Bayes and by its own formula
SELECT name, abs(dbm.p_alive(m, 3, 30, 55) / (dbm.p_alive(m, 3, 30, 35) * silent_alive / dbm.p_no_purchase(m, 3, 30, 35, 20)) - 1) < 1e-12 AS bayes
FROM models, LATERAL (SELECT CASE name WHEN 'pn' THEN ((35 + 11.6562) / (55 + 11.6562)) ^ .6061 ELSE 1 END
                             * (((m).alpha + 35) / ((m).alpha + 55)) ^ ((m).r + 3) AS silent_alive) AS s ORDER BY name;

-- customers simulated from r = 1, alpha = 10, s = 1.5, beta = 40 weeks, with reproducible random numbers
CREATE FUNCTION pg_temp.u(id integer, part integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT (('x' || substr(md5(id || '/' || part), 1, 12))::bit(48)::bigint + 0.5) / 2 ^ 48::float8 $$;
CREATE TEMP TABLE customer AS
WITH RECURSIVE buyer AS (
    SELECT id, -ln(pg_temp.u(id, 1)) / 10 AS rate, (90 + id % 50) / 1.0::float8 AS t,
           40 * (pg_temp.u(id, 2) ^ (-1 / 1.5) - 1) AS lifetime
    FROM generate_series(1, 2000) AS id
), visit AS (
    SELECT id, 0 AS n, 0.0::float8 AS at FROM buyer
    UNION ALL
    SELECT id, n + 1, v.at - ln(pg_temp.u(id, 100 + n)) / rate
    FROM visit AS v JOIN buyer USING (id) WHERE v.at - ln(pg_temp.u(id, 100 + n)) / rate <= least(t, lifetime)
)
SELECT id, max(n) AS x, max(v.at) AS t_x, min(t) AS t FROM visit AS v JOIN buyer USING (id) GROUP BY id;
CREATE TEMP TABLE fitted AS
SELECT dbm.pareto_nbd_fit(x, t_x, t) AS pn, dbm.mbg_nbd_fit(x, t_x, t) AS mbg, dbm.nbd_fit(x, t_x, t) AS nbd,
       dbm.bg_nbd_fit(x, t_x, t) AS bg FROM customer;
SELECT (m).model, (m).n, (m).unit, (m).identified, (m).note, (m).gradient_norm < 1e-6 AS at_maximum, (m).iterations < 30 AS quick,
       array_dims((m).covariance) AS covariance, (m).fingerprint = (bg).fingerprint AS same_facts
FROM fitted, unnest(ARRAY[pn, mbg, nbd]) AS m;
-- within three standard errors of the parameters the customers were made from
SELECT d.parameter, abs(d.estimate - made) / d.standard_error < 3 AS near, made BETWEEN d.low AND d.high AS inside, d.meaning
FROM fitted, dbm.describe(pn) WITH ORDINALITY AS d JOIN unnest(ARRAY[1, 10, 1.5, 40]) WITH ORDINALITY AS t (made, o) ON o = d.ordinality;
SELECT place, model, parameters, aic_above_best < 5 AS close, same_facts FROM fitted, dbm.compare_models(bg, mbg, nbd, pn);
SELECT count(*) AS given_models FROM published, dbm.compare_models(bg, pn);
SELECT parameter, estimate, standard_error, low FROM published, dbm.describe(pn);

-- any order, any split, in days or weeks
SELECT dbm.pareto_nbd_fit(x, t_x, t ORDER BY md5(id::text)) = (SELECT pn FROM fitted) AS shuffled FROM customer;
SELECT dbm.pareto_nbd_fit(dbm.rollup(s)) = (SELECT pn FROM fitted) AS pareto, dbm.mbg_nbd_fit(dbm.rollup(s)) = (SELECT mbg FROM fitted) AS mbg,
       dbm.nbd_fit(dbm.rollup(s)) = (SELECT nbd FROM fitted) AS nbd
FROM (SELECT dbm.btyd_sketch(x, t_x, t) AS s FROM customer GROUP BY id % 5) AS part;
SELECT (d).unit, abs((d).alpha / (w).alpha / 7 - 1) < 1e-8 AS alpha, abs((d).beta / (w).beta / 7 - 1) < 1e-8 AS beta, abs((d).s / (w).s - 1) < 1e-8 AS s,
       abs((d).log_likelihood + sum_x * ln(7) - (w).log_likelihood) < 1e-6 AS log_likelihood
FROM (SELECT dbm.pareto_nbd_fit(x, t_x, t) AS w, dbm.pareto_nbd_fit(x, t_x * 7, t * 7, 'day', '2026-01-31') AS d, sum(x)::float8 AS sum_x FROM customer) AS f;
CREATE TABLE btyd_many AS SELECT x, t_x, t FROM customer;
ANALYZE btyd_many;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.pareto_nbd_fit(x, t_x, t), dbm.mbg_nbd_fit(x, t_x, t), dbm.nbd_fit(x, t_x, t) FROM btyd_many;
SELECT dbm.pareto_nbd_fit(x, t_x, t) = (SELECT pn FROM fitted) AS pareto, dbm.mbg_nbd_fit(x, t_x, t) = (SELECT mbg FROM fitted) AS mbg,
       dbm.nbd_fit(x, t_x, t) = (SELECT nbd FROM fitted) AS nbd, dbm.pareto_nbd_fit(x, t_x, t) FILTER (WHERE false) IS NULL AS nothing
FROM btyd_many;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE btyd_many;
-- stored as jsonb and back
SET extra_float_digits = 1;
SELECT jsonb_populate_record(NULL::dbm.btyd_model, to_jsonb(pn)) = pn AS through_jsonb FROM fitted;
SET extra_float_digits = 0;

-- too little to go by: an answer with a warning, and finite scores
CREATE TEMP TABLE little (kind text, x float8, t_x float8, t float8);
INSERT INTO little VALUES ('one customer', 2, 30.43, 38.86), ('one new customer', 0, 0, 0);
INSERT INTO little SELECT 'never again', 0, 0, 10 + i % 20 FROM generate_series(1, 500) AS i;
INSERT INTO little SELECT 'all equal', 4, 30, 40 FROM generate_series(1, 500) AS i;
INSERT INTO little SELECT 'everyone to the end', 3 + i % 3, 40, 40 FROM generate_series(1, 500) AS i;
INSERT INTO little SELECT 'bought at once', 1, 0, 30 FROM generate_series(1, 50) AS i;
INSERT INTO little SELECT 'heavy', 1000000 * i, 30, 40 FROM generate_series(1, 20) AS i;
CREATE TEMP TABLE weak AS
SELECT kind, m FROM (SELECT kind, dbm.pareto_nbd_fit(x, t_x, t) AS pn, dbm.mbg_nbd_fit(x, t_x, t) AS mbg, dbm.nbd_fit(x, t_x, t) AS nbd
                     FROM little GROUP BY kind) AS f, unnest(ARRAY[pn, mbg, nbd]) AS m;
SELECT kind, (m).model, (m).identified FROM weak ORDER BY kind, (m).model;
SELECT count(*) AS bad FROM weak JOIN little AS c USING (kind)
WHERE NOT (dbm.p_alive(m, x, t_x, t, 10) BETWEEN 0 AND 1 AND dbm.expected_purchases(m, x, t_x, t, 52) BETWEEN 0 AND 1e9
           AND dbm.p_no_purchase(m, x, t_x, t, 52) BETWEEN 0 AND 1 AND dbm.dert(m, x, t_x, t) BETWEEN 0 AND 1e12
           AND dbm.purchase_probability(m, x::integer, 52) BETWEEN 0 AND 1);

-- NULL, and errors
SELECT dbm.dert(NULL, 1, 1, 2) IS NULL AS no_model, dbm.p_no_purchase(pn, 1, 1, 2, NULL::float8) IS NULL AS no_horizon,
       dbm.expected_purchases_new(pn, NULL::float8) IS NULL AS none, dbm.purchase_probability(pn, NULL, 1) IS NULL AS no_count FROM published;
SELECT dbm.dert(pn, 1, 1, 2, 0) FROM published;
SELECT dbm.dert(pn, 1, 1, 2, 'NaN') FROM published;
SELECT dbm.p_alive(pn, 1, 1, 2, -1) FROM published;
SELECT dbm.p_no_purchase(pn, 1, 3, 2, 5) FROM published;
SELECT dbm.expected_purchases_new(pn, 'infinity'::float8) FROM published;
SELECT dbm.purchase_probability(pn, 3, -1) FROM published;
SELECT dbm.pareto_nbd(.5, 10, 0, 12);
SELECT dbm.p_alive(jsonb_populate_record(pn, '{"s": null}'), 1, 1, 2) FROM published;

-- BG/BB: the donations of Fader, Hardie and Shang, Marketing Science 29 (2010), table 1; they publish
-- 1.204 .750 .657 2.783 and -33225.6
CREATE TEMP TABLE donation AS
SELECT x, t_x, 6 AS t, donors FROM (VALUES (6, 6, 1203), (5, 6, 728), (4, 6, 512), (3, 6, 357), (2, 6, 234), (1, 6, 129),
    (5, 5, 335), (4, 5, 284), (3, 5, 225), (2, 5, 173), (1, 5, 119), (4, 4, 240), (3, 4, 181), (2, 4, 155), (1, 4, 78),
    (3, 3, 322), (2, 3, 255), (1, 3, 129), (2, 2, 613), (1, 2, 277), (1, 1, 1091), (0, 0, 3464)) AS d (x, t_x, donors);
CREATE TEMP TABLE donors AS
SELECT dbm.bg_bb_fit(x, t_x, t, 'year', NULL) AS m FROM donation, generate_series(1, donors);
SELECT (m).model, (m).unit, (m).n, round((m).alpha::numeric, 3) AS alpha, round((m).beta::numeric, 3) AS beta, round((m).gamma::numeric, 3) AS gamma,
       round((m).delta::numeric, 3) AS delta, round((m).log_likelihood::numeric, 1) AS log_likelihood, (m).identified FROM donors;
SELECT x, round(dbm.expected_purchases(m, x, t_x, 6, 5)::numeric, 2) AS next_five_years, round(dbm.p_alive(m, x, t_x, 6)::numeric, 3) AS alive,
       dbm.p_alive(m, x, t_x, 6, 1) < dbm.p_alive(m, x, t_x, 6) AS may_leave,
       abs(dbm.dert(m, x, t_x, 6) / dbm.clv(m, dbm.gamma_gamma(2, 3, 1), x, t_x, 6, NULL, 2000) - 1) < 1e-10 AS endless
FROM donors, donation WHERE (x, t_x) IN ((6, 6), (1, 1), (0, 0)) ORDER BY x DESC;
SELECT abs(sum(dbm.purchase_probability(m, n, 6)) - 1) < 1e-12 AS one, abs(sum(n * dbm.purchase_probability(m, n, 6)) / min(dbm.expected_purchases_new(m, 6)) - 1) < 1e-12 AS mean
FROM donors, generate_series(0, 6) AS n;
SELECT parameter, meaning FROM donors, dbm.describe(m);
SELECT dbm.bg_bb_fit(1, 1.5, 2);
SELECT dbm.bg_bb_fit(3, 2, 5);
SELECT dbm.p_alive(m, 3, 2, 5) FROM donors;

-- regular purchases: customers with Erlang-3 times, whose k is found again; k = 1 is (M)BG/NBD
CREATE TEMP TABLE regular AS
WITH RECURSIVE buyer AS (
    SELECT id, -ln(pg_temp.u(id, 1) * pg_temp.u(id, 2)) / 6 AS rate, 1 - pg_temp.u(id, 3) ^ (1 / 5.0) AS leaves FROM generate_series(1, 1000) AS id
), visit AS (
    SELECT id, 0 AS n, 0.0::float8 AS at, 0.0::float8 AS logs FROM buyer
    UNION ALL
    SELECT id, n + 1, v.at + gap, v.logs + ln(gap)
    FROM visit AS v JOIN buyer USING (id), LATERAL (SELECT -ln(pg_temp.u(id, 10 + n) * pg_temp.u(id, 1000 + n) * pg_temp.u(id, 2000 + n)) / rate AS gap) AS g
    WHERE v.at + gap <= 60 AND pg_temp.u(id, 3000 + n) > leaves
)
SELECT id, max(n) AS x, max(at) AS t_x, 60 AS t, max(logs) FILTER (WHERE n = last) AS log_intervals
FROM (SELECT v.*, max(n) OVER (PARTITION BY id) AS last FROM visit AS v) AS v GROUP BY id;
CREATE TEMP TABLE found AS
SELECT dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t), sum(log_intervals)) AS m, dbm.bg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t), sum(log_intervals)) AS bg,
       dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t), NULL, 1) AS one, dbm.mbg_nbd_fit(x, t_x, t) AS mbg FROM regular;
SELECT (m).model, (m).k, (bg).k AS bg_k, (m).identified, (m).log_likelihood - (mbg).log_likelihood > 100 AS much_better,
       abs((one).log_likelihood - (mbg).log_likelihood) < 1e-7 AS same, abs((one).alpha / (mbg).alpha - 1) < 1e-8 AS same_alpha FROM found;
-- the k chosen is the one of the largest likelihood among all twelve
SELECT (array_agg(k ORDER BY (f).log_likelihood DESC))[1] = min((m).k) AS k, abs(max((f).log_likelihood) - min((m).log_likelihood)) < 1e-9 AS log_likelihood
FROM found, (SELECT k, dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t), sum(log_intervals), k) AS f FROM regular, generate_series(1, 12) AS k GROUP BY k) AS every;
SELECT abs(estimate - made) / standard_error < 4 AS near
FROM found, dbm.describe(m) WITH ORDINALITY AS d JOIN unnest(ARRAY[2, 6, 1, 5]) WITH ORDINALITY AS t (made, o) ON o = d.ordinality;
SELECT abs(sum(dbm.purchase_probability(m, n, 30)) - 1) < 1e-9 AS one, abs(sum(n * dbm.purchase_probability(m, n, 30)) / min(dbm.expected_purchases_new(m, 30)) - 1) < 1e-7 AS mean,
       abs(min(dbm.purchase_probability(m, 0, 30)) / min(dbm.p_no_purchase(m, 0, 0, 0, 30)) - 1) < 1e-12 AS silent
FROM found, generate_series(0, 300) AS n;
-- one who buys every ten weeks does not buy at once again, and is given up sooner when he stays away
SELECT dbm.p_no_purchase(m, 5, 50, 50, 3) > dbm.p_no_purchase(mbg, 5, 50, 50, 3) AS not_yet, dbm.p_alive(m, 5, 50, 80) < dbm.p_alive(mbg, 5, 50, 80) AS given_up FROM found;
-- log_intervals in the sketch: one step, any order, any split, any unit, through text and binary
SELECT dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals) = dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t, log_intervals)) AS one_step,
       dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals ORDER BY md5(id::text)) = dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals) AS shuffled,
       abs((dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals)).log_likelihood - (SELECT (m).log_likelihood FROM found)) < 1e-7 AS as_by_hand,
       (dbm.bg_cnbd_k_fit(x, t_x, t, nullif(log_intervals, 0), 'day', '2026-06-30')).k AS bg_k FROM regular;
SELECT dbm.mbg_cnbd_k_fit(dbm.rollup(s)) = (SELECT dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals) FROM regular) AS split,
       bool_and(s::text::dbm.btyd_sketch::text = s::text) AS through_text, dbm.rollup(s)::text = dbm.rollup(s ORDER BY part DESC)::text AS either_order
FROM (SELECT id % 5 AS part, dbm.btyd_sketch(x, t_x, t, log_intervals) AS s FROM regular GROUP BY id % 5) AS part;
SELECT (w).k, (d).k AS day_k, abs((d).alpha / (w).alpha / 7 - 1) < 1e-8 AS alpha, abs((d).log_likelihood + sum_x * ln(7) - (w).log_likelihood) < 1e-6 AS log_likelihood
FROM (SELECT dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals) AS w, dbm.mbg_cnbd_k_fit(x, t_x * 7, t * 7, log_intervals + x * ln(7), 'day', NULL) AS d, sum(x)::float8 AS sum_x FROM regular) AS f;
SELECT dbm.rollup(s) FROM (SELECT dbm.btyd_sketch(1, 2, 3, 0) AS s UNION ALL SELECT dbm.btyd_sketch(1, 2, 3)) AS mixed;
SELECT dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t, log_intervals), 5) FROM regular;
SELECT dbm.btyd_sketch(2, 10, 20, 2 * ln(5::float8)) IS NOT NULL AS most, dbm.btyd_sketch(0, 0, 20, NULL) IS NOT NULL AS none;
SELECT dbm.btyd_sketch(2, 10, 20, 2 * ln(5::float8) + .01);
SELECT dbm.btyd_sketch(2, 10, 20, NULL);
SELECT dbm.btyd_sketch(2, 10, 20, 'NaN');
SELECT dbm.btyd_sketch(2, 10, 20, '-infinity');
SELECT '2 week - 0 5 7 1 0 0 4 1'::dbm.btyd_sketch, '2 week - 0 -1 18446744073709551615 0'::dbm.btyd_sketch;
SELECT '2 week - 0 9000000000000000000 0 0'::dbm.btyd_sketch;
SELECT '2 - - 0 1 0 0'::dbm.spend_sketch;
SELECT dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t), NULL) FROM regular;
SELECT dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t), 1, 13) FROM regular;
SELECT dbm.bg_cnbd_k(1, 2, 3, 4, 0);
SELECT dbm.p_alive(jsonb_populate_record(m, '{"k": 2.5}'), 1, 1, 2) FROM found;

-- contracts: Fader and Hardie (2007), .704 1.182, -1680.3 for 1,000 customers; lifetimes of Fader and Hardie (2010) at 10 percent
CREATE TEMP TABLE cohort AS
SELECT name, n, percent[n + 1] * 10 AS customers
FROM (VALUES ('regular', ARRAY[100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]),
             ('high end', ARRAY[100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1])) AS c (name, percent), generate_series(0, 7) AS n;
CREATE TEMP TABLE contract AS SELECT name, dbm.sbg_fit(n, customers) AS m FROM cohort GROUP BY name;
SELECT name, (m).model, (m).unit, (m).n, abs((m).alpha / .704077298 - 1) < 1e-8 AS alpha, abs((m).beta / 1.182043026 - 1) < 1e-8 AS beta,
       abs((m).log_likelihood + 1680.265188) < 1e-6 AS log_likelihood, (m).identified FROM contract WHERE name = 'regular';
SELECT name, round(dbm.residual_lifetime(m, NULL)::numeric, 4) AS new_customer,
       (SELECT string_agg(round(dbm.residual_lifetime(m, n)::numeric, 4)::text, ' ' ORDER BY n) FROM generate_series(0, 4) AS n) AS after_renewals,
       (SELECT string_agg(round((100 * dbm.sbg_survival(m, n))::numeric, 3)::text, ' ' ORDER BY n) FROM generate_series(8, 12) AS n) AS percent_left
FROM contract ORDER BY name;
SELECT abs(dbm.residual_lifetime(dbm.sbg(1, 5, 'month'), 3, 1.1 ^ 12 - 1) - dbm.residual_lifetime(dbm.sbg(1, 5, 'year'), 3, .1)) < 1e-9 AS monthly;
-- churn that is the same for all and at all times: the geometric closed form (1 + d) / (1 + d - p)
SELECT abs(dbm.residual_lifetime(dbm.sbg(2e8, 8e8), NULL, .1) - 1.1 / (1.1 - .8)) < 1e-7 AS new_customer,
       abs(dbm.residual_lifetime(dbm.sbg(2e8, 8e8), 3, .1) - .8 * 1.1 / (1.1 - .8)) < 1e-7 AS renewing;
SELECT dbm.sbg_fit(n, customers ORDER BY n DESC) = (SELECT m FROM contract WHERE name = 'regular') AS any_order,
       dbm.sbg_fit(n, customers, 'month') = jsonb_populate_record((SELECT m FROM contract WHERE name = 'regular'), '{"unit": "month"}') AS monthly
FROM cohort WHERE name = 'regular';
SELECT dbm_internal.sbg_combine(dbm_internal.sbg_add(NULL, 0, 10), dbm_internal.sbg_add(NULL, 2, 5)) AS merged;
SELECT (dbm.sbg_fit(n, c)).identified, (dbm.sbg_fit(n, c)).note FROM (VALUES (0, 10), (1, 10), (2, 10)) AS v (n, c);
SELECT dbm.sbg_fit(NULL, 1.0) IS NULL AS nothing;
SELECT dbm.sbg_fit(n, c) FROM (VALUES (0, 10), (2, 5)) AS v (n, c);
SELECT dbm.sbg_fit(n, c) FROM (VALUES (0, 10), (1, 11)) AS v (n, c);
SELECT dbm.sbg_fit(n, c) FROM (VALUES (0, 10), (0, 11)) AS v (n, c);
SELECT dbm.sbg_fit(n, c, u) FROM (VALUES (0, 10, 'year'), (1, 8, 'month')) AS v (n, c, u);
SELECT dbm.sbg_fit(-1, 5);
SELECT dbm_internal.sbg_fit_final('{3}');
SELECT dbm_internal.sbg_fit_final('{9,5,4}');
SELECT dbm.residual_lifetime(m, 1, 0) FROM contract;
SELECT dbm.residual_lifetime(dbm.nbd(1, 2), 1);
SELECT dbm.p_alive(m, 1, 1, 2) FROM contract;

-- fits that lean toward a centre: 0 is the plain fit, infinity the centre, in between both are heard
CREATE TEMP TABLE shopper AS
SELECT id, x, t_x, t, CASE WHEN x > 0 THEN 20 * exp(pg_temp.u(id, 9001) + pg_temp.u(id, 9002) / x) END AS mean FROM customer;
CREATE TEMP TABLE pooled AS
SELECT dbm.bg_nbd_fit(s) AS bg, dbm.mbg_nbd_fit(s) AS mbg, dbm.pareto_nbd_fit(s) AS pn, dbm.nbd_fit(s) AS nbd, dbm.bg_cnbd_k_fit(s, NULL, 2) AS bgc,
       dbm.mbg_cnbd_k_fit(s, NULL, 2) AS mbgc, g AS gg
FROM (SELECT dbm.btyd_sketch(x, t_x, t) AS s, dbm.gamma_gamma_fit(x, mean) AS g FROM shopper) AS c;
SELECT (bg).identified AND (mbg).identified AND (pn).identified AND (nbd).identified AND (bgc).identified AND (mbgc).identified AND (gg).identified AS identified FROM pooled;
CREATE TEMP TABLE corner AS
SELECT dbm.btyd_sketch(x, t_x, t) AS s, dbm.spend_sketch(x, mean) AS p FROM shopper WHERE id IN (11, 21, 31, 41, 51, 61, 71, 81, 91, 101, 111, 121);
CREATE TEMP TABLE leaning AS
SELECT weight, f.*
FROM pooled, corner, unnest(ARRAY[0, 1, 30, 1000, 'infinity']::float8[]) AS weight, LATERAL (VALUES
    (bg, dbm.bg_nbd_fit(s, centre => bg, weight => weight)), (mbg, dbm.mbg_nbd_fit(s, centre => mbg, weight => weight)),
    (pn, dbm.pareto_nbd_fit(s, centre => pn, weight => weight)), (nbd, dbm.nbd_fit(s, centre => nbd, weight => weight)),
    (bgc, dbm.bg_cnbd_k_fit(s, NULL, 2, centre => bgc, weight => weight)), (mbgc, dbm.mbg_cnbd_k_fit(s, NULL, centre => mbgc, weight => weight))) AS f (centre, model);
CREATE FUNCTION pg_temp.apart(a dbm.btyd_model, b dbm.btyd_model) RETURNS float8 LANGUAGE sql AS
$$ SELECT greatest(abs(ln((a).r / (b).r)), abs(ln((a).alpha / (b).alpha)), abs(ln((a).a / (b).a)), abs(ln((a).b / (b).b)), abs(ln((a).s / (b).s)), abs(ln((a).beta / (b).beta))) $$;
SELECT (model).model, (model).n, bool_and((model).identified) FILTER (WHERE weight > 0) AS identified,
       bool_and((model).covariance[1][1] > 0 AND (model).gradient_norm < 1e-3) FILTER (WHERE weight > 0) AS proper,
       min(pg_temp.apart(model, centre)) FILTER (WHERE weight = 'infinity') < 1e-8 AS infinity_is_centre,
       bool_or((model).note LIKE 'leans toward a centre by the weight of 30 customers%') FILTER (WHERE weight = 30) AS said,
       bool_and(pg_temp.apart(model, centre) < (SELECT pg_temp.apart(l.model, l.centre) FROM leaning AS l WHERE (l.model).model = (m.model).model AND l.weight = 1)) FILTER (WHERE weight > 1) AS nearer,
       bool_and((model).log_likelihood <= (SELECT (l.model).log_likelihood + 1e-9 FROM leaning AS l WHERE (l.model).model = (m.model).model AND l.weight = 0)) AS less_likely
FROM leaning AS m GROUP BY 1, 2 ORDER BY 1;
SELECT (dbm.bg_nbd_fit(s, centre => bg, weight => 0)) = dbm.bg_nbd_fit(s) AS plain,
       (dbm.bg_nbd_fit(s, centre => bg, weight => 5)).note AS note, (dbm.bg_nbd_fit(s)).note AS alone FROM pooled, corner;
SELECT weight, (m).identified, (m).gradient_norm < 1e-3 AS at_maximum, abs((m).p / (gg).p - 1) < 1e-5 AS p, abs((m).v / (gg).v - 1) < 1e-5 AS v
FROM pooled, corner, unnest(ARRAY[0.5, 30, 1e9]::float8[]) AS weight, LATERAL (SELECT dbm.gamma_gamma_fit(p, centre => gg, weight => weight) AS m OFFSET 0) AS f ORDER BY weight;
CREATE TEMP TABLE few AS SELECT x, t FROM shopper WHERE id IN (11, 21, 31, 41, 51, 61, 71, 81, 91, 101, 111, 121);
CREATE FUNCTION pg_temp.nbd_ll(r float8, alpha float8, x integer, t float8) RETURNS float8 LANGUAGE sql AS
$$ SELECT coalesce((SELECT sum(ln(r + i)) FROM generate_series(0, x - 1) AS i), 0) - x * ln(alpha) - (r + x) * ln(1 + t / alpha) $$;
-- the formula: the gradient of the log-likelihood is that of the penalty, weight J (theta - centre); checked for NBD by differences
SELECT abs(slope_r / (30 * (j11 * dr + j12 * da)) - 1) < 1e-4 AS r, abs(slope_a / (30 * (j12 * dr + j22 * da)) - 1) < 1e-4 AS alpha
FROM (SELECT ln((m).r / (c).r) AS dr, ln((m).alpha / (c).alpha) AS da,
             (c).r ^ 2 * (c).covariance[2][2] / d / (c).n AS j11, -(c).r * (c).alpha * (c).covariance[1][2] / d / (c).n AS j12, (c).alpha ^ 2 * (c).covariance[1][1] / d / (c).n AS j22,
             (SELECT sum(pg_temp.nbd_ll((m).r * exp(1e-4), (m).alpha, x, t) - pg_temp.nbd_ll((m).r * exp(-1e-4), (m).alpha, x, t)) / 2e-4 FROM few) AS slope_r,
             (SELECT sum(pg_temp.nbd_ll((m).r, (m).alpha * exp(1e-4), x, t) - pg_temp.nbd_ll((m).r, (m).alpha * exp(-1e-4), x, t)) / 2e-4 FROM few) AS slope_a
      FROM (SELECT model AS m, centre AS c, (centre).covariance[1][1] * (centre).covariance[2][2] - (centre).covariance[1][2] ^ 2 AS d FROM leaning WHERE (model).model = 'nbd' AND weight = 30) AS l) AS l;
-- how much to lean: not at all where segments differ greatly, fully where chance explains them
SELECT dbm.shrinkage_weight(bg, array_agg(m)) > 300 AS alike, dbm.shrinkage_weight(bg, array_agg(fast)) < 30 AS unlike,
       dbm.shrinkage_weight(bg, array_agg(m) FILTER (WHERE segment = 1)) IS NULL AS only_one, dbm.shrinkage_weight(bg, '{}') IS NULL AS none
FROM pooled, (SELECT id % 6 AS segment, dbm.bg_nbd_fit(x, t_x, t) AS m, dbm.bg_nbd_fit(x, t_x / (1 + id % 6), t / (1 + id % 6)) AS fast FROM shopper GROUP BY 1) AS s GROUP BY bg;
SELECT dbm.shrinkage_weight(gg, array_agg(m)) > 100 AS alike, dbm.shrinkage_weight(gg, array_agg(dear)) < 30 AS unlike
FROM pooled, (SELECT id % 6 AS segment, dbm.gamma_gamma_fit(x, mean) AS m, dbm.gamma_gamma_fit(x, mean * 2 ^ (id % 6)) AS dear FROM shopper GROUP BY 1) AS s GROUP BY gg;
-- errors
SELECT dbm.bg_nbd_fit(s, centre => bg) FROM pooled, corner;
SELECT dbm.bg_nbd_fit(s, weight => 3) FROM corner;
SELECT dbm.bg_nbd_fit(s, centre => bg, weight => -1) FROM pooled, corner;
SELECT dbm.bg_nbd_fit(s, centre => bg, weight => 'NaN') FROM pooled, corner;
SELECT dbm.bg_nbd_fit(s, centre => mbg, weight => 3) FROM pooled, corner;
SELECT dbm.bg_nbd_fit(s, 'day', centre => bg, weight => 3) FROM pooled, corner;
SELECT dbm.bg_nbd_fit(s, centre => dbm.bg_nbd(1, 1, 1, 1), weight => 3) FROM corner;
SELECT dbm.bg_cnbd_k_fit(s, NULL, 3, centre => bgc, weight => 3) FROM pooled, corner;
SELECT dbm.gamma_gamma_fit(p, centre => dbm.gamma_gamma(6, 4, 15), weight => 3) FROM corner;
SELECT dbm.shrinkage_weight(bg, ARRAY[mbg]) FROM pooled;
