-- rfm: cut points and scores of recency, frequency and money

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

CREATE FUNCTION dbm.rfm_cuts_add(state dbm.rfm_sketch, recency_days integer, frequency bigint, monetary numeric,
                                 bins integer)
    RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.rfm_cuts_add(dbm.rfm_sketch, integer, bigint, numeric, integer) IS
'Transition function of the aggregate rfm_cuts.';

CREATE FUNCTION dbm.rfm_cuts_add(state dbm.rfm_sketch, recency_days integer, frequency bigint, monetary numeric,
                                 bins integer, rule text, as_of date, currency text)
    RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.rfm_cuts_add(dbm.rfm_sketch, integer, bigint, numeric, integer, text, date, text) IS
'Transition function of the aggregate rfm_cuts.';

CREATE FUNCTION dbm.rfm_cuts_final(state dbm.rfm_sketch) RETURNS dbm.rfm_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_cuts_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.rfm_cuts_final(dbm.rfm_sketch) IS
'Final function of the aggregate rfm_cuts; NULL for a sketch without options.';

CREATE AGGREGATE dbm.rfm_cuts(recency_days integer, frequency bigint, monetary numeric, bins integer) (
    SFUNC = dbm.rfm_cuts_add,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm.rfm_cuts_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_cuts(integer, bigint, numeric, integer) IS
'Cut points by percent_rank, one row per customer. The same as the form with seven arguments where rule is ''percent_rank'' and as_of and currency are NULL.';

CREATE AGGREGATE dbm.rfm_cuts(recency_days integer, frequency bigint, monetary numeric, bins integer,
                              rule text, as_of date, currency text) (
    SFUNC = dbm.rfm_cuts_add,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm.rfm_cuts_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_cuts(integer, bigint, numeric, integer, text, date, text) IS
'Cut points of a population, one row per customer: days since the last purchase, number of purchases, money spent. rule percent_rank: score = least(bins, 1 + floor(bins * (rank - 1) / (n - 1))), equal values together; rule nested: frequency ranked within each recency score, money within both. as_of and currency are noted in the model and may be NULL. Customers who never bought (recency_days NULL, or frequency NULL or 0) are not counted; NULL when nobody is left. Error: bins outside 2 to 9, an unknown rule, options that change between rows, two different currencies, negative recency_days or frequency, monetary NULL, NaN or infinite for a customer who bought.';

CREATE FUNCTION dbm.rfm_cuts(sketch dbm.rfm_sketch, bins integer DEFAULT 5, rule text DEFAULT 'percent_rank',
                             as_of date DEFAULT NULL)
    RETURNS dbm.rfm_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_cuts_of_sketch'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.rfm_cuts(dbm.rfm_sketch, integer, text, date) IS
'Cut points of the customers in a sketch; the same as the aggregate rfm_cuts over them. NULL for a NULL or empty sketch. Error: bins outside 2 to 9 or NULL, an unknown rule.';

CREATE FUNCTION dbm.rfm_thresholds(recency integer[], frequency bigint[], monetary numeric[],
                                   as_of date DEFAULT NULL)
    RETURNS dbm.rfm_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_thresholds'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_thresholds(integer[], bigint[], numeric[], date) IS
'A model of fixed thresholds, rule fixed: one to eight of each kind in any order, one more score than thresholds. A customer reaches a recency threshold with that many days or fewer, a frequency or money threshold with that much or more. Error: lists of different lengths, NULL or repeated thresholds.';

CREATE FUNCTION dbm.rfm_score(recency_days integer, frequency bigint, monetary numeric, model dbm.rfm_model)
    RETURNS dbm.rfm
    AS 'MODULE_PATHNAME', 'dbm_rfm_score'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.rfm_score(integer, bigint, numeric, dbm.rfm_model) IS
'Scores of one customer by a model; customers of the model get the scores of rfm_score() OVER (). NULL for a customer who never bought (recency_days NULL, or frequency NULL or 0) and for a NULL model. Error: negative recency_days or frequency; monetary NULL, NaN or infinite for a customer who bought; a model whose cuts do not fit its rule and bins.';

CREATE FUNCTION dbm.rfm_score(recency_days integer, frequency bigint, monetary numeric,
                              bins integer DEFAULT 5, rule text DEFAULT 'percent_rank')
    RETURNS dbm.rfm
    AS 'MODULE_PATHNAME', 'dbm_rfm_score_window'
    LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_score(integer, bigint, numeric, integer, text) IS
'Scores of each customer among the rows of its window partition, in one query: rfm_score(recency_days, frequency, monetary) OVER (). The window''s order and frame do not matter. Rules, NULLs and errors as rfm_cuts.';
