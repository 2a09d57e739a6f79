-- validate: is a value what its field is for, and if not, why and what to do

CREATE FUNCTION dbm.validate(field text, value text, region text DEFAULT NULL)
    RETURNS dbm.validation
    AS 'MODULE_PATHNAME', 'dbm_validate'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.validate(text, text, text) IS
'Checks one value of a field: name, given_name, surname, suffix, birth_date, email, phone, mobile, fax, company, job_title, address, street_number, street, city, postcode, region, country, website, credit_code, registration_number, identity_card, national_id, wechat_openid, wechat_unionid, wecom_external, qq, text or code. Finds placeholders, damaged text, errors of spreadsheets, wrong formats, values of another field, numbers of identity cards in any other field (of which identity_card_hash is kept), and slips in common mail domains. region: country of numbers and postcodes without one. NULL for a NULL field or value. Error: an unknown field or region.';

CREATE FUNCTION dbm.default_validation_reasons()
    RETURNS TABLE (reason text, en text, zh text)
    AS 'MODULE_PATHNAME', 'dbm_default_validation_reasons'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 45;
COMMENT ON FUNCTION dbm.default_validation_reasons() IS
'The reason codes of validate, each with its cure in English and Chinese.';

CREATE FUNCTION dbm.default_placeholder_words()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_placeholder_words'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 200;
COMMENT ON FUNCTION dbm.default_placeholder_words() IS
'Words that people type to get past a field, folded: the built-in list of validate. Beside them validate knows rows of one letter, of digits counting up, and marks alone.';
