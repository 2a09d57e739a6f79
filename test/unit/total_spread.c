/*
 * Intervals of totals: against Poisson, binomial and normal tables, and over a wide range.
 */
#include "check.h"

#include "core/math/total_spread.h"

int
main(void)
{
	static const double means[] = {1e-12, 1e-3, .3, 2, 50, 1e4, 1e6, 1e8, 2e9, 1e13};
	static const double ratios[] = {1e-3, .5, 1, 1.5, 10, 1e4, 1e9};
	dbm_spread	s = dbm_count_spread(10, 10, .025, INFINITY);

	/* Poisson with mean 10: P(N <= 3) = .0103, P(N <= 4) = .0293, P(N <= 16) = .9730, P(N <= 17) = .9857 */
	CHECK(s.lower == 4 && s.upper == 17);
	/* binomial, 100 chances of one half: P(N <= 39) = .0176, P(N <= 40) = .0284, P(N <= 60) = .9824 */
	s = dbm_count_spread(50, 25, .025, 100);
	CHECK(s.lower == 40 && s.upper == 60);
	/* geometric with mean 4: P(N <= n) = 1 - .8^(n+1) */
	s = dbm_count_spread(4, 20, .1, INFINITY);
	CHECK(s.lower == 0 && s.upper == 10);
	/* exponential: the lower 2.5 percent end at -ln .975, the upper begin at -ln .025 */
	s = dbm_amount_spread(3, 9, .025);
	CHECK_NEAR(s.lower, -3 * log(.975), 1e-9);
	CHECK_NEAR(s.upper, -3 * log(.025), 1e-9);
	/* many: the normal distribution */
	s = dbm_amount_spread(1e9, 1e8, .025);
	CHECK(fabs(s.lower - (1e9 - 1.959964e4)) < 10 && fabs(s.upper - (1e9 + 1.959964e4)) < 10);
	s = dbm_count_spread(1e6, 4e6, .025, INFINITY);
	CHECK(fabs(s.lower - (1e6 - 3919.9)) < 5 && fabs(s.upper - (1e6 + 3919.9)) < 8);
	s = dbm_count_spread(0, 0, .025, 5);
	CHECK(s.lower == 0 && s.upper == 0);
	for (int m = 0; m < 10; m++)
	{
		for (int r = 0; r < 7; r++)
		{
			double		variance = means[m] * ratios[r];

			s = dbm_count_spread(means[m], variance, .025, means[m] * 50 + 5);
			CHECK(s.lower >= 0 && s.lower <= s.upper && s.upper <= means[m] * 50 + 5);
			CHECK(s.lower <= ceil(means[m] * 1.01));
			s = dbm_amount_spread(means[m], variance, .025);
			CHECK(s.lower >= 0 && s.lower <= means[m] && s.upper >= means[m] && isfinite(s.upper));
		}
	}
	return dbm_test_report("total_spread");
}
