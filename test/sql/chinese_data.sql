-- What Chinese data needs, item by item: items 1 to 14 and 19 to 21 of the list the project was given.
-- text_locales runs this file in databases of four kinds of locale; item 14 goes on in lead_merge_zh.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE TEMP TABLE item (id integer GENERATED ALWAYS AS IDENTITY, item integer, what text, holds boolean);

-- 1: code points, whatever the locale takes for a letter
INSERT INTO item (item, what, holds) VALUES
    (1, 'bigrams of Chinese characters', dbm.ngram_similarity('腾讯科技', '腾讯软件') > 0.3),
    (1, 'a Chinese name is read', (dbm.parse_person_name('马化腾')).surname = '马'),
    (1, 'letters with accents are letters', dbm.name_level('Zoë Ångström', 'Zoe Angstrom') = 'exact'),
    (1, 'Turkish i is i', dbm.fold('DIYARBAKIR') = 'diyarbakir' AND dbm.normalize_email('INFO@X-FIRMA.COM') = 'info@x-firma.com'),
    (1, 'signs beyond the first plane', dbm.edit_distance('𠮷野家', '吉野家') = 1 AND dbm.jaro_winkler('😀', '😀') = 1),
    (1, 'nothing is lost of any letter', (SELECT bool_and(dbm.fold(chr(i)) <> '') FROM generate_series(19968, 40956) AS i));

-- 2: characters of GB 18030 there and back; the clients themselves are in text_locales
INSERT INTO item (item, what, holds)
SELECT 2, 'round trip of ' || c, convert_from(convert_to(c, 'GB18030'), 'GB18030') = c AND dbm.fold(c) <> '' FROM unnest(ARRAY['㐂', '𠮷', '𫖯', '喆', '镕', '堃', '龘']) AS c;
INSERT INTO item (item, what, holds)
SELECT 2, 'GB 18030 keeps whom it names', (dbm.parse_person_name(n)).given IS NOT NULL AND convert_from(convert_to(n, 'GB18030'), 'GB18030') = n
FROM unnest(ARRAY['朱镕基', '王㐂', '陶喆', '马𫖯']) AS n;

-- 3: width and punctuation
INSERT INTO item (item, what, holds) VALUES
    (3, 'letters and digits', dbm.fold('ＡＢＣ１２３') = dbm.fold('ABC123')), (3, 'space and brackets', dbm.fold('腾讯　（深圳）') = dbm.fold('腾讯 (深圳)')),
    (3, 'middle dots', dbm.fold('阿卜杜拉·买买提') = dbm.fold('阿卜杜拉・买买提') AND dbm.fold('阿卜杜拉•买买提') = dbm.fold('阿卜杜拉·买买提')),
    (3, 'in a firm', dbm.company_level('腾讯（深圳）', '腾讯 (深圳)') = 'exact'), (3, 'in a person', dbm.name_level('Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith') = 'exact'),
    (3, 'in a number', dbm.normalize_phone('１３８－００１３－８０００', 'CN') = '+8613800138000'), (3, 'in a mailbox', dbm.normalize_email('ａｎｎ＠ａｃｍｅ．ｃｎ') = 'ann@acme.cn'),
    (3, 'in an address', (dbm.parse_address('深圳市科技路１２号（Ａ座）')).normal = (dbm.parse_address('深圳市科技路12号(A座)')).normal);

-- 4: traditional and variant characters match, and stay as typed
INSERT INTO item (item, what, holds) VALUES
    (4, '華為 matches 华为', dbm.company_level('華為技術有限公司', '华为技术有限公司') = 'exact'), (4, 'stored as typed', (dbm.parse_company_name('華為技術有限公司')).core = '華為技術'),
    (4, 'names', dbm.name_level('劉備', '刘备') = 'exact' AND (dbm.parse_person_name('歐陽娜娜')).surname = '歐陽'), (4, 'variants', dbm.fold('髙橋') = dbm.fold('高橋')),
    (4, 'one place', (dbm.parse_address('臺北市中山區中山路1號')).normal = (dbm.parse_address('台北市中山区中山路1号')).normal), (4, '喆 is not 哲', dbm.fold('陶喆') <> dbm.fold('陶哲'));

