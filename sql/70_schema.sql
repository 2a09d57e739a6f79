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
        PERFORM dbm.create_result_tables(schema, customer_id_type);
        PERFORM dbm.create_equity_tables(schema);
        PERFORM dbm.create_views(schema);
        PERFORM dbm.create_equity_views(schema);
        PERFORM dbm.create_match_views(schema);
        PERFORM dbm.create_merged_views(schema);
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
    EXECUTE format('INSERT INTO %I.golden_rule SELECT level, field, rule, decay_field, stages FROM dbm.default_golden_rules()', schema);
    EXECUTE format('INSERT INTO %I.source_trust SELECT kind, trust FROM dbm.default_source_trust()', schema);
END
$function$;
COMMENT ON FUNCTION dbm.create_tables(name, regtype) IS
'Makes the data model in schema, which it creates where it is missing: tables and views that belong to the caller, not to the extension, with the rule tables filled. customer_id_type is the type of customer ids: text, bigint or uuid. Errors: another type, a schema of the system, no right to create there, a relation or type of the model already in the schema.';

-- Binding a relation of the model to a table the caller has

CREATE FUNCTION dbm.safe_cast(source_type regtype, target_type regtype)
    RETURNS boolean
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
    AS $function$
WITH RECURSIVE base AS (
    SELECT t.oid, t.typtype, t.typbasetype FROM pg_type AS t WHERE t.oid = source_type
    UNION ALL
    SELECT t.oid, t.typtype, t.typbasetype FROM base AS d JOIN pg_type AS t ON t.oid = d.typbasetype
)
-- Integers, uuids and enums print one way only. Of the implicit casts those are taken that do not
-- look at the session: a timestamp turns into another instant in every time zone.
SELECT b.oid = target_type
       OR target_type = 'text'::regtype
          AND (b.typtype = 'e' OR b.oid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype, 'uuid'::regtype))
       OR EXISTS (SELECT FROM pg_cast AS c LEFT JOIN pg_proc AS p ON p.oid = c.castfunc
                  WHERE c.castsource = b.oid AND c.casttarget = target_type AND c.castcontext = 'i'
                    AND c.castmethod IN ('b', 'f') AND coalesce(p.provolatile, 'i') = 'i')
FROM base AS b WHERE b.typtype <> 'd'
$function$;
COMMENT ON FUNCTION dbm.safe_cast(regtype, regtype) IS
'Internal. Whether every value of source_type is one of target_type, without loss and whatever the session settings.';

CREATE FUNCTION dbm.match_columns(model regclass, source regclass)
    RETURNS TABLE (column_no integer, column_name name, wanted text, found text,
                   required boolean, usable boolean, filler text, expression text)
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 1000 ROWS 20
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT m.attnum, m.attname, t.wanted, t.found,
       m.attnotnull AND f.filler IS NULL,
       dbm.safe_cast(s.atttypid, m.atttypid),
       coalesce(f.filler, 'NULL'),
       CASE WHEN s.attname IS NULL
            THEN format('%s::%s', coalesce(f.filler, 'NULL'), t.wanted)
            -- The result has the type of the model to the letter: no precision, no collation of the source.
            WHEN dbm.safe_cast(s.atttypid, m.atttypid)
            THEN format('s.%I::%s%s', s.attname, t.wanted,
                        CASE WHEN s.attcollation NOT IN (0, m.attcollation) THEN ' COLLATE "default"' END)
            WHEN t.wanted = 'date' AND s.atttypid = 'timestamptz'::regtype
            THEN format('(s.%I AT TIME ZONE ''Asia/Shanghai'')::date', s.attname)
            WHEN m.atttypid = 'timestamptz'::regtype AND s.atttypid IN ('timestamp'::regtype, 'date'::regtype)
            THEN format('s.%I::timestamp AT TIME ZONE ''Asia/Shanghai''', s.attname)
            WHEN t.wanted = 'text'
                 OR EXISTS (SELECT FROM pg_cast AS c WHERE c.castsource = s.atttypid AND c.casttarget = m.atttypid)
                 OR EXISTS (SELECT FROM pg_type AS y WHERE y.oid = s.atttypid AND y.typcategory = 'S')
            THEN format('s.%I::%s', s.attname, t.wanted)
            ELSE format('<%s>', t.wanted)
       END
