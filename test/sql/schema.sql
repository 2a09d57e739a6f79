-- The data model: what create_tables makes, what its tables refuse, and tables that users have already.
\set SHOW_CONTEXT never
SELECT dbm.create_tables(currency => 'CNY');

-- all of DESIGN's relations; each, and each column, with a comment
SELECT string_agg(c.relname, ' ' ORDER BY c.relname) AS tables
FROM pg_class c JOIN dbm_internal.source_model() m ON m.relation = c.relname
WHERE c.relnamespace = 'marketing'::regnamespace AND c.relkind = 'r';
SELECT c.relname, a.attname AS without_comment
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum >= 0
WHERE c.relnamespace = 'marketing'::regnamespace AND c.relkind IN ('r', 'v')
  AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL);

-- nothing in it refers to the extension, by dependency, type or text, so the extension can go and the tables stay
WITH RECURSIVE members AS (
    SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'dbm_marketing'
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
), dependents AS (
    SELECT d.classid, d.objid FROM pg_depend d JOIN members m ON d.refclassid = m.classid AND d.refobjid = m.objid
    WHERE d.deptype <> 'e'
    UNION
    SELECT d.classid, d.objid FROM pg_depend d JOIN dependents p ON d.refclassid = p.classid AND d.refobjid = p.objid
)
SELECT count(*) AS depending_on_the_extension
FROM dependents, pg_identify_object(classid, objid, 0) AS o WHERE o.schema = 'marketing';
SELECT count(*) AS types_not_built_in
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 JOIN pg_type t ON t.oid = a.atttypid
WHERE c.relnamespace = 'marketing'::regnamespace AND t.typnamespace <> 'pg_catalog'::regnamespace;
SELECT count(*) FILTER (WHERE p.prosrc ~ '\mdbm(_internal)?\.') AS naming_dbm, count(*) FILTER (WHERE p.proconfig IS NULL) AS path_not_pinned
FROM pg_proc p WHERE p.pronamespace = 'marketing'::regnamespace;

-- a table with the id of a customer has it in its key, and in every foreign key between such tables
WITH t AS (
    SELECT c.oid, a.attnum FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'customer_id'
    WHERE c.relnamespace = 'marketing'::regnamespace AND c.relkind = 'r'
)
SELECT k.conrelid::regclass AS on_table, k.conname AS without_customer
FROM t JOIN pg_constraint k ON k.conrelid = t.oid
WHERE (k.contype IN ('p', 'u') OR k.contype = 'f' AND k.confrelid IN (SELECT oid FROM t)) AND NOT t.attnum = ANY (k.conkey)
UNION ALL
SELECT t.oid::regclass, 'no primary key' FROM t
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p');

-- nothing that a crash would empty
SELECT count(*) AS not_logged FROM pg_class WHERE relnamespace = 'marketing'::regnamespace AND relpersistence <> 'p';

-- the rules are filled
SELECT (SELECT count(*) FROM marketing.label) = (SELECT count(*) FROM dbm.default_labels()) AS labels,
       (SELECT count(*) FROM marketing.channel) AS channels,
       (SELECT count(DISTINCT map) FROM marketing.segment_rule) AS maps,
       (SELECT monthly_rate FROM marketing.decay_rule WHERE field = 'mobile') AS mobile_rate;
SELECT count(*) AS segments_without_label
FROM marketing.segment_rule r LEFT JOIN marketing.label l ON l.kind = 'segment' AND l.code = r.segment WHERE l.code IS NULL;
SELECT map, count(DISTINCT segment) AS segments, sum((r_to - r_from + 1) * (f_to - f_from + 1) * (m_to - m_from + 1)) AS cells
FROM marketing.segment_rule GROUP BY map ORDER BY map;
SELECT code AS label_without_segment FROM marketing.label
WHERE kind = 'segment' AND code NOT IN (SELECT segment FROM marketing.segment_rule);
SELECT count(*) AS channels_without_label
FROM marketing.channel c LEFT JOIN marketing.label l USING (code) WHERE l.kind IS DISTINCT FROM 'channel';

