/*
 * special.c
 *	  Gamma function differences, trigamma and exponential integrals.
 *
 * Likelihoods of purchase models are sums of differences such as
 * ln Gamma(z + n) - ln Gamma(z). Taking two logarithms of Gamma and subtracting
 * loses the digits they share, so the difference itself is computed: as a
 * product where it is short, and by the difference of two Stirling series
 *
 *   ln Gamma(z) ~ (z - 1/2) ln z - z + ln(2 pi)/2 + 1/(12 z) - 1/(360 z^3) + ...
 *
 * where z >= 16 and seven terms of the series are exact to the last digit. The
 * series and the recurrences are those of Abramowitz and Stegun, 6.1.41, 6.3.18
 * and 6.4.12; the continued fraction is 5.1.22, evaluated by the modified Lentz
 * method.
 */
#include <float.h>
#include <math.h>

#include "core/math/lentz.h"
#include "core/math/special.h"

#define ASYMPTOTIC_FROM		16.0	/* the series are exact to double precision from here on */
#define SHORT_RISE			32
#define FRACTION_STEPS		20000
#define SERIES_ORDER		20.0	/* from here on the fraction is quick at any k */

/* The series behind (z - 1/2) ln z - z + ln(2 pi)/2. */
static double
stirling_tail(double z)
{
	double		w = 1.0 / (z * z);

	return (1.0 / 12 + w * (-1.0 / 360 + w * (1.0 / 1260 + w * (-1.0 / 1680 +
			w * (1.0 / 1188 + w * (-691.0 / 360360 + w / 156)))))) / z;
}

/* digamma(z) - ln z */
static double
digamma_tail(double z)
{
	double		w = 1.0 / (z * z);

	return -0.5 / z - w * (1.0 / 12 + w * (-1.0 / 120 + w * (1.0 / 252 + w * (-1.0 / 240 +
			w * (1.0 / 132 + w * (-691.0 / 32760 + w / 12))))));
}

static double
trigamma_series(double z)
{
	double		w = 1.0 / (z * z);

	return (1.0 + 0.5 / z + w * (1.0 / 6 + w * (-1.0 / 30 + w * (1.0 / 42 + w * (-1.0 / 30 +
			w * (5.0 / 66 + w * (-691.0 / 2730 + w * 7.0 / 6))))))) / z;
}

/* ln Gamma(z + h) - ln Gamma(z) for z >= ASYMPTOTIC_FROM. */
static double
stirling_difference(double z, double h)
{
	return (z - 0.5) * log1p(h / z) + h * (log(z + h) - 1.0) +
		stirling_tail(z + h) - stirling_tail(z);
}

dbm_rise
dbm_lgamma_rise(double z, uint32_t n)
{
	dbm_rise	rise = {0.0, 0.0, 0.0};
	uint32_t	steps = n;
	double		product = 1.0;	/* one logarithm for many factors */
	double		rest;

	if (n > SHORT_RISE)
		steps = z >= ASYMPTOTIC_FROM ? 0 : (uint32_t) ceil(ASYMPTOTIC_FROM - z);
	for (uint32_t i = 0; i < steps; i++)
	{
		double		inverse = 1.0 / (z + i);

		product *= z + i;
		if (!(product > 1e-150 && product < 1e150))
		{
			rise.value += log(product);
			product = 1.0;
		}
		rise.d1 += inverse;
		rise.d2 -= inverse * inverse;
	}
	rise.value += log(product);
	if (steps == n)
		return rise;
	z += steps;
	rest = (double) (n - steps);
	rise.value += stirling_difference(z, rest);
	rise.d1 += log1p(rest / z) + digamma_tail(z + rest) - digamma_tail(z);
	rise.d2 += trigamma_series(z + rest) - trigamma_series(z);
	return rise;
}

