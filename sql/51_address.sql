-- address: the parts of a postal address, and the form in which it is compared

CREATE TYPE dbm.address AS (
    region       text,
    city         text,
    district     text,
    street       text,
    house_number text,
    unit         text,
    postcode     text,
    normal       text
);
COMMENT ON TYPE dbm.address IS
'A postal address read by dbm.parse_address, folded. region is a state or province (of the United States, Canada, Australia and Germany by its letters in ISO 3166-2), district what stands between city and street (区, 县, 街道, 镇) or is no other part, unit the apartment, suite, floor or room, street "po box" or 信箱 with the box as house_number; parts that are not there are NULL. normal holds the parts in this order with commas between; of a text that is no address, the folded text.';

CREATE FUNCTION dbm.parse_address(value text, country text DEFAULT NULL) RETURNS dbm.address
    AS 'MODULE_PATHNAME', 'dbm_sql_parse_address'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION dbm.parse_address(text, text) IS
'Cuts a postal address in Latin letters, Chinese or Japanese into parts by which it is compared; not to print on letters. Kinds of streets and compass words get one spelling (street: st). country: two letters, which allow the four-digit postcodes of AU, NZ and ZA at the end. Longer than 250 characters: only normal, the folded text. NULL for a NULL value. Error: an unknown country, a server encoding other than UTF8, a text above 32 MB.';
