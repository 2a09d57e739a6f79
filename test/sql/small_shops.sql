-- small shops: fits of few customers lean toward published ones, and say so
SET client_min_messages = warning;
SET datestyle = ISO;
SET extra_float_digits = 0;
\set SHOW_CONTEXT never

-- the centres of all models: published parameters, in weeks and in days
SELECT m AS model, (w).r, (w).alpha, (w).a, (w).b, (w).s, (w).beta, (w).gamma, (w).delta, (w).k, (w).n, round((d).alpha::numeric, 3) AS alpha_in_days
FROM unnest('{nbd,bg_nbd,mbg_nbd,pareto_nbd,bg_cnbd_k,mbg_cnbd_k,bg_bb}'::text[]) AS m,
     LATERAL (SELECT dbm.default_btyd_centre(m) AS w, dbm.default_btyd_centre(m, 'day') AS d OFFSET 0) AS c;
SELECT (c).k, (c).alpha, (c).r FROM dbm.default_btyd_centre('mbg_cnbd_k', 'week', 3) AS c;
SELECT (c).p, (c).q, (c).v, (c).n FROM dbm.default_spend_centre() AS c;
-- the weight: whole for nobody, fading without a step, and nothing from the point on where it cannot be seen
SELECT m AS came_back, round(dbm.default_centre_weight(m)::numeric, 4) AS weight FROM unnest('{0,20,50,100,200,400,600,803,804,100000}'::bigint[]) AS m;
SELECT max(w - next) < 0.05 AS no_step, bool_and(next <= w) AS falls
FROM (SELECT dbm.default_centre_weight(m) AS w, dbm.default_centre_weight(m + 1) AS next FROM generate_series(0, 900) AS m) AS f;
SELECT dbm.default_btyd_centre(NULL) IS NULL AS no_model, dbm.default_centre_weight(NULL) IS NULL AS no_number;
SELECT dbm.default_btyd_centre('weibull');
SELECT dbm.default_btyd_centre('bg_nbd', 'fortnight');
SELECT dbm.default_centre_weight(-1);

-- forty customers who come every five weeks or so and never leave: alone they tell nothing of leaving
CREATE TABLE regular AS
SELECT i AS customer_id, 4 + i % 5 AS x, 30 - i % 6 AS t_x, 30 AS t, 20.0 + i % 7 AS mean_spend
FROM generate_series(1, 40) AS i;
CREATE FUNCTION leaning(unit text, per_week double precision, model text DEFAULT 'bg_nbd') RETURNS dbm.btyd_model LANGUAGE plpgsql AS $$
DECLARE found dbm.btyd_model;
BEGIN
    EXECUTE format('SELECT (f).* FROM (SELECT dbm.%I(s, centre => $1, weight => 9) AS f FROM (SELECT dbm.btyd_sketch(x, t_x * $2, t * $2, $3, NULL) AS s FROM regular) AS c OFFSET 0) AS one', model || '_fit')
        INTO found USING dbm.default_btyd_centre(model, unit), per_week, unit;
    RETURN found;
END $$;
SELECT (m).identified, (m).note FROM (SELECT dbm.bg_nbd_fit(x, t_x, t) AS m FROM regular) AS f;
SELECT (m).identified, (m).note FROM leaning('week', 1) AS m;
SELECT round(dbm.p_alive(alone, 5, 15, 30)::numeric, 4) AS silent_alone, round(dbm.p_alive(leans, 5, 15, 30)::numeric, 4) AS silent_leaning,
       round(dbm.p_alive(leans, 6, 29, 30)::numeric, 4) AS recent_leaning
FROM (SELECT dbm.bg_nbd_fit(x, t_x, t) AS alone FROM regular) AS f, leaning('week', 1) AS leans;
-- the unit of time does not matter, nor the order of rows, nor the currency
SELECT model, bool_and(abs(dbm.p_alive(w, 5, 15, 30) / dbm.p_alive(d, 5, 105, 210) - 1) < 1e-7 AND abs((w).r / (d).r - 1) < 1e-7
       AND abs(dbm.expected_purchases(w, 5, 15, 30, 12) / dbm.expected_purchases(y, 5, 15 * 7 / 365.25, 30 * 7 / 365.25, 84 / 365.25) - 1) < 1e-7) AS any_unit
