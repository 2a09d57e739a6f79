-- Values as exports write them, turned into those of the model. What is not known is NULL, and so is what
-- means more than one thing: the caller decides that, with coalesce or CASE.

CREATE FUNCTION dbm.country_code(value text) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_country_code'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.country_code(text) IS
'Two letters of ISO 3166-1 of a country: from two letters, three letters, three digits, or a name in English, Chinese, the official languages of the country or another language of trade; common short and old forms too. Case, accents, blanks, dots and brackets do not count. Kosovo is XK. NULL for what is not known or means several countries, and for a NULL value. Error: a server encoding other than UTF8.';

CREATE FUNCTION dbm.language_code(value text) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_language_code'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.language_code(text) IS
'Two letters of ISO 639-1 of a language (yue and fil, which have none, three): from a code of two or three letters, the tag of a locale such as zh_CN, or a name in English, Chinese, German, French, Spanish, Japanese or its own. Script and country of a tag are dropped. NULL for what is not known, and for a NULL value. Error: a server encoding other than UTF8.';

CREATE FUNCTION dbm.currency_code(value text) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_currency_code'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.currency_code(text) IS
'Three letters of ISO 4217 of a current currency: from its letters, its three digits, a sign that only it has, or a name in English, Chinese, German, French, Spanish or Japanese. NULL for what is not known, for what several have, such as $, the sign of yuan and yen, krona, peso, and for a NULL value. Error: a server encoding other than UTF8.';

CREATE FUNCTION dbm.gender_code(value text) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_sql_gender_code'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.gender_code(text) IS
'female, male or other, from letters (m, f, w, x), words and forms of address in a dozen languages. NULL for what is not known, for digits, whose meaning differs, for H, which stands beside a Spanish M for women, and for a NULL value. Error: a server encoding other than UTF8.';

CREATE FUNCTION dbm.parse_boolean(value text) RETURNS boolean
    AS 'MODULE_PATHNAME', 'dbm_sql_parse_boolean'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_boolean(text) IS
'true or false, from 1 and 0, y and n, yes and no and their like in a dozen languages. NULL for anything else, and for a NULL value. Error: a server encoding other than UTF8.';

CREATE FUNCTION dbm.parse_amount(value text, decimal_mark text) RETURNS numeric
    AS 'MODULE_PATHNAME', 'dbm_sql_parse_amount'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_amount(text, text) IS
'Number of an amount of money written with thousands parted, a sign of money, a minus before or behind, or brackets for negative. decimal_mark: a point or a comma, before the decimals. NULL for what is no such amount, and for a NULL argument. Error: another decimal mark, a server encoding other than UTF8.';
