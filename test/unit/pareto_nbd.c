/*
 * pareto_nbd.c
 *	  The Pareto/NBD model against published values and 50-digit evaluations of its closed
 *	  forms, its derivatives against differences, its fit of the CDNOW sample.
 */
#include "btyd_check.h"

#define MOST	402			/* customers of a sum */

#include "core/btyd/pareto_nbd.h"

static const dbm_btyd_family *const pareto = &dbm_pareto_nbd_family;

static double
cet(const double *p, double x, double t_x, double t, double horizon)
{
	return pareto->p_alive(p, x, t_x, t) * pareto->purchases(p, x, t_x, t, horizon);
}

/* Of one customer alone, by the likelihood that is fitted; what was added before is gone. */
static double
log_likelihood(const double *p, double x, double t_x, double t)
{
	dbm_histogram customer;
	double		theta[4];
	double		value = NAN;
	double		g[4];
	double		h[16];

	btyd_clear();
	btyd_add((uint32_t) x, t_x, t, 1);
	customer = btyd_histogram(pareto);
	for (int i = 0; i < 4; i++)
		theta[i] = log(p[i]);
	CHECK(pareto->likelihood(theta, &value, g, h, &customer) == DBM_OK);
	return value;
}

static void
test_published(void)
{
	static const double p[] = {.5534, 10.5802, .6061, 11.6562};
	static const double near[] = {.55, 10.58, .61, 11.67};
	static const double heavy[] = {10.465, .00798565181, 3.0516, 2.820};
	static const double dert[] = {.5629966, 12.559037, .4081095, 10.5148048};
	static const double cdnow[] = {.5532770, 10.577684, .606240, 11.668736};

	/* Fader, Hardie and Lee (2005), customer (2, 30.43, 38.86); 1516 of the BTYD vignette */
	CHECK_NEAR(log_likelihood(p, 2, 30.43, 38.86), -9.55451069461442, 1e-13);
	CHECK_NEAR(pareto->p_alive(p, 2, 30.43, 38.86), .869110643968137, 1e-13);
	CHECK_NEAR(cet(p, 2, 30.43, 38.86, 39), 1.45509284384425, 1e-13);
	CHECK_NEAR(cet(p, 26, 216 / 7.0, 31, 52), 25.4537786344585, 1e-12);
	CHECK_NEAR(pareto->p_alive(p, 26, 216 / 7.0, 31), .997873275575271, 1e-13);
	CHECK_NEAR(cet(near, 132, 200, 200, 10), 6.20605178896293, 1e-13);
	CHECK_NEAR(cet(near, 133, 200, 200, 10), 6.25287224757450, 1e-13);
	/* many purchases */
	CHECK_NEAR(log_likelihood(heavy, 400, 5, 6), 1323.18893096782, 1e-13);
	CHECK_NEAR(log_likelihood(heavy, 500, 1, 37), 2594.40445462276, 1e-13);
	CHECK_NEAR(log_likelihood(p, 200, 10, 38.86), 248.926069707562769, 1e-13);
	CHECK_NEAR(pareto->p_alive(p, 300, 10, 38.86), 1.24591353924324e-112, 1e-11);
	/* DERT of the BTYD example, 15% a year as .0027 a week */
	CHECK_NEAR(pareto->p_alive(dert, 7, 35, 77.86) * pareto->residual(dert, 7, 35, 77.86, .0027),
			   1.86418332807133, 1e-12);
	CHECK_NEAR(pareto->p_alive(dert, 0, 0, 77.86) * pareto->residual(dert, 0, 0, 77.86, .0027),
			   .364755928089753, 1e-12);
	CHECK_NEAR(pareto->p_alive(dert, 1, 30, 77.86) * pareto->residual(dert, 1, 30, 77.86, .0027),
			   2.19915544970496, 1e-12);
	CHECK_NEAR(pareto->p_alive(dert, 2, 30, 77.86) * pareto->residual(dert, 2, 30, 77.86, .0027),
			   2.84353440606573, 1e-12);
	CHECK_NEAR(pareto->p_alive(dert, 3, 30, 77.86) * pareto->residual(dert, 3, 30, 77.86, .0027),
			   2.86712839120616, 1e-12);
	CHECK_NEAR(pareto->p_alive(dert, 10, 30, 77.86) * pareto->residual(dert, 10, 30, 77.86, .0027),
			   .167927508566053, 1e-12);
	/* the increasing-frequency paradox of the BTYD vignette, 40 digits */
	CHECK_NEAR(cet(p, 10, 20, 39, 52), .7059069544, 1e-9);
	CHECK_NEAR(cet(p, 25, 20, 39, 52), .003091499954, 1e-9);
	CHECK_NEAR(pareto->purchases(cdnow, 0, 0, 0, 52), 1.473427, 1e-5);
}

