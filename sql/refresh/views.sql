-- views: the answers for people and BI tools. Plain views over stored tables and labels; columns are
-- integer, text, date, numeric(p,s) or double precision, and are only ever appended.

CREATE FUNCTION dbm_internal.create_views(target name) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM dbm_internal.run_ddl($ddl$
CREATE VIEW @schema@.model_note WITH (security_invoker = true) AS
SELECT n.refresh_id,
       n.segment,
       string_agg(n.kind || ': ' || n.note, '; ' ORDER BY n.kind) AS note
FROM (SELECT DISTINCT ON (g.refresh_id, g.segment, m.kind) g.refresh_id, g.segment, m.kind, m.note
      FROM (SELECT DISTINCT refresh_id, segment FROM @schema@.model WHERE kind IN ('nbd', 'bg_nbd', 'mbg_nbd', 'pareto_nbd', 'bg_cnbd_k', 'mbg_cnbd_k', 'bg_bb', 'gamma_gamma')) AS g
      JOIN @schema@.model AS m ON m.refresh_id = g.refresh_id AND m.segment IN ('', g.segment) AND m.kind IN ('nbd', 'bg_nbd', 'mbg_nbd', 'pareto_nbd', 'bg_cnbd_k', 'mbg_cnbd_k', 'bg_bb', 'gamma_gamma')
      ORDER BY g.refresh_id, g.segment, m.kind, m.segment DESC) AS n
GROUP BY n.refresh_id, n.segment;
COMMENT ON VIEW @schema@.model_note IS 'What to know about the purchase and spend models that score customers: one row per run and segment that has models of its own, the empty text being all customers.';
COMMENT ON COLUMN @schema@.model_note.refresh_id IS 'The run.';
COMMENT ON COLUMN @schema@.model_note.segment IS 'Segment of setting clv_segment_by; empty text for all customers.';
COMMENT ON COLUMN @schema@.model_note.note IS 'How far its models lean toward a centre, and why the customers alone do not determine them; empty where there is nothing to know.';

CREATE VIEW @schema@.customer_segment WITH (security_invoker = true) AS
SELECT s.customer_id,
       s.segment,
       coalesce(segment_label.zh, s.segment) AS segment_zh,
       s.action_group,
       coalesce(group_label.zh, s.action_group) AS action_group_zh,
       s.tier,
       s.code AS rfm_code,
       s.r::integer AS r,
       s.f::integer AS f,
       s.m::integer AS m,
       s.product,
       s.recency_days,
       f.first_day,
       f.last_day,
       f.orders,
       f.purchase_days,
       f.revenue::numeric(38, 2) AS revenue,
       f.mean_order::numeric(38, 2) AS mean_order,
       f.currency,
       s.p_alive,
       s.expected_purchases,
       s.expected_spend::numeric(38, 2) AS expected_spend,
       s.clv::numeric(38, 2) AS clv,
       s.value_class,
       s.previous_segment,
       s.moved_on,
       s.as_of,
       pg_catalog.to_char(run.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       s.p_no_purchase,
       (s.remaining_life * CASE run.settings ->> 'clv_unit' WHEN 'day' THEN 1 WHEN 'week' THEN 7 WHEN 'month' THEN 30.4375
                                                            WHEN 'year' THEN 365.25 END)::numeric(12, 1) AS remaining_days,
       ((f.last_day - f.first_day) / nullif(f.purchase_days - 1, 0)::double precision)::numeric(12, 1) AS mean_interval_days,
       f.clv_segment,
       s.next_purchase_day,
       CASE WHEN own_note.segment IS NULL THEN all_note.note ELSE own_note.note END AS model_note
FROM @schema@.customer_score AS s
JOIN @schema@.customer_fact AS f ON f.customer_id = s.customer_id
LEFT JOIN @schema@.refresh_log AS run
       ON run.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok')
LEFT JOIN @schema@.model_note AS all_note ON all_note.refresh_id = run.refresh_id AND all_note.segment = ''
LEFT JOIN @schema@.model_note AS own_note ON own_note.refresh_id = run.refresh_id AND own_note.segment = f.clv_segment
LEFT JOIN @schema@.label AS segment_label ON segment_label.kind = 'segment' AND segment_label.code = s.segment
LEFT JOIN @schema@.label AS group_label ON group_label.kind = 'action_group' AND group_label.code = s.action_group;
COMMENT ON VIEW @schema@.customer_segment IS 'One row per customer, those who never bought included: segment, scores, money and outlook as of the last refresh.';
COMMENT ON COLUMN @schema@.customer_segment.customer_id IS 'The customer.';
COMMENT ON COLUMN @schema@.customer_segment.segment IS 'Segment by recency, frequency and money; Prospect for who never bought.';
COMMENT ON COLUMN @schema@.customer_segment.segment_zh IS 'The segment in Chinese.';
COMMENT ON COLUMN @schema@.customer_segment.action_group IS 'protect, invest or avoid, by r x f x m.';
COMMENT ON COLUMN @schema@.customer_segment.action_group_zh IS 'The action group in Chinese.';
COMMENT ON COLUMN @schema@.customer_segment.tier IS 'Value tier: A holds the first 80 percent of revenue, B goes up to 95, C has the rest, unless setting tier_shares says otherwise.';
COMMENT ON COLUMN @schema@.customer_segment.rfm_code IS 'The scores r, f, m as one text, such as 545.';
COMMENT ON COLUMN @schema@.customer_segment.r IS 'Recency score, highest for the most recent.';
COMMENT ON COLUMN @schema@.customer_segment.f IS 'Frequency score.';
COMMENT ON COLUMN @schema@.customer_segment.m IS 'Monetary score.';
COMMENT ON COLUMN @schema@.customer_segment.product IS 'r x f x m.';
COMMENT ON COLUMN @schema@.customer_segment.recency_days IS 'Days from the latest purchase to as_of.';
COMMENT ON COLUMN @schema@.customer_segment.first_day IS 'Day of the first purchase.';
COMMENT ON COLUMN @schema@.customer_segment.last_day IS 'Day of the latest purchase.';
COMMENT ON COLUMN @schema@.customer_segment.orders IS 'Orders, refunds not among them.';
COMMENT ON COLUMN @schema@.customer_segment.purchase_days IS 'Days with at least one order.';
COMMENT ON COLUMN @schema@.customer_segment.revenue IS 'Money of all orders less refunds.';
COMMENT ON COLUMN @schema@.customer_segment.mean_order IS 'Revenue per order.';
COMMENT ON COLUMN @schema@.customer_segment.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.customer_segment.p_alive IS 'Probability that the customer still buys at all, 0 to 1.';
COMMENT ON COLUMN @schema@.customer_segment.expected_purchases IS 'Purchase days expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_segment.expected_spend IS 'Money expected per future purchase day.';
COMMENT ON COLUMN @schema@.customer_segment.clv IS 'Present value of the purchases expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_segment.value_class IS 'Class by present value, clv: A holds the first 80 percent of it, B goes up to 95, C has the rest, unless setting tier_shares says otherwise.';
COMMENT ON COLUMN @schema@.customer_segment.previous_segment IS 'Segment before the latest move; empty when there was none.';
COMMENT ON COLUMN @schema@.customer_segment.moved_on IS 'Day on which segment, action group or tier last changed.';
COMMENT ON COLUMN @schema@.customer_segment.as_of IS 'Day the answers look from.';
COMMENT ON COLUMN @schema@.customer_segment.refreshed_at IS 'When they were computed, UTC.';
COMMENT ON COLUMN @schema@.customer_segment.p_no_purchase IS 'Probability of no purchase within setting clv_horizon: gone, or silent.';
COMMENT ON COLUMN @schema@.customer_segment.remaining_days IS 'Days within setting clv_horizon that the customer is expected to go on buying.';
COMMENT ON COLUMN @schema@.customer_segment.mean_interval_days IS 'Mean days from one purchase day to the next so far; empty before the second one.';
COMMENT ON COLUMN @schema@.customer_segment.next_purchase_day IS 'Day by which the next purchase comes with probability one half; empty where it is not to be expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_segment.clv_segment IS 'Segment of setting clv_segment_by, by whose models the customer is valued where it has its own; empty text without one.';
COMMENT ON COLUMN @schema@.customer_segment.model_note IS 'What to know about the models behind p_alive, expected_purchases, expected_spend and clv; empty where the customers alone determine them.';

CREATE VIEW @schema@.segment_overview WITH (security_invoker = true) AS
SELECT (SELECT min(rule.priority) FROM @schema@.segment_rule AS rule
        WHERE rule.segment = c.segment
          AND rule.map = coalesce((SELECT value FROM @schema@.setting WHERE name = 'segment_map'), 'grid'))::integer
           AS position,
       c.segment,
       min(c.segment_zh) AS segment_zh,
       count(*)::integer AS customers,
       count(*)::double precision / sum(count(*)) OVER ()::double precision AS customer_share,
       sum(c.revenue)::numeric(38, 2) AS revenue,
       sum(c.revenue)::double precision / nullif(sum(sum(c.revenue)) OVER (), 0)::double precision AS revenue_share,
       avg(c.revenue)::numeric(38, 2) AS mean_revenue,
       avg(c.recency_days)::numeric(12, 1) AS mean_recency_days,
       avg(c.purchase_days)::numeric(12, 2) AS mean_purchase_days,
       avg(c.p_alive) AS mean_p_alive,
       sum(c.clv)::numeric(38, 2) AS clv,
       min(c.currency) AS currency,
       min(c.as_of) AS as_of,
       min(c.refreshed_at) AS refreshed_at,
       count(*) FILTER (WHERE c.purchase_days > 1)::integer AS repeat_customers,
       count(*) FILTER (WHERE c.purchase_days > 1)::double precision / nullif(count(c.first_day), 0)::double precision AS repeat_rate,
       (sum(c.last_day - c.first_day) / nullif(sum(c.purchase_days - 1) FILTER (WHERE c.first_day IS NOT NULL), 0)::double precision)::numeric(12, 1)
           AS mean_interval_days,
       (SELECT all_note.note FROM @schema@.model_note AS all_note
        WHERE all_note.segment = '' AND all_note.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok')) AS model_note
FROM @schema@.customer_segment AS c
GROUP BY c.segment;
COMMENT ON VIEW @schema@.segment_overview IS 'One row per segment that has customers.';
COMMENT ON COLUMN @schema@.segment_overview.position IS 'Order of the segments in their map; empty for Prospect.';
COMMENT ON COLUMN @schema@.segment_overview.segment IS 'Name of the segment.';
COMMENT ON COLUMN @schema@.segment_overview.segment_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN @schema@.segment_overview.customers IS 'Customers in it.';
COMMENT ON COLUMN @schema@.segment_overview.customer_share IS 'Their share of all customers, 0 to 1.';
COMMENT ON COLUMN @schema@.segment_overview.revenue IS 'Money they brought, refunds taken off.';
COMMENT ON COLUMN @schema@.segment_overview.revenue_share IS 'Its share of all revenue.';
COMMENT ON COLUMN @schema@.segment_overview.mean_revenue IS 'Revenue per customer of the segment.';
COMMENT ON COLUMN @schema@.segment_overview.mean_recency_days IS 'Mean days since the latest purchase.';
COMMENT ON COLUMN @schema@.segment_overview.mean_purchase_days IS 'Mean number of purchase days.';
COMMENT ON COLUMN @schema@.segment_overview.mean_p_alive IS 'Mean probability that they still buy.';
COMMENT ON COLUMN @schema@.segment_overview.clv IS 'Sum of their lifetime values.';
COMMENT ON COLUMN @schema@.segment_overview.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.segment_overview.as_of IS 'Day the answers look from.';
COMMENT ON COLUMN @schema@.segment_overview.refreshed_at IS 'When they were computed, UTC.';
COMMENT ON COLUMN @schema@.segment_overview.repeat_customers IS 'Customers with two purchase days or more.';
COMMENT ON COLUMN @schema@.segment_overview.repeat_rate IS 'Their share of those who bought.';
COMMENT ON COLUMN @schema@.segment_overview.mean_interval_days IS 'Mean days from one purchase day to the next, over all repeat purchases.';
COMMENT ON COLUMN @schema@.segment_overview.model_note IS 'What to know about the models of all customers behind mean_p_alive and clv.';

CREATE VIEW @schema@.pareto_curve WITH (security_invoker = true) AS
SELECT point.customer_share,
       point.value_share AS revenue_share,
       point.customers::integer AS customers,
       point.value::numeric(38, 2) AS revenue,
       point.gini,
       run.currency,
       run.as_of,
       pg_catalog.to_char(run.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at
FROM @schema@.refresh_log AS run
JOIN @schema@.model AS m ON m.refresh_id = run.refresh_id AND m.kind = 'pareto_curve'
CROSS JOIN LATERAL pg_catalog.jsonb_to_recordset(m.payload)
    AS point (customer_share double precision, value_share double precision, customers bigint, value numeric,
              gini double precision)
WHERE run.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok');
COMMENT ON VIEW @schema@.pareto_curve IS 'Which share of the customers, best first, brings which share of revenue: one row per whole percent of customers.';
COMMENT ON COLUMN @schema@.pareto_curve.customer_share IS 'Share of the buyers, best first, 0 to 1.';
COMMENT ON COLUMN @schema@.pareto_curve.revenue_share IS 'Share of revenue they bring, 0 to 1; empty where that is less than one customer.';
COMMENT ON COLUMN @schema@.pareto_curve.customers IS 'How many customers that is.';
COMMENT ON COLUMN @schema@.pareto_curve.revenue IS 'How much money that is; empty where that is less than one customer.';
COMMENT ON COLUMN @schema@.pareto_curve.gini IS 'Gini coefficient of the whole curve: 0 all equal, towards 1 few have all. The same in every row.';
COMMENT ON COLUMN @schema@.pareto_curve.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.pareto_curve.as_of IS 'Day the answers look from.';
COMMENT ON COLUMN @schema@.pareto_curve.refreshed_at IS 'When they were computed, UTC.';

CREATE VIEW @schema@.refresh_status WITH (security_invoker = true) AS
SELECT good.as_of,
       pg_catalog.to_char(good.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       (extract(epoch FROM pg_catalog.now() - good.finished_at) / 3600)::numeric(12, 1) AS age_hours,
       CASE WHEN good.refresh_id IS NULL THEN 'never refreshed'
            WHEN pg_catalog.now() - good.finished_at > stale.after THEN 'stale'
            ELSE 'current' END AS freshness,
       good.customers::integer AS customers,
       good.buyers::integer AS buyers,
       least(good.transactions, 2147483647)::integer AS transactions,
       least(good.left_out, 2147483647)::integer AS transactions_left_out,
       good.currency,
       good.message AS note,
       last.status AS last_status,
       last.message AS last_message,
       last.as_of AS last_as_of,
       pg_catalog.to_char(last.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS last_started_at,
       extract(epoch FROM last.finished_at - last.started_at)::numeric(12, 3) AS last_seconds,
       (SELECT count(*) FROM @schema@.refresh_log AS failed
        WHERE failed.status = 'failed' AND failed.refresh_id > coalesce(good.refresh_id, 0))::integer AS failures_since
FROM (SELECT pg_catalog.make_interval(secs => 3600 * coalesce(
          (SELECT CASE WHEN value ~ '^[0-9]{1,6}$' THEN value::double precision END
           FROM @schema@.setting WHERE name = 'stale_after_hours'), 36)) AS after) AS stale
LEFT JOIN @schema@.refresh_log AS good
       ON good.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok')
LEFT JOIN @schema@.refresh_log AS last
       ON last.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log);
COMMENT ON VIEW @schema@.refresh_status IS 'Always one row: how fresh the answers are and how the latest run ended.';
COMMENT ON COLUMN @schema@.refresh_status.as_of IS 'Day the answers look from; empty before the first refresh.';
COMMENT ON COLUMN @schema@.refresh_status.refreshed_at IS 'When they were computed, UTC.';
COMMENT ON COLUMN @schema@.refresh_status.age_hours IS 'Hours since then.';
COMMENT ON COLUMN @schema@.refresh_status.freshness IS 'current, stale (older than setting stale_after_hours) or never refreshed.';
COMMENT ON COLUMN @schema@.refresh_status.customers IS 'Customers in the answers.';
COMMENT ON COLUMN @schema@.refresh_status.buyers IS 'Those of them who bought.';
COMMENT ON COLUMN @schema@.refresh_status.transactions IS 'Transactions that count.';
COMMENT ON COLUMN @schema@.refresh_status.transactions_left_out IS 'Transactions up to as_of that do not count, by status or currency.';
COMMENT ON COLUMN @schema@.refresh_status.currency IS 'Currency of all money in the answers.';
COMMENT ON COLUMN @schema@.refresh_status.note IS 'What to know about the models behind the answers.';
COMMENT ON COLUMN @schema@.refresh_status.last_status IS 'How the latest run ended: ok, failed, skipped; running while it runs.';
COMMENT ON COLUMN @schema@.refresh_status.last_message IS 'Why.';
COMMENT ON COLUMN @schema@.refresh_status.last_as_of IS 'Day the latest run looked from.';
COMMENT ON COLUMN @schema@.refresh_status.last_started_at IS 'When it started, UTC.';
COMMENT ON COLUMN @schema@.refresh_status.last_seconds IS 'How long it took.';
COMMENT ON COLUMN @schema@.refresh_status.failures_since IS 'Runs that failed since the last good one.';
$ddl$, target, 'text');
END;
$function$;
COMMENT ON FUNCTION dbm_internal.create_views(name) IS
'Creates the views model_note, customer_segment, segment_overview, pareto_curve and refresh_status in schema target. A part of create_tables; call that.';
