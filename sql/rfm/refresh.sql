-- rfm: cut points, segment map and action groups of a run

CREATE FUNCTION dbm_internal.rfm_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('segment_map', 'grid', '.', 'grid, cells, eight or a map of your own',
     'Which map of segment_rule names the segments: grid, cells, eight, or one of your own.'),
    ('rfm_rule', 'percent_rank', '^(percent_rank|nested|fixed)$', 'percent_rank, nested or fixed',
     'How values become scores: percent_rank, nested, or fixed (with the three thresholds).'),
    ('rfm_bins', '5', '^[2-9]$', 'a whole number from 2 to 9',
     'Scores run from 1 to this number, 2 to 9. The segment map must cover it.'),
    ('rfm_frequency', 'purchase_days', '^(purchase_days|orders)$', 'purchase_days or orders',
     'What frequency counts: purchase_days or orders.'),
    ('rfm_thresholds', NULL::text, '^([-0-9.,]+;[-0-9.,]+;[-0-9.,]+)?$', 'three lists of cut points, as in 180,90,60,30;2,3,5,9;100,200,500,1000',
     'For rule fixed: three lists of cut points, recency days falling, frequency and monetary rising, as in 180,90,60,30;2,3,5,9;100,200,500,1000.'),
    ('group_shares', '0.2,0.6,0.2', '^ *[0-9.]+( *, *[0-9.]+)* *$', 'three fractions with commas, as in 0.2,0.6,0.2',
     'Shares of customers to protect, invest in and avoid, by the product r x f x m. They add up to 1.')
$$;
COMMENT ON FUNCTION dbm_internal.rfm_settings() IS
'Settings of RFM scores, segments and groups: name, default, regular expression of what is allowed, the same in words, meaning.';

CREATE FUNCTION dbm_internal.rfm_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    frequency constant text := settings->>'rfm_frequency';
    bins constant integer := settings->>'rfm_bins';
    thresholds constant text[] := string_to_array(settings->>'rfm_thresholds', ';');
    buyers bigint;
    cuts dbm.rfm_model;
    map dbm.rfm_map;
    groups dbm.rfm_group_model;
BEGIN
    EXECUTE format('SELECT count(*) FROM %I.customer_fact WHERE first_day IS NOT NULL', target) INTO buyers;
    IF settings->>'rfm_rule' = 'fixed' THEN
        IF coalesce(cardinality(thresholds), 0) <> 3 THEN
            RAISE EXCEPTION 'setting "rfm_thresholds" has the value "%"', settings->>'rfm_thresholds'
                USING ERRCODE = 'invalid_parameter_value',
                      HINT = 'It must be three lists of cut points, as in 180,90,60,30;2,3,5,9;100,200,500,1000.';
        END IF;
        cuts := dbm.rfm_thresholds(('{' || thresholds[1] || '}')::integer[], ('{' || thresholds[2] || '}')::bigint[],
                                   ('{' || thresholds[3] || '}')::numeric[], as_of);
    ELSE
        EXECUTE format('SELECT (c.cuts).* FROM (
                            SELECT dbm.rfm_cuts($1 - last_day, %I::bigint, revenue, $2, $3, $1, $4) AS cuts
                            FROM %I.customer_fact WHERE first_day IS NOT NULL OFFSET 0) AS c', frequency, target)
            INTO cuts USING as_of, bins, settings->>'rfm_rule', settings->>'currency';
    END IF;
    IF buyers > 0 THEN
        PERFORM dbm_internal.keep_model(target, run, as_of, 'rfm', buyers, buyers >= bins,
                               CASE WHEN buyers < bins THEN format('%s buyers are fewer than the %s scores', buyers, bins) END,
                               to_jsonb(cuts));
    END IF;

    EXECUTE format('SELECT (c.map).* FROM (
                        SELECT dbm.rfm_map(map, $2, segment, r_from, r_to, f_from, f_to, m_from, m_to) AS map
                        FROM %I.segment_rule WHERE map = $1 OFFSET 0) AS c', target)
        INTO map USING settings->>'segment_map', bins;
    IF map IS NULL THEN
        RAISE EXCEPTION 'segment map "%" has no rows in segment_rule', settings->>'segment_map'
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'Set setting segment_map to grid, cells or eight, or add the rows of your own map.';
    END IF;
    PERFORM dbm_internal.keep_model(target, run, as_of, 'segment_map', cardinality(map.segments), true, NULL, to_jsonb(map));

    EXECUTE format('SELECT (c.cuts).* FROM (
                        SELECT dbm.rfm_group_cuts((dbm.rfm_score($1 - last_day, %I::bigint, revenue, $2)).product, $3) AS cuts
                        FROM %I.customer_fact WHERE first_day IS NOT NULL OFFSET 0) AS c', frequency, target)
        INTO groups USING as_of, cuts, ('{' || (settings->>'group_shares') || '}')::double precision[];
    IF groups.n > 0 THEN
        PERFORM dbm_internal.keep_model(target, run, as_of, 'action_group', groups.n, groups.n >= cardinality(groups.shares), NULL,
                               to_jsonb(groups));
    END IF;
    RETURN '{}'::jsonb;
END;
$$;
COMMENT ON FUNCTION dbm_internal.rfm_refresh(name, date, bigint, jsonb) IS
'Fits and stores the RFM cut points, the segment map and the action groups of schema target. Step of refresh.';
