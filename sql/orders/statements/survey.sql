-- What the transactions up to as_of are like: the currencies of those that count, an unknown status, how many lack
-- what a fact needs, how many count in the currency, or in any when it is null, and how many there are.
-- Parameters: schema, as_of, counted, currency
-- Returns: currencies text[], strange text, incomplete bigint, transactions bigint, total bigint; one row
SELECT array_agg(DISTINCT g.currency ORDER BY g.currency) FILTER (WHERE counts AND g.currency IS NOT NULL),
       min(coalesce(g.status, '(none)'))
           FILTER (WHERE g.status IN ('quote', 'order', 'paid', 'delivered', 'returned', 'cancelled') IS NOT TRUE),
       sum(g.gaps) FILTER (WHERE counts),
       sum(g.n) FILTER (WHERE counts AND (:'currency'::text IS NULL OR g.currency = :'currency'::text)),
       sum(g.n)
FROM (SELECT t.status::text AS status, t.currency::text AS currency, count(*) AS n,
             count(*) FILTER (WHERE t.customer_id IS NULL OR t.ordered_on IS NULL OR t.amount IS NULL
                                    OR t.currency IS NULL) AS gaps
      FROM :"schema".transaction AS t
      WHERE (t.ordered_on > :'as_of'::date) IS NOT TRUE
      GROUP BY 1, 2) AS g
CROSS JOIN LATERAL (SELECT g.status = ANY (:'counted'::text[]) AS counts) AS c;
