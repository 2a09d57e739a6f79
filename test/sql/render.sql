-- The renderer of dynamic SQL: psql's variable interpolation, values that are never read again.
\set SHOW_CONTEXT never
\pset format unaligned
\pset tuples_only on

CREATE FUNCTION r(statement text, parameters jsonb DEFAULT '{}') RETURNS text
    LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT dbm_internal.render(statement, parameters); END;

-- the three forms, as psql writes them, whose words they are
SELECT r('SELECT * FROM :"schema".t WHERE a = :''value'' AND b = CAST($1 AS :type) OR c:::type = 1',
         '{"schema": "My \"own\"", "value": "it''s", "type": "bigint"}');
\set schema 'My "own"'
\set value 'it''s'
\set type bigint
SELECT $t$SELECT * FROM "My ""own""".t WHERE a = 'it''s' AND b = CAST($1 AS bigint) OR c::bigint = 1$t$
       = r($t$SELECT * FROM :"schema".t WHERE a = :'value' AND b = CAST($1 AS :type) OR c:::type = 1$t$,
           jsonb_build_object('schema', :'schema', 'value', :'value', 'type', :'type'));

-- quotes where they are needed, as of format()
SELECT r(':"a" :"b" :"c" :"d" :"e"', '{"a": "plain", "b": "Upper", "c": "select", "d": "客户", "e": "a.b"}');
SELECT r(':"n" :''n'' :n', jsonb_build_object('n', v)) = format('%I ', v) || CASE WHEN v ~ '\\' THEN ' ' ELSE '' END || format('%L %s', v, v)
FROM (VALUES ('x'), (''''), ('"'), ('\'), ('$$'), (E'a\nb'), (''), (':"x"'), ('; DROP TABLE t; --'), ('李')) AS t(v);

-- numbers, booleans, null, arrays and objects as literals
SELECT r(':''a'' :''b'' :''c'' :''d'' :''e''', '{"a": 1.50, "b": true, "c": null, "d": [1, "x''y"], "e": {"k": null}}');
SELECT r('LIMIT :n', '{"n": 10}');

-- a value is not looked at again
SELECT r(':"a" :''a'' :a', '{"a": ":\"b\" :''b'' :b $$ -- /*", "b": "never"}');

-- hostile values come back as they went in
CREATE TABLE hostile (v text);
INSERT INTO hostile VALUES ('$$; DROP TABLE hostile; --'), ('''; DROP TABLE hostile; --'), ('\''; DROP TABLE hostile; --'),
    (E'\\'), ('"; DROP TABLE hostile; --'), ('/* '), (':v'), (E'\n--\n'), ('$statement$'), (E'\u00a0‘’');
DO $do$
DECLARE
    value text;
    found text;
BEGIN
    FOR value IN SELECT v FROM hostile LOOP
        EXECUTE r('SELECT :"v"::text FROM (SELECT :''v'' AS :"v") AS t WHERE :''v'' = :"v" -- :v', jsonb_build_object('v', value)) INTO found;
        ASSERT found = value, value;
        EXECUTE r('SELECT CASE WHEN true THEN:''v''ELSE''''END', jsonb_build_object('v', value)) INTO found;
        ASSERT found = value, value;
    END LOOP;
END
$do$;
SELECT count(*) FROM hostile;

-- what is left alone
SELECT r($t$x::int, a[1:2], a[:2], f(p := 1), ':no', E'\':no', ":no", U&":no", -- :no
/* :no /* :no */ ' :no */ $$ :no $$, $b$ $$ :no $b$, a$b$, $1, x : y, 'it''s :no', E'x'
'\' :no'$t$);
SELECT r($t$a[:low : :high], a$b$:yes, $1:2, ''||:yes$t$, '{"low": 1, "high": 2, "yes": "YES"}');

-- keys that are not used are allowed, so that one set serves many statements
SELECT r('SELECT 1', '{"schema": "x"}');
SELECT r(NULL, '{}') IS NULL, r('SELECT 1', NULL) IS NULL, r('') = '';

-- refused
SELECT r(E'SELECT 1,\n  :"schema".x', '{"scheme": "x"}');
SELECT r('SELECT a[b:c]');
SELECT r('SELECT :Name', '{"name": "x"}');
SELECT r('SELECT :"a"', '{"a": null}');
SELECT r('SELECT :a', '{"a": null}');
SELECT r('SELECT :a', '{"a": [1]}');
SELECT r('SELECT :"a"', '{"a": {}}');
SELECT r('SELECT :''a b''', '{"a": 1}');
SELECT r('SELECT :"a', '{"a": 1}');
SELECT r(E'SELECT 1;\n\nSELECT ''x');
SELECT r('SELECT E''x\''');
SELECT r('SELECT "x');
SELECT r('SELECT $a$ $b$');
SELECT r('SELECT /* /* */');
SELECT r('SELECT 1', '[]');
SELECT r('SELECT 1', '"x"');
SELECT r('SELECT ' || repeat(':长', 1) || repeat('长', 100));

-- a megabyte, and as much of parameters
SELECT length(r(repeat('SELECT ''x'' -- y' || E'\n', 65536) || ':a', '{"a": 1}'));
SELECT length(r(repeat(':"a",:''b'',', 100000), '{"a": "X", "b": "y"}'));

SELECT provolatile, proisstrict, proparallel FROM pg_proc WHERE oid = 'dbm_internal.render(text,jsonb)'::regprocedure;
DROP TABLE hostile;
DROP FUNCTION r;
