-- btyd_forecast: how many purchases a customer will make, by when, and horizons as intervals

CREATE FUNCTION dbm.purchase_probability(model dbm.btyd_model, x double precision, t_x double precision,
                                         t double precision, n integer, horizon double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_purchase_probability_of'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.purchase_probability(dbm.btyd_model, double precision, double precision, double precision, integer, double precision) IS
'Probability that a customer with x repeat purchases, the last at age t_x, makes exactly n purchases in the horizon after age t, in the unit of the model; 0 for a negative n. Over all n they sum to 1, with expected_purchases as their mean and p_no_purchase at n = 0. NULL for a NULL argument. Error: as dbm.expected_purchases. Source: the posterior of each model put into the probabilities of a new customer; Fader and Hardie, notes on the BG/NBD and Pareto/NBD models (2013, 2014).';
CREATE FUNCTION dbm.purchase_quantile(model dbm.btyd_model, x double precision, t_x double precision,
                                      t double precision, horizon double precision, quantile double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_purchase_quantile'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.purchase_quantile(dbm.btyd_model, double precision, double precision, double precision, double precision, double precision) IS
'The smallest whole number of purchases in the horizon after age t that the customer stays at or below with at least this probability: 0.5 gives the median, 0.05 and 0.95 the ends of a 90 percent prediction interval. It takes the parameters as known. Horizon in the unit of the model. NULL for a NULL argument. Error: as dbm.expected_purchases, a quantile that is not between 0 and 1.';
CREATE FUNCTION dbm.next_purchase_day(model dbm.btyd_model, x double precision, t_x double precision,
                                      t double precision, as_of date, quantile double precision DEFAULT 0.5)
    RETURNS date
    AS 'MODULE_PATHNAME', 'dbm_next_purchase_day'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION dbm.next_purchase_day(dbm.btyd_model, double precision, double precision, double precision, date, double precision) IS
'The first day by the end of which the customer has bought again with this probability (0.5: the median day), where as_of is the day on which he has age t. NULL when that probability is never reached, because he may have left or leave first, and when it is reached only after the last date there is. The probability to buy ever again is 1 - p_no_purchase(..., ''infinity''::float8). NULL for a NULL argument. Error: as dbm.p_alive, an infinite as_of, a quantile that is not between 0 and 1.';

-- horizons as intervals: a month is 365.25 / 12 days, a day 24 hours

CREATE FUNCTION dbm.p_alive(model dbm.btyd_model, x double precision, t_x double precision,
                            t double precision, ahead interval)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_p_alive_after'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.p_alive(dbm.btyd_model, double precision, double precision, double precision, interval) IS
'As dbm.p_alive with ahead in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Ages stay in the unit of the model. Error also: a negative or infinite interval.';
CREATE FUNCTION dbm.expected_purchases(model dbm.btyd_model, x double precision, t_x double precision,
                                       t double precision, horizon interval)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_within'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.expected_purchases(dbm.btyd_model, double precision, double precision, double precision, interval) IS
'As dbm.expected_purchases with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Ages stay in the unit of the model. Error also: a negative or infinite interval.';
CREATE FUNCTION dbm.expected_purchases_new(model dbm.btyd_model, horizon interval)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_new_within'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.expected_purchases_new(dbm.btyd_model, interval) IS
'As dbm.expected_purchases_new with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Error also: a negative or infinite interval.';
CREATE FUNCTION dbm.purchase_probability(model dbm.btyd_model, n integer, horizon interval)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_purchase_probability_within'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.purchase_probability(dbm.btyd_model, integer, interval) IS
'As dbm.purchase_probability of a new customer with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Error also: a negative or infinite interval.';
CREATE FUNCTION dbm.purchase_probability(model dbm.btyd_model, x double precision, t_x double precision,
                                         t double precision, n integer, horizon interval)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_purchase_probability_of_within'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.purchase_probability(dbm.btyd_model, double precision, double precision, double precision, integer, interval) IS
'As dbm.purchase_probability of a customer with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Ages stay in the unit of the model. Error also: a negative or infinite interval.';
CREATE FUNCTION dbm.p_no_purchase(model dbm.btyd_model, x double precision, t_x double precision,
                                  t double precision, horizon interval)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_p_no_purchase_within'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.p_no_purchase(dbm.btyd_model, double precision, double precision, double precision, interval) IS
'As dbm.p_no_purchase with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Ages stay in the unit of the model. Error also: a negative interval.';
CREATE FUNCTION dbm.purchase_quantile(model dbm.btyd_model, x double precision, t_x double precision,
                                      t double precision, horizon interval, quantile double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_purchase_quantile_within'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION dbm.purchase_quantile(dbm.btyd_model, double precision, double precision, double precision, interval, double precision) IS
'As dbm.purchase_quantile with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Ages stay in the unit of the model. Error also: a negative or infinite interval.';
CREATE FUNCTION dbm.clv(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision,
                        t_x double precision, t double precision, mean_spend double precision,
                        horizon interval, annual_discount double precision DEFAULT 0.1)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_clv_within'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.clv(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, interval, double precision) IS
'As dbm.clv with the horizon in the unit of the model: the interval is turned into it, a month being 365.25 / 12 days. Ages stay in the unit of the model. Error also: a negative interval.';
