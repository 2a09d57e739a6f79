-- scores of every customer under the models of a run, and who moved

CREATE FUNCTION dbm_internal.refresh_scoring(target name, settings jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Models are values read once for each segment, and customers come by segment, since the scoring
    -- functions keep what they derive from the last model. OFFSET 0 keeps a score from being computed
    -- once for every place that reads it.
    RETURN format($q$
        fitted AS MATERIALIZED (
            SELECT g.segment,
                   jsonb_populate_record(NULL::dbm.btyd_model, coalesce(p.payload, all_p.payload)) AS purchases,
                   jsonb_populate_record(NULL::dbm.spend_model, coalesce(s.payload, all_s.payload)) AS spend
            FROM (SELECT '' AS segment UNION SELECT segment FROM %1$I.model WHERE refresh_id = $2) AS g
            LEFT JOIN %1$I.model AS p ON p.refresh_id = $2 AND p.kind = %4$L AND p.segment = g.segment
            LEFT JOIN %1$I.model AS all_p ON all_p.refresh_id = $2 AND all_p.kind = %4$L AND all_p.segment = ''
            LEFT JOIN %1$I.model AS s ON s.refresh_id = $2 AND s.kind = 'gamma_gamma' AND s.segment = g.segment
            LEFT JOIN %1$I.model AS all_s ON all_s.refresh_id = $2 AND all_s.kind = 'gamma_gamma' AND all_s.segment = ''),
        fact AS NOT MATERIALIZED (
            SELECT f.*, $1 - f.last_day AS recency_days, %5$s AS t,
                   dbm.rfm_score($1 - f.last_day, f.%2$I::bigint, f.revenue, $4) AS score,
                   m.purchases, m.spend, coalesce((m.purchases).k, 1) AS k
            FROM (SELECT * FROM %1$I.customer_fact %3$s) AS f
            JOIN fitted AS m ON m.segment = CASE WHEN f.clv_segment = ANY ($5) THEN f.clv_segment ELSE '' END
            OFFSET 0),
        scored AS MATERIALIZED (
            SELECT n.*, round(n.clv::numeric, 6) AS value,
                   -- who will hardly buy within the horizon has no day worth searching for
                   CASE WHEN n.p_no_purchase < 0.5 THEN dbm.next_purchase_day(n.purchases, n.x, n.t_x, n.t, $1) END AS next_purchase_day,
                   CASE WHEN n.expected_purchases * n.life_per_purchase > $10 THEN $10
                        ELSE n.expected_purchases * n.life_per_purchase END AS remaining_life,
                   old.customer_id IS NULL AS is_new, old.value_class AS old_value_class,
                   old.segment AS old_segment, old.action_group AS old_action_group, old.tier AS old_tier,
                   old.previous_segment, old.previous_action_group, old.previous_tier, old.moved_on, old.moved_by,
                   (old.segment, old.action_group, old.tier) IS DISTINCT FROM (n.segment, n.action_group, n.tier) AS moved,
                   (old.as_of, old.recency_days, old.t, old.r, old.f, old.m, old.segment, old.action_group, old.tier,
                    old.p_alive, old.expected_purchases, old.expected_spend, old.clv, old.p_no_purchase,
                    old.x, old.t_x, old.mean_repeat_spend)
                   IS DISTINCT FROM
                   ($1, n.recency_days, n.t, n.r, n.f, n.m, n.segment, n.action_group, n.tier,
                    n.p_alive, n.expected_purchases, n.expected_spend, n.clv, n.p_no_purchase,
                    n.x, n.t_x, n.mean_repeat_spend) AS differs,
                   CASE WHEN $14 AND old.as_of <= $1 AND old.x = n.x AND old.as_of - old.recency_days = n.last_day
                        THEN old.p_alive_at_purchase ELSE n.p_alive END AS p_alive_at_purchase,
                   old.p_alive AS previous_p_alive, old.clv AS previous_clv,
                   CASE WHEN $12 THEN dbm.clv(n.purchases, n.spend, old.x, old.t_x * $13, old.t * $13, old.mean_repeat_spend, $10, $11)
                        WHEN old.t IS NOT NULL THEN n.clv END AS remodelled_clv,
                   CASE WHEN n.t IS NULL THEN CASE WHEN old.t IS NOT NULL THEN 'removed' END
                        WHEN old.t IS NULL THEN 'acquired'
                        WHEN old.as_of - old.recency_days IS DISTINCT FROM n.last_day
                             OR $12 AND (old.x, old.mean_repeat_spend) IS DISTINCT FROM (n.x, n.mean_repeat_spend) THEN 'bought'
                        ELSE 'waited' END AS change
            FROM (SELECT s.customer_id, s.last_day, s.recency_days, s.x, s.t_x, s.t, s.mean_repeat_spend, s.purchases, s.spend,
                         (s.score).r, (s.score).f, (s.score).m, (s.score).code, (s.score).product,
                         dbm.rfm_segment(s.score, $6) AS segment,
                         dbm.rfm_group((s.score).product, $7)::text AS action_group,
                         dbm.pareto_tier(CASE WHEN s.first_day IS NOT NULL THEN s.revenue END, $8)::text AS tier,
                         dbm.p_alive(s.purchases, s.x, s.t_x, s.t) AS p_alive,
                         dbm.expected_purchases(s.purchases, s.x, s.t_x, s.t, $10) AS expected_purchases,
                         dbm.p_no_purchase(s.purchases, s.x, s.t_x, s.t, $10) AS p_no_purchase,
                         dbm.expected_spend(s.spend, s.x, s.mean_repeat_spend) AS expected_spend,
                         dbm.clv(s.purchases, s.spend, s.x, s.t_x, s.t, s.mean_repeat_spend, $10, $11) AS clv,
                         coalesce(s.k * ((s.purchases).alpha + s.t) / ((s.purchases).r + s.k * s.x),
                                  ((s.purchases).alpha + (s.purchases).beta + s.t) / ((s.purchases).alpha + s.x)) AS life_per_purchase
                  FROM fact AS s
                  OFFSET 0) AS n
            LEFT JOIN %1$I.customer_score AS old ON old.customer_id = n.customer_id)$q$,
        target, settings->>'rfm_frequency',
        CASE WHEN settings->>'clv_segment_by' IS NOT NULL THEN 'ORDER BY clv_segment OFFSET 0' ELSE '' END,
        settings->>'clv_model', replace(dbm_internal.refresh_age(settings), '$2', '$3'));
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_scoring(name, jsonb) IS
'The CTEs that score every customer_fact of schema target, beside what customer_score holds: $1 as_of, $2 run, $3 days of the unit, $4 RFM cuts, $5 segments with models, $6 segment map, $7 groups, $8 tiers, $9 shares of the tiers, $10 horizon, $11 discount, $12 whether facts of before suit the models, $13 old unit in new ones, $14 whether the models are those of before. A part of refresh.';

CREATE FUNCTION dbm_internal.scores_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    written bigint;
    cuts dbm.rfm_model;
    map dbm.rfm_map;
    groups dbm.rfm_group_model;
    tiers dbm.pareto_model;
    stored jsonb;
    segments text[];
    before jsonb;
    columns constant text[] := '{as_of,recency_days,t,r,f,m,code,product,segment,action_group,tier,
        p_alive,expected_purchases,expected_spend,clv,value_class,
        previous_segment,previous_action_group,previous_tier,moved_on,moved_by,x,t_x,mean_repeat_spend,
        p_no_purchase,next_purchase_day,remaining_life,p_alive_at_purchase,previous_p_alive,previous_clv,remodelled_clv,change,scored_by}';
