-- refresh: from transactions to facts, models, scores and history
SET client_min_messages = warning;
SET datestyle = ISO;
SET extra_float_digits = 0;
\set SHOW_CONTEXT never

-- no data model, no day
CALL dbm.refresh('nowhere', '2025-06-30');
SELECT dbm.create_tables('rf', currency => 'CNY');
CALL dbm.refresh('rf', NULL);
CALL dbm.refresh('rf', 'infinity');
SELECT freshness, as_of, last_status FROM rf.refresh_status;

-- empty tables: empty answers
CALL dbm.refresh('rf', '2025-06-30');
SELECT as_of, freshness, customers, buyers, transactions, currency, note, last_status FROM rf.refresh_status;
SELECT count(*) AS customers FROM rf.customer_segment;
SELECT count(*) AS points FROM rf.pareto_curve;
SELECT kind, n FROM rf.model ORDER BY kind;

-- what counts: same-day orders merge, refunds take money only, a free order is a purchase; quotes,
-- cancelled and returned orders and the future are as if they were not there
INSERT INTO rf.customer (customer_id, name)
VALUES ('anna', 'Anna'), ('bo', 'Bo'), ('chen', '陈'), ('dora', 'Dora'), ('emil', 'Emil'), ('fay', 'Fay');
INSERT INTO rf.transaction (customer_id, transaction_id, ordered_on, amount, kind, status)
VALUES ('anna', 'a1', '2025-01-10', 100, 'sale', 'paid'),
       ('anna', 'a2', '2025-01-10', 50, 'sale', 'delivered'),
       ('anna', 'a3', '2025-03-10', 80, 'sale', 'order'),
       ('anna', 'a4', '2025-04-01', -30, 'refund', 'paid'),
       ('anna', 'a5', '2025-05-01', 999, 'sale', 'quote'),
       ('anna', 'a6', '2025-05-02', 999, 'sale', 'cancelled'),
       ('anna', 'a7', '2025-05-03', 999, 'sale', 'returned'),
       ('anna', 'a8', '2025-07-01', 500, 'sale', 'paid'),
       ('bo', 'b1', '2025-06-30', 20, 'sale', 'paid'),
       ('chen', 'c1', '2025-02-01', 10, 'sale', 'paid'),
       ('chen', 'c2', '2025-02-15', 0, 'sale', 'paid'),
       ('dora', 'd1', '2025-06-01', 40, 'sale', 'cancelled'),
       ('emil', 'e1', '2025-06-01', -15, 'refund', 'paid');
CALL dbm.refresh('rf', '2025-06-30');
SELECT customer_id, first_day, last_day, orders, purchase_days AS days, revenue, mean_order, currency, x,
       round(t_x::numeric, 4) AS t_x, mean_repeat_spend AS repeat_spend
FROM rf.customer_fact ORDER BY customer_id;
SELECT customer_id, recency_days, round(t::numeric, 4) AS t, code, product, segment, action_group, tier
FROM rf.customer_score ORDER BY customer_id;
SELECT transactions, left_out, facts_written, facts_removed, scores_written, moves, customers, buyers, currency,
       finished_at >= started_at AS timed, run_by = session_user AS signed
FROM rf.refresh_log ORDER BY refresh_id DESC LIMIT 1;

-- the models are kept, and what is scored is what is stored
SELECT kind, n, identified, as_of FROM rf.model WHERE refresh_id = (SELECT max(refresh_id) FROM rf.refresh_log) ORDER BY kind;
SELECT bool_and((dbm.rfm_score(s.recency_days, f.purchase_days, f.revenue, m.cuts)).code IS NOT DISTINCT FROM s.code) AS same_scores
FROM rf.customer_score AS s JOIN rf.customer_fact AS f USING (customer_id),
     (SELECT jsonb_populate_record(NULL::dbm.rfm_model, payload) AS cuts
      FROM rf.model WHERE kind = 'rfm' ORDER BY refresh_id DESC LIMIT 1) AS m;

