-- scores of every customer under the models of a run, and who moved

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

    EXECUTE dbm_internal.render(dbm_internal.statement_refresh_scores(), jsonb_build_object(
            'schema', target, 'as_of', as_of, 'run', run,
            'frequency', settings->>'rfm_frequency', 'clv_model', settings->>'clv_model',
            'unit', settings->>'clv_unit', 'unit_days', dbm_internal.unit_days(settings->>'clv_unit'),
            'in_order', CASE WHEN settings->>'clv_segment_by' IS NOT NULL THEN 'ORDER BY clv_segment OFFSET 0' ELSE '' END,
            'segments', segments::text, 'tier_shares', '{' || (settings->>'tier_shares') || '}',
            'horizon', settings->>'clv_horizon', 'discount', settings->>'annual_discount',
            'comparable', ((before->>'clv_model' = 'bg_bb') = (settings->>'clv_model' = 'bg_bb')
                           AND (settings->>'clv_model' <> 'bg_bb' OR before->>'clv_unit' = settings->>'clv_unit')) IS TRUE,
            'unit_ratio', dbm_internal.unit_days(before->>'clv_unit') / dbm_internal.unit_days(settings->>'clv_unit'),
            'same_models', (before->>'clv_model', before->>'clv_segment_by')
                           IS NOT DISTINCT FROM (settings->>'clv_model', settings->>'clv_segment_by')))
        USING cuts, map, groups, tiers;
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
    EXECUTE dbm_internal.render(dbm_internal.statement_refresh_history(), jsonb_build_object(
        'schema', target, 'as_of', as_of, 'run', run));
    GET DIAGNOSTICS moves = ROW_COUNT;
    RETURN jsonb_build_object('moves', moves);
END;
$$;
COMMENT ON FUNCTION dbm_internal.history_refresh(name, date, bigint, jsonb) IS
'Notes who moved in a run, and takes the scores of vanished customers away. Step of refresh.';
