/*
 * tally.c
 *	  Groups by product: limits where a share meets a whole number, equals together, empty groups.
 */
#include "check.h"

#include "core/customer/tally.h"

static int64_t counts[DBM_TALLY_MAX];
static const double usual[] = {0.2, 0.6, 0.2};

static void
test_limits(void)
{
	CHECK(dbm_tally_limit(0.2, 10) == 2);
	CHECK(dbm_tally_limit(0.1 + 0.2, 10) == 3);
	CHECK(dbm_tally_limit(0.2, 11) == 3);
	CHECK(dbm_tally_limit(0.7 + 0.1 + 0.2, 1000000007) == 1000000007);
	CHECK(dbm_tally_limit(0.0, 100) == 0);
	CHECK(dbm_tally_limit(0.3, 0) == 0);
	CHECK(dbm_tally_size(0.2, 23570) == 4714);
	CHECK(dbm_tally_size(0.2 + 0.6, 23570) == 18856);
	CHECK(dbm_tally_size(0.5, 3) == 2);
	CHECK(dbm_tally_size(0.1, 4) == 0);
	CHECK(dbm_tally_size(1.0, 7) == 7);
	for (int64_t n = 1; n < 3000; n += 7)
	{
		for (int percent = 0; percent <= 100; percent++)
			CHECK(dbm_tally_limit(percent / 100.0, n) == (percent * n + 99) / 100);
	}
}

static void
test_shares(void)
{
	CHECK(dbm_tally_shares_valid(usual));
	CHECK(dbm_tally_shares_valid((double[]) {1, 0, 0}));
	CHECK(dbm_tally_shares_valid((double[]) {1.0 / 3, 1.0 / 3, 1.0 / 3}));
	CHECK(!dbm_tally_shares_valid((double[]) {0.5, 0.6, -0.1}));
	CHECK(!dbm_tally_shares_valid((double[]) {0.2, 0.6, 0.3}));
	CHECK(!dbm_tally_shares_valid((double[]) {NAN, 0.5, 0.5}));
	CHECK(!dbm_tally_shares_valid((double[]) {INFINITY, 0, 0}));
}

static void
test_cut(void)
{
	dbm_tally_cuts cuts;

	/* 3 customers of 125, 2 of 100, 4 of 27, 1 of 1: limits 2 and 8 */
	memset(counts, 0, sizeof(counts));
	counts[124] = 3;
	counts[99] = 2;
	counts[26] = 4;
	counts[0] = 1;
	dbm_tally_cut(counts, usual, &cuts);
	CHECK(cuts.cut[0] == 125 && cuts.cut[1] == 27);
	CHECK(cuts.count[0] == 3 && cuts.count[1] == 6 && cuts.count[2] == 1);
	CHECK(dbm_tally_group(cuts.cut, 125) == 0 && dbm_tally_group(cuts.cut, 729) == 0);
	CHECK(dbm_tally_group(cuts.cut, 124) == 1 && dbm_tally_group(cuts.cut, 27) == 1);
	CHECK(dbm_tally_group(cuts.cut, 26) == 2 && dbm_tally_group(cuts.cut, 1) == 2);

	/* all equal: all in the first group, which ends the second too */
	memset(counts, 0, sizeof(counts));
	counts[0] = 7;
	dbm_tally_cut(counts, usual, &cuts);
	CHECK(cuts.cut[0] == 1 && cuts.cut[1] == 1 && cuts.count[0] == 7);

	/* nobody may be in the first, or in the first two */
	dbm_tally_cut(counts, (double[]) {0, 1, 0}, &cuts);
	CHECK(cuts.cut[0] == 0 && cuts.cut[1] == 1 && cuts.count[1] == 7);
	CHECK(dbm_tally_group(cuts.cut, 729) == 1);
	dbm_tally_cut(counts, (double[]) {0, 0, 1}, &cuts);
	CHECK(cuts.cut[0] == 0 && cuts.cut[1] == 0 && cuts.count[2] == 7);
	CHECK(dbm_tally_group(cuts.cut, 729) == 2);

	memset(counts, 0, sizeof(counts));
	dbm_tally_cut(counts, usual, &cuts);
	CHECK(cuts.cut[0] == 0 && cuts.cut[1] == 0 && cuts.count[0] + cuts.count[1] + cuts.count[2] == 0);
}

/* Against the definition, on random populations. */
static void
test_definition(void)
{
	for (int trial = 0; trial < 200; trial++)
	{
		dbm_tally_cuts cuts;
		int64_t		n = 0;
		int64_t		before = 0;

		memset(counts, 0, sizeof(counts));
		for (int i = 0; i < 30; i++)
			counts[dbm_test_between(0, 124)] += dbm_test_between(0, 50);
		n = dbm_tally_total(counts);
		dbm_tally_cut(counts, usual, &cuts);
		for (int p = DBM_TALLY_MAX; p >= 1; p--)
		{
			int			group = 10 * before < 2 * n ? 0 : 10 * before < 8 * n ? 1 : 2;

			if (counts[p - 1] > 0)
				CHECK(dbm_tally_group(cuts.cut, p) == group);
			before += counts[p - 1];
		}
		CHECK(cuts.count[0] + cuts.count[1] + cuts.count[2] == n);
	}
}

int
main(void)
{
	test_limits();
	test_shares();
	test_cut();
	test_definition();
	return dbm_test_report("tally");
}
