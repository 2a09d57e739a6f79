/*
 * compare.c
 *	  Can two parsed names be the same company's?
 *
 * Letters are not words: most names of firms that are alike letter by letter are
 * other firms. So names are compared token by token, and what a token tells decides
 * how much it counts: a brand 1, a trade word 1/4, a word for a group next to
 * nothing.
 *
 *	1. Everything but form and place the same, written together: one firm, unless
 *	   places or numbers contradict or only one is a branch.
 *	2. One is the initials of the other (IBM), with or without small words and form.
 *	3. In Latin letters tokens are paired: equal, equal but for an s at the end, or
 *	   one slip in a long word. The similarity is the weight of the pairs over the
 *	   weight of all, times how alike the pairs are.
 *	4. In Chinese, Japanese and Korean the brands must be equal; a missing trade word
 *	   asks for review, another one makes a sister firm.
 *	5. Across characters and letters the brand is compared as pinyin and the trades by
 *	   meaning, which never is a match by itself.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/text/edit_distance.h"
#include "core/company/compare.h"
#include "core/text/jaro_winkler.h"
#include "core/company/legal_form.h"
#include "core/text/ngram.h"
#include "core/text/pinyin.h"
#include "core/text/spelling.h"
#include "core/company/trade_word.h"
#include "core/text/utf8.h"

#define JOINED			(DBM_COMPANY_POINTS * DBM_SYLLABLE_LENGTH)
#define LONGEST_INITIALS 7
#define LONG_WORD		8			/* letters of a word that may hold a slip and still match */
#define REORDERED		0.85	/* the same words in another order ask for review */
#define SHORT_BRAND		3			/* characters below which only equal names match */

static dbm_company_match
match_at(dbm_company_match_level level, double similarity)
{
	return (dbm_company_match) {level, level, similarity};
}

typedef struct joined
{
	size_t		length;
	uint32_t	points[JOINED];
} joined;

static const uint32_t *
token_points(const dbm_company_name *name, int i)
{
	return name->points + name->token[i].start;
}

static bool
same_points(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	return n == m && memcmp(a, b, n * sizeof(uint32_t)) == 0;
}

static bool
same_joined(const joined *a, const joined *b)
{
	return same_points(a->points, a->length, b->points, b->length);
}

static bool
is_core(const dbm_company_token *token)
{
	return token->kind != DBM_TOKEN_STOP && token->kind != DBM_TOKEN_GROUP;
}

static void
append(joined *out, const uint32_t *points, size_t n)
{
	memcpy(out->points + out->length, points, n * sizeof(uint32_t));
	out->length += n;
}

/* Tokens of the core, or of one kind only, written together. */
static void
join_core(const dbm_company_name *name, int kind, joined *out)
{
	out->length = 0;
	for (int i = 0; i < name->n_tokens; i++)
	{
		if (kind < 0 ? is_core(&name->token[i]) : name->token[i].kind == kind)
			append(out, token_points(name, i), name->token[i].length);
	}
}

static void
join_brand(const dbm_company_name *name, joined *out)
{
	out->length = 0;
	for (int i = 0; i < name->n_tokens; i++)
	{
		if (name->token[i].kind == DBM_TOKEN_BRAND || name->token[i].kind == DBM_TOKEN_NUMBER)
			append(out, token_points(name, i), name->token[i].length);
	}
}

static int
count_kind(const dbm_company_name *name, dbm_token_kind kind)
{
	int			count = 0;

	for (int i = 0; i < name->n_tokens; i++)
		count += name->token[i].kind == kind;
	return count;
}

static size_t
token_text(const dbm_company_name *name, int i, char *out)
{
	return dbm_utf8_encode(token_points(name, i), name->token[i].length, out);
}

/*
 * Numbers, branches, places.
 */