-- a run over the same data writes nothing
CALL dbm.refresh('rf', '2025-06-30');
SELECT facts_written, facts_removed, scores_written, moves FROM rf.refresh_log ORDER BY refresh_id DESC LIMIT 1;

-- one customer moves, a prospect buys, one disappears, a new one comes
INSERT INTO rf.transaction (customer_id, transaction_id, ordered_on, amount)
VALUES ('chen', 'c3', '2025-06-29', 400), ('dora', 'd2', '2025-06-30', 60);
DELETE FROM rf.transaction WHERE customer_id = 'emil';
DELETE FROM rf.customer WHERE customer_id = 'emil';
INSERT INTO rf.customer (customer_id) VALUES ('gus');
CALL dbm.refresh('rf', '2025-06-30');
SELECT facts_written, facts_removed FROM rf.refresh_log ORDER BY refresh_id DESC LIMIT 1;
SELECT customer_id, orders, revenue FROM rf.customer_fact WHERE customer_id IN ('chen', 'dora', 'emil', 'gus') ORDER BY 1;
SELECT customer_id, from_segment, to_segment, as_of FROM rf.segment_history
WHERE refresh_id = (SELECT max(refresh_id) FROM rf.refresh_log) AND customer_id IN ('dora', 'emil', 'gus') ORDER BY 1;
-- the history of every customer ends where the score stands
SELECT count(*) AS astray
FROM (SELECT DISTINCT ON (customer_id) customer_id, to_segment, to_action_group, to_tier
      FROM rf.segment_history ORDER BY customer_id, refresh_id DESC) AS h
FULL JOIN rf.customer_score AS s USING (customer_id)
WHERE (h.to_segment, h.to_action_group, h.to_tier) IS DISTINCT FROM (s.segment, s.action_group, s.tier);

-- two currencies are refused by name; the last good answers stay; the log says why
INSERT INTO rf.transaction (customer_id, transaction_id, ordered_on, amount, currency)
VALUES ('bo', 'b2', '2025-06-30', 70, 'USD');
CREATE TEMP TABLE before AS TABLE rf.customer_segment;
CALL dbm.refresh('rf', '2025-06-30');
SELECT count(*) AS changed FROM (TABLE before EXCEPT ALL TABLE rf.customer_segment) AS c;
SELECT freshness, last_status, last_message, failures_since FROM rf.refresh_status;
UPDATE rf.setting SET value = 'EUR' WHERE name = 'currency';
CALL dbm.refresh('rf', '2025-06-30');
UPDATE rf.setting SET value = 'CNY' WHERE name = 'currency';
CALL dbm.refresh('rf', '2025-06-30');
SELECT last_status, currency, transactions, transactions_left_out, failures_since FROM rf.refresh_status;
UPDATE rf.setting SET value = 'USD' WHERE name = 'currency';
CALL dbm.refresh('rf', '2025-06-30');
SELECT customer_id, orders, revenue, currency FROM rf.customer_fact WHERE orders > 0;
DELETE FROM rf.transaction WHERE currency = 'USD';
UPDATE rf.setting SET value = NULL WHERE name = 'currency';

-- settings are checked by name
UPDATE rf.setting SET value = 'ntile' WHERE name = 'rfm_rule';
CALL dbm.refresh('rf', '2025-06-30');
UPDATE rf.setting SET value = 'percent_rank' WHERE name = 'rfm_rule';
UPDATE rf.setting SET value = 'mine' WHERE name = 'segment_map';
CALL dbm.refresh('rf', '2025-06-30');
UPDATE rf.setting SET value = 'quote,paid' WHERE name = 'counted_statuses';
CALL dbm.refresh('rf', '2025-06-30');
UPDATE rf.setting SET value = d.value FROM dbm.default_settings() AS d WHERE d.name = setting.name;
DELETE FROM rf.setting WHERE name IN ('clv_unit', 'tier_shares');
CALL dbm.refresh('rf', '2025-06-30');
SELECT last_status FROM rf.refresh_status;

