/*
 * sort.h
 *	  Sorts rows of any size in place by a comparison.
 *
 * Quicksort that sets rows equal to its pivot aside (three parts, Dijkstra's flag), so its
 * cost follows the number of different rows; a heap sort takes over where partitions stay
 * lopsided, so no input makes it quadratic. No recursion, no memory. It is compiled anew
 * where it is called with constants for `size` and `compare`, with the comparison inside
 * its loops. Rows that compare equal end up side by side in no particular order.
 */
#ifndef DBM_BASE_SORT_H
#define DBM_BASE_SORT_H

#include <string.h>

#include "core/base/dbm_core.h"

#define DBM_SORT_INLINE		static inline __attribute__((always_inline))
#define DBM_SORT_ROW		64	/* bytes of the largest row */
#define DBM_SORT_SMALL		24	/* rows that insertion sorts faster */

/* Below 0: a comes before b; above 0: behind it. */
typedef int (*dbm_compare) (const void *a, const void *b);

DBM_SORT_INLINE char *
dbm_sort_at(char *rows, size_t i, size_t size)
{
	return rows + i * size;
}

DBM_SORT_INLINE void
dbm_sort_swap(char *a, char *b, size_t size)
{
	char		held[DBM_SORT_ROW];

	memcpy(held, a, size);
	memcpy(a, b, size);
	memcpy(b, held, size);
}

DBM_SORT_INLINE void
dbm_sort_insertion(char *rows, size_t n, size_t size, dbm_compare compare)
{
	char		row[DBM_SORT_ROW];

	for (size_t i = 1; i < n; i++)
	{
		size_t		j = i;

		memcpy(row, dbm_sort_at(rows, i, size), size);
		for (; j > 0 && compare(row, dbm_sort_at(rows, j - 1, size)) < 0; j--)
			memcpy(dbm_sort_at(rows, j, size), dbm_sort_at(rows, j - 1, size), size);
		memcpy(dbm_sort_at(rows, j, size), row, size);
	}
}

DBM_SORT_INLINE void
dbm_sort_sift(char *rows, size_t start, size_t n, size_t size, dbm_compare compare)
{
	for (size_t child; (child = 2 * start + 1) < n; start = child)
	{
		if (child + 1 < n && compare(dbm_sort_at(rows, child, size),
									 dbm_sort_at(rows, child + 1, size)) < 0)
			child++;
		if (compare(dbm_sort_at(rows, start, size), dbm_sort_at(rows, child, size)) >= 0)
			return;
		dbm_sort_swap(dbm_sort_at(rows, start, size), dbm_sort_at(rows, child, size), size);
	}
}

DBM_SORT_INLINE void
dbm_sort_heap(char *rows, size_t n, size_t size, dbm_compare compare, dbm_tick tick)
{
	for (size_t i = n / 2; i-- > 0;)
	{
		DBM_TICK(tick, i);
		dbm_sort_sift(rows, i, n, size, compare);
	}
	for (size_t i = n; i-- > 1;)
	{
		DBM_TICK(tick, i);
		dbm_sort_swap(rows, dbm_sort_at(rows, i, size), size);
		dbm_sort_sift(rows, 0, i, size, compare);
	}
}

DBM_SORT_INLINE char *
dbm_sort_median(char *a, char *b, char *c, dbm_compare compare)
{
	if (compare(a, b) > 0)
	{
		char	   *t = a;

		a = b;
		b = t;
	}
	if (compare(b, c) <= 0)
		return b;
	return compare(a, c) > 0 ? a : c;
}

DBM_SORT_INLINE char *
dbm_sort_pivot(char *rows, size_t n, size_t size, dbm_compare compare)
{
	char	   *at[9];
	size_t		step = n / 8;

	if (n < 128)
		return dbm_sort_median(rows, dbm_sort_at(rows, n / 2, size),
							   dbm_sort_at(rows, n - 1, size), compare);
	for (int i = 0; i < 9; i++)
		at[i] = dbm_sort_at(rows, i == 8 ? n - 1 : i * step, size);
	return dbm_sort_median(dbm_sort_median(at[0], at[1], at[2], compare),
						   dbm_sort_median(at[3], at[4], at[5], compare),
						   dbm_sort_median(at[6], at[7], at[8], compare), compare);
}

/* Before the pivot, equal to it, behind it: the bounds of the middle part. */
DBM_SORT_INLINE void
dbm_sort_partition(char *rows, size_t n, size_t size, dbm_compare compare, size_t *low,
				   size_t *high, dbm_tick tick)
{
	char		pivot[DBM_SORT_ROW];
	size_t		i = 0;

	memcpy(pivot, dbm_sort_pivot(rows, n, size, compare), size);
	*low = 0;
	*high = n;
	for (size_t step = 0; i < *high; step++)
	{
		char	   *row = dbm_sort_at(rows, i, size);
		int			c = compare(row, pivot);

		DBM_TICK(tick, step);
		if (c < 0)
		{
			dbm_sort_swap(row, dbm_sort_at(rows, (*low)++, size), size);
			i++;
		}
		else if (c > 0)
			dbm_sort_swap(row, dbm_sort_at(rows, --(*high), size), size);
		else
			i++;
	}
}

DBM_SORT_INLINE void
dbm_sort_rows(void *all, size_t n, size_t size, dbm_compare compare, dbm_tick tick)
{
	struct
	{
		char	   *rows;
		size_t		n;
		int			depth;
	}			stack[64];
	char	   *rows = all;
	int			top = 0;
	int			depth = 0;

	for (size_t m = n; m > 1; m >>= 1)
		depth += 2;
	for (;;)
	{
		size_t		low;
		size_t		high;

		if (n <= DBM_SORT_SMALL || depth == 0)
		{
			if (n <= DBM_SORT_SMALL)
				dbm_sort_insertion(rows, n, size, compare);
			else
				dbm_sort_heap(rows, n, size, compare, tick);
			if (top == 0)
				return;
			top--;
			rows = stack[top].rows;
			n = stack[top].n;
			depth = stack[top].depth;
			continue;
		}
		dbm_sort_partition(rows, n, size, compare, &low, &high, tick);
		depth--;
		/* the larger part waits, so the stack is no deeper than log2(n) */
		stack[top].depth = depth;
		if (low > n - high)
		{
			stack[top].rows = rows;
			stack[top].n = low;
			rows = dbm_sort_at(rows, high, size);
			n -= high;
		}
		else
		{
			stack[top].rows = dbm_sort_at(rows, high, size);
			stack[top].n = n - high;
			n = low;
		}
		top++;
	}
}

#endif							/* DBM_BASE_SORT_H */
