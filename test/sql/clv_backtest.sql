-- Backtests of purchase models and the check of their assumptions, on a small shop whose numbers can
-- be counted by hand and on simulated ones whose truth is known.
SET datestyle = ISO;
SET client_min_messages = warning;
\set SHOW_CONTEXT never

-- by hand: calibration to 2026-03-31, holdout of 13 weeks to 2026-06-30
CREATE TABLE bt_order (customer_id text, ordered_on date, amount numeric);
INSERT INTO bt_order VALUES
    ('a', '2026-01-01', 10), ('a', '2026-01-29', 20), ('a', '2026-01-29', 5), ('a', '2026-02-26', 30),  -- one day, two orders
    ('a', '2026-04-10', 40), ('a', '2026-04-10', 1), ('a', '2026-05-01', 2), ('a', '2026-05-02', -3),   -- a refund is no purchase
    ('b', '2026-01-15', 100), ('b', '2026-02-12', 0),                                                     -- an order that brought nothing
    ('c', '2026-03-31', 7), ('c', '2026-06-30', 9),                                                       -- on the last days
    ('d', '2026-04-01', 50), ('d', '2026-04-02', 50),                                                     -- too new
    ('e', '2026-01-10', -5),                                                                              -- a refund only
    ('f', '2026-02-01', 12), ('f', '2026-07-01', 99),                                                     -- after the holdout
    (NULL, '2026-02-01', 1000);                                                                           -- nobody's
SELECT customer_id, first_day, x, round(t_x::numeric, 4) AS t_x, round(t::numeric, 4) AS t, actual_purchases, actual_revenue,
       round(predicted_purchases::numeric, 4) AS predicted, round(predicted_revenue::numeric, 4) AS predicted_revenue
FROM dbm.clv_backtest_customers('bt_order', '2026-03-31', '2026-06-30') WHERE model = 'past_rate' ORDER BY customer_id;
SELECT n, actual_purchases, round(predicted_purchases::numeric, 6) AS predicted, round(bias::numeric, 6) AS bias, round(mae::numeric, 6) AS mae,
       round(rmse::numeric, 6) AS rmse, actual_revenue, round(predicted_revenue::numeric, 4) AS predicted_revenue, round(revenue_mae::numeric, 4) AS revenue_mae,
       round(top_decile_lift::numeric, 4) AS lift, round(top_fifth_capture::numeric, 4) AS capture, round(top_fifth_revenue_capture::numeric, 4) AS revenue_capture
FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30') WHERE model = 'past_rate';
SELECT model, n, actual_purchases, log_likelihood < 0 AS fitted, identified FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30');
SELECT frequency, n, actual, round(mean_actual::numeric, 4) AS mean_actual, round(mean_predicted::numeric, 4) AS mean_predicted
FROM dbm.clv_backtest_frequency('bt_order', '2026-03-31', '2026-06-30', '{bg_nbd}') WHERE model = 'past_rate';
SELECT week, last_day, in_holdout, actual, actual_so_far, predicted >= 0 AS rising
FROM dbm.clv_backtest_tracking('bt_order', '2026-03-31', '2026-06-30', '{bg_nbd}') WHERE actual > 0 OR week IN (1, 13, 14, 26);

-- the fits are those of the aggregates; other names of columns, another unit, a day with a time
CREATE VIEW bt_view AS SELECT customer_id AS "Who", ordered_on + time '12:30' AS "at", amount::float8 AS "it's" FROM bt_order;
SELECT model, unit, a.actual_purchases = b.actual_purchases AND abs(a.mae - b.mae) < 1e-6 AND abs(a.revenue_mae - b.revenue_mae) < 1e-4 AS same
FROM unnest(ARRAY['day', 'week', 'year']) AS unit,
     dbm.clv_backtest('bt_view', '2026-03-31', '2026-06-30', '{pareto_nbd}', 'Who', 'at', 'it''s', unit) AS a
     JOIN dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', '{pareto_nbd}') AS b USING (model) ORDER BY 1, 2;