-- inside a transaction block it works, and a failure rolls back with the block, log row included
BEGIN;
CALL dbm.refresh('rf', '2025-07-01');
SELECT as_of, last_status FROM rf.refresh_status;
ROLLBACK;
SELECT as_of FROM rf.refresh_status;
SELECT count(*) AS runs FROM rf.refresh_log \gset
BEGIN;
UPDATE rf.setting SET value = '12' WHERE name = 'rfm_bins';
CALL dbm.refresh('rf', '2025-06-30');
ROLLBACK;
SELECT count(*) - :runs AS new_rows FROM rf.refresh_log;
DO $$ BEGIN CALL dbm.refresh('rf', '2025-07-02'); END $$;
SELECT as_of FROM rf.refresh_status;
DO $$
BEGIN
    BEGIN
        CALL dbm.refresh('rf', '2025-07-03');
    EXCEPTION WHEN division_by_zero THEN NULL;
    END;
END $$;
SELECT as_of FROM rf.refresh_status;
CREATE FUNCTION pg_temp.nightly() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CALL dbm.refresh('rf', '2025-07-04'); END $$;
SELECT pg_temp.nightly();
SELECT as_of FROM rf.refresh_status;

-- back in time: as if the later orders were not there
CALL dbm.refresh('rf', '2025-02-10');
SELECT customer_id, orders, last_day FROM rf.customer_fact WHERE orders > 0 ORDER BY 1;
SELECT as_of FROM rf.refresh_status;

-- a larger book: 400 customers, 12 months, some without orders; ids are numbers
SELECT dbm.create_tables('rf_number', 'bigint', currency => 'CNY');
INSERT INTO rf_number.customer (customer_id) SELECT 1000 + i FROM generate_series(1, 420) AS i;
INSERT INTO rf_number.transaction (customer_id, transaction_id, ordered_on, amount)
SELECT 1000 + i, i || '-' || j, DATE '2024-07-01' + (i * 37 + j * (5 + i % 61)) % 360, 10 + (i * j * 7919) % 500 / 4.0
FROM generate_series(1, 400) AS i, generate_series(0, (i * 31) % 11) AS j;
CALL dbm.refresh('rf_number', '2025-06-30');
SELECT customers, buyers, transactions, last_status FROM rf_number.refresh_status;
SELECT sum(customers) AS customers, sum(revenue) = (SELECT sum(amount) FROM rf_number.transaction) AS all_money,
       abs(sum(customer_share) - 1) < 1e-12 AS shares, abs(sum(revenue_share) - 1) < 1e-12 AS revenue_shares
FROM rf_number.segment_overview;
SELECT kind, n, identified FROM rf_number.model ORDER BY kind;
SELECT count(*) FILTER (WHERE code IS NULL) AS prospects, count(*) FILTER (WHERE p_alive BETWEEN 0 AND 1) AS alive_known,
       count(*) FILTER (WHERE clv >= 0) AS clv_known, count(*) FILTER (WHERE expected_spend > 0) AS spend_known
FROM rf_number.customer_score;
-- stored scores are those of the window forms over the facts
SELECT count(*) AS different
FROM (SELECT f.customer_id, (dbm.rfm_score(s.recency_days, f.purchase_days, f.revenue) OVER ()).code AS code,
             (dbm.pareto_tier(f.revenue) OVER ())::text AS tier
      FROM rf_number.customer_fact AS f JOIN rf_number.customer_score AS s USING (customer_id)
      WHERE f.orders > 0) AS w
