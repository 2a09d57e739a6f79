/*
 * linkage_value.c
 *	  Normal forms of the values that records are compared by.
 *
 * The text comes folded (fold.h). Every parser below writes the value's hash, its
 * looser key and the text that is compared letter by letter, all of bounded size.
 * Placeholders and junk (test, n/a, 0000000, one repeated sign) give no value, so
 * that nobody is joined by them.
 */
#include <string.h>

#include "core/fold.h"
#include "core/linkage_value.h"

#define LIMIT	DBM_LINK_TEXT_LIMIT

typedef struct word
{
	const uint32_t *text;
	size_t		n;
} word;

static inline bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || c >= 0xAA;
}

static bool
word_is(word w, const char *ascii)
{
	size_t		i = 0;

	while (i < w.n && ascii[i] != '\0' && w.text[i] == (unsigned char) ascii[i])
		i++;
	return i == w.n && ascii[i] == '\0';
}

static bool
word_among(word w, const char *const *list)
{
	for (; *list != NULL; list++)
	{
		if (word_is(w, *list))
			return true;
	}
	return false;
}

static void
push(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field, const dbm_value *value)
{
	if (!table->column[field].used || parsed->n == DBM_PARSED_VALUES)
		return;
	parsed->field[parsed->n] = (uint8_t) field;
	parsed->code[parsed->n++] = dbm_table_value(table, field, value);
}

/* A value whose text is these code points; further keys are the caller's. */
static dbm_value
value_of(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n)
{
	dbm_value	value = {0};

	value.hash = dbm_hash_points(text, n, 1);
	value.length = (uint16_t) (n < LIMIT ? n : LIMIT);
	(void) field;
	value.text = dbm_table_text(table, text, value.length);
	return value;
}

