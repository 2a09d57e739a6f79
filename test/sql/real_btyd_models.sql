-- The other purchase models on the CDNOW files. Published: Pareto/NBD .553 10.578 .606 11.669, -9595.0
-- (Fader, Hardie and Lee, Marketing Science 24, 2005), MBG/NBD .525 6.183 .891 1.614 (BTYDplus). More
-- digits are maxima found by several programs.
SET extra_float_digits = 0;
CREATE FUNCTION pg_temp.customers(relation regclass, until date)
RETURNS TABLE (customer_id text, x bigint, t_x float8, t float8, holdout bigint) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT customer_id, count(DISTINCT date) FILTER (WHERE date <= $1) - 1,
                (max(date) FILTER (WHERE date <= $1) - min(date)) / 7.0::float8, ($1 - min(date)) / 7.0::float8,
                count(DISTINCT date) FILTER (WHERE date > $1)
         FROM %s GROUP BY customer_id', relation) USING until;
END $$;
CREATE TEMP TABLE customer AS SELECT * FROM pg_temp.customers('public.cdnow_sample', '1997-09-30');
CREATE TEMP TABLE model AS
SELECT dbm.pareto_nbd_fit(x, t_x, t, 'week', '1997-09-30') AS pn, dbm.mbg_nbd_fit(x, t_x, t, 'week', '1997-09-30') AS mbg,
       dbm.nbd_fit(x, t_x, t, 'week', '1997-09-30') AS nbd, dbm.bg_nbd_fit(x, t_x, t, 'week', '1997-09-30') AS bg FROM customer;
SELECT abs((pn).log_likelihood + 9594.9761789395) < 1e-8 AS pareto, abs((mbg).log_likelihood + 9582.13572) < 1e-5 AS mbg,
       abs((nbd).log_likelihood + 9763.65761) < 1e-5 AS nbd, (pn).identified AND (mbg).identified AND (nbd).identified AS identified,
       greatest((pn).gradient_norm, (mbg).gradient_norm, (nbd).gradient_norm) < 1e-8 AS at_maximum
FROM model;
SELECT name, abs(fit / truth - 1) < 1e-6 AS to_1e6
FROM model, unnest(ARRAY['r', 'alpha', 's', 'beta'], ARRAY[(pn).r, (pn).alpha, (pn).s, (pn).beta],
                   ARRAY[.5532770, 10.577684, .606240, 11.668736]) AS p (name, fit, truth);
SELECT name, abs(fit / truth - 1) < 5e-5 AS to_5e5
FROM model, unnest(ARRAY['r', 'alpha', 'a', 'b'], ARRAY[(mbg).r, (mbg).alpha, (mbg).a, (mbg).b],
                   ARRAY[.524844, 6.183093, .891388, 1.614048]) AS p (name, fit, truth);
SELECT abs((nbd).r / .384766 - 1) < 2e-6 AS r, abs((nbd).alpha / 12.072014 - 1) < 1e-6 AS alpha FROM model;
SELECT i, abs(sqrt((pn).covariance[i][i]) / truth - 1) < 1e-4 AS standard_error
FROM model, unnest(ARRAY[.047628, .84272, .18728, 6.2111]) WITH ORDINALITY AS s (truth, i);
SELECT place, model, round(log_likelihood::numeric, 3) AS log_likelihood, round(aic_above_best::numeric, 2) AS aic_above_best, same_facts
FROM model, dbm.compare_models(pn, mbg, nbd, bg);
SELECT parameter, round(estimate::numeric, 3) AS estimate, round(standard_error::numeric, 3) AS standard_error, round(low::numeric, 3) AS low, round(high::numeric, 3) AS high
FROM model, dbm.describe(pn);
-- holdout: mean error, and the published table of expected against actual purchases by calibration frequency
SELECT round(sum(dbm.expected_purchases(pn, x, t_x, t, 39))::numeric, 2) AS pareto, round(sum(dbm.expected_purchases(mbg, x, t_x, t, 39))::numeric, 1) AS mbg,
       sum(holdout) AS actual, abs(avg(abs(dbm.expected_purchases(pn, x, t_x, t, 39) - holdout)) - .75454) < 2e-5 AS mean_error
