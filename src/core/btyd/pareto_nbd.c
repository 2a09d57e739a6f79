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

#include "core/math/hypergeometric.h"
#include "core/math/incomplete_beta.h"
#include "core/btyd/pareto_nbd.h"
#include "core/math/special.h"

#define GAUSS		10
#define SPAN		0.5			/* of ln y, in one panel */
#define PANELS		4000
#define NEGLIGIBLE	1e-18
#define APART		1e-6		/* of the times, the shorter over the longer */
#define FAR			1e17
#define FALL_FAR	690.0		/* of D; beyond, one is nothing beside e^D R */

enum
{
	R, ALPHA, S, BETA, N
};

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
 * Counts of one who is alive are integrals over a time y in (0, horizon], in v = ln y, of
 *
 *	 NB(n; rate, y/age) (y/(end+y))^died (end/(end+y))^leave * factor,
 *
 * died = 1 where y is the time of death after n purchases and 0 where it is that of the
 * n-th purchase. The logarithm is concave in v, so there is one peak.
 */
typedef struct moments
{
	double		n;
	double		rate;			/* r + x */
	double		age;			/* alpha + t */
	double		leave;			/* s */
	double		end;			/* beta + t */
	double		died;
} moments;

static double
log_moment(const moments *m, double v)
{
	double		y = exp(v);
	double		value = dbm_log_negative_binomial(m->rate, m->n, y / m->age) -
		m->leave * log1p(y / m->end);

	return m->died > 0.0 ? value + v - log(m->end + y) : value;
}

/* First and second derivative in v of the logarithm; the second is never positive. */
static double
slope(const moments *m, double v, double *bend)
{
	double		y = exp(v);
	double		bought = y / (m->age + y);
	double		gone = y / (m->end + y);
	double		events = m->n + m->rate;
	double		ends = m->died + m->leave;

	*bend = events * bought * (m->age / (m->age + y)) + ends * gone * (m->end / (m->end + y));
	return m->n + m->died - events * bought - ends * gone;
}

/* Where the integrand is largest in v <= top. */
static double
peak_of(const moments *m, double top)
{
	double		bend;
	double		low = log(fmin(m->age, m->end)) - 80.0;
	double		high = top;

	if (low >= top || slope(m, top, &bend) >= 0.0)
		return top;
	for (int i = 0; i < 100 && high - low > 1e-10; i++)
	{
		double		middle = 0.5 * (low + high);

		if (slope(m, middle, &bend) >= 0.0)
			low = middle;
		else
			high = middle;
	}
	return 0.5 * (low + high);
}

/* Panels from v on, one way, no longer than the width or the steepness of the integrand allow. */
static double
moments_from(const moments *m, double v, double top, double way)
{
	double		sum = 0.0;

	for (int i = 0; i < PANELS && (way < 0.0 || v < top); i++)
	{
		double		bend;
		double		steep = fabs(slope(m, v, &bend));
		double		length = fmin(SPAN, fmin(1.5 / sqrt(bend + 1e-300), 4.0 / (steep + 1e-300)));
		double		middle;
		double		part = 0.0;

		if (way > 0.0)
			length = fmin(length, top - v);
		middle = v + 0.5 * way * length;
		for (int j = 0; j < GAUSS; j++)
			part += weight[j / 2] *
				exp(log_moment(m, middle + (j % 2 ? 0.5 : -0.5) * length * node[j / 2]));
		sum += 0.5 * length * part;
		v += way * length;
		if (length * part <= NEGLIGIBLE * sum)
			break;
	}
	return sum;
}

static double
moments_until(const moments *m, double horizon)
{
	double		top = log(horizon);
	double		peak = peak_of(m, top);

	return moments_from(m, peak, top, -1.0) + moments_from(m, peak, top, 1.0);
}

/*
 * R(t) as an integral, where the times of buying and of leaving are too far apart for the
 * series and its argument too near to one. Beyond FAR times both it is a power of y.
 */
