-- Transition, combine and final functions of the value aggregates.

-- transition, combine and final functions

CREATE FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric) IS
'The sketch with one more value; a NULL value leaves it as it is, a NULL sketch is empty. Error: NaN, infinity, more than 38 digits.';

CREATE FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric, double precision[]) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_add_shares'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric, double precision[]) IS
'The sketch with one more value, for tiers by the shares. Error: shares that differ from those of an earlier row.';

CREATE FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric, double precision) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_add_share'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric, double precision) IS
'The sketch with one more value, for a question about one share of the total. Error: a share outside 0..1 or different from that of an earlier row.';

CREATE FUNCTION dbm_internal.value_sketch_add_top(dbm.value_sketch, numeric, double precision) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_add_top'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.value_sketch_add_top(dbm.value_sketch, numeric, double precision) IS
'The sketch with one more value, for a question about the top fraction of the customers. Error: a fraction outside 0..1 or different from that of an earlier row.';

CREATE FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric, integer) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_add_points'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.value_sketch_add(dbm.value_sketch, numeric, integer) IS
'The sketch with one more value, for a curve of this many steps. Error: a number of steps that differs from that of an earlier row.';

CREATE FUNCTION dbm_internal.value_sketch_merge(dbm.value_sketch, dbm.value_sketch) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_merge'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.value_sketch_merge(dbm.value_sketch, dbm.value_sketch) IS
'The values of both sketches; NULL counts as empty. Error: sketches made for different parameters.';

CREATE FUNCTION dbm_internal.value_sketch_final(dbm.value_sketch) RETURNS dbm.value_sketch
    AS 'MODULE_PATHNAME', 'dbm_value_sketch_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.value_sketch_final(dbm.value_sketch) IS
'The sketch in its one canonical form: sorted, equal values joined, no spare room.';

CREATE FUNCTION dbm_internal.pareto_cuts_final(dbm.value_sketch) RETURNS dbm.pareto_model
    AS 'MODULE_PATHNAME', 'dbm_pareto_cuts_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.pareto_cuts_final(dbm.value_sketch) IS
'pareto_cuts by the shares the sketch was made for, by 0.8 and 0.95 without.';

CREATE FUNCTION dbm_internal.pareto_curve_final(dbm.value_sketch) RETURNS dbm.pareto_point[]
    AS 'MODULE_PATHNAME', 'dbm_pareto_curve_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.pareto_curve_final(dbm.value_sketch) IS
'pareto_curve by the points the sketch was made for, at whole percents without.';

CREATE FUNCTION dbm_internal.value_share_final(dbm.value_sketch) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_value_share_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.value_share_final(dbm.value_sketch) IS
'value_share of the top fraction the sketch was made for.';

CREATE FUNCTION dbm_internal.customers_for_share_final(dbm.value_sketch) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_customers_for_share_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm_internal.customers_for_share_final(dbm.value_sketch) IS
'customers_for_share of the share the sketch was made for.';