FROM customer, model;
SELECT least(x, 7) AS bought, count(*), round(avg(holdout), 3) AS actual, round(avg(dbm.expected_purchases(pn, x, t_x, t, 39))::numeric, 3) AS expected
FROM customer, model GROUP BY 1 ORDER BY 1;

-- all 23,570 customers
CREATE TEMP TABLE every_model AS
SELECT dbm.pareto_nbd_fit(x, t_x, t) AS pn FROM pg_temp.customers('public.cdnow', '1997-09-30');
SELECT (pn).n, abs((pn).log_likelihood + 95415.118617) < 1e-6 AS log_likelihood FROM every_model;
SELECT name, abs(fit / truth - 1) < 1e-5 AS to_1e5
FROM every_model, unnest(ARRAY['r', 'alpha', 's', 'beta'], ARRAY[(pn).r, (pn).alpha, (pn).s, (pn).beta],
                         ARRAY[.597420, 11.585658, .522186, 8.827759]) AS p (name, fit, truth);

-- 500 segments of 25 to 500 customers, every model: never an error, whatever has no maximum is flagged with
-- the reason, the rest is at its maximum
CREATE TEMP TABLE every_customer AS SELECT *, row_number() OVER (ORDER BY customer_id) AS nth FROM pg_temp.customers('public.cdnow', '1997-09-30');
CREATE TEMP TABLE segment AS
SELECT s, 25 + s * 475 / 500 AS size, dbm.btyd_sketch(x, t_x, t) AS k
FROM generate_series(1, 500) AS s, LATERAL (SELECT * FROM every_customer WHERE (nth * 7919 + s * 104729) % 23570 < 25 + s * 475 / 500) AS c GROUP BY s;
CREATE TEMP TABLE segment_model AS
SELECT s, size, m FROM segment, LATERAL (VALUES (dbm.nbd_fit(k)), (dbm.bg_nbd_fit(k)), (dbm.mbg_nbd_fit(k)), (dbm.pareto_nbd_fit(k)),
                                                (dbm.bg_cnbd_k_fit(k, k => 2)), (dbm.mbg_cnbd_k_fit(k, k => 2))) AS f (m);
SELECT (m).model, count(*) AS fits, count(*) FILTER (WHERE (m).n = size) AS whole, count(*) FILTER (WHERE (m).identified = ((m).note IS NULL)) AS explained,
       count(*) FILTER (WHERE (m).identified AND ((m).covariance IS NULL OR (m).gradient_norm > 1e-5)) AS wrongly_trusted,
       count(*) FILTER (WHERE (m).note LIKE 'no maximum%') AS given_up, count(*) FILTER (WHERE NOT (m).identified) AS unidentified
FROM segment_model GROUP BY 1 ORDER BY 1;
-- from other starts nothing higher is found; MBG/NBD has two summits in some of these segments
SELECT (m).model, count(*) AS refits, max((refit).log_likelihood - (m).log_likelihood) < 1e-8 AS highest,
       bool_and((refit).identified = (m).identified) AS same_verdict, bool_and(abs(ln((refit).r / (m).r)) < 1e-8) FILTER (WHERE (m).identified) AS same
FROM segment_model JOIN segment USING (s, size), (VALUES (.05, 1, .05, .05), (5, 100, .1, 1), (1, 10, 1, 1), (20, 200, .02, .02)) AS p (r, alpha, a, b),
     LATERAL (SELECT CASE (m).model WHEN 'bg_nbd' THEN dbm.bg_nbd_fit(k, start => dbm.bg_nbd(r, alpha, a, b)) WHEN 'mbg_nbd' THEN dbm.mbg_nbd_fit(k, start => dbm.mbg_nbd(r, alpha, a, b))
                     ELSE dbm.pareto_nbd_fit(k, start => dbm.pareto_nbd(r, alpha, a, b * 10)) END AS refit OFFSET 0) AS f