/* Letters and digits only, words parted by one blank; returns the length. */
static size_t
plain(const uint32_t *text, size_t n, uint32_t *out, size_t room)
{
	size_t		used = 0;

	for (size_t i = 0; i < n && used < room; i++)
	{
		uint32_t	c = text[i];

		if (is_letter(c) || is_digit(c))
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

static bool
is_junk(const uint32_t *text, size_t n)
{
	static const char *const junk[] = {
		"test", "testing", "asdf", "asdfgh", "qwerty", "na", "n a", "none", "null", "nil", "nan",
		"unknown", "unnamed", "anonymous", "not available", "not provided", "no name", "noname",
		"tbd", "tba", "xxx", "xx", "x", "abc", "foo", "bar", "undefined", "missing", "dummy",
		"sample", "example", "demo", "guest", "user", "customer", "test test", NULL
	};
	static const uint32_t han[][2] = {{0x6D4B, 0x8BD5}, {0x672A, 0x77E5}, {0x533F, 0x540D}};

	for (size_t i = 0; n == 2 && i < sizeof(han) / sizeof(han[0]); i++)
	{
		if (text[0] == han[i][0] && text[1] == han[i][1])
			return true;
	}
	return n == 0 || (n > 1 && monotone(text, n)) || word_among((word) {text, n}, junk);
}

/* ---- names of persons ------------------------------------------------------------ */

static const char *const titles[] = {
	"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam", "herr", "frau",
	"rev", "hon", "lady", "lord", "dame", "ing", "dipl", "mme", "mlle", NULL
};
static const char *const suffixes[] = {
	"jr", "sr", "ii", "iii", "iv", "junior", "senior", NULL
};

static uint64_t
suffix_class(word w)
{
	static const uint64_t classes[] = {1, 2, 3, 4, 5, 1, 2};

	for (int i = 0; suffixes[i] != NULL; i++)
	{
		if (word_is(w, suffixes[i]))
			return classes[i];
	}
	return 0;
}

static void
push_suffix(dbm_link_table *table, dbm_parsed *parsed, word w)
{
	dbm_value	value = {0};
	uint64_t	number = suffix_class(w);

	if (number == 0)
		return;
	value.hash = dbm_hash_mix(number, 17);
	push(table, parsed, DBM_LINK_SUFFIX, &value);
}

/* The nickname class: the full name's hash. Both sides of the table are data of ours. */
static uint64_t
nickname(word w)
{
	static const char *const names[][2] = {
		{"bob", "robert"}, {"rob", "robert"}, {"bobby", "robert"}, {"robbie", "robert"},
		{"bill", "william"}, {"will", "william"}, {"willie", "william"}, {"billy", "william"},
		{"jim", "james"}, {"jimmy", "james"}, {"jamie", "james"}, {"mike", "michael"},
		{"mick", "michael"}, {"dick", "richard"}, {"rick", "richard"}, {"rich", "richard"},
		{"tom", "thomas"}, {"tommy", "thomas"}, {"liz", "elizabeth"}, {"beth", "elizabeth"},
		{"betty", "elizabeth"}, {"lizzie", "elizabeth"}, {"eliza", "elizabeth"},
		{"kate", "katherine"}, {"kathy", "katherine"}, {"katie", "katherine"},
		{"catherine", "katherine"}, {"kathryn", "katherine"}, {"tony", "anthony"},
		{"joe", "joseph"}, {"dan", "daniel"}, {"danny", "daniel"}, {"dave", "david"},
		{"steve", "steven"}, {"stephen", "steven"}, {"chris", "christopher"}, {"matt", "matthew"},
		{"nick", "nicholas"}, {"alex", "alexander"}, {"andy", "andrew"}, {"drew", "andrew"},
		{"ben", "benjamin"}, {"sam", "samuel"}, {"ed", "edward"}, {"eddie", "edward"},
		{"ted", "edward"}, {"ned", "edward"}, {"charlie", "charles"}, {"chuck", "charles"},
		{"jack", "john"}, {"johnny", "john"}, {"jon", "jonathan"}, {"ken", "kenneth"},
		{"ron", "ronald"}, {"don", "donald"}, {"greg", "gregory"}, {"jeff", "jeffrey"},
		{"jerry", "gerald"}, {"larry", "lawrence"}, {"pat", "patricia"}, {"patty", "patricia"},
		{"trish", "patricia"}, {"peggy", "margaret"}, {"maggie", "margaret"}, {"meg", "margaret"},
		{"jen", "jennifer"}, {"jenny", "jennifer"}, {"sue", "susan"}, {"barb", "barbara"},
		{"debbie", "deborah"}, {"deb", "deborah"}, {"becky", "rebecca"}, {"vicky", "victoria"},
		{"cathy", "katherine"}, {"nancy", "ann"}, {"annie", "ann"}, {"harry", "henry"},
		{"hank", "henry"}, {"fred", "frederick"}, {"frank", "francis"}, {"pete", "peter"},
		{"phil", "philip"}, {"tim", "timothy"}, {"josh", "joshua"}, {"nate", "nathan"},
		{"zach", "zachary"}, {"kim", "kimberly"}, {"mandy", "amanda"}, {"sandy", "sandra"},
		{"terry", "terence"}, {"walt", "walter"}, {"art", "arthur"}, {"al", "albert"},
		{"bert", "albert"}, {"gene", "eugene"}, {"ray", "raymond"}, {"russ", "russell"},
		{"molly", "mary"}, {"polly", "mary"}, {"sally", "sarah"}, {"tina", "christina"}
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		if (word_is(w, names[i][0]))
		{
			uint32_t	full[16];
			size_t		n = 0;

			for (; names[i][1][n] != '\0'; n++)
				full[n] = (unsigned char) names[i][1][n];
			return dbm_hash_points(full, n, 5);
		}
	}
	return w.n < 3 ? 0 : dbm_hash_points(w.text, w.n, 5);
}

static void
push_name(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field,
		  const uint32_t *text, size_t n)
{
	dbm_value	value;
	uint32_t	joined[LIMIT];
	size_t		used = 0;
	size_t		first = 0;

	if (n > LIMIT)
		n = LIMIT;
	if (n == 0 || is_junk(text, n))
		return;
	value = value_of(table, field, text, n);
	for (size_t i = 0; i < n; i++)
	{
		if (is_letter(text[i]))
			joined[used++] = text[i];
	}
	while (first < n && text[first] != ' ')
		first++;
	if (dbm_han(text[0]))
		value.flags |= DBM_VALUE_CJK;
	else
		value.key = dbm_hash_points(joined, used, 3);
	if (used == 1 && !dbm_han(text[0]))
		value.flags |= DBM_VALUE_INITIAL;
	if (field == DBM_LINK_GIVEN && !dbm_han(text[0]))
		value.part = nickname((word) {text, first});
	push(table, parsed, field, &value);
}

static size_t
split(const uint32_t *text, size_t n, word *words, size_t room)
{
	size_t		count = 0;

	for (size_t i = 0; i < n && count < room;)
	{
		size_t		begin = i;

		while (i < n && text[i] != ' ')
			i++;
		if (i > begin)
			words[count++] = (word) {text + begin, i - begin};
		i++;
	}
	return count;
}

/* "surname, given" and "given surname"; a Chinese name begins with the surname. */
static void
parse_full_name(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	uint32_t	clean[4 * LIMIT];
	word		words[16];
	word		kept[16];
	size_t		count;
	size_t		used = 0;
	size_t		comma = n;
	size_t		length;

	for (size_t i = 0; i < n; i++)
	{
		if (text[i] == '(')
			n = i;
		else if (text[i] == ',' && comma > i)
			comma = i;
	}
	if (n > 0 && dbm_han(text[0]))
	{
		while (n > 0 && text[n - 1] == ' ')
			n--;
		if (n >= 2 && n <= 4)
		{
			size_t		head = n == 4 || (text[0] == 0x6B27 && text[1] == 0x9633) ? 2 : 1;

			push_name(table, parsed, DBM_LINK_SURNAME, text, head);
			push_name(table, parsed, DBM_LINK_GIVEN, text + head, n - head);
		}
		return;
	}
	length = plain(text, n < 4 * LIMIT ? n : 4 * LIMIT, clean, 4 * LIMIT);
	if (is_junk(clean, length))
		return;
	count = split(clean, length, words, 16);
	for (size_t i = 0; i < count; i++)
	{
		if (suffix_class(words[i]) != 0 && i > 0)
			push_suffix(table, parsed, words[i]);
		else if (!word_among(words[i], titles))
			kept[used++] = words[i];
	}
	if (used == 0)
		return;
	if (comma < n && used >= 2)
	{
		const uint32_t *end = kept[used - 1].text + kept[used - 1].n;

		push_name(table, parsed, DBM_LINK_SURNAME, kept[0].text, kept[0].n);
		push_name(table, parsed, DBM_LINK_GIVEN, kept[1].text,
				  (size_t) (end - kept[1].text));
	}
	else
	{
		size_t		given = used > 1 ?
			(size_t) (kept[used - 2].text + kept[used - 2].n - kept[0].text) : 0;

		push_name(table, parsed, DBM_LINK_SURNAME, kept[used - 1].text, kept[used - 1].n);
		if (given > 0)
			push_name(table, parsed, DBM_LINK_GIVEN, kept[0].text, given);
	}
}

/* ---- companies ------------------------------------------------------------------- */

static const char *const forms[][2] = {
	{"inc", "inc"}, {"incorporated", "inc"}, {"corp", "inc"}, {"corporation", "inc"},
	{"ltd", "ltd"}, {"limited", "ltd"}, {"llc", "llc"}, {"plc", "plc"}, {"gmbh", "gmbh"},
	{"ag", "ag"}, {"sa", "sa"}, {"nv", "nv"}, {"bv", "bv"}, {"co", ""}, {"company", ""}, {"kg", ""},
	{"lp", "lp"}, {"llp", "llp"}, {"sarl", "sarl"}, {"srl", "srl"}, {"spa", "spa"}, {"pty", ""},
	{"oy", "oy"}, {"ab", "ab"}, {"the", ""}
};

static void
parse_company(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	uint32_t	clean[4 * LIMIT];
	uint32_t	core[4 * LIMIT];
	word		words[32];
	size_t		count;
	size_t		used = 0;
	uint64_t	form = 0;
	dbm_value	value;

	n = plain(text, n < 4 * LIMIT ? n : 4 * LIMIT, clean, 4 * LIMIT);
	if (is_junk(clean, n))
		return;
	if (dbm_han(clean[0]))
	{
		static const uint32_t tails[][6] = {
			{4, 0x6709, 0x9650, 0x516C, 0x53F8}, {2, 0x8D23, 0x4EFB}, {2, 0x80A1, 0x4EFD},
			{2, 0x96C6, 0x56E2}, {2, 0x6709, 0x9650}
		};

		for (int i = 0; i < 5; i++)
		{
			size_t		m = tails[i][0];

			while (n > 0 && clean[n - 1] == ' ')
				n--;
			if (n >= m + 2 && memcmp(clean + n - m, tails[i] + 1, m * sizeof(uint32_t)) == 0)
				n -= m, parsed->company = 1;
		}
		for (size_t i = 0; i < n; i++)
		{
			if (clean[i] != ' ')
				core[used++] = clean[i];
		}
	}
	else
	{
		count = split(clean, n, words, 32);
		for (size_t i = 0; i < count; i++)
		{
			size_t		j = 0;

			while (j < sizeof(forms) / sizeof(forms[0]) && !word_is(words[i], forms[j][0]))
				j++;
			if (j < sizeof(forms) / sizeof(forms[0]) && (i > 0 || j == 24))
			{
				if (j < 24 && forms[j][1][0] != '\0')
				{
					form = dbm_hash_bytes(forms[j][1], strlen(forms[j][1]), 9);
					parsed->company = 1;
				}
				continue;
			}
			if (used > 0)
				core[used++] = ' ';
			memcpy(core + used, words[i].text, words[i].n * sizeof(uint32_t));
			used += words[i].n;
		}
	}
	if (used == 0)
		return;
	value = value_of(table, DBM_LINK_COMPANY, core, used);
	value.key = dbm_hash_points(core, used, 3);
	value.part = form;
	value.hash = dbm_hash_mix(value.hash, form);
	if (dbm_han(core[0]))
		value.flags |= DBM_VALUE_CJK;
	push(table, parsed, DBM_LINK_COMPANY, &value);
}

/* ---- numbers, addresses of mail and web, codes, dates, texts ----------------------- */

static void
parse_phone(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
			dbm_parsed *parsed)
{
	uint32_t	digits[32];
	size_t		used = 0;
	size_t		i = 0;
	uint64_t	extension = 0;
	size_t		tail;
	dbm_value	value;
	bool		rising = true;

	for (; i < n && used < 20; i++)
	{
		if (is_digit(text[i]))
			digits[used++] = text[i];
		else if (used >= 5 && (text[i] == 'x' || text[i] == 'e' || text[i] == '#' ||
							   text[i] == 0x8F6C))
			break;
	}
	for (; i < n; i++)
	{
		if (is_digit(text[i]) && extension < 1000000)
			extension = extension * 10 + (text[i] - '0');
	}
	for (i = 1; i < used; i++)
		rising = rising && (digits[i] == digits[i - 1] + 1 ||
							(digits[i] == '0' && digits[i - 1] == '9'));
	if (used < 5 || rising || monotone(digits, used))
		return;
	/* the last nine digits: whatever the trunk and country codes before them */
	tail = used > 9 ? used - 9 : 0;
	value = value_of(table, field, digits + tail, used - tail);
	value.key = dbm_hash_points(digits + tail, used - tail, 3);
	value.part = extension;
	value.hash = dbm_hash_mix(value.key, extension);
	push(table, parsed, field, &value);
}

static const char *const free_mail[] = {
	"gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "msn.com",
	"aol.com", "icloud.com", "me.com", "qq.com", "163.com", "126.com", "sina.com", "sohu.com",
	"foxmail.com", "yeah.net", "139.com", "189.cn", "gmx.de", "gmx.net", "web.de", "mail.com",
	"proton.me", "mail.ru", "zoho.com", "yahoo.co.uk", NULL
};

static void
push_domain(dbm_link_table *table, dbm_parsed *parsed, const uint32_t *text, size_t n)
{
	dbm_value	value;
	bool		dot = false;

	for (size_t i = 0; i < n; i++)
		dot = dot || text[i] == '.';
	if (n < 4 || !dot || word_among((word) {text, n}, free_mail))
		return;
	value = value_of(table, DBM_LINK_DOMAIN, text, n);
	push(table, parsed, DBM_LINK_DOMAIN, &value);
}

static void
parse_website(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	size_t		begin = 0;
	size_t		end;

	for (size_t i = 0; i + 2 < n; i++)
	{
		if (text[i] == ':' && text[i + 1] == '/' && text[i + 2] == '/')
			begin = i + 3;
	}
	if (n - begin > 4 && text[begin] == 'w' && text[begin + 1] == 'w' && text[begin + 2] == 'w' &&
		text[begin + 3] == '.')
		begin += 4;
	for (end = begin; end < n; end++)
	{
		if (text[end] == '/' || text[end] == ':' || text[end] == '?' || text[end] == ' ')
			break;
	}
	push_domain(table, parsed, text + begin, end - begin);
}

static void
parse_email(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	static const char *const roles[] = {
		"info", "sales", "contact", "office", "admin", "support", "hello", "mail", "service",
		"marketing", "hr", "jobs", "enquiries", "reception", "noreply", "no-reply",
		"webmaster", NULL
	};
	static const char *const places[] = {
		"test", "none", "na", "noemail", "asdf", "a", "xxx", "null", "example", "nobody", NULL
	};
	size_t		at = n;
	size_t		end;
	dbm_value	value;
	word		domain;

	for (size_t i = 0; i < n; i++)
	{
		if (text[i] == '@')
			at = i;
	}
	if (at == n || at == 0)
		return;
	for (end = 0; end < at && text[end] != '+'; end++)
		;
	if (end == 0)
		return;
	domain = (word) {text + at + 1, n - at - 1};
	if (word_among((word) {text, end}, places) || domain.n < 3)
		return;
	push_domain(table, parsed, domain.text, domain.n);
	value = value_of(table, DBM_LINK_EMAIL, text, end);
	value.part = value.hash;
	value.key = dbm_hash_points(domain.text, domain.n, 3);
	value.hash = dbm_hash_mix(value.hash, value.key);
	if (word_among(domain, free_mail))
		value.flags |= DBM_VALUE_FREE;
	if (word_among((word) {text, end}, roles))
		value.flags |= DBM_VALUE_ROLE;
	push(table, parsed, DBM_LINK_EMAIL, &value);
}

static void
parse_code(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
		   dbm_parsed *parsed)
{
	uint32_t	clean[LIMIT];
	size_t		used = 0;
	dbm_value	value;

	for (size_t i = 0; i < n && used < LIMIT; i++)
	{
		if (is_letter(text[i]) || is_digit(text[i]))
			clean[used++] = text[i];
	}
	if (used == 0 || (used > 3 && monotone(clean, used)) || (used > 2 && is_junk(clean, used)))
		return;
	value = value_of(table, field, clean, used);
	push(table, parsed, field, &value);
}

/* Year, month, day in this order (as dates are written out), with or without marks. */
static void
parse_date(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	uint64_t	part[3] = {0, 0, 0};
	int			count = 0;
	size_t		digits = 0;
	dbm_value	value = {0};

	for (size_t i = 0; i < n && count < 3; i++)
	{
		if (is_digit(text[i]))
		{
			size_t		full = count == 0 ? 4 : 2;

			part[count] = part[count] * 10 + (text[i] - '0');
			if (++digits == full)
				count++, digits = 0;
		}
		else if (digits > 0)
			count++, digits = 0;
	}
	if (part[0] == 0 || part[0] > 9999)
		return;
	value.key = part[0] * 10000 + part[1] * 100 + part[2];
	value.hash = dbm_hash_mix(value.key, 11);
	push(table, parsed, DBM_LINK_BIRTH, &value);
}

static void
parse_text(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
		   dbm_parsed *parsed)
{
	uint32_t	clean[4 * LIMIT];
	uint32_t	numbers[LIMIT];
	size_t		used = 0;
	dbm_value	value;

	n = plain(text, n < 4 * LIMIT ? n : 4 * LIMIT, clean, 4 * LIMIT);
	if (is_junk(clean, n))
		return;
	for (size_t i = 0; i < n && used < LIMIT; i++)
	{
		if (is_digit(clean[i]))
			numbers[used++] = clean[i];
		else if (used > 0 && numbers[used - 1] != ' ')
			numbers[used++] = ' ';
	}
	while (used > 0 && numbers[used - 1] == ' ')
		used--;
	value = value_of(table, field, clean, n);
	if (used > 0)
		value.part = dbm_hash_points(numbers, used, 13);
	push(table, parsed, field, &value);
}

/* ---- the table of sources ---------------------------------------------------------- */

static const struct
{
	const char *name;
	dbm_link_field field;
}			sources[DBM_SOURCES] = {
	{"name", DBM_LINK_GIVEN}, {"given_name", DBM_LINK_GIVEN}, {"surname", DBM_LINK_SURNAME},
	{"suffix", DBM_LINK_SUFFIX}, {"birth_date", DBM_LINK_BIRTH}, {"email", DBM_LINK_EMAIL},
	{"phone", DBM_LINK_PHONE}, {"mobile", DBM_LINK_MOBILE}, {"fax", DBM_LINK_FAX},
	{"company", DBM_LINK_COMPANY}, {"job_title", DBM_LINK_TITLE}, {"address", DBM_LINK_ADDRESS},
	{"street_number", DBM_LINK_NUMBER}, {"street", DBM_LINK_STREET}, {"city", DBM_LINK_CITY},
	{"postcode", DBM_LINK_POSTCODE}, {"region", DBM_LINK_REGION}, {"country", DBM_LINK_COUNTRY},
	{"website", DBM_LINK_DOMAIN}, {"credit_code", DBM_LINK_CREDIT},
	{"national_id", DBM_LINK_NATIONAL}, {"wechat_unionid", DBM_LINK_UNION},
	{"wechat_openid", DBM_LINK_OPEN}, {"text", DBM_LINK_TEXT}, {"code", DBM_LINK_CODE}
};

const char *
dbm_source_name(dbm_link_source source)
{
	return source < DBM_SOURCES ? sources[source].name : NULL;
}

void
dbm_source_use(dbm_link_table *table, dbm_link_source source)
{
	dbm_column *column = table->column;
	bool		person = source <= DBM_SOURCE_BIRTH || source == DBM_SOURCE_MOBILE ||
		source == DBM_SOURCE_TITLE || source == DBM_SOURCE_NATIONAL ||
		source == DBM_SOURCE_UNION || source == DBM_SOURCE_OPEN;

	if (source == DBM_SOURCE_EMAIL)
		column[DBM_LINK_DOMAIN].used = true;
	if (table->company && (person || source == DBM_SOURCE_EMAIL))
		return;
	column[sources[source].field].used = true;
	if (source == DBM_SOURCE_NAME || source == DBM_SOURCE_GIVEN || source == DBM_SOURCE_SURNAME)
		column[DBM_LINK_GIVEN].used = column[DBM_LINK_SURNAME].used =
			column[DBM_LINK_SUFFIX].used = true;
}

void
dbm_source_parse(dbm_link_table *table, dbm_link_source source, const uint32_t *points, size_t n,
				 dbm_parsed *parsed)
{
	dbm_link_field field = sources[source].field;
	uint32_t	text[DBM_FOLD_GROWTH * DBM_SOURCE_POINTS];

	memset(parsed, 0, sizeof(*parsed));
	n = dbm_fold(points, n < DBM_SOURCE_POINTS ? n : DBM_SOURCE_POINTS, text);
	switch (source)
	{
		case DBM_SOURCE_NAME:
			parse_full_name(table, text, n, parsed);
			break;
		case DBM_SOURCE_SUFFIX:
			push_suffix(table, parsed, (word) {text, n});
			break;
		case DBM_SOURCE_BIRTH:
			parse_date(table, text, n, parsed);
			break;
		case DBM_SOURCE_EMAIL:
			parse_email(table, text, n, parsed);
			break;
		case DBM_SOURCE_PHONE:
		case DBM_SOURCE_MOBILE:
		case DBM_SOURCE_FAX:
			parse_phone(table, field, text, n, parsed);
			break;
		case DBM_SOURCE_COMPANY:
			parse_company(table, text, n, parsed);
			break;
		case DBM_SOURCE_WEBSITE:
			parse_website(table, text, n, parsed);
			break;
		case DBM_SOURCE_GIVEN:
		case DBM_SOURCE_SURNAME:
			{
				uint32_t	clean[4 * LIMIT];

				push_name(table, parsed, field, clean,
						  plain(text, n < 4 * LIMIT ? n : 4 * LIMIT, clean, 4 * LIMIT));
				break;
			}
		default:
			if (table->column[field].kind == DBM_KIND_TEXT)
				parse_text(table, field, text, n, parsed);
			else
				parse_code(table, field, text, n, parsed);
	}
}
