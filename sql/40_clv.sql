-- clv: customer lifetime value from purchase counts, ages and mean spend

CREATE TYPE dbm.btyd_sketch;

CREATE FUNCTION dbm.btyd_sketch_in(cstring) RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_in(cstring) IS
'Input of dbm.btyd_sketch: version, unit, as_of in days from 2000-01-01, rows left out, sum of log_intervals (- or two halves of a number), number of cells, then x, t_x, t and count of each cell.';
CREATE FUNCTION dbm.btyd_sketch_out(dbm.btyd_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_out(dbm.btyd_sketch) IS
'Output of dbm.btyd_sketch: exact, and the same text for the same customers in any order.';
CREATE FUNCTION dbm.btyd_sketch_recv(internal) RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_recv(internal) IS
'Binary input of dbm.btyd_sketch; every cell is checked.';
CREATE FUNCTION dbm.btyd_sketch_send(dbm.btyd_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_send(dbm.btyd_sketch) IS
'Binary output of dbm.btyd_sketch, in network order.';

CREATE TYPE dbm.btyd_sketch (
    INPUT = dbm.btyd_sketch_in,
    OUTPUT = dbm.btyd_sketch_out,
    RECEIVE = dbm.btyd_sketch_recv,
    SEND = dbm.btyd_sketch_send,
    STORAGE = extended,
    ALIGNMENT = double
);
COMMENT ON TYPE dbm.btyd_sketch IS
'Customers as a fit of a purchase model sees them: how many have each (x, t_x, t). Kept per day or per segment and merged by dbm.rollup.';

CREATE TYPE dbm.spend_sketch;

CREATE FUNCTION dbm.spend_sketch_in(cstring) RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.spend_sketch_in(cstring) IS
'Input of dbm.spend_sketch: version, a dash for unit and as_of, rows left out, another dash, number of cells, then x, mean spend and count of each cell.';
CREATE FUNCTION dbm.spend_sketch_out(dbm.spend_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.spend_sketch_out(dbm.spend_sketch) IS
'Output of dbm.spend_sketch: exact, and the same text for the same customers in any order.';
CREATE FUNCTION dbm.spend_sketch_recv(internal) RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.spend_sketch_recv(internal) IS
'Binary input of dbm.spend_sketch; every cell is checked.';
CREATE FUNCTION dbm.spend_sketch_send(dbm.spend_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.spend_sketch_send(dbm.spend_sketch) IS
'Binary output of dbm.spend_sketch, in network order.';

CREATE TYPE dbm.spend_sketch (
    INPUT = dbm.spend_sketch_in,
    OUTPUT = dbm.spend_sketch_out,
    RECEIVE = dbm.spend_sketch_recv,
    SEND = dbm.spend_sketch_send,
    STORAGE = extended,
    ALIGNMENT = double
);
COMMENT ON TYPE dbm.spend_sketch IS
'Repeat customers as a fit of a spend model sees them: how many have each number of repeat purchases and mean spend. Merged by dbm.rollup.';

CREATE TYPE dbm.btyd_model AS (
    model text,
    unit text,
    as_of date,
    n bigint,
    r double precision,
    alpha double precision,
    a double precision,
    b double precision,
    s double precision,
    beta double precision,
    gamma double precision,
    delta double precision,
    k double precision,
    covariance double precision[],
    log_likelihood double precision,
    aic double precision,
    bic double precision,
    iterations integer,
    gradient_norm double precision,
    identified boolean,
    note text,
    fingerprint text
);
COMMENT ON TYPE dbm.btyd_model IS
'A model of purchases: its name, the unit of time of its parameters and of ages and horizons, the n customers it was fitted to as of a day, parameters (NULL where the model has none of that name), their covariance in the order of the fields, and how the fit went. identified is false, with the reason in note, where the data do not determine the parameters; it is NULL where parameters were given. gradient_norm is taken in the logarithms of the parameters. fingerprint is the same for the same customers.';
COMMENT ON COLUMN dbm.btyd_model.model IS 'bg_nbd, mbg_nbd, nbd, pareto_nbd, bg_cnbd_k, mbg_cnbd_k, bg_bb or sbg';
COMMENT ON COLUMN dbm.btyd_model.unit IS 'day, week, month (365.25 / 12 days) or year (365.25 days)';
COMMENT ON COLUMN dbm.btyd_model.as_of IS 'the day the ages were taken on, when stated';
COMMENT ON COLUMN dbm.btyd_model.covariance IS 'of the parameters that are not NULL, in the order of the fields; NULL when the likelihood has no inner maximum';
COMMENT ON COLUMN dbm.btyd_model.identified IS 'the data determine the parameters';
COMMENT ON COLUMN dbm.btyd_model.note IS 'why identified is false, and how far the fit leans toward a centre';

CREATE TYPE dbm.spend_model AS (
    model text,
    n bigint,
    p double precision,
    q double precision,
    v double precision,
    covariance double precision[],
    log_likelihood double precision,
    aic double precision,
    bic double precision,
    iterations integer,
    gradient_norm double precision,
    identified boolean,
    note text,
    fingerprint text
);
COMMENT ON TYPE dbm.spend_model IS
'A model of spend per purchase: its name, the n repeat customers it was fitted to, parameters p, q (pure numbers) and v (money), their covariance, and how the fit went. Parameters are NULL when no customer could be used. The population has a mean spend, p v / (q - 1), when q is above 1.';
COMMENT ON COLUMN dbm.spend_model.model IS 'gamma_gamma';
COMMENT ON COLUMN dbm.spend_model.identified IS 'the data determine the parameters';
COMMENT ON COLUMN dbm.spend_model.note IS 'why identified is false, how far the fit leans toward a centre, and what was left out';

-- states of the aggregates

CREATE FUNCTION dbm.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision) IS
'Transition function of dbm.btyd_sketch: counts one customer.';
CREATE FUNCTION dbm.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision,
                                    unit text, as_of date)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision, text, date) IS
'Transition function of dbm.btyd_sketch with unit and as_of, which must be the same in all rows.';
CREATE FUNCTION dbm.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision, log_intervals double precision)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision, double precision) IS
'Transition function of dbm.btyd_sketch with log_intervals.';
CREATE FUNCTION dbm.btyd_sketch_add(state dbm.btyd_sketch, x double precision,
                                    t_x double precision, t double precision, log_intervals double precision,
                                    unit text, as_of date)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.btyd_sketch_add(dbm.btyd_sketch, double precision, double precision, double precision, double precision, text, date) IS
