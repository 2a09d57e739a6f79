/*
 * The incomplete gamma function and its inverse. Quantiles: tables of chi-squared
 * (shape n/2, scale 2), printed to 5 digits.
 */
#include "check.h"

#include "core/math/incomplete_gamma.h"

int
main(void)
{
	static const double shapes[] = {1e-3, .05, .5, 1, 3.7, 40, 1e3, 1e5, 1e7, 1e9, 1e12};
	static const double tails[] = {.999, .975, .5, .025, 1e-3, 1e-9};

	for (double y = 1e-6; y < 50; y *= 1.7)
	{
		CHECK_NEAR(dbm_gamma_share(1, y), -expm1(-y), 1e-13);
		CHECK_NEAR(dbm_gamma_share(.5, y), erf(sqrt(y)), 1e-13);
		CHECK_NEAR(dbm_gamma_share(2, y), -expm1(-y) - y * exp(-y), 1e-9);
	}
	CHECK(dbm_gamma_share(3, 0) == 0 && dbm_gamma_share(3, INFINITY) == 1);
	CHECK_NEAR(2 * dbm_gamma_upper(.5, .05), 3.84146, 2e-6);
	CHECK_NEAR(2 * dbm_gamma_upper(5, .05), 18.30704, 1e-6);
	CHECK_NEAR(2 * dbm_gamma_upper(5, .975), 3.24697, 2e-6);
	CHECK_NEAR(2 * dbm_gamma_upper(50, .01), 135.80672, 1e-7);
	for (int s = 0; s < 11; s++)
	{
		for (int i = 0; i < 6; i++)
		{
			double		y = dbm_gamma_upper(shapes[s], tails[i]);

			CHECK(y >= 0 && isfinite(y));
			if (y > 1e-290)
				CHECK(fabs(dbm_gamma_share(shapes[s], y) - (1 - tails[i])) < 1e-7);
			if (i > 0)
				CHECK(y >= dbm_gamma_upper(shapes[s], tails[i - 1]));
		}
	}
	/* both sides of the switch to the cube root agree */
	CHECK(fabs(dbm_gamma_share(1e8, 1e8 - 1e4) - dbm_gamma_share(1e8 + 1, 1e8 + 1 - 1e4)) < 1e-6);
	return dbm_test_report("incomplete_gamma");
}
