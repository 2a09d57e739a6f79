-- match_persons: kinds of pairs of persons, each in several names and scripts, among three
-- hundred others. What is wanted is one of: match, no match (review or nothing), review at least.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA match_persons;
SET search_path = match_persons;
CREATE TABLE pair (kind text, pair text, wanted text, a jsonb, b jsonb, PRIMARY KEY (kind, pair));

-- a common name at a large employer, with another mobile or a numbered mail box
INSERT INTO pair VALUES
    ('employer', 'wang', 'no match', '{"name":"王伟","company":"华为技术有限公司","email":"wangwei@h.example","mobile":"13800138000"}',
                                     '{"name":"王伟","company":"华为技术有限公司","email":"wangwei2@h.example","mobile":"13900139000"}'),
    ('employer', 'zhang', 'no match', '{"name":"张敏","company":"比亚迪股份有限公司","email":"zhangmin@byd-auto.cn","mobile":"13871234567"}',
                                      '{"name":"张敏","company":"比亚迪股份有限公司","email":"zhangmin3@byd-auto.cn","mobile":"13907654321"}'),
    ('employer', 'li', 'no match', '{"name":"李静","company":"腾讯科技（深圳）有限公司","email":"lijing@tengxunkeji.cn"}',
                                   '{"name":"李静","company":"腾讯科技（深圳）有限公司","email":"lijing02@tengxunkeji.cn"}'),
    ('employer', 'liu, pinyin', 'no match', '{"name":"Liu Yang","company":"China Mobile Ltd","email":"liuyang@cmhk.net","mobile":"13655512001"}',
                                            '{"name":"刘洋","company":"China Mobile Ltd","email":"liuyang1@cmhk.net","mobile":"13788812002"}'),
    ('employer', 'smith', 'no match', '{"name":"David Smith","company":"Siemens AG","email":"david.smith@siemens-test.com","mobile":"07700 900111"}',
                                      '{"name":"David Smith","company":"Siemens AG","email":"david.smith2@siemens-test.com","mobile":"07700 900222"}'),
    ('employer', 'nguyen', 'no match', '{"name":"Nguyen Anh","company":"Viettel Group","mobile":"+84 91 234 5678","email":"anhnguyen@viettelgroup.vn"}',
                                       '{"name":"Nguyen Anh","company":"Viettel Group","mobile":"+84 98 765 4321","email":"anhnguyen5@viettelgroup.vn"}'),
    ('employer', 'muller', 'no match', '{"name":"Michael Müller","company":"Deutsche Bahn AG","email":"michael.mueller@db-bahn.de","mobile":"+49 171 5550001"}',
                                       '{"name":"Michael Müller","company":"Deutsche Bahn AG","email":"michael.mueller7@db-bahn.de","mobile":"+49 160 5550002"}'),
    ('employer', 'no mail', 'no match', '{"name":"王芳","company":"中国建筑集团有限公司","mobile":"13811112222"}',
                                        '{"name":"王芳","company":"中国建筑集团有限公司","mobile":"13933334444"}'),
    ('employer', 'one mobile', 'match', '{"name":"陈杰","company":"海尔集团公司","email":"chenjie@haier-cn.com","mobile":"13577778888"}',
                                        '{"name":"陈杰","company":"海尔集团公司","email":"chenjie2@haier-cn.com","mobile":"135 7777 8888"}'),
    ('employer', 'rare name', 'match', '{"name":"Ottokar Zwettler","company":"Siemens AG","email":"ottokar.zwettler@siemens-test.com"}',
                                       '{"name":"Ottokar Zwettler","company":"Siemens AG","email":"o.zwettler@siemens-test.com"}');

