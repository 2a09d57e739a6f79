-- The golden record: every rule, provenance, the values that lose, trust and decay.
SET client_min_messages = warning;
SET datestyle = ISO;
SET extra_float_digits = 0;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT count(*) AS rules, count(DISTINCT rule) AS kinds FROM dbm.default_golden_rules();
SELECT rule, count(*) FROM dbm.default_golden_rules('local') GROUP BY 1 ORDER BY 1;
SELECT dbm.default_golden_rules('best');
SELECT kind, trust FROM dbm.default_source_trust() ORDER BY 2 DESC;

-- One person through two doors: a till with points, a level and an old mobile; a mini program with a new one.
-- The local habit: points add, the highest level stays, the latest contact data, the earliest id.
SELECT dbm.create_tables('gr', currency => 'CNY');
DELETE FROM gr.golden_rule;
INSERT INTO gr.golden_rule SELECT * FROM dbm.default_golden_rules('local');
INSERT INTO gr.source (name, kind, legal_basis) VALUES ('till', 'existing_customer', 'contract'), ('bought list', 'supplier', 'consent');
INSERT INTO gr.customer (customer_id, name, acquired_on, verified_on, channel, source_id, created_at)
VALUES ('V1001', '王小明', '2021-05-01', '2023-02-01', 'store', 1, '2021-05-01 00:00+00'),
       ('V2002', '王小明', '2024-06-18', '2025-06-18', 'mini_program', NULL, '2024-06-18 00:00+00');
INSERT INTO gr.contact (customer_id, contact_id, name, gender, interests, verified_on, created_at)
VALUES ('V1001', 1, '王小明', 'male', 'tea', '2023-02-01', '2021-05-01 00:00+00'),
       ('V2002', 2, '小明', NULL, 'running', '2025-06-18', '2024-06-18 00:00+00');
INSERT INTO gr.contact_point (customer_id, contact_id, kind, scope, value, normalized, verified_on, created_at, valid)
VALUES ('V1001', 1, 'mobile', NULL, '138 0013 8000', '+8613800138000', '2023-02-01', '2021-05-01 00:00+00', true),
       ('V1001', 1, 'card', NULL, 'V1001', NULL, '2021-05-01', '2021-05-01 00:00+00', true),
       ('V2002', 2, 'mobile', NULL, '13900139000', '+8613900139000', '2025-06-18', '2024-06-18 00:00+00', true),
       ('V2002', 2, 'mobile', NULL, '+8613800138000', '+8613800138000', '2024-06-18', '2024-06-18 00:00+00', true),
       ('V2002', 2, 'card', NULL, 'V2002', NULL, '2024-06-18', '2024-06-18 00:00+00', true),
       ('V2002', 2, 'wechat_openid', 'wx1', 'o-1', NULL, '2025-06-18', '2024-06-18 00:00+00', true);
INSERT INTO gr.customer_value (customer_id, credit_grade, assessed_on) VALUES ('V1001', 'AAA', '2023-01-01'), ('V2002', 'B', '2025-01-01');
INSERT INTO gr.loyalty_point (customer_id, posted_on, kind, points)
VALUES ('V1001', '2021-06-01', 'earn', 1200), ('V1001', '2022-06-01', 'redeem', -200), ('V2002', '2025-06-18', 'earn', 88);
CREATE TABLE gr.first AS SELECT 'c' AS part, c::text AS row FROM gr.customer AS c UNION ALL SELECT 'g', g::text FROM gr.golden_value AS g
    UNION ALL SELECT '3', v::text FROM gr.customer_360 AS v UNION ALL SELECT 'p', p::text FROM gr.contact_point AS p;

SELECT dbm.lead_join('gr', 'customer', '{V1001,V2002}', as_of => '2025-07-01'), dbm.lead_join('gr', 'contact', '{V1001#1,V2002#2}', as_of => '2025-07-01');
SELECT contact_id, field, value, rule, from_customer_id AS from_id, seen_on FROM gr.golden_value ORDER BY level DESC, field;
SELECT customer_id, records, people, points FROM gr.customer_360;
-- what did not live on is kept, equal values count as one
SELECT field, o->>'value' AS other, o->>'record' AS record, o->>'seen_on' AS seen_on
FROM gr.golden_value, jsonb_array_elements(others) AS o WHERE field IN ('mobile', 'credit_grade', 'points', 'card', 'name') ORDER BY contact_id, 1, 2;
CREATE TABLE gr.one_way AS SELECT field, value, from_customer_id FROM gr.golden_value;
-- the other direction: undone, everything is as it was ...
SELECT count(*) FROM dbm.lead_unmerge('gr', 1, '2025-07-01') AS a, dbm.lead_unmerge('gr', 2, '2025-07-01') AS b;
SELECT count(*) AS differs FROM (
    (SELECT 'c' AS part, c::text AS row FROM gr.customer AS c UNION ALL SELECT 'g', g::text FROM gr.golden_value AS g
     UNION ALL SELECT '3', v::text FROM gr.customer_360 AS v UNION ALL SELECT 'p', p::text FROM gr.contact_point AS p)
    EXCEPT TABLE gr.first) AS d;
