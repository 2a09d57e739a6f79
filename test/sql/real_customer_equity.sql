-- Customer equity on CDNOW: what past days would have said, held against what customers did afterwards.
SET client_min_messages = warning;
SET datestyle = ISO;
SET extra_float_digits = 0;
SELECT dbm.create_tables('ceq', currency => 'CNY');
INSERT INTO ceq.customer (customer_id) SELECT DISTINCT customer_id FROM cdnow_sample;
INSERT INTO ceq.transaction (customer_id, transaction_id, ordered_on, amount, currency)
SELECT customer_id, 'line ' || row_number() OVER (), date, amount, 'USD' FROM cdnow_sample;
CALL dbm.refresh('ceq', '1997-09-30');
-- repeat purchases of the sample in the calibration period: 2,457, as published
SELECT sum(x) AS repeat_purchases, count(*) FILTER (WHERE x > 0) AS repeat_buyers, count(*) AS buyers FROM ceq.customer_fact;

-- to rank by what customers are expected to bring beats ranking by what they brought
CREATE TEMP TABLE holdout AS
SELECT s.customer_id, s.clv, f.revenue, coalesce(h.money, 0) AS money, coalesce(h.days, 0) AS days
FROM ceq.customer_score AS s JOIN ceq.customer_fact AS f USING (customer_id)
LEFT JOIN (SELECT customer_id, sum(amount) AS money, count(DISTINCT date) AS days FROM cdnow_sample WHERE date > '1997-09-30' GROUP BY 1) AS h USING (customer_id);
SELECT share, round(100 * sum(money) FILTER (WHERE by_clv <= share * n) / sum(money), 1) AS revenue_by_clv,
       round(100 * sum(money) FILTER (WHERE by_past <= share * n) / sum(money), 1) AS by_past_spend,
       round(100 * sum(days) FILTER (WHERE by_clv <= share * n) / sum(days), 1) AS purchases_by_clv,
       round(100 * sum(days) FILTER (WHERE by_past <= share * n) / sum(days), 1) AS by_past
FROM (SELECT *, count(*) OVER () AS n, row_number() OVER (ORDER BY clv DESC, customer_id) AS by_clv,
             row_number() OVER (ORDER BY revenue DESC, customer_id) AS by_past FROM holdout) AS r, unnest('{0.01,0.05,0.1,0.2,0.3}'::numeric[]) AS share
GROUP BY share ORDER BY share;
SELECT round(corr(clv, money)::numeric, 2) AS by_clv, round(corr(revenue, money)::numeric, 2) AS by_past_spend FROM holdout;
-- the lift of the best tenth, with its interval and what no ranking can exceed
SELECT model, round(top_decile_lift::numeric, 2) AS lift, round(top_decile_lift_low::numeric, 2) AS low, round(top_decile_lift_high::numeric, 2) AS high,
       round(top_decile_lift_ceiling::numeric, 2) AS ceiling
FROM dbm.clv_backtest('cdnow_sample', '1997-09-30', '1998-06-30', '{bg_nbd,pareto_nbd}', day_column => 'date');

-- month by month: the bridge holds, and who left the list of alerts had bought
CALL dbm.refresh('ceq', '1997-12-31');
CREATE TEMP TABLE alerted AS SELECT customer_id, last_day FROM ceq.value_alert;
CALL dbm.refresh('ceq', '1998-03-31');
CALL dbm.refresh('ceq', '1998-06-30');
SELECT to_day, round(opening) AS opening, round(acquired) AS acquired, round(bought) AS bought, round(decayed) AS decayed, round(remodelled) AS remodelled, round(closing) AS closing, opening + acquired + bought + decayed + remodelled + removed = closing AS adds_up
FROM ceq.equity_bridge WHERE dimension = 'all' ORDER BY refresh_id;
SELECT bool_and(opening + acquired + bought + decayed + remodelled + removed + moved_in + moved_out = closing) AS adds_up, count(*) AS rows FROM ceq.equity_bridge;
SELECT count(*) > 0 AS alerts, count(*) FILTER (WHERE v.customer_id IS NULL) > 0 AS some_left,
       count(*) FILTER (WHERE v.customer_id IS NULL AND f.last_day = a.last_day AND s.tier = 'A' AND s.p_alive_at_purchase - s.p_alive >= 0.2) AS without_a_purchase
FROM alerted AS a JOIN ceq.customer_fact AS f USING (customer_id) JOIN ceq.customer_score AS s USING (customer_id) LEFT JOIN ceq.value_alert AS v USING (customer_id);
SELECT as_of, member, customers, round(mean_p_alive::numeric, 3) AS p_alive, mean_remaining_days AS days, mean_remaining_days_before AS days_before
FROM ceq.customer_equity WHERE dimension = 'tier' ORDER BY refresh_id, member;
-- the other models, on the same day: new parameters only
UPDATE ceq.setting SET value = 'pareto_nbd' WHERE name = 'clv_model';
CALL dbm.refresh('ceq', '1998-06-30');
SELECT round(remodelled / opening, 3) AS remodelled, abs(bought) + abs(decayed) + abs(acquired) < 0.01 AS nothing_else FROM ceq.equity_bridge WHERE dimension = 'all' AND refresh_id = 5;
SELECT count(*) AS lost, count(*) FILTER (WHERE purchase_days = 1) AS of_one_day, bool_and(p_alive < 0.5 AND tier IN ('A', 'B')) AS as_set FROM ceq.winback;
DROP SCHEMA ceq CASCADE;
