/*
 * cnbd.c
 *	  The CNBD-k models: at k = 1 they are BG/NBD and MBG/NBD, sums agree, derivatives agree
 *	  with differences, and a simulated regular log gives its k back.
 */
#include "btyd_check.h"

#include "core/btyd/cnbd.h"

static const dbm_btyd_family *const family[2] = {&dbm_bg_cnbd_k_family, &dbm_mbg_cnbd_k_family};
static const dbm_btyd_family *const simple[2] = {&dbm_bg_nbd_family, &dbm_mbg_nbd_family};

static void
test_as_nbd(void)
{
	static const double p[] = {.525, 6.183, .891, 1.614, 1};

	for (int i = 0; i < 2; i++)
	{
		for (double x = 0; x < 300; x = 3 * x + 1)
		{
			double		t_x = x > 0 ? 25 : 0;

			CHECK_NEAR(family[i]->p_alive(p, x, t_x, 30), simple[i]->p_alive(p, x, t_x, 30), 1e-12);
			CHECK_NEAR(family[i]->silence(p, x, t_x, 30, 9), simple[i]->silence(p, x, t_x, 30, 9),
					   1e-12);
			for (double h = 1e-3; h < 1e6; h *= 30)
			{
				CHECK_NEAR(family[i]->purchases(p, x, t_x, 30, h),
						   simple[i]->purchases(p, x, t_x, 30, h), 2e-10);
				CHECK(fabs(family[i]->survival(p, x, t_x, 30, h) -
						   simple[i]->survival(p, x, t_x, 30, h)) < 1e-12);
			}
			CHECK_NEAR(family[i]->residual(p, x, t_x, 30, .0027),
					   simple[i]->residual(p, x, t_x, 30, .0027), 1e-10);
			CHECK_NEAR(btyd_probability(family[i], p, (uint32_t) x, 30),
					   btyd_probability(simple[i], p, (uint32_t) x, 30), 1e-12);
		}
	}
}

static void
test_sums(void)
{
	for (int k = 2; k <= DBM_CNBD_MOST; k += 5)
	{
		double		p[] = {.6, 4, .8, 2.5, k};

		for (int i = 0; i < 2; i++)
		{
			double		total = 0.0;
			double		mean = 0.0;
			double		alive = family[i]->p_alive(p, 0, 0, 0);

			for (uint32_t n = 0; n < 1000; n++)
			{
				total += btyd_probability(family[i], p, n, 60);
				mean += n * btyd_probability(family[i], p, n, 60);
			}
			CHECK_NEAR(total, 1.0, 1e-10);
			CHECK_NEAR(mean, alive * family[i]->purchases(p, 0, 0, 0, 60), 1e-9);
			CHECK_NEAR(btyd_probability(family[i], p, 0, 60),
					   1 - alive + alive * family[i]->silence(p, 0, 0, 0, 60), 1e-12);
			/* by Bayes: alive now, and silent since */
			CHECK_NEAR(family[i]->p_alive(p, 3, 20, 45),
					   family[i]->p_alive(p, 3, 20, 30) * family[i]->silence(p, 3, 20, 30, 15) /
					   (1 - family[i]->p_alive(p, 3, 20, 30) *
						(1 - family[i]->silence(p, 3, 20, 30, 15))), 1e-12);
			/* one who buys a lot: the chance of no event at all is beyond the smallest number */
			CHECK_NEAR(family[i]->purchases(p, 1000, 900, 900, 126), 1000 / 900.0 * 126, .5);
			CHECK(family[i]->purchases(p, 1000, 900, 900, 252) >
				  1.5 * family[i]->purchases(p, 1000, 900, 900, 126));
			/* two halves of a horizon that is longer than the direct sum, and a shorter one */
			CHECK(family[i]->purchases(p, 3, 20, 30, 2e4) < family[i]->purchases(p, 3, 20, 30, 2.1e4));
			CHECK_NEAR(dbm_btyd_discounted(family[i], p, 1, 20, 30, 20000, .01),
					   family[i]->residual(p, 1, 20, 30, .01), 1e-5);
		}
	}
}

static void
test_derivatives(void)
{
	static const double sets[][4] = {{.525, 6.183, .891, 1.614}, {3, 80, .2, 4}, {.05, .3, 2, .1}};

	btyd_clear();
	for (int i = 0; i < 200; i++)
	{
		uint32_t	x = (uint32_t) dbm_test_between(0, i % 10 == 0 ? 60 : 3);
		double		t = dbm_test_between(0, 270) / 7.0;

		btyd_add(x, x == 0 ? 0 : i % 5 == 0 ? t : floor(t * dbm_test_uniform() * 7) / 7, t, 1 + i % 2);
	}
	for (int i = 0; i < 2; i++)
	{
		for (int k = 1; k <= DBM_CNBD_MOST; k += 2)
		{
			for (int j = 0; j < 3; j++)
			{
				dbm_histogram customers = btyd_histogram(family[i]);

				customers.k = k;
				btyd_check_derivatives(family[i], &customers, sets[j]);
				if (k == 1)
				{
					double		theta[4];
					double		value[2];
					double		g[4];
					double		h[16];

					for (int m = 0; m < 4; m++)
						theta[m] = log(sets[j][m]);
					family[i]->likelihood(theta, &value[0], g, h, &customers);
					simple[i]->likelihood(theta, &value[1], g, h, &customers);
					CHECK_NEAR(value[0], value[1], 1e-12);
				}
			}
		}
	}
}

/* Customers with Erlang-3 times from r = 2, alpha = 6, a = 1, b = 5; the gamma rate by sums. */
static void
test_choice(void)
{
	dbm_histogram customers;
	dbm_newton	search;
	double		log_intervals = 0.0;
	int			k = 0;

	btyd_clear();
	for (int i = 0; i < 2000; i++)
	{
		double		rate = -log((1 - dbm_test_uniform()) * (1 - dbm_test_uniform())) / 6;
		double		leaves = 1 - pow(1 - dbm_test_uniform(), 1 / 5.0);
		double		t_x = 0.0;
		uint32_t	x = 0;

		for (;;)
		{
			double		next = -log((1 - dbm_test_uniform()) * (1 - dbm_test_uniform()) *
									(1 - dbm_test_uniform())) / rate;

			if (dbm_test_uniform() < leaves || t_x + next > 60)
				break;
			t_x += next;
			x++;
			log_intervals += log(next);
		}
		btyd_add(x, t_x, 60, 1);
	}
	customers = btyd_histogram(family[1]);
	CHECK(dbm_cnbd_choose(family[1], &customers, log_intervals, NULL, &k, &search) == DBM_OK);
	CHECK(k == 3);
	CHECK(search.converged && search.curved && search.at_bound == 0);
	CHECK(fabs(search.theta[0] - log(2)) < 4 * sqrt(search.covariance[0]));
	CHECK(fabs(search.theta[1] - log(6)) < 4 * sqrt(search.covariance[5]));
	CHECK(fabs(search.theta[2] - log(1)) < 4 * sqrt(search.covariance[10]));
	CHECK(fabs(search.theta[3] - log(5)) < 4 * sqrt(search.covariance[15]));
}

int
main(void)
{
	test_as_nbd();
	test_sums();
	test_derivatives();
	test_choice();
	return dbm_test_report("cnbd");
}
