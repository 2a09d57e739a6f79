/*
 * Gamma-Gamma: derivatives against differences, the mean, and a fit of simulated spend.
 */
#include "check.h"

#include "core/btyd/gamma_gamma.h"

#define N	4000

static dbm_cell cells[N];
static dbm_item items[N];
static dbm_item scratch[N];
static double logs[N];

/* A sum of whole exponentials: gamma with a whole shape. */
static double
gamma_number(int shape, double rate)
{
	double		product = 1.0;

	for (int i = 0; i < shape; i++)
		product *= 1.0 - dbm_test_uniform();
	return -log(product) / rate;
}

static dbm_spends
simulated(int p, int q, double v)
{
	dbm_spends	spends = {items, logs, 0, NULL};

	for (int i = 0; i < N; i++)
	{
		uint32_t	x = (uint32_t) dbm_test_between(1, 9);

		cells[i].x = x;
		cells[i].v = 0;
		cells[i].u = gamma_number(p * (int) x, gamma_number(q, v)) / x;
		cells[i].count = 1;
	}
	CHECK(dbm_cells_by_u(cells, N, items, scratch, &spends.n, NULL) == DBM_OK);
	dbm_gamma_gamma_logs(items, spends.n, logs, NULL);
	return spends;
}

static void
derivatives(dbm_spends *spends)
{
	double		theta[3] = {log(6.25), log(3.74), log(15.44)};
	double		g[3];
	double		h[9];
	double		value;

	CHECK(dbm_gamma_gamma_likelihood(theta, &value, g, h, spends) == DBM_OK);
	for (int i = 0; i < 3; i++)
	{
		double		step = 1e-5;
		double		high;
		double		low;
		double		up[3];
		double		down[3];
		double		unused[9];

		theta[i] += step;
		dbm_gamma_gamma_likelihood(theta, &high, up, unused, spends);
		theta[i] -= 2 * step;
		dbm_gamma_gamma_likelihood(theta, &low, down, unused, spends);
		theta[i] += step;
		CHECK(fabs((high - low) / (2 * step) - g[i]) < 1e-3);
		for (int j = 0; j < 3; j++)
			CHECK(fabs((up[j] - down[j]) / (2 * step) - h[i * 3 + j]) < 1e-2);
	}
}

static void
one_spend(void)
{
	/* by 40-digit arithmetic: lnG(px+q) - lnG(px) - lnG(q) + q ln v + px ln x + (px-1) ln m - (px+q) ln(v+xm) */
	static const double cases[][6] = {
		{6.25, 3.74, 15.44, 2, 22.35, -3.551316759731705},
		{6.25, 3.74, 15.44, 1, 0.01, -35.2049155028378},
		{1e6, 3.74, 1e-4, 5, 1e4, -27.91868133742944},
		{0.3, 1e6, 1e7, 5, 4.0, -2.225791977644519},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		dbm_cell	cell = {cases[i][4], 0, (uint32_t) cases[i][3], 1};
		dbm_spends	spends = {items, logs, 1, NULL};
		double		theta[3];
		double		value;
		double		g[3];
		double		h[9];

		CHECK(dbm_cells_by_u(&cell, 1, items, scratch, &spends.n, NULL) == DBM_OK);
		dbm_gamma_gamma_logs(items, 1, logs, NULL);
		for (int j = 0; j < 3; j++)
			theta[j] = log(cases[i][j]);
		dbm_gamma_gamma_likelihood(theta, &value, g, h, &spends);
		CHECK_NEAR(value, cases[i][5], 1e-9);
	}
}

int
main(void)
{
	static const double p[] = {6.25, 3.74, 15.44};
	static const double heavy[] = {6.25, 0.9, 15.44};
	dbm_spends	spends = simulated(4, 3, 30);
	dbm_newton	search;
	double		v = 0;

	derivatives(&spends);
	CHECK(dbm_gamma_gamma_fit(&spends, NULL, &search) == DBM_OK && search.converged && search.curved);
	for (int i = 0; i < 3; i++)
	{
		static const double made[] = {4, 3, 30};

		CHECK(fabs(search.theta[i] - log(made[i])) < 4 * sqrt(search.covariance[i * 4]));
	}
	CHECK(search.gradient_norm < 1e-7 && search.at_bound == 0);
	v = exp(search.theta[2]);
	/* money in cents: v scales, p and q stay */
	for (uint32_t i = 0; i < N; i++)
		cells[i].u *= 100;
	CHECK(dbm_cells_by_u(cells, N, items, scratch, &spends.n, NULL) == DBM_OK);
	dbm_gamma_gamma_logs(items, spends.n, logs, NULL);
	CHECK(dbm_gamma_gamma_fit(&spends, NULL, &search) == DBM_OK);
	CHECK_NEAR(exp(search.theta[2]), 100 * v, 1e-8);

	CHECK_NEAR(dbm_gamma_gamma_mean(p, 0, 0), 6.25 * 15.44 / 2.74, 1e-15);
	CHECK_NEAR(dbm_gamma_gamma_mean(p, 2, 22.35), 6.25 * (15.44 + 44.7) / (12.5 + 2.74), 1e-15);
	CHECK(isinf(dbm_gamma_gamma_mean(heavy, 0, 0)) && dbm_gamma_gamma_mean(heavy, 1, 5) > 0);
	CHECK(fabs(dbm_gamma_gamma_mean(p, 1e9, 50) - 50) < 1e-6);
	one_spend();
	return dbm_test_report("gamma_gamma");
}