-- a damaged name, everything else equal, an own mail box
INSERT INTO pair VALUES
    ('damaged', 'lowe', 'match', '{"given":"Mia","surname":"Lowe","born":"2012-08-26","city":"London","email":"mial@coxmail.net"}',
                                 '{"given":"aM","born":"2012-08-26","city":"London","email":"mial@coxmail.net"}'),
    ('damaged', 'lopez', 'match', '{"surname":"Lopez","born":"1990-04-11","email":"s.lopez@yewmail.net"}',
                                  '{"surname":"Lzpzeo","born":"1991-04-11","email":"s.lopez@yewmail.net"}'),
    ('damaged', 'george', 'match', '{"given":"George","surname":"Tyndall","born":"1981-09-04","city":"Leeds","email":"george.tyndall@elmmail.net"}',
                                   '{"given":"rgeeGo","surname":"Tynd4ll","born":"1981-09-04","city":"Leeds","email":"george.tyndall@elmmail.net"}'),
    ('damaged', 'freya', 'match', '{"given":"Freya","surname":"Armitage","born":"1966-04-22","city":"Hull","email":"farmitage@oakmail.net"}',
                                  '{"given":"reaFy","surname":"Armitage","city":"Hull","email":"farmitage@oakmail.net"}'),
    ('damaged', 'harley', 'match', '{"given":"Harley","surname":"Marsden","city":"Swansea","email":"harley.marsden73@ashmail.net"}',
                                   '{"given":"elayrH","surname":"Marsden","city":"Swansea","email":"harley.marsden73@ashmail.net"}'),
    ('damaged', 'matteo', 'match', '{"given":"Matteo","surname":"Ferrari","born":"1975-02-03","city":"Roma","email":"m.ferrari@pinomail.it"}',
                                   '{"given":"aMetto","surname":"Ferarri","born":"1975-02-03","city":"Roma","email":"m.ferrari@pinomail.it"}'),
    ('damaged', 'olga', 'match', '{"given":"Svetlana","surname":"Morozova","born":"1988-12-30","city":"Riga","email":"smorozova@liepamail.lv"}',
                                 '{"given":"vSetalna","surname":"oMrozova","born":"1988-12-30","city":"Riga","email":"smorozova@liepamail.lv"}'),
    ('damaged', 'couple', 'no match', '{"given":"Paul","surname":"Winslow","city":"York","email":"thewinslows@elmmail.net"}',
                                      '{"given":"Sandra","surname":"Winslow","city":"York","email":"thewinslows@elmmail.net"}'),
    ('damaged', 'twins', 'no match', '{"given":"Amy","surname":"Garside","born":"2001-05-06","city":"York","email":"garsides@ashmail.net"}',
                                     '{"given":"Mary","surname":"Garside","born":"2001-05-06","city":"York","email":"garsides@ashmail.net"}'),
    ('damaged', 'mother and son', 'no match', '{"given":"Irina","surname":"Lebedeva","born":"1960-01-05","city":"Riga","email":"lebedevi@liepamail.lv"}',
                                              '{"given":"Ivan","surname":"Lebedev","born":"1992-03-04","city":"Riga","email":"lebedevi@liepamail.lv"}');

-- half a name; an impossible day
INSERT INTO pair VALUES
    ('half', 'staveley', 'match', '{"name":"staveley","born":"1846-88-12","city":"Brighton","postcode":"BN2 6TB"}',
                                  '{"name":"myles staveley","born":"1846-08-12","postcode":"BN2 6TB"}'),
    ('half', 'kent', 'match', '{"name":"mary kent","city":"Teignbridge","postcode":"EX7 0PX","text":"actor"}',
                              '{"name":"kent","city":"Teignbridge","postcode":"EX7 0PX","text":"actor"}'),
    ('half', 'arkwright', 'match', '{"name":"josiah arkwright","born":"1802-11-31","city":"Derby","postcode":"DE1 3GP"}',
                                   '{"name":"arkwright","born":"1802-11-30","city":"Derby","postcode":"DE1 3GP"}'),
    ('half', 'given name', 'match', '{"name":"Ottilie","born":"1871-00-19","city":"Brighton","postcode":"BN1 4QF"}',
                                    '{"name":"Ottilie Brandeis","born":"1871-03-19","city":"Brighton","postcode":"BN1 4QF"}'),
    ('half', 'month 13', 'match', '{"name":"henry tollemache","born":"1899-13-02","city":"Chester","postcode":"CH1 9ZZ"}',
                                  '{"name":"tollemache","born":"1899-12-02","city":"Chester","postcode":"CH1 9ZZ"}'),
    ('half', 'mobile', 'match', '{"name":"Siobhan Keane","mobile":"07700 955123","city":"Derry"}',
                                '{"name":"Keane","mobile":"+44 7700 955123"}'),
    ('half', 'chinese', 'match', '{"name":"欧阳靖宇","born":"1977-06-15","city":"成都","postcode":"610041"}',
                                 '{"name":"欧阳","born":"1977-06-15","city":"成都","postcode":"610041"}'),
    ('half', 'household', 'no match', '{"name":"Georgina Morrissey","phone":"020 7555 4415","address":"25 Noake Place","city":"Hull","mobile":"07700 931001"}',
                                      '{"name":"Morrissey","phone":"020 7555 4415","address":"25 Noake Place","city":"Hull","mobile":"07700 931002"}'),
    ('half', 'household, initial', 'no match', '{"name":"Jaggar Eyre","phone":"020 7555 4416","address":"109 Haswell Place","city":"Hull"}',
                                               '{"name":"J Eyre","phone":"020 7555 4416","address":"109 Haswell Place","city":"Hull"}'),
    ('half', 'half a suffix', 'no match', '{"name":"Kristo Vale Jr","phone":"020 7555 4417","address":"8 Brophy Street","city":"Hull"}',
                                          '{"name":"Kristo Vale","phone":"020 7555 4417","address":"8 Brophy Street","city":"Hull"}');

