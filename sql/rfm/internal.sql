-- Transition, combine and final functions of the RFM aggregates.

-- Transition and combine functions: for the aggregates, of no use by themselves.

CREATE FUNCTION dbm_internal.rfm_sketch_add(state dbm.rfm_sketch, recency_days integer, frequency bigint, monetary numeric)
    RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_add(dbm.rfm_sketch, integer, bigint, numeric) IS
'Transition function of the aggregate rfm_sketch.';

CREATE FUNCTION dbm_internal.rfm_sketch_combine(state dbm.rfm_sketch, other dbm.rfm_sketch) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_combine(dbm.rfm_sketch, dbm.rfm_sketch) IS
'Joins two sketches, for the aggregates. Error: different options or currencies.';

CREATE FUNCTION dbm_internal.rfm_sketch_final(state dbm.rfm_sketch) RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.rfm_sketch_final(dbm.rfm_sketch) IS
'The sketch in its canonical form: sorted, equal customers in one row.';

CREATE FUNCTION dbm_internal.rfm_cuts_add(state dbm.rfm_sketch, recency_days integer, frequency bigint, monetary numeric,
                                 bins integer)
    RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm_internal.rfm_cuts_add(dbm.rfm_sketch, integer, bigint, numeric, integer) IS
'Transition function of the aggregate rfm_cuts.';

CREATE FUNCTION dbm_internal.rfm_cuts_add(state dbm.rfm_sketch, recency_days integer, frequency bigint, monetary numeric,
                                 bins integer, rule text, as_of date, currency text)
    RETURNS dbm.rfm_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm_internal.rfm_cuts_add(dbm.rfm_sketch, integer, bigint, numeric, integer, text, date, text) IS
'Transition function of the aggregate rfm_cuts.';

CREATE FUNCTION dbm_internal.rfm_cuts_final(state dbm.rfm_sketch) RETURNS dbm.rfm_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_cuts_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.rfm_cuts_final(dbm.rfm_sketch) IS
'Final function of the aggregate rfm_cuts; NULL for a sketch without options.';

CREATE FUNCTION dbm_internal.rfm_map_add(state dbm.rfm_map, name text, bins integer, segment text, r_from integer, r_to integer,
                                f_from integer, f_to integer, m_from integer, m_to integer)
    RETURNS dbm.rfm_map
    AS 'MODULE_PATHNAME', 'dbm_rfm_map_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_map_add(dbm.rfm_map, text, integer, text, integer, integer, integer, integer, integer, integer) IS
'Transition function of the aggregate rfm_map.';

CREATE FUNCTION dbm_internal.rfm_map_combine(state dbm.rfm_map, other dbm.rfm_map) RETURNS dbm.rfm_map
    AS 'MODULE_PATHNAME', 'dbm_rfm_map_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm_internal.rfm_map_combine(dbm.rfm_map, dbm.rfm_map) IS
'Joins two parts of a map, for the aggregate rfm_map.';

CREATE FUNCTION dbm_internal.rfm_map_final(state dbm.rfm_map) RETURNS dbm.rfm_map
    AS 'MODULE_PATHNAME', 'dbm_rfm_map_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_map_final(dbm.rfm_map) IS
'The map, when it names every cell. Error: a cell without a segment.';

CREATE FUNCTION dbm_internal.rfm_group_sketch_add(state dbm.rfm_group_sketch, product integer) RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.rfm_group_sketch_add(dbm.rfm_group_sketch, integer) IS
'Transition function of the aggregate rfm_group_sketch.';

CREATE FUNCTION dbm_internal.rfm_group_cuts_add(state dbm.rfm_group_sketch, product integer, shares double precision[])
    RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.rfm_group_cuts_add(dbm.rfm_group_sketch, integer, double precision[]) IS
'Transition function of the aggregate rfm_group_cuts.';

CREATE FUNCTION dbm_internal.rfm_group_sketch_combine(state dbm.rfm_group_sketch, other dbm.rfm_group_sketch)
    RETURNS dbm.rfm_group_sketch
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_sketch_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_group_sketch_combine(dbm.rfm_group_sketch, dbm.rfm_group_sketch) IS
'Joins two sketches, for the aggregates. Error: different shares.';

CREATE FUNCTION dbm_internal.rfm_group_cuts_final(state dbm.rfm_group_sketch) RETURNS dbm.rfm_group_model
    AS 'MODULE_PATHNAME', 'dbm_rfm_group_cuts_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.rfm_group_cuts_final(dbm.rfm_group_sketch) IS
'Final function of the aggregate rfm_group_cuts; NULL for a sketch without shares.';
