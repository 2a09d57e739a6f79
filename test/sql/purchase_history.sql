-- One customer's orders by day. A small log with everything that goes wrong in real logs: days out of
-- order, two orders on one day, an order and its refund on one day, an order that cost nothing, refunds
-- before the first purchase, between purchases and after the last, and amounts with 0, 1 and 2 decimals.
SET DateStyle = 'ISO, MDY';
CREATE TABLE log (id integer, day date, amount numeric);
INSERT INTO log VALUES
    (1, '1997-03-10', 20.00), (2, '1997-01-12', 77), (3, '1997-01-01', 11.77), (4, '1997-01-12', 0.5),
    (5, '1996-12-30', -1), (6, '1997-02-01', 0), (7, '1997-02-20', -5.5), (8, '1997-03-10', -20.00),
    (9, '1997-04-01', -2.25), (10, '1997-01-12', -7.00);
SELECT dbm.purchase_history(day, amount) FROM log;

-- what is read from it, at the end and at days in the past
SELECT as_of, dbm.first_day(h, as_of), dbm.last_day(h, as_of), dbm.orders(h, as_of), dbm.purchase_days(h, as_of) AS days,
       dbm.revenue(h, as_of), round(dbm.mean_order(h, as_of), 4) AS mean_order
FROM (SELECT dbm.purchase_history(day, amount) AS h FROM log) AS history,
     unnest(ARRAY['infinity', '1997-04-01', '1997-03-10', '1997-02-19', '1997-01-12', '1997-01-11', '1997-01-01',
                  '1996-12-31', '1996-12-29', '-infinity']::date[]) AS as_of;
SELECT dbm.first_day(h), dbm.last_day(h), dbm.orders(h), dbm.purchase_days(h), dbm.revenue(h) = (SELECT sum(amount) FROM log) AS exact,
       round(dbm.mean_order(h), 4) AS mean_order
FROM (SELECT dbm.purchase_history(day, amount) AS h FROM log) AS history;

-- the summary of the models: the refund of 5.50 is charged to 1 February, which is left below zero, and
-- that of 2.25 to 10 March, so only 12 January counts for spend
SELECT as_of, dbm.recency_days(h, as_of), s.x, s.t_x, s.t, s.mean_repeat_spend, round(s.log_intervals::numeric, 9) AS log_intervals
FROM (SELECT dbm.purchase_history(day, amount) AS h FROM log) AS history,
     unnest(ARRAY['1997-04-30', '1997-02-10', '1997-01-12', '1997-01-01', '1996-12-31']::date[]) AS as_of,
     dbm.btyd(h, as_of, 'day') AS s;
SELECT unit, s.x, abs(s.t_x * days - 68) < 1e-9 AS t_x, abs(s.t * days - 119) < 1e-9 AS t, s.mean_repeat_spend,
       abs(s.log_intervals + s.x * ln(days::float8) - (dbm.btyd(h, '1997-04-30', 'day')).log_intervals) < 1e-12 AS log_intervals
FROM (SELECT dbm.purchase_history(day, amount) AS h FROM log) AS history,
     (VALUES ('day', 1), ('week', 7), ('month', 365.25 / 12), ('year', 365.25)) AS u (unit, days),
     dbm.btyd(h, '1997-04-30', unit) AS s;
SELECT dbm.btyd(h, '1997-04-30') = dbm.btyd(h, '1997-04-30', 'week') AS default_is_week
FROM (SELECT dbm.purchase_history(day, amount) AS h FROM log) AS history;
SELECT h, dbm.btyd(h::dbm.purchase_history, '2020-01-31', 'day')
FROM (VALUES ('{2020-01-01 1 10}'), ('{2020-01-01 1 10, 2020-01-11 1 0}'), ('{2020-01-01 1 0, 2020-01-11 1 4.00, 2020-01-21 3 5.00}'),
             ('{2020-01-01 1 10, 2020-01-11 1 4, 2020-01-12 0 0 -4}'), ('{2020-01-11 0 0 -4}'), ('{}'),
             ('{2020-01-01 0 0 -9, 2020-01-05 1 1, 2020-01-11 1 4 -1, 2020-01-12 0 0 -1, 2020-02-01 0 0 -1}')) AS v (h);

