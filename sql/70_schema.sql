-- schema: making the model in a schema of the caller, and binding it to tables the caller already has
--
-- Everything made here is the caller's own: no object of the extension, no reference to one. What is
-- made is named with its schema, and nothing is looked up in that schema, which others may write to.

CREATE FUNCTION dbm.default_channels()
    RETURNS TABLE (code text, class text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 20
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT l.code, CASE WHEN l.code IN ('store', 'visit', 'event', 'post') THEN 'traditional' ELSE 'new' END
FROM dbm.default_labels() AS l WHERE l.kind = 'channel'
$function$;
COMMENT ON FUNCTION dbm.default_channels() IS
'Channels that create_tables puts into the table channel: code (named in dbm.default_labels()) and class, traditional for face to face, counter and letter, new for the rest.';

CREATE FUNCTION dbm.default_decay_rules()
    RETURNS TABLE (field text, monthly_rate double precision, fresh_from double precision, ageing_from double precision)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 12
    SET search_path = pg_catalog, pg_temp
    AS $function$
-- A change of employer takes work e-mail, desk phone and title along: 2.1 percent a month, the 22
-- percent a year of employees with at most a year of tenure (US Bureau of Labor Statistics, January
-- 2024), plus each field's own loss. Home address: US Census, movers 11 to 15 percent a year.
SELECT r.field, r.monthly_rate, 0.9::float8, 0.7::float8
FROM (VALUES ('email', 0.025), ('email_work', 0.025), ('email_home', 0.008), ('phone_work', 0.026), ('mobile', 0.007),
             ('job_title', 0.030), ('employer', 0.021), ('address', 0.012), ('company_name', 0.003),
             ('person_name', 0.003), ('other', 0.025)) AS r(field, monthly_rate)
$function$;
COMMENT ON FUNCTION dbm.default_decay_rules() IS
'How fast facts go out of date, which create_tables puts into the table decay_rule: share that becomes wrong in a month, and the probabilities from which a fact is fresh or ageing. Starting values from published surveys; replace them by what your own records show.';

CREATE FUNCTION dbm.check_schema(target name)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    taken text;
BEGIN
    IF target IN ('dbm', 'information_schema') OR starts_with(target::text, 'pg_') THEN
        RAISE EXCEPTION USING ERRCODE = 'reserved_name',
            MESSAGE = format('schema "%s" cannot hold the model', target),
            HINT = 'Choose a schema of your own, like marketing.';
    ELSIF to_regnamespace(quote_ident(target)) IS NULL THEN
        IF NOT has_database_privilege(current_database(), 'CREATE') THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
                MESSAGE = format('schema "%s" does not exist and you may not create it', target),
                HINT = format('Ask the owner of the database for: CREATE SCHEMA %I AUTHORIZATION %I', target, current_user);
        END IF;
        EXECUTE format('CREATE SCHEMA %I', target);
        EXECUTE format('COMMENT ON SCHEMA %I IS %L', target, 'Customers, transactions and campaigns, with the answers computed from them.');
    ELSIF NOT has_schema_privilege(quote_ident(target), 'CREATE') THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('you may not create tables in schema "%s"', target),
            HINT = format('Ask its owner for: GRANT USAGE, CREATE ON SCHEMA %I TO %I', target, current_user);
    END IF;

    SELECT string_agg(quote_ident(c.relname), ', ' ORDER BY c.relname) INTO taken
    FROM pg_class AS c JOIN dbm.source_model() AS m ON m.relation = c.relname
    WHERE c.relnamespace = to_regnamespace(quote_ident(target));
    IF taken IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'duplicate_table',
            MESSAGE = format('schema "%s" already has %s', target, taken),
            HINT = 'Choose another schema, or move these away first. To use tables you have as part of the model, call dbm.create_tables on an empty schema, then dbm.map_source.';
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.check_schema(name) IS
'Internal. Makes the schema target where it is missing; refuses one of the system, one where the caller may not create tables, and one that already has a relation of the model.';

CREATE FUNCTION dbm.create_tables(schema name DEFAULT 'marketing', customer_id_type regtype DEFAULT 'pg_catalog.text')
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
BEGIN
    IF schema IS NULL OR customer_id_type IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'schema and customer_id_type must not be NULL';
    ELSIF customer_id_type NOT IN ('text'::regtype, 'bigint'::regtype, 'uuid'::regtype) THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('customer_id cannot be of type %s', customer_id_type),
            HINT = 'Use text (the default), bigint or uuid.';
    END IF;
    -- Of two calls at once for one schema the second waits here, then finds the tables of the first.
    PERFORM pg_advisory_xact_lock(hashtextextended('dbm.create_tables ' || schema, 0));
    PERFORM dbm.check_schema(schema);
    BEGIN
        PERFORM dbm.create_source_tables(schema, customer_id_type);
        IF to_regprocedure('dbm.create_views(name)') IS NOT NULL THEN
            PERFORM dbm.create_result_tables(schema, customer_id_type);
            PERFORM dbm.create_views(schema);
        END IF;
    EXCEPTION WHEN duplicate_table OR duplicate_object OR duplicate_function THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE,
            MESSAGE = format('schema "%s" is not free for the model: %s', schema, SQLERRM),
            HINT = 'Choose another schema, or move that object away first.';
    END;
    EXECUTE format('INSERT INTO %I.label SELECT kind, code, en, zh FROM dbm.default_labels()', schema);
    EXECUTE format('INSERT INTO %I.channel (code, class) SELECT code, class FROM dbm.default_channels()', schema);
    EXECUTE format('INSERT INTO %I.decay_rule SELECT field, monthly_rate, fresh_from, ageing_from FROM dbm.default_decay_rules()', schema);
    IF to_regprocedure('dbm.default_segment_map(text)') IS NOT NULL THEN
    EXECUTE format('INSERT INTO %I.segment_rule SELECT d.map, d.priority, d.segment, d.r_from, d.r_to, d.f_from, d.f_to, d.m_from, d.m_to'
                   ' FROM unnest(%L::text[]) AS m, dbm.default_segment_map(m) AS d', schema, '{grid,cells,eight}');
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.create_tables(name, regtype) IS
'Makes the data model in schema, which it creates where it is missing: tables and views that belong to the caller, not to the extension, with the rule tables filled. customer_id_type is the type of customer ids: text, bigint or uuid. Errors: another type, a schema of the system, no right to create there, a relation or type of the model already in the schema.';
