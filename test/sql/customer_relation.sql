-- customer_relation: head offices, branches, sister firms and strangers of a similar name
\set VERBOSITY terse
SELECT dbm.create_tables('kin');
INSERT INTO kin.customer (customer_id, kind, name, city, country) VALUES
    ('zh-head', 'enterprise', '华瑞通科技（深圳）有限公司', '深圳', 'CN'), ('zh-head-2', 'enterprise', '深圳市华瑞通科技有限公司', '深圳', 'CN'),
    ('zh-guangzhou', 'enterprise', '华瑞通科技（深圳）有限公司广州分公司', '广州', 'CN'), ('zh-wuhan', 'enterprise', '深圳市华瑞通科技有限公司武汉分公司', '武汉', 'CN'),
    ('zh-sister', 'enterprise', '华瑞通物流（上海）有限公司', '上海', 'CN'), ('zh-stranger', 'enterprise', '华瑞达科技（深圳）有限公司', '深圳', 'CN'),
    ('west-head', 'enterprise', 'Norvelax Foods Inc.', 'Boston', 'US'), ('west-head-2', 'enterprise', 'NORVELAX FOODS, INCORPORATED', 'Boston', 'US'),
    ('west-chicago', 'enterprise', 'Norvelax Foods Inc., Chicago branch', 'Chicago', 'US'),
    ('west-ulm', 'enterprise', 'Norvelax Foods Inc. Zweigniederlassung Ulm', 'Ulm', 'DE'),
    ('west-sister', 'enterprise', 'Norvelax Logistics Ltd', 'London', 'GB'), ('west-stranger', 'enterprise', 'Norvanto Foods Inc.', 'Boston', 'US');
INSERT INTO kin.contact (customer_id, contact_id, name)
VALUES ('zh-head', 1, '李娜'), ('zh-head-2', 1, '王伟'), ('zh-guangzhou', 1, '陈洁'), ('zh-wuhan', 1, '赵敏'), ('zh-sister', 1, '孙丽'), ('zh-stranger', 1, '吴刚'),
       ('west-head', 1, 'Ann Miller'), ('west-head-2', 1, 'Bob Stone'), ('west-chicago', 1, 'Carl Reed'), ('west-ulm', 1, 'Dora Weiss'),
       ('west-sister', 1, 'Eve Hart'), ('west-stranger', 1, 'Fay Dunn');
INSERT INTO kin.contact_point (customer_id, contact_id, kind, value)
VALUES ('zh-head', 1, 'email', 'li.na@huaruitong.com'), ('zh-head-2', 1, 'email', 'wang.wei@qq.com'), ('zh-guangzhou', 1, 'email', 'chen.jie@huaruitong.com'),
       ('zh-wuhan', 1, 'email', 'zhao.min@huaruitong.com'), ('zh-sister', 1, 'email', 'sun.li@huaruitong.com'), ('zh-stranger', 1, 'email', 'wu.gang@huaruida.cn'),
       ('west-head', 1, 'email', 'ann.miller@norvelax.com'), ('west-head-2', 1, 'email', 'bob.stone@gmail.com'), ('west-chicago', 1, 'email', 'carl.reed@norvelax.com'),
       ('west-ulm', 1, 'email', 'dora.weiss@norvelax.com'), ('west-sister', 1, 'email', 'eve.hart@norvelax.com'), ('west-stranger', 1, 'email', 'fay.dunn@norvanto.com');
SELECT level, records, merges, related FROM dbm.lead_merge('kin', '2025-07-01');
-- one name written in two ways is one firm, though the second is at a free mail box; nothing else is
SELECT customer_id, survivor_id FROM kin.merged_customer ORDER BY customer_id COLLATE "C";
SELECT customer_id, kind, related_customer_id, decided_by FROM kin.customer_relation ORDER BY customer_id COLLATE "C", related_customer_id COLLATE "C";
-- what it shows before it does anything is the same, and doing it again changes nothing
SELECT count(*) FROM dbm.lead_preview('kin', '2025-07-01') WHERE change NOT IN ('survivor', 'stays');
CREATE TEMP TABLE before AS SELECT customer_id, kind, related_customer_id FROM kin.customer_relation;
SELECT merges, splits, related FROM dbm.lead_merge('kin', '2025-07-01') WHERE level = 'customer';
SELECT count(*) FROM (SELECT * FROM before EXCEPT SELECT customer_id, kind, related_customer_id FROM kin.customer_relation) AS d;
-- what somebody said stays
INSERT INTO kin.customer_relation (customer_id, related_customer_id, kind, decided_by) VALUES ('zh-stranger', 'zh-sister', 'related', 'ann');
SELECT related FROM dbm.lead_merge('kin', '2025-07-01') WHERE level = 'customer';
SELECT customer_id, kind, related_customer_id FROM kin.customer_relation WHERE decided_by = 'ann';
-- aliases are the user's data; a customer of the alias joins, and is let go when the row is gone
INSERT INTO kin.customer (customer_id, kind, name) VALUES ('zh-english', 'enterprise', 'Harmony Link Ltd');
INSERT INTO kin.company_alias (alias, name) VALUES ('Harmony Link', '华瑞通科技');
SELECT merges, splits FROM dbm.lead_merge('kin', '2025-07-01') WHERE level = 'customer';
SELECT survivor_id FROM kin.merged_customer WHERE customer_id = 'zh-english';
SELECT field, level FROM dbm.lead_explain('kin', 'zh-english', 'zh-head') WHERE field = 'company';
DELETE FROM kin.company_alias;
SELECT merges, splits FROM dbm.lead_merge('kin', '2025-07-01') WHERE level = 'customer';
SELECT count(*) FROM kin.merged_customer WHERE customer_id = 'zh-english';
SET client_min_messages = warning;
DROP SCHEMA kin CASCADE;
RESET client_min_messages;

