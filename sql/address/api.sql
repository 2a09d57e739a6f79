-- Postal addresses cut into their parts.

CREATE FUNCTION dbm.parse_address(value text, country text DEFAULT NULL) RETURNS dbm.address
    AS 'MODULE_PATHNAME', 'dbm_sql_parse_address'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.parse_address(text, text) IS
'Cuts a postal address in Latin letters, Chinese or Japanese into parts by which it is compared; not to print on letters. Kinds of streets and compass words get one spelling (street: st). country: two letters, which allow the four-digit postcodes of AU, NZ and ZA at the end. Longer than 250 characters: only normal, the folded text. NULL for a NULL value. Error: an unknown country, a server encoding other than UTF8, a text above 32 MB.';
