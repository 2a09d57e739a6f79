/*
 * E N(N-1) against sums over the published probabilities of the numbers of purchases.
 */
#include "btyd_check.h"

#define MOST	200000

/* Of a new customer, who may be gone at once in MBG/NBD. */
static void
against_sum(const dbm_btyd_family *family, const double *p, double horizon, double tolerance)
{
	double		sum = 0.0;
	double		all = 0.0;

	for (uint32_t n = 0; n < MOST && all < 1 - 1e-13; n++)
	{
		double		probability = btyd_probability(family, p, n, horizon);

		all += probability;
		sum += probability * n * (n - 1.0);
		if (n > 50 && probability * n * n < 1e-13 * sum)
			break;
	}
	CHECK_NEAR(family->p_alive(p, 0, 0, 0) * family->pairs(p, 0, 0, 0, horizon), sum, tolerance);
}

/* What is known of a customer who is alive makes a new customer with other parameters. */
static void
as_new(const dbm_btyd_family *family, const double *p, const double *known, double x, double t_x,
	   double t)
{
	for (double horizon = 1; horizon < 1e5; horizon *= 9)
		CHECK_NEAR(family->pairs(p, x, t_x, t, horizon), family->pairs(known, 0, 0, 0, horizon),
				   1e-11);
}

int
main(void)
{
	static const double bg[] = {.243, 4.414, .793, 2.426};
	static const double bg_later[] = {.243 + 2, 4.414 + 38.86, .793, 2.426 + 2};
	static const double odd[] = {3, 50, 1, .5};
	static const double pn[] = {.5534, 10.5802, .6061, 11.6562};
	static const double pn_later[] = {.5534 + 2, 10.5802 + 38.86, .6061, 11.6562 + 38.86};
	static const double pn_one[] = {.5534, 10.5802, 1, 11.6562};
	static const double pn_two[] = {.5534, 10.5802, 2, 11.6562};
	static const double nbd[] = {.385, 12.07};
	static const double bb[] = {1.204, .750, .657, 2.783};
	static const double bb_later[] = {1.204 + 3, .750 + 3, .657, 2.783 + 6};
	static const dbm_btyd_family *const all[] = {&dbm_nbd_family, &dbm_pareto_nbd_family,
		&dbm_bg_nbd_family, &dbm_mbg_nbd_family, &dbm_bg_bb_family};

	for (double horizon = .5; horizon < 80; horizon *= 5)
	{
		against_sum(&dbm_nbd_family, nbd, horizon, 1e-8);
		against_sum(&dbm_bg_nbd_family, bg, horizon, 1e-8);
		against_sum(&dbm_bg_nbd_family, odd, horizon, 1e-8);
		against_sum(&dbm_mbg_nbd_family, bg, horizon, 1e-8);
		against_sum(&dbm_pareto_nbd_family, pn, horizon, 1e-8);
		against_sum(&dbm_pareto_nbd_family, pn_one, horizon, 1e-8);
		against_sum(&dbm_pareto_nbd_family, pn_two, horizon, 1e-8);
	}
	for (double m = 0; m < 600; m = m * 3 + 1)
		against_sum(&dbm_bg_bb_family, bb, m, 1e-8);
	as_new(&dbm_bg_nbd_family, bg, bg_later, 2, 30.43, 38.86);
	as_new(&dbm_pareto_nbd_family, pn, pn_later, 2, 30.43, 38.86);
	as_new(&dbm_bg_bb_family, bb, bb_later, 3, 5, 6);
	/* s = 1 and 2 are limits, not holes */
	CHECK_NEAR(dbm_pareto_pairs(pn_one, 2, 3, 5, 40), dbm_pareto_pairs((double[]) {.5534, 10.5802, 1 + 1e-9, 11.6562}, 2, 3, 5, 40), 1e-7);
	CHECK_NEAR(dbm_pareto_pairs(pn_two, 2, 3, 5, 40), dbm_pareto_pairs((double[]) {.5534, 10.5802, 2 + 1e-9, 11.6562}, 2, 3, 5, 40), 1e-7);
	/* a customer who does not leave is NBD; the horizon only adds */
	CHECK_NEAR(dbm_pareto_pairs((double[]) {.385, 12.07, 1e-9, 1e6}, 0, 0, 0, 40), dbm_nbd_pairs(nbd, 0, 0, 0, 40), 1e-8);
	for (int i = 0; i < 5; i++)
	{
		double		before = 0.0;

		for (double horizon = 1; horizon < 1e9; horizon *= 3)
		{
			double		pairs = all[i]->pairs(bg, 4, 20, 30, horizon);

			CHECK(isfinite(pairs) && pairs >= before * (1 - 1e-12));
			before = pairs;
		}
	}
	return dbm_test_report("purchase_pairs");
}