'Transition function of dbm.btyd_sketch with log_intervals, unit and as_of.';
CREATE FUNCTION dbm.btyd_sketch_combine(dbm.btyd_sketch, dbm.btyd_sketch)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.btyd_sketch_combine(dbm.btyd_sketch, dbm.btyd_sketch) IS
'Adds the customers of the second sketch to the first. Error: different unit or as_of.';
CREATE FUNCTION dbm.btyd_sketch_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.btyd_sketch_final(dbm.btyd_sketch) IS
'The sketch in its stored form: cells in order, no free slots.';

CREATE FUNCTION dbm.spend_sketch_add(state dbm.spend_sketch, x double precision,
                                     mean_spend double precision)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.spend_sketch_add(dbm.spend_sketch, double precision, double precision) IS
'Transition function of dbm.spend_sketch: counts one customer.';
CREATE FUNCTION dbm.spend_sketch_combine(dbm.spend_sketch, dbm.spend_sketch)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.spend_sketch_combine(dbm.spend_sketch, dbm.spend_sketch) IS
'Adds the customers of the second sketch to the first.';
CREATE FUNCTION dbm.spend_sketch_final(dbm.spend_sketch)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.spend_sketch_final(dbm.spend_sketch) IS
'The sketch in its stored form: cells in order, no free slots.';

-- fits of stored sketches; with the state alone they end the one-step aggregates

