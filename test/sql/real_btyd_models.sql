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

-- random segments of 25 to 500: never an error, whatever has no maximum is flagged, the rest is at its maximum
CREATE TEMP TABLE segment AS
SELECT s, dbm.pareto_nbd_fit(x, t_x, t) AS m
FROM (SELECT c.*, s, row_number() OVER (PARTITION BY s ORDER BY md5(s || customer_id)) AS n FROM customer AS c, generate_series(1, 100) AS s) AS c
WHERE n <= (ARRAY[25, 50, 100, 200, 500])[s % 5 + 1] GROUP BY s;
SELECT count(*), bool_and(CASE WHEN (m).identified THEN (m).covariance IS NOT NULL AND (m).gradient_norm < 1e-6 ELSE (m).note IS NOT NULL END) AS flagged,
       count(*) FILTER (WHERE (m).identified) BETWEEN 20 AND 90 AS some
FROM segment;