void
dbm_lgamma_rise_on(dbm_rise *rise, double z, uint32_t from, uint32_t to)
{
	dbm_rise	more = dbm_lgamma_rise(z + from, to - from);

	rise->value += more.value;
	rise->d1 += more.d1;
	rise->d2 += more.d2;
}

double
dbm_lgamma_rise_real(double z, double h)
{
	double		value = 0.0;

	for (; z < ASYMPTOTIC_FROM; z += 1.0)
		value -= log1p(h / z);
	return value + stirling_difference(z, h);
}

double
dbm_digamma_rise_real(double z, double h)
{
	double		value = 0.0;

	for (; z < ASYMPTOTIC_FROM; z += 1.0)
		value += h / (z * (z + h));
	return value + log1p(h / z) + digamma_tail(z + h) - digamma_tail(z);
}

double
dbm_lgamma(double z)
{
	int			sign;

	return lgamma_r(z, &sign);	/* lgamma writes a global */
}

double
dbm_trigamma(double z)
{
	double		value = 0.0;

	for (; z < ASYMPTOTIC_FROM; z += 1.0)
		value += 1.0 / (z * z);
	return value + trigamma_series(z);
}

double
dbm_logistic(double d)
{
	double		e = exp(-fabs(d));

	return (d >= 0.0 ? 1.0 : e) / (1.0 + e);
}

double
dbm_power_deficit(double e, double log_rest)
{
	double		scaled = e * log_rest;

	if (fabs(scaled) < 1e-290)
		return -log_rest;
	return -expm1(scaled) / e;
}

/*
 * e^k E_s(k) = 1/(k + s/(1 + 1/(k + (s+1)/(1 + 2/(k + ...))))), in its even form
 * 1/(k+s - 1*s/(k+s+2 - 2(s+1)/(k+s+4 - ...))), quick unless both s and k are small.
 */
static double
exponential_fraction(double s, double k)
{
	double		b = k + s;
	dbm_lentz	fraction = dbm_lentz_after(1.0 / b);

	for (int i = 1; i <= FRACTION_STEPS; i++)
	{
		b += 2.0;
		if (dbm_lentz_step(&fraction, -i * (s - 1.0 + i), b) < DBL_EPSILON)
			break;
	}
	return fraction.value;
}

/* ln Gamma(1 - v) / v: near zero by its Taylor series, whose terms are zeta(n) v^(n-1) / n. */
static double
lgamma_slope(double v)
{
	if (fabs(v) > 1e-3)
		return dbm_lgamma(1.0 - v) / v;
	return 0.57721566490153286 + v * (0.82246703342411322 + v * (0.40068563438653143 +
			v * (0.27058080842778454 + v * 0.20738555102867398)));
}

/*
 * E_(1+v)(k) = -(Gamma(1-v) k^v - 1)/v - sum over n >= 1 of (-k)^n / (n! (n - v)) for
 * |v| <= 1/2 and k <= 1; the pole of the two leading terms at v = 0 cancels in expm1.
 */
static double
exponential_series(double v, double k)
{
	double		slope = lgamma_slope(v) + log(k);
	double		value = v == 0.0 ? -slope : -expm1(v * slope) / v;
	double		power = 1.0;

	for (int n = 1; n <= 40; n++)
	{
		double		term;

		power *= -k / n;
		term = power / (n - v);
		value -= term;
		if (fabs(term) < 1e-17 * fabs(value))
			break;
	}
	return value;
}

double
dbm_exponential_integral(double s, double k)
{
	double		order;
	double		value;

	if (k >= 1.0 || s >= SERIES_ORDER)
		return exponential_fraction(s, k);
	order = s - floor(s - 0.5);	/* in [1/2, 3/2) */
	value = exponential_series(order - 1.0, k);
	/* E_(s+1) = (e^-k - k E_s) / s loses nothing upward where k <= 1 */
	for (; order < s - 0.5; order += 1.0)
		value = (exp(-k) - k * value) / order;
	return exp(k) * value;
}
