/*
 * survival.c
 *	  Exponential decay: published losses, the law of powers, both ends.
 */
#include "check.h"

#include "core/contact/survival.h"

int
main(void)
{
	/* 2 and 3 percent a month leave 78.5 and 69.4 percent after a year */
	CHECK_NEAR(dbm_survival(0.02, 12), pow(0.98, 12), 1e-14);
	CHECK_NEAR(dbm_survival(0.03, 12), pow(0.97, 12), 1e-14);
	CHECK_NEAR(dbm_survival(0.02, 12), 0.785, 1e-3);
	CHECK_NEAR(dbm_survival(0.03, 12), 0.694, 1e-3);

	/* nothing is lost at once, and nothing ever at a rate of zero */
	CHECK(dbm_survival(0.5, 0) == 1.0);
	CHECK(dbm_survival(0, 1e9) == 1.0);

	/* a tiny rate keeps its digits, a long time ends at zero */
	CHECK_NEAR(1.0 - dbm_survival(1e-12, 1), 1e-12, 1e-3);
	CHECK_NEAR(dbm_survival(1e-12, 1e12), exp(-1.0), 1e-11);
	CHECK(dbm_survival(0.5, 1e6) == 0.0);

	for (int i = 0; i < 2000; i++)
	{
		double		rate = dbm_test_uniform() * 0.2;
		double		a = dbm_test_uniform() * 60;
		double		b = dbm_test_uniform() * 60;

		CHECK_NEAR(dbm_survival(rate, a + b), dbm_survival(rate, a) * dbm_survival(rate, b), 1e-12);
		CHECK(dbm_survival(rate, a) > 0.0 && dbm_survival(rate, a) <= 1.0);
		CHECK(dbm_survival(rate, a + 1) <= dbm_survival(rate, a));
		CHECK(dbm_survival(rate + 0.01, a) <= dbm_survival(rate, a));
	}
	return dbm_test_report("survival");
}
