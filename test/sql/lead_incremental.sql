-- Runs that start from the last one: 200 random batches end, each of them, as a run over everything would.
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
\set SHOW_CONTEXT never
\set VERBOSITY terse

-- A pool of people and firms, many of them twice or more, with slips; few names, so that blocks grow large.
CREATE SCHEMA li_pool;
CREATE FUNCTION li_pool.draw(seed text, n integer) RETURNS integer LANGUAGE sql AS 'SELECT abs(hashtext(seed) % n)';
CREATE TABLE li_pool.customer AS
SELECT k.kind || lpad(e::text, 3, '0') || copy AS customer_id, CASE k.kind WHEN 'f' THEN 'enterprise' ELSE 'person' END AS kind,
       CASE k.kind WHEN 'f'
            THEN (ARRAY['Nordic','Baltic','Alpine','Delta','Orion','Vega','Atlas','Lumen','Kestrel','Marlin','Quartz','Sirius','Tundra','Umbra','Velox','Zenit'])[1 + li_pool.draw('n' || e, 16)] || ' '
                 || (ARRAY['Paper','Steel','Dairy','Optics','Marine','Textile','Energy'])[1 + li_pool.draw('w' || e, 7)] || ' '
                 || (ARRAY['Ltd','GmbH','Limited','Ltd.'])[1 + li_pool.draw('l' || e || copy, 4)]
            ELSE (ARRAY['Anna','Peter','Maria','John','Eva','Paul','Ida','Karl','Nora','Hans','Leif','Olga','Rune','Siri','Tove','Ulf','Vera','Yngve'])[1 + li_pool.draw('g' || e, 18)] || ' '
                 || (ARRAY['Berg','Lind','Holm','Dahl','Strand','Falk','Moen','Lund','Ek','Hauge','Krog','Nygard','Rask','Solheim','Toft','Vik'])[1 + li_pool.draw('s' || e, 16)]
                 || CASE WHEN li_pool.draw('t' || e || copy, 5) = 0 THEN 'd' ELSE '' END END AS name,
       (ARRAY['Oslo','Bergen','Malmo','Turku','Aarhus','Tampere','Lund','Umea'])[1 + li_pool.draw('c' || e, 8)] AS city, e, copy
FROM (VALUES ('p', 150), ('f', 60)) AS k(kind, n), generate_series(1, k.n) AS e, generate_series(1, 1 + li_pool.draw(k.kind || e, 3)) AS copy;
CREATE TABLE li_pool.contact_point AS
SELECT c.customer_id, p.kind, p.value
FROM li_pool.customer AS c,
     LATERAL (VALUES ('mobile', '+4670' || lpad((1000000 + li_pool.draw('m' || c.kind || e, 8999999))::text, 7, '0')),
                     ('email', lower(split_part(c.name, ' ', 1)) || e || '@' || (ARRAY['post.se','mail.no','firma.fi'])[1 + li_pool.draw('d' || e, 3)]),
                     ('phone', '+468' || (5000000 + li_pool.draw('p' || e, 200)))) AS p(kind, value)
WHERE li_pool.draw(p.kind || customer_id, 3) > 0 AND (c.kind = 'person' OR p.kind <> 'mobile');
SELECT count(*) AS customers, count(DISTINCT (kind, e)) AS entities FROM li_pool.customer;

-- one model for all runs
SELECT dbm.create_tables('li_all'), dbm.create_tables('li');
INSERT INTO li_all.customer (customer_id, kind, name, city) SELECT customer_id, kind, name, city FROM li_pool.customer;
INSERT INTO li_all.contact_point (customer_id, kind, value) SELECT * FROM li_pool.contact_point;
SELECT dbm.lead_fit('li_all', 'contact'), dbm.lead_fit('li_all', 'customer');
INSERT INTO li.match_model SELECT level, version, payload, pins, records, 'the same', fitted_at, fitted_by FROM li_all.match_model;

