/*
 * mbg_nbd.c
 *	  The MBG/NBD model and what BG/NBD shares with it, against published values, sums that
 *	  must agree, differences, and the fit of the CDNOW sample.
 */
#include "btyd_check.h"

#include "core/btyd/bg_nbd.h"

static const dbm_btyd_family *const bg = &dbm_bg_nbd_family;
static const dbm_btyd_family *const mbg = &dbm_mbg_nbd_family;

/* ln L of one customer as the paper prints it. */
static double
log_likelihood(const double *p, double x, double t_x, double t)
{
	double		common = lgamma(p[0] + x) - lgamma(p[0]) + p[0] * log(p[1]) - lgamma(p[2]) -
		lgamma(p[3]) + lgamma(p[2] + p[3]);

	return common + log(exp(lgamma(p[2]) + lgamma(p[3] + x + 1) - lgamma(p[2] + p[3] + x + 1) -
							(p[0] + x) * log(p[1] + t)) +
						exp(lgamma(p[2] + 1) + lgamma(p[3] + x) - lgamma(p[2] + p[3] + x + 1) -
							(p[0] + x) * log(p[1] + t_x)));
}

static void
test_likelihood(void)
{
	static const double sets[][4] = {
		{.525, 6.183, .891, 1.614}, {3, 80, .2, 4}, {.05, .3, 2, .1}
	};

	for (int k = 0; k < 3; k++)
	{
		dbm_histogram customers;
		double		sum = 0.0;
		double		value;
		double		theta[4];
		double		g[4];
		double		h[16];

		btyd_clear();
		for (int i = 0; i < 300; i++)
		{
			uint32_t	x = (uint32_t) dbm_test_between(0, i % 10 == 0 ? 60 : 3);
			double		t = dbm_test_between(1, 270) / 7.0;
			double		t_x = x == 0 ? 0 : floor(t * dbm_test_uniform() * 7) / 7;

			btyd_add(x, t_x, t, 1 + i % 2);
			sum += (1 + i % 2) * log_likelihood(sets[k], x, t_x, t);
		}
		customers = btyd_histogram(mbg);
		for (int i = 0; i < 4; i++)
			theta[i] = log(sets[k][i]);
		CHECK(mbg->likelihood(theta, &value, g, h, &customers) == DBM_OK);
		CHECK_NEAR(value, sum, 1e-12);
		btyd_check_derivatives(mbg, &customers, sets[k]);
		btyd_check_derivatives(bg, &customers, sets[k]);
	}
}

static void
test_scores(void)
{
	static const double p[] = {.524844, 6.183093, .891388, 1.614048};

	/* lifetimes issue 44: the one-time buyer of CDNOW */
	CHECK_NEAR(mbg->p_alive(p, 0, 0, 38.86), .3897, 2e-4);
	CHECK_NEAR(mbg->p_alive(p, 0, 0, 0), p[3] / (p[2] + p[3]), 1e-14);
	for (int modified = 0; modified < 2; modified++)
	{
		const dbm_btyd_family *family = modified ? mbg : bg;

		for (double t = .5; t < 200; t *= 5)
		{
			double		total = 0.0;
			double		mean = 0.0;
			double		alive = family->p_alive(p, 0, 0, 0);

			for (uint32_t n = 0; n < 3000; n++)
			{
				double		share = btyd_probability(family, p, n, t);

				total += share;
				mean += n * share;
			}
			CHECK_NEAR(total, 1.0, 1e-9);
			CHECK_NEAR(mean, alive * family->purchases(p, 0, 0, 0, t), 1e-7);
			CHECK_NEAR(btyd_probability(family, p, 0, t),
					   1 - alive * (1 - family->silence(p, 0, 0, 0, t)), 1e-12);
			/* silent for t: alive or gone */
			CHECK_NEAR(alive * family->silence(p, 0, 0, 0, t) / btyd_probability(family, p, 0, t),
					   family->p_alive(p, 0, 0, t), 1e-12);
			/* purchases come to those who are alive, at the mean rate of those still alive */
			CHECK_NEAR((family->purchases(p, 2, t, t, 1e-4) - 0) / 1e-4, (2 + p[0]) / (p[1] + t), 1e-4);
			CHECK(family->survival(p, 2, t, t, 0) == 1.0);
			CHECK_NEAR(family->residual(p, 2, t, t, .0027),
					   dbm_btyd_discounted(family, p, 2, t, t, 20000, .0027), 1e-9);
		}
	}
	/* survival given p, averaged: a sum over purchase counts of the chance to stay through them */
	{
		double		sum = 0.0;

		for (uint32_t n = 0; n < 4000; n++)
		{
			double		rx = 3 + p[0];
			double		z = 20 / (p[1] + 30 + 20);

			sum += exp(lgamma(rx + n) - lgamma(rx) - lgamma(n + 1.0) + rx * log1p(-z) + n * log(z) +
					   lgamma(p[3] + 3 + n) - lgamma(p[3] + 3) - lgamma(p[2] + p[3] + 3 + n) +
					   lgamma(p[2] + p[3] + 3));
		}
		CHECK_NEAR(bg->survival(p, 3, 25, 30, 20), sum, 1e-12);
	}
}

static void
test_cdnow(void)
{
	/* BTYDplus publishes .525 6.183 .891 1.614, log-likelihood -9582.136 */
	static const double expected[] = {.52484316, 6.1830853, .89135939, 1.6140022};
	dbm_histogram customers;
	dbm_newton	search;
	double		total = 0.0;
	double		p[4];

	if (!btyd_load_cdnow())
		return;
	customers = btyd_histogram(mbg);
	CHECK(dbm_btyd_fit(mbg, &customers, NULL, &search) == DBM_OK);
	CHECK(search.converged && search.curved && search.at_bound == 0);
	CHECK(fabs(search.value - -9582.13572) < 1e-5);
	for (int i = 0; i < 4; i++)
	{
		p[i] = exp(search.theta[i]);
		CHECK_NEAR(p[i], expected[i], 1e-7);
	}
	for (uint32_t i = 0; i < customers.n; i++)
	{
		const dbm_item *item = &customers.items[i];
		double		t = customers.times[DBM_ITEM_V(*item)];
		double		t_x = customers.times[DBM_ITEM_U(*item)];

		total += item->count * mbg->p_alive(p, item->x, t_x, t) *
			mbg->purchases(p, item->x, t_x, t, 39);
	}
	CHECK_NEAR(total, 1576.712, 2e-5);
}

int
main(void)
{
	test_likelihood();
	test_scores();
	test_cdnow();
	return dbm_test_report("mbg_nbd");
}
