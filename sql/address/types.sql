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