-- 5: forms of firms, the longest first
INSERT INTO item (item, what, holds)
SELECT 5, f.form, n.core = '维克斯' AND n.legal_form = dbm.fold(f.form) AND dbm.company_level('维克斯' || f.form, '维克斯') IN ('exact', 'form')
FROM unnest(ARRAY['有限公司', '有限责任公司', '股份有限公司', '集团', '集团有限公司', '集团股份有限公司', '合伙企业', '个体工商户', '个人独资企业', '工作室', '商行', '经营部', '控股有限公司']) AS f (form),
     dbm.parse_company_name('维克斯' || f.form) AS n;
INSERT INTO item (item, what, holds)
SELECT 5, 'the list holds ' || f, f IN (SELECT form FROM dbm.default_legal_forms() UNION ALL SELECT word FROM dbm.default_trade_words())
FROM unnest(ARRAY['有限公司', '有限责任公司', '股份有限公司', '集团', '合伙企业', '个体工商户', '事务所', '工作室', '商行']) AS f;
INSERT INTO item (item, what, holds)
SELECT 5, 'Vexillum ' || f, n.core = 'Vexillum' FROM unnest(ARRAY['Co., Ltd.', 'CO.,LTD', 'Co Ltd', 'Ltd', 'Limited', 'Inc.', 'LLC', 'GmbH', 'S.A.']) AS f, dbm.parse_company_name('Vexillum ' || f) AS n;
INSERT INTO item (item, what, holds) VALUES
    (5, 'an office is no form', (dbm.parse_company_name('维克斯上海办事处')).branch = '上海办事处'), (5, 'nor is a branch', (dbm.parse_company_name('维克斯有限公司北京分公司')).branch = '北京分公司'),
    (5, 'a form of one''s own', (dbm.parse_company_name('维克斯互助组', '{互助组}')).core = '维克斯');

-- 6: regions with and without their marks, in front or in brackets; absent allowed, contradiction vetoes
INSERT INTO item (item, what, holds)
SELECT 6, a || ' = ' || b, dbm.company_level(a, b) = 'exact'
FROM (VALUES ('深圳市维克斯电子', '深圳维克斯电子'), ('广东省深圳市维克斯电子', '深圳维克斯电子'), ('维克斯电子（深圳）', '深圳维克斯电子'), ('广西壮族自治区维克斯电子', '广西维克斯电子'),
             ('内蒙古自治区维克斯电子', '内蒙古维克斯电子'), ('北京市维克斯电子', '维克斯（北京）电子'), ('延边朝鲜族自治州维克斯电子', '延边维克斯电子')) AS t (a, b);
INSERT INTO item (item, what, holds) VALUES
    (6, '腾讯 (深圳) is not of 北京', dbm.company_level('腾讯 (深圳)', '腾讯 (北京)') = 'conflict' AND dbm.company_level('腾讯 (深圳)', '北京腾讯') = 'conflict'),
    (6, 'a contradiction vetoes', dbm.company_similarity('腾讯科技（深圳）有限公司', '腾讯科技（北京）有限公司') < 0.5),
    (6, 'provinces contradict', dbm.company_level('广东维克斯', '江苏维克斯') = 'conflict'), (6, 'a city in its province does not', dbm.company_level('广东维克斯', '深圳维克斯') <> 'conflict'),
    (6, 'absent is allowed', dbm.company_level('腾讯', '深圳腾讯') = 'place_absent' AND dbm.company_similarity('腾讯', '深圳腾讯') >= 0.75);

-- 7: a branch is linked to its parent, never merged; its text must agree in full
INSERT INTO item (item, what, holds) VALUES
    (7, 'branch and parent', dbm.company_level('腾讯科技（深圳）有限公司', '腾讯科技（深圳）有限公司北京分公司') = 'branch'),
    (7, 'no merge', dbm.company_similarity('腾讯科技（深圳）有限公司', '腾讯科技（深圳）有限公司北京分公司') < 0.9),
    (7, 'two branches', dbm.company_similarity('腾讯科技北京分公司', '腾讯科技上海分公司') < 0.9), (7, 'one branch', dbm.company_similarity('腾讯科技北京分公司', '腾讯科技有限公司北京分公司') >= 0.9),
    (7, 'its text in full', dbm.company_similarity('腾讯科技北京第一分公司', '腾讯科技北京第二分公司') < 0.9);

