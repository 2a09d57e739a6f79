/*
 * email.c
 *	  E-mail addresses as people write them: clean, in normal form, of a class, or why it is none.
 *
 * Around an address a name, angle brackets, quotes, mailto:, a label with a colon, a
 * comment in brackets and marks at the end may stand; blanks beside @ and dots go.
 * The syntax is RFC 5321's as it is in use: a local part of at most 64 letters,
 * digits, marks of the RFC and inner single dots, letters of any script (RFC 6531),
 * and a domain (domain.c). A quoted local part is taken when it needs no quotes and
 * refused otherwise, and so is an address of a machine in brackets.
 *
 * The normal form is in lower case and without +tag; at Gmail, where dots do not
 * count, without dots and with gmail.com for googlemail.com; Punycode is decoded.
 * Normal form and class are idempotent. All data is constant; the caller owns
 * the buffers.
 */
#include "core/base/ascii.h"
#include "core/contact/email.h"

#include <string.h>

#include "core/contact/domain.h"
#include "core/contact/email_words.h"
#include "core/text/fold.h"
#include "core/text/word_list.h"

#define LOCAL_POINTS	64
#define COUNT(array)	((int) (sizeof(array) / sizeof((array)[0])))

/* Offices in Chinese. */
static const char *const han_roles[] = {
	"业务", "业务部", "人事", "人事部", "人力资源", "公司", "前台", "办公室", "售后", "商务",
	"商务部", "外贸", "外贸部", "客服", "客服部", "市场", "市场部", "技术支持", "招聘", "服务",
	"行政", "行政部", "财务", "财务部", "采购", "采购部", "销售", "销售部"
};

typedef struct span
{
	const uint32_t *points;
	size_t		n;
} span;

static bool
is_one_of(uint32_t c, const char *marks)
{
	return c > 0 && c < 0x80 && strchr(marks, (int) c) != NULL;
}

/* Marks of East Asian scripts that end a phrase or enclose one. */
static bool
is_wide_mark(uint32_t c)
{
	return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
		(c >= 0x2018 && c <= 0x201F) || c == 0xB7;
}

static span
trimmed(span s)
{
	while (s.n > 0 && (dbm_blank(s.points[0]) || is_one_of(s.points[0], "'\"<([{:;,.") ||
					   is_wide_mark(s.points[0])))
	{
		s.points++;
		s.n--;
	}
	while (s.n > 0 && (dbm_blank(s.points[s.n - 1]) ||
					   is_one_of(s.points[s.n - 1], "'\">)]}:;,.!?") ||
					   is_wide_mark(s.points[s.n - 1])))
		s.n--;
	return s;
}

/* Where c is, from the end; n when it is not there. */
static size_t
last_of(span s, uint32_t c)
{
	for (size_t i = s.n; i > 0; i--)
	{
		if (s.points[i - 1] == c)
			return i - 1;
	}
	return s.n;
}

static size_t
count_of(span s, uint32_t c)
{
	size_t		count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += s.points[i] == c;
	return count;
}

/* The address in what stands around it: <...>, mailto:, a comment, a question mark. */
static span
find_address(const uint32_t *points, size_t n)
{
	span		s = {points, n};
	size_t		open = last_of(s, '<');
	size_t		at;

	if (open < s.n)
	{
		span		inner = {points + open + 1, n - open - 1};
		size_t		close = 0;

		while (close < inner.n && inner.points[close] != '>')
			close++;
		inner.n = close;
		if (count_of(inner, '@') > 0)
			s = inner;
	}
	s = trimmed(s);
	at = last_of(s, '@');
	for (size_t i = 0; i < at && at < s.n; i++)
	{
		if (s.points[i] == ':')
		{
			s.points += i + 1;
			s.n -= i + 1;
			at -= i + 1;
			i = (size_t) -1;
		}
	}
	for (size_t i = at; i < s.n; i++)
	{
		if (s.points[i] == '?' || s.points[i] == '(')
			s.n = i;
	}
	return trimmed(s);
}

/* Without blanks beside @ and dots; returns how many are left. `out` has room for all. */
static size_t
close_up(span s, uint32_t *out)
{
	size_t		n = 0;

	for (size_t i = 0; i < s.n; i++)
	{
		uint32_t	c = s.points[i];
		size_t		next = i;

		if (!dbm_blank(c))
		{
			out[n++] = c;
			continue;
		}
		while (next < s.n && dbm_blank(s.points[next]))
			next++;
		if (n > 0 && out[n - 1] != '@' && out[n - 1] != '.' &&
			s.points[next] != '@' && s.points[next] != '.')
			out[n++] = ' ';
		i = next - 1;
	}
	return n;
}

