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

#include "core/text/jaro_winkler.h"
#include "core/base/wordsort.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define PREFIX_MOST		4
#define PREFIX_WEIGHT	0.1
#define BOOST_ABOVE		0.7

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

/* The formula over one common denominator: exact for short texts, and a single division. */
static inline double
jaro_of(double common, double half, double n, double m)
{
	double		product = n * m;

	return (common * common * (n + m) + (common - half) * product) / (3.0 * (common * product));
}

/*
 * What the matching of two short texts has found by a place of a, places as bits.
 * The window slides with that place.
 */
typedef struct matching
{
	uint64_t	in_a;			/* common characters of a, the place looked at lowest */
	uint64_t	in_b;			/* and of b */
	uint64_t	window;			/* places of b in reach */
	bool		ordered;		/* those of b were taken from left to right */
} matching;

/* The character at place i of a is one of the characters of b in `places`. */
static inline void
take_place(matching *found, size_t i, size_t reach, uint64_t places)
{
	uint64_t	free_places = places & ~found->in_b & found->window;
	uint64_t	taken = free_places & -free_places;

	/* nothing taken wraps to the largest number */
	found->ordered &= taken - 1 >= found->in_b;
	found->in_b |= taken;
	found->in_a = found->in_a << 1 | (taken != 0);
	found->window = found->window << 1 | (i < reach);
}

/* How many of the common characters in reading order differ. */
#define COUNT_MOVED(a, last, b, found, moved) \
	for (uint64_t left = (found).in_a, right = (found).in_b; left != 0;) \
	{ \
		int			top = 63 - __builtin_clzll(left); \
		moved += (a)[(last) - 1 - top] != (b)[__builtin_ctzll(right)]; \
		left ^= UINT64_C(1) << top; \
		right &= right - 1; \
	}

static inline int
count_bits(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return (int) (bits * UINT64_C(0x0101010101010101) >> 56);
}

#define BLOCK	16

/* A text of bytes, readable to the end of its last block. */
typedef struct short_bytes
{
	unsigned char byte[DBM_JARO_SHORT];
} short_bytes;

#ifdef __SSE2__
/* One comparison for sixteen bytes: no table to fill for texts as short as names. */
static inline uint64_t
places_of_byte(const short_bytes *b, int blocks, unsigned char c)
{
	__m128i		wanted = _mm_set1_epi8((char) c);
	uint64_t	found = 0;

	for (int block = 0; block < blocks; block++)
	{
		__m128i		there = _mm_loadu_si128((const __m128i *) (b->byte + BLOCK * block));

		found |= (uint64_t) (uint32_t) _mm_movemask_epi8(_mm_cmpeq_epi8(there, wanted))
			<< (BLOCK * block);
	}
	return found;
}
#else
static inline uint64_t
places_of_byte(const short_bytes *b, int blocks, unsigned char c)
{
	uint64_t	found = 0;

	for (int j = 0; j < BLOCK * blocks; j++)
		found |= (uint64_t) (b->byte[j] == c) << j;
	return found;
}
#endif

/* `blocks` is a constant of each call, so that the comparisons are unrolled. */
static inline void
match_bytes(const short_bytes *a, const short_bytes *b, int blocks, size_t from, size_t to,
			size_t reach, matching *state)
{
	matching	found = *state;

	for (size_t i = from; i < to; i++)
		take_place(&found, i, reach, places_of_byte(b, blocks, a->byte[i]));
	*state = found;
}

static void
match_points(const uint32_t *a, const uint32_t *b, size_t from, size_t to, size_t m,
			 size_t reach, matching *found)
{
	for (size_t i = from; i < to; i++)
	{
		uint64_t	places = 0;

		for (size_t j = from; j < m; j++)
			places |= (uint64_t) (b[j] == a[i]) << j;
		take_place(found, i, reach, places);
	}
}

/*
 * The matching before anything is compared, but for the common start of `prefix`
 * characters: each of them takes its own place, as all equal ones to its left did.
 */
static inline matching
matching_start(size_t prefix, size_t reach)
{
	uint64_t	done = prefix > 0 ? bits_between(0, prefix - 1) : 0;
	matching	found = {done, done, 0, true};

	found.window = bits_between(prefix > reach ? prefix - reach : 0, prefix + reach);
	return found;
}

