/*
 * jaro_winkler.c
 *	  Jaro's similarity of two sequences of code points, and Winkler's raise for a common start.
 *
 *	  jaro = (c / n + c / m + (c - t) / c) / 3
 *
 * with c common characters and t transpositions. A character of one text is
 * common when the other holds the same one, not yet taken, at most w places
 * away, w = max(n, m) / 2 - 1; t is half the number (rounded down) of common
 * characters that differ when both texts' are read in order. No common character:
 * 0; two empty texts: 1. (Jaro, JASA 84, 1989, pages 414-420.)
 *
 *	  jaro_winkler = jaro + l (1 - jaro) / 10 where jaro > 0.7
 *
 * with l the length of the common start, at most 4. (Winkler, 1990; the
 * threshold is that of the strcmp95 program of the US Census Bureau.)
 *
 * Both are symmetric: for one character, taking the leftmost free place walks the
 * two lists of its places side by side, whichever text leads. Texts of at most
 * 64 code points keep their places as bits of one word; longer ones walk sorted
 * lists in the caller's scratch, O(n log n).
 */
#include <string.h>

#include "core/jaro_winkler.h"
#include "core/wordsort.h"

#define PREFIX_MOST		4
#define PREFIX_WEIGHT	0.1
#define BOOST_ABOVE		0.7
#define TABLE			256		/* code points below are looked up, others compared */

/* The bits low..high of a word; high may lie beyond it. */
static inline uint64_t
bits_between(size_t low, size_t high)
{
	uint64_t	up_to = high >= 63 ? UINT64_MAX : (UINT64_C(2) << high) - 1;

	return up_to & (UINT64_MAX << low);
}

static inline size_t
reach_of(size_t n, size_t m)
{
	size_t		longest = n > m ? n : m;

	return longest < 4 ? 0 : longest / 2 - 1;
}

static inline double
jaro_of(double common, double half, double n, double m)
{
	return (common / n + common / m + (common - half) / common) / 3.0;
}

/*
 * Where the code point c lies in b, as bits. The table is not cleared as a whole:
 * only the entries that are read were set to zero before.
 */
typedef struct places
{
	const uint32_t *b;
	size_t		m;
	bool		by_table;
	uint64_t	table[TABLE];
} places;

static inline uint64_t
places_of(const places *in, uint32_t c)
{
	uint64_t	found = 0;

	if (in->by_table)
		return in->table[c];
	for (size_t j = 0; j < in->m; j++)
		found |= (uint64_t) (in->b[j] == c) << j;
	return found;
}

static inline void
places_prepare(places *in, const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint32_t	any = 0;

	in->b = b;
	in->m = m;
	for (size_t i = 0; i < n; i++)
		any |= a[i];
	for (size_t j = 0; j < m; j++)
		any |= b[j];
	in->by_table = any < TABLE;
	if (!in->by_table)
		return;
	for (size_t i = 0; i < n; i++)
		in->table[a[i]] = 0;
	for (size_t j = 0; j < m; j++)
		in->table[b[j]] = 0;
	for (size_t j = 0; j < m; j++)
		in->table[b[j]] |= UINT64_C(1) << j;
}

/* n, m from 1 to 64 */
static double
jaro_short(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	places		in;
	size_t		reach = reach_of(n, m);
	size_t		last = n < m + reach ? n : m + reach;
	uint64_t	in_a = 0;
	uint64_t	in_b = 0;
	int			common;
	int			moved = 0;

	places_prepare(&in, a, n, b, m);
	for (size_t i = 0; i < last; i++)
	{
		uint64_t	free_places = places_of(&in, a[i]) & ~in_b &
			bits_between(i > reach ? i - reach : 0, i + reach);
		uint64_t	taken = free_places & -free_places;

		in_b |= taken;
		in_a |= (uint64_t) (taken != 0) << i;
	}
	common = __builtin_popcountll(in_a);
	if (common == 0)
		return 0.0;
	for (uint64_t left = in_a, right = in_b; left != 0; left &= left - 1, right &= right - 1)
		moved += a[__builtin_ctzll(left)] != b[__builtin_ctzll(right)];
	return jaro_of(common, moved / 2, n, m);
}

size_t
dbm_jaro_scratch(size_t n, size_t m)
{
	if (n <= DBM_JARO_SHORT && m <= DBM_JARO_SHORT)
		return 0;
	/* the places of both by character, and one bit each */
	return n + m + (n + 63) / 64 + (m + 63) / 64;
}

static void
sort_places(const uint32_t *text, size_t n, uint64_t *sorted, dbm_tick tick)
{
	for (size_t i = 0; i < n; i++)
	{
		DBM_TICK(tick, i);
		sorted[i] = (uint64_t) text[i] << 32 | i;
	}
	dbm_sort_words((int64_t *) sorted, n, 1, 1, tick);
}

static inline bool
has_bit(const uint64_t *bits, size_t i)
{
	return (bits[i / 64] >> (i % 64)) & 1;
}

/* n, m below 2^32 */
static double
jaro_long(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint64_t *scratch,
		  dbm_tick tick)
{
	uint64_t   *of_a = scratch;
	uint64_t   *of_b = of_a + n;
	uint64_t   *in_a = of_b + m;
	uint64_t   *in_b = in_a + (n + 63) / 64;
	size_t		reach = reach_of(n, m);
	size_t		common = 0;
	size_t		moved = 0;

	sort_places(a, n, of_a, tick);
	sort_places(b, m, of_b, tick);
	memset(in_a, 0, ((n + 63) / 64) * sizeof(uint64_t));
	memset(in_b, 0, ((m + 63) / 64) * sizeof(uint64_t));
	for (size_t i = 0, j = 0; i < n && j < m;)
	{
		uint32_t	left = (uint32_t) of_a[i];
		uint32_t	right = (uint32_t) of_b[j];
		bool		same = of_a[i] >> 32 == of_b[j] >> 32;

		DBM_TICK(tick, i + j);
		if (same && left <= right + reach && right <= left + reach)
		{
			in_a[left / 64] |= UINT64_C(1) << (left % 64);
			in_b[right / 64] |= UINT64_C(1) << (right % 64);
			common++;
			i++;
			j++;
		}
		else if (of_a[i] < of_b[j])
			i++;
		else
			j++;
	}
	if (common == 0)
		return 0.0;
	for (size_t i = 0, j = 0; i < n; i++)
	{
		DBM_TICK(tick, i);
		if (!has_bit(in_a, i))
			continue;
		while (!has_bit(in_b, j))
			j++;
		moved += a[i] != b[j++];
	}
	return jaro_of(common, moved / 2, n, m);
}

double
dbm_jaro(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint64_t *scratch,
		 dbm_tick tick)
{
	if (n == 0 || m == 0)
		return n == m ? 1.0 : 0.0;
	if (n <= DBM_JARO_SHORT && m <= DBM_JARO_SHORT)
		return jaro_short(a, n, b, m);
	return jaro_long(a, n, b, m, scratch, tick);
}

double
dbm_jaro_winkler(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint64_t *scratch,
				 dbm_tick tick)
{
	double		jaro = dbm_jaro(a, n, b, m, scratch, tick);
	size_t		prefix = 0;

	if (jaro <= BOOST_ABOVE)
		return jaro;
	while (prefix < PREFIX_MOST && prefix < n && prefix < m && a[prefix] == b[prefix])
		prefix++;
	return jaro + prefix * PREFIX_WEIGHT * (1.0 - jaro);
}
