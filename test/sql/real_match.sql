-- Public sets for entity resolution, one default call each, against the true entities.
-- FEBRL 1, 2 and 4 (Christen 2008), fake_1000 of Splink, 864 restaurants of two guides (Tejada,
-- Knoblock and Minton 2001), and business contacts that were generated for this project.
SET extra_float_digits = 0;
SET maintenance_work_mem = '1GB';
CREATE TABLE match_truth (data text, record text, entity text, PRIMARY KEY (data, record));
INSERT INTO match_truth
SELECT 'febrl1', * FROM er.febrl1_truth UNION ALL SELECT 'febrl2', * FROM er.febrl2_truth UNION ALL SELECT 'febrl4', * FROM er.febrl4_truth
UNION ALL SELECT 'fake_1000', * FROM er.splink_fake_1000_truth UNION ALL SELECT 'restaurants', * FROM er.restaurants_864_truth
UNION ALL SELECT 'b2b person', contact_id, person_id FROM er.b2b_dev_truth WHERE person_id IS NOT NULL
UNION ALL SELECT 'b2b company', contact_id, company_id FROM er.b2b_dev_truth WHERE company_id IS NOT NULL;

CREATE TABLE match_result (data text, record text, cluster text);
\set febrl '''{"given_name": "given_name", "surname": "surname", "street_number": "street_number", "street": "address_1", "address": "address_2", "city": "suburb", "postcode": "postcode", "region": "state", "birth_date": "date_of_birth", "national_id": "soc_sec_id"}'''
\set contact '''{"name": "full_name", "job_title": "title", "company": "company", "email": "email", "phone": "phone", "mobile": "mobile", "address": "address", "city": "city", "postcode": "postcode", "country": "country", "website": "website"}'''
INSERT INTO match_result SELECT 'febrl1', record, cluster FROM dbm.match_clusters('er.febrl1', 'rec_id', :febrl);
INSERT INTO match_result SELECT 'febrl2', record, cluster FROM dbm.match_clusters('er.febrl2', 'rec_id', :febrl);
INSERT INTO match_result SELECT 'febrl4', record, cluster FROM dbm.match_clusters('er.febrl4', 'rec_id', :febrl);
INSERT INTO match_result SELECT 'fake_1000', record, cluster
FROM dbm.match_clusters('er.splink_fake_1000', 'rec_id', '{"given_name": "first_name", "surname": "surname", "birth_date": "dob", "city": "city", "email": "email"}');
INSERT INTO match_result SELECT 'restaurants', record, cluster
FROM dbm.match_clusters('er.restaurants_864', 'rec_id', '{"company": "name", "address": "addr", "city": "city", "phone": "phone"}', 'company');
INSERT INTO match_result SELECT 'b2b person', record, cluster FROM dbm.match_clusters('er.b2b_dev', 'contact_id', :contact);
INSERT INTO match_result SELECT 'b2b company', record, cluster FROM dbm.match_clusters('er.b2b_dev', 'contact_id', :contact, 'company');

-- every record once
SELECT data, count(*) AS records, count(*) = count(DISTINCT record) AS once FROM match_result GROUP BY data ORDER BY data COLLATE "C";

-- f1 is over pairs of records in one cluster; b3 is the mean over records (Bagga and Baldwin 1998)
CREATE VIEW match_score AS
WITH joined AS (SELECT data, record, cluster, entity FROM match_result JOIN match_truth USING (data, record)),
both_counts AS (SELECT data, cluster, entity, count(*)::float8 AS n FROM joined GROUP BY 1, 2, 3),
sums AS (
    SELECT data, n, sum(n) OVER (PARTITION BY data, cluster) AS found, sum(n) OVER (PARTITION BY data, entity) AS truth FROM both_counts),
pairs AS (
    SELECT data, sum(n * (n - 1)) AS agreed, sum(n * (found - 1)) AS found, sum(n * (truth - 1)) AS truth,
           sum(n * n / found) / sum(n) AS precision, sum(n * n / truth) / sum(n) AS recall, max(found) AS largest, max(truth) AS true_largest
    FROM sums GROUP BY data)
SELECT data, 2 * agreed / (found + truth) AS f1, 2 * precision * recall / (precision + recall) AS b3, largest, true_largest FROM pairs;

CREATE TABLE match_bar (data text PRIMARY KEY, f1 float8, b3 float8);
INSERT INTO match_bar VALUES ('febrl1', 0.999, 0.999), ('febrl2', 0.998, 0.998), ('febrl4', 0.999, 0.999), ('fake_1000', 0.88, 0.91),
    ('restaurants', 0.92, 0.92), ('b2b person', 0.85, 0.91), ('b2b company', 0.94, 0.94);
SELECT data, b.f1 AS f1_bar, s.f1 >= b.f1 AS f1, b.b3 AS b3_bar, s.b3 >= b.b3 AS b3, largest <= 2 * true_largest AS largest
FROM match_bar AS b LEFT JOIN match_score AS s USING (data) ORDER BY data COLLATE "C";
DROP TABLE match_truth, match_result, match_bar CASCADE;
