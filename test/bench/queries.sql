-- What is measured: each capability beside the SQL that people write for the same answer.
-- Both sides read shop_order from the start, or customer_summary, which is made of it here.
-- A bar is the ratio of times that is not to be passed.
CREATE TABLE benchmark (place integer GENERATED ALWAYS AS IDENTITY, name text PRIMARY KEY, ours text NOT NULL, plain text NOT NULL, bar numeric);

CREATE TABLE customer_summary AS
SELECT customer_id, (b).x, (b).t_x, (b).t, (b).mean_repeat_spend AS mean_spend
FROM (SELECT customer_id, dbm.btyd(dbm.purchase_history(ordered_on, amount), '2025-01-01') AS b
      FROM shop_order GROUP BY customer_id OFFSET 0) AS histories
WHERE (b).x IS NOT NULL;
VACUUM (ANALYZE) customer_summary;
CREATE TABLE fitted AS SELECT dbm.bg_nbd_fit(x, t_x, t) AS m FROM customer_summary;

CREATE TABLE name_pair AS
SELECT (ARRAY['Matthew', 'Jonathan', 'Elizabeth', 'Wei', 'Christopher', 'Anna', 'Sebastian'])[1 + i % 7] || ' ' ||
       (ARRAY['White', 'Hernandez', 'Kowalski', 'Zhang', 'Anderson'])[1 + i % 5] AS a,
       (ARRAY['Mathew', 'Jonathon', 'Elisabeth', 'Wei', 'Christoper', 'Ana', 'Sebastien'])[1 + i * 3 % 7] || ' ' ||
       (ARRAY['White', 'Hernandes', 'Kowalsky', 'Zhang', 'Andersen'])[1 + i * 11 % 5] AS b
FROM generate_series(1, 1000000) AS i;
VACUUM (ANALYZE) name_pair;

-- what people write: half of it Chinese
CREATE TABLE written AS
SELECT CASE i % 2 WHEN 0 THEN a ELSE (ARRAY['王', '李', '张', '欧阳', '陈'])[1 + i % 5] || (ARRAY['小明', '伟', '丽华', '国强', '静', '建军', '雨欣'])[1 + i % 7] END AS person,
       CASE i % 2 WHEN 0 THEN split_part(b, ' ', 2) || ' ' || i % 997 || (ARRAY[' Systems Ltd', ' Foods GmbH', ' Logistics, Inc.', ' Marketing'])[1 + i / 2 % 4]
            ELSE (ARRAY['上海', '北京', '深圳市'])[1 + i % 3] || (ARRAY['鑫达', '宏远', '华创', '金石', '博雅'])[1 + i % 5] || (ARRAY['贸易有限公司', '科技股份有限公司', '电子厂'])[1 + i / 2 % 3] END AS firm,
       CASE i % 2 WHEN 0 THEN split_part(a, ' ', 2) || ' ' || i % 991 || (ARRAY[' Systems Limited', ' Foods', ' Logistics Incorporated'])[1 + i / 2 % 3]
            ELSE (ARRAY['上海市', '北京', '深圳'])[1 + i % 3] || (ARRAY['鑫达', '宏远', '华创', '金石', '博雅'])[1 + i % 5] || (ARRAY['贸易公司', '科技有限公司'])[1 + i / 2 % 2] END AS other_firm,
       replace(b, ' ', '.') || i % 9973 || (ARRAY['@Gmail.com', '@qq.com', '@acme.co.uk', '+news@example.org'])[1 + i % 4] AS email,
       (ARRAY['+86 138 ', '139-', '+44 7700 ', '021-6', '(010) 8'])[1 + i % 5] || lpad((i * 7919 % 10000)::text, 4, '0') || (ARRAY[' ', '-', ''])[1 + i % 3] || lpad((i % 10000)::text, 4, '0') AS phone
FROM (SELECT row_number() OVER () AS i, a, b FROM name_pair) AS numbered;
VACUUM (ANALYZE) written;

-- pairs of 50,000 groups of two to six, every pair of a group
CREATE TABLE matched AS
SELECT 10 * g + i AS a, 10 * g + j AS b, 5.0::double precision AS bits
FROM generate_series(1, 50000) AS g, generate_series(1, 6) AS i, generate_series(1, 6) AS j WHERE i < j AND j <= 2 + g % 5;
VACUUM (ANALYZE) matched;

INSERT INTO benchmark (name, ours, plain) VALUES
('history of each customer / count, min, max, sum', $$
SELECT customer_id, dbm.purchase_history(ordered_on, amount) FROM shop_order GROUP BY customer_id $$, $$
SELECT customer_id, count(*), min(ordered_on), max(ordered_on), sum(amount) FROM shop_order GROUP BY customer_id $$),

