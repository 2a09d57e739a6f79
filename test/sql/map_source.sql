-- The model over tables that a shop has already.
\set SHOW_CONTEXT never
CREATE SCHEMA shop;
CREATE TABLE shop.buyer (id uuid PRIMARY KEY, full_name varchar(80) COLLATE "C", joined date);
CREATE TABLE shop.orders (no bigint PRIMARY KEY, buyer uuid, placed timestamp, total double precision, state text);
INSERT INTO shop.buyer VALUES ('00000000-0000-0000-0000-000000000001', '王小明', '2024-01-01'),
                              ('00000000-0000-0000-0000-000000000002', 'Ann', '2024-02-01');
INSERT INTO shop.orders VALUES (1, '00000000-0000-0000-0000-000000000001', '2025-01-01 23:30', 10.5, 'paid'),
                               (2, '00000000-0000-0000-0000-000000000001', '2025-01-02 00:30', -0.5, 'paid'),
                               (3, '00000000-0000-0000-0000-000000000002', '2025-01-03 12:00', 20, 'cancelled');
SELECT dbm.create_tables(currency => 'CNY');

-- every missing column and wrong type in one error, with what to write
SELECT dbm.map_source('marketing', 'transaction', 'shop.orders');
CREATE VIEW shop.transaction AS
    SELECT no AS transaction_id, buyer AS customer_id, placed AS ordered_at, placed AS ordered_on, total AS amount, state AS status FROM shop.orders;
SELECT dbm.map_source('marketing', 'transaction', 'shop.transaction');
-- what the hint says works
CREATE VIEW marketing.transaction_source WITH (security_invoker) AS
    SELECT s.customer_id, s.transaction_id, s.ordered_on::date AS ordered_on,
           s.ordered_at::timestamp AT TIME ZONE 'Asia/Shanghai' AS ordered_at, s.amount::numeric(12,2) AS amount, s.status
    FROM shop.transaction AS s;

-- things that read the relation beforehand: views, their views, grants, a foreign key
CREATE VIEW marketing.revenue WITH (security_invoker) AS
    SELECT customer_id, sum(amount) AS revenue FROM marketing.transaction WHERE status = 'paid' GROUP BY customer_id;
CREATE VIEW marketing.revenue_of_all AS SELECT sum(revenue) AS revenue FROM marketing.revenue;
COMMENT ON VIEW marketing.revenue IS 'kept';
CREATE ROLE regress_dbm_reader;
GRANT SELECT ON marketing.transaction, marketing.revenue TO regress_dbm_reader;
GRANT SELECT (customer_id), UPDATE (name) ON marketing.customer TO regress_dbm_reader;
SELECT dbm.map_source('marketing', 'transaction', 'marketing.transaction_source');
SELECT transaction_id, ordered_on, ordered_at, amount, currency, kind, status, channel FROM marketing.transaction ORDER BY 1;
SELECT * FROM marketing.revenue_of_all;
SELECT obj_description('marketing.revenue'::regclass) AS comment, reloptions FROM pg_class WHERE oid = 'marketing.revenue'::regclass;
SELECT has_table_privilege('regress_dbm_reader', 'marketing.transaction', 'SELECT') AS on_relation,
       has_table_privilege('regress_dbm_reader', 'marketing.revenue', 'SELECT') AS on_view;

-- columns as documented: names, order, types, comments
SELECT dbm.create_tables('fresh', currency => 'CNY');
SELECT v.attname, t.attname
FROM (SELECT * FROM pg_attribute WHERE attrelid = 'marketing.transaction'::regclass) v
FULL JOIN (SELECT * FROM pg_attribute WHERE attrelid = 'fresh.transaction'::regclass AND attnum > 0) t USING (attnum)
WHERE (v.attname, v.atttypid, v.atttypmod, v.attcollation, col_description(v.attrelid, attnum))
      IS DISTINCT FROM (t.attname, t.atttypid, t.atttypmod, t.attcollation, col_description(t.attrelid, attnum));
SELECT relkind, reloptions, obj_description(oid) = obj_description('fresh.transaction'::regclass) AS comment
FROM pg_class WHERE oid = 'marketing.transaction'::regclass;
SELECT count(*) AS left_over FROM pg_class WHERE relname LIKE 'dbm\_%';

