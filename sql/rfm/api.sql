-- rfm: cut points and scores of recency, frequency and money
--
-- rfm_segment: names for the cells of R, F and M scores
--
-- rfm_group: whom to protect, invest in and avoid, by the product of the scores

CREATE AGGREGATE dbm.rfm_sketch(recency_days integer, frequency bigint, monetary numeric) (
    SFUNC = dbm_internal.rfm_sketch_add,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.rfm_sketch_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_sketch(integer, bigint, numeric) IS
'The population of an RFM analysis, one row per customer: days since the last purchase, number of purchases, money spent. Customers who never bought (recency_days NULL, or frequency NULL or 0) are left out; NULL when nobody is left. Refunds may make monetary negative. Error: negative recency_days or frequency; monetary NULL, NaN or infinite for a customer who bought; more than 38 digits.';

CREATE AGGREGATE dbm.rollup(dbm.rfm_sketch) (
    SFUNC = dbm_internal.rfm_sketch_combine,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.rfm_sketch_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.rfm_sketch) IS
'Joins sketches of disjoint groups of customers into one, the same as one sketch of all their customers. NULLs are skipped; NULL when there is nothing else. A customer who is in two sketches counts twice.';

CREATE AGGREGATE dbm.rfm_cuts(recency_days integer, frequency bigint, monetary numeric, bins integer) (
    SFUNC = dbm_internal.rfm_cuts_add,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.rfm_cuts_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.rfm_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_cuts(integer, bigint, numeric, integer) IS
'Cut points by percent_rank, one row per customer. The same as the form with seven arguments where rule is ''percent_rank'' and as_of and currency are NULL.';

CREATE AGGREGATE dbm.rfm_cuts(recency_days integer, frequency bigint, monetary numeric, bins integer,
                              rule text, as_of date, currency text) (
    SFUNC = dbm_internal.rfm_cuts_add,
    STYPE = dbm.rfm_sketch,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.rfm_cuts_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.rfm_sketch_combine,
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

CREATE FUNCTION dbm.default_segment_map(INOUT map text DEFAULT 'grid', OUT priority integer, OUT segment text,
                                        OUT r_from integer, OUT r_to integer, OUT f_from integer, OUT f_to integer,
                                        OUT m_from integer, OUT m_to integer)
    RETURNS SETOF record
    AS 'MODULE_PATHNAME', 'dbm_default_segment_map'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 40;
COMMENT ON FUNCTION dbm.default_segment_map(text) IS
'The rules of a segment map of five scores, best segment first: grid (ten segments by recency and frequency), cells (eleven segments by a list of the 125 codes) or eight (high and low of each dimension, high is 4 and 5). Ranges include both ends. No rows for NULL. Error: another map.';

CREATE AGGREGATE dbm.rfm_map(name text, bins integer, segment text, r_from integer, r_to integer,
                             f_from integer, f_to integer, m_from integer, m_to integer) (
    SFUNC = dbm_internal.rfm_map_add,
    STYPE = dbm.rfm_map,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.rfm_map_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.rfm_map_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_map(text, integer, text, integer, integer, integer, integer, integer, integer) IS
'A segment map of one''s own, one row per rule: the cells with r, f and m in the ranges, both ends included, belong to segment. NULL for no rows. Error: a cell of two segments or of none, which the message names; a range outside 1 to bins; rules of different maps; NULL.';

CREATE FUNCTION dbm.rfm_segment(score dbm.rfm, map text DEFAULT 'grid') RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_rfm_segment_by_name'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.rfm_segment(dbm.rfm, text) IS
'Segment of a customer''s scores by a map that comes with the extension: grid, cells or eight (see default_segment_map). Prospect for a NULL score: never bought. NULL for a NULL map. Error: another map, a score outside 1 to 5.';

CREATE FUNCTION dbm.rfm_segment(score dbm.rfm, map dbm.rfm_map) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_rfm_segment'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.rfm_segment(dbm.rfm, dbm.rfm_map) IS
'Segment of a customer''s scores by a map of one''s own. Prospect for a NULL score: never bought. NULL for a NULL map. Error: a score outside the map.';

CREATE AGGREGATE dbm.rfm_group_sketch(product integer) (
    SFUNC = dbm_internal.rfm_group_sketch_add,
    STYPE = dbm.rfm_group_sketch,
    SSPACE = 5868,
    COMBINEFUNC = dbm_internal.rfm_group_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rfm_group_sketch(integer) IS
'Customers counted by the product r x f x m, 1 to 729. NULLs are not counted; NULL when there is nothing else. Error: a product outside 1 to 729.';

CREATE AGGREGATE dbm.rollup(dbm.rfm_group_sketch) (
    SFUNC = dbm_internal.rfm_group_sketch_combine,
    STYPE = dbm.rfm_group_sketch,
    SSPACE = 5868,
    COMBINEFUNC = dbm_internal.rfm_group_sketch_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.rfm_group_sketch) IS
'Joins sketches of disjoint groups of customers into one. NULLs are skipped; NULL when there is nothing else.';

CREATE AGGREGATE dbm.rfm_group_cuts(product integer, shares double precision[]) (
    SFUNC = dbm_internal.rfm_group_cuts_add,
    STYPE = dbm.rfm_group_sketch,
    SSPACE = 5868,
    FINALFUNC = dbm_internal.rfm_group_cuts_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.rfm_group_sketch_combine,
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