/* The death times of the living, the purchases of the dead: sums of probabilities are sums. */
static void
test_consistent(void)
{
	static const double sets[][4] = {
		{.5534, 10.5802, .6061, 11.6562}, {.3, 4, 1, 60}, {3, 80, .2, 2}, {.02, .5, 4, .5}
	};

	for (int k = 0; k < 4; k++)
	{
		const double *p = sets[k];

		for (double t = .5; t < 200; t *= 5)
		{
			double		total = 0.0;
			double		mean = 0.0;

			for (uint32_t n = 0; n < 2000; n++)
			{
				double		share = btyd_probability(pareto, p, n, t);

				total += share;
				mean += n * share;
			}
			CHECK_NEAR(total, 1.0, 1e-9);
			CHECK_NEAR(mean, pareto->purchases(p, 0, 0, 0, t), 1e-6);
			CHECK_NEAR(btyd_probability(pareto, p, 0, t), pareto->silence(p, 0, 0, 0, t), 1e-12);
			/* all who are silent for t look like (0, 0, t) */
			CHECK_NEAR(pareto->survival(p, 0, 0, 0, t) * pow(1 + t / p[1], -p[0]) /
					   pareto->silence(p, 0, 0, 0, t), pareto->p_alive(p, 0, 0, t), 1e-12);
			/* no discount to speak of, and a horizon where all have died */
			if (p[2] > 1)
				CHECK_NEAR(pareto->residual(p, 3, t, t, 1e-13), pareto->purchases(p, 3, t, t, 1e15),
						   1e-6);
		}
	}
}

static void
test_edges(void)
{
	static const double one[] = {.5, 10, 1, 12};
	static const double above[] = {.5, 10, 1 + 1e-9, 12};
	static const double beta_large[] = {.9, 20, 40, 9000};
	static const double equal[] = {.5, 10, .6, 10};
	static const double ends[] = {1e-6, 1e6};

	/* s = 1 is a limit like any other */
	CHECK_NEAR(pareto->purchases(one, 2, 30, 40, 39), 2.5 * 52 / 50 * log1p(39.0 / 52), 1e-14);
	CHECK_NEAR(pareto->purchases(above, 2, 30, 40, 39), pareto->purchases(one, 2, 30, 40, 39), 1e-8);
	CHECK(pareto->p_alive(equal, 0, 0, 0) == 1.0);
	CHECK(pareto->p_alive(equal, 5, 20, 20) == 1.0);
	CHECK_NEAR(pareto->p_alive(equal, 2, 10, 20),
			   1 / (1 + .6 / 3.1 * (pow(1.5, 3.1) - 1)), 1e-14);
	/* 30-digit quadrature; Tricomi's function fails here (CLVTools issue 163) */
	CHECK_NEAR(pareto->residual(beta_large, 4, 30, 40, .0027), 58.8077837478689650 * 4.9 / 24.9, 1e-12);
	CHECK(btyd_probability(pareto, equal, 0, 0) == 1.0 && btyd_probability(pareto, equal, 3, 0) == 0.0);
	for (int i = 0; i < 16; i++)
	{
		double		p[] = {ends[i & 1], ends[i >> 1 & 1], ends[i >> 2 & 1], ends[i >> 3 & 1]};

		for (double x = 0; x <= 1e6; x = x * 30 + 1)
		{
			double		t_x = x > 0 ? 30 : 0;

			CHECK(pareto->p_alive(p, x, t_x, 39) >= 0 && pareto->p_alive(p, x, t_x, 39) <= 1);
			CHECK(pareto->silence(p, x, t_x, 39, 50) >= 0 && pareto->silence(p, x, t_x, 39, 50) <= 1);
			CHECK(isfinite(pareto->purchases(p, x, t_x, 39, 50)));
			CHECK(isfinite(pareto->residual(p, x, t_x, 39, .01)));
			CHECK(isfinite(log_likelihood(p, x, t_x, 39)));
			CHECK(btyd_probability(pareto, p, (uint32_t) x, 39) >= 0);
		}
	}
}

