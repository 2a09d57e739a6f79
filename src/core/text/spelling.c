/*
 * spelling.c
 *	  Names whose special letters are written in more than one way: Müller, Mueller, Muller.
 *
 * Folding drops the marks of ä, ö, ü, ø and å and writes æ as ae. Where such letters
 * cannot be typed, German and the Nordic languages write ae, oe, ue and aa (DIN 5007-2,
 * ICAO Doc 9303 part 3 section 6). Here these become the single letter, so that all three
 * ways meet. The same pairs of letters are no umlaut in many names, which keep them:
 *
 *	at the end, behind or before a vowel	Sue, Bauer, Joey; but aeu is äu
 *	before l at the end of a name			Samuel, Manuela, Michaels, Noelle
 *	before one last consonant				Baez, Koen, Graaf; but Baer, Loew, Schoen, Gruen
 *	que and gue, xue and yue				Miguel, Vasquez; but Guenther
 *	what other languages begin so			Jaesung, Isaac, Aaron, Hoekstra, Noemi, Saenz
 *
 * Ambiguous words are rare on both sides; the price of a wrong one is that two names one
 * edit apart count as one. Text is folded (fold.h); nothing is allocated.
 */
#include <string.h>

#include "core/text/spelling.h"

typedef struct pair
{
	const uint32_t *word;
	size_t		n;
	size_t		at;				/* of its first letter */
	uint32_t	first;
	uint32_t	before;			/* the letter before it; 0: none */
	uint32_t	next[4];		/* letters behind it; 0: none */
	size_t		rest;			/* letters behind it */
} pair;

static inline bool
is_vowel(uint32_t c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static inline bool
one_of(uint32_t c, const char *letters)
{
	return c != 0 && c < 0x80 && strchr(letters, (int) c) != NULL;
}

static bool
begins(const pair *p, const char *word)
{
	size_t		length = strlen(word);

	if (length > p->n)
		return false;
	for (size_t i = 0; i < length; i++)
	{
		if (p->word[i] != (uint32_t) (unsigned char) word[i])
			return false;
	}
	return true;
}

/* Samuel, Manuela, Noelle, Noelia, Michaels, Michaelson, Kaelyn. */
static bool
ends_in_l(const pair *p)
{
	const uint32_t *next = p->next;

	if (next[0] != 'l')
		return false;
	if (p->rest == 1 || next[1] == 'y')
		return true;
	if (p->rest == 2)
		return is_vowel(next[1]) || next[1] == 's';
	if (p->rest == 3)
		return (next[1] == 'l' && is_vowel(next[2])) || next[1] == 'i';
	return (next[1] == 's' && one_of(next[2], "oe") && next[3] == 'n') ||
		(next[1] == 'i' && next[2] == 't');
}

/* The letters that may end a name right behind an umlaut: Baer, Graef, Loew, Schoen, Gruen. */
static bool
ends_name(const pair *p)
{
	uint32_t	c = p->next[0];

	if (p->first == 'a')
		return one_of(c, "rf");
	if (p->first == 'o')
		return one_of(c, "bw") || (c == 'n' && p->before == 'h');
	return c == 'n' && p->before == 'r';
}

static bool
is_a_umlaut(const pair *p)
{
	const uint32_t *next = p->next;

	/* Maeve, Graeme, Saenz */
	if (next[0] == 'v' || (next[0] == 'm' && next[1] == 'e' && p->rest == 2) ||
		(p->before == 's' && next[0] == 'n' && next[1] == 'z' && p->rest == 2))
		return false;
	/* Korean: Jaehyun, Taejin, Daeho, Jaesung */
	if (p->at != 1 || !one_of(p->before, "jtdhkgbcmns"))
		return true;
	return !one_of(next[0], "jw") && !(next[0] == 'h' && (is_vowel(next[1]) || next[1] == 'y')) &&
		!(next[0] == 's' && one_of(next[1], "uio"));
}

static bool
is_o_umlaut(const pair *p)
{
	return !(p->before == 'h' && p->next[0] == 'k') && !(p->before == 'n' && p->next[0] == 'm');
}

static bool
is_u_umlaut(const pair *p)
{
	if (p->before == 'g')
		return p->next[0] == 'n' && one_of(p->next[1], "tzs");
	/* Fuentes, Huerta, Puente */
	if (one_of(p->before, "fhpsb") && one_of(p->next[0], "nr") && p->next[1] == 't')
		return false;
	return !one_of(p->before, "qxy") && p->next[0] != 'v';
}

/* aa for å: before the letters it stands before in Nordic names, and where one begins with it. */
static bool
is_ring(const pair *p)
{
	if (begins(p, "aaron") || begins(p, "isaa") || begins(p, "izaa") || begins(p, "aalt") ||
		is_vowel(p->next[0]))
		return false;
	if (p->at == 0)
		return true;
	return one_of(p->next[0], "gklnrdtvm") && !(p->rest == 1 && p->n <= 5);
}

static bool
stands_for_one(const uint32_t *word, size_t n, size_t at)
{
	pair		p = {word, n, at, word[at], at > 0 ? word[at - 1] : 0, {0}, n - at - 2};

	for (size_t i = 0; i < 4 && i < p.rest; i++)
		p.next[i] = word[at + 2 + i];
	if (p.rest == 0 || is_vowel(p.before))
		return false;
	if (word[at + 1] == 'a')
		return is_ring(&p);
	if (p.next[0] == 'y' || (is_vowel(p.next[0]) && !(p.first == 'a' && p.next[0] == 'u')) ||
		ends_in_l(&p) || (p.rest == 1 && !ends_name(&p)))
		return false;
	return p.first == 'a' ? is_a_umlaut(&p) : p.first == 'o' ? is_o_umlaut(&p) : is_u_umlaut(&p);
}

static inline bool
may_be_pair(uint32_t a, uint32_t b)
{
	return (b == 'e' && (a == 'a' || a == 'o' || a == 'u')) || (b == 'a' && a == 'a');
}

bool
dbm_has_spellings(const uint32_t *text, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		if (may_be_pair(text[i - 1], text[i]))
			return true;
	}
	return false;
}

/* One word; `out` is not behind `word`. */
static size_t
spell_word(const uint32_t *word, size_t n, uint32_t *out)
{
	bool		drop[64] = {false};
	size_t		used = 0;

	for (size_t i = 0; i + 1 < n && i < 64; i++)
		drop[i] = may_be_pair(word[i], word[i + 1]) && stands_for_one(word, n, i);
	for (size_t i = 0; i < n; i++)
	{
		out[used++] = word[i];
		if (i < 64 && drop[i])
			i++;
	}
	return used;
}

size_t
dbm_spelling(const uint32_t *text, size_t n, uint32_t *out)
{
	size_t		used = 0;
	size_t		at = 0;

	while (at < n)
	{
		size_t		end = at;

		while (end < n && text[end] != ' ')
			end++;
		used += spell_word(text + at, end - at, out + used);
		if (end < n)
			out[used++] = ' ';
		at = end + 1;
	}
	return used;
}
