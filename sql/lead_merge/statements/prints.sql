-- A fingerprint of all that match_contact and match_customer read of a customer.
-- Parameters: schema
-- Returns: customer_id text, print bigint; one row a customer
SELECT q.customer_id::text, bit_xor(q.print)
FROM (SELECT u.customer_id, hash_record_extended(ROW(u.kind, u.name, u.credit_code, u.city, u.country), 1) AS print
      FROM :"schema".customer AS u
      UNION ALL
      SELECT c.customer_id, hash_record_extended(ROW(c.contact_id, c.name, c.job_title, c.birth_date, c.birth_is_lunar, c.is_primary), 2)
      FROM :"schema".contact AS c
      UNION ALL
      SELECT p.customer_id, hash_record_extended(ROW(p.contact_point_id, p.contact_id, p.kind, p.value, p.scope, p.is_primary, p.valid,
                                                     p.verified_on), 3)
      FROM :"schema".contact_point AS p
      WHERE p.kind IN ('email', 'mobile', 'phone', 'address', 'web', 'wechat_openid', 'wechat_unionid')) AS q
GROUP BY q.customer_id;