JOIN rf_number.customer_score AS s USING (customer_id)
WHERE (w.code, w.tier) IS DISTINCT FROM (s.code, s.tier);
-- classes by present value are tiers of clv
SELECT count(*) AS customers, count(*) FILTER (WHERE s.value_class IS DISTINCT FROM w.value_class) AS different,
       count(DISTINCT s.value_class) AS classes, min(s.clv) FILTER (WHERE s.value_class = 'A') > max(s.clv) FILTER (WHERE s.value_class = 'B') AS in_order
FROM (SELECT customer_id, (dbm.pareto_tier(clv::numeric) OVER ())::text AS value_class FROM rf_number.customer_score) AS w
JOIN rf_number.customer_score AS s USING (customer_id)
WHERE s.clv IS NOT NULL;
SELECT bool_and(s.p_alive = dbm.p_alive(m.model, f.x, f.t_x, s.t)) AS same_p_alive
FROM rf_number.customer_score AS s JOIN rf_number.customer_fact AS f USING (customer_id),
     (SELECT jsonb_populate_record(NULL::dbm.btyd_model, payload) AS model FROM rf_number.model WHERE kind = 'bg_nbd') AS m
WHERE f.orders > 0;

-- many small steps end where one rebuild ends
UPDATE rf_number.transaction SET amount = amount + 100 WHERE customer_id % 17 = 0;
CALL dbm.refresh('rf_number', '2025-06-30');
DELETE FROM rf_number.transaction WHERE customer_id % 23 = 0;
CALL dbm.refresh('rf_number', '2025-07-15');
INSERT INTO rf_number.transaction (customer_id, transaction_id, ordered_on, amount, kind)
SELECT customer_id, 'r' || transaction_id, '2025-07-01', -5, 'refund' FROM rf_number.transaction WHERE customer_id % 13 = 0;
CALL dbm.refresh('rf_number', '2025-06-30');
SELECT dbm.create_tables('rf_rebuilt', 'bigint', currency => 'CNY');
INSERT INTO rf_rebuilt.customer TABLE rf_number.customer;
INSERT INTO rf_rebuilt.transaction TABLE rf_number.transaction;
CALL dbm.refresh('rf_rebuilt', '2025-06-30');
WITH stepwise AS (SELECT to_jsonb(f) - 'as_of' AS fact FROM rf_number.customer_fact AS f),
     rebuilt AS (SELECT to_jsonb(f) - 'as_of' AS fact FROM rf_rebuilt.customer_fact AS f)
SELECT count(*) AS different
FROM ((TABLE stepwise EXCEPT ALL TABLE rebuilt) UNION ALL (TABLE rebuilt EXCEPT ALL TABLE stepwise)) AS d;
WITH past AS (SELECT '{previous_segment,previous_action_group,previous_tier,moved_on,moved_by,p_alive_at_purchase,previous_p_alive,previous_clv,remodelled_clv,change,scored_by}'::text[] AS columns),
     stepwise AS (SELECT to_jsonb(s) - columns AS score FROM rf_number.customer_score AS s, past),
     rebuilt AS (SELECT to_jsonb(s) - columns AS score FROM rf_rebuilt.customer_score AS s, past)
SELECT count(*) AS different
FROM ((TABLE stepwise EXCEPT ALL TABLE rebuilt) UNION ALL (TABLE rebuilt EXCEPT ALL TABLE stepwise)) AS d;

