-- rfm_group: whom to protect, invest in and avoid, by the product of the scores

CREATE TYPE dbm.action_group AS ENUM ('protect', 'invest', 'avoid');
COMMENT ON TYPE dbm.action_group IS
'What to do with a customer by the product r x f x m: protect the best, invest in the middle, avoid spending on the last.';

CREATE TYPE dbm.rfm_group_sketch;

CREATE FUNCTION dbm.rfm_group_sketch_in(cstring) RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_sketch_in(cstring) IS 'Input of type rfm_group_sketch.';

CREATE FUNCTION dbm.rfm_group_sketch_out(dbm.rfm_group_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_sketch_out(dbm.rfm_group_sketch) IS 'Output of type rfm_group_sketch: v1, the shares or -, then product:customers.';

CREATE FUNCTION dbm.rfm_group_sketch_recv(internal) RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_sketch_recv(internal) IS 'Binary input of type rfm_group_sketch.';

CREATE FUNCTION dbm.rfm_group_sketch_send(dbm.rfm_group_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_sketch_send(dbm.rfm_group_sketch) IS 'Binary output of type rfm_group_sketch.';

CREATE TYPE dbm.rfm_group_sketch (
    INPUT = dbm.rfm_group_sketch_in,
    OUTPUT = dbm.rfm_group_sketch_out,
    RECEIVE = dbm.rfm_group_sketch_recv,
    SEND = dbm.rfm_group_sketch_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = double,
    STORAGE = extended
);
COMMENT ON TYPE dbm.rfm_group_sketch IS
'How many customers have which product r x f x m. 6 kB, fewer when stored. Made by the aggregate rfm_group_sketch, merged by rollup, read by rfm_group_cuts.';

CREATE TYPE dbm.rfm_group_model AS (
    shares double precision[],
    n bigint,
    cuts integer[],
    counts bigint[]
);
COMMENT ON TYPE dbm.rfm_group_model IS
'Products at which the groups protect, invest and avoid begin. A plain composite: it can be stored as it is or as jsonb.';
COMMENT ON COLUMN dbm.rfm_group_model.shares IS 'Shares of customers that were asked for, three that add up to 1.';
COMMENT ON COLUMN dbm.rfm_group_model.n IS 'Customers counted.';
COMMENT ON COLUMN dbm.rfm_group_model.cuts IS 'The least product of protect, and of protect and invest together; NULL when nobody is in them.';
COMMENT ON COLUMN dbm.rfm_group_model.counts IS 'Customers of each group, as they came out with equal products together.';

CREATE FUNCTION dbm.rfm_group_sketch_add(state dbm.rfm_group_sketch, product integer) RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.rfm_group_sketch_add(dbm.rfm_group_sketch, integer) IS
'Transition function of the aggregate rfm_group_sketch.';

CREATE FUNCTION dbm.rfm_group_cuts_add(state dbm.rfm_group_sketch, product integer, shares double precision[])
    RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.rfm_group_cuts_add(dbm.rfm_group_sketch, integer, double precision[]) IS
'Transition function of the aggregate rfm_group_cuts.';

CREATE FUNCTION dbm.rfm_group_sketch_combine(state dbm.rfm_group_sketch, other dbm.rfm_group_sketch)
    RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_sketch_combine(dbm.rfm_group_sketch, dbm.rfm_group_sketch) IS
'Joins two sketches, for the aggregates. Error: different shares.';

CREATE FUNCTION dbm.rfm_group_cuts_final(state dbm.rfm_group_sketch) RETURNS dbm.rfm_group_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_cuts_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_cuts_final(dbm.rfm_group_sketch) IS
'Final function of the aggregate rfm_group_cuts; NULL for a sketch without shares.';

CREATE AGGREGATE dbm.rfm_group_sketch(product integer) (
    SFUNC = dbm.rfm_group_sketch_add,
    STYPE = dbm.rfm_group_sketch,
    SSPACE = 5868,
    COMBINEFUNC = dbm.rfm_group_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_group_sketch(integer) IS
'Customers counted by the product r x f x m, 1 to 729. NULLs are not counted; NULL when there is nothing else. Error: a product outside 1 to 729.';

CREATE AGGREGATE dbm.rollup(dbm.rfm_group_sketch) (
    SFUNC = dbm.rfm_group_sketch_combine,
    STYPE = dbm.rfm_group_sketch,
    SSPACE = 5868,
    COMBINEFUNC = dbm.rfm_group_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.rfm_group_sketch) IS
'Joins sketches of disjoint groups of customers into one. NULLs are skipped; NULL when there is nothing else.';

CREATE AGGREGATE dbm.rfm_group_cuts(product integer, shares double precision[]) (
    SFUNC = dbm.rfm_group_cuts_add,
    STYPE = dbm.rfm_group_sketch,
    SSPACE = 5868,
    FINALFUNC = dbm.rfm_group_cuts_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.rfm_group_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_group_cuts(integer, double precision[]) IS
'Where protect, invest and avoid begin, for these shares of customers, customarily {0.2,0.6,0.2}. Equal products stay together: a product belongs to the group in which the share of customers before it lies, so sizes differ from the shares; counts tells them. NULLs are not counted; NULL when there is nothing else. Error: a product outside 1 to 729, shares that are not three parts of 1 or that change between rows.';

CREATE FUNCTION dbm.rfm_group_cuts(sketch dbm.rfm_group_sketch, shares double precision[] DEFAULT '{0.2,0.6,0.2}')
    RETURNS dbm.rfm_group_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_cuts_of_sketch'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group_cuts(dbm.rfm_group_sketch, double precision[]) IS
'Where protect, invest and avoid begin among the customers of a sketch; the same as the aggregate rfm_group_cuts over them. NULL for a NULL or empty sketch. Error: shares that are not three parts of 1.';

CREATE FUNCTION dbm.rfm_group(product integer, model dbm.rfm_group_model) RETURNS dbm.action_group
    AS 'MODULE_PATHNAME', 'dbm_rfm_group'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.rfm_group(integer, dbm.rfm_group_model) IS
'Group of a customer by the product of the scores. NULL for a NULL product or model. Error: a product outside 1 to 729, a model that is not one.';

CREATE FUNCTION dbm.rfm_group(product integer, shares double precision[] DEFAULT '{0.2,0.6,0.2}',
                              ties text DEFAULT 'whole')
    RETURNS dbm.action_group
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_window'
    LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_group(integer, double precision[], text) IS
'Group of each customer among the rows of its window partition. ties whole: as rfm_group_cuts, the window''s order does not matter. ties exact: the first round(share * n) rows in the window''s order are protect, and so on; the order starts with product DESC and leaves no two rows equal, as in OVER (ORDER BY product DESC, monetary DESC, customer_id). NULL for a NULL product, which is not counted. Error: a product outside 1 to 729, shares that are not three parts of 1, other ties, an order that is not falling or leaves ties.';
