-- Samples of 50, 100 and 200 customers of CDNOW, as shops of that size: forecasts of the 39 weeks after
-- the 39 known ones by the plain fit, by the past rate and by the fit that leans toward the default
-- centre. The centre is a fit of the same kind of customers: doc/small_shops.md has other shops.
SET client_min_messages = warning;
CREATE TEMP TABLE shop_customer AS
SELECT 'cdnow' AS shop, customer_id::text, (b).x, (b).t_x, (b).t, held, 39.0::float8 AS horizon
FROM (SELECT customer_id, dbm.btyd(dbm.purchase_history(date, amount) FILTER (WHERE date <= '1997-09-30'), '1997-09-30', 'week') AS b,
             count(DISTINCT date) FILTER (WHERE date > '1997-09-30') AS held
      FROM cdnow GROUP BY customer_id) AS h WHERE (b).x IS NOT NULL;
CREATE TEMP TABLE sample AS
SELECT shop, size, s, dbm.btyd_sketch(x, t_x, t) AS sketch, count(*) FILTER (WHERE x > 0) AS came_back,
       array_agg(x) AS x, array_agg(t_x) AS t_x, array_agg(t) AS t, array_agg(held) AS held, min(horizon) AS horizon
FROM unnest('{50,100,200}'::integer[]) AS size, generate_series(1, 60) AS s,
     LATERAL (SELECT * FROM shop_customer ORDER BY md5(s || '/' || size || '/' || customer_id) LIMIT size) AS c
GROUP BY shop, size, s;
CREATE TEMP TABLE forecast AS
SELECT f.size, f.s, f.rule, f.identified, avg(abs(p.expected - c.held)) AS off, sum(p.expected) - sum(c.held) AS total_off, sum(c.held) AS total
FROM (SELECT size, s, 'plain' AS rule, (m).identified, m, horizon, x, t_x, t, held
      FROM (SELECT *, dbm.bg_nbd_fit(sketch) AS m FROM sample OFFSET 0) AS a
      UNION ALL
      SELECT size, s, 'leaning', (m).identified, m, horizon, x, t_x, t, held
      FROM (SELECT *, dbm.bg_nbd_fit(sketch, centre => dbm.default_btyd_centre('bg_nbd'), weight => dbm.default_centre_weight(came_back)) AS m FROM sample OFFSET 0) AS b
      UNION ALL
      SELECT size, s, 'past rate', NULL, NULL, horizon, x, t_x, t, held FROM sample) AS f,
     LATERAL unnest(f.x, f.t_x, f.t, f.held) AS c (x, t_x, t, held),
     LATERAL (SELECT CASE WHEN f.m IS NULL THEN c.x / c.t * f.horizon ELSE dbm.expected_purchases(f.m, c.x, c.t_x, c.t, f.horizon) END AS expected OFFSET 0) AS p
GROUP BY f.size, f.s, f.rule, f.identified;
SELECT size, rule, count(*) AS shops, count(*) FILTER (WHERE NOT identified) AS unidentified,
       round(avg(off)::numeric, 3) AS mean_absolute_error, round(100 * (sum(abs(total_off)) / sum(total))::numeric, 1) AS total_off_percent
FROM forecast GROUP BY size, rule ORDER BY size, rule;
-- never worse than either, and better in the mean
SELECT size, bool_and(l.off <= o.off + 1e-9) AS customers, bool_and(l.total_off <= o.total_off + 1e-6) AS totals
FROM (SELECT size, rule, avg(off) AS off, sum(abs(total_off)) AS total_off FROM forecast GROUP BY size, rule) AS o
JOIN (SELECT size, avg(off) AS off, sum(abs(total_off)) AS total_off FROM forecast WHERE rule = 'leaning' GROUP BY size) AS l USING (size)
GROUP BY size ORDER BY size;
-- where the plain fit is not identified
SELECT size, count(*) AS shops, round(avg(p.off)::numeric, 3) AS plain, round(avg(l.off)::numeric, 3) AS leaning,
       round(avg(abs(p.total_off) / p.total)::numeric, 3) AS plain_total, round(avg(abs(l.total_off) / l.total)::numeric, 3) AS leaning_total
FROM forecast AS p JOIN forecast AS l USING (size, s) WHERE p.rule = 'plain' AND NOT p.identified AND l.rule = 'leaning' GROUP BY size ORDER BY size;