FROM unnest('{nbd,bg_nbd,mbg_nbd,pareto_nbd}'::text[]) AS model,
     LATERAL (SELECT leaning('week', 1, model) AS w, leaning('day', 7, model) AS d, leaning('year', 7 / 365.25, model) AS y OFFSET 0) AS f
GROUP BY model ORDER BY model;
SELECT dbm.bg_nbd_fit(a, centre => dbm.default_btyd_centre('bg_nbd'), weight => 9) = dbm.bg_nbd_fit(b, centre => dbm.default_btyd_centre('bg_nbd'), weight => 9) AS any_order
FROM (SELECT dbm.btyd_sketch(x, t_x, t ORDER BY customer_id) AS a, dbm.btyd_sketch(x, t_x, t ORDER BY md5(customer_id::text)) AS b FROM regular) AS s;
SELECT abs((yen).p / (euro).p - 1) < 1e-6 AS p, abs((yen).q / (euro).q - 1) < 1e-6 AS q, abs((yen).v / (euro).v / 160 - 1) < 1e-6 AS v, (euro).q > 1 AS has_mean
FROM (SELECT dbm.gamma_gamma_fit(dbm.spend_sketch(x, mean_spend::double precision), dbm.default_spend_centre(), 9) AS euro,
             dbm.gamma_gamma_fit(dbm.spend_sketch(x, mean_spend::double precision * 160), dbm.default_spend_centre(), 9) AS yen FROM regular) AS f;
-- twenty thousand of them are not too few
SELECT (m).n, (m).identified, (m).note
FROM (SELECT dbm.bg_nbd_fit(x, t_x, t) AS m FROM regular, generate_series(1, 500)) AS f;

-- through refresh: 89 customers
SELECT dbm.create_tables('small_shop');
INSERT INTO small_shop.customer (customer_id) SELECT 'c' || i FROM generate_series(1, 89) AS i;
INSERT INTO small_shop.transaction (customer_id, transaction_id, ordered_on, amount, currency)
SELECT 'c' || i, i || '/' || k, day, 20 + i * k % 30, 'EUR'
FROM generate_series(1, 89) AS i, generate_series(0, 1 + i % 9) AS k, LATERAL (SELECT date '2025-06-28' - (k * (25 + i % 9)) - i % 23 AS day) AS d;
CALL dbm.refresh('small_shop', '2025-06-30');
SELECT kind, n, identified, note FROM small_shop.model WHERE kind IN ('bg_nbd', 'gamma_gamma') ORDER BY kind;
SELECT note FROM small_shop.refresh_status;
SELECT count(*) AS customers, count(*) FILTER (WHERE p_alive > 0.999999) AS immortal, count(DISTINCT model_note) AS notes, min(model_note) AS model_note
FROM small_shop.customer_segment;
SELECT segment, note = (SELECT model_note FROM small_shop.customer_segment LIMIT 1) AS the_same FROM small_shop.model_note;
-- every view with a score has the note
SELECT c.table_name, string_agg(c.column_name, ' ' ORDER BY c.ordinal_position) AS scores,
       bool_or(EXISTS (SELECT FROM information_schema.columns AS n WHERE (n.table_schema, n.table_name, n.column_name) = ('small_shop', c.table_name, 'model_note'))) AS noted
FROM information_schema.columns AS c JOIN information_schema.views AS v USING (table_schema, table_name)
WHERE c.table_schema = 'small_shop' AND (c.column_name ~ '^(p_|mean_p_|expected_)|clv$|^equity$|^closing$' AND c.column_name NOT IN ('expected_on'))
GROUP BY c.table_name ORDER BY c.table_name;
SELECT (SELECT count(*) FROM small_shop.segment_overview WHERE model_note IS NULL) AS overview, (SELECT count(*) FROM small_shop.customer_equity WHERE model_note IS NULL) AS equity,
       (SELECT count(*) FROM small_shop.equity_bridge WHERE model_note IS NULL) AS bridge;