FROM pg_attribute AS m
LEFT JOIN pg_attribute AS s
       ON s.attrelid = source AND s.attname = m.attname AND s.attnum > 0 AND NOT s.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = m.attrelid AND d.adnum = m.attnum
CROSS JOIN LATERAL (SELECT format_type(m.atttypid, m.atttypmod), format_type(s.atttypid, s.atttypmod)) AS t(wanted, found)
CROSS JOIN LATERAL (SELECT pg_get_expr(d.adbin, d.adrelid)) AS e(default_value)
-- Books with one signed amount tell sales from refunds by the sign. A default that calls a function,
-- like now(), tells when a row was made; in a view it would tell when it is read.
CROSS JOIN LATERAL (SELECT CASE WHEN e.default_value = '''sale''::text'
                                THEN 'CASE WHEN s.amount < 0 THEN ''refund'' ELSE ''sale'' END'
                                WHEN e.default_value !~ '[()]' THEN regexp_replace(e.default_value, '::.*', '') END) AS f(filler)
WHERE m.attrelid = model AND m.attnum > 0 AND NOT m.attisdropped
$function$;
COMMENT ON FUNCTION dbm.match_columns(regclass, regclass) IS
'Internal. How source can serve as model, a table as the model makes it: for each column the type wanted and found, whether it is required, whether what is found is usable, and the expression that yields it, or would yield it if it is cast as it says.';

CREATE FUNCTION dbm.check_match(model regclass, source regclass, schema name, relation name)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    missing text;
    wrong text;
    blank text;
    filled text;
    example text;
BEGIN
    SELECT string_agg(format('%I %s', c.column_name, c.wanted), ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NULL AND c.required),
           string_agg(format('%I is %s where %s is wanted', c.column_name, c.found, c.wanted), ', ' ORDER BY c.column_no)
               FILTER (WHERE NOT c.usable),
           string_agg(quote_ident(c.column_name), ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NULL AND c.filler = 'NULL'),
           string_agg(format('%I %s', c.column_name, c.filler), ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NULL AND c.filler <> 'NULL'),
           string_agg(CASE WHEN c.found IS NULL THEN format('<%s> AS %I', c.wanted, c.column_name)
                           WHEN c.usable THEN format('s.%I', c.column_name)
                           ELSE format('%s AS %I', c.expression, c.column_name) END, ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NOT NULL OR c.required)
    INTO missing, wrong, blank, filled, example
    FROM dbm.match_columns(model, source) AS c;

    IF missing IS NOT NULL OR wrong IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'datatype_mismatch',
            MESSAGE = format('%s cannot serve as %I.%I', source, schema, relation),
            DETAIL = concat_ws(E'\n', 'Missing: ' || missing || '.', 'Wrong type: ' || wrong || '.'),
            HINT = concat_ws(E'\n', 'Map a view that has these columns, along the lines of:',
                             format('CREATE VIEW %I.%I WITH (security_invoker) AS SELECT %s FROM %s AS s;',
                                    schema, relation || '_source', example, source),
                             format('SELECT dbm.map_source(%L, %L, %L);',
                                    schema, relation, format('%I.%I', schema, relation || '_source')),
                             CASE WHEN example LIKE '%AT TIME ZONE%'
                                  THEN 'Replace Asia/Shanghai by the time zone in which the business counts its days.' END);
    ELSIF blank IS NOT NULL OR filled IS NOT NULL THEN
        RAISE NOTICE USING MESSAGE = format('%I.%I: some columns are not in %s', schema, relation, source),
            DETAIL = concat_ws(' ', 'NULL in every row: ' || blank || '.', 'Filled in: ' || filled || '.');
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.check_match(regclass, regclass, name, name) IS
'Internal. Refuses a source that lacks a required column of the model or has one of the wrong type, all of them in one error; a NOTICE names the columns that the source does not have and need not.';

CREATE FUNCTION dbm.check_source(relation regclass, source regclass)
    RETURNS void
    LANGUAGE plpgsql STABLE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    s pg_class;
    loops boolean;
    forbidden text;
BEGIN
    SELECT * INTO STRICT s FROM pg_class AS c WHERE c.oid = source;
    IF s.relkind NOT IN ('r', 'p', 'v', 'm', 'f') THEN
        RAISE EXCEPTION USING ERRCODE = 'wrong_object_type',
            MESSAGE = format('%s is not a table or view', source);
    ELSIF s.relpersistence = 't' THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('%s is temporary and cannot be a source', s.relname),
            HINT = 'It ends with the session. Map a permanent table or view.';
    END IF;

    WITH RECURSIVE reads AS (
        SELECT source::oid AS oid
        UNION
        SELECT d.refobjid
        FROM reads AS v
        JOIN pg_rewrite AS w ON w.ev_class = v.oid
        JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
    )
    SELECT bool_or(r.oid = relation) INTO loops FROM reads AS r;
    IF loops THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_object_definition',
            MESSAGE = format('%s cannot be the source of %s, which it reads itself', source, relation);
    END IF;

    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO forbidden
    FROM pg_attribute AS a
    WHERE a.attrelid = source AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attname IN (SELECT m.attname FROM pg_attribute AS m WHERE m.attrelid = relation AND m.attnum > 0)
      AND NOT has_column_privilege(source, a.attnum, 'SELECT');
    IF forbidden IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('you may not read %s of %s', forbidden, source),
            HINT = format('Ask its owner for: GRANT SELECT ON %s TO %I', source, current_user);
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.check_source(regclass, regclass) IS
'Internal. Refuses as source of a relation what is no table or view, is temporary, reads that relation itself, or may not be read.';

CREATE FUNCTION dbm.check_rows(model regclass, bound regclass)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    conditions text[];
    counts text;
    key text;
    broken bigint[];
    said text;
    repeated boolean;
BEGIN
    SELECT array_agg(r.condition ORDER BY r.condition),
           string_agg(format('count(*) FILTER (WHERE NOT (%s))', r.condition), ', ' ORDER BY r.condition)
    INTO conditions, counts
    FROM (SELECT format('%I IS NOT NULL', a.attname)
          FROM pg_attribute AS a WHERE a.attrelid = model AND a.attnum > 0 AND a.attnotnull
          UNION ALL
          SELECT pg_get_expr(c.conbin, c.conrelid) FROM pg_constraint AS c WHERE c.conrelid = model AND c.contype = 'c'
         ) AS r(condition);
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.n) INTO key
    FROM pg_constraint AS c
    CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
    JOIN pg_attribute AS a ON a.attrelid = model AND a.attnum = k.attnum
    WHERE c.conrelid = model AND c.contype = 'p';

    EXECUTE format('SELECT ARRAY[%s] FROM %s', counts, bound) INTO broken;
    SELECT string_agg(format('%s: %s', b.condition, b.n), E'\n' ORDER BY b.condition) INTO said
    FROM unnest(conditions, broken) AS b(condition, n) WHERE b.n > 0;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s GROUP BY %s HAVING count(*) > 1)', bound, key) INTO repeated;
    IF repeated THEN
        said := concat_ws(E'\n', said, format('(%s) is in one row only', key));
    END IF;
    IF said IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation',
            MESSAGE = format('rows of the source do not fit %s', bound),
            DETAIL = E'Rules of the model, and how many rows break them:\n' || said,
            HINT = 'Map a view that leaves such rows out, or has the words of the model in place of yours.';
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.check_rows(regclass, regclass) IS
'Internal. Refuses a view bound to a source with rows that model, a table as the model makes it, would refuse: NULLs, broken checks, a key that repeats. Reads the source twice.';

CREATE FUNCTION dbm.check_additions(relation regclass, model regclass, place text)
    RETURNS void
    LANGUAGE plpgsql STABLE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    added text;
BEGIN
    SELECT string_agg(x.what, ', ' ORDER BY x.what) INTO added
    FROM (SELECT format('column %I', a.attname) FROM pg_attribute AS a
          WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped
            AND NOT EXISTS (SELECT FROM pg_attribute AS m WHERE m.attrelid = model AND m.attname = a.attname)
          UNION ALL
          SELECT format('policy %I', p.polname) FROM pg_policy AS p WHERE p.polrelid = relation
          UNION ALL
          SELECT format('trigger %I', t.tgname) FROM pg_trigger AS t
          WHERE t.tgrelid = relation AND NOT t.tgisinternal AND t.tgname <> 'append_only') AS x(what);
    IF added IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
            MESSAGE = format('mapping would lose what was added to %s: %s', place, added),
            HINT = 'A view over the source cannot carry them. Put them on the source and drop them here first.';
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.check_additions(regclass, regclass, text) IS
'Internal. Refuses to replace a table, which was called place, to which its owner has added columns, policies or triggers.';

CREATE FUNCTION dbm.dress_view(bound regclass, old regclass, model regclass)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    statement text;
BEGIN
    FOR statement IN
        SELECT format('COMMENT ON VIEW %s IS %L', bound, obj_description(model, 'pg_class'))
        UNION ALL
        SELECT format('COMMENT ON COLUMN %s.%I IS %L', bound, a.attname, col_description(model, a.attnum))
        FROM pg_attribute AS a WHERE a.attrelid = model AND a.attnum > 0
        UNION ALL
        SELECT format('GRANT %s ON %s TO %s%s', g.privilege_type, bound,
                      CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END,
                      CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END)
        FROM pg_class AS c CROSS JOIN LATERAL aclexplode(c.relacl) AS g
        WHERE c.oid = old AND g.grantee <> c.relowner
        UNION ALL
        SELECT format('GRANT %s (%I) ON %s TO %s%s', g.privilege_type, a.attname, bound,
                      CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END,
                      CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END)
        FROM pg_attribute AS a CROSS JOIN LATERAL aclexplode(a.attacl) AS g
        WHERE a.attrelid = old AND a.attnum > 0
        UNION ALL
        SELECT format('ALTER VIEW %s OWNER TO %s', bound, c.relowner::regrole)
        FROM pg_class AS c WHERE c.oid = old
    LOOP
        EXECUTE statement;
    END LOOP;
END
$function$;
COMMENT ON FUNCTION dbm.dress_view(regclass, regclass, regclass) IS
'Internal. Gives the view bound the comments of model and the grants and owner of old.';

CREATE FUNCTION dbm.drop_references(relation regclass, place text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    tables regclass[];
    names name[];
BEGIN
    SELECT array_agg(c.conrelid::regclass ORDER BY c.conrelid::regclass::text, c.conname),
           array_agg(c.conname ORDER BY c.conrelid::regclass::text, c.conname)
    INTO tables, names
    FROM pg_constraint AS c
    WHERE c.contype = 'f' AND c.confrelid = relation AND c.conrelid <> relation AND c.conparentid = 0;
    FOR i IN 1 .. coalesce(cardinality(tables), 0) LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', tables[i], names[i]);
    END LOOP;
    IF tables IS NOT NULL THEN
        RAISE NOTICE USING MESSAGE = format('foreign keys to %s are dropped: they cannot point to a view', place),
            DETAIL = (SELECT string_agg(format('%s of %s', quote_ident(k.name), k.of), ', ')
                      FROM unnest(names, tables) AS k(name, of));
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm.drop_references(regclass, text) IS
'Internal. Drops the foreign keys of other tables that point to relation, which was called place, and names them in a NOTICE.';

CREATE FUNCTION dbm.bound_relation(schema name, relation name)
    RETURNS regclass
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    bound regclass := to_regclass(format('%I.%I', schema, relation));
    kind "char" := (SELECT c.relkind FROM pg_class AS c WHERE c.oid = bound);
    filled boolean := false;
BEGIN
    IF NOT EXISTS (SELECT FROM dbm.source_model() AS m WHERE m.relation = bound_relation.relation AND m.mappable) THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('"%s" is not a relation of the model that can be mapped', relation),
            HINT = (SELECT 'One of: ' || string_agg(m.relation, ', ' ORDER BY m.relation)
                    FROM dbm.source_model() AS m WHERE m.mappable);
    ELSIF bound IS NULL OR kind NOT IN ('r', 'p', 'v') THEN
        RAISE EXCEPTION USING ERRCODE = 'undefined_table',
            MESSAGE = format('%I.%I does not exist', schema, relation),
            HINT = format('Call dbm.create_tables(%L) first.', schema);
    ELSIF NOT pg_has_role((SELECT c.relowner FROM pg_class AS c WHERE c.oid = bound), 'USAGE') THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('must be owner of %s', bound);
    END IF;
    IF kind <> 'v' THEN
        EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', bound);
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', bound) INTO filled;
    END IF;
    IF filled THEN
        RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
            MESSAGE = format('%s holds rows, which mapping would lose', bound),
            HINT = 'Move its rows to the source and empty it, or make the model in another schema with dbm.create_tables and map there.';
    END IF;
    RETURN bound;
END
$function$;
COMMENT ON FUNCTION dbm.bound_relation(name, name) IS
'Internal. The table or view that is a relation of the model now, locked; refused when it is not one that can be mapped, is not the caller''s, or is a table with rows.';

CREATE FUNCTION dbm.map_source(schema name, relation name, source regclass)
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
BEGIN
    IF schema IS NULL OR relation IS NULL OR source IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'schema, relation and source must not be NULL';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('dbm.create_tables ' || schema, 0));
    old := dbm.bound_relation(schema, relation);
    old_kind := (SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END FROM pg_class AS c WHERE c.oid = old);
    PERFORM dbm.check_source(old, source);

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
    PERFORM dbm.run_ddl(m.definition, schema,
                        coalesce((SELECT a.atttypid::regtype FROM pg_attribute AS a
                                  WHERE a.attrelid = old AND a.attname = 'customer_id'), 'text'::regtype))
    FROM dbm.source_model() AS m WHERE m.relation = map_source.relation;
    model := to_regclass(place);
    PERFORM dbm.check_additions(old, model, place);
    PERFORM dbm.check_match(model, source, schema, relation);
    EXECUTE format('ALTER TABLE %s RENAME TO %I', model, 'dbm_model_' || old::oid);
    EXECUTE format('CREATE VIEW %s WITH (security_invoker) AS SELECT %s FROM %s AS s', place,
                   (SELECT string_agg(format('%s AS %I', c.expression, c.column_name), ', ' ORDER BY c.column_no)
                    FROM dbm.match_columns(model, source) AS c), source);
    PERFORM dbm.check_rows(model, to_regclass(place));
    PERFORM dbm.dress_view(to_regclass(place), old, model);
    FOREACH reader IN ARRAY coalesce(readers, '{}') LOOP
        EXECUTE reader;
    END LOOP;
    PERFORM dbm.drop_references(old, place);
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
COMMENT ON FUNCTION dbm.map_source(name, name, regclass) IS
'Binds a relation of the model to a table or view that the caller has: a view over source, with the columns of the model in their order, takes the place of the empty table, or of an earlier mapping. Columns are matched by name. Missing optional columns are NULL or have the default of the model; integer and uuid ids become text where the model wants text. Foreign keys to the relation are dropped, views that read it stay. Rows are checked once, by the rules of the table. Errors: required columns missing or of the wrong type (all named, with the view to write), rows that do not fit, a table that holds rows or additions of its owner, a source that is temporary, not readable, or reads the relation itself.';
