/*
 * total_spread.c
 *	  Intervals of totals from mean and variance.
 *
 * A total of many is nearly normal; that of a few is skewed and cannot be negative. An
 * amount is taken as gamma distributed. A count that varies more than a Poisson number is
 * negative binomial, which is a Poisson number whose rate is gamma distributed; one that
 * varies less, as the number of customers alive does, is binomial. Each has the mean and
 * the variance that were given; for large totals all of them are the normal distribution.
 */
#include <math.h>

#include "core/math/incomplete_beta.h"
#include "core/math/incomplete_gamma.h"
#include "core/math/special.h"
#include "core/math/total_spread.h"

#define LEAST_SPREAD	1e-4	/* beside a Poisson number's variance, relative */
#define RARE			1e-8	/* shape of an amount */
#define LARGE_COUNT		1e9		/* from here whole numbers are amounts */

dbm_spread
dbm_amount_spread(double mean, double variance, double tail)
{
	dbm_spread	spread = {mean, mean};
	double		shape = mean * mean / variance;

	if (!(mean > 0.0) || !(variance > 0.0) || !isfinite(shape))
		return spread;
	spread.lower = 0.0;
	if (shape < RARE)
		return spread;			/* nearly always 0: no quantile is beyond the mean */
	spread.lower = fmin(mean, dbm_gamma_upper(shape, 1.0 - tail) * variance / mean);
	spread.upper = fmax(mean, dbm_gamma_upper(shape, tail) * variance / mean);
	return spread;
}

/* A distribution of whole numbers with two parameters. */
typedef struct whole
{
	double		chance;			/* of the beta function */
	double		size;
	bool		binomial;
} whole;

/* P(N <= n) */
static double
share_up_to(const whole *w, double n)
{
	if (n < 0.0)
		return 0.0;
	if (!w->binomial)
		return dbm_beta_share(w->size, n + 1.0, w->chance);
	if (n >= w->size)
		return 1.0;
	return dbm_beta_share(w->size - n, n + 1.0, 1.0 - w->chance);
}

/* The least n with P(N <= n) >= share. */
static double
least_with(const whole *w, double share, double mean, double deviation)
{
	double		low = -1.0;
	double		high = ceil(mean + deviation);

	while (share_up_to(w, high) < share && high < LARGE_COUNT * 1e6)
	{
		low = high;
		high = ceil(high * 1.5 + deviation + 1.0);
	}
	while (high - low > 1.0)
	{
		double		middle = floor(0.5 * (low + high));

		if (share_up_to(w, middle) < share)
			low = middle;
		else
			high = middle;
	}
	return high;
}

dbm_spread
dbm_count_spread(double mean, double variance, double tail, double most)
{
	dbm_spread	spread = {mean, mean};
	whole		w;

	if (!(mean > 0.0) || !(variance > 0.0) || !isfinite(variance))
		return spread;
	if (mean > LARGE_COUNT)
	{
		spread = dbm_amount_spread(mean, variance, tail);
		spread.upper = fmin(spread.upper, most);
		return spread;
	}
	w.binomial = variance < mean * (1.0 - LEAST_SPREAD);
	if (w.binomial)
	{
		w.chance = 1.0 - variance / mean;
		w.size = ceil(mean / w.chance);
		w.chance = mean / w.size;
	}
	else
	{
		variance = fmax(variance, mean * (1.0 + LEAST_SPREAD));
		w.chance = mean / variance;
		w.size = mean * mean / (variance - mean);
	}
	spread.lower = least_with(&w, tail, mean, sqrt(variance));
	spread.upper = least_with(&w, 1.0 - tail, mean, sqrt(variance));
	spread.lower = fmin(spread.lower, most);
	spread.upper = fmin(spread.upper, most);
	return spread;
}
