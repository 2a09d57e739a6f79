-- Every statement file: its parameters are those it declares, and for each type of id and each level it
-- can be prepared (a query) or run (a table, a view). A parameter that is new needs a line in samples.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\pset format unaligned
\pset tuples_only on

-- What stands for the parameters, by name; a statement is given those it declares.
CREATE FUNCTION samples(schema name, id_type regtype, level text) RETURNS jsonb
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'schema', schema,
        'id_type', format_type(id_type, NULL),
        'level', level,
        'as_of', '2026-01-31', 'run', 1, 'unit', 'week', 'unit_days', 7,
        'orders', dbm_internal.refresh_orders(schema), 'customers', dbm_internal.refresh_customers(schema, '{}'),
        'counted', '{order,paid}', 'currency', 'CNY', 'summary', 'btyd', 'clv_model', 'mbg_cnbd_k', 'intervals', 'log_intervals,',
        'frequency', 'orders', 'in_order', 'ORDER BY clv_segment OFFSET 0', 'segments', '{a,b}', 'tier_shares', '{0.8,0.95}',
        'horizon', '52', 'discount', '0.1', 'comparable', true, 'unit_ratio', 4.5, 'same_models', false,
        'report', '{"moves": 1}'::jsonb, 'settings', '{}'::jsonb);
END;

CREATE FUNCTION header_line(statement regprocedure, label text) RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT substring(obj_description(statement, 'pg_proc') FROM '(?n)^' || label || ': (.*)$');
END;

-- Makes the relation that the file is named after once more, and takes that back.
CREATE FUNCTION fault_of_ddl(script text, schema name, relation name) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
    made record;
BEGIN
    FOR made IN SELECT c.relkind FROM pg_class AS c WHERE c.oid = to_regclass(format('%I.%I', schema, relation)) LOOP
        EXECUTE format('DROP %s %I.%I CASCADE', CASE made.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, schema, relation);
    END LOOP;
    FOR made IN SELECT p.oid::regprocedure AS function FROM regexp_matches(script, 'CREATE FUNCTION \S+\.(\w+)\(', 'g') AS m(name)
                JOIN pg_proc AS p ON p.proname = m.name[1] AND p.pronamespace = quote_ident(schema)::regnamespace LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', made.function);
    END LOOP;
    EXECUTE script;
    RAISE EXCEPTION USING ERRCODE = 'DBM00', MESSAGE =
        CASE WHEN to_regclass(format('%I.%I', schema, relation)) IS NULL THEN format('makes no relation %s', relation) ELSE '' END;
EXCEPTION WHEN SQLSTATE 'DBM00' THEN
    RETURN nullif(SQLERRM, '');
END
$$;

-- What is wrong with a statement under these samples; NULL when nothing is.
CREATE FUNCTION fault(statement regprocedure, schema name, samples jsonb) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
    declared constant text[] := string_to_array(nullif(public.header_line(statement, 'Parameters'), 'none'), ', ');
    argument_types constant text := '(' || public.header_line(statement, 'Using') || ')';
    template text;
    given jsonb;
    name text;
BEGIN
    IF public.header_line(statement, 'Parameters') IS NULL THEN
        RETURN 'has no line "-- Parameters:" in its leading comment';
    END IF;
    EXECUTE format('SELECT %s', statement) INTO template;
    given := (SELECT coalesce(jsonb_object_agg(s.key, s.value), '{}') FROM jsonb_each(samples) AS s WHERE s.key = ANY (declared));
    FOREACH name IN ARRAY coalesce(declared, '{}') LOOP
        IF NOT given ? name THEN
            RETURN format('no sample for parameter %s', name);
        END IF;
        BEGIN
            PERFORM dbm_internal.render(template || coalesce(argument_types, ''), given - name);
            RETURN format('declares parameter %s and does not use it', name);
        EXCEPTION WHEN undefined_parameter THEN
            NULL;   -- as it should be
        END;
    END LOOP;
    IF statement::text ~ '(^|\.)statement_' THEN
        EXECUTE format('PREPARE tried %s AS %s', dbm_internal.render(argument_types, given), dbm_internal.render(template, given));
        DEALLOCATE tried;
        RETURN NULL;
    END IF;
    RETURN public.fault_of_ddl(dbm_internal.render(template, given), schema,
                               substring(public.header_line(statement, 'Source') FROM '(\w+)\.sql$'));
EXCEPTION WHEN OTHERS THEN
    RETURN SQLERRM;
END
$$;

CREATE TABLE place AS
SELECT t.id_type::regtype AS id_type, ('St ' || t.id_type)::name AS schema
FROM unnest('{text,bigint,uuid,integer}'::text[]) AS t(id_type);
SELECT dbm.create_tables(p.schema, p.id_type) FROM place AS p;

-- what is wrong is found
CREATE FUNCTION planted(header text, body text) RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
    kind constant text := CASE WHEN body ~ '^CREATE' THEN 'table_planted' ELSE 'statement_planted' END;
BEGIN
    EXECUTE format('CREATE FUNCTION public.%I() RETURNS text LANGUAGE sql RETURN %L', kind, body);
    EXECUTE format('COMMENT ON FUNCTION public.%I() IS %L', kind, header);
    RETURN public.fault(format('public.%s()', kind)::regprocedure, 'St text', public.samples('St text', 'text', 'customer'));
END
$$;
\set VERBOSITY terse
BEGIN;
SELECT planted(E'Good.\nParameters: schema, id_type\nUsing: :id_type', 'SELECT FROM :"schema".customer AS u WHERE u.customer_id = $1 OR u.customer_id = CAST($1 AS :id_type);') IS NULL;
ROLLBACK;
BEGIN;
SELECT planted('No parameters.', 'SELECT 1;');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: unheard_of', 'SELECT :''unheard_of'';');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: schema, level', 'SELECT FROM :"schema".customer;');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: schema', 'SELECT :''level'' FROM :"schema".customer;');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: schema', 'SELECT u.nothing FROM :"schema".customer AS u;');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: schema\nUsing: bigint', 'SELECT FROM :"schema".customer AS u WHERE u.customer_id = $1;');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: schema\nSource: sql/x/tables/planted.sql', 'CREATE TABLE :"schema".other (x int);');
ROLLBACK;
BEGIN;
SELECT planted(E'X.\nParameters: schema\nSource: sql/x/tables/planted.sql', 'CREATE TABLE :"schema".planted (x int);') IS NULL;
ROLLBACK;

-- the statements there are, and what is wrong with them
SELECT count(*) > 0 FROM pg_proc AS f
WHERE f.pronamespace = 'dbm_internal'::regnamespace AND f.proname ~ '^(statement|table|view)_' AND f.pronargs = 0;
SELECT f.oid::regprocedure, p.id_type, l.level, w.fault
FROM pg_proc AS f, place AS p, unnest('{customer,contact}'::text[]) AS l(level),
     fault(f.oid::regprocedure, p.schema, samples(p.schema, p.id_type, l.level)) AS w(fault)
WHERE f.pronamespace = 'dbm_internal'::regnamespace AND f.proname ~ '^(statement|table|view)_' AND f.pronargs = 0
  AND w.fault IS NOT NULL
ORDER BY f.proname, p.id_type::text, l.level;

DROP SCHEMA "St text", "St bigint", "St uuid", "St integer" CASCADE;
DROP TABLE place;
DROP FUNCTION planted(text, text), fault(regprocedure, name, jsonb), fault_of_ddl(text, name, name),
    header_line(regprocedure, text), samples(name, regtype, text);
