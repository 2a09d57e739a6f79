-- schema: making the model in a schema of the caller, and binding it to tables the caller already has
--
-- Everything made here is the caller's own: no object of the extension, no reference to one. What is
-- made is named with its schema, and nothing is looked up in that schema, which others may write to.

CREATE FUNCTION dbm.create_tables(schema name DEFAULT 'marketing', customer_id_type regtype DEFAULT 'pg_catalog.text',
                                  currency text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
BEGIN
    IF schema IS NULL OR customer_id_type IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'schema and customer_id_type must not be NULL';
    END IF;
    PERFORM dbm_internal.check_id_type(customer_id_type);
    PERFORM dbm_internal.check_currency(currency);
    -- Of two calls at once for one schema the second waits here, then finds the tables of the first.
    PERFORM pg_advisory_xact_lock(hashtextextended('dbm.create_tables ' || schema, 0));
    PERFORM dbm_internal.check_schema(schema);
    BEGIN
        PERFORM dbm_internal.create_source_tables(schema, customer_id_type, currency);
        PERFORM dbm_internal.create_result_tables(schema, customer_id_type);
        PERFORM dbm_internal.create_equity_tables(schema);
        PERFORM dbm_internal.create_views(schema);
        PERFORM dbm_internal.create_equity_views(schema);
        PERFORM dbm_internal.create_match_views(schema);
        PERFORM dbm_internal.create_merged_views(schema);
    EXCEPTION WHEN duplicate_table OR duplicate_object OR duplicate_function THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE,
            MESSAGE = format('schema "%s" is not free for the model: %s', schema, SQLERRM),
            HINT = 'Choose another schema, or move that object away first.';
    END;
    EXECUTE format('INSERT INTO %I.label SELECT kind, code, en, zh FROM dbm.default_labels()', schema);
    EXECUTE format('INSERT INTO %I.channel (code, class) SELECT code, class FROM dbm.default_channels()', schema);
    EXECUTE format('INSERT INTO %I.decay_rule SELECT field, monthly_rate, fresh_from, ageing_from FROM dbm.default_decay_rules()', schema);
    EXECUTE format('INSERT INTO %I.segment_rule SELECT d.map, d.priority, d.segment, d.r_from, d.r_to, d.f_from, d.f_to, d.m_from, d.m_to'
                   ' FROM unnest(%L::text[]) AS m, dbm.default_segment_map(m) AS d', schema, '{grid,cells,eight}');
    EXECUTE format('UPDATE %I.setting SET value = %L WHERE name = ''default_currency''', schema, currency);
    EXECUTE format('INSERT INTO %I.golden_rule SELECT level, field, rule, decay_field, stages FROM dbm.default_golden_rules()', schema);
    EXECUTE format('INSERT INTO %I.source_trust SELECT kind, trust FROM dbm.default_source_trust()', schema);
END
$function$;
COMMENT ON FUNCTION dbm.create_tables(name, regtype, text) IS
'Makes the data model in schema, which it creates where it is missing: tables and views that belong to the caller, not to the extension, with the rule tables filled. customer_id_type is the type of customer ids, as the tables to be mapped have it, so that their indexes serve: text, varchar, integer, bigint, uuid, a domain over one of them, or another type of the server with an order and a hash. currency: what amounts are in that name none, three letters of ISO 4217; NULL: every amount must name its own. Errors: no such currency, a type without them, or whose equality is none of the server, a schema of the system, no right to create there, a relation or type of the model already in the schema.';

CREATE FUNCTION dbm.map_source(schema name, relation name, source regclass, currency text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    place text := format('%I.%I', schema, relation);
    old regclass;
    old_kind text;
    model regclass;
    aside name;
    readers text[];
    reader text;
    detail text;
    money text := currency;
BEGIN
    IF schema IS NULL OR relation IS NULL OR source IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'schema, relation and source must not be NULL';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('dbm.create_tables ' || schema, 0));
    old := dbm_internal.bound_relation(schema, relation);
    old_kind := (SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END FROM pg_class AS c WHERE c.oid = old);
    PERFORM dbm_internal.check_source(old, source);
    PERFORM dbm_internal.check_currency(currency, old, source);
    IF money IS NULL AND to_regclass(format('%I.setting', schema)) IS NOT NULL THEN
        EXECUTE format('SELECT nullif(btrim(s.value), '''') FROM %I.setting AS s WHERE s.name = ''default_currency''', schema) INTO money;
        PERFORM dbm_internal.check_currency(money);
    END IF;

    -- Views that read the relation, of the model or the user's own, are said again over its successor.
    SELECT array_agg(format('CREATE OR REPLACE VIEW %s%s AS %s', v.oid::regclass,
                            ' WITH (' || array_to_string(v.reloptions, ', ') || ')', pg_get_viewdef(v.oid)))
    INTO readers
    FROM pg_class AS v
    WHERE v.relkind = 'v' AND v.oid <> old
      AND v.oid IN (SELECT w.ev_class FROM pg_depend AS d JOIN pg_rewrite AS w ON w.oid = d.objid
                    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = old);

    -- The table as the model makes it tells what the columns must be; then the view takes its place.
    aside := 'dbm_replaced_' || old::oid;
    EXECUTE format('ALTER TABLE %s RENAME TO %I', old, aside);
    PERFORM dbm_internal.run_ddl(m.definition, schema,
                        coalesce((SELECT a.atttypid::regtype FROM pg_attribute AS a
                                  WHERE a.attrelid = old AND a.attname = 'customer_id'), 'text'::regtype), money)
    FROM dbm_internal.source_model() AS m WHERE m.relation = map_source.relation;
    model := to_regclass(place);
    PERFORM dbm_internal.check_additions(old, model, place);
    PERFORM dbm_internal.check_match(model, source, schema, relation);
    EXECUTE format('ALTER TABLE %s RENAME TO %I', model, 'dbm_model_' || old::oid);
    EXECUTE format('CREATE VIEW %s WITH (security_invoker) AS SELECT %s FROM %s AS s', place,
                   (SELECT string_agg(format('%s AS %I', c.expression, c.column_name), ', ' ORDER BY c.column_no)
                    FROM dbm_internal.match_columns(model, source) AS c), source);
    PERFORM dbm_internal.check_rows(model, to_regclass(place), source, schema, relation);
    PERFORM dbm_internal.dress_view(to_regclass(place), old, model);
    FOREACH reader IN ARRAY coalesce(readers, '{}') LOOP
        EXECUTE reader;
    END LOOP;
    PERFORM dbm_internal.drop_references(old, place);
    EXECUTE format('DROP TABLE %s', model);
    EXECUTE format('DROP %s %s', old_kind, old);
EXCEPTION WHEN dependent_objects_still_exist THEN
    GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
    RAISE EXCEPTION USING ERRCODE = SQLSTATE,
        MESSAGE = format('%s cannot be replaced: other objects depend on it', place),
        DETAIL = replace(detail, aside, relation),
        HINT = 'Drop them, map, and make them again: materialized views, policies, functions and rules cannot be moved to the view.';
END
$function$;
COMMENT ON FUNCTION dbm.map_source(name, name, regclass, text) IS
'Binds a relation of the model to a table or view that the caller has: a view over source, with the columns of the model in their order, takes the place of the empty table, or of an earlier mapping. Columns are matched by name. Missing optional columns are NULL or have the default of the model; integer and uuid ids become text where the model wants text. currency: what the amounts of a source without a column currency are in, three letters of ISO 4217; NULL: the setting default_currency of the schema, and where that is empty amounts are refused. Foreign keys to the relation are dropped, views that read it stay. Rows are checked once, by the rules of the table. Errors: required columns missing or of the wrong type (all named, with the view to write), rows that do not fit (with the values and the calls that cure them), a currency for a source that has its own or a relation without money, a table that holds rows or additions of its owner, a source that is temporary, not readable, or reads the relation itself.';