static bool
is_local_letter(uint32_t c)
{
	if (c < 0x80)
		return dbm_is_alnum(c) ||
			is_one_of(c, "!#$%&'*+-/=?^_`{|}~");
	return dbm_label_letter(c);
}

/* The local part in lower case; quotes that nothing needs go. */
static dbm_email_reason
read_local(const uint32_t *points, size_t n, dbm_email_address *address)
{
	/* the first of the quotes has gone with what stands around an address */
	bool		quoted = n > 1 && points[n - 1] == '"';

	n -= quoted;
	if (n == 0 || n > LOCAL_POINTS)
		return n == 0 ? DBM_EMAIL_BAD_LOCAL : DBM_EMAIL_LONG;
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = dbm_lower(points[i]);
		bool		inner = i > 0 && i + 1 < n && points[i - 1] != '.';

		if (c == '.' ? !inner : !is_local_letter(c))
			return quoted ? DBM_EMAIL_QUOTED : DBM_EMAIL_BAD_LOCAL;
		address->points[address->length++] = c;
	}
	return DBM_EMAIL_GOOD;
}

static dbm_email_reason
read_address(const uint32_t *points, size_t n, dbm_email_address *address)
{
	span		s = {points, n};
	size_t		at = last_of(s, '@');
	uint32_t	domain[DBM_DOMAIN_POINTS];
	size_t		length;
	dbm_email_reason reason;

	if (n == 0)
		return DBM_EMAIL_EMPTY;
	if (at == n)
		return DBM_EMAIL_NO_AT;
	if (count_of(s, '@') > 1)
		return DBM_EMAIL_SEVERAL;
	reason = read_local(points, at, address);
	if (reason != DBM_EMAIL_GOOD)
		return reason;
	length = dbm_domain_normal(points + at + 1, n - at - 1, domain);
	if (length == 0)
		return DBM_EMAIL_BAD_DOMAIN;
	if (address->length + 1 + length > DBM_EMAIL_POINTS)
		return DBM_EMAIL_LONG;
	address->at = address->length;
	address->points[address->length++] = '@';
	memcpy(address->points + address->length, domain, length * sizeof(uint32_t));
	address->length += (uint16_t) length;
	return DBM_EMAIL_GOOD;
}

static void
append(dbm_email_address *address, const char *word)
{
	while (*word != '\0' && address->length < DBM_EMAIL_POINTS)
		address->points[address->length++] = (unsigned char) *word++;
}

/* One for all ways to write to one box. */
static void
normalize(const dbm_email_address *address, dbm_email_address *normal)
{
	const uint32_t *domain = address->points + address->at + 1;
	size_t		length = address->length - address->at - 1;
	bool		gmail = dbm_is_word(domain, length, "gmail.com") ||
		dbm_is_word(domain, length, "googlemail.com");
	uint16_t	n = 0;

	for (uint16_t i = 0; i < address->at; i++)
	{
		uint32_t	c = address->points[i];

		if (c == '+' && n > 0)
			break;
		if (c != '.' || !gmail)
			normal->points[n++] = c;
	}
	while (normal->points[n - 1] == '.')
		n--;
	normal->at = n;
	normal->points[n++] = '@';
	normal->length = n;
	if (gmail)
		append(normal, "gmail.com");
	else
	{
		memcpy(normal->points + n, domain, length * sizeof(uint32_t));
		normal->length += (uint16_t) length;
	}
}

/*
 * Classes.
 */

static bool
equals_text(const uint32_t *points, size_t n, const char *text)
{
	const unsigned char *s = (const unsigned char *) text;

	/* three bytes a character: these are Chinese */
	for (size_t i = 0; i < n; i++, s += 3)
	{
		if (*s == '\0' || points[i] != ((uint32_t) (s[0] & 0x0F) << 12 |
										(uint32_t) (s[1] & 0x3F) << 6 | (uint32_t) (s[2] & 0x3F)))
			return false;
	}
	return *s == '\0';
}

