-- lead merge views: one row per record to be matched, and one per customer once they are merged
--
-- Plain views over the tables of the schema; they name nothing of the extension. match_contact and
-- match_customer are what lead_merge hands to the matcher.

CREATE FUNCTION dbm_internal.match_query(level text, chosen boolean) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $function$
SELECT regexp_replace(regexp_replace(CASE level WHEN 'contact' THEN $query$
WITH self AS (
    -- the contact that stands for a customer who is a person; 0 when there is no row
    SELECT u.customer_id, c.contact_id IS NULL AS missing, coalesce(c.contact_id, 0) AS contact_id
    FROM @schema@.customer AS u
    LEFT JOIN (SELECT DISTINCT ON (k.customer_id) k.customer_id, k.contact_id FROM @schema@.contact AS k@where(k)@
               ORDER BY k.customer_id, k.is_primary DESC, k.contact_id) AS c ON c.customer_id = u.customer_id
    WHERE u.kind = 'person'@and(u)@
), person AS (
    SELECT c.customer_id, c.contact_id, c.name, c.job_title,
           CASE WHEN NOT c.birth_is_lunar THEN c.birth_date END AS birth_date
    FROM @schema@.contact AS c@where(c)@
    UNION ALL
    SELECT s.customer_id, 0 AS contact_id, NULL AS name, NULL AS job_title, NULL::date AS birth_date FROM self AS s WHERE s.missing
), point AS (
    SELECT p.customer_id, coalesce(p.contact_id, s.contact_id) AS contact_id, p.kind, p.verified_on,
           CASE WHEN p.kind IN ('wechat_openid', 'wechat_unionid') THEN p.scope || ':' || p.value
                WHEN p.kind = 'phone' AND p.scope IS NOT NULL THEN p.value || ' ext. ' || p.scope
                ELSE p.value END AS value,
           row_number() OVER (PARTITION BY p.customer_id, coalesce(p.contact_id, s.contact_id), p.kind
                              ORDER BY p.is_primary DESC, p.valid DESC, p.verified_on DESC NULLS LAST,
                                       p.contact_point_id) AS position
    FROM @schema@.contact_point AS p LEFT JOIN self AS s ON s.customer_id = p.customer_id
    WHERE p.kind IN ('email', 'mobile', 'phone', 'address', 'wechat_openid', 'wechat_unionid')@and(p)@
), way AS (
    SELECT p.customer_id, p.contact_id,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'email') AS emails,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'mobile') AS mobiles,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'mobile' AND p.verified_on IS NOT NULL) AS verified_mobiles,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'phone') AS phones,
           max(p.value) FILTER (WHERE p.kind = 'address' AND p.position = 1) AS address,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'wechat_openid') AS wechat_openids,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'wechat_unionid') AS wechat_unionids
    FROM point AS p
    GROUP BY p.customer_id, p.contact_id
)
SELECT c.customer_id::text || '#' || c.contact_id AS record,
       c.customer_id,
       c.contact_id,
       CASE WHEN s.contact_id = c.contact_id THEN 'self' ELSE u.kind END AS stands_for,
       CASE WHEN w.wechat_openids IS NULL OR w.verified_mobiles IS NOT NULL OR w.emails IS NOT NULL
            THEN coalesce(c.name, CASE WHEN s.contact_id = c.contact_id THEN u.name END) END AS name,
       c.birth_date::text AS birth_date,
       CASE WHEN u.kind = 'enterprise' THEN u.name END AS company,
       c.job_title,
       w.emails, CASE WHEN w.wechat_openids IS NULL THEN w.mobiles ELSE w.verified_mobiles END AS mobiles,
       w.phones, w.address, u.city, u.country, w.wechat_unionids, w.wechat_openids
FROM person AS c
JOIN @schema@.customer AS u ON u.customer_id = c.customer_id
LEFT JOIN self AS s ON s.customer_id = c.customer_id
LEFT JOIN way AS w ON w.customer_id = c.customer_id AND w.contact_id = c.contact_id
$query$ ELSE $query$
WITH point AS (
    SELECT p.customer_id, p.kind, p.value,
           row_number() OVER (PARTITION BY p.customer_id, p.kind
                              ORDER BY p.contact_id IS NOT NULL, p.is_primary DESC, p.valid DESC,
                                       p.verified_on DESC NULLS LAST, p.contact_point_id) AS position
    FROM @schema@.contact_point AS p WHERE p.kind IN ('email', 'phone', 'web', 'address')@and(p)@
), way AS (
    SELECT p.customer_id,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'email') AS emails,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'phone') AS phones,
           array_agg(p.value ORDER BY p.position) FILTER (WHERE p.kind = 'web') AS websites,
           max(p.value) FILTER (WHERE p.kind = 'address' AND p.position = 1) AS address
    FROM point AS p WHERE p.position <= 5
    GROUP BY p.customer_id
)
SELECT u.customer_id::text AS record, u.customer_id, u.name AS company, u.credit_code,
       w.emails, w.phones, w.websites, w.address, u.city, u.country