-- gaps of 10, 20 and 1,000,000 days; refunds and what comes later make no gap
SELECT abs((dbm.btyd('{2020-01-01 1 1, 2020-01-11 1 1, 2020-01-15 0 0 -1, 2020-01-31 2 1, 4757-12-30 1 1}'::dbm.purchase_history, '5000-01-01', 'day')).log_intervals
           - ln(10 * 20 * ('4757-12-30'::date - '2020-01-31')::float8)) < 1e-12 AS gaps,
       abs((dbm.btyd(dbm.purchase_history('2020-01-01'::date + i * i, 1), '2022-01-01', 'week')).log_intervals - sum(ln((2 * i - 1) / 7.0::float8)) FILTER (WHERE i > 0)) < 1e-12 AS squares
FROM generate_series(0, 20) AS i;

-- a customer with refunds only has money but no purchase
SELECT dbm.first_day(h), dbm.last_day(h), dbm.orders(h), dbm.purchase_days(h), dbm.revenue(h), dbm.mean_order(h),
       dbm.recency_days(h, '2020-01-01'), dbm.btyd(h, '2020-01-01') IS NULL AS no_summary
FROM (SELECT dbm.purchase_history('2019-05-05', -3.5) AS h) AS refunds;

-- every order of the rows, every split in two and in three, with and without the combine step: one answer
CREATE TABLE expected AS SELECT dbm.purchase_history(day, amount)::text AS h FROM log;
WITH RECURSIVE orders_of AS (
    SELECT ARRAY[]::integer[] AS ids
    UNION ALL
    SELECT ids || id FROM orders_of, generate_series(1, 6) AS id WHERE NOT id = ANY (ids)
)
SELECT count(*) AS permutations, count(DISTINCT h) AS answers,
       bool_and(h = (SELECT dbm.purchase_history(day, amount)::text FROM log WHERE id <= 6)) AS right
FROM (SELECT ids, (SELECT dbm.purchase_history(day, amount ORDER BY place)::text
                   FROM unnest(ids) WITH ORDINALITY AS u (id, place) JOIN log USING (id)) AS h
      FROM orders_of WHERE cardinality(ids) = 6) AS permuted;
SELECT count(*) AS splits, bool_and(splits.h = expected.h) AS right
FROM (SELECT split, dbm.rollup(part ORDER BY in_second)::text AS h
      FROM (SELECT split, (split >> (id - 1)) & 1 AS in_second, dbm.purchase_history(day, amount) AS part
            FROM log, generate_series(0, 1023) AS split GROUP BY 1, 2) AS parts
      GROUP BY split) AS splits, expected;
SELECT count(*) AS splits, bool_and(splits.h = expected.h) AS right
FROM (SELECT split, dbm.rollup(part ORDER BY part_no DESC)::text AS h
      FROM (SELECT split, (id * split / 3 + id) % 3 AS part_no, dbm.purchase_history(day, amount ORDER BY -id) AS part
            FROM log, generate_series(0, 200) AS split GROUP BY 1, 2) AS parts
      GROUP BY split) AS splits, expected;
SELECT dbm_internal.purchase_history_merge(a, b)::text = expected.h AS merged, dbm_internal.purchase_history_merge(b, a)::text = expected.h AS other_way,
       dbm_internal.purchase_history_merge(NULL, a)::text = a::text AS from_nothing, dbm_internal.purchase_history_merge(a, NULL)::text = a::text AS with_nothing,
       dbm_internal.purchase_history_merge(NULL, NULL) IS NULL AS nothing
