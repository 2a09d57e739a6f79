/*
 * value.c
 *	  Normal forms of the values that records are compared by.
 *
 * The text comes folded (fold.h). Every parser below writes the value's hash, its
 * looser key and the text that is compared letter by letter, all of bounded size.
 * Placeholders and junk (test, n/a, 0000000, one repeated sign) give no value, so
 * that nobody is joined by them.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/contact/domain.h"
#include "core/contact/email.h"
#include "core/text/fold.h"
#include "core/text/junk.h"
#include "core/linkage/value.h"
#include "core/contact/phone.h"
#include "core/address/address.h"
#include "core/text/word_list.h"

#define LIMIT	DBM_LINK_TEXT_LIMIT
#define LOCAL_DIGITS	9		/* of a number that tell it from others, its country aside */

typedef struct word
{
	const uint32_t *text;
	size_t		n;
} word;

static inline bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || c >= 0xAA;
}

void
dbm_link_push(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field,
			  const dbm_value *value)
{
	if (!table->column[field].used || parsed->n == DBM_PARSED_VALUES)
		return;
	parsed->field[parsed->n] = (uint8_t) field;
	parsed->code[parsed->n++] = dbm_table_value(table, field, value);
}

/* A value whose text is these code points; further keys are the caller's. */
dbm_value
dbm_link_text_value(dbm_link_table *table, const uint32_t *text, size_t n)
{
	dbm_value	value = {0};

	value.hash = dbm_hash_points(text, n, 1);
	value.length = (uint16_t) (n < LIMIT ? n : LIMIT);
	value.text = dbm_table_text(table, text, value.length);
	return value;
}

/* Letters and digits only, words parted by one blank; returns the length. */
size_t
dbm_link_plain(const uint32_t *text, size_t n, uint32_t *out, size_t room)
{
	size_t		used = 0;

	for (size_t i = 0; i < n && used < room; i++)
	{
		uint32_t	c = text[i];

		if (is_letter(c) || dbm_is_digit(c))
			out[used++] = c;
		else if (c != '\'' && c != '.' && used > 0 && out[used - 1] != ' ')
			out[used++] = ' ';
	}
	while (used > 0 && out[used - 1] == ' ')
		used--;
	return used;
}

/* One sign over and over, or nothing. */
static bool
monotone(const uint32_t *text, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		if (text[i] != text[0])
			return false;
	}
	return n != 1 || !is_letter(text[0]);
}

bool
dbm_link_junk(const uint32_t *text, size_t n, bool name)
{
	return n == 0 || dbm_is_filler(text, n, name);
}

/* ---- numbers, addresses of mail and web, codes, dates, texts ----------------------- */

typedef struct dialled
{
	char		digits[32];
	size_t		n;
	uint64_t	extension;
	bool		shared;			/* of all callers of a firm */
} dialled;

static void
add_extension(dialled *number, uint32_t c)
{
	if (dbm_is_digit(c) && number->extension < 1000000)
		number->extension = number->extension * 10 + (c - '0');
}

/* The digits as written, and those behind a sign of an extension. */
static void
read_digits(const uint32_t *text, size_t n, dialled *number)
{
	size_t		i = dbm_phone_dial_code(text, n);
	size_t		trunk;

	for (; i < n && number->n < 20; i++)
	{
		if (dbm_is_digit(text[i]))
			number->digits[number->n++] = (char) text[i];
		else if (number->n >= 5 && (text[i] == 'x' || text[i] == 'e' || text[i] == '#' ||
									text[i] == 0x8F6C))
			break;
	}
	for (; i < n; i++)
		add_extension(number, text[i]);
	trunk = number->digits[0] == '0' || number->digits[0] == '1' ? 1 : 0;
	number->shared = number->n == 10 + trunk && (number->digits[trunk] == '4' ||
												 number->digits[trunk] == '8') &&
		number->digits[trunk + 1] == '0' && number->digits[trunk + 2] == '0';
}

