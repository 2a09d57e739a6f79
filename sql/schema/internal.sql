-- Parts of create_tables and map_source: what may be bound, and what is wrong with a source.

CREATE FUNCTION dbm_internal.check_schema(target name)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    taken text;
BEGIN
    IF target IN ('dbm', 'dbm_internal', 'information_schema') OR starts_with(target::text, 'pg_') THEN
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
    FROM pg_class AS c JOIN dbm_internal.source_model() AS m ON m.relation = c.relname
    WHERE c.relnamespace = to_regnamespace(quote_ident(target));
    IF taken IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'duplicate_table',
            MESSAGE = format('schema "%s" already has %s', target, taken),
            HINT = 'Choose another schema, or move these away first. To use tables you have as part of the model, call dbm.create_tables on an empty schema, then dbm.map_source.';
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.check_schema(name) IS
'Makes the schema target where it is missing; refuses one of the system, one where the caller may not create tables, and one that already has a relation of the model.';

CREATE FUNCTION dbm_internal.check_id_type(id_type regtype)
    RETURNS void
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    base constant regtype := dbm_internal.base_type(id_type);
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type AS t WHERE t.oid = base AND t.typtype = 'b' AND t.typnamespace = 'pg_catalog'::regnamespace) THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('customer_id cannot be of type %s: its equality is not one of the server''s own', id_type),
            HINT = CASE WHEN id_type::text ~ '(^|\.)citext$'
                        THEN 'Use text, and map a view with lower(customer_id::text) AS customer_id: then ids are equal whatever their case.'
                        ELSE 'Use text (the default), varchar, integer, bigint, uuid or a domain over one of them, and cast in a view that you map.' END;
    END IF;
    -- joins want an order and a hash; an array of a type without them has none
    IF (SELECT count(DISTINCT o.opcmethod) FROM pg_opclass AS o JOIN pg_am AS m ON m.oid = o.opcmethod
        WHERE m.amname IN ('btree', 'hash') AND o.opcdefault
          AND o.opcintype = CASE base WHEN 'varchar'::regtype THEN 'text'::regtype ELSE base END) < 2 THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('customer_id cannot be of type %s: it has no default order and hash', id_type),
            HINT = 'Use text (the default), varchar, integer, bigint or uuid.';
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.check_id_type(regtype) IS
'Refuses a type that cannot be that of customer ids. Statements find operators in pg_catalog only, so that nothing planted elsewhere takes part; a type with operators of its own elsewhere, like citext, would be compared as another.';

CREATE FUNCTION dbm_internal.check_currency(currency text, relation regclass DEFAULT NULL, source regclass DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    meant text;
BEGIN
    IF currency IS NULL THEN
        RETURN;
    END IF;
    meant := CASE current_setting('server_encoding') WHEN 'UTF8' THEN dbm.currency_code(currency) ELSE substring(currency FROM '^[A-Z]{3}$') END;
    IF meant IS DISTINCT FROM currency THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('currency "%s" is not a code of ISO 4217', currency),
            HINT = CASE WHEN meant IS NOT NULL THEN format('It is %s.', meant)
                        ELSE 'Name it by three capital letters, such as CNY, EUR or USD.' END;
    ELSIF NOT EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attname = 'currency') AND relation IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('%s has no currency', relation),
            HINT = 'Leave the argument currency out.';
    ELSIF EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = source AND a.attname = 'currency' AND NOT a.attisdropped) THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('%s says in its column currency what its amounts are in', source),
            HINT = format('Leave the argument currency out; where that column may be empty, map a view with coalesce(currency, %L) AS currency.', currency);
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.check_currency(text, regclass, regclass) IS
'Refuses a currency that ISO 4217 does not have, or has under another name; and one for a relation without money, or for a source that has a column currency of its own.';

-- Binding a relation of the model to a table the caller has

CREATE FUNCTION dbm_internal.safe_cast(source_type regtype, target_type regtype)
    RETURNS boolean
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
    AS $function$