-- the second mapping takes the place of the first; another relation beside it
CREATE TABLE shop.book (transaction_id int PRIMARY KEY, customer_id uuid, ordered_on date, amount int, kind text, status text, vip boolean);
INSERT INTO shop.book VALUES (7, '00000000-0000-0000-0000-000000000002', '2025-02-01', 5, 'sale', 'paid', true);
SELECT dbm.map_source('marketing', 'transaction', 'shop.book');
SELECT customer_id, transaction_id, amount FROM marketing.transaction;
SELECT * FROM marketing.revenue_of_all;
CREATE VIEW shop.customer AS SELECT id AS customer_id, full_name AS name, joined AS acquired_on FROM shop.buyer;
SELECT dbm.map_source('marketing', 'customer', 'shop.customer');
SELECT customer_id, kind, name, acquired_on, created_at FROM marketing.customer ORDER BY name COLLATE "C";
SELECT c.name, t.amount FROM marketing.customer c JOIN marketing.transaction t USING (customer_id) WHERE c.name > 'A';
SELECT has_column_privilege('regress_dbm_reader', 'marketing.customer', 'customer_id', 'SELECT') AS read_id,
       has_column_privilege('regress_dbm_reader', 'marketing.customer', 'name', 'SELECT') AS read_name,
       has_column_privilege('regress_dbm_reader', 'marketing.customer', 'name', 'UPDATE') AS change_name;

-- rows that the table would refuse
CREATE TABLE shop.dirty (customer_id text, transaction_id int, ordered_on date, amount numeric, status text, currency text);
INSERT INTO shop.dirty VALUES ('a', 1, '2025-01-01', 1, 'done', 'usd'), (NULL, 2, '2025-01-01', 1, 'paid', 'USD'),
    ('a', 3, 'infinity', 'NaN', 'paid', 'USD'), ('a', 3, NULL, -1, 'paid', 'USD');
SELECT dbm.map_source('marketing', 'transaction', 'shop.dirty');
-- a failed mapping leaves the one before
SELECT customer_id, transaction_id, amount FROM marketing.transaction;

-- the type of the customer's id is that of the schema
SELECT dbm.create_tables('numbered', 'bigint', currency => 'CNY');
CREATE TABLE shop.small (customer_id int, code char(5));
INSERT INTO shop.small VALUES (1, 'a');
SELECT dbm.map_source('numbered', 'customer', 'shop.small');
SELECT customer_id, pg_typeof(customer_id) FROM numbered.customer;
SELECT dbm.map_source('numbered', 'customer', 'shop.customer');
CREATE VIEW shop.priced AS SELECT 'p'::varchar AS product_id, 1 AS name, '1'::money AS list_price, 2::float4 AS unit_cost, 'yes' AS active;
SELECT dbm.map_source('marketing', 'product', 'shop.priced');

-- which types pass: those that lose nothing and do not look at the session
CREATE DOMAIN shop.number AS integer;
CREATE DOMAIN shop.positive AS shop.number CHECK (VALUE > 0);
CREATE TYPE shop.size AS ENUM ('S', 'M');
SELECT s AS from_type, string_agg(t::text, ', ' ORDER BY t::text) AS to_types
FROM unnest('{smallint,integer,bigint,real,double precision,numeric,money,date,timestamp,timestamptz,uuid,varchar,char,name,text,boolean,jsonb,shop.positive,shop.size}'::regtype[]) AS s,
     unnest('{text,bigint,integer,numeric,double precision,date,timestamptz,boolean,jsonb}'::regtype[]) AS t
WHERE dbm_internal.safe_cast(s, t) GROUP BY s ORDER BY s::text;

-- what cannot be mapped, or cannot be a source
SELECT dbm.map_source('marketing', 'customer_score', 'shop.book');
SELECT dbm.map_source('marketing', 'label', 'shop.book');
SELECT dbm.map_source('nowhere', 'customer', 'shop.customer');
SELECT dbm.map_source('marketing', 'product', NULL);
CREATE TEMP TABLE products (product_id text, name text);
SELECT dbm.map_source('marketing', 'product', 'products');
CREATE TEMP VIEW product_view AS SELECT 'a' AS product_id, 'b' AS name;
SELECT dbm.map_source('marketing', 'product', 'product_view');
SELECT dbm.map_source('marketing', 'product', 'marketing.product');
CREATE VIEW shop.loop1 AS SELECT product_id, name FROM marketing.product;
CREATE VIEW shop.loop2 AS SELECT * FROM shop.loop1;
SELECT dbm.map_source('marketing', 'product', 'shop.loop2');
SELECT dbm.map_source('marketing', 'product', 'shop.book_pkey');
DROP VIEW shop.loop1 CASCADE;
INSERT INTO marketing.product (product_id, name) VALUES ('P', 'own');
CREATE TABLE shop.product AS SELECT 'p' AS product_id, 'Pen'::text AS name;
SELECT dbm.map_source('marketing', 'product', 'shop.product');
DELETE FROM marketing.product;