-- an office's mail box and an address
INSERT INTO pair VALUES
    ('office', 'muir', 'no match', '{"name":"Jim Muir","email":"info@state-gov.org","address":"1 Capitol Square","city":"Austin"}',
                                   '{"name":"J Muir","email":"info@state-gov.org","address":"1 Capitol Square","city":"Austin"}'),
    ('office', 'example', 'no match', '{"name":"Jim Muirhead","email":"info@state.example","address":"2 Capitol Square","city":"Austin"}',
                                      '{"name":"J Muirhead","email":"info@state.example","address":"2 Capitol Square","city":"Austin"}'),
    ('office', 'sales', 'no match', '{"name":"Petra Lindqvist","email":"sales@norrfrakt.se","address":"Hamngatan 4","city":"Malmö","phone":"+46 40 555 100"}',
                                    '{"name":"P. Lindqvist","email":"sales@norrfrakt.se","address":"Hamngatan 4","city":"Malmö","phone":"+46 40 555 100"}'),
    ('office', 'kontakt', 'no match', '{"name":"Herr Oberhuber","email":"office@talbau.at","address":"Bahnhofstraße 9","city":"Graz"}',
                                      '{"name":"Franz Oberhuber","email":"office@talbau.at","address":"Bahnhofstraße 9","city":"Graz"}'),
    ('office', 'admin', 'no match', '{"name":"R Okafor","email":"admin@lagoslegal.ng","company":"Lagos Legal","address":"12 Marina Road"}',
                                    '{"name":"Rose Okafor","email":"admin@lagoslegal.ng","company":"Lagos Legal","address":"12 Marina Road"}'),
    ('office', 'chinese', 'no match', '{"name":"赵","email":"info@huizhongwl.cn","company":"慧众物流（成都）有限公司","address":"人民路7号"}',
                                      '{"name":"赵丹","email":"info@huizhongwl.cn","company":"慧众物流（成都）有限公司","address":"人民路7号"}'),
    ('office', 'own mobile', 'match', '{"name":"Tom Abernathy","email":"info@elmcounty.org","address":"3 Court Row","city":"Dallas","mobile":"+1 214 555 7788"}',
                                      '{"name":"T Abernathy","email":"info@elmcounty.org","address":"3 Court Row","city":"Dallas","mobile":"214-555-7788"}');

CREATE TABLE list (kind text, id text, name text, given text, surname text, born text, email text, mobile text, phone text, address text, city text, postcode text, company text, text text);
INSERT INTO list SELECT (jsonb_populate_record(NULL::list, side.value || jsonb_build_object('kind', kind, 'id', pair || ' ' || side.name))).*
FROM pair, LATERAL (VALUES ('a', a), ('b', b)) AS side (name, value);