-- models by segment: who is in a segment with a model of its own is scored under it, all others under that of all
SELECT dbm.create_tables('rf_part', 'bigint', currency => 'CNY');
INSERT INTO rf_part.customer (customer_id, city)
SELECT i, CASE WHEN i % 10 < 5 THEN 'Often' WHEN i % 10 < 9 THEN 'Seldom' WHEN i % 20 = 9 THEN 'Few' END FROM generate_series(1, 1200) AS i;
SELECT setseed(0.5);
INSERT INTO rf_part.transaction (customer_id, transaction_id, ordered_on, amount)
SELECT p.customer_id, 'o' || v.n, p.born + floor(7 * v.age)::integer, v.amount
FROM (SELECT customer_id, DATE '2024-01-01' + (customer_id % 180)::integer AS born,
             -ln(1 - random()) / CASE city WHEN 'Seldom' THEN 20 ELSE 8 END AS rate, ln(1 - random()) / ln(1 - random()) AS leaves,
             30 + 100 * random() AS mean
      FROM rf_part.customer) AS p,
     LATERAL (SELECT 0 AS n, 0 AS age, 50 AS amount
              UNION ALL
              SELECT n, sum(-ln(1 - random()) / p.rate) OVER (ORDER BY n), round((p.mean * (0.5 + random()))::numeric, 2)
              FROM generate_series(1, 60) AS n WHERE n <= 1 + 3 * p.leaves) AS v
WHERE v.age <= 75;
UPDATE rf_part.setting SET value = 'birthday' WHERE name = 'clv_segment_by';
CALL dbm.refresh('rf_part', '2025-06-30');
UPDATE rf_part.setting SET value = 'city' WHERE name = 'clv_segment_by';
UPDATE rf_part.setting SET value = 'much' WHERE name = 'clv_segment_weight';
CALL dbm.refresh('rf_part', '2025-06-30');
UPDATE rf_part.setting SET value = '' WHERE name = 'clv_segment_weight';
UPDATE rf_part.setting SET value = '100' WHERE name = 'clv_segment_minimum';
CALL dbm.refresh('rf_part', '2025-06-30');
-- cities differ in how often customers buy, not in what they spend: models of purchases lean but little, models of spend are that of all
SELECT kind, segment, n, identified, note ~ 'leans' AS leans FROM rf_part.model WHERE kind IN ('bg_nbd', 'gamma_gamma') ORDER BY kind, segment;
SELECT note FROM rf_part.refresh_status;
SELECT f.clv_segment, m.segment AS model_of, count(*) AS customers,
       bool_and(s.p_alive = dbm.p_alive(m.model, f.x, f.t_x, s.t)) AS same_p_alive,
       bool_and(abs(s.p_no_purchase - dbm.p_no_purchase(m.model, f.x, f.t_x, s.t, 52)) < 1e-12) AS same_p_no_purchase,
       bool_and(s.clv = dbm.clv(m.model, m.spend, f.x, f.t_x, s.t, f.mean_repeat_spend, 52)) AS same_clv
FROM rf_part.customer_score AS s JOIN rf_part.customer_fact AS f USING (customer_id)
JOIN (SELECT p.segment, jsonb_populate_record(NULL::dbm.btyd_model, p.payload) AS model, jsonb_populate_record(NULL::dbm.spend_model, g.payload) AS spend
      FROM rf_part.model AS p JOIN rf_part.model AS g USING (refresh_id) WHERE p.kind = 'bg_nbd' AND g.kind = 'gamma_gamma' AND g.segment = '' OFFSET 0) AS m
  ON m.segment = CASE WHEN f.clv_segment IN ('Often', 'Seldom') THEN f.clv_segment ELSE '' END
WHERE f.orders > 0 GROUP BY 1, 2 ORDER BY 1;
-- without leaning a segment's model is that of its customers alone; leaning with all weight it is that of all, and a small one is in between
UPDATE rf_part.setting SET value = '20' WHERE name = 'clv_segment_minimum';
UPDATE rf_part.setting SET value = '0' WHERE name = 'clv_segment_weight';
CALL dbm.refresh('rf_part', '2025-06-30');
UPDATE rf_part.setting SET value = '100' WHERE name = 'clv_segment_weight';
CALL dbm.refresh('rf_part', '2025-06-30');
UPDATE rf_part.setting SET value = '100000000' WHERE name = 'clv_segment_weight';
CALL dbm.refresh('rf_part', '2025-06-30');
WITH few AS (
    SELECT s.value AS weight, max(log_rate) FILTER (WHERE m.segment = 'Few') AS few, max(log_rate) FILTER (WHERE m.segment = '') AS whole,
           max(m.likelihood) FILTER (WHERE m.segment = 'Often') AS often, count(*) AS models
    FROM (SELECT refresh_id, segment, ln((payload->>'r')::float8 / (payload->>'alpha')::float8) AS log_rate, (payload->>'log_likelihood')::float8 AS likelihood
          FROM rf_part.model WHERE kind = 'bg_nbd') AS m
    JOIN LATERAL (SELECT settings->>'clv_segment_weight' AS value FROM rf_part.refresh_log AS l WHERE l.refresh_id = m.refresh_id) AS s ON s.value IS NOT NULL
    GROUP BY 1)
