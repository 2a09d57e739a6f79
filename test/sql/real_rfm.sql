-- CDNOW, all 23,570 customers, on 1998-06-30. The figures on the left of each comparison come from
-- plain SQL over the orders; the totals are those known for the data set (Fader and Hardie, 2001).
CREATE TEMP TABLE facts AS
SELECT customer_id, ('1998-06-30'::date - max(date))::int AS recency_days, count(DISTINCT date) AS frequency,
       sum(amount) AS monetary
FROM public.cdnow GROUP BY customer_id;
SELECT count(*) AS customers, sum(monetary) AS total, count(*) FILTER (WHERE frequency = 1) AS one_day_buyers FROM facts;

CREATE TEMP TABLE model AS
SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5, 'percent_rank', '1998-06-30', 'USD') AS m FROM facts;
SELECT (m).* FROM model \gx
CREATE TEMP TABLE scored AS
SELECT facts.*, s.* FROM facts, model, LATERAL dbm.rfm_score(recency_days, frequency, monetary, m) AS s;

SELECT count(DISTINCT code) AS cells, count(*) FILTER (WHERE code = '555') AS "555",
       count(*) FILTER (WHERE code = '111') AS "111", count(DISTINCT product) AS products FROM scored;
SELECT count(DISTINCT f) AS scores_of_one_day_buyers FROM scored WHERE frequency = 1;

-- the window form, and percent_rank() by plain SQL in whole numbers
SELECT count(*) FILTER (WHERE windowed.s IS DISTINCT FROM ROW(r, f, m, code, product)::dbm.rfm) AS window_differs,
       count(*) FILTER (WHERE (r, f, m) IS DISTINCT FROM (pr, pf, pm)) AS percent_rank_differs
FROM scored
JOIN (SELECT customer_id, dbm.rfm_score(recency_days, frequency, monetary) OVER () AS s,
             least(5, 1 + 5 * (rank() OVER (ORDER BY recency_days DESC) - 1) / (count(*) OVER () - 1)) AS pr,
             least(5, 1 + 5 * (rank() OVER (ORDER BY frequency) - 1) / (count(*) OVER () - 1)) AS pf,
             least(5, 1 + 5 * (rank() OVER (ORDER BY monetary) - 1) / (count(*) OVER () - 1)) AS pm
      FROM facts) AS windowed USING (customer_id);
SELECT count(*) FILTER (WHERE a IS DISTINCT FROM b) AS nested_window_differs
FROM (SELECT dbm.rfm_score(recency_days, frequency, monetary, 5, 'nested') OVER () AS a,
             dbm.rfm_score(recency_days, frequency, monetary,
                           (SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5, 'nested', NULL, NULL) FROM facts)) AS b
      FROM facts) AS both_forms;
-- other units: weeks for days and cents for dollars change no score
SELECT count(*) FILTER (WHERE a IS DISTINCT FROM b) AS changed_by_units
FROM (SELECT dbm.rfm_score(recency_days, frequency, monetary) OVER () AS a,
             dbm.rfm_score(recency_days * 7, frequency, monetary * 1000) OVER () AS b FROM facts) AS both_units;
-- sketches of any split give the model of the whole
SELECT splits, dbm.rfm_cuts(dbm.rollup(s), 5, 'percent_rank', '1998-06-30') = whole AS same_model
FROM (SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5, 'percent_rank', '1998-06-30', NULL) AS whole FROM facts) AS w,
     (SELECT splits, dbm.rfm_sketch(recency_days, frequency, monetary) AS s
      FROM facts, unnest(ARRAY[1, 2, 13, 1000]) AS splits GROUP BY splits, hashtext(customer_id) % splits) AS parts
GROUP BY splits, whole ORDER BY splits;

-- segments
SELECT map, count(DISTINCT segment) AS segments, sum(n) AS customers
FROM (SELECT map, dbm.rfm_segment(ROW(r, f, m, code, product)::dbm.rfm, map) AS segment, count(*) AS n
      FROM scored, unnest(ARRAY['grid', 'cells', 'eight']) AS map GROUP BY 1, 2) AS segments GROUP BY map ORDER BY map;
SELECT dbm.rfm_segment(ROW(r, f, m, code, product)::dbm.rfm) AS segment, count(*) AS customers,
       sum(monetary) AS revenue, round(100 * sum(monetary) / sum(sum(monetary)) OVER (), 2) AS percent
FROM scored GROUP BY 1 ORDER BY sum(monetary) DESC;

-- protect, invest, avoid in exact sizes, ties broken by money, then customer
SELECT action, count(*) AS customers, round(100 * sum(monetary) / sum(sum(monetary)) OVER (), 2) AS percent_of_revenue
FROM (SELECT dbm.rfm_group(product, ties => 'exact') OVER (ORDER BY product DESC, monetary DESC, customer_id) AS action, monetary
      FROM scored) AS groups GROUP BY action ORDER BY action;
-- the same by plain SQL
SELECT count(*) FILTER (WHERE action <> plain) AS different
FROM (SELECT dbm.rfm_group(product, ties => 'exact') OVER w AS action,
             CASE WHEN row_number() OVER w <= 4714 THEN 'protect' WHEN row_number() OVER w <= 18856 THEN 'invest' ELSE 'avoid' END::dbm.action_group AS plain
      FROM scored WINDOW w AS (ORDER BY product DESC, monetary DESC, customer_id)) AS groups;
-- ties whole: the real sizes
SELECT (dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}')).* FROM scored;
SELECT count(*) FILTER (WHERE a <> b) AS window_differs
FROM (SELECT dbm.rfm_group(product) OVER () AS a,
             dbm.rfm_group(product, (SELECT dbm.rfm_group_cuts(product, '{0.2,0.6,0.2}') FROM scored)) AS b FROM scored) AS groups;
