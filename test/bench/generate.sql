-- A shop of any size, the same in every run: table shop_order (customer_id, ordered_on, amount).
--   psql -v customers=1000000 -v orders=10000000 -f test/bench/generate.sql
-- Every customer has a first order in the first year of three, a rate of further orders from a gamma
-- distribution of shape 1/2 and a lifetime from a Pareto one of shape 0.7. Further orders go to customers in
-- proportion to rate times lifetime, which is gamma-Poisson given their number. Amounts are lognormal
-- around a lognormal mean of the customer; 3 percent of the rows are refunds. The rows lie in order of days.
\if :{?customers}
\else
    \set customers 1000000
\endif
\if :{?orders}
\else
    \set orders 10000000
\endif
SET max_parallel_workers_per_gather = 0;
SET work_mem = '1GB';
SET jit = off;
SET client_min_messages = warning;
DO 'BEGIN PERFORM setseed(0.1997); END';

-- shape 1/2: the square of a normal variable, from two uniform ones
CREATE TEMPORARY TABLE shopper AS
SELECT customer_id, first_day, mean_amount, alive,
       sum(rate * alive) OVER (ORDER BY customer_id) / sum(rate * alive) OVER () AS share
FROM (SELECT customer_id, floor(random() * 365)::integer AS first_day,
             exp(3.2 + 0.6 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) AS mean_amount,
             -2 * ln(1 - random()) * cos(2 * pi() * random()) ^ 2 AS rate,
             250 * ((1 - random()) ^ (-1 / 0.7) - 1) AS lifetime
      FROM generate_series(1, :customers) AS customer_id) AS drawn,
     LATERAL (SELECT least(lifetime, 1094 - first_day) AS alive) AS cut;
CREATE UNIQUE INDEX ON shopper (customer_id);

DROP TABLE IF EXISTS shop_order;
CREATE UNLOGGED TABLE shop_order (customer_id integer NOT NULL, ordered_on date NOT NULL, amount numeric(12, 2) NOT NULL);
INSERT INTO shop_order
SELECT customer_id, date '2022-01-01' + day,
       round((CASE WHEN random() < 0.03 THEN -1 ELSE 1 END * mean_amount * spread)::numeric, 2)
FROM (SELECT s.customer_id, s.mean_amount, s.first_day + floor(coalesce(o.moment, 0) * s.alive)::integer AS day,
             exp(0.5 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) AS spread
      FROM (SELECT customer_id, NULL::double precision AS moment FROM shopper
            UNION ALL
            SELECT least(1 + width_bucket(random(), (SELECT array_agg(share ORDER BY customer_id) FROM shopper)), :customers), random()
            FROM generate_series(1, greatest(:orders - :customers, 0))) AS o
      JOIN shopper AS s USING (customer_id)
      ORDER BY day, random()) AS placed;
VACUUM (ANALYZE) shop_order;
DROP TABLE shopper;

SELECT count(*) AS orders, count(DISTINCT customer_id) AS customers, min(ordered_on) AS from_day, max(ordered_on) AS to_day,
       sum(amount) AS revenue, round(avg((amount < 0)::integer), 4) AS refunds
FROM shop_order;