FROM (SELECT dbm.purchase_history(day, amount) FILTER (WHERE id % 2 = 0) AS a,
             dbm.purchase_history(day, amount) FILTER (WHERE id % 2 = 1) AS b FROM log) AS halves, expected;

-- called as plain functions the steps leave their argument as it was and give finished histories
SELECT a, dbm_internal.purchase_history_add(a, '2020-01-01', 2.5) AS added, a AS unchanged
FROM (SELECT '{2020-01-01 1 1, 2020-01-02 1 1}'::dbm.purchase_history AS a) AS one;

-- running totals: the state goes on after each answer
SELECT count(*) AS rows, bool_and(running::text = (SELECT dbm.purchase_history(day, amount)::text FROM log AS l WHERE l.id <= w.id)) AS right
FROM (SELECT id, dbm.purchase_history(day, amount) OVER (ORDER BY id) AS running FROM log) AS w;
SELECT count(*) AS rows, bool_and(running::text = (SELECT dbm.purchase_history(day, amount)::text FROM log AS l WHERE l.id <= w.id)) AS right
FROM (SELECT id, dbm.rollup(part) OVER (ORDER BY id) AS running
      FROM (SELECT id, dbm.purchase_history(day, amount) AS part FROM log GROUP BY id) AS parts) AS w;
SELECT bool_and(sliding::text = (SELECT dbm.purchase_history(day, amount)::text FROM log AS l WHERE l.id BETWEEN w.id - 2 AND w.id)) AS right
FROM (SELECT id, dbm.purchase_history(day, amount) OVER (ORDER BY id ROWS 2 PRECEDING) AS sliding FROM log) AS w;

-- no rows, NULLs of outer joins, FILTER
SELECT dbm.purchase_history(day, amount) IS NULL AS no_rows FROM log WHERE false;
SELECT dbm.purchase_history(NULL::date, NULL) IS NULL AS only_nulls, dbm.rollup(NULL::dbm.purchase_history) IS NULL AS rollup_of_null;
SELECT dbm.purchase_history(day, amount) FILTER (WHERE id > 99) IS NULL AS all_filtered FROM log;
SELECT c, dbm.purchase_history(day, amount), dbm.orders(dbm.purchase_history(day, amount))
FROM generate_series(1, 3) AS c LEFT JOIN log ON id = c AND c <> 2 GROUP BY c ORDER BY c;
SELECT dbm.purchase_history(d::date, a) FROM (VALUES (NULL, NULL), ('2020-01-01', 1), (NULL, NULL)) AS v (d, a);
SELECT dbm.rollup(h::dbm.purchase_history) FROM (VALUES (NULL), ('{2020-01-01 1 1}'), (NULL), ('{}')) AS v (h);
SELECT dbm.first_day(NULL), dbm.revenue('{}', NULL), dbm.btyd(NULL, '2020-01-01'), dbm.btyd('{}', NULL);
SELECT dbm.purchase_history(NULL::date, 1);
SELECT dbm.purchase_history('2020-01-01'::date, NULL);

-- infinite days, amounts that are no money
SELECT dbm.purchase_history('infinity'::date, 1);
SELECT dbm.purchase_history('-infinity'::date, 1);
SELECT dbm.purchase_history('2020-01-01'::date, 'NaN');
SELECT dbm.purchase_history('2020-01-01'::date, '-Infinity');
SELECT dbm.recency_days('{2020-01-01 1 1}', 'infinity');
SELECT dbm.btyd('{2020-01-01 1 1}', 'infinity');
SELECT dbm.btyd('{2020-01-01 1 1}', '2020-02-01', 'fortnight');

-- amounts are exact: 20 decimals, 10^20, both widths of entry, and what 38 digits cannot hold
SELECT dbm.purchase_history('2020-01-01'::date, a) FROM (VALUES (0.12345678901234567891), (1)) AS v (a);
SELECT h, dbm.revenue(h), dbm.mean_order(h) FROM (
    SELECT dbm.purchase_history('2020-01-01'::date, a) AS h FROM (VALUES (100000000000000000000), (1.25), (-1)) AS v (a)) AS big;
