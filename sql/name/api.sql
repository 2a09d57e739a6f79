-- person_name: what a person's name consists of, and whether two can be one person's

CREATE FUNCTION dbm.parse_person_name(value text) RETURNS dbm.person_name
    AS 'MODULE_PATHNAME', 'dbm_sql_parse_person_name'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_person_name(text) IS
'Surname, given names, suffix, titles and keys of a person''s name in any common order: "Smith, John", "John Smith", "SMITH John", 王伟, "Huang Jun", "Jun Huang". Titles (Dr, Mr, 先生, 王总) are taken off and kept apart. Placeholders (test, n/a, 测试) have kind junk, functions (sales, 前台) kind role and names with a legal form (Acme Ltd) kind company: they have no parts. NULL for NULL. Error: a server encoding other than UTF8, a text above 32 MB.';

CREATE FUNCTION dbm.name_similarity(a text, b text, nicknames text[] DEFAULT NULL)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_sql_name_similarity'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.name_similarity(text, text, text[]) IS
'Can two names be one person''s? 0 to 1, symmetric; 0.8 and more is likely, by the levels of dbm.name_level: exact 1, swapped 0.95, shorter 0.9 to 0.97, nickname 0.92, pinyin 0.85, typo and initial about 0.8, sound 0.7, surname_only 0.6, same_surname and same_given below 0.5, conflict (Jr against Sr) 0.05. nicknames: further pairs that count as nicknames, an array of n x 2 besides dbm.default_nicknames(). NULL for a NULL name and where a name is missing, a placeholder or in a script that the other''s cannot be compared with. Error: nicknames of another shape.';

CREATE FUNCTION dbm.name_level(a text, b text, nicknames text[] DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_name_level'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.name_level(text, text, text[]) IS
'How two names agree: exact, swapped (surname and given name), shorter (a middle name or second surname left out), nickname (Bob, Robert), pinyin (黄俊, Huang Jun), typo, initial (J. Smith), surname_only, sound (other characters of one sound), same_surname, same_given, different, conflict (Jr against Sr), unknown (nothing to compare). NULL for a NULL name. Error: as name_similarity.';

CREATE FUNCTION dbm.default_nicknames() RETURNS TABLE (nickname text, name text)
    AS 'MODULE_PATHNAME', 'dbm_sql_default_nicknames'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 1200;
COMMENT ON FUNCTION dbm.default_nicknames() IS
'The built-in short and pet forms of English given names, folded: Bob and Rob for Robert. A form may stand for several names. name_similarity takes two names for nicknames when one stands for the other or both stand for a third.';

CREATE FUNCTION dbm.pinyin(value text, as_name boolean DEFAULT true) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_pinyin'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.pinyin(text, boolean) IS
'Chinese characters by their Mandarin reading without tones, a blank between syllables, other characters as they are: 周杰伦 is "zhou jie lun". as_name reads a leading surname as a surname: 单 is shan, 曾 zeng, 尉迟 yu chi. v stands for u with two dots. Readings of 20,902 characters from Unihan; a few words are read as such: 重庆 is "chong qing". NULL for NULL.';

CREATE FUNCTION dbm.pinyin_initials(value text, as_name boolean DEFAULT true) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_pinyin_initials'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.pinyin_initials(text, boolean) IS
'First letters of the syllables of dbm.pinyin and of the words in Latin letters, in lower case, with digits and without blanks and marks: 周杰伦 is zjl, 华为Cloud is hwc. Index the expression to search by it. NULL for NULL.';

CREATE FUNCTION dbm.pinyin_order(value text, as_name boolean DEFAULT true) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_sql_pinyin_order'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.pinyin_order(text, boolean) IS
'Key to ORDER BY: sorts names as a Chinese directory does, whatever the collation. Other scripts come first, folded; then characters by syllable, tone and code point. as_name as in dbm.pinyin. NULL for NULL.';
