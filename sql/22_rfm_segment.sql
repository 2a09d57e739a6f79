-- rfm_segment: names for the cells of R, F and M scores

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

CREATE FUNCTION dbm.default_segment_map(INOUT map text DEFAULT 'grid', OUT priority integer, OUT segment text,
                                        OUT r_from integer, OUT r_to integer, OUT f_from integer, OUT f_to integer,
                                        OUT m_from integer, OUT m_to integer)
    RETURNS SETOF record
    AS 'MODULE_PATHNAME', 'dbm_default_segment_map'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 40;
COMMENT ON FUNCTION dbm.default_segment_map(text) IS
'The rules of a segment map of five scores, best segment first: grid (ten segments by recency and frequency), cells (eleven segments by a list of the 125 codes) or eight (high and low of each dimension, high is 4 and 5). Ranges include both ends. No rows for NULL. Error: another map.';

CREATE FUNCTION dbm.rfm_map_add(state dbm.rfm_map, name text, bins integer, segment text, r_from integer, r_to integer,
                                f_from integer, f_to integer, m_from integer, m_to integer)
    RETURNS dbm.rfm_map
    AS 'MODULE_PATHNAME', 'dbm_rfm_map_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_map_add(dbm.rfm_map, text, integer, text, integer, integer, integer, integer, integer, integer) IS
'Transition function of the aggregate rfm_map.';

CREATE FUNCTION dbm.rfm_map_combine(state dbm.rfm_map, other dbm.rfm_map) RETURNS dbm.rfm_map
    AS 'MODULE_PATHNAME', 'dbm_rfm_map_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.rfm_map_combine(dbm.rfm_map, dbm.rfm_map) IS
'Joins two parts of a map, for the aggregate rfm_map.';

CREATE FUNCTION dbm.rfm_map_final(state dbm.rfm_map) RETURNS dbm.rfm_map
    AS 'MODULE_PATHNAME', 'dbm_rfm_map_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.rfm_map_final(dbm.rfm_map) IS
'The map, when it names every cell. Error: a cell without a segment.';

CREATE AGGREGATE dbm.rfm_map(name text, bins integer, segment text, r_from integer, r_to integer,
                             f_from integer, f_to integer, m_from integer, m_to integer) (
    SFUNC = dbm.rfm_map_add,
    STYPE = dbm.rfm_map,
    SSPACE = 4096,
    FINALFUNC = dbm.rfm_map_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.rfm_map_combine,
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
