-- customer_equity: the sum of lifetime values and what changed it from run to run; whom to guard, whom to
-- win back, what campaigns return.
--
-- The bridge. Of every buyer, refresh keeps clv before (c0), clv after (c1), and m: the value of the
-- facts of before under the models and settings of after. Then m - c0 is owed to the models, and c1 - m
-- to the customer: to purchases where there were any, to waiting where there were none. Summed exactly:
--   opening + acquired + bought + decayed + remodelled + removed + moved_in + moved_out = closing
-- where removed and moved_out are negative. Amounts count with four decimals, rounded once for each
-- customer, so that the closing of a run is the opening of the next to the last digit.

CREATE FUNCTION dbm_internal.customer_equity_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('alert_tiers', 'A', '^ *[A-E]( *, *[A-E])* *$', 'tiers with commas, as in A,B',
     'Tiers that value_alert guards, with commas.'),
    ('alert_drop', '0.2', '^(0?\.[0-9]+|[01](\.0+)?)$', 'a fraction from 0 to 1',
     'Fall of p_alive since the latest purchase at which value_alert names a customer.'),
    ('winback_tiers', 'A,B', '^ *[A-E]( *, *[A-E])* *$', 'tiers with commas, as in A,B',
     'Tiers that winback looks at, with commas.'),
    ('winback_below', '0.5', '^(0?\.[0-9]+|[01](\.0+)?)$', 'a probability from 0 to 1',
     'p_alive below which winback takes a customer for lost.'),
    ('margin', '1', '^(0?\.[0-9]+|[01](\.0+)?)$', 'a fraction from 0 to 1',
     'Share of revenue that stays as profit, for the returns in campaign_value.')
$$;
COMMENT ON FUNCTION dbm_internal.customer_equity_settings() IS
'Settings of customer equity and its lists: name, default, regular expression of what is allowed, the same in words, meaning.';

CREATE FUNCTION dbm_internal.customer_equity_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- exact, so in any order: ten thousandths as integers, what is too large for that as it is
    sums constant text := (SELECT string_agg(format(
        'coalesce(sum((CASE WHEN abs(o.%1$I) < 9e14 THEN o.%1$I * 1e4 END)::bigint), 0) * 0.0001
         + coalesce(sum(round(o.%1$I::numeric, 4)) FILTER (WHERE abs(o.%1$I) >= 9e14), 0) AS %1$I', c), ', ')
        FROM unnest('{c0,m,c1,alive,purchases,life}'::text[]) AS c);
BEGIN
    EXECUTE format($q$
        WITH one AS (
            SELECT CASE WHEN s.moved_by = $1 THEN s.previous_tier ELSE s.tier END AS old_tier, s.tier,
                   CASE WHEN s.moved_by = $1 THEN s.previous_segment ELSE s.segment END AS old_segment, s.segment,
                   CASE WHEN s.scored_by = $1 THEN s.change ELSE 'waited' END AS change,
                   CASE WHEN s.scored_by = $1 THEN s.previous_clv ELSE s.clv END AS c0,
                   CASE WHEN s.scored_by = $1 THEN s.remodelled_clv ELSE s.clv END AS m,
                   s.clv AS c1, s.p_alive AS alive, s.expected_purchases AS purchases, s.remaining_life AS life
            FROM %1$I.customer_score AS s
            WHERE s.t IS NOT NULL OR (s.scored_by = $1 AND s.change = 'removed')
            UNION ALL
            SELECT h.from_tier, NULL, h.from_segment, NULL, 'removed', h.from_clv, NULL, NULL, NULL, NULL, NULL
            FROM %1$I.segment_history AS h
            WHERE h.refresh_id = $1 AND h.to_segment IS NULL AND h.from_tier IS NOT NULL),
        flow AS (
            SELECT o.old_tier, o.tier, o.old_segment, o.segment, o.change, count(*) AS n, %2$s
            FROM one AS o GROUP BY 1, 2, 3, 4, 5),
        -- each customer twice: with the change where he was, with the result where he is
        side AS (
            SELECT d.dimension, CASE WHEN f.change = 'acquired' THEN d.here ELSE d.there END AS member, f.change, f.n, f.c0, f.m, f.c1,
                   f.change NOT IN ('acquired', 'removed') AND d.here IS DISTINCT FROM d.there AS moved, false AS arrives, 0 AS alive, 0 AS purchases, 0 AS life
            FROM flow AS f, LATERAL (VALUES ('all', '', ''), ('tier', f.old_tier, f.tier), ('segment', f.old_segment, f.segment)) AS d (dimension, there, here)
            UNION ALL
            SELECT d.dimension, d.here, f.change, f.n, 0, 0, f.c1,
                   f.change <> 'acquired' AND d.here IS DISTINCT FROM d.there, true, f.alive, f.purchases, f.life
            FROM flow AS f, LATERAL (VALUES ('all', '', ''), ('tier', f.old_tier, f.tier), ('segment', f.old_segment, f.segment)) AS d (dimension, there, here)
            WHERE f.change <> 'removed'
            UNION ALL
            SELECT 'all', '', 'waited', 0, 0, 0, 0, false, true, 0, 0, 0),
        part AS (
            SELECT s.dimension, coalesce(s.member, '') AS member, s.n,
                   CASE WHEN NOT arrives AND change <> 'acquired' THEN s.c0 ELSE 0 END AS opening,
                   CASE WHEN NOT arrives AND change = 'acquired' THEN s.c1 ELSE 0 END AS acquired,
                   CASE WHEN NOT arrives AND change = 'bought' THEN s.c1 - s.m ELSE 0 END AS bought,
                   CASE WHEN NOT arrives AND change = 'waited' THEN s.c1 - s.m ELSE 0 END AS decayed,
                   CASE WHEN NOT arrives AND change IN ('bought', 'waited') THEN s.m - s.c0 ELSE 0 END AS remodelled,
                   CASE WHEN NOT arrives AND change = 'removed' THEN -s.c0 ELSE 0 END AS removed,
                   CASE WHEN arrives AND moved THEN s.c1 ELSE 0 END AS moved_in,
                   CASE WHEN NOT arrives AND moved THEN -s.c1 ELSE 0 END AS moved_out,
                   CASE WHEN arrives THEN s.c1 ELSE 0 END AS closing,
                   s.change, s.moved, s.arrives, s.alive, s.purchases, s.life
            FROM side AS s)
        INSERT INTO %1$I.equity
        SELECT $1, p.dimension, p.member, (SELECT max(refresh_id) FROM %1$I.refresh_log WHERE status = 'ok' AND refresh_id < $1),
               sum(p.opening), sum(p.acquired), sum(p.bought), sum(p.decayed), sum(p.remodelled), sum(p.removed),
               sum(p.moved_in), sum(p.moved_out), sum(p.closing),
               coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change <> 'acquired'), 0),
               coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change = 'acquired'), 0),
               coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change = 'bought'), 0),
               coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change = 'removed'), 0),
               coalesce(sum(p.n) FILTER (WHERE p.arrives AND p.moved), 0),
               coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.moved), 0),
               coalesce(sum(p.n) FILTER (WHERE p.arrives), 0),
               sum(p.alive), sum(p.purchases), sum(p.life) * $2
        FROM part AS p GROUP BY p.dimension, p.member$q$, target, sums)
        USING run, dbm_internal.unit_days(settings->>'clv_unit')::numeric;
    RETURN '{}'::jsonb;
END;
$$;
COMMENT ON FUNCTION dbm_internal.customer_equity_refresh(name, date, bigint, jsonb) IS
'Sums the lifetime values of schema target and what changed them in a run. Step of refresh.';
