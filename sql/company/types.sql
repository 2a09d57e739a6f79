-- A company's name in its parts.

CREATE TYPE dbm.company_name AS (
    core       text,
    brand      text,
    trade      text[],
    legal_form text,
    form_kind  text,
    region     text,
    country    text,
    province   text,
    city       text,
    branch     text,
    kind       text,
    key        text
);
COMMENT ON TYPE dbm.company_name IS
'A name read by dbm.parse_company_name. core is what is left as it was typed without place, form and branch; brand and trade are its two halves, folded; legal_form as typed and form_kind its canonical writing (gmbh, 有限公司); region as typed, with country (ISO 3166-1), province and city where they are known; branch as typed (北京分公司); kind is company, junk or empty; key finds names that differ by form, place, case, width and marks only.';