SELECT a.models, abs(a.often - o.log_likelihood) < 1e-6 AS alone, abs(a.few - a.whole) > abs(b.few - b.whole) AS leans, abs(b.few - b.whole) > 1e-3 AS but_some, abs(c.few - c.whole) < 1e-3 AS as_all
FROM few AS a, few AS b, few AS c,
     (SELECT (dbm.bg_nbd_fit(x, t_x, t)).log_likelihood FROM rf_part.customer_score JOIN rf_part.customer USING (customer_id) WHERE city = 'Often' AND t IS NOT NULL) AS o
WHERE a.weight = '0' AND b.weight = '100' AND c.weight = '100000000';
-- other purchase models; nobody's value is left over from the one before
UPDATE rf_part.setting SET value = 'weibull' WHERE name = 'clv_model';
CALL dbm.refresh('rf_part', '2025-06-30');
UPDATE rf_part.setting SET value = 'pareto_nbd' WHERE name = 'clv_model';
UPDATE rf_part.setting SET value = '' WHERE name = 'clv_segment_by';
CALL dbm.refresh('rf_part', '2025-06-30');
UPDATE rf_part.setting SET value = 'mbg_cnbd_k' WHERE name = 'clv_model';
CALL dbm.refresh('rf_part', '2025-06-30');
SELECT payload->>'k' AS k, abs((payload->>'log_likelihood')::float8 - m.log_likelihood) < 1e-6 AS as_by_hand
FROM rf_part.model, (SELECT (dbm.mbg_cnbd_k_fit(f.x, f.t_x, s.t, f.log_intervals)).log_likelihood
                     FROM rf_part.customer_fact AS f JOIN rf_part.customer_score AS s USING (customer_id) WHERE s.t IS NOT NULL) AS m WHERE kind = 'mbg_cnbd_k';
UPDATE rf_part.setting SET value = 'mbg_nbd' WHERE name = 'clv_model';
CALL dbm.refresh('rf_part', '2025-06-30');
SELECT kind, segment, n, payload->>'model' AS model FROM rf_part.model WHERE kind <> 'bg_nbd' AND kind LIKE '%nbd%' ORDER BY refresh_id, segment;
SELECT count(*) FILTER (WHERE p_alive < 1) AS may_be_gone, count(*) FILTER (WHERE x = 0 AND p_alive < 1) AS of_one_purchase,
       count(*) FILTER (WHERE remaining_life BETWEEN 0 AND 52 * p_alive) = count(p_alive) AS life_in_bounds
FROM rf_part.customer_score;

-- periods with and without a purchase
UPDATE rf_part.setting SET value = 'bg_bb' WHERE name = 'clv_model';
UPDATE rf_part.setting SET value = 'month' WHERE name = 'clv_unit';
UPDATE rf_part.setting SET value = '12' WHERE name = 'clv_horizon';
CALL dbm.refresh('rf_part', '2025-06-29');
SELECT count(*) AS customers, bool_and(s.x <= s.t_x AND s.t_x <= s.t AND s.t_x = floor(s.t_x) AND s.t = dbm.periods_between(f.first_day, '2025-06-29', 'month')) AS opportunities,
       max(s.t) AS most, bool_and(s.p_alive = dbm.p_alive(m.model, f.x, f.t_x, s.t)) AS same_p_alive, bool_and(s.clv >= 0) AS valued,
       bool_and(remaining_life BETWEEN 0 AND 12) AS life_in_bounds
