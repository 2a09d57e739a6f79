-- cluster: groups of members from scored pairs

CREATE TYPE dbm.cluster_member AS (
    member  bigint,
    cluster bigint
);
COMMENT ON TYPE dbm.cluster_member IS
'A member and its cluster, which is named by its smallest member.';

CREATE TYPE dbm.cluster_text_member AS (
    member  text,
    cluster text
);
COMMENT ON TYPE dbm.cluster_text_member IS
'A member and its cluster, which is named by its smallest member in the collation "C".';

CREATE FUNCTION dbm.cluster_add(bytea, bigint, bigint, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.cluster_add(bytea, bigint, bigint, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm.cluster_add(bytea, bigint, bigint, double precision, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.cluster_add(bytea, bigint, bigint, double precision, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm.cluster_add(bytea, text, text, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add_text'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.cluster_add(bytea, text, text, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm.cluster_add(bytea, text, text, double precision, double precision) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_add_text'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.cluster_add(bytea, text, text, double precision, double precision) IS
'Transition function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm.cluster_combine(bytea, bytea) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_cluster_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.cluster_combine(bytea, bytea) IS
'Combine function of the aggregate cluster. Error: bytes that are no state of it.';

CREATE FUNCTION dbm.cluster_final(bytea) RETURNS dbm.cluster_member[]
    AS 'MODULE_PATHNAME', 'dbm_cluster_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION dbm.cluster_final(bytea) IS
'Final function of the aggregate cluster of bigints. Error: bytes that are no state of it.';

CREATE FUNCTION dbm.cluster_text_final(bytea) RETURNS dbm.cluster_text_member[]
    AS 'MODULE_PATHNAME', 'dbm_cluster_text_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION dbm.cluster_text_final(bytea) IS
'Final function of the aggregate cluster of texts. Error: bytes that are no state of it.';

CREATE AGGREGATE dbm.cluster(a bigint, b bigint, weight double precision) (
    SFUNC = dbm.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm.cluster_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(bigint, bigint, double precision) IS
'Clusters from scored pairs, one row per pair: an array of (member, cluster) in the order of cluster, member; cluster is its smallest member. weight: bits, log2 of the odds that a and b are one; above 0 speaks for it. Pairs are taken by falling weight, equal weights by their members, down to 0; two clusters join when the mean weight of all pairs between them is above 0, a pair without weight counting as -6 (average linkage, Sokal and Michener 1958). a and b may be in either order; of a repeated pair the largest weight counts. NULL weight: not scored. A NULL member is nobody: the other one of its row stands by itself, as does a pair of a member with itself. NULL when there is no member. The order of rows never matters. Error: a weight that is NaN or beyond 1000000 bits; more memory than maintenance_work_mem allows (24 bytes a row).';

CREATE AGGREGATE dbm.cluster(a bigint, b bigint, weight double precision, penalty double precision) (
    SFUNC = dbm.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm.cluster_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(bigint, bigint, double precision, double precision) IS
'As dbm.cluster(bigint, bigint, double precision), with the bits at which a pair without weight counts instead of -6. Error also: penalty NULL, NaN, above 0 or below -1000000; a penalty that differs between rows.';

CREATE AGGREGATE dbm.cluster(a text, b text, weight double precision) (
    SFUNC = dbm.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm.cluster_text_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(text, text, double precision) IS
'As dbm.cluster(bigint, bigint, double precision), for texts, which are compared byte by byte, as the collation "C" does. A row needs the memory of its texts too.';

CREATE AGGREGATE dbm.cluster(a text, b text, weight double precision, penalty double precision) (
    SFUNC = dbm.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm.cluster_text_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(text, text, double precision, double precision) IS
'As dbm.cluster(text, text, double precision), with the bits at which a pair without weight counts instead of -6. Error also: penalty NULL, NaN, above 0 or below -1000000; a penalty that differs between rows.';