-- the four blocks keep what they are given
SET search_path = marketing;
INSERT INTO source (name, kind, legal_basis, purpose, keyword, utm_source)
    VALUES ('spring search', 'search', 'consent', 'offers', '客户 数据库', 'baidu');
INSERT INTO customer (customer_id, kind, name, owner, source_id, channel, credit_code, country)
    VALUES ('C1', 'enterprise', '腾讯科技（深圳）有限公司', 'Li', 1, 'search', '9144030071526726XG', 'CN'),
           ('C2', 'person', '王小明', NULL, NULL, 'store', NULL, NULL);
INSERT INTO contact (customer_id, name, is_primary, job_title, birth_date, birth_is_lunar)
    VALUES ('C1', '欧阳娜娜', true, 'buyer', '1990-02-28', true), ('C2', '王小明', true, NULL, NULL, false);
INSERT INTO contact_point (customer_id, contact_id, kind, scope, value, usage, verified_on, verified_by)
    SELECT 'C1', contact_id, k.kind, k.scope, k.value, 'work', '2025-03-01', 'reply'
    FROM contact, (VALUES ('mobile', NULL, '１３８ 0013 8000'), ('email', NULL, 'a@b.cn'), ('wechat_openid', 'wx1', 'o-1')) AS k(kind, scope, value)
    WHERE customer_id = 'C1';
INSERT INTO interaction (customer_id, contact_id, occurred_at, channel, direction, stage, body)
    SELECT 'C1', contact_id, '2025-03-02 10:00+08', 'phone', 'inbound', 'inform', E'需要 50 台\n"尽快"\t'
    FROM contact WHERE customer_id = 'C1';
INSERT INTO product (product_id, name, category, list_price) VALUES ('P1', 'Server', 'hardware', 20000);
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount, status, channel, quoted_on, paid_on)
    VALUES ('C1', 'T1', '2025-03-05', 950000.00, 'delivered', 'visit', '2025-03-03', '2025-03-06');
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount, kind, refund_of)
    VALUES ('C1', 'T2', '2025-04-05', -19000.00, 'refund', 'T1');
INSERT INTO transaction_item (customer_id, transaction_id, line_no, product_id, quantity, unit_price, discount, returned_quantity, terms, special_need)
    VALUES ('C1', 'T1', 1, 'P1', 50, 20000, 50000, 1, '30 days, free delivery', 'labels in Chinese');
INSERT INTO customer_value VALUES ('C1', 'transfer', 30, 'AA', 1000000, 'CNY', 0.05, '2025-01-01');
INSERT INTO loyalty_point (customer_id, posted_on, kind, points, transaction_id) VALUES ('C1', '2025-03-06', 'earn', 950, 'T1');
SELECT c.name, p.name AS person, (SELECT string_agg(kind, ',' ORDER BY kind) FROM contact_point k WHERE k.contact_id = p.contact_id) AS reached_by,
       v.credit_grade, v.payment_method, v.discount
FROM customer c JOIN contact p USING (customer_id) JOIN customer_value v USING (customer_id);
SELECT octet_length(body) AS bytes, body = E'需要 50 台\n"尽快"\t' AS as_said FROM interaction;
SELECT t.transaction_id, t.kind, t.currency, t.amount, i.quantity, i.unit_price, i.terms, i.special_need
FROM transaction t LEFT JOIN transaction_item i USING (customer_id, transaction_id) ORDER BY 1;

-- records of conversations are not changed
UPDATE interaction SET body = 'nothing was said';
DELETE FROM interaction;
TRUNCATE interaction CASCADE;
INSERT INTO interaction (customer_id, occurred_at, direction, body, corrects_id)
    SELECT customer_id, occurred_at, direction, '60 台', interaction_id FROM interaction;
SELECT count(*) AS kept FROM interaction;

