-- clv: the purchase and spend models of a run, whole or by segment
--
-- A customer is scored under the models of his segment where it has its own, else under the models of
-- all; both are rows of the table model.

CREATE FUNCTION dbm_internal.clv_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('clv_model', 'bg_nbd', '^(bg_nbd|mbg_nbd|pareto_nbd|bg_cnbd_k|mbg_cnbd_k|bg_bb)$', 'bg_nbd, mbg_nbd, pareto_nbd, bg_cnbd_k, mbg_cnbd_k or bg_bb',
     'Model of purchases: bg_nbd; mbg_nbd, in which one-time buyers may be gone; pareto_nbd, in which customers leave at any time; bg_cnbd_k and mbg_cnbd_k, in which purchases come regularly; bg_bb, for calendar periods of clv_unit with and without a purchase.'),
    ('clv_segment_by', NULL::text, '^(kind|party_kind|state|owner|source_id|campaign_id|channel|industry|country|region_code|city|language)?$', 'empty or one of kind, party_kind, state, owner, source_id, campaign_id, channel, industry, country, region_code, city, language',
     'Column of customer by which models are fitted apart: kind, party_kind, state, owner, source_id, campaign_id, channel, industry, country, region_code, city or language. Empty: one model for all.'),
    ('clv_segment_minimum', '20', '^[0-9]{1,9}$', 'a whole number of buyers',
     'Buyers that a model of its own takes; smaller segments are scored under the model of all.'),
    ('clv_centre_weight', NULL::text, '^([0-9]{1,9}(\.[0-9]+)?)?$', 'empty or a number of customers',
     'How far the models of all customers lean toward the default centre, in customers; empty: 10 and less the more bought again. 0: not at all.'),
    ('clv_segment_weight', NULL::text, '^([0-9]{1,9}(\.[0-9]+)?)?$', 'empty or a number of customers',
     'How far the model of a segment leans toward the model of all, in customers: 0 not at all. Empty: as far as the differences between segments are chance.'),
    ('clv_unit', 'week', '^(day|week|month|year)$', 'day, week, month or year',
     'Time unit of the purchase model: day, week, month or year.'),
    ('clv_horizon', '52', '^[0-9]+(\.[0-9]+)?$', 'a number of time units, as in 52',
     'How many units ahead expected purchases and lifetime value look.'),
    ('annual_discount', '0.1', '^[0-9]+(\.[0-9]+)?$', 'a fraction, as in 0.1 for 10 percent',
     'Discount of future money per year, as a fraction.')
$$;
COMMENT ON FUNCTION dbm_internal.clv_settings() IS
'Settings of lifetime value: name, default, regular expression of what is allowed, the same in words, meaning.';

CREATE FUNCTION dbm_internal.refresh_all_buying(kind text, unit text, as_of date, customers dbm.btyd_sketch, centre_weight double precision)
    RETURNS dbm.btyd_model
    LANGUAGE plpgsql STABLE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- OFFSET 0 keeps the fit from running once for every field of its model
    fit constant text := format('SELECT (f.model).* FROM (SELECT dbm.%I(sketch => $1, unit => $2, as_of => $3, centre => $4, weight => $5) AS model OFFSET 0) AS f',
                                kind || '_fit');
    alone dbm.btyd_model;
    leaning dbm.btyd_model;
BEGIN
    EXECUTE fit INTO alone USING customers, unit, as_of, NULL::dbm.btyd_model, NULL::double precision;
    IF NOT (alone.n > 0 AND centre_weight > 0) THEN
        RETURN alone;
    END IF;
    EXECUTE fit INTO leaning USING customers, unit, as_of, dbm.default_btyd_centre(kind, unit, coalesce(alone.k, 1)::integer), centre_weight;
    -- what the centre adds is no knowledge of these customers
    leaning.identified := alone.identified;
    leaning.note := replace(leaning.note, 'toward a centre', 'toward the default centre');
    RETURN leaning;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_all_buying(text, text, date, dbm.btyd_sketch, double precision) IS
'The purchase model of all customers, leaning toward the default centre with this weight; identified says whether the customers alone determine it. NULL without customers. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_all_spending(customers dbm.spend_sketch, centre_weight double precision)
    RETURNS dbm.spend_model
    LANGUAGE plpgsql STABLE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    alone constant dbm.spend_model := dbm.gamma_gamma_fit(customers);
    weight constant double precision := coalesce(centre_weight, dbm.default_centre_weight(alone.n));
    leaning dbm.spend_model;
BEGIN
    IF NOT (alone.n > 0 AND weight > 0) THEN
        RETURN alone;
    END IF;
    leaning := dbm.gamma_gamma_fit(customers, dbm.default_spend_centre(), weight);
    leaning.identified := alone.identified;
    leaning.note := replace(leaning.note, 'toward a centre', 'toward the default centre');
    RETURN leaning;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_all_spending(dbm.spend_sketch, double precision) IS
