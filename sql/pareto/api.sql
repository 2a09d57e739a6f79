-- pareto: which customers carry the total, and how unequally it is spread

-- answers from a sketch

CREATE FUNCTION dbm.pareto_cuts(sketch dbm.value_sketch, shares double precision[] DEFAULT '{0.8,0.95}')
    RETURNS dbm.pareto_model
    AS 'MODULE_PATHNAME', 'dbm_pareto_cuts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.pareto_cuts(dbm.value_sketch, double precision[]) IS
'Value tiers: customers in descending order of value are in tier A while the share of the total held by those of strictly higher value is below shares[1], in B while it is below shares[2], and so on; one to four shares. Equal values share a tier. The total is the sum of the positive values; a value of zero or less is always in the last tier. Error: shares that are not increasing in (0, 1], a total beyond 38 digits.';

CREATE FUNCTION dbm.pareto_curve(sketch dbm.value_sketch, points integer DEFAULT 100)
    RETURNS dbm.pareto_point[]
    AS 'MODULE_PATHNAME', 'dbm_pareto_curve'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.pareto_curve(dbm.value_sketch, integer) IS
'The concentration curve at customer_share 0, 1/points, ... 1 (whole percents by default): what the top floor(customer_share * n) customers hold. Where that is less than one customer, value_share and value are NULL. Error: points outside 1..10000, a total beyond 38 digits.';

CREATE FUNCTION dbm.gini(sketch dbm.value_sketch) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_gini'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.gini(dbm.value_sketch) IS
'Gini coefficient over all customers, a negative value counting as zero: sum over ascending ranks i of (2i - n - 1) x_i, divided by n times the total (Sen 1973, population form). 0 when all are equal, (n - 1) / n when one holds everything, NULL when nobody holds anything. Error: a total beyond 38 digits.';

CREATE FUNCTION dbm.value_share(sketch dbm.value_sketch, top double precision) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_value_share'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.value_share(dbm.value_sketch, double precision) IS
'Share of the total held by the top fraction of the customers, floor(top * n) whole customers: 0.2 asks for the best fifth. The bottom fifth holds 1 - value_share(..., 0.8). NULL when the total is 0, and when top is above 0 but less than one customer. Error: top outside 0..1.';

CREATE FUNCTION dbm.customers_for_share(sketch dbm.value_sketch, share double precision) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_customers_for_share'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.customers_for_share(dbm.value_sketch, double precision) IS
'Smallest fraction of the customers, whole ones, that holds at least this share of the total: 0.8 asks how few make four fifths. NULL when the total is 0. Error: share outside 0..1.';

-- scores

CREATE FUNCTION dbm.pareto_tier(value numeric, model dbm.pareto_model) RETURNS dbm.tier
    AS 'MODULE_PATHNAME', 'dbm_pareto_tier'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.pareto_tier(numeric, dbm.pareto_model) IS
'Tier of one customer: the first whose cut is at most the value, else the last. NULL for a NULL argument. Error: NaN or infinity, a model whose cuts are not positive and falling.';

CREATE FUNCTION dbm.pareto_tier(value numeric, shares double precision[] DEFAULT '{0.8,0.95}')
    RETURNS dbm.tier
    AS 'MODULE_PATHNAME', 'dbm_pareto_tier_window'
    LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.pareto_tier(numeric, double precision[]) IS
'Window function: tier of each customer within the partition, as pareto_tier(value, pareto_cuts(value, shares)) gives it; order and frame of the window do not matter. NULL for a NULL value, which is not counted, and for NULL shares. shares are read once per partition. Error: as pareto_cuts.';

-- aggregates

CREATE AGGREGATE dbm.value_sketch(value numeric) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.value_sketch_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.value_sketch(numeric) IS
'The values of many customers as one mergeable value, from which tiers, curve and Gini are answered. NULL values are not counted; NULL without any. Error: NaN, infinity, more than 38 digits at the scale of the finest value.';

CREATE AGGREGATE dbm.rollup(sketch dbm.value_sketch) (
    SFUNC = dbm_internal.value_sketch_merge,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.value_sketch_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.value_sketch) IS
'The sketch of all customers from sketches of disjoint parts, equal to the one made in one step. NULL without any.';

CREATE AGGREGATE dbm.pareto_cuts(value numeric) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.pareto_cuts_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.pareto_cuts(numeric) IS
'Value tiers A, B, C at 80 and 95 percent of the total, one value per customer; see pareto_cuts(value_sketch, shares). NULL values are not counted; NULL without any.';

CREATE AGGREGATE dbm.pareto_cuts(value numeric, shares double precision[]) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.pareto_cuts_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.pareto_cuts(numeric, double precision[]) IS
'Value tiers at these shares of the total, one to four of them, the same in every row; see pareto_cuts(value_sketch, shares). NULL values are not counted; NULL without any.';

CREATE AGGREGATE dbm.pareto_curve(value numeric) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.pareto_curve_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.pareto_curve(numeric) IS
'Concentration curve at the whole percents 0 to 100 of the customers, one value per customer; see pareto_curve(value_sketch, points). NULL values are not counted; NULL without any.';

CREATE AGGREGATE dbm.pareto_curve(value numeric, points integer) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.pareto_curve_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.pareto_curve(numeric, integer) IS
'Concentration curve in this many equal steps of the customers, the same number in every row; see pareto_curve(value_sketch, points). NULL values are not counted; NULL without any.';

CREATE AGGREGATE dbm.gini(value numeric) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm.gini,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.gini(numeric) IS
'Gini coefficient of one value per customer; see gini(value_sketch). NULL values are not counted; NULL without any and when no value is positive.';

CREATE AGGREGATE dbm.value_share(value numeric, top double precision) (
    SFUNC = dbm_internal.value_sketch_add_top,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.value_share_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.value_share(numeric, double precision) IS
'Share of the total held by the top fraction of the customers, the same fraction in every row; see value_share(value_sketch, top). NULL values are not counted; NULL without any, when no value is positive and when top is less than one customer.';

CREATE AGGREGATE dbm.customers_for_share(value numeric, share double precision) (
    SFUNC = dbm_internal.value_sketch_add,
    STYPE = dbm.value_sketch,
    FINALFUNC = dbm_internal.customers_for_share_final,
    COMBINEFUNC = dbm_internal.value_sketch_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.customers_for_share(numeric, double precision) IS
'Smallest fraction of the customers that holds at least this share of the total, the same share in every row; see customers_for_share(value_sketch, share). NULL values are not counted; NULL without any and when no value is positive.';