-- what does not fit is refused
\set VERBOSITY terse
INSERT INTO customer (customer_id, kind) VALUES ('X', 'robot');
INSERT INTO customer (customer_id, parent_customer_id) VALUES ('X', 'X');
INSERT INTO customer (customer_id, channel) VALUES ('X', 'smoke signals');
INSERT INTO contact (customer_id, is_primary) VALUES ('C1', true);
INSERT INTO contact_point (customer_id, kind, value) VALUES ('C2', 'wechat_openid', 'o-2');
INSERT INTO contact_point (customer_id, contact_id, kind, value) SELECT 'C2', contact_id, 'mobile', '1' FROM contact WHERE customer_id = 'C1';
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('C9', 'T9', '2025-01-01', 1);
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('C1', 'T9', '2025-01-01', -1);
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount, kind) VALUES ('C1', 'T9', '2025-01-01', 1, 'refund');
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('C1', 'T9', '2025-01-01', 'NaN');
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('C1', 'T9', '2025-01-01', 'Infinity');
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('C1', 'T9', 'infinity', 1);
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount, currency) VALUES ('C1', 'T9', '2025-01-01', 1, '元');
INSERT INTO transaction (customer_id, transaction_id, ordered_on, amount, status) VALUES ('C1', 'T9', '2025-01-01', 1, 'done');
INSERT INTO transaction_item (customer_id, transaction_id, line_no, quantity, returned_quantity) VALUES ('C1', 'T1', 2, 1, 2);
INSERT INTO campaign (name, kind) VALUES ('fifth kind', 'lottery');
INSERT INTO source (name, kind) VALUES ('no legal basis', 'supplier');
INSERT INTO response (customer_id, campaign_target_id, kind, occurred_at) VALUES ('C1', 1, 'opened', '2025-01-01');
INSERT INTO consent (customer_id, purpose, status, decided_at) VALUES ('C1', 'marketing', 'granted', '2025-01-01');
INSERT INTO lead (customer_id, demand_topic) VALUES ('C1', NULL);
INSERT INTO loyalty_point (customer_id, posted_on, kind, points) VALUES ('C1', '2025-01-01', 'redeem', 5);

-- answers have the type of their question
INSERT INTO questionnaire (name) VALUES ('needs');
INSERT INTO question (questionnaire_id, code, prompt, answer_type)
    VALUES (1, 'staff', 'How many employees?', 'number'), (1, 'topic', 'What do you look for?', 'choice');
INSERT INTO question_option (question_id, code, prompt) VALUES (2, 'crm', 'Customer records');
INSERT INTO answer (customer_id, question_id, answer_type, value_number, value_option)
    VALUES ('C1', 1, 'number', 50, NULL), ('C1', 2, 'choice', NULL, 'crm');
INSERT INTO answer (customer_id, question_id, answer_type, value_text) VALUES ('C1', 1, 'text', 'about fifty');
INSERT INTO answer (customer_id, question_id, answer_type, value_text) VALUES ('C1', 1, 'number', 'about fifty');
INSERT INTO answer (customer_id, question_id, answer_type, value_option) VALUES ('C1', 2, 'choice', 'erp');
INSERT INTO answer (customer_id, question_id, answer_type, value_number, value_text) VALUES ('C1', 1, 'number', 1, 'one');
RESET search_path;
\set VERBOSITY default

-- once per schema; several schemas; three types of id
SELECT dbm.create_tables();
SELECT dbm.create_tables('brand_b', 'bigint'), dbm.create_tables('brand_c', 'uuid');
SELECT table_schema, string_agg(DISTINCT data_type, ' ') AS id_type, count(*) > 15 AS many
FROM information_schema.columns WHERE column_name IN ('customer_id', 'parent_customer_id', 'referred_by')
  AND table_schema IN ('marketing', 'brand_b', 'brand_c') GROUP BY 1 ORDER BY 1;
SELECT (SELECT count(*) FROM marketing.customer) AS here, (SELECT count(*) FROM brand_b.customer) AS there;
SELECT dbm.create_tables('brand_d', 'json');
SELECT dbm.create_tables('brand_d', 'point');
SELECT dbm.create_tables(NULL);
SELECT dbm.create_tables('brand_d', NULL);
SELECT dbm.create_tables('dbm');
SELECT dbm.create_tables('dbm_internal');
SELECT dbm.create_tables('pg_catalog');
SELECT dbm.create_tables('information_schema');
SELECT to_regnamespace('brand_d') IS NULL AS nothing_left_behind;

