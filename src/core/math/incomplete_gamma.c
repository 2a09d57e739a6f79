/*
 * incomplete_gamma.c
 *	  The regularised incomplete gamma function and its inverse.
 *
 *	 P(s, y) = y^s e^-y / Gamma(s + 1) * (1 + y/(s+1) + y^2/((s+1)(s+2)) + ...)	y < s + 1
 *	 Q(s, y) = y^s e^-y / Gamma(s) * 1/(y+1-s - 1(1-s)/(y+3-s - 2(2-s)/(...)))	otherwise
 *
 * (NIST Handbook 8.11.4 and 8.9.2, the fraction by Lentz's method.) Large shapes, where
 * both are slow, take Wilson and Hilferty's cube root of a normal number (1931): its
 * error, below 1e-8 there, is far below what such a distribution is ever known to.
 */
#include <math.h>

#include "core/math/incomplete_gamma.h"
#include "core/math/lentz.h"
#include "core/math/special.h"

#define LARGE_SHAPE		1e8
#define TERMS			200000
#define SMALLEST		1e-300
#define HALVINGS		200

static double
by_series(double shape, double y)
{
	double		term = 1.0;
	double		sum = 1.0;

	for (int i = 1; i < TERMS && term > 1e-17 * sum; i++)
	{
		term *= y / (shape + i);
		sum += term;
	}
	return sum / shape;
}

static double
by_fraction(double shape, double y)
{
	double		b = y + 1.0 - shape;
	dbm_lentz	fraction = dbm_lentz_after(1.0 / b);

	for (int i = 1; i < TERMS; i++)
	{
		b += 2.0;
		if (dbm_lentz_step(&fraction, -i * (i - shape), b) < 1e-16)
			break;
	}
	return fraction.value;
}

double
dbm_gamma_share(double shape, double y)
{
	double		lead;

	if (y <= 0.0)
		return 0.0;
	if (isinf(y))
		return 1.0;
	if (shape > LARGE_SHAPE)
		return 0.5 * erfc(-(cbrt(y / shape) - 1.0 + 1.0 / (9.0 * shape)) * 3.0 * sqrt(shape) *
						  M_SQRT1_2);
	lead = exp(shape * log(y) - y - dbm_lgamma(shape));
	return y < shape + 1.0 ? fmin(1.0, lead * by_series(shape, y)) :
		fmax(0.0, 1.0 - lead * by_fraction(shape, y));
}

/* Bisection of the logarithm: a share that is not 0 or 1 is never far from the mean. */
double
dbm_gamma_upper(double shape, double tail)
{
	double		low = shape;
	double		high = shape;

	while (dbm_gamma_share(shape, low) > 1.0 - tail && low > SMALLEST)
		low *= 0.25;
	while (dbm_gamma_share(shape, high) < 1.0 - tail)
		high = high * 2.0 + 1.0;
	for (int i = 0; i < HALVINGS && high > low * (1.0 + 1e-14); i++)
	{
		double		middle = sqrt(low) * sqrt(high);

		if (dbm_gamma_share(shape, middle) < 1.0 - tail)
			low = middle;
		else
			high = middle;
	}
	return low <= SMALLEST ? 0.0 : high;
}
