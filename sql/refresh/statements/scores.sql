-- Scores every customer_fact under the models of a run, classes by lifetime value, stores the classes, and writes
-- the rows that changed.
-- Parameters: schema, as_of, run, frequency, clv_model, unit, unit_days, in_order, segments, tier_shares, horizon, discount, comparable, unit_ratio, same_models
-- Using: dbm.rfm_model, dbm.rfm_map, dbm.rfm_group_model, dbm.pareto_model
-- frequency is the column that RFM counts. segments are those with models of their own, and in_order then is what
-- sorts customers by them, else empty. comparable says whether the facts of before suit the models, unit_ratio is
-- the old unit in new ones, same_models says whether the models are those of before.
--
-- Models are values read once for each segment, and customers come by segment, since the scoring functions keep
-- what they derive from the last model. OFFSET 0 keeps a score from being computed once for every place that reads
-- it. Values are rounded, since what a lost customer is worth may have more digits than an exact amount holds.
WITH
fitted AS MATERIALIZED (
    SELECT g.segment,
           jsonb_populate_record(NULL::dbm.btyd_model, coalesce(p.payload, all_p.payload)) AS purchases,
           jsonb_populate_record(NULL::dbm.spend_model, coalesce(s.payload, all_s.payload)) AS spend
    FROM (SELECT '' AS segment UNION SELECT segment FROM :"schema".model WHERE refresh_id = :'run'::bigint) AS g
    LEFT JOIN :"schema".model AS p ON p.refresh_id = :'run'::bigint AND p.kind = :'clv_model' AND p.segment = g.segment
    LEFT JOIN :"schema".model AS all_p ON all_p.refresh_id = :'run'::bigint AND all_p.kind = :'clv_model' AND all_p.segment = ''
    LEFT JOIN :"schema".model AS s ON s.refresh_id = :'run'::bigint AND s.kind = 'gamma_gamma' AND s.segment = g.segment
    LEFT JOIN :"schema".model AS all_s ON all_s.refresh_id = :'run'::bigint AND all_s.kind = 'gamma_gamma' AND all_s.segment = ''),
fact AS NOT MATERIALIZED (
    SELECT f.*, :'as_of'::date - f.last_day AS recency_days,
           CASE :'clv_model' WHEN 'bg_bb' THEN dbm.periods_between(f.first_day, :'as_of'::date, :'unit')::double precision
           ELSE (:'as_of'::date - f.first_day) / :'unit_days'::double precision END AS t,
           dbm.rfm_score(:'as_of'::date - f.last_day, f.:"frequency"::bigint, f.revenue, $1) AS score,
           m.purchases, m.spend, coalesce((m.purchases).k, 1) AS k
    FROM (SELECT * FROM :"schema".customer_fact :in_order) AS f
    JOIN fitted AS m ON m.segment = CASE WHEN f.clv_segment = ANY (:'segments'::text[]) THEN f.clv_segment ELSE '' END
    OFFSET 0),
scored AS MATERIALIZED (
    SELECT n.*, round(n.clv::numeric, 6) AS value,
           -- who will hardly buy within the horizon has no day worth searching for
           CASE WHEN n.p_no_purchase < 0.5 THEN dbm.next_purchase_day(n.purchases, n.x, n.t_x, n.t, :'as_of'::date) END AS next_purchase_day,
           CASE WHEN n.expected_purchases * n.life_per_purchase > :'horizon'::double precision THEN :'horizon'::double precision
                ELSE n.expected_purchases * n.life_per_purchase END AS remaining_life,
           old.customer_id IS NULL AS is_new, old.value_class AS old_value_class,
           old.segment AS old_segment, old.action_group AS old_action_group, old.tier AS old_tier,
           old.previous_segment, old.previous_action_group, old.previous_tier, old.moved_on, old.moved_by,
           (old.segment, old.action_group, old.tier) IS DISTINCT FROM (n.segment, n.action_group, n.tier) AS moved,
           (old.as_of, old.recency_days, old.t, old.r, old.f, old.m, old.segment, old.action_group, old.tier,
            old.p_alive, old.expected_purchases, old.expected_spend, old.clv, old.p_no_purchase,
            old.x, old.t_x, old.mean_repeat_spend)
           IS DISTINCT FROM
           (:'as_of'::date, n.recency_days, n.t, n.r, n.f, n.m, n.segment, n.action_group, n.tier,
            n.p_alive, n.expected_purchases, n.expected_spend, n.clv, n.p_no_purchase,
            n.x, n.t_x, n.mean_repeat_spend) AS differs,
           CASE WHEN :'same_models'::boolean AND old.as_of <= :'as_of'::date AND old.x = n.x AND old.as_of - old.recency_days = n.last_day
                THEN old.p_alive_at_purchase ELSE n.p_alive END AS p_alive_at_purchase,
           old.p_alive AS previous_p_alive, old.clv AS previous_clv,
           CASE WHEN :'comparable'::boolean THEN dbm.clv(n.purchases, n.spend, old.x, old.t_x * :'unit_ratio'::double precision, old.t * :'unit_ratio'::double precision,
                             old.mean_repeat_spend, :'horizon'::double precision, :'discount'::double precision)
                WHEN old.t IS NOT NULL THEN n.clv END AS remodelled_clv,
           CASE WHEN n.t IS NULL THEN CASE WHEN old.t IS NOT NULL THEN 'removed' END
                WHEN old.t IS NULL THEN 'acquired'
                WHEN old.as_of - old.recency_days IS DISTINCT FROM n.last_day
                     OR :'comparable'::boolean AND (old.x, old.mean_repeat_spend) IS DISTINCT FROM (n.x, n.mean_repeat_spend) THEN 'bought'
                ELSE 'waited' END AS change
    FROM (SELECT s.customer_id, s.last_day, s.recency_days, s.x, s.t_x, s.t, s.mean_repeat_spend, s.purchases, s.spend,
                 (s.score).r, (s.score).f, (s.score).m, (s.score).code, (s.score).product,
                 dbm.rfm_segment(s.score, $2) AS segment,
                 dbm.rfm_group((s.score).product, $3)::text AS action_group,
                 dbm.pareto_tier(CASE WHEN s.first_day IS NOT NULL THEN s.revenue END, $4)::text AS tier,
                 dbm.p_alive(s.purchases, s.x, s.t_x, s.t) AS p_alive,
                 dbm.expected_purchases(s.purchases, s.x, s.t_x, s.t, :'horizon'::double precision) AS expected_purchases,
                 dbm.p_no_purchase(s.purchases, s.x, s.t_x, s.t, :'horizon'::double precision) AS p_no_purchase,
                 dbm.expected_spend(s.spend, s.x, s.mean_repeat_spend) AS expected_spend,
                 dbm.clv(s.purchases, s.spend, s.x, s.t_x, s.t, s.mean_repeat_spend,
                         :'horizon'::double precision, :'discount'::double precision) AS clv,
                 coalesce(s.k * ((s.purchases).alpha + s.t) / ((s.purchases).r + s.k * s.x),
                          ((s.purchases).alpha + (s.purchases).beta + s.t) / ((s.purchases).alpha + s.x)) AS life_per_purchase
          FROM fact AS s
          OFFSET 0) AS n
    LEFT JOIN :"schema".customer_score AS old ON old.customer_id = n.customer_id),