/* Does the other name hold an equal number: 1st and first are? */
static bool
has_number(const dbm_company_name *name, const dbm_company_name *of, int number)
{
	char		wanted[DBM_UTF8_BYTES * DBM_COMPANY_POINTS];
	char		there[DBM_UTF8_BYTES * DBM_COMPANY_POINTS];
	size_t		n = token_text(of, number, wanted);
	int			value = dbm_number_word(wanted, n);

	for (int i = 0; i < name->n_tokens; i++)
	{
		size_t		m;

		if (name->token[i].kind != DBM_TOKEN_NUMBER)
			continue;
		m = token_text(name, i, there);
		if ((n == m && memcmp(wanted, there, n) == 0) ||
			(value > 0 && value == dbm_number_word(there, m)))
			return true;
	}
	return false;
}

static bool
numbers_conflict(const dbm_company_name *a, const dbm_company_name *b)
{
	if (count_kind(a, DBM_TOKEN_NUMBER) == 0 || count_kind(b, DBM_TOKEN_NUMBER) == 0)
		return false;
	for (int i = 0; i < a->n_tokens; i++)
	{
		if (a->token[i].kind == DBM_TOKEN_NUMBER && !has_number(b, a, i))
			return true;
	}
	for (int i = 0; i < b->n_tokens; i++)
	{
		if (b->token[i].kind == DBM_TOKEN_NUMBER && !has_number(a, b, i))
			return true;
	}
	return false;
}

static bool
same_branch(const dbm_company_name *a, const dbm_company_name *b)
{
	return same_points(a->points + a->branch_start, a->branch_length,
					   b->points + b->branch_start, b->branch_length);
}

/* What form and words for a group leave of two names whose cores are one. */
static dbm_company_match
compare_forms(const dbm_company_name *a, const dbm_company_name *b, size_t length)
{
	joined		x;
	joined		y;

	join_core(a, DBM_TOKEN_GROUP, &x);
	join_core(b, DBM_TOKEN_GROUP, &y);
	if (same_joined(&x, &y) && a->has_group == b->has_group && dbm_forms_equal(a->form, b->form) &&
		a->has_domain == b->has_domain)
		return match_at(DBM_COMPANY_EXACT, 1.0);
	/* two characters are the start of many names: 阅文, 腾讯 */
	if (a->cjk && length < SHORT_BRAND)
		return match_at(DBM_COMPANY_FORM, 0.85);
	return match_at(DBM_COMPANY_FORM, same_joined(&x, &y) ? 0.97 : 0.95);
}

/* A match holds only as far as place and branch allow. */
static dbm_company_match
limit(const dbm_company_name *a, const dbm_company_name *b, dbm_company_match match, size_t brand)
{
	bool		placed = dbm_place_known(a->place);
	dbm_place	place = placed ? a->place : b->place;

	if (dbm_place_conflict(a->place, b->place) || numbers_conflict(a, b))
	{
		match.level = DBM_COMPANY_CONFLICT;
		match.similarity = match.similarity < 0.3 ? match.similarity : 0.3;
		return match;
	}
	if (!same_branch(a, b))
	{
		if (match.similarity < DBM_COMPANY_REVIEW)
			return match;
		match.level = DBM_COMPANY_BRANCH;
		match.similarity = 0.7;
		return match;
	}
	if (placed != dbm_place_known(b->place) && match.similarity > 0.0)
	{
		/* a firm's place is part of its Chinese name; elsewhere it tells a subsidiary */
		bool		plain = brand >= SHORT_BRAND ||
			(place.province == 0 && a->n_points >= SHORT_BRAND);
		double		most = a->cjk && b->cjk && plain ? 0.93 : 0.85;

		if (match.level >= DBM_COMPANY_PLACE_ABSENT)
			match.level = match.besides = DBM_COMPANY_PLACE_ABSENT;
		if (match.similarity > most)
			match.similarity = most;
	}
	return match;
}

/*
 * Initials.
 */

/* First letters of the tokens, of small words too or not, and of the legal form's. */
static size_t
initials_of(const dbm_company_name *name, bool small, int form, uint32_t *out)
{
	const char *legal = dbm_form_name(name->form);
	size_t		n = 0;

	for (int i = 0; i < name->n_tokens; i++)
	{
		if ((name->token[i].kind != DBM_TOKEN_STOP || small) &&
			(name->token[i].kind != DBM_TOKEN_GROUP || form))
			out[n++] = token_points(name, i)[0];
	}
	/* Mediterranean Shipping Company is MSC; Co., Ltd. gives either letter */
	if (form > 0 && legal != NULL)
		out[n++] = form == 2 ? 'c' : (unsigned char) *legal;
	return n;
}