SELECT dbm.purchase_history('2020-01-01'::date, 9223372036854775807) AS narrow,
       dbm.purchase_history('2020-01-01'::date, 9223372036854775808) AS wide;
-- each amount fits 64 bits, their sum does not, in every order
SELECT DISTINCT dbm.rollup(h ORDER BY place)::text
FROM (SELECT place, k, dbm.purchase_history(d::date, a) AS h
      FROM (VALUES (1, '2020-01-02', 9223372036854775807), (2, '2020-01-01', 5), (3, '2020-01-02', 1), (4, '2020-01-01', -9223372036854775807),
                   (5, '2020-01-01', 3.1)) AS v (id, d, a),
           generate_series(1, 5) AS k, LATERAL (SELECT (id * k) % 5 AS place) AS p
      GROUP BY k, place) AS parts GROUP BY k;
SELECT DISTINCT dbm.purchase_history(d::date, a ORDER BY (id * k) % 5)::text
FROM (VALUES (1, '2020-01-02', 9223372036854775807), (2, '2020-01-01', 5), (3, '2020-01-02', 1), (4, '2020-01-01', -9223372036854775807),
             (5, '2020-01-01', 3.1)) AS v (id, d, a), generate_series(1, 4) AS k GROUP BY k;
SELECT dbm.revenue(dbm.purchase_history('2020-01-01'::date, a)) FROM (VALUES (99999999999999999999999999999999999998), (1)) AS v (a);
SELECT dbm.purchase_history('2020-01-01'::date, a) FROM (VALUES (99999999999999999999999999999999999999), (1)) AS v (a);
SELECT dbm.purchase_history('2020-01-01'::date, a) FROM (VALUES (100000000000000000000), (0.12345678901234567891)) AS v (a);
SELECT dbm.purchase_history('2020-01-01'::date, 1e38);
SELECT dbm.purchase_history('2020-01-01'::date, 1e1000);
SELECT dbm.purchase_history('2020-01-01'::date, 1e-39);
SELECT dbm.purchase_history('2020-01-01'::date, a) FROM (VALUES (19.9900000000000000), (1.0)) AS v (a);

-- the day of a moment is the day in the zone that is named, whatever the session's
SELECT zone, dbm.purchase_history(at::timestamptz, 1.00, zone)
FROM (VALUES ('2024-03-31 15:59:59+00'), ('2024-03-31 16:00:00+00'), ('2024-03-10 23:30:00-08')) AS v (at),
     (VALUES ('Asia/Shanghai'), ('UTC'), ('america/los_angeles'), ('Etc/GMT-8')) AS z (zone)
GROUP BY zone ORDER BY zone COLLATE "C";
BEGIN;
CREATE TABLE moment AS SELECT timestamptz '1890-01-01 00:00+00' + i * interval '7 hours 13 minutes 11.5 seconds' AS at,
                              (i % 7) - 1.5 AS amount, (ARRAY['Asia/Shanghai', 'Europe/London', 'America/St_Johns'])[1 + i % 3] AS zone
FROM generate_series(1, 3000) AS i;
SELECT bool_and(a::text = b::text) AS right, count(*) AS zones
FROM (SELECT zone, dbm.purchase_history(at, amount, zone) AS a, dbm.purchase_history((at AT TIME ZONE zone)::date, amount) AS b
      FROM moment GROUP BY zone) AS z;
