-- Views of the equity, its bridge, who to guard and to win back, what campaigns return.

CREATE FUNCTION dbm_internal.create_equity_views(target name) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM dbm_internal.run_ddl($ddl$
CREATE VIEW @schema@.customer_equity WITH (security_invoker = true) AS
SELECT e.refresh_id::integer AS refresh_id,
       e.dimension,
       e.member,
       coalesce(label.zh, e.member) AS member_zh,
       e.closing_customers::integer AS customers,
       e.closing::numeric(38, 4) AS equity,
       (e.closing / nullif(whole.closing, 0))::double precision AS equity_share,
       (e.closing / nullif(e.closing_customers, 0))::numeric(38, 2) AS mean_clv,
       (e.alive / nullif(e.closing_customers, 0))::double precision AS mean_p_alive,
       e.expected_purchases::numeric(38, 4) AS expected_purchases,
       (e.remaining_days / nullif(e.closing_customers, 0))::numeric(12, 1) AS mean_remaining_days,
       e.opening_customers::integer AS customers_before,
       e.opening::numeric(38, 4) AS equity_before,
       (e.closing - e.opening)::numeric(38, 4) AS equity_change,
       (old.alive / nullif(old.closing_customers, 0))::double precision AS mean_p_alive_before,
       (old.remaining_days / nullif(old.closing_customers, 0))::numeric(12, 1) AS mean_remaining_days_before,
       run.currency,
       run.as_of,
       pg_catalog.to_char(run.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       all_note.note AS model_note
FROM @schema@.equity AS e
JOIN @schema@.refresh_log AS run ON run.refresh_id = e.refresh_id
JOIN @schema@.equity AS whole ON whole.refresh_id = e.refresh_id AND whole.dimension = 'all'
LEFT JOIN @schema@.equity AS old
       ON old.refresh_id = e.previous_id AND old.dimension = e.dimension AND old.member = e.member
LEFT JOIN @schema@.model_note AS all_note ON all_note.refresh_id = run.refresh_id AND all_note.segment = ''
LEFT JOIN @schema@.label AS label ON label.kind = e.dimension AND label.code = e.member;
COMMENT ON VIEW @schema@.customer_equity IS 'What the customers are worth, run by run: one row per run for all, one per tier, one per segment, each beside the run before.';
COMMENT ON COLUMN @schema@.customer_equity.refresh_id IS 'The run; the highest is the last.';
COMMENT ON COLUMN @schema@.customer_equity.dimension IS 'all, tier or segment.';
COMMENT ON COLUMN @schema@.customer_equity.member IS 'Which tier or segment; empty text for all.';
COMMENT ON COLUMN @schema@.customer_equity.member_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN @schema@.customer_equity.customers IS 'Customers who have bought.';
COMMENT ON COLUMN @schema@.customer_equity.equity IS 'Sum of their lifetime values.';
COMMENT ON COLUMN @schema@.customer_equity.equity_share IS 'Its share of the equity of all customers, 0 to 1.';
COMMENT ON COLUMN @schema@.customer_equity.mean_clv IS 'Lifetime value per customer.';
COMMENT ON COLUMN @schema@.customer_equity.mean_p_alive IS 'Mean probability that they still buy.';
COMMENT ON COLUMN @schema@.customer_equity.expected_purchases IS 'Purchase days expected of them within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_equity.mean_remaining_days IS 'Days that a customer is expected to go on buying, within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_equity.customers_before IS 'Customers at the run before.';
COMMENT ON COLUMN @schema@.customer_equity.equity_before IS 'Equity at the run before.';
COMMENT ON COLUMN @schema@.customer_equity.equity_change IS 'Equity less equity_before; equity_bridge says where it comes from.';
COMMENT ON COLUMN @schema@.customer_equity.mean_p_alive_before IS 'mean_p_alive of those who were in the tier or segment at the run before.';
COMMENT ON COLUMN @schema@.customer_equity.mean_remaining_days_before IS 'mean_remaining_days of those who were in it at the run before.';
COMMENT ON COLUMN @schema@.customer_equity.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.customer_equity.as_of IS 'Day the run looked from.';
COMMENT ON COLUMN @schema@.customer_equity.refreshed_at IS 'When it ended, UTC.';
COMMENT ON COLUMN @schema@.customer_equity.model_note IS 'What to know about the models of all customers behind the values of the run.';

CREATE VIEW @schema@.equity_bridge WITH (security_invoker = true) AS
SELECT e.refresh_id::integer AS refresh_id,
       e.dimension,
       e.member,
       coalesce(label.zh, e.member) AS member_zh,
       old.as_of AS from_day,
       run.as_of AS to_day,
       e.opening::numeric(38, 4) AS opening,
       e.acquired::numeric(38, 4) AS acquired,
       e.bought::numeric(38, 4) AS bought,
       e.decayed::numeric(38, 4) AS decayed,
       e.remodelled::numeric(38, 4) AS remodelled,
       e.removed::numeric(38, 4) AS removed,
       e.moved_in::numeric(38, 4) AS moved_in,
       e.moved_out::numeric(38, 4) AS moved_out,
       e.closing::numeric(38, 4) AS closing,
       e.opening_customers::integer AS opening_customers,
       e.acquired_customers::integer AS acquired_customers,
       e.bought_customers::integer AS bought_customers,
       e.removed_customers::integer AS removed_customers,
       e.moved_in_customers::integer AS moved_in_customers,
       e.moved_out_customers::integer AS moved_out_customers,
       e.closing_customers::integer AS closing_customers,
       run.currency,
       run.as_of,
       pg_catalog.to_char(run.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       all_note.note AS model_note
FROM @schema@.equity AS e
JOIN @schema@.refresh_log AS run ON run.refresh_id = e.refresh_id
LEFT JOIN @schema@.refresh_log AS old ON old.refresh_id = e.previous_id
LEFT JOIN @schema@.model_note AS all_note ON all_note.refresh_id = run.refresh_id AND all_note.segment = ''
LEFT JOIN @schema@.label AS label ON label.kind = e.dimension AND label.code = e.member;
COMMENT ON VIEW @schema@.equity_bridge IS 'Why customer equity changed from one run to the next: opening, plus acquired, bought, decayed, remodelled, removed, moved_in and moved_out, is closing, exactly. One row per run for all, one per tier, one per segment.';
COMMENT ON COLUMN @schema@.equity_bridge.refresh_id IS 'The run that closes it; the highest is the last.';
COMMENT ON COLUMN @schema@.equity_bridge.dimension IS 'all, tier or segment.';
COMMENT ON COLUMN @schema@.equity_bridge.member IS 'Which tier or segment; empty text for all.';
COMMENT ON COLUMN @schema@.equity_bridge.member_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN @schema@.equity_bridge.from_day IS 'Day the run before looked from; empty for the first run.';
COMMENT ON COLUMN @schema@.equity_bridge.to_day IS 'Day this run looked from.';
COMMENT ON COLUMN @schema@.equity_bridge.opening IS 'Equity at the run before.';
COMMENT ON COLUMN @schema@.equity_bridge.acquired IS 'Plus: value of customers whose first purchase is new.';
COMMENT ON COLUMN @schema@.equity_bridge.bought IS 'Plus: revaluation of customers who bought, or had money back.';
COMMENT ON COLUMN @schema@.equity_bridge.decayed IS 'Plus, and mostly below 0: revaluation of customers who did not buy.';
COMMENT ON COLUMN @schema@.equity_bridge.remodelled IS 'Plus or minus: the same facts under new parameters and settings.';
COMMENT ON COLUMN @schema@.equity_bridge.removed IS 'Below 0: value of customers without a purchase any more or no longer known.';
COMMENT ON COLUMN @schema@.equity_bridge.moved_in IS 'Plus: value of those who came from another tier or segment; 0 for all.';
COMMENT ON COLUMN @schema@.equity_bridge.moved_out IS 'Below 0: value of those who went to another one; 0 for all.';
COMMENT ON COLUMN @schema@.equity_bridge.closing IS 'Equity at this run: the sum of all before it.';
COMMENT ON COLUMN @schema@.equity_bridge.opening_customers IS 'Buyers at the run before.';
COMMENT ON COLUMN @schema@.equity_bridge.acquired_customers IS 'Plus: buyers whose first purchase is new.';
COMMENT ON COLUMN @schema@.equity_bridge.bought_customers IS 'Of the buyers of before: those with new purchases or refunds. No part of the sum.';
COMMENT ON COLUMN @schema@.equity_bridge.removed_customers IS 'Minus: buyers without a purchase any more or no longer known.';
COMMENT ON COLUMN @schema@.equity_bridge.moved_in_customers IS 'Plus: buyers who came from another tier or segment.';
COMMENT ON COLUMN @schema@.equity_bridge.moved_out_customers IS 'Minus: buyers who went to another one.';
COMMENT ON COLUMN @schema@.equity_bridge.closing_customers IS 'Buyers at this run.';
COMMENT ON COLUMN @schema@.equity_bridge.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.equity_bridge.as_of IS 'Day the run looked from.';
COMMENT ON COLUMN @schema@.equity_bridge.refreshed_at IS 'When it ended, UTC.';
COMMENT ON COLUMN @schema@.equity_bridge.model_note IS 'What to know about the models of all customers behind the values of the run.';

CREATE VIEW @schema@.value_alert WITH (security_invoker = true) AS
SELECT row_number() OVER (ORDER BY s.clv / nullif(s.p_alive, 0) * (s.p_alive_at_purchase - s.p_alive) DESC NULLS LAST,
                                   f.revenue DESC, s.customer_id)::integer AS place,
       s.customer_id,
       s.tier,
       s.segment,
       coalesce(label.zh, s.segment) AS segment_zh,
       CASE WHEN s.p_alive_at_purchase - s.previous_p_alive >= rule.fall THEN 'open' ELSE 'new' END AS status,
       s.p_alive_at_purchase,
       s.previous_p_alive,
       s.p_alive,
       s.p_alive_at_purchase - s.p_alive AS fall,
       (s.clv / nullif(s.p_alive, 0) * (s.p_alive_at_purchase - s.p_alive))::numeric(38, 2) AS value_at_risk,
       s.clv::numeric(38, 2) AS clv,
       f.revenue::numeric(38, 2) AS revenue,
       f.purchase_days,
       f.last_day,
       s.recency_days,
       f.currency,
       s.as_of,
       pg_catalog.to_char(rule.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       CASE WHEN own_note.segment IS NULL THEN all_note.note ELSE own_note.note END AS model_note
FROM (SELECT run.refresh_id, run.finished_at, (run.settings ->> 'alert_drop')::double precision AS fall,
             pg_catalog.string_to_array(pg_catalog.replace(run.settings ->> 'alert_tiers', ' ', ''), ',') AS tiers
      FROM @schema@.refresh_log AS run
      WHERE run.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok')) AS rule
JOIN @schema@.customer_score AS s
  ON s.tier = ANY (rule.tiers) AND s.p_alive_at_purchase - s.p_alive >= rule.fall
JOIN @schema@.customer_fact AS f ON f.customer_id = s.customer_id
LEFT JOIN @schema@.model_note AS all_note ON all_note.refresh_id = rule.refresh_id AND all_note.segment = ''
LEFT JOIN @schema@.model_note AS own_note ON own_note.refresh_id = rule.refresh_id AND own_note.segment = f.clv_segment
LEFT JOIN @schema@.label AS label ON label.kind = 'segment' AND label.code = s.segment;
COMMENT ON VIEW @schema@.value_alert IS 'Customers of the top tiers who have been silent for so long that p_alive fell by setting alert_drop since their latest purchase, the most value at risk first. Who buys again leaves the list with the next refresh.';
COMMENT ON COLUMN @schema@.value_alert.place IS 'Order of the list: value_at_risk, the highest first.';
COMMENT ON COLUMN @schema@.value_alert.customer_id IS 'The customer.';
COMMENT ON COLUMN @schema@.value_alert.tier IS 'Value tier, one of setting alert_tiers.';
COMMENT ON COLUMN @schema@.value_alert.segment IS 'Segment by recency, frequency and money.';
COMMENT ON COLUMN @schema@.value_alert.segment_zh IS 'The segment in Chinese.';
COMMENT ON COLUMN @schema@.value_alert.status IS 'new: the latest refresh put the customer on the list. open: was on it before.';
COMMENT ON COLUMN @schema@.value_alert.p_alive_at_purchase IS 'p_alive at the first refresh that saw the latest purchase.';
COMMENT ON COLUMN @schema@.value_alert.previous_p_alive IS 'p_alive at the refresh before.';
COMMENT ON COLUMN @schema@.value_alert.p_alive IS 'Probability that the customer still buys at all, now.';
COMMENT ON COLUMN @schema@.value_alert.fall IS 'p_alive_at_purchase less p_alive.';
COMMENT ON COLUMN @schema@.value_alert.value_at_risk IS 'Lifetime value lost by that fall: clv / p_alive x fall.';
COMMENT ON COLUMN @schema@.value_alert.clv IS 'Present value of the purchases expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.value_alert.revenue IS 'Money of all orders less refunds.';
COMMENT ON COLUMN @schema@.value_alert.purchase_days IS 'Days with at least one order.';
COMMENT ON COLUMN @schema@.value_alert.last_day IS 'Day of the latest purchase.';
COMMENT ON COLUMN @schema@.value_alert.recency_days IS 'Days since then.';
COMMENT ON COLUMN @schema@.value_alert.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.value_alert.as_of IS 'Day the answers look from.';
COMMENT ON COLUMN @schema@.value_alert.refreshed_at IS 'When they were computed, UTC.';
COMMENT ON COLUMN @schema@.value_alert.model_note IS 'What to know about the models behind p_alive and clv; empty where the customers alone determine them.';

CREATE VIEW @schema@.winback WITH (security_invoker = true) AS
SELECT row_number() OVER (ORDER BY s.clv / nullif(s.p_alive, 0) * (1 - s.p_alive) DESC NULLS LAST,
                                   f.revenue DESC, s.customer_id)::integer AS place,
       s.customer_id,
       s.tier,
       s.segment,
       coalesce(label.zh, s.segment) AS segment_zh,
       s.p_alive,
       (s.clv / nullif(s.p_alive, 0))::numeric(38, 2) AS value_if_back,
       (s.clv / nullif(s.p_alive, 0) * (1 - s.p_alive))::numeric(38, 2) AS recoverable,
       s.clv::numeric(38, 2) AS clv,
       f.revenue::numeric(38, 2) AS revenue,
       f.purchase_days,
       f.last_day,
       s.recency_days,
       (SELECT count(*) FROM @schema@.contact_point AS point
        WHERE point.customer_id = ANY (self.ids) AND point.valid)::integer AS contact_points,
       CASE WHEN EXISTS (SELECT FROM @schema@.consent AS yes
                         WHERE yes.customer_id = ANY (self.ids) AND yes.purpose = 'marketing' AND yes.status = 'granted'
                           AND (yes.expires_on > s.as_of) IS NOT FALSE
                           AND NOT EXISTS (SELECT FROM @schema@.consent AS no
                                           WHERE no.customer_id = ANY (self.ids) AND no.purpose = 'marketing'
                                             AND no.status <> 'granted' AND no.decided_at >= yes.decided_at
                                             AND (no.channel IS NULL OR no.channel = yes.channel)
                                             AND (no.contact_id IS NULL OR no.contact_id = yes.contact_id)))
            THEN 'granted' ELSE 'none' END AS consent,
       f.currency,
       s.as_of,
       pg_catalog.to_char(rule.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       CASE WHEN own_note.segment IS NULL THEN all_note.note ELSE own_note.note END AS model_note
FROM (SELECT run.refresh_id, run.finished_at, (run.settings ->> 'winback_below')::double precision AS below,
             pg_catalog.string_to_array(pg_catalog.replace(run.settings ->> 'winback_tiers', ' ', ''), ',') AS tiers
      FROM @schema@.refresh_log AS run
      WHERE run.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok')) AS rule
JOIN @schema@.customer_score AS s ON s.tier = ANY (rule.tiers) AND s.p_alive < rule.below
JOIN @schema@.customer_fact AS f ON f.customer_id = s.customer_id
CROSS JOIN LATERAL (SELECT s.customer_id || ARRAY(SELECT m.customer_id FROM @schema@.merged_customer AS m
                                                  WHERE m.survivor_id = s.customer_id) AS ids) AS self
LEFT JOIN @schema@.model_note AS all_note ON all_note.refresh_id = rule.refresh_id AND all_note.segment = ''
LEFT JOIN @schema@.model_note AS own_note ON own_note.refresh_id = rule.refresh_id AND own_note.segment = f.clv_segment
LEFT JOIN @schema@.label AS label ON label.kind = 'segment' AND label.code = s.segment;
COMMENT ON VIEW @schema@.winback IS 'Customers who brought much and are probably lost, those first who would be worth most if they came back and would hardly come by themselves.';
COMMENT ON COLUMN @schema@.winback.place IS 'Order of the list: recoverable, the highest first; then revenue.';
COMMENT ON COLUMN @schema@.winback.customer_id IS 'The customer.';
COMMENT ON COLUMN @schema@.winback.tier IS 'Value tier, one of setting winback_tiers.';
COMMENT ON COLUMN @schema@.winback.segment IS 'Segment by recency, frequency and money.';
COMMENT ON COLUMN @schema@.winback.segment_zh IS 'The segment in Chinese.';
COMMENT ON COLUMN @schema@.winback.p_alive IS 'Probability that the customer still buys at all; below setting winback_below.';
COMMENT ON COLUMN @schema@.winback.value_if_back IS 'Lifetime value if the customer buys again: clv / p_alive.';
COMMENT ON COLUMN @schema@.winback.recoverable IS 'What winning back adds: value_if_back x (1 - p_alive). The rest, clv, is expected to come anyway.';
COMMENT ON COLUMN @schema@.winback.clv IS 'Lifetime value as it stands: value_if_back x p_alive.';
COMMENT ON COLUMN @schema@.winback.revenue IS 'Money of all orders less refunds.';
COMMENT ON COLUMN @schema@.winback.purchase_days IS 'Days with at least one order.';
COMMENT ON COLUMN @schema@.winback.last_day IS 'Day of the latest purchase.';
COMMENT ON COLUMN @schema@.winback.recency_days IS 'Days since then.';
COMMENT ON COLUMN @schema@.winback.contact_points IS 'Ways to reach the customer that are not known to be wrong.';
COMMENT ON COLUMN @schema@.winback.consent IS 'granted: a consent to marketing holds. none: there is none, or it was withdrawn or ran out.';
COMMENT ON COLUMN @schema@.winback.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.winback.as_of IS 'Day the answers look from.';
COMMENT ON COLUMN @schema@.winback.refreshed_at IS 'When they were computed, UTC.';
COMMENT ON COLUMN @schema@.winback.model_note IS 'What to know about the models behind p_alive and clv; empty where the customers alone determine them.';

CREATE VIEW @schema@.campaign_value WITH (security_invoker = true) AS
WITH rule AS (
    SELECT run.refresh_id, run.as_of, run.finished_at, run.currency, (run.settings ->> 'margin')::numeric AS margin,
           pg_catalog.string_to_array(pg_catalog.replace(run.settings ->> 'counted_statuses', ' ', ''), ',') AS counted
    FROM @schema@.refresh_log AS run
    WHERE run.refresh_id = (SELECT max(refresh_id) FROM @schema@.refresh_log WHERE status = 'ok')
), acquired AS (
    -- who turned out to be somebody known before was not won: of merged customers, the one who lives on counts
    SELECT DISTINCT c.campaign_id, c.customer_id
    FROM @schema@.customer AS c
    WHERE c.campaign_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM @schema@.merged_customer AS m WHERE m.customer_id = c.customer_id)
), brought AS (
    SELECT a.campaign_id, count(*) AS customers, sum(f.revenue) AS revenue, sum(s.clv::numeric(38, 4)) AS clv
    FROM acquired AS a
    LEFT JOIN @schema@.customer_fact AS f ON f.customer_id = a.customer_id
    LEFT JOIN @schema@.customer_score AS s ON s.customer_id = a.customer_id
    GROUP BY a.campaign_id
), named AS (
    SELECT t.campaign_id, t.customer_id, t.transaction_id FROM @schema@.transaction AS t WHERE t.campaign_id IS NOT NULL
    UNION
    SELECT target.campaign_id, r.customer_id, r.transaction_id
    FROM @schema@.response AS r
    JOIN @schema@.campaign_target AS target
      ON target.customer_id = r.customer_id AND target.campaign_target_id = r.campaign_target_id
    WHERE r.transaction_id IS NOT NULL
), answered AS (
    SELECT n.campaign_id, count(DISTINCT coalesce(m.survivor_id, n.customer_id)) AS customers, sum(t.amount) AS revenue
    FROM named AS n
    LEFT JOIN @schema@.merged_customer AS m ON m.customer_id = n.customer_id
    CROSS JOIN rule
    JOIN @schema@.transaction AS t
      ON t.customer_id = n.customer_id AND (t.transaction_id = n.transaction_id OR t.refund_of = n.transaction_id)
     AND t.status = ANY (rule.counted) AND t.currency = rule.currency AND t.ordered_on <= rule.as_of
    WHERE NOT EXISTS (SELECT FROM acquired AS a WHERE a.campaign_id = n.campaign_id AND a.customer_id = coalesce(m.survivor_id, n.customer_id))
      AND NOT EXISTS (SELECT FROM named AS again WHERE again.campaign_id = n.campaign_id AND again.customer_id = n.customer_id
                        AND again.transaction_id = t.transaction_id AND again.transaction_id <> n.transaction_id)
    GROUP BY n.campaign_id
), touched AS (
    SELECT target.campaign_id, count(DISTINCT target.customer_id) FILTER (WHERE target.arm = 'treatment') AS customers,
           sum(target.cost) AS cost
    FROM @schema@.campaign_target AS target GROUP BY target.campaign_id
), outcome AS (
    SELECT c.campaign_id, c.name, c.kind, c.status, c.currency, rule.refresh_id, rule.as_of, rule.finished_at,
           coalesce(touched.customers, 0) AS targets, coalesce(brought.customers, 0) AS acquired,
           coalesce(answered.customers, 0) AS responded,
           coalesce(touched.cost, c.budget) AS cost,
           CASE WHEN touched.cost IS NOT NULL THEN 'touches' WHEN c.budget IS NOT NULL THEN 'budget' END AS cost_of,
           coalesce(brought.revenue, 0) + coalesce(answered.revenue, 0) AS revenue,
           coalesce(brought.clv, 0) AS clv, rule.margin,
           c.currency = rule.currency AND coalesce(touched.cost, c.budget) > 0 AS comparable
    FROM @schema@.campaign AS c
    LEFT JOIN rule ON true
    LEFT JOIN touched ON touched.campaign_id = c.campaign_id
    LEFT JOIN brought ON brought.campaign_id = c.campaign_id
    LEFT JOIN answered ON answered.campaign_id = c.campaign_id
)
SELECT o.campaign_id::text AS campaign_id,
       o.name,
       o.kind,
       o.status,
       o.targets::integer AS targets,
       o.acquired::integer AS acquired,
       o.responded::integer AS responded,
       o.cost::numeric(38, 2) AS cost,
       o.cost_of,
       o.revenue::numeric(38, 2) AS revenue,
       o.clv::numeric(38, 2) AS clv,
       CASE WHEN o.comparable THEN (o.margin * o.revenue / o.cost - 1)::double precision END AS roi,
       CASE WHEN o.comparable THEN (o.margin * (o.revenue + o.clv) / o.cost - 1)::double precision END AS lifetime_roi,
       (CASE WHEN o.comparable THEN o.cost / nullif(o.acquired, 0) END)::numeric(38, 2) AS cost_per_customer,
       o.currency,
       o.as_of,
       pg_catalog.to_char(o.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS refreshed_at,
       all_note.note AS model_note
FROM outcome AS o
LEFT JOIN @schema@.model_note AS all_note ON all_note.refresh_id = o.refresh_id AND all_note.segment = '';
COMMENT ON VIEW @schema@.campaign_value IS 'What campaigns cost and return, so far and over the lives of the customers they won: one row per campaign.';
COMMENT ON COLUMN @schema@.campaign_value.campaign_id IS 'Id of the campaign, as text.';
COMMENT ON COLUMN @schema@.campaign_value.name IS 'Its name.';
COMMENT ON COLUMN @schema@.campaign_value.kind IS 'event, promotion, opportunity or survey.';
COMMENT ON COLUMN @schema@.campaign_value.status IS 'draft, planned, running, finished or cancelled.';
COMMENT ON COLUMN @schema@.campaign_value.targets IS 'Customers it was meant for, those held out left out.';
COMMENT ON COLUMN @schema@.campaign_value.acquired IS 'Customers won: those whose first touch it was.';
COMMENT ON COLUMN @schema@.campaign_value.responded IS 'Other customers with orders that name it, or that a response names.';
COMMENT ON COLUMN @schema@.campaign_value.cost IS 'Cost of its touches; where none has a cost, its budget.';
COMMENT ON COLUMN @schema@.campaign_value.cost_of IS 'touches or budget: which of the two cost is.';
COMMENT ON COLUMN @schema@.campaign_value.revenue IS 'Money so far: all of the customers won, of the others the orders named and their refunds.';
COMMENT ON COLUMN @schema@.campaign_value.clv IS 'Lifetime value ahead of the customers won. That of the others is not owed to the campaign.';
COMMENT ON COLUMN @schema@.campaign_value.roi IS 'Return so far: margin x revenue / cost - 1. Empty without a cost, or when the campaign is in another currency than the answers.';
COMMENT ON COLUMN @schema@.campaign_value.lifetime_roi IS 'Return over the lives of the customers won: margin x (revenue + clv) / cost - 1.';
COMMENT ON COLUMN @schema@.campaign_value.cost_per_customer IS 'Cost per customer won; to be held against their revenue and clv.';
COMMENT ON COLUMN @schema@.campaign_value.currency IS 'Currency of the campaign, in which cost is.';
COMMENT ON COLUMN @schema@.campaign_value.as_of IS 'Day the answers look from.';
COMMENT ON COLUMN @schema@.campaign_value.refreshed_at IS 'When they were computed, UTC.';
COMMENT ON COLUMN @schema@.campaign_value.model_note IS 'What to know about the models of all customers behind clv and lifetime_roi.';
$ddl$, target, 'text');
END;
$function$;
COMMENT ON FUNCTION dbm_internal.create_equity_views(name) IS
'Creates the views customer_equity, equity_bridge, value_alert, winback and campaign_value in schema target. A part of create_tables; call that.';
