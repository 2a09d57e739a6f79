-- Chinese identities: OpenID, UnionID and phone; a shared 400 number; branch and head office.
SET client_min_messages = warning;
SET datestyle = ISO;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT dbm.create_tables('zh');
-- sixty others, so that the model knows how people differ
INSERT INTO zh.customer (customer_id, name)
SELECT 'x' || i, (ARRAY['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林','何','郭','马','罗'])[1 + i % 20]
           || (ARRAY['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀英','霞','平','刚','桂英'])[1 + (i * 7) % 22]
FROM generate_series(1, 60) AS i;
INSERT INTO zh.contact_point (customer_id, kind, scope, value, verified_on)
SELECT 'x' || i, k.kind, k.scope, k.value, '2025-01-01'
FROM generate_series(1, 60) AS i, LATERAL (VALUES ('mobile', NULL, '13' || (5 + i % 5) || lpad((i * 987643 % 99999999)::text, 8, '0')),
     ('wechat_openid', 'wx-mini', 'o' || md5(i::text)), ('wechat_unionid', 'wx-open', 'u' || md5(i::text))) AS k(kind, scope, value)
WHERE k.kind <> 'mobile' OR i % 2 = 0;
INSERT INTO zh.customer (customer_id, name, acquired_on)
VALUES ('union-1', '小鱼', '2025-01-01'), ('union-2', '鱼宝妈妈', '2025-02-01'), ('typed-1', '李雷', '2025-01-01'), ('typed-2', '韩梅梅', '2025-02-01'),
       ('proved-1', '欧阳娜娜', '2025-01-01'), ('proved-2', '娜娜', '2025-02-01'), ('nick-1', '快乐每一天', '2025-01-01'), ('nick-2', '快乐每一天', '2025-02-01'),
       ('app-1', '诸葛亮', '2025-01-01'), ('app-2', '司马懿', '2025-02-01'), ('same-1', '阿强', '2025-01-01'), ('same-2', '强哥', '2025-02-01');
INSERT INTO zh.contact_point (customer_id, kind, scope, value, verified_on)
VALUES -- one platform account, two apps: the UnionID is the same
       ('union-1', 'wechat_openid', 'wx-mini', 'oUa', NULL), ('union-1', 'wechat_unionid', 'wx-open', 'uU', NULL),
       ('union-2', 'wechat_openid', 'wx-oa', 'oUb', NULL), ('union-2', 'wechat_unionid', 'wx-open', 'uU', NULL),
       -- a number that somebody typed joins nobody
       ('typed-1', 'wechat_openid', 'wx-mini', 'oTa', NULL), ('typed-1', 'mobile', NULL, '13812345670', NULL),
       ('typed-2', 'wechat_openid', 'wx-oa', 'oTb', NULL), ('typed-2', 'mobile', NULL, '13812345670', NULL),
       -- a number that was verified on both sides does
       ('proved-1', 'wechat_openid', 'wx-mini', 'oPa', NULL), ('proved-1', 'mobile', NULL, '13912345671', '2025-03-01'),
       ('proved-2', 'wechat_openid', 'wx-oa', 'oPb', NULL), ('proved-2', 'mobile', NULL, '+86 139-1234-5671', '2025-03-01'),
       -- a nickname is nobody's own
       ('nick-1', 'wechat_openid', 'wx-mini', 'oNa', NULL), ('nick-2', 'wechat_openid', 'wx-oa', 'oNb', NULL),
       -- an OpenID of one app says nothing in another
       ('app-1', 'wechat_openid', 'wx-mini', 'oSame', NULL), ('app-2', 'wechat_openid', 'wx-oa', 'oSame', NULL),
       ('same-1', 'wechat_openid', 'wx-mini', 'oOne', NULL), ('same-2', 'wechat_openid', 'wx-mini', 'oOne', NULL);
SELECT level, merges, splits FROM dbm.lead_merge('zh', '2025-07-01');
SELECT customer_id, survivor_id FROM zh.merged_customer ORDER BY 1;
-- what somebody parts stays apart whatever the ids say, without an error
SELECT count(*) FROM dbm.lead_unmerge('zh', (SELECT merge_id FROM zh.merge_log WHERE level = 'customer' AND losers = '{union-2}'), '2025-07-01');
SELECT dbm.lead_pin('zh', 'customer', 'proved-1', 'proved-2', 'separate');
SELECT level, merges, splits FROM dbm.lead_merge('zh', '2025-07-01');
SELECT customer_id, survivor_id FROM zh.merged_customer ORDER BY 1;
-- an id that everybody has joins nobody
INSERT INTO zh.contact_point (customer_id, kind, scope, value) SELECT 'x' || i, 'wechat_unionid', 'wx-open', 'test' FROM generate_series(1, 60) AS i;
SELECT level, merges, splits FROM dbm.lead_merge('zh', '2025-07-01');
-- an OpenID without its app, a UnionID without its platform is refused
INSERT INTO zh.contact_point (customer_id, kind, value) VALUES ('app-1', 'wechat_openid', 'o-1');
INSERT INTO zh.contact_point (customer_id, kind, value) VALUES ('app-1', 'wechat_unionid', 'u-1');
DROP SCHEMA zh CASCADE;

-- branch and head office, two branches, sister firms: related, by the words of their names
SELECT dbm.create_tables('kin');
INSERT INTO kin.customer (customer_id, kind, name)
VALUES ('head', 'enterprise', '腾讯科技（深圳）有限公司'), ('branch', 'enterprise', '腾讯科技（深圳）有限公司广州分公司'),
       ('branch-2', 'enterprise', '腾讯科技（深圳）有限公司上海分公司'), ('other', 'enterprise', '华为技术有限公司');
SELECT k.* FROM (VALUES ('head', 'branch'), ('branch', 'head'), ('branch', 'branch-2'), ('head', 'other'), ('head', 'gone')) AS p(a, b), dbm_internal.lead_kinship('kin', p.a, p.b) AS k;
DROP SCHEMA kin CASCADE;
