/*
 * domain.c
 *	  Internet names: syntax, normal form, and the part that somebody has registered.
 *
 * A name is labels of 1 to 63 octets joined by dots (RFC 1034), letters, digits and
 * inner hyphens, 253 octets in all; a label may hold letters of any script
 * (RFC 5890), of which each counts as one. The last label is no number. A label
 * xn--... is decoded by Punycode (RFC 3492), so that both ways to write a name are
 * one. The caller owns all buffers.
 */
#include "core/base/ascii.h"
#include "core/contact/domain.h"

#include <string.h>

#include "core/text/fold.h"
#include "core/text/word_list.h"

#define LABEL_OCTETS	63

#define COUNT(array)	((int) (sizeof(array) / sizeof((array)[0])))

static bool
is_ascii(const uint32_t *points, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (points[i] >= 0x80)
			return false;
	}
	return true;
}

/*
 * Punycode, RFC 3492 section 6.2.
 */
#define PUNY_BASE		36
#define PUNY_LOW		1
#define PUNY_HIGH		26
#define PUNY_SKEW		38
#define PUNY_DAMP		700

static uint32_t
adapt(uint32_t delta, uint32_t count, bool first)
{
	uint32_t	k = 0;

	delta = first ? delta / PUNY_DAMP : delta / 2;
	delta += delta / count;
	for (; delta > (PUNY_BASE - PUNY_LOW) * PUNY_HIGH / 2; k += PUNY_BASE)
		delta /= PUNY_BASE - PUNY_LOW;
	return k + (PUNY_BASE - PUNY_LOW + 1) * delta / (delta + PUNY_SKEW);
}

static uint32_t
puny_digit(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		return c - 'a';
	return c >= '0' && c <= '9' ? c - '0' + 26 : PUNY_BASE;
}

/* One number of variable length; false when it does not end or is too large. */
static bool
puny_number(const uint32_t *label, size_t n, size_t *at, uint32_t bias, uint32_t *value)
{
	uint32_t	weight = 1;

	for (uint32_t k = PUNY_BASE;; k += PUNY_BASE)
	{
		uint32_t	limit = k <= bias ? PUNY_LOW : k >= bias + PUNY_HIGH ? PUNY_HIGH : k - bias;
		uint32_t	digit = *at < n ? puny_digit(label[(*at)++]) : PUNY_BASE;

		if (digit >= PUNY_BASE || digit > (UINT32_MAX - *value) / weight)
			return false;
		*value += digit * weight;
		if (digit < limit)
			return true;
		if (weight > UINT32_MAX / (PUNY_BASE - limit))
			return false;
		weight *= PUNY_BASE - limit;
	}
}

/* What stands behind xn--; 0 when it is no Punycode. `out` has room for n. */
static size_t
puny_decode(const uint32_t *label, size_t n, uint32_t *out)
{
	uint32_t	c = 0x80;
	uint32_t	bias = 72;
	uint32_t	i = 0;
	size_t		count = 0;
	size_t		at = 0;

	if (!is_ascii(label, n))
		return 0;
	for (size_t j = n; j > 0; j--)
	{
		if (label[j - 1] == '-')
		{
			count = j - 1;
			at = j;
			break;
		}
	}
	memcpy(out, label, count * sizeof(uint32_t));
	while (at < n)
	{
		uint32_t	before = i;

		if (!puny_number(label, n, &at, bias, &i))
			return 0;
		bias = adapt(i - before, (uint32_t) count + 1, before == 0);
		if (i / (count + 1) > 0x10FFFF - c)
			return 0;
		c += i / (uint32_t) (count + 1);
		i %= (uint32_t) (count + 1);
		memmove(out + i + 1, out + i, (count - i) * sizeof(uint32_t));
		out[i++] = c;
		count++;
	}
	return count;
}

/*
 * Names.
 */

static bool
is_stop(uint32_t c)
{
	return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61;
}

bool
dbm_label_letter(uint32_t c)
{
	if (c < 0x80)
		return dbm_is_alnum(c) || c == '-';
	return c >= 0xAA && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00) &&
		!(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) && !dbm_blank(c) &&
		!dbm_invisible(c) && !(c >= 0xFE10 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF65) &&
		c != 0xFFFD && c <= 0x3FFFF && !(c >= 0x1F000 && c <= 0x1FAFF);
}

static bool
is_label(const uint32_t *label, size_t n)
{
	if (n == 0 || label[0] == '-' || label[n - 1] == '-')
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (!dbm_label_letter(label[i]))
			return false;
	}
	return true;
}

