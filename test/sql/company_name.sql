-- company_name: forms, places, branches, initials, scripts, aliases; nothing depends on the locale
\set VERBOSITY terse
\pset null -
CREATE TEMP TABLE typed (id integer GENERATED ALWAYS AS IDENTITY, value text);
INSERT INTO typed (value) VALUES
    ('深圳市腾讯计算机系统有限公司'), ('腾讯 (深圳)'), ('腾讯科技（深圳）有限公司'), ('腾讯科技（深圳）有限公司北京分公司'), ('中国银行'),
    ('中国银行北京分行'), ('中国工商银行股份有限公司'), ('北京银行'), ('中国石油化工股份有限公司'), ('广东省深圳市南山区华瑞电子厂'),
    ('广州华瑞一软件有限公司'), ('宁波华瑞大软件（集团）有限公司'), ('TCL科技集团股份有限公司'), ('3M中国有限公司'), ('北京58同城信息技术有限公司'),
    ('上海金杜律师事务所'), ('中国移动通信集团广东有限公司'), ('長江實業集團有限公司'), ('株式会社トヨタ自動車'), ('㈱トヨタ自動車'),
    ('㈜카카오'), ('삼성전자주식회사'), ('公司'), ('有限公司'), ('The Limited'), ('AG'), ('Private Limited'), ('Quax G. m. b. H.'),
    ('Quax G M B H & Co. KG'), ('ООО "Ромашка"'), ('PT Telkom Indonesia Tbk'), ('Quax S.p.A.'), ('Day Spa'), ('QUAX CO.LTD'), ('Quax Co. Ltd.'),
    ('Quax (Shanghai) Co., Ltd.'), ('Wuhan Zhongke Electronics Co., Ltd.'), ('HSBC Ltd, London Branch'), ('I.B.M.'), ('AT&T'),
    ('Booking.com B.V.'), ('First National Bank'), ('L''Oréal S.A.'), ('ＳＯＮＹ株式会社'), ('test'), ('n/a'), ('12345'), (''), ('...'), ('😀'),
    ('😀 华为'), ('שלום בע"מ'), (repeat('长', 300)), (NULL);
SELECT left(t.value, 24) AS value, n.core, n.brand, n.trade, n.form_kind AS form, n.country AS cc, n.province, n.city, n.branch, n.kind, left(n.key, 20) AS key
FROM typed AS t, dbm.parse_company_name(t.value) AS n ORDER BY t.id;

-- users.md 5 to 8
SELECT a, b, dbm.company_level(a, b) AS level, round(dbm.company_similarity(a, b)::numeric, 2) AS similarity
FROM (VALUES ('腾讯 (深圳)', '腾讯 (北京)'), ('腾讯科技（深圳）有限公司', '腾讯科技（深圳）有限公司北京分公司'),
             ('腾讯科技北京分公司', '腾讯科技上海分公司'), ('腾讯科技北京分公司', '腾讯科技有限公司北京分公司'), ('阅文', '阅文集团'),
             ('阅文', '上海阅文信息技术有限公司'), ('腾讯', '腾讯控股有限公司'), ('华为技术有限公司', '華為技術有限公司'),
             ('华为技术有限公司', '华维技术有限公司'), ('华为技术有限公司', '华为(中国)技术有限公司'), ('深圳市华瑞通电子有限公司', '华瑞通电子'),
             ('广州华瑞一软件有限公司', '广州华瑞二软件有限公司'), ('中国银行', '中国工商银行'), ('北京银行', '上海银行'), ('中国移动', '中国电信'),
             ('三菱電機', '三菱自動車'), ('현대자동차', '현대제철'), ('㈱トヨタ自動車', 'トヨタ自動車株式会社'), ('(주)카카오', '카카오'),
             ('Quax G. m. b. H.', 'QUAX GMBH'), ('Metro AG', 'Metro'), ('Coca Cola', 'The Coca-Cola Company'), ('Alibaba Group', 'Alibaba'),
             ('Amazon.com Inc', 'Amazon'), ('International Business Machines', 'IBM'), ('Procter & Gamble', 'P&G'),
             ('Mediterranean Shipping Company', 'MSC'), ('Bank of America Corp', 'BOA'), ('Taiwan Semiconductor Manufacturing Company Limited', 'TSMC'),
             ('Huawei Technologies Co., Ltd.', 'Huawei Technology Co Ltd'), ('Volkswagen AG', 'Volkswagn AG'), ('Intel Corp', 'Inter Corp'),
             ('Amazon', 'Amazon Web Services'), ('Apple Inc', 'Apple Music'), ('Veltech Systems', 'Veltech Media'), ('General Electric', 'General Motors'),
             ('First National Bank', 'Second National Bank'), ('1st National Bank', 'First National Bank'), ('3M', '4M'),
             ('ABC Ltd', 'ABC'), ('Nestle (China) Ltd', 'Nestle (Japan) Ltd'), ('Nestle (China) Ltd', 'Nestle SA'), ('HSBC Ltd, London Branch', 'HSBC Ltd'),
             ('华为技术有限公司', 'Huawei Technologies'), ('腾讯', 'Tencent'), ('test', 'test'), (NULL, 'IBM')) AS v(a, b);

