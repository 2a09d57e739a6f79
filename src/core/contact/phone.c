/*
 * phone.c
 *	  Telephone numbers as people write them: E.164 (ITU-T), extension, kind, or why it is none.
 *
 * The text is cut into a number and an extension by what stands between them (ext,
 * x, #, 转, 分机 ...); the digits are read by the plan of their country, given by a
 * calling code (+86, 0086, 86) or by the caller. What is a number and which follows
 * libphonenumber's rules, so that both agree; beyond them
 *	- a number that is none with its last group of digits may be one with the group
 *	  as its extension: 021-12345678-801;
 *	- 13800138000.0 is a number that a spreadsheet took for an amount, while the
 *	  digits of 1.38E+10 are lost;
 *	- without a country, 00 leads abroad;
 *	- codes dialled before a number (*31#, *67) are no part of it.
 * Input is composed text (NFKC). Text longer than DBM_PHONE_TEXT is not read, so
 * the time is bounded. Nothing is kept; the caller owns the result.
 */
#include "core/contact/phone.h"

#include <string.h>

#include "core/text/fold.h"

#define DIGITS_READ		40		/* more digits than any number with its prefixes */
#define TRUNKS			3		/* prefixes of one number that are taken off one after another */
#define AMOUNT_DIGITS	7		/* fewer are an amount, not a number taken for one */

typedef struct reading
{
	const uint32_t *points;		/* first digit or plus to the last character that counts */
	int			n;
	bool		plus;
	char		digits[DIGITS_READ + 1];
	int			count;
} reading;

/* Value of a decimal digit of the scripts in use; -1 for anything else. */
static int
digit_value(uint32_t c)
{
	static const uint16_t zeros[] = {
		'0', 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
		0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810
	};

	if (c < 0x80)
		return c >= '0' && c <= '9' ? (int) c - '0' : -1;
	for (size_t i = 1; i < sizeof(zeros) / sizeof(zeros[0]); i++)
	{
		if (c >= zeros[i] && c < (uint32_t) zeros[i] + 10)
			return (int) (c - zeros[i]);
	}
	return -1;
}

static uint32_t
lower(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static bool
is_letter(uint32_t c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0x2500;
}

/* What may stand between the digits of a number. */
static bool
is_punctuation(uint32_t c)
{
	return is_dash(c) || dbm_blank(c) || c == '(' || c == ')' || c == '[' || c == ']' || c == '.' ||
		c == '/' || c == '~' || c == '*' || c == 0x223C || c == 0x2053 || c == 0x3010 ||
		c == 0x3011 || c == 0xB7;
}

/* A mark of any script, a symbol: nothing that is a word. */
static bool
is_mark(uint32_t c)
{
	return c < 0xC0 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040);
}

/* The keys of a telephone: ABC is 2, WXYZ is 9. */
static int
keypad(uint32_t c)
{
	static const char keys[] = "22233344455566677778889999";

	return keys[lower(c) - 'a'] - '0';
}

/*
 * Codes dialled before a number.
 */

/*
 * A call that hides its number or shows it: *31# and #31# of GSM (3GPP TS 22.030, 22.081),
 * *67 and *82 of North America. A code of two or three digits between star or
 * hash and hash, or a star and two digits before a blank, a plus or ten digits more.
 */
size_t
dbm_phone_dial_code(const uint32_t *points, size_t n)
{
	size_t		i = 0;
	size_t		digits = 0;
	size_t		marks = 0;
	size_t		rest = 0;

	while (i < n && dbm_blank(points[i]))
		i++;
	for (; i < n && marks < 2 && (points[i] == '*' || points[i] == '#'); i++)
		marks++;
	if (marks == 0)
		return 0;
	for (; i < n && digits < 3 && points[i] >= '0' && points[i] <= '9'; i++)
		digits++;
	if (digits < 2)
		return 0;
	if (i < n && points[i] == '#')
		return i + 1;
	if (digits > 2)
		i--;
	if (marks > 1 || points[i - 3] != '*' || i == n)
		return 0;
	for (size_t j = i; j < n; j++)
		rest += points[j] >= '0' && points[j] <= '9';
	return rest >= 10 || (rest >= 7 && (dbm_blank(points[i]) || points[i] == '+')) ? i : 0;
}

