-- find customer: one row for whoever stands at the counter, whichever way they name themselves

CREATE FUNCTION dbm.find_customer(identifier text, schema name DEFAULT 'marketing', region text DEFAULT 'CN')
    RETURNS TABLE (customer_id text, found_by text, kind text, name text, records integer, people integer, orders integer,
                   revenue numeric, currency text, first_order_on date, last_order_on date, conversations integer,
                   last_contact_on date, open_leads integer, open_opportunities integer, campaigns integer,
                   open_feedback integer, points integer)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 ROWS 2
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    longest constant integer := 10000;
BEGIN
    IF identifier IS NULL OR schema IS NULL OR length(identifier) > longest THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format($q$
        SELECT v.customer_id::text, f.found_by, v.kind, v.name, v.records, v.people, v.orders, v.revenue, v.currency, v.first_order_on,
               v.last_order_on, v.conversations, v.last_contact_on, v.open_leads, v.open_opportunities, v.campaigns, v.open_feedback, v.points
        FROM (SELECT g.customer, string_agg(DISTINCT g.found_by, ', ' ORDER BY g.found_by) AS found_by
              FROM dbm_internal.found_customers($1, $2, $3) AS g GROUP BY g.customer) AS f
        JOIN %1$I.customer_360 AS v ON v.customer_id = f.customer::%2$s
        ORDER BY v.customer_id$q$, schema, dbm_internal.customer_id_type(schema))
        USING schema, identifier, region;
END;
$$;
COMMENT ON FUNCTION dbm.find_customer(text, name, text) IS
'The customer of schema who has this identifier: a phone number, an e-mail, a card, a WeChat id, a registration number, an id of the books, old ones of merged customers included, however it is written. One row of customer_360 per customer who lives on, with found_by, the kinds of identifier it matched; more than one row when several customers share it, like a switchboard. region: country of numbers without a calling code. No row for NULL, for what nobody has and for more than 10000 characters. Error: no data model in the schema, an unknown region.';