WHERE (m).model IN ('bg_nbd', 'mbg_nbd', 'pareto_nbd') AND s % 10 IN (0, 3, 7) GROUP BY 1 ORDER BY 1;
-- few lean on all: nothing is left unidentified
SELECT count(*) AS fits, bool_and((leaning).identified) AS identified, bool_and((leaning).note LIKE 'leans%; alone: %') FILTER (WHERE NOT (m).identified) AS told,
       bool_and((leaning).gradient_norm < 1e-6) AS at_maximum
FROM segment_model JOIN segment USING (s, size), (SELECT dbm.pareto_nbd_fit(x, t_x, t) AS pooled FROM every_customer) AS a,
     LATERAL (SELECT dbm.pareto_nbd_fit(k, centre => pooled, weight => 100) AS leaning OFFSET 0) AS f
WHERE (m).model = 'pareto_nbd' AND s % 5 = 0;

-- the same answer whatever the unit of time (k logarithms of it, where the times between are left out), compressed or row by row, in one worker or two
CREATE FUNCTION pg_temp.apart(a dbm.btyd_model, b dbm.btyd_model, factor float8) RETURNS float8 LANGUAGE sql AS
$$ SELECT greatest(abs(ln((a).r / (b).r)), abs(ln((a).alpha / factor / (b).alpha)), abs(ln((a).a / (b).a)), abs(ln((a).b / (b).b)), abs(ln((a).s / (b).s)), abs(ln((a).beta / factor / (b).beta))) $$;
SELECT (w).model, factor::numeric(10, 6), pg_temp.apart(o, w, factor) < 1e-8 AS same, abs((o).log_likelihood + coalesce((w).k, 1) * sum_x * ln(factor) - (w).log_likelihood) < 1e-6 AS log_likelihood
FROM (SELECT factor, dbm.btyd_sketch(x, t_x * factor, t * factor) AS scaled, dbm.btyd_sketch(x, t_x, t) AS weeks, sum(x)::float8 AS sum_x
      FROM customer, unnest(ARRAY[7, 1 / 365.25]::float8[]) AS factor GROUP BY factor) AS f,
     LATERAL (VALUES (dbm.nbd_fit(scaled), dbm.nbd_fit(weeks)), (dbm.bg_nbd_fit(scaled), dbm.bg_nbd_fit(weeks)), (dbm.mbg_nbd_fit(scaled), dbm.mbg_nbd_fit(weeks)),
                     (dbm.pareto_nbd_fit(scaled), dbm.pareto_nbd_fit(weeks)), (dbm.bg_cnbd_k_fit(scaled, k => 2), dbm.bg_cnbd_k_fit(weeks, k => 2)),
                     (dbm.mbg_cnbd_k_fit(scaled, k => 2), dbm.mbg_cnbd_k_fit(weeks, k => 2))) AS p (o, w) ORDER BY 1, 2;
CREATE TABLE btyd_rows AS SELECT x::integer, t_x, t FROM customer;
ANALYZE btyd_rows;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT (pn).fingerprint = (SELECT (pn).fingerprint FROM model) AS facts, pg_temp.apart(pn, (SELECT pn FROM model), 1) = 0 AS pareto,
       pg_temp.apart(mbg, (SELECT mbg FROM model), 1) = 0 AS mbg, pg_temp.apart(nbd, (SELECT nbd FROM model), 1) = 0 AS nbd, pg_temp.apart(bg, (SELECT bg FROM model), 1) = 0 AS bg
FROM (SELECT dbm.pareto_nbd_fit(x, t_x, t) AS pn, dbm.mbg_nbd_fit(x, t_x, t) AS mbg, dbm.nbd_fit(x, t_x, t) AS nbd, dbm.bg_nbd_fit(x, t_x, t) AS bg FROM btyd_rows) AS f;
DROP TABLE btyd_rows;