-- the fit alone, for who wants it
UPDATE small_shop.setting SET value = '0' WHERE name = 'clv_centre_weight';
CALL dbm.refresh('small_shop', '2025-06-30');
SELECT kind, identified, note FROM small_shop.model WHERE kind = 'bg_nbd' AND refresh_id = (SELECT max(refresh_id) FROM small_shop.model);
SELECT count(*) FILTER (WHERE p_alive > 0.999999) AS immortal FROM small_shop.customer_segment;
UPDATE small_shop.setting SET value = NULL WHERE name = 'clv_centre_weight';

-- one customer, and customers who all bought once, have an answer
SELECT dbm.create_tables('tiny');
INSERT INTO tiny.customer (customer_id) VALUES ('a');
INSERT INTO tiny.transaction (customer_id, transaction_id, ordered_on, amount, currency) VALUES ('a', '1', '2025-03-01', 10, 'EUR');
CALL dbm.refresh('tiny', '2025-06-30');
SELECT round(p_alive::numeric, 3) AS p_alive, round(expected_purchases::numeric, 3) AS purchases, model_note FROM tiny.customer_segment;

-- segments: customers are noted by the models that scored them
INSERT INTO small_shop.customer (customer_id, kind) SELECT 'd' || i, 'enterprise' FROM generate_series(1, 30) AS i;
INSERT INTO small_shop.transaction (customer_id, transaction_id, ordered_on, amount, currency)
SELECT 'd' || i, i || 'd' || k, date '2024-01-10' + (i * 11 % 90) + k * (10 + i % 40), 100, 'EUR' FROM generate_series(1, 30) AS i, generate_series(0, i % 4) AS k;
UPDATE small_shop.setting SET value = 'kind' WHERE name = 'clv_segment_by';
UPDATE small_shop.setting SET value = '50' WHERE name = 'clv_segment_weight';
CALL dbm.refresh('small_shop', '2025-06-30');
SELECT kind, segment, n, identified FROM small_shop.model WHERE kind IN ('bg_nbd', 'gamma_gamma') AND refresh_id = (SELECT max(refresh_id) FROM small_shop.model) ORDER BY 1, 2;
SELECT c.clv_segment, count(*) AS customers, count(DISTINCT c.model_note) AS notes, bool_and(c.model_note = n.note) AS own
FROM small_shop.customer_segment AS c JOIN small_shop.model_note AS n ON n.segment = c.clv_segment AND n.refresh_id = (SELECT max(refresh_id) FROM small_shop.model)
GROUP BY 1 ORDER BY 1;

-- many customers: refresh has the plain fit, to the last digit
SELECT dbm.create_tables('large');
INSERT INTO large.customer (customer_id) SELECT 'c' || i FROM generate_series(1, 2000) AS i;
INSERT INTO large.transaction (customer_id, transaction_id, ordered_on, amount, currency)
SELECT 'c' || i, i || '/' || k, date '2024-01-01' + (i * 7 % 200) + k * (3 + i * 13 % 61), 20 + i * k % 30, 'EUR'
FROM generate_series(1, 2000) AS i, generate_series(0, (i * i) % 7) AS k;
SET extra_float_digits = 1;
CALL dbm.refresh('large', '2025-06-30');
SELECT kind, m.n, identified, note, payload - 'as_of' = plain - 'as_of' AS plain_fit
FROM large.model AS m, LATERAL (SELECT CASE kind WHEN 'bg_nbd' THEN (SELECT to_jsonb(dbm.bg_nbd_fit(x, t_x, (date '2025-06-30' - first_day) / 7.0::double precision, 'week', '2025-06-30')) FROM large.customer_fact)
                                                 ELSE (SELECT to_jsonb(dbm.gamma_gamma_fit(x, mean_repeat_spend)) FROM large.customer_fact WHERE x > 0 AND mean_repeat_spend > 0) END AS plain) AS p
WHERE kind IN ('bg_nbd', 'gamma_gamma') ORDER BY kind;
SELECT count(*) AS customers, count(model_note) AS noted FROM large.customer_segment;
DROP FUNCTION leaning;
DROP TABLE regular;
DROP SCHEMA small_shop, tiny, large CASCADE;
