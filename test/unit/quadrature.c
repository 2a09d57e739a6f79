/*
 * Means over beta distributions and discounted sums against 40-digit quadrature.
 */
#include "check.h"

#include "core/math/quadrature.h"

static double
falling(double p, const void *context)
{
	return 1.0 / (1.0 + *(const double *) context * p);
}

static double
constant(double p, const void *context)
{
	(void) p;
	(void) context;
	return 3.0;
}

/* 1 - 1 / (1 + u/c) */
static double
saturating(double u, const void *context)
{
	return u / (u + *(const double *) context);
}

int
main(void)
{
	static const double means[][4] = {
		{0.793, 2.426, 1.0, 0.8230691251526467},
		{0.01, 0.02, 5.0, 0.7125400709697142},
		{0.001, 3.0, 100.0, 0.9968080355277537},
		{2.0, 0.001, 0.5, 0.6667926608765214},
		{30.0, 50.0, 1e4, 0.0002723379280393792},
	};
	static const double sums[][4] = {
		{5.0, 39.0, 0.002, 0.8736932353682863},
		{40.0, 1e4, 0.002, 0.8243392819963268},
		{1.0, 1e6, 0.5, 0.5385446837581348},
		{40.0, 52.0, 1e-9, 0.5652173805966787},
		{3.0, 3.0, 10.0, 0.03130783723059549},
	};
	static const double sizes[] = {1e-12, 1e-3, 1.0, 1e3, 1e12, 1e24};

	for (size_t i = 0; i < sizeof(means) / sizeof(means[0]); i++)
		CHECK_NEAR(dbm_beta_mean(means[i][0], means[i][1], falling, &means[i][2]), means[i][3], 1e-12);
	for (int i = 0; i < 6; i++)
		for (int j = 0; j < 6; j++)
			CHECK_NEAR(dbm_beta_mean(sizes[i], sizes[j], constant, NULL), 3.0, 1e-10);
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++)
		CHECK_NEAR(dbm_discounted(saturating, &sums[i][0], sums[i][0], sums[i][1], sums[i][2]),
				   sums[i][3], 1e-12);
	CHECK(dbm_discounted(saturating, &sums[0][0], 1, 0, 0.1) == 0.0);
	CHECK(dbm_discounted(saturating, &sums[0][0], 1, 7, 0) == saturating(7, &sums[0][0]));
	return dbm_test_report("quadrature");
}