SELECT dbm.purchase_history(at, amount, zone)::text = dbm.purchase_history((at AT TIME ZONE zone)::date, amount)::text AS mixed_zones FROM moment;
SET LOCAL TimeZone = 'Pacific/Kiritimati';
SELECT dbm.purchase_history('2024-03-31 15:59:59+00'::timestamptz, 1, 'Asia/Shanghai');
ROLLBACK;
SELECT dbm.purchase_history(NULL::timestamptz, NULL, 'Asia/Shanghai') IS NULL AS nulls, dbm.purchase_history(NULL::timestamptz, NULL, NULL) IS NULL AS all_nulls;
SELECT dbm.purchase_history('2024-01-01 00:00+00'::timestamptz, 1, NULL);
SELECT dbm.purchase_history('2024-01-01 00:00+00'::timestamptz, NULL, 'UTC');
SELECT dbm.purchase_history(NULL::timestamptz, 1, 'UTC');
SELECT dbm.purchase_history('infinity'::timestamptz, 1, 'UTC');
SELECT dbm.purchase_history('2024-01-01 00:00+00'::timestamptz, 1, 'Asia/Shangai');
SELECT dbm.purchase_history('2024-01-01 00:00+00'::timestamptz, 1, 'UTC+8');
SELECT dbm.purchase_history('2024-01-01 00:00+00'::timestamptz, 1, '');
SELECT dbm.purchase_history('2024-01-01 00:00+00'::timestamptz, 1, repeat('Asia/Shanghai', 20)) IS NULL;

-- text: spaces, order, repeated days, days BC, any DateStyle
SELECT t, t::dbm.purchase_history
FROM (VALUES ('{}'), (' { } '), ('{2020-01-01 1 5}'), (E'{\n 2020-01-02   2 7.50 -1.5,2020-01-01 1 5\t}'), ('{2020-01-01 1 5, 2020-01-01 2 6.00}'),
             ('{2020-01-01 0 0 -5.00}'), ('{2020-01-01 0 0.00 -5}'), ('{0044-03-15 BC 1 5, 2020-02-29 1 0}'), ('{20000-12-31 1 5.0}'),
             ('{2020-01-01 1 0 -1}'), ('{2020-01-01 1 0.50 -0.5}'), ('{2020-01-01 2147483647 5}')) AS v (t);
SET DateStyle = 'German, DMY';
SELECT '{1997-02-01 1 11.77}'::dbm.purchase_history;
SET DateStyle = 'ISO, MDY';
SELECT ''::dbm.purchase_history;
SELECT '{2020-01-01}'::dbm.purchase_history;
SELECT '{2020-01-01 1}'::dbm.purchase_history;
SELECT '{2020-01-01 1 5'::dbm.purchase_history;
SELECT '{2020-01-01 1 5} x'::dbm.purchase_history;
SELECT '{2020-01-01 1 5,}'::dbm.purchase_history;
SELECT '{2020-01-01 -1 5}'::dbm.purchase_history;
SELECT '{2020-01-01 1 -5}'::dbm.purchase_history;
SELECT '{2020-01-01 0 5}'::dbm.purchase_history;
SELECT '{2020-01-01 0 0}'::dbm.purchase_history;
SELECT '{2020-01-01 1 5 5}'::dbm.purchase_history;
SELECT '{2020-01-01 1 5 -0}'::dbm.purchase_history;
SELECT '{2020-01-01 1 5.0.0}'::dbm.purchase_history;
SELECT '{2020-01-01 1 .}'::dbm.purchase_history;
SELECT '{2020-01-01 2147483648 5}'::dbm.purchase_history;
SELECT '{2020-01-01 2147483647 5, 2020-01-02 1 5}'::dbm.purchase_history;
SELECT '{2020-02-30 1 5}'::dbm.purchase_history;
SELECT '{2021-02-29 1 5}'::dbm.purchase_history;
SELECT '{2020-13-01 1 5}'::dbm.purchase_history;
SELECT '{0000-01-01 1 5}'::dbm.purchase_history;
SELECT '{99999999-01-01 1 5}'::dbm.purchase_history;
SELECT '{infinity 1 5}'::dbm.purchase_history;
SELECT '{2020-01-01 1 NaN}'::dbm.purchase_history;
SELECT '{2020-01-01 1 999999999999999999999999999999999999999}'::dbm.purchase_history;
SELECT '{2020-01-01 1 5.000000000000000000000000000000000000001}'::dbm.purchase_history;

