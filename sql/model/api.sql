-- What create_tables puts into the editable tables: channels, rules of decay.

CREATE FUNCTION dbm.default_channels()
    RETURNS TABLE (code text, class text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 20
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT l.code, CASE WHEN l.code IN ('store', 'visit', 'event', 'post') THEN 'traditional' ELSE 'new' END
FROM dbm.default_labels() AS l WHERE l.kind = 'channel'
$function$;
COMMENT ON FUNCTION dbm.default_channels() IS
'Channels that create_tables puts into the table channel: code (named in dbm.default_labels()) and class, traditional for face to face, counter and letter, new for the rest.';

CREATE FUNCTION dbm.default_decay_rules()
    RETURNS TABLE (field text, monthly_rate double precision, fresh_from double precision, ageing_from double precision)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 12
    SET search_path = pg_catalog, pg_temp
    AS $function$
-- A change of employer takes work e-mail, desk phone and title along: 2.1 percent a month, the 22
-- percent a year of employees with at most a year of tenure (US Bureau of Labor Statistics, January
-- 2024), plus each field's own loss. Home address: US Census, movers 11 to 15 percent a year.
SELECT r.field, r.monthly_rate, 0.9::float8, 0.7::float8
FROM (VALUES ('email', 0.025), ('email_work', 0.025), ('email_home', 0.008), ('phone_work', 0.026), ('mobile', 0.007),
             ('job_title', 0.030), ('employer', 0.021), ('address', 0.012), ('company_name', 0.003),
             ('person_name', 0.003), ('other', 0.025)) AS r(field, monthly_rate)
$function$;
COMMENT ON FUNCTION dbm.default_decay_rules() IS
'How fast facts go out of date, which create_tables puts into the table decay_rule: share that becomes wrong in a month, and the probabilities from which a fact is fresh or ageing. Starting values from published surveys; replace them by what your own records show.';
