-- The sum of lifetime values before and after a run, and what changed it, for all, each tier and each segment.
-- Parameters: schema, run, unit_days
WITH one AS (
    SELECT CASE WHEN s.moved_by = :'run'::bigint THEN s.previous_tier ELSE s.tier END AS old_tier, s.tier,
           CASE WHEN s.moved_by = :'run'::bigint THEN s.previous_segment ELSE s.segment END AS old_segment, s.segment,
           CASE WHEN s.scored_by = :'run'::bigint THEN s.change ELSE 'waited' END AS change,
           CASE WHEN s.scored_by = :'run'::bigint THEN s.previous_clv ELSE s.clv END AS c0,
           CASE WHEN s.scored_by = :'run'::bigint THEN s.remodelled_clv ELSE s.clv END AS m,
           s.clv AS c1, s.p_alive AS alive, s.expected_purchases AS purchases, s.remaining_life AS life
    FROM :"schema".customer_score AS s
    WHERE s.t IS NOT NULL OR (s.scored_by = :'run'::bigint AND s.change = 'removed')
    UNION ALL
    SELECT h.from_tier, NULL, h.from_segment, NULL, 'removed', h.from_clv, NULL, NULL, NULL, NULL, NULL
    FROM :"schema".segment_history AS h
    WHERE h.refresh_id = :'run'::bigint AND h.to_segment IS NULL AND h.from_tier IS NOT NULL),
-- exact, so in any order: ten thousandths as integers, what is too large for that as it is
flow AS (
    SELECT o.old_tier, o.tier, o.old_segment, o.segment, o.change, count(*) AS n,
           coalesce(sum((CASE WHEN abs(o.c0) < 9e14 THEN o.c0 * 1e4 END)::bigint), 0) * 0.0001
           + coalesce(sum(round(o.c0::numeric, 4)) FILTER (WHERE abs(o.c0) >= 9e14), 0) AS c0,
           coalesce(sum((CASE WHEN abs(o.m) < 9e14 THEN o.m * 1e4 END)::bigint), 0) * 0.0001
           + coalesce(sum(round(o.m::numeric, 4)) FILTER (WHERE abs(o.m) >= 9e14), 0) AS m,
           coalesce(sum((CASE WHEN abs(o.c1) < 9e14 THEN o.c1 * 1e4 END)::bigint), 0) * 0.0001
           + coalesce(sum(round(o.c1::numeric, 4)) FILTER (WHERE abs(o.c1) >= 9e14), 0) AS c1,
           coalesce(sum((CASE WHEN abs(o.alive) < 9e14 THEN o.alive * 1e4 END)::bigint), 0) * 0.0001
           + coalesce(sum(round(o.alive::numeric, 4)) FILTER (WHERE abs(o.alive) >= 9e14), 0) AS alive,
           coalesce(sum((CASE WHEN abs(o.purchases) < 9e14 THEN o.purchases * 1e4 END)::bigint), 0) * 0.0001
           + coalesce(sum(round(o.purchases::numeric, 4)) FILTER (WHERE abs(o.purchases) >= 9e14), 0) AS purchases,
           coalesce(sum((CASE WHEN abs(o.life) < 9e14 THEN o.life * 1e4 END)::bigint), 0) * 0.0001
           + coalesce(sum(round(o.life::numeric, 4)) FILTER (WHERE abs(o.life) >= 9e14), 0) AS life
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
INSERT INTO :"schema".equity
SELECT :'run'::bigint, p.dimension, p.member, (SELECT max(refresh_id) FROM :"schema".refresh_log WHERE status = 'ok' AND refresh_id < :'run'::bigint),
       sum(p.opening), sum(p.acquired), sum(p.bought), sum(p.decayed), sum(p.remodelled), sum(p.removed),
       sum(p.moved_in), sum(p.moved_out), sum(p.closing),
       coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change <> 'acquired'), 0),
       coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change = 'acquired'), 0),
       coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change = 'bought'), 0),
       coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.change = 'removed'), 0),
       coalesce(sum(p.n) FILTER (WHERE p.arrives AND p.moved), 0),
       coalesce(sum(p.n) FILTER (WHERE NOT p.arrives AND p.moved), 0),
       coalesce(sum(p.n) FILTER (WHERE p.arrives), 0),
       sum(p.alive), sum(p.purchases), sum(p.life) * :'unit_days'::numeric
FROM part AS p GROUP BY p.dimension, p.member;
