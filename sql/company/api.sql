-- company_name: what a company's name consists of, and whether two can be one company's

CREATE FUNCTION dbm.parse_company_name(value text, forms text[] DEFAULT NULL) RETURNS dbm.company_name
    AS 'MODULE_PATHNAME', 'dbm_sql_parse_company_name'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.parse_company_name(text, text[]) IS
'Place, brand, trade words, legal form and branch of a company''s name in Chinese, Japanese, Korean or Latin letters. Forms are taken off both ends again and again, with and without dots, blanks and brackets, never the last word of a name. forms: further legal forms besides dbm.default_legal_forms(), taken off the end. Placeholders (test, n/a, 12345) have kind junk. NULL for NULL. Error: a server encoding other than UTF8, a text above 32 MB.';

CREATE FUNCTION dbm.company_similarity(a text, b text, aliases text[] DEFAULT NULL, forms text[] DEFAULT NULL)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_sql_company_similarity'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.company_similarity(text, text, text[], text[]) IS
'Can two names be one company''s? 0 to 1, symmetric: 0.9 and more is a match, 0.75 to 0.9 asks for review, by the levels of dbm.company_level. Legal form, case, width and marks do not count; initials match (IBM); another place or number contradicts; a branch is not its parent; less than three Chinese characters match only when nothing else differs. aliases: pairs of names that are one firm''s, an array of n x 2 (ticker, renaming, translation), also in chains; without them no translation matches. forms: as parse_company_name. NULL for a NULL name, a placeholder and an empty name. Error: aliases of another shape.';

CREATE FUNCTION dbm.company_level(a text, b text, aliases text[] DEFAULT NULL, forms text[] DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_company_level'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION dbm.company_level(text, text, text[], text[]) IS
'How two names of companies agree: exact, form (another legal form), alias, initials (IBM), place_absent (one does not say where), typo, pinyin (华为, Huawei), partial (one holds more), branch (分公司), sister (one brand, another trade), different, conflict (another place or number), unknown (nothing to compare). NULL for a NULL name. Error: as company_similarity.';

CREATE FUNCTION dbm.default_legal_forms() RETURNS TABLE (form text, canonical text, place text)
    AS 'MODULE_PATHNAME', 'dbm_sql_default_legal_forms'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 260;
COMMENT ON FUNCTION dbm.default_legal_forms() IS
'The built-in legal forms as they are written (folded, without dots), the canonical one each stands for, and where in a name it stands: tail, head, both, or brackets.';

CREATE FUNCTION dbm.default_trade_words() RETURNS TABLE (concept text, word text)
    AS 'MODULE_PATHNAME', 'dbm_sql_default_trade_words'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 700;
COMMENT ON FUNCTION dbm.default_trade_words() IS
'The built-in words that many names of companies share, folded, in English, Chinese, Japanese and Korean, under the English word for what they mean; they count a quarter of a brand. The words for groups (group, 集团) and for branches (under 分公司) stand at the end.';