FROM rf_part.customer_score AS s JOIN rf_part.customer_fact AS f USING (customer_id),
     (SELECT jsonb_populate_record(NULL::dbm.btyd_model, payload) AS model FROM rf_part.model WHERE kind = 'bg_bb') AS m
WHERE f.orders > 0;
CALL dbm.refresh('rf_part', '2025-06-30');
SELECT max(t) AS most FROM rf_part.customer_score;

-- who bought daily and stopped long ago is worth next to nothing, with more digits than an exact amount holds
INSERT INTO rf_rebuilt.customer (customer_id) SELECT 9000 + k FROM generate_series(1, 12) AS k;
INSERT INTO rf_rebuilt.transaction (customer_id, transaction_id, ordered_on, amount)
SELECT 9000 + k, 'd' || i, DATE '2024-01-01' + i, 5 FROM generate_series(1, 12) AS k, generate_series(1, 10 * k) AS i;
CALL dbm.refresh('rf_rebuilt', '2025-06-30');
SELECT count(*) > 0 AS tiny, min(value_class) AS value_class FROM rf_rebuilt.customer_score WHERE clv BETWEEN 1e-60 AND 1e-20;

-- other choices: eight groups, thresholds of one's own, orders, months, a map of one's own
UPDATE rf_number.setting SET value = 'eight' WHERE name = 'segment_map';
UPDATE rf_number.setting SET value = 'fixed' WHERE name = 'rfm_rule';
CALL dbm.refresh('rf_number', '2025-06-30');
UPDATE rf_number.setting SET value = '240,120,60,30;2,4,6,8;100,200,400,800' WHERE name = 'rfm_thresholds';
UPDATE rf_number.setting SET value = 'orders' WHERE name = 'rfm_frequency';
UPDATE rf_number.setting SET value = 'month' WHERE name = 'clv_unit';
UPDATE rf_number.setting SET value = '12' WHERE name = 'clv_horizon';
CALL dbm.refresh('rf_number', '2025-06-30');
SELECT segment, segment_zh FROM rf_number.segment_overview ORDER BY position NULLS LAST;
SELECT min(f) AS f, min(orders) AS from_orders, max(orders) AS to_orders FROM rf_number.customer_segment
WHERE f IS NOT NULL GROUP BY f ORDER BY 1;
SELECT bool_and(abs(t - (as_of - first_day) / 30.4375) < 1e-9) AS months
FROM rf_number.customer_score JOIN (SELECT customer_id, first_day FROM rf_number.customer_fact) AS f USING (customer_id)
WHERE first_day IS NOT NULL;
INSERT INTO rf_number.segment_rule (map, priority, segment, r_from, r_to, f_from, f_to, m_from, m_to)
VALUES ('mine', 1, 'here', 3, 5, 1, 5, 1, 5), ('mine', 2, 'away', 1, 2, 1, 5, 1, 5);
UPDATE rf_number.setting SET value = 'mine' WHERE name = 'segment_map';
CALL dbm.refresh('rf_number', '2025-06-30');
SELECT position, segment, segment_zh FROM rf_number.segment_overview ORDER BY position NULLS LAST;
DELETE FROM rf_number.segment_rule WHERE segment = 'away';
CALL dbm.refresh('rf_number', '2025-06-30');
SELECT last_status, failures_since FROM rf_number.refresh_status;

