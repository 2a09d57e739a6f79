-- btyd_check: do the assumptions of purchase models hold for these orders?
--
-- Every value is counted from the orders, no model is fitted. Averages of floats are taken in
-- numeric, so that the order of rows does not show.

CREATE FUNCTION dbm.btyd_check(source regclass, as_of date, customer_column name DEFAULT 'customer_id',
                               day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount',
                               statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (check_name text, value double precision, verdict text, advice text)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 9
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF as_of IS NULL OR NOT isfinite(as_of) THEN
        RAISE EXCEPTION 'as_of is %', coalesce(as_of::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Give the day up to which orders are known.';
    END IF;
    RETURN QUERY EXECUTE format($q$
    WITH entry AS MATERIALIZED (%1$s),
    customer AS MATERIALIZED (
        SELECT g.customer_id, g.h, dbm.first_day(g.h) AS first_day, (g.b).x, (g.b).mean_repeat_spend AS spend
        FROM (SELECT e.customer_id, dbm.purchase_history(e.day, e.amount) AS h, dbm.btyd(dbm.purchase_history(e.day, e.amount), %2$L, 'day') AS b
              FROM entry AS e GROUP BY e.customer_id OFFSET 0) AS g
        WHERE dbm.first_day(g.h) IS NOT NULL),
    size AS (
        SELECT count(*) AS n, count(*) FILTER (WHERE c.x = 0) AS once, sum(c.x)::numeric AS repeats, min(c.first_day) AS first_day FROM customer AS c),
    amount AS (
        SELECT count(*) FILTER (WHERE e.amount = 0) AS zero, count(*) FILTER (WHERE e.amount < 0) AS negative, count(*) AS n FROM entry AS e),
    -- first to second gap over both, of two gaps in a row; one mean for each customer
    gap AS (
        SELECT d.customer_id, d.day - lag(d.day) OVER each AS days, row_number() OVER each - 1 AS nth
        FROM (SELECT DISTINCT e.customer_id, e.day FROM entry AS e WHERE e.amount >= 0) AS d WINDOW each AS (PARTITION BY d.customer_id ORDER BY d.day)),
    pair AS (
        SELECT g.customer_id, min(g.days) FILTER (WHERE g.nth %% 2 = 1)::numeric / sum(g.days) AS share
        FROM gap AS g WHERE g.nth > 0 GROUP BY g.customer_id, (g.nth + 1) / 2 HAVING count(*) = 2),
    regularity AS (
        SELECT count(*) AS n, avg(v.spread) AS spread
        FROM (SELECT avg((p.share - 0.5) * (p.share - 0.5)) AS spread FROM pair AS p GROUP BY p.customer_id) AS v),
    spend AS (
        SELECT count(*) AS n, corr(c.x, c.spend ORDER BY c.x, c.spend) AS r FROM customer AS c WHERE c.x > 0 AND c.spend > 0),
    heavy AS (
        SELECT sum(r.x * greatest(0, least(1, (0.01 * s.n - r.before) / r.n)) * r.n) / nullif(min(s.repeats), 0) AS share
        FROM (SELECT c.x, count(*)::numeric AS n, sum(count(*)) OVER (ORDER BY c.x DESC) - count(*) AS before FROM customer AS c GROUP BY c.x) AS r, size AS s),
    -- purchases of early and late first buyers at the same age
    aged AS (
        SELECT c.customer_id, dbm.purchase_days(c.h, c.first_day + w.days) - 1 AS x,
               2 * (rank() OVER (ORDER BY c.first_day) - 1) < count(*) OVER () AS early
        FROM customer AS c, (SELECT (%2$L::date - s.first_day) / 2 AS days FROM size AS s) AS w WHERE c.first_day + w.days <= %2$L::date),
    cohort AS (
        SELECT count(*) FILTER (WHERE a.early) AS n_early, count(*) FILTER (WHERE NOT a.early) AS n_late,
               avg(a.x) FILTER (WHERE NOT a.early) / nullif(avg(a.x) FILTER (WHERE a.early), 0) AS ratio FROM aged AS a),
    fact AS (
        SELECT s.*, a.zero, a.negative, a.n AS entries, r.n AS n_regular, (1 - 4 * r.spread) / nullif(8 * r.spread, 0) AS k,
               p.n AS n_spend, p.r, h.share AS heavy, c.ratio, least(c.n_early, c.n_late) AS n_cohort
        FROM size AS s, amount AS a, regularity AS r, spend AS p, heavy AS h, cohort AS c)
    SELECT v.name, v.value::double precision,
           CASE WHEN v.value IS NULL OR NOT v.known THEN 'unknown' WHEN v.fine THEN 'ok' ELSE 'watch' END,
           CASE WHEN v.value IS NULL OR NOT v.known THEN v.missing WHEN v.fine THEN v.good ELSE v.bad END
    FROM fact AS f, LATERAL (VALUES
        (1, 'customers', f.n::numeric, true, f.n >= 200, '', 'enough for a fit of their own',
            'below about 200 customers the maximum often does not exist: see identified of the model, or fit the segment together with others'),
        (2, 'one_time_buyers', round(f.once / nullif(f.n, 0)::numeric, 6), true, f.once <= 0.9 * f.n, 'no customers', 'repeat buyers carry the fit',
            'nearly all have bought once: the parameters rest on few; look at their standard errors, and wait for a longer period'),
        (3, 'timing_regularity', round(f.k, 4), f.n_regular >= 30, f.k BETWEEN 0.67 AND 1.5, 'fewer than 30 customers with two gaps between purchases',
            'gaps are about as irregular as the models take them (k = 1)',
            CASE WHEN f.k > 1 THEN 'purchases come at regular times (k above 1): silence says more than these models believe; prefer bg_cnbd_k or mbg_cnbd_k, whose k is about this value'
                 ELSE 'purchases come in bursts (k below 1): merge visits of one campaign or trip, or read p_alive with care' END),
        (4, 'spend_frequency_correlation', round(f.r::numeric, 4), f.n_spend >= 30, abs(f.r) <= 0.25, 'fewer than 30 repeat customers with a spend, or all alike',
            'spend and frequency are nearly independent, as Gamma-Gamma needs',
            'spend goes with frequency: Gamma-Gamma is biased for frequent buyers; fit it per frequency class or segment'),
        (5, 'cohort_stationarity', round(f.ratio, 4), f.n_cohort >= 30, f.ratio BETWEEN 0.8 AND 1.25, 'fewer than 30 customers in the early or the late half, or no repeat purchase',
            'late first buyers repeat as much as early ones at the same age',
            'late first buyers repeat at this multiple of the early ones at the same age: fit by period of the first purchase'),
        (6, 'heavy_users', round(f.heavy, 6), f.n >= 100, f.heavy <= 0.25, 'fewer than 100 customers, or no repeat purchase',
            'share of the repeat purchases made by the top 1 percent: no small group rules the fit',
            'the top 1 percent make this share of the repeat purchases: look for resellers, staff or shared accounts and fit them apart'),
        (7, 'zero_amounts', f.zero::numeric, true, f.zero <= 0.01 * f.entries, '', 'few or none; they count as purchases, not as spend',
            'orders of amount 0 count as purchases, not as spend: see whether samples or exchanges belong among the orders'),
        (8, 'negative_amounts', f.negative::numeric, true, f.negative <= 0.1 * f.entries, '', 'few or none; refunds lower money, never count as purchases',
            'more than a tenth are refunds: they lower money only, so a purchase sent back whole still counts as one'),
        (9, 'history_days', (%2$L::date - f.first_day)::numeric, true, %2$L::date - f.first_day >= 180, 'no customers', 'long enough to see who comes back',
            'less than half a year of orders: leaving and waiting look alike; hold results lightly')
    ) AS v (position, name, value, known, fine, missing, good, bad)
    ORDER BY v.position$q$,
    dbm_internal.backtest_source(source, as_of, customer_column, day_column, amount_column, statuses), as_of);
END;
$$;
COMMENT ON FUNCTION dbm.btyd_check(regclass, date, name, name, name, text[]) IS
'Whether orders up to as_of suit purchase models, one row a check: value, verdict (ok, watch, or unknown with too little data) and advice. timing_regularity: shape k of gamma distributed gaps between purchases, from the spread of the first of two gaps in a row over both, k = (1 - 4 s) / (8 s), each customer counting once; 1 is purely random timing (Wheat and Morrison, Journal of Marketing Research 27, 1990). spend_frequency_correlation: of repeat purchases and mean repeat spend. cohort_stationarity: repeat purchases of late first buyers over those of early ones, at the same age, half the length of the history. heavy_users: share of the repeat purchases made by the 1 percent who make most. Bounds of the verdicts are rules of thumb. Arguments and errors as dbm.clv_backtest.';

CREATE FUNCTION dbm.btyd_check(source text, as_of date, customer_column name DEFAULT 'customer_id',
                               day_column name DEFAULT 'ordered_on', amount_column name DEFAULT 'amount',
                               statuses text[] DEFAULT '{order,paid,delivered}')
    RETURNS TABLE (check_name text, value double precision, verdict text, advice text)
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1000000 ROWS 9
BEGIN ATOMIC
    SELECT c.* FROM dbm.btyd_check(dbm_internal.order_relation(source), as_of, customer_column, day_column, amount_column, statuses) AS c;
END;
COMMENT ON FUNCTION dbm.btyd_check(text, date, name, name, name, text[]) IS
'As dbm.btyd_check with a regclass, of the relation of this name, or of the transaction relation of the schema of this name. A relation that is found by the name comes first.';