static double
no_more_apart(const double *p, double x, double age, double end)
{
	moments		m = {0.0, p[R] + x, age, p[S], end, 1.0};
	double		far = FAR * fmax(age, end);

	return p[S] * moments_until(&m, far) + p[S] / (p[S] + m.rate) *
		exp(-p[S] * log1p(far / end) - m.rate * log1p(far / age));
}

/* R(t): dead before the next purchase. */
static double
no_more(const double *p, double x, double t)
{
	double		total = p[R] + x + p[S];
	double		gap = p[BETA] - p[ALPHA];
	double		age = p[ALPHA] + t;
	double		end = p[BETA] + t;

	if (fmin(age, end) < APART * fmax(age, end))
		return fmin(1.0, no_more_apart(p, x, age, end));
	if (gap < 0.0)
		return fmin(1.0, p[S] / total *
					dbm_hypergeometric_one(p[R] + x, total + 1.0, -gap / age));
	return fmin(1.0, p[S] / total * (age / end) *
				dbm_hypergeometric_one(p[S] + 1.0, total + 1.0, gap / end));
}

/* D = ln A(from) - ln A(from + length). */
static double
log_fall(const double *p, double x, double from, double length)
{
	return (p[R] + x) * dbm_log_growth(length / (p[ALPHA] + from)) +
		p[S] * dbm_log_growth(length / (p[BETA] + from));
}

/* 1 / (1 + e^D R(t_x) - R(t)) */
static double
p_alive_from(const double *p, double x, double t_x, double t, double then, double now)
{
	double		fall;

	if (t <= t_x)
		return 1.0;
	fall = log_fall(p, x, t_x, t - t_x);
	if (fall > FALL_FAR)
		return exp(-fall - log(then));
	return 1.0 / (1.0 + fmax(exp(fall) * then - now, 0.0));
}

static double
p_alive(const double *p, double x, double t_x, double t)
{
	return p_alive_from(p, x, t_x, t, no_more(p, x, t_x), no_more(p, x, t));
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
	double		later;

	(void) t_x;
	if (isinf(horizon))
		return now;
	later = no_more(p, x, t + horizon);
	return fmin(1.0, now + exp(-log_fall(p, x, t, horizon)) * (1.0 - later));
}

static double
residual(const double *p, double x, double t_x, double t, double delta)
{
	double		age = p[BETA] + t;

	(void) t_x;
	return (p[R] + x) * (age / (p[ALPHA] + t)) * dbm_discounted_decay(p[S], delta * age);
}

/* Alive at the end with n purchases, or dead at y with n purchases. */
static double
count(const double *p, double x, double t_x, double t, double horizon, double n)
{
	moments		m = {n, p[R] + x, p[ALPHA] + t, p[S], p[BETA] + t, 1.0};

	if (n <= 0.0)
		return silence(p, x, t_x, t, horizon);
	if (horizon <= 0.0)
		return 0.0;
	return fmin(1.0, p[S] * moments_until(&m, horizon) +
				exp(dbm_log_negative_binomial(m.rate, n, horizon / m.age) -
					p[S] * log1p(horizon / m.end)));
}

/* The n-th purchase comes at y, before death. */
static double
at_least(const double *p, double x, double t_x, double t, double horizon, double n)
{
	moments		m = {n, p[R] + x, p[ALPHA] + t, p[S], p[BETA] + t, 0.0};

	(void) t_x;
	if (n <= 0.0)
		return 1.0;
	if (horizon <= 0.0)
		return 0.0;
	return fmin(1.0, n * moments_until(&m, horizon));
}

static double
endless(const double *p, double x, double t_x, double t)
{
	(void) t_x;
	if (p[S] <= 1.0)
		return INFINITY;
	return (p[R] + x) * ((p[BETA] + t) / (p[ALPHA] + t)) / (p[S] - 1.0);
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
	.at_age = no_more,
	.p_alive_from = p_alive_from,
	.purchases = purchases,
	.survival = survival,
	.silence = silence,
	.residual = residual,
	.pairs = dbm_pareto_pairs,
	.count = count,
	.at_least = at_least,
	.endless = endless,
};