-- over somebody's own tables: buyers that the customer list does not know are customers all the same
CREATE SCHEMA rf_shop;
CREATE TABLE rf_shop.account (id uuid, title text);
CREATE TABLE rf_shop.orders (account uuid, number integer, day date, total numeric, state text, money text);
INSERT INTO rf_shop.account VALUES ('00000000-0000-0000-0000-000000000001', 'one'), ('00000000-0000-0000-0000-000000000002', 'two');
INSERT INTO rf_shop.orders VALUES ('00000000-0000-0000-0000-000000000001', 1, '2025-01-01', 5, 'paid', 'EUR'),
                                  ('00000000-0000-0000-0000-000000000003', 2, '2025-01-02', 7, 'paid', 'EUR');
CREATE VIEW rf_shop.customers AS SELECT id AS customer_id, title AS name FROM rf_shop.account;
CREATE VIEW rf_shop.sales AS
    SELECT account AS customer_id, number::text AS transaction_id, day AS ordered_on, total AS amount, state AS status, money AS currency
    FROM rf_shop.orders;
SELECT dbm.create_tables('rf_mapped', 'uuid', currency => 'CNY');
SELECT dbm.map_source('rf_mapped', 'customer', 'rf_shop.customers');
SELECT dbm.map_source('rf_mapped', 'transaction', 'rf_shop.sales');
-- a view may come to hold a customer twice, or one without an id: neither makes a customer of its own
INSERT INTO rf_shop.account VALUES ('00000000-0000-0000-0000-000000000002', 'two again'), (NULL, 'nobody');
CALL dbm.refresh('rf_mapped', '2025-01-31');
SELECT right(customer_id::text, 1) AS customer, orders, revenue, currency, segment FROM rf_mapped.customer_segment ORDER BY 1;
-- a customer who is only in the orders goes with them
DELETE FROM rf_shop.orders WHERE number = 2;
CALL dbm.refresh('rf_mapped', '2025-01-31');
SELECT count(*) AS customers FROM rf_mapped.customer_segment;
-- what a table would have refused, refresh refuses
INSERT INTO rf_shop.orders VALUES ('00000000-0000-0000-0000-000000000001', 3, '2025-01-03', 5, 'shipped', 'EUR');
CALL dbm.refresh('rf_mapped', '2025-01-31');
UPDATE rf_shop.orders SET state = 'paid', total = NULL WHERE number = 3;
CALL dbm.refresh('rf_mapped', '2025-01-31');
UPDATE rf_shop.orders SET total = 'NaN' WHERE number = 3;
CALL dbm.refresh('rf_mapped', '2025-01-31');
SELECT last_status, failures_since, customers FROM rf_mapped.refresh_status;

-- a killed run is named by the next one
INSERT INTO rf.refresh_log (as_of, status) VALUES ('2025-06-01', 'running');
SELECT last_status FROM rf.refresh_status;
CALL dbm.refresh('rf', '2025-06-30');
SELECT status, message ~ '^the session or the server ended' AS killed FROM rf.refresh_log ORDER BY refresh_id DESC LIMIT 2;

-- schedule: a good text, a data model, pg_cron
SELECT dbm.schedule_refresh('rf', '3 * * *');
SELECT dbm.schedule_refresh('rf', '0 24 * * *');
SELECT dbm.schedule_refresh('rf', '0 3 * * mon');
SELECT dbm.schedule_refresh('rf', '*/0 3 * * *');
SELECT dbm.schedule_refresh('rf', '30-10 3 * * *');
SELECT dbm.schedule_refresh('rf', '0 3 * * *; DROP TABLE x');
SELECT dbm.schedule_refresh('rf', '');
SELECT dbm_internal.check_cron(t) FROM unnest('{* * * * *,0 3 * * *,"*/5 0-6 1,15 */2 1-5","59 23 31 12 7"," 0  3 * * * ","10-50/10 1,2,3 * * 0"}'::text[]) AS t;
SELECT dbm.schedule_refresh('nowhere');

DROP SCHEMA rf, rf_number, rf_rebuilt, rf_part, rf_mapped, rf_shop CASCADE;
