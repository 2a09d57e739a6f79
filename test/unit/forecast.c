/*
 * forecast.c
 *	  The distribution of purchases to come: probabilities sum to one, their mean is the
 *	  expectation, which is computed in another way, tails and quantiles agree with them,
 *	  and published and independently integrated values are met.
 */
#include "btyd_check.h"

#include "core/btyd/forecast.h"
#include "core/math/incomplete_beta.h"

#define MOST	6000

static const dbm_btyd_family *const families[] = {
	&dbm_nbd_family, &dbm_bg_nbd_family, &dbm_mbg_nbd_family, &dbm_pareto_nbd_family,
	&dbm_bg_bb_family, &dbm_bg_cnbd_k_family, &dbm_mbg_cnbd_k_family
};

static const double parameters[][5] = {
	{.243, 4.414, .793, 2.426, 2}, {.5534, 10.5802, .6061, 11.6562, 3}, {1, 1, 1, 1, 1},
	{2.5, 30, 1.7, 4, 12}, {.01, .3, .05, 60, 4}
};

static const double customers[][3] = {
	{0, 0, 0}, {0, 0, 39}, {2, 30, 39}, {26, 31, 31}, {1, 1, 60}, {300, 400, 420}
};

/* Everything that must hold between the answers for one customer and horizon. */
static void
check_consistent(const dbm_outlook *c, double horizon)
{
	double		here = c->family->p_alive(c->p, c->x, c->t_x, c->t);
	double		expected = here * c->family->purchases(c->p, c->x, c->t_x, c->t, horizon);
	double		sum = 0.0;
	double		mean = 0.0;
	double		next = 0.0517;

	/* the distribution has to end before MOST */
	if (expected > 0.05 * MOST || (c->family != &dbm_bg_bb_family && horizon > 50 * (c->p[1] + c->t)))
		return;
	for (int n = 0; n < MOST && (n < 20 || 1.0 - sum > 1e-13); n++)
	{
		double		p = dbm_forecast_probability(c, horizon, n);
		double		tail = here * c->family->at_least(c->p, c->x, c->t_x, c->t, horizon, n + 1.0);

		CHECK(p >= 0.0 && p <= 1.0);
		sum += p;
		mean += n * p;
		CHECK(fabs(tail - (1.0 - sum)) < 2e-12);
		while (next < 1.0 && sum >= next + 1e-9)
		{
			CHECK(dbm_forecast_quantile(c, horizon, next) == n);
			next += 0.1473;
		}
	}
	CHECK(fabs(sum - 1.0) < 1e-9);
	CHECK(fabs(mean - expected) <= 1e-6 * expected + 1e-9);
	CHECK(dbm_forecast_probability(c, horizon, 0) == dbm_forecast_silence(c, horizon));
}

static void
test_consistent(void)
{
	for (size_t f = 0; f < sizeof(families) / sizeof(families[0]); f++)
	{
		for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++)
		{
			for (size_t j = 0; j < sizeof(customers) / sizeof(customers[0]); j++)
			{
				dbm_outlook c = {
					families[f], parameters[i], customers[j][0], customers[j][1], customers[j][2], NULL
				};

				check_consistent(&c, 1);
				check_consistent(&c, 39);
				check_consistent(&c, 520);
			}
		}
	}
}

/* 30-digit quadrature of the definitions, at the published parameters of CDNOW. */
static void
test_values(void)
{
	static const double pareto[] = {.5534, 10.5802, .6061, 11.6562};
	static const double bg[] = {.243, 4.414, .793, 2.426};
	static const struct
	{
		const dbm_btyd_family *family;
		double		customer[3];
		double		horizon;
		double		n;
		double		probability;
	}			cases[] = {
		{&dbm_pareto_nbd_family, {2, 30.43, 38.86}, 39, 0, 0.4080952823591617},
		{&dbm_pareto_nbd_family, {2, 30.43, 38.86}, 39, 1, 0.2192652133759916},
		{&dbm_pareto_nbd_family, {2, 30.43, 38.86}, 39, 2, 0.15174605207559382},
		{&dbm_pareto_nbd_family, {2, 30.43, 38.86}, 39, 10, 0.001266365000355159},
		{&dbm_pareto_nbd_family, {2, 30.43, 38.86}, 39, 40, 1.9720037988416858e-13},
		{&dbm_pareto_nbd_family, {26, 216 / 7.0, 31}, 52, 25, 0.02729680334235048},
		{&dbm_pareto_nbd_family, {0, 0, 38.86}, 39, 3, 0.0053126269014738332},
		{&dbm_pareto_nbd_family, {300, 38, 38.86}, 39, 290, 0.00043327850141102798},
		{&dbm_bg_nbd_family, {2, 30.43, 38.86}, 39, 0, 0.44537286208299557},
		{&dbm_bg_nbd_family, {2, 30.43, 38.86}, 39, 1, 0.23931893743502776},
		{&dbm_bg_nbd_family, {2, 30.43, 38.86}, 39, 5, 0.022863812898119037},
		{&dbm_bg_nbd_family, {26, 216 / 7.0, 31}, 52, 25, 0.018432419750457703},
		{&dbm_bg_nbd_family, {0, 0, 38.86}, 39, 3, 0.0069190594562897768},
		{&dbm_bg_nbd_family, {300, 38, 38.86}, 39, 150, 0.00061054384122134387},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		dbm_outlook c = {
			cases[i].family, cases[i].family == &dbm_bg_nbd_family ? bg : pareto,
			cases[i].customer[0], cases[i].customer[1], cases[i].customer[2], NULL
		};

		CHECK_NEAR(dbm_forecast_probability(&c, cases[i].horizon, cases[i].n),
				   cases[i].probability, 1e-12);
	}
}

