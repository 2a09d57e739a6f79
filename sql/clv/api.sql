-- clv: customer lifetime value from purchase counts, ages and mean spend

CREATE FUNCTION dbm.bg_nbd_fit(sketch dbm.btyd_sketch, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.bg_nbd_fit(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'BG/NBD model of the customers in a sketch. unit: of its ages, where the sketch does not state it; week when neither does. centre and weight: the fit leans toward this model of many customers as if the sketch held weight more customers that are as it expects; 0 is the plain fit, infinity the centre; note says so. log_likelihood, AIC and BIC are those of the customers alone, covariance and gradient_norm those of what was maximised. start: a model to start from, the last one of these customers, which saves time and changes nothing else. NULL for a NULL or empty sketch. Error: a unit or as_of other than the sketch states, a centre or start that is another model or in another unit, a centre that is not identified, a negative weight, only one of centre and weight. Method: maximum likelihood of Fader, Hardie and Lee, Marketing Science 24 (2005), by Newton steps.';
CREATE FUNCTION dbm.gamma_gamma_fit(sketch dbm.spend_sketch, centre dbm.spend_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.spend_model DEFAULT NULL)
    RETURNS dbm.spend_model
    AS 'MODULE_PATHNAME', 'dbm_gamma_gamma_fit_model'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.gamma_gamma_fit(dbm.spend_sketch, dbm.spend_model, double precision, dbm.spend_model) IS
'Gamma-Gamma model of the customers in a sketch. centre, weight and start as in dbm.bg_nbd_fit; a sketch without repeat customers has no parameters, leaning or not. NULL for a NULL sketch. Error: a centre that is not identified, a negative weight, only one of centre and weight. Method: maximum likelihood of Fader and Hardie, note 025 (2013), by Newton steps.';

-- aggregates

CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.btyd_sketch_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision) IS
'Customers collected for a fit: x repeat purchases (distinct purchase days after the first), age t_x at the last purchase and age t now, since the first purchase and in one unit of time. Rows with all three NULL are skipped, no rows give NULL. Error: some of them NULL, x not whole, negative, infinite or above 1e9, t_x above t, t_x above 0 where x is 0.';
CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.btyd_sketch_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision, text, date) IS
'As dbm.btyd_sketch(x, t_x, t), with the unit of the ages and the day they were taken on, which the sketch then states and its models show. Error: rows or merged sketches with different units or days.';
CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision, log_intervals double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.btyd_sketch_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision, double precision) IS
'As dbm.btyd_sketch(x, t_x, t), for models of regular purchases too: log_intervals is the sum of the natural logarithms of the times between the purchases of the customer, in the unit of the ages, as dbm.btyd() gives it; 0 or NULL where x is 0. Their sum does not depend on the order of the rows. Error also: a NULL where x is not 0, more than x ln(t_x / x), which no customer can have.';
CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision, log_intervals double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.btyd_sketch_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision, double precision, text, date) IS
'As dbm.btyd_sketch(x, t_x, t, log_intervals), with the unit of the ages and the day they were taken on.';
CREATE AGGREGATE dbm.rollup(dbm.btyd_sketch) (
    SFUNC = dbm_internal.btyd_sketch_combine,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.btyd_sketch_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.btyd_sketch) IS