/*
 * Spreadsheets.
 */

/* 1.38E+10: digits, a point or comma, digits, an exponent. */
static bool
is_scientific(const uint32_t *points, size_t n)
{
	size_t		i = 0;
	size_t		point = 0;
	size_t		digits = 0;

	for (; i < n && (digit_value(points[i]) >= 0 || points[i] == '.' || points[i] == ','); i++)
	{
		digits += digit_value(points[i]) >= 0;
		point += digit_value(points[i]) < 0;
	}
	if (digits == 0 || point > 1 || i == n || lower(points[i]) != 'e')
		return false;
	i++;
	if (i < n && (points[i] == '+' || points[i] == '-'))
		i++;
	for (digits = 0; i < n && digit_value(points[i]) >= 0; i++)
		digits++;
	return i == n && digits > 0;
}

/* The length without the .0 of an amount, when all before it is digits; 0 when it is none. */
static int
without_decimals(const uint32_t *points, int n)
{
	int			end = n;

	while (end > 0 && points[end - 1] == '0')
		end--;
	if (end == n || end <= AMOUNT_DIGITS || points[end - 1] != '.')
		return 0;
	for (int i = 0; i < end - 1; i++)
	{
		if (digit_value(points[i]) < 0)
			return 0;
	}
	return end - 1;
}

/*
 * Extensions.
 */

typedef struct label
{
	const char *text;			/* ASCII */
	uint32_t	points[3];		/* or these */
	int			digits;			/* most of an extension behind it */
} label;

/* The longer ones first. An extension behind a mark that means other things too is short. */
static const label labels[] = {
	{";ext=", {0}, 20}, {"extension", {0}, 20}, {"extensi\1n", {0}, 20}, {"extn", {0}, 20},
	{"ext", {0}, 20}, {"xtn", {0}, 20}, {"xt", {0}, 20}, {"anexo", {0}, 20},
	{NULL, {0x434, 0x43E, 0x431}, 20},	/* доб */
	{NULL, {0x8F6C, 0x5206, 0x673A}, 20},	/* 转分机 */
	{NULL, {0x5206, 0x673A}, 20}, {NULL, {0x5206, 0x6A5F}, 20},	/* 分机 分機 */
	{NULL, {0x5185, 0x7EBF}, 20}, {NULL, {0x5167, 0x7DDA}, 20},	/* 内线 內線 */
	{NULL, {0x5185, 0x7DDA}, 20},	/* 内線 */
	{NULL, {0x8F6C}, 20}, {NULL, {0x8F49}, 20}, {NULL, {0x8EE2}, 20},	/* 转 轉 転 */
	{"int", {0}, 9}, {"x", {0}, 9}, {"#", {0}, 9}, {"~", {0}, 9}, {";", {0}, 15}, {",,", {0}, 15},
	{",", {0}, 9}
};

/* How many code points of the label end at `end`; 0 when it is not there. */
static int
label_ends(const label *wanted, const uint32_t *points, int end)
{
	int			length = 0;

	if (wanted->text == NULL)
	{
		while (length < 3 && wanted->points[length] != 0)
			length++;
	}
	else
		length = (int) strlen(wanted->text);
	if (length > end)
		return 0;
	for (int i = 0; i < length; i++)
	{
		uint32_t	c = lower(points[end - length + i]);
		uint32_t	want = wanted->text == NULL ? wanted->points[i] : (uint32_t) wanted->text[i];

		if (want == 1 ? c != 'o' && c != 0xF3 && c != 0xD3 : c != want)
			return 0;
	}
	return length;
}

static bool
is_separator(uint32_t c)
{
	return dbm_blank(c) || c == ',';
}

