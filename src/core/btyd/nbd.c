/*
 * nbd.c
 *	  NBD: Poisson purchases at a gamma-distributed rate, by customers who never leave.
 *
 * The oldest of the purchase models (Ehrenberg, Repeat-Buying, 1972), and the one that
 * says what the others gain by letting customers leave. The likelihood of (x, t_x, t),
 * in which t_x does not occur, is
 *
 *	 ln L = lnG(r+x) - lnG(r) - x ln alpha - (r+x) ln(1 + t/alpha).
 *
 * Of purchase times, not of counts: the constant ln(t^x / x!) is left out as in all
 * families here, so log-likelihoods compare.
 */
#include <math.h>

#include "core/btyd/btyd.h"
#include "core/math/incomplete_beta.h"
#include "core/math/special.h"

enum
{
	R, ALPHA, N
};

static size_t
scratch_size(uint32_t ntimes)
{
	return 2 * (size_t) ntimes;
}

/* The customers items[0..n), who share one x; derivatives in the logarithms. */
static void
add_cells(const dbm_item *items, uint32_t n, const double *p, const double *log_at,
		  const double *part_at, double *value, double *g, double *h)
{
	double		x = items[0].x;
	double		rx = p[R] + x;
	dbm_rise	rise = dbm_lgamma_rise(p[R], items[0].x);
	double		count = 0.0;
	double		logs = 0.0;		/* ln(1 + t/alpha) */
	double		parts = 0.0;	/* t/(alpha+t) */
	double		curves = 0.0;	/* alpha t/(alpha+t)^2 */

	for (uint32_t i = 0; i < n; i++)
	{
		double		part = part_at[DBM_ITEM_V(items[i])];

		count += items[i].count;
		logs += items[i].count * log_at[DBM_ITEM_V(items[i])];
		parts += items[i].count * part;
		curves += items[i].count * part * (1.0 - part);
	}
	*value += count * (rise.value - x * log(p[ALPHA])) - rx * logs;
	g[R] += p[R] * (count * rise.d1 - logs);
	g[ALPHA] += rx * parts - count * x;
	h[R * N + R] += p[R] * (count * (rise.d1 + p[R] * rise.d2) - logs);
	h[R * N + ALPHA] += p[R] * parts;
	h[ALPHA * N + ALPHA] -= rx * curves;
}

static dbm_status
likelihood(const double *theta, double *value, double *gradient, double *hessian, void *context)
{
	const dbm_histogram *customers = context;
	double		p[N] = {exp(theta[R]), exp(theta[ALPHA])};
	double	   *log_at = customers->scratch;
	double	   *part_at = log_at + customers->ntimes;

	*value = gradient[R] = gradient[ALPHA] = 0.0;
	for (int i = 0; i < N * N; i++)
		hessian[i] = 0.0;
	for (uint32_t i = 0; i < customers->ntimes; i++)
	{
		log_at[i] = log1p(customers->times[i] / p[ALPHA]);
		part_at[i] = customers->times[i] / (p[ALPHA] + customers->times[i]);
	}
	for (uint32_t from = 0; from < customers->n;)
	{
		uint32_t	to = from;

		while (to < customers->n && customers->items[to].x == customers->items[from].x)
			to++;
		add_cells(customers->items + from, to - from, p, log_at, part_at, value, gradient, hessian);
		from = to;
		DBM_TICK(customers->tick, 0);
	}
	hessian[ALPHA * N + R] = hessian[R * N + ALPHA];
	return DBM_OK;
}

static double
certain(const double *p, double x, double t_x, double t)
{
	(void) p;
	(void) x;
	(void) t_x;
	(void) t;
	return 1.0;
}

static double
survival(const double *p, double x, double t_x, double t, double horizon)
{
	(void) p;
	(void) x;
	(void) t_x;
	(void) t;
	(void) horizon;
	return 1.0;
}

static double
purchases(const double *p, double x, double t_x, double t, double horizon)
{
	(void) t_x;
	return (p[R] + x) * (horizon / (p[ALPHA] + t));
}

static double
silence(const double *p, double x, double t_x, double t, double horizon)
{
	(void) t_x;
	return exp(-(p[R] + x) * log1p(horizon / (p[ALPHA] + t)));
}

static double
residual(const double *p, double x, double t_x, double t, double delta)
{
	(void) t_x;
	return (p[R] + x) / (p[ALPHA] + t) / delta;
}

static double
count(const double *p, double x, double t_x, double t, double horizon, double n)
{
	(void) t_x;
	return exp(dbm_log_negative_binomial(p[R] + x, n, horizon / (p[ALPHA] + t)));
}

static double
at_least(const double *p, double x, double t_x, double t, double horizon, double n)
{
	(void) t_x;
	return dbm_negative_binomial_tail(p[R] + x, n, horizon / (p[ALPHA] + t));
}

static double
endless(const double *p, double x, double t_x, double t)
{
	(void) p;
	(void) x;
	(void) t_x;
	(void) t;
	return INFINITY;
}

const dbm_btyd_family dbm_nbd_family = {
	.name = "nbd",
	.n = N,
	.parameters = {DBM_R, DBM_ALPHA},
	.is_time = {false, true},
	.start = {0.5, 0.5},
	.scratch_size = scratch_size,
	.likelihood = likelihood,
	.p_alive = certain,
	.purchases = purchases,
	.survival = survival,
	.silence = silence,
	.residual = residual,
	.pairs = dbm_nbd_pairs,
	.count = count,
	.at_least = at_least,
	.endless = endless,
};
