-- Uncertainty on the CDNOW sample, calibrated to 1997-09-30.
SET extra_float_digits = 0;
CREATE TEMP TABLE customer AS
WITH day AS (SELECT customer_id, date, sum(amount) AS amount FROM public.cdnow_sample GROUP BY customer_id, date),
     nth AS (SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY date) AS n FROM day)
SELECT customer_id, count(*) FILTER (WHERE date <= '1997-09-30') - 1 AS x, (max(date) FILTER (WHERE date <= '1997-09-30') - min(date)) / 7.0::float8 AS t_x,
       ('1997-09-30' - min(date)) / 7.0::float8 AS t, (avg(amount) FILTER (WHERE date <= '1997-09-30' AND n > 1 AND amount > 0))::float8 AS mean,
       count(*) FILTER (WHERE date > '1997-09-30') AS holdout
FROM nth GROUP BY customer_id;
CREATE TEMP TABLE model AS
SELECT dbm.bg_nbd_fit(x, t_x, t) AS bg, dbm.pareto_nbd_fit(x, t_x, t) AS pn, dbm.gamma_gamma_fit(x, mean) AS gg FROM customer;

-- customer 1 of the study: BG/NBD expects 1.226 in 39 weeks, standard error .0452; case bootstraps gave 1.145 to 1.290 at 90 percent
SELECT round((i).estimate::numeric, 5) AS estimate, round((i).standard_error::numeric, 4) AS standard_error, round((i).lower::numeric, 3) AS lower, round((i).upper::numeric, 3) AS upper
FROM (SELECT dbm.expected_purchases_interval(bg, 2, 213 / 7.0::float8, 272 / 7.0::float8, 39, 0.9) AS i FROM model) AS one;
SELECT score, round((i).estimate::numeric, 3) AS estimate, round((i).standard_error::numeric, 3) AS standard_error, round((i).lower::numeric, 3) AS lower, round((i).upper::numeric, 3) AS upper
FROM model, LATERAL (VALUES ('alive, BG', dbm.p_alive_interval(bg, 2, 213 / 7.0::float8, 272 / 7.0::float8)), ('alive, Pareto', dbm.p_alive_interval(pn, 2, 213 / 7.0::float8, 272 / 7.0::float8)),
                            ('purchases, Pareto', dbm.expected_purchases_interval(pn, 2, 213 / 7.0::float8, 272 / 7.0::float8, 39)),
                            ('new, BG', dbm.expected_purchases_new_interval(bg, 52)), ('silent, BG', dbm.p_no_purchase_interval(bg, 2, 213 / 7.0::float8, 272 / 7.0::float8, 39)),
                            ('for ever, BG', dbm.dert_interval(bg, 2, 213 / 7.0::float8, 272 / 7.0::float8)), ('for ever, Pareto', dbm.dert_interval(pn, 2, 213 / 7.0::float8, 272 / 7.0::float8)),
                            ('spend', dbm.expected_spend_interval(gg, 2, 22.35)), ('value', dbm.clv_interval(bg, gg, 2, 213 / 7.0::float8, 272 / 7.0::float8, 22.35, 52))) AS v (score, i);

-- all customers: 1,653 purchases expected, standard error 74 (200 case bootstraps: 73); 1,882 came, which parameters alone do not cover
SELECT round((t).estimate::numeric, 1) AS estimate, round((t).standard_error::numeric, 1) AS standard_error, round((t).lower::numeric) AS lower, round((t).upper::numeric) AS upper,
       round((t).predictive_error::numeric, 1) AS predictive_error, (t).predictive_lower, (t).predictive_upper, actual
FROM (SELECT dbm.expected_purchases_total(bg, x, t_x, t, 39) AS t, sum(holdout) AS actual FROM customer, model) AS one
UNION ALL SELECT round((t).estimate::numeric, 1), round((t).standard_error::numeric, 1), round((t).lower::numeric), round((t).upper::numeric), round((t).predictive_error::numeric, 1), (t).predictive_lower, (t).predictive_upper, actual
FROM (SELECT dbm.expected_purchases_total(pn, x, t_x, t, 39) AS t, sum(holdout) AS actual FROM customer, model) AS one;
SELECT round((t).estimate::numeric) AS equity, round((t).standard_error::numeric) AS standard_error, round((t).predictive_lower::numeric) AS predictive_lower, round((t).predictive_upper::numeric) AS predictive_upper
FROM (SELECT dbm.clv_total(bg, gg, x, t_x, t, mean, 52, .1) AS t FROM customer, model) AS one;
SELECT round((t).estimate::numeric, 1) AS alive, round((t).standard_error::numeric, 1) AS standard_error, (t).predictive_lower, (t).predictive_upper
FROM (SELECT dbm.alive_total(pn, x, t_x, t) AS t FROM customer, model) AS one;