-- round trips through text and binary, narrow and wide, and through a table that compresses
CREATE TABLE kept (name text, h dbm.purchase_history);
INSERT INTO kept SELECT 'log', dbm.purchase_history(day, amount) FROM log;
INSERT INTO kept VALUES ('empty', '{}'), ('refund', '{2020-01-01 0 0 -5.10}'), ('wide', '{2020-01-01 1 100000000000000000000.25 -0.01, 0044-03-15 BC 1 0.00}'),
    ('widest', '{2020-01-01 1 99999999999999999999999999999999999999}'), ('deep', '{2020-01-01 1 0.00000000000000000000000000000000000001}');
INSERT INTO kept SELECT 'long', dbm.purchase_history(date '2000-01-01' + (i * 7919) % 20000, (i % 100) / 4.0 - 1) FROM generate_series(1, 50000) AS i;
SELECT name, h::text::dbm.purchase_history::text = h::text AS text_form, pg_column_size(h) < 100000 AS compressed FROM kept;
SELECT dbm.purchase_days(h), dbm.orders(h), dbm.revenue(h), dbm.revenue(h) = (SELECT sum((i % 100) / 4.0 - 1) FROM generate_series(1, 50000) AS i) AS exact
FROM kept WHERE name = 'long';
\copy kept TO 'results/purchase_history.bin' (FORMAT binary)
CREATE TABLE received (name text, h dbm.purchase_history);
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
SELECT name, dbm_internal.purchase_history_send(kept.h) = dbm_internal.purchase_history_send(received.h) AS bytes, kept.h::text = received.h::text AS contents
FROM kept JOIN received USING (name);
SELECT dbm_internal.purchase_history_send('{2020-01-02 3 5.00 -0.01}');

