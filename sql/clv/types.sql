-- Sketches of customers, models of purchases and spends, intervals.

CREATE TYPE dbm.btyd_sketch;

CREATE FUNCTION dbm_internal.btyd_sketch_in(cstring) RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_in(cstring) IS
'Input of dbm.btyd_sketch: version, unit, as_of in days from 2000-01-01, rows left out, sum of log_intervals (- or two halves of a number), number of cells, then x, t_x, t and count of each cell.';
CREATE FUNCTION dbm_internal.btyd_sketch_out(dbm.btyd_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_out(dbm.btyd_sketch) IS
'Output of dbm.btyd_sketch: exact, and the same text for the same customers in any order.';
CREATE FUNCTION dbm_internal.btyd_sketch_recv(internal) RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_recv(internal) IS
'Binary input of dbm.btyd_sketch; every cell is checked.';
CREATE FUNCTION dbm_internal.btyd_sketch_send(dbm.btyd_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.btyd_sketch_send(dbm.btyd_sketch) IS
'Binary output of dbm.btyd_sketch, in network order.';

CREATE TYPE dbm.btyd_sketch (
    INPUT = dbm_internal.btyd_sketch_in,
    OUTPUT = dbm_internal.btyd_sketch_out,
    RECEIVE = dbm_internal.btyd_sketch_recv,
    SEND = dbm_internal.btyd_sketch_send,
    STORAGE = extended,
    ALIGNMENT = double
);
COMMENT ON TYPE dbm.btyd_sketch IS
'Customers as a fit of a purchase model sees them: how many have each (x, t_x, t). Kept per day or per segment and merged by dbm.rollup.';

CREATE TYPE dbm.spend_sketch;

CREATE FUNCTION dbm_internal.spend_sketch_in(cstring) RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.spend_sketch_in(cstring) IS
'Input of dbm.spend_sketch: version, a dash for unit and as_of, rows left out, another dash, number of cells, then x, mean spend and count of each cell.';
CREATE FUNCTION dbm_internal.spend_sketch_out(dbm.spend_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.spend_sketch_out(dbm.spend_sketch) IS
'Output of dbm.spend_sketch: exact, and the same text for the same customers in any order.';
CREATE FUNCTION dbm_internal.spend_sketch_recv(internal) RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.spend_sketch_recv(internal) IS
'Binary input of dbm.spend_sketch; every cell is checked.';
CREATE FUNCTION dbm_internal.spend_sketch_send(dbm.spend_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.spend_sketch_send(dbm.spend_sketch) IS
'Binary output of dbm.spend_sketch, in network order.';

CREATE TYPE dbm.spend_sketch (
    INPUT = dbm_internal.spend_sketch_in,
    OUTPUT = dbm_internal.spend_sketch_out,
    RECEIVE = dbm_internal.spend_sketch_recv,
    SEND = dbm_internal.spend_sketch_send,
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
