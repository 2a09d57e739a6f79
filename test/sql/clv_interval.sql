-- Uncertainty of scores: against hand-worked derivatives, ranges, models without a covariance, errors.
SET extra_float_digits = 0;

-- models with a covariance that is known; cov(ln p) = covariance / p / p'
CREATE TEMP TABLE known AS
SELECT jsonb_populate_record(dbm.nbd(.5, 10), '{"covariance": [[0.01, 0.06], [0.06, 1]], "identified": true}') AS nbd,
       jsonb_populate_record(dbm.gamma_gamma(6, 4, 15), '{"covariance": [[1, -0.2, 0.3], [-0.2, 0.25, 0.4], [0.3, 0.4, 9]], "identified": true}') AS gg,
       jsonb_populate_record(dbm.sbg(.7, 1.2), '{"covariance": [[0.01, 0.004], [0.004, 0.04]], "identified": true}') AS sbg,
       jsonb_populate_record(dbm.bg_nbd(.243, 4.414, .793, 2.426),
                             '{"covariance": [[1.6e-4, 4e-3, 5e-4, 2e-3], [4e-3, 0.144, 0.012, 0.05], [5e-4, 0.012, 0.035, 0.12], [2e-3, 0.05, 0.12, 0.5]], "identified": true}') AS bg;
-- NBD expects (r + x) h / (alpha + t): derivatives h / (alpha + t) and -(r + x) h / (alpha + t)^2
SELECT abs((i).estimate / ((.5 + 3) * 26 / 50) - 1) < 1e-12 AS estimate,
       abs((i).standard_error / sqrt(.01 * d_r ^ 2 + 2 * .06 * d_r * d_alpha + d_alpha ^ 2) - 1) < 1e-7 AS standard_error,
       abs((i).lower / ((i).estimate * exp(-1.959963984540054 * (i).standard_error / (i).estimate)) - 1) < 1e-12 AS lower,
       abs((i).lower * (i).upper / (i).estimate ^ 2 - 1) < 1e-12 AS symmetric_in_logarithm
FROM (SELECT dbm.expected_purchases_interval(nbd, 3, 30, 40, 26) AS i FROM known) AS one,
     (VALUES (26 / 50.0::float8, -(.5 + 3) * 26 / 2500.0::float8)) AS d (d_r, d_alpha);
-- Gamma-Gamma expects p (v + x m) / (p x + q - 1)
SELECT abs((i).estimate / (6 * 65 / 15.0) - 1) < 1e-12 AS estimate,
       abs((i).standard_error / sqrt(d_p ^ 2 + .25 * d_q ^ 2 + 9 * d_v ^ 2 + 2 * (-.2 * d_p * d_q + .3 * d_p * d_v + .4 * d_q * d_v)) - 1) < 1e-7 AS standard_error
FROM (SELECT dbm.expected_spend_interval(gg, 2, 25) AS i FROM known) AS one,
     (VALUES (65 * (15 - 6 * 2) / 225.0::float8, -6 * 65 / 225.0::float8, 6 / 15.0::float8)) AS d (d_p, d_q, d_v);
-- sBG keeps beta / (alpha + beta) at the first renewal; the interval is symmetric in log-odds
SELECT abs((i).estimate / (1.2 / 1.9) - 1) < 1e-12 AS estimate,
       abs((i).standard_error / sqrt(.01 * d_a ^ 2 + .04 * d_b ^ 2 + 2 * .004 * d_a * d_b) - 1) < 1e-7 AS standard_error,
       abs(ln((i).lower / (1 - (i).lower)) + ln((i).upper / (1 - (i).upper)) - 2 * ln((i).estimate / (1 - (i).estimate))) < 1e-10 AS symmetric_in_log_odds
FROM (SELECT dbm.sbg_survival_interval(sbg, 1) AS i FROM known) AS one, (VALUES (-1.2 / 3.61::float8, .7 / 3.61::float8)) AS d (d_a, d_b);
-- both models are behind a value: relative variances of factors add up
SELECT abs(((c).standard_error / (c).estimate) ^ 2 / (((p).standard_error / (p).estimate) ^ 2 + ((s).standard_error / (s).estimate) ^ 2) - 1) < 1e-6 AS adds_up
FROM (SELECT dbm.clv_interval(bg, gg, 2, 30.43, 38.86, 22.35, 52, 0) AS c, dbm.expected_purchases_interval(bg, 2, 30.43, 38.86, 52) AS p,
             dbm.expected_spend_interval(gg, 2, 22.35) AS s FROM known) AS one;