/*
 * By the plan of its country, where that is known: with the calling code when a number
 * without one has a country too, else without it. `points` are not folded.
 */
static bool
read_by_plan(const dbm_phone_region *region, const uint32_t *points, size_t n, dialled *number)
{
	dbm_phone	phone;
	int			code = 0;

	dbm_phone_parse(points, n, region, &phone);
	if (phone.kind == DBM_PHONE_INVALID)
		return false;
	if (region == NULL)
		dbm_phone_code(phone.e164 + 1, (int) strlen(phone.e164 + 1), &code);
	number->n = strlen(phone.e164 + 1 + code);
	memcpy(number->digits, phone.e164 + 1 + code, number->n + 1);
	for (const char *at = phone.extension; *at != '\0'; at++)
		add_extension(number, (unsigned char) *at);
	number->shared = phone.kind == DBM_PHONE_PREMIUM || phone.kind == DBM_PHONE_TOLL_FREE ||
		phone.kind == DBM_PHONE_SHARED || phone.kind == DBM_PHONE_UNIVERSAL;
	return true;
}

/* Counting up, or one digit over and over. */
static bool
is_sequence(const dialled *number)
{
	bool		rising = true;
	bool		same = true;

	for (size_t i = 1; i < number->n; i++)
	{
		char		before = number->digits[i - 1];

		same = same && number->digits[i] == before;
		rising = rising && (number->digits[i] == before + 1 ||
							(number->digits[i] == '0' && before == '9'));
	}
	return same || rising;
}

void
dbm_link_phone(dbm_link_table *table, dbm_link_field field, const uint32_t *points, size_t n,
			   const uint32_t *text, size_t length, dbm_parsed *parsed)
{
	dialled		number;
	uint32_t	digits[32];
	size_t		from;
	bool		abroad = false;
	bool		whole;
	dbm_value	value;

	memset(&number, 0, sizeof(number));
	for (size_t i = 0; i < n && !abroad; i++)
		abroad = points[i] == '+';
	whole = (table->region != NULL || abroad) && read_by_plan(table->region, points, n, &number);
	if (!whole)
		read_digits(text, length, &number);
	number.digits[number.n] = '\0';
	if (number.n < 5 || is_sequence(&number) || dbm_is_filler_number(number.digits))
		return;
	/* else the last nine digits: whatever the trunk and country codes before them */
	from = number.n > LOCAL_DIGITS && !(whole && table->region != NULL) ?
		number.n - LOCAL_DIGITS : 0;
	for (size_t i = from; i < number.n; i++)
		digits[i - from] = (unsigned char) number.digits[i];
	value = dbm_link_text_value(table, digits, number.n - from);
	value.key = dbm_hash_points(digits, number.n - from, 3);
	value.part = number.extension;
	value.hash = dbm_hash_mix(value.key, number.extension);
	if (number.shared)
		value.flags |= DBM_VALUE_ROLE;
	dbm_link_push(table, parsed, field, &value);
}

static void
push_domain(dbm_link_table *table, dbm_parsed *parsed, const uint32_t *name, size_t n)
{
	size_t		begin = dbm_domain_registered(name, n);
	dbm_value	value;

	if (n == 0 || dbm_domain_kind(name, n) != DBM_EMAIL_COMPANY)
		return;
	value = dbm_link_text_value(table, name + begin, n - begin);
	dbm_link_push(table, parsed, DBM_LINK_DOMAIN, &value);
}

void
dbm_link_website(dbm_link_table *table, const uint32_t *points, size_t n, dbm_parsed *parsed)
{
	uint32_t	name[DBM_DOMAIN_POINTS];
	size_t		from;
	size_t		to;

	dbm_domain_host(points, n, &from, &to);
	if (to - from <= DBM_DOMAIN_POINTS)
		push_domain(table, parsed, name, dbm_domain_normal(points + from, to - from, name));
}