/* Without end: what long horizons come near to, and never pass. */
static void
test_endless(void)
{
	for (size_t f = 0; f < sizeof(families) / sizeof(families[0]); f++)
	{
		double		p[] = {3.1, 9, 2.5, 30, 3};

		for (size_t j = 0; j < sizeof(customers) / sizeof(customers[0]); j++)
		{
			dbm_outlook c = {families[f], p, customers[j][0], customers[j][1], customers[j][2], NULL};
			double		endless = c.family->endless(p, c.x, c.t_x, c.t);
			double		never = dbm_forecast_silence(&c, INFINITY);
			double		wait = dbm_forecast_wait(&c, 0.3, 7, 2e9);

			/* what is left after a long time falls as its power p[2] - 1 = 1.5, or of BG/BB 29 */
			CHECK(isinf(endless) == (c.family == &dbm_nbd_family));
			if (!isinf(endless))
				CHECK_NEAR(c.family->purchases(p, c.x, c.t_x, c.t, 9e8), endless, 1e-5);
			CHECK(dbm_forecast_silence(&c, 1e5) >= never);
			CHECK(fabs(dbm_forecast_silence(&c, 9e8) - never) < 1e-6 * never + 1e-20);
			CHECK(isinf(wait) == (1.0 - never < 0.3));
			if (!isinf(wait))
			{
				CHECK(1.0 - dbm_forecast_silence(&c, wait / 7) >= 0.3);
				CHECK(1.0 - dbm_forecast_silence(&c, (wait - 1.0) / 7) < 0.3);
			}
		}
	}
}

/* BG/BB one by one against the smooth sum, on both sides of where it takes over. */
static void
test_discrete_silence(void)
{
	static const double p[][4] = {{1.2, .75, .66, 2.8}, {.02, 9, .003, 4}, {50, 800, 3, 900}};

	for (size_t i = 0; i < sizeof(p) / sizeof(p[0]); i++)
	{
		double		silent = 1.0;
		double		going = 1.0;	/* alive and silent */
		int			m = 0;

		for (int horizon = 300; horizon < 200000; horizon *= 6)
		{
			for (; m < horizon; m++)
			{
				double		lives = (p[i][3] + 7 + m) / (p[i][2] + p[i][3] + 7 + m);
				double		buys = (p[i][0] + 2) / (p[i][0] + p[i][1] + 7 + m);

				silent -= going * lives * buys;
				going *= lives * (1.0 - buys);
			}
			CHECK(fabs(dbm_bg_bb_family.silence(p[i], 2, 7, 7, horizon) - silent) < 1e-12);
		}
		CHECK(dbm_bg_bb_family.silence(p[i], 2, 7, 7, INFINITY) <= silent);
		CHECK_NEAR(dbm_bg_bb_family.silence(p[i], 2, 7, 7, 1e12),
				   dbm_bg_bb_family.silence(p[i], 2, 7, 7, INFINITY), .1);
	}
}

/* Purchases that come every k-th event, at the ends of what a customer can be. */
static void
test_regular_extremes(void)
{
	for (int i = 0; i < 64; i++)
	{
		double		p[] = {
			i & 1 ? 1e-16 : 1e16, i & 2 ? 1e-16 : 1e16, i & 4 ? 1e-16 : 1e16, i & 8 ? 1e-16 : 1e16, 12
		};
		dbm_outlook c = {&dbm_mbg_cnbd_k_family, p, i & 16 ? 1e6 : 3, 10, i & 32 ? 1e9 : 11, NULL};

		CHECK(c.family->purchases(p, c.x, c.t_x, c.t, 1e9) >= 0.0);
		CHECK(c.family->survival(p, c.x, c.t_x, c.t, 1e9) >= 0.0);
		CHECK(dbm_forecast_quantile(&c, 1e9, .9) >= 0.0);
	}
}

int
main(void)
{
	test_values();
	test_endless();
	test_discrete_silence();
	test_regular_extremes();
	test_consistent();
	return dbm_test_report("forecast");
}
