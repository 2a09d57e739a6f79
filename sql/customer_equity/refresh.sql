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
BEGIN
    EXECUTE dbm_internal.render(dbm_internal.statement_customer_equity_bridge(), jsonb_build_object(
        'schema', target, 'run', run, 'unit_days', dbm_internal.unit_days(settings->>'clv_unit')));
    RETURN '{}'::jsonb;
END;
$$;
COMMENT ON FUNCTION dbm_internal.customer_equity_refresh(name, date, bigint, jsonb) IS
'Sums the lifetime values of schema target and what changed them in a run. Step of refresh.';
