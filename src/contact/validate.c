/*
 * validate.c
 *	  Is a value what its field is for, and if not, why and what to do.
 *
 * Checks run from the general to the particular: nothing there, text damaged on its
 * way, a placeholder, a value of another field, then the syntax and check characters
 * of the field. The first that fails is the answer. Nothing is read but the
 * arguments.
 */
#include "base/dbm.h"

#include "utils/builtins.h"
#include "utils/datetime.h"

#include "contact/validate.h"

#include "core/base/ascii.h"
#include "core/contact/check_digit.h"
#include "core/contact/domain.h"
#include "core/contact/email.h"
#include "core/text/fold.h"
#include "core/text/junk.h"
#include "core/contact/online_id.h"
#include "core/contact/phone.h"
#include "core/text/utf8.h"
#include "core/text/word_list.h"

#define NAME_POINTS		120		/* no name of a person or firm is longer */
#define FIELD_ROOM		32

PG_FUNCTION_INFO_V1(dbm_validate);
PG_FUNCTION_INFO_V1(dbm_default_placeholder_words);

typedef enum field_kind
{
	FIELD_NAME,					/* of a person */
	FIELD_SUFFIX,
	FIELD_COMPANY,
	FIELD_PLACE,				/* city, region, country, job title: words without digits */
	FIELD_ADDRESS,
	FIELD_STREET_NUMBER,
	FIELD_POSTCODE,
	FIELD_DATE,
	FIELD_EMAIL,
	FIELD_PHONE,
	FIELD_MOBILE,
	FIELD_WEBSITE,
	FIELD_CREDIT_CODE,
	FIELD_REGISTRATION,
	FIELD_IDENTITY_CARD,
	FIELD_ID,
	FIELD_TEXT
} field_kind;

static const struct
{
	const char *name;
	field_kind	kind;
	dbm_online_kind online;
}			fields[] =
{
	{"name", FIELD_NAME, 0},
	{"given_name", FIELD_NAME, 0},
	{"surname", FIELD_NAME, 0},
	{"suffix", FIELD_SUFFIX, 0},
	{"birth_date", FIELD_DATE, 0},
	{"email", FIELD_EMAIL, 0},
	{"phone", FIELD_PHONE, 0},
	{"mobile", FIELD_MOBILE, 0},
	{"fax", FIELD_PHONE, 0},
	{"company", FIELD_COMPANY, 0},
	{"job_title", FIELD_PLACE, 0},
	{"address", FIELD_ADDRESS, 0},
	{"street_number", FIELD_STREET_NUMBER, 0},
	{"street", FIELD_ADDRESS, 0},
	{"city", FIELD_PLACE, 0},
	{"postcode", FIELD_POSTCODE, 0},
	{"region", FIELD_PLACE, 0},
	{"country", FIELD_PLACE, 0},
	{"website", FIELD_WEBSITE, 0},
	{"web", FIELD_WEBSITE, 0},
	{"credit_code", FIELD_CREDIT_CODE, 0},
	{"registration_number", FIELD_REGISTRATION, 0},
	{"identity_card", FIELD_IDENTITY_CARD, 0},
	{"national_id", FIELD_TEXT, 0},
	{"wechat_openid", FIELD_ID, DBM_WECHAT_OPENID},
	{"wechat_unionid", FIELD_ID, DBM_WECHAT_UNIONID},
	{"wecom_external", FIELD_ID, DBM_WECOM_EXTERNAL},
	{"qq", FIELD_ID, DBM_QQ},
	{"text", FIELD_TEXT, 0},
	{"code", FIELD_TEXT, 0}
};

/* One value under check, and what is found. */
typedef struct subject
{
	field_kind	kind;
	dbm_online_kind online;
	const dbm_phone_region *region;
	const uint32_t *points;		/* composed */
	size_t		n;
	const uint32_t *folded;
	size_t		folded_n;
	text	   *suggestion;
} subject;

static size_t
count_letters(const subject *s)
{
	size_t		count = 0;

	for (size_t i = 0; i < s->folded_n; i++)
		count += s->folded[i] >= 0xAA || (s->folded[i] >= 'a' && s->folded[i] <= 'z');
	return count;
}