-- forms before the name, in brackets, in Cyrillic and Greek; one firm in two alphabets
SELECT v AS value, n.core, n.brand, n.legal_form, n.form_kind
FROM unnest(ARRAY['S.A. Nestlé', 'S.p.A. Barilla', 'PT Telkom Indonesia (Persero) Tbk', 'ООО «Ромашка»', 'ПАО Газпром', 'ΔΕΗ Α.Ε.', 'Παπαδόπουλος Ε.Π.Ε.', 'SAS Institute'])
     AS v, dbm.parse_company_name(v) AS n;
SELECT a, b, dbm.company_level(a, b) AS level, round(dbm.company_similarity(a, b)::numeric, 2) AS similarity
FROM (VALUES ('S.A. Nestlé', 'Nestlé S.A.'), ('PT Telkom Indonesia (Persero) Tbk', 'Telkom Indonesia'), ('ООО Ромашка', 'Romashka LLC'), ('ООО Ромашка', 'Romashka'),
             ('ПАО Газпром', 'Gazprom PJSC'), ('ΔΕΗ Α.Ε.', 'DEI S.A.'), ('ООО Лукойл', 'Rosneft LLC'), ('Müller GmbH', 'Mueller GmbH')) AS v(a, b);

-- aliases: ticker, renaming, translation; never before, and in chains
SELECT a, b, dbm.company_level(a, b) AS before, dbm.company_level(a, b, list) AS after,
       round(dbm.company_similarity(a, b, list)::numeric, 2) AS similarity
FROM (VALUES ('Apple Inc.', 'AAPL'), ('Meta Platforms, Inc.', 'FACEBOOK INC'), ('腾讯控股有限公司', 'Tencent Holdings Ltd'),
             ('腾讯', '0700.HK'), ('AAPL', 'Tencent'), ('腾讯 (深圳)', 'Tencent (Beijing) Ltd'), ('Apple Records', 'AAPL')) AS v(a, b),
     (SELECT '{{AAPL,Apple},{Facebook,Meta Platforms},{Tencent,腾讯},{0700.HK,Tencent Holdings},{NULL,x},{n/a,Apple}}'::text[] AS list) AS l;
SELECT dbm.company_similarity('a', 'b', '{AAPL,Apple}');
-- legal forms of one's own
SELECT dbm.company_level('Quax Quux', 'Quax') AS before, dbm.company_level('Quax Quux.', 'Quax', forms => '{Quux}') AS after,
       (dbm.parse_company_name('福缘小组', '{小组}')).core AS cut, (dbm.parse_company_name('Quux', '{quux}')).core AS kept,
       (dbm.parse_company_name('Quaxquux', '{quux}')).core AS within;

-- properties over all pairs of the texts above
SELECT bool_and(x.there IS NOT DISTINCT FROM x.back) AS symmetric, bool_and(x.there BETWEEN 0 AND 1) AS in_range,
       bool_and(x.there = 1) FILTER (WHERE x.a = x.b) AS reflexive, count(*) AS pairs
FROM (SELECT s.value AS a, t.value AS b, dbm.company_similarity(s.value, t.value) AS there, dbm.company_similarity(t.value, s.value) AS back
      FROM typed AS s CROSS JOIN typed AS t) AS x;
