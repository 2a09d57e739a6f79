-- Writes the facts that are new or changed. The queries orders and customers come from refresh_orders and
-- refresh_customers; summary is the function that makes x and t_x of a history, btyd or btyd_periods.
-- Parameters: schema, orders, customers, as_of, counted, currency, summary, unit
--
-- OFFSET 0 keeps the accessors from being called once for every place that reads their result. Rows
-- that are as they were are left out by a join: ON CONFLICT ... WHERE would lock each of them.
INSERT INTO :"schema".customer_fact
    (customer_id, as_of, first_day, last_day, orders, purchase_days, revenue, mean_order, currency,
     x, t_x, mean_repeat_spend, log_intervals, clv_segment)
SELECT n.customer_id, :'as_of'::date, n.first_day, n.last_day, n.orders, n.purchase_days, n.revenue, n.mean_order,
       n.currency, (n.repeat).x, (n.repeat).t_x, (n.repeat).mean_repeat_spend, (n.repeat).log_intervals, n.clv_segment
FROM (SELECT coalesce(h.customer_id, c.customer_id) AS customer_id, h.first_day, h.last_day,
             coalesce(h.orders, 0) AS orders, coalesce(h.purchase_days, 0) AS purchase_days,
             coalesce(h.revenue, 0) AS revenue, h.mean_order,
             CASE WHEN h.customer_id IS NOT NULL THEN :'currency'::text END AS currency, h.repeat,
             coalesce(c.clv_segment, '') AS clv_segment
      FROM (SELECT g.customer_id,
                   dbm.first_day(g.history) AS first_day, dbm.last_day(g.history) AS last_day,
                   dbm.orders(g.history) AS orders, dbm.purchase_days(g.history) AS purchase_days,
                   dbm.revenue(g.history) AS revenue, dbm.mean_order(g.history) AS mean_order,
                   dbm.:"summary"(g.history, :'as_of'::date, :'unit') AS repeat
            FROM (SELECT t.customer_id, dbm.purchase_history(t.ordered_on, t.amount) AS history
                  FROM (:orders) AS t
                  WHERE t.ordered_on <= :'as_of'::date AND t.status = ANY (:'counted'::text[]) AND t.currency = :'currency'::text
                  GROUP BY t.customer_id) AS g
            OFFSET 0) AS h
      FULL JOIN (:customers) AS c
             ON c.customer_id = h.customer_id) AS n
LEFT JOIN :"schema".customer_fact AS old ON old.customer_id = n.customer_id
WHERE old.customer_id IS NULL
   OR (old.first_day, old.last_day, old.orders, old.purchase_days, old.revenue, old.mean_order,
       old.currency, old.x, old.t_x, old.mean_repeat_spend, old.log_intervals, old.clv_segment)
      IS DISTINCT FROM
      (n.first_day, n.last_day, n.orders, n.purchase_days, n.revenue, n.mean_order,
       n.currency, (n.repeat).x, (n.repeat).t_x, (n.repeat).mean_repeat_spend,
       (n.repeat).log_intervals, n.clv_segment)
ON CONFLICT (customer_id) DO UPDATE
SET as_of = excluded.as_of, first_day = excluded.first_day, last_day = excluded.last_day,
    orders = excluded.orders, purchase_days = excluded.purchase_days, revenue = excluded.revenue,
    mean_order = excluded.mean_order, currency = excluded.currency, x = excluded.x, t_x = excluded.t_x,
    mean_repeat_spend = excluded.mean_repeat_spend, log_intervals = excluded.log_intervals, clv_segment = excluded.clv_segment;
