-- Labelled pairs of company names in four languages (company_name_pairs, MIT licence).
-- The threshold is the documented one: 0.9.
SELECT count(*) FILTER (WHERE same) AS same, count(*) FILTER (WHERE NOT same) AS different FROM company_pair;

-- no different pair matches, and none comes near
SELECT count(*) FILTER (WHERE dbm.company_similarity(x, y) >= 0.9) AS matched, count(*) FILTER (WHERE dbm.company_similarity(x, y) >= 0.75) AS reviewed
FROM company_pair WHERE NOT same;

-- what differs by form, case, marks, width or initials matches; the others need what no name tells
SELECT dbm.company_level(x, y) AS level, count(*) FROM company_pair WHERE same AND dbm.company_similarity(x, y) >= 0.9 GROUP BY 1 ORDER BY 1;
SELECT x, y, dbm.company_level(x, y) AS level, round(dbm.company_similarity(x, y)::numeric, 2) AS similarity
FROM company_pair WHERE same AND NOT dbm.company_similarity(x, y) >= 0.9 ORDER BY x COLLATE "C", y COLLATE "C";

-- with the aliases all of them match, and still no different pair
WITH list AS (
    SELECT array_agg(ARRAY[x, y]) AS aliases FROM company_pair WHERE same AND NOT dbm.company_similarity(x, y) >= 0.9)
SELECT p.same, count(*) AS pairs, count(*) FILTER (WHERE dbm.company_similarity(p.x, p.y, l.aliases) >= 0.9) AS matched
FROM company_pair AS p, list AS l GROUP BY p.same ORDER BY p.same;
