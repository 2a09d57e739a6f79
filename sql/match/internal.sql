-- Transition, combine and final functions of the aggregate cluster; what a change of records concerns.

CREATE FUNCTION dbm_internal.cluster_add(bytea, bigint, bigint, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.cluster_add(bytea, bigint, bigint, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.cluster_add(bytea, bigint, bigint, double precision, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.cluster_add(bytea, bigint, bigint, double precision, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.cluster_add(bytea, text, text, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add_text'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.cluster_add(bytea, text, text, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.cluster_add(bytea, text, text, double precision, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add_text'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.cluster_add(bytea, text, text, double precision, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.cluster_combine(bytea, bytea) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm_internal.cluster_combine(bytea, bytea) IS
'Combine function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.cluster_final(bytea) RETURNS dbm.cluster_member[]
    AS 'MODULE_PATHNAME', 'dbm_cluster_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION dbm_internal.cluster_final(bytea) IS
'Final function of the aggregate cluster of bigints. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.cluster_text_final(bytea) RETURNS dbm.cluster_text_member[]
    AS 'MODULE_PATHNAME', 'dbm_cluster_text_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION dbm_internal.cluster_text_final(bytea) IS
'Final function of the aggregate cluster of texts. Error: bytes that are no state of it.';

CREATE FUNCTION dbm_internal.match_reach(state regclass, fresh regclass, level text, gone text[], seeds text[], pinned_before text[], pinned_after text[], block_limit integer)
    RETURNS TABLE (record text, partner text, shaken boolean)
    AS 'MODULE_PATHNAME', 'dbm_match_reach'
    LANGUAGE C STABLE STRICT PARALLEL UNSAFE COST 100000 ROWS 1000;
COMMENT ON FUNCTION dbm_internal.match_reach(regclass, regclass, text, text[], text[], text[], text[], integer) IS
'What a change of some records concerns. state has the rows (level, record, component, content, place, keys) of the last run, fresh those of records that are new or have changed; gone are the records whose rows in state no longer hold, seeds records whose components are wanted in any case, pinned_before and pinned_after the records with a must-link or a do-not-link, which are folded with none. Rows without a partner are records: those to be clustered again, and shaken says whose pairs are not what they were (also of records that are gone). Rows with a partner are the candidate pairs of shaken records. Error: a row that match_run did not write.';
