-- Links: merging by hand and by given clusters, undoing in any order, pins, survivors, types of ids.
SET client_min_messages = warning;
SET datestyle = ISO;
SET extra_float_digits = 0;
SET jit = off;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT dbm.create_tables('lm', currency => 'CNY');
INSERT INTO lm.customer (customer_id, name, kind, acquired_on)
SELECT 'c' || i, 'name ' || i, 'enterprise', date '2025-01-01' + i FROM generate_series(1, 9) AS i;
INSERT INTO lm.contact (customer_id, contact_id, name, created_at)
SELECT 'c' || i, i, 'person ' || i, '2025-01-01 00:00+00' FROM generate_series(1, 9) AS i;
INSERT INTO lm.transaction (customer_id, transaction_id, ordered_on, amount)
VALUES ('c3', 't1', '2025-03-01', 100), ('c1', 't2', '2025-03-02', 50), ('c3', 't3', '2025-03-03', 25);

-- the survivor: most records, then most orders, then the oldest
SELECT * FROM dbm_internal.lead_commit('lm', 'customer', '{c1,c2,c3,c4,c5,c6}', '{a,a,a,b,b,c}', true, as_of => '2025-06-30');
TABLE lm.merged_customer ORDER BY 1;
-- two clusters become one: the larger keeps its id, and who lived on as a loser follows
SELECT * FROM dbm_internal.lead_commit('lm', 'customer', '{c1,c2,c3,c4,c5,c6}', '{a,a,a,a,a,c}', true, as_of => '2025-06-30');
TABLE lm.merged_customer ORDER BY 1;
-- the same again writes nothing
SELECT * FROM dbm_internal.lead_commit('lm', 'customer', '{c1,c2,c3,c4,c5,c6}', '{x,x,x,x,x,y}', true, as_of => '2025-06-30');
-- a split: the survivor keeps its id in its part
SELECT * FROM dbm_internal.lead_commit('lm', 'customer', '{c1,c2,c3,c4,c5,c6}', '{a,b,a,b,b,c}', true, as_of => '2025-06-30');
TABLE lm.merged_customer ORDER BY 1;
SELECT merge_id, kind, customer_id, losers, merged_by = session_user AS signed, before->'groups' AS groups
FROM lm.merge_log ORDER BY merge_id;
SELECT before->'rows'->'c4'->>'name' AS as_it_was FROM lm.merge_log WHERE merge_id = 3;
SELECT before->'links' AS cut FROM lm.merge_log WHERE kind = 'split';

-- contacts; a person at two customers
SELECT * FROM dbm_internal.lead_commit('lm', 'contact', '{c1#1,c2#2,c3#3,c4#4}', '{p,p,p,q}', true, as_of => '2025-06-30');
TABLE lm.merged_contact ORDER BY 1;

-- by hand, with a reason, and kept as a pin
SELECT dbm.lead_join('lm', 'customer', '{c9,c6}', 'said so on the phone', '2025-06-30') AS merge_id;
SELECT dbm.lead_join('lm', 'customer', '{c9,c6}') AS one_already;
SELECT level, a, b, decision, reason FROM lm.match_pin ORDER BY 1, 2, 3;

-- reading through it
SELECT dbm.resolve('c1', 'lm'), dbm.resolve('c3', 'lm'), dbm.resolve('never heard of', 'lm'), dbm.resolve(NULL::text, 'lm') AS none;
SELECT * FROM lm.customer_resolved ORDER BY customer_id;
SELECT customer_id, contact_id, survivor_customer_id, survivor_contact_id FROM lm.contact_resolved WHERE merge_id IS NOT NULL ORDER BY 1, 2;
SELECT customer_id, name, records, people, orders, revenue, currency, first_order_on, last_order_on FROM lm.customer_360 ORDER BY 1;
SELECT customer_id, recorded_customer_id, happened_on, kind, record_id, detail FROM lm.customer_timeline ORDER BY 3, 5;