-- 8: short names by a table of aliases; a subsequence asks for review and merges nothing
INSERT INTO item (item, what, holds)
SELECT 8, short || ': ' || long, dbm.company_similarity(short, long) < 0.9 AND dbm.company_similarity(short, long, ARRAY[ARRAY[short, alias]]) >= 0.9
FROM (VALUES ('中行', '中国银行', '中国银行'), ('中石化', '中国石油化工股份有限公司', '中国石油化工'), ('工行', '中国工商银行股份有限公司', '中国工商银行')) AS t (short, long, alias);
INSERT INTO item (item, what, holds) VALUES
    (8, '阅文 asks', dbm.company_similarity('阅文', '上海阅文信息技术有限公司') BETWEEN 0.75 AND 0.899), (8, '腾讯 asks', dbm.company_similarity('腾讯', '腾讯控股有限公司') BETWEEN 0.75 AND 0.899),
    (8, '中行 is not 工行', dbm.company_similarity('中行', '中国工商银行') < 0.75);
CREATE TEMP TABLE firm (id integer, company text, email text);
INSERT INTO firm SELECT i, (ARRAY['华瑞', '东方', '金海', '永泰', '新科', '恒达', '天宇', '宏远', '百川', '嘉禾'])[1 + i % 10] || (ARRAY['电子', '贸易', '软件', '物流', '食品', '服装'])[1 + i % 6] || '有限公司', 'a@f' || i || '.com.cn'
FROM generate_series(100, 160) AS i;
INSERT INTO firm VALUES (1, '阅文'), (2, '上海阅文信息技术有限公司'), (3, '中行'), (4, '中国银行'), (5, '腾讯'), (6, '腾讯控股有限公司');
INSERT INTO item (item, what, holds)
SELECT 8, 'short names merge nobody', count(*) FILTER (WHERE record::integer < 100 AND size > 1) = 0 FROM dbm.match_clusters('firm', 'id', '{"company": "company", "email": "email"}', 'company');

-- 9: unified social credit code, GB 32100
INSERT INTO item (item, what, holds) VALUES
    (9, '9144030071526726XG', dbm.valid_credit_code('9144030071526726XG')), (9, 'as typed', dbm.normalize('credit_code', ' 91440300-71526726xg ') = '9144030071526726XG');
INSERT INTO item (item, what, holds)
SELECT 9, 'one altered character at ' || i, NOT bool_or(dbm.valid_credit_code(overlay('9144030071526726XG' PLACING c FROM i)))
FROM generate_series(1, 18) AS i, regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') AS c WHERE substr('9144030071526726XG', i, 1) <> c GROUP BY i;

-- 10: identity card: checked, kept as a keyed hash only
INSERT INTO item (item, what, holds) VALUES
    (10, '11010519491231002X', dbm.valid_identity_card('11010519491231002X')), (10, 'one altered digit', NOT dbm.valid_identity_card('11010519491231003X')),
    (10, 'HMAC-SHA-256', dbm.identity_card_hash('11010519491231002X', '\x00112233445566778899aabbccddeeff') ~ '^[0-9a-f]{64}$'),
    (10, 'another key, another hash', dbm.identity_card_hash('11010519491231002X', '\x00112233445566778899aabbccddeeff') <> dbm.identity_card_hash('11010519491231002X', '\x00112233445566778899aabbccddeefe'));
SELECT dbm.normalize('identity_card', '11010519491231002X');

-- 11: mobile numbers; phone.sh compares all four-digit starts with libphonenumber
INSERT INTO item (item, what, holds)
SELECT 11, way, dbm.normalize_phone(way, 'CN') = '+8613800138000'
FROM unnest(ARRAY['13800138000', '138 0013 8000', '138-0013-8000', '(138)00138000', '+86 13800138000', '+8613800138000', '0086 13800138000', '008613800138000', '86-13800138000',
                  '17951 13800138000', '1795113800138000', '17911-138-0013-8000', '１３８００１３８０００', '+86（138）0013-8000']) AS way;
INSERT INTO item (item, what, holds)
SELECT 11, block || (CASE WHEN used THEN ' is in use' ELSE ' is not' END), ((dbm.parse_phone(block || '12345678', 'CN')).kind = 'mobile') = used
FROM (SELECT b, true FROM unnest(ARRAY[130, 139, 145, 147, 150, 159, 162, 165, 166, 167, 170, 171, 172, 178, 180, 189, 190, 191, 192, 193, 195, 196, 197, 198, 199]) AS b
      UNION ALL SELECT b, false FROM unnest(ARRAY[140, 141, 142, 143, 154, 160, 161, 163, 164, 168, 169, 179, 194]) AS b) AS t (block, used);
