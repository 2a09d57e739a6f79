-- btyd_forecast: the distribution of what a customer will buy, the day of the next purchase, horizons as intervals
SET extra_float_digits = 0;
CREATE TEMP TABLE models AS
SELECT name, m FROM (VALUES ('bg', dbm.bg_nbd(.243, 4.414, .793, 2.426)), ('pareto', dbm.pareto_nbd(.5534, 10.5802, .6061, 11.6562)),
    ('mbg', dbm.mbg_nbd(.524843, 6.183085, .891359, 1.614002)), ('nbd', dbm.nbd(.384766, 12.072014)),
    ('cnbd', dbm.bg_cnbd_k(.35, 2.5, .8, 3, 2)), ('mcnbd', dbm.mbg_cnbd_k(.6, 4, .9, 2, 3)), ('bgbb', dbm.bg_bb(1.204, .75, .657, 2.783))) AS v (name, m);
CREATE TEMP TABLE people (x float8, t_x float8, t float8);
INSERT INTO people VALUES (0, 0, 0), (0, 0, 39), (2, 30, 39), (26, 31, 31), (1, 1, 60);

-- 30-digit quadrature of the definitions, parameters of Fader, Hardie and Lee (2005), customer (2, 30.43, 38.86), 39 weeks
SELECT name, n, abs(dbm.purchase_probability(m, 2, 30.43, 38.86, n, 39) / truth - 1) < 1e-11 AS probability
FROM models JOIN (VALUES ('pareto', 0, .4080952823591617), ('pareto', 1, .2192652133759916), ('pareto', 10, .001266365000355159),
    ('pareto', 40, 1.9720037988416858e-13), ('bg', 0, .44537286208299557), ('bg', 1, .23931893743502776), ('bg', 5, .022863812898119037)) AS c (name, n, truth) USING (name)
ORDER BY name, n;
-- they sum to one, their mean is the expectation, nobody buying is p_no_purchase, the quantile is where the sum passes it
SELECT name, bool_and(abs(one - 1) < 1e-9) AS one, bool_and(abs(mean - expected) < 1e-6 * expected + 1e-9) AS mean, bool_and(least >= 0) AS never_negative,
       bool_and(abs(none - dbm.p_no_purchase(m, x, t_x, t, 40)) < 1e-14) AS none, bool_and(median = half) AS median
FROM models, people, LATERAL (
    SELECT sum(p) AS one, sum(n * p) AS mean, min(p) AS least, min(p) FILTER (WHERE n = 0) AS none, min(n) FILTER (WHERE so_far >= .5) AS half
    FROM (SELECT n, p, sum(p) OVER (ORDER BY n) AS so_far
          FROM generate_series(-1, 500) AS n, dbm.purchase_probability(m, x, t_x, t, n, 40) AS p) AS d) AS s,
    dbm.expected_purchases(m, x, t_x, t, 40) AS expected, dbm.purchase_quantile(m, x, t_x, t, 40, .5) AS median
GROUP BY name ORDER BY name;
-- a new customer is (0, 0, 0)
SELECT bool_and(dbm.purchase_probability(m, 0, 0, 0, n, 30) = dbm.purchase_probability(m, n, 30)) AS new FROM models, generate_series(0, 5) AS n;
SELECT name, dbm.purchase_quantile(m, 26, 31, 31, 52, .05) AS low, dbm.purchase_quantile(m, 26, 31, 31, 52, .5) AS median, dbm.purchase_quantile(m, 26, 31, 31, 52, .95) AS high,
       dbm.purchase_quantile(m, 26, 31, 31, 0, .999) AS at_once
FROM models ORDER BY name;
-- hundreds of purchases, far tails, tiny and huge horizons
SELECT name, h, dbm.purchase_quantile(m, 400, 420, 420, h, .5) BETWEEN 0 AND 1e12 AS median, dbm.purchase_probability(m, 400, 420, 420, 2000000000, h) BETWEEN 0 AND 1 AS far,
       dbm.purchase_probability(m, 400, 420, 420, 500, h) BETWEEN 0 AND 1 AS within
FROM models, unnest(ARRAY[1e-9, 1, 1e9]) AS h ORDER BY name, h;

-- the day of the next purchase: the first on which the probability is there
SELECT name, x, day, day IS NULL AS may_never, day IS NULL OR (1 - dbm.p_no_purchase(m, x, t_x, t, (day - '2026-06-30') / 7.0::float8) >= q) AS reached,
       day IS NULL OR (1 - dbm.p_no_purchase(m, x, t_x, t, (day - 1 - '2026-06-30') / 7.0::float8) < q) AS not_before,
       (day IS NULL) = (1 - dbm.p_no_purchase(m, x, t_x, t, 'infinity'::float8) < q) AS never_by_the_limit
FROM models, people, (VALUES (.4)) AS q (q), dbm.next_purchase_day(m, x, t_x, t, '2026-06-30', q) AS day
WHERE x IN (2, 26) ORDER BY name, x;
SELECT dbm.next_purchase_day(dbm.nbd(1, 10), 1, 5, 5, '2026-06-30') AS median, (sqrt(2) - 1) * 15 * 7 AS days;
-- later for a larger probability, and beyond the last date there is nothing
SELECT dbm.next_purchase_day(m, 0, 0, 39, '2026-06-30', .1) <= dbm.next_purchase_day(m, 0, 0, 39, '2026-06-30', .2) AS later,
       dbm.next_purchase_day(dbm.nbd(.001, 12), 0, 0, 39, '2026-06-30', .9) IS NULL AS too_late FROM models WHERE name = 'nbd';

