-- orders: which of them count, and the facts of each customer that refresh keeps

CREATE FUNCTION dbm_internal.orders_settings() RETURNS SETOF dbm_internal.setting_kind
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('currency', NULL::text, '^', 'as transaction.currency spells it',
     'Currency to analyse, as transaction.currency spells it. Empty: the only one there is; refresh refuses a mix.'),
    ('default_currency', NULL, '^([A-Z]{3})?$', 'empty or three capital letters, as in CNY',
     'What the amounts of a source are in that does not say it: map_source fills it in. create_tables(currency => ...) sets it. Empty: such a source is refused.'),
    ('counted_statuses', 'order,paid,delivered', '^ *(order|paid|delivered)( *, *(order|paid|delivered))* *$', 'one or more of order, paid and delivered, with commas',
     'Values of transaction.status that count as bought. quote, cancelled and returned are left out by default.')
$$;
COMMENT ON FUNCTION dbm_internal.orders_settings() IS
'Settings of which orders count: name, default, regular expression of what is allowed, the same in words, meaning.';

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

CREATE FUNCTION dbm_internal.orders_refresh(target name, as_of date, run bigint, settings jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    survey constant record := dbm_internal.refresh_survey(target, as_of, settings);
    facts constant record := dbm_internal.refresh_facts(target, as_of, survey.currency, settings);
BEGIN
    RETURN jsonb_build_object('currency', survey.currency, 'transactions', survey.transactions, 'left_out', survey.left_out,
                              'facts_written', facts.written, 'facts_removed', facts.removed);
END;
$$;
COMMENT ON FUNCTION dbm_internal.orders_refresh(name, date, bigint, jsonb) IS
'Step of refresh: looks over the transactions of schema target and brings customer_fact up to date. Returns the currency that later steps go by, and counts.';
