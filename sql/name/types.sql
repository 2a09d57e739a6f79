-- A person's name in its parts.

CREATE TYPE dbm.person_name AS (
    surname  text,
    given    text,
    suffix   text,
    title    text,
    alias    text,
    kind     text,
    script   text,
    key      text,
    pinyin   text,
    initials text
);
COMMENT ON TYPE dbm.person_name IS
'A name read by dbm.parse_person_name. surname, given, title and alias (another name in brackets, quotes or script) as they were typed; suffix is Jr, Sr, III, IV or V; kind is person, junk, role, company or empty; script is latin, han, kana, hangul, cyrillic or other; key finds names that sound alike whatever their order; pinyin is the reading of a Chinese name; initials are the first letters of given name and surname, of a Chinese name those of its syllables, surname first.';