/* Digits before `end`, so that what stands before an extension can be a number. */
static bool
has_number(const uint32_t *points, int end)
{
	int			digits = 0;

	for (int i = 0; i < end; i++)
		digits += digit_value(points[i]) >= 0;
	return digits >= 3;
}

static void
take_digits(const uint32_t *points, int from, int to, char *extension)
{
	for (int i = from; i < to; i++)
		*extension++ = (char) ('0' + digit_value(points[i]));
	*extension = '\0';
}

/* The length of the number before a labelled extension, which goes to `extension`. */
static int
split_extension(const uint32_t *points, int n, char *extension)
{
	bool		hash = n > 0 && points[n - 1] == '#';
	int			last = n - hash;
	int			first = last;
	int			end;

	while (first > 0 && digit_value(points[first - 1]) >= 0)
		first--;
	if (first == last || first == 0)
		return n;
	/* a mark and blanks may stand behind the label, but commas may be the label */
	end = first;
	while (end > 0 && (dbm_blank(points[end - 1]) || is_dash(points[end - 1])))
		end--;
	if (hash && end < first && last - first <= 6 && has_number(points, end))
	{
		take_digits(points, first, last, extension);
		return end;
	}
	if (end > 0 && (points[end - 1] == ':' || points[end - 1] == '.'))
		end--;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
	{
		int			length = label_ends(&labels[i], points, end);
		int			before = end - length;

		if (length == 0 || last - first > labels[i].digits)
			continue;
		while (before > 0 && is_separator(points[before - 1]))
			before--;
		if (!has_number(points, before))
			continue;
		take_digits(points, first, last, extension);
		return before;
	}
	return n;
}

/* 021-12345678-801: the number without its last group of up to five digits, or 0. */
static int
split_last_group(const uint32_t *points, int n, char *extension)
{
	int			first = n;

	while (first > 0 && digit_value(points[first - 1]) >= 0)
		first--;
	if (n - first < 1 || n - first > 5 || first == 0 || !is_dash(points[first - 1]))
		return 0;
	take_digits(points, first, n, extension);
	return first - 1;
}

/*
 * The number.
 */

/* From the first digit or plus on, without what closes a sentence or a bracket. */
static bool
find_number(const uint32_t *points, size_t n, reading *r)
{
	size_t		from = 0;

	while (from < n && points[from] != '+' && digit_value(points[from]) < 0)
		from++;
	while (n > from && points[n - 1] != '#' && digit_value(points[n - 1]) < 0 &&
		   !is_letter(points[n - 1]) && is_mark(points[n - 1]))
		n--;
	r->points = points + from;
	r->n = (int) (n - from);
	return r->n > 0;
}

/* The digits of the number, letters by their keys where there are three. */
static dbm_phone_reason
read_digits(reading *r, int n)
{
	int			i = 0;
	int			letters = 0;

	for (int j = 0; j < n; j++)
		letters += is_letter(r->points[j]);
	r->count = 0;
	while (i < n && r->points[i] == '+')
		i++;
	r->plus = i > 0;
	for (; i < n; i++)
	{
		uint32_t	c = r->points[i];
		int			value = digit_value(c);

		if (value < 0 && is_letter(c) && (lower(c) == 'x' || r->count >= 3))
		{
			if (letters < 3)
				continue;
			value = keypad(c);
		}
		else if (value < 0)
		{
			if (!is_punctuation(c))
				return DBM_PHONE_CHARACTERS;
			continue;
		}
		if (r->count == DIGITS_READ)
			return DBM_PHONE_LONG;
		r->digits[r->count++] = (char) ('0' + value);
	}
	return r->count == 0 ? DBM_PHONE_EMPTY : DBM_PHONE_GOOD;
}

static bool
too_long(const dbm_phone_region *region, int n)
{
	uint32_t	lengths = region->lengths;

	return n >= 32 || (!(region->local_lengths >> n & 1) && lengths >> n == 0);
}

