SET client_min_messages = warning;

-- Chinese data, research items by number: width, traditional characters kept as typed
SELECT dbm.fold('ＡＢＣ１２３') = dbm.fold('ABC123') AS width, dbm.fold('　（　）·•・＠') AS marks;
SELECT dbm.fold('華為技術有限公司') = dbm.fold('华为技术有限公司') AS traditional,
       dbm.fold('髙橋') = dbm.fold('高橋') AS variant, dbm.fold('臺灣'), dbm.fold('㈱日立') AS composed;
SELECT dbm.fold('Éric STRAßE Łódź İzmir ﬁ O’Brien') AS latin, dbm.fold(E'a\u200Bb\uFEFFc\u00A0 d') AS unseen, dbm.fold('') = '' AS empty;
-- composed and decomposed are one
SELECT dbm.fold(E'Ame\u0301lie') = dbm.fold('Amélie') AS composed, dbm.fold(E'\u304B\u3099') = dbm.fold('が') AS voiced,
       dbm.fold('か') <> dbm.fold('が') AS not_voiced;

-- e-mail: one box, its ways
SELECT DISTINCT dbm.normalize_email(way)
FROM unnest(ARRAY['ann@acme.com', ' Ann@ACME.com.', 'Ann Lee <ANN@acme.com>', 'mailto:ann@acme.com', 'ann+x@acme.com',
                  'ann＠acme。com', 'ＡＮＮ@ａｃｍｅ.com', '"Lee, Ann" <ann@acme.com>;', 'ann @ acme.com', '邮箱：ann@acme.com']) AS way;
SELECT v AS value, (dbm.parse_email(v)).*
FROM unnest(ARRAY['A.n.n+News@GoogleMail.com', 'wang@qq.com', 'caigou@acme.cn', '采购@acme.cn', 'info@gmail.com', 'x@mailinator.com',
                  'test@test.com', 'none@none.com', 'a@a.com', 'a@b', 'ann', 'a@b.com,c@d.com', 'a..b@c.com', '"a b"@c.com', '张三@例子.中国',
                  'x@xn--fsqu00a.xn--fiqs8s', '', repeat('a', 65) || '@acme.com']) AS v;
SELECT (dbm.parse_email('ann@bigisp.example.org', ARRAY['bigisp.example.org'])).kind AS reserved,
       (dbm.parse_email('ann@bigisp.org', ARRAY['bigisp.org'])).kind AS personal,
       (dbm.parse_email('ann@bigisp.org', '{}', ARRAY['x', NULL, 'bigisp.org'])).kind AS disposable,
       (dbm.parse_email('werkstatt@acme.de', '{}', '{}', ARRAY['werkstatt'])).kind AS role;
SELECT dbm.parse_email(NULL) IS NULL AS no_value, dbm.normalize_email('no') IS NULL AS none;

