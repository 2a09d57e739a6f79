-- match: arguments that are wrong, tampered with or odd, relations and columns of every kind
\set VERBOSITY terse
SET extra_float_digits = 0;
CREATE SCHEMA match_errors;
SET search_path = match_errors;
CREATE TABLE person (id integer PRIMARY KEY, n text, e text);
INSERT INTO person SELECT i, (ARRAY['John Smith', 'Mary Jones', 'Wei Zhang', 'Ann Lee'])[1 + i % 4], 'box' || i / 2 || '@firm' || i % 7 || '.com'
FROM generate_series(1, 60) AS i;
\set columns '''{"name": "n", "email": "e"}'''
-- what a call says: done, or the error
CREATE FUNCTION said(call text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE call;
    RETURN 'done';
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE || ' ' || left(SQLERRM, 150);
END;
$$;
CREATE TABLE fitted AS SELECT dbm.match_fit('person', 'id', :columns) AS m;

-- models: of another level, without a member, with members of wrong types and values
SELECT change, said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L, model => %L)', :columns::jsonb, model)) AS says
FROM (SELECT 'company' AS change, jsonb_set(m, '{level}', '"company"') AS model FROM fitted
      UNION ALL SELECT 'no ' || k, m - k FROM fitted, jsonb_object_keys(m) AS k
      UNION ALL SELECT k || ' ' || v, jsonb_set(m, ARRAY[k], v::jsonb) FROM fitted, jsonb_object_keys(m) AS k,
                       unnest(ARRAY['"x"', 'null', '1e999']) AS v
      UNION ALL SELECT 'unknown member', m || '{"feilds": {}}' FROM fitted
      UNION ALL SELECT 'unknown field', jsonb_set(m, '{fields, surnam}', '{}') FROM fitted
      UNION ALL SELECT 'unknown member of a field', jsonb_set(m, '{fields, surname, mm}', '[1]') FROM fitted
      UNION ALL SELECT k || ' ' || v, jsonb_set(m, ARRAY['fields', 'surname', k], v::jsonb)
                FROM fitted, unnest(ARRAY['m', 'bits', 'frequency', 'frequent', 'shared']) AS k,
                     unnest(ARRAY['1e999', '-1', '{"zz": 1}', '{"0123456789abcdef": 5}', '[1]', '[2, 2, 2, 2, 2, 2]',
                                  '["0123456789abcdeg"]', '[["0123456789abcdef"]]']) AS v) AS changed
ORDER BY change COLLATE "C";
SELECT model, said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L, model => %L)', :columns::jsonb, model)) AS says
FROM unnest(ARRAY['{}', '[]', '1', 'null', '"m"']::jsonb[]) AS model;

-- pins, options, mappings
SELECT pins, said(format('SELECT dbm.match_fit(''person'', ''id'', %L, pins => %L)', :columns::jsonb, pins)) AS says
FROM unnest(ARRAY['{"prior": -10}', '{"prior": 1e999}', '{"prior": 500}', '{"priori": 1}', '{"fields": []}', '{"fields": {"surnam": {}}}',
                  '{"fields": {"surname": {"mm": [1]}}}', '{"fields": {"surname": 5}}', '{"fields": {"surname": {"m": [1]}}}', '[]', '1']) AS pins;
SELECT options, said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L, options => %L)', :columns::jsonb, options)) AS says
FROM unnest(ARRAY['{"threshold": 1e999}', '{"threshold": "NaN"}', '{"threshold": [1]}', '{"threshold": {"a": 1}}', '{"threshold": -100}',
                  '{"mean": 16}', '{"block_limit": 1}', '{"block_limit": 100000}', '{"seed": -1}', '{"seed": null}', '{"treshold": 1}',
                  '{"": 1}', '[]', '1', 'null']) AS options;
SELECT columns, said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L)', columns)) AS says
FROM unnest(ARRAY['"n"', 'null', '{"name": null}', '{"name": []}', '{"name": [["n"]]}', '{"name": [{"a": "n"}]}', '{"name": {"a": "n"}}',
                  '{"name": ""}', '{"name": "N"}', '{"name": "ctid"}', '{"": "n"}', '{"name": ["n", "n"]}']::jsonb[]) AS columns;
SELECT said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L)', jsonb_build_object('name', (SELECT jsonb_agg('n'::text) FROM generate_series(1, 65)))));

-- pins of records
SELECT links, said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L, must_link => %L)', :columns::jsonb, links)) AS says
FROM unnest(ARRAY['{{1,2},{2,3}}', '{1,2}', '{{1,2,3}}', '{{1,NULL}}', '{{1,1}}', '{{none,1}}', '{{{1,2}}}', '[0:0][0:1]={{1,2}}', '{}']) AS links;
SELECT said(format('SELECT * FROM dbm.match_clusters(''person'', ''id'', %L, must_link => ''{{1,2},{2,3}}'', cannot_link => ''{{3,1}}'')', :columns::jsonb));
SELECT count(DISTINCT cluster) AS clusters
FROM dbm.match_clusters('person', 'id', :columns, must_link => (SELECT array_agg(ARRAY[i::text, (i + 1)::text]) FROM generate_series(1, 100000) AS i));

