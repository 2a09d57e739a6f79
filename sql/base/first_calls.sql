-- first calls: what people try first and is not right says what to call. "any" is what every value fits
-- least, so these take no call from the functions of the same name; each always raises an error.

CREATE FUNCTION dbm.decay_flag("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.decay_flag("any") IS
'Not a way to call dbm.decay_flag: raises an error that shows the right one.';

CREATE FUNCTION dbm.decay_survival("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.decay_survival("any") IS
'Not a way to call dbm.decay_survival: raises an error that shows the right one.';

CREATE FUNCTION dbm.decay_survival("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.decay_survival("any", "any") IS
'Not a way to call dbm.decay_survival: raises an error that shows the right one.';

CREATE FUNCTION dbm.clv("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.clv("any") IS
'Not a way to call dbm.clv: raises an error that shows the right one.';

CREATE FUNCTION dbm.p_alive("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.p_alive("any") IS
'Not a way to call dbm.p_alive: raises an error that shows the right one.';

CREATE FUNCTION dbm.p_no_purchase("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.p_no_purchase("any") IS
'Not a way to call dbm.p_no_purchase: raises an error that shows the right one.';

CREATE FUNCTION dbm.expected_purchases("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.expected_purchases("any") IS
'Not a way to call dbm.expected_purchases: raises an error that shows the right one.';

CREATE FUNCTION dbm.expected_spend("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.expected_spend("any") IS
'Not a way to call dbm.expected_spend: raises an error that shows the right one.';

CREATE FUNCTION dbm.next_purchase_day("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.next_purchase_day("any") IS
'Not a way to call dbm.next_purchase_day: raises an error that shows the right one.';

CREATE FUNCTION dbm.dert("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.dert("any") IS
'Not a way to call dbm.dert: raises an error that shows the right one.';

CREATE FUNCTION dbm.rfm_score("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.rfm_score("any") IS
'Not a way to call dbm.rfm_score: raises an error that shows the right one.';

CREATE FUNCTION dbm.rfm_cuts(integer, bigint, numeric) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.rfm_cuts(integer, bigint, numeric) IS
'Not a way to call dbm.rfm_cuts: raises an error that shows the right one.';

CREATE FUNCTION dbm.btyd("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd("any") IS
'Not a way to call dbm.btyd: raises an error that shows the right one.';

CREATE FUNCTION dbm.recency_days("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.recency_days("any") IS
'Not a way to call dbm.recency_days: raises an error that shows the right one.';

CREATE FUNCTION dbm.value_share("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.value_share("any") IS
'Not a way to call dbm.value_share: raises an error that shows the right one.';

CREATE FUNCTION dbm.customers_for_share("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.customers_for_share("any") IS
'Not a way to call dbm.customers_for_share: raises an error that shows the right one.';

CREATE FUNCTION dbm.btyd_check("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_check("any") IS
'Not a way to call dbm.btyd_check: raises an error that shows the right one.';

CREATE FUNCTION dbm.clv_backtest("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.clv_backtest("any") IS
'Not a way to call dbm.clv_backtest: raises an error that shows the right one.';

CREATE FUNCTION dbm.clv_backtest("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.clv_backtest("any", "any") IS
'Not a way to call dbm.clv_backtest: raises an error that shows the right one.';

CREATE FUNCTION dbm.compare_models_holdout("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.compare_models_holdout("any") IS
'Not a way to call dbm.compare_models_holdout: raises an error that shows the right one.';

CREATE FUNCTION dbm.compare_models_holdout("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.compare_models_holdout("any", "any") IS
'Not a way to call dbm.compare_models_holdout: raises an error that shows the right one.';

CREATE FUNCTION dbm.normalize("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.normalize("any") IS
'Not a way to call dbm.normalize: raises an error that shows the right one.';

CREATE FUNCTION dbm.validate("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.validate("any") IS
'Not a way to call dbm.validate: raises an error that shows the right one.';

CREATE FUNCTION dbm.identity_key("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.identity_key("any") IS
'Not a way to call dbm.identity_key: raises an error that shows the right one.';

CREATE FUNCTION dbm.cluster("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.cluster("any", "any") IS
'Not a way to call dbm.cluster: raises an error that shows the right one.';

CREATE FUNCTION dbm.match_pairs("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.match_pairs("any") IS
'Not a way to call dbm.match_pairs: raises an error that shows the right one.';

CREATE FUNCTION dbm.match_pairs("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.match_pairs("any", "any") IS
'Not a way to call dbm.match_pairs: raises an error that shows the right one.';

CREATE FUNCTION dbm.match_clusters("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.match_clusters("any") IS
'Not a way to call dbm.match_clusters: raises an error that shows the right one.';

CREATE FUNCTION dbm.match_clusters("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.match_clusters("any", "any") IS
'Not a way to call dbm.match_clusters: raises an error that shows the right one.';

CREATE FUNCTION dbm.match_fit("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.match_fit("any") IS
'Not a way to call dbm.match_fit: raises an error that shows the right one.';

CREATE FUNCTION dbm.match_fit("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.match_fit("any", "any") IS
'Not a way to call dbm.match_fit: raises an error that shows the right one.';

CREATE FUNCTION dbm.lead_explain("any", "any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.lead_explain("any", "any") IS
'Not a way to call dbm.lead_explain: raises an error that shows the right one.';

CREATE FUNCTION dbm.lead_unmerge("any") RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.lead_unmerge("any") IS
'Not a way to call dbm.lead_unmerge: raises an error that shows the right one.';

CREATE FUNCTION dbm.find_customer(bigint) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.find_customer(bigint) IS
'Not a way to call dbm.find_customer: raises an error that shows the right one.';

CREATE FUNCTION dbm.find_customer(uuid) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_first_call'
    LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.find_customer(uuid) IS
'Not a way to call dbm.find_customer: raises an error that shows the right one.';
