-- Lifetime value on the CDNOW files. Published: BG/NBD of Fader, Hardie and Lee, Marketing
-- Science 24 (2005), .243 4.414 .793 2.426, log-likelihood -9582.4; Gamma-Gamma of Fader and
-- Hardie, note 025 (2013), 6.25 3.74 15.44. More digits are maxima found by several programs.
SET extra_float_digits = 0;

-- customers to 1997-09-30: purchase days, not orders; a day of zero counts for timing, not for spend
CREATE FUNCTION pg_temp.customers(relation regclass, until date)
RETURNS TABLE (customer_id text, x bigint, t_x float8, t float8, mean numeric, holdout bigint) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE format(
        'WITH day AS (SELECT customer_id, date, sum(amount) AS amount FROM %s GROUP BY customer_id, date),
              nth AS (SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY date) AS n FROM day)
         SELECT customer_id, count(*) FILTER (WHERE date <= $1) - 1,
                (max(date) FILTER (WHERE date <= $1) - min(date)) / 7.0::float8, ($1 - min(date)) / 7.0::float8,
                avg(amount) FILTER (WHERE date <= $1 AND n > 1 AND amount > 0), count(*) FILTER (WHERE date > $1)
         FROM nth GROUP BY customer_id', relation) USING until;
END $$;
CREATE TEMP TABLE customer AS SELECT * FROM pg_temp.customers('public.cdnow_sample', '1997-09-30');
SELECT count(*) AS customers, sum(x) AS repeats, count(mean) AS repeaters, sum(holdout) AS holdout FROM customer;

CREATE TEMP TABLE model AS
SELECT dbm.bg_nbd_fit(x, t_x, t, 'week', '1997-09-30') AS bg, dbm.gamma_gamma_fit(x, mean) AS gg FROM customer;
SELECT name, abs(fit / truth - 1) < 1e-5 AS to_1e5
FROM model, unnest(ARRAY['r', 'alpha', 'a', 'b'], ARRAY[(bg).r, (bg).alpha, (bg).a, (bg).b],
                   ARRAY[.2425945, 4.413602, .792922, 2.425907]) AS p (name, fit, truth);
SELECT abs((bg).log_likelihood + 9582.4292067) < 1e-6 AS log_likelihood, (bg).n, (bg).unit, (bg).identified, (bg).gradient_norm < 1e-8 AS at_maximum
FROM model;
SELECT i, abs(sqrt((bg).covariance[i][i]) / truth - 1) < 1e-4 AS standard_error
FROM model, unnest(ARRAY[.012557, .37822, .18573, .70541]) WITH ORDINALITY AS s (truth, i);
-- the maximum of the exact means by 40-digit arithmetic: the gradient there is below 1e-6
SELECT name, abs(fit / truth - 1) < 1e-5 AS to_1e5
FROM model, unnest(ARRAY['p', 'q', 'v'], ARRAY[(gg).p, (gg).q, (gg).v],
                   ARRAY[6.249572, 3.744225, 15.443521]) AS p (name, fit, truth);
SELECT abs((gg).log_likelihood + 4055.917695) < 1e-6 AS log_likelihood, (gg).n, (gg).identified, (gg).note, (gg).gradient_norm < 1e-8 AS at_maximum
FROM model;
SELECT i, abs(sqrt((gg).covariance[i][i]) / truth - 1) < 1e-4 AS standard_error
FROM model, unnest(ARRAY[1.19006, .290133, 4.15942]) WITH ORDINALITY AS s (truth, i);

-- scores at the maximum: sums, the published table of expected spend, the heavy buyer 1516
SELECT abs(sum(dbm.expected_purchases(bg, x, t_x, t, 39)) - 1653.40872) < 5e-5 AS sum_of_purchases,
       abs(avg(abs(dbm.expected_purchases(bg, x, t_x, t, 39) - holdout)) - .78545) < 1e-5 AS mean_error
FROM customer, model;
SELECT abs(dbm.expected_purchases(bg, 26, 216 / 7.0::float8, 31, 52) / 25.75659 - 1) < 1e-4 AS purchases_1516,
       abs(dbm.p_alive(bg, 26, 216 / 7.0::float8, 31) / .9688523 - 1) < 1e-5 AS alive_1516 FROM model;
