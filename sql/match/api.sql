-- match: which records are one person or one company, with what evidence
--
-- cluster: groups of members from scored pairs

CREATE AGGREGATE dbm.cluster(a bigint, b bigint, weight double precision) (
    SFUNC = dbm_internal.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.cluster_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(bigint, bigint, double precision) IS
'Clusters from scored pairs, one row per pair: an array of (member, cluster) in the order of cluster, member; cluster is its smallest member. weight: bits, log2 of the odds that a and b are one; above 0 speaks for it. Pairs are taken by falling weight, equal weights by their members, down to 0; two clusters join when the mean weight of all pairs between them is above 0, a pair without weight counting as -6 (average linkage, Sokal and Michener 1958). a and b may be in either order; of a repeated pair the largest weight counts. NULL weight: not scored. A NULL member is nobody: the other one of its row stands by itself, as does a pair of a member with itself. NULL when there is no member. The order of rows never matters. Error: a weight that is NaN or beyond 1000000 bits; more memory than maintenance_work_mem allows (24 bytes a row).';

CREATE AGGREGATE dbm.cluster(a bigint, b bigint, weight double precision, penalty double precision) (
    SFUNC = dbm_internal.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.cluster_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(bigint, bigint, double precision, double precision) IS
'As dbm.cluster(bigint, bigint, double precision), with the bits at which a pair without weight counts instead of -6. Error also: penalty NULL, NaN, above 0 or below -1000000; a penalty that differs between rows.';

CREATE AGGREGATE dbm.cluster(a text, b text, weight double precision) (
    SFUNC = dbm_internal.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.cluster_text_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(text, text, double precision) IS
'As dbm.cluster(bigint, bigint, double precision), for texts, which are compared byte by byte, as the collation "C" does. A row needs the memory of its texts too.';

CREATE AGGREGATE dbm.cluster(a text, b text, weight double precision, penalty double precision) (
    SFUNC = dbm_internal.cluster_add,
    STYPE = bytea,
    SSPACE = 4096,
    FINALFUNC = dbm_internal.cluster_text_final,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.cluster_combine,
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE dbm.cluster(text, text, double precision, double precision) IS
'As dbm.cluster(text, text, double precision), with the bits at which a pair without weight counts instead of -6. Error also: penalty NULL, NaN, above 0 or below -1000000; a penalty that differs between rows.';

CREATE FUNCTION dbm.match_fit(source regclass, id name, columns jsonb, level text DEFAULT 'person', pins jsonb DEFAULT '{}', options jsonb DEFAULT '{}') RETURNS jsonb
    AS 'MODULE_PATHNAME', 'dbm_match_fit'
    LANGUAGE C STABLE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION dbm.match_fit(regclass, name, jsonb, text, jsonb, jsonb) IS
'A model of record linkage (Fellegi and Sunter 1969) learned from the relation''s own records, without labels: for each field the chances m and u of every level of agreement and their weight in bits, the prior in bits, frequencies of frequent values, and hashes of values that many entities share. columns maps fields to column names or arrays of names. level: person or company. pins: values that replace learned ones, in the shape of the model. options: see dbm.match_clusters. Deterministic: the same records give the same model. Errors: unknown field, column, option; an id that is NULL or not unique; more memory than maintenance_work_mem allows.';

CREATE FUNCTION dbm.match_clusters(source regclass, id name, columns jsonb, level text DEFAULT 'person', model jsonb DEFAULT NULL, must_link text[] DEFAULT '{}', cannot_link text[] DEFAULT '{}', options jsonb DEFAULT '{}')
    RETURNS TABLE (record text, cluster text, size integer, weakest double precision, density double precision)
    AS 'MODULE_PATHNAME', 'dbm_match_clusters'
    LANGUAGE C STABLE PARALLEL UNSAFE COST 100000 ROWS 10000;
COMMENT ON FUNCTION dbm.match_clusters(regclass, name, jsonb, text, jsonb, text[], text[], jsonb) IS
'Every record of the relation with its cluster: the records that are one person, or one company. cluster: the smallest id in it, as text in the collation "C". size: its records. weakest: bits of the weakest pair that holds it together, NULL for one record and where only must_link does. density: share of its pairs that were found and score as matches, NULL for one record. model: from dbm.match_fit; NULL fits one first. must_link, cannot_link: n x 2 arrays of ids that are, or are not, one entity; ids that are not there are ignored. options: threshold (bits from which a pair is a match, 0), review (-4), mean (mean bits across two clusters that a strong pair still joins, -5), block_limit (100), seed (42), region (two letters: the country of telephone numbers written without a calling code; without it such numbers are compared by their last nine digits), aliases (pairs of names that are one firm''s, [["AAPL", "Apple"]]; none). The order of rows never matters. Errors as dbm.match_fit; a pair that is linked and kept apart.';

CREATE FUNCTION dbm.match_pairs(source regclass, id name, columns jsonb, level text DEFAULT 'person', model jsonb DEFAULT NULL, must_link text[] DEFAULT '{}', cannot_link text[] DEFAULT '{}', options jsonb DEFAULT '{}')
    RETURNS TABLE (a text, b text, bits double precision, probability double precision, decision text)
    AS 'MODULE_PATHNAME', 'dbm_match_pairs'
    LANGUAGE C STABLE PARALLEL UNSAFE COST 100000 ROWS 10000;
COMMENT ON FUNCTION dbm.match_pairs(regclass, name, jsonb, text, jsonb, text[], text[], jsonb) IS
'Pairs of records that blocking found and that score at least the option review, a before b. bits: log2 of the odds of a match. probability: 1 / (1 + 2^-bits). decision: match (in one cluster), related (companies that belong together and are not one: a branch and its head office, one brand with another place, number, trade or excluding legal form and a shared domain, number or address; never in one cluster, probability 0 and bits as scored without that rule), review (worth a look) or no. Equal records are paired with the first of them only. Arguments and errors as dbm.match_clusters.';

CREATE FUNCTION dbm.match_blocks(source regclass, id name, columns jsonb, level text DEFAULT 'person', model jsonb DEFAULT NULL, must_link text[] DEFAULT '{}', cannot_link text[] DEFAULT '{}', options jsonb DEFAULT '{}')
    RETURNS TABLE (key text, value text, records bigint, decision text)
    AS 'MODULE_PATHNAME', 'dbm_match_blocks'
    LANGUAGE C STABLE PARALLEL UNSAFE COST 100000 ROWS 100;
COMMENT ON FUNCTION dbm.match_blocks(regclass, name, jsonb, text, jsonb, text[], text[], jsonb) IS
'What joins nobody, and what the search for pairs did not do in full. Numbers, mail boxes and domains: key is the field, value the number, address or domain, records how many hold it, decision ''shared by many'' (held under three or more names) or ''of an office'' (info@, toll-free). Blocks of more records than the option block_limit: key is the pass, value the id of one record in it, records its different records, decision ''neighbours only'' (paired with the nearest by name). Arguments and errors as dbm.match_clusters.';

CREATE FUNCTION dbm.match_explain(source regclass, id name, columns jsonb, a text, b text, level text DEFAULT 'person', model jsonb DEFAULT NULL, options jsonb DEFAULT '{}')
    RETURNS TABLE (step integer, field text, value_a text, value_b text, level text, m double precision, u double precision, frequency double precision, bits double precision, total double precision)
    AS 'MODULE_PATHNAME', 'dbm_match_explain'
    LANGUAGE C STABLE PARALLEL UNSAFE COST 100000 ROWS 15;
COMMENT ON FUNCTION dbm.match_explain(regclass, name, jsonb, text, text, text, jsonb, jsonb) IS
'Why two records match or do not: the prior, then a row for each field both have, with the normal forms that were compared, the level of agreement, its chance among matches (m) and others (u), the frequency of the value where it replaces u, the bits, and their running total, which ends in the bits of the pair. A last row ''rule'' says what no weight expresses. With a model only the two records are read. Errors: as dbm.match_clusters; an id that is not there.';

CREATE FUNCTION dbm.match_run(source regclass, id name, columns jsonb, level text DEFAULT 'person', model jsonb DEFAULT NULL, must_link text[] DEFAULT '{}', cannot_link text[] DEFAULT '{}', options jsonb DEFAULT '{}', candidates text[] DEFAULT NULL, keys boolean DEFAULT false)
    RETURNS TABLE (record text, partner text, cluster text, size integer, weakest double precision, density double precision, component text, content bigint, place bigint, keys bigint[], bits double precision, probability double precision, decision text)
    AS 'MODULE_PATHNAME', 'dbm_match_run'
    LANGUAGE C STABLE PARALLEL UNSAFE COST 100000 ROWS 10000;
COMMENT ON FUNCTION dbm.match_run(regclass, name, jsonb, text, jsonb, text[], text[], jsonb, text[], boolean) IS
'What dbm.match_clusters and dbm.match_pairs find, in one run. Rows without a partner are records, with cluster, size, weakest and density; rows with one are pairs, with bits, probability and decision. component: the smallest id that matches and links lead to from a record, whatever clustering made of them. candidates: an n x 2 array of ids, the only pairs that are weighed, instead of those of blocking; needs a model. keys: also give content (a hash of what a record holds), place (its order in blocks over the limit) and keys (its blocks, pass * 2^32 + key). Other arguments and errors as dbm.match_clusters.';

CREATE FUNCTION dbm.match_blocking_rules(level text DEFAULT 'person') RETURNS text[]
    AS 'MODULE_PATHNAME', 'dbm_match_blocking_rules'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.match_blocking_rules(text) IS
'What blocking looks at for a level, person or company: records are compared that are equal in one of these. NULL for NULL. Error: another level.';