/* Tokens short enough to be initials written together: IBM, P & G, AT & T. */
static bool
may_be_initials(const dbm_company_name *name, const joined *core)
{
	if (core->length < 2 || core->length > LONGEST_INITIALS || name->cjk)
		return false;
	for (int i = 0; i < name->n_tokens; i++)
	{
		if (is_core(&name->token[i]) && name->token[i].length != core->length &&
			name->token[i].length > 2)
			return false;
	}
	return true;
}

static bool
are_initials(const dbm_company_name *shorter, const joined *core, const dbm_company_name *longer)
{
	int			words = 0;

	if (!may_be_initials(shorter, core) || longer->cjk)
		return false;
	for (int i = 0; i < longer->n_tokens; i++)
		words += is_core(&longer->token[i]) && longer->token[i].length > 1;
	if (words < 2)
		return false;
	for (int way = 0; way < 6; way++)
	{
		uint32_t	initials[DBM_COMPANY_TOKENS + 1];
		size_t		n = initials_of(longer, way & 1, way / 2, initials);

		if (same_points(initials, n, core->points, core->length))
			return true;
	}
	return false;
}

/*
 * Tokens in Latin letters.
 */

static double
weight_of(const dbm_company_token *token)
{
	static const double by_kind[] = {1.0, 0.25, 0.02, 1.0, 0.0};

	return by_kind[token->kind];
}

static bool
holds_digit(const uint32_t *points, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (dbm_is_digit(points[i]))
			return true;
	}
	return false;
}

/* boys and boy, industries and industry */
static bool
differ_in_plural(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	if (n > m)
		return differ_in_plural(b, m, a, n);
	if (n < 4)
		return false;
	if (m == n + 1)
		return b[m - 1] == 's' && memcmp(a, b, n * sizeof(uint32_t)) == 0;
	return m == n + 2 && a[n - 1] == 'y' && b[m - 1] == 's' && b[m - 2] == 'e' &&
		b[m - 3] == 'i' && memcmp(a, b, (n - 1) * sizeof(uint32_t)) == 0;
}

/* 1st and first */
static bool
same_number(const dbm_company_name *a, int i, const dbm_company_name *b, int j)
{
	char		text[DBM_UTF8_BYTES * DBM_COMPANY_POINTS];
	int			number;

	if (a->token[i].kind != DBM_TOKEN_NUMBER || b->token[j].kind != DBM_TOKEN_NUMBER)
		return false;
	number = dbm_number_word(text, token_text(a, i, text));
	return number > 0 && number == dbm_number_word(text, token_text(b, j, text));
}

/* Müller and Mueller */
static bool
same_spelling(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint32_t	x[DBM_COMPANY_POINTS];
	uint32_t	y[DBM_COMPANY_POINTS];

	if (n > m + 2 || m > n + 2 || n < 3 || m < 3 || a[0] != b[0] ||
		(!dbm_has_spellings(a, n) && !dbm_has_spellings(b, m)))
		return false;
	n = dbm_spelling(a, n, x);
	return same_points(x, n, y, dbm_spelling(b, m, y));
}

