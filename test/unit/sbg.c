/*
 * sbg.c
 *	  The shifted-beta-geometric model against the survival curves of Fader and Hardie (2007)
 *	  and the lifetimes of Fader and Hardie (2010), and its derivatives against differences.
 */
#include "check.h"

#include "core/btyd/sbg.h"

#define YEARS	13

/* Percent of 1,000 customers who remain after each of 12 renewals. */
static const double regular[YEARS] = {
	100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3
};
static const double high_end[YEARS] = {
	100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4
};

static double lost[YEARS + 1];
static double kept[YEARS + 1];

static dbm_contracts
curve(const double *percent, uint32_t n)
{
	dbm_contracts contracts = {lost, kept, n, NULL};

	memset(kept, 0, sizeof(kept));
	for (uint32_t i = 1; i <= n; i++)
		lost[i] = 10 * (percent[i - 1] - percent[i]);
	kept[n] = 10 * percent[n];
	return contracts;
}

static void
test_fit(void)
{
	static const double later[] = {22.0085, 20.4411, 19.1190, 17.9865, 17.0037};
	dbm_contracts contracts = curve(regular, 7);
	dbm_newton	search;
	double		p[2];

	/* published .704 1.182, log-likelihood -1680.3 */
	CHECK(dbm_sbg_fit(&contracts, &search) == DBM_OK);
	CHECK(search.converged && search.curved && search.at_bound == 0);
	CHECK(fabs(search.value - -1680.265188) < 1e-6);
	p[0] = exp(search.theta[0]);
	p[1] = exp(search.theta[1]);
	CHECK_NEAR(p[0], .704077298, 1e-8);
	CHECK_NEAR(p[1], 1.182043026, 1e-8);
	for (int i = 0; i < 5; i++)
		CHECK_NEAR(100 * dbm_sbg_survival(p, 8 + i), later[i], 3e-6);
}

static void
test_lifetimes(void)
{
	static const double truth[2][6] = {
		{3.694908, 2.96440, 4.10314, 4.86980, 5.44206, 5.89410},
		{5.922253, 5.41448, 5.90138, 6.29389, 6.61992, 6.89671}
	};

	for (int k = 0; k < 2; k++)
	{
		dbm_contracts contracts = curve(k == 0 ? regular : high_end, 7);
		dbm_newton	search;
		double		p[2];

		CHECK(dbm_sbg_fit(&contracts, &search) == DBM_OK);
		p[0] = exp(search.theta[0]);
		p[1] = exp(search.theta[1]);
		CHECK_NEAR(dbm_sbg_lifetime(p, .1), truth[k][0], 1e-6);
		for (int i = 0; i < 5; i++)
			CHECK_NEAR(dbm_sbg_residual_lifetime(p, i, .1), truth[k][i + 1], 2e-6);
		/* the sums they stand for */
		for (double d = .02; d < 3; d *= 3)
		{
			double		sum = 0.0;
			double		factor = 1.0;

			for (int n = 0; n < 3000; n++, factor /= 1 + d)
				sum += factor * dbm_sbg_survival(p, n);
			CHECK_NEAR(dbm_sbg_lifetime(p, d), sum, 1e-12);
			CHECK_NEAR(dbm_sbg_residual_lifetime(p, 0, d), (sum - 1) * (1 + d), 1e-11);
		}
		CHECK_NEAR(dbm_sbg_survival(p, 5) * dbm_sbg_retention(p, 5), dbm_sbg_survival(p, 6), 1e-14);
	}
}

static void
test_derivatives(void)
{
	static const double sets[][2] = {{.7, 1.2}, {20, .3}, {1e-3, 400}};

	for (int k = 0; k < 3; k++)
	{
		dbm_contracts contracts = curve(regular, 12);
		double		at[2] = {log(sets[k][0]), log(sets[k][1])};
		double		value[3];
		double		g[3][2];
		double		h[3][4];

		kept[3] = 17.5;
		CHECK(dbm_sbg_likelihood(at, &value[0], g[0], h[0], &contracts) == DBM_OK);
		for (int i = 0; i < 2; i++)
		{
			double		step = 1e-5;
			double		middle = at[i];

			at[i] = middle - step;
			dbm_sbg_likelihood(at, &value[1], g[1], h[1], &contracts);
			at[i] = middle + step;
			dbm_sbg_likelihood(at, &value[2], g[2], h[2], &contracts);
			at[i] = middle;
			CHECK_NEAR(1000 + g[0][i], 1000 + (value[2] - value[1]) / (2 * step), 1e-8);
			for (int j = 0; j < 2; j++)
				CHECK_NEAR(1000 + h[0][2 * i + j], 1000 + (g[2][j] - g[1][j]) / (2 * step), 1e-8);
		}
	}
}

static void
test_edges(void)
{
	dbm_contracts contracts = curve(regular, 7);
	dbm_newton	search;
	static const double large[2] = {1e6, 1e-6};

	/* nobody leaves, all leave at once: no inner maximum, and an answer all the same */
	memset(lost, 0, sizeof(lost));
	CHECK(dbm_sbg_fit(&contracts, &search) == DBM_OK);
	CHECK(search.at_bound != 0 && isfinite(search.value));
	memset(kept, 0, sizeof(kept));
	lost[1] = 50;
	CHECK(dbm_sbg_fit(&contracts, &search) == DBM_OK);
	CHECK(search.at_bound != 0 && isfinite(search.value));
	/* a constant share leaves: no difference between customers */
	for (int i = 1; i <= 7; i++)
		lost[i] = 512 >> i;
	kept[7] = 4;
	CHECK(dbm_sbg_fit(&contracts, &search) == DBM_OK);
	CHECK(search.at_bound != 0 || !search.curved || search.theta[0] > 5);
	CHECK(dbm_sbg_lifetime(large, .1) >= 1 && dbm_sbg_lifetime(large, .1) < 1.01);
	CHECK(dbm_sbg_survival(large, 100000) >= 0);
}

int
main(void)
{
	test_fit();
	test_lifetimes();
	test_derivatives();
	test_edges();
	return dbm_test_report("sbg");
}