-- bytes from outside are checked: version, decimals, number of entries, length, orders, amount, day
\copy (SELECT 'bad', '\x02'::bytea || substr(dbm_internal.purchase_history_send('{2020-01-02 3 5.00}'), 2)) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x0127000000000000'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x010200000002'::bytea || substr(dbm_internal.purchase_history_send('{2020-01-02 3 5.00}'), 7)) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x0102ffffffff'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', dbm_internal.purchase_history_send('{2020-01-02 3 5.00}') || '\x00'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x0102'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x01020000000100000001ffffffff00000000000000000000000000000001'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x0102000000010000000100000001ffffffffffffffffffffffffffffffff'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x01020000000100000001000000017fffffffffffffffffffffffffffffff'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
\copy (SELECT 'bad', '\x0102000000017fffffff0000000100000000000000000000000000000001'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
-- entries in any order are not damage
\copy (SELECT 'unsorted', '\x01010000000300000001000000010000000000000000000000000000000700000000000000010000000000000000000000000000000500000001000000020000000000000000000000000000000b'::bytea) TO 'results/purchase_history.bin' (FORMAT binary)
\copy received FROM 'results/purchase_history.bin' (FORMAT binary)
SELECT h FROM received WHERE name = 'unsorted';

-- many customers, in parallel, spilled to disk and in one process: the same histories
CREATE TABLE shop AS SELECT i * 7919 % 611 AS customer_id, date '2020-01-01' + i * 31 % 900 AS day, i % 57 - 2.5 AS amount,
                            timestamptz '2020-01-01 00:00+00' + i * 31 % 900 * interval '25 hours' AS at
FROM generate_series(1, 20000) AS i;
ALTER TABLE shop SET (parallel_workers = 2);
CREATE INDEX ON shop (customer_id, day);
ANALYZE shop;
CREATE TABLE serial AS SELECT customer_id, dbm.purchase_history(day, amount)::text AS h, dbm.purchase_history(at, amount, 'Asia/Shanghai')::text AS h_at
FROM shop GROUP BY customer_id;
CREATE TABLE serial_all AS SELECT dbm.purchase_history(day, amount)::text AS h FROM shop;
BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL enable_hashagg = on;
EXPLAIN (COSTS OFF) SELECT dbm.purchase_history(day, amount) FROM shop;
SELECT dbm.purchase_history(day, amount)::text = (SELECT h FROM serial_all) AS same FROM shop;
SELECT count(*) AS customers, bool_and(p.h::text = s.h AND p.h_at::text = s.h_at) AS same
FROM (SELECT customer_id, dbm.purchase_history(day, amount) AS h, dbm.purchase_history(at, amount, 'Asia/Shanghai') AS h_at
      FROM shop GROUP BY customer_id) AS p JOIN serial AS s USING (customer_id);
SELECT dbm.rollup(h::dbm.purchase_history)::text = (SELECT h FROM serial_all) AS rolled_up FROM serial;
SELECT dbm.purchase_history(day, amount) IS NULL AS no_row_passes FROM shop WHERE amount > 1000;
SELECT dbm.purchase_history(day, amount) FILTER (WHERE amount > 1000) IS NULL AS all_filtered FROM shop;
ROLLBACK;
BEGIN;
SET LOCAL work_mem = '64kB';
SET LOCAL enable_sort = off;
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT count(*) AS customers, bool_and(p.h::text = s.h) AS same
FROM (SELECT customer_id, dbm.purchase_history(day, amount) AS h FROM shop GROUP BY customer_id) AS p JOIN serial AS s USING (customer_id);
SET LOCAL enable_sort = on;
SET LOCAL enable_hashagg = off;
SELECT count(*) AS customers, bool_and(p.h::text = s.h) AS same
FROM (SELECT customer_id, dbm.purchase_history(day, amount) AS h FROM shop GROUP BY customer_id) AS p JOIN serial AS s USING (customer_id);
ROLLBACK;

-- against plain SQL on the same rows
SELECT count(*) AS customers,
       bool_and(dbm.orders(h) = orders AND dbm.purchase_days(h) = days AND dbm.first_day(h) = first_day AND dbm.last_day(h) = last_day
                AND dbm.revenue(h) = revenue) AS same
FROM (SELECT customer_id, dbm.purchase_history(day, amount) AS h, count(*) FILTER (WHERE amount >= 0) AS orders,
             count(DISTINCT day) FILTER (WHERE amount >= 0) AS days, min(day) FILTER (WHERE amount >= 0) AS first_day,
             max(day) FILTER (WHERE amount >= 0) AS last_day, sum(amount) AS revenue
      FROM shop GROUP BY customer_id) AS both_ways;
SELECT count(*) AS customers, bool_and((s).x = p.x AND (s).t_x = p.t_x AND (s).t = p.t) AS times,
       bool_and((s).mean_repeat_spend IS NOT DISTINCT FROM p.mean_spend OR abs((s).mean_repeat_spend - p.mean_spend) < 1e-9) AS spend
FROM (SELECT customer_id, dbm.btyd(dbm.purchase_history(day, amount), '2022-01-01', 'day') AS s
      FROM shop WHERE day <= '2022-01-01' GROUP BY customer_id) AS a
JOIN (SELECT customer_id, count(*) - 1 AS x, max(day) - min(day) AS t_x, date '2022-01-01' - min(day) AS t,
             avg(bought + coalesce(refunded, 0)) FILTER (WHERE place > 1 AND bought + coalesce(refunded, 0) > 0)::float8 AS mean_spend
      FROM (SELECT customer_id, day, sum(amount) AS bought, row_number() OVER (PARTITION BY customer_id ORDER BY day) AS place,
                   lead(day) OVER (PARTITION BY customer_id ORDER BY day) AS next_day
            FROM shop WHERE amount >= 0 AND day <= '2022-01-01' GROUP BY customer_id, day) AS d
      LEFT JOIN LATERAL (SELECT sum(r.amount) AS refunded FROM shop AS r
                         WHERE r.customer_id = d.customer_id AND r.amount < 0 AND r.day >= d.day AND r.day <= '2022-01-01'
                           AND (r.day < d.next_day OR d.next_day IS NULL)) AS refunds ON true
      GROUP BY customer_id) AS p USING (customer_id);

-- calendar periods with a purchase, as models of discrete opportunities read them
SELECT unit, as_of, (dbm.btyd_periods('{1999-12-31 1 5.00, 2000-01-02 1 7.00, 2000-01-03 1 1.00 -3.00, 2001-12-31 2 8.00}', as_of, unit)).*
FROM unnest('{day,week,month,year}'::text[]) AS unit, unnest('{2000-01-02,2000-12-31,2001-12-30,2001-12-31,2004-02-29}'::date[]) AS as_of ORDER BY unit, as_of;
SELECT dbm.btyd_periods('{}', '2000-01-01'), dbm.btyd_periods('{2000-01-02 1 7.00}', '2000-01-01'), dbm.btyd_periods('{2000-01-02 1 7.00}', NULL);
SELECT dbm.btyd_periods('{2000-01-02 1 7.00}', '2000-01-01', 'decade');
SELECT dbm.btyd_periods('{2000-01-02 1 7.00}', 'infinity');
SELECT dbm.periods_between('4713-01-01 BC', '9999-12-31', 'year') AS years, dbm.periods_between('4713-01-01 BC', '9999-12-31', 'week') AS weeks,
       dbm.periods_between('2000-02-01', '1999-01-01', 'month') AS before;
SELECT unit, count(*) AS customers, bool_and((s).x = p.x AND (s).t_x = p.t_x AND (s).t = p.t) AS periods,
       bool_and((s).mean_repeat_spend IS NOT DISTINCT FROM p.mean_spend OR abs((s).mean_repeat_spend - p.mean_spend) < 1e-9) AS spend
FROM unnest('{week,month,year}'::text[]) AS unit
JOIN LATERAL (SELECT customer_id, dbm.btyd_periods(dbm.purchase_history(day, amount), '2021-12-15', unit) AS s FROM shop WHERE amount >= 0 GROUP BY customer_id) AS a ON true
JOIN LATERAL (
    SELECT customer_id, count(*) FILTER (WHERE k > 0) AS x, max(k) AS t_x, avg(amount) FILTER (WHERE k > 0 AND amount > 0)::float8 AS mean_spend, max(t) AS t
    FROM (SELECT customer_id, k, t, sum(amount) AS amount
          FROM (SELECT customer_id, amount,
                       CASE unit WHEN 'week' THEN (date_trunc('week', day)::date - date_trunc('week', first_day)::date) / 7
                                 WHEN 'month' THEN extract(year FROM day) * 12 + extract(month FROM day) - extract(year FROM first_day) * 12 - extract(month FROM first_day)
                                 ELSE extract(year FROM day) - extract(year FROM first_day) END AS k,
                       greatest(0, CASE unit WHEN 'week' THEN (date_trunc('week', date '2021-12-16')::date - date_trunc('week', first_day)::date) / 7 - 1
                                 WHEN 'month' THEN 2021 * 12 + 12 - extract(year FROM first_day) * 12 - extract(month FROM first_day) - 1
                                 ELSE 2021 - extract(year FROM first_day) - 1 END) AS t
                FROM (SELECT *, min(day) OVER (PARTITION BY customer_id) AS first_day FROM shop WHERE amount >= 0 AND day <= '2021-12-15') AS f) AS d
          WHERE k <= t GROUP BY 1, 2, 3) AS e
    GROUP BY customer_id) AS p USING (customer_id)
GROUP BY unit ORDER BY unit;

DROP TABLE log, expected, kept, received, shop, serial, serial_all;
