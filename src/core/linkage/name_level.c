/*
 * name_level.c
 *	  How far two names of persons, given names or surnames, agree: a level of level.c.
 *
 * Forms of one name (nickname, reading), slips of the keys, parts and initials are told
 * apart. Two names in use are no slips of each other, however alike they look.
 */
#include "core/linkage/letters.h"
#include "core/name/nickname.h"

#define NAME_ALIKE	0.84		/* Jaro-Winkler of names that are alike */

/* Is every word of the shorter text a word of the longer one? */
bool
dbm_words_within(span a, span b)
{
	size_t		at = 0;

	if (a.n > b.n)
		return dbm_words_within(b, a);
	while (at < a.n)
	{
		size_t		end = at;
		bool		found = false;

		while (end < a.n && a.text[end] != ' ')
			end++;
		for (size_t i = 0; i + (end - at) <= b.n && !found; i++)
			found = (i == 0 || b.text[i - 1] == ' ') &&
				memcmp(b.text + i, a.text + at, (end - at) * sizeof(*a.text)) == 0 &&
				(i + end - at == b.n || b.text[i + end - at] == ' ');
		if (!found)
			return false;
		at = end + 1;
	}
	return a.n > 0;
}

/* An initial stands for a name that begins with it. */
static bool
initial_fits(const dbm_value *x, const dbm_value *y, span a, span b)
{
	if (x->flags & DBM_VALUE_INITIAL)
		return begins((span) {a.text, 1}, b);
	if (y->flags & DBM_VALUE_INITIAL)
		return begins((span) {b.text, 1}, a);
	return false;
}

static bool
nicknames(span a, span b)
{
	size_t		n = 0;
	size_t		m = 0;

	while (n < a.n && a.text[n] != ' ')
		n++;
	while (m < b.n && b.text[m] != ' ')
		m++;
	return dbm_are_nicknames(a.text, n, b.text, m);
}

/* Letters that both texts have, each as often as the rarer side has it. */
static size_t
shared_letters(span a, span b)
{
	bool		taken[DBM_LINK_TEXT_LIMIT] = {false};
	size_t		shared = 0;

	for (size_t i = 0; i < a.n; i++)
	{
		size_t		j = 0;

		while (j < b.n && (taken[j] || a.text[i] != b.text[j]))
			j++;
		if (j < b.n)
		{
			taken[j] = true;
			shared++;
		}
	}
	return shared;
}

/*
 * A name that lost the order of its letters keeps most of the letters. Of two names in use
 * neither is the other one damaged (Amy, May).
 */
static bool
damaged(const dbm_value *x, const dbm_value *y, span a, span b)
{
	size_t		longer = a.n > b.n ? a.n : b.n;

	if (a.n < 2 || b.n < 2 || (x->share > 0 && y->share > 0) ||
		((x->flags | y->flags) & DBM_VALUE_CJK) != 0)
		return false;
	return 3 * shared_letters(a, b) >= 2 * longer;
}

int
dbm_link_name_level(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	span		a = latin_of(table, x);
	span		b = latin_of(table, y);
	bool		native = (x->flags & y->flags & DBM_VALUE_CJK) != 0;

	if (x->hash == y->hash)
		return 6;
	if (native)
	{
		/* Characters decide: one sound has many, so another one is another name. */
		a = text_of(table, x);
		b = text_of(table, y);
		if (x->key != 0 && x->key == y->key)
			return 4;
		return 1;
	}
	if (x->key != 0 && x->key == y->key)
		return 5;
	if (initial_fits(x, y, a, b))
		return 3;
	if ((x->flags | y->flags) & DBM_VALUE_INITIAL)
		return 1;
	if (nicknames(a, b))
		return 5;
	/* John and Joan: two names in use are no slip of each other */
	if (x->flags & y->flags & DBM_VALUE_KNOWN)
		return 1;
	if (slipped(a, b) || winkler(a, b) >= SLIP)
		return 4;
	if ((a.n >= 3 && begins(a, b)) || (b.n >= 3 && begins(b, a)) || dbm_words_within(a, b))
		return 3;
	return winkler(a, b) >= NAME_ALIKE || damaged(x, y, a, b) ? 2 : 1;
}
