-- normalize: e-mail, telephone, codes and ids in the one form in which they are compared

CREATE TYPE dbm.email AS (address text, local text, domain text, kind text, reason text);
COMMENT ON TYPE dbm.email IS
'An e-mail address: address as to write to, in lower case; local and domain of its normal form; kind personal (free mail or a provider), company, role (info@, sales@), disposable, placeholder (test@test.com) or invalid; reason why it is invalid, else NULL: empty, no_at, several, bad_local, quoted, bad_domain, too_long.';

CREATE TYPE dbm.phone AS (e164 text, extension text, kind text, region text, reason text);
COMMENT ON TYPE dbm.phone IS
'A telephone number: e164 with plus and calling code, extension, kind mobile, fixed, fixed_or_mobile (the plan does not tell), toll_free, shared (400 numbers), premium, voip, personal, pager, universal, voicemail or invalid, region of two letters (001: no country); reason why it is invalid, else NULL: empty, scientific (1.38E+10), characters, no_country, bad_code, too_short, too_long, unassigned.';

CREATE FUNCTION dbm.fold(value text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_fold_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.fold(text) IS
'Text as it is compared, the same in every locale: composed (NFKC), lower case, without accents; full-width letters and digits plain; traditional and variant Chinese characters simplified; quotes, dashes, dots, brackets and blanks by one each, invisible characters removed. Keep the text itself for showing. Error in a database that is not UTF8.';

CREATE FUNCTION dbm.parse_email(value text, personal_domains text[] DEFAULT '{}',
                                disposable_domains text[] DEFAULT '{}', role_words text[] DEFAULT '{}')
    RETURNS dbm.email
    AS 'MODULE_PATHNAME', 'dbm_parse_email'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_email(text, text[], text[], text[]) IS
'Reads an e-mail address with what stands around it (a name, <>, mailto:, marks at the end) and classes it. The arrays add domains and local parts, in lower case, to the built-in ones. NULL for a NULL argument; an address that is none has kind invalid and a reason. Syntax of RFC 5321 as in use, RFC 6531 for other scripts.';

CREATE FUNCTION dbm.normalize_email(value text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_normalize_email'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.normalize_email(text) IS
'One form for all ways to write to one box: lower case, without +tag, without dots at Gmail, Punycode decoded. NULL when it is no address. To compare by, not to write to.';

CREATE FUNCTION dbm.parse_phone(value text, region text DEFAULT NULL)
    RETURNS dbm.phone
    AS 'MODULE_PATHNAME', 'dbm_parse_phone'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_phone(text, text) IS
'Reads a telephone number as people write it. region: two letters of the country in which numbers without a calling code are dialled (CN, US); NULL: only numbers with one are read. Extensions follow ext, x, #, 转, 分机 or a last hyphen. NULL for a NULL value; a number that is none has kind invalid and a reason. Valid numbers, kinds and E.164 agree with libphonenumber, by the plans it has collected. Error: an unknown region.';

CREATE FUNCTION dbm.normalize_phone(value text, region text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_normalize_phone'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.normalize_phone(text, text) IS
'The number in E.164, +8613800138000, without its extension. NULL when it is no number in use. region as in parse_phone.';

CREATE FUNCTION dbm.carrier_hint(phone text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_carrier_hint'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.carrier_hint(text) IS
'For reports only: the carrier to which the block of a Chinese mobile number was given: China Mobile, China Unicom, China Telecom, China Broadnet. Numbers move between carriers, so this is no fact about the owner. NULL for other numbers. Source: number blocks of the ministry (MIIT) as published.';

CREATE FUNCTION dbm.company_domain(value text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_company_domain'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.company_domain(text) IS
'The registered domain of a web address, a host or an e-mail address: acme.co.uk of https://www.shop.acme.co.uk/a. NULL when there is none, and for free-mail, disposable and placeholder domains, which are no company''s.';

CREATE FUNCTION dbm.valid_credit_code(value text)
    RETURNS boolean
    AS 'MODULE_PATHNAME', 'dbm_valid_credit_code'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3;
COMMENT ON FUNCTION dbm.valid_credit_code(text) IS
'Is it a unified social credit code of China: 18 characters with the check of GB 32100-2015? Blanks, hyphens and case do not count.';

CREATE FUNCTION dbm.valid_identity_card(value text)
    RETURNS boolean
    AS 'MODULE_PATHNAME', 'dbm_valid_identity_card'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3;
COMMENT ON FUNCTION dbm.valid_identity_card(text) IS
'Is it a number of an identity card of China: region, day of birth and the check of GB 11643-1999, or 15 digits of before? Do not store it: store identity_card_hash.';

CREATE FUNCTION dbm.identity_card_hash(value text, key bytea)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_identity_card_hash'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.identity_card_hash(text, bytea) IS
'HMAC-SHA-256 (RFC 2104) of the number in its 18 characters, as 64 hexadecimal digits: equal cards have equal hashes under one key, and nobody without the key can try all cards. NULL when it is no card. Error: a key of fewer than 16 bytes. Keep the key out of the database.';

CREATE FUNCTION dbm.normalize(kind text, value text, region text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_normalize'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.normalize(text, text, text) IS
'A value in the form in which it is compared, by the kind of contact_point: mobile, phone, fax (E.164), email, web (host and path), address (normal of parse_address), wechat_openid, wechat_unionid, wecom_external, qq, weibo, douyin, xiaohongshu, alipay, device, card; also credit_code and registration_number. NULL for a NULL kind or value and for a value that is none of its kind. region: country of numbers and addresses without one. Error: an unknown kind; identity_card, of which only identity_card_hash is kept.';

CREATE FUNCTION dbm.identity_key(kind text, value text, scope text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_identity_key'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.identity_key(text, text, text) IS
'Kind, scope and normal value in one text, equal for one and the same identity only: wechat_openid:wx123:oABC. An OpenID is one person''s under one app, a UnionID under one open platform account: without the app id or the platform account as scope they raise an error, for the same id under two apps says nothing. NULL for a NULL kind or value and for a value that is none of its kind.';

CREATE FUNCTION dbm.default_free_mail_domains()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_free_mail_domains'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 250;
COMMENT ON FUNCTION dbm.default_free_mail_domains() IS
'Domains where anybody has a mailbox, so that sharing one says nothing: the built-in list of parse_email and company_domain, to copy into a table and extend.';

CREATE FUNCTION dbm.default_disposable_domains()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_disposable_domains'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 120;
COMMENT ON FUNCTION dbm.default_disposable_domains() IS
'Domains of mailboxes for minutes: the built-in list of parse_email.';

CREATE FUNCTION dbm.default_role_words()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_role_words'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 250;
COMMENT ON FUNCTION dbm.default_role_words() IS
'Local parts of offices, not persons: the built-in list of parse_email.';

CREATE FUNCTION dbm.default_calling_codes()
    RETURNS TABLE (region text, calling_code integer)
    AS 'MODULE_PATHNAME', 'dbm_default_calling_codes'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 254;
COMMENT ON FUNCTION dbm.default_calling_codes() IS
'Countries whose numbering plan parse_phone knows and their calling codes, the main country of a shared code first; 001 stands for services over countries.';
