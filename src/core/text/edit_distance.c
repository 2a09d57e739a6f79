/*
 * edit_distance.c
 *	  Optimal string alignment: insertions, deletions, substitutions and exchanges of
 *	  neighbours, no place edited twice (Damerau's edits, Communications of the ACM 7, 1964).
 *
 *	  d(i, j) = min(d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i != b_j],
 *	                d(i-2, j-2) + 1 if a_i = b_(j-1) and a_(i-1) = b_j)
 *
 * A common start and end cost nothing and are cut off first. If the shorter rest
 * has at most 64 code points, a column of the table is two words of vertical
 * differences and a step costs a few operations (Hyyro, A bit-vector algorithm
 * for computing Levenshtein and Damerau edit distances, 2003). Longer rests fill
 * the band |i - j| <= limit of three rows in the caller's scratch.
 */
#include "core/text/edit_distance.h"

#define WORD	64
#define TABLE	256

typedef struct pattern
{
	const uint32_t *text;
	size_t		n;
	bool		by_table;
	uint64_t	table[TABLE];	/* entries are set where they are read, nowhere else */
} pattern;

static inline uint64_t
places_of(const pattern *in, uint32_t c)
{
	uint64_t	found = 0;

	if (in->by_table)
		return in->table[c];
	for (size_t i = 0; i < in->n; i++)
		found |= (uint64_t) (in->text[i] == c) << i;
	return found;
}

static void
pattern_prepare(pattern *in, const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint32_t	any = 0;

	in->text = a;
	in->n = n;
	for (size_t i = 0; i < n; i++)
		any |= a[i];
	for (size_t j = 0; j < m; j++)
		any |= b[j];
	in->by_table = any < TABLE;
	if (!in->by_table)
		return;
	for (size_t j = 0; j < m; j++)
		in->table[b[j]] = 0;
	for (size_t i = 0; i < n; i++)
		in->table[a[i]] = 0;
	for (size_t i = 0; i < n; i++)
		in->table[a[i]] |= UINT64_C(1) << i;
}

/* n from 1 to 64, n <= m */
static size_t
distance_in_word(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t limit,
				 dbm_tick tick)
{
	pattern		in;
	uint64_t	up = n == WORD ? UINT64_MAX : (UINT64_C(1) << n) - 1;
	uint64_t	down = 0;
	uint64_t	diagonal = 0;
	uint64_t	before = 0;
	uint64_t	last = UINT64_C(1) << (n - 1);
	size_t		distance = n;

	pattern_prepare(&in, a, n, b, m);
	for (size_t j = 0; j < m; j++)
	{
		uint64_t	same = places_of(&in, b[j]);
		uint64_t	exchanged = ((~diagonal & same) << 1) & before;
		uint64_t	rise;
		uint64_t	fall;

		DBM_TICK(tick, j);
		diagonal = (((same & up) + up) ^ up) | same | down | exchanged;
		rise = down | ~(diagonal | up);
		fall = diagonal & up;
		distance += (rise & last) != 0;
		distance -= (fall & last) != 0;
		/* every column still to come lowers it by one at most */
		if (distance > limit && distance - limit > m - 1 - j)
			return limit + 1;
		rise = rise << 1 | 1;
		fall <<= 1;
		up = fall | ~(diagonal | rise);
		down = rise & diagonal;
		before = same;
	}
	return distance <= limit ? distance : limit + 1;
}

static inline uint32_t
least(uint32_t x, uint32_t y)
{
	return x < y ? x : y;
}

/* n <= m, m - n <= limit <= m; rows are indexed by the place in a */
static size_t
distance_in_band(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t limit,
				 uint32_t *scratch, dbm_tick tick)
{
	uint32_t   *two_ago = scratch;
	uint32_t   *one_ago = two_ago + n + 1;
	uint32_t   *row = one_ago + n + 1;
	uint32_t	beyond = (uint32_t) limit + 1;
	size_t		steps = 0;

	for (size_t i = 0; i <= n; i++)
	{
		one_ago[i] = least((uint32_t) i, beyond);
		two_ago[i] = beyond;
	}
	for (size_t j = 1; j <= m; j++)
	{
		size_t		from = j > limit ? j - limit : 0;
		size_t		to = j + limit < n ? j + limit : n;
		uint32_t	lowest = beyond;
		uint32_t   *free_row = two_ago;

		if (from == 0)
			row[0] = least((uint32_t) j, beyond);
		else
			row[from - 1] = beyond;
		for (size_t i = from > 0 ? from : 1; i <= to; i++, steps++)
		{
			uint32_t	best = one_ago[i - 1] + (a[i - 1] != b[j - 1]);

			DBM_TICK(tick, steps);
			best = least(best, row[i - 1] + 1);
			best = least(best, one_ago[i] + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				best = least(best, two_ago[i - 2] + 1);
			row[i] = least(best, beyond);
			lowest = least(lowest, row[i]);
		}
		if (to < n)
			row[to + 1] = beyond;
		if (lowest >= beyond && (from > 0 || row[0] >= beyond))
			return limit + 1;
		two_ago = one_ago;
		one_ago = row;
		row = free_row;
	}
	return least(one_ago[n], beyond);
}

static inline size_t
smaller(size_t x, size_t y)
{
	return x < y ? x : y;
}

size_t
dbm_edit_scratch(size_t n, size_t m, size_t limit)
{
	size_t		shortest = smaller(n, m);

	return shortest <= WORD || (n > m ? n - m : m - n) > limit ? 0 : 3 * (shortest + 1);
}

size_t
dbm_edit_distance(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t limit,
				  uint32_t *scratch, dbm_tick tick)
{
	if (n > m)
		return dbm_edit_distance(b, m, a, n, limit, scratch, tick);
	if (m - n > limit)
		return limit + 1;
	for (size_t i = 0; n > 0 && a[0] == b[0]; i++, a++, b++, n--, m--)
		DBM_TICK(tick, i);
	for (size_t i = 0; n > 0 && a[n - 1] == b[m - 1]; i++, n--, m--)
		DBM_TICK(tick, i);
	if (n == 0)
		return m;
	if (n <= WORD)
		return distance_in_word(a, n, b, m, limit, tick);
	return distance_in_band(a, n, b, m, smaller(limit, m), scratch, tick);
}
