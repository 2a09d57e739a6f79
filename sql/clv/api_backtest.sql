-- clv_backtest: purchase models fitted up to a day, held against what customers did after it.
--
-- Shape: every function here writes one statement and runs it. backtest_source gives the rows that
-- count, backtest_with the CTEs customer (facts at calibration_end and the holdout), fit (one model
-- a row) and prediction (one row for each customer and model, the naive rule last); the public
-- functions say what to sum. Sums of predictions are taken in numeric: exact, so in any order.

CREATE FUNCTION dbm.clv_backtest(source regclass, calibration_end date, holdout_end date,
                                 models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                 day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                 statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, n bigint, actual_purchases bigint, predicted_purchases double precision,
                   bias double precision, mae double precision, rmse double precision,
                   actual_revenue numeric, predicted_revenue double precision,
                   revenue_bias double precision, revenue_mae double precision, revenue_rmse double precision,
                   top_decile_lift double precision, top_fifth_capture double precision, top_fifth_revenue_capture double precision,
                   log_likelihood double precision, aic double precision, bic double precision, identified boolean, note text,
                   top_decile_lift_low double precision, top_decile_lift_high double precision, top_decile_lift_ceiling double precision)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 5
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.backtest_with(source, calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses)
    || $q$,
    outcome AS MATERIALIZED (
        SELECT p.place, p.model, p.purchases, p.revenue, p.predicted, p.predicted * p.spend AS money,
               p.predicted::numeric - p.purchases AS off, (p.predicted * p.spend)::numeric - p.revenue AS money_off
        FROM prediction AS p),
    total AS (
        SELECT o.place, o.model, count(*) AS n, sum(o.purchases) AS purchases, sum(o.revenue) AS revenue, sum(o.predicted::numeric) AS predicted,
               avg(o.off) AS bias, avg(abs(o.off)) AS mae, sqrt(avg(o.off * o.off)) AS rmse,
               sum(o.money::numeric) AS money, avg(o.money_off) AS money_bias, avg(abs(o.money_off)) AS money_mae,
               sqrt(avg(o.money_off * o.money_off)) AS money_rmse, count(o.money) AS valued
        FROM outcome AS o GROUP BY o.place, o.model),
    tie AS (
        SELECT o.place, o.predicted, count(*)::numeric AS n, sum(o.purchases) AS purchases, count(*) FILTER (WHERE o.purchases > 0) AS buyers
        FROM outcome AS o GROUP BY o.place, o.predicted),
    rank AS (
        SELECT t.*, sum(t.n) OVER (PARTITION BY t.place ORDER BY t.predicted DESC) - t.n AS before, sum(t.n) OVER (PARTITION BY t.place) AS total
        FROM tie AS t),
    top AS (
        SELECT r.place, max(r.total)::double precision AS n, sum(r.buyers)::double precision / max(r.total)::double precision AS rate,
               sum(r.buyers * greatest(0, least(1, (0.1 * r.total - r.before) / r.n)))::double precision / (0.1 * max(r.total))::double precision AS top_rate,
               10 * sum(r.buyers * greatest(0, least(1, (0.1 * r.total - r.before) / r.n))) / nullif(sum(r.buyers), 0) AS lift,
               sum(r.purchases * greatest(0, least(1, (0.2 * r.total - r.before) / r.n))) / nullif(sum(r.purchases), 0) AS capture
        FROM rank AS r GROUP BY r.place),
    -- the logarithm of the lift is that of p1 / (0.1 p1 + 0.9 p0), two shares of independent customers
    spread AS (
        SELECT t.place, 1 / greatest(t.rate, 0.1) AS ceiling,
               exp(1.959963984540054 * sqrt((1 / t.top_rate - 0.1 / t.rate) ^ 2 * t.top_rate * (1 - t.top_rate) / (0.1 * t.n)
                                            + (0.9 / t.rate) ^ 2 * t.rest_rate * (1 - t.rest_rate) / (0.9 * t.n))) AS factor
        FROM (SELECT top.*, greatest(0, (top.rate - 0.1 * top.top_rate) / 0.9) AS rest_rate FROM top) AS t
        WHERE t.top_rate > 0),
    money_tie AS (
        SELECT o.place, o.money, count(*)::numeric AS n, sum(o.revenue) AS revenue FROM outcome AS o GROUP BY o.place, o.money),
    money_rank AS (
        SELECT t.*, sum(t.n) OVER (PARTITION BY t.place ORDER BY t.money DESC NULLS LAST) - t.n AS before, sum(t.n) OVER (PARTITION BY t.place) AS total
        FROM money_tie AS t),
    money_top AS (
        SELECT r.place, sum(r.revenue * greatest(0, least(1, (0.2 * r.total - r.before) / r.n))) / nullif(sum(r.revenue), 0) AS capture
        FROM money_rank AS r GROUP BY r.place)
    SELECT t.model, t.n, t.purchases, t.predicted::double precision, t.bias::double precision, t.mae::double precision, t.rmse::double precision,
           t.revenue,
           CASE WHEN t.valued = t.n THEN t.money::double precision END, CASE WHEN t.valued = t.n THEN t.money_bias::double precision END,
           CASE WHEN t.valued = t.n THEN t.money_mae::double precision END, CASE WHEN t.valued = t.n THEN t.money_rmse::double precision END,
           top.lift::double precision, top.capture::double precision,
           CASE WHEN t.valued = t.n THEN money_top.capture::double precision END,
           (fit.m).log_likelihood, (fit.m).aic, (fit.m).bic, (fit.m).identified, (fit.m).note,
           top.lift::double precision / spread.factor, least(top.lift::double precision * spread.factor, spread.ceiling), spread.ceiling
    FROM total AS t JOIN top ON top.place = t.place JOIN money_top ON money_top.place = t.place
         LEFT JOIN fit ON fit.place = t.place LEFT JOIN spread ON spread.place = t.place
    ORDER BY t.place$q$;
