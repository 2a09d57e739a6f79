-- CDNOW master (69,659 orders of 23,570 customers): concentration of revenue per customer.
-- Figures of the CDNOW cohort: top 1, 10 and 20 percent of the customers hold 15.84, 50.94 and 67.78
-- percent, the bottom 20 percent 2.35; Gini .634571; 80 percent is reached at 32.65 percent.
-- A top percent is floor(percent * n) whole customers; the 68 customers of zero revenue count.
CREATE TEMPORARY TABLE cdnow_customer AS SELECT customer_id, sum(amount) AS revenue FROM cdnow GROUP BY customer_id;
SELECT n, not_positive, total, cuts, counts, totals, abs(gini - 0.634571) < 5e-7 AS gini
FROM (SELECT (dbm.pareto_cuts(revenue)).* FROM cdnow_customer) AS m;
SELECT round(100 * dbm.value_share(revenue, 0.01)::numeric, 2) AS top_1, round(100 * dbm.value_share(revenue, 0.1)::numeric, 2) AS top_10,
       round(100 * dbm.value_share(revenue, 0.2)::numeric, 2) AS top_20, round(100 - 100 * dbm.value_share(revenue, 0.8)::numeric, 2) AS bottom_20,
       round(100 * dbm.customers_for_share(revenue, 0.8)::numeric, 2) AS customers_for_80
FROM cdnow_customer;
SELECT p.customers, p.value, round(100 * p.value_share::numeric, 2) AS percent
FROM (SELECT dbm.pareto_curve(revenue) AS points FROM cdnow_customer) AS c, unnest(c.points) WITH ORDINALITY AS p (customer_share, value_share, customers, value, gini, i)
WHERE i IN (1, 2, 11, 21, 81, 101);
-- the curve against a sort in SQL
SELECT count(*) AS points, count(*) FILTER (WHERE p.value = s.value) AS equal
FROM (SELECT dbm.pareto_curve(revenue) AS points FROM cdnow_customer) AS c, unnest(c.points) AS p,
     LATERAL (SELECT coalesce(sum(revenue), 0) AS value FROM (SELECT revenue FROM cdnow_customer ORDER BY revenue DESC LIMIT p.customers) AS t) AS s
WHERE p.customers % 10 < 3;
SELECT w.tier, count(*) AS customers, sum(w.revenue) AS revenue, min(w.revenue) AS lowest,
       count(*) FILTER (WHERE w.tier <> dbm.pareto_tier(w.revenue, m.model)) AS differing
FROM (SELECT revenue, dbm.pareto_tier(revenue) OVER () AS tier FROM cdnow_customer) AS w,
     (SELECT dbm.pareto_cuts(revenue) AS model FROM cdnow_customer) AS m
GROUP BY w.tier ORDER BY w.tier;
-- sketches of parts, rolled up
SELECT dbm.pareto_cuts(dbm.rollup(part)) = (SELECT dbm.pareto_cuts(revenue) FROM cdnow_customer) AS rolled_up
FROM (SELECT dbm.value_sketch(revenue) AS part FROM cdnow_customer GROUP BY right(customer_id, 2)) AS p;