-- every kind of relation and of id, names that need quotes, columns of odd types
CREATE VIEW seen AS SELECT * FROM person;
CREATE MATERIALIZED VIEW kept AS SELECT * FROM person;
CREATE TEMPORARY TABLE passing AS SELECT * FROM person;
CREATE TABLE parted (id integer, n text, e text) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (1000);
INSERT INTO parted SELECT * FROM person;
SELECT r, (SELECT count(*) FROM dbm.match_clusters(r::regclass, 'id', :columns)) AS records
FROM unnest(ARRAY['person', 'seen', 'kept', 'passing', 'parted', 'parted_1']) AS r;
CREATE TABLE "We""ird Tab'le" ("I d" uuid PRIMARY KEY, "Na'me""x" text, "SELECT" text[]);
INSERT INTO "We""ird Tab'le" SELECT md5(id::text)::uuid, n, ARRAY[e, NULL, 'other' || e] FROM person;
SELECT count(*) FROM dbm.match_clusters('"We""ird Tab''le"', 'I d', '{"name": "Na''me\"x", "email": "SELECT"}');
CREATE TABLE named (id text, n text);
INSERT INTO named SELECT i, 'John Smith' FROM unnest(ARRAY['', ' ', 'a''b', 'a\b', '{}', 'NULL']) AS i;
SELECT record, length(record) FROM dbm.match_clusters('named', 'id', '{"name": "n"}') ORDER BY record COLLATE "C";
SELECT count(*) FROM dbm.match_explain('named', 'id', '{"name": "n"}', 'a''b', 'a\b', model => (SELECT m FROM fitted));
CREATE TABLE odd (id bigint PRIMARY KEY, j jsonb, b bytea, a integer[], d date, t timestamptz, v int2vector, o boolean, r point, f float8, m numeric);
INSERT INTO odd SELECT i, '{"a": 1}', '\x00ff', '{1, 2, NULL}', (ARRAY['infinity', '-infinity', '4713-01-01 BC'])[1 + i % 3]::date, 'infinity', '1 2', true,
                       point(1, 'NaN'), 'NaN', 'NaN' FROM generate_series(1, 30) AS i;
SELECT count(*) FROM dbm.match_clusters('odd', 'id', '{"name": "j", "email": "b", "phone": "a", "birth_date": ["d", "t"], "text": ["v", "o", "r", "f", "m"]}');
SELECT said('SELECT * FROM dbm.match_clusters(0, ''id'', ''{"name": "n"}'')') AS no_relation,
       said('SELECT * FROM dbm.match_clusters(''person_pkey'', ''id'', ''{"name": "n"}'')') AS an_index,
       said('SELECT * FROM dbm.match_clusters(''person'', ''ctid'', ''{"name": "n"}'')') AS a_system_column;
INSERT INTO parted VALUES (1, 'again', NULL);
SELECT said('SELECT * FROM dbm.match_clusters(''parted'', ''id'', ''{"name": "n"}'')') AS twice;
INSERT INTO named VALUES (NULL, 'nobody');
SELECT said('SELECT * FROM dbm.match_clusters(''named'', ''id'', ''{"name": "n"}'')') AS without_id;

-- a reader sees what they may see
CREATE ROLE match_errors_reader;
GRANT USAGE ON SCHEMA match_errors, dbm TO match_errors_reader;
SET ROLE match_errors_reader;
SELECT said('SELECT * FROM dbm.match_clusters(''person'', ''id'', ''{"name": "n"}'')');
RESET ROLE;
GRANT SELECT ON person TO match_errors_reader;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY first_ten ON person FOR SELECT TO match_errors_reader USING (id <= 10);
SET ROLE match_errors_reader;
SELECT count(*) FROM dbm.match_clusters('person', 'id', '{"name": "n"}');
RESET ROLE;

-- memory is refused with both numbers
CREATE VIEW crowd AS SELECT i AS id, md5(i::text) AS n, md5((-i)::text) || '@firm.com' AS e FROM generate_series(1, 20000) AS i;
SET work_mem = '64kB';
SET hash_mem_multiplier = 1;
SET maintenance_work_mem = '1MB';
SELECT regexp_replace(said('SELECT * FROM dbm.match_clusters(''crowd'', ''id'', ''{"name": "n", "email": "e"}'')'), '[0-9]+ kB of memory', '# kB of memory');
RESET work_mem;
RESET hash_mem_multiplier;
RESET maintenance_work_mem;

-- all alike, and one telephone for all
CREATE TABLE alike AS SELECT i AS id, 'John Smith' AS n, 'john@firm.com' AS e, '+442079460000' AS p FROM generate_series(1, 5000) AS i;
SELECT count(*), count(DISTINCT cluster) AS clusters FROM dbm.match_clusters('alike', 'id', '{"name": "n", "email": "e", "phone": "p"}');
CREATE VIEW one_phone AS SELECT id, left(md5(id::text), 6) || ' ' || left(md5((-id)::text), 7) AS n, p FROM alike WHERE id <= 800;
SELECT count(*), count(DISTINCT cluster) AS clusters FROM dbm.match_clusters('one_phone', 'id', '{"name": "n", "phone": "p"}');

SET client_min_messages = warning;
DROP OWNED BY match_errors_reader;
DROP SCHEMA match_errors CASCADE;
DROP ROLE match_errors_reader;
