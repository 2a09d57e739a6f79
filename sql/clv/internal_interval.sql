-- Transition, combine and final functions of the totals with intervals.

CREATE FUNCTION dbm_internal.total_combine(bytea, bytea)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_total_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm_internal.total_combine(bytea, bytea) IS
'Combine function of the totals. Error: states of different models or confidences.';
CREATE FUNCTION dbm_internal.total_final(bytea)
    RETURNS dbm.total_interval
    AS 'MODULE_PATHNAME', 'dbm_total_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.total_final(bytea) IS
'Final function of the totals: reads the state only.';

CREATE FUNCTION dbm_internal.alive_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_alive_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 60;
COMMENT ON FUNCTION dbm_internal.alive_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision) IS
'Transition function of dbm.alive_total: adds one customer.';
CREATE FUNCTION dbm_internal.alive_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision, confidence double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_alive_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 60;
COMMENT ON FUNCTION dbm_internal.alive_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.alive_total with a confidence, which must be the same in all rows: adds one customer.';

CREATE FUNCTION dbm_internal.expected_purchases_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm_internal.expected_purchases_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.expected_purchases_total: adds one customer.';
CREATE FUNCTION dbm_internal.expected_purchases_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision, confidence double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm_internal.expected_purchases_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.expected_purchases_total with a confidence, which must be the same in all rows: adds one customer.';

CREATE FUNCTION dbm_internal.clv_total_add(state bytea, btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_clv_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm_internal.clv_total_add(bytea, dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.clv_total: adds one customer.';
CREATE FUNCTION dbm_internal.clv_total_add(state bytea, btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision, confidence double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_clv_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm_internal.clv_total_add(bytea, dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.clv_total with a confidence, which must be the same in all rows: adds one customer.';