/* info, info2, info.cn, customer.service, 采购 */
static bool
is_role(const uint32_t *local, size_t n)
{
	uint32_t	joined[LOCAL_POINTS];
	size_t		count = 0;
	size_t		first = 0;

	while (n > 1 && (dbm_is_digit(local[n - 1]) ||
					 is_one_of(local[n - 1], "._-")))
		n--;
	if (dbm_in_words(local, n, role_words, COUNT(role_words)))
		return true;
	for (size_t i = 0; i < n; i++)
	{
		if (!is_one_of(local[i], "._-"))
			joined[count++] = local[i];
		else if (first == 0)
			first = i;
	}
	if (count < n && dbm_in_words(joined, count, role_words, COUNT(role_words)))
		return true;
	if (first > 3 && count <= first + 2 &&
		dbm_in_words(local, first, role_words, COUNT(role_words)))
		return true;
	for (int i = 0; n > 0 && local[0] >= 0x80 && i < COUNT(han_roles); i++)
	{
		if (equals_text(local, n, han_roles[i]))
			return true;
	}
	return false;
}

/* One letter again and again, as aaa. */
static bool
is_repeated(const uint32_t *local, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		if (local[i] != local[0])
			return false;
	}
	return n >= 3 && local[0] >= 'a' && local[0] <= 'z';
}

static bool
is_placeholder(const dbm_email_address *a)
{
	const uint32_t *domain = a->points + a->at + 1;
	size_t		first = 0;

	if (dbm_in_words(a->points, a->at, placeholder_words, COUNT(placeholder_words)) ||
		is_repeated(a->points, a->at) || equals_text(a->points, a->at, "测试"))
		return true;
	/* a@a.com */
	while (domain[first] != '.')
		first++;
	return a->at <= 3 && first == a->at &&
		memcmp(a->points, domain, first * sizeof(uint32_t)) == 0;
}

/* The names that are kept for examples and tests. */
static bool
is_reserved(const uint32_t *top, size_t n)
{
	return dbm_is_word(top, n, "example") || dbm_is_word(top, n, "invalid") ||
		dbm_is_word(top, n, "test") || dbm_is_word(top, n, "localhost");
}

dbm_email_kind
dbm_domain_kind(const uint32_t *name, size_t n)
{
	size_t		start = dbm_domain_registered(name, n);
	const uint32_t *registered = name + start;
	size_t		length = n - start;
	size_t		top = n;

	while (top > 0 && name[top - 1] != '.')
		top--;
	if (is_reserved(name + top, n - top) ||
		dbm_in_words(registered, length, placeholder_domains, COUNT(placeholder_domains)))
		return DBM_EMAIL_PLACEHOLDER;
	if (dbm_in_words(name, n, free_mail_domains, COUNT(free_mail_domains)) ||
		(start > 0 &&
		 dbm_in_words(registered, length, free_mail_domains, COUNT(free_mail_domains))))
		return DBM_EMAIL_PERSONAL;
	if (dbm_in_words(name, n, disposable_domains, COUNT(disposable_domains)) ||
		(start > 0 &&
		 dbm_in_words(registered, length, disposable_domains, COUNT(disposable_domains))))
		return DBM_EMAIL_DISPOSABLE;
	return DBM_EMAIL_COMPANY;
}

static dbm_email_kind
kind_of(const dbm_email_address *normal)
{
	dbm_email_kind kind = dbm_domain_kind(normal->points + normal->at + 1,
										  normal->length - normal->at - 1u);

	if (kind == DBM_EMAIL_PLACEHOLDER || is_placeholder(normal))
		return DBM_EMAIL_PLACEHOLDER;
	if (kind == DBM_EMAIL_DISPOSABLE)
		return kind;
	return is_role(normal->points, normal->at) ? DBM_EMAIL_ROLE : kind;
}

void
dbm_email_parse(const uint32_t *points, size_t n, dbm_email *email)
{
	uint32_t	closed[DBM_EMAIL_TEXT];
	span		s;

	email->kind = DBM_EMAIL_INVALID;
	email->reason = DBM_EMAIL_LONG;
	email->address.length = email->normal.length = 0;
	if (n > DBM_EMAIL_TEXT)
		return;
	s = find_address(points, n);
	email->reason = read_address(closed, close_up(s, closed), &email->address);
	if (email->reason != DBM_EMAIL_GOOD)
	{
		email->address.length = 0;
		return;
	}
	normalize(&email->address, &email->normal);
	email->kind = kind_of(&email->normal);
}

/*
 * What is probably meant.
 */