END;
$$;
COMMENT ON FUNCTION dbm.clv_backtest(regclass, date, date, text[], name, name, name, text, text[]) IS
'How purchase models fitted on orders up to calibration_end predict the days after it, up to and with holdout_end: one row for each model, then past_rate, the rule that everyone goes on at his past rate x / t and past mean spend. n: customers with a first purchase day up to calibration_end; purchases: purchase days; revenue: refunds taken off. bias, mae and rmse are per customer, bias and revenue_bias predicted less actual. top_decile_lift: share of buyers in the tenth with the most predicted purchases over the share of buyers in all. top_decile_lift_low and high: its 95 percent interval, customers being independent (delta method, symmetric in the logarithm); top_decile_lift_ceiling: what no ranking can exceed, since a tenth holds no more than all buyers. NULL where the tenth holds no buyer. top_fifth_capture: share of purchases held by the fifth predicted to buy most; top_fifth_revenue_capture: share of revenue held by the fifth with the most predicted revenue. Equal predictions share a cut in proportion. Revenue is NULL where the spend model has no population mean. log_likelihood, aic and bic are of the fit, without the holdout. No customers: no rows. Error: a missing column, an empty period, an unknown model or unit, an order with a NULL day or amount. Method: Fader, Hardie and Lee, Marketing Science 24 (2005), section 4.';

CREATE FUNCTION dbm.clv_backtest_customers(source regclass, calibration_end date, holdout_end date,
                                           models text[] DEFAULT '{bg_nbd}', customer_column name DEFAULT 'customer_id',
                                           day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                           statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, customer_id text, first_day date, x integer, t_x double precision, t double precision,
                   p_alive double precision, p_buys double precision, actual_purchases integer, predicted_purchases double precision,
                   actual_revenue numeric, predicted_revenue double precision)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.backtest_with(source, calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses)
    || $q$ SELECT p.model, p.customer_id, p.first_day, p.x, p.t_x, p.t, p.p_alive, p.p_buys, p.purchases, p.predicted, p.revenue, p.predicted * p.spend
           FROM prediction AS p$q$;
END;
$$;
COMMENT ON FUNCTION dbm.clv_backtest_customers(regclass, date, date, text[], name, name, name, text, text[]) IS
'The customers behind dbm.clv_backtest, one row for each model and customer, in no order: facts at calibration_end, p_alive, p_buys (probability of a purchase in the holdout), and purchases and revenue as they were and as predicted. Arguments and errors as there.';