FROM @schema@.customer AS u LEFT JOIN way AS w ON w.customer_id = u.customer_id
WHERE u.kind = 'enterprise'@and(u)@
$query$ END,
    '@and\((\w)\)@', CASE WHEN chosen THEN ' AND \1.customer_id = ANY ($1)' ELSE '' END, 'g'),
    '@where\((\w)\)@', CASE WHEN chosen THEN ' WHERE \1.customer_id = ANY ($1)' ELSE '' END, 'g')
$function$;
COMMENT ON FUNCTION dbm_internal.match_query(text, boolean) IS
'The query behind match_contact and match_customer, with @schema@ for the schema; chosen: of the customers in the array $1 only, read by their ids.';

CREATE FUNCTION dbm_internal.create_match_views(target name) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM dbm_internal.run_ddl('CREATE VIEW @schema@.match_contact WITH (security_invoker = true) AS ' || dbm_internal.match_query('contact', false),
                        target, 'text');
    PERFORM dbm_internal.run_ddl('CREATE VIEW @schema@.match_customer WITH (security_invoker = true) AS ' || dbm_internal.match_query('customer', false),
                        target, 'text');
    PERFORM dbm_internal.run_ddl($ddl$
COMMENT ON VIEW @schema@.match_contact IS 'One row per person as lead_merge compares them: contacts, and customers who are persons without a row in contact.';
COMMENT ON COLUMN @schema@.match_contact.record IS 'The record: customer_id#contact_id, contact 0 for a person without a row in contact.';
COMMENT ON COLUMN @schema@.match_contact.customer_id IS 'Customer.';
COMMENT ON COLUMN @schema@.match_contact.contact_id IS 'Contact.';
COMMENT ON COLUMN @schema@.match_contact.stands_for IS 'self: this is the customer, a person. Otherwise kind of the customer: enterprise, or person for somebody near them.';
COMMENT ON COLUMN @schema@.match_contact.name IS 'Name of the contact; of a customer in person, else theirs. Who is known by WeChat only has a nickname, which is not compared.';
COMMENT ON COLUMN @schema@.match_contact.birth_date IS 'Birthday in the sun calendar; birthdays kept by the Chinese calendar are not compared.';
COMMENT ON COLUMN @schema@.match_contact.company IS 'Name of the enterprise the contact is at.';
COMMENT ON COLUMN @schema@.match_contact.job_title IS 'Job title.';
COMMENT ON COLUMN @schema@.match_contact.emails IS 'E-mails: primary, valid and lately verified ones first.';
COMMENT ON COLUMN @schema@.match_contact.mobiles IS 'Mobile numbers. Of somebody with a WeChat OpenID only verified ones: anybody can type a number.';
COMMENT ON COLUMN @schema@.match_contact.phones IS 'Desk phones with their extensions.';
COMMENT ON COLUMN @schema@.match_contact.address IS 'Address.';
COMMENT ON COLUMN @schema@.match_contact.city IS 'City of the customer.';
COMMENT ON COLUMN @schema@.match_contact.country IS 'Country of the customer.';
COMMENT ON COLUMN @schema@.match_contact.wechat_unionids IS 'WeChat UnionIDs, each after its platform id.';
COMMENT ON COLUMN @schema@.match_contact.wechat_openids IS 'WeChat OpenIDs, each after its app id.';

COMMENT ON VIEW @schema@.match_customer IS 'One row per enterprise as lead_merge compares them, with up to five values of each kind.';
COMMENT ON COLUMN @schema@.match_customer.record IS 'The record: customer_id as text.';
COMMENT ON COLUMN @schema@.match_customer.customer_id IS 'Customer.';
COMMENT ON COLUMN @schema@.match_customer.company IS 'Name of the enterprise.';
COMMENT ON COLUMN @schema@.match_customer.credit_code IS 'Registration number.';
COMMENT ON COLUMN @schema@.match_customer.emails IS 'E-mails, for their domains: those of the enterprise before those of its people.';
COMMENT ON COLUMN @schema@.match_customer.phones IS 'Desk phones: those of the enterprise before those of its people.';
COMMENT ON COLUMN @schema@.match_customer.websites IS 'Websites.';
COMMENT ON COLUMN @schema@.match_customer.address IS 'Address.';
COMMENT ON COLUMN @schema@.match_customer.city IS 'City.';
COMMENT ON COLUMN @schema@.match_customer.country IS 'Country.';
$ddl$, target, 'text');
END;
$function$;
COMMENT ON FUNCTION dbm_internal.create_match_views(name) IS
'Creates the views match_contact and match_customer in schema target. A part of create_tables; call that.';

