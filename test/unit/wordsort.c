/*
 * wordsort.c
 *	  The radix sort of word rows against qsort: widths, keys, few and many distinct values, signs.
 */
#include "check.h"

#include "core/base/wordsort.h"

#define MOST	5000
#define WIDEST	4

static int64_t rows[MOST * WIDEST];
static int64_t sorted[MOST * WIDEST];
static int	width;
static long ticks;

static void
count_tick(void)
{
	ticks++;
}

static int
compare_rows(const void *a, const void *b)
{
	const int64_t *x = a;
	const int64_t *y = b;

	for (int w = 0; w < width; w++)
	{
		if (x[w] != y[w])
			return x[w] < y[w] ? -1 : 1;
	}
	return 0;
}

static int64_t
random_word(int kind)
{
	switch (kind)
	{
		case 0:
			return (int64_t) dbm_test_random();
		case 1:
			return dbm_test_between(-3, 3);
		case 2:
			return dbm_test_between(1, 1000000);
		case 3:
			return dbm_test_between(0, 1) ? INT64_MIN : INT64_MAX;
		default:
			return 7;
	}
}

static void
check_sort(int n, int kind)
{
	for (int i = 0; i < n * width; i++)
		rows[i] = random_word(kind < 5 ? kind : (int) dbm_test_between(0, 4));
	memcpy(sorted, rows, sizeof(int64_t) * n * width);
	qsort(sorted, n, sizeof(int64_t) * width, compare_rows);
	dbm_sort_words(rows, n, width, width, count_tick);
	CHECK(memcmp(rows, sorted, sizeof(int64_t) * n * width) == 0);
}

/* With fewer keys than words the keys ascend and every row is still there. */
static void
check_payload(int n)
{
	uint64_t	sum = 0;

	width = 3;
	for (int i = 0; i < n; i++)
	{
		rows[3 * i] = dbm_test_between(-50, 50);
		rows[3 * i + 1] = i;
		rows[3 * i + 2] = rows[3 * i] * 1000003 + i;
	}
	dbm_sort_words(rows, n, 3, 1, NULL);
	for (int i = 0; i < n; i++)
	{
		CHECK(i == 0 || rows[3 * i - 3] <= rows[3 * i]);
		CHECK(rows[3 * i + 2] == rows[3 * i] * 1000003 + rows[3 * i + 1]);
		sum += (uint64_t) rows[3 * i + 1];
	}
	CHECK(sum == (uint64_t) n * (n - 1) / 2);
}

int
main(void)
{
	static const int sizes[] = {0, 1, 2, 3, 24, 25, 26, 100, 1000, MOST};

	for (width = 1; width <= WIDEST; width++)
	{
		for (int s = 0; s < 10; s++)
		{
			for (int kind = 0; kind <= 5; kind++)
				check_sort(sizes[s], kind);
		}
	}
	check_payload(MOST);
	CHECK(ticks > 0);
	return dbm_test_report("wordsort");
}
