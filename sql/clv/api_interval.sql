-- clv_interval: how uncertain scores are, for a customer and for a segment

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

CREATE FUNCTION dbm.purchases_interval(model dbm.btyd_model, x double precision, t_x double precision,
                                       t double precision, horizon double precision,
                                       confidence double precision DEFAULT 0.95)
    RETURNS dbm.count_interval
    AS 'MODULE_PATHNAME', 'dbm_purchases_interval'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION dbm.purchases_interval(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'Between which numbers the purchases of one customer in the horizon after age t will lie: the predictive interval. At most half of what confidence leaves lies below lower, and the rest above upper; where lower is 0 all of it may lie above. The parameters are taken as known, which for one customer makes no difference to speak of. NULL for a NULL argument. Error: as dbm.expected_purchases, a confidence that is not above 0 and below 1.';
CREATE AGGREGATE dbm.alive_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.alive_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm_internal.total_final,
    COMBINEFUNC = dbm_internal.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.alive_total(dbm.btyd_model, double precision, double precision, double precision) IS
'How many of these customers are still customers: the sum of dbm.p_alive, with the 95 percent interval of the sum and that of the number itself. Rows with a NULL are skipped, no rows give NULL. Error: as dbm.p_alive; different models in one total: group by the model, the estimates of totals add up and so do the squares of their errors.';
CREATE AGGREGATE dbm.alive_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision, confidence double precision) (
    SFUNC = dbm_internal.alive_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm_internal.total_final,
    COMBINEFUNC = dbm_internal.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.alive_total(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'As dbm.alive_total(model, x, t_x, t), at a confidence above 0 and below 1, the same in all rows.';
CREATE AGGREGATE dbm.expected_purchases_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision) (
    SFUNC = dbm_internal.expected_purchases_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm_internal.total_final,
    COMBINEFUNC = dbm_internal.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.expected_purchases_total(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Purchases of all these customers in the horizon after their ages t: the sum of dbm.expected_purchases, with the 95 percent interval of the sum (predictive: of the number of purchases itself). Rows with a NULL are skipped, no rows give NULL. Error: as dbm.expected_purchases; different models in one total: group by the model, the estimates of totals add up and so do the squares of their errors.';
CREATE AGGREGATE dbm.expected_purchases_total(model dbm.btyd_model, x double precision, t_x double precision, t double precision, horizon double precision, confidence double precision) (
    SFUNC = dbm_internal.expected_purchases_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm_internal.total_final,
    COMBINEFUNC = dbm_internal.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.expected_purchases_total(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'As dbm.expected_purchases_total(model, x, t_x, t, horizon), at a confidence above 0 and below 1, the same in all rows.';
CREATE AGGREGATE dbm.clv_total(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision) (
    SFUNC = dbm_internal.clv_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm_internal.total_final,
    COMBINEFUNC = dbm_internal.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.clv_total(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Customer equity: the sum of dbm.clv over these customers, with the 95 percent interval of the sum (predictive: of the money itself) from the covariances of both models, which are taken as independent. Rows where dbm.clv is NULL are skipped, no rows give NULL. The horizon may be infinite, as in dbm.clv; the predictive fields are NULL then, and where the spend of a customer has no variance (q + p x not above 2). Error: as dbm.clv; different models in one total: group by the models, the estimates of totals add up and so do the squares of their errors.';
CREATE AGGREGATE dbm.clv_total(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision, t_x double precision, t double precision, mean_spend double precision, horizon double precision, annual_discount double precision, confidence double precision) (
    SFUNC = dbm_internal.clv_total_add,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = dbm_internal.total_final,
    COMBINEFUNC = dbm_internal.total_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.clv_total(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision, double precision) IS
'As dbm.clv_total(btyd_model, spend_model, x, t_x, t, mean_spend, horizon, annual_discount), at a confidence above 0 and below 1, the same in all rows.';
