/*
 * edit_distance.c
 *	  The bit-parallel and the banded distance against the plain table, for every limit.
 */
#include "check.h"

#include "core/text/edit_distance.h"

#define MOST	200

static uint32_t a[MOST];
static uint32_t b[MOST];
static uint32_t scratch[3 * (MOST + 1)];

static size_t
plain_distance(int n, int m)
{
	static int	d[MOST + 1][MOST + 1];

	for (int i = 0; i <= n; i++)
		for (int j = 0; j <= m; j++)
		{
			int			best = i == 0 ? j : j == 0 ? i : d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

			if (i > 0 && d[i - 1][j] + 1 < best)
				best = d[i - 1][j] + 1;
			if (j > 0 && d[i][j - 1] + 1 < best)
				best = d[i][j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				d[i - 2][j - 2] + 1 < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	return d[n][m];
}

static void
check_limit(int n, int m, size_t limit, size_t expected)
{
	size_t		found;

	CHECK(dbm_edit_scratch(n, m, limit) <= 3 * (MOST + 1));
	found = dbm_edit_distance(a, n, b, m, limit, scratch, NULL);
	CHECK(found == (expected <= limit ? expected : limit + 1));
	CHECK(found == dbm_edit_distance(b, m, a, n, limit, scratch, NULL));
}

static size_t
distance(const char *x, const char *y)
{
	size_t		n = strlen(x);
	size_t		m = strlen(y);

	for (size_t i = 0; i < n; i++)
		a[i] = (unsigned char) x[i];
	for (size_t j = 0; j < m; j++)
		b[j] = (unsigned char) y[j];
	return dbm_edit_distance(a, n, b, m, SIZE_MAX - 1, scratch, NULL);
}

int
main(void)
{
	CHECK(distance("kitten", "sitting") == 3);
	CHECK(distance("", "abc") == 3);
	CHECK(distance("abc", "abc") == 0);
	CHECK(distance("Smith", "Smiht") == 1);
	/* the restricted distance: no place is edited twice */
	CHECK(distance("CA", "ABC") == 3);
	for (int round = 0; round < 6000; round++)
	{
		int			most = round % 3 == 0 ? MOST : round % 3 == 1 ? 66 : 10;
		int			n = (int) dbm_test_between(0, most);
		int			m = (int) dbm_test_between(0, most);
		uint32_t	base = round % 2 == 0 ? 'a' : 0x4E00;
		int64_t		letters = dbm_test_between(1, 6);
		size_t		expected;

		for (int i = 0; i < n; i++)
			a[i] = base + (uint32_t) dbm_test_between(0, letters);
		for (int j = 0; j < m; j++)
			b[j] = base + (uint32_t) dbm_test_between(0, letters);
		if (round % 5 < 4)
			for (int j = 0; j < m && j < n; j++)
				if (dbm_test_uniform() < 0.9)
					b[j] = a[(j + (dbm_test_uniform() < 0.1)) % n];
		expected = plain_distance(n, m);
		check_limit(n, m, SIZE_MAX - 1, expected);
		check_limit(n, m, expected, expected);
		check_limit(n, m, expected > 0 ? expected - 1 : 0, expected);
		check_limit(n, m, (size_t) dbm_test_between(0, most), expected);
		check_limit(n, m, expected + 1, expected);
	}
	return dbm_test_report("edit_distance");
}