INSERT INTO item (item, what, holds)
SELECT 11, '1000 to 9999: the same in every locale', md5(string_agg(coalesce(dbm.normalize_phone(i || '1234567', 'CN'), '-'), ' ' ORDER BY i)) = '82b3acd5bef1d43730cd6375deaeb905' FROM generate_series(1000, 9999) AS i;

-- 12: landlines, extensions, 400 and 800 numbers
INSERT INTO item (item, what, holds)
SELECT 12, typed, (p.e164, p.extension, p.kind) IS NOT DISTINCT FROM (t.e164, t.extension, t.kind)
FROM (VALUES ('021-12345678转801', '+862112345678', '801', 'fixed'), ('02112345678-801', '+862112345678', '801', 'fixed'), ('(021) 12345678 ext. 801', '+862112345678', '801', 'fixed'),
             ('+86 21 12345678 分机801', '+862112345678', '801', 'fixed'), ('010-65529988', '+861065529988', NULL, 'fixed'), ('0755 8601 3388', '+8675586013388', NULL, 'fixed'),
             ('400-820-8820', '+864008208820', NULL, 'shared'), ('4008208820转2', '+864008208820', '2', 'shared'), ('800-820-8820', '+868008208820', NULL, 'toll_free')) AS t (typed, e164, extension, kind),
     dbm.parse_phone(typed, 'CN') AS p;
INSERT INTO item (item, what, holds) VALUES (12, 'a local number needs its area', (dbm.parse_phone('62345678', 'CN')).kind = 'invalid');
CREATE TEMP TABLE person (id integer, name text, phone text);
INSERT INTO person
SELECT i, (ARRAY['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗'])[1 + i % 20]
          || (ARRAY['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '秀英', '霞', '平', '刚', '桂英'])[1 + i * 7 % 22],
       CASE i % 3 WHEN 0 THEN '400-820-8820' WHEN 1 THEN '021-62345678' ELSE '138' || lpad((i * 7919)::text, 8, '0') END
FROM generate_series(1, 90) AS i;
INSERT INTO person VALUES (1001, '王总', '400 820 8820'), (1002, NULL, '4008208820'), (1003, '诸葛亮', '021 6234 5678');
INSERT INTO item (item, what, holds)
SELECT 12, 'a 400 number and a switchboard merge nobody', max(size) = 1 FROM dbm.match_clusters('person', 'id', '{"name": "name", "phone": "phone"}');

-- 13: a hint for reports
INSERT INTO item (item, what, holds)
SELECT 13, number, dbm.carrier_hint(number) IS NOT DISTINCT FROM carrier
FROM (VALUES ('13800138000', 'China Mobile'), ('18600001234', 'China Unicom'), ('18900001234', 'China Telecom'), ('19212345678', 'China Broadnet'), ('010-65529988', NULL), ('+12125550123', NULL)) AS t (number, carrier);

-- 14: an OpenID needs its app, a UnionID its platform account
INSERT INTO item (item, what, holds) VALUES
    (14, 'one OpenID under two apps', dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'wx1') <> dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'wx2')),
    (14, 'case counts', dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'wx1') <> dbm.identity_key('wechat_openid', 'oabcDEFGHIJKLMNOPQRSTUVWXYZ1', 'wx1')),
    (14, 'UnionID', dbm.identity_key('wechat_unionid', 'o6_bmasdasdsad6_2sgVt7hMZOPfL', 'p') = 'wechat_unionid:p:o6_bmasdasdsad6_2sgVt7hMZOPfL'),
    (14, 'WeCom', dbm.identity_key('wecom_external', 'wmABCDEFGHIJKLMNOPQRSTUVWXYZ1234', 'corp') LIKE 'wecom\_external:corp:wm%');
SELECT dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1');
SELECT dbm.identity_key('wechat_unionid', 'o6_bmasdasdsad6_2sgVt7hMZOPfL');
SELECT dbm.identity_key('wecom_external', 'wmABCDEFGHIJKLMNOPQRSTUVWXYZ1234');

