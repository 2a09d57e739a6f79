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
    initials text,
    note     text
);
COMMENT ON TYPE dbm.person_name IS
'A name read by dbm.parse_person_name. surname, given, title and alias (another name in brackets, quotes or script) as they were typed; suffix is Jr, Sr, III, IV or V; kind is person, junk, role, company or empty; script is latin, han, kana, hangul, cyrillic, greek, arabic, hebrew, thai, indic or other; key finds names that sound alike whatever their order; pinyin is the reading of a Chinese name; initials are the first letters of given name and surname, of a Chinese name those of its syllables, surname first; note says why a name has no parts, or that its script is not read (Arabic, Hebrew, Thai, Indic, Hangul, kana: cut into words and compared with the same script only), and is NULL otherwise.';