('facts and model summary / day-merged SQL', $$
SELECT customer_id, dbm.first_day(h), dbm.last_day(h), dbm.orders(h), dbm.purchase_days(h), dbm.revenue(h), dbm.btyd(h, '2025-01-01')
FROM (SELECT customer_id, dbm.purchase_history(ordered_on, amount) AS h FROM shop_order GROUP BY customer_id) AS histories $$, $$
SELECT customer_id, min(ordered_on), max(ordered_on), sum(orders), count(*), sum(amount), count(*) - 1,
       (max(ordered_on) - min(ordered_on)) / 7.0::float8, (date '2025-01-01' - min(ordered_on)) / 7.0::float8,
       avg(amount) FILTER (WHERE NOT is_first)
FROM (SELECT customer_id, ordered_on, count(*) AS orders, sum(amount) AS amount,
             row_number() OVER (PARTITION BY customer_id ORDER BY ordered_on) = 1 AS is_first
      FROM shop_order GROUP BY customer_id, ordered_on) AS days
GROUP BY customer_id $$),

('RFM by history, cuts and score / GROUP BY and 3 NTILE', $$
WITH fact AS MATERIALIZED (
    SELECT customer_id, dbm.recency_days(h, '2025-01-01') AS recency, dbm.purchase_days(h)::bigint AS frequency, dbm.revenue(h) AS monetary
    FROM (SELECT customer_id, dbm.purchase_history(ordered_on, amount) AS h FROM shop_order GROUP BY customer_id) AS histories),
model AS MATERIALIZED (SELECT dbm.rfm_cuts(recency, frequency, monetary, 5) AS m FROM fact)
SELECT customer_id, dbm.rfm_score(recency, frequency, monetary, (SELECT m FROM model)) FROM fact $$, $$
SELECT customer_id, ntile(5) OVER (ORDER BY max(ordered_on)), ntile(5) OVER (ORDER BY count(*)), ntile(5) OVER (ORDER BY sum(amount))
FROM shop_order GROUP BY customer_id $$),

('RFM window form on GROUP BY / GROUP BY and 3 NTILE', $$
SELECT customer_id, dbm.rfm_score((date '2025-01-01' - max(ordered_on)), count(*), sum(amount)) OVER ()
FROM shop_order GROUP BY customer_id $$, $$
SELECT customer_id, ntile(5) OVER (ORDER BY max(ordered_on)), ntile(5) OVER (ORDER BY count(*)), ntile(5) OVER (ORDER BY sum(amount))
FROM shop_order GROUP BY customer_id $$),

('value tiers by model / running share over ORDER BY', $$
WITH fact AS MATERIALIZED (SELECT customer_id, sum(amount) AS value FROM shop_order GROUP BY customer_id),
model AS MATERIALIZED (SELECT dbm.pareto_cuts(value) AS m FROM fact)
SELECT customer_id, dbm.pareto_tier(value, (SELECT m FROM model)) FROM fact $$, $$
SELECT customer_id, CASE WHEN before < 0.8 * total THEN 'A' WHEN before < 0.95 * total THEN 'B' ELSE 'C' END
FROM (SELECT customer_id, sum(value) OVER (ORDER BY value DESC) - value AS before, sum(value) OVER () AS total
      FROM (SELECT customer_id, sum(amount) AS value FROM shop_order GROUP BY customer_id) AS fact) AS running $$);

INSERT INTO benchmark (name, bar, ours, plain) VALUES
('model summary of each customer / count, min, max', 2, $$
SELECT customer_id, dbm.btyd(dbm.purchase_history(ordered_on, amount), '2025-01-01') FROM shop_order GROUP BY customer_id $$, $$
SELECT customer_id, count(*), min(ordered_on), max(ordered_on) FROM shop_order GROUP BY customer_id $$),

('BG/NBD fit / bare scan of the same facts', 4, $$
SELECT dbm.bg_nbd_fit(x, t_x, t) FROM customer_summary $$, $$
SELECT sum(x), sum(t_x), sum(t) FROM customer_summary $$),

('Pareto/NBD fit / bare scan of the same facts', 4, $$
SELECT dbm.pareto_nbd_fit(x, t_x, t) FROM customer_summary $$, $$
SELECT sum(x), sum(t_x), sum(t) FROM customer_summary $$),

('Gamma-Gamma fit / bare scan of the same facts', NULL, $$
SELECT dbm.gamma_gamma_fit(x, mean_spend) FROM customer_summary $$, $$
SELECT sum(x), sum(mean_spend) FROM customer_summary $$),

('1,000 BG/NBD fits by segment / one fit', 4, $$
SELECT customer_id % 1000, dbm.bg_nbd_fit(x, t_x, t) FROM customer_summary GROUP BY 1 $$, $$
SELECT dbm.bg_nbd_fit(x, t_x, t) FROM customer_summary $$),

