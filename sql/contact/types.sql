-- States of decay, e-mail addresses, telephone numbers, findings of a validation.

CREATE TYPE dbm.decay_state AS ENUM ('fresh', 'ageing', 'stale', 'invalid', 'unknown');
COMMENT ON TYPE dbm.decay_state IS
'Trust in a stored fact: fresh, ageing, stale by time since it was verified; invalid when known to be wrong; unknown when never verified.';

CREATE TYPE dbm.email AS (address text, local text, domain text, kind text, reason text);
COMMENT ON TYPE dbm.email IS
'An e-mail address: address as to write to, in lower case; local and domain of its normal form; kind personal (free mail or a provider), company, role (info@, sales@), disposable, placeholder (test@test.com) or invalid; reason why it is invalid, else NULL: empty, no_at, several, bad_local, quoted, bad_domain, too_long.';

CREATE TYPE dbm.phone AS (e164 text, extension text, kind text, region text, reason text);
COMMENT ON TYPE dbm.phone IS
'A telephone number: e164 with plus and calling code, extension, kind mobile, fixed, fixed_or_mobile (the plan does not tell), toll_free, shared (400 numbers), premium, voip, personal, pager, universal, voicemail or invalid, region of two letters (001: no country); reason why it is invalid, else NULL: empty, scientific (1.38E+10), characters, no_country, bad_code, too_short, too_long, unassigned.';

CREATE TYPE dbm.validation AS (valid boolean, reason text, cure text, suggestion text);
COMMENT ON TYPE dbm.validation IS
'What validate finds: valid; reason, a code of default_validation_reasons, NULL when valid; cure, what to do about it; suggestion, the value that is probably meant or the field in which it belongs, NULL when there is none.';
