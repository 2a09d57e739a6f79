-- The buyers of each segment: how many, sketches of what they bought and spent, and how many of all came back.
-- intervals is "log_intervals," for a model that reads them, else empty. The age of a customer is in units, for
-- BG/BB the opportunities he had.
-- Parameters: schema, clv_model, intervals, as_of, unit, unit_days
-- Returns: segments text[], buyers bigint[], buying dbm.btyd_sketch[], spending dbm.spend_sketch[], returned numeric;
-- one row, the arrays in the order of segments
SELECT array_agg(g.segment ORDER BY g.segment), array_agg(g.n ORDER BY g.segment),
       array_agg(g.buying ORDER BY g.segment), array_agg(g.spending ORDER BY g.segment), sum(g.returned)
FROM (SELECT clv_segment AS segment, count(*) AS n, count(*) FILTER (WHERE x > 0) AS returned,
             dbm.btyd_sketch(x, t_x,
                             CASE :'clv_model' WHEN 'bg_bb' THEN dbm.periods_between(first_day, :'as_of'::date, :'unit')::double precision
                             ELSE (:'as_of'::date - first_day) / :'unit_days'::double precision END,
                             :intervals :'unit', :'as_of'::date) AS buying,
             dbm.spend_sketch(x, mean_repeat_spend) FILTER (WHERE x > 0 AND mean_repeat_spend > 0) AS spending
      FROM :"schema".customer_fact WHERE first_day IS NOT NULL GROUP BY clv_segment) AS g;
