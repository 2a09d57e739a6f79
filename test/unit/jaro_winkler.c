/*
 * jaro_winkler.c
 *	  Published similarities, a plain implementation on random texts, and the long path
 *	  against the short one.
 *
 * Published values: Winkler, String comparator metrics (1990), table of pairs;
 * to three decimals as printed there.
 */
#include "check.h"

#include "core/text/jaro_winkler.h"

#define MOST	300

static size_t
points(const char *text, uint32_t *out)
{
	size_t		n = 0;

	for (; text[n] != '\0'; n++)
		out[n] = (unsigned char) text[n];
	return n;
}

static double
jaro_winkler(const char *a, const char *b)
{
	uint32_t	x[MOST];
	uint32_t	y[MOST];

	return dbm_jaro_winkler(x, points(a, x), y, points(b, y), NULL, NULL);
}

/* The path of plain bytes gives what the code points give, to the last bit. */
static void
check_bytes(const uint32_t *a, int n, const uint32_t *b, int m, double expected)
{
	char		x[MOST];
	char		y[MOST];
	double		found = -1.0;
	bool		ascii = true;

	for (int i = 0; i < n; i++)
		ascii &= (x[i] = (char) a[i]) > 0;
	for (int j = 0; j < m; j++)
		ascii &= (y[j] = (char) b[j]) > 0;
	ascii &= n > 0 && m > 0 && n <= DBM_JARO_SHORT && m <= DBM_JARO_SHORT;
	CHECK(dbm_jaro_winkler_bytes(x, n, y, m, &found) == ascii);
	CHECK(!ascii || found == expected);
}

static double
jaro(const char *a, const char *b)
{
	uint32_t	x[MOST];
	uint32_t	y[MOST];

	return dbm_jaro(x, points(a, x), y, points(b, y), NULL, NULL);
}

/* By the definition: each character of a takes the first free one of b in reach. */
static double
plain_jaro(const uint32_t *a, int n, const uint32_t *b, int m)
{
	bool		in_a[MOST] = {false};
	bool		in_b[MOST] = {false};
	int			reach = (n > m ? n : m) / 2 - 1;
	int			common = 0;
	int			moved = 0;

	if (n == 0 || m == 0)
		return n == m ? 1.0 : 0.0;
	if (reach < 0)
		reach = 0;
	for (int i = 0; i < n; i++)
		for (int j = i > reach ? i - reach : 0; j < m && j <= i + reach; j++)
			if (!in_b[j] && a[i] == b[j])
			{
				in_a[i] = in_b[j] = true;
				common++;
				break;
			}
	if (common == 0)
		return 0.0;
	for (int i = 0, j = 0; i < n; i++)
	{
		if (!in_a[i])
			continue;
		while (!in_b[j])
			j++;
		moved += a[i] != b[j++];
	}
	return ((double) common / n + (double) common / m + (common - moved / 2) / (double) common) / 3;
}

static void
check_random(void)
{
	static uint32_t a[MOST];
	static uint32_t b[MOST];
	static uint64_t scratch[4 * MOST];

	for (int round = 0; round < 20000; round++)
	{
		int			most = round % 4 == 0 ? MOST : round % 4 == 1 ? 70 : 12;
		int			n = (int) dbm_test_between(0, most);
		int			m = (int) dbm_test_between(0, most);
		uint32_t	base = round % 3 == 0 ? 0x4E00 : round % 3 == 1 ? 'a' : 0xF8;
		int64_t		letters = dbm_test_between(1, 20);
		double		there;

		for (int i = 0; i < n; i++)
			a[i] = base + (uint32_t) dbm_test_between(0, letters);
		for (int j = 0; j < m; j++)
			b[j] = j < n && dbm_test_uniform() < 0.7 ? a[j] :
				base + (uint32_t) dbm_test_between(0, letters);
		there = dbm_jaro(a, n, b, m, scratch, NULL);
		CHECK_NEAR(there, plain_jaro(a, n, b, m), 1e-14);
		CHECK(there == dbm_jaro(b, m, a, n, scratch, NULL));
		CHECK(dbm_jaro_scratch(n, m) <= 4 * MOST);
		CHECK(dbm_jaro_winkler(a, n, b, m, scratch, NULL) >= there);
		if (base == 'a')
			check_bytes(a, n, b, m, dbm_jaro_winkler(a, n, b, m, scratch, NULL));
		CHECK(dbm_jaro_winkler(a, n, b, m, scratch, NULL) <= 1.0);
		CHECK(dbm_jaro_winkler(a, n, a, n, scratch, NULL) == 1.0);
	}
}

int
main(void)
{
	CHECK_NEAR(jaro_winkler("MARTHA", "MARHTA"), 0.961, 5e-4);
	CHECK_NEAR(jaro_winkler("DIXON", "DICKSONX"), 0.813, 5e-4);
	CHECK_NEAR(jaro_winkler("DWAYNE", "DUANE"), 0.840, 5e-4);
	CHECK_NEAR(jaro_winkler("SHACKLEFORD", "SHACKELFORD"), 0.982, 5e-4);
	CHECK_NEAR(jaro_winkler("DUNNINGHAM", "CUNNIGHAM"), 0.896, 5e-4);
	CHECK_NEAR(jaro_winkler("NICHLESON", "NICHULSON"), 0.956, 5e-4);
	CHECK_NEAR(jaro_winkler("JONES", "JOHNSON"), 0.832, 5e-4);
	CHECK_NEAR(jaro_winkler("MASSEY", "MASSIE"), 0.933, 5e-4);
	CHECK_NEAR(jaro_winkler("ABROMS", "ABRAMS"), 0.922, 5e-4);
	CHECK_NEAR(jaro("MARTHA", "MARHTA"), 0.944, 5e-4);
	CHECK_NEAR(jaro("DIXON", "DICKSONX"), 0.767, 5e-4);
	CHECK_NEAR(jaro("DWAYNE", "DUANE"), 0.822, 5e-4);
	CHECK(jaro("", "") == 1.0);
	CHECK(jaro("", "a") == 0.0);
	CHECK(jaro("a", "b") == 0.0);
	CHECK(jaro("ab", "ba") == 0.0);
	check_random();
	{
		double		unused;

		CHECK(!dbm_jaro_winkler_bytes("caf\xC3\xA9", 5, "cafe", 4, &unused));
		CHECK(!dbm_jaro_winkler_bytes("Michelle", 8, "Micha\xC3\xABlla", 10, &unused));
	}
	return dbm_test_report("jaro_winkler");
}
