-- Beside what is written without an extension of this kind: names that pg_trgm finds similar, by its index, held
-- together by an equal e-mail, number, birthday or city, and the components of these pairs by WITH RECURSIVE.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE flat AS
SELECT m.record, t.entity, m.name, m.birth_date, m.company, m.job_title, m.emails[1] AS email, m.mobiles[1] AS mobile, m.phones[1] AS phone,
       m.address, m.city, m.country
FROM crm.match_contact AS m JOIN contact_truth AS t USING (record);
CREATE TABLE beside (records bigint, side text, milliseconds double precision, cpu double precision, megabytes double precision, f1 numeric);
CREATE TABLE grouped (record text, cluster text);

CREATE FUNCTION pair_f1(OUT f1 numeric) LANGUAGE plpgsql AS $$
BEGIN
    WITH both_ways AS (SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM grouped JOIN peer USING (record) GROUP BY cluster, entity) AS g),
    clusters AS (SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM grouped GROUP BY cluster) AS g),
    entities AS (SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM peer GROUP BY entity) AS g)
    SELECT round(2 * b.n / nullif(c.n + e.n, 0), 3) INTO f1 FROM both_ways AS b, clusters AS c, entities AS e;
END $$;
-- the first records, so that somebody's second record is among them
CREATE PROCEDURE take(records bigint) LANGUAGE plpgsql AS $$
BEGIN
    DROP TABLE IF EXISTS peer;
    CREATE TABLE peer AS
    SELECT f.*, row_number() OVER (ORDER BY f.record COLLATE "C") AS n, lower(f.email) AS box, right(regexp_replace(coalesce(f.mobile, f.phone), '\D', '', 'g'), 9) AS digits
    FROM flat AS f WHERE f.entity <= records * 0.88;
    ANALYZE peer;
END $$;

CREATE FUNCTION by_dbm() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE grouped;
    INSERT INTO grouped
    SELECT record, cluster FROM dbm.match_clusters('peer', 'record', '{"name": "name", "birth_date": "birth_date", "company": "company", "job_title": "job_title",
        "email": "email", "mobile": "mobile", "phone": "phone", "address": "address", "city": "city", "country": "country"}');
END $$;

CREATE FUNCTION by_trigrams() RETURNS void LANGUAGE plpgsql SET pg_trgm.similarity_threshold = 0.5 SET enable_seqscan = off SET client_min_messages = warning AS $$
BEGIN
    TRUNCATE grouped;
    CREATE INDEX ON peer USING gin (name gin_trgm_ops);
    CREATE TEMPORARY TABLE alike AS
    SELECT a.n AS a, b.n AS b FROM peer AS a JOIN peer AS b ON a.name % b.name AND a.n < b.n
    WHERE a.box = b.box OR a.digits = b.digits OR a.birth_date = b.birth_date OR a.city = b.city AND similarity(a.name, b.name) > 0.6;
    INSERT INTO grouped
    WITH RECURSIVE edge AS MATERIALIZED (SELECT a, b FROM alike UNION ALL SELECT b, a FROM alike),
    reach(n, root) AS (SELECT n, n FROM peer UNION SELECT e.b, r.root FROM reach AS r JOIN edge AS e ON e.a = r.n)
    SELECT p.record, min(r.root)::text FROM reach AS r JOIN peer AS p USING (n) GROUP BY p.record;
END $$;