-- Clusters, components and pairs of a run over everything that the stored ones do not have, and the other way round.
CREATE FUNCTION pg_temp.wrong(level text, options jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
BEGIN
    WITH run AS MATERIALIZED (
        SELECT * FROM dbm_internal.lead_run('li', level, dbm_internal.lead_relation('li', level), dbm_internal.lead_must_link('li', level, options),
                                   dbm_internal.lead_pins('li', level, 'separate'), options, NULL, false)
    ), whole AS (
        SELECT record, coalesce(partner, cluster), coalesce(decision, component), round(bits::numeric, 6) FROM run
    ), kept AS (
        SELECT r.record, r.cluster, r.component, NULL::numeric FROM li.match_record AS r WHERE r.level = wrong.level
        UNION ALL
        SELECT p.a, p.b, p.decision, round(p.bits::numeric, 6) FROM li.match_pair AS p WHERE p.level = wrong.level AND p.bits IS NOT NULL
    )
    SELECT (SELECT count(*) FROM (TABLE whole EXCEPT TABLE kept) AS d) + (SELECT count(*) FROM (TABLE kept EXCEPT TABLE whole) AS d)
         + cardinality(dbm_internal.lead_astray('li', level)) INTO n;
    RETURN n;
END $$;
CREATE FUNCTION pg_temp.arrive(batch integer) RETURNS void LANGUAGE sql AS $$
    INSERT INTO li.customer (customer_id, kind, name, city) SELECT customer_id, kind, name, city FROM li_pool.customer
    WHERE li_pool.draw('b' || customer_id, 100) = batch ON CONFLICT DO NOTHING;
    INSERT INTO li.contact_point (customer_id, kind, value) SELECT p.* FROM li_pool.contact_point AS p
    WHERE li_pool.draw('b' || customer_id, 100) = batch AND NOT EXISTS (SELECT FROM li.contact_point AS q WHERE q.customer_id = p.customer_id);
$$;
CREATE FUNCTION pg_temp.some_customer(seed text, wanted text) RETURNS text LANGUAGE sql AS $$
    SELECT customer_id FROM li.customer WHERE kind = wanted ORDER BY hashtext(seed || customer_id), customer_id LIMIT 1
$$;
-- what happens between two runs: records come, change, go, are decided on, merges are undone
CREATE FUNCTION pg_temp.happen(batch integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one text;
    two text;
    kind_of text := CASE WHEN batch % 3 = 0 THEN 'enterprise' ELSE 'person' END;
    victim bigint;
BEGIN
    PERFORM pg_temp.arrive(batch % 100);
    one := pg_temp.some_customer('a' || batch, kind_of);
    two := pg_temp.some_customer('b' || batch, kind_of);
    CASE batch % 8
        WHEN 1 THEN DELETE FROM li.contact_point WHERE customer_id = one;
                    DELETE FROM li.customer WHERE customer_id = one;
        WHEN 2 THEN UPDATE li.contact_point AS p SET value = q.value FROM li.contact_point AS q
                    WHERE p.customer_id = one AND q.customer_id = two AND q.kind = p.kind;
        WHEN 3 THEN UPDATE li.customer SET name = (SELECT name FROM li.customer WHERE customer_id = two) WHERE customer_id = one;
        WHEN 4 THEN SELECT merge_id INTO victim FROM li.merge_log WHERE undone_at IS NULL AND kind = 'merge' ORDER BY hashint8(merge_id + batch) LIMIT 1;
                    PERFORM dbm.lead_unmerge('li', victim, '2025-07-01');
        WHEN 5 THEN IF one <> two THEN
                        PERFORM dbm.lead_pin('li', 'customer', one, two, (ARRAY['link','separate'])[1 + li_pool.draw('x' || batch, 2)]);
                    END IF;
        WHEN 6 THEN DELETE FROM li.match_pin WHERE li_pool.draw(a || b || batch, 4) = 0;
        WHEN 7 THEN IF one <> two THEN PERFORM dbm.lead_join('li', 'customer', ARRAY[one, two], as_of => '2025-07-01'); END IF;
        ELSE NULL;
    END CASE;
EXCEPTION WHEN invalid_parameter_value OR object_not_in_prerequisite_state THEN NULL;   -- a pin that contradicts others
END $$;
DO $$
DECLARE
    options constant jsonb := '{"block_limit": 8}';
    bad integer := 0;
    wholes integer := 0;
    looked bigint := 0;
    there bigint := 0;
BEGIN
    PERFORM pg_temp.arrive(b) FROM generate_series(0, 39) AS b;
    PERFORM dbm.lead_merge('li', '2025-07-01', options);
    FOR batch IN 40..239 LOOP
        PERFORM pg_temp.happen(batch);
        PERFORM dbm.lead_merge('li', '2025-07-01', options);
        -- what is wrong once stays wrong, so each time the level that most happened to will do
        IF pg_temp.wrong(CASE WHEN batch % 3 = 0 THEN 'customer' ELSE 'contact' END, options) > 0 THEN
            bad := bad + 1;
        END IF;
        SELECT wholes + count(*) FILTER (WHERE s.whole), looked + sum(s.looked_at) INTO wholes, looked FROM li.match_state AS s;
        there := there + (SELECT count(*) FROM li.match_record);
        COMMIT; -- the temporary tables of a run are locked until then, and 200 runs have more than the server has locks
    END LOOP;
    bad := bad + pg_temp.wrong('contact', options) + pg_temp.wrong('customer', options);
    RAISE INFO '200 batches, not as a run over everything: %, few runs over everything: %, looked at: less than half %', bad, wholes < 100, looked * 2 < there;
END $$;
SELECT count(*) FILTER (WHERE kind = 'merge') > 80 AS merges, count(*) FILTER (WHERE kind = 'split') > 15 AS splits, count(undone_at) > 15 AS undone FROM li.merge_log;

-- nothing new, other options, a new model, the state taken away
SELECT level, merges, splits FROM dbm.lead_merge('li', '2025-07-01', '{"block_limit": 8}');
SELECT level, whole, looked_at FROM li.match_state ORDER BY 1;
SELECT count(*) FROM dbm.lead_merge('li', '2025-07-01');
SELECT level, whole FROM li.match_state ORDER BY 1;
SELECT dbm.lead_fit('li', 'customer') > 1 AS fitted;
SELECT count(*) FROM dbm.lead_merge('li', '2025-07-01');
SELECT level, whole FROM li.match_state ORDER BY 1;
DELETE FROM li.match_state WHERE level = 'contact';
SELECT count(*) FROM dbm.lead_merge('li', '2025-07-01');
SELECT level, whole FROM li.match_state ORDER BY 1;
-- rows that no run wrote
UPDATE li.match_record SET keys = '{{1},{2}}' WHERE record = (SELECT min(record) FROM li.match_record);
UPDATE li.customer SET name = name || 's' WHERE customer_id = (SELECT max(customer_id) FROM li.customer WHERE kind = 'enterprise');
SELECT * FROM dbm.lead_merge('li', '2025-07-01');
-- one run without blocking needs a model
SELECT * FROM dbm.match_run('li.match_contact', 'record', '{"name": "name"}', candidates => '{}');
SELECT cardinality(dbm.match_blocking_rules('person')) > 10 AS person, 'company' = ANY (dbm.match_blocking_rules('company')) AS company, dbm.match_blocking_rules(NULL) IS NULL AS none;
SELECT dbm.match_blocking_rules('firm');
DROP SCHEMA li, li_all, li_pool CASCADE;
