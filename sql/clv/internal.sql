-- Transition, combine and final functions of the fits.

-- states of the aggregates

CREATE FUNCTION dbm_internal.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision) IS
'Transition function of dbm.btyd_sketch: counts one customer.';
CREATE FUNCTION dbm_internal.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision,
                                    unit text, as_of date)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision, text, date) IS
'Transition function of dbm.btyd_sketch with unit and as_of, which must be the same in all rows.';
CREATE FUNCTION dbm_internal.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision, log_intervals double precision)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.btyd_sketch with log_intervals.';
CREATE FUNCTION dbm_internal.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision, log_intervals double precision,
                                    unit text, as_of date)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision, double precision, text, date) IS
'Transition function of dbm.btyd_sketch with log_intervals, unit and as_of.';
CREATE FUNCTION dbm_internal.btyd_sketch_combine(dbm.btyd_sketch, dbm.btyd_sketch)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_combine(dbm.btyd_sketch, dbm.btyd_sketch) IS
'Adds the customers of the second sketch to the first. Error: different unit or as_of.';
CREATE FUNCTION dbm_internal.btyd_sketch_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_final(dbm.btyd_sketch) IS
'The sketch in its stored form: cells in order, no free slots.';

CREATE FUNCTION dbm_internal.spend_sketch_add(state dbm.spend_sketch, x double precision,
                                     mean_spend double precision)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.spend_sketch_add(dbm.spend_sketch, double precision, double precision) IS
'Transition function of dbm.spend_sketch: counts one customer.';
CREATE FUNCTION dbm_internal.spend_sketch_combine(dbm.spend_sketch, dbm.spend_sketch)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.spend_sketch_combine(dbm.spend_sketch, dbm.spend_sketch) IS
'Adds the customers of the second sketch to the first.';
CREATE FUNCTION dbm_internal.spend_sketch_final(dbm.spend_sketch)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.spend_sketch_final(dbm.spend_sketch) IS
'The sketch in its stored form: cells in order, no free slots.';

-- fits of stored sketches; with the state alone they end the one-step aggregates

CREATE FUNCTION dbm_internal.bg_nbd_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.bg_nbd_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.bg_nbd_fit: reads the state only.';

CREATE FUNCTION dbm_internal.gamma_gamma_fit_final(dbm.spend_sketch)
    RETURNS dbm.spend_model
    AS 'MODULE_PATHNAME', 'dbm_gamma_gamma_fit_model'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.gamma_gamma_fit_final(dbm.spend_sketch) IS
'Final function of dbm.gamma_gamma_fit: reads the state only.';

CREATE FUNCTION dbm_internal.nbd_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.nbd_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.nbd_fit: reads the state only.';

CREATE FUNCTION dbm_internal.mbg_nbd_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_mbg_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.mbg_nbd_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.mbg_nbd_fit: reads the state only.';

CREATE FUNCTION dbm_internal.pareto_nbd_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_pareto_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.pareto_nbd_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.pareto_nbd_fit: reads the state only.';

CREATE FUNCTION dbm_internal.bg_bb_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_bb_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.bg_bb_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.bg_bb_fit: reads the state only.';
CREATE FUNCTION dbm_internal.bg_cnbd_k_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_cnbd_k_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION dbm_internal.bg_cnbd_k_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.bg_cnbd_k_fit: reads the state only.';
CREATE FUNCTION dbm_internal.mbg_cnbd_k_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_mbg_cnbd_k_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION dbm_internal.mbg_cnbd_k_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.mbg_cnbd_k_fit: reads the state only.';

-- contracts

CREATE FUNCTION dbm_internal.sbg_add(state double precision[], renewals integer, customers double precision)
    RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'dbm_sbg_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm_internal.sbg_add(double precision[], integer, double precision) IS
'Transition function of dbm.sbg_fit: one point of the curve.';
CREATE FUNCTION dbm_internal.sbg_add(state double precision[], renewals integer, customers double precision, unit text)
    RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'dbm_sbg_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm_internal.sbg_add(double precision[], integer, double precision, text) IS
'Transition function of dbm.sbg_fit with the unit of a period, which must be the same in all rows.';
CREATE FUNCTION dbm_internal.sbg_combine(double precision[], double precision[])
    RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'dbm_sbg_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.sbg_combine(double precision[], double precision[]) IS
'The points of two states of dbm.sbg_fit. Error: a renewal in both, different units.';
CREATE FUNCTION dbm_internal.sbg_fit_final(double precision[])
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_sbg_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.sbg_fit_final(double precision[]) IS
'Final function of dbm.sbg_fit: reads the state only.';
