-- match_traps: pairs that matching is known to get wrong, each joined or kept apart, among the
-- records of a town. One call, all defaults.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA match_traps;
SET search_path = match_traps;
CREATE TABLE contact (id text PRIMARY KEY, name text, born text, email text, mobile text, phone text, address text, city text, company text, national_id text);
CREATE TABLE trap (trap text PRIMARY KEY, joined boolean, a jsonb, b jsonb);
INSERT INTO trap VALUES
    ('sr jr', false,
     '{"name":"Robert Hale Sr","address":"12 Elm Row","phone":"020 7555 1201","city":"Leeds"}',
     '{"name":"Robert Hale Jr","address":"12 Elm Row","phone":"020 7555 1201","city":"Leeds"}'),
    ('father son, births', false,
     '{"name":"Thomas Kerr","born":"1950-03-02","address":"7 Elm Row","phone":"020 7555 1202","city":"Leeds"}',
     '{"name":"Thomas Kerr","born":"1978-07-19","address":"7 Elm Row","phone":"020 7555 1202","city":"Leeds"}'),
    ('II III', false,
     '{"name":"William Oakes II","born":"1950-03-02","address":"9 Elm Row","phone":"020 7555 1203"}',
     '{"name":"William Oakes III","born":"1978-05-02","address":"9 Elm Row","phone":"020 7555 1203"}'),
    ('I II', false,
     '{"name":"Morris I Klein","born":"1950-03-02","address":"10 Elm Row","phone":"020 7555 1293"}',
     '{"name":"Morris II Klein","born":"1950-03-02","address":"10 Elm Row","phone":"020 7555 1293"}'),
    ('umlaut', true,
     '{"name":"Jürgen Müllerström","address":"11 Elm Row","city":"Leeds"}',
     '{"name":"Juergen Muellerstroem","address":"11 Elm Row","city":"Leeds"}'),
    ('two alphabets', true,
     '{"name":"Щербаков Алексей","born":"1981-04-05","address":"12 Ash Row","city":"Hull"}',
     '{"name":"Alexey Shcherbakov","born":"1981-04-05","address":"12 Ash Row","city":"Hull"}'),
    ('two alphabets, a firm', true,
     '{"name":"Анна Петрова","company":"ООО Ромашка","address":"14 Ash Row","city":"Hull"}',
     '{"name":"Anna Petrova","company":"Romashka LLC","address":"14 Ash Row","city":"Hull"}'),
    ('order of Vietnam', true,
     '{"name":"Nguyễn Văn Khải","phone":"020 7555 3188","city":"York"}',
     '{"name":"Khai Van Nguyen","phone":"020 7555 3188","city":"York"}'),
    ('many titles', true,
     '{"name":"Prof Dr med Hans-Otto Meierling MBA","address":"16 Ash Row","city":"York"}',
     '{"name":"Hans-Otto Meierling","address":"16 Ash Row","city":"York"}'),
    ('dial code', true,
     '{"name":"Ruben Castell","mobile":"*31#07700900123"}',
     '{"name":"Ruben Castell","mobile":"07700 900123"}'),
    ('father son same email', false,
     '{"name":"George Lund","born":"1948-01-12","email":"lundfamily@gmail.com","address":"9 Ash Row"}',
     '{"name":"George Lund","born":"1975-11-23","email":"lundfamily@gmail.com","address":"9 Ash Row"}'),
    ('twins', false,
     '{"name":"Anna Lindqvist","born":"1990-06-11","address":"3 Elm Row","phone":"020 7555 1204","city":"York"}',
     '{"name":"Emma Lindqvist","born":"1990-06-11","address":"3 Elm Row","phone":"020 7555 1204","city":"York"}'),
    ('twins zh', false,
     '{"name":"欧阳晓明","born":"1991-06-11","address":"5 Elm Way","phone":"020 7555 1225","city":"York"}',
     '{"name":"欧阳晓华","born":"1991-06-11","address":"5 Elm Way","phone":"020 7555 1225","city":"York"}'),
    ('couple one mail', false,
     '{"name":"Peter Grantham","born":"1970-02-03","email":"thegranthams@outlook.com","phone":"020 7555 1206","address":"8 Elm Row"}',
     '{"name":"Susan Grantham","born":"1972-09-13","email":"thegranthams@outlook.com","phone":"020 7555 1206","address":"8 Elm Row"}'),
    ('couple one mail no birth', false,
     '{"name":"Paul Whitby","email":"thewhitbys@outlook.com","mobile":"07811 555 206","address":"18 Elm Row"}',
     '{"name":"Sandra Whitby","email":"thewhitbys@outlook.com","mobile":"07811 555 206","address":"18 Elm Row"}'),
    ('parent child same mobile', false,
     '{"name":"Helga Strand","born":"1970-02-03","mobile":"07811 555 207","address":"19 Elm Row"}',
     '{"name":"Heidi Strand","born":"2004-02-13","mobile":"07811 555 207","address":"19 Elm Row"}'),
    ('switchboard info@ 1', false,
     '{"name":"Karl Jensen","email":"info@gullfoss.example.com","phone":"020 7555 1300","company":"Gullfoss Shipping Ltd"}',
     '{"name":"Lotte Aalto","email":"info@gullfoss.example.com","phone":"020 7555 1300","company":"Gullfoss Shipping Ltd"}'),
    ('switchboard info@ 2', false,
     '{"name":"Marcus Oduya","email":"info@gullfoss.example.com","phone":"020 7555 1300","company":"Gullfoss Shipping Ltd"}',
     '{"name":"Petra Zorn","email":"info@gullfoss.example.com","phone":"020 7555 1300","company":"Gullfoss Shipping Ltd"}'),
    ('common name only en', false,
     '{"name":"John Smith"}',
     '{"name":"John Smith","city":"Leeds"}'),
    ('common name other all en', false,
     '{"name":"John Smith","email":"john.smith41@gmail.com","mobile":"07700 900111","city":"Hull"}',
     '{"name":"John Smith","email":"jsmith77@yahoo.com","mobile":"07700 900222","city":"Bath"}'),
    ('common name other births same city', false,
     '{"name":"John Smith","born":"1980-03-01","city":"London"}',
     '{"name":"John Smith","born":"1985-12-07","city":"London"}'),
    ('common name only zh', false,
     '{"name":"王伟","city":"London"}',
     '{"name":"王伟"}'),
    ('common name zh pinyin', false,
     '{"name":"王伟","mobile":"13912345678"}',
     '{"name":"Wang Wei","mobile":"13787654321"}'),
    ('same sound other characters', false,
     '{"name":"张伟","born":"1980-05-05","company":"Cedar Tools Ltd"}',
     '{"name":"章薇","born":"1986-05-06","company":"Cedar Tools Ltd"}'),
    ('married, mobile + birth', true,
     '{"name":"Emily Watson","born":"1988-04-04","mobile":"07700 900333"}',
     '{"name":"Emily Carter","born":"1988-04-04","mobile":"07700 900333"}'),
    ('married, email + birth', true,
     '{"name":"Sophie Brandt","born":"1985-01-24","email":"sophie.brandt@gmail.com"}',
     '{"name":"Sophie Keller","born":"1985-01-24","email":"sophie.brandt@gmail.com"}'),
    ('changed firm, mobile', true,
     '{"name":"Dirk Vandamme","mobile":"07700 900444","company":"Cedar Tools Ltd","email":"dvandamme@cedartools.example.com"}',
     '{"name":"Dirk Vandamme","mobile":"+44 7700 900444","company":"Summit Media Ltd","email":"dirk@summitmedia.example.com"}'),
    ('changed firm, private mail', true,
     '{"name":"Rosa Ibanez","email":"rosa.ibanez@gmail.com","company":"Cedar Labs Ltd","phone":"020 7555 4411"}',
     '{"name":"Rosa Ibanez","email":"rosa.ibanez@gmail.com","company":"Atlas Media Ltd","phone":"020 7555 9922"}'),
    ('nickname, birth', true,
     '{"name":"Bill Thornton","born":"1966-10-30","city":"Derby"}',
     '{"name":"William Thornton","born":"1966-10-30","city":"Derby"}'),
    ('nickname, mail', true,
     '{"name":"Liz Hargreaves","email":"ehargreaves@cedarfoods.co.uk"}',
     '{"name":"Elizabeth Hargreaves","email":"ehargreaves@cedarfoods.co.uk"}'),
    ('names swapped', true,
     '{"name":"Haruki Tanaka","born":"1979-02-17","city":"Hull"}',
     '{"name":"Tanaka Haruki","born":"1979-02-17","city":"Hull"}'),
    ('hanzi pinyin, mobile', true,
     '{"name":"李晓明","mobile":"13612345670"}',
     '{"name":"Li Xiaoming","mobile":"+86 136 1234 5670"}'),
    ('hanzi pinyin, birth', true,
     '{"name":"诸葛建国","born":"1969-09-09","city":"Hull"}',
     '{"name":"Jianguo Zhuge","born":"1969-09-09","city":"Hull"}'),
    ('traditional simplified', true,
     '{"name":"張國榮","mobile":"13612345999"}',
     '{"name":"张国荣","mobile":"13612345999"}'),
    ('phone digits swapped', true,
     '{"name":"Olga Petrenko","born":"1982-08-08","mobile":"07700 912345"}',
     '{"name":"Olga Petrenko","born":"1982-08-08","mobile":"07700 913245"}'),
    ('birth digits swapped', true,
     '{"name":"Ingrid Solberg","born":"1984-03-12","email":"ingrid.solberg@gmail.com"}',
     '{"name":"Ingrid Solberg","born":"1984-03-21","email":"ingrid.solberg@gmail.com"}'),
    ('day month swapped', true,
     '{"name":"Matteo Ferrante","born":"1984-03-12","mobile":"07700 900555"}',
     '{"name":"Matteo Ferrante","born":"1984-12-03","mobile":"07700 900555"}'),
    ('mail typo, birth', true,
     '{"name":"Greta Holmberg","born":"1993-07-07","email":"greta.holmberg@gmial.com"}',
     '{"name":"Greta Holmberg","born":"1993-07-07","email":"greta.holmberg@gmail.com"}'),
    ('mail typo only', true,
     '{"name":"Casper Nyström","email":"casper.nystrom84@gmial.com"}',
     '{"name":"Casper Nystrom","email":"casper.nystrom84@gmail.com"}'),
    ('placeholders', false,
     '{"name":"Maria Garcia","born":"1900-01-01","email":"test@test.com","mobile":"13800138000","phone":"000000","city":"Hull"}',
     '{"name":"Maria Garcia","born":"1900-01-01","email":"test@test.com","mobile":"13800138000","phone":"000000","city":"Bath"}'),
    ('placeholder mail', false,
     '{"name":"Maria Gomez","email":"noemail@noemail.com","city":"Hull"}',
     '{"name":"Maria Gomez","email":"noemail@noemail.com","city":"Bath"}'),
    ('placeholder birth 1970', false,
     '{"name":"Maria Lopez","born":"1970-01-01","city":"Hull"}',
     '{"name":"Maria Lopez","born":"1970-01-01","city":"Bath"}'),
    ('plus tag', true,
     '{"name":"Nils Bergqvist","email":"nils.bergqvist+news@gmail.com"}',
     '{"name":"Nils Bergqvist","email":"nils.bergqvist@gmail.com"}'),
    ('gmail dots', true,
     '{"name":"Tove Aasen","email":"tove.aasen@gmail.com","city":"Hull"}',
     '{"name":"T. Aasen","email":"toveaasen@googlemail.com"}'),
    ('no name, same mail', true,
     '{"email":"zora.kantor@gmail.com","mobile":"07700 900777"}',
     '{"name":"Zora Kantor","email":"zora.kantor@gmail.com"}'),
    ('colleagues one surname', false,
     '{"name":"Karen Doyle","email":"k.doyle@lindaletools.example.com","company":"Lindale Tools Ltd"}',
     '{"name":"Kevin Doyle","email":"k.doyle2@lindaletools.example.com","company":"Lindale Tools Ltd"}'),
    ('initial fits two', false,
     '{"name":"Janet Fosterling","company":"Lindale Tools Ltd","email":"janet.fosterling@lindaletools.example.com"}',
     '{"name":"James Fosterling","company":"Lindale Tools Ltd","email":"james.fosterling@lindaletools.example.com"}'),
    ('title accents', true,
     '{"name":"Dr. José Álvarez Ruiz","born":"1961-12-30","city":"Hull"}',
     '{"name":"Jose Alvarez Ruiz","born":"1961-12-30","city":"York"}'),
    ('moved house', true,
     '{"name":"Benedikt Sauer","born":"1973-05-15","address":"4 Elm Row","city":"Hull","phone":"020 7555 0001"}',
     '{"name":"Benedikt Sauer","born":"1973-05-15","address":"88 Kings Road","city":"Bath","phone":"020 7555 0002"}'),
    ('neighbours one surname', false,
     '{"name":"王芳","born":"1980-01-15","address":"10 Kings Road","city":"Bath"}',
     '{"name":"王磊","born":"1982-11-25","address":"10 Kings Road","city":"Bath"}'),
    ('same name and birth, other id', false,
     '{"name":"李娜","born":"1990-01-15","national_id":"110105199001154321"}',
     '{"name":"李娜","born":"1990-01-15","national_id":"440305199001157788"}'),
    ('same id, name slip', true,
     '{"name":"Agnieszka Wrona","national_id":"AB 12 34 56 C"}',
     '{"name":"Agnieska Wrona","national_id":"AB123456C","city":"Bath"}'),
    ('mobile handed on', false,
     '{"name":"Otto Reiter","born":"1955-01-05","mobile":"07700 900888","city":"Hull"}',
     '{"name":"Fiona Ballard","born":"1999-07-15","mobile":"07700 900888","city":"Bath"}'),
    ('name and firm swapped', true,
     '{"name":"Vesper Holdings Ltd","company":"Nadia Karim","mobile":"07700 900999"}',
     '{"name":"Nadia Karim","company":"Vesper Holdings Ltd","mobile":"07700 900999"}'),
    ('same name one firm other mail', true,
     '{"name":"Quentin Abelard","company":"Foxhill Labs Ltd","email":"qabelard@foxhilllabs.example.com"}',
     '{"name":"Quentin Abelard","company":"Foxhill Labs Ltd","email":"quentin.abelard@gmail.com"}'),
    ('siblings one mail box prefix', false,
     '{"name":"Mark Ossipov","born":"2001-03-03","address":"2 Elm Row","email":"mossipov@gmail.com"}',
     '{"name":"Mary Ossipov","born":"2003-08-09","address":"2 Elm Row","email":"mossipov2@gmail.com"}'),
    ('given one letter apart, other births', false,
     '{"name":"Joan Ekberg","born":"1960-03-03","address":"21 Elm Row","phone":"020 7555 3131"}',
     '{"name":"John Ekberg","born":"1957-08-09","address":"21 Elm Row","phone":"020 7555 3131"}'),
    ('birth year slip, address', true,
     '{"name":"Leonora Vance","born":"1967-03-03","address":"31 Elm Row","city":"Hull"}',
     '{"name":"Leonora Vance","born":"1976-03-03","address":"31 Elm Row","city":"Hull"}');