-- a schema with things of its own: kept, and in the way only where a name is the same
CREATE SCHEMA shared;
CREATE TABLE shared.orders (id int);
SELECT dbm.create_tables('shared');
SELECT to_regclass('shared.orders') IS NOT NULL AND to_regclass('shared.customer') IS NOT NULL AS side_by_side;
CREATE SCHEMA taken;
CREATE VIEW taken.transaction AS SELECT 1 AS one;
CREATE SEQUENCE taken.channel;
SELECT dbm.create_tables('taken');
DROP VIEW taken.transaction;
DROP SEQUENCE taken.channel;
CREATE TYPE taken.customer AS ENUM ('a');
SELECT dbm.create_tables('taken');
DROP TYPE taken.customer;
CREATE FUNCTION taken.refuse_change() RETURNS int LANGUAGE sql RETURN 1;
SELECT dbm.create_tables('taken');
SELECT count(*) AS tables_left_behind FROM pg_class WHERE relnamespace = 'taken'::regnamespace;

-- names that want to be more than names
SELECT dbm.create_tables(n) FROM (VALUES ('Upper Case'), ('a"b''; DROP SCHEMA marketing CASCADE; --'), ('@schema@'),
    ('@customer_id@ $ddl$ $body$ %I %s \'), ('市场'), (repeat('x', 63))) AS names(n);
SELECT n.nspname, to_regclass(format('%I.customer', n.nspname)) IS NOT NULL AS made
FROM pg_namespace n WHERE n.nspname ~ '^(Upper|a"b|@|市|xxx)' ORDER BY n.nspname COLLATE "C";
SELECT to_regclass('marketing.customer') IS NOT NULL AS still_there;

-- functions, operators and types planted in the schema take no part
CREATE SCHEMA planted;
CREATE FUNCTION planted.yes(numeric, integer) RETURNS boolean LANGUAGE sql RETURN true;
CREATE OPERATOR planted.>= (LEFTARG = numeric, RIGHTARG = integer, FUNCTION = planted.yes);
CREATE OPERATOR planted.> (LEFTARG = numeric, RIGHTARG = integer, FUNCTION = planted.yes);
CREATE FUNCTION planted.now() RETURNS timestamptz LANGUAGE sql RETURN '-infinity'::timestamptz;
CREATE FUNCTION planted.isfinite(date) RETURNS boolean LANGUAGE sql RETURN true;
CREATE DOMAIN planted.text AS integer;
CREATE FUNCTION planted.label(text, text) RETURNS text LANGUAGE sql RETURN 'planted';
SET search_path = planted, pg_catalog;
SELECT dbm.create_tables('planted', currency => 'CNY');
RESET search_path;
INSERT INTO planted.customer (customer_id) VALUES ('C1') RETURNING created_at > '2000-01-01' AS clock_of_the_server;
INSERT INTO planted.product (product_id, name, list_price) VALUES ('P1', 'x', -1);
SELECT count(*) AS in_use
FROM pg_depend d
WHERE (d.refclassid = 'pg_operator'::regclass AND d.refobjid IN (SELECT oid FROM pg_operator WHERE oprnamespace = 'planted'::regnamespace)
    OR d.refclassid = 'pg_proc'::regclass AND d.refobjid IN ('planted.yes(numeric, integer)'::regprocedure, 'planted.now()'::regprocedure)
    OR d.refclassid = 'pg_type'::regclass AND d.refobjid = 'planted.text'::regtype)
  AND d.classid IN ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_rewrite'::regclass);

SET client_min_messages = warning;
DROP SCHEMA brand_b, brand_c, shared, taken, planted, "Upper Case", "a""b'; DROP SCHEMA marketing CASCADE; --", "@schema@",
    "@customer_id@ $ddl$ $body$ %I %s \", 市场, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx CASCADE;
DROP SCHEMA marketing CASCADE;
