-- rfm_sketch: the population of an RFM analysis as a value that can be stored and merged

CREATE TYPE dbm.rfm_sketch;

CREATE FUNCTION dbm_internal.rfm_sketch_in(cstring) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_in(cstring) IS 'Input of type rfm_sketch.';

CREATE FUNCTION dbm_internal.rfm_sketch_out(dbm.rfm_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_out(dbm.rfm_sketch) IS 'Output of type rfm_sketch: v1 bins rule as_of currency, then recency:frequency:money:customers of each row.';

CREATE FUNCTION dbm_internal.rfm_sketch_recv(internal) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_recv(internal) IS 'Binary input of type rfm_sketch.';

CREATE FUNCTION dbm_internal.rfm_sketch_send(dbm.rfm_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_send(dbm.rfm_sketch) IS 'Binary output of type rfm_sketch.';

CREATE TYPE dbm.rfm_sketch (
    INPUT = dbm_internal.rfm_sketch_in,
    OUTPUT = dbm_internal.rfm_sketch_out,
    RECEIVE = dbm_internal.rfm_sketch_recv,
    SEND = dbm_internal.rfm_sketch_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = double,
    STORAGE = extended
);
COMMENT ON TYPE dbm.rfm_sketch IS
'How many customers have which recency, frequency and money: all that RFM cut points need. Exact; 24 bytes for each different customer, 32 when amounts exceed 18 digits. Made by the aggregate rfm_sketch, merged by rollup, read by rfm_cuts.';

CREATE TYPE dbm.rfm_model AS (
    rule text,
    bins integer,
    n bigint,
    as_of date,
    currency text,
    recency_cuts integer[],
    frequency_cuts bigint[],
    monetary_cuts numeric[],
    recency_counts bigint[],
    frequency_counts bigint[],
    monetary_counts bigint[]
);
COMMENT ON TYPE dbm.rfm_model IS
'Cut points that turn recency, frequency and money into scores 1 to bins. The score is 1 plus the number of cuts the value reaches. A plain composite: it can be stored as it is or as jsonb.';
COMMENT ON COLUMN dbm.rfm_model.rule IS 'percent_rank, nested or fixed.';
COMMENT ON COLUMN dbm.rfm_model.bins IS 'Number of scores of each dimension, 2 to 9.';
COMMENT ON COLUMN dbm.rfm_model.n IS 'Customers counted; NULL for fixed thresholds.';
COMMENT ON COLUMN dbm.rfm_model.as_of IS 'Day the recencies were counted to, when it was given.';
COMMENT ON COLUMN dbm.rfm_model.currency IS 'Currency of the money, when it was given.';
COMMENT ON COLUMN dbm.rfm_model.recency_cuts IS 'Element k: the most days of score k + 1 or better; NULL where nobody is that good.';
COMMENT ON COLUMN dbm.rfm_model.frequency_cuts IS 'Element k: the fewest purchases of score k + 1 or better; nested: one row for each recency score.';
COMMENT ON COLUMN dbm.rfm_model.monetary_cuts IS 'Element k: the least money of score k + 1 or better; nested: by recency score and frequency score.';
COMMENT ON COLUMN dbm.rfm_model.recency_counts IS 'Customers of each recency score.';
COMMENT ON COLUMN dbm.rfm_model.frequency_counts IS 'Customers of each frequency score; nested: one row for each recency score.';
COMMENT ON COLUMN dbm.rfm_model.monetary_counts IS 'Customers of each money score; nested: by recency score and frequency score.';

CREATE TYPE dbm.rfm AS (
    r integer,
    f integer,
    m integer,
    code text,
    product integer
);
COMMENT ON TYPE dbm.rfm IS
'Scores of one customer: r, f, m from 1 to the number of bins, the best is the highest; code is the three digits, product is r * f * m.';

CREATE TYPE dbm.rfm_map AS (
    name text,
    bins integer,
    segments text[],
    cells integer[]
);
COMMENT ON TYPE dbm.rfm_map IS
'A checked segment map: every cell of the scores 1 to bins has exactly one segment. Made by the aggregate rfm_map.';
COMMENT ON COLUMN dbm.rfm_map.name IS 'What the map is called in messages.';
COMMENT ON COLUMN dbm.rfm_map.bins IS 'Number of scores of each dimension, 2 to 9.';
COMMENT ON COLUMN dbm.rfm_map.segments IS 'The segments, sorted.';
COMMENT ON COLUMN dbm.rfm_map.cells IS 'The place in segments of each cell, in the order 111, 112, ...';

CREATE TYPE dbm.action_group AS ENUM ('protect', 'invest', 'avoid');
COMMENT ON TYPE dbm.action_group IS
'What to do with a customer by the product r x f x m: protect the best, invest in the middle, avoid spending on the last.';

CREATE TYPE dbm.rfm_group_sketch;

CREATE FUNCTION dbm_internal.rfm_group_sketch_in(cstring) RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_group_sketch_in(cstring) IS 'Input of type rfm_group_sketch.';

CREATE FUNCTION dbm_internal.rfm_group_sketch_out(dbm.rfm_group_sketch) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_group_sketch_out(dbm.rfm_group_sketch) IS 'Output of type rfm_group_sketch: v1, the shares or -, then product:customers.';

CREATE FUNCTION dbm_internal.rfm_group_sketch_recv(internal) RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_group_sketch_recv(internal) IS 'Binary input of type rfm_group_sketch.';

CREATE FUNCTION dbm_internal.rfm_group_sketch_send(dbm.rfm_group_sketch) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_group_sketch_send(dbm.rfm_group_sketch) IS 'Binary output of type rfm_group_sketch.';

CREATE TYPE dbm.rfm_group_sketch (
    INPUT = dbm_internal.rfm_group_sketch_in,
    OUTPUT = dbm_internal.rfm_group_sketch_out,
    RECEIVE = dbm_internal.rfm_group_sketch_recv,
    SEND = dbm_internal.rfm_group_sketch_send,
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