static bool
has_length(const dbm_phone_region *region, int n)
{
	return n < 32 && !(region->local_lengths >> n & 1) && (region->lengths >> n) != 0 &&
		((region->lengths >> n & 1) || (region->lengths & ((UINT32_C(1) << n) - 1)) == 0);
}

typedef struct national
{
	const dbm_phone_region *region; /* whose plan reads it */
	int			code;
	char		digits[DIGITS_READ + 8];
	int			count;
} national;

/* A calling code and the rest of the number. */
static dbm_phone_reason
take_code(const char *digits, int n, const dbm_phone_region *region, national *out)
{
	int			length;

	if (n <= 2)
		return DBM_PHONE_SHORT;
	out->code = dbm_phone_code(digits, n, &length);
	if (out->code == 0)
		return DBM_PHONE_BAD_CODE;
	if (region == NULL || region->code != out->code || strcmp(region->name, "001") == 0)
		region = dbm_phone_region_of_code(out->code);
	else if (dbm_phone_region_of_code(out->code) != region)
		region = dbm_phone_region_of_code(out->code);
	out->region = region;
	out->count = n - length;
	memcpy(out->digits, digits + length, (size_t) out->count);
	return DBM_PHONE_GOOD;
}

/* 8613800138000 in China: the code is one when the digits are no number with it. */
static bool
take_own_code(const char *digits, int n, const dbm_phone_region *region, national *out)
{
	int			length;

	if (dbm_phone_code(digits, n, &length) != region->code)
		return false;
	out->count = dbm_phone_national(region, digits + length, n - length, out->digits);
	if (!((!dbm_phone_general(region, digits, n) &&
		   dbm_phone_general(region, out->digits, out->count)) || too_long(region, n)))
		return false;
	out->code = region->code;
	out->region = dbm_phone_region_of_code(out->code);
	return true;
}

/* By the calling code, or as dialled in the region. */
static dbm_phone_reason
find_national(const reading *r, const dbm_phone_region *region, national *out)
{
	dbm_phone_reason reason = DBM_PHONE_GOOD;
	int			prefix;

	if (r->plus)
	{
		reason = take_code(r->digits, r->count, region, out);
		if (reason != DBM_PHONE_BAD_CODE || region == NULL)
			return reason;
	}
	if (region == NULL)
	{
		if (r->count < 2 || r->digits[0] != '0' || r->digits[1] != '0')
			return DBM_PHONE_NO_COUNTRY;
		return take_code(r->digits + 2, r->count - 2, region, out);
	}
	prefix = dbm_phone_international(region, r->digits, r->count);
	if (prefix > 0)
		return take_code(r->digits + prefix, r->count - prefix, region, out);
	if (take_own_code(r->digits, r->count, region, out))
		return DBM_PHONE_GOOD;
	if (r->plus)
		return DBM_PHONE_BAD_CODE;
	out->code = region->code;
	out->region = region;
	out->count = r->count;
	memcpy(out->digits, r->digits, (size_t) r->count);
	return DBM_PHONE_GOOD;
}

/* Why the plan has no number of these digits. */
static dbm_phone_reason
why_invalid(const dbm_phone_region *region, int n)
{
	if (too_long(region, n) || n > DBM_NSN_DIGITS)
		return DBM_PHONE_LONG;
	if ((region->lengths & ((UINT32_C(2) << n) - 1)) == 0 || (region->local_lengths >> n & 1))
		return DBM_PHONE_SHORT;
	return DBM_PHONE_UNASSIGNED;
}

static void
write_e164(int code, const national *number, char *e164)
{
	char		reversed[8];
	int			n = 0;

	*e164++ = '+';
	for (; code > 0; code /= 10)
		reversed[n++] = (char) ('0' + code % 10);
	while (n > 0)
		*e164++ = reversed[--n];
	memcpy(e164, number->digits, (size_t) number->count);
	e164[number->count] = '\0';
}