-- the estimate is the score itself; a bound falls and rises with the confidence
SELECT (dbm.p_alive_interval(bg, 2, 30.43, 38.86, 10)).estimate = dbm.p_alive(bg, 2, 30.43, 38.86, 10) AS p_alive,
       (dbm.expected_purchases_interval(bg, 2, 30.43, 38.86, 39)).estimate = dbm.expected_purchases(bg, 2, 30.43, 38.86, 39) AS purchases,
       (dbm.expected_purchases_new_interval(bg, 39)).estimate = dbm.expected_purchases_new(bg, 39) AS new,
       (dbm.purchase_probability_interval(bg, 2, 39)).estimate = dbm.purchase_probability(bg, 2, 39) AS pmf,
       (dbm.p_no_purchase_interval(bg, 2, 30.43, 38.86, 39)).estimate = dbm.p_no_purchase(bg, 2, 30.43, 38.86, 39) AS silent,
       (dbm.dert_interval(bg, 2, 30.43, 38.86)).estimate = dbm.dert(bg, 2, 30.43, 38.86) AS dert,
       (dbm.clv_interval(bg, gg, 2, 30.43, 38.86, 22.35, 52)).estimate = dbm.clv(bg, gg, 2, 30.43, 38.86, 22.35, 52) AS clv,
       (dbm.residual_lifetime_interval(sbg, 3)).estimate = dbm.residual_lifetime(sbg, 3) AS lifetime,
       (dbm.residual_lifetime_interval(sbg, NULL)).estimate = dbm.residual_lifetime(sbg, NULL) AS new_lifetime
FROM known;
SELECT bool_and((i).lower < (j).lower AND (i).upper > (j).upper AND (j).lower < (j).estimate AND (j).upper > (j).estimate) AS nested
FROM known, LATERAL (VALUES (dbm.p_alive_interval(bg, 2, 30.43, 38.86, 0, .99), dbm.p_alive_interval(bg, 2, 30.43, 38.86, 0, .5)),
                            (dbm.dert_interval(bg, 2, 30.43, 38.86, .1, .99), dbm.dert_interval(bg, 2, 30.43, 38.86, .1, .5)),
                            (dbm.p_no_purchase_interval(bg, 2, 30.43, 38.86, 39, .99), dbm.p_no_purchase_interval(bg, 2, 30.43, 38.86, 39, .5)),
                            (dbm.purchase_probability_interval(bg, 2, 39, .99), dbm.purchase_probability_interval(bg, 2, 39, .5)),
                            (dbm.residual_lifetime_interval(sbg, 3, .1, .99), dbm.residual_lifetime_interval(sbg, 3, .1, .5)),
                            (dbm.expected_purchases_new_interval(bg, 39, .99), dbm.expected_purchases_new_interval(bg, 39, .5))) AS v (i, j);
-- within range for every customer, near the ends too
SELECT bool_and((a).lower >= 0 AND (a).lower <= (a).estimate AND (a).estimate <= (a).upper AND (a).upper <= 1 AND (a).standard_error >= 0) AS p_alive,
       bool_and((e).lower >= 0 AND (e).lower <= (e).estimate AND (e).estimate <= (e).upper AND (e).upper < 'infinity' AND (e).standard_error >= 0) AS purchases
FROM known, generate_series(0, 1000, 50) AS x, unnest(ARRAY[0.1, .9, .999, 1]) AS seen, unnest(ARRAY[1, 40, 5000]) AS t,
     LATERAL (SELECT dbm.p_alive_interval(bg, x, CASE x WHEN 0 THEN 0 ELSE seen * t END, t, 0, .9999) AS a,
                     dbm.expected_purchases_interval(bg, x, CASE x WHEN 0 THEN 0 ELSE seen * t END, t, 39, .9999) AS e) AS i;
SELECT dbm.p_alive_interval(bg, 0, 0, 38.86) AS one_time_buyer, dbm.expected_purchases_interval(bg, 2, 30, 40, 0) AS no_horizon FROM known;