-- reading the core again changes nothing, whatever legal form follows it
SELECT t.value, n.core, m.core AS again
FROM typed AS t, dbm.parse_company_name(t.value) AS n, dbm.parse_company_name(n.core) AS m
WHERE n.kind = 'company' AND n.key IS DISTINCT FROM m.key;
SELECT f.form, f.place
FROM dbm.default_legal_forms() AS f,
     dbm.parse_company_name(CASE WHEN f.place = 'head' THEN f.form || ' Vexillum' WHEN f.place = 'brackets' THEN 'Vexillum (' || f.form || ')'
                                 WHEN f.form ~ '^[a-z]' THEN 'Vexillum ' || upper(f.form) ELSE '维克斯' || f.form END) AS n
WHERE n.key NOT IN ('vexillum', '维克斯');
SELECT f.form FROM dbm.default_legal_forms() AS f WHERE f.form <> dbm.fold(f.form);
SELECT w.concept, w.word FROM dbm.default_trade_words() AS w WHERE w.word <> dbm.fold(w.word);

SELECT (dbm.parse_company_name(repeat('华为 ', 1500000))).kind, dbm.company_similarity(repeat('a', 10000000), 'a') AS nothing;
SELECT dbm.parse_company_name(repeat('a', 40000000));

-- branches in Latin letters; an olive branch and a box office are none
SELECT v, n.core, n.form_kind AS form, n.branch
FROM unnest(ARRAY['HSBC Ltd, London Branch', 'Acme Inc., Boston branch', 'Acme Inc. (Boston Branch)', 'Acme GmbH Zweigniederlassung Ulm', 'Deutsche Bank Filiale',
                  'BNP Paribas S.A., Succursale de Paris', 'Bank of China London Branch', 'Standard Chartered Bank London Branch',
                  'Standard Chartered Bank New York Branch', 'Siemens Shanghai Branch', 'Acme LLC - Texas Branch', 'Acme Ltd Representative Office',
                  'ING Bank N.V., Hungary Branch Office', 'Acme Inc., Boston office', 'Acme Representative Office', 'The Olive Branch',
                  'Golden Olive Branch Ltd', 'Branch Metrics Inc', 'Post Office Ltd', 'The Box Office', 'Branch']) AS v, dbm.parse_company_name(v) AS n;
SELECT a, b, dbm.company_level(a, b) AS level
FROM (VALUES ('HSBC Ltd, London Branch', 'HSBC Ltd, Branch London'), ('Acme Inc., Boston branch', 'Acme Inc.'), ('Acme Inc., Boston branch', 'Acme, Inc., Chicago branch'),
             ('Acme GmbH Zweigniederlassung Ulm', 'Acme GmbH'), ('腾讯科技（深圳）有限公司北京市分公司', '腾讯科技（深圳）有限公司北京分公司'),
             ('腾讯科技北京分公司', '腾讯科技上海分公司')) AS v(a, b);

-- hostile and tricky names: one sign, forms or places alone, other scripts, numbers, swapped words
SELECT left(v, 16) AS v, n.kind, n.core, n.brand, n.form_kind AS form, n.city FROM unnest(ARRAY['华', '王', 'X', '有限公司', 'Ltd', '北京', '上海市', 'Boston', '😀', '😀有限公司', 'שלום בע"מ', 'شركة الأمل', '3M', '21世纪', '360', '7-Eleven', 'A', repeat('华', 350000), repeat('a b ', 250000)]) AS v, dbm.parse_company_name(v) AS n;
SELECT a, b, dbm.company_level(a, b) AS level, round(dbm.company_similarity(a, b)::numeric, 2) AS similarity
FROM (VALUES ('华为技术有限公司', '华为终端有限公司'), ('3M', '3M Company'), ('3M China Ltd', '3M'), ('21世纪不动产', '21世纪传媒'), ('21st Century Fox', '20th Century Fox'),
             ('University of Boston', 'Boston University'), ('University of York', 'York College'), ('Bank of America', 'Bank of China'), ('A & B Ltd', 'A and B Ltd'), ('Smith & Sons', 'Smith and Sons'),
             ('Acme Holdings', 'Acme Holding Group'), ('Acme Holdings Ltd', 'Acme Ltd'), ('Deutsche Telekom AG', 'Telekom Deutschland GmbH'), ('😀', '😀'), ('华', '华'), ('X', 'X'),
             ('شركة الأمل', 'شركة الأمل'), ('שלום בע"מ', 'שלום'), ('北京有限公司', '上海有限公司'), ('有限公司', '有限公司'), ('Ltd', 'Limited'),
             ('Air France', 'France Air'), ('First Bank', 'Bank First'), ('Studio 54', 'Studio 55')) AS v(a, b);