/* A label in lower case is one: its normal form goes to `out`, 0 when it is none. */
static size_t
normal_label(const uint32_t *label, size_t n, uint32_t *out)
{
	static const uint32_t prefix[] = {'x', 'n', '-', '-'};
	size_t		decoded = 0;

	if (!is_label(label, n))
		return 0;
	if (n > 4 && memcmp(label, prefix, sizeof(prefix)) == 0)
		decoded = puny_decode(label + 4, n - 4, out);
	for (size_t i = 0; i < decoded; i++)
		out[i] = dbm_lower(out[i]);
	/* what is ASCII after all stays as it was written */
	if (decoded > 0 && is_label(out, decoded) && !is_ascii(out, decoded))
		return decoded;
	memcpy(out, label, n * sizeof(uint32_t));
	return n;
}

static bool
all_digits(const uint32_t *points, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (points[i] < '0' || points[i] > '9')
			return false;
	}
	return true;
}

size_t
dbm_domain_normal(const uint32_t *points, size_t n, uint32_t *name)
{
	uint32_t	label[LABEL_OCTETS];
	size_t		length = 0;
	size_t		count = 0;
	size_t		last = 0;
	int			labels = 0;

	if (n > 0 && is_stop(points[n - 1]))
		n--;
	if (n == 0 || n > DBM_DOMAIN_POINTS)
		return 0;
	for (size_t i = 0; i <= n; i++)
	{
		size_t		added;

		if (i < n && !is_stop(points[i]))
		{
			if (count == LABEL_OCTETS)
				return 0;
			label[count++] = dbm_lower(points[i]);
			continue;
		}
		if (labels++ > 0)
			name[length++] = '.';
		last = length;
		added = normal_label(label, count, name + length);
		if (added == 0)
			return 0;
		length += added;
		count = 0;
	}
	if (labels < 2 || length - last < 2 || all_digits(name + last, length - last))
		return 0;
	return length;
}

/* Second-level names that registries of countries give further names under. */
static const char *const second_levels[] = {
	"ac", "asn", "co", "com", "edu", "firm", "gen", "go", "gob", "gouv", "gov", "gv", "id", "idv",
	"ind", "info", "k12", "ltd", "me", "mil", "ne", "net", "nom", "or", "org", "plc", "res", "sch",
	"school", "tm", "web"
};

/* And the provinces of China. */
static const char *const provinces[] = {
	"ah", "bj", "cq", "fj", "gd", "gs", "gx", "gz", "ha", "hb", "he", "hi", "hk", "hl", "hn", "jl",
	"js", "jx", "ln", "mo", "nm", "nx", "qh", "sc", "sd", "sh", "sn", "sx", "tj", "tw", "xj", "xz",
	"yn", "zj"
};

/* Where the label that ends before `end` begins. */
static size_t
label_start(const uint32_t *name, size_t end)
{
	while (end > 0 && name[end - 1] != '.')
		end--;
	return end;
}

size_t
dbm_domain_registered(const uint32_t *name, size_t n)
{
	size_t		top = label_start(name, n);
	size_t		second = top > 0 ? label_start(name, top - 1) : 0;
	size_t		length = top > 0 ? top - 1 - second : 0;

	if (second == 0 || n - top != 2)
		return second;
	if (dbm_in_words(name + second, length, second_levels, COUNT(second_levels)) ||
		(dbm_is_word(name + top, 2, "cn") &&
		 dbm_in_words(name + second, length, provinces, COUNT(provinces))))
		return label_start(name, second - 1);
	return second;
}

void
dbm_domain_host(const uint32_t *points, size_t n, size_t *from, size_t *to)
{
	size_t		start = 0;
	size_t		www = 0;
	size_t		end;

	for (size_t i = 0; i + 2 < n; i++)
	{
		if (points[i] == ':' && points[i + 1] == '/' && points[i + 2] == '/')
		{
			start = i + 3;
			break;
		}
	}
	while (start < n && (dbm_blank(points[start]) || points[start] == '/'))
		start++;
	for (end = start; end < n; end++)
	{
		uint32_t	c = points[end];

		if (c == '@')
			start = end + 1;
		else if (c == '/' || c == '?' || c == '#' || c == '\\' || c == ',' || c == ';' ||
				 c == '>' || c == ')' || dbm_blank(c))
			break;
	}
	/* a port */
	for (size_t i = start; i < end; i++)
	{
		if (points[i] == ':')
			end = i;
	}
	while (www < 3 && start + www < end && dbm_lower(points[start + www]) == 'w')
		www++;
	if (www == 3 && start + 3 < end && is_stop(points[start + 3]))
		start += 4;
	*from = start;
	*to = end;
}
