-- From rows to customers: preview, merge, explain, stable ids, pins, runs that come to the same.
SET client_min_messages = warning;
SET datestyle = ISO;
SET extra_float_digits = 0;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT dbm.create_tables('ld');

-- nothing there, and a single record
SELECT * FROM dbm.lead_preview('ld');
SELECT * FROM dbm.lead_merge('ld');
INSERT INTO ld.customer (customer_id, name) VALUES ('solo', 'Solo');
SELECT * FROM dbm.lead_merge('ld');
DELETE FROM ld.customer;

-- contact 0 may be a row as well
INSERT INTO ld.customer (customer_id, name) VALUES ('zero', 'Zero'), ('none', 'None');
INSERT INTO ld.contact (customer_id, contact_id, name) VALUES ('zero', 0, 'Zero');
SELECT record, stands_for FROM ld.match_contact ORDER BY 1;
SELECT dbm.lead_join('ld', 'contact', '{zero#0,none#0}') IS NOT NULL AS joined, dbm.lead_join('ld', 'customer', '{zero,none}') IS NOT NULL AS joined;
SELECT level, contact_id, count(*) > 0 AS some FROM ld.golden_value GROUP BY 1, 2 ORDER BY 1, 2;
SELECT dbm.golden_record('ld') = count(*) AS written_again FROM ld.golden_value;
SELECT count(*) FROM ld.merge_log AS g, dbm.lead_unmerge('ld', g.merge_id);
DELETE FROM ld.contact;
DELETE FROM ld.customer;
DELETE FROM ld.match_pin;
-- A town of people to tell apart, half of them twice: 40 at the till, 40 in the mini program.
CREATE FUNCTION pg_temp.person(i integer, OUT name text, OUT mobile text, OUT email text) LANGUAGE sql AS $$
    SELECT (ARRAY['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林','何','郭','马','罗'])[1 + i % 20]
           || (ARRAY['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀英','霞','平','刚','桂英'])[1 + (i * 7) % 22]
           || (ARRAY['','华','国','文','红','志','玉','海'])[1 + (i * 3) % 8],
           '13' || (8 - i % 3) || lpad((10000000 + i * 987643 % 89999999)::text, 8, '0'),
           'user' || (i * 7919 % 10007) || '@' || (ARRAY['163.com','qq.com','example.cn','gmail.com'])[1 + i % 4]
$$;
INSERT INTO ld.customer (customer_id, name, acquired_on, channel)
SELECT 'till-' || lpad(i::text, 2, '0'), p.name, date '2024-01-01' + i, 'store' FROM generate_series(1, 40) AS i, pg_temp.person(i) AS p
UNION ALL
SELECT 'mini-' || lpad(i::text, 2, '0'), p.name, date '2025-01-01' + i, 'mini_program' FROM generate_series(21, 60) AS i, pg_temp.person(i) AS p;
INSERT INTO ld.contact_point (customer_id, kind, value, verified_on, created_at)
SELECT c.customer_id, k.kind, k.value, '2025-03-01', '2025-01-01'
FROM ld.customer AS c, pg_temp.person(substr(c.customer_id, 6)::integer) AS p,
     LATERAL (VALUES ('mobile', CASE c.channel WHEN 'store' THEN p.mobile ELSE '+86 ' || p.mobile END),
                     ('email', CASE c.channel WHEN 'store' THEN upper(p.email) ELSE p.email END)) AS k(kind, value);

-- the preview writes nothing
CREATE FUNCTION pg_temp.written(OUT n bigint) LANGUAGE sql AS $$
    SELECT (SELECT count(*) FROM ld.merge_log WHERE undone_at IS NULL) + (SELECT count(*) FROM ld.merged_customer) + (SELECT count(*) FROM ld.merged_contact)
         + (SELECT count(*) FROM ld.golden_value) + (SELECT count(*) FROM ld.match_model WHERE version > 1) + (SELECT count(*) FROM ld.match_review)
$$;
SELECT level, change, count(*) FROM dbm.lead_preview('ld', '2025-07-01') GROUP BY 1, 2 ORDER BY 1, 2;
SELECT survivor, record, change, weakest > 10 AS firm, density, golden->>'acquired_on' AS acquired_on, golden->>'channel' AS channel, conflicts
FROM dbm.lead_preview('ld', '2025-07-01') WHERE level = 'customer' AND survivor = 'till-21';
SELECT n AS written FROM pg_temp.written();

