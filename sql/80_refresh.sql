-- refresh: facts, models, scores and segment history of one schema, in one transaction.
--
-- Shape: the procedure dbm.refresh owns the transactions, so it can have no SET clause and names every
-- object with its schema; dbm.refresh_try catches a failure so that its log row survives; the steps
-- below it are pinned functions that run dynamic SQL on the schema they are given.

-- Settings

CREATE FUNCTION dbm.check_setting(settings jsonb, setting text, shape text, allowed text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF coalesce(settings->>setting, '') !~ shape THEN
        RAISE EXCEPTION 'setting "%" has the value "%"', setting, settings->>setting
            USING ERRCODE = 'invalid_parameter_value', HINT = format('It must be %s.', allowed);
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm.check_setting(jsonb, text, text, text) IS
'Refuses a setting whose text does not match the regular expression shape; allowed says in words what would. A part of refresh.';

CREATE FUNCTION dbm.refresh_settings(target name) RETURNS jsonb
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    number_shape constant text := '^[0-9]+(\.[0-9]+)?$';
    shares_shape constant text := '^ *[0-9.]+( *, *[0-9.]+)* *$';
    settings jsonb;
BEGIN
    EXECUTE format('SELECT jsonb_object_agg(d.name, coalesce(nullif(btrim(s.value), ''''), d.value))
                    FROM dbm.default_settings() AS d LEFT JOIN %I.setting AS s ON s.name = d.name', target)
        INTO settings;
    PERFORM dbm.check_setting(settings, 'counted_statuses',
        '^ *(order|paid|delivered)( *, *(order|paid|delivered))* *$',
        'one or more of order, paid and delivered, with commas');
    PERFORM dbm.check_setting(settings, 'rfm_rule', '^(percent_rank|nested|fixed)$', 'percent_rank, nested or fixed');
    PERFORM dbm.check_setting(settings, 'rfm_bins', '^[2-9]$', 'a whole number from 2 to 9');
    PERFORM dbm.check_setting(settings, 'rfm_frequency', '^(purchase_days|orders)$', 'purchase_days or orders');
    PERFORM dbm.check_setting(settings, 'group_shares', shares_shape, 'three fractions with commas, as in 0.2,0.6,0.2');
    PERFORM dbm.check_setting(settings, 'tier_shares', shares_shape, 'rising fractions with commas, as in 0.8,0.95');
    PERFORM dbm.check_setting(settings, 'clv_unit', '^(day|week|month|year)$', 'day, week, month or year');
    PERFORM dbm.check_setting(settings, 'clv_horizon', number_shape, 'a number of time units, as in 52');
    PERFORM dbm.check_setting(settings, 'annual_discount', number_shape, 'a fraction, as in 0.1 for 10 percent');
    PERFORM dbm.check_setting(settings, 'stale_after_hours', '^[0-9]{1,6}$', 'a whole number of hours');
    IF settings->>'rfm_rule' = 'fixed' THEN
        PERFORM dbm.check_setting(settings, 'rfm_thresholds', '^[-0-9.,]+;[-0-9.,]+;[-0-9.,]+$',
            'three lists of cut points, as in 180,90,60,30;2,3,5,9;100,200,500,1000');
    END IF;
    RETURN settings;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_settings(name) IS
'The settings of schema target as one object, defaults filled in. Error: a value that its setting does not allow. A part of refresh.';

-- Facts

CREATE FUNCTION dbm.refresh_survey(target name, as_of date, settings jsonb,
                                   OUT currency text, OUT transactions bigint, OUT left_out bigint)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    counted constant text[] := string_to_array(replace(settings->>'counted_statuses', ' ', ''), ',');
    chosen constant text := settings->>'currency';
    currencies text[];
    strange text;
    incomplete bigint;
    total bigint;
BEGIN
    EXECUTE format($q$
        SELECT array_agg(DISTINCT g.currency ORDER BY g.currency) FILTER (WHERE counts AND g.currency IS NOT NULL),
               min(coalesce(g.status, '(none)'))
                   FILTER (WHERE g.status IN ('quote', 'order', 'paid', 'delivered', 'returned', 'cancelled') IS NOT TRUE),
               sum(g.gaps) FILTER (WHERE counts),
               sum(g.n) FILTER (WHERE counts AND ($3 IS NULL OR g.currency = $3)),
               sum(g.n)
        FROM (SELECT t.status::text AS status, t.currency::text AS currency, count(*) AS n,
                     count(*) FILTER (WHERE t.customer_id IS NULL OR t.ordered_on IS NULL OR t.amount IS NULL
                                            OR t.currency IS NULL) AS gaps
              FROM %I.transaction AS t
              WHERE (t.ordered_on > $1) IS NOT TRUE
              GROUP BY 1, 2) AS g
        CROSS JOIN LATERAL (SELECT g.status = ANY ($2) AS counts) AS c$q$, target)
        INTO currencies, strange, incomplete, transactions, total
        USING as_of, counted, chosen;
    IF strange IS NOT NULL THEN
        RAISE EXCEPTION 'a transaction has the status "%", which is not known', strange
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = format('Known are quote, order, paid, delivered, returned and cancelled: translate it in the table or view %I.transaction.', target);
    END IF;
    IF incomplete > 0 THEN
        RAISE EXCEPTION 'transactions without a customer_id, ordered_on, amount or currency: %', incomplete
            USING ERRCODE = 'not_null_violation',
                  HINT = format('Complete them, or leave them out of the view %I.transaction.', target);
    END IF;
    IF chosen IS NULL AND cardinality(currencies) > 1 THEN
        RAISE EXCEPTION 'transactions are in more than one currency: % and %', currencies[1],
                array_to_string(currencies[2:4], ', ')
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = format('Name the one to analyse (UPDATE %1$I.setting SET value = %2$L WHERE name = ''currency''), or map a view with converted amounts.', target, currencies[1]);
    END IF;
    IF chosen IS NOT NULL AND (chosen = ANY (currencies)) IS FALSE THEN
        RAISE EXCEPTION 'no counted transaction is in the currency "%" of setting "currency"', chosen
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = format('Transactions are in %s.', array_to_string(currencies[1:5], ', '));
    END IF;
    currency := coalesce(chosen, currencies[1]);
    transactions := coalesce(transactions, 0);
    left_out := coalesce(total, 0) - transactions;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_survey(name, date, jsonb) IS
'Looks through the transactions of schema target up to as_of: their currency, how many count and how many are left out. Error: an unknown status, gaps, more than one currency. A part of refresh.';

CREATE FUNCTION dbm.refresh_facts(target name, as_of date, currency text, settings jsonb,
                                  OUT written bigint, OUT removed bigint)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    counted constant text[] := string_to_array(replace(settings->>'counted_statuses', ' ', ''), ',');
BEGIN
    EXECUTE format($q$
        DELETE FROM %1$I.customer_fact AS f
        WHERE NOT EXISTS (SELECT FROM %1$I.customer AS c WHERE c.customer_id = f.customer_id)
          AND NOT EXISTS (SELECT FROM %1$I.transaction AS t
                          WHERE t.customer_id = f.customer_id AND t.ordered_on <= $1
                            AND t.status = ANY ($2) AND t.currency = $3)$q$, target)
        USING as_of, counted, currency;
    GET DIAGNOSTICS removed = ROW_COUNT;

    -- OFFSET 0 keeps the accessors from being called once for every place that reads their result. Rows
    -- that are as they were are left out by a join: ON CONFLICT ... WHERE would lock each of them.
    EXECUTE format($q$
        INSERT INTO %1$I.customer_fact
            (customer_id, as_of, first_day, last_day, orders, purchase_days, revenue, mean_order, currency,
             x, t_x, mean_repeat_spend)
        SELECT n.customer_id, $1, n.first_day, n.last_day, n.orders, n.purchase_days, n.revenue, n.mean_order,
               n.currency, (n.repeat).x, (n.repeat).t_x, (n.repeat).mean_repeat_spend
        FROM (SELECT coalesce(h.customer_id, c.customer_id) AS customer_id, h.first_day, h.last_day,
                     coalesce(h.orders, 0) AS orders, coalesce(h.purchase_days, 0) AS purchase_days,
                     coalesce(h.revenue, 0) AS revenue, h.mean_order,
                     CASE WHEN h.customer_id IS NOT NULL THEN $3 END AS currency, h.repeat
              FROM (SELECT g.customer_id,
                           dbm.first_day(g.history) AS first_day, dbm.last_day(g.history) AS last_day,
                           dbm.orders(g.history) AS orders, dbm.purchase_days(g.history) AS purchase_days,
                           dbm.revenue(g.history) AS revenue, dbm.mean_order(g.history) AS mean_order,
                           dbm.btyd(g.history, $1, $4) AS repeat
                    FROM (SELECT t.customer_id, dbm.purchase_history(t.ordered_on, t.amount) AS history
                          FROM %1$I.transaction AS t
                          WHERE t.ordered_on <= $1 AND t.status = ANY ($2) AND t.currency = $3
                          GROUP BY t.customer_id) AS g
                    OFFSET 0) AS h
              FULL JOIN (SELECT DISTINCT customer_id FROM %1$I.customer WHERE customer_id IS NOT NULL) AS c
                     ON c.customer_id = h.customer_id) AS n
        LEFT JOIN %1$I.customer_fact AS old ON old.customer_id = n.customer_id
        WHERE old.customer_id IS NULL
           OR (old.first_day, old.last_day, old.orders, old.purchase_days, old.revenue, old.mean_order,
               old.currency, old.x, old.t_x, old.mean_repeat_spend)
              IS DISTINCT FROM
              (n.first_day, n.last_day, n.orders, n.purchase_days, n.revenue, n.mean_order,
               n.currency, (n.repeat).x, (n.repeat).t_x, (n.repeat).mean_repeat_spend)
        ON CONFLICT (customer_id) DO UPDATE
        SET as_of = excluded.as_of, first_day = excluded.first_day, last_day = excluded.last_day,
            orders = excluded.orders, purchase_days = excluded.purchase_days, revenue = excluded.revenue,
            mean_order = excluded.mean_order, currency = excluded.currency, x = excluded.x, t_x = excluded.t_x,
            mean_repeat_spend = excluded.mean_repeat_spend$q$, target)
        USING as_of, counted, currency, settings->>'clv_unit';
    GET DIAGNOSTICS written = ROW_COUNT;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_facts(name, date, text, jsonb) IS
'Brings customer_fact of schema target up to date; rows that did not change are not written. A part of refresh.';

-- Models

CREATE FUNCTION dbm.keep_model(target name, run bigint, as_of date, kind text, n bigint, identified boolean, note text,
                               payload jsonb)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF payload IS NOT NULL THEN
        EXECUTE format('INSERT INTO %I.model (kind, refresh_id, as_of, n, identified, note, payload)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)', target)
            USING kind, run, as_of, coalesce(n, 0), coalesce(identified, true), nullif(note, ''), payload;
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm.keep_model(name, bigint, date, text, bigint, boolean, text, jsonb) IS
'Stores a model of a run; no payload (no customers to fit on) stores nothing. A part of refresh.';

CREATE FUNCTION dbm.refresh_rfm_models(target name, as_of date, run bigint, currency text, settings jsonb) RETURNS void
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
        cuts := dbm.rfm_thresholds(('{' || thresholds[1] || '}')::integer[], ('{' || thresholds[2] || '}')::bigint[],
                                   ('{' || thresholds[3] || '}')::numeric[], as_of);
    ELSE
        EXECUTE format('SELECT (c.cuts).* FROM (
                            SELECT dbm.rfm_cuts($1 - last_day, %I::bigint, revenue, $2, $3, $1, $4) AS cuts
                            FROM %I.customer_fact WHERE first_day IS NOT NULL OFFSET 0) AS c', frequency, target)
            INTO cuts USING as_of, bins, settings->>'rfm_rule', currency;
    END IF;
    IF buyers > 0 THEN
        PERFORM dbm.keep_model(target, run, as_of, 'rfm', buyers, buyers >= bins,
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
    PERFORM dbm.keep_model(target, run, as_of, 'segment_map', cardinality(map.segments), true, NULL, to_jsonb(map));

    EXECUTE format('SELECT (c.cuts).* FROM (
                        SELECT dbm.rfm_group_cuts((dbm.rfm_score($1 - last_day, %I::bigint, revenue, $2)).product, $3) AS cuts
                        FROM %I.customer_fact WHERE first_day IS NOT NULL OFFSET 0) AS c', frequency, target)
        INTO groups USING as_of, cuts, ('{' || (settings->>'group_shares') || '}')::double precision[];
    IF groups.n > 0 THEN
        PERFORM dbm.keep_model(target, run, as_of, 'action_group', groups.n, groups.n >= cardinality(groups.shares), NULL,
                               to_jsonb(groups));
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_rfm_models(name, date, bigint, text, jsonb) IS
'Fits and stores the RFM cut points, the segment map and the action groups of schema target. A part of refresh.';

CREATE FUNCTION dbm.refresh_value_models(target name, as_of date, run bigint, settings jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    unit_days constant double precision := dbm.unit_days(settings->>'clv_unit');
    value_sketch dbm.value_sketch;
    tiers dbm.pareto_model;
    classes dbm.pareto_model;
    purchases dbm.btyd_model;
    spend dbm.spend_model;
BEGIN
    EXECUTE format('SELECT dbm.value_sketch(revenue) FROM %I.customer_fact WHERE first_day IS NOT NULL', target)
        INTO value_sketch;
    tiers := dbm.pareto_cuts(value_sketch, ('{' || (settings->>'tier_shares') || '}')::double precision[]);
    IF tiers.n > 0 THEN
        PERFORM dbm.keep_model(target, run, as_of, 'pareto', tiers.n, tiers.total > 0,
                               CASE WHEN tiers.total > 0 THEN NULL ELSE 'no customer has positive revenue' END,
                               to_jsonb(tiers));
        PERFORM dbm.keep_model(target, run, as_of, 'pareto_curve', tiers.n, tiers.total > 0, NULL,
                               to_jsonb(dbm.pareto_curve(value_sketch)));
    END IF;

    EXECUTE format('SELECT (c.model).* FROM (
                        SELECT dbm.bg_nbd_fit(x, t_x, ($1 - first_day) / $2, $3, $1) AS model
                        FROM %I.customer_fact WHERE first_day IS NOT NULL OFFSET 0) AS c', target)
        INTO purchases USING as_of, unit_days, settings->>'clv_unit';
    IF purchases.n > 0 THEN
        PERFORM dbm.keep_model(target, run, as_of, 'bg_nbd', purchases.n, purchases.identified, purchases.note,
                               to_jsonb(purchases));
    END IF;
    EXECUTE format('SELECT (c.model).* FROM (
                        SELECT dbm.gamma_gamma_fit(x, mean_repeat_spend) AS model
                        FROM %I.customer_fact WHERE x > 0 AND mean_repeat_spend > 0 OFFSET 0) AS c', target)
        INTO spend;
    IF spend.n > 0 THEN
        PERFORM dbm.keep_model(target, run, as_of, 'gamma_gamma', spend.n, spend.identified, spend.note, to_jsonb(spend));
    END IF;

    -- rounded, since what a lost customer is worth may have more digits than an exact amount holds
    IF purchases.n > 0 AND spend.n > 0 THEN
        EXECUTE format('SELECT (c.classes).* FROM (
                            SELECT dbm.pareto_cuts(round(dbm.clv($3, $4, x, t_x, ($1 - first_day) / $2, mean_repeat_spend, $5, $6)::numeric, 6),
                                                   $7) AS classes
                            FROM %I.customer_fact WHERE first_day IS NOT NULL OFFSET 0) AS c', target)
            INTO classes USING as_of, unit_days, purchases, spend, (settings->>'clv_horizon')::double precision,
                               (settings->>'annual_discount')::double precision,
                               ('{' || (settings->>'tier_shares') || '}')::double precision[];
    END IF;
    IF classes.n > 0 THEN
        PERFORM dbm.keep_model(target, run, as_of, 'value_class', classes.n, classes.total > 0, NULL, to_jsonb(classes));
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_value_models(name, date, bigint, jsonb) IS
'Fits and stores the value tiers, the Pareto curve, the lifetime value models and the classes by lifetime value of schema target. A part of refresh.';

-- Scores

CREATE FUNCTION dbm.refresh_scores(target name, as_of date, run bigint, settings jsonb, OUT written bigint)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    cuts dbm.rfm_model;
    map dbm.rfm_map;
    groups dbm.rfm_group_model;
    tiers dbm.pareto_model;
    classes dbm.pareto_model;
    purchases dbm.btyd_model;
    spend dbm.spend_model;
    stored jsonb;
BEGIN
    -- the models as they are stored, so that what is scored is what can be looked up later
    EXECUTE format('SELECT jsonb_object_agg(kind, payload) FROM %I.model WHERE refresh_id = $1', target)
        INTO stored USING run;
    cuts := jsonb_populate_record(NULL::dbm.rfm_model, stored->'rfm');
    map := jsonb_populate_record(NULL::dbm.rfm_map, stored->'segment_map');
    groups := jsonb_populate_record(NULL::dbm.rfm_group_model, stored->'action_group');
    tiers := jsonb_populate_record(NULL::dbm.pareto_model, stored->'pareto');
    classes := jsonb_populate_record(NULL::dbm.pareto_model, stored->'value_class');
    purchases := jsonb_populate_record(NULL::dbm.btyd_model, stored->'bg_nbd');
    spend := jsonb_populate_record(NULL::dbm.spend_model, stored->'gamma_gamma');

    EXECUTE format($q$
        INSERT INTO %1$I.customer_score
            (customer_id, as_of, recency_days, t, r, f, m, code, product, segment, action_group, tier,
             p_alive, expected_purchases, expected_spend, clv, value_class,
             previous_segment, previous_action_group, previous_tier, moved_on, moved_by)
        SELECT n.customer_id, $1, n.recency_days, n.t, (n.score).r, (n.score).f, (n.score).m, (n.score).code,
               (n.score).product, n.segment, n.action_group, n.tier,
               n.p_alive, n.expected_purchases, n.expected_spend, n.clv, n.value_class,
               CASE WHEN c.moved THEN old.segment ELSE old.previous_segment END,
               CASE WHEN c.moved THEN old.action_group ELSE old.previous_action_group END,
               CASE WHEN c.moved THEN old.tier ELSE old.previous_tier END,
               CASE WHEN c.moved THEN $1 ELSE old.moved_on END,
               CASE WHEN c.moved THEN $2 ELSE old.moved_by END
        FROM (SELECT s.customer_id, s.recency_days, s.t, s.score,
                     dbm.rfm_segment(s.score, $5) AS segment,
                     dbm.rfm_group((s.score).product, $6)::text AS action_group,
                     dbm.pareto_tier(CASE WHEN s.first_day IS NOT NULL THEN s.revenue END, $7)::text AS tier,
                     dbm.p_alive($8, s.x, s.t_x, s.t) AS p_alive,
                     dbm.expected_purchases($8, s.x, s.t_x, s.t, $10) AS expected_purchases,
                     dbm.expected_spend($9, s.x, s.mean_repeat_spend) AS expected_spend,
                     s.clv, dbm.pareto_tier(round(s.clv::numeric, 6), $12)::text AS value_class
              FROM (SELECT f.*, $1 - f.last_day AS recency_days, ($1 - f.first_day) / $3 AS t,
                           dbm.rfm_score($1 - f.last_day, f.%2$I::bigint, f.revenue, $4) AS score,
                           dbm.clv($8, $9, f.x, f.t_x, ($1 - f.first_day) / $3, f.mean_repeat_spend, $10, $11) AS clv
                    FROM %1$I.customer_fact AS f OFFSET 0) AS s
              OFFSET 0) AS n
        LEFT JOIN %1$I.customer_score AS old ON old.customer_id = n.customer_id
        CROSS JOIN LATERAL (SELECT (old.segment, old.action_group, old.tier)
                                   IS DISTINCT FROM (n.segment, n.action_group, n.tier) AS moved) AS c
        WHERE old.customer_id IS NULL
           OR (old.as_of, old.recency_days, old.t, old.r, old.f, old.m, old.segment, old.action_group, old.tier,
               old.p_alive, old.expected_purchases, old.expected_spend, old.clv, old.value_class)
              IS DISTINCT FROM
              ($1, n.recency_days, n.t, (n.score).r, (n.score).f, (n.score).m, n.segment, n.action_group, n.tier,
               n.p_alive, n.expected_purchases, n.expected_spend, n.clv, n.value_class)
        ON CONFLICT (customer_id) DO UPDATE
        SET as_of = excluded.as_of, recency_days = excluded.recency_days, t = excluded.t,
            r = excluded.r, f = excluded.f, m = excluded.m, code = excluded.code, product = excluded.product,
            segment = excluded.segment, action_group = excluded.action_group, tier = excluded.tier,
            p_alive = excluded.p_alive, expected_purchases = excluded.expected_purchases,
            expected_spend = excluded.expected_spend, clv = excluded.clv, value_class = excluded.value_class,
            previous_segment = excluded.previous_segment, previous_action_group = excluded.previous_action_group,
            previous_tier = excluded.previous_tier, moved_on = excluded.moved_on, moved_by = excluded.moved_by$q$,
        target, settings->>'rfm_frequency')
        USING as_of, run, dbm.unit_days(settings->>'clv_unit'), cuts, map, groups, tiers, purchases, spend,
              (settings->>'clv_horizon')::double precision, (settings->>'annual_discount')::double precision, classes;
    GET DIAGNOSTICS written = ROW_COUNT;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_scores(name, date, bigint, jsonb) IS
'Scores every customer_fact of schema target under the models of a run; rows that did not change are not written. A part of refresh.';

CREATE FUNCTION dbm.refresh_history(target name, as_of date, run bigint, OUT moves bigint)
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format($q$
        INSERT INTO %1$I.segment_history
            (customer_id, refresh_id, as_of, from_segment, to_segment, from_action_group, to_action_group,
             from_tier, to_tier)
        SELECT customer_id, $2, $1, previous_segment, segment, previous_action_group, action_group,
               previous_tier, tier
        FROM %1$I.customer_score WHERE moved_by = $2
        UNION ALL
        SELECT customer_id, $2, $1, segment, NULL, action_group, NULL, tier, NULL
        FROM %1$I.customer_score AS s
        WHERE NOT EXISTS (SELECT FROM %1$I.customer_fact AS f WHERE f.customer_id = s.customer_id)$q$, target)
        USING as_of, run;
    GET DIAGNOSTICS moves = ROW_COUNT;
    EXECUTE format('DELETE FROM %1$I.customer_score AS s
                    WHERE NOT EXISTS (SELECT FROM %1$I.customer_fact AS f WHERE f.customer_id = s.customer_id)', target);
END;
$$;
COMMENT ON FUNCTION dbm.refresh_history(name, date, bigint) IS
'Notes who moved in a run, and takes the scores of vanished customers away. A part of refresh.';

-- The run

CREATE FUNCTION dbm.refresh_lock(target name) RETURNS boolean
    LANGUAGE sql VOLATILE STRICT PARALLEL UNSAFE COST 10
BEGIN ATOMIC
    SELECT pg_catalog.pg_try_advisory_xact_lock(684021, n.oid::integer)
    FROM pg_catalog.pg_namespace AS n WHERE n.nspname = target;
END;
COMMENT ON FUNCTION dbm.refresh_lock(name) IS
'Takes the lock of refresh on schema target until the transaction ends: an advisory lock on (684021, oid of the schema). False when another session has it. A part of refresh.';

CREATE FUNCTION dbm.refresh_begin(target name, as_of date) RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    run bigint;
BEGIN
    IF as_of IS NULL OR target IS NULL OR NOT isfinite(as_of) THEN
        RAISE EXCEPTION 'refresh needs a schema and a finite day, not % and %',
                coalesce(target::text, 'NULL'), coalesce(as_of::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass(format('%I.refresh_log', target)) IS NULL THEN
        RAISE EXCEPTION 'schema "%" has no table refresh_log', target
            USING ERRCODE = 'undefined_table',
                  HINT = format('Create the data model first: SELECT dbm.create_tables(%L).', target);
    END IF;
    EXECUTE format('INSERT INTO %I.refresh_log (as_of, status) VALUES ($1, ''running'') RETURNING refresh_id', target)
        INTO run USING as_of;
    -- whoever gets the lock knows that an older row that says running belongs to a killed session
    IF dbm.refresh_lock(target) THEN
        EXECUTE format('UPDATE %I.refresh_log
                        SET status = ''failed'', message = ''the session or the server ended during the run''
                        WHERE status = ''running'' AND refresh_id < $1', target)
            USING run;
    END IF;
    RETURN run;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_begin(name, date) IS
'Writes the log row of a new run and returns its number. Error: no such data model, no finite day. A part of refresh.';

CREATE FUNCTION dbm.refresh_end(target name, run bigint, outcome text, message text) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('UPDATE %I.refresh_log SET status = $2, message = $3, finished_at = clock_timestamp()
                    WHERE refresh_id = $1', target)
        USING run, outcome, message;
END;
$$;
COMMENT ON FUNCTION dbm.refresh_end(name, bigint, text, text) IS
'Writes into its log row how a run ended. A part of refresh.';

CREATE FUNCTION dbm.refresh_run(target name, as_of date, run bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    settings jsonb;
    survey record;
    facts record;
    scores_written bigint;
    moved bigint;
    notes text;
BEGIN
    IF NOT dbm.refresh_lock(target) THEN
        PERFORM dbm.refresh_end(target, run, 'skipped', 'another refresh of this schema was running');
        RAISE NOTICE 'another refresh of schema "%" is running, this one leaves it to that', target;
        RETURN;
    END IF;
    settings := dbm.refresh_settings(target);
    survey := dbm.refresh_survey(target, as_of, settings);
    facts := dbm.refresh_facts(target, as_of, survey.currency, settings);
    PERFORM dbm.refresh_rfm_models(target, as_of, run, survey.currency, settings);
    PERFORM dbm.refresh_value_models(target, as_of, run, settings);
    scores_written := dbm.refresh_scores(target, as_of, run, settings);
    moved := dbm.refresh_history(target, as_of, run);
    EXECUTE format('SELECT string_agg(format(''%%s: %%s'', kind, note), ''; '' ORDER BY kind)
                    FROM %I.model WHERE refresh_id = $1 AND note IS NOT NULL', target)
        INTO notes USING run;
    EXECUTE format('UPDATE %1$I.refresh_log
                    SET currency = $2, transactions = $3, left_out = $4, facts_written = $5, facts_removed = $6,
                        scores_written = $7, moves = $8, (customers, buyers) =
                            (SELECT count(*), count(first_day) FROM %1$I.customer_fact)
                    WHERE refresh_id = $1', target)
        USING run, survey.currency, survey.transactions, survey.left_out, facts.written, facts.removed,
              scores_written, moved;
    PERFORM dbm.refresh_end(target, run, 'ok', notes);
END;
$$;
COMMENT ON FUNCTION dbm.refresh_run(name, date, bigint) IS
'The work of a refresh in the caller''s transaction; leaves at once when another session is at it. A part of refresh.';

CREATE FUNCTION dbm.refresh_try(target name, as_of date, run bigint,
                                OUT code text, OUT problem text, OUT detail text, OUT hint text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dbm.refresh_run(target, as_of, run);
-- a cancelled run (statement_timeout, Ctrl-C) is logged too; refresh raises it again
EXCEPTION WHEN query_canceled OR OTHERS THEN
    GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, problem = MESSAGE_TEXT,
                            detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    PERFORM dbm.refresh_end(target, run, 'failed', concat_ws(E'\n', problem, nullif(detail, ''), nullif(hint, '')));
    detail := concat_ws(E'\n', nullif(detail, ''), 'The last good answers stand.');
    hint := coalesce(nullif(hint, ''), format('See run %s in %I.refresh_log.', run, target));
END;
$$;
COMMENT ON FUNCTION dbm.refresh_try(name, date, bigint) IS
'Runs refresh_run and, when it fails, undoes it, logs why and returns the error. A part of refresh.';

CREATE PROCEDURE dbm.refresh_may_commit(INOUT may_commit boolean)
    LANGUAGE C
    AS 'MODULE_PATHNAME', 'dbm_refresh_may_commit';
COMMENT ON PROCEDURE dbm.refresh_may_commit(boolean) IS
'Says whether the procedure that calls it may COMMIT: false inside a transaction block, a function or an exception block. A part of refresh.';

CREATE FUNCTION dbm.unit_days(unit text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_refresh_unit_days'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.unit_days(text) IS
'Days in a time unit of the lifetime value models: day 1, week 7, month 30.4375, year 365.25. Error: another unit.';

CREATE PROCEDURE dbm.refresh(schema name DEFAULT 'marketing', as_of date DEFAULT current_date)
    LANGUAGE plpgsql
AS $$
DECLARE
    may_commit boolean;
    run bigint;
    failure record;
BEGIN
    CALL dbm.refresh_may_commit(may_commit);
    run := dbm.refresh_begin(schema, as_of);
    IF may_commit THEN
        COMMIT;
        failure := dbm.refresh_try(schema, as_of, run);
        COMMIT;
        IF failure.code IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = failure.code, MESSAGE = failure.problem,
                                  DETAIL = failure.detail, HINT = failure.hint;
        END IF;
    ELSE
        PERFORM dbm.refresh_run(schema, as_of, run);
    END IF;
END;
$$;
COMMENT ON PROCEDURE dbm.refresh(name, date) IS
'Brings facts, models, scores and segment history of a schema made by create_tables up to date as of a day, in one transaction: readers see the old answers until it commits. Every run leaves a row in refresh_log. A failure leaves the last good answers, a log row with the reason, and raises the error; a second run at the same time says so and leaves. Inside a transaction block it works as well, but a failure then rolls back with the block and leaves no log row. Transactions after as_of are ignored.';
