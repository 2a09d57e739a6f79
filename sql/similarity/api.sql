-- similarity: how alike two texts are, letter by letter

CREATE FUNCTION dbm.jaro_winkler(a text, b text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_sql_jaro_winkler'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.jaro_winkler(text, text) IS
'Jaro-Winkler similarity of two texts by code point, 0 (nothing in common) to 1 (equal); symmetric, case matters. Winkler''s raise for a common start of up to four code points applies above 0.7, weight 0.1 each, as in the strcmp95 program of the US Census Bureau. Two empty texts: 1. NULL for a NULL argument. Error: a server encoding other than UTF8, texts that need more memory than allowed.';

CREATE FUNCTION dbm.edit_distance(a text, b text, most integer DEFAULT NULL) RETURNS integer
    AS 'MODULE_PATHNAME', 'dbm_sql_edit_distance'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.edit_distance(text, text, integer) IS
'Fewest insertions, deletions, substitutions and exchanges of neighbouring code points that turn a into b, no place edited twice (optimal string alignment, the restricted Damerau distance). With most, a distance above it is returned as most + 1, which is faster. NULL when a text is NULL; a NULL most is no limit. Error: a negative most, a server encoding other than UTF8, texts that need more memory than allowed.';

CREATE FUNCTION dbm.edit_similarity(a text, b text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_sql_edit_similarity'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.edit_similarity(text, text) IS
'1 - edit_distance(a, b) / length of the longer text in code points, 0 to 1; two empty texts: 1. NULL for a NULL argument. Error: as edit_distance.';

CREATE FUNCTION dbm.ngram_similarity(a text, b text, n integer DEFAULT 2) RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_sql_ngram_similarity'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4;
COMMENT ON FUNCTION dbm.ngram_similarity(text, text, integer) IS
'Dice''s coefficient of the runs of n neighbouring code points of both texts, 0 to 1; a text shorter than n is one run. It needs no words and no locale, so it serves Chinese, Japanese and Korean. NULL for a NULL argument. Error: n outside 1..8, a server encoding other than UTF8, texts that need more memory than allowed.';
