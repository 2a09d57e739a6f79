/*
 * frequency.c
 *	  How common names are: known figures, what is not listed, keys in the form they are asked in.
 */
#include "check.h"

#include "core/name/frequency.h"
#include "core/name/frequency_table.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static size_t
folded(const char *text, uint32_t *out)
{
	uint32_t	points[64];

	return dbm_fold(points, dbm_utf8_decode(text, strlen(text), points), out);
}

static double
surname(const char *text)
{
	uint32_t	points[192];

	return dbm_surname_share(points, folded(text, points));
}

static double
given(const char *text)
{
	uint32_t	points[192];

	return dbm_given_share(points, folded(text, points));
}

static double
full(const char *family, const char *first)
{
	uint32_t	a[192];
	uint32_t	b[192];
	size_t		n = folded(family, a);

	return dbm_full_name_share(a, n, b, folded(first, b));
}

static void
check_figures(void)
{
	CHECK_NEAR(surname("王"), 0.0710, 1e-6);
	CHECK_NEAR(surname("Smith"), 0.0082819, 1e-4);
	CHECK_NEAR(surname("Nguyễn"), 0.384, 1e-6);
	CHECK_NEAR(surname("Müller"), 256003.0 / 28e6, 1e-4);
	CHECK(surname("歐陽") > 0.0007 && surname("歐陽") == surname("欧阳"));
	/* 王 and 汪 */
	CHECK(surname("wang") > surname("王") && surname("wang") < 0.08);
	CHECK(given("James") > 0.01 && given("Mary") > 0.005);
	CHECK_NEAR(given("伟"), 3.236e6 / 1.41e9, 1e-3);
	CHECK_NEAR(full("张", "伟"), 290607 / 1.32e9, 1e-2);
	CHECK(full("zhang", "wei") >= full("张", "伟"));
	CHECK_NEAR(full("Smith", "James"), surname("smith") * given("james"), 1e-9);
	/* not in the list of full names: what the parts say */
	CHECK_NEAR(full("陈", "伟"), surname("陈") * given("伟"), 1e-9);
}

static void
check_absent(void)
{
	CHECK(surname("") == 0.0 && given("") == 0.0 && full("", "") == 0.0);
	CHECK(surname("Xqzt") == 0.0 && surname("王王王王王王") == 0.0);
	CHECK(surname("smithsmithsmithsmith") == 0.0 && surname("smit") == 0.0);
	CHECK(full("Smith", "Xqzt") == 0.0 && full("王", "鑫淼磊") == 0.0);
	CHECK(surname("欧") == 0.0);
}

/* Shares lie in 0..1, a table is sorted, and folding leaves its names as they are. */
static void
check_latin(const latin_share *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		CHECK(table[i].share > 0 && table[i].share < 100000);
		CHECK(i == 0 || strcmp(table[i - 1].name, table[i].name) < 0);
	}
}

static void
check_han(const han_share *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		uint32_t	out[DBM_FOLD_GROWTH * HAN_LENGTH];
		size_t		n = 0;

		while (n < HAN_LENGTH && table[i].name[n] != 0)
			n++;
		CHECK(dbm_fold(table[i].name, n, out) == n &&
			  memcmp(out, table[i].name, n * sizeof(uint32_t)) == 0);
		CHECK(table[i].share > 0 && table[i].share < 100000);
	}
}

int
main(void)
{
	check_figures();
	check_absent();
	check_latin(latin_surnames, COUNT(latin_surnames));
	check_latin(latin_given, COUNT(latin_given));
	check_latin(latin_full, COUNT(latin_full));
	check_han(han_surnames, COUNT(han_surnames));
	check_han(han_given, COUNT(han_given));
	check_han(han_full, COUNT(han_full));
	return dbm_test_report("frequency");
}
