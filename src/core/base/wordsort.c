/*
 * wordsort.c
 *	  Radix sort of rows of 64-bit words, in place and most significant bits first
 *	  ("American flag sort", McIlroy, Bostic and McIlroy 1993).
 *
 * Each step splits a range into 256 buckets by the highest eight bits in which
 * its rows differ at all, so bits that all rows share cost nothing, and no
 * input makes it quadratic: at most eight steps per key word. The stack holds
 * one table of counts per step. Nothing is allocated.
 */
#include "core/base/wordsort.h"

#define BUCKETS		256
#define SMALL		24			/* ranges up to here are sorted by insertion */

typedef struct word_order
{
	int			width;
	int			keys;
	dbm_tick	tick;
} word_order;

/* Signed order as unsigned order. */
static inline uint64_t
key_bits(int64_t word)
{
	return (uint64_t) word ^ (UINT64_C(1) << 63);
}

static inline void
swap_rows(int64_t *a, int64_t *b, int width)
{
	for (int w = 0; w < width; w++)
	{
		int64_t		held = a[w];

		a[w] = b[w];
		b[w] = held;
	}
}

static inline bool
row_before(const int64_t *a, const int64_t *b, int from, int keys)
{
	for (int w = from; w < keys; w++)
	{
		if (a[w] != b[w])
			return a[w] < b[w];
	}
	return false;
}

static void
insertion_sort(int64_t *rows, size_t n, int word, const word_order *order)
{
	int			width = order->width;

	for (size_t i = 1; i < n; i++)
	{
		int64_t    *row = rows + i * width;

		while (row > rows && row_before(row, row - width, word, order->keys))
		{
			swap_rows(row, row - width, width);
			row -= width;
		}
	}
}

static bool
is_sorted(const int64_t *rows, size_t n, const word_order *order)
{
	for (size_t i = 1; i < n; i++)
	{
		DBM_TICK(order->tick, i);
		if (row_before(rows + i * order->width, rows + (i - 1) * order->width, 0, order->keys))
			return false;
	}
	return true;
}

/* The bits in which the rows differ in this word. */
static uint64_t
differing_bits(const int64_t *rows, size_t n, int word, const word_order *order)
{
	uint64_t	differing = 0;

	for (size_t i = 1; i < n; i++)
	{
		DBM_TICK(order->tick, i);
		differing |= (uint64_t) (rows[i * order->width + word] ^ rows[word]);
	}
	return differing;
}

/* Permute the rows into their buckets; ends[b] becomes the row after bucket b. */
static void
distribute(int64_t *rows, size_t n, int word, int shift, const word_order *order, size_t *ends)
{
	size_t		next[BUCKETS];
	size_t		sum = 0;
	int			width = order->width;

	for (int b = 0; b < BUCKETS; b++)
		ends[b] = 0;
	for (size_t i = 0; i < n; i++)
		ends[(key_bits(rows[i * width + word]) >> shift) & (BUCKETS - 1)]++;
	for (int b = 0; b < BUCKETS; b++)
	{
		next[b] = sum;
		sum += ends[b];
		ends[b] = sum;
	}
	for (int b = 0; b < BUCKETS; b++)
	{
		while (next[b] < ends[b])
		{
			int64_t    *row = rows + next[b] * width;
			int			home = (int) ((key_bits(row[word]) >> shift) & (BUCKETS - 1));

			if (home != b)
				swap_rows(row, rows + next[home] * width, width);
			next[home]++;
		}
	}
}

static void
sort_range(int64_t *rows, size_t n, int word, const word_order *order)
{
	size_t		ends[BUCKETS];
	size_t		start = 0;
	uint64_t	differing = 0;
	int			highest;

	if (n <= SMALL)
	{
		insertion_sort(rows, n, word, order);
		return;
	}
	while (word < order->keys && (differing = differing_bits(rows, n, word, order)) == 0)
		word++;
	if (word >= order->keys)
		return;
	highest = 63 - __builtin_clzll(differing);
	distribute(rows, n, word, highest > 7 ? highest - 7 : 0, order, ends);
	for (int b = 0; b < BUCKETS; b++)
	{
		if (ends[b] - start > 1)
			sort_range(rows + start * order->width, ends[b] - start, word, order);
		start = ends[b];
	}
}

void
dbm_sort_words(int64_t *rows, size_t n, int width, int keys, dbm_tick tick)
{
	word_order	order = {width, keys, tick};

	if (!is_sorted(rows, n, &order))
		sort_range(rows, n, 0, &order);
}