-- 19: sixty names in the order of a directory, many of them with a surname of its own reading
CREATE TEMP TABLE directory (place integer GENERATED ALWAYS AS IDENTITY, name text);
INSERT INTO directory (name)
SELECT name FROM regexp_split_to_table('艾青 安娜 白居易 包拯 卜凡 蔡文姬 曹操 岑参 单于 陈毅 崔颢 邓丽君 丁磊 董卓 杜甫 范仲淹 高适 盖叫天 关羽 郭靖 韩愈 何晏 胡适 华佗 黄蓉 贾岛 孔融 李白 李清照 林黛玉 '
    '令狐冲 刘备 鲁迅 吕布 马超 孟浩然 区志伟 欧阳修 朴树 仇和 任正非 单田芳 沈括 司马光 苏轼 孙权 王维 王伟 解晓东 辛弃疾 杨过 尉迟恭 岳飞 曾国藩 查良镛 翟天临 张飞 赵云 诸葛亮 祖冲之', ' ') AS name;
INSERT INTO item (item, what, holds)
SELECT 19, count(*) || ' names in order', count(*) = 60 AND array_agg(name ORDER BY dbm.pinyin_order(name)) = array_agg(name ORDER BY place) FROM directory;
INSERT INTO item (item, what, holds)
SELECT 19, text, dbm.pinyin(text) = reading FROM (VALUES ('单田芳', 'shan tian fang'), ('曾国藩', 'zeng guo fan'), ('仇和', 'qiu he'), ('重庆', 'chong qing'), ('厦门', 'xia men'), ('长沙', 'chang sha'),
    ('尉迟恭', 'yu chi gong'), ('万俟卨', 'mo qi xie'), ('解晓东', 'xie xiao dong'), ('区志伟', 'ou zhi wei'), ('朴树', 'piao shu'), ('翟天临', 'zhai tian lin')) AS t (text, reading);

-- 20: search by initials and by full pinyin, with an index
CREATE TEMP TABLE contact (id integer, name text);
INSERT INTO contact SELECT i, chr(19968 + i * 7 % 20000) || chr(19968 + i * 13 % 20000) || chr(19968 + i * 17 % 20000) FROM generate_series(1, 3000) AS i;
INSERT INTO contact VALUES (0, '周杰伦');
CREATE INDEX contact_initials ON contact (dbm.pinyin_initials(name) text_pattern_ops);
CREATE INDEX contact_pinyin ON contact (dbm.pinyin(name) text_pattern_ops);
ANALYZE contact;
INSERT INTO item (item, what, holds) SELECT 20, 'zjl', array_agg(name) @> '{周杰伦}' FROM contact WHERE dbm.pinyin_initials(name) = 'zjl';
INSERT INTO item (item, what, holds) SELECT 20, 'zhou jie', array_agg(name) @> '{周杰伦}' FROM contact WHERE dbm.pinyin(name) LIKE 'zhou jie%';
EXPLAIN (COSTS OFF) SELECT name FROM contact WHERE dbm.pinyin_initials(name) = 'zjl';
EXPLAIN (COSTS OFF) SELECT name FROM contact WHERE dbm.pinyin(name) LIKE 'zhou jie%';

-- 21: surname first, compound surnames, titles
INSERT INTO item (item, what, holds)
SELECT 21, typed, (n.surname, n.given, n.title) IS NOT DISTINCT FROM (t.surname, t.given, t.title)
FROM (VALUES ('欧阳娜娜', '欧阳', '娜娜', NULL), ('司马光', '司马', '光', NULL), ('诸葛亮', '诸葛', '亮', NULL), ('王总', '王', NULL, '总'), ('李经理', '李', NULL, '经理'), ('张伟先生', '张', '伟', '先生'),
             ('李女士', '李', NULL, '女士'), ('上官婉儿', '上官', '婉儿', NULL), ('王伟', '王', '伟', NULL), ('欧阳总', '欧阳', NULL, '总'), ('Wei Wang', 'Wang', 'Wei', NULL)) AS t (typed, surname, given, title),
     dbm.parse_person_name(typed) AS n;

SELECT item, count(*) AS checks, bool_and(holds IS TRUE) AS hold FROM item GROUP BY item ORDER BY item;
SELECT item, what FROM item WHERE holds IS NOT TRUE ORDER BY id;
