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

SET client_min_messages = warning;
DROP SCHEMA shop, marketing, fresh, numbered, "My ""Shop""" CASCADE;
DROP ROLE regress_dbm_reader;