static double
token_similarity(const dbm_company_name *a, int i, const dbm_company_name *b, int j)
{
	const uint32_t *x = token_points(a, i);
	const uint32_t *y = token_points(b, j);
	size_t		n = a->token[i].length;
	size_t		m = b->token[j].length;
	size_t		shortest = n < m ? n : m;
	size_t		allowed = shortest < 5 ? 0 : shortest < 10 ? 1 : 2;
	double		jaro;

	if (same_points(x, n, y, m) || same_number(a, i, b, j) || same_spelling(x, n, y, m))
		return 1.0;
	if (differ_in_plural(x, n, y, m))
		return 0.98;
	if (allowed == 0 || n > DBM_JARO_SHORT || m > DBM_JARO_SHORT || holds_digit(x, n) ||
		holds_digit(y, m) || a->token[i].kind == DBM_TOKEN_NUMBER ||
		b->token[j].kind == DBM_TOKEN_NUMBER)
		return 0.0;
	if (dbm_edit_distance(x, n, y, m, allowed, NULL, NULL) > allowed)
		return 0.0;
	jaro = dbm_jaro_winkler(x, n, y, m, NULL, NULL);
	if (jaro < 0.9)
		return 0.0;
	/* a slip in a short word makes another word: Intel, Inter */
	return shortest >= LONG_WORD ? jaro * 0.96 : jaro * 0.88;
}

typedef struct pairing
{
	int			of_a[DBM_COMPANY_TOKENS];	/* the token of b, or -1 */
	int			of_b[DBM_COMPANY_TOKENS];
	double		similarity[DBM_COMPANY_TOKENS];
} pairing;

/* Pairs in the order of falling similarity, then of place. */
static void
pair_tokens(const dbm_company_name *a, const dbm_company_name *b, pairing *pairs)
{
	for (int i = 0; i < DBM_COMPANY_TOKENS; i++)
		pairs->of_a[i] = pairs->of_b[i] = -1;
	for (;;)
	{
		int			best_a = -1;
		int			best_b = -1;
		double		best = 0.0;

		for (int i = 0; i < a->n_tokens; i++)
		{
			if (pairs->of_a[i] >= 0 || !is_core(&a->token[i]))
				continue;
			for (int j = 0; j < b->n_tokens; j++)
			{
				double		similarity;

				if (pairs->of_b[j] >= 0 || !is_core(&b->token[j]))
					continue;
				similarity = token_similarity(a, i, b, j);
				if (similarity > best)
				{
					best = similarity;
					best_a = i;
					best_b = j;
				}
			}
		}
		if (best_a < 0)
			return;
		pairs->of_a[best_a] = best_b;
		pairs->of_b[best_b] = best_a;
		pairs->similarity[best_a] = best;
	}
}

/* What is left over on one side, by kind. */
typedef struct rest
{
	int			brands;
	int			trades;
	double		weight;
} rest;

static rest
rest_of(const dbm_company_name *name, const int *paired)
{
	rest		left = {0, 0, 0.0};

	for (int i = 0; i < name->n_tokens; i++)
	{
		if (paired[i] >= 0 || !is_core(&name->token[i]))
			continue;
		left.brands += name->token[i].kind != DBM_TOKEN_TRADE;
		left.trades += name->token[i].kind == DBM_TOKEN_TRADE;
		left.weight += weight_of(&name->token[i]);
	}
	return left;
}

/* University of Boston, Boston University: the same words, and often two institutions. */
static bool
is_reordered(const dbm_company_name *a, const pairing *pairs)
{
	int			last = -1;

	for (int i = 0; i < a->n_tokens; i++)
	{
		if (pairs->of_a[i] < 0)
			continue;
		if (pairs->of_a[i] < last)
			return true;
		last = pairs->of_a[i];
	}
	return false;
}