-- what the owner added is not lost without a word
ALTER TABLE marketing.product ADD COLUMN shelf text;
CREATE POLICY on_sale ON marketing.product USING (active);
SELECT dbm.map_source('marketing', 'product', 'shop.product');
ALTER TABLE marketing.product DROP COLUMN shelf;
DROP POLICY on_sale ON marketing.product;
CREATE MATERIALIZED VIEW marketing.catalogue AS SELECT product_id FROM marketing.product;
SELECT dbm.map_source('marketing', 'product', 'shop.product');
DROP MATERIALIZED VIEW marketing.catalogue;
SELECT dbm.map_source('marketing', 'product', 'shop.product');
SELECT product_id, name, currency, active FROM marketing.product;

-- an append-only relation, in a schema and from a table whose names want quotes
SELECT dbm.create_tables('My "Shop"', currency => 'CNY');
CREATE TABLE shop."Calls ""in""" (customer_id text, interaction_id bigint, occurred_at timestamptz, direction text, "Body" text);
INSERT INTO shop."Calls ""in""" VALUES ('a', 1, '2025-01-01', 'inbound', 'x');
SELECT dbm.map_source('My "Shop"', 'interaction', 'shop."Calls ""in"""');
SELECT customer_id, direction, body FROM "My ""Shop""".interaction;

-- a wholesaler's customers, as sample shops have them: countries written out, a word of its own for firms
CREATE TABLE shop.nw_customers (customer_id char(5) PRIMARY KEY, company_name varchar(40), city varchar(15), country varchar(15), sort varchar(20));
INSERT INTO shop.nw_customers
SELECT 'K' || lpad(i::text, 4, '0'), 'Firm ' || i, 'City',
       (ARRAY['Germany', 'UK', 'Sweden', 'France', 'Spain', 'Canada', 'Argentina', 'Switzerland', 'Brazil', 'Austria', 'Italy', 'Portugal', 'USA',
              'Mexico', 'Venezuela', 'Ireland', 'Belgium', 'Norway', 'Denmark', 'Finland', 'Poland'])[1 + i % 21],
       (ARRAY['Company', '企业', 'person', '个人'])[1 + i % 4]