-- the others: 300 people, every fifth one twice
CREATE FUNCTION draw(what text, who integer, most integer) RETURNS integer LANGUAGE sql IMMUTABLE
    RETURN ('x' || substr(md5(what || who), 1, 7))::bit(28)::integer % most + 1;
CREATE VIEW person AS
SELECT i, draw('chinese', i, 3) = 1 AS chinese, CASE WHEN draw('chinese', i, 3) = 1 THEN
           (array['马','罗','梁','宋','郑','谢','韩','唐','冯','于','董','萧','程','曹','袁'])[draw('s', i, 15)]
       ELSE (array['Miller','Brown','Wilson','Taylor','Clark','Lewis','Walker','Young','King','Wright','Novak','Rossi','Silva','Khan','Baker','Turner','Hill','Moore','Ward','Cook'])[draw('s', i, 20)] END AS surname,
       CASE WHEN draw('chinese', i, 3) = 1 THEN
           (array['晓','国','志','文','玉','婷','宇','浩','欣','怡'])[draw('g', i, 10)] || (array['华','英','林','海','波','辉','斌','鑫'])[draw('h', i, 8)]
       ELSE (array['James','Oliver','Grace','Daniel','Alice','Henry','Ruth','Arthur','Clara','Felix','Nora','Victor','Ellen','Simon','Laura','Hugo','Irene','Oscar','Paula','Ralph','Sylvia','Martin','Helen'])[draw('g', i, 23)] END AS given
FROM generate_series(1, 300) AS i;
INSERT INTO list (kind, id, name, given, surname, born, email, mobile, phone, address, city, postcode, company, text)
SELECT kind, 'f' || i || '-' || c, CASE WHEN chinese THEN surname || given ELSE given || ' ' || surname END, given, surname,
       CASE WHEN draw('born' || c, i, 10) < 9 THEN (date '1945-01-01' + draw('day', i, 20000))::text END,
       CASE WHEN draw('email' || c, i, 10) < 8 THEN 'user' || draw('box', i, 99999) || (array['@gmail.com','@outlook.com','@qq.com','@163.com'])[draw('domain', i, 4)] END,
       CASE WHEN draw('mobile' || c, i, 10) < 8 THEN '137' || lpad(draw('own', i, 99999999)::text, 8, '0') END,
       CASE WHEN draw('phone' || c, i, 10) < 4 THEN '020 ' || 10000000 + draw('home', i, 60000000) END,
       draw('house', i, 200) || ' ' || (array['High Street','Mill Road','Park Lane','Church Road'])[draw('street', i, 4)],
       (array['Leeds','Hull','York','London','Brighton','Derby','Austin'])[draw('city', i, 7)], 'PC' || draw('postcode', i, 90) || ' 1AA',
       (array['华为技术有限公司','比亚迪股份有限公司','腾讯科技（深圳）有限公司','China Mobile Ltd','Siemens AG','Viettel Group','Deutsche Bahn AG','海尔集团公司','中国建筑集团有限公司','Cedar Tools Ltd'])[draw('firm', i, 10)],
       (array['actor','writer','painter','lawyer','engineer'])[draw('trade', i, 5)]
FROM person, generate_series(1, 2) AS c, (SELECT DISTINCT kind FROM pair) AS kind
WHERE c = 1 OR draw('twice', i, 5) = 1;

CREATE TABLE found (kind text, a text, b text, bits float8, decision text);
CREATE PROCEDURE run(what text, columns jsonb) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE VIEW %I AS SELECT * FROM list WHERE kind = %L', what, what);
    INSERT INTO found SELECT what, x.a, x.b, x.bits, x.decision FROM dbm.match_pairs(what::regclass, 'id', columns) AS x;
END $$;
CALL run('employer', '{"name": "name", "company": "company", "email": "email", "mobile": "mobile"}');
CALL run('damaged', '{"given_name": "given", "surname": "surname", "birth_date": "born", "city": "city", "email": "email"}');
CALL run('half', '{"name": "name", "birth_date": "born", "city": "city", "postcode": "postcode", "mobile": "mobile", "phone": "phone", "address": "address", "text": "text"}');
CALL run('office', '{"name": "name", "email": "email", "address": "address", "city": "city", "company": "company", "phone": "phone", "mobile": "mobile"}');