static dbm_company_match
compare_tokens(const dbm_company_name *a, const dbm_company_name *b)
{
	pairing		pairs;
	rest		of_a;
	rest		of_b;
	double		paired = 0.0;
	double		alike = 0.0;
	double		similarity;
	bool		brand = false;
	bool		equal = true;

	pair_tokens(a, b, &pairs);
	for (int i = 0; i < a->n_tokens; i++)
	{
		double		w;

		if (pairs.of_a[i] < 0)
			continue;
		w = (weight_of(&a->token[i]) + weight_of(&b->token[pairs.of_a[i]])) / 2.0;
		paired += w;
		alike += w * pairs.similarity[i];
		brand |= a->token[i].kind == DBM_TOKEN_BRAND || a->token[i].kind == DBM_TOKEN_NUMBER;
		equal &= pairs.similarity[i] >= 0.98;
	}
	of_a = rest_of(a, pairs.of_a);
	of_b = rest_of(b, pairs.of_b);
	if (paired == 0.0)
		return match_at(DBM_COMPANY_DIFFERENT, 0.0);
	similarity = alike / (paired + of_a.weight + of_b.weight);
	if (of_a.brands + of_b.brands + of_a.trades + of_b.trades == 0 && is_reordered(a, &pairs))
		return match_at(DBM_COMPANY_PARTIAL, similarity < REORDERED ? similarity : REORDERED);
	if (of_a.brands + of_b.brands + of_a.trades + of_b.trades == 0)
		return match_at(equal ? DBM_COMPANY_FORM : DBM_COMPANY_TYPO,
						equal ? 0.95 * similarity : 0.97 * similarity);
	if (of_a.brands + of_a.trades > 0 && of_b.brands + of_b.trades > 0)
		return match_at(brand && of_a.brands + of_b.brands == 0 ? DBM_COMPANY_SISTER :
						DBM_COMPANY_DIFFERENT, similarity < 0.6 ? similarity : 0.6);
	/* one holds all of the other and more */
	if (brand && of_a.brands + of_b.brands == 0)
		return match_at(DBM_COMPANY_PARTIAL, similarity < 0.85 ? similarity : 0.85);
	return match_at(brand ? DBM_COMPANY_PARTIAL : DBM_COMPANY_DIFFERENT,
					similarity < 0.7 ? similarity : 0.7);
}

/*
 * Characters.
 */

static void
spell(const joined *in, joined *out)
{
	dbm_reading reading[JOINED];

	dbm_pinyin_readings(in->points, in->length, false, reading);
	out->length = 0;
	for (size_t i = 0; i < in->length; i++)
	{
		const char *letters = dbm_pinyin_syllable(reading[i]);

		if (reading[i] == 0)
			out->points[out->length++] = in->points[i];
		for (; *letters != '\0'; letters++)
			out->points[out->length++] = (unsigned char) *letters;
	}
}

static bool
same_sound(const joined *a, const joined *b)
{
	joined		x;
	joined		y;

	spell(a, &x);
	spell(b, &y);
	return same_joined(&x, &y);
}

/* Every trade token of a in b. */
static bool
trades_within(const dbm_company_name *a, const dbm_company_name *b, bool by_concept)
{
	for (int i = 0; i < a->n_tokens; i++)
	{
		bool		found = a->token[i].kind != DBM_TOKEN_TRADE;

		for (int j = 0; j < b->n_tokens && !found; j++)
			found = b->token[j].kind == DBM_TOKEN_TRADE &&
				(by_concept ? a->token[i].concept == b->token[j].concept :
				 same_points(token_points(a, i), a->token[i].length,
							 token_points(b, j), b->token[j].length));
		if (!found)
			return false;
	}
	return true;
}

static dbm_company_match
compare_characters(const dbm_company_name *a, const dbm_company_name *b, const joined *core_a,
				   const joined *core_b)
{
	joined		x;
	joined		y;
	uint64_t	scratch[2 * DBM_COMPANY_POINTS];
	bool		within = trades_within(a, b, false);
	bool		around = trades_within(b, a, false);

	join_brand(a, &x);
	join_brand(b, &y);
	if (x.length > 0 && same_joined(&x, &y))
	{
		if (within && around)
			return match_at(DBM_COMPANY_FORM, 0.92);
		if (within || around)
			return match_at(DBM_COMPANY_PARTIAL, 0.8);
		return match_at(DBM_COMPANY_SISTER, 0.5);
	}
	if (within && around && x.length == y.length && x.length > SHORT_BRAND && same_sound(&x, &y))
		return match_at(DBM_COMPANY_TYPO, 0.8);
	return match_at(DBM_COMPANY_DIFFERENT,
					0.5 * dbm_ngram_similarity(core_a->points, core_a->length, core_b->points,
											   core_b->length, 2, scratch, NULL));
}