FROM generate_series(0, 83) AS i;
INSERT INTO shop.nw_customers SELECT 'L' || i, 'Firm L' || i, 'City', 'DE', 'person' FROM generate_series(1, 6) AS i;
INSERT INTO shop.nw_customers VALUES ('L7', 'Firm L7', 'City', '德国', 'person');
CREATE VIEW shop.nw AS SELECT customer_id::text, company_name AS name, city, country, sort AS kind FROM shop.nw_customers;
SELECT dbm.create_tables('nw');
SELECT dbm.map_source('nw', 'customer', 'shop.nw');
-- runs the view of the hint, and maps it
CREATE FUNCTION shop.follow_hint(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    hint text;
    made text;
BEGIN
    EXECUTE call;
    RETURN 'no error';
EXCEPTION WHEN others THEN
    GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
    made := substring(hint FROM 'CREATE VIEW [^;]*;');
    IF made IS NULL THEN
        RETURN SQLERRM;
    END IF;
    IF made ~ '<[^>]*>' AND made !~ '<> 0' THEN
        RETURN 'the owner must say: ' || substring(made FROM '<[^>]*>');
    END IF;
    EXECUTE made;
    made := shop.follow_hint(substring(hint FROM E'\nSELECT dbm.map_source[^;]*;'));
    RETURN CASE made WHEN 'no error' THEN 'accepted' ELSE made END;
END $$;
SET client_min_messages = warning;
SELECT shop.follow_hint($$SELECT dbm.map_source('nw', 'customer', 'shop.nw')$$);
SELECT country, count(*), count(*) FILTER (WHERE kind = 'enterprise') AS firms FROM nw.customer GROUP BY 1 ORDER BY 1;

-- an order book without a currency: refused, and what is said is kept
CREATE TABLE shop.nw_orders (customer_id text, transaction_id int, ordered_on date, amount numeric);
INSERT INTO shop.nw_orders VALUES ('K0001', 1, '1996-07-04', 440);
SELECT dbm.map_source('nw', 'transaction', 'shop.nw_orders');
SELECT dbm.map_source('nw', 'transaction', 'shop.nw_orders', currency => 'euro');
SELECT dbm.map_source('nw', 'customer', 'shop.nw', currency => 'EUR');
SELECT dbm.map_source('nw', 'transaction', 'shop.nw_orders', currency => 'EUR');
SELECT DISTINCT currency FROM nw.transaction;
UPDATE nw.setting SET value = 'USD' WHERE name = 'default_currency';
SELECT dbm.map_source('nw', 'transaction', 'shop.nw_orders');
SELECT DISTINCT currency FROM nw.transaction;
SELECT dbm.map_source('nw', 'transaction', 'shop.dirty', currency => 'USD');
CREATE VIEW shop.list AS SELECT 'p' AS product_id, 'Pen'::text AS name, 1.5 AS list_price;
SELECT dbm.create_tables('unsaid');
SELECT dbm.map_source('unsaid', 'product', 'shop.list');
SELECT dbm.create_tables('unsaid2', currency => '$');
SELECT dbm.create_tables('unsaid2', currency => 'RMB');
INSERT INTO unsaid.product (product_id, name, list_price) VALUES ('p', 'Pen', 1);
INSERT INTO unsaid.product (product_id, name) VALUES ('p', 'Pen');

-- every rule that exports break, with rows that break it: the hint cures it, or asks
SELECT dbm.create_tables('cured', currency => 'EUR');
CREATE FUNCTION shop.cure(relation name, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    answer text;
BEGIN
    EXECUTE 'CREATE VIEW shop.export AS ' || query;
    answer := shop.follow_hint(format('SELECT dbm.map_source(%L, %L, %L)', 'cured', relation, 'shop.export'));
    IF answer = 'accepted' THEN
        EXECUTE format('SELECT string_agg((SELECT string_agg(j.key || ''='' || j.value, '' '' ORDER BY j.key) FROM jsonb_each_text(to_jsonb(r)) AS j
                                           WHERE j.key IN (SELECT attname FROM pg_attribute WHERE attrelid = ''shop.export''::regclass AND attname !~ ''_id$|^name$|posted_on|ordered_on''
                                                           OR attname LIKE ''parent%%'')), ''; '') FROM %I.%I AS r', 'cured', relation) INTO answer;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'UV001', MESSAGE = answer;
EXCEPTION WHEN SQLSTATE 'UV001' THEN
    RETURN SQLERRM;
END $$;
SELECT relation, what, shop.cure(relation::name, query) AS outcome FROM (VALUES
    (1, 'contact', 'gender', $$SELECT '1' AS customer_id, row_number() OVER () AS contact_id, g AS gender FROM unnest('{男,女,M,f,Herr,divers}'::text[]) AS g$$),
    (2, 'contact', 'marital status', $$SELECT '1' AS customer_id, row_number() OVER () AS contact_id, g AS marital_status FROM unnest('{已婚,Single,离异}'::text[]) AS g$$),
    (3, 'contact', 'booleans as words', $$SELECT '1' AS customer_id, row_number() OVER () AS contact_id, g AS valid FROM unnest('{是,否,Y,no}'::text[]) AS g$$),
    (4, 'contact', 'booleans as numbers', $$SELECT '1' AS customer_id, row_number() OVER () AS contact_id, g AS valid FROM unnest('{0,1}'::smallint[]) AS g$$),
    (5, 'customer', 'days with points', $$SELECT '1' AS customer_id, '31.12.2024' AS acquired_on$$),
    (6, 'customer', 'days in Chinese', $$SELECT '1' AS customer_id, '2024年1月5日' AS acquired_on$$),
    (7, 'customer', 'days of Excel', $$SELECT '1' AS customer_id, 45292 AS acquired_on$$),
    (8, 'customer', 'days of Excel as text', $$SELECT '1' AS customer_id, '45292' AS acquired_on$$),
    (9, 'customer', 'month first', $$SELECT i::text AS customer_id, ('{12/31/2024,1/5/2024}'::text[])[i] AS acquired_on FROM generate_series(1, 2) AS i$$),
    (10, 'customer', 'day first', $$SELECT i::text AS customer_id, ('{31/12/2024,5/1/2024}'::text[])[i] AS acquired_on FROM generate_series(1, 2) AS i$$),
    (11, 'customer', 'nobody knows', $$SELECT '1' AS customer_id, '01/02/2024' AS acquired_on$$),
    (12, 'customer', 'two shapes, blanks, zeros', $$SELECT i::text AS customer_id, ('{2024-03-05,20240306,"",0000-00-00}'::text[])[i] AS acquired_on FROM generate_series(1, 4) AS i$$),
    (13, 'customer', 'instants as text', $$SELECT i::text AS customer_id, ('{31.12.2024 23:30:00,01.02.2024 08:00:00}'::text[])[i] AS created_at FROM generate_series(1, 2) AS i$$),
    (14, 'customer', 'instants with a zone', $$SELECT '1' AS customer_id, '2024-12-31T23:30:00Z' AS created_at$$),
    (15, 'customer', 'seconds since 1970', $$SELECT '1' AS customer_id, 1735689600 AS created_at$$),
    (16, 'customer', 'the head is its own parent', $$SELECT i::text AS customer_id, '1' AS parent_customer_id FROM generate_series(1, 2) AS i$$),
    (17, 'customer', 'kind', $$SELECT i::text AS customer_id, ('{B2B,个人客户}'::text[])[i] AS kind FROM generate_series(1, 2) AS i$$),
    (18, 'product', 'decimal comma', $$SELECT i::text AS product_id, 'n' AS name, ('{"1.234,56 €","12,-"}'::text[])[i] AS list_price FROM generate_series(1, 2) AS i$$),
    (19, 'product', 'brackets and dollars', $$SELECT i::text AS product_id, 'n' AS name, ('{"$1,234.56","(12.00)"}'::text[])[i] AS list_price FROM generate_series(1, 1) AS i$$),
    (20, 'product', 'nobody knows', $$SELECT '1' AS product_id, 'n' AS name, '1,234' AS list_price$$),
    (21, 'product', 'currency', $$SELECT i::text AS product_id, 'n' AS name, ('{rmb,人民币,€}'::text[])[i] AS currency FROM generate_series(1, 3) AS i$$),
    (22, 'transaction', 'refunds above 0', $$SELECT '1' AS customer_id, i AS transaction_id, date '2025-01-01' AS ordered_on, 5 AS amount, ('{sale,Refund}'::text[])[i] AS kind FROM generate_series(1, 2) AS i$$),
    (23, 'transaction', 'status', $$SELECT '1' AS customer_id, i AS transaction_id, date '2025-01-01' AS ordered_on, 5 AS amount, ('{Paid,已付款,Canceled}'::text[])[i] AS status FROM generate_series(1, 3) AS i$$),
    (24, 'transaction', 'status of one''s own', $$SELECT '1' AS customer_id, 1 AS transaction_id, date '2025-01-01' AS ordered_on, 5 AS amount, 'shipped' AS status$$),
    (25, 'customer_value', 'percent', $$SELECT '1' AS customer_id, 15 AS discount$$),
    (26, 'customer_value', 'grade', $$SELECT '1' AS customer_id, 'aa' AS credit_grade$$),
    (27, 'opportunity', 'percent', $$SELECT '1' AS customer_id, 1 AS opportunity_id, 30::float8 AS probability, 'Closed Won' AS stage$$),
    (28, 'loyalty_point', 'points spent above 0', $$SELECT '1' AS customer_id, i AS loyalty_point_id, date '2025-01-01' AS posted_on, ('{earn,redeem}'::text[])[i] AS kind, 10 AS points FROM generate_series(1, 2) AS i$$),
    (29, 'contact_point', 'kind', $$SELECT '1' AS customer_id, i AS contact_point_id, ('{手机,E-Mail,Cell Phone}'::text[])[i] AS kind, 'x' || i AS value FROM generate_series(1, 3) AS i$$)
) AS t(no, relation, what, query) ORDER BY no;
-- what a cure cannot read is said
CREATE VIEW shop.spanish AS SELECT '1' AS customer_id, i AS contact_id, ('{H,M,M}'::text[])[i] AS gender FROM generate_series(1, 3) AS i;
SELECT dbm.map_source('unsaid', 'contact', 'shop.spanish');
CREATE VIEW shop.codes AS SELECT '1' AS customer_id, i AS contact_id, i::text AS gender FROM generate_series(1, 2) AS i;
SELECT dbm.map_source('unsaid', 'contact', 'shop.codes');
CREATE VIEW shop.stars AS SELECT '1' AS customer_id, 1 AS feedback_id, 'review' AS kind, now() AS received_at, 9 AS satisfaction;
SELECT dbm.map_source('unsaid', 'feedback', 'shop.stars');

SET client_min_messages = warning;
DROP SCHEMA nw, unsaid, cured, shop, marketing, fresh, numbered, "My ""Shop""" CASCADE;
DROP ROLE regress_dbm_reader;