-- telephone: mobiles of China in every habit
SELECT DISTINCT dbm.normalize_phone(way, 'CN')
FROM unnest(ARRAY['13800138000', '+86 138 0013 8000', '0086-138-0013-8000', '86 13800138000', '(138) 00138000', '17951 13800138000',
                  '１３８００１３８０００', '''13800138000', '13800138000.0', '手机：138-0013-8000']) AS way;
-- the block table: blocks in use with these last digits
SELECT string_agg(block::text, ' ' ORDER BY block) AS not_in_use
FROM generate_series(130, 199) AS block WHERE dbm.normalize_phone(block || '12345678', 'CN') IS NULL;
SELECT v AS value, (dbm.parse_phone(v, 'CN')).*
FROM unnest(ARRAY['021-12345678转801', '021-62345678-801', '0755-86013388 分机：12', '010-65529988', '400-820-8820', '800-820-8820', '95588', '110',
                  '15412345678', '19412345678', '16212345678', '1380013800', '138001380000', '1.38E+10', '无', 'a@b.cn', '+1 212 555 0123 x12',
                  '+44 (0)20 7946 0958', '+999 1234567', '13800138000张三', '']) AS v;
SELECT v AS value, dbm.normalize_phone(v) AS without_region, dbm.normalize_phone(v, 'us') AS in_us, dbm.normalize_phone(v, 'GB') AS in_gb
FROM unnest(ARRAY['020 7946 0958', '(212) 555-0123', '+86 13800138000', '1-800-FLOWERS', '011 44 20 7946 0958']) AS v;
SELECT (dbm.parse_phone('13800138000')).reason AS no_region, dbm.parse_phone(NULL, 'CN') IS NULL AS no_value,
       (dbm.parse_phone('+1 416 555 0123', 'US')).region AS shared_code;
SELECT dbm.normalize_phone('13800138000', 'China');
SELECT dbm.normalize_phone('13800138000', '');
-- item 13: a hint, for reports
SELECT p AS number, dbm.carrier_hint(p) FROM unnest(ARRAY['13800138000', '18600001234', '+8618900001234', '19212345678', '17012345678',
                                                          '010-65529988', '+12125550123']) AS p;

-- items 9 and 10: codes with a check
SELECT dbm.valid_credit_code('9144030071526726XG') AS right_code, dbm.valid_credit_code('９１４４０３００７１５２６７２６ＸＧ') AS wide,
       dbm.valid_credit_code('9144030071526726XH') AS altered, dbm.valid_credit_code(repeat('0', 18)) AS zeros;
-- codes dialled before a number
SELECT v AS value, dbm.normalize_phone(v, 'US') AS phone
FROM unnest(ARRAY['*31#+14155550123', '#31#+14155550123', '*67 415 555 0123', '*82 (415) 555-0123', '＊31＃+14155550123', '*31#']) AS v;
SELECT count(*) FILTER (WHERE dbm.valid_credit_code(overlay('9144030071526726XG' PLACING c FROM i))) AS survivors, count(*) AS alterations
FROM generate_series(1, 18) AS i, regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') AS c
WHERE substr('9144030071526726XG', i, 1) <> c;
SELECT dbm.valid_identity_card('11010519491231002X') AS right_card, dbm.valid_identity_card('110105491231002') AS former,
       dbm.valid_identity_card('110105194912310021') AS altered, dbm.valid_identity_card('11010519490231002X') AS no_day;
-- the keyed hash: HMAC-SHA-256 of the 18 characters, the same for the former number
SELECT dbm.identity_card_hash('11010519491231002x', '\x00112233445566778899aabbccddeeff') AS hash,
       dbm.identity_card_hash('110105491231002', '\x00112233445566778899aabbccddeeff')
         = dbm.identity_card_hash('11010519491231002X', '\x00112233445566778899aabbccddeeff') AS same,
       dbm.identity_card_hash('110105194912310021', '\x00112233445566778899aabbccddeeff') IS NULL AS no_card;
SELECT dbm.identity_card_hash('11010519491231002X', '\x0011');

-- domains
SELECT v AS value, dbm.company_domain(v)
FROM unnest(ARRAY['https://www.shop.acme.co.uk/a?b', 'acme.com.cn', 'WWW.Acme.CN', 'ann@mail.acme.com', 'ann@gmail.com', 'x@mailinator.com',
                  'http://u:p@acme.de:8080/', 'http://例子.中国/关于', 'localhost', '10.0.0.1', 'acme', '']) AS v;

-- every kind of contact_point
SELECT kind, value, dbm.normalize(kind, value, 'CN')
FROM (VALUES ('mobile', '138 0013 8000'), ('phone', '021-12345678转801'), ('fax', '010-65529988'), ('email', 'Ann+x@Acme.CN'), ('email', 'no'),
             ('web', 'https://WWW.Acme.com/Shop/?x=1#y'), ('web', 'no'), ('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1'), ('wechat_openid', 'abc'),
             ('wechat_unionid', ' o6_bmasdasdsad6_2sgVt7hMZOPfL'), ('wecom_external', 'wmABCDEFGHIJKLMNOPQRSTUVWXYZ1234'), ('qq', 'QQ：10001'),
             ('qq', '10001@qq.com'), ('qq', '01234'), ('weibo', '@Ann'), ('douyin', 'Ann_1'), ('xiaohongshu', '小红'), ('alipay', 'Ann@Acme.CN'),
             ('alipay', '13800138000'), ('device', '{3f2504e0-4f89-11d3}'), ('card', '6222 0000-11'), ('credit_code', '9144030071526726xg'),
             ('credit_code', '9144030071526726xh'), ('registration_number', '110108000000016')) AS t (kind, value);
SELECT dbm.normalize(NULL, 'x') IS NULL AS no_kind, dbm.normalize('email', NULL) IS NULL AS no_value;
SELECT dbm.normalize('telex', '1');
SELECT dbm.normalize('identity_card', '11010519491231002X');
-- item 14: two OpenIDs are one person only through a UnionID
SELECT dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'wx1') AS app_1,
       dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'wx2') AS app_2,
       dbm.identity_key('wechat_unionid', 'o6_bmasdasdsad6_2sgVt7hMZOPfL', 'platform1') AS platform,
       dbm.identity_key('email', 'Ann@acme.com') AS email, dbm.identity_key('email', 'no') IS NULL AS none;
SELECT dbm.identity_key('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1');
SELECT dbm.identity_key('wechat_unionid', 'o6_bmasdasdsad6_2sgVt7hMZOPfL', '');
SELECT dbm.identity_key('wecom_external', 'wmABCDEFGHIJKLMNOPQRSTUVWXYZ1234');

-- normal forms are their own normal form, for all kinds and random text of the characters that matter
SELECT kind, count(*) > 0 AS found, bool_and(dbm.normalize(kind, normal, 'US') = normal) AS stable
FROM (SELECT kind, dbm.normalize(kind, value, 'CN') AS normal
      FROM unnest(ARRAY['phone', 'email', 'web', 'qq', 'weibo', 'device', 'card', 'alipay']) AS kind
      CROSS JOIN generate_series(1, 600) AS i
      CROSS JOIN LATERAL (SELECT string_agg(substr('aB1.23@45-6+7 89/中華　Éé（é)＠：#xn', 1 + abs(hashint4(i * 31 + j) % 35), 1), '' ORDER BY j)
                           || CASE i % 3 WHEN 0 THEN '@a.com' WHEN 1 THEN '' ELSE (13800000000 + i)::text END AS value
                    FROM generate_series(1, 4 + i % 9) AS j) AS made) AS t
WHERE normal IS NOT NULL GROUP BY kind ORDER BY kind;
SELECT bool_and(dbm.fold(dbm.fold(chr(i))) = dbm.fold(chr(i))) AS fold_is_stable
FROM generate_series(1, 200000) AS i WHERE i NOT BETWEEN 55296 AND 57343;

-- long, odd and hostile text ends with an answer
SELECT dbm.normalize_email(repeat('a', 10000000)) IS NULL AS email, dbm.normalize_phone(repeat('1', 10000000), 'CN') IS NULL AS phone,
       length(dbm.fold(repeat('É', 5000000))) AS folded, dbm.valid_credit_code(repeat('9', 10000000)) AS code,
       dbm.normalize('web', repeat('a.', 5000000)) IS NULL AS web, dbm.company_domain(repeat(':', 10000000)) IS NULL AS domain;
SELECT dbm.normalize_email('😀@😀.com') IS NULL AS emoji, dbm.fold('👩‍👩‍👧 שלום مرحبا') AS right_to_left;
SELECT dbm.fold(convert_from('\x61c0af', 'UTF8'));
SELECT length(dbm.fold(repeat('a', 40000000)));

-- built-in tables
SELECT count(*) > 200 AS many, bool_and(dbm.company_domain(d) IS NULL) AS no_companies FROM dbm.default_free_mail_domains() AS d;
SELECT bool_and((dbm.parse_email('ann@' || d)).kind = 'disposable') AS disposable FROM dbm.default_disposable_domains() AS d;
SELECT bool_and((dbm.parse_email(w || '@acme.com')).kind = 'role') AS role FROM dbm.default_role_words() AS w;
-- area codes: each is one of the plan, with seven digits behind it or eight, and a user's own come first
SELECT count(*) AS codes, count(DISTINCT prefix) AS prefixes,
       bool_and('fixed' IN ((dbm.parse_phone(area_code || '6234567', 'CN')).kind, (dbm.parse_phone(area_code || '62345678', 'CN')).kind)) AS in_the_plan,
       bool_and(coalesce(dbm.phone_place(area_code || '6234567'), dbm.phone_place(area_code || '62345678')) IS NOT DISTINCT FROM place) AS found
FROM dbm.default_area_codes();
SELECT dbm.phone_place('0755-86013388') AS shenzhen, dbm.phone_place('+86 10 6552 9988', NULL) AS beijing, dbm.phone_place('13800138000') AS mobile, dbm.phone_place('400-820-8820') AS shared,
       dbm.phone_place('0161 496 0123', 'GB') AS unknown, dbm.phone_place('0161 496 0123', 'GB', '{{+44,Britain},{+44161,Manchester}}') AS own,
       dbm.phone_place('0755-86013388', 'CN', '{{+86755,Shenzhen}}') AS mine, dbm.phone_place(NULL) IS NULL AS none;
SELECT count(*) AS regions, count(DISTINCT calling_code) AS codes FROM dbm.default_calling_codes();

-- text is composed in pieces: the same as at once, and marks that never end take no longer than others
SELECT bool_and(dbm.fold(t) = dbm.fold(normalize(t, NFKC))) AS same
FROM generate_series(1, 60) AS n,
     LATERAL (VALUES (repeat(U&'e\0301\0316x ﬁ①', n)), (repeat(U&'\1112\1161\11AB한글 ', n)), (repeat('ภาษาไทย', 10 * n) || U&'o\0323\0302'),
                     (repeat('🙂', 5 * n) || repeat(U&'\FDFA', n)), (U&'\0301' || repeat('か' || U&'\3099', n))) AS v(t);
SELECT dbm.fold('a' || repeat(U&'\0301\0316', 100000) || 'b') AS marks;
-- a message shows the beginning of what it refuses
SELECT dbm.normalize_phone('1', repeat('张', 100));
