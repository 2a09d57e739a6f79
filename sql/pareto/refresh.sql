-- pareto: value tiers and curve of a run

CREATE FUNCTION dbm_internal.pareto_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('tier_shares', '0.8,0.95', '^ *[0-9.]+( *, *[0-9.]+)* *$', 'rising fractions with commas, as in 0.8,0.95',
     'Shares of revenue at which tier A ends, tier B ends, and so on; the last tier takes the rest. The classes by clv end at the same shares.')
$$;
COMMENT ON FUNCTION dbm_internal.pareto_settings() IS
'Settings of value tiers: name, default, regular expression of what is allowed, the same in words, meaning.';

CREATE FUNCTION dbm_internal.pareto_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    value_sketch dbm.value_sketch;
    tiers dbm.pareto_model;
BEGIN
    EXECUTE format('SELECT dbm.value_sketch(revenue) FROM %I.customer_fact WHERE first_day IS NOT NULL', target)
        INTO value_sketch;
    tiers := dbm.pareto_cuts(value_sketch, ('{' || (settings->>'tier_shares') || '}')::double precision[]);
    IF tiers.n > 0 THEN
        PERFORM dbm_internal.keep_model(target, run, as_of, 'pareto', tiers.n, tiers.total > 0,
                               CASE WHEN tiers.total > 0 THEN NULL ELSE 'no customer has positive revenue' END,
                               to_jsonb(tiers));
        PERFORM dbm_internal.keep_model(target, run, as_of, 'pareto_curve', tiers.n, tiers.total > 0, NULL,
                               to_jsonb(dbm.pareto_curve(value_sketch)));
    END IF;
    RETURN '{}'::jsonb;
END;
$$;
COMMENT ON FUNCTION dbm_internal.pareto_refresh(name, date, bigint, jsonb) IS
'Fits and stores the value tiers and the Pareto curve of schema target. Step of refresh.';