void
dbm_link_email(dbm_link_table *table, const uint32_t *points, size_t n, dbm_parsed *parsed)
{
	dbm_email	email;
	dbm_email_address meant;
	const dbm_email_address *normal = &email.normal;
	dbm_value	value;
	word		domain;

	if (dbm_email_suggest(points, n, &meant))
		dbm_email_parse(meant.points, meant.length, &email);
	else
		dbm_email_parse(points, n, &email);
	if (email.kind == DBM_EMAIL_INVALID || email.kind == DBM_EMAIL_PLACEHOLDER ||
		email.kind == DBM_EMAIL_DISPOSABLE)
		return;
	domain = (word) {normal->points + normal->at + 1, (size_t) (normal->length - normal->at - 1)};
	push_domain(table, parsed, domain.text, domain.n);
	value = dbm_link_text_value(table, normal->points, normal->at);
	value.latin = dbm_table_text(table, domain.text - 1, domain.n + 1);
	value.latin_length = (uint16_t) (domain.n + 1);
	value.part = value.hash;
	value.key = dbm_hash_points(domain.text, domain.n, 3);
	value.hash = dbm_hash_mix(value.hash, value.key);
	if (dbm_domain_kind(domain.text, domain.n) != DBM_EMAIL_COMPANY)
		value.flags |= DBM_VALUE_FREE;
	if (email.kind == DBM_EMAIL_ROLE)
		value.flags |= DBM_VALUE_ROLE;
	dbm_link_push(table, parsed, DBM_LINK_EMAIL, &value);
}

void
dbm_link_code(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
			  dbm_parsed *parsed)
{
	uint32_t	clean[LIMIT];
	size_t		used = 0;
	dbm_value	value;

	for (size_t i = 0; i < n && used < LIMIT; i++)
	{
		if (is_letter(text[i]) || dbm_is_digit(text[i]))
			clean[used++] = text[i];
	}
	if (used == 0 || (used > 3 && monotone(clean, used)) ||
		(used > 2 && dbm_link_junk(clean, used, false)))
		return;
	value = dbm_link_text_value(table, clean, used);
	dbm_link_push(table, parsed, field, &value);
}

/* Two letters for the names lists use most; other names stay as they are. */
void
dbm_link_country(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	static const char *const names[][2] = {
		{"china", "cn"}, {"prc", "cn"}, {"chn", "cn"}, {"usa", "us"}, {"united states", "us"},
		{"united states of america", "us"}, {"america", "us"}, {"united kingdom", "gb"},
		{"great britain", "gb"}, {"england", "gb"}, {"uk", "gb"}, {"gbr", "gb"},
		{"germany", "de"}, {"deutschland", "de"}, {"deu", "de"}, {"france", "fr"},
		{"italy", "it"}, {"italia", "it"}, {"spain", "es"}, {"espana", "es"}, {"japan", "jp"},
		{"korea", "kr"}, {"south korea", "kr"}, {"canada", "ca"}, {"australia", "au"},
		{"austria", "at"}, {"osterreich", "at"}, {"switzerland", "ch"}, {"schweiz", "ch"},
		{"netherlands", "nl"}, {"nederland", "nl"}, {"belgium", "be"}, {"india", "in"},
		{"singapore", "sg"}, {"hong kong", "hk"}, {"taiwan", "tw"}, {"brazil", "br"}
	};
	uint32_t	clean[LIMIT];
	uint32_t	code[2];

	n = dbm_link_plain(text, n < LIMIT ? n : LIMIT, clean, LIMIT);
	if (n == 2 && clean[0] == 0x4E2D && clean[1] == 0x56FD)
	{
		clean[0] = 'c';
		clean[1] = 'n';
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		if (dbm_is_word(clean, n, names[i][0]))
		{
			code[0] = (unsigned char) names[i][1][0];
			code[1] = (unsigned char) names[i][1][1];
			dbm_link_code(table, DBM_LINK_COUNTRY, code, 2, parsed);
			return;
		}
	}
	dbm_link_code(table, DBM_LINK_COUNTRY, clean, n, parsed);
}

