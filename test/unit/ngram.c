/*
 * ngram.c
 *	  Shared n-grams: examples by hand, edges, symmetry.
 */
#include "check.h"

#include "core/text/ngram.h"

#define MOST	100

static double
similarity(const char *x, const char *y, size_t width)
{
	uint32_t	a[MOST];
	uint32_t	b[MOST];
	uint64_t	scratch[2 * MOST];
	size_t		n = strlen(x);
	size_t		m = strlen(y);

	for (size_t i = 0; i < n; i++)
		a[i] = (unsigned char) x[i];
	for (size_t j = 0; j < m; j++)
		b[j] = (unsigned char) y[j];
	return dbm_ngram_similarity(a, n, b, m, width, scratch, NULL);
}

int
main(void)
{
	/* ni ig gh ht, na ac ch ht: one of four and four */
	CHECK(similarity("night", "nacht", 2) == 0.25);
	CHECK(similarity("", "", 2) == 1.0);
	CHECK(similarity("", "a", 2) == 0.0);
	CHECK(similarity("a", "a", 2) == 1.0);
	CHECK(similarity("a", "ab", 2) == 0.0);
	/* a bag: aa occurs three times in one and once in the other */
	CHECK(similarity("aaaa", "aa", 2) == 0.5);
	CHECK(similarity("abc", "cba", 1) == 1.0);
	for (int round = 0; round < 5000; round++)
	{
		char		x[MOST] = {0};
		char		y[MOST] = {0};
		size_t		width = (size_t) dbm_test_between(1, 8);
		double		there;

		for (int i = (int) dbm_test_between(0, MOST - 1); i-- > 0;)
			x[i] = (char) dbm_test_between('a', 'd');
		for (int i = (int) dbm_test_between(0, MOST - 1); i-- > 0;)
			y[i] = (char) dbm_test_between('a', 'd');
		there = similarity(x, y, width);
		CHECK(there >= 0.0 && there <= 1.0);
		CHECK(there == similarity(y, x, width));
		CHECK(similarity(x, x, width) == 1.0);
	}
	return dbm_test_report("ngram");
}