'The spend model of all customers, leaning toward the default centre with this weight, or as many customers as the default weight says. NULL without customers. A part of refresh.';

CREATE FUNCTION dbm_internal.clv_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    kind constant text := settings->>'clv_model';
    unit constant text := settings->>'clv_unit';
    least_buyers constant bigint := settings->>'clv_segment_minimum';
    -- OFFSET 0 keeps the fit from running once for every field of its model
    fit constant text := format('SELECT (f.model).* FROM (SELECT dbm.%I(sketch => $1, unit => $2, as_of => $3, centre => $4, weight => $5) AS model OFFSET 0) AS f',
                                kind || '_fit');
    segments text[];
    buyers bigint[];
    buying dbm.btyd_sketch[];
    spending dbm.spend_sketch[];
    all_buying dbm.btyd_model;
    all_spending dbm.spend_model;
    plain_buying dbm.btyd_model[];
    plain_spending dbm.spend_model[];
    purchases dbm.btyd_model;
    spend dbm.spend_model;
    buying_weight double precision := settings->>'clv_segment_weight';
    spending_weight double precision := buying_weight;
    returned bigint;
BEGIN
    EXECUTE dbm_internal.render(dbm_internal.statement_clv_sketches(), jsonb_build_object(
            'schema', target, 'clv_model', kind, 'intervals', CASE WHEN kind LIKE '%\_k' THEN 'log_intervals,' ELSE '' END,
            'as_of', as_of, 'unit', unit, 'unit_days', dbm_internal.unit_days(unit)))
        INTO segments, buyers, buying, spending, returned;

    -- the models of all customers, and toward them those of the segments, which lean the more the less
    -- plain fits of the segments differ
    all_buying := dbm_internal.refresh_all_buying(kind, unit, as_of, (SELECT dbm.rollup(b) FROM unnest(buying) AS b),
        coalesce((settings->>'clv_centre_weight')::double precision, dbm.default_centre_weight(returned)));
    all_spending := dbm_internal.refresh_all_spending((SELECT dbm.rollup(s) FROM unnest(spending) AS s),
        (settings->>'clv_centre_weight')::double precision);
    IF settings->>'clv_segment_by' IS NOT NULL THEN
        FOR i IN 1 .. coalesce(cardinality(segments), 0) LOOP
            IF buyers[i] >= least_buyers AND segments[i] <> '' THEN
                EXECUTE fit INTO purchases USING buying[i], unit, as_of, NULL::dbm.btyd_model, NULL::double precision;
                plain_buying := plain_buying || purchases;
                plain_spending := plain_spending || dbm.gamma_gamma_fit(spending[i]);
            END IF;
        END LOOP;
        IF all_buying.identified THEN
            buying_weight := coalesce(buying_weight, dbm.shrinkage_weight(all_buying, plain_buying), 200);
        END IF;
        IF all_spending.identified THEN
            spending_weight := coalesce(spending_weight, dbm.shrinkage_weight(all_spending, plain_spending), 200);
        END IF;
        FOR i IN 1 .. coalesce(cardinality(segments), 0) LOOP
            CONTINUE WHEN buyers[i] < least_buyers OR segments[i] = '';
            IF all_buying.identified AND buying_weight < 'Infinity' THEN
                EXECUTE fit INTO purchases USING buying[i], unit, as_of, all_buying, buying_weight;
                PERFORM dbm_internal.keep_model(target, run, as_of, kind, purchases.n, purchases.identified, purchases.note, to_jsonb(purchases), segments[i]);
            END IF;
            IF all_spending.identified AND spending_weight < 'Infinity' THEN
                spend := dbm.gamma_gamma_fit(spending[i], all_spending, spending_weight);
                IF spend.p IS NOT NULL THEN
                    PERFORM dbm_internal.keep_model(target, run, as_of, 'gamma_gamma', spend.n, spend.identified, spend.note, to_jsonb(spend), segments[i]);
                END IF;
            END IF;
        END LOOP;
    END IF;
    IF all_buying.n > 0 THEN
        PERFORM dbm_internal.keep_model(target, run, as_of, kind, all_buying.n, all_buying.identified, all_buying.note, to_jsonb(all_buying));
    END IF;
    IF all_spending.n > 0 THEN
        PERFORM dbm_internal.keep_model(target, run, as_of, 'gamma_gamma', all_spending.n, all_spending.identified, all_spending.note, to_jsonb(all_spending));
    END IF;
    RETURN '{}'::jsonb;
END;
$$;
COMMENT ON FUNCTION dbm_internal.clv_refresh(name, date, bigint, jsonb) IS
'Fits and stores the purchase and spend models of schema target: those of all customers, and those of each segment of setting clv_segment_by, leaning toward them. Step of refresh.';