static inline double
raise_for_prefix(double jaro, size_t prefix)
{
	if (jaro <= BOOST_ABOVE)
		return jaro;
	return jaro + (prefix < PREFIX_MOST ? prefix : PREFIX_MOST) * PREFIX_WEIGHT * (1.0 - jaro);
}

static size_t
common_start(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t		shortest = n < m ? n : m;
	size_t		prefix = 0;

	while (prefix < shortest && a[prefix] == b[prefix])
		prefix++;
	return prefix;
}

/* n, m from 1 to 64, n <= m: then every place of a has some of b in reach */
static double
jaro_short(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t		reach = reach_of(n, m);
	size_t		prefix = common_start(a, n, b, m);
	matching	found = matching_start(prefix, reach);
	int			moved = 0;

	match_points(a, b, prefix, n, m, reach, &found);
	if (found.in_b == 0)
		return 0.0;
	if (!found.ordered)
		COUNT_MOVED(a, n, b, found, moved);
	return jaro_of(count_bits(found.in_b), moved / 2, n, m);
}

/* The same for bytes; those of b behind its end are no ASCII, so that none of a is there. */
static double
jaro_bytes(const short_bytes *a, size_t n, const short_bytes *b, size_t m, size_t prefix)
{
	size_t		reach = reach_of(n, m);
	matching	found = matching_start(prefix, reach);
	int			moved = 0;

	if (m <= BLOCK)
		match_bytes(a, b, 1, prefix, n, reach, &found);
	else if (m <= 2 * BLOCK)
		match_bytes(a, b, 2, prefix, n, reach, &found);
	else
		match_bytes(a, b, 4, prefix, n, reach, &found);
	if (found.in_b == 0)
		return 0.0;
	if (!found.ordered)
		COUNT_MOVED(a->byte, n, b->byte, found, moved);
	return jaro_of(count_bits(found.in_b), moved / 2, n, m);
}

#define STEP	sizeof(uint64_t)
#define NO_ASCII UINT64_C(0x8080808080808080)

/* Copies n bytes, eight at a time with the last eight overlapping; are all ASCII? */
static inline bool
copy_ascii(short_bytes *to, const char *from, size_t n)
{
	uint64_t	any = 0;
	uint64_t	word;

	if (n < STEP)
	{
		for (size_t i = 0; i < n; i++)
			any |= to->byte[i] = (unsigned char) from[i];
		return (any & 0x80) == 0;
	}
	for (size_t i = 0; i + STEP < n; i += STEP)
	{
		memcpy(&word, from + i, STEP);
		memcpy(to->byte + i, &word, STEP);
		any |= word;
	}
	memcpy(&word, from + n - STEP, STEP);
	memcpy(to->byte + n - STEP, &word, STEP);
	return ((any | word) & NO_ASCII) == 0;
}

bool
dbm_jaro_winkler_bytes(const char *a, size_t n, const char *b, size_t m, double *similarity)
{
	short_bytes	x;
	short_bytes	y;
	size_t		prefix = 0;

	if (n > m)
		return dbm_jaro_winkler_bytes(b, m, a, n, similarity);
	if (n == 0 || m > DBM_JARO_SHORT)
		return false;
	memset(y.byte, 0xFF, BLOCK);
	if (m > BLOCK)
		memset(y.byte + BLOCK, 0xFF, BLOCK);
	if (m > 2 * BLOCK)
		memset(y.byte + 2 * BLOCK, 0xFF, 2 * BLOCK);
	if (!copy_ascii(&x, a, n) || !copy_ascii(&y, b, m))
		return false;
	while (prefix < n && a[prefix] == b[prefix])
		prefix++;
	*similarity = raise_for_prefix(jaro_bytes(&x, n, &y, m, prefix), prefix);
	return true;
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
		return n <= m ? jaro_short(a, n, b, m) : jaro_short(b, m, a, n);
	return jaro_long(a, n, b, m, scratch, tick);
}

double
dbm_jaro_winkler(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint64_t *scratch,
				 dbm_tick tick)
{
	double		jaro = dbm_jaro(a, n, b, m, scratch, tick);

	return raise_for_prefix(jaro, common_start(a, n, b, m));
}