BEGIN
    -- the models as they are stored, so that what is scored is what can be looked up later
    EXECUTE format('SELECT jsonb_object_agg(kind, payload) FILTER (WHERE segment = ''''), array_agg(DISTINCT segment)
                    FROM %I.model WHERE refresh_id = $1', target)
        INTO stored, segments USING run;
    cuts := jsonb_populate_record(NULL::dbm.rfm_model, stored->'rfm');
    map := jsonb_populate_record(NULL::dbm.rfm_map, stored->'segment_map');
    groups := jsonb_populate_record(NULL::dbm.rfm_group_model, stored->'action_group');
    tiers := jsonb_populate_record(NULL::dbm.pareto_model, stored->'pareto');
    EXECUTE format('SELECT settings FROM %I.refresh_log WHERE status = ''ok'' ORDER BY refresh_id DESC LIMIT 1', target)
        INTO before;
    before := coalesce(before, settings);

    -- values are rounded, since what a lost customer is worth may have more digits than an exact amount holds
    EXECUTE format($q$
        WITH %1$s,
        class AS MATERIALIZED (SELECT dbm.pareto_cuts(value, $9) AS model FROM scored),
        kept AS (
            INSERT INTO %2$I.model (kind, refresh_id, as_of, n, identified, payload)
            SELECT 'value_class', $2, $1, (model).n, (model).total > 0, to_jsonb(model) FROM class WHERE (model).n > 0)
        INSERT INTO %2$I.customer_score (customer_id, %3$s)
        SELECT n.customer_id, $1, n.recency_days, n.t, n.r, n.f, n.m, n.code, n.product, n.segment, n.action_group, n.tier,
               n.p_alive, n.expected_purchases, n.expected_spend, n.clv, n.value_class,
               CASE WHEN n.moved THEN n.old_segment ELSE n.previous_segment END,
               CASE WHEN n.moved THEN n.old_action_group ELSE n.previous_action_group END,
               CASE WHEN n.moved THEN n.old_tier ELSE n.previous_tier END,
               CASE WHEN n.moved THEN $1 ELSE n.moved_on END, CASE WHEN n.moved THEN $2 ELSE n.moved_by END,
               n.x, n.t_x, n.mean_repeat_spend, n.p_no_purchase, n.next_purchase_day, n.remaining_life,
               n.p_alive_at_purchase,
               n.previous_p_alive, n.previous_clv, n.remodelled_clv, n.change, $2
        FROM (SELECT s.*, dbm.pareto_tier(s.value, class.model)::text AS value_class FROM scored AS s, class OFFSET 0) AS n
        WHERE n.is_new OR n.differs OR n.old_value_class IS DISTINCT FROM n.value_class
        ON CONFLICT (customer_id) DO UPDATE SET %4$s$q$,
        dbm_internal.refresh_scoring(target, settings), target, array_to_string(columns, ', '),
        (SELECT string_agg(format('%1$I = excluded.%1$I', c), ', ') FROM unnest(columns) AS c))
        USING as_of, run, dbm_internal.unit_days(settings->>'clv_unit'), cuts, segments, map, groups, tiers,
              ('{' || (settings->>'tier_shares') || '}')::double precision[],
              (settings->>'clv_horizon')::double precision, (settings->>'annual_discount')::double precision,
              ((before->>'clv_model' = 'bg_bb') = (settings->>'clv_model' = 'bg_bb')
               AND (settings->>'clv_model' <> 'bg_bb' OR before->>'clv_unit' = settings->>'clv_unit')) IS TRUE,
              dbm_internal.unit_days(before->>'clv_unit') / dbm_internal.unit_days(settings->>'clv_unit'),
              (before->>'clv_model', before->>'clv_segment_by') IS NOT DISTINCT FROM (settings->>'clv_model', settings->>'clv_segment_by');
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN jsonb_build_object('scores_written', written);
END;
$$;
COMMENT ON FUNCTION dbm_internal.scores_refresh(name, date, bigint, jsonb) IS
'Scores every customer_fact of schema target under the models of a run, and classes them by lifetime value; rows that did not change are not written. Step of refresh.';

CREATE FUNCTION dbm_internal.history_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    moves bigint;
BEGIN
    EXECUTE format($q$
        WITH gone AS (
            DELETE FROM %1$I.customer_score AS s
            WHERE NOT EXISTS (SELECT FROM %1$I.customer_fact AS f WHERE f.customer_id = s.customer_id)
            RETURNING s.customer_id, s.segment, s.action_group, s.tier, s.clv)
        INSERT INTO %1$I.segment_history
            (customer_id, refresh_id, as_of, from_segment, to_segment, from_action_group, to_action_group,
             from_tier, to_tier, from_clv, to_clv)
        SELECT customer_id, $2, $1, previous_segment, segment, previous_action_group, action_group,
               previous_tier, tier, previous_clv, clv
        FROM %1$I.customer_score WHERE moved_by = $2
        UNION ALL
        SELECT customer_id, $2, $1, segment, NULL, action_group, NULL, tier, NULL, clv, NULL FROM gone$q$, target)
        USING as_of, run;
    GET DIAGNOSTICS moves = ROW_COUNT;
    RETURN jsonb_build_object('moves', moves);
END;
$$;
COMMENT ON FUNCTION dbm_internal.history_refresh(name, date, bigint, jsonb) IS
'Notes who moved in a run, and takes the scores of vanished customers away. Step of refresh.';