SELECT b.log_likelihood = (f.m).log_likelihood AS likelihood, b.aic = (f.m).aic AS aic
FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', '{bg_nbd}') AS b,
     (SELECT dbm.bg_nbd_fit((s).x, (s).t_x, (s).t) AS m
      FROM (SELECT dbm.btyd(dbm.purchase_history(ordered_on, amount), '2026-03-31') AS s FROM bt_order WHERE customer_id IS NOT NULL GROUP BY customer_id) AS c) AS f
WHERE b.model = 'bg_nbd';

-- the transaction relation: quotes and cancelled orders do not count
SELECT dbm.create_tables('bt', currency => 'CNY');
INSERT INTO bt.customer (customer_id) VALUES ('a'), ('b');
INSERT INTO bt.transaction (customer_id, transaction_id, ordered_on, amount, status) VALUES
    ('a', '1', '2026-01-01', 10, 'paid'), ('a', '2', '2026-01-20', 10, 'cancelled'), ('a', '3', '2026-02-01', 10, 'order'),
    ('a', '4', '2026-04-01', 10, 'quote'), ('a', '5', '2026-05-01', 10, 'delivered'), ('b', '1', '2026-01-01', 10, 'quote');
SELECT customer_id, x, actual_purchases FROM dbm.clv_backtest_customers('bt.transaction', '2026-03-31', '2026-06-30') WHERE model = 'past_rate';
SELECT customer_id, x, actual_purchases FROM dbm.clv_backtest_customers('bt.transaction', '2026-03-31', '2026-06-30', statuses => '{paid,quote}') WHERE model = 'past_rate' ORDER BY 1;
-- a schema by its name: its transactions; a relation of the name comes first
SELECT customer_id, x, actual_purchases FROM dbm.clv_backtest_customers('bt', '2026-03-31', '2026-06-30') WHERE model = 'past_rate';
SELECT dbm_internal.order_relation('bt'), dbm_internal.order_relation('bt_order'), dbm_internal.order_relation(NULL) IS NULL AS nothing;
SELECT count(*) FROM dbm.clv_backtest('bt', '2026-03-31', '2026-06-30');
SELECT count(*) > 0 AS checked FROM dbm.btyd_check('bt', '2026-06-30');
SELECT (SELECT count(*) FROM dbm.clv_backtest('bt_order'::regclass, '2026-03-31', '2026-06-30')) = (SELECT count(*) FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30')) AS by_name;
CREATE VIEW bt AS SELECT * FROM bt.transaction WHERE false;
SELECT dbm_internal.order_relation('bt') = 'public.bt'::regclass AS relation_first;
DROP VIEW bt;
SELECT dbm_internal.order_relation('nowhere');
UPDATE bt.transaction SET currency = 'USD' WHERE transaction_id = '5';
SELECT * FROM dbm.clv_backtest('bt.transaction', '2026-03-31', '2026-06-30');

-- a simulated shop that keeps to the models: 4,000 customers, rate Gamma(0.8, 8), leaving by chance after a purchase
SELECT setseed(0.5);
CREATE TABLE bt_person AS
SELECT i AS customer_id, date '2025-01-01' + (i % 90) AS born, -ln(1 - random()) / 10 AS rate, -ln((1 - random()) * (1 - random()) * (1 - random())) / 30 AS thrift,
       1 + floor(3 * ln(1 - random()) / ln(1 - random())) AS leaves_after
FROM generate_series(1, 4000) AS i;
CREATE TABLE bt_shop AS
SELECT p.customer_id, p.born + floor(7 * v.age)::integer AS ordered_on, round(v.spend::numeric, 2) AS amount
FROM bt_person AS p, LATERAL (
    SELECT 0 AS age, 100 * random() AS spend
    UNION ALL
    SELECT sum(-ln(1 - random()) / p.rate) OVER (ORDER BY n), -ln((1 - random()) * (1 - random())) / p.thrift
    FROM generate_series(1, 80) AS n WHERE n <= p.leaves_after) AS v WHERE v.age <= 80;
CREATE TABLE bt_result AS SELECT * FROM dbm.clv_backtest('bt_shop', '2025-09-30', '2026-06-30');
-- models side by side: the same numbers as the backtest, places by AIC and by the error in the holdout
SELECT c.place, c.model, c.holdout_place, (c.aic, c.bic, c.log_likelihood, c.mae, c.rmse, c.predicted_purchases) IS NOT DISTINCT FROM (b.aic, b.bic, b.log_likelihood, b.mae, b.rmse, b.predicted_purchases) AS as_backtest,
       c.aic_above_best >= 0 AS above, c.identified
FROM dbm.compare_models_holdout('bt_shop', '2025-09-30', '2026-06-30') AS c JOIN bt_result AS b USING (model) ORDER BY c.place;
SELECT round(sum(aic_weight)::numeric, 9) AS weights, count(*) FROM dbm.compare_models_holdout('bt_shop'::regclass, '2025-09-30', '2026-06-30', '{bg_nbd,nbd}');
SELECT count(*) FROM dbm.compare_models_holdout('bt_order', '2020-03-31', '2020-06-30');
SELECT r.model, r.n, abs(r.predicted_purchases / r.actual_purchases - 1) < 0.1 AS near, abs(r.predicted_revenue / r.actual_revenue::float8 - 1) < 0.15 AS revenue_near,
       r.mae < naive.mae AS better, r.top_decile_lift BETWEEN 1.5 AND 10 AS lift
FROM bt_result AS r, bt_result AS naive WHERE naive.model = 'past_rate' AND r.model <> 'nbd';
SELECT model, abs(bias * n - (predicted_purchases - actual_purchases)) < 1e-6 AS bias, rmse >= mae AS rmse, abs(revenue_bias * n - (predicted_revenue - actual_revenue::float8)) < 1e-3 AS revenue_bias,
       top_fifth_capture BETWEEN 0.2 AND 1 AS capture, top_fifth_revenue_capture BETWEEN 0.2 AND 1 AS revenue_capture
FROM bt_result;
-- the parts add up to the whole
SELECT f.model, sum(f.n) = r.n AS n, sum(f.actual) = r.actual_purchases AS actual, abs(sum(f.predicted) - r.predicted_purchases) < 1e-6 AS predicted
FROM dbm.clv_backtest_frequency('bt_shop', '2025-09-30', '2026-06-30') AS f JOIN bt_result AS r USING (model) GROUP BY f.model, r.n, r.actual_purchases, r.predicted_purchases ORDER BY 1;
SELECT t.model, count(*) AS weeks, max(actual_so_far) = (SELECT count(*) - count(DISTINCT customer_id) FROM (SELECT DISTINCT customer_id, ordered_on FROM bt_shop WHERE ordered_on <= '2026-06-30') AS d) AS all_repeats,
       sum(actual) FILTER (WHERE in_holdout) = min(r.actual_purchases) AS holdout, bool_and(predicted >= 0) AS rising,
       abs(max(predicted_so_far) / max(actual_so_far) - 1) < 0.1 AS near
FROM dbm.clv_backtest_tracking('bt_shop', '2025-09-30', '2026-06-30') AS t JOIN bt_result AS r USING (model) WHERE model <> 'nbd' GROUP BY t.model ORDER BY 1;
SELECT model, sum(n) AS n, count(*) BETWEEN 2 AND 10 AS tenths, max(abs(mean_p_buys - share_bought)) < 0.25 AS calibrated, bool_and(mean_p_buys <= mean_p_alive + 1e-12) AS ordered
FROM dbm.clv_backtest_alive('bt_shop', '2025-09-30', '2026-06-30') GROUP BY model ORDER BY model;
-- the order of the rows does not show
CREATE TABLE bt_shuffled AS SELECT * FROM bt_shop ORDER BY amount, ordered_on;
SELECT count(*) AS same FROM (SELECT * FROM bt_result INTERSECT SELECT * FROM dbm.clv_backtest('bt_shuffled', '2025-09-30', '2026-06-30')) AS s;

-- checks: random timing, regular timing of shape 3, heavy users, spend that goes with frequency
SELECT check_name, verdict FROM dbm.btyd_check('bt_shop', '2026-06-30');
SELECT check_name, value, advice FROM dbm.btyd_check('bt_order', '2026-06-30') WHERE check_name IN ('customers', 'zero_amounts', 'negative_amounts', 'timing_regularity', 'history_days');
CREATE TABLE bt_regular AS
SELECT i AS customer_id, date '2025-01-01' + floor(coalesce(sum(-ln((1 - random()) * (1 - random()) * (1 - random())) * (5 + i % 40)) OVER (PARTITION BY i ORDER BY n), 0))::integer AS ordered_on, (5 + i % 40) + random() AS amount
FROM generate_series(1, 2000) AS i, generate_series(1, 12) AS n;
SELECT check_name, CASE check_name WHEN 'timing_regularity' THEN abs(value - 3) < 0.2 WHEN 'spend_frequency_correlation' THEN value < -0.5 END AS as_made, verdict, advice
FROM dbm.btyd_check('bt_regular', '2025-12-31') WHERE check_name IN ('timing_regularity', 'spend_frequency_correlation');
-- models of regular timing find k by themselves, and fit better; the unit does not matter
CREATE TABLE bt_k AS SELECT * FROM dbm.clv_backtest('bt_regular', '2025-06-30', '2025-12-31', '{bg_nbd,bg_cnbd_k,mbg_nbd,mbg_cnbd_k}');
SELECT r.log_likelihood > p.log_likelihood + 100 AS fits_better
FROM bt_k AS r JOIN bt_k AS p ON p.model = replace(r.model, 'cnbd_k', 'nbd') WHERE r.model LIKE '%\_k';
SELECT model, abs(d.predicted_purchases / w.predicted_purchases - 1) < 1e-6 AS same
FROM dbm.clv_backtest('bt_regular', '2025-06-30', '2025-12-31', '{mbg_cnbd_k}', unit => 'day') AS d JOIN bt_k AS w USING (model) ORDER BY model;
SELECT model, count(*) > 40 AS weeks FROM dbm.clv_backtest_tracking('bt_regular', '2025-06-30', '2025-12-31', '{mbg_cnbd_k}') GROUP BY model;
CREATE TABLE bt_heavy AS
SELECT i AS customer_id, date '2025-01-01' + n * CASE WHEN i <= 4 THEN 2 ELSE 100 END AS ordered_on, 10 AS amount
FROM generate_series(1, 400) AS i, generate_series(0, 150) AS n WHERE i <= 4 OR n <= 1;
SELECT check_name, round(value::numeric, 4) AS value, verdict FROM dbm.btyd_check('bt_heavy', '2025-12-31') WHERE check_name IN ('heavy_users', 'one_time_buyers');

-- nobody, one buyer
SELECT count(*) FROM dbm.clv_backtest('bt_order', '2020-03-31', '2020-06-30');
SELECT count(*) FROM dbm.clv_backtest_tracking('bt_order', '2020-03-31', '2020-06-30');
SELECT check_name, value, verdict FROM dbm.btyd_check('bt_order', '2020-03-31');
CREATE VIEW bt_one AS SELECT * FROM bt_order WHERE customer_id = 'c';
SELECT model, n, actual_purchases, predicted_revenue, identified, note FROM dbm.clv_backtest('bt_one', '2026-03-31', '2026-06-30', '{bg_nbd}');

-- errors
SELECT * FROM dbm.clv_backtest('bt_order', '2026-06-30', '2026-03-31');
SELECT * FROM dbm.clv_backtest('bt_order', '2026-06-30', NULL);
SELECT * FROM dbm.clv_backtest('bt_order', '2026-06-30', 'infinity');
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', unit => 'fortnight');
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', '{}');
\set VERBOSITY terse
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', '{bg_nbd,"x; DROP TABLE bt_order"}');
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', ARRAY[NULL]);
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', '{bg_bb}');
SELECT * FROM dbm.clv_backtest(NULL, '2026-03-31', '2026-06-30');
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', amount_column => 'price');
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', customer_column => NULL);
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30', day_column => 'customer_id');
SELECT * FROM dbm.btyd_check('bt_order', NULL);
INSERT INTO bt_order VALUES ('g', NULL, 1);
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30');
UPDATE bt_order SET ordered_on = '2026-01-01', amount = 'NaN' WHERE customer_id = 'g';
SELECT * FROM dbm.clv_backtest('bt_order', '2026-03-31', '2026-06-30');

DROP TABLE bt_order, bt_person, bt_shop, bt_shuffled, bt_result, bt_regular, bt_k, bt_heavy CASCADE;
DROP SCHEMA bt CASCADE;