INSERT INTO contact SELECT (jsonb_populate_record(NULL::contact, a || jsonb_build_object('id', trap || ' a'))).* FROM trap;
INSERT INTO contact SELECT (jsonb_populate_record(NULL::contact, b || jsonb_build_object('id', trap || ' b'))).* FROM trap;

-- the town: 400 people, a quarter of them twice, fields missing and names mistyped
CREATE FUNCTION draw(what text, who integer, most integer) RETURNS integer LANGUAGE sql IMMUTABLE
    RETURN ('x' || substr(md5(what || who), 1, 7))::bit(28)::integer % most + 1;
INSERT INTO contact
SELECT 'f' || i || '-' || c,
       CASE WHEN draw('chinese', i, 3) = 1 THEN
                (array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高'])[draw('s', i, 15)]
                || (array['伟','芳','娜','敏','静','丽','强','磊','洋','艳','勇','军','杰','娟','涛','明'])[draw('g', i, 16)]
                || (array['华','英','文','玉','婷','宇','浩','欣','怡','','','',''])[draw('h', i, 13)]
            WHEN c = 2 AND draw('slip', i, 4) = 1 THEN overlay(given PLACING 'x' FROM 2 FOR 1) || ' ' || surname
            ELSE given || ' ' || surname END,
       CASE WHEN draw('born' || c, i, 10) < 8 THEN (date '1945-01-01' + draw('day', i, 20000))::text END,
       CASE WHEN draw('email' || c, i, 10) < 7 THEN lower(given) || '.' || lower(surname) || draw('number', i, 90)
                || (array['@gmail.com','@outlook.com','@qq.com','@163.com','@yahoo.com'])[draw('domain', i, 5)] END,
       CASE WHEN draw('mobile' || c, i, 10) < 7 THEN '07' || 100000000 + draw('own', i, 200000000) * 3 END,
       CASE WHEN draw('phone' || c, i, 10) < 4 THEN '020 ' || 10000000 + draw('home', i, 60000000) END,
       CASE WHEN draw('address' || c, i, 10) < 7 THEN draw('house', i, 200) || ' '
                || (array['High Street','Mill Road','Park Lane','Church Road','Station Road','Victoria Road','Green Lane','Kings Road'])[draw('street', i, 8)] END,
       (array['Leeds','Hull','York','Bath','Derby','London','Leicester'])[draw('city', i, 7)],
       CASE WHEN draw('company' || c, i, 10) < 6 THEN
                (array['Northgate','Bluestone','Oakfield','Summit','Cedar','Atlas','Meridian','Foxhill','Harbour','Kestrel','Lindale','Marlow'])[draw('firm', i, 12)]
                || ' ' || (array['Foods','Tools','Media','Travel','Labs'])[draw('trade', i, 5)] || ' Ltd' END
FROM (SELECT i,
             (array['James','Mary','Oliver','Grace','Daniel','Alice','Henry','Ruth','Arthur','Clara','Felix','Nora','Victor','Ellen','Simon','Laura','Hugo','Irene','Oscar','Paula','Ralph','Sylvia','Martin','Helen'])[draw('given', i, 24)] AS given,
             (array['Miller','Brown','Wilson','Taylor','Clark','Lewis','Walker','Young','King','Wright','Novak','Rossi','Silva','Khan','Baker','Turner','Hill','Moore','Ward','Cook','Bell','Wood','Price','Reed','Cole','Marsh','Frost','Lane','Hayes','Stone'])[draw('surname', i, 30)] AS surname
      FROM generate_series(1, 400) AS i) AS person, generate_series(1, 2) AS c
WHERE c = 1 OR draw('twice', i, 4) = 1;

\set columns '''{"name": "name", "birth_date": "born", "email": "email", "mobile": "mobile", "phone": "phone", "address": "address", "city": "city", "company": "company", "national_id": "national_id"}'''
CREATE TABLE result AS SELECT * FROM dbm.match_clusters('contact', 'id', :columns);

-- what went wrong: nothing
SELECT trap, joined AS wanted, x.cluster AS a, y.cluster AS b
FROM trap JOIN result AS x ON x.record = trap || ' a' JOIN result AS y ON y.record = trap || ' b'
WHERE (x.cluster = y.cluster) <> joined ORDER BY trap COLLATE "C";
SELECT count(*) FILTER (WHERE joined) AS to_join, count(*) FILTER (WHERE NOT joined) AS to_keep_apart FROM trap;
-- no trap caught anybody else; the town has nearly all its pairs, and no others
SELECT max(size) FROM result WHERE record !~ '^f';
WITH person AS (SELECT record, split_part(record, '-', 1) AS who, cluster FROM result WHERE record ~ '^f')
SELECT count(*) FILTER (WHERE a.cluster = b.cluster AND a.who <> b.who) AS wrong,
       count(*) FILTER (WHERE a.cluster = b.cluster AND a.who = b.who) >= 0.9 * count(*) FILTER (WHERE a.who = b.who) AS complete
FROM person AS a JOIN person AS b ON a.record < b.record AND (a.cluster = b.cluster OR a.who = b.who);

-- in a list of ten a name alone is nobody: review, not match; with a number or mail box it is
CREATE TABLE few (id integer PRIMARY KEY, name text, email text);
INSERT INTO few VALUES (1, 'John Smith', NULL), (2, 'John Smith', NULL), (3, '王伟', NULL), (4, '王伟', NULL),
    (5, 'Zebulon Quackenbush', NULL), (6, 'Zebulon Quackenbush', NULL), (7, 'Ida Moss', 'ida.moss@lindale.co.uk'), (8, 'Ida Moss', 'ida.moss@lindale.co.uk');
SELECT a, b, decision FROM dbm.match_pairs('few', 'id', '{"name": "name", "email": "email"}') ORDER BY a;
SELECT record, cluster FROM dbm.match_clusters('few', 'id', '{"name": "name"}') WHERE record <> cluster;
DELETE FROM few WHERE id NOT IN (1, 2);
SELECT record, cluster FROM dbm.match_clusters('few', 'id', '{"name": "name"}') WHERE record <> cluster;
DROP SCHEMA match_traps CASCADE;
