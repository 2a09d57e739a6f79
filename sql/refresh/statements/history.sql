-- Notes who moved in a run, and takes the scores of vanished customers away.
-- Parameters: schema, as_of, run
WITH gone AS (
    DELETE FROM :"schema".customer_score AS s
    WHERE NOT EXISTS (SELECT FROM :"schema".customer_fact AS f WHERE f.customer_id = s.customer_id)
    RETURNING s.customer_id, s.segment, s.action_group, s.tier, s.clv)
INSERT INTO :"schema".segment_history
    (customer_id, refresh_id, as_of, from_segment, to_segment, from_action_group, to_action_group,
     from_tier, to_tier, from_clv, to_clv)
SELECT customer_id, :'run'::bigint, :'as_of'::date, previous_segment, segment, previous_action_group, action_group,
       previous_tier, tier, previous_clv, clv
FROM :"schema".customer_score WHERE moved_by = :'run'::bigint
UNION ALL
SELECT customer_id, :'run'::bigint, :'as_of'::date, segment, NULL, action_group, NULL, tier, NULL, clv, NULL FROM gone;