-- ... and with the other customer as the survivor the values are the same
INSERT INTO gr.transaction (customer_id, transaction_id, ordered_on, amount) SELECT s, 't' || i, '2025-06-20', 1 FROM (VALUES ('V1001', 1), ('V2002', 3)) AS n(s, n), generate_series(1, n) AS i;
SELECT dbm.lead_join('gr', 'customer', '{V1001,V2002}', as_of => '2025-07-01') IS NOT NULL AS again, dbm.resolve('V1001', 'gr') = 'V1001' AS not_yet,
       dbm.lead_join('gr', 'contact', '{V1001#1,V2002#2}', as_of => '2025-07-01') IS NOT NULL AS again;
SELECT dbm.resolve('V1001', 'gr'), count(*) AS differs FROM (SELECT field, value, from_customer_id FROM gr.golden_value EXCEPT TABLE gr.one_way) AS d;

-- Trust times survival: the customer's own word of a year ago against a supplier's of today.
UPDATE gr.golden_rule SET rule = 'trust_survival' WHERE level = 'contact' AND field = 'name';
UPDATE gr.golden_rule SET rule = 'trust_survival' WHERE field = 'mobile';
UPDATE gr.contact_point SET source_id = CASE customer_id WHEN 'V1001' THEN 1 ELSE 2 END WHERE kind = 'mobile';
UPDATE gr.contact_point SET verified_on = '2024-07-01' WHERE customer_id = 'V1001' AND kind = 'mobile';
UPDATE gr.contact_point SET verified_on = '2025-07-01' WHERE value = '13900139000';
SELECT dbm.golden_record('gr', '2025-07-01') > 10 AS written;
SELECT value, from_customer_id, source_id, seen_on, trust, round(survival::numeric, 4) AS survival,
       round(dbm.decay_survival('2024-07-01', '2025-07-01', 0.007)::numeric, 4) AS expected, others->0->>'value' AS other,
       round((others->0->>'score')::numeric, 4) AS score
FROM gr.golden_value WHERE field = 'mobile';
-- a source has its own trust; a fact that rots faster gives way
UPDATE gr.source SET trust = 0.9 WHERE name = 'bought list';
SELECT dbm.golden_record('gr', '2025-07-01') > 10 AS written;
SELECT value, trust FROM gr.golden_value WHERE field = 'mobile';
UPDATE gr.source SET trust = NULL;
UPDATE gr.decay_rule SET monthly_rate = 0.2 WHERE field = 'mobile';
SELECT dbm.golden_record('gr', '2025-07-01') > 10 AS written;
SELECT value, round(survival::numeric, 2) AS survival FROM gr.golden_value WHERE field = 'mobile';
-- what is known to be wrong lives on only where there is nothing else
UPDATE gr.contact_point SET valid = false WHERE value = '13900139000';
SELECT dbm.golden_record('gr', '2025-07-01') > 10 AS written;
SELECT value, others->-1->>'value' AS last, others->-1->>'valid' AS valid FROM gr.golden_value WHERE field = 'mobile';
-- who left the firm: work mail, desk phone and title go, mobile and home mail stay
INSERT INTO gr.customer (customer_id, kind, name, created_at) VALUES ('E1', 'enterprise', 'Old Ltd', '2020-01-01'), ('E2', 'enterprise', 'New Ltd', '2020-01-01');
INSERT INTO gr.contact (customer_id, contact_id, name, job_title, valid, verified_on, created_at)
VALUES ('E1', 11, 'Ann', 'Buyer', false, '2025-06-30', '2020-01-01'), ('E2', 12, 'Ann', 'Head of purchasing', true, '2024-01-01', '2020-01-01');
INSERT INTO gr.contact_point (customer_id, contact_id, kind, value, usage, verified_on, created_at)
VALUES ('E1', 11, 'email', 'ann@old.example', 'work', '2025-06-30', '2020-01-01'), ('E1', 11, 'mobile', '13700137000', 'work', '2025-06-30', '2020-01-01'),
       ('E1', 11, 'phone', '021-12345678', 'work', '2025-06-30', '2020-01-01'), ('E2', 12, 'email', 'ann@new.example', 'work', '2024-01-01', '2020-01-01'),
       ('E2', 12, 'phone', '010-87654321', 'work', '2024-01-01', '2020-01-01'), ('E2', 12, 'mobile', '13600136000', 'work', '2024-01-01', '2020-01-01');
