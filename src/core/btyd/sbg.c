/*
 * sbg.c
 *	  Shifted-beta-geometric: at each renewal a customer leaves with a probability of his
 *	  own, which is beta-distributed over customers.
 *
 * Fader and Hardie, How to Project Customer Retention, Journal of Interactive
 * Marketing 21 (2007). With theta ~ Beta(alpha, beta) and B(n) = lnG(beta+n) - lnG(beta),
 * C(n) = lnG(alpha+beta+n) - lnG(alpha+beta),
 *
 *	 ln P(leaves at renewal n) = ln alpha + B(n-1) - C(n),  ln S(n) = B(n) - C(n).
 *
 * Those who leave late are, among the customers, the loyal ones: retention
 * (beta+n)/(alpha+beta+n) rises with every renewal though nobody changes. What is to
 * come (their Customer-Base Valuation in a Contractual Setting, Marketing Science 29,
 * 2010) is a hypergeometric function of 1/(1+d).
 */
#include <math.h>

#include "core/math/hypergeometric.h"
#include "core/btyd/sbg.h"
#include "core/math/special.h"

#define FARTHEST		1e6
#define MAX_ITERATIONS	200

enum
{
	ALPHA, BETA, N
};

/* Adds `count` customers with ln(alpha)*gone + B(up) - C(total) to value, gradient and Hessian. */
static void
add_customers(double count, bool gone, uint32_t up, uint32_t total, const double *p, double *value,
			  double *g, double *h)
{
	dbm_rise	rise_b = dbm_lgamma_rise(p[BETA], up);
	dbm_rise	rise_c = dbm_lgamma_rise(p[ALPHA] + p[BETA], total);
	double		da = -rise_c.d1 + (gone ? 1.0 / p[ALPHA] : 0.0);
	double		db = rise_b.d1 - rise_c.d1;

	*value += count * (rise_b.value - rise_c.value + (gone ? log(p[ALPHA]) : 0.0));
	g[ALPHA] += count * p[ALPHA] * da;
	g[BETA] += count * p[BETA] * db;
	/* in the logarithms: p^2 d2 + p d1, where ln(alpha) itself has no curvature */
	h[0] -= count * p[ALPHA] * (p[ALPHA] * rise_c.d2 + rise_c.d1);
	h[1] -= count * p[ALPHA] * p[BETA] * rise_c.d2;
	h[3] += count * p[BETA] * (p[BETA] * (rise_b.d2 - rise_c.d2) + db);
}

dbm_status
dbm_sbg_likelihood(const double *theta, double *value, double *gradient, double *hessian,
				   void *context)
{
	const dbm_contracts *contracts = context;
	double		p[N] = {exp(theta[ALPHA]), exp(theta[BETA])};

	*value = gradient[0] = gradient[1] = 0.0;
	for (int i = 0; i < N * N; i++)
		hessian[i] = 0.0;
	for (uint32_t i = 0; i <= contracts->n; i++)
	{
		if (i > 0 && contracts->lost[i] > 0.0)
			add_customers(contracts->lost[i], true, i - 1, i, p, value, gradient, hessian);
		if (i > 0 && contracts->kept[i] > 0.0)
			add_customers(contracts->kept[i], false, i, i, p, value, gradient, hessian);
		DBM_TICK(contracts->tick, i);
	}
	hessian[2] = hessian[1];
	return DBM_OK;
}

dbm_status
dbm_sbg_fit(dbm_contracts *contracts, dbm_newton *search)
{
	search->n = N;
	search->max_iterations = MAX_ITERATIONS;
	search->satisfied = search->negligible = 0.0;
	for (int i = 0; i < N; i++)
	{
		search->theta[i] = 0.0;
		search->lower[i] = -log(FARTHEST);
		search->upper[i] = log(FARTHEST);
	}
	return dbm_newton_maximise(search, dbm_sbg_likelihood, contracts);
}

double
dbm_sbg_survival(const double *p, double renewals)
{
	/* (beta)_n / (alpha+beta)_n */
	return exp(dbm_lgamma_rise(p[BETA], (uint32_t) renewals).value -
			   dbm_lgamma_rise(p[ALPHA] + p[BETA], (uint32_t) renewals).value);
}

double
dbm_sbg_retention(const double *p, double renewals)
{
	return (p[BETA] + renewals) / (p[ALPHA] + p[BETA] + renewals);
}

double
dbm_sbg_lifetime(const double *p, double discount)
{
	return dbm_hypergeometric_one(p[BETA], p[ALPHA] + p[BETA], 1.0 / (1.0 + discount));
}

double
dbm_sbg_residual_lifetime(const double *p, double renewals, double discount)
{
	double		after = p[BETA] + renewals + 1.0;

	return dbm_sbg_retention(p, renewals) *
		dbm_hypergeometric_one(after, p[ALPHA] + after, 1.0 / (1.0 + discount));
}