'One sketch of the customers of many. NULLs are skipped, no rows give NULL. Error: different units or days.';
CREATE AGGREGATE dbm.bg_nbd_fit(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.bg_nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_nbd_fit(double precision, double precision, double precision) IS
'BG/NBD model of customers given as in dbm.btyd_sketch, ages in weeks. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.bg_nbd_fit(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.bg_nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_nbd_fit(double precision, double precision, double precision, text, date) IS
'BG/NBD model of customers given as in dbm.btyd_sketch, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';

CREATE AGGREGATE dbm.spend_sketch(x double precision, mean_spend double precision) (
    SFUNC = dbm_internal.spend_sketch_add,
    STYPE = dbm.spend_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.spend_sketch_final,
    COMBINEFUNC = dbm_internal.spend_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.spend_sketch(double precision, double precision) IS
'Customers collected for a fit of spend: x repeat purchases and their mean spend. Rows with x = 0 add nothing; rows with x above 0 and a mean that is NULL or not positive are left out and counted. Rows with both NULL are skipped, no rows give NULL. Error: x NULL alone, x not whole, negative, infinite or above 1e9, a mean that is NaN, infinite or beyond 1e15.';
CREATE AGGREGATE dbm.rollup(dbm.spend_sketch) (
    SFUNC = dbm_internal.spend_sketch_combine,
    STYPE = dbm.spend_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.spend_sketch_final,
    COMBINEFUNC = dbm_internal.spend_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.spend_sketch) IS
'One sketch of the customers of many. NULLs are skipped, no rows give NULL.';
CREATE AGGREGATE dbm.gamma_gamma_fit(x double precision, mean_spend double precision) (
    SFUNC = dbm_internal.spend_sketch_add,
    STYPE = dbm.spend_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.gamma_gamma_fit_final,
    COMBINEFUNC = dbm_internal.spend_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.gamma_gamma_fit(double precision, double precision) IS
'Gamma-Gamma model of customers given as in dbm.spend_sketch. Never fails for lack of data: see identified and note. No rows give NULL.';

-- models of given parameters

CREATE FUNCTION dbm.bg_nbd(r double precision, alpha double precision, a double precision,
                           b double precision, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_nbd_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.bg_nbd(double precision, double precision, double precision, double precision, text) IS
'BG/NBD model of known parameters, alpha in the unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, an unknown unit.';
CREATE FUNCTION dbm.gamma_gamma(p double precision, q double precision, v double precision)
    RETURNS dbm.spend_model
    AS 'MODULE_PATHNAME', 'dbm_gamma_gamma_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.gamma_gamma(double precision, double precision, double precision) IS
'Gamma-Gamma model of known parameters, v in money. NULL for a NULL argument. Error: a parameter that is not positive and finite.';

-- scores

CREATE FUNCTION dbm.p_alive(model dbm.btyd_model, x double precision, t_x double precision,
                            t double precision, ahead double precision DEFAULT 0)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_p_alive'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.p_alive(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Probability that a customer with x repeat purchases, the last at age t_x, is still a customer at age t, or at t + ahead; ages in the unit of the model. 1 for x = 0 under BG/NBD, where customers leave after a repeat purchase only. NULL for a NULL argument. Error: facts no customer can have, as in dbm.btyd_sketch.';
CREATE FUNCTION dbm.expected_purchases(model dbm.btyd_model, x double precision, t_x double precision,
                                       t double precision, horizon double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.expected_purchases(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Expected number of purchases in the horizon after age t, in the unit of the model, of a customer with x repeat purchases, the last at age t_x. A new customer is x = 0, t_x = 0, t = 0. NULL for a NULL argument. Error: as dbm.p_alive, a horizon that is negative or infinite.';
CREATE FUNCTION dbm.expected_spend(model dbm.spend_model, x double precision,
                                   mean_spend double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_expected_spend'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.expected_spend(dbm.spend_model, double precision, double precision) IS
'Expected spend per future purchase of a customer whose x repeat purchases cost mean_spend on average: between that mean and the population''s. The population mean for x = 0 and for a mean that is NULL or not positive. NULL when the model or x is NULL, when the model has no parameters, and where the model has no mean (q not above 1 for the population). Error: x as in dbm.spend_sketch, a mean that is NaN or infinite.';
CREATE FUNCTION dbm.clv(btyd_model dbm.btyd_model, spend_model dbm.spend_model, x double precision,
                        t_x double precision, t double precision, mean_spend double precision,
                        horizon double precision, annual_discount double precision DEFAULT 0.1)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_clv'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.clv(dbm.btyd_model, dbm.spend_model, double precision, double precision, double precision, double precision, double precision, double precision) IS
'Present value of the purchases a customer is expected to make in the horizon after age t: expected spend times expected purchases, each discounted from its day at ln(1 + annual_discount) a year of 365.25 days. horizon is in the unit of the purchase model; ''infinity''::float8 is all there is to come, for which the discount must be positive unless purchases end by themselves (a, s or gamma above 1). annual_discount is a fraction, 0.1 for 10 percent a year; 0 gives expected_purchases times expected_spend. NULL for a NULL argument other than mean_spend, and where expected_spend is NULL. Error: as dbm.expected_purchases and dbm.expected_spend, a discount below 0 or above 1000.';