/* One letter too many, too few or wrong, or two that changed places. */
static bool
one_slip(const uint32_t *a, size_t n, const char *word)
{
	size_t		m = strlen(word);
	size_t		front = 0;
	size_t		back = 0;
	size_t		least = n < m ? n : m;

	if ((n > m ? n - m : m - n) > 1)
		return false;
	while (front < least && a[front] == (unsigned char) word[front])
		front++;
	while (back < least - front && a[n - 1 - back] == (unsigned char) word[m - 1 - back])
		back++;
	if (n == m && n - front - back == 2)
		return a[front] == (unsigned char) word[front + 1] &&
			a[front + 1] == (unsigned char) word[front];
	return n - front - back <= 1 && m - front - back <= 1;
}

/* Ends that no name has, and real names one slip from a common one. */
static const char *const wrong_ends[][2] = {
	{"con", "com"}, {"cmo", "com"}, {"ocm", "com"}, {"cim", "com"}, {"vom", "com"}, {"xom", "com"},
	{"comm", "com"}, {"cpm", "com"}, {"coom", "com"}, {"clm", "com"}, {"comn", "com"},
	{"cok", "com"}, {"comcn", "com.cn"}, {"nte", "net"}, {"ent", "net"}, {"ogr", "org"},
	{"rog", "org"}, {"cnn", "cn"}
};
static const char *const real_domains[] = {"cloud.com", "ucloud.com"};

/* The common domain that this one is taken for; NULL for none. */
static const char *
meant_domain(const uint32_t *domain, size_t n)
{
	if (dbm_in_words(domain, n, free_mail_domains, COUNT(free_mail_domains)) ||
		dbm_in_words(domain, n, real_domains, COUNT(real_domains)))
		return NULL;
	for (int i = 0; i < COUNT(popular_domains); i++)
	{
		const char *word = popular_domains[i];
		size_t		first = strcspn(word, ".");
		bool		no_end = n == first && strcmp(word + first, ".com") == 0;

		if (one_slip(domain, n, word))
			return word;
		for (size_t j = 0; no_end && j < n; j++)
			no_end = domain[j] == (unsigned char) word[j];
		if (no_end)
			return word;
	}
	return NULL;
}

bool
dbm_email_suggest(const uint32_t *points, size_t n, dbm_email_address *meant)
{
	uint32_t	closed[DBM_EMAIL_TEXT];
	span		s;
	size_t		end;
	const char *word;

	meant->length = 0;
	if (n > DBM_EMAIL_TEXT)
		return false;
	s.points = closed;
	s.n = close_up(find_address(points, n), closed);
	meant->at = (uint16_t) last_of(s, '@');
	if (meant->at == s.n || count_of(s, '@') > 1 || s.n > DBM_EMAIL_POINTS ||
		read_local(closed, meant->at, meant) != DBM_EMAIL_GOOD)
		return false;
	end = meant->at;
	meant->at = meant->length;
	for (size_t i = end; i < s.n; i++)
		meant->points[meant->length++] = dbm_lower(closed[i]);
	word = meant_domain(meant->points + meant->at + 1, meant->length - meant->at - 1u);
	if (word != NULL)
	{
		meant->length = meant->at + 1;
		append(meant, word);
		return true;
	}
	for (end = meant->length; end > 0 && meant->points[end - 1] != '.';)
		end--;
	for (int i = 0; i < COUNT(wrong_ends) && end > meant->at; i++)
	{
		if (!dbm_is_word(meant->points + end, meant->length - end, wrong_ends[i][0]))
			continue;
		meant->length = (uint16_t) end;
		append(meant, wrong_ends[i][1]);
		return true;
	}
	return false;
}

const char *
dbm_email_kind_name(dbm_email_kind kind)
{
	static const char *const names[DBM_EMAIL_KINDS] = {
		"invalid", "personal", "company", "role", "disposable", "placeholder"
	};

	return names[kind];
}

const char *
dbm_free_mail_domain(int i)
{
	return i >= 0 && i < COUNT(free_mail_domains) ? free_mail_domains[i] : NULL;
}

const char *
dbm_disposable_domain(int i)
{
	return i >= 0 && i < COUNT(disposable_domains) ? disposable_domains[i] : NULL;
}

const char *
dbm_role_word(int i)
{
	if (i >= COUNT(role_words))
		return i - COUNT(role_words) < COUNT(han_roles) ? han_roles[i - COUNT(role_words)] : NULL;
	return i >= 0 ? role_words[i] : NULL;
}