-- without end: dert is its value, and where purchases end by themselves no discount is needed
SELECT name, abs(dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, NULL, 'infinity'::float8, .15) / dbm.dert(m, 2, 30, 39, .15) - 1) < 1e-15 AS dert,
       dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, NULL, 'infinity'::float8, .15) >= dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, NULL, 2000, .15) * (1 - 1e-9) AS more
FROM models ORDER BY name;
SELECT round(dbm.clv(dbm.bg_nbd(1, 5, 3, 4), dbm.gamma_gamma(2, 3, 1), 0, 0, 0, NULL, 'infinity'::float8, 0)::numeric, 12) AS bg, 1 + 4 / 2.0 AS truth;
SELECT round(dbm.clv(dbm.pareto_nbd(1, 5, 3, 8), dbm.gamma_gamma(2, 3, 1), 0, 0, 0, NULL, 'infinity'::float8, 0)::numeric, 12) AS pareto, 8 / 5.0 / 2 AS truth;
SELECT dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, NULL, 'infinity'::float8, 0) FROM models WHERE name = 'bg';
SELECT dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, NULL, '-infinity'::float8, 0) FROM models WHERE name = 'bg';
SELECT dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, NULL, 'NaN'::float8, 0) FROM models WHERE name = 'bg';

-- an interval is the same length of time in whatever unit the model is
SELECT name, bool_and(dbm.expected_purchases(m, 2, 30, 39, interval '52 weeks') = dbm.expected_purchases(m, 2, 30, 39, 52)) AS weeks,
       bool_and(abs(dbm.expected_purchases(m, 2, 30, 39, interval '1 year') / dbm.expected_purchases(m, 2, 30, 39, 365.25 / 7) - 1) < 1e-14) AS year,
       bool_and(dbm.p_alive(m, 2, 30, 39, interval '14 days') = dbm.p_alive(m, 2, 30, 39, 2)) AS alive,
       bool_and(dbm.p_no_purchase(m, 2, 30, 39, interval '336 hours') = dbm.p_no_purchase(m, 2, 30, 39, 2)) AS silent,
       bool_and(dbm.purchase_probability(m, 3, interval '14 days') = dbm.purchase_probability(m, 3, 2)) AS new,
       bool_and(dbm.purchase_probability(m, 2, 30, 39, 1, interval '14 days') = dbm.purchase_probability(m, 2, 30, 39, 1, 2)) AS probability,
       bool_and(dbm.purchase_quantile(m, 2, 30, 39, interval '70 days', .9) = dbm.purchase_quantile(m, 2, 30, 39, 10, .9)) AS quantile,
       bool_and(dbm.expected_purchases_new(m, interval '70 days') = dbm.expected_purchases_new(m, 10)) AS new_expected,
       bool_and(dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, 5, interval '70 days') = dbm.clv(m, dbm.gamma_gamma(2, 3, 1), 2, 30, 39, 5, 10)) AS clv
FROM models GROUP BY name ORDER BY name;
SELECT unit, round(dbm.clv(dbm.pareto_nbd(.5534, 10.5802 * 7 / days, .6061, 11.6562 * 7 / days, unit), dbm.gamma_gamma(6.25, 3.74, 15.44),
                           2, 30.43 * 7 / days, 38.86 * 7 / days, 22.35, interval '3 years')::numeric, 9) AS value
FROM (VALUES ('day', 1.0), ('week', 7), ('month', 365.25 / 12), ('year', 365.25)) AS u (unit, days);

-- NULL, and errors
SELECT dbm.purchase_probability(m, 1, 1, 2, NULL, 5) IS NULL AS n, dbm.purchase_quantile(m, 1, 1, 2, 5, NULL) IS NULL AS quantile,
       dbm.next_purchase_day(NULL, 1, 1, 2, '2026-06-30') IS NULL AS model, dbm.expected_purchases(m, 1, 1, 2, NULL::interval) IS NULL AS horizon FROM models WHERE name = 'bg';
SELECT dbm.purchase_quantile(m, 1, 1, 2, 5, 1) FROM models WHERE name = 'bg';
SELECT dbm.purchase_quantile(m, 1, 1, 2, 5, 'NaN') FROM models WHERE name = 'bg';
SELECT dbm.purchase_quantile(m, 1, 3, 2, 5, .5) FROM models WHERE name = 'bg';
SELECT dbm.next_purchase_day(m, 1, 1, 2, 'infinity') FROM models WHERE name = 'bg';
SELECT dbm.next_purchase_day(m, 1, 1, 2, '2026-06-30', 0) FROM models WHERE name = 'bg';
SELECT dbm.purchase_probability(m, 1, 1, 2, 3, -1) FROM models WHERE name = 'bg';
SELECT dbm.expected_purchases(m, 1, 1, 2, interval '-1 day') FROM models WHERE name = 'bg';
SELECT dbm.expected_purchases(jsonb_populate_record(m, '{"unit": null}'), 1, 1, 2, interval '1 year') FROM models WHERE name = 'bg';
SELECT dbm.p_no_purchase(m, 1, 1, 2, '-infinity'::float8) FROM models WHERE name = 'bg';
