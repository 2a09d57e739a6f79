-- Parts of the backtest: the orders of a relation, and the rows that its functions summarise.

CREATE FUNCTION dbm_internal.backtest_units(calibration_end date, holdout_end date, unit text) RETURNS double precision
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    days constant double precision := CASE unit WHEN 'day' THEN 1 WHEN 'week' THEN 7 WHEN 'month' THEN 365.25 / 12 WHEN 'year' THEN 365.25 END;
BEGIN
    IF days IS NULL THEN
        RAISE EXCEPTION 'unit "%" is not known', coalesce(unit, '(null)')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Units are day, week, month and year.';
    END IF;
    IF calibration_end IS NULL OR holdout_end IS NULL OR NOT isfinite(calibration_end) OR NOT isfinite(holdout_end)
       OR calibration_end >= holdout_end THEN
        RAISE EXCEPTION 'the holdout from % to % is not a period', coalesce(calibration_end::text, '(null)'), coalesce(holdout_end::text, '(null)')
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'Customers are known up to calibration_end; holdout_end must be a later day.';
    END IF;
    RETURN (holdout_end - calibration_end) / days;
END;
$$;
COMMENT ON FUNCTION dbm_internal.backtest_units(date, date, text) IS
'Length of the holdout, the days after calibration_end up to and with holdout_end, in the unit. Error: no such period, an unknown unit. A part of clv_backtest.';

CREATE FUNCTION dbm_internal.backtest_source(source regclass, until date, customer_column name, day_column name, amount_column name, statuses text[]) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted name;
    day_type oid;
    counted text := '';
    currencies bigint;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[customer_column, day_column, amount_column] LOOP
        IF NOT EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = source AND a.attname = wanted AND a.attnum > 0 AND NOT a.attisdropped) THEN
            RAISE EXCEPTION 'relation "%" has no column "%"', coalesce(source::text, '(null)'), coalesce(wanted, '(null)')
                USING ERRCODE = 'undefined_column',
                      HINT = 'Name the columns with customer_column, day_column and amount_column.';
        END IF;
    END LOOP;
    SELECT coalesce(nullif(t.typbasetype, 0), t.oid) INTO day_type
    FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid WHERE a.attrelid = source AND a.attname = day_column;
    IF day_type <> ALL (ARRAY['date'::regtype, 'timestamp'::regtype]::oid[]) THEN
        RAISE EXCEPTION 'column "%" is of type %, not date', day_column, format_type(day_type, NULL)
            USING ERRCODE = 'datatype_mismatch',
                  HINT = 'Make a view whose column is the local day: (at AT TIME ZONE ''Asia/Shanghai'')::date.';
    END IF;
    -- the transaction relation of create_tables also holds what is no purchase
    IF (SELECT count(*) FROM pg_attribute AS a WHERE a.attrelid = source AND a.attname IN ('status', 'currency') AND NOT a.attisdropped) = 2 THEN
        counted := format(' AND status::text = ANY (%L::text[])', statuses);
        EXECUTE format('SELECT count(DISTINCT currency) FROM %s WHERE %I::date <= %L%s', source, day_column, until, counted) INTO currencies;
        IF currencies > 1 THEN
            RAISE EXCEPTION 'orders are in % currencies', currencies
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Give a view of the orders of one currency, or with converted amounts.';
        END IF;
    END IF;
    RETURN format('SELECT %I AS customer_id, %I::date AS day, %I::numeric AS amount FROM %s WHERE (%I::date > %L::date) IS NOT TRUE AND %I IS NOT NULL%s',
        customer_column, day_column, amount_column, source, day_column, until, customer_column, counted);
END;
$$;
COMMENT ON FUNCTION dbm_internal.backtest_source(regclass, date, name, name, name, text[]) IS
'The query that reads the counted orders of a relation up to a day. Rows without a customer are left out. A relation with columns status and currency, as the transaction relation of dbm.create_tables, counts orders of the given statuses only. Error: a missing column, a day that is not of type date or timestamp, more than one currency. A part of clv_backtest.';

CREATE FUNCTION dbm_internal.backtest_with(source regclass, calibration_end date, holdout_end date, models text[], customer_column name, day_column name,
                                  amount_column name, unit text, statuses text[]) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 2000
    SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1
AS $$
DECLARE
    units constant double precision := dbm_internal.backtest_units(calibration_end, holdout_end, unit);
    orders constant text := dbm_internal.backtest_source(source, holdout_end, customer_column, day_column, amount_column, statuses);
    fits text := '';
    scores text := '';
    chosen text;
    place integer := 0;
    -- BG/BB counts opportunities to buy, of which orders do not tell
    suitable constant text[] := ARRAY(SELECT left(p.proname, -4) FROM pg_proc AS p
        WHERE p.proname LIKE '%\_fit' AND p.proname <> 'bg_bb_fit' AND p.oid IN (to_regprocedure(format('dbm.%I(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model)', p.proname)),
            to_regprocedure(format('dbm.%I(dbm.btyd_sketch, double precision, integer, text, date, dbm.btyd_model, double precision, dbm.btyd_model)', p.proname)))
        ORDER BY p.proname);
