/*
 * pareto_nbd.c
 *	  Pareto/NBD: Poisson purchases at a gamma-distributed rate until a death that comes
 *	  at a gamma-distributed rate of its own.
 *
 * Schmittlein, Morrison and Colombo, Management Science 33 (1987); Fader and Hardie,
 * A Note on Deriving the Pareto/NBD Model (2005). With A(t) and f(y) of
 * pareto_likelihood.c, the chance to be dead before ever buying again, for one who is
 * alive at an age t, is the integral of f from t on over A(t),
 *
 *	 R(t) = s/(r+s+x) q 2F1(1, s+1; r+s+x+1; 1 - q),  q = (alpha+t)/(beta+t),  or
 *	 R(t) = s/(r+s+x) 2F1(1, r+x; r+s+x+1; 1 - 1/q)	 where q > 1.
 *
 * Both have positive terms and an argument below one, so they neither lose digits nor
 * diverge. With D = ln A(t_x) - ln A(t), a log-odds like that of the BG/NBD model,
 *
 *	 L = Gamma(r+x)/Gamma(r) alpha^-x A(t) (1 + e^D R(t_x) - R(t)),
 *	 P(alive) = 1 / (1 + e^D R(t_x) - R(t)).
 *
 * Those alive at t have rates ~ Gamma(r+x, alpha+t) and ~ Gamma(s, beta+t), so what
 * they do next are the formulas of a new customer with those parameters.
 */
#include <math.h>

#include "core/hypergeometric.h"
#include "core/pareto_nbd.h"
#include "core/special.h"

#define GAUSS		10
#define SPAN		0.5			/* of ln y, in one panel */
#define PANELS		4000
#define NEGLIGIBLE	1e-18

enum
{
	R, ALPHA, S, BETA, N
};

/* R(t): dead before the next purchase. */
static double
no_more(const double *p, double x, double t)
{
	double		total = p[R] + x + p[S];
	double		gap = p[BETA] - p[ALPHA];

	if (gap < 0.0)
		return fmin(1.0, p[S] / total *
					dbm_hypergeometric_one(p[R] + x, total + 1.0, -gap / (p[ALPHA] + t)));
	return fmin(1.0, p[S] / total * ((p[ALPHA] + t) / (p[BETA] + t)) *
				dbm_hypergeometric_one(p[S] + 1.0, total + 1.0, gap / (p[BETA] + t)));
}

/* D = ln A(from) - ln A(from + length). */
static double
log_fall(const double *p, double x, double from, double length)
{
	return (p[R] + x) * log1p(length / (p[ALPHA] + from)) +
		p[S] * log1p(length / (p[BETA] + from));
}

/* ln (1 + e^D R(t_x) - R(t)) = -ln P(alive) */
static double
minus_log_alive(const double *p, double x, double t_x, double t)
{
	double		fall = log_fall(p, x, t_x, t - t_x) + log(no_more(p, x, t_x));
	double		later = t > t_x ? no_more(p, x, t) : no_more(p, x, t_x);

	if (t <= t_x)
		return 0.0;
	if (fall > 30.0)
		return fall + log1p((1.0 - later) * exp(-fall));
	return log1p(fmax(exp(fall) - later, 0.0));
}

double
dbm_pareto_log_likelihood(const double *p, double x, double t_x, double t)
{
	return dbm_lgamma_rise(p[R], (uint32_t) x).value - x * log(p[ALPHA]) -
		log_fall(p, x, 0.0, t) + minus_log_alive(p, x, t_x, t);
}

static double
p_alive(const double *p, double x, double t_x, double t)
{
	return exp(-minus_log_alive(p, x, t_x, t));
}

static double
purchases(const double *p, double x, double t_x, double t, double horizon)
{
	double		age = p[BETA] + t;

	(void) t_x;
	return (p[R] + x) * (age / (p[ALPHA] + t)) *
		dbm_power_deficit(p[S] - 1.0, -log1p(horizon / age));
}

static double
survival(const double *p, double x, double t_x, double t, double horizon)
{
	(void) x;
	(void) t_x;
	return exp(-p[S] * log1p(horizon / (p[BETA] + t)));
}

/* Either dead before the next purchase, unless death or purchase come after the horizon. */
static double
silence(const double *p, double x, double t_x, double t, double horizon)
{
	double		now = no_more(p, x, t);
	double		later = no_more(p, x, t + horizon);

	(void) t_x;
	return fmin(1.0, now + exp(-log_fall(p, x, t, horizon)) * (1.0 - later));
}

static double
residual(const double *p, double x, double t_x, double t, double delta)
{
	double		age = p[BETA] + t;

	(void) t_x;
	return (p[R] + x) * (age / (p[ALPHA] + t)) * dbm_discounted_decay(p[S], delta * age);
}

/* P(N(y) = n) of one who cannot die, as a logarithm. */
static double
log_negative_binomial(const double *p, double n, double rise, double y)
{
	return rise - p[R] * log1p(y / p[ALPHA]) + (n > 0 ? -n * log1p(p[ALPHA] / y) : 0.0);
}

/* Upper half of the ten-point Gauss-Legendre rule. */
static const double node[GAUSS / 2] = {
	0.14887433898163122, 0.43339539412924721, 0.67940956829902444,
	0.86506336668898454, 0.97390652851717174
};
static const double weight[GAUSS / 2] = {
	0.29552422471475287, 0.26926671930999636, 0.21908636251598204,
	0.14945134915058059, 0.06667134430868814
};

/*
 * P(X(t) = n): alive at t with n purchases, or dead at y < t with n purchases. The
 * second is an integral over v = ln y, taken from ln t down in panels short beside
 * the width of the peak that it has for large n.
 */
static double
probability(const double *p, uint32_t n, double t)
{
	double		rise = dbm_lgamma_rise(p[R], n).value - dbm_lgamma_rise(1.0, n).value;
	double		span = SPAN / sqrt(1.0 + 0.04 * n * p[R] / (n + p[R]));
	double		log_s = log(p[S]);
	double		sum = 0.0;

	if (t <= 0.0)
		return n == 0;
	for (int i = 0; i < PANELS; i++)
	{
		double		middle = log(t) - (i + 0.5) * span;
		double		part = 0.0;
		double		peak;

		for (int j = 0; j < GAUSS; j++)
		{
			double		y = exp(middle + (j % 2 ? 0.5 : -0.5) * span * node[j / 2]);

			part += 0.5 * span * weight[j / 2] * y / (p[BETA] + y) *
				exp(log_s - p[S] * log1p(y / p[BETA]) + log_negative_binomial(p, n, rise, y));
		}
		sum += part;
		/* below the peak every panel is smaller than the one before */
		peak = p[ALPHA] * (n + 1.0) / (p[R] + p[S]);
		if (part <= NEGLIGIBLE * sum && exp(middle) < peak)
			break;
	}
	return sum + exp(log_negative_binomial(p, n, rise, t) - p[S] * log1p(t / p[BETA]));
}

const dbm_btyd_family dbm_pareto_nbd_family = {
	.name = "pareto_nbd",
	.n = N,
	.parameters = {DBM_R, DBM_ALPHA, DBM_S, DBM_BETA},
	.is_time = {false, true, false, true},
	.start = {0.5, 0.25, 0.5, 0.25},
	.scratch_size = dbm_pareto_scratch_size,
	.likelihood = dbm_pareto_likelihood,
	.p_alive = p_alive,
	.purchases = purchases,
	.survival = survival,
	.silence = silence,
	.residual = residual,
	.pairs = dbm_pareto_pairs,
	.probability = probability,
};