-- undoing, the middle of a chain first, leaves the others as they are and pins what it parts
SELECT * FROM dbm.lead_unmerge('lm', 2, '2025-06-30');
TABLE lm.merged_customer ORDER BY 1;
SELECT * FROM dbm.lead_unmerge('lm', 6, '2025-06-30');
SELECT level, a, b, decision, merge_id, reason FROM lm.match_pin ORDER BY 1, 2, 3;
SELECT count(*) AS golden_values_of_contacts FROM lm.golden_value WHERE level = 'contact';
-- joining them by hand is the later word
SELECT dbm.lead_join('lm', 'customer', '{c4,c5}', as_of => '2025-06-30') IS NOT NULL AS joined;
SELECT a, b, decision FROM lm.match_pin WHERE level = 'customer' ORDER BY 1, 2;
-- deciding a pair
INSERT INTO lm.match_review VALUES ('customer', 'c7', 'c8', 2.5, 0.85);
SELECT dbm.lead_pin('lm', 'customer', 'c8', 'c7', 'separate', 'two firms');
SELECT a, b, decision, reason FROM lm.match_pin WHERE a = 'c7';
SELECT count(*) AS to_review FROM lm.match_review;
SELECT dbm.lead_pin('lm', 'customer', 'c7', 'c9', 'link');
SELECT dbm.lead_pin('lm', 'customer', 'c8', 'c9', 'link');
SELECT dbm.lead_pin('lm', 'customer', 'c7', 'c9', NULL);
SELECT dbm.lead_pin('lm', 'customer', 'c7', 'c8', NULL);
SELECT count(*) AS pinned FROM lm.match_pin WHERE a = 'c7';

-- what does not work, and why
SELECT * FROM dbm.lead_unmerge('lm', 2);
SELECT * FROM dbm.lead_unmerge('lm', 4);
SELECT * FROM dbm.lead_unmerge('lm', 99);
SELECT dbm.lead_join('lm', 'customer', '{c1}');
SELECT dbm.lead_join('lm', 'customer', '{c1,c1,NULL}');
SELECT dbm.lead_join('lm', 'customer', '{c1,nobody}');
SELECT dbm.lead_join('lm', 'contact', '{c1#1,c1}');
SELECT dbm.lead_join('lm', 'contact', '{c1#1,c1#77}');
SELECT dbm.lead_join('lm', 'firm', '{c1,c2}');
SELECT dbm.lead_join('nowhere', 'customer', '{c1,c2}');
SELECT dbm.resolve('c1', 'nowhere');
SELECT dbm.lead_pin('lm', 'customer', 'c1', 'c1', 'link');
SELECT dbm.lead_pin('lm', 'customer', 'c1', 'c2', 'perhaps');
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT dbm.lead_join('lm', 'customer', '{c1,c2}');
ROLLBACK;

-- refresh counts orders for who lives on, and gives them back after an unmerge
SELECT dbm.create_tables('lm_r', currency => 'CNY');
INSERT INTO lm_r.customer (customer_id, acquired_on) SELECT 'c' || i, date '2025-01-01' + i FROM generate_series(1, 4) AS i;
INSERT INTO lm_r.transaction (customer_id, transaction_id, ordered_on, amount)
SELECT 'c' || i, i || '-' || j, date '2025-01-01' + 20 * i + j, 10 * i FROM generate_series(1, 4) AS i, generate_series(1, i) AS j;
CALL dbm.refresh('lm_r', '2025-06-30');
CREATE TABLE lm_r.before AS SELECT * FROM lm_r.customer_fact;
SELECT dbm.lead_join('lm_r', 'customer', '{c1,c3}', as_of => '2025-06-30');
CALL dbm.refresh('lm_r', '2025-06-30');
SELECT customer_id, orders, purchase_days, revenue, first_day, last_day, x FROM lm_r.customer_fact ORDER BY 1;
SELECT customer_id, orders, revenue FROM lm_r.customer_360 ORDER BY 1;
SELECT customers, buyers, transactions FROM lm_r.refresh_status;
SELECT customer_id, from_segment IS NOT NULL AS left_something, to_segment IS NULL AS gone FROM lm_r.segment_history WHERE to_segment IS NULL;
SELECT count(*) FROM dbm.lead_unmerge('lm_r', 1, '2025-06-30');
CALL dbm.refresh('lm_r', '2025-06-30');
SELECT count(*) AS not_as_before FROM (SELECT * FROM lm_r.before EXCEPT SELECT * FROM lm_r.customer_fact) AS d;

