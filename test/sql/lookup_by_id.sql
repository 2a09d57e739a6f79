-- A lookup by id uses the index of the source in every view, whatever the type of ids the source has.

-- Is a table read from end to end for one customer? Lists that rank everybody, and what is handed to the
-- matcher, have to be.
CREATE FUNCTION public.reads_all(schema name, id text) RETURNS TABLE (view name, reads text) LANGUAGE plpgsql AS $$
DECLARE
    v name;
    line text;
BEGIN
    SET LOCAL enable_seqscan = off;
    FOR v IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'customer_id'
             WHERE c.relnamespace = to_regnamespace(quote_ident(schema)) AND c.relkind = 'v'
               AND c.relname NOT IN ('value_alert', 'winback', 'match_contact', 'match_customer') ORDER BY 1 LOOP
        FOR line IN EXECUTE format('EXPLAIN (COSTS OFF) SELECT * FROM %I.%I WHERE customer_id = %L', schema, v, id) LOOP
            IF line ~ 'Seq Scan on (orders|customers|customer_fact|customer_score)' OR line ~ 'Index (Only )?Scan using .* on (orders|customers)' THEN
                view := v;
                reads := substring(line FROM '(Seq|Index)') || ' scan of ' || substring(line FROM ' on (\w+)');
                RETURN NEXT;
            END IF;
        END LOOP;
    END LOOP;
END $$;

-- shop TYPE EXPRESSION: a shop with ids of that type, its model mapped over it
CREATE FUNCTION public.shop(type text, id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    s name := 'shop_' || regexp_replace(type, '\W.*', '');
BEGIN
    EXECUTE format('CREATE SCHEMA %I', s);
    EXECUTE format('CREATE TABLE %I.customers AS SELECT (%s)::%s AS customer_id, ''N'' || i AS name FROM generate_series(1, 100) i', s, id, type);
    EXECUTE format('ALTER TABLE %I.customers ADD PRIMARY KEY (customer_id)', s);
    EXECUTE format('CREATE TABLE %I.orders AS SELECT ((i - 1) * 3 + k)::text AS transaction_id, (%s)::%s AS customer_id, date ''2025-01-01'' + (7 * i * k) %% 200 AS ordered_on,
                    (i * k %% 17 + 1)::numeric AS amount, ''EUR''::text AS currency FROM generate_series(1, 100) i, generate_series(1, 3) k', s, id, type);
    EXECUTE format('CREATE INDEX ON %I.orders (customer_id)', s);
    PERFORM dbm.create_tables(s || '_model', regexp_replace(type, '\(.*', '')::regtype);
    SET LOCAL client_min_messages = error;
    PERFORM dbm.map_source(s || '_model', 'customer', format('%I.customers', s)::regclass);
    PERFORM dbm.map_source(s || '_model', 'transaction', format('%I.orders', s)::regclass);
END $$;

CREATE DOMAIN public.customer_no AS integer CHECK (VALUE > 0);
SELECT public.shop(t.type, t.id) FROM (VALUES ('integer', 'i'), ('bigint', 'i'), ('smallint', 'i'), ('text', '''C'' || i'), ('varchar(20)', '''C'' || i'),
    ('uuid', 'md5(i::text)'), ('numeric', 'i'), ('public.customer_no', 'i')) AS t(type, id);
SELECT schema, r.* FROM (VALUES ('shop_integer_model', '7'), ('shop_bigint_model', '7'), ('shop_smallint_model', '7'), ('shop_text_model', 'C7'),
    ('shop_varchar_model', 'C7'), ('shop_uuid_model', md5('7')), ('shop_numeric_model', '7'), ('shop_public_model', '7')) AS s(schema, id),
    public.reads_all(s.schema, s.id) AS r WHERE reads ~ 'Seq';
SELECT DISTINCT * FROM public.reads_all('shop_integer_model', '7') ORDER BY 1, 2;

-- the work is the same under every type
CALL dbm.refresh('shop_integer_model', '2025-12-31');
CALL dbm.refresh('shop_public_model', '2025-12-31');
CALL dbm.refresh('shop_varchar_model', '2025-12-31');
SELECT count(*) AS customers, bool_and(i.segment = v.segment AND i.rfm_code = v.rfm_code AND i.clv = v.clv AND n.clv = i.clv) AS same
FROM shop_integer_model.customer_segment i JOIN shop_varchar_model.customer_segment v ON v.customer_id = 'C' || i.customer_id
JOIN shop_public_model.customer_segment n ON n.customer_id = i.customer_id;
SELECT customer_id, found_by, orders FROM dbm.find_customer('7', 'shop_integer_model');
SELECT customer_id, found_by, orders FROM dbm.find_customer('7', 'shop_public_model');
SELECT customer_id, found_by, orders FROM dbm.find_customer('C7', 'shop_varchar_model');
SELECT count(*) AS nobody FROM unnest('{-7,99999999999,9999999999999999999999,x,7.0,""," 7"}'::text[]) AS t(typed), dbm.find_customer(t.typed, 'shop_integer_model');
SELECT dbm.resolve(7, 'shop_integer_model'), dbm.resolve('7', 'shop_public_model');
SELECT count(*) > 0 AS previewed FROM dbm.lead_preview('shop_integer_model');
SELECT level, merges FROM dbm.lead_merge('shop_public_model') ORDER BY 1;

-- types that cannot be
CREATE TYPE public.pair AS (a integer, b integer);
CREATE TYPE public.grade AS ENUM ('a', 'b');
CREATE DOMAIN public.codes AS integer[];
\set VERBOSITY terse
SELECT dbm.create_tables('no', 'json');
SELECT dbm.create_tables('no', 'point');
SELECT dbm.create_tables('no', 'xid');
SELECT dbm.create_tables('no', 'public.pair');
SELECT dbm.create_tables('no', 'public.grade');
SELECT dbm.create_tables('no', 'public.codes');
SELECT dbm.create_tables('no', 'integer[]');
CREATE EXTENSION citext SCHEMA public;
\set VERBOSITY default
SELECT dbm.create_tables('no', 'public.citext');