BEGIN
    IF coalesce(cardinality(models), 0) = 0 THEN
        RAISE EXCEPTION 'no model is named' USING ERRCODE = 'invalid_parameter_value', HINT = 'For example ''{bg_nbd,pareto_nbd}''.';
    END IF;
    FOREACH chosen IN ARRAY models LOOP
        IF (chosen = ANY (suitable)) IS NOT TRUE THEN
            RAISE EXCEPTION 'model "%" is not known here', coalesce(chosen, '(null)')
                USING ERRCODE = 'invalid_parameter_value', HINT = format('Models are %s.', array_to_string(suitable, ', '));
        END IF;
        place := place + 1;
        fits := fits || CASE WHEN place > 1 THEN ' UNION ALL ' ELSE '' END
            || format('SELECT %s AS place, %L::text AS model, dbm.%I(f.sketch%s, %L, %L) AS m FROM fact AS f', place, chosen, chosen || '_fit',
                      CASE WHEN chosen LIKE '%\_k' THEN ', f.log_intervals, NULL' ELSE '' END, unit, calibration_end);
        -- the model as one value read once: the scoring functions keep what they derive from the last one
        scores := scores || format(
            'SELECT %1$s AS place, %2$L::text AS model, c.*, dbm.expected_purchases(m.m, c.x, c.t_x, c.t, %3$L::double precision) AS predicted,
                    dbm.expected_spend(m.spend, c.x, c.mean_spend) AS spend, dbm.p_alive(m.m, c.x, c.t_x, c.t) AS p_alive,
                    1 - dbm.p_no_purchase(m.m, c.x, c.t_x, c.t, %3$L::double precision) AS p_buys
             FROM (SELECT fit.m, fact.spend FROM fit, fact WHERE fit.place = %1$s OFFSET 0) AS m CROSS JOIN customer AS c UNION ALL ', place, chosen, units);
    END LOOP;
    RETURN format(
        'WITH customer AS MATERIALIZED (
            SELECT h.customer_id, h.first_day, (h.b).x, (h.b).t_x, (h.b).t, (h.b).mean_repeat_spend AS mean_spend,
                   dbm.revenue(h.h, %2$L) / dbm.purchase_days(h.h, %2$L) AS past_spend,
                   dbm.purchase_days(h.h, %3$L) - dbm.purchase_days(h.h, %2$L) AS purchases,
                   dbm.revenue(h.h, %3$L) - dbm.revenue(h.h, %2$L) AS revenue
            FROM (SELECT g.customer_id::text, g.h, dbm.first_day(g.h) AS first_day, dbm.btyd(g.h, %2$L, %4$L) AS b
                  FROM (SELECT s.customer_id, dbm.purchase_history(s.day, s.amount) AS h FROM (%1$s) AS s GROUP BY s.customer_id OFFSET 0) AS g
                  WHERE dbm.first_day(g.h) <= %2$L OFFSET 0) AS h),
         fact AS MATERIALIZED (
            SELECT dbm.btyd_sketch(c.x, c.t_x, c.t, %4$L, %2$L) AS sketch, dbm.gamma_gamma_fit(c.x, c.mean_spend) AS spend,
                   %9$s AS log_intervals FROM customer AS c),
         fit AS MATERIALIZED (%5$s),
         prediction AS (%6$s
            SELECT %7$s, ''past_rate'', c.*, CASE WHEN c.t > 0 THEN c.x / c.t * %8$L::double precision ELSE 0 END, c.past_spend::double precision, NULL, NULL
            FROM customer AS c)',
        orders, calibration_end, holdout_end, unit, fits, scores, place + 1, units,
        -- what models of regular timing read besides: how long the gaps are
        CASE WHEN EXISTS (SELECT FROM unnest(models) AS m WHERE m LIKE '%\_k') THEN format(
            '(SELECT coalesce(sum(ln(g.days * %L::double precision)::numeric), 0)::double precision
              FROM (SELECT d.day - lag(d.day) OVER (PARTITION BY d.customer_id ORDER BY d.day) AS days
                    FROM (SELECT DISTINCT s.customer_id, s.day FROM (%s) AS s WHERE s.amount >= 0 AND s.day <= %L) AS d) AS g
              WHERE g.days IS NOT NULL)', units / (holdout_end - calibration_end), orders, calibration_end)
        ELSE 'NULL' END);
END;
$$;
COMMENT ON FUNCTION dbm_internal.backtest_with(regclass, date, date, text[], name, name, name, text, text[]) IS
'The head of a backtest statement: CTEs customer, fact, fit and prediction. Error: an unknown model, and as dbm_internal.backtest_source and dbm_internal.backtest_units. A part of clv_backtest.';

-- the same of a relation by name, or of the transactions of a schema

CREATE FUNCTION dbm_internal.order_relation(source text) RETURNS regclass
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 100
BEGIN ATOMIC
    SELECT coalesce((SELECT c.oid::regclass FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                     WHERE n.nspname = source AND c.relname = 'transaction'
                       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class AS o WHERE o.relname = source AND pg_catalog.pg_table_is_visible(o.oid))),
                    source::regclass);
END;
COMMENT ON FUNCTION dbm_internal.order_relation(text) IS
'The relation of orders that a name stands for: the relation of that name, else the transaction relation of the schema of that name, as dbm.create_tables makes it. NULL for NULL. Error: neither is there. A part of clv_backtest.';
