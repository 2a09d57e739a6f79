-- The whole CDNOW file, 69,659 orders of 23,570 customers, through create_tables and refresh; and the
-- published one-tenth sample, calibrated as in the literature.
SET client_min_messages = warning;
SET datestyle = ISO;
SELECT dbm.create_tables('cd', currency => 'CNY');
INSERT INTO cd.customer (customer_id) SELECT DISTINCT customer_id FROM cdnow;
INSERT INTO cd.transaction (customer_id, transaction_id, ordered_on, amount, currency)
SELECT customer_id, 'line ' || row_number() OVER (), date, amount, 'USD' FROM cdnow;
CALL dbm.refresh('cd', '1998-06-30');
SELECT as_of, customers, buyers, transactions, transactions_left_out, currency, last_status FROM cd.refresh_status;
SELECT kind, n, identified FROM cd.model ORDER BY kind;

-- counted from the file by plain SQL
SELECT sum(revenue) AS revenue, sum(orders) AS orders, count(*) FILTER (WHERE purchase_days = 1) AS one_day_buyers
FROM cd.customer_fact;
SELECT count(DISTINCT f) AS f_scores_of_one_day_buyers FROM cd.customer_segment WHERE purchase_days = 1;
SELECT count(DISTINCT rfm_code) AS cells, count(*) FILTER (WHERE rfm_code = '555') AS "555",
       count(*) FILTER (WHERE rfm_code = '111') AS "111", count(DISTINCT product) AS products
FROM cd.customer_segment;
SELECT customer_share AS share, round(100 * revenue_share::numeric, 2) AS revenue_percent
FROM cd.pareto_curve WHERE round(100 * customer_share) IN (1, 10, 20) ORDER BY 1;
SELECT round(100 * (1 - revenue_share)::numeric, 2) AS bottom_fifth_percent, round(gini::numeric, 6) AS gini
FROM cd.pareto_curve WHERE round(100 * customer_share) = 80;
SELECT tier, count(*) AS customers, round(100.0 * sum(count(*)) OVER (ORDER BY tier) / sum(count(*)) OVER (), 2) AS percent_so_far,
       round(100 * sum(sum(revenue)) OVER (ORDER BY tier) / sum(sum(revenue)) OVER (), 2) AS revenue_percent_so_far
FROM cd.customer_segment GROUP BY tier ORDER BY tier;
-- stored groups keep equal customers together; exact sizes, with a named tie-breaker, are a query away
SELECT action_group, count(*) AS customers, round(100 * sum(revenue) / sum(sum(revenue)) OVER (), 2) AS revenue_percent,
       min(product) AS from_product, max(product) AS to_product
FROM cd.customer_segment GROUP BY action_group ORDER BY max(product) DESC;
SELECT action, count(*) AS customers, round(100 * sum(revenue) / sum(sum(revenue)) OVER (), 2) AS revenue_percent
FROM (SELECT revenue, dbm.rfm_group(product, '{0.2,0.6,0.2}', 'exact') OVER (ORDER BY product DESC, revenue DESC, customer_id) AS action
      FROM cd.customer_segment) AS g
GROUP BY action ORDER BY action;
SELECT segment, segment_zh, customers, round(100 * revenue_share::numeric, 1) AS revenue_percent
FROM cd.segment_overview ORDER BY position NULLS LAST;

-- again: nothing to write
CALL dbm.refresh('cd', '1998-06-30');
SELECT facts_written, facts_removed, scores_written, moves FROM cd.refresh_log ORDER BY refresh_id DESC LIMIT 1;

-- a year earlier: no money and no day from after it
CALL dbm.refresh('cd', '1997-06-30');
SELECT sum(revenue) = (SELECT sum(amount) FROM cdnow WHERE date <= '1997-06-30') AS revenue_of_that_day, max(last_day) <= '1997-06-30' AS no_later_day
FROM cd.customer_fact;

-- BG/NBD and Gamma-Gamma of the sample up to 1997-09-30, weeks in exact sevenths: the maxima that
-- real_clv checks against an independent fit
SELECT dbm.create_tables('cd_sample', currency => 'CNY');
INSERT INTO cd_sample.customer (customer_id) SELECT DISTINCT customer_id FROM cdnow_sample;
INSERT INTO cd_sample.transaction (customer_id, transaction_id, ordered_on, amount, currency)
SELECT customer_id, 'line ' || row_number() OVER (), date, amount, 'USD' FROM cdnow_sample;
CALL dbm.refresh('cd_sample', '1997-09-30');
SELECT p.n, p.identified, p.model, p.unit, abs(p.r / .2425945 - 1) < 1e-5 AND abs(p.alpha / 4.413602 - 1) < 1e-5
       AND abs(p.a / .792922 - 1) < 1e-5 AND abs(p.b / 2.425907 - 1) < 1e-5 AS parameters,
       abs(p.log_likelihood + 9582.4292067) < 1e-6 AS likelihood
FROM cd_sample.model AS m, jsonb_populate_record(NULL::dbm.btyd_model, m.payload) AS p WHERE m.kind = 'bg_nbd';
SELECT p.n, p.identified, p.model, abs(p.p / 6.249572 - 1) < 1e-5 AND abs(p.q / 3.744225 - 1) < 1e-5
       AND abs(p.v / 15.443521 - 1) < 1e-5 AS parameters,
       abs(p.log_likelihood + 4055.917695) < 1e-6 AS likelihood
FROM cd_sample.model AS m, jsonb_populate_record(NULL::dbm.spend_model, m.payload) AS p WHERE m.kind = 'gamma_gamma';
DROP SCHEMA cd, cd_sample CASCADE;
