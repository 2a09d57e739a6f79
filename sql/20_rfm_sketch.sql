-- rfm_sketch: the population of an RFM analysis as a value that can be stored and merged

CREATE TYPE dbm.rfm_sketch;

CREATE FUNCTION dbm.rfm_sketch_in(cstring) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_sketch_in(cstring) IS 'Input of type rfm_sketch.';

CREATE FUNCTION dbm.rfm_sketch_out(dbm.rfm_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_sketch_out(dbm.rfm_sketch) IS 'Output of type rfm_sketch: v1 bins rule as_of currency, then recency:frequency:money:customers of each row.';

CREATE FUNCTION dbm.rfm_sketch_recv(internal) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_sketch_recv(internal) IS 'Binary input of type rfm_sketch.';

CREATE FUNCTION dbm.rfm_sketch_send(dbm.rfm_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_sketch_send(dbm.rfm_sketch) IS 'Binary output of type rfm_sketch.';

CREATE TYPE dbm.rfm_sketch (
    INPUT = dbm.rfm_sketch_in,
    OUTPUT = dbm.rfm_sketch_out,
    RECEIVE = dbm.rfm_sketch_recv,
    SEND = dbm.rfm_sketch_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = double,
    STORAGE = extended
);
COMMENT ON TYPE dbm.rfm_sketch IS
'How many customers have which recency, frequency and money: all that RFM cut points need. Exact; 24 bytes for each different customer, 32 when amounts exceed 18 digits. Made by the aggregate rfm_sketch, merged by rollup, read by rfm_cuts.';

-- Transition and combine functions: for the aggregates, of no use by themselves.

CREATE FUNCTION dbm.rfm_sketch_add(state dbm.rfm_sketch, recency_days integer, frequency bigint, monetary numeric)
    RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.rfm_sketch_add(dbm.rfm_sketch, integer, bigint, numeric) IS
'Transition function of the aggregate rfm_sketch.';

CREATE FUNCTION dbm.rfm_sketch_combine(state dbm.rfm_sketch, other dbm.rfm_sketch) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_sketch_combine(dbm.rfm_sketch, dbm.rfm_sketch) IS
'Joins two sketches, for the aggregates. Error: different options or currencies.';

CREATE FUNCTION dbm.rfm_sketch_final(state dbm.rfm_sketch) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.rfm_sketch_final(dbm.rfm_sketch) IS
'The sketch in its canonical form: sorted, equal customers in one row.';

CREATE AGGREGATE dbm.rfm_sketch(recency_days integer, frequency bigint, monetary numeric) (
    SFUNC = dbm.rfm_sketch_add,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm.rfm_sketch_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_sketch(integer, bigint, numeric) IS
'The population of an RFM analysis, one row per customer: days since the last purchase, number of purchases, money spent. Customers who never bought (recency_days NULL, or frequency NULL or 0) are left out; NULL when nobody is left. Refunds may make monetary negative. Error: negative recency_days or frequency; monetary NULL, NaN or infinite for a customer who bought; more than 38 digits.';

CREATE AGGREGATE dbm.rollup(dbm.rfm_sketch) (
    SFUNC = dbm.rfm_sketch_combine,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm.rfm_sketch_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.rfm_sketch) IS
'Joins sketches of disjoint groups of customers into one, the same as one sketch of all their customers. NULLs are skipped; NULL when there is nothing else. A customer who is in two sketches counts twice.';