/* Year, month, day in this order (as dates are written out), with or without marks. */
void
dbm_link_date(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	uint64_t	part[3] = {0, 0, 0};
	int			count = 0;
	size_t		digits = 0;
	dbm_value	value = {0};

	for (size_t i = 0; i < n && count < 3; i++)
	{
		if (dbm_is_digit(text[i]))
		{
			size_t		full = count == 0 ? 4 : 2;

			part[count] = part[count] * 10 + (text[i] - '0');
			if (++digits == full)
				count++, digits = 0;
		}
		else if (digits > 0)
			count++, digits = 0;
	}
	if (part[0] == 0 || part[0] > 9999 ||
		dbm_is_filler_date((int) part[0], (int) part[1], (int) part[2]))
		return;
	value.key = part[0] * 10000 + part[1] * 100 + part[2];
	value.hash = dbm_hash_mix(value.key, 11);
	dbm_link_push(table, parsed, DBM_LINK_BIRTH, &value);
}

/* The numbers in a text, in their order: they are never slips of each other. */
static uint64_t
hash_numbers(const uint32_t *text, size_t n)
{
	uint32_t	numbers[LIMIT];
	size_t		used = 0;

	for (size_t i = 0; i < n && used < LIMIT; i++)
	{
		if (dbm_is_digit(text[i]))
			numbers[used++] = text[i];
		else if (used > 0 && numbers[used - 1] != ' ')
			numbers[used++] = ' ';
	}
	while (used > 0 && numbers[used - 1] == ' ')
		used--;
	return used > 0 ? dbm_hash_points(numbers, used, 13) : 0;
}

/* A text, and the address it was read as, if it is one. */
static void
text_with_address(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
		   const dbm_address *address, dbm_parsed *parsed)
{
	uint32_t	clean[4 * LIMIT];
	dbm_value	value;

	n = dbm_link_plain(text, n < 4 * LIMIT ? n : 4 * LIMIT, clean, 4 * LIMIT);
	if (dbm_link_junk(clean, n, false))
		return;
	value = dbm_link_text_value(table, clean, n);
	value.part = hash_numbers(clean, n);
	if (address != NULL)
	{
		uint32_t	normal[DBM_ADDRESS_PARTS * (DBM_ADDRESS_ROOM + 2)];
		dbm_address	place = *address;

		/* a postcode or region that only one of two says does not part them */
		place.length[DBM_ADDRESS_POSTCODE] = place.length[DBM_ADDRESS_REGION] = 0;
		n = dbm_address_normal(&place, normal);
		value.key = dbm_hash_points(normal, n, 17);
		value.part = hash_numbers(normal, n);
	}
	dbm_link_push(table, parsed, field, &value);
}

void
dbm_link_text(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
			  dbm_parsed *parsed)
{
	text_with_address(table, field, text, n, NULL, parsed);
}

/*
 * An address in one text: other writings of it share a key. What it says of city and
 * postcode counts as if it stood in their columns, where it is sure to be that: beside
 * a region or a code, or known by name.
 */
void
dbm_link_address(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
				 dbm_parsed *parsed)
{
	dbm_address	address;
	const size_t *length = address.length;

	if (!dbm_address_parse(text, n, NULL, &address) || length[DBM_ADDRESS_STREET] == 0)
	{
		dbm_link_text(table, field, text, n, parsed);
		return;
	}
	text_with_address(table, field, text, n, &address, parsed);
	if (length[DBM_ADDRESS_POSTCODE] + length[DBM_ADDRESS_REGION] == 0)
		return;
	if (length[DBM_ADDRESS_CITY] > 0)
		dbm_link_text(table, DBM_LINK_CITY, address.points[DBM_ADDRESS_CITY],
					  length[DBM_ADDRESS_CITY], parsed);
	if (length[DBM_ADDRESS_POSTCODE] > 0)
		dbm_link_code(table, DBM_LINK_POSTCODE, address.points[DBM_ADDRESS_POSTCODE],
					  length[DBM_ADDRESS_POSTCODE], parsed);
}
