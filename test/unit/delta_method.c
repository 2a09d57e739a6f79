/*
 * Derivatives, standard errors and intervals of scores.
 */
#include "check.h"

#include "core/btyd/btyd.h"
#include "core/math/delta_method.h"
#include "core/btyd/gamma_gamma.h"

typedef struct customer
{
	const dbm_btyd_family *family;
	double		x;
	double		t_x;
	double		t;
	double		horizon;
} customer;

static double
alive(const double *p, const void *context)
{
	const customer *c = context;

	return c->family->p_alive(p, c->x, c->t_x, c->t);
}

static double
purchases(const double *p, const void *context)
{
	const customer *c = context;

	return alive(p, context) * c->family->purchases(p, c->x, c->t_x, c->t, c->horizon);
}

static double
spend(const double *p, const void *context)
{
	(void) context;
	return dbm_gamma_gamma_mean(p, 2.0, 25.0);
}

static double
population(const double *p, const void *context)
{
	(void) context;
	return dbm_gamma_gamma_mean(p, 0.0, 0.0);
}

static dbm_estimates
estimates(int n, const double *p, double variance)
{
	dbm_estimates e = {n, {0}, {0}};

	for (int i = 0; i < n; i++)
	{
		e.p[i] = p[i];
		e.covariance[i * n + i] = variance;
	}
	return e;
}

/* ln P(alive)/(1 - P(alive)) = ln (b+x-1)/a - (r+x) ln (alpha+t)/(alpha+t_x) in BG/NBD */
static void
check_alive(double x, double t_x, double t)
{
	static const double p[4] = {.243, 4.414, .793, 2.426};
	dbm_estimates e = estimates(4, p, .01);
	customer	c = {&dbm_bg_nbd_family, x, t_x, t, 0};
	double		g[DBM_ESTIMATES_MAX];
	double		value;
	double		slope;
	double		gap = log1p((t - t_x) / (p[1] + t_x));

	CHECK(dbm_score_gradient(&e, DBM_SCORE_PROBABILITY, alive, &c, &value, g) == DBM_OK);
	slope = value * (1 - value);
	CHECK_NEAR(g[0], -slope * p[0] * gap, 1e-6);
	CHECK_NEAR(g[1], -slope * p[1] * (p[0] + x) * (1 / (p[1] + t) - 1 / (p[1] + t_x)), 1e-6);
	CHECK_NEAR(g[2], -slope, 1e-6);
	CHECK_NEAR(g[3], slope * p[3] / (p[3] + x - 1), 1e-6);
	CHECK_NEAR(dbm_score_variance(&e, g),
			   .01 * (g[0] * g[0] + g[1] * g[1] + g[2] * g[2] + g[3] * g[3]), 1e-13);
}

static void
derivatives(void)
{
	static const double nbd[2] = {.5, 10};
	static const double gg[3] = {6, 4, 15};
	static const double thin[3] = {6, 1.00005, 15};
	dbm_estimates e = estimates(2, nbd, 1);
	customer	c = {&dbm_nbd_family, 3, 30, 40, 26};
	double		g[DBM_ESTIMATES_MAX];
	double		value;

	check_alive(2, 30.43, 38.86);
	check_alive(26, 216 / 7.0, 31);
	check_alive(25, 20, 39);
	check_alive(500, 10, 39);
	CHECK(dbm_score_gradient(&e, DBM_SCORE_AMOUNT, purchases, &c, &value, g) == DBM_OK);
	CHECK_NEAR(value, 3.5 * 26 / 50, 1e-14);
	CHECK_NEAR(g[0], .5 * 26 / 50, 1e-8);
	CHECK_NEAR(g[1], -10 * 3.5 * 26 / 2500, 1e-8);
	/* what is given has no derivative */
	e.covariance[3] = 0.0;
	CHECK(dbm_score_gradient(&e, DBM_SCORE_AMOUNT, purchases, &c, &value, g) == DBM_OK);
	CHECK(g[1] == 0.0);
	e = estimates(3, gg, 1);
	CHECK(dbm_score_gradient(&e, DBM_SCORE_AMOUNT, spend, NULL, &value, g) == DBM_OK);
	CHECK_NEAR(g[0], 6 * 65 * 3 / 225.0, 1e-8);
	CHECK_NEAR(g[1], -4 * 6 * 65 / 225.0, 1e-8);
	CHECK_NEAR(g[2], 15 * 6 / 15.0, 1e-8);
	/* a score with no number beside the parameters has no error */
	e = estimates(3, thin, 1);
	CHECK(dbm_score_gradient(&e, DBM_SCORE_AMOUNT, population, NULL, &value, g) == DBM_INVALID);
}

static void
intervals(void)
{
	static const double values[] = {0, 1e-320, 1e-300, 1e-200, 1e-12, .3, 1 - 1e-9, 1 - 1e-12, 1};
	static const double errors[] = {0, 1e-300, 1e-12, .1, 1, 1e10};
	dbm_score_interval i = dbm_interval_of(DBM_SCORE_AMOUNT, 1.226, .0452, 1.6448536269514722);

	CHECK_NEAR(i.lower, 1.226 * exp(-1.6448536269514722 * .0452 / 1.226), 1e-14);
	CHECK_NEAR(i.upper * i.lower, 1.226 * 1.226, 1e-14);
	i = dbm_interval_of(DBM_SCORE_PROBABILITY, .5, .1, 2);
	CHECK_NEAR(i.upper, 1 / (1 + exp(-.8)), 1e-14);
	CHECK_NEAR(i.lower, 1 - i.upper, 1e-14);
	for (int v = 0; v < 9; v++)
	{
		for (int e = 0; e < 6; e++)
		{
			i = dbm_interval_of(DBM_SCORE_PROBABILITY, values[v], errors[e], 1.96);
			CHECK(i.lower >= 0 && i.lower <= values[v] && values[v] <= i.upper && i.upper <= 1);
			i = dbm_interval_of(DBM_SCORE_AMOUNT, values[v] * 1e12, errors[e] * 1e12, 1.96);
			CHECK(i.lower >= 0 && i.lower <= i.estimate && i.estimate <= i.upper &&
				  isfinite(i.upper));
		}
	}
}

/* Published quantiles of the standard normal distribution. */
static void
quantiles(void)
{
	CHECK_NEAR(dbm_normal_upper(.5), 0.0, 0);
	CHECK_NEAR(dbm_normal_upper(.25), .6744897501960817, 1e-14);
	CHECK_NEAR(dbm_normal_upper(.025), 1.959963984540054, 1e-14);
	CHECK_NEAR(dbm_normal_upper(.005), 2.5758293035489004, 1e-14);
	CHECK_NEAR(dbm_normal_upper(1e-6), 4.753424308822899, 1e-14);
	for (double tail = 1e-300; tail < .5; tail *= 3.7)
		CHECK_NEAR(.5 * erfc(dbm_normal_upper(tail) * M_SQRT1_2), tail, 1e-11);
}

int
main(void)
{
	derivatives();
	intervals();
	quantiles();
	return dbm_test_report("delta_method");
}