('P(alive) and purchases to come of each / sum(x)', 4, $$
WITH model AS MATERIALIZED (SELECT dbm.bg_nbd(0.243, 4.414, 0.793, 2.426) AS m)
SELECT sum(dbm.p_alive((SELECT m FROM model), x, t_x, t)),
       sum(dbm.expected_purchases((SELECT m FROM model), x, t_x, t, 52)) FROM customer_summary $$, $$
SELECT sum(x) FROM customer_summary $$),

('the same under Pareto/NBD / sum(x)', 4, $$
WITH model AS MATERIALIZED (SELECT dbm.pareto_nbd(0.5534, 10.5802, 0.6061, 11.6562) AS m)
SELECT sum(dbm.p_alive((SELECT m FROM model), x, t_x, t)),
       sum(dbm.expected_purchases((SELECT m FROM model), x, t_x, t, 52)) FROM customer_summary $$, $$
SELECT sum(x) FROM customer_summary $$),

('P(alive) with its interval / P(alive)', 12, $$
WITH model AS MATERIALIZED (SELECT m FROM fitted)
SELECT sum((dbm.p_alive_interval((SELECT m FROM model), x, t_x, t)).upper) FROM customer_summary $$, $$
WITH model AS MATERIALIZED (SELECT m FROM fitted)
SELECT sum(dbm.p_alive((SELECT m FROM model), x, t_x, t)) FROM customer_summary $$),

('purchases to come with their interval / without', 12, $$
WITH model AS MATERIALIZED (SELECT m FROM fitted)
SELECT sum((dbm.expected_purchases_interval((SELECT m FROM model), x, t_x, t, 52)).upper) FROM customer_summary $$, $$
WITH model AS MATERIALIZED (SELECT m FROM fitted)
SELECT sum(dbm.expected_purchases((SELECT m FROM model), x, t_x, t, 52)) FROM customer_summary $$),

('Jaro-Winkler above 0.9 of 1M pairs of names / sum of their lengths', 1.5, $$
SELECT count(*) FROM name_pair WHERE dbm.jaro_winkler(a, b) > 0.9 $$, $$
SELECT sum(length(a) + length(b)) FROM name_pair $$),

('Jaro-Winkler of 1M pairs of names / count of the names', NULL, $$
SELECT sum(dbm.jaro_winkler(a, b)) FROM name_pair $$, $$
SELECT count(a), count(b) FROM name_pair $$),

('likeness of 1M pairs of names of people / both in lower case', NULL, $$
SELECT count(*) FROM name_pair WHERE dbm.name_similarity(a, b) > 0.9 $$, $$
SELECT count(*) FROM name_pair WHERE lower(a) = lower(b) $$),

('likeness of 1M pairs of names of firms / both in lower case', NULL, $$
SELECT count(*) FROM written WHERE dbm.company_similarity(firm, other_firm) > 0.9 $$, $$
SELECT count(*) FROM written WHERE lower(firm) = lower(other_firm) $$),

('1M names of people in parts / split_part of lower, twice', NULL, $$
SELECT count((dbm.parse_person_name(person)).surname) FROM written $$, $$
SELECT count(split_part(lower(person), ' ', 1) || split_part(lower(person), ' ', 2)) FROM written $$),

('1M names of firms in parts / regexp_replace of lower', NULL, $$
SELECT count((dbm.parse_company_name(firm)).core) FROM written $$, $$
SELECT count(regexp_replace(lower(firm), ' (ltd|limited|inc|gmbh|llc)\.?$', '')) FROM written $$),

('1M e-mail addresses in one form / lower of btrim', NULL, $$
SELECT count(dbm.normalize_email(email)) FROM written $$, $$
SELECT count(lower(btrim(email))) FROM written $$),

('1M telephone numbers in one form / regexp_replace', NULL, $$
SELECT count(dbm.normalize_phone(phone, 'CN')) FROM written $$, $$
SELECT count(regexp_replace(phone, '[^0-9+]', '', 'g')) FROM written $$),

('groups of 350,000 pairs / WITH RECURSIVE', NULL, $$
SELECT (m).member, (m).cluster FROM (SELECT unnest(dbm.cluster(a, b, bits)) AS m FROM matched) AS members $$, $$
WITH RECURSIVE edge AS MATERIALIZED (SELECT a, b FROM matched UNION ALL SELECT b, a FROM matched),
reach(member, root) AS (SELECT a, a FROM edge UNION SELECT e.b, r.root FROM reach AS r JOIN edge AS e ON e.a = r.member)
SELECT member, min(root) FROM reach GROUP BY member $$);