CREATE FUNCTION dbm.clv_backtest_frequency(source regclass, calibration_end date, holdout_end date,
                                           models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                           day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                           statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, frequency text, n bigint, mean_actual double precision, mean_predicted double precision,
                   actual bigint, predicted double precision)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 40
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.backtest_with(source, calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses)
    || $q$ SELECT p.model, CASE WHEN least(p.x, 7) = 7 THEN '7+' ELSE p.x::text END, count(*),
                  avg(p.purchases)::double precision, avg(p.predicted::numeric)::double precision,
                  sum(p.purchases), sum(p.predicted::numeric)::double precision
           FROM prediction AS p GROUP BY p.place, p.model, 2 ORDER BY p.place, 2$q$;
END;
$$;
COMMENT ON FUNCTION dbm.clv_backtest_frequency(regclass, date, date, text[], name, name, name, text, text[]) IS
'Conditional expectations: holdout purchases, actual and predicted, of the customers with 0, 1, ... 6 and 7 or more repeat purchases in the calibration period. Arguments and errors as dbm.clv_backtest. Method: Fader, Hardie and Lee, Marketing Science 24 (2005), figure 3.';

CREATE FUNCTION dbm.clv_backtest_tracking(source regclass, calibration_end date, holdout_end date,
                                          models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                          day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                          statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, week integer, last_day date, in_holdout boolean, actual bigint, predicted double precision,
                   actual_so_far bigint, predicted_so_far double precision)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 400
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    day_units constant double precision := dbm_internal.backtest_units(calibration_end, holdout_end, unit) / (holdout_end - calibration_end);
BEGIN
    RETURN QUERY EXECUTE dbm_internal.backtest_with(source, calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses)
    || format($q$,
    birth AS MATERIALIZED (SELECT c.first_day, count(*) AS n FROM customer AS c GROUP BY c.first_day),
    span AS (SELECT min(b.first_day) AS first_day FROM birth AS b),
    week AS MATERIALIZED (
        SELECT w AS week, least(s.first_day + 7 * w - 1, %2$L::date) AS last_day
        FROM span AS s, generate_series(1, (%2$L::date - s.first_day + 7) / 7) AS w),
    repeated AS (
        SELECT r.day, count(*) AS n
        FROM (SELECT DISTINCT s.customer_id::text AS customer_id, s.day FROM (%1$s) AS s WHERE s.amount >= 0) AS r
        JOIN customer AS c ON c.customer_id = r.customer_id AND r.day > c.first_day GROUP BY r.day),
    bought AS (SELECT (r.day - s.first_day) / 7 + 1 AS week, sum(r.n)::bigint AS n FROM repeated AS r, span AS s GROUP BY 1),
    expected AS (
        SELECT f.place, f.model, w.week, w.last_day,
               (SELECT sum((b.n * dbm.expected_purchases_new(f.m, (w.last_day - b.first_day) * %3$L::double precision))::numeric) FROM birth AS b WHERE b.first_day <= w.last_day) AS n
        FROM fit AS f, week AS w WHERE (f.m).model IS NOT NULL)
    SELECT e.model, e.week, e.last_day, e.last_day > %4$L::date, coalesce(b.n, 0),
           (e.n - lag(e.n, 1, 0) OVER each)::double precision, (sum(coalesce(b.n, 0)) OVER each)::bigint, e.n::double precision
    FROM expected AS e LEFT JOIN bought AS b ON b.week = e.week
    WINDOW each AS (PARTITION BY e.place ORDER BY e.week) ORDER BY e.place, e.week$q$,
    dbm_internal.backtest_source(source, holdout_end, customer_column, day_column, amount_column, statuses), holdout_end, day_units, calibration_end);
END;
$$;
COMMENT ON FUNCTION dbm.clv_backtest_tracking(regclass, date, date, text[], name, name, name, text, text[]) IS
'Repeat purchases of all customers who first bought up to calibration_end, week by week and so far, actual and expected of customers new on their first days. Weeks are 7 days, counted from the first day of the first customer; the last may be shorter. in_holdout: last_day is after calibration_end. The expectation uses the parameters only, not what each customer did. Arguments and errors as dbm.clv_backtest. Method: Fader, Hardie and Lee, Marketing Science 24 (2005), figure 2.';

