/*
 * bg_bb.c
 *	  The BG/BB model on the donations of Fader, Hardie and Shang, Marketing Science 29
 *	  (2010), table 1, its derivatives against differences, and sums that must agree.
 */
#include "btyd_check.h"

#include "core/btyd/bg_bb.h"

static const dbm_btyd_family *const bgbb = &dbm_bg_bb_family;

/* x, t_x of six yearly opportunities, donors */
static const int donations[][3] = {
	{6, 6, 1203}, {5, 6, 728}, {4, 6, 512}, {3, 6, 357}, {2, 6, 234}, {1, 6, 129},
	{5, 5, 335}, {4, 5, 284}, {3, 5, 225}, {2, 5, 173}, {1, 5, 119},
	{4, 4, 240}, {3, 4, 181}, {2, 4, 155}, {1, 4, 78},
	{3, 3, 322}, {2, 3, 255}, {1, 3, 129}, {2, 2, 613}, {1, 2, 277}, {1, 1, 1091}, {0, 0, 3464}
};

static void
test_donations(void)
{
	/* published: 1.204 .750 .657 2.783, log-likelihood -33225.6 */
	static const double published[] = {1.204, .750, .657, 2.783};
	dbm_histogram customers;
	dbm_newton	search;
	double		donors = 0.0;
	double		p[4];

	btyd_clear();
	for (size_t i = 0; i < sizeof(donations) / sizeof(donations[0]); i++)
	{
		btyd_add(donations[i][0], donations[i][1], 6, donations[i][2]);
		donors += donations[i][2];
	}
	CHECK(donors == 11104);
	customers = btyd_histogram(bgbb);
	CHECK(dbm_btyd_fit(bgbb, &customers, NULL, &search) == DBM_OK);
	CHECK(search.converged && search.curved && search.at_bound == 0 && search.iterations < 15);
	CHECK(fabs(search.value - -33225.58) < .005);
	for (int i = 0; i < 4; i++)
	{
		p[i] = exp(search.theta[i]);
		CHECK(fabs(p[i] - published[i]) < .0006);
	}
	btyd_check_derivatives(bgbb, &customers, p);
	/* the paper: donors in every year give 3.75 times in the next five, donors in none .07 times */
	CHECK(fabs(bgbb->p_alive(p, 6, 6, 6) * bgbb->purchases(p, 6, 6, 6, 5) - 3.75) < .03);
	CHECK(fabs(bgbb->p_alive(p, 0, 0, 6) * bgbb->purchases(p, 0, 0, 6, 5) - .07) < .005);
}

static void
test_formulas(void)
{
	static const double sets[][4] = {
		{1.204, .750, .657, 2.783}, {.3, 5, 1, 20}, {8, .4, 30, 2}, {2, 2, 1 + 1e-12, 50}
	};

	for (int k = 0; k < 4; k++)
	{
		const double *p = sets[k];

		for (double t = 0; t < 400; t = t * 3 + 1)
		{
			double		total = 0.0;
			double		mean = 0.0;
			double		residual = 0.0;

			for (uint32_t n = 0; n <= t + 2; n++)
			{
				total += btyd_probability(bgbb, p, n, t);
				mean += n * btyd_probability(bgbb, p, n, t);
			}
			CHECK_NEAR(total, 1.0, 1e-10);
			CHECK_NEAR(1 + mean, 1 + bgbb->purchases(p, 0, 0, 0, t), 1e-10);
			CHECK_NEAR(btyd_probability(bgbb, p, 0, t), bgbb->silence(p, 0, 0, 0, t), 1e-12);
			CHECK(bgbb->p_alive(p, t, t, t) == 1.0);
			CHECK_NEAR(bgbb->p_alive(p, 0, 0, t), bgbb->survival(p, 0, 0, 0, t) *
					   exp(lgamma(p[1] + t) - lgamma(p[1]) + lgamma(p[0] + p[1]) -
						   lgamma(p[0] + p[1] + t)) / bgbb->silence(p, 0, 0, 0, t), 1e-10);
			/* the sum beside its closed form, and all that is to come beside a long sum */
			CHECK_NEAR(bgbb->purchases(p, 2, 3, 5, 65),
					   bgbb->purchases(p, 2, 3, 5, 64) +
					   (p[0] + 2) / (p[0] + p[1] + 5) * bgbb->survival(p, 2, 3, 5, 65), 1e-12);
			for (int i = 1; i < 500; i++)
				residual += exp(-.1 * i) * bgbb->survival(p, 2, 3, t, i) * (p[0] + 2) /
					(p[0] + p[1] + t);
			CHECK_NEAR(bgbb->residual(p, 2, 3, t, .1), residual, 1e-11);
			CHECK_NEAR(bgbb->discounted(p, 2, 3, t, 499.5, .1), residual, 1e-11);
			CHECK_NEAR(bgbb->discounted(p, 2, 3, t, 1025, .001),
					   bgbb->discounted(p, 2, 3, t, 1024, .001) + (p[0] + 2) / (p[0] + p[1] + t) *
					   exp(-1.025) * bgbb->survival(p, 2, 3, t, 1025), 1e-10);
		}
	}
}