SELECT string_agg(round(dbm.expected_spend(gg, x, mean)::numeric, 2)::text, ' ' ORDER BY customer_id) AS note_025
FROM customer, model WHERE customer_id <= '0010';
SELECT least(x, 7) AS bought, count(*), round(avg(dbm.expected_purchases(bg, x, t_x, t, 39))::numeric, 4) AS expected, round(avg(holdout), 3) AS actual
FROM customer, model GROUP BY 1 ORDER BY 1;
-- more purchases in the same time and then silence: less is expected (published from parameters near the maximum)
SELECT x, abs(dbm.expected_purchases(bg, x, 20, 39, 52) / truth - 1) < 1e-4 AS paradox
FROM model, unnest(ARRAY[10, 15, 20, 25], ARRAY[.347460, .0428338, .00415896, .000358367]) AS p (x, truth);
-- new customers; the last is published as 1.8576, from a series cut short
SELECT t, abs(dbm.expected_purchases(bg, 0, 0, 0, t) / truth - 1) < 1e-5 AS new_customer
FROM model, unnest(ARRAY[.1429, 1, 3, 31.8571, 32, 78], ARRAY[.007816, .053184, .150631, 1.040486, 1.043729, 1.857942]) AS p (t, truth);
SELECT abs(sum(dbm.clv(bg, gg, x, t_x, t, mean, 39, 0)) / sum(dbm.expected_purchases(bg, x, t_x, t, 39) * dbm.expected_spend(gg, x, mean)) - 1) < 1e-12 AS undiscounted,
       sum(dbm.clv(bg, gg, x, t_x, t, mean, 39)) / sum(dbm.clv(bg, gg, x, t_x, t, mean, 39, 0)) BETWEEN .96 AND .97 AS discounted
FROM customer, model;

-- all 23,570 customers
CREATE TEMP TABLE every_customer AS SELECT * FROM pg_temp.customers('public.cdnow', '1997-09-30');
CREATE TEMP TABLE every_model AS
SELECT dbm.bg_nbd_fit(x, t_x, t) AS bg, dbm.gamma_gamma_fit(x, mean) AS gg FROM every_customer;
SELECT name, abs(fit / truth - 1) < 2e-6 AS to_6_digits
FROM every_model, unnest(ARRAY['r', 'alpha', 'a', 'b', 'p', 'q', 'v'],
                         ARRAY[(bg).r, (bg).alpha, (bg).a, (bg).b, (gg).p, (gg).q, (gg).v],
                         ARRAY[.251624, 4.788943, .723434, 2.161088, 6.275359, 3.624450, 14.983687]) AS p (name, fit, truth);
SELECT abs((bg).log_likelihood + 95368.443933) < 1e-6 AS bg, abs((gg).log_likelihood + 40763.476261) < 1e-6 AS gg, (bg).n, (gg).n, (gg).note
FROM every_model;
-- in another unit, alpha scales and the log-likelihood moves by sum(x) ln(7); the same in years
SELECT factor, abs((d).r / (bg).r - 1) < 1e-8 AS r, abs((d).alpha / (bg).alpha / factor - 1) < 1e-8 AS alpha,
       abs((d).log_likelihood + sum_x * ln(factor) - (bg).log_likelihood) < 1e-6 AS log_likelihood
FROM every_model, (SELECT factor, dbm.bg_nbd_fit(x, t_x * factor, t * factor) AS d, sum(x)::float8 AS sum_x
                   FROM every_customer, unnest(ARRAY[7, 1 / 365.25]::float8[]) AS factor GROUP BY factor) AS f;

-- 500 segments of 25 to 500 customers: always an answer, flagged where the data do not carry it
CREATE TEMP TABLE segment AS
SELECT s, 25 + s * 475 / 500 AS size, dbm.bg_nbd_fit(x, t_x, t) AS bg, dbm.gamma_gamma_fit(x, mean) AS gg
FROM generate_series(1, 500) AS s, LATERAL (
    SELECT x, t_x, t, mean FROM (SELECT *, row_number() OVER (ORDER BY customer_id) AS nth FROM every_customer) AS c
    WHERE (nth * 7919 + s * 104729) % 23570 < 25 + s * 475 / 500) AS c
GROUP BY s;
SELECT count(*) AS fits, count(*) FILTER (WHERE (bg).n = size) AS whole,
       count(*) FILTER (WHERE (bg).identified = ((bg).note IS NULL)) AS explained,
       count(*) FILTER (WHERE (bg).identified AND ((bg).covariance IS NULL OR (bg).gradient_norm > 1e-5)) AS wrongly_trusted,
       count(*) FILTER (WHERE (bg).note LIKE 'no maximum%' OR (gg).note LIKE 'no maximum%') AS given_up,
       count(*) FILTER (WHERE NOT ((bg).r + (bg).alpha + (bg).a + (bg).b < 'infinity')) AS not_finite
FROM segment;
SELECT width_bucket(size, ARRAY[25, 50, 100, 200, 500]) AS size_class, count(*) AS segments,
       count(*) FILTER (WHERE NOT (bg).identified) AS bg_unidentified, count(*) FILTER (WHERE NOT (gg).identified) AS gg_unidentified
FROM segment GROUP BY 1 ORDER BY 1;