CREATE FUNCTION dbm.bg_nbd_fit_final(dbm.btyd_sketch)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.bg_nbd_fit_final(dbm.btyd_sketch) IS
'Final function of dbm.bg_nbd_fit: reads the state only.';
CREATE FUNCTION dbm.bg_nbd_fit(sketch dbm.btyd_sketch, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.bg_nbd_fit(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'BG/NBD model of the customers in a sketch. unit: of its ages, where the sketch does not state it; week when neither does. centre and weight: the fit leans toward this model of many customers as if the sketch held weight more customers that are as it expects; 0 is the plain fit, infinity the centre; note says so. log_likelihood, AIC and BIC are those of the customers alone, covariance and gradient_norm those of what was maximised. start: a model to start from, the last one of these customers, which saves time and changes nothing else. NULL for a NULL or empty sketch. Error: a unit or as_of other than the sketch states, a centre or start that is another model or in another unit, a centre that is not identified, a negative weight, only one of centre and weight. Method: maximum likelihood of Fader, Hardie and Lee, Marketing Science 24 (2005), by Newton steps.';

CREATE FUNCTION dbm.gamma_gamma_fit_final(dbm.spend_sketch)
    RETURNS dbm.spend_model
    AS 'MODULE_PATHNAME', 'dbm_gamma_gamma_fit_model'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.gamma_gamma_fit_final(dbm.spend_sketch) IS
'Final function of dbm.gamma_gamma_fit: reads the state only.';
CREATE FUNCTION dbm.gamma_gamma_fit(sketch dbm.spend_sketch, centre dbm.spend_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.spend_model DEFAULT NULL)
    RETURNS dbm.spend_model
    AS 'MODULE_PATHNAME', 'dbm_gamma_gamma_fit_model'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.gamma_gamma_fit(dbm.spend_sketch, dbm.spend_model, double precision, dbm.spend_model) IS
'Gamma-Gamma model of the customers in a sketch. centre, weight and start as in dbm.bg_nbd_fit; a sketch without repeat customers has no parameters, leaning or not. NULL for a NULL sketch. Error: a centre that is not identified, a negative weight, only one of centre and weight. Method: maximum likelihood of Fader and Hardie, note 025 (2013), by Newton steps.';

-- aggregates

CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.btyd_sketch_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision) IS
'Customers collected for a fit: x repeat purchases (distinct purchase days after the first), age t_x at the last purchase and age t now, since the first purchase and in one unit of time. Rows with all three NULL are skipped, no rows give NULL. Error: some of them NULL, x not whole, negative, infinite or above 1e9, t_x above t, t_x above 0 where x is 0.';
CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.btyd_sketch_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision, text, date) IS
'As dbm.btyd_sketch(x, t_x, t), with the unit of the ages and the day they were taken on, which the sketch then states and its models show. Error: rows or merged sketches with different units or days.';
CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision, log_intervals double precision) (
    SFUNC = dbm.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.btyd_sketch_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision, double precision) IS
'As dbm.btyd_sketch(x, t_x, t), for models of regular purchases too: log_intervals is the sum of the natural logarithms of the times between the purchases of the customer, in the unit of the ages, as dbm.btyd() gives it; 0 or NULL where x is 0. Their sum does not depend on the order of the rows. Error also: a NULL where x is not 0, more than x ln(t_x / x), which no customer can have.';
CREATE AGGREGATE dbm.btyd_sketch(x double precision, t_x double precision, t double precision, log_intervals double precision, unit text, as_of date) (
    SFUNC = dbm.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.btyd_sketch_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.btyd_sketch(double precision, double precision, double precision, double precision, text, date) IS
'As dbm.btyd_sketch(x, t_x, t, log_intervals), with the unit of the ages and the day they were taken on.';
CREATE AGGREGATE dbm.rollup(dbm.btyd_sketch) (
    SFUNC = dbm.btyd_sketch_combine,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.btyd_sketch_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.btyd_sketch) IS
'One sketch of the customers of many. NULLs are skipped, no rows give NULL. Error: different units or days.';
CREATE AGGREGATE dbm.bg_nbd_fit(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.bg_nbd_fit_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_nbd_fit(double precision, double precision, double precision) IS
'BG/NBD model of customers given as in dbm.btyd_sketch, ages in weeks. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.bg_nbd_fit(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.bg_nbd_fit_final,
    COMBINEFUNC = dbm.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_nbd_fit(double precision, double precision, double precision, text, date) IS
'BG/NBD model of customers given as in dbm.btyd_sketch, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';

CREATE AGGREGATE dbm.spend_sketch(x double precision, mean_spend double precision) (
    SFUNC = dbm.spend_sketch_add,
    STYPE = dbm.spend_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.spend_sketch_final,
    COMBINEFUNC = dbm.spend_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.spend_sketch(double precision, double precision) IS
'Customers collected for a fit of spend: x repeat purchases and their mean spend. Rows with x = 0 add nothing; rows with x above 0 and a mean that is NULL or not positive are left out and counted. Rows with both NULL are skipped, no rows give NULL. Error: x NULL alone, x not whole, negative, infinite or above 1e9, a mean that is NaN, infinite or beyond 1e15.';
CREATE AGGREGATE dbm.rollup(dbm.spend_sketch) (
    SFUNC = dbm.spend_sketch_combine,
    STYPE = dbm.spend_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.spend_sketch_final,
    COMBINEFUNC = dbm.spend_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.spend_sketch) IS
'One sketch of the customers of many. NULLs are skipped, no rows give NULL.';
CREATE AGGREGATE dbm.gamma_gamma_fit(x double precision, mean_spend double precision) (
    SFUNC = dbm.spend_sketch_add,
    STYPE = dbm.spend_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm.gamma_gamma_fit_final,
    COMBINEFUNC = dbm.spend_sketch_combine,
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
