-- views: what BI tools and people read
SET client_min_messages = warning;
SET datestyle = ISO;
\set SHOW_CONTEXT never
SELECT dbm.create_tables('vw', currency => 'CNY');
INSERT INTO vw.customer (customer_id) SELECT 'k' || i FROM generate_series(1, 60) AS i;
INSERT INTO vw.transaction (customer_id, transaction_id, ordered_on, amount)
SELECT 'k' || i, i || '-' || j, DATE '2025-01-01' + (i * 13 + j * 29) % 180, i * j + 1
FROM generate_series(1, 50) AS i, generate_series(1, 1 + i % 7) AS j;

-- before the first refresh: no answers, and the status says so
SELECT freshness, as_of, last_status, failures_since FROM vw.refresh_status;
SELECT (SELECT count(*) FROM vw.customer_segment) AS customers, (SELECT count(*) FROM vw.segment_overview) AS segments,
       (SELECT count(*) FROM vw.pareto_curve) AS points;
CALL dbm.refresh('vw', '2025-06-30');

-- the columns, in order: a column is only ever appended
SELECT table_name, string_agg(column_name, ' ' ORDER BY ordinal_position) AS columns
FROM information_schema.columns
WHERE table_schema = 'vw' AND table_name IN ('customer_segment', 'segment_overview', 'pareto_curve', 'refresh_status',
                     'customer_equity', 'equity_bridge', 'value_alert', 'winback', 'campaign_value', 'model_note')
GROUP BY table_name ORDER BY table_name;
-- types that every driver understands, numeric with its scale; a comment on every view and column; the
-- reader's own rights; as_of and refreshed_at
SELECT DISTINCT format_type(a.atttypid, a.atttypmod) AS type
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
WHERE c.relnamespace = 'vw'::regnamespace AND c.relkind = 'v' AND a.attnum > 0
  AND c.relname <> 'transaction_resolved' ORDER BY 1; -- there amounts are as they were recorded, for models
SELECT c.relname AS view, c.reloptions, obj_description(c.oid, 'pg_class') IS NOT NULL AS comment,
       count(*) FILTER (WHERE col_description(c.oid, a.attnum) IS NULL) AS columns_without_comment,
       count(*) FILTER (WHERE a.attname IN ('as_of', 'refreshed_at')) AS dated
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
WHERE c.relnamespace = 'vw'::regnamespace AND c.relkind = 'v'
  AND c.relname IN ('customer_segment', 'segment_overview', 'pareto_curve', 'refresh_status',
                    'customer_equity', 'equity_bridge', 'value_alert', 'winback', 'campaign_value')
GROUP BY c.oid, c.relname, c.reloptions ORDER BY 1;
-- the same for what refresh writes
SELECT c.relname AS "table", a.attname AS column_without_comment
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'vw'::regnamespace AND c.relkind = 'r' AND col_description(c.oid, a.attnum) IS NULL;
-- none of it needs the extension
SELECT pg_describe_object(d.classid, d.objid, d.objsubid) AS needs_extension
FROM pg_depend AS d
JOIN pg_depend AS m ON (m.classid, m.objid) = (d.refclassid, d.refobjid)
JOIN pg_extension AS e ON m.refclassid = 'pg_extension'::regclass AND m.refobjid = e.oid AND m.deptype = 'e'
WHERE e.extname = 'dbm_marketing' AND pg_describe_object(d.classid, d.objid, d.objsubid) LIKE '% vw.%';

-- one row per customer, prospects included, and sums that agree
SELECT count(*) AS customers, count(DISTINCT customer_id) AS different, count(*) FILTER (WHERE segment = 'Prospect') AS prospects,
       sum(revenue) AS revenue
FROM vw.customer_segment;
SELECT sum(customers) AS customers, sum(revenue) AS revenue, round(sum(customer_share)::numeric, 9) AS customer_share,
       round(sum(revenue_share)::numeric, 9) AS revenue_share
FROM vw.segment_overview;
SELECT segment, segment_zh, customers FROM vw.segment_overview ORDER BY position NULLS LAST;
-- who came back and how soon, as the facts say
SELECT sum(repeat_customers) = (SELECT count(*) FROM vw.customer_fact WHERE x > 0) AS repeat_customers,
       bool_and(repeat_rate BETWEEN 0 AND 1) AS rates, count(*) FILTER (WHERE repeat_rate IS NULL) AS without_buyers
