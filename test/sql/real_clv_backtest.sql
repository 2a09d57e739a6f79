-- Backtests on CDNOW: calibration to 1997-09-30, holdout of 39 weeks to 1998-06-30. Published: the
-- conditional expectations of the BTYD package's manual; the week by week counts of Fader and Hardie.
SET extra_float_digits = 0;
CREATE TEMP TABLE result AS SELECT * FROM dbm.clv_backtest('cdnow_sample', '1997-09-30', '1998-06-30', day_column => 'date');
SELECT model, n, actual_purchases, round(predicted_purchases::numeric, 1) AS predicted, round(mae::numeric, 4) AS mae, round(rmse::numeric, 3) AS rmse,
       round(top_decile_lift::numeric, 3) AS lift, round(100 * top_fifth_capture::numeric, 2) AS capture, round(log_likelihood::numeric, 4) AS log_likelihood, identified
FROM result;
-- each within the published digits
SELECT abs(predicted_purchases - 1653.40872) < 5e-5 AS total, abs(mae - .78545) < 1e-5 AS mae, abs(log_likelihood + 9582.4292067) < 1e-6 AS likelihood FROM result WHERE model = 'bg_nbd';
SELECT abs(mae - .75454) < 2e-5 AS mae, abs(log_likelihood + 9594.9761789) < 1e-6 AS likelihood FROM result WHERE model = 'pareto_nbd';
SELECT model, actual_revenue, round(predicted_revenue::numeric) AS predicted, round(revenue_mae::numeric, 2) AS mae, round(100 * top_fifth_revenue_capture::numeric, 1) AS capture
FROM result;

-- customers by purchases in the calibration period; the published expectations are of parameters near the maximum
SELECT frequency, f.n, round(mean_actual::numeric, 3) AS actual, round(mean_predicted::numeric, 3) AS predicted,
       abs(mean_actual - p.actual) < 6e-4 AND abs(mean_predicted / p.expected - 1) < 5e-3 AS as_published
FROM dbm.clv_backtest_frequency('cdnow_sample', '1997-09-30', '1998-06-30', '{pareto_nbd}', day_column => 'date') AS f
JOIN (VALUES ('0', .237, .138), ('1', .697, .600), ('2', 1.393, 1.196), ('3', 1.560, 1.714), ('4', 2.532, 2.399), ('5', 2.947, 2.907), ('6', 3.862, 3.819), ('7+', 6.359, 6.403))
     AS p (frequency, actual, expected) USING (frequency) WHERE model = 'pareto_nbd' ORDER BY 1;
SELECT bool_and(abs(mean_predicted / p.expected - 1) < 1e-4) AS bg_nbd
FROM dbm.clv_backtest_frequency('cdnow_sample', '1997-09-30', '1998-06-30', '{bg_nbd}', day_column => 'date')
JOIN (VALUES ('0', .2251), ('1', .5231), ('2', 1.0441), ('3', 1.5203), ('4', 2.1638), ('5', 2.6538), ('6', 3.5040), ('7+', 6.1570)) AS p (frequency, expected) USING (frequency)
WHERE model = 'bg_nbd';

-- week by week, all 78 published counts
CREATE TEMP TABLE tracking AS SELECT * FROM dbm.clv_backtest_tracking('cdnow_sample', '1997-09-30', '1998-06-30', '{bg_nbd,pareto_nbd}', day_column => 'date');
SELECT t.model, count(*) AS weeks, count(*) FILTER (WHERE t.actual_so_far = p.cum_repeat) AS as_published, count(*) FILTER (WHERE in_holdout) AS in_holdout
FROM tracking AS t JOIN cdnow_tracking AS p USING (week) GROUP BY t.model ORDER BY 1;
SELECT model, week, last_day, in_holdout, actual, round(predicted::numeric, 1) AS predicted, actual_so_far, round(predicted_so_far::numeric, 1) AS predicted_so_far
FROM tracking WHERE week IN (1, 20, 39, 40, 78) ORDER BY model, week;

-- is p_alive true
SELECT model, decile, n, round(mean_p_alive::numeric, 3) AS p_alive, round(mean_p_buys::numeric, 3) AS p_buys, round(share_bought::numeric, 3) AS bought
FROM dbm.clv_backtest_alive('cdnow_sample', '1997-09-30', '1998-06-30', '{bg_nbd,pareto_nbd}', day_column => 'date');

-- the assumptions; .11 is the published correlation of spend and frequency
SELECT check_name, round(value::numeric, 3) AS value, verdict FROM dbm.btyd_check('cdnow_sample', '1997-09-30', day_column => 'date');
SELECT check_name, round(value::numeric, 3) AS value, verdict FROM dbm.btyd_check('cdnow', '1998-06-30', day_column => 'date');

-- all customers
SELECT model, n, actual_purchases, round(predicted_purchases::numeric) AS predicted, round(mae::numeric, 4) AS mae, round(top_decile_lift::numeric, 3) AS lift, round(100 * top_fifth_capture::numeric, 2) AS capture
FROM dbm.clv_backtest('cdnow', '1997-09-30', '1998-06-30', day_column => 'date');