-- Integers, uuids and enums print one way only. Of the implicit casts those are taken that do not
-- look at the session: a timestamp turns into another instant in every time zone.
SELECT source_type = target_type OR b.oid = target_type
       OR target_type = 'text'::regtype
          AND (b.typtype = 'e' OR b.oid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype, 'uuid'::regtype))
       OR EXISTS (SELECT FROM pg_cast AS c LEFT JOIN pg_proc AS p ON p.oid = c.castfunc
                  WHERE c.castsource = b.oid AND c.casttarget = target_type AND c.castcontext = 'i'
                    AND c.castmethod IN ('b', 'f') AND coalesce(p.provolatile, 'i') = 'i')
FROM pg_type AS b WHERE b.oid = dbm_internal.base_type(source_type)
$function$;
COMMENT ON FUNCTION dbm_internal.safe_cast(regtype, regtype) IS
'Whether every value of source_type is one of target_type, without loss and whatever the session settings.';

CREATE FUNCTION dbm_internal.match_columns(model regclass, source regclass)
    RETURNS TABLE (column_no integer, column_name name, wanted text, found text,
                   required boolean, usable boolean, filler text, expression text)
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 1000 ROWS 20
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT m.attnum, m.attname, t.wanted, t.found,
       m.attnotnull AND f.filler IS NULL,
       dbm_internal.safe_cast(s.atttypid, m.atttypid),
       coalesce(f.filler, 'NULL'),
       CASE WHEN s.attname IS NULL
            THEN format('%s::%s', coalesce(f.filler, 'NULL'), t.wanted)
            -- The result has the type of the model to the letter: no precision, no collation of the source.
            WHEN dbm_internal.safe_cast(s.atttypid, m.atttypid)
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
COMMENT ON FUNCTION dbm_internal.match_columns(regclass, regclass) IS
'How source can serve as model, a table as the model makes it: for each column the type wanted and found, whether it is required, whether what is found is usable, and the expression that yields it, or would yield it if it is cast as it says.';

CREATE FUNCTION dbm_internal.source_view(model regclass, source regclass, schema name, relation name, columns name[], cures text[])
    RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT concat_ws(E'\n', 'Map a view that has these columns, along the lines of:',
    format('CREATE VIEW %I.%I WITH (security_invoker) AS SELECT %s FROM %s AS s;', schema, n.name, v.list, source),
    format('SELECT dbm.map_source(%L, %L, %L%s);', schema, relation, format('%I.%I', schema, n.name),
           (SELECT format(', currency => %s', c.filler) FROM dbm_internal.match_columns(model, source) AS c
            WHERE c.column_name = 'currency' AND c.found IS NULL AND c.filler <> 'NULL')),
    CASE WHEN v.list LIKE '%<text> AS currency%'
         THEN 'Say what the amounts are in: ''EUR'' AS currency, or no such column and map_source(..., currency => ''EUR'').' END,
    CASE WHEN v.list LIKE '%AT TIME ZONE%'
         THEN 'Replace Asia/Shanghai by the time zone in which the business counts its days.' END,
    CASE WHEN v.list LIKE '%1899-12-30%'
         THEN 'Days are counted as Excel counts them; files of old Macintoshes count from date ''1904-01-01''.' END)
FROM (SELECT string_agg(CASE WHEN x.cure IS NOT NULL
                             THEN format('%s AS %I', replace(x.cure, '@', format('s.%I%s', c.column_name, x.as_text)), c.column_name)
                             WHEN c.found IS NULL THEN format('<%s> AS %I', c.wanted, c.column_name)
                             WHEN c.usable THEN format('s.%I', c.column_name)
                             ELSE format('%s AS %I', c.expression, c.column_name) END, ', ' ORDER BY c.column_no) AS list
      FROM dbm_internal.match_columns(model, source) AS c
      LEFT JOIN LATERAL (SELECT (SELECT u.cure FROM unnest(columns, cures) AS u(name, cure) WHERE u.name = c.column_name LIMIT 1),
                                CASE WHEN c.wanted = 'text' AND c.found <> 'text' THEN '::text' END) AS x(cure, as_text) ON true
      WHERE c.found IS NOT NULL OR c.required) AS v,
     (SELECT relation || '_source' || CASE WHEN k > 1 THEN k::text ELSE '' END AS name FROM generate_series(1, 100) AS k
      WHERE to_regclass(format('%I.%I', schema, relation || '_source' || CASE WHEN k > 1 THEN k::text ELSE '' END)) IS NULL
      ORDER BY k LIMIT 1) AS n
