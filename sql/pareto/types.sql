-- The sketch of values, the tier model and the tier.

CREATE TYPE dbm.tier AS ENUM ('A', 'B', 'C', 'D', 'E');
COMMENT ON TYPE dbm.tier IS
'Value tier, A the highest. The last tier in use (C with two shares) also takes every customer of zero or negative value.';

CREATE TYPE dbm.pareto_model AS (
    shares       double precision[],
    cuts         numeric[],
    counts       bigint[],
    totals       numeric[],
    n            bigint,
    total        numeric,
    not_positive bigint,
    gini         double precision
);
COMMENT ON TYPE dbm.pareto_model IS
'Value tiers of a population. shares: boundaries, increasing in (0, 1]. cuts: the lowest value in each tier but the last, NULL for a tier nobody is in. counts, totals: customers and positive value by tier, one more than shares. n: customers. total: sum of the positive values. not_positive: customers with zero or less, all in the last tier. gini: 0 equal to 1 unequal, NULL when total is 0.';

CREATE TYPE dbm.pareto_point AS (
    customer_share double precision,
    value_share    double precision,
    customers      bigint,
    value          numeric,
    gini           double precision
);
COMMENT ON TYPE dbm.pareto_point IS
'One point of the concentration curve. customers: whole customers in the top customer_share, floor(customer_share * n). value, value_share: what they hold, and that as a share of the total of positive values (NULL when that is 0). gini: of the whole population, the same in every point.';

CREATE TYPE dbm.value_sketch;

CREATE FUNCTION dbm_internal.value_sketch_in(cstring) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.value_sketch_in(cstring) IS 'Input function of type dbm.value_sketch.';

CREATE FUNCTION dbm_internal.value_sketch_out(dbm.value_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.value_sketch_out(dbm.value_sketch) IS 'Output function of type dbm.value_sketch.';

CREATE FUNCTION dbm_internal.value_sketch_recv(internal) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.value_sketch_recv(internal) IS 'Binary input function of type dbm.value_sketch.';

CREATE FUNCTION dbm_internal.value_sketch_send(dbm.value_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.value_sketch_send(dbm.value_sketch) IS 'Binary output function of type dbm.value_sketch.';

CREATE TYPE dbm.value_sketch (
    INPUT = dbm_internal.value_sketch_in,
    OUTPUT = dbm_internal.value_sketch_out,
    RECEIVE = dbm_internal.value_sketch_recv,
    SEND = dbm_internal.value_sketch_send,
    ALIGNMENT = double,
    STORAGE = extended
);
COMMENT ON TYPE dbm.value_sketch IS
'The values of many customers, exact: {value:count,...} in ascending order, led by [parameter,...] where the aggregate had any. 16 bytes a distinct value (24 beyond 18 digits).';