/* Chinese characters against Latin letters. */
static dbm_company_match
compare_scripts(const dbm_company_name *a, const dbm_company_name *b)
{
	joined		x;
	joined		y;
	bool		within = trades_within(a, b, true);
	bool		around = trades_within(b, a, true);

	join_brand(a, &x);
	join_brand(b, &y);
	if (x.length == 0 || y.length == 0 || !same_sound(&x, &y))
		return match_at(DBM_COMPANY_UNKNOWN, 0.0);
	if (within && around)
		return match_at(DBM_COMPANY_PINYIN, 0.85);
	if (within || around)
		return match_at(DBM_COMPANY_PINYIN, 0.78);
	return match_at(DBM_COMPANY_SISTER, 0.45);
}

/*
 * The whole.
 */

static dbm_company_match
compare_ordered(const dbm_company_name *a, const dbm_company_name *b)
{
	joined		x;
	joined		y;
	joined		brand;

	join_core(a, -1, &x);
	join_core(b, -1, &y);
	join_brand(a, &brand);
	if (x.length > 0 && same_joined(&x, &y))
		return limit(a, b, compare_forms(a, b, x.length), brand.length);
	if (are_initials(a, &x, b) || are_initials(b, &y, a))
		return limit(a, b, match_at(DBM_COMPANY_INITIALS, 0.92), LONG_WORD);
	if (a->cjk != b->cjk)
		return limit(a, b, compare_scripts(a, b), brand.length);
	if (a->cjk)
		return limit(a, b, compare_characters(a, b, &x, &y), brand.length);
	return limit(a, b, compare_tokens(a, b), LONG_WORD);
}

/* Which of two names is looked at first makes no difference: always the same one is. */
static bool
is_first(const dbm_company_name *a, const dbm_company_name *b)
{
	if (a->n_points != b->n_points)
		return a->n_points < b->n_points;
	if (a->n_tokens != b->n_tokens)
		return a->n_tokens < b->n_tokens;
	return memcmp(a->points, b->points, a->n_points * sizeof(uint32_t)) <= 0;
}

/* Token by token, form, place and branch the same. */
static bool
is_same_name(const dbm_company_name *a, const dbm_company_name *b)
{
	if (a->n_tokens != b->n_tokens || a->n_points != b->n_points || a->form != b->form ||
		a->has_group != b->has_group || a->has_domain != b->has_domain || !same_branch(a, b) ||
		a->place.country != b->place.country || a->place.province != b->place.province ||
		a->place.city != b->place.city)
		return false;
	return memcmp(a->points, b->points, a->n_points * sizeof(uint32_t)) == 0;
}

dbm_company_match
dbm_company_name_compare(const dbm_company_name *a, const dbm_company_name *b)
{
	if (a->kind != DBM_COMPANY_FIRM || b->kind != DBM_COMPANY_FIRM)
		return match_at(DBM_COMPANY_UNKNOWN, 0.0);
	if (is_same_name(a, b))
		return match_at(DBM_COMPANY_EXACT, 1.0);
	return is_first(a, b) ? compare_ordered(a, b) : compare_ordered(b, a);
}

size_t
dbm_company_name_key(const dbm_company_name *name, uint32_t *out)
{
	joined		core;

	join_core(name, -1, &core);
	memcpy(out, core.points, core.length * sizeof(uint32_t));
	return core.length;
}

dbm_company_match
dbm_company_name_alias(const dbm_company_name *a, const dbm_company_name *b)
{
	if (a->kind != DBM_COMPANY_FIRM || b->kind != DBM_COMPANY_FIRM)
		return match_at(DBM_COMPANY_UNKNOWN, 0.0);
	if (dbm_place_conflict(a->place, b->place))
		return match_at(DBM_COMPANY_CONFLICT, 0.3);
	if (!same_branch(a, b))
		return match_at(DBM_COMPANY_BRANCH, 0.7);
	return match_at(DBM_COMPANY_ALIAS, 0.97);
}

const char *
dbm_company_level_label(dbm_company_match_level level)
{
	static const char *const labels[DBM_COMPANY_LEVELS] = {
		"unknown", "conflict", "different", "sister", "branch", "partial", "pinyin", "typo",
		"place_absent", "initials", "alias", "form", "exact"
	};

	return labels[level];
}