static void
test_likelihood(void)
{
	static const double sets[][4] = {
		{1.204, .750, .657, 2.783}, {.3, 5, 1, 20}, {8, .4, 30, 2}
	};
	dbm_histogram customers;

	btyd_clear();
	for (int i = 0; i < 300; i++)
	{
		double		t = (double) dbm_test_between(0, i % 20 == 0 ? 300 : 12);
		uint32_t	x = (uint32_t) dbm_test_between(0, (int64_t) t);
		double		t_x = x == 0 ? 0 : (double) dbm_test_between(x, (int64_t) t);

		btyd_add(x, t_x, t, 1);
	}
	customers = btyd_histogram(bgbb);
	for (int k = 0; k < 3; k++)
	{
		double		theta[4];
		double		value;
		double		sum = 0.0;
		double		g[4];
		double		h[16];

		for (int i = 0; i < 4; i++)
			theta[i] = log(sets[k][i]);
		CHECK(bgbb->likelihood(theta, &value, g, h, &customers) == DBM_OK);
		/* the formula of the paper */
		for (uint32_t i = 0; i < customers.n; i++)
		{
			const double *p = sets[k];
			double		x = customers.items[i].x;
			double		t_x = customers.times[DBM_ITEM_U(customers.items[i])];
			double		t = customers.times[DBM_ITEM_V(customers.items[i])];
			double		one = exp(lgamma(p[0] + x) + lgamma(p[1] + t - x) - lgamma(p[0] + p[1] + t) +
								  lgamma(p[3] + t) - lgamma(p[2] + p[3] + t) + lgamma(p[2]));

			for (double j = t_x; j < t; j++)
				one += exp(lgamma(p[0] + x) + lgamma(p[1] + j - x) - lgamma(p[0] + p[1] + j) +
						   lgamma(p[3] + j) - lgamma(p[2] + p[3] + j + 1) + lgamma(p[2] + 1));
			sum += customers.items[i].count *
				(log(one) - lgamma(p[0]) - lgamma(p[1]) + lgamma(p[0] + p[1]) - lgamma(p[2]) -
				 lgamma(p[3]) + lgamma(p[2] + p[3]));
		}
		CHECK_NEAR(value, sum, 1e-11);
		btyd_check_derivatives(bgbb, &customers, sets[k]);
	}
	/* half a period, or more purchases than opportunities */
	btyd_add(1, 1.5, 2, 1);
	customers = btyd_histogram(bgbb);
	CHECK(dbm_btyd_fit(bgbb, &customers, NULL, &(dbm_newton) {0}) == DBM_INVALID);
	CHECK(!bgbb->accepts(3, 2, 5) && bgbb->accepts(2, 2, 5));
}

int
main(void)
{
	test_donations();
	test_formulas();
	test_likelihood();
	return dbm_test_report("bg_bb");
}
