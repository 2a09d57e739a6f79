-- Takes the facts away of whoever is no customer and bought nothing that counts. The queries orders and
-- customers come from refresh_orders and refresh_customers.
-- Parameters: schema, orders, customers, as_of, counted, currency
DELETE FROM :"schema".customer_fact AS f
WHERE NOT EXISTS (SELECT FROM (:customers) AS c WHERE c.customer_id = f.customer_id)
  AND NOT EXISTS (SELECT FROM (:orders) AS t
                  WHERE t.customer_id = f.customer_id AND t.ordered_on <= :'as_of'::date
                    AND t.status = ANY (:'counted'::text[]) AND t.currency = :'currency'::text);