CREATE FUNCTION dbm.clv_backtest_alive(source regclass, calibration_end date, holdout_end date,
                                       models text[] DEFAULT '{bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                       day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                       statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, decile integer, n bigint, mean_p_alive double precision, mean_p_buys double precision, share_bought double precision)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 30
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.backtest_with(source, calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses)
    || $q$ SELECT d.model, d.decile, count(*), avg(d.p_alive::numeric)::double precision, avg(d.p_buys::numeric)::double precision,
                  avg((d.purchases > 0)::integer)::double precision
           FROM (SELECT p.place, p.model, p.p_alive, p.p_buys, p.purchases,
                        (10 * (rank() OVER (PARTITION BY p.place ORDER BY p.p_alive) - 1) / count(*) OVER (PARTITION BY p.place) + 1)::integer AS decile
                 FROM prediction AS p WHERE p.p_alive IS NOT NULL) AS d
           GROUP BY d.place, d.model, d.decile ORDER BY d.place, d.decile$q$;
END;
$$;
COMMENT ON FUNCTION dbm.clv_backtest_alive(regclass, date, date, text[], name, name, name, text, text[]) IS
'Is p_alive true: customers in tenths of p_alive, the lowest first (equal values stay together, so a tenth may be missing), their mean p_alive and p_buys (probability of a purchase in the holdout), and the share that bought. Who is alive need not buy: share_bought is to be near mean_p_buys, and below mean_p_alive. Arguments and errors as dbm.clv_backtest.';

CREATE FUNCTION dbm.clv_backtest(source text, calibration_end date, holdout_end date,
                                 models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                 day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                 statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, n bigint, actual_purchases bigint, predicted_purchases double precision,
                   bias double precision, mae double precision, rmse double precision,
                   actual_revenue numeric, predicted_revenue double precision,
                   revenue_bias double precision, revenue_mae double precision, revenue_rmse double precision,
                   top_decile_lift double precision, top_fifth_capture double precision, top_fifth_revenue_capture double precision,
                   log_likelihood double precision, aic double precision, bic double precision, identified boolean, note text,
                   top_decile_lift_low double precision, top_decile_lift_high double precision, top_decile_lift_ceiling double precision)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 5
BEGIN ATOMIC
    SELECT b.* FROM dbm.clv_backtest(dbm_internal.order_relation(source), calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS b;
END;
COMMENT ON FUNCTION dbm.clv_backtest(text, date, date, text[], name, name, name, text, text[]) IS
'As dbm.clv_backtest with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';

CREATE FUNCTION dbm.clv_backtest_customers(source text, calibration_end date, holdout_end date,
                                           models text[] DEFAULT '{bg_nbd}', customer_column name DEFAULT 'customer_id',
                                           day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                           statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, customer_id text, first_day date, x integer, t_x double precision, t double precision,
                   p_alive double precision, p_buys double precision, actual_purchases integer, predicted_purchases double precision,
                   actual_revenue numeric, predicted_revenue double precision)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 10000
BEGIN ATOMIC
    SELECT b.* FROM dbm.clv_backtest_customers(dbm_internal.order_relation(source), calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS b;
END;
COMMENT ON FUNCTION dbm.clv_backtest_customers(text, date, date, text[], name, name, name, text, text[]) IS
'As dbm.clv_backtest_customers with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';

CREATE FUNCTION dbm.clv_backtest_frequency(source text, calibration_end date, holdout_end date,
                                           models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                           day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                           statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, frequency text, n bigint, mean_actual double precision, mean_predicted double precision,
                   actual bigint, predicted double precision)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 40
BEGIN ATOMIC
    SELECT b.* FROM dbm.clv_backtest_frequency(dbm_internal.order_relation(source), calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS b;
END;
COMMENT ON FUNCTION dbm.clv_backtest_frequency(text, date, date, text[], name, name, name, text, text[]) IS
'As dbm.clv_backtest_frequency with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';

CREATE FUNCTION dbm.clv_backtest_tracking(source text, calibration_end date, holdout_end date,
                                          models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                          day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                          statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, week integer, last_day date, in_holdout boolean, actual bigint, predicted double precision,
                   actual_so_far bigint, predicted_so_far double precision)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 400
BEGIN ATOMIC
    SELECT b.* FROM dbm.clv_backtest_tracking(dbm_internal.order_relation(source), calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS b;
END;
COMMENT ON FUNCTION dbm.clv_backtest_tracking(text, date, date, text[], name, name, name, text, text[]) IS
'As dbm.clv_backtest_tracking with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';

CREATE FUNCTION dbm.clv_backtest_alive(source text, calibration_end date, holdout_end date,
                                       models text[] DEFAULT '{bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                       day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                       statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (model text, decile integer, n bigint, mean_p_alive double precision, mean_p_buys double precision, share_bought double precision)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 30
BEGIN ATOMIC
    SELECT b.* FROM dbm.clv_backtest_alive(dbm_internal.order_relation(source), calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS b;
END;
COMMENT ON FUNCTION dbm.clv_backtest_alive(text, date, date, text[], name, name, name, text, text[]) IS
'As dbm.clv_backtest_alive with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';

-- models side by side, on what they were fitted to and on what came after

CREATE FUNCTION dbm.compare_models_holdout(source regclass, calibration_end date, holdout_end date,
                                   models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                   day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                   statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (place integer, model text, n bigint, log_likelihood double precision, aic double precision, bic double precision,
                   aic_above_best double precision, aic_weight double precision, actual_purchases bigint, predicted_purchases double precision,
                   bias double precision, mae double precision, rmse double precision, holdout_place integer, identified boolean, note text)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 5
BEGIN ATOMIC
    WITH one AS MATERIALIZED (
        SELECT b.*, b.aic - min(b.aic) OVER () AS above
        FROM dbm.clv_backtest(source, calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS b)
    SELECT CASE WHEN o.aic IS NOT NULL THEN row_number() OVER (ORDER BY o.aic NULLS LAST, o.model)::integer END, o.model, o.n, o.log_likelihood, o.aic, o.bic,
           o.above, exp(-least(o.above, 1400) / 2) / sum(exp(-least(o.above, 1400) / 2)) OVER (), o.actual_purchases, o.predicted_purchases,
           o.bias, o.mae, o.rmse, rank() OVER (ORDER BY o.rmse)::integer, o.identified, o.note
    FROM one AS o ORDER BY o.aic NULLS LAST, o.model;
END;
COMMENT ON FUNCTION dbm.compare_models_holdout(regclass, date, date, text[], name, name, name, text, text[]) IS
'Purchase models fitted to the orders up to calibration_end beside each other, the lowest AIC first: log-likelihood, AIC, BIC and Akaike weight, which say how well they describe the past, and the errors of their predictions for the days after it up to holdout_end, which say how well they met the future; holdout_place ranks by rmse. The last row is past_rate, the rule that everyone goes on as before, which has no likelihood. Arguments, errors and columns as dbm.clv_backtest. No customers: no rows.';

CREATE FUNCTION dbm.compare_models_holdout(source text, calibration_end date, holdout_end date,
                                   models text[] DEFAULT '{nbd,bg_nbd,mbg_nbd,pareto_nbd}', customer_column name DEFAULT 'customer_id',
                                   day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount', unit text DEFAULT 'week',
                                   statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (place integer, model text, n bigint, log_likelihood double precision, aic double precision, bic double precision,
                   aic_above_best double precision, aic_weight double precision, actual_purchases bigint, predicted_purchases double precision,
                   bias double precision, mae double precision, rmse double precision, holdout_place integer, identified boolean, note text)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 5
BEGIN ATOMIC
    SELECT c.* FROM dbm.compare_models_holdout(dbm_internal.order_relation(source), calibration_end, holdout_end, models, customer_column, day_column, amount_column, unit, statuses) AS c;
END;
COMMENT ON FUNCTION dbm.compare_models_holdout(text, date, date, text[], name, name, name, text, text[]) IS
'As dbm.compare_models_holdout with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';
