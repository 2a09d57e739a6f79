-- Who the customers are: a page for the terminal, 80 columns wide, from the views of schema marketing.
SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\pset null ''

-- Chinese characters fill two columns of a terminal.
CREATE FUNCTION pg_temp.wide(t text) RETURNS integer
    LANGUAGE sql IMMUTABLE
    RETURN length(regexp_replace(t, '[^\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]', '', 'g'));
CREATE FUNCTION pg_temp.cut(t text, columns integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN length(t) + pg_temp.wide(t) <= columns THEN t
                ELSE (SELECT left(t, n) FROM generate_series(length(t), 0, -1) AS n
                      WHERE length(left(t, n)) + pg_temp.wide(left(t, n)) < columns LIMIT 1) || '…' END;
CREATE FUNCTION pg_temp.at_left(t text, columns integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN pg_temp.cut(coalesce(t, ''), columns)
           || repeat(' ', columns - length(pg_temp.cut(coalesce(t, ''), columns)) - pg_temp.wide(pg_temp.cut(coalesce(t, ''), columns)));
CREATE FUNCTION pg_temp.at_right(t text, columns integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN lpad(coalesce(t, ''), greatest(columns, length(t)));
CREATE FUNCTION pg_temp.money(amount numeric) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN abs(amount) >= 1e12 THEN to_char(amount / 1e9, 'FM999,999,999,999,990') || 'bn'
                ELSE to_char(amount, 'FM999,999,999,990') END;
CREATE FUNCTION pg_temp.whole(n bigint) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN to_char(n, 'FM999,999,999,990');
CREATE FUNCTION pg_temp.percent(share double precision) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN to_char((100 * share)::numeric, 'FM990.0') || '%';
-- a bar of eighths of a column
CREATE FUNCTION pg_temp.bar(share double precision, columns integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN (SELECT repeat('█', eighths / 8) || CASE WHEN eighths % 8 > 0 THEN substr('▏▎▍▌▋▊▉', eighths % 8, 1) ELSE '' END
            FROM (SELECT round(8 * columns * least(1, greatest(0, coalesce(share, 0))))::integer AS eighths) AS e);

SELECT count(*) > 0 AS answered, count(*) = 0 AS unanswered FROM marketing.refresh_status WHERE as_of IS NOT NULL \gset
\if :unanswered
\echo 'No refresh has succeeded yet: CALL dbm.refresh(''marketing'');'
\quit
\endif

\echo
SELECT pg_temp.at_left('WHO YOUR CUSTOMERS ARE', 62) || pg_temp.at_right('as of ' || as_of, 18) FROM marketing.refresh_status;
\echo '════════════════════════════════════════════════════════════════════════════════'
SELECT format('%s customers bought%s.', pg_temp.whole(buyers),
              CASE WHEN customers > buyers THEN format(', %s have not yet', pg_temp.whole(customers - buyers)) ELSE '' END)
FROM marketing.refresh_status;
SELECT format('%s orders brought %s%s, refunds taken off.', pg_temp.whole(coalesce(sum(orders), 0)),
              coalesce(nullif(min(currency), repeat('X', 3)) || ' ', ''), pg_temp.money(coalesce(sum(revenue), 0)))
FROM marketing.customer_segment;

\echo
\echo 'SEGMENTS                            customers         revenue   share of revenue'
SELECT pg_temp.at_left(segment, 21) || pg_temp.at_left(segment_zh, 13)
       || pg_temp.at_right(pg_temp.whole(customers), 8) || pg_temp.at_right(pg_temp.percent(customer_share), 7)
       || pg_temp.at_right(pg_temp.money(revenue), 14)
       || pg_temp.at_right(pg_temp.percent(revenue_share), 7) || ' '
       || pg_temp.bar(revenue_share / nullif(max(revenue_share) OVER (), 0), 9)
FROM marketing.segment_overview
ORDER BY position NULLS LAST;

\echo
SELECT 'HOW MUCH THE BEST BRING' || pg_temp.at_right('Gini ' || to_char(gini::numeric, 'FM0.000'), 57)
FROM marketing.pareto_curve LIMIT 1;
SELECT 'best ' || pg_temp.at_right(to_char(100 * customer_share, 'FM990'), 3) || '% '
       || pg_temp.at_right('(' || pg_temp.whole(customers) || ')', 10) || ' bring '
       || pg_temp.at_right(pg_temp.percent(revenue_share), 6) || ' ' || pg_temp.bar(revenue_share, 44)
FROM marketing.pareto_curve
WHERE round(100 * customer_share) IN (1, 5, 10, 20, 30, 50, 80, 100)
ORDER BY customer_share;

\echo
\echo 'VALUE TIERS                         customers         revenue   share of revenue'
SELECT pg_temp.at_left(CASE tier WHEN 'A' THEN 'A  most of the money' WHEN 'B' THEN 'B  the next part' ELSE tier || '  the rest' END, 34)
       || pg_temp.at_right(pg_temp.whole(count(*)), 8)
       || pg_temp.at_right(pg_temp.percent(count(*)::float8 / sum(count(*)) OVER ()::float8), 7)
       || pg_temp.at_right(pg_temp.money(sum(revenue)), 14)
       || pg_temp.at_right(pg_temp.percent((sum(revenue) / nullif(sum(sum(revenue)) OVER (), 0))::float8), 7) || ' '
       || pg_temp.bar((sum(revenue) / nullif(max(sum(revenue)) OVER (), 0))::float8, 9)
FROM marketing.customer_segment
WHERE tier IS NOT NULL
GROUP BY tier ORDER BY tier;

-- at stake: what a year of this customer used to bring, times the chance that it is over
CREATE TEMP TABLE fading AS
SELECT s.customer_id::text AS customer_id, c.name, s.last_day, s.revenue, s.p_alive,
       ((1 - s.p_alive) * s.revenue * 365 / greatest(365, s.as_of - s.first_day))::numeric AS at_stake
FROM marketing.customer_segment AS s
LEFT JOIN marketing.customer AS c ON c.customer_id = s.customer_id
WHERE s.tier = 'A' AND s.purchase_days > 2 AND s.p_alive BETWEEN 0.05 AND 0.75;
SELECT count(*) > 0 AS some_fade FROM fading \gset
\echo
\if :some_fade
\echo 'TO CALL FIRST: much bought, now falling silent'
\echo 'customer                         last order       revenue still active  at stake'
SELECT pg_temp.at_left(customer_id || coalesce('  ' || name, ''), 33)
       || pg_temp.at_right(last_day::text, 11)
       || pg_temp.at_right(pg_temp.money(revenue), 14)
       || pg_temp.at_right(pg_temp.percent(p_alive), 12)
       || pg_temp.at_right(pg_temp.money(at_stake), 10)
FROM fading ORDER BY at_stake DESC, customer_id LIMIT 10;
\else
\echo 'TO CALL FIRST: no customer of tier A with more than two purchase days is falling silent.'
\endif

\echo
\echo 'WHAT TO DO NEXT'
SELECT format('  %s %s customers, %s of revenue: %s', pg_temp.at_left(initcap(action_group) || ' ' || action_group_zh, 12),
              pg_temp.at_right(pg_temp.whole(count(*)), 7),
              pg_temp.at_right(pg_temp.percent((sum(revenue) / nullif(sum(sum(revenue)) OVER (), 0))::float8), 5),
              CASE action_group WHEN 'protect' THEN 'service first, discount last'
                                WHEN 'invest' THEN 'win the next order'
                                ELSE 'no costly campaigns' END)
FROM marketing.customer_segment
WHERE action_group IS NOT NULL
GROUP BY action_group, action_group_zh
ORDER BY array_position('{protect,invest,avoid}'::text[], action_group);
SELECT format('  Expect %s%s (present value) from these customers within %s %ss.',
              coalesce(nullif(min(currency), repeat('X', 3)) || ' ', ''), pg_temp.money(sum(clv)),
              (SELECT value FROM marketing.setting WHERE name = 'clv_horizon'),
              (SELECT value FROM marketing.setting WHERE name = 'clv_unit'))
FROM marketing.customer_segment HAVING sum(clv) > 0;
SELECT '  Note: ' || note FROM marketing.refresh_status WHERE note IS NOT NULL;
\echo '  One row per customer: SELECT * FROM marketing.customer_segment;'
\echo