static size_t
count_digits(const subject *s)
{
	size_t		count = 0;

	for (size_t i = 0; i < s->folded_n; i++)
		count += dbm_is_digit(s->folded[i]);
	return count;
}

static text *
ascii_text(const char *value)
{
	return cstring_to_text(value);
}

/*
 * Values of another field. Each returns a reason or NULL.
 */

static const char *
check_email_elsewhere(subject *s)
{
	dbm_email	email;

	for (size_t i = 0; i < s->n; i++)
	{
		if (s->points[i] != '@')
			continue;
		dbm_email_parse(s->points, s->n, &email);
		if (email.kind == DBM_EMAIL_INVALID)
			return NULL;
		s->suggestion = ascii_text("email");
		return "is_email";
	}
	return NULL;
}

static const char *
check_website_elsewhere(subject *s)
{
	uint32_t	name[DBM_DOMAIN_POINTS];
	size_t		from;
	size_t		to;
	bool		marked = false;

	for (size_t i = 0; i + 2 < s->folded_n; i++)
		marked = marked || dbm_is_word(s->folded + i, 3, "://");
	marked = marked || (s->folded_n > 4 && dbm_is_word(s->folded, 4, "www."));
	dbm_domain_host(s->points, s->n, &from, &to);
	if (!marked || dbm_domain_normal(s->points + from, to - from, name) == 0)
		return NULL;
	s->suggestion = ascii_text("website");
	return "is_website";
}

/* A number in a field for words: nearly all of it digits, and one in use. */
static const char *
check_number_elsewhere(subject *s)
{
	dbm_phone	phone;
	char		code[DBM_IDENTITY_CARD + 1];
	size_t		digits = count_digits(s);

	if (digits < 7)
		return NULL;
	if (dbm_credit_code(s->points, s->n, code) == DBM_CODE_GOOD && count_letters(s) > 0)
	{
		s->suggestion = ascii_text("credit_code");
		return "is_credit_code";
	}
	if (digits >= 15 && dbm_identity_card(s->points, s->n, code) == DBM_CODE_GOOD)
		return "is_identity_card";
	if (count_letters(s) > 3)
		return NULL;
	dbm_phone_parse(s->points, s->n, s->region, &phone);
	if (phone.kind == DBM_PHONE_INVALID)
		return NULL;
	s->suggestion = ascii_text(phone.kind == DBM_PHONE_MOBILE ? "mobile" : "phone");
	return "is_phone";
}

static const char *
check_elsewhere(subject *s)
{
	const char *reason = check_email_elsewhere(s);

	if (reason == NULL)
		reason = check_website_elsewhere(s);
	if (reason == NULL)
		reason = check_number_elsewhere(s);
	return reason;
}

/*
 * Fields of words.
 */

static const char *
check_words(subject *s)
{
	const char *reason = check_elsewhere(s);

	if (reason != NULL)
		return reason;
	if (s->folded_n > NAME_POINTS)
		return "too_long";
	if (count_letters(s) == 0)
		return "no_letters";
	return NULL;
}

static const char *
check_name(subject *s)
{
	const char *reason = check_words(s);

	if (reason != NULL)
		return reason;
	if (dbm_has_company_form(s->folded, s->folded_n))
	{
		s->suggestion = ascii_text("company");
		return "is_company";
	}
	return count_digits(s) > 0 ? "has_digits" : NULL;
}

static const char *
check_place(subject *s)
{
	const char *reason = check_words(s);

	if (reason == NULL && s->kind == FIELD_PLACE && count_digits(s) > 4)
		reason = "has_digits";
	return reason;
}

static const char *
check_address(subject *s)
{
	const char *reason = check_elsewhere(s);

	if (reason != NULL)
		return reason;
	if (count_letters(s) == 0)
		return "no_letters";
	return s->folded_n < 3 ? "too_short" : NULL;
}

/*
 * Dates: year, month and day in that order, or the count of days of a spreadsheet.
 */

static bool
is_calendar_day(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
		(month != 2 || day < 29 || leap);
}

