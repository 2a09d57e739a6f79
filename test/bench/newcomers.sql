-- A thousand customers in person who come later: people who are there already, with the number in another form.
SET client_min_messages = warning;
CREATE TEMPORARY TABLE newcomer AS
SELECT 90000000 + row_number() OVER (ORDER BY r) AS customer_id, name, '+' || CASE WHEN chinese THEN '86 ' || mobile_number ELSE '44 ' || substr(mobile_number, 2) END AS mobile, city
FROM (SELECT s.r, s.name, s.chinese, regexp_replace(p.mobile, '\D', '', 'g') AS mobile_number,
             (SELECT c.city FROM crm.customer AS c WHERE c.customer_id = s.customer_id) AS city
      FROM draw.said AS s JOIN draw.person AS p USING (p) WHERE s.mobile_number IS NOT NULL ORDER BY draw.u(s.r, 90) LIMIT 1000) AS known;
INSERT INTO crm.customer (customer_id, kind, name, city, created_at) SELECT customer_id, 'person', name, city, '2024-06-03' FROM newcomer;
INSERT INTO crm.contact_point (customer_id, kind, value, created_at) SELECT customer_id, 'mobile', mobile, '2024-06-03' FROM newcomer;