class AS MATERIALIZED (SELECT dbm.pareto_cuts(value, :'tier_shares'::double precision[]) AS model FROM scored),
kept AS (
    INSERT INTO :"schema".model (kind, refresh_id, as_of, n, identified, payload)
    SELECT 'value_class', :'run'::bigint, :'as_of'::date, (model).n, (model).total > 0, to_jsonb(model) FROM class WHERE (model).n > 0)
INSERT INTO :"schema".customer_score
    (customer_id, as_of, recency_days, t, r, f, m, code, product, segment, action_group, tier, p_alive, expected_purchases,
     expected_spend, clv, value_class, previous_segment, previous_action_group, previous_tier, moved_on, moved_by,
     x, t_x, mean_repeat_spend, p_no_purchase, next_purchase_day, remaining_life, p_alive_at_purchase,
     previous_p_alive, previous_clv, remodelled_clv, change, scored_by)
SELECT n.customer_id, :'as_of'::date, n.recency_days, n.t, n.r, n.f, n.m, n.code, n.product, n.segment, n.action_group, n.tier,
       n.p_alive, n.expected_purchases, n.expected_spend, n.clv, n.value_class,
       CASE WHEN n.moved THEN n.old_segment ELSE n.previous_segment END,
       CASE WHEN n.moved THEN n.old_action_group ELSE n.previous_action_group END,
       CASE WHEN n.moved THEN n.old_tier ELSE n.previous_tier END,
       CASE WHEN n.moved THEN :'as_of'::date ELSE n.moved_on END, CASE WHEN n.moved THEN :'run'::bigint ELSE n.moved_by END,
       n.x, n.t_x, n.mean_repeat_spend, n.p_no_purchase, n.next_purchase_day, n.remaining_life,
       n.p_alive_at_purchase,
       n.previous_p_alive, n.previous_clv, n.remodelled_clv, n.change, :'run'::bigint
FROM (SELECT s.*, dbm.pareto_tier(s.value, class.model)::text AS value_class FROM scored AS s, class OFFSET 0) AS n
WHERE n.is_new OR n.differs OR n.old_value_class IS DISTINCT FROM n.value_class
ON CONFLICT (customer_id) DO UPDATE
SET as_of = excluded.as_of, recency_days = excluded.recency_days, t = excluded.t, r = excluded.r, f = excluded.f,
    m = excluded.m, code = excluded.code, product = excluded.product, segment = excluded.segment,
    action_group = excluded.action_group, tier = excluded.tier, p_alive = excluded.p_alive,
    expected_purchases = excluded.expected_purchases, expected_spend = excluded.expected_spend, clv = excluded.clv,
    value_class = excluded.value_class, previous_segment = excluded.previous_segment,
    previous_action_group = excluded.previous_action_group, previous_tier = excluded.previous_tier,
    moved_on = excluded.moved_on, moved_by = excluded.moved_by, x = excluded.x, t_x = excluded.t_x,
    mean_repeat_spend = excluded.mean_repeat_spend, p_no_purchase = excluded.p_no_purchase,
    next_purchase_day = excluded.next_purchase_day, remaining_life = excluded.remaining_life,
    p_alive_at_purchase = excluded.p_alive_at_purchase, previous_p_alive = excluded.previous_p_alive,
    previous_clv = excluded.previous_clv, remodelled_clv = excluded.remodelled_clv, change = excluded.change,
    scored_by = excluded.scored_by;