/* The first three runs of digits, with how many digits the first one has. */
static int
read_numbers(const subject *s, int *numbers, int *first_digits)
{
	int			count = 0;
	bool		inside = false;

	*first_digits = 0;
	for (size_t i = 0; i < s->folded_n; i++)
	{
		uint32_t	c = s->folded[i];
		bool		digit = dbm_is_digit(c);

		if (digit && !inside)
		{
			/* what follows the day is a time */
			if (count == 3)
				return count;
			numbers[count++] = 0;
		}
		inside = digit;
		if (!digit)
			continue;
		if (numbers[count - 1] > 99999999)
			return 0;
		numbers[count - 1] = numbers[count - 1] * 10 + (int) (c - '0');
		*first_digits += count == 1;
	}
	return count;
}

static const char *
check_date(subject *s)
{
	int			numbers[3];
	int			first;
	int			count = read_numbers(s, numbers, &first);

	if (count == 1 && first == 8)
	{
		numbers[2] = numbers[0] % 100;
		numbers[1] = numbers[0] / 100 % 100;
		numbers[0] /= 10000;
		count = 3;
	}
	else if (count == 1 && first == 5 && numbers[0] > 3653 && numbers[0] < 73051)
	{
		/* days since 1899-12-30: the first of 2000 is day 36,526 */
		j2date(numbers[0] - 36526 + POSTGRES_EPOCH_JDATE, &numbers[0], &numbers[1], &numbers[2]);
		s->suggestion = ascii_text(psprintf("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]));
		return "serial_date";
	}
	else if (count != 3 || first != 4)
		return "bad_date";
	if (!is_calendar_day(numbers[0], numbers[1], numbers[2]) || numbers[0] < 1860 ||
		numbers[0] > 2199)
		return "bad_date";
	if (dbm_is_filler_date(numbers[0], numbers[1], numbers[2]))
		return "default_date";
	return NULL;
}

/*
 * E-mail, telephone, web.
 */

static const char *
check_email(subject *s)
{
	static const char *const codes[DBM_EMAIL_REASONS] = {
		NULL, "empty", "no_at", "several", "bad_local", "quoted", "bad_domain", "too_long"
	};
	dbm_email	email;
	dbm_email_address meant;
	const char *reason;

	dbm_email_parse(s->points, s->n, &email);
	if (email.reason == DBM_EMAIL_NO_AT && (reason = check_elsewhere(s)) != NULL)
		return reason;
	if (email.kind == DBM_EMAIL_PLACEHOLDER)
		return "placeholder";
	if (email.kind == DBM_EMAIL_DISPOSABLE)
		return "disposable";
	if (dbm_email_suggest(s->points, s->n, &meant))
	{
		s->suggestion = dbm_points_text(meant.points, meant.length);
		return "typo";
	}
	return codes[email.reason];
}

static const char *
check_phone(subject *s)
{
	static const char *const codes[DBM_PHONE_REASONS] = {
		NULL, "characters", "scientific", "characters", "no_country", "bad_code",
		"number_too_short", "number_too_long", "unassigned"
	};
	dbm_phone	phone;
	const char *reason = check_email_elsewhere(s);
	char		code[DBM_IDENTITY_CARD + 1];

	if (reason != NULL)
		return reason;
	dbm_phone_parse(s->points, s->n, s->region, &phone);
	if (phone.kind == DBM_PHONE_INVALID && count_digits(s) >= 15)
	{
		if (dbm_identity_card(s->points, s->n, code) == DBM_CODE_GOOD)
			return "is_identity_card";
		reason = check_number_elsewhere(s);
	}
	if (phone.kind == DBM_PHONE_INVALID && reason == NULL && count_digits(s) < 5 &&
		dbm_has_company_form(s->folded, s->folded_n))
	{
		s->suggestion = ascii_text("company");
		return "is_company";
	}
	if (reason != NULL)
		return reason;
	if (phone.reason == DBM_PHONE_EMPTY)
		return "characters";
	if (phone.kind == DBM_PHONE_INVALID)
		return codes[phone.reason];
	if (dbm_is_filler_number(phone.e164 + 1))
		return "placeholder";
	if (s->kind == FIELD_MOBILE && phone.kind != DBM_PHONE_MOBILE &&
		phone.kind != DBM_PHONE_FIXED_OR_MOBILE)
	{
		s->suggestion = ascii_text("phone");
		return "not_mobile";
	}
	return NULL;
}

static const char *
check_website(subject *s)
{
	uint32_t	name[DBM_DOMAIN_POINTS];
	size_t		from;
	size_t		to;
	size_t		length;
	const char *reason = check_email_elsewhere(s);

	if (reason != NULL)
		return reason;
	dbm_domain_host(s->points, s->n, &from, &to);
	length = dbm_domain_normal(s->points + from, to - from, name);
	if (length == 0)
		return "bad_domain";
	return dbm_domain_kind(name, length) == DBM_EMAIL_PLACEHOLDER ? "placeholder" : NULL;
}

/*
 * Codes.
 */

static const char *
code_reason(dbm_code_reason reason)
{
	static const char *const codes[] = {
		NULL, "empty", "length", "characters", "authority", "bad_date", "check_digit"
	};

	return codes[reason];
}

static const char *
check_credit_code(subject *s)
{
	char		code[DBM_CREDIT_CODE + 1];
	dbm_code_reason reason = dbm_credit_code(s->points, s->n, code);

	if (reason != DBM_CODE_GOOD && dbm_credit_code_meant(s->points, s->n, code))
		s->suggestion = ascii_text(code);
	return code_reason(reason);
}

static const char *
check_registration(subject *s)
{
	char		code[DBM_CREDIT_CODE + 1];
	dbm_code_reason reason = dbm_registration_number(s->points, s->n, code);

	if (reason != DBM_CODE_GOOD && dbm_credit_code(s->points, s->n, code) == DBM_CODE_GOOD)
	{
		s->suggestion = ascii_text("credit_code");
		return "is_credit_code";
	}
	return code_reason(reason);
}

static const char *
check_identity_card(subject *s)
{
	char		code[DBM_IDENTITY_CARD + 1];

	return code_reason(dbm_identity_card(s->points, s->n, code));
}

/* Anything, but no number of an identity card: of that a hash is kept. */
static const char *
check_text(subject *s)
{
	char		code[DBM_IDENTITY_CARD + 1];

	return dbm_identity_card(s->points, s->n, code) == DBM_CODE_GOOD ? "is_identity_card" : NULL;
}

/*
 * Postcodes: 9 is a digit, A a letter; the blank may be left out. Formats of the
 * Universal Postal Union's addressing sheets.
 */
static const char *const postcodes[][2] = {
	{"AT", "9999"}, {"AU", "9999"}, {"BE", "9999"}, {"BR", "99999999"}, {"CA", "A9A9A9"},
	{"CH", "9999"}, {"CN", "999999"}, {"CZ", "99999"}, {"DE", "99999"}, {"DK", "9999"},
	{"ES", "99999"}, {"FI", "99999"}, {"FR", "99999"}, {"GB", "A99AA"}, {"GB", "A999AA"},
	{"GB", "AA99AA"}, {"GB", "AA999AA"}, {"GB", "A9A9AA"}, {"GB", "AA9A9AA"}, {"GR", "99999"},
	{"ID", "99999"}, {"IN", "999999"}, {"IT", "99999"}, {"JP", "9999999"}, {"KR", "99999"},
	{"MX", "99999"}, {"MY", "99999"}, {"NL", "9999AA"}, {"NO", "9999"}, {"NZ", "9999"},
	{"PH", "9999"}, {"PL", "99999"}, {"PT", "9999999"}, {"RU", "999999"}, {"SE", "99999"},
	{"SG", "999999"}, {"TH", "99999"}, {"TR", "99999"}, {"TW", "999"}, {"TW", "99999"},
	{"TW", "999999"}, {"UA", "99999"}, {"US", "99999"}, {"US", "999999999"}, {"VN", "99999"},
	{"VN", "999999"}, {"ZA", "9999"}
};

static bool
fits(const char *code, const char *format)
{
	for (; *code != '\0' && *format != '\0'; code++, format++)
	{
		if ((*format == '9') != (*code >= '0' && *code <= '9'))
			return false;
	}
	return *code == *format;
}

static const char *
check_postcode(subject *s)
{
	char		code[12];
	size_t		length = dbm_code_clean(s->points, s->n, code, sizeof(code) - 1);
	bool		known = false;

	if (length < 2 || length > sizeof(code) - 1)
		return "bad_postcode";
	for (int i = 0; i < lengthof(postcodes) && s->region != NULL; i++)
	{
		if (strcmp(postcodes[i][0], s->region->name) != 0)
			continue;
		known = true;
		if (fits(code, postcodes[i][1]))
			return NULL;
	}
	return known || count_digits(s) == 0 ? "bad_postcode" : NULL;
}

static const char *
check_id(subject *s)
{
	uint32_t	id[DBM_ONLINE_ID];

	return dbm_online_id(s->online, s->points, s->n, id) == 0 ? "bad_id" : NULL;
}

static const char *
check_field(subject *s)
{
	switch (s->kind)
	{
		case FIELD_NAME:
			return check_name(s);
		case FIELD_SUFFIX:
		case FIELD_COMPANY:
		case FIELD_PLACE:
			return check_place(s);
		case FIELD_ADDRESS:
			return check_address(s);
		case FIELD_STREET_NUMBER:
			return s->folded_n > 20 ? "too_long" : NULL;
		case FIELD_POSTCODE:
			return check_postcode(s);
		case FIELD_DATE:
			return check_date(s);
		case FIELD_EMAIL:
			return check_email(s);
		case FIELD_PHONE:
		case FIELD_MOBILE:
			return check_phone(s);
		case FIELD_WEBSITE:
			return check_website(s);
		case FIELD_CREDIT_CODE:
			return check_credit_code(s);
		case FIELD_REGISTRATION:
			return check_registration(s);
		case FIELD_IDENTITY_CARD:
			return check_identity_card(s);
		case FIELD_ID:
			return check_id(s);
		case FIELD_TEXT:
			return check_text(s);
	}
	return NULL;
}

/* Checks that hold for every field, then the field's own. */
static const char *
find_reason(subject *s)
{
	bool		name = s->kind == FIELD_NAME || s->kind == FIELD_COMPANY || s->kind == FIELD_PLACE;
	bool		short_values = s->kind == FIELD_SUFFIX || s->kind == FIELD_STREET_NUMBER ||
		s->kind == FIELD_DATE;

	if (s->folded_n == 0)
		return "empty";
	if (dbm_is_damaged(s->points, s->n))
		return "damaged";
	if (dbm_is_sheet_error(s->points, s->n))
		return "spreadsheet_error";
	if (!short_values && dbm_is_filler(s->folded, s->folded_n, name))
		return "placeholder";
	return check_field(s);
}

static int
field_argument(text *value)
{
	char		name[FIELD_ROOM];

	text_to_cstring_buffer(value, name, sizeof(name));
	for (int i = 0; i < lengthof(fields); i++)
	{
		if (strcmp(fields[i].name, name) == 0)
			return i;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown field \"%s\"", name),
			 errhint("Use name, given_name, surname, suffix, birth_date, email, phone, mobile, fax, company, job_title, address, street_number, street, city, postcode, region, country, website, credit_code, registration_number, identity_card, national_id, wechat_openid, wechat_unionid, wecom_external, qq, text or code.")));
}