$function$;
COMMENT ON FUNCTION dbm_internal.source_view(regclass, regclass, name, name, name[], text[]) IS
'The statements of a view over source that can serve as the relation: cures, with @ for the column of s, stand for the columns they are given for.';

CREATE FUNCTION dbm_internal.check_match(model regclass, source regclass, schema name, relation name)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    missing text;
    wrong text;
    blank text;
    filled text;
    readings name[];
    expressions text[];
    notes text;
    id_cast text;
BEGIN
    SELECT string_agg(format('%I %s', c.column_name, c.wanted), ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NULL AND c.required),
           string_agg(format('%I is %s where %s is wanted', c.column_name, c.found, c.wanted), ', ' ORDER BY c.column_no)
               FILTER (WHERE NOT c.usable),
           string_agg(quote_ident(c.column_name), ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NULL AND c.filler = 'NULL'),
           string_agg(format('%I %s', c.column_name, c.filler), ', ' ORDER BY c.column_no)
               FILTER (WHERE c.found IS NULL AND c.filler <> 'NULL')
    INTO missing, wrong, blank, filled
    FROM dbm_internal.match_columns(model, source) AS c;
    IF wrong IS NOT NULL THEN
        SELECT array_agg(c.column_name), array_agg(r.expression), string_agg(r.note, E'\n' ORDER BY c.column_no)
        INTO readings, expressions, notes
        FROM dbm_internal.match_columns(model, source) AS c
        CROSS JOIN LATERAL dbm_internal.reading(source, c.column_name, c.wanted) AS r
        WHERE NOT c.usable AND r.expression IS NOT NULL;
    END IF;
    -- a cast of the id hides it from the indexes of the source, unless the two types are stored alike
    SELECT c.found INTO id_cast
    FROM dbm_internal.match_columns(model, source) AS c
        JOIN pg_attribute AS m ON m.attrelid = model AND m.attnum = c.column_no
        JOIN pg_attribute AS s ON s.attrelid = source AND s.attname = c.column_name
    WHERE c.column_name = 'customer_id' AND c.usable AND dbm_internal.base_type(s.atttypid) <> dbm_internal.base_type(m.atttypid)
      AND NOT EXISTS (SELECT FROM pg_cast AS k WHERE k.castsource = dbm_internal.base_type(s.atttypid)
                      AND k.casttarget = m.atttypid AND k.castmethod = 'b');

    IF missing IS NOT NULL OR wrong IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'datatype_mismatch',
            MESSAGE = format('%s cannot serve as %I.%I', source, schema, relation),
            DETAIL = concat_ws(E'\n', 'Missing: ' || missing || '.', 'Wrong type: ' || wrong || '.', notes),
            HINT = CASE WHEN wrong IS NULL AND missing = 'currency text'
                        THEN 'Say what its amounts are in, as in ' || format('SELECT dbm.map_source(%L, %L, %L, currency => ''EUR''), or for all sources of the schema: UPDATE %I.setting SET value = ''EUR'' WHERE name = ''default_currency''.',
                                    schema, relation, source, schema)
                        ELSE dbm_internal.source_view(model, source, schema, relation, readings, expressions) END;
    ELSIF blank IS NOT NULL OR filled IS NOT NULL THEN
        RAISE NOTICE USING MESSAGE = format('%I.%I: some columns are not in %s', schema, relation, source),
            DETAIL = concat_ws(' ', 'NULL in every row: ' || blank || '.', 'Filled in: ' || filled || '.');
    END IF;
    IF id_cast IS NOT NULL THEN
        RAISE NOTICE USING MESSAGE = format('%I.%I: customer_id is cast from %s, so one customer is not found by an index of %s',
                                            schema, relation, id_cast, source),
            HINT = format('Make the model for ids of this type: SELECT dbm.create_tables(%L, %L);', 'another schema', id_cast);
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.check_match(regclass, regclass, name, name) IS
'Refuses a source that lacks a required column of the model or has one of the wrong type, all of them in one error; a NOTICE names the columns that the source does not have and need not.';

