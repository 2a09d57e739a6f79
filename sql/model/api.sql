-- What create_tables puts into the editable tables: settings, channels, rules of decay.

CREATE FUNCTION dbm.default_settings()
    RETURNS TABLE (name text, value text, description text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 ROWS 22
BEGIN ATOMIC
    SELECT column1, column2, column3
    FROM (VALUES
        ('currency', NULL,
         'Currency to analyse, as transaction.currency spells it. Empty: the only one there is; refresh refuses a mix.'),
        ('counted_statuses', 'order,paid,delivered',
         'Values of transaction.status that count as bought. quote, cancelled and returned are left out by default.'),
        ('segment_map', 'grid',
         'Which map of segment_rule names the segments: grid, cells, eight, or one of your own.'),
        ('rfm_rule', 'percent_rank',
         'How values become scores: percent_rank, nested, or fixed (with the three thresholds).'),
        ('rfm_bins', '5', 'Scores run from 1 to this number, 2 to 9. The segment map must cover it.'),
        ('rfm_frequency', 'purchase_days', 'What frequency counts: purchase_days or orders.'),
        ('rfm_thresholds', NULL,
         'For rule fixed: three lists of cut points, recency days falling, frequency and monetary rising, as in 180,90,60,30;2,3,5,9;100,200,500,1000.'),
        ('group_shares', '0.2,0.6,0.2',
         'Shares of customers to protect, invest in and avoid, by the product r x f x m. They add up to 1.'),
        ('tier_shares', '0.8,0.95',
         'Shares of revenue at which tier A ends, tier B ends, and so on; the last tier takes the rest. The classes by clv end at the same shares.'),
        ('clv_model', 'bg_nbd',
         'Model of purchases: bg_nbd; mbg_nbd, in which one-time buyers may be gone; pareto_nbd, in which customers leave at any time; bg_cnbd_k and mbg_cnbd_k, in which purchases come regularly; bg_bb, for calendar periods of clv_unit with and without a purchase.'),
        ('clv_segment_by', NULL,
         'Column of customer by which models are fitted apart: kind, party_kind, state, owner, source_id, campaign_id, channel, industry, country, region_code, city or language. Empty: one model for all.'),
        ('clv_segment_minimum', '20', 'Buyers that a model of its own takes; smaller segments are scored under the model of all.'),
        ('clv_centre_weight', NULL,
         'How far the models of all customers lean toward the default centre, in customers; empty: 10 and less the more bought again. 0: not at all.'),
        ('clv_segment_weight', NULL,
         'How far the model of a segment leans toward the model of all, in customers: 0 not at all. Empty: as far as the differences between segments are chance.'),
        ('clv_unit', 'week', 'Time unit of the purchase model: day, week, month or year.'),
        ('clv_horizon', '52', 'How many units ahead expected purchases and lifetime value look.'),
        ('annual_discount', '0.1', 'Discount of future money per year, as a fraction.'),
        ('alert_tiers', 'A', 'Tiers that value_alert guards, with commas.'),
        ('alert_drop', '0.2', 'Fall of p_alive since the latest purchase at which value_alert names a customer.'),
        ('winback_tiers', 'A,B', 'Tiers that winback looks at, with commas.'),
        ('winback_below', '0.5', 'p_alive below which winback takes a customer for lost.'),
        ('margin', '1', 'Share of revenue that stays as profit, for the returns in campaign_value.'),
        ('stale_after_hours', '36', 'refresh_status calls the answers stale when they are older than this.')) AS setting;
END;
COMMENT ON FUNCTION dbm.default_settings() IS
'The settings of refresh with their defaults. create_tables fills the table setting from here; a row deleted there counts as its default.';

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