CREATE FUNCTION dbm_internal.create_merged_views(target name) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM dbm_internal.run_ddl($ddl$
CREATE VIEW @schema@.customer_resolved WITH (security_invoker = true) AS
SELECT c.customer_id, c.customer_id AS survivor_id, NULL::bigint AS merge_id
FROM @schema@.customer AS c
WHERE NOT EXISTS (SELECT FROM @schema@.merged_customer AS m WHERE m.customer_id = c.customer_id)
UNION ALL
SELECT m.customer_id, m.survivor_id, m.merge_id FROM @schema@.merged_customer AS m;
COMMENT ON VIEW @schema@.customer_resolved IS 'One row per customer id, old ones included: the id under which the customer lives on. Join anything with a customer_id through it.';
COMMENT ON COLUMN @schema@.customer_resolved.customer_id IS 'Customer id, as rows of other tables name it.';
COMMENT ON COLUMN @schema@.customer_resolved.survivor_id IS 'Customer that lives on; itself when nothing was merged.';
COMMENT ON COLUMN @schema@.customer_resolved.merge_id IS 'Merge that did it; empty when there was none.';

CREATE VIEW @schema@.contact_resolved WITH (security_invoker = true) AS
SELECT c.customer_id, c.contact_id, c.customer_id AS survivor_customer_id, c.contact_id AS survivor_contact_id,
       NULL::bigint AS merge_id
FROM @schema@.contact AS c
WHERE NOT EXISTS (SELECT FROM @schema@.merged_contact AS m
                  WHERE m.customer_id = c.customer_id AND m.contact_id = c.contact_id)
UNION ALL
SELECT m.customer_id, m.contact_id, m.survivor_customer_id, m.survivor_contact_id, m.merge_id
FROM @schema@.merged_contact AS m;
COMMENT ON VIEW @schema@.contact_resolved IS 'One row per contact: the contact under which the same person lives on.';
COMMENT ON COLUMN @schema@.contact_resolved.customer_id IS 'Customer of the contact.';
COMMENT ON COLUMN @schema@.contact_resolved.contact_id IS 'Contact, as rows of other tables name it.';
COMMENT ON COLUMN @schema@.contact_resolved.survivor_customer_id IS 'Customer of the contact that lives on.';
COMMENT ON COLUMN @schema@.contact_resolved.survivor_contact_id IS 'Contact that lives on; itself when nothing was merged.';
COMMENT ON COLUMN @schema@.contact_resolved.merge_id IS 'Merge that did it; empty when there was none.';

CREATE VIEW @schema@.transaction_resolved WITH (security_invoker = true) AS
SELECT t.customer_id, t.customer_id AS recorded_customer_id, t.transaction_id, t.ordered_on, t.amount, t.currency, t.kind, t.status
FROM @schema@.transaction AS t
WHERE NOT EXISTS (SELECT FROM @schema@.merged_customer AS m WHERE m.customer_id = t.customer_id)
UNION ALL
SELECT m.survivor_id, t.customer_id, t.transaction_id, t.ordered_on, t.amount, t.currency, t.kind, t.status
FROM @schema@.merged_customer AS m JOIN @schema@.transaction AS t ON t.customer_id = m.customer_id;
COMMENT ON VIEW @schema@.transaction_resolved IS 'One row per transaction, under the customer who lives on: what to fit and to test purchase models on.';
COMMENT ON COLUMN @schema@.transaction_resolved.customer_id IS 'Customer that lives on.';
COMMENT ON COLUMN @schema@.transaction_resolved.recorded_customer_id IS 'Customer id of the row.';
COMMENT ON COLUMN @schema@.transaction_resolved.transaction_id IS 'Transaction, unique within recorded_customer_id.';
COMMENT ON COLUMN @schema@.transaction_resolved.ordered_on IS 'Day of the order.';
COMMENT ON COLUMN @schema@.transaction_resolved.amount IS 'Money; negative for refunds.';
COMMENT ON COLUMN @schema@.transaction_resolved.currency IS 'Currency of the money.';
COMMENT ON COLUMN @schema@.transaction_resolved.kind IS 'sale or refund.';
COMMENT ON COLUMN @schema@.transaction_resolved.status IS 'Status of the order.';

CREATE VIEW @schema@.customer_timeline WITH (security_invoker = true) AS
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, x.contact_id, (x.occurred_at AT TIME ZONE 'UTC')::date AS happened_on, 'interaction' AS kind,
       x.interaction_id::text AS record_id, concat_ws(': ', x.channel, x.subject) AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.interaction AS x ON x.customer_id = r.customer_id
UNION ALL
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, x.contact_id, x.ordered_on AS happened_on, 'transaction' AS kind,
       x.transaction_id AS record_id, x.status || ' ' || x.amount || ' ' || x.currency AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.transaction AS x ON x.customer_id = r.customer_id
UNION ALL
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, x.contact_id, x.created_on AS happened_on, 'lead' AS kind,
       x.lead_id::text AS record_id, x.state || ': ' || x.demand_topic AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.lead AS x ON x.customer_id = r.customer_id
UNION ALL
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, NULL::bigint AS contact_id, x.opened_on AS happened_on, 'opportunity' AS kind,
       x.opportunity_id::text AS record_id, concat_ws(': ', x.stage, x.name) AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.opportunity AS x ON x.customer_id = r.customer_id
UNION ALL
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, x.contact_id, coalesce((x.sent_at AT TIME ZONE 'UTC')::date, x.selected_on) AS happened_on, 'campaign_target' AS kind,
       x.campaign_target_id::text AS record_id, concat_ws(': ', x.arm, x.channel) AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.campaign_target AS x ON x.customer_id = r.customer_id
UNION ALL
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, NULL::bigint AS contact_id, (x.occurred_at AT TIME ZONE 'UTC')::date AS happened_on, 'response' AS kind,
       x.response_id::text AS record_id, concat_ws(': ', x.kind, x.detail) AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.response AS x ON x.customer_id = r.customer_id
UNION ALL
SELECT r.survivor_id AS customer_id, x.customer_id AS recorded_customer_id, x.contact_id, (x.received_at AT TIME ZONE 'UTC')::date AS happened_on, 'feedback' AS kind,
       x.feedback_id::text AS record_id, concat_ws(': ', x.kind, x.subject) AS detail
FROM @schema@.customer_resolved AS r JOIN @schema@.feedback AS x ON x.customer_id = r.customer_id;
COMMENT ON VIEW @schema@.customer_timeline IS 'One row per thing that happened with a customer, whichever of the merged ids it was recorded under: conversations, orders, leads, opportunities, campaigns, reactions, complaints.';
COMMENT ON COLUMN @schema@.customer_timeline.customer_id IS 'Customer that lives on.';
COMMENT ON COLUMN @schema@.customer_timeline.recorded_customer_id IS 'Customer id of the row.';
COMMENT ON COLUMN @schema@.customer_timeline.contact_id IS 'Contact of the row.';
COMMENT ON COLUMN @schema@.customer_timeline.happened_on IS 'Day; instants are taken in UTC.';
COMMENT ON COLUMN @schema@.customer_timeline.kind IS 'Table of the row.';
COMMENT ON COLUMN @schema@.customer_timeline.record_id IS 'Id of the row in its table.';
COMMENT ON COLUMN @schema@.customer_timeline.detail IS 'What it was, in short.';

CREATE VIEW @schema@.customer_360 WITH (security_invoker = true) AS
SELECT c.customer_id, c.kind,
       coalesce((SELECT g.value FROM @schema@.golden_value AS g
                 WHERE g.customer_id = c.customer_id AND g.level = 'customer' AND g.field = 'name'), c.name) AS name,
       cardinality(m.ids)::integer AS records,
       (SELECT count(DISTINCT (r.survivor_customer_id, r.survivor_contact_id)) FROM @schema@.contact_resolved AS r
        WHERE r.customer_id = ANY (m.ids))::integer AS people,
       t.orders, t.revenue::numeric(38, 2) AS revenue, t.currency, t.first_order_on, t.last_order_on,
       i.conversations, i.last_contact_on,
       (SELECT count(*) FROM @schema@.lead AS l WHERE l.customer_id = ANY (m.ids)
        AND l.state IN ('open', 'qualified', 'nurture'))::integer AS open_leads,
       (SELECT count(*) FROM @schema@.opportunity AS o WHERE o.customer_id = ANY (m.ids)
        AND o.stage NOT IN ('won', 'lost'))::integer AS open_opportunities,
       (SELECT count(*) FROM @schema@.campaign_target AS g WHERE g.customer_id = ANY (m.ids)
        AND g.arm = 'treatment')::integer AS campaigns,
       (SELECT count(*) FROM @schema@.feedback AS f WHERE f.customer_id = ANY (m.ids)
        AND f.resolved_at IS NULL)::integer AS open_feedback,
       (SELECT coalesce(sum(p.points), 0) FROM @schema@.loyalty_point AS p
        WHERE p.customer_id = ANY (m.ids))::integer AS points
FROM @schema@.customer AS c
CROSS JOIN LATERAL (SELECT array_agg(r.customer_id) AS ids FROM @schema@.customer_resolved AS r
                    WHERE r.survivor_id = c.customer_id) AS m
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE t.kind = 'sale')::integer AS orders,
                           CASE WHEN count(DISTINCT t.currency) <= 1 THEN sum(t.amount) END AS revenue,
                           CASE WHEN count(DISTINCT t.currency) > 1 THEN 'mixed' ELSE min(t.currency) END AS currency,
                           min(t.ordered_on) AS first_order_on, max(t.ordered_on) AS last_order_on
                    FROM @schema@.transaction AS t
                    WHERE t.customer_id = ANY (m.ids) AND t.status IN ('order', 'paid', 'delivered')) AS t
