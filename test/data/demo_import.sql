-- Your own orders: checks the table orders_csv(line bigint, customer_id text, date text, amount text),
-- loads it into schema marketing and refreshes, looking from the day of the last order. When a row is
-- bad, the first twenty are shown with their cure and nothing is loaded. Needs the extension.
--
-- A negative amount is a refund. Dates are year-month-day (2025-11-30, 2025/11/30, 20251130), or
-- 2025年11月30日; a time of day after the date is left out.
SET client_encoding = 'UTF8';
SET search_path = public, pg_catalog, pg_temp;
SET client_min_messages = warning;
\set ON_ERROR_STOP on

-- one cleaned form of each cell: byte order marks, full-width digits and blanks of spreadsheets gone
CREATE FUNCTION pg_temp.clean(cell text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN btrim(translate(cell, '０１２３４５６７８９．，－＋／：　' || chr(160) || chr(65279), '0123456789.,-+/:  '), E' \t\r\n''');

-- the date that a cell means, or NULL
CREATE FUNCTION pg_temp.day_of(cell text) RETURNS date
    LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    parts text[] := regexp_match(cell, '^([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|()([0-9]{2})([0-9]{2}))(?:[T ].*)?$');
BEGIN
    RETURN make_date(parts[1]::integer, coalesce(parts[3], parts[5], parts[8])::integer,
                     coalesce(parts[4], parts[6], parts[9])::integer);
EXCEPTION WHEN datetime_field_overflow THEN
    RETURN NULL;
END $$;

CREATE TEMP TABLE row_read AS
SELECT line, pg_temp.clean(customer_id) AS customer_id, pg_temp.clean(date) AS date, pg_temp.clean(amount) AS amount,
       pg_temp.day_of(pg_temp.clean(date)) AS ordered_on
FROM orders_csv;

CREATE TEMP TABLE bad AS
SELECT line, place, field, value, cure FROM (
    SELECT line, 1 AS place, 'customer_id' AS field, coalesce(customer_id, '') AS value,
           CASE WHEN coalesce(customer_id, '') = '' THEN 'empty: every order needs its customer'
                WHEN customer_id ~* '^[0-9](\.[0-9]+)?e\+[0-9]+$'
                    THEN 'Excel has shortened a long number: format the column as text and save again'
           END AS cure
    FROM row_read
    UNION ALL
    SELECT line, 2, 'date', coalesce(date, ''),
           CASE WHEN coalesce(date, '') = '' THEN 'empty: write it as 2025-11-30'
                WHEN date ~ '^[0-9]{5}(\.[0-9]+)?$' THEN 'a day number of Excel: format the column as yyyy-mm-dd and save again'
                WHEN date ~ '^[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{2}|[0-9]{4})([T ].*)?$'
                    THEN 'day first or month first? write the year first: 1997-12-31'
                WHEN ordered_on IS NULL AND date ~ '^[0-9]{4}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{1,2}' THEN 'there is no such day'
                WHEN ordered_on IS NULL THEN 'not a date: write it as 2025-11-30'
                WHEN ordered_on < DATE '1900-01-01' OR ordered_on > DATE '2200-01-01' THEN 'a year out of reach: check it'
           END
    FROM row_read
    UNION ALL
    SELECT line, 3, 'amount', coalesce(amount, ''),
           CASE WHEN coalesce(amount, '') = '' THEN 'empty: write the money of the order, 0 if it was free'
                WHEN amount ~ '^[-+]?([0-9]{1,18}(\.[0-9]{0,10})?|\.[0-9]{1,10})$' THEN NULL
                WHEN amount ~* '^(nan|[-+]?inf(inity)?|#.*|n/?a|null)$' THEN 'not an amount: correct it or take the row out'
                WHEN amount ~* '^[-+]?[0-9](\.[0-9]+)?e[-+]?[0-9]+$'
                    THEN 'Excel has shortened a number: format the column as number and save again'
                WHEN amount ~ '^[-+]?[^0-9.,()+-]+ *[-+]?[0-9.,]+$|^[-+]?[0-9.,]+ *[^0-9.,()+-]+$' THEN 'take the currency sign away: digits and a point only'
                WHEN amount ~ '^[-+]?[0-9]{1,3}([, ][0-9]{3})+(\.[0-9]+)?$' THEN 'take the thousands separators away: 1234.50'
                WHEN amount ~ '^[-+]?[0-9.]*,[0-9]{1,2}$' THEN 'write a decimal point, not a comma: 1234.50'
                WHEN amount ~ '^\(.*\)$' THEN 'write a refund with a minus sign: -12.50'
                ELSE 'not a number: write it as 1234.50'
           END
    FROM row_read) AS judged
WHERE cure IS NOT NULL;

SELECT count(*) > 0 AS bad, count(*) > 20 AS many, count(*) AS bad_cells, count(DISTINCT line) AS bad_rows FROM bad \gset

\if :bad
\pset footer off
\echo 'These cells need a change:'
SELECT line, field AS column, left(value, 24) AS value, cure FROM bad ORDER BY line, place LIMIT 20;
\if :many
\echo '... and more:' :bad_cells 'cells in' :bad_rows 'rows in all.'
\endif
\endif
DO $$
BEGIN
    IF EXISTS (SELECT FROM bad) THEN
        RAISE EXCEPTION 'orders not loaded: % rows need a change', (SELECT count(DISTINCT line) FROM bad);
    ELSIF NOT EXISTS (SELECT FROM orders_csv) THEN
        RAISE EXCEPTION 'orders not loaded: there are none';
    END IF;
END $$;

BEGIN;
SELECT dbm.create_tables('marketing') \g /dev/null
INSERT INTO marketing.customer (customer_id, acquired_on)
SELECT customer_id, min(ordered_on) FROM row_read GROUP BY customer_id;
INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount, currency, kind)
-- three X stand for a currency that is not said, in ISO 4217
SELECT customer_id, 'line ' || line, ordered_on, amount::numeric, repeat('X', 3),
       CASE WHEN amount::numeric < 0 THEN 'refund' ELSE 'sale' END
FROM row_read;
COMMIT;
ANALYZE marketing.customer;
ANALYZE marketing.transaction;
SELECT max(ordered_on) AS last_order FROM row_read \gset
CALL dbm.refresh('marketing', :'last_order');