-- every model, fitted to customers simulated from r = 1, alpha = 10, a = 1, b = 3, in whole weeks
CREATE FUNCTION pg_temp.u(id integer, part integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT (('x' || substr(md5('i' || id || '/' || part), 1, 12))::bit(48)::bigint + 0.5) / 2 ^ 48::float8 $$;
CREATE TEMP TABLE facts AS
WITH RECURSIVE buyer AS (
    SELECT id, -ln(pg_temp.u(id, 1)) / 10 AS rate, 1 - pg_temp.u(id, 2) ^ (1 / 3.0) AS leaves, 30 + id % 30 AS t FROM generate_series(1, 800) AS id
), visit AS (
    SELECT id, 0 AS n, 0.0::float8 AS week FROM buyer
    UNION ALL
    SELECT id, n + 1, v.week - ln(pg_temp.u(id, 100 + n)) / rate
    FROM visit AS v JOIN buyer USING (id) WHERE v.week - ln(pg_temp.u(id, 100 + n)) / rate <= t AND (n = 0 OR pg_temp.u(id, 500 + n) > leaves)
)
SELECT id, count(DISTINCT ceil(week)) - 1 AS x, ceil(max(week)) AS t_x, min(t) AS t FROM visit AS v JOIN buyer USING (id) GROUP BY id;
CREATE TEMP TABLE fitted AS
SELECT m FROM (SELECT dbm.btyd_sketch(x, t_x, t) AS s FROM facts) AS one,
     LATERAL unnest(ARRAY[dbm.nbd_fit(s), dbm.bg_nbd_fit(s), dbm.mbg_nbd_fit(s), dbm.pareto_nbd_fit(s), dbm.bg_bb_fit(s),
                          dbm.bg_cnbd_k_fit(s, NULL, 2), dbm.mbg_cnbd_k_fit(s, NULL, 2)]) AS m;
SELECT (m).model, (m).identified, ((p).lower IS NOT NULL) = (m).identified AS interval, (p).lower IS NULL OR (p).lower < (p).upper AS ordered,
       (a).lower IS NULL OR (a).lower <= (a).upper AS ordered_alive, (d).lower IS NULL OR (d).lower < (d).upper AS ordered_dert
FROM fitted, LATERAL (SELECT dbm.expected_purchases_interval(m, 3, 20, 35, 20) AS p, dbm.p_alive_interval(m, 3, 20, 35) AS a, dbm.dert_interval(m, 3, 20, 35) AS d) AS i
ORDER BY 1;

-- no covariance, not identified: the estimate alone
SELECT (dbm.expected_purchases_interval(dbm.bg_nbd(1, 10, 1, 3), 0, 0, 0, 10)).estimate > 0 AS estimate,
       (dbm.expected_purchases_interval(dbm.bg_nbd(1, 10, 1, 3), 0, 0, 0, 10)).lower IS NULL AS no_bound,
       (dbm.p_alive_interval(jsonb_populate_record(bg, '{"identified": false}'), 2, 30.43, 38.86)).upper IS NULL AS not_identified,
       (dbm.p_alive_interval(jsonb_populate_record(bg, '{"identified": null}'), 2, 30.43, 38.86)).upper IS NOT NULL AS not_said,
       (dbm.clv_interval(bg, dbm.gamma_gamma(6, 4, 15), 2, 30.43, 38.86, 22.35, 52)).lower IS NULL AS half_known
FROM known;
-- the models may change from row to row
SELECT bool_and((dbm.expected_purchases_interval(m, 1, 10, 30, 10)).estimate = dbm.expected_purchases(m, 1, 10, 30, 10)) AS own_model,
       count(*) FILTER (WHERE (dbm.clv_interval(m, gg, 1, 10, 30, 20, 10)).lower IS NOT NULL) AS with_bounds
FROM (SELECT bg AS m, gg FROM known UNION ALL SELECT nbd, gg FROM known UNION ALL SELECT dbm.bg_nbd(1, 10, 1, 3), gg FROM known UNION ALL
      SELECT bg, dbm.gamma_gamma(6, 4, 15) FROM known UNION ALL SELECT bg, gg FROM known) AS v;
-- NULL
SELECT dbm.p_alive_interval(bg, NULL, 1, 2) IS NULL AS x, dbm.expected_purchases_interval(bg, 1, 1, 2, 3, NULL) IS NULL AS confidence,
       dbm.expected_spend_interval(gg, NULL, 3) IS NULL AS spend_x, dbm.expected_spend_interval(gg, 2, NULL) = dbm.expected_spend_interval(gg, 0, 5) AS population,
       dbm.expected_spend_interval(dbm.gamma_gamma(6, .9, 15), 0, NULL) IS NULL AS no_population_mean,
       dbm.clv_interval(bg, gg, 1, 1, NULL, 5, 10) IS NULL AS clv_t, (dbm.clv_interval(bg, gg, 0, 0, 10, NULL, 10)).lower > 0 AS one_time_buyer,
       dbm.residual_lifetime_interval(NULL, 1) IS NULL AS no_model
FROM known;

-- the number of one customer: at least the confidence lies inside, and no shorter interval from the same lower end would do
SELECT (m).model, bool_and(i.probability >= c AND abs(i.probability - p.inside) < 1e-9 AND (i.upper = i.lower OR p.inside - p.at_upper < c OR i.lower > 0)) AS holds,
       bool_and(i.lower = 0 OR p.below <= (1 - c) / 2) AS lower, bool_and(i.upper = 0 OR 1 - p.below - p.inside + p.at_upper > CASE WHEN i.lower > 0 THEN (1 - c) / 2 ELSE 1 - c END) AS upper
FROM fitted, unnest(ARRAY[.5, .8, .95, .99]) AS c, (VALUES (0, 0, 30), (2, 20, 35), (12, 33, 34), (30, 39, 39)) AS f (x, t_x, t), unnest(ARRAY[2, 26]) AS h,
     LATERAL dbm.purchases_interval(m, x, t_x, t, h, c) AS i,
     LATERAL (SELECT coalesce(sum(p) FILTER (WHERE n < i.lower), 0) AS below, sum(p) FILTER (WHERE n BETWEEN i.lower AND i.upper) AS inside, sum(p) FILTER (WHERE n = i.upper) AS at_upper
              FROM generate_series(0, i.upper::integer) AS n, dbm.purchase_probability(m, x, t_x, t, n, h) AS p) AS p
GROUP BY 1 ORDER BY 1;
SELECT dbm.purchases_interval(bg, 0, 0, 38.86, 0) AS no_horizon, dbm.purchases_interval(bg, 1, 1, 2, NULL) IS NULL AS null_horizon FROM known;

-- totals: as sums of scores; errors of parameters shared by all do not average out
SELECT (n).customers, abs((n).estimate / sum_n - 1) < 1e-12 AS purchases, abs((a).estimate / sum_a - 1) < 1e-12 AS alive, abs((v).estimate / sum_v - 1) < 1e-12 AS value,
       abs((n).standard_error / (3 * one_error) - 1) < 1e-6 AS three_alike_are_three_times_one,
       abs((n).predictive_error ^ 2 - (n).standard_error ^ 2 - 3 * own) < 1e-6 AS but_vary_apart
FROM known, LATERAL (SELECT dbm.expected_purchases_total(bg, x, 30.43, 38.86, 39) AS n, dbm.alive_total(bg, x, 30.43, 38.86) AS a,
                            dbm.clv_total(bg, gg, x, 30.43, 38.86, 22.35, 52, .1) AS v FROM unnest(ARRAY[2, 2, 2]) AS x) AS t,
     LATERAL (SELECT 3 * dbm.expected_purchases(bg, 2, 30.43, 38.86, 39) AS sum_n, 3 * dbm.p_alive(bg, 2, 30.43, 38.86) AS sum_a,
                     3 * dbm.clv(bg, gg, 2, 30.43, 38.86, 22.35, 52, .1) AS sum_v, (dbm.expected_purchases_interval(bg, 2, 30.43, 38.86, 39)).standard_error AS one_error) AS s,
     LATERAL (SELECT (dbm.expected_purchases_total(dbm.bg_nbd(.243, 4.414, .793, 2.426), x, 30.43, 38.86, 39)).predictive_error ^ 2 AS own FROM (VALUES (2)) AS c (x)) AS o;
-- the variance of a new customer's purchases, from the published probabilities of their number
SELECT (m).model, abs((t).predictive_error ^ 2 / v.variance - 1) < 1e-6 AS variance, (t).standard_error IS NULL AS given
FROM unnest(ARRAY[dbm.bg_cnbd_k(.4, 6, .8, 2.4, 2), dbm.mbg_cnbd_k(.5, 12, .9, 1.6, 3), dbm.bg_nbd(.243, 4.414, .793, 2.426), dbm.mbg_nbd(.525, 6.183, .891, 1.614), dbm.pareto_nbd(.5534, 10.5802, .6061, 11.6562), dbm.nbd(.385, 12.07), dbm.bg_bb(1.204, .75, .657, 2.783)]) AS m,
     LATERAL (SELECT dbm.expected_purchases_total(m, x, 0, 0, 30) AS t FROM (VALUES (0)) AS c (x)) AS t,
     LATERAL (SELECT sum(p * n * n) - sum(p * n) ^ 2 AS variance FROM generate_series(0, 2000) AS n, LATERAL (SELECT dbm.purchase_probability(m, n, 30) AS p) AS p) AS v;
-- a value varies with the number and the amounts: without a discount var S = E N var + E N^2 ... by hand for one who is alive under NBD
SELECT abs((t).predictive_error ^ 2 / (mean * square * (6 + 36) + pairs * 36 * square - (mean * 6 * 65 / 15) ^ 2) - 1) < 1e-9 AS variance
FROM (SELECT dbm.clv_total(dbm.nbd(.5, 10), dbm.gamma_gamma(6, 4, 15), 2, 30, 40, 25, 26, 0) AS t) AS one,
     (VALUES (2.5 * 26 / 50, 65 * 65 / (15.0 * 14), 2.5 * 3.5 * 26 * 26 / 2500)) AS v (mean, square, pairs);
-- grouped, at another confidence, in any order
SELECT bool_and((wide).lower < (narrow).lower AND (wide).upper > (narrow).upper AND (wide).predictive_lower <= (narrow).predictive_lower AND (wide).predictive_upper >= (narrow).predictive_upper
                AND (narrow).estimate = (shuffled).estimate AND (narrow).standard_error = (shuffled).standard_error AND (wide).predictive_error = (shuffled).predictive_error) AS nested,
       bool_and((narrow).predictive_lower = floor((narrow).predictive_lower) AND (narrow).predictive_lower <= (narrow).estimate AND (narrow).predictive_upper >= (narrow).estimate) AS whole, count(*)
FROM (SELECT id % 7, dbm.expected_purchases_total(m, x, t_x, t, 26) AS narrow, dbm.expected_purchases_total(m, x, t_x, t, 26, .99) AS wide,
             dbm.expected_purchases_total(m, x, t_x, t, 26 ORDER BY md5(id::text)) AS shuffled
      FROM facts, (SELECT m FROM fitted WHERE (m).model = 'bg_nbd') AS f GROUP BY 1) AS g;
SELECT (a).predictive_lower BETWEEN 0 AND (a).estimate AS lower, (a).predictive_upper BETWEEN (a).estimate AND (a).customers AS upper, (a).customers
FROM (SELECT dbm.alive_total(bg, 3, 30 - i, 32) AS a FROM known, generate_series(0, 20) AS i) AS one;
-- NULL rows are skipped, no rows give NULL; not identified: the estimate alone
SELECT (dbm.expected_purchases_total(bg, x, t_x, 40, 26)).customers, dbm.alive_total(bg, x, t_x, 40) FILTER (WHERE false) IS NULL AS nobody,
       dbm.expected_purchases_total(bg, NULL, t_x, 40, 26) IS NULL AS all_null, (dbm.clv_total(bg, gg, x, t_x, 40, NULL, 26, .1)).customers AS population_spend,
       dbm.clv_total(bg, dbm.gamma_gamma(6, .9, 15), 0, 0, 40, NULL, 26, .1) IS NULL AS no_population_mean
FROM known, (VALUES (1, 3.0), (NULL, 3.0), (0, 0)) AS c (x, t_x) GROUP BY bg, gg;
SELECT (t).estimate > 0 AS estimate, (t).standard_error IS NULL AND (t).predictive_error IS NULL AS no_more FROM known, LATERAL (SELECT dbm.alive_total(jsonb_populate_record(bg, '{"identified": false}'), x, 3, 40) AS t FROM (VALUES (1)) AS c (x)) AS one;
SELECT (t).standard_error > 0 AS standard_error, (t).predictive_error IS NULL AS spend_without_variance
FROM known, LATERAL (SELECT dbm.clv_total(bg, jsonb_populate_record(gg, '{"q": 1.8}'), x, 0, 40, NULL, 26, .1) AS t FROM (VALUES (0)) AS c (x)) AS one;
-- in parallel as in series
CREATE TABLE interval_many AS SELECT f.*, m FROM facts AS f, (SELECT m FROM fitted WHERE (m).model = 'mbg_nbd') AS m;
ANALYZE interval_many;
CREATE TEMP TABLE serial AS SELECT dbm.expected_purchases_total(m, x, t_x, t, 26) AS n, dbm.alive_total(m, x, t_x, t) AS a, dbm.clv_total(m, gg, x, t_x, t, 20 + id % 9, 26, .1) AS v FROM interval_many, known;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT dbm.expected_purchases_total(m, x, t_x, t, 26), dbm.alive_total(m, x, t_x, t) FROM interval_many;
SELECT dbm.expected_purchases_total(m, x, t_x, t, 26) = (SELECT n FROM serial) AS purchases, dbm.alive_total(m, x, t_x, t) = (SELECT a FROM serial) AS alive FROM interval_many;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE interval_many;
-- states by hand
SELECT dbm_internal.total_final(dbm_internal.total_combine(dbm_internal.alive_total_add(NULL, bg, 1, 3, 40), dbm_internal.alive_total_add(NULL, bg, 0, 0, 40)))
       = (SELECT dbm.alive_total(bg, x, t_x, 40) FROM (VALUES (0, 0), (1, 3)) AS c (x, t_x)) AS combined FROM known;
SELECT dbm_internal.total_final('\x00');
SELECT dbm_internal.total_final(substr(dbm_internal.alive_total_add(NULL, bg, 1, 3, 40), 1, 500)) FROM known;
SELECT dbm_internal.total_final(set_byte(dbm_internal.alive_total_add(NULL, bg, 1, 3, 40), 0, 9)) FROM known;
SELECT dbm_internal.total_combine(dbm_internal.alive_total_add(NULL, bg, 1, 3, 40), dbm_internal.alive_total_add(NULL, nbd, 1, 3, 40)) FROM known;
SELECT dbm_internal.total_combine(dbm_internal.alive_total_add(NULL, bg, 1, 3, 40), dbm_internal.alive_total_add(NULL, bg, 1, 3, 40, .9)) FROM known;

-- without end
SELECT (dbm.clv_interval(bg, gg, 2, 30.43, 38.86, 22.35, 'infinity')).estimate = dbm.clv(bg, gg, 2, 30.43, 38.86, 22.35, 'infinity'::float8) AS clv,
       abs((dbm.clv_interval(bg, gg, 2, 30.43, 38.86, 22.35, 'infinity')).standard_error / (dbm.clv_interval(bg, gg, 2, 30.43, 38.86, 22.35, 1e6)).standard_error - 1) < 1e-4 AS as_very_long
FROM known;
SELECT (t).standard_error > 0 AS standard_error, (t).predictive_error IS NULL AS predictive
FROM known, LATERAL (SELECT dbm.clv_total(bg, gg, x, 0, 40, NULL, 'infinity', .1) AS t FROM (VALUES (0)) AS c (x)) AS one;

-- errors
SELECT dbm.p_alive_interval(bg, 1, 1, 2, 0, 1) FROM known;
SELECT dbm.p_alive_interval(bg, 1, 1, 2, 0, 'NaN') FROM known;
SELECT dbm.expected_purchases_interval(bg, 1, 3, 2, 10) FROM known;
SELECT dbm.expected_purchases_interval(bg, 1, 1, 2, 'infinity') FROM known;
SELECT dbm.dert_interval(bg, 1, 1, 2, 0) FROM known;
SELECT dbm.purchases_interval(bg, 1, 1, 2, 10, 1) FROM known;
SELECT dbm.purchases_interval(bg, 1, 3, 2, 10) FROM known;
SELECT dbm.clv_interval(bg, gg, 1, 1, 2, 20, 'infinity', 0) FROM known;
SELECT dbm.purchase_probability_interval(bg, -1, 2) FROM known;
SELECT dbm.expected_spend_interval(gg, 1, 'NaN') FROM known;
SELECT dbm.sbg_survival_interval(bg, 1) FROM known;
SELECT dbm.p_alive_interval(sbg, 1, 1, 2) FROM known;
SELECT dbm.p_alive_interval(jsonb_populate_record(bg, '{"covariance": [[1, 2], [3, 4]]}'), 1, 1, 2) FROM known;
SELECT dbm.p_alive_interval(jsonb_populate_record(nbd, '{"covariance": [[-1, 0], [0, 1]]}'), 1, 1, 2) FROM known;
SELECT dbm.alive_total(m, 1, 3, 40) FROM known, LATERAL (VALUES (bg), (nbd)) AS v (m);
SELECT dbm.alive_total(bg, 1, 3, 40, 0) FROM known;
SELECT dbm.alive_total(bg, 1, 3, 2) FROM known;
SELECT dbm.expected_purchases_total(bg, 1, 1, 2, -1) FROM known;