CROSS JOIN LATERAL (SELECT count(*)::integer AS conversations, max((i.occurred_at AT TIME ZONE 'UTC')::date) AS last_contact_on
                    FROM @schema@.interaction AS i WHERE i.customer_id = ANY (m.ids)) AS i
WHERE m.ids IS NOT NULL;
COMMENT ON VIEW @schema@.customer_360 IS 'One row per customer who lives on, with all that is known under any of the merged ids.';
COMMENT ON COLUMN @schema@.customer_360.customer_id IS 'Customer that lives on.';
COMMENT ON COLUMN @schema@.customer_360.kind IS 'person or enterprise.';
COMMENT ON COLUMN @schema@.customer_360.name IS 'Name: the one that lives on.';
COMMENT ON COLUMN @schema@.customer_360.records IS 'Customer rows that are this customer.';
COMMENT ON COLUMN @schema@.customer_360.people IS 'People, each once.';
COMMENT ON COLUMN @schema@.customer_360.orders IS 'Orders that count: ordered, paid or delivered.';
COMMENT ON COLUMN @schema@.customer_360.revenue IS 'Money of these orders less refunds; empty when they are in more than one currency.';
COMMENT ON COLUMN @schema@.customer_360.currency IS 'Currency of the money; mixed when there is more than one.';
COMMENT ON COLUMN @schema@.customer_360.first_order_on IS 'Day of the first order.';
COMMENT ON COLUMN @schema@.customer_360.last_order_on IS 'Day of the latest order.';
COMMENT ON COLUMN @schema@.customer_360.conversations IS 'Conversations and messages.';
COMMENT ON COLUMN @schema@.customer_360.last_contact_on IS 'Day of the latest one, in UTC.';
COMMENT ON COLUMN @schema@.customer_360.open_leads IS 'Leads that are open, qualified or nurtured.';
COMMENT ON COLUMN @schema@.customer_360.open_opportunities IS 'Opportunities neither won nor lost.';
COMMENT ON COLUMN @schema@.customer_360.campaigns IS 'Times a campaign chose them to be touched.';
COMMENT ON COLUMN @schema@.customer_360.open_feedback IS 'Complaints, requests and the like not resolved.';
COMMENT ON COLUMN @schema@.customer_360.points IS 'Balance of loyalty points.';
$ddl$, target, 'text');
END;
$function$;
COMMENT ON FUNCTION dbm_internal.create_merged_views(name) IS
'Creates the views customer_resolved, contact_resolved, transaction_resolved, customer_timeline and customer_360 in schema target. A part of create_tables; call that.';
