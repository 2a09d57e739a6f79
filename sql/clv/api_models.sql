-- btyd_models: the other models of purchases beside BG/NBD, and more scores of all of them

CREATE FUNCTION dbm.nbd_fit(sketch dbm.btyd_sketch, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.nbd_fit(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'NBD model of the customers in a sketch: customers who never leave; the yardstick of the other models. Arguments, NULL and errors as dbm.bg_nbd_fit. Method: maximum likelihood of Ehrenberg, Repeat-Buying (1972), by Newton steps.';
CREATE AGGREGATE dbm.nbd_fit(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.nbd_fit(double precision, double precision, double precision) IS
'NBD model of customers given as in dbm.btyd_sketch, ages in weeks: customers who never leave; the yardstick of the other models. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.nbd_fit(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.nbd_fit(double precision, double precision, double precision, text, date) IS
'NBD model of customers given as in dbm.btyd_sketch, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';
CREATE FUNCTION dbm.nbd(r double precision, alpha double precision, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_nbd_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.nbd(double precision, double precision, text) IS
'NBD model of known parameters, alpha in the unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, an unknown unit.';
CREATE FUNCTION dbm.mbg_nbd_fit(sketch dbm.btyd_sketch, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_mbg_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.mbg_nbd_fit(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'MBG/NBD model of the customers in a sketch: as BG/NBD, with a chance to leave after the first purchase too, so that one-time buyers may be gone. Arguments, NULL and errors as dbm.bg_nbd_fit. Method: maximum likelihood of Batislam, Denizel and Filiztekin, International Journal of Research in Marketing 24 (2007), by Newton steps.';
CREATE AGGREGATE dbm.mbg_nbd_fit(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.mbg_nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.mbg_nbd_fit(double precision, double precision, double precision) IS
'MBG/NBD model of customers given as in dbm.btyd_sketch, ages in weeks: as BG/NBD, with a chance to leave after the first purchase too, so that one-time buyers may be gone. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.mbg_nbd_fit(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.mbg_nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.mbg_nbd_fit(double precision, double precision, double precision, text, date) IS
'MBG/NBD model of customers given as in dbm.btyd_sketch, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';
CREATE FUNCTION dbm.mbg_nbd(r double precision, alpha double precision, a double precision, b double precision, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_mbg_nbd_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.mbg_nbd(double precision, double precision, double precision, double precision, text) IS
'MBG/NBD model of known parameters, alpha in the unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, an unknown unit.';
CREATE FUNCTION dbm.pareto_nbd_fit(sketch dbm.btyd_sketch, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_pareto_nbd_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.pareto_nbd_fit(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'Pareto/NBD model of the customers in a sketch: customers leave at any time, not only after a purchase. Arguments, NULL and errors as dbm.bg_nbd_fit. Method: maximum likelihood of Schmittlein, Morrison and Colombo, Management Science 33 (1987), its integral taken without hypergeometric functions, by Newton steps.';
CREATE AGGREGATE dbm.pareto_nbd_fit(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.pareto_nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.pareto_nbd_fit(double precision, double precision, double precision) IS
'Pareto/NBD model of customers given as in dbm.btyd_sketch, ages in weeks: customers leave at any time, not only after a purchase. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.pareto_nbd_fit(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.pareto_nbd_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.pareto_nbd_fit(double precision, double precision, double precision, text, date) IS
'Pareto/NBD model of customers given as in dbm.btyd_sketch, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';
CREATE FUNCTION dbm.pareto_nbd(r double precision, alpha double precision, s double precision, beta double precision, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_pareto_nbd_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.pareto_nbd(double precision, double precision, double precision, double precision, text) IS
'Pareto/NBD model of known parameters, alpha and beta in the unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, an unknown unit.';
CREATE FUNCTION dbm.bg_bb_fit(sketch dbm.btyd_sketch, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_bb_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.bg_bb_fit(dbm.btyd_sketch, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'BG/BB model of the customers in a sketch: purchases in discrete opportunities, one a unit, such as yearly donations or weekly cruises. Arguments, NULL and errors as dbm.bg_nbd_fit; also an error where t or t_x is not whole, or x above t_x. Method: maximum likelihood of Fader, Hardie and Shang, Marketing Science 29 (2010), by Newton steps.';
CREATE AGGREGATE dbm.bg_bb_fit(x double precision, t_x double precision, t double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.bg_bb_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_bb_fit(double precision, double precision, double precision) IS
'BG/BB model of customers: of t opportunities since the first purchase, one a week, x were used, the last of them t_x. All are whole numbers, x at most t_x. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.bg_bb_fit(x double precision, t_x double precision, t double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.bg_bb_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_bb_fit(double precision, double precision, double precision, text, date) IS
'As dbm.bg_bb_fit(x, t_x, t), with the unit of time between opportunities (day, week, month, year) and the day up to which they are counted; either may be NULL, but the same in all rows.';
CREATE FUNCTION dbm.bg_bb(alpha double precision, beta double precision, gamma double precision, delta double precision, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_bb_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.bg_bb(double precision, double precision, double precision, double precision, text) IS
'BG/BB model of known parameters: purchase probabilities ~ Beta(alpha, beta), chances to leave ~ Beta(gamma, delta), one opportunity a unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, an unknown unit.';

CREATE FUNCTION dbm.bg_cnbd_k_fit(sketch dbm.btyd_sketch, log_intervals double precision DEFAULT NULL, k integer DEFAULT NULL, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_cnbd_k_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION dbm.bg_cnbd_k_fit(dbm.btyd_sketch, double precision, integer, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'BG/CNBD-k model of the customers in a sketch: BG/NBD with purchases that come more regularly, every k-th event of a Poisson process being one. log_intervals: NULL when the sketch was made with them; otherwise the sum, over all customers, of the natural logarithms of the times between their purchases, in the unit of the ages. By it k is chosen from 1 to 12, the one of the largest likelihood. k: given, not chosen; log_intervals may then be NULL, and log_likelihood compares with other models of the same k only. centre, weight and start as in dbm.bg_nbd_fit; a centre says which k. NULL for a NULL or empty sketch. Error: neither the sketch nor an argument has log_intervals and neither k nor a centre is given, the sketch and an argument have them, k out of range or other than the centre has, unit and as_of as dbm.bg_nbd_fit. In one query: dbm.bg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t, log_intervals), k => 2), or the aggregate dbm.bg_cnbd_k_fit(x, t_x, t, log_intervals). Method: maximum likelihood of Platzer and Reutterer, Marketing Science 35 (2016), by Newton steps.';
CREATE AGGREGATE dbm.bg_cnbd_k_fit(x double precision, t_x double precision, t double precision, log_intervals double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.bg_cnbd_k_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_cnbd_k_fit(double precision, double precision, double precision, double precision) IS
'BG/CNBD-k model of customers given as in dbm.btyd_sketch with log_intervals, ages in weeks; k is chosen by the likelihood. dbm.btyd() gives all four. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.bg_cnbd_k_fit(x double precision, t_x double precision, t double precision, log_intervals double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.bg_cnbd_k_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.bg_cnbd_k_fit(double precision, double precision, double precision, double precision, text, date) IS
'BG/CNBD-k model of customers given as in dbm.btyd_sketch with log_intervals, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';
CREATE FUNCTION dbm.bg_cnbd_k(r double precision, alpha double precision, a double precision, b double precision, k integer, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_bg_cnbd_k_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.bg_cnbd_k(double precision, double precision, double precision, double precision, integer, text) IS
'BG/CNBD-k model of known parameters, alpha that of the events, of which every k-th is a purchase, in the unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, k not from 1 to 12, an unknown unit.';

CREATE FUNCTION dbm.mbg_cnbd_k_fit(sketch dbm.btyd_sketch, log_intervals double precision DEFAULT NULL, k integer DEFAULT NULL, unit text DEFAULT NULL, as_of date DEFAULT NULL, centre dbm.btyd_model DEFAULT NULL, weight double precision DEFAULT NULL, start dbm.btyd_model DEFAULT NULL)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_mbg_cnbd_k_fit'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION dbm.mbg_cnbd_k_fit(dbm.btyd_sketch, double precision, integer, text, date, dbm.btyd_model, double precision, dbm.btyd_model) IS
'MBG/CNBD-k model of the customers in a sketch: MBG/NBD with purchases that come more regularly, every k-th event of a Poisson process being one. log_intervals: NULL when the sketch was made with them; otherwise the sum, over all customers, of the natural logarithms of the times between their purchases, in the unit of the ages. By it k is chosen from 1 to 12, the one of the largest likelihood. k: given, not chosen; log_intervals may then be NULL, and log_likelihood compares with other models of the same k only. centre, weight and start as in dbm.bg_nbd_fit; a centre says which k. NULL for a NULL or empty sketch. Error: neither the sketch nor an argument has log_intervals and neither k nor a centre is given, the sketch and an argument have them, k out of range or other than the centre has, unit and as_of as dbm.bg_nbd_fit. In one query: dbm.mbg_cnbd_k_fit(dbm.btyd_sketch(x, t_x, t, log_intervals), k => 2), or the aggregate dbm.mbg_cnbd_k_fit(x, t_x, t, log_intervals). Method: maximum likelihood of Reutterer, Platzer and Schroeder, International Journal of Research in Marketing 38 (2021), by Newton steps.';
CREATE AGGREGATE dbm.mbg_cnbd_k_fit(x double precision, t_x double precision, t double precision, log_intervals double precision) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.mbg_cnbd_k_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.mbg_cnbd_k_fit(double precision, double precision, double precision, double precision) IS
'MBG/CNBD-k model of customers given as in dbm.btyd_sketch with log_intervals, ages in weeks; k is chosen by the likelihood. dbm.btyd() gives all four. Never fails for lack of data: see identified and note. No rows give NULL.';
CREATE AGGREGATE dbm.mbg_cnbd_k_fit(x double precision, t_x double precision, t double precision, log_intervals double precision, unit text, as_of date) (
    SFUNC = dbm_internal.btyd_sketch_add,
    STYPE = dbm.btyd_sketch,
    SSPACE = 65536,
    FINALFUNC = dbm_internal.mbg_cnbd_k_fit_final,
    COMBINEFUNC = dbm_internal.btyd_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.mbg_cnbd_k_fit(double precision, double precision, double precision, double precision, text, date) IS
'MBG/CNBD-k model of customers given as in dbm.btyd_sketch with log_intervals, with the unit of the ages (day, week, month, year) and the day they were taken on; either may be NULL, but the same in all rows.';
CREATE FUNCTION dbm.mbg_cnbd_k(r double precision, alpha double precision, a double precision, b double precision, k integer, unit text DEFAULT 'week')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_mbg_cnbd_k_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.mbg_cnbd_k(double precision, double precision, double precision, double precision, integer, text) IS
'MBG/CNBD-k model of known parameters, alpha that of the events, of which every k-th is a purchase, in the unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, k not from 1 to 12, an unknown unit.';

-- how much segments should lean toward the model of all

CREATE FUNCTION dbm.shrinkage_weight(centre dbm.btyd_model, segments dbm.btyd_model[])
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_shrinkage_weight'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.shrinkage_weight(dbm.btyd_model, dbm.btyd_model[]) IS
'Weight, in customers, with which fits of segments should lean toward the centre, a model of all customers: small where plain fits of the segments differ by more than chance, Infinity where they differ by chance only. Segments that are not identified have nothing to tell and are left out; NULL when fewer than two are left, and for a NULL argument. Error: a centre that is not identified, segments that are another model or in another unit. Method: Paule and Mandel, Journal of Research of the National Bureau of Standards 87 (1982), in the logarithms of the parameters.';
CREATE FUNCTION dbm.shrinkage_weight(centre dbm.spend_model, segments dbm.spend_model[])
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_spend_shrinkage_weight'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.shrinkage_weight(dbm.spend_model, dbm.spend_model[]) IS
'As dbm.shrinkage_weight of purchase models, in repeat customers.';
CREATE AGGREGATE dbm.sbg_fit(renewals integer, customers double precision) (
    SFUNC = dbm_internal.sbg_add,
    STYPE = double precision[],
    FINALFUNC = dbm_internal.sbg_fit_final,
    COMBINEFUNC = dbm_internal.sbg_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.sbg_fit(integer, double precision) IS
'Shifted-beta-geometric model of contracts, from the curve of one cohort: customers left after 0, 1, 2, ... yearly renewals, those of 0 being the new customers. Rows with a NULL are skipped, no rows give NULL. Error: a renewal that is missing, occurs twice or is above 10000, customers that are negative or grow. Never fails for lack of data: see identified and note. Method: maximum likelihood of Fader and Hardie, Journal of Interactive Marketing 21 (2007), by Newton steps.';
CREATE AGGREGATE dbm.sbg_fit(renewals integer, customers double precision, unit text) (
    SFUNC = dbm_internal.sbg_add,
    STYPE = double precision[],
    FINALFUNC = dbm_internal.sbg_fit_final,
    COMBINEFUNC = dbm_internal.sbg_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.sbg_fit(integer, double precision, text) IS
'As dbm.sbg_fit(renewals, customers), with the unit between renewals: day, week, month or year, the same in all rows.';
CREATE FUNCTION dbm.sbg(alpha double precision, beta double precision, unit text DEFAULT 'year')
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_sbg_model'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.sbg(double precision, double precision, text) IS
'Shifted-beta-geometric model of known parameters: chances to leave at a renewal ~ Beta(alpha, beta), one renewal a unit. NULL for a NULL argument. Error: a parameter that is not positive and finite, an unknown unit.';
CREATE FUNCTION dbm.sbg_survival(model dbm.btyd_model, renewals integer)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_sbg_survival_share'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.sbg_survival(dbm.btyd_model, integer) IS
'Share of new customers who are customers after so many renewals. Retention at a renewal is the ratio of two neighbours. NULL for a NULL argument. Error: a model that is not of contracts, negative renewals.';
CREATE FUNCTION dbm.residual_lifetime(model dbm.btyd_model, renewals integer, annual_discount double precision DEFAULT 0.1)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_residual_lifetime'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.residual_lifetime(dbm.btyd_model, integer, double precision) IS
'Discounted expected periods to come of a customer who has renewed so often and is about to face the next renewal; the period it would buy counts in full. NULL renewals: of a new customer, whose first period, paid now, counts in full. annual_discount is a fraction, 0.1 for 10 percent a year, whatever the unit of the model. NULL for a NULL model or discount. Error: as dbm.sbg_survival, a discount below 1e-9 or above 1000. Source: Fader and Hardie, Marketing Science 29 (2010).';

-- scores

CREATE FUNCTION dbm.expected_purchases_new(model dbm.btyd_model, horizon double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_expected_purchases_new'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.expected_purchases_new(dbm.btyd_model, double precision) IS
'Expected repeat purchases of a customer who has just bought for the first time, in the horizon, in the unit of the model. NULL for a NULL argument. Error: a horizon that is negative or infinite.';
CREATE FUNCTION dbm.purchase_probability(model dbm.btyd_model, n integer, horizon double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_purchase_probability'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.purchase_probability(dbm.btyd_model, integer, double precision) IS
'Probability that a new customer makes exactly n repeat purchases in the horizon, in the unit of the model; 0 for a negative n. NULL for a NULL argument. Error: a horizon that is negative or infinite.';
CREATE FUNCTION dbm.p_no_purchase(model dbm.btyd_model, x double precision, t_x double precision,
                                  t double precision, horizon double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_p_no_purchase'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.p_no_purchase(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Probability that a customer with x repeat purchases, the last at age t_x, makes none in the horizon after age t: has left, or is silent. In the unit of the model; ''infinity''::float8 gives the probability that he never buys again. NULL for a NULL argument. Error: as dbm.p_alive, a horizon that is negative or NaN.';
CREATE FUNCTION dbm.dert(model dbm.btyd_model, x double precision, t_x double precision,
                         t double precision, annual_discount double precision DEFAULT 0.1)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_dert'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.dert(dbm.btyd_model, double precision, double precision, double precision, double precision) IS
'Discounted expected residual transactions: all purchases after age t, without end, of a customer with x repeat purchases, the last at age t_x, each discounted from its day at ln(1 + annual_discount) a year of 365.25 days. annual_discount is a fraction, 0.1 for 10 percent a year, whatever the unit of the model. NULL for a NULL argument. Error: as dbm.p_alive, a discount that is not positive or above 1000. Source: Fader, Hardie and Lee, Journal of Marketing Research 42 (2005) for Pareto/NBD; for the others the same definition, integrated over the posterior.';

-- models a person reads

CREATE FUNCTION dbm.describe(model dbm.btyd_model)
    RETURNS TABLE (parameter text, estimate double precision, standard_error double precision,
                   low double precision, high double precision, meaning text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 4
BEGIN ATOMIC
    WITH part AS (
        SELECT p.position, p.name, p.value, p.meaning, row_number() OVER (ORDER BY p.position)::integer AS i
        FROM (VALUES (1, 'r', (model).r, 'shape of the purchase rates: the smaller, the less alike'),
                     (2, 'alpha', (model).alpha, CASE (model).model WHEN 'bg_bb' THEN 'purchase probabilities, with beta: their mean is alpha / (alpha + beta)'
                                                             WHEN 'sbg' THEN 'churn probabilities, with beta: their mean is alpha / (alpha + beta)'
                                                             ELSE 'time scale of the purchase rates, whose mean is r / alpha' END),
                     (3, 'a', (model).a, 'chances to leave, with b: their mean is a / (a + b)'),
                     (4, 'b', (model).b, 'see a'),
                     (5, 's', (model).s, 'shape of the rates of leaving: the smaller, the less alike'),
                     (6, 'beta', (model).beta, CASE WHEN (model).model IN ('bg_bb', 'sbg') THEN 'see alpha'
                                                    ELSE 'time scale of the rates of leaving, whose mean is s / beta' END),
                     (7, 'gamma', (model).gamma, 'chances to leave, with delta: their mean is gamma / (gamma + delta)'),
                     (8, 'delta', (model).delta, 'see gamma')) AS p (position, name, value, meaning)
        WHERE p.value IS NOT NULL
    ), error AS (
        SELECT part.*, sqrt((model).covariance[part.i][part.i]) AS se FROM part
    ), width AS (
        SELECT error.*, CASE WHEN error.se IS NOT NULL THEN exp(least(1.959963984540054 * error.se / error.value, 600)) END AS factor
        FROM error
    )
    SELECT width.name, width.value, width.se, width.value / width.factor, width.value * width.factor, width.meaning
    FROM width ORDER BY width.position;
END;
COMMENT ON FUNCTION dbm.describe(dbm.btyd_model) IS
'The parameters of a model, one row each: estimate, standard error and 95 percent interval from the stored covariance (NULL where the model has none), and what it says. The interval is symmetric in the logarithm, so it stays positive. NULL model: no rows.';

CREATE FUNCTION dbm.compare_models(VARIADIC models dbm.btyd_model[])
    RETURNS TABLE (place integer, model text, n bigint, parameters integer, log_likelihood double precision,
                   aic double precision, bic double precision, aic_above_best double precision,
                   aic_weight double precision, identified boolean, same_facts boolean, note text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 5
BEGIN ATOMIC
    WITH one AS (
        SELECT m.*, m.aic - min(m.aic) OVER () AS above,
               count(*) OVER (PARTITION BY m.fingerprint, m.unit) = count(*) OVER () AS alike
        FROM unnest(models) AS m WHERE m.log_likelihood IS NOT NULL
    )
    SELECT row_number() OVER (ORDER BY o.aic, o.model)::integer, o.model, o.n, ((o.aic + 2 * o.log_likelihood) / 2)::integer,
           o.log_likelihood, o.aic, o.bic, o.above,
           exp(-least(o.above, 1400) / 2) / sum(exp(-least(o.above, 1400) / 2)) OVER (), o.identified, o.alike, o.note
    FROM one AS o ORDER BY 1;
END;
COMMENT ON FUNCTION dbm.compare_models(dbm.btyd_model[]) IS
'Fitted models beside each other, the lowest AIC first: log-likelihood, AIC, BIC, distance to the best AIC and Akaike weight. The numbers compare only where same_facts is true: every model has the same fingerprint and unit. Models of given parameters, which have no log-likelihood, are left out; no models give no rows. Source of the weights: Burnham and Anderson, Model Selection and Multimodel Inference (2002).';
