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
    counted constant text := string_to_array(replace(settings->>'counted_statuses', ' ', ''), ',')::text;
    chosen constant text := settings->>'currency';
    currencies text[];
    strange text;
    incomplete bigint;
    total bigint;
BEGIN
    EXECUTE dbm_internal.render(dbm_internal.statement_orders_survey(), jsonb_build_object(
            'schema', target, 'as_of', as_of, 'counted', counted, 'currency', chosen))
        INTO currencies, strange, incomplete, transactions, total;
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
    parameters constant jsonb := jsonb_build_object(
        'schema', target, 'orders', dbm_internal.refresh_orders(target),
        'customers', dbm_internal.refresh_customers(target, settings), 'as_of', as_of, 'currency', currency,
        'counted', string_to_array(replace(settings->>'counted_statuses', ' ', ''), ',')::text,
        'summary', CASE settings->>'clv_model' WHEN 'bg_bb' THEN 'btyd_periods' ELSE 'btyd' END,
        'unit', settings->>'clv_unit');
BEGIN
    EXECUTE dbm_internal.render(dbm_internal.statement_orders_remove_facts(), parameters);
    GET DIAGNOSTICS removed = ROW_COUNT;
    EXECUTE dbm_internal.render(dbm_internal.statement_orders_write_facts(), parameters);
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