-- ids that are numbers or uuids; odd ids; 10 is after 9
SELECT dbm.create_tables('lm_n', 'bigint', currency => 'CNY'), dbm.create_tables('lm_u', 'uuid', currency => 'CNY'), dbm.create_tables('lm_t', currency => 'CNY');
INSERT INTO lm_n.customer (customer_id, created_at) VALUES (10, '2025-01-01'), (9, '2025-01-01');
INSERT INTO lm_n.contact (customer_id, contact_id, created_at) VALUES (10, 1, '2025-01-01'), (9, 1, '2025-01-01');
SELECT dbm.lead_join('lm_n', 'customer', '{10,9}'), dbm.lead_join('lm_n', 'contact', '{10#1,9#1}');
SELECT dbm.resolve(10, 'lm_n'), dbm.resolve(10::bigint, 'lm_n') AS bigint, dbm.resolve('10', 'lm_n') AS text;
TABLE lm_n.merged_contact;
SELECT count(*) FROM dbm.lead_unmerge('lm_n', 2);
INSERT INTO lm_u.customer (customer_id) VALUES ('00000000-0000-0000-0000-00000000000b'), ('00000000-0000-0000-0000-00000000000a');
SELECT dbm.lead_join('lm_u', 'customer', '{00000000-0000-0000-0000-00000000000b,00000000-0000-0000-0000-00000000000a}');
SELECT dbm.resolve('00000000-0000-0000-0000-00000000000b'::uuid, 'lm_u');
INSERT INTO lm_t.customer (customer_id) VALUES ('a#1'), ('a'), ('王#''"'), ('%s@id(m)@');
INSERT INTO lm_t.contact (customer_id, contact_id) VALUES ('a#1', 1), ('a', 1), ('王#''"', 2), ('%s@id(m)@', 3);
SELECT dbm.lead_join('lm_t', 'customer', ARRAY['a#1', 'a', '王#''"', '%s@id(m)@']),
       dbm.lead_join('lm_t', 'contact', ARRAY['a#1#1', 'a#1', '王#''"#2', '%s@id(m)@#3']);
SELECT customer_id, survivor_id FROM lm_t.merged_customer ORDER BY customer_id COLLATE "C";
SELECT customer_id, contact_id, survivor_customer_id, survivor_contact_id FROM lm_t.merged_contact ORDER BY customer_id COLLATE "C";

-- Property: whatever was merged, split and undone in whatever order, what lives on is what the standing
-- merges say; undoing the latest gives back what was there before it; undoing all, what was there at first.
SELECT dbm.create_tables('lm_p', currency => 'CNY');
CREATE FUNCTION pg_temp.state(OUT hash text) LANGUAGE sql AS $$
    SELECT md5(string_agg(x, E'\n' ORDER BY x COLLATE "C"))
    FROM (SELECT 'c' || m::text FROM lm_p.merged_customer AS m UNION ALL SELECT 'r' || r::text FROM lm_p.customer_resolved AS r
          UNION ALL SELECT 'g' || g::text FROM lm_p.golden_value AS g UNION ALL SELECT 'u' || u::text FROM lm_p.customer AS u
          UNION ALL SELECT '3' || v::text FROM lm_p.customer_360 AS v) AS all_rows(x)
$$;
CREATE FUNCTION pg_temp.wrong(OUT n bigint) LANGUAGE sql AS $$
    WITH RECURSIVE link AS (
        SELECT m.customer_id, m.merged_into, m.survivor_id FROM lm_p.merged_customer AS m
        JOIN lm_p.merge_log AS g USING (merge_id) WHERE g.undone_at IS NULL AND m.customer_id = ANY (g.losers) AND g.customer_id = m.merged_into
    ), up(customer_id, at) AS (
        SELECT customer_id, merged_into FROM link UNION ALL SELECT u.customer_id, l.merged_into FROM up AS u JOIN link AS l ON l.customer_id = u.at
    )
    SELECT (SELECT count(*) FROM lm_p.merged_customer AS m WHERE NOT EXISTS (
                SELECT FROM up WHERE up.customer_id = m.customer_id AND up.at = m.survivor_id))
         + (SELECT count(*) FROM lm_p.merged_customer AS m JOIN lm_p.merged_customer AS s ON s.customer_id = m.survivor_id)
$$;
DO $$
DECLARE
    seed integer := 1;
    first text; before text; wanted text[]; latest bigint; victim bigint; n_undone integer := 0; n_split integer := 0; what text; last bigint; n_mended integer := 0;