-- the merge does what the preview said
CREATE TABLE ld.promised AS SELECT level, record, survivor FROM dbm.lead_preview('ld', '2025-07-01');
SELECT level, records, clusters, merges, splits FROM dbm.lead_merge('ld', '2025-07-01');
SELECT count(*) AS not_as_promised FROM (
    SELECT level, record, survivor FROM ld.promised WHERE record <> survivor
    EXCEPT (SELECT 'customer', customer_id, survivor_id FROM ld.merged_customer
            UNION ALL SELECT 'contact', customer_id || '#' || contact_id, survivor_customer_id || '#' || survivor_contact_id FROM ld.merged_contact)) AS d;
SELECT count(*) AS right_ones FROM ld.merged_customer WHERE substr(customer_id, 6) = substr(survivor_id, 6);
SELECT dbm.resolve('mini-21', 'ld'), dbm.resolve('till-21', 'ld'), dbm.resolve('mini-60', 'ld');
SELECT records, count(*) FROM ld.customer_360 GROUP BY 1 ORDER BY 1;
-- every merge names its user, its model and what it follows from
SELECT level, count(*), bool_and(merged_by = session_user) AS signed, min(model_version) AS first_model, count(follows) AS follow, min(score) > 10 AS firm
FROM ld.merge_log WHERE undone_at IS NULL GROUP BY 1 ORDER BY 1;
-- again: nothing to do; golden values can be written again
SELECT dbm.golden_record('ld', '2025-07-01') = (SELECT count(*) FROM ld.golden_value) AS all_of_them;
SELECT level, merges, splits FROM dbm.lead_merge('ld', '2025-07-01');

-- why
SELECT min(step), count(*) FILTER (WHERE field = 'mobile' AND bits > 0) AS mobile, count(*) FILTER (WHERE field = 'email' AND bits > 0) AS email,
       max(abs(total - so_far)) < 1e-9 AS adds_up
FROM (SELECT e.*, sum(e.bits) OVER (ORDER BY e.step) AS so_far FROM dbm.lead_explain('ld', 'till-21', 'mini-21') AS e) AS e;
SELECT (SELECT total FROM dbm.lead_explain('ld', 'till-01', 'mini-60') ORDER BY step DESC LIMIT 1) < 0 AS two_people;
SELECT * FROM dbm.lead_explain('ld', 'till-21', 'nobody');

-- customer and contact are undone together, and stay apart in later runs
SELECT level, record, survivor FROM dbm.lead_unmerge('ld', (SELECT merge_id FROM ld.merge_log WHERE level = 'customer' AND 'mini-21' = ANY (losers)), '2025-07-01');
SELECT level, a, b, decision FROM ld.match_pin ORDER BY 1 DESC, 2;
SELECT level, merges, splits FROM dbm.lead_merge('ld', '2025-07-01');
SELECT dbm.resolve('mini-21', 'ld');
-- a decision of two customers holds for the people they are
SELECT dbm.lead_pin('ld', 'customer', 'mini-22', 'till-22', 'separate', 'father and son');
SELECT dbm.lead_pin('ld', 'customer', 'mini-60', 'till-01', 'link', 'she married');
SELECT level, merges, splits FROM dbm.lead_merge('ld', '2025-07-01');
SELECT dbm.resolve('mini-22', 'ld'), dbm.resolve('mini-60', 'ld');

-- New records, one after the other or at once: the ids that were there stay, and the outcome is the same.
INSERT INTO ld.customer (customer_id, name, acquired_on) SELECT 'till-60', name, '2023-01-01' FROM pg_temp.person(60);
INSERT INTO ld.contact_point (customer_id, kind, value) SELECT 'till-60', 'mobile', mobile FROM pg_temp.person(60) UNION ALL SELECT 'till-60', 'email', email FROM pg_temp.person(60);
INSERT INTO ld.customer (customer_id, name, acquired_on) SELECT 'aaaa-30', name, '2020-01-01' FROM pg_temp.person(30);
INSERT INTO ld.contact_point (customer_id, kind, value) SELECT 'aaaa-30', 'email', email FROM pg_temp.person(30);
SELECT level, merges, splits FROM dbm.lead_merge('ld', '2025-07-01');
SELECT dbm.resolve('aaaa-30', 'ld') AS stays, dbm.resolve('mini-30', 'ld') AS stays, dbm.resolve('till-60', 'ld') = dbm.resolve('till-01', 'ld') AS joined;
-- a record that turns out to be somebody else leaves, a record that is deleted is forgotten
UPDATE ld.customer SET name = 'Ida Holm' WHERE customer_id = 'mini-31';
UPDATE ld.contact_point SET value = CASE kind WHEN 'mobile' THEN '+4520304050' ELSE 'ida@holm.dk' END WHERE customer_id = 'mini-31';
DELETE FROM ld.contact_point WHERE customer_id = 'mini-32';
DELETE FROM ld.customer WHERE customer_id = 'mini-32';
SELECT level, merges, splits FROM dbm.lead_merge('ld', '2025-07-01');
SELECT dbm.resolve('mini-31', 'ld'), dbm.resolve('mini-32', 'ld') AS old_id_still_leads_there;
SELECT kind, losers, before->'links'->0->>'record' AS cut FROM ld.merge_log WHERE kind = 'split' AND 'mini-31' = ANY (losers);

