-- clv_interval: how uncertain scores are, for a customer and for a segment

CREATE TYPE dbm.score_interval AS (
    estimate double precision,
    standard_error double precision,
    lower double precision,
    upper double precision
);
COMMENT ON TYPE dbm.score_interval IS
'A score and how uncertain the fitted parameters make it. It says how well the expectation is known, not what one customer will do: see dbm.purchases_interval.';
COMMENT ON COLUMN dbm.score_interval.estimate IS 'what the function without _interval gives';
COMMENT ON COLUMN dbm.score_interval.standard_error IS 'of the estimate, by the delta method; NULL when the model has no covariance (its parameters were given, or the data do not determine them: see identified and note)';
COMMENT ON COLUMN dbm.score_interval.lower IS 'lower end at the stated confidence; NULL as standard_error';
COMMENT ON COLUMN dbm.score_interval.upper IS 'upper end at the stated confidence; NULL as standard_error';

CREATE FUNCTION dbm.p_alive_interval(model dbm.btyd_model, x double precision, t_x double precision,
                                     t double precision, ahead double precision DEFAULT 0,
                                     confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_p_alive_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 60;
COMMENT ON FUNCTION dbm.p_alive_interval(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'dbm.p_alive with its standard error and interval from the covariance of the model, symmetric in the log-odds and so within 0 and 1. confidence: above 0 and below 1. Bounds are NULL when the model has no covariance or is not identified. NULL for a NULL argument. Error: as dbm.p_alive, a confidence out of range.';
CREATE FUNCTION dbm.expected_purchases_interval(model dbm.btyd_model, x double precision, t_x double precision,
                                                t double precision, horizon double precision,
                                                confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.expected_purchases_interval(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'dbm.expected_purchases with its standard error and interval, symmetric in the logarithm and so above 0: where the expectation lies, not the count of one customer, for which see dbm.purchases_interval. NULL bounds, NULL and errors as dbm.p_alive_interval and dbm.expected_purchases.';
CREATE FUNCTION dbm.expected_purchases_new_interval(model dbm.btyd_model, horizon double precision,
                                                    confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_new_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.expected_purchases_new_interval(dbm.btyd_model, double precision, double precision) IS
'dbm.expected_purchases_new with its standard error and interval, symmetric in the logarithm. NULL bounds, NULL and errors as dbm.p_alive_interval and dbm.expected_purchases_new.';
CREATE FUNCTION dbm.purchase_probability_interval(model dbm.btyd_model, n integer, horizon double precision,
                                                  confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_purchase_probability_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm.purchase_probability_interval(dbm.btyd_model, integer, double precision, double precision) IS
'dbm.purchase_probability with its standard error and interval, symmetric in the log-odds. NULL bounds and NULL as dbm.p_alive_interval. Error: as dbm.purchase_probability, a negative n, a confidence out of range.';
CREATE FUNCTION dbm.p_no_purchase_interval(model dbm.btyd_model, x double precision, t_x double precision,
                                           t double precision, horizon double precision,
                                           confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_p_no_purchase_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.p_no_purchase_interval(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'dbm.p_no_purchase with its standard error and interval, symmetric in the log-odds. NULL bounds, NULL and errors as dbm.p_alive_interval and dbm.p_no_purchase.';
CREATE FUNCTION dbm.dert_interval(model dbm.btyd_model, x double precision, t_x double precision,
                                  t double precision, annual_discount double precision DEFAULT 0.1,
                                  confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_dert_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm.dert_interval(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'dbm.dert with its standard error and interval, symmetric in the logarithm. NULL bounds, NULL and errors as dbm.p_alive_interval and dbm.dert.';
CREATE FUNCTION dbm.expected_spend_interval(model dbm.spend_model, x double precision,
                                            mean_spend double precision,
                                            confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_expected_spend_interval'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.expected_spend_interval(dbm.spend_model, double precision, double precision, double precision) IS
'dbm.expected_spend with its standard error and interval, symmetric in the logarithm. NULL where dbm.expected_spend is, and for a NULL confidence. NULL bounds and errors as dbm.p_alive_interval and dbm.expected_spend.';
CREATE FUNCTION dbm.clv_interval(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision,
                                 t_x double precision, t double precision, mean_spend double precision,
                                 horizon double precision, annual_discount double precision DEFAULT 0.1,
                                 confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_clv_interval'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm.clv_interval(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision, double precision) IS
'dbm.clv with its standard error and interval, symmetric in the logarithm, from the covariances of both models, which are taken as independent. NULL where dbm.clv is, and for a NULL confidence. Bounds are NULL when either model has no covariance or is not identified. Error: as dbm.clv, a confidence out of range.';
CREATE FUNCTION dbm.sbg_survival_interval(model dbm.btyd_model, renewals integer,
                                          confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_sbg_survival_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 60;
COMMENT ON FUNCTION dbm.sbg_survival_interval(dbm.btyd_model, integer, double precision) IS
'dbm.sbg_survival with its standard error and interval, symmetric in the log-odds. NULL bounds, NULL and errors as dbm.p_alive_interval and dbm.sbg_survival.';
CREATE FUNCTION dbm.residual_lifetime_interval(model dbm.btyd_model, renewals integer,
                                               annual_discount double precision DEFAULT 0.1,
                                               confidence double precision DEFAULT 0.95)
    RETURNS dbm.score_interval
    AS 'MODULE_PATHNAME', 'dbm_residual_lifetime_interval'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.residual_lifetime_interval(dbm.btyd_model, integer, double precision, double precision) IS
'dbm.residual_lifetime with its standard error and interval, symmetric in the logarithm. NULL where dbm.residual_lifetime is, and for a NULL confidence. NULL bounds and errors as dbm.p_alive_interval and dbm.residual_lifetime.';