BEGIN
    INSERT INTO lm_p.customer (customer_id, name, kind, acquired_on)
    SELECT 'c' || lpad(i::text, 2, '0'), 'n' || i % 5, 'enterprise', date '2025-01-01' + i % 7 FROM generate_series(1, 20) AS i;
    SELECT hash INTO first FROM pg_temp.state();
    FOR round IN 1..60 LOOP
        seed := abs(hashint4(seed + round) % 1000000);
        SELECT hash INTO before FROM pg_temp.state();
        SELECT coalesce(max(merge_id), 0) INTO last FROM lm_p.merge_log;
        IF seed % 3 = 0 THEN        -- a whole new partition
            SELECT array_agg((abs(hashint4(seed + i)) % (3 + round % 15))::text ORDER BY i) INTO wanted FROM generate_series(1, 20) AS i;
            PERFORM dbm_internal.lead_commit('lm_p', 'customer', ARRAY(SELECT customer_id FROM lm_p.customer ORDER BY 1), wanted, true, as_of => '2025-06-30');
            IF (SELECT count(DISTINCT (w, survivor_id)) <> count(DISTINCT w) OR count(DISTINCT (w, survivor_id)) <> count(DISTINCT survivor_id)
                FROM unnest(ARRAY(SELECT customer_id FROM lm_p.customer ORDER BY 1), wanted) AS x(c, w)
                JOIN lm_p.customer_resolved AS r ON r.customer_id = x.c) THEN
                RAISE 'round %: not the partition wanted', round;
            END IF;
            -- all that a run did, undone in any order
            FOR victim IN SELECT merge_id FROM lm_p.merge_log WHERE seed % 2 = 0 AND merge_id > last ORDER BY hashint8(merge_id) LOOP
                IF EXISTS (SELECT FROM lm_p.merge_log WHERE merge_id = victim AND undone_at IS NULL) THEN
                    PERFORM dbm.lead_unmerge('lm_p', victim, '2025-06-30');
                END IF;
            END LOOP;
            IF seed % 2 = 0 AND before <> (SELECT hash FROM pg_temp.state()) THEN
                RAISE 'round %: not as before the run', round;
            END IF;
        ELSIF seed % 3 = 1 THEN     -- two by hand, then back again
            latest := dbm.lead_join('lm_p', 'customer',
                ARRAY['c' || lpad((1 + seed % 20)::text, 2, '0'), 'c' || lpad((1 + (seed + 1 + seed % 19) % 20)::text, 2, '0')], as_of => '2025-06-30');
            IF latest IS NOT NULL AND seed % 2 = 0 THEN
                PERFORM dbm.lead_unmerge('lm_p', latest, '2025-06-30');
                IF before <> (SELECT hash FROM pg_temp.state()) THEN
                    RAISE 'round %: not as before', round;
                END IF;
            END IF;
        ELSE                        -- any standing merge or split is undone
            SELECT merge_id, kind INTO victim, what FROM lm_p.merge_log WHERE undone_at IS NULL
            ORDER BY hashint8(merge_id + seed) LIMIT 1;
            IF what = 'split' THEN
                n_mended := n_mended + 1;
            END IF;
            IF victim IS NOT NULL THEN
                PERFORM dbm.lead_unmerge('lm_p', victim, '2025-06-30');
                n_undone := n_undone + 1;
            END IF;
        END IF;
        IF (SELECT n FROM pg_temp.wrong()) > 0 THEN
            RAISE 'round %: survivors are not what the merges say', round;
        END IF;
    END LOOP;
    SELECT count(*) INTO n_split FROM lm_p.merge_log WHERE kind = 'split';
    RAISE INFO 'many were undone: %, split: %, splits undone: %', n_undone > 8, n_split > 8, n_mended > 2;
    FOR victim IN SELECT merge_id FROM lm_p.merge_log WHERE kind = 'merge' AND undone_at IS NULL ORDER BY hashint8(merge_id) LOOP
        PERFORM dbm.lead_unmerge('lm_p', victim, '2025-06-30');
    END LOOP;
    RAISE INFO 'all undone, as at first: %', first = (SELECT hash FROM pg_temp.state());
END $$;

DROP SCHEMA lm, lm_r, lm_n, lm_u, lm_t, lm_p CASCADE;