-- Property: with a model that stays, records that come in batches of any size and order end as they would at once.
SELECT dbm.create_tables('ld_i');
INSERT INTO ld_i.match_model SELECT level, version, payload, pins, records, 'the same', fitted_at, fitted_by FROM ld.match_model;
CREATE TABLE ld_i.whole AS SELECT f.record, min(f.record COLLATE "C") OVER (PARTITION BY f.cluster) AS cluster
FROM (SELECT record, cluster FROM dbm.match_clusters(source => 'ld.match_contact', id => 'record', columns => dbm_internal.lead_columns('contact'),
          model => (SELECT payload FROM ld.match_model WHERE level = 'contact' ORDER BY version DESC LIMIT 1))) AS f;
DO $$
DECLARE
    wrong bigint;
    lost bigint;
    survivors text[];
BEGIN
    FOR batch IN 0..11 LOOP
        INSERT INTO ld_i.customer SELECT * FROM ld.customer WHERE abs(hashint4(hashtext(customer_id))) % 12 = batch ORDER BY hashtext(customer_id);
        INSERT INTO ld_i.contact_point SELECT p.* FROM ld.contact_point AS p WHERE abs(hashint4(hashtext(p.customer_id))) % 12 = batch;
        survivors := ARRAY(SELECT DISTINCT survivor_id FROM ld_i.merged_customer);
        PERFORM dbm.lead_merge('ld_i', '2025-07-01');
        SELECT count(*) INTO lost FROM unnest(survivors) AS s WHERE dbm.resolve(s, 'ld_i') <> s
           AND NOT EXISTS (SELECT FROM ld_i.merged_customer AS m WHERE m.survivor_id = dbm.resolve(s, 'ld_i') AND m.survivor_id = ANY (survivors));
        IF lost > 0 THEN
            RAISE 'batch %: % ids changed for nothing', batch, lost;
        END IF;
    END LOOP;
    SELECT count(*) INTO wrong FROM (
        SELECT r.customer_id || '#0' AS record, min(r.customer_id || '#0' COLLATE "C") OVER (PARTITION BY r.survivor_id) AS cluster
        FROM ld_i.customer_resolved AS r EXCEPT TABLE ld_i.whole) AS d;
    RAISE INFO 'records: %, in another cluster than at once: %', (SELECT count(*) FROM ld_i.customer), wrong;
END $$;

-- A new fit is a new version; the old ones stay.
SELECT dbm.lead_fit('ld', 'contact', note => 'after the spring campaign');
SELECT level, version, note, fitted_by = session_user AS signed FROM ld.match_model ORDER BY 1, 2;
SELECT dbm.lead_fit('ld', 'firm');

-- undoing all of it gives back what was there
DO $$
DECLARE
    victim bigint;
BEGIN
    LOOP
        SELECT merge_id INTO victim FROM ld.merge_log WHERE kind = 'merge' AND undone_at IS NULL ORDER BY hashint8(merge_id) LIMIT 1;
        EXIT WHEN victim IS NULL;
        PERFORM dbm.lead_unmerge('ld', victim, '2025-07-01');
    END LOOP;
END $$;
SELECT (SELECT count(*) FROM ld.merged_customer) AS merged_customers, (SELECT count(*) FROM ld.merged_contact) AS merged_contacts,
       (SELECT count(*) FROM ld.golden_value) AS golden_values;
SELECT dbm.lead_preview('nowhere');
SELECT dbm.lead_merge('nowhere');
DROP SCHEMA ld, ld_i CASCADE;