/* (field, value, region) */
Datum
dbm_validate(PG_FUNCTION_ARGS)
{
	subject		s = {0};
	int			field;
	const char *reason;
	text	   *value;
	Datum		values[4] = {0};
	bool		nulls[4] = {false, true, true, true};

	s.region = dbm_region_argument(fcinfo, 2);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	field = field_argument(PG_GETARG_TEXT_PP(0));
	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	value = PG_GETARG_TEXT_PP(1);
	s.kind = fields[field].kind;
	s.online = fields[field].online;
	s.points = dbm_text_points(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &s.n);
	s.folded_n = s.n;
	s.folded = dbm_fold_points(s.points, &s.folded_n);
	reason = find_reason(&s);
	values[0] = BoolGetDatum(reason == NULL);
	if (reason != NULL)
	{
		values[1] = CStringGetTextDatum(reason);
		values[2] = CStringGetTextDatum(dbm_validate_cure(reason));
		nulls[1] = nulls[2] = false;
	}
	if (reason != NULL && s.suggestion != NULL)
	{
		values[3] = PointerGetDatum(s.suggestion);
		nulls[3] = false;
	}
	PG_RETURN_DATUM(dbm_form_composite(fcinfo, values, nulls));
}

Datum
dbm_default_placeholder_words(PG_FUNCTION_ARGS)
{
	dbm_check_text(0);
	return dbm_list_words(fcinfo, dbm_placeholder_word);
}
