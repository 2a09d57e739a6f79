-- The rules of the golden record and the trust in sources that create_tables puts into its tables.

CREATE FUNCTION dbm.default_golden_rules(preset text DEFAULT 'trust')
    RETURNS TABLE (level text, field text, rule text, decay_field text, stages text[])
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 50
    SET search_path = pg_catalog, pg_temp
    AS $function$
BEGIN
    IF preset NOT IN ('trust', 'local') THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('unknown set of golden rules "%s"', preset),
            HINT = 'There are trust (the default) and local (latest contact data, points add, highest level, earliest id).';
    END IF;
    RETURN QUERY
    SELECT r.level, r.field, CASE WHEN preset = 'local' AND r.rule = 'trust_survival' THEN 'most_recent' ELSE r.rule END,
           r.decay_field, r.stages::text[]
    FROM (VALUES
        ('customer', 'name', 'trust_survival', 'company_name', NULL),
        ('customer', 'credit_code', 'trust_survival', 'company_name', NULL),
        ('customer', 'industry', 'trust_survival', 'company_name', NULL),
        ('customer', 'employees', 'most_recent', NULL, NULL),
        ('customer', 'country', 'trust_survival', 'address', NULL),
        ('customer', 'region_code', 'trust_survival', 'address', NULL),
        ('customer', 'city', 'trust_survival', 'address', NULL),
        ('customer', 'language', 'most_recent', NULL, NULL),
        ('customer', 'owner', 'most_recent', NULL, NULL),
        -- first touch, and the id on the oldest card
        ('customer', 'acquired_on', 'earliest', NULL, NULL),
        ('customer', 'channel', 'earliest', NULL, NULL),
        ('customer', 'source_id', 'earliest', NULL, NULL),
        ('customer', 'campaign_id', 'earliest', NULL, NULL),
        ('customer', 'earliest_id', 'earliest', NULL, NULL),
        ('customer', 'points', 'sum', NULL, NULL),
        ('customer', 'credit_grade', 'max_stage', NULL, '{D,C,B,A,AA,AAA}'),
        ('customer', 'credit_limit', 'most_recent', NULL, NULL),
        ('customer', 'payment_method', 'most_recent', NULL, NULL),
        ('customer', 'payment_days', 'most_recent', NULL, NULL),
        ('contact', 'name', 'trust_survival', 'person_name', NULL),
        ('contact', 'job_title', 'trust_survival', 'job_title', NULL),
        ('contact', 'department', 'trust_survival', 'job_title', NULL),
        ('contact', 'buying_role', 'max_stage', NULL, '{user,gatekeeper,influencer,buyer,decider}'),
        ('contact', 'gender', 'most_frequent', NULL, NULL),
        ('contact', 'birth_date', 'most_trusted', NULL, NULL),
        ('contact', 'marital_status', 'most_recent', NULL, NULL),
        ('contact', 'occupation', 'trust_survival', 'job_title', NULL),
        ('contact', 'education', 'most_recent', NULL, NULL),
        ('contact', 'income_band', 'most_recent', NULL, NULL),
        ('contact', 'interests', 'union', NULL, NULL),
        ('contact', 'mobile', 'trust_survival', 'mobile', NULL),
        ('contact', 'phone', 'trust_survival', 'phone_work', NULL),
        ('contact', 'fax', 'trust_survival', 'phone_work', NULL),
        ('contact', 'email', 'trust_survival', 'email', NULL),
        ('contact', 'address', 'trust_survival', 'address', NULL),
        ('contact', 'web', 'most_recent', NULL, NULL),
        ('contact', 'card', 'earliest', NULL, NULL),
        ('contact', 'wechat_openid', 'union', NULL, NULL),
        ('contact', 'wechat_unionid', 'union', NULL, NULL),
        ('contact', 'wecom_external', 'union', NULL, NULL),
        ('contact', 'qq', 'union', NULL, NULL),
        ('contact', 'weibo', 'union', NULL, NULL),
        ('contact', 'douyin', 'union', NULL, NULL),
        ('contact', 'xiaohongshu', 'union', NULL, NULL),
        ('contact', 'alipay', 'union', NULL, NULL),
        ('contact', 'device', 'union', NULL, NULL)) AS r(level, field, rule, decay_field, stages);
END
$function$;
COMMENT ON FUNCTION dbm.default_golden_rules(text) IS
'Rules of the golden record, which create_tables puts into the table golden_rule. preset trust: trust in the source times the probability that the value still holds. preset local, the habit of Chinese retail: the latest data, points add, the highest level stays, the earliest id wins. Error: another preset.';

CREATE FUNCTION dbm.default_source_trust()
    RETURNS TABLE (kind text, trust double precision)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 6
    SET search_path = pg_catalog, pg_temp
    AS $function$
VALUES ('existing_customer', 0.95::float8), ('partner', 0.8), ('marketing', 0.8), ('search', 0.7), ('supplier', 0.6), ('unknown', 0.5)
$function$;
COMMENT ON FUNCTION dbm.default_source_trust() IS
'Trust in facts by kind of source, which create_tables puts into the table source_trust: what customers themselves say first, bought lists last. Starting values; replace them by what your own checks show.';
