/*
 * delta_method.c
 *	  Standard errors and intervals of scores by the delta method.
 *
 *	 var score = g' V g,  g = d score / d theta,  theta = ln p,  V = cov(theta)
 *
 * (C. R. Rao, Linear Statistical Inference and its Applications, 2nd ed., 6a.2.)
 * The derivatives are symmetric differences of the score on the scale where its
 * interval is symmetric: logarithm for an amount, log-odds for a probability.
 * There a score that grows or falls by powers of the parameters is nearly linear,
 * so that one step serves every customer. Its error is about 1e-9 of the
 * derivative, and 1e-7 where the score itself is good to 11 digits.
 */
#include <math.h>

#include "core/math/delta_method.h"
#include "core/math/special.h"

#define STEP			1e-4	/* in the logarithm of a parameter */
#define SMALLEST		1e-290	/* below, logarithms have no room for a step */
#define NEAR_ONE		1e-10	/* probabilities nearer to 1 have too few digits for log-odds */
#define FARTHEST		600.0	/* a bound is within this factor, in logarithms */
#define LARGEST			700.0	/* logarithm of the largest bound */
#define NEWTON_STEPS	60

/* Has the value a place on the scale of its range? */
static bool
on_scale(dbm_score_range range, double value)
{
	return value >= SMALLEST &&
		(range == DBM_SCORE_AMOUNT ? isfinite(value) : 1.0 - value >= NEAR_ONE);
}

static double
to_scale(dbm_score_range range, double value)
{
	return range == DBM_SCORE_AMOUNT ? log(value) : log(value) - log1p(-value);
}

/* d value / d scale */
static double
slope(dbm_score_range range, double value)
{
	return range == DBM_SCORE_AMOUNT ? value : value * (1.0 - value);
}

dbm_status
dbm_score_gradient(const dbm_estimates *estimates, dbm_score_range range, dbm_score score,
				   const void *context, double *value, double *gradient)
{
	double		p[DBM_ESTIMATES_MAX];

	for (int i = 0; i < estimates->n; i++)
		p[i] = estimates->p[i];
	*value = score(p, context);
	if (!isfinite(*value))
		return DBM_INVALID;
	for (int i = 0; i < estimates->n; i++)
	{
		double		low;
		double		high;

		gradient[i] = 0.0;
		if (estimates->covariance[i * estimates->n + i] == 0.0)
			continue;
		p[i] = estimates->p[i] * exp(STEP);
		high = score(p, context);
		p[i] = estimates->p[i] * exp(-STEP);
		low = score(p, context);
		p[i] = estimates->p[i];
		if (!isfinite(low) || !isfinite(high))
			return DBM_INVALID;
		if (on_scale(range, low) && on_scale(range, high) && on_scale(range, *value))
			gradient[i] = slope(range, *value) / (2.0 * STEP) *
				(to_scale(range, high) - to_scale(range, low));
		else
			gradient[i] = (high - low) / (2.0 * STEP);
	}
	return DBM_OK;
}

double
dbm_score_variance(const dbm_estimates *estimates, const double *gradient)
{
	double		variance = 0.0;

	for (int i = 0; i < estimates->n; i++)
	{
		for (int j = 0; j < estimates->n; j++)
			variance += gradient[i] * gradient[j] * estimates->covariance[i * estimates->n + j];
	}
	return fmax(variance, 0.0);
}

dbm_score_interval
dbm_interval_of(dbm_score_range range, double value, double standard_error, double z)
{
	dbm_score_interval interval = {value, standard_error, value, value};
	double		width = z * standard_error;

	if (!(standard_error > 0.0))
		return interval;
	if (!on_scale(range, value))
	{
		interval.lower = fmax(value - width, 0.0);
		interval.upper = range == DBM_SCORE_AMOUNT ? value + width : fmin(value + width, 1.0);
		return interval;
	}
	width = fmin(width / slope(range, value), FARTHEST);
	if (range == DBM_SCORE_AMOUNT)
	{
		interval.lower = value * exp(-width);
		interval.upper = fmax(value, exp(fmin(width + log(value), LARGEST)));
	}
	else
	{
		interval.lower = fmin(value, dbm_logistic(to_scale(range, value) - width));
		interval.upper = fmax(value, dbm_logistic(to_scale(range, value) + width));
	}
	return interval;
}

/*
 * Newton steps on ln P(Z > z), which is concave and falls: from the right they come down
 * to the root without passing it. P(Z > z) <= e^(-z^2/2) / 2 gives a start on that side.
 */
double
dbm_normal_upper(double tail)
{
	double		z = sqrt(2.0 * fmax(log(0.5 / tail), 0.0));

	for (int i = 0; i < NEWTON_STEPS; i++)
	{
		double		above = 0.5 * erfc(z * M_SQRT1_2);
		double		density = exp(-0.5 * z * z) * M_SQRT1_2 * 0.5 * M_2_SQRTPI;
		double		step = log(above / tail) * above / density;

		z += step;
		if (fabs(step) <= 1e-15 * (1.0 + z))
			break;
	}
	return z;
}