/* The country of its calling code whose number it is; NULL for none. */
static const dbm_phone_region *
find_owner(const national *number)
{
	if (number->count > DBM_NSN_DIGITS || number->count < 2)
		return NULL;
	return dbm_phone_region_of(number->code, number->digits, number->count);
}

static dbm_phone_kind
kind_of(const dbm_phone_region *owner, const national *number)
{
	return owner == NULL ? DBM_PHONE_INVALID :
		dbm_phone_kind_of(owner, number->digits, number->count);
}

/* What the digits are, without looking at the text again. */
static dbm_phone_reason
resolve(const reading *r, const dbm_phone_region *region, dbm_phone *phone)
{
	national	number;
	char		stripped[DIGITS_READ + 8];
	int			count;
	const dbm_phone_region *owner;
	dbm_phone_reason reason = find_national(r, region, &number);

	if (reason != DBM_PHONE_GOOD)
		return reason;
	/*
	 * A number that is one with a prefix before it loses that too, as it would when
	 * what is written here is read again: +52 1 is +52.
	 */
	for (int i = 0; i < TRUNKS; i++)
	{
		if (i > 0 && kind_of(find_owner(&number), &number) == DBM_PHONE_INVALID)
			break;
		count = dbm_phone_national(number.region, number.digits, number.count, stripped);
		if (count == number.count || !has_length(number.region, count))
			break;
		memcpy(number.digits, stripped, (size_t) count);
		number.count = count;
		number.region = dbm_phone_region_of_code(number.code);
	}
	owner = find_owner(&number);
	phone->kind = kind_of(owner, &number);
	if (owner != NULL)
		strcpy(phone->region, owner->name);
	if (phone->kind == DBM_PHONE_INVALID)
		return why_invalid(owner != NULL ? owner : number.region, number.count);
	write_e164(number.code, &number, phone->e164);
	return DBM_PHONE_GOOD;
}

/* The first n code points as a number. */
static dbm_phone_reason
attempt(reading *r, int n, const dbm_phone_region *region, dbm_phone *phone)
{
	dbm_phone_reason reason = read_digits(r, n);

	return reason == DBM_PHONE_GOOD ? resolve(r, region, phone) : reason;
}

void
dbm_phone_parse(const uint32_t *points, size_t n, const dbm_phone_region *region,
				dbm_phone *phone)
{
	reading		r;
	int			end;

	size_t		code;

	memset(phone, 0, sizeof(*phone));
	code = n > DBM_PHONE_TEXT ? 0 : dbm_phone_dial_code(points, n);
	if (n > DBM_PHONE_TEXT)
		phone->reason = DBM_PHONE_LONG;
	else if (!find_number(points + code, n - code, &r))
		phone->reason = DBM_PHONE_EMPTY;
	else if (is_scientific(r.points, (size_t) r.n))
		phone->reason = DBM_PHONE_SCIENTIFIC;
	if (phone->reason != DBM_PHONE_GOOD)
		return;
	end = split_extension(r.points, r.n, phone->extension);
	phone->reason = attempt(&r, end, region, phone);
	if (phone->reason != DBM_PHONE_GOOD && end == r.n)
	{
		int			shorter = split_last_group(r.points, r.n, phone->extension);

		if (shorter == 0)
			shorter = without_decimals(r.points, r.n);
		if (shorter > 0 && attempt(&r, shorter, region, phone) == DBM_PHONE_GOOD)
			phone->reason = DBM_PHONE_GOOD;
	}
	if (phone->reason != DBM_PHONE_GOOD)
		phone->extension[0] = '\0';
}

const char *
dbm_phone_kind_name(dbm_phone_kind kind)
{
	static const char *const names[DBM_PHONE_KINDS] = {
		"invalid", "premium", "toll_free", "shared", "voip", "personal", "pager", "universal",
		"voicemail", "fixed", "mobile", "fixed_or_mobile"
	};

	return names[kind];
}
