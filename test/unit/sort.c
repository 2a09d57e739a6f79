/*
 * sort.c
 *	  The sorts of core/base against the order that every pair of rows must have: inputs of
 *	  all shapes, among them those that make a plain quicksort quadratic.
 */
#include "check.h"

#include "core/base/radix_sort.h"
#include "core/base/sort.h"

#define MOST	5000

typedef struct row
{
	int32_t		key;
	uint32_t	place;			/* where it stood */
	uint64_t	check;			/* goes with the key */
} row;

static row	rows[MOST];
static uint64_t numbers[MOST];
static uint64_t spare[MOST];

static int
compare(const void *a, const void *b)
{
	int32_t		x = ((const row *) a)->key;
	int32_t		y = ((const row *) b)->key;

	return (x > y) - (x < y);
}

/* The i-th of n keys of one of seven shapes. */
static int32_t
key_of(int shape, size_t i, size_t n)
{
	switch (shape)
	{
		case 0:
			return (int32_t) i;
		case 1:
			return (int32_t) (n - i);
		case 2:
			return 7;
		case 3:
			return (int32_t) (i < n / 2 ? i : n - i);	/* an organ pipe */
		case 4:
			return (int32_t) (i % 3);
		case 5:
			return (int32_t) ((i % 2 ? i : n - i) * (i % 5 == 0 ? -1 : 1));
		default:
			return (int32_t) dbm_test_between(-1000000, 1000000);
	}
}

static void
check_rows(int shape, size_t n)
{
	uint64_t	before = 0;
	uint64_t	after = 0;

	for (size_t i = 0; i < n; i++)
	{
		int32_t		key = key_of(shape, i, n);

		rows[i] = (row) {key, (uint32_t) i, (uint64_t) (uint32_t) key * 31 + 7};
		before += rows[i].check + rows[i].place;
	}
	dbm_sort_rows(rows, n, sizeof(row), compare, NULL);
	for (size_t i = 0; i < n; i++)
	{
		CHECK(i == 0 || rows[i - 1].key <= rows[i].key);
		CHECK(rows[i].check == (uint64_t) (uint32_t) rows[i].key * 31 + 7);
		after += rows[i].check + rows[i].place;
	}
	CHECK(before == after);
}

/* By some of the bits, stable: what stood first among equals stands first. */
static void
check_numbers(int shape, size_t n, int low, int width)
{
	for (size_t i = 0; i < n; i++)
		numbers[i] = ((uint64_t) (uint32_t) key_of(shape, i, n) << low) |
			(i & ((UINT64_C(1) << low) - 1));
	dbm_radix_sort(numbers, spare, n, low, width, NULL);
	for (size_t i = 1; i < n; i++)
		CHECK(numbers[i - 1] <= numbers[i]);
}

int
main(void)
{
	static const size_t sizes[] = {0, 1, 2, 3, 24, 25, 127, 128, 129, 1000, MOST};

	for (int shape = 0; shape < 7; shape++)
	{
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		{
			check_rows(shape, sizes[i]);
			check_numbers(shape, sizes[i], 32, 32);
			check_numbers(shape, sizes[i], 13, 32);
		}
	}
	return dbm_test_report("sort");
}