FROM vw.segment_overview;
SELECT bool_and(o.mean_interval_days = i.days) AS intervals
FROM vw.segment_overview AS o
JOIN (SELECT s.segment, round((sum(t_x_days) / nullif(sum(f.x), 0))::numeric, 1) AS days
      FROM vw.customer_score AS s JOIN vw.customer_fact AS f USING (customer_id), LATERAL (SELECT (f.last_day - f.first_day)::float8 AS t_x_days) AS d
      GROUP BY 1) AS i USING (segment)
WHERE i.days IS NOT NULL;
SELECT count(*) FILTER (WHERE mean_interval_days > 0) = count(*) FILTER (WHERE purchase_days > 1) AS intervals,
       bool_and(remaining_days BETWEEN 0 AND 364.1) AS remaining, bool_and(p_no_purchase BETWEEN 0 AND 1) AS silent, max(clv_segment) AS clv_segment
FROM vw.customer_segment;
SELECT DISTINCT action_group, action_group_zh FROM vw.customer_segment ORDER BY 1;
-- the curve starts at nothing, ends at everything, and never falls
SELECT count(*) AS points, min(revenue_share) AS first, max(revenue_share) AS last, max(customers) AS buyers, max(revenue) AS revenue,
       count(DISTINCT gini) AS ginis
FROM vw.pareto_curve;
SELECT bool_and(revenue_share >= before AND revenue_share >= customers / 50.0 - 1e-12) AS concave
FROM (SELECT *, lag(revenue_share, 1, 0::float8) OVER (ORDER BY customer_share) AS before FROM vw.pareto_curve) AS c;
SELECT DISTINCT as_of, refreshed_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$' AS utc
FROM (SELECT as_of, refreshed_at FROM vw.customer_segment UNION ALL SELECT as_of, refreshed_at FROM vw.segment_overview
      UNION ALL SELECT as_of, refreshed_at FROM vw.pareto_curve UNION ALL SELECT as_of, refreshed_at FROM vw.refresh_status) AS v;

-- labels are data: a better word shows at once
UPDATE vw.label SET zh = '潜在顾客' WHERE kind = 'segment' AND code = 'Prospect';
SELECT segment_zh FROM vw.segment_overview WHERE segment = 'Prospect';

-- stale after the hours of the setting, which may be nonsense without breaking the view
UPDATE vw.refresh_log SET finished_at = finished_at - interval '2 days';
SELECT freshness, age_hours BETWEEN 47.9 AND 48.2 AS two_days FROM vw.refresh_status;
UPDATE vw.setting SET value = '72' WHERE name = 'stale_after_hours';
SELECT freshness FROM vw.refresh_status;
UPDATE vw.setting SET value = 'soon' WHERE name = 'stale_after_hours';
SELECT freshness FROM vw.refresh_status;

-- huge money shows
UPDATE vw.setting SET value = '36' WHERE name = 'stale_after_hours';
INSERT INTO vw.transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('k51', 'huge', '2025-06-30', 123456789012345678901234.56);
CALL dbm.refresh('vw', '2025-06-30');
SELECT revenue, tier FROM vw.customer_segment WHERE customer_id = 'k51';
SELECT last_status FROM vw.refresh_status;

-- the log may be pruned, down to nothing: answers stay, their time of refresh is gone
DELETE FROM vw.refresh_log;
SELECT count(*) AS customers, count(refreshed_at) AS dated FROM vw.customer_segment;
SELECT freshness FROM vw.refresh_status;

-- row-level security on the stored tables holds for who reads the views
CREATE ROLE regress_dbm_reader;
GRANT USAGE ON SCHEMA vw TO regress_dbm_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA vw TO regress_dbm_reader;
ALTER TABLE vw.customer_score ENABLE ROW LEVEL SECURITY;
CREATE POLICY reader ON vw.customer_score TO regress_dbm_reader USING (customer_id < 'k3');
SET ROLE regress_dbm_reader;
SELECT count(*) AS visible FROM vw.customer_segment;
SELECT sum(customers) AS visible FROM vw.segment_overview;
RESET ROLE;
DROP SCHEMA vw CASCADE;
DROP ROLE regress_dbm_reader;
