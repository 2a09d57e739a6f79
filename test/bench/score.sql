-- How right lead merge is, by pairs of records: those that are one in truth, those it made one, and both.
CREATE OR REPLACE VIEW found AS
SELECT 'people' AS what, t.record, t.entity, coalesce(m.survivor_customer_id || '#' || m.survivor_contact_id, t.record) AS cluster
FROM contact_truth AS t LEFT JOIN crm.merged_contact AS m ON m.customer_id || '#' || m.contact_id = t.record
UNION ALL
SELECT 'firms', t.record, t.entity, coalesce(m.survivor_id::text, t.record)
FROM firm_truth AS t LEFT JOIN crm.merged_customer AS m ON m.customer_id::text = t.record;

WITH both_ways AS (SELECT what, sum(n * (n - 1) / 2) AS hits FROM (SELECT what, count(*) AS n FROM found GROUP BY what, entity, cluster) AS g GROUP BY what),
clusters AS (SELECT what, sum(n * (n - 1) / 2) AS pairs, max(n) AS largest FROM (SELECT what, count(*) AS n FROM found GROUP BY what, cluster) AS g GROUP BY what),
entities AS (SELECT what, sum(n * (n - 1) / 2) AS pairs, max(n) AS largest FROM (SELECT what, count(*) AS n FROM found GROUP BY what, entity) AS g GROUP BY what)
SELECT what AS "found", e.pairs AS "pairs that are one", round(hits / nullif(c.pairs, 0), 3) AS precision, round(hits / nullif(e.pairs, 0), 3) AS recall,
       round(2 * hits / nullif(c.pairs + e.pairs, 0), 3) AS "F1", c.largest AS "largest", e.largest AS "truly largest"
FROM both_ways JOIN clusters AS c USING (what) JOIN entities AS e USING (what) ORDER BY what DESC;