-- names in pairs, at one domain: why two firms are not one
CREATE TEMP TABLE firm (id text PRIMARY KEY, name text, email text);
INSERT INTO firm SELECT 'f' || i, 'Filler ' || md5(i::text) || ' Ltd', 'a@' || md5(i::text) || '.com' FROM generate_series(1, 40) AS i;
INSERT INTO firm VALUES
    ('a1', '中国移动通信集团广东有限公司', 'a@chinamobile.com'), ('a2', '中国移动通信集团浙江有限公司', 'b@chinamobile.com'),
    ('b1', '华为技术有限公司', 'a@huawei.com'), ('b2', '华为终端有限公司', 'b@huawei.com'),
    ('c1', '腾讯科技北京分公司', 'a@qq.com'), ('c2', '腾讯科技上海分公司', 'b@qq.com'),
    ('d1', '广州华瑞一软件有限公司', 'a@huarui.cn'), ('d2', '广州华瑞二软件有限公司', 'b@huarui.cn'),
    ('e1', 'Veltech Systems Ltd', 'a@veltech.com'), ('e2', 'Veltech Media Ltd', 'b@veltech.com'),
    ('g1', 'Quaxol Bank plc, London Branch', 'a@quaxol.com'), ('g2', 'Quaxol Bank plc, Leeds Branch', 'b@quaxol.com');
SELECT a, b, decision, probability FROM dbm.match_pairs('firm', 'id', '{"company": "name", "email": "email"}', 'company') WHERE decision <> 'no' ORDER BY a, b;
SELECT step, field, level FROM dbm.match_explain('firm', 'id', '{"company": "name", "email": "email"}', 'b1', 'b2', 'company');
SELECT count(*) FILTER (WHERE size > 1) AS together FROM dbm.match_clusters('firm', 'id', '{"company": "name", "email": "email"}', 'company');

-- what no name tells, a table of aliases does: never before, in chains, and place and branch still count
INSERT INTO firm VALUES ('h1', 'Apple Inc.', NULL), ('h2', 'AAPL', NULL), ('h3', 'Apple Records Inc.', NULL), ('h4', 'Meta Platforms, Inc.', NULL), ('h5', 'Facebook Inc', NULL),
    ('h6', 'FB', NULL), ('h7', '腾讯 (深圳)', NULL), ('h8', 'Tencent (Shenzhen)', NULL), ('h9', 'Tencent (Beijing)', NULL);
\set firms '''firm'', ''id'', ''{"company": "name", "email": "email"}'', ''company'''
SELECT record, cluster FROM dbm.match_clusters(:firms) WHERE size > 1 ORDER BY record;
SELECT record, cluster FROM dbm.match_clusters(:firms, options => '{"aliases": [["AAPL", "Apple"], ["Facebook", "Meta Platforms"], ["FB", "Facebook"], ["Tencent", "腾讯"], [null, "x"], ["n/a", "Apple"]]}')
WHERE size > 1 ORDER BY record;
SELECT step, field, level FROM dbm.match_explain('firm', 'id', '{"company": "name", "email": "email"}', 'h1', 'h2', 'company', options => '{"aliases": [["Apple", "AAPL"]]}') WHERE field = 'company';
SELECT count(*) FROM dbm.match_clusters(:firms, options => '{"aliases": ["AAPL", "Apple"]}');
SELECT count(*) FROM dbm.match_clusters(:firms, options => '{"aliases": {"AAPL": "Apple"}}');
SELECT count(*) FROM dbm.match_clusters(:firms, options => '{"aliases": [["AAPL", 1]]}');
SELECT count(*) = count(DISTINCT record) AS whole FROM dbm.match_clusters(:firms, options => '{"aliases": []}');
