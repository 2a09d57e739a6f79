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

-- one customer's count

CREATE TYPE dbm.count_interval AS (
    lower double precision,
    upper double precision,
    probability double precision
);
COMMENT ON TYPE dbm.count_interval IS
'How many purchases a customer will make: whole numbers from lower to upper, and the probability that the number lies there.';
COMMENT ON COLUMN dbm.count_interval.lower IS 'fewest purchases';
COMMENT ON COLUMN dbm.count_interval.upper IS 'most purchases';
COMMENT ON COLUMN dbm.count_interval.probability IS 'of lower to upper under the model; at least the confidence, more because counts are whole';

CREATE FUNCTION dbm.purchases_interval(model dbm.btyd_model, x double precision, t_x double precision,
                                       t double precision, horizon double precision,
                                       confidence double precision DEFAULT 0.95)
    RETURNS dbm.count_interval
    AS 'MODULE_PATHNAME', 'dbm_purchases_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION dbm.purchases_interval(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'Between which numbers the purchases of one customer in the horizon after age t will lie: the predictive interval. At most half of what confidence leaves lies below lower, and the rest above upper; where lower is 0 all of it may lie above. The parameters are taken as known, which for one customer makes no difference to speak of. NULL for a NULL argument. Error: as dbm.expected_purchases, a confidence that is not above 0 and below 1.';

-- totals

CREATE TYPE dbm.total_interval AS (
    customers bigint,
    estimate double precision,
    standard_error double precision,
    lower double precision,
    upper double precision,
    predictive_error double precision,
    predictive_lower double precision,
    predictive_upper double precision
);
COMMENT ON TYPE dbm.total_interval IS
'A score summed over customers: how well the sum is known, and between which bounds the sum of what the customers will really do is to be expected.';
COMMENT ON COLUMN dbm.total_interval.customers IS 'customers in the total';
COMMENT ON COLUMN dbm.total_interval.estimate IS 'sum of their scores';
COMMENT ON COLUMN dbm.total_interval.standard_error IS 'of the estimate, by the delta method: the parameters are the same for all customers, so their errors do not average out; NULL when the model has no covariance or is not identified';
COMMENT ON COLUMN dbm.total_interval.lower IS 'lower end of the interval of the estimate; NULL as standard_error';
COMMENT ON COLUMN dbm.total_interval.upper IS 'upper end of the interval of the estimate; NULL as standard_error';
COMMENT ON COLUMN dbm.total_interval.predictive_error IS 'standard deviation of what will happen around the estimate: of the parameters and of the customers; of the customers alone where the parameters were given; NULL when the model is not identified, and where the variance of a customer is infinite or not known';
COMMENT ON COLUMN dbm.total_interval.predictive_lower IS 'lower end of what is to be expected, a whole number for counts; NULL as predictive_error';
COMMENT ON COLUMN dbm.total_interval.predictive_upper IS 'upper end of what is to be expected, a whole number for counts; NULL as predictive_error';

CREATE FUNCTION dbm.total_combine(bytea, bytea)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_total_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.total_combine(bytea, bytea) IS
'Combine function of the totals. Error: states of different models or confidences.';
CREATE FUNCTION dbm.total_final(bytea)
    RETURNS dbm.total_interval
    AS 'MODULE_PATHNAME', 'dbm_total_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.total_final(bytea) IS
'Final function of the totals: reads the state only.';

CREATE FUNCTION dbm.alive_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_alive_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 60;
COMMENT ON FUNCTION dbm.alive_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision) IS
'Transition function of dbm.alive_total: adds one customer.';
CREATE AGGREGATE dbm.alive_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision) (
    SFUNC = dbm.alive_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm.total_final,
    COMBINEFUNC = dbm.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.alive_total(dbm.btyd_model, double precision, double precision, double precision) IS
'How many of these customers are still customers: the sum of dbm.p_alive, with the 95 percent interval of the sum and that of the number itself. Rows with a NULL are skipped, no rows give NULL. Error: as dbm.p_alive; different models in one total: group by the model, the estimates of totals add up and so do the squares of their errors.';
CREATE FUNCTION dbm.alive_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision, confidence double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_alive_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 60;
COMMENT ON FUNCTION dbm.alive_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.alive_total with a confidence, which must be the same in all rows: adds one customer.';
CREATE AGGREGATE dbm.alive_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision, confidence double precision) (
    SFUNC = dbm.alive_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm.total_final,
    COMBINEFUNC = dbm.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.alive_total(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'As dbm.alive_total(model, x, t_x, t), at a confidence above 0 and below 1, the same in all rows.';

CREATE FUNCTION dbm.expected_purchases_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.expected_purchases_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.expected_purchases_total: adds one customer.';
CREATE AGGREGATE dbm.expected_purchases_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision) (
    SFUNC = dbm.expected_purchases_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm.total_final,
    COMBINEFUNC = dbm.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.expected_purchases_total(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Purchases of all these customers in the horizon after their ages t: the sum of dbm.expected_purchases, with the 95 percent interval of the sum (predictive: of the number of purchases itself). Rows with a NULL are skipped, no rows give NULL. Error: as dbm.expected_purchases; different models in one total: group by the model, the estimates of totals add up and so do the squares of their errors.';
CREATE FUNCTION dbm.expected_purchases_total_add(state bytea, model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision, confidence double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.expected_purchases_total_add(bytea, dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.expected_purchases_total with a confidence, which must be the same in all rows: adds one customer.';
CREATE AGGREGATE dbm.expected_purchases_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision, confidence double precision) (
    SFUNC = dbm.expected_purchases_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm.total_final,
    COMBINEFUNC = dbm.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.expected_purchases_total(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'As dbm.expected_purchases_total(model, x, t_x, t, horizon), at a confidence above 0 and below 1, the same in all rows.';

CREATE FUNCTION dbm.clv_total_add(state bytea, btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_clv_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm.clv_total_add(bytea, dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.clv_total: adds one customer.';
CREATE AGGREGATE dbm.clv_total(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision) (
    SFUNC = dbm.clv_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm.total_final,
    COMBINEFUNC = dbm.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.clv_total(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Customer equity: the sum of dbm.clv over these customers, with the 95 percent interval of the sum (predictive: of the money itself) from the covariances of both models, which are taken as independent. Rows where dbm.clv is NULL are skipped, no rows give NULL. The horizon may be infinite, as in dbm.clv; the predictive fields are NULL then, and where the spend of a customer has no variance (q + p x not above 2). Error: as dbm.clv; different models in one total: group by the models, the estimates of totals add up and so do the squares of their errors.';
CREATE FUNCTION dbm.clv_total_add(state bytea, btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision, confidence double precision)
    RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_clv_total_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm.clv_total_add(bytea, dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.clv_total with a confidence, which must be the same in all rows: adds one customer.';
CREATE AGGREGATE dbm.clv_total(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision, confidence double precision) (
    SFUNC = dbm.clv_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm.total_final,
    COMBINEFUNC = dbm.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.clv_total(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision, double precision) IS
'As dbm.clv_total(btyd_model, spend_model, x, t_x, t, mean_spend, horizon, annual_discount), at a confidence above 0 and below 1, the same in all rows.';
