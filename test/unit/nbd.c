/*
 * nbd.c
 *	  The NBD model: its likelihood, derivatives against differences, the fit of the CDNOW
 *	  sample.
 */
#include "btyd_check.h"

static const dbm_btyd_family *const nbd = &dbm_nbd_family;

static void
test_formulas(void)
{
	static const double p[] = {.4, 12};
	double		total = 0.0;
	double		mean = 0.0;

	for (uint32_t n = 0; n < 2000; n++)
	{
		total += btyd_probability(nbd, p, n, 30);
		mean += n * btyd_probability(nbd, p, n, 30);
	}
	CHECK_NEAR(total, 1.0, 1e-12);
	CHECK_NEAR(mean, nbd->purchases(p, 0, 0, 0, 30), 1e-12);
	CHECK_NEAR(btyd_probability(nbd, p, 0, 30), nbd->silence(p, 0, 0, 0, 30), 1e-14);
	CHECK(btyd_probability(nbd, p, 0, 0) == 1.0 && btyd_probability(nbd, p, 2, 0) == 0.0);
	CHECK(nbd->p_alive(p, 3, 5, 5000) == 1.0);
	/* every purchase of an endless horizon, and nearly all of a long one */
	CHECK_NEAR(dbm_btyd_discounted(nbd, p, 2, 10, 20, 20000, .0027),
			   nbd->residual(p, 2, 10, 20, .0027), 1e-12);
}

static void
test_derivatives(void)
{
	static const double sets[][2] = {{.4, 12}, {30, .2}, {.01, 1000}};
	dbm_histogram customers;

	btyd_clear();
	for (int i = 0; i < 200; i++)
		btyd_add((uint32_t) dbm_test_between(0, 50), 0, (double) dbm_test_between(0, 40), 1);
	customers = btyd_histogram(nbd);
	for (int k = 0; k < 3; k++)
		btyd_check_derivatives(nbd, &customers, sets[k]);
}

static void
test_cdnow(void)
{
	/* maximum by two programs, with -9763.65761 */
	static const double expected[] = {.384766, 12.072014};
	dbm_histogram customers;
	dbm_newton	search;

	if (!btyd_load_cdnow())
		return;
	customers = btyd_histogram(nbd);
	CHECK(dbm_btyd_fit(nbd, &customers, NULL, &search) == DBM_OK);
	CHECK(search.converged && search.curved && search.at_bound == 0);
	CHECK(fabs(search.value - -9763.65761) < 1e-5);
	for (int i = 0; i < 2; i++)
		CHECK_NEAR(exp(search.theta[i]), expected[i], 2e-6);
}

int
main(void)
{
	test_formulas();
	test_derivatives();
	test_cdnow();
	return dbm_test_report("nbd");
}
