-- match: record linkage over a relation
\set VERBOSITY terse
SET extra_float_digits = 0;
CREATE SCHEMA match_test;
SET search_path = match_test;
CREATE TABLE person (id integer PRIMARY KEY, name text, born date, email text, mobile text, city text);
INSERT INTO person VALUES
    (1, 'Robert Allen', '1971-06-24', 'robert255@smith.net', '0790 111 2233', 'London'),
    (2, 'Bob Allen', '1971-06-24', 'robert255@smith.net', NULL, 'London'),
    (3, 'Allen, Robert', NULL, NULL, '+44 790 1112233', NULL),
    (4, 'Grace Kelly', '1997-04-26', 'grace.kelly52@jones.com', NULL, 'Hull'),
    (5, 'Grace Keley', '1997-04-26', 'grace.kelly52@jones.com', NULL, NULL),
    (6, 'Logan Murphy', '1973-08-01', NULL, NULL, NULL),
    (7, NULL, NULL, NULL, NULL, NULL),
    (8, '', NULL, 'n/a', '0000000000', NULL),
    (9, 'test', NULL, 'test@test.com', '1234567890', NULL),
    (10, 'test', NULL, 'test@test.com', '1234567890', NULL);
\set columns '''{"name": "name", "birth_date": "born", "email": "email", "mobile": "mobile", "city": "city"}'''

SELECT record, cluster, size, weakest > 0 AS strong FROM dbm.match_clusters('person', 'id', :columns) ORDER BY record::int;

-- the waterfall adds up to the bits of the pair
SELECT step, field, value_a, value_b, level, bits IS NOT NULL AS bits FROM dbm.match_explain('person', 'id', :columns, '1', '2');
SELECT p.bits = e.total::real AS same
  FROM dbm.match_pairs('person', 'id', :columns) p,
       LATERAL (SELECT total FROM dbm.match_explain('person', 'id', :columns, p.a, p.b) ORDER BY step DESC LIMIT 1) e
 WHERE p.a = '1' AND p.b = '2';

-- a stored model gives the same clusters; so does another order of the rows
CREATE TABLE stored AS SELECT dbm.match_fit('person', 'id', :columns) AS model;
SELECT count(*) FROM (
    SELECT * FROM dbm.match_clusters('person', 'id', :columns)
    EXCEPT SELECT * FROM dbm.match_clusters('person', 'id', :columns, model => (SELECT model FROM stored))) d;
CREATE TABLE shuffled AS SELECT * FROM person ORDER BY md5(id::text);
SELECT count(*) FROM (
    SELECT * FROM dbm.match_clusters('person', 'id', :columns)
    EXCEPT SELECT * FROM dbm.match_clusters('shuffled', 'id', :columns)) d;
SELECT model = dbm.match_fit('shuffled', 'id', :columns) AS same FROM stored;

-- pins of records
SELECT record, cluster FROM dbm.match_clusters('person', 'id', :columns, cannot_link => '{{1, 2}}') WHERE record IN ('1', '2', '3') ORDER BY 1;
SELECT record, cluster, size, weakest FROM dbm.match_clusters('person', 'id', :columns, must_link => '{{6, 7}, {6, none}}') WHERE record IN ('6', '7') ORDER BY 1;
SELECT * FROM dbm.match_clusters('person', 'id', :columns, must_link => '{{1, 6}, {6, 4}}', cannot_link => '{{1, 4}}');

-- nothing, and one record
CREATE VIEW nobody AS SELECT * FROM person WHERE false;
SELECT * FROM dbm.match_clusters('nobody', 'id', :columns);
CREATE VIEW one AS SELECT * FROM person WHERE id = 1;
SELECT * FROM dbm.match_clusters('one', 'id', :columns);

-- arguments
SELECT * FROM dbm.match_clusters('person', 'id', '{"colour": "name"}');
SELECT * FROM dbm.match_clusters('person', 'id', '{"name": "nome"}');
SELECT * FROM dbm.match_clusters('person', 'id', '{"name": 1}');
SELECT * FROM dbm.match_clusters('person', 'id', '{}');
SELECT * FROM dbm.match_clusters('person', 'id', '["name"]');
SELECT * FROM dbm.match_clusters('person', 'key', :columns);
SELECT * FROM dbm.match_clusters('person', 'city', :columns);
SELECT * FROM dbm.match_clusters('person', 'id', :columns, level => 'group');
SELECT * FROM dbm.match_clusters('person', 'id', :columns, options => '{"speed": 1}');
SELECT * FROM dbm.match_clusters('person', 'id', :columns, must_link => '{a, b}');
SELECT * FROM dbm.match_clusters('person', 'id', :columns, model => '{"format": 7}');
SELECT * FROM dbm.match_explain('person', 'id', :columns, '1', '99');
SELECT * FROM dbm.match_clusters(NULL, 'id', :columns);

-- what joins nobody; every number and mail box finds, also one in the column for another kind
CREATE TABLE many (id integer PRIMARY KEY, name text, email text[], phone text[], mobile text);
INSERT INTO many VALUES
    (1, 'Karl Jensen', '{info@gullfoss.is}', '{020 7555 1300}', NULL), (2, 'Lotte Aalto', '{info@gullfoss.is}', '{020 7555 1300}', NULL),
    (3, 'Petra Zorn', '{info@gullfoss.is}', '{020 7555 1300 ext 12}', NULL), (4, 'Ida Moss', '{a@lindale.co.uk,ida.moss@marlow.org}', NULL, NULL),
    (5, 'Ida Moss', '{b@kestrel.net,ida.moss@marlow.org}', NULL, NULL), (6, 'Otto Reiter', NULL, '{020 7555 9999,07700 900888}', NULL),
    (7, 'Otto Reiter', NULL, NULL, '07700 900888'), (8, 'Wei Ming Tan', NULL, NULL, '+65 9123 4567'), (9, 'Wei Ming Tan', NULL, NULL, '9123 4567');
\set columns '''{"name": "name", "email": "email", "phone": "phone", "mobile": "mobile"}'''
SELECT * FROM dbm.match_blocks('many', 'id', :columns) ORDER BY key, value;
SELECT record, cluster FROM dbm.match_clusters('many', 'id', :columns) WHERE record <> cluster ORDER BY record;
SELECT record, cluster FROM dbm.match_clusters('many', 'id', :columns, options => '{"region": "sg"}') WHERE record <> cluster ORDER BY record;
SELECT * FROM dbm.match_clusters('many', 'id', :columns, options => '{"region": "XX"}');
SELECT * FROM dbm.match_clusters('many', 'id', :columns, options => '{"region": 1}');
DROP SCHEMA match_test CASCADE;
