-- refresh: facts, models, scores and segment history of one schema, in one transaction.
--
-- Shape: the procedure dbm.refresh owns the transactions, so it can have no SET clause and names every
-- object with its schema; dbm_internal.refresh_try catches a failure so that its log row survives; the steps
-- below it are pinned functions that run dynamic SQL on the schema they are given.

-- Settings

CREATE FUNCTION dbm_internal.check_setting(settings jsonb, setting text, shape text, allowed text) RETURNS void
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
COMMENT ON FUNCTION dbm_internal.check_setting(jsonb, text, text, text) IS
'Refuses a setting whose text does not match the regular expression shape; allowed says in words what would. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_settings(target name) RETURNS jsonb
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    number_shape constant text := '^[0-9]+(\.[0-9]+)?$';
    share_shape constant text := '^(0?\.[0-9]+|[01](\.0+)?)$';
    tiers_shape constant text := '^ *[A-E]( *, *[A-E])* *$';
    segment_columns constant text[] := '{kind,party_kind,state,owner,source_id,campaign_id,channel,industry,country,region_code,city,language}';
    shares_shape constant text := '^ *[0-9.]+( *, *[0-9.]+)* *$';
    settings jsonb;
BEGIN
    EXECUTE format('SELECT jsonb_object_agg(d.name, coalesce(nullif(btrim(s.value), ''''), d.value))
                    FROM dbm.default_settings() AS d LEFT JOIN %I.setting AS s ON s.name = d.name', target)
        INTO settings;
    PERFORM dbm_internal.check_setting(settings, 'counted_statuses',
        '^ *(order|paid|delivered)( *, *(order|paid|delivered))* *$',
        'one or more of order, paid and delivered, with commas');
    PERFORM dbm_internal.check_setting(settings, 'rfm_rule', '^(percent_rank|nested|fixed)$', 'percent_rank, nested or fixed');
    PERFORM dbm_internal.check_setting(settings, 'rfm_bins', '^[2-9]$', 'a whole number from 2 to 9');
    PERFORM dbm_internal.check_setting(settings, 'rfm_frequency', '^(purchase_days|orders)$', 'purchase_days or orders');
    PERFORM dbm_internal.check_setting(settings, 'group_shares', shares_shape, 'three fractions with commas, as in 0.2,0.6,0.2');
    PERFORM dbm_internal.check_setting(settings, 'tier_shares', shares_shape, 'rising fractions with commas, as in 0.8,0.95');
    PERFORM dbm_internal.check_setting(settings, 'clv_model', '^(bg_nbd|mbg_nbd|pareto_nbd|bg_cnbd_k|mbg_cnbd_k|bg_bb)$',
        'bg_nbd, mbg_nbd, pareto_nbd, bg_cnbd_k, mbg_cnbd_k or bg_bb');
    PERFORM dbm_internal.check_setting(settings, 'clv_segment_by', format('^(%s)?$', array_to_string(segment_columns, '|')),
        'empty or one of ' || array_to_string(segment_columns, ', '));
    PERFORM dbm_internal.check_setting(settings, 'clv_segment_minimum', '^[0-9]{1,9}$', 'a whole number of buyers');
    PERFORM dbm_internal.check_setting(settings, 'clv_centre_weight', '^([0-9]{1,9}(\.[0-9]+)?)?$', 'empty or a number of customers');
    PERFORM dbm_internal.check_setting(settings, 'clv_segment_weight', '^([0-9]{1,9}(\.[0-9]+)?)?$', 'empty or a number of customers');
    PERFORM dbm_internal.check_setting(settings, 'clv_unit', '^(day|week|month|year)$', 'day, week, month or year');
    PERFORM dbm_internal.check_setting(settings, 'clv_horizon', number_shape, 'a number of time units, as in 52');
    PERFORM dbm_internal.check_setting(settings, 'annual_discount', number_shape, 'a fraction, as in 0.1 for 10 percent');
    PERFORM dbm_internal.check_setting(settings, 'alert_tiers', tiers_shape, 'tiers with commas, as in A,B');
    PERFORM dbm_internal.check_setting(settings, 'alert_drop', share_shape, 'a fraction from 0 to 1');
    PERFORM dbm_internal.check_setting(settings, 'winback_tiers', tiers_shape, 'tiers with commas, as in A,B');
    PERFORM dbm_internal.check_setting(settings, 'winback_below', share_shape, 'a probability from 0 to 1');
    PERFORM dbm_internal.check_setting(settings, 'margin', share_shape, 'a fraction from 0 to 1');
    PERFORM dbm_internal.check_setting(settings, 'stale_after_hours', '^[0-9]{1,6}$', 'a whole number of hours');
    IF settings->>'rfm_rule' = 'fixed' THEN
        PERFORM dbm_internal.check_setting(settings, 'rfm_thresholds', '^[-0-9.,]+;[-0-9.,]+;[-0-9.,]+$',
            'three lists of cut points, as in 180,90,60,30;2,3,5,9;100,200,500,1000');
    END IF;
    RETURN settings;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_settings(name) IS
'The settings of schema target as one object, defaults filled in. Error: a value that its setting does not allow. A part of refresh.';

-- Facts

CREATE FUNCTION dbm_internal.refresh_survey(target name, as_of date, settings jsonb,
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
COMMENT ON FUNCTION dbm_internal.refresh_survey(name, date, jsonb) IS
'Looks through the transactions of schema target up to as_of: their currency, how many count and how many are left out. Error: an unknown status, gaps, more than one currency. A part of refresh.';

CREATE FUNCTION dbm_internal.any_merged(target name) RETURNS boolean
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    merged boolean := false;
BEGIN
    IF to_regclass(format('%I.merged_customer', target)) IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.merged_customer)', target) INTO merged;
    END IF;
    RETURN merged;
END;
$$;
COMMENT ON FUNCTION dbm_internal.any_merged(name) IS
'Whether a customer of schema target lives on under another id. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_orders(target name) RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT dbm_internal.any_merged(target) THEN
        RETURN format('SELECT t.customer_id, t.ordered_on, t.amount, t.status, t.currency FROM %I.transaction AS t', target);
    END IF;
    RETURN format('SELECT coalesce(m.survivor_id, t.customer_id) AS customer_id, t.ordered_on, t.amount, t.status, t.currency
                   FROM %1$I.transaction AS t LEFT JOIN %1$I.merged_customer AS m ON m.customer_id = t.customer_id', target);
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_orders(name) IS
'The query that gives facts their orders: all transactions of schema target under the customer they count for, which is the one that a merged customer lives on as. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_customers(target name, settings jsonb) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    living text := 'c.customer_id IS NOT NULL';
BEGIN
    IF dbm_internal.any_merged(target) THEN
        living := living || format(' AND NOT EXISTS (SELECT FROM %I.merged_customer AS m WHERE m.customer_id = c.customer_id)', target);
    END IF;
    IF settings->>'clv_segment_by' IS NULL THEN
        RETURN format('SELECT DISTINCT c.customer_id, ''''::text AS clv_segment FROM %I.customer AS c WHERE %s', target, living);
    END IF;
    RETURN format('SELECT c.customer_id, coalesce(min(c.%I::text), '''') AS clv_segment FROM %I.customer AS c
                   WHERE %s GROUP BY c.customer_id', settings->>'clv_segment_by', target, living);
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_customers(name, jsonb) IS
'The query that gives the customers of schema target who live on, each once, and the segment whose models they are scored under. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_facts(target name, as_of date, currency text, settings jsonb,
                                  OUT written bigint, OUT removed bigint)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    counted constant text[] := string_to_array(replace(settings->>'counted_statuses', ' ', ''), ',');
BEGIN
    EXECUTE format($q$
        DELETE FROM %1$I.customer_fact AS f
        WHERE NOT EXISTS (SELECT FROM (%3$s) AS c WHERE c.customer_id = f.customer_id)
          AND NOT EXISTS (SELECT FROM (%2$s) AS t
                          WHERE t.customer_id = f.customer_id AND t.ordered_on <= $1
                            AND t.status = ANY ($2) AND t.currency = $3)$q$,
        target, dbm_internal.refresh_orders(target), dbm_internal.refresh_customers(target, settings))
        USING as_of, counted, currency;
    GET DIAGNOSTICS removed = ROW_COUNT;

    -- OFFSET 0 keeps the accessors from being called once for every place that reads their result. Rows
    -- that are as they were are left out by a join: ON CONFLICT ... WHERE would lock each of them.
    EXECUTE format($q$
        INSERT INTO %1$I.customer_fact
            (customer_id, as_of, first_day, last_day, orders, purchase_days, revenue, mean_order, currency,
             x, t_x, mean_repeat_spend, log_intervals, clv_segment)
        SELECT n.customer_id, $1, n.first_day, n.last_day, n.orders, n.purchase_days, n.revenue, n.mean_order,
               n.currency, (n.repeat).x, (n.repeat).t_x, (n.repeat).mean_repeat_spend, (n.repeat).log_intervals, n.clv_segment
        FROM (SELECT coalesce(h.customer_id, c.customer_id) AS customer_id, h.first_day, h.last_day,
                     coalesce(h.orders, 0) AS orders, coalesce(h.purchase_days, 0) AS purchase_days,
                     coalesce(h.revenue, 0) AS revenue, h.mean_order,
                     CASE WHEN h.customer_id IS NOT NULL THEN $3 END AS currency, h.repeat,
                     coalesce(c.clv_segment, '') AS clv_segment
              FROM (SELECT g.customer_id,
                           dbm.first_day(g.history) AS first_day, dbm.last_day(g.history) AS last_day,
                           dbm.orders(g.history) AS orders, dbm.purchase_days(g.history) AS purchase_days,
                           dbm.revenue(g.history) AS revenue, dbm.mean_order(g.history) AS mean_order,
                           dbm.%4$I(g.history, $1, $4) AS repeat
                    FROM (SELECT t.customer_id, dbm.purchase_history(t.ordered_on, t.amount) AS history
                          FROM (%2$s) AS t
                          WHERE t.ordered_on <= $1 AND t.status = ANY ($2) AND t.currency = $3
                          GROUP BY t.customer_id) AS g
                    OFFSET 0) AS h
              FULL JOIN (%3$s) AS c
                     ON c.customer_id = h.customer_id) AS n
        LEFT JOIN %1$I.customer_fact AS old ON old.customer_id = n.customer_id
        WHERE old.customer_id IS NULL
           OR (old.first_day, old.last_day, old.orders, old.purchase_days, old.revenue, old.mean_order,
               old.currency, old.x, old.t_x, old.mean_repeat_spend, old.log_intervals, old.clv_segment)
              IS DISTINCT FROM
              (n.first_day, n.last_day, n.orders, n.purchase_days, n.revenue, n.mean_order,
               n.currency, (n.repeat).x, (n.repeat).t_x, (n.repeat).mean_repeat_spend,
               (n.repeat).log_intervals, n.clv_segment)
        ON CONFLICT (customer_id) DO UPDATE
        SET as_of = excluded.as_of, first_day = excluded.first_day, last_day = excluded.last_day,
            orders = excluded.orders, purchase_days = excluded.purchase_days, revenue = excluded.revenue,
            mean_order = excluded.mean_order, currency = excluded.currency, x = excluded.x, t_x = excluded.t_x,
            mean_repeat_spend = excluded.mean_repeat_spend, log_intervals = excluded.log_intervals, clv_segment = excluded.clv_segment$q$,
        target, dbm_internal.refresh_orders(target), dbm_internal.refresh_customers(target, settings),
        CASE settings->>'clv_model' WHEN 'bg_bb' THEN 'btyd_periods' ELSE 'btyd' END)
        USING as_of, counted, currency, settings->>'clv_unit';
    GET DIAGNOSTICS written = ROW_COUNT;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_facts(name, date, text, jsonb) IS
'Brings customer_fact of schema target up to date; rows that did not change are not written. A part of refresh.';

-- Models

CREATE FUNCTION dbm_internal.refresh_rfm_models(target name, as_of date, run bigint, currency text, settings jsonb) RETURNS void
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
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_rfm_models(name, date, bigint, text, jsonb) IS
'Fits and stores the RFM cut points, the segment map and the action groups of schema target. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_value_models(target name, as_of date, run bigint, settings jsonb) RETURNS void
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
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_value_models(name, date, bigint, jsonb) IS
'Fits and stores the value tiers and the Pareto curve of schema target. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_history(target name, as_of date, run bigint, OUT moves bigint)
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
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
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_history(name, date, bigint) IS
'Notes who moved in a run, and takes the scores of vanished customers away. A part of refresh.';

-- The run

CREATE FUNCTION dbm_internal.refresh_lock(target name) RETURNS boolean
    LANGUAGE sql VOLATILE STRICT PARALLEL UNSAFE COST 10
BEGIN ATOMIC
    SELECT pg_catalog.pg_try_advisory_xact_lock(684021, n.oid::integer)
    FROM pg_catalog.pg_namespace AS n WHERE n.nspname = target;
END;
COMMENT ON FUNCTION dbm_internal.refresh_lock(name) IS
'Takes the lock of refresh on schema target until the transaction ends: an advisory lock on (684021, oid of the schema). False when another session has it. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_begin(target name, as_of date) RETURNS bigint
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
        PERFORM dbm_internal.refuse_schema(target);
    END IF;
    EXECUTE format('INSERT INTO %I.refresh_log (as_of, status) VALUES ($1, ''running'') RETURNING refresh_id', target)
        INTO run USING as_of;
    -- whoever gets the lock knows that an older row that says running belongs to a killed session
    IF dbm_internal.refresh_lock(target) THEN
        EXECUTE format('UPDATE %I.refresh_log
                        SET status = ''failed'', message = ''the session or the server ended during the run''
                        WHERE status = ''running'' AND refresh_id < $1', target)
            USING run;
    END IF;
    RETURN run;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_begin(name, date) IS
'Writes the log row of a new run and returns its number. Error: no such data model, no finite day. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_end(target name, run bigint, outcome text, message text) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('UPDATE %I.refresh_log SET status = $2, message = $3, finished_at = clock_timestamp()
                    WHERE refresh_id = $1', target)
        USING run, outcome, message;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_end(name, bigint, text, text) IS
'Writes into its log row how a run ended. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_run(target name, as_of date, run bigint) RETURNS void
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
    IF NOT dbm_internal.refresh_lock(target) THEN
        PERFORM dbm_internal.refresh_end(target, run, 'skipped', 'another refresh of this schema was running');
        RAISE NOTICE 'another refresh of schema "%" is running, this one leaves it to that', target;
        RETURN;
    END IF;
    settings := dbm_internal.refresh_settings(target);
    survey := dbm_internal.refresh_survey(target, as_of, settings);
    facts := dbm_internal.refresh_facts(target, as_of, survey.currency, settings);
    PERFORM dbm_internal.refresh_rfm_models(target, as_of, run, survey.currency, settings);
    PERFORM dbm_internal.refresh_value_models(target, as_of, run, settings);
    PERFORM dbm_internal.refresh_clv_models(target, as_of, run, settings);
    scores_written := dbm_internal.refresh_scores(target, as_of, run, settings);
    moved := dbm_internal.refresh_history(target, as_of, run);
    PERFORM dbm_internal.refresh_equity(target, run, dbm_internal.unit_days(settings->>'clv_unit'));
    EXECUTE format('SELECT string_agg(format(''%%s: %%s'', concat_ws('' of '', kind, nullif(segment, '''')), note), ''; '' ORDER BY kind, segment)
                    FROM %I.model WHERE refresh_id = $1 AND note IS NOT NULL AND (segment = '''' OR NOT identified)', target)
        INTO notes USING run;
    EXECUTE format('UPDATE %1$I.refresh_log
                    SET currency = $2, transactions = $3, left_out = $4, facts_written = $5, facts_removed = $6,
                        scores_written = $7, moves = $8, settings = $9, (customers, buyers) =
                            (SELECT count(*), count(first_day) FROM %1$I.customer_fact)
                    WHERE refresh_id = $1', target)
        USING run, survey.currency, survey.transactions, survey.left_out, facts.written, facts.removed,
              scores_written, moved, settings;
    PERFORM dbm_internal.refresh_end(target, run, 'ok', notes);
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_run(name, date, bigint) IS
'The work of a refresh in the caller''s transaction; leaves at once when another session is at it. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_try(target name, as_of date, run bigint,
                                OUT code text, OUT problem text, OUT detail text, OUT hint text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dbm_internal.refresh_run(target, as_of, run);
-- a cancelled run (statement_timeout, Ctrl-C) is logged too; refresh raises it again
EXCEPTION WHEN query_canceled OR OTHERS THEN
    GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, problem = MESSAGE_TEXT,
                            detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    PERFORM dbm_internal.refresh_end(target, run, 'failed', concat_ws(E'\n', problem, nullif(detail, ''), nullif(hint, '')));
    detail := concat_ws(E'\n', nullif(detail, ''), 'The last good answers stand.');
    hint := coalesce(nullif(hint, ''), format('See run %s in %I.refresh_log.', run, target));
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_try(name, date, bigint) IS
'Runs refresh_run and, when it fails, undoes it, logs why and returns the error. A part of refresh.';

CREATE PROCEDURE dbm_internal.refresh_may_commit(INOUT may_commit boolean)
    LANGUAGE C
    AS 'MODULE_PATHNAME', 'dbm_refresh_may_commit';
COMMENT ON PROCEDURE dbm_internal.refresh_may_commit(boolean) IS
'Says whether the procedure that calls it may COMMIT: false inside a transaction block, a function or an exception block. A part of refresh.';