/* Single customers: the table's likelihood is the closed form, on and off a calendar. */
static void
test_likelihood(void)
{
	static const double sets[][4] = {
		{.5534, 10.5802, .6061, 11.6562}, {.3, 4, 1, 60}, {3, 80, .2, 2}, {40, .01, 5, .3}
	};
	dbm_histogram customers;

	for (int k = 0; k < 4; k++)
	{
		dbm_cell	cell[MOST];
		double		theta[4];
		double		value;
		double		sum = 0.0;
		double		g[4];
		double		h[16];

		for (int i = 0; i < MOST; i++)
		{
			uint32_t	x = (uint32_t) dbm_test_between(0, i % 10 == 0 ? 300 : 3);
			double		t = i % 2 ? dbm_test_between(1, 270) / 7.0 : 300 * dbm_test_uniform();
			double		t_x = x == 0 ? 0 : i % 3 ? floor(t * dbm_test_uniform() * 7) / 7 :
				t * dbm_test_uniform();

			cell[i] = (dbm_cell) {t_x, t, x, 1 + i % 2};
		}
		cell[0] = (dbm_cell) {0, 0, 2, 1};
		cell[1] = (dbm_cell) {20, 20, 3, 1};
		for (int i = 0; i < MOST; i++)
			sum += cell[i].count * log_likelihood(sets[k], cell[i].x, cell[i].u, cell[i].v);
		btyd_clear();
		for (int i = 0; i < MOST; i++)
			btyd_add(cell[i].x, cell[i].u, cell[i].v, cell[i].count);
		customers = btyd_histogram(pareto);
		for (int i = 0; i < 4; i++)
			theta[i] = log(sets[k][i]);
		CHECK(pareto->likelihood(theta, &value, g, h, &customers) == DBM_OK);
		CHECK_NEAR(value, sum, 2e-14);
		btyd_check_derivatives(pareto, &customers, sets[k]);
	}
}

static void
test_cdnow(void)
{
	/* maximum by three programs; published: .553 10.578 .606 11.669, -9595.0 (Fader and others 2005) */
	static const double expected[] = {.5532770, 10.577684, .606240, 11.668736};
	static const double errors[] = {.047628, .84272, .18728, 6.2111};
	static const double published[] = {.553, 10.578, .606, 11.669};
	static const double starts[][4] = {
		{.01, 100, 50, .1}, {10, .1, .01, 20}, {100, 1000, 100, 1000}, {1, 1, 1, 1}
	};
	dbm_histogram customers;
	dbm_newton	search;
	double		total = 0.0;
	double		p[4];

	if (!btyd_load_cdnow())
		return;
	customers = btyd_histogram(pareto);
	CHECK(dbm_btyd_fit(pareto, &customers, NULL, &search) == DBM_OK);
	CHECK(search.converged && search.curved && search.at_bound == 0 && search.iterations < 15);
	CHECK(fabs(search.value - -9594.9761789395) < 1e-9);
	for (int i = 0; i < 4; i++)
	{
		p[i] = exp(search.theta[i]);
		CHECK_NEAR(p[i], expected[i], 1e-6);
		CHECK_NEAR(p[i] * sqrt(search.covariance[5 * i]), errors[i], 1e-4);
	}
	btyd_check_derivatives(pareto, &customers, p);
	for (uint32_t i = 0; i < customers.n; i++)
	{
		const dbm_item *item = &customers.items[i];

		total += item->count * cet(published, item->x, customers.times[DBM_ITEM_U(*item)],
								   customers.times[DBM_ITEM_V(*item)], 39);
	}
	CHECK_NEAR(total, 1665.693161, 1e-9);
	for (int k = 0; k < 4; k++)
	{
		dbm_newton	other = search;

		for (int i = 0; i < 4; i++)
			other.theta[i] = log(starts[k][i]);
		CHECK(dbm_newton_maximise(&other, pareto->likelihood, &customers) == DBM_OK);
		CHECK(other.converged);
		for (int i = 0; i < 4; i++)
			CHECK_NEAR(exp(other.theta[i]), p[i], 1e-8);
	}
}

int
main(void)
{
	test_published();
	test_consistent();
	test_edges();
	test_likelihood();
	test_cdnow();
	return dbm_test_report("pareto_nbd");
}
