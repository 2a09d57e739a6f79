-- One guest, whichever way they are named; two doors, one customer.
SET client_min_messages = warning;
SET datestyle = ISO;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT dbm.create_tables('fc', currency => 'CNY');
-- A guest of a hotel in three books: the till (card), the web shop (e-mail), the mini program (OpenID, UnionID, verified phone)
INSERT INTO fc.customer (customer_id, name, acquired_on) VALUES ('till-7', '周杰伦', '2020-05-01'), ('web-7', '周杰伦', '2022-05-01'), ('mini-7', 'zjl', '2024-05-01'), ('other', '林夕', '2024-01-01');
INSERT INTO fc.customer (customer_id, kind, name, credit_code) VALUES ('E1', 'enterprise', '腾讯科技（深圳）有限公司', '9144030071526726XG'), ('E2', 'enterprise', '深圳市腾讯计算机系统有限公司', NULL);
INSERT INTO fc.contact_point (customer_id, kind, scope, value, verified_on)
VALUES ('till-7', 'card', NULL, 'VIP 0007', '2020-05-01'), ('till-7', 'mobile', NULL, '１３８ 0013 8000', '2020-05-01'),
       ('web-7', 'email', NULL, 'Jay.Chou+shop@Example.com', '2022-05-01'), ('web-7', 'mobile', NULL, '+8613800138000', '2022-05-01'),
       ('mini-7', 'wechat_openid', 'wx-mini', 'oAbC', '2024-05-01'), ('mini-7', 'mobile', NULL, '0086-138-0013-8000', '2024-05-01'),
       ('other', 'mobile', NULL, '13900139000', NULL), ('E1', 'phone', NULL, '0755-86013388', NULL), ('E2', 'phone', NULL, '0755 8601 3388', NULL);
INSERT INTO fc.transaction (customer_id, transaction_id, ordered_on, amount, store_id)
VALUES ('till-7', 's1', '2024-06-01', 300, 'shop 3'), ('web-7', 'w1', '2024-07-01', 200, NULL), ('mini-7', 'm1', '2025-01-01', 100, NULL);
INSERT INTO fc.interaction (customer_id, occurred_at, direction, channel) VALUES ('mini-7', '2025-02-01 10:00+00', 'inbound', 'wecom');
INSERT INTO fc.loyalty_point (customer_id, posted_on, kind, points) VALUES ('till-7', '2024-06-01', 'earn', 30), ('web-7', '2024-07-01', 'earn', 20);

-- three rows before, one after, by every identifier, before and after values are worked out
SELECT customer_id, found_by FROM dbm.find_customer('138 0013 8000', 'fc');
SELECT dbm.lead_join('fc', 'customer', '{till-7,web-7,mini-7}', as_of => '2025-07-01');
CREATE FUNCTION pg_temp.by_any() RETURNS TABLE (identifier text, customer_id text, found_by text, records integer, orders integer, revenue numeric, points integer, conversations integer)
    LANGUAGE sql AS $$
    SELECT i.identifier, f.customer_id, f.found_by, f.records, f.orders, f.revenue, f.points, f.conversations
    FROM unnest('{138 0013 8000,+8613800138000,00861 3800138000,（138）0013-8000,jay.chou@example.com,"JAY.CHOU+x@EXAMPLE.COM",VIP 0007,vip0007,oAbC,till-7,web-7,mini-7}'::text[])
         WITH ORDINALITY AS i(identifier, n)
    LEFT JOIN LATERAL dbm.find_customer(i.identifier, 'fc') AS f ON true ORDER BY i.n
$$;
SELECT * FROM pg_temp.by_any();
SELECT dbm.normalize_points('fc') AS written;
SELECT dbm.normalize_points('fc') AS written_again;
SELECT value, normalized FROM fc.contact_point ORDER BY contact_point_id;
SELECT * FROM pg_temp.by_any();
-- an enterprise by its code, however it is written; a switchboard that two firms share
SELECT customer_id, found_by, name FROM dbm.find_customer(' 91440300 71526726xg', 'fc');
SELECT customer_id, found_by FROM dbm.find_customer('0755-86013388', 'fc');
-- nobody, nothing
SELECT count(*) FROM dbm.find_customer('13700000000', 'fc');
SELECT count(*) FROM dbm.find_customer('', 'fc');
SELECT count(*) FROM dbm.find_customer(NULL, 'fc');
SELECT count(*) FROM dbm.find_customer($$'; DROP TABLE fc.customer; --$$, 'fc');
SELECT count(*) FROM dbm.find_customer('1', 'nowhere');
SELECT count(*) FROM dbm.find_customer('1', 'fc', 'XX');
-- what nobody has for an identifier
SELECT count(*) FROM dbm.find_customer(repeat('1', 10000000), 'fc');
SELECT dbm.normalize_points(NULL) IS NULL AS nothing;
-- the number of a merged customer is found after the undoing under the customer who has it
SELECT count(*) FROM dbm.lead_unmerge('fc', 1, '2025-07-01');
SELECT customer_id, found_by, revenue FROM dbm.find_customer('13800138000', 'fc');
-- loading twice adds nothing: the same keys, the same row
INSERT INTO fc.customer (customer_id, name) VALUES ('till-7', '周杰伦') ON CONFLICT (customer_id) DO NOTHING;
INSERT INTO fc.contact_point (customer_id, kind, value) VALUES ('till-7', 'card', 'VIP 0007') ON CONFLICT DO NOTHING;
SELECT count(*) FROM fc.customer WHERE customer_id = 'till-7';
SELECT count(*) FROM fc.contact_point WHERE customer_id = 'till-7' AND kind = 'card';
-- ids that are numbers or uuids
SELECT dbm.create_tables('fc_n', 'bigint', currency => 'CNY');
INSERT INTO fc_n.customer (customer_id, name) VALUES (42, 'Deep Thought');
SELECT customer_id, found_by, name FROM dbm.find_customer('42', 'fc_n');
SELECT count(*) FROM dbm.find_customer('forty-two', 'fc_n');
DROP SCHEMA fc, fc_n CASCADE;