CREATE FUNCTION dbm_internal.check_source(relation regclass, source regclass)
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
COMMENT ON FUNCTION dbm_internal.check_source(regclass, regclass) IS
'Refuses as source of a relation what is no table or view, is temporary, reads that relation itself, or may not be read.';

CREATE FUNCTION dbm_internal.check_rows(model regclass, bound regclass, source regclass, schema name, relation name)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    key text;
    said text;
    columns name[];
    cures text[];
    repeated boolean;
BEGIN
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.n) INTO key
    FROM pg_constraint AS c
    CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
    JOIN pg_attribute AS a ON a.attrelid = model AND a.attnum = k.attnum
    WHERE c.conrelid = model AND c.contype = 'p';

    SELECT string_agg(b.said, E'\n' ORDER BY b.said COLLATE "C"), array_agg(b.column_name) FILTER (WHERE b.template IS NOT NULL),
           array_agg(b.template) FILTER (WHERE b.template IS NOT NULL)
    INTO said, columns, cures
    FROM dbm_internal.broken_rules(model, bound, relation) AS b;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s GROUP BY %s HAVING count(*) > 1)', bound, key) INTO repeated;
    IF repeated THEN
        said := concat_ws(E'\n', said, format('(%s) is in more than one row', key));
    END IF;
    IF said IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation',
            MESSAGE = format('rows of the source do not fit %s', bound),
            DETAIL = E'Rules of the model that rows break:\n' || said,
            HINT = CASE WHEN columns IS NULL
                        THEN 'Map a view that leaves such rows out, or has the words of the model in place of yours.'
                        ELSE dbm_internal.source_view(model, source, schema, relation, columns, cures) END;
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.check_rows(regclass, regclass, regclass, name, name) IS
'Refuses a view bound to a source with rows that model, a table as the model makes it, would refuse: NULLs, broken checks, a key that repeats, each with what cures it. Reads the source twice.';

CREATE FUNCTION dbm_internal.check_additions(relation regclass, model regclass, place text)
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
COMMENT ON FUNCTION dbm_internal.check_additions(regclass, regclass, text) IS
'Refuses to replace a table, which was called place, to which its owner has added columns, policies or triggers.';

CREATE FUNCTION dbm_internal.dress_view(bound regclass, old regclass, model regclass)
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
COMMENT ON FUNCTION dbm_internal.dress_view(regclass, regclass, regclass) IS
'Gives the view bound the comments of model and the grants and owner of old.';

CREATE FUNCTION dbm_internal.drop_references(relation regclass, place text)
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
COMMENT ON FUNCTION dbm_internal.drop_references(regclass, text) IS
'Drops the foreign keys of other tables that point to relation, which was called place, and names them in a NOTICE.';

CREATE FUNCTION dbm_internal.bound_relation(schema name, relation name)
    RETURNS regclass
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    bound regclass := to_regclass(format('%I.%I', schema, relation));
    kind "char" := (SELECT c.relkind FROM pg_class AS c WHERE c.oid = bound);
    filled boolean := false;
BEGIN
    IF NOT EXISTS (SELECT FROM dbm_internal.source_model() AS m WHERE m.relation = bound_relation.relation AND m.mappable) THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('"%s" is not a relation of the model that can be mapped', relation),
            HINT = (SELECT 'One of: ' || string_agg(m.relation, ', ' ORDER BY m.relation)
                    FROM dbm_internal.source_model() AS m WHERE m.mappable);
    ELSIF bound IS NULL AND to_regclass(format('%I.refresh_log', schema)) IS NULL THEN
        PERFORM dbm_internal.refuse_schema(schema);
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
COMMENT ON FUNCTION dbm_internal.bound_relation(name, name) IS
'The table or view that is a relation of the model now, locked; refused when it is not one that can be mapped, is not the caller''s, or is a table with rows.';