SELECT dbm.lead_join('gr', 'contact', '{E1#11,E2#12}', as_of => '2025-07-01') IS NOT NULL AS joined;
SELECT g.field, g.value FROM gr.golden_value AS g JOIN gr.contact_resolved AS r ON (r.survivor_customer_id, r.survivor_contact_id) = (g.customer_id, g.contact_id)
WHERE (r.customer_id, r.contact_id) = ('E1', 11) AND g.field IN ('email', 'mobile', 'phone', 'job_title') ORDER BY 1;

-- every other rule, on a column of one's own too
ALTER TABLE gr.customer ADD COLUMN slogan text;
INSERT INTO gr.customer (customer_id, kind, name, slogan, source_id, acquired_on, verified_on)
VALUES ('R1', 'enterprise', 'R', 'long and old', 2, '2020-01-01', '2020-01-01'), ('R2', 'enterprise', 'R', 'often', 2, '2021-01-01', '2021-01-01'),
       ('R3', 'enterprise', 'R', 'often', 2, '2022-01-01', '2022-01-01'), ('R4', 'enterprise', 'R', 'trusted', 1, '2023-01-01', '2023-01-01'),
       ('R5', 'enterprise', 'R', 'late', 2, '2024-01-01', '2024-01-01'), ('R6', 'enterprise', 'R', NULL, 2, '2025-01-01', '2025-01-01'),
       ('R7', 'enterprise', 'R', '', 2, '2025-01-02', '2025-01-02');
INSERT INTO gr.golden_rule (level, field, rule, stages)
VALUES ('customer', 'slogan', 'longest', NULL);
SELECT dbm.lead_join('gr', 'customer', '{R1,R2,R3,R4,R5,R6,R7}') IS NOT NULL AS joined;
DO $$
DECLARE
    chosen record;
    r record;
BEGIN
    FOR r IN SELECT * FROM (VALUES ('longest', NULL), ('most_frequent', NULL), ('most_trusted', NULL), ('most_recent', NULL), ('earliest', NULL),
                            ('max_stage', '{often,late,trusted}'), ('union', NULL)) AS v(rule, stages) LOOP
        UPDATE gr.golden_rule SET rule = r.rule, stages = r.stages::text[] WHERE field = 'slogan';
        PERFORM dbm.golden_record('gr', '2025-07-01');
        SELECT value, from_customer_id, jsonb_array_length(others) AS losing INTO chosen FROM gr.golden_value WHERE field = 'slogan';
        RAISE INFO '%: % of %, % kept', r.rule, chosen.value, chosen.from_customer_id, chosen.losing;
    END LOOP;
END $$;
-- a rule that does not suit the data says so
UPDATE gr.golden_rule SET rule = 'sum', stages = NULL WHERE field = 'slogan';
SELECT dbm.golden_record('gr', '2025-07-01');
UPDATE gr.golden_rule SET rule = 'max_stage' WHERE field = 'slogan';
INSERT INTO gr.golden_rule (level, field, rule) VALUES ('customer', 'x', 'loudest');
SELECT dbm.golden_record('nowhere', '2025-07-01');
SELECT dbm.golden_record('gr', NULL) IS NULL AS nothing_for_null;

-- the order of rows does not matter
DELETE FROM gr.golden_rule WHERE field = 'slogan';
SELECT dbm.golden_record('gr', '2025-07-01') > 10 AS written;
CREATE TABLE gr.ordered AS SELECT md5(string_agg(g::text, '|' ORDER BY g.customer_id, g.contact_id, g.field)) AS h FROM gr.golden_value AS g;
CREATE TABLE gr.aside AS SELECT * FROM gr.contact_point;
DELETE FROM gr.contact_point;
INSERT INTO gr.contact_point SELECT * FROM gr.aside ORDER BY md5(contact_point_id::text);
UPDATE gr.customer SET name = name WHERE customer_id IN ('R2', 'V1001');
SELECT dbm.golden_record('gr', '2025-07-01') > 10 AS written;
SELECT (SELECT h FROM gr.ordered) = md5(string_agg(g::text, '|' ORDER BY g.customer_id, g.contact_id, g.field)) AS same FROM gr.golden_value AS g;
DROP SCHEMA gr CASCADE;