-- what went wrong: nothing
SELECT p.kind, p.pair, p.wanted, coalesce(f.decision, 'no') AS decision
FROM pair AS p LEFT JOIN found AS f ON f.kind = p.kind AND least(f.a, f.b) = p.pair || ' a' AND greatest(f.a, f.b) = p.pair || ' b'
WHERE (coalesce(f.decision, 'no') = 'match') <> (p.wanted = 'match')
ORDER BY p.kind COLLATE "C", p.pair COLLATE "C";
SELECT kind, count(*) FILTER (WHERE wanted = 'match') AS to_match, count(*) FILTER (WHERE wanted <> 'match') AS to_keep_apart FROM pair GROUP BY kind ORDER BY kind COLLATE "C";
-- no pair of the kinds caught one of the others
SELECT count(*) FROM found WHERE decision = 'match' AND (a ~ '^f[0-9]+-') <> (b ~ '^f[0-9]+-');
-- whichever record comes first: the steps of both orders add up to the same
SELECT kind, count(*) FILTER (WHERE abs(x.total - y.total) > 1e-6) AS differ
FROM (SELECT kind, pair, CASE kind WHEN 'half' THEN '{"name": "name", "birth_date": "born", "city": "city", "postcode": "postcode", "phone": "phone", "address": "address"}'
                                  ELSE '{"given_name": "given", "surname": "surname", "birth_date": "born", "city": "city", "email": "email"}' END::jsonb AS columns
      FROM pair WHERE kind IN ('half', 'damaged')) AS p,
     LATERAL (SELECT sum(bits) AS total FROM dbm.match_explain(kind::regclass, 'id', columns, pair || ' a', pair || ' b')) AS x,
     LATERAL (SELECT sum(bits) AS total FROM dbm.match_explain(kind::regclass, 'id', columns, pair || ' b', pair || ' a')) AS y
GROUP BY kind ORDER BY kind COLLATE "C";

-- one slip in a birth date beside an equal full name, in a list of 10,000 that has few of that name
CREATE TABLE register AS
SELECT 'r' || i AS id,
       CASE WHEN draw('x', i, 10) = 1 THEN (array['Dieter','Maria','James','Olga','Minh'])[draw('given', i, 5)]
       ELSE initcap(translate(left(md5('g' || draw('g', i, 90)), 6), '0123456789', 'aeioulmnrs')) END AS given,
       CASE WHEN draw('y', i, 10) = 1 THEN (array['Hoffmann','Santos','Walker','Petrova','Keller'])[draw('surname', i, 5)]
       ELSE initcap(translate(left(md5('s' || draw('s', i, 300)), 8), '0123456789', 'aeioulmnrs')) END AS surname,
       (date '1920-01-01' + draw('day', i, 29000))::text AS born
FROM generate_series(1, 10000) AS i;
INSERT INTO register VALUES
    ('1 a', 'Dieter', 'Hoffmann', '1959-01-25'), ('1 b', 'Dieter', 'Hoffmann', '1959-01-24'),
    ('2 a', 'Maria', 'Santos', '1984-11-09'), ('2 b', 'Maria', 'Santos', '1984-11-10'),
    ('3 a', 'James', 'Walker', '1971-03-12'), ('3 b', 'James', 'Walker', '1971-12-03'),
    ('4 a', 'Minh', 'Keller', '1990-07-17'), ('4 b', 'Minh', 'Keller', '1990-07-11'),
    ('5 a', 'Olga', 'Petrova', '1948-05-30'), ('5 b', 'Olga', 'Petrova', '1984-05-30'),
    ('6 a', 'James', 'Keller', '1995-02-28'), ('6 b', 'James', 'Keller', '1995-02-31'),
    ('7 a', 'Dieter', 'Keller', '1959-01-25'), ('7 b', 'Dieter', 'Keller', '1973-08-24');
SELECT left(a, 1) AS pair, decision FROM dbm.match_pairs('register', 'id', '{"given_name": "given", "surname": "surname", "birth_date": "born"}')
WHERE a ~ ' ' AND b ~ ' ' ORDER BY 1;
DROP SCHEMA match_persons CASCADE;
