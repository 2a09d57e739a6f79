-- CDNOW: all 69,659 orders of the 23,570 customers whose first purchase was in the first quarter of 1997,
-- and the published sample of one customer in ten (Fader and Hardie, www.brucehardie.com).
SET DateStyle = 'ISO, MDY';
CREATE TEMPORARY TABLE history AS SELECT customer_id, dbm.purchase_history(date, amount) AS h FROM cdnow GROUP BY customer_id;

-- totals, and each customer, against plain SQL
SELECT count(*) AS customers, sum(dbm.orders(h)) AS orders, sum(dbm.purchase_days(h)) AS days, sum(dbm.revenue(h)) AS revenue,
       min(dbm.first_day(h)) AS from_day, max(dbm.last_day(h)) AS to_day, count(*) FILTER (WHERE dbm.purchase_days(h) = 1) AS one_day
FROM history;
SELECT count(*) AS customers, bool_and(dbm.orders(h) = orders AND dbm.purchase_days(h) = days AND dbm.first_day(h) = first_day
                                       AND dbm.last_day(h) = last_day AND dbm.revenue(h) = revenue
                                       AND dbm.mean_order(h) = mean_order) AS same
FROM history JOIN (SELECT customer_id, count(*) AS orders, count(DISTINCT date) AS days, min(date) AS first_day, max(date) AS last_day,
                          sum(amount) AS revenue, avg(amount) AS mean_order
                   FROM cdnow GROUP BY customer_id) AS plain USING (customer_id);

-- as of a day in the middle: the same as the history of the orders up to it
SELECT count(*) AS customers, bool_and(dbm.orders(f.h, as_of) = dbm.orders(p.h) AND dbm.revenue(f.h, as_of) = dbm.revenue(p.h)
                                       AND dbm.last_day(f.h, as_of) = dbm.last_day(p.h) AND dbm.recency_days(f.h, as_of) = as_of - dbm.last_day(p.h)
                                       AND dbm.btyd(f.h, as_of) = dbm.btyd(p.h, as_of)) AS same
FROM history AS f JOIN (SELECT customer_id, date '1997-09-30' AS as_of, dbm.purchase_history(date, amount) AS h
                        FROM cdnow WHERE date <= '1997-09-30' GROUP BY customer_id) AS p USING (customer_id);

-- month by month, and in ten random splits and orders, rolled up: the one-step history
CREATE TEMPORARY TABLE month AS SELECT customer_id, date_trunc('month', date) AS month, dbm.purchase_history(date, amount) AS h
FROM cdnow GROUP BY 1, 2;
SELECT count(*) AS customers, bool_and(r.h::text = history.h::text) AS same
FROM (SELECT customer_id, dbm.rollup(h) AS h FROM month GROUP BY customer_id) AS r JOIN history USING (customer_id);
SELECT setseed(0.1997);
SELECT count(*) AS customers, bool_and(r.h::text = history.h::text) AS same
FROM (SELECT customer_id, run, dbm.rollup(h ORDER BY random()) AS h
      FROM (SELECT customer_id, run, part, dbm.purchase_history(date, amount ORDER BY random()) AS h
            FROM (SELECT customer_id, date, amount, run, floor(random() * 4) AS part
                  FROM cdnow, generate_series(1, 10) AS run WHERE customer_id::integer % 5 = 0) AS assigned
            GROUP BY customer_id, run, part) AS parts
      GROUP BY customer_id, run) AS r JOIN history USING (customer_id);
SELECT dbm.rollup(h ORDER BY customer_id DESC)::text = (SELECT dbm.purchase_history(date, amount)::text FROM cdnow) AS whole_shop FROM history;
SELECT bool_and(h::text::dbm.purchase_history::text = h::text) AS text_form FROM history;

-- in parallel and in one process
BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
CREATE TEMPORARY TABLE in_parallel AS SELECT customer_id, dbm.purchase_history(date, amount) AS h FROM cdnow GROUP BY customer_id;
SELECT count(*) AS customers, bool_and(p.h::text = history.h::text) AS same FROM in_parallel AS p JOIN history USING (customer_id);
ROLLBACK;

-- the sample, calibrated to 30 September 1997: 2,357 customers, 2,457 repeat purchase days, 946 repeaters
-- (Fader, Hardie and Lee 2005, Marketing Science 24(2))
CREATE TEMPORARY TABLE summary AS
SELECT master_id, s.* FROM (SELECT master_id, dbm.purchase_history(date, amount) AS h FROM cdnow_sample GROUP BY master_id) AS histories,
                           dbm.btyd(h, '1997-09-30') AS s;
SELECT count(*) AS customers, sum(x) AS repeat_days, count(*) FILTER (WHERE x > 0) AS repeaters, count(mean_repeat_spend) AS with_spend,
       round(sum(t_x)::numeric, 6) AS t_x, round(sum(t)::numeric, 6) AS t, round(min(t)::numeric, 6) AS shortest, round(max(t)::numeric, 6) AS longest
FROM summary;
-- exact sevenths of a week
SELECT bool_and(abs(t_x * 7 - round(t_x * 7)) < 1e-9 AND abs(t * 7 - round(t * 7)) < 1e-9) AS sevenths FROM summary;
-- against plain SQL
CREATE TEMPORARY TABLE plain AS
SELECT master_id, count(*) - 1 AS x, (max(date) - min(date)) / 7.0::float8 AS t_x, (date '1997-09-30' - min(date)) / 7.0::float8 AS t,
       avg(amount) FILTER (WHERE place > 1 AND amount > 0) AS mean_spend, count(*) FILTER (WHERE place > 1 AND amount = 0) AS free_days
FROM (SELECT master_id, date, sum(amount) AS amount, row_number() OVER (PARTITION BY master_id ORDER BY date) AS place
      FROM cdnow_sample WHERE date <= '1997-09-30' GROUP BY master_id, date) AS days
GROUP BY master_id;
SELECT count(*) AS customers, bool_and(s.x = p.x AND s.t_x = p.t_x AND s.t = p.t) AS times,
       bool_and(s.mean_repeat_spend = p.mean_spend::float8 OR s.mean_repeat_spend IS NULL AND p.mean_spend IS NULL
                OR abs(s.mean_repeat_spend / p.mean_spend::float8 - 1) < 1e-14) AS spend,
       sum(free_days) AS free_repeat_days, count(*) FILTER (WHERE free_days > 0) AS customers_with_one,
       round(sum(s.mean_repeat_spend * s.x)::numeric, 2) AS repeat_spend
FROM summary AS s JOIN plain AS p USING (master_id);
