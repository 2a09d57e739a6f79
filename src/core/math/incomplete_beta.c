/*
 * incomplete_beta.c
 *	  I_z(p, q) and negative binomial probabilities, for parameters of any size.
 *
 * Both rest on z^p (1-z)^q / B(p, q), which is written around its peak (Loader, Fast and
 * Accurate Computation of Binomial Probabilities, 2000): with N = p + q and S(x) the
 * difference of ln Gamma(x) and Stirling's formula,
 *
 *	 sqrt(p q / (2 pi N)) e^(S(N) - S(p) - S(q) - D),
 *	 D = N z phi(p/(N z) - 1) + N (1-z) phi(q/(N (1-z)) - 1),  phi(e) = (1+e) ln(1+e) - e,
 *
 * where both parts of D are positive, so nothing cancels however large p and q are.
 *
 * I_z is that times the continued fraction 1/(b_0 + a_1/(b_1 + a_2/(b_2 + ...))),
 *
 *	 a_n = (p+n-1)(p+q+n-1)/(p+2n-1)^2 n (q-n) z^2,
 *	 b_n = n + n (q-n) z/(p+2n-1) + (p+n)/(p+2n+1) (p - (p+q) z + 1 + n (2-z)),
 *
 * of DiDonato and Morris (ACM Transactions on Mathematical Software 18, 1992), by the
 * modified Lentz method. Its length grows with the root of the smaller parameter; from LARGE on the
 * uniform expansion of Temme (DLMF 8.18.9) takes over, with its first correction.
 */
#include <float.h>
#include <math.h>

#include "core/math/incomplete_beta.h"
#include "core/math/lentz.h"
#include "core/math/special.h"

#define FRACTION_STEPS	20000
#define LARGE			1e6
#define TWO_PI			6.283185307179586
#define HALF_LOG_TWO_PI	0.91893853320467274
#define STIRLING_FROM	16.0
#define SERIES_BELOW	0.1
#define FLAT			1e-5
#define RARE			1e-3
#define RARE_MOST		10000.0

/* ln Gamma(z) - ((z - 1/2) ln z - z + ln(2 pi)/2) */
static double
stirling_error(double z)
{
	double		w = 1.0 / (z * z);

	if (z < STIRLING_FROM)
		return dbm_lgamma(z) - ((z - 0.5) * log(z) - z + HALF_LOG_TWO_PI);
	return (1.0 / 12 + w * (-1.0 / 360 + w * (1.0 / 1260 + w * (-1.0 / 1680 +
			w * (1.0 / 1188 + w * (-691.0 / 360360 + w / 156)))))) / z;
}

/* (1+e) ln(1+e) - e for e >= -1: the sum of (-e)^k / (k (k-1)) over k >= 2. */
static double
deviance(double e)
{
	double		power = e * e;
	double		sum = 0.0;

	if (fabs(e) > SERIES_BELOW)
		return e > -1.0 ? (1.0 + e) * log1p(e) - e : 1.0;
	for (int k = 2; k < 20; k++)
	{
		double		term = power / (k * (k - 1.0));

		sum += term;
		if (fabs(term) < 1e-17 * sum)
			break;
		power *= -e;
	}
	return sum;
}

/* D of the header. */
static double
log_from_peak(double p, double q, double odds)
{
	double		n = p + q;
	double		low = n * (odds / (1.0 + odds));
	double		high = n / (1.0 + odds);
	double		gap = (p - q * odds) / (1.0 + odds);	/* p - N z */

	return low * deviance(fmax(gap / low, -1.0)) + high * deviance(fmax(-gap / high, -1.0));
}

/* ln (z^p (1-z)^q / B(p, q)) for 0 < odds < infinity */
static double
log_front(double p, double q, double odds)
{
	double		n = p + q;

	return 0.5 * (log(p) + log(q / n) - 2 * HALF_LOG_TWO_PI) + stirling_error(n) -
		stirling_error(p) - stirling_error(q) - log_from_peak(p, q, odds);
}

/*
 * The continued fraction for z < p/(p + q), where y = 1 - z and ahead = p - (p + q) z are
 * given too, because z near one does not hold them.
 */
static double
beta_fraction(double p, double q, double z, double y, double ahead)
{
	dbm_lentz	fraction = dbm_lentz_after((p + 1.0) / (p * (ahead + 1.0)));

	for (int n = 1; n <= FRACTION_STEPS; n++)
	{
		double		wide = p + 2 * n - 1.0;
		double		w = n * (q - n) * z / wide;
		double		above = (p + n - 1.0) / wide * (p + q + n - 1.0) * w * z;
		double		below = n + w + (p + n) / (wide + 2.0) * (ahead + 1.0 + n * (1.0 + y));

		if (dbm_lentz_step(&fraction, above, below) < DBL_EPSILON)
			break;
	}
	return fraction.value;
}

/* Temme's expansion: a normal tail and one correction. */
static double
uniform_share(double p, double q, double odds)
{
	double		n = p + q;
	double		middle = p / n;
	double		spread = sqrt(middle * (q / n));
	double		gap = (q * odds - p) / n / (1.0 + odds);	/* z - p/N */
	double		distance = log_from_peak(p, q, odds);
	double		eta = copysign(sqrt(2.0 * distance / n), gap);
	double		correction = fabs(gap) > FLAT * spread ? 1.0 / eta - spread / gap :
		(q - p) / n / (3.0 * spread);

	return 0.5 * erfc(copysign(sqrt(distance), -gap)) +
		exp(-distance) / sqrt(TWO_PI * n) * correction;
}

/* I_z at z/(1-z) = odds, which holds what z near one cannot. */
static double
share_at_odds(double p, double q, double odds)
{
	double		z = odds / (1.0 + odds);
	double		y = 1.0 / (1.0 + odds);
	double		ahead = (p - q * odds) * y; /* p - (p + q) z */
	double		share;

	if (!(odds > 0.0))
		return 0.0;
	if (isinf(odds))
		return 1.0;
	if (fmin(p, q) > LARGE)
		share = uniform_share(p, q, odds);
	else if (ahead > 0.0)
		share = exp(log_front(p, q, odds)) * beta_fraction(p, q, z, y, ahead);
	else
		share = 1.0 - exp(log_front(p, q, odds)) * beta_fraction(q, p, y, z, -ahead);
	return fmin(1.0, fmax(0.0, share));
}

double
dbm_beta_share(double p, double q, double z)
{
	return share_at_odds(p, q, z < 1.0 ? z / (1.0 - z) : INFINITY);
}

double
dbm_log_negative_binomial(double r, double n, double odds)
{
	if (n <= 0.0)
		return -r * log1p(odds);
	if (!(odds > 0.0) || isinf(odds))
		return -INFINITY;
	return log_front(n, r, odds) - log(n);
}

/*
 * Where r is tiny nearly all have no event, and the tail is as tiny: what is left of those
 * who have one after those who have fewer than n, all of them of the order of r.
 */
static double
rare_tail(double r, double n, double odds)
{
	double		z = odds / (1.0 + odds);
	double		term = r * z * exp(-r * log1p(odds));
	double		tail = -expm1(-r * log1p(odds));

	for (double m = 1.0; m < n; m++)
	{
		tail -= term;
		term *= (r + m) / (m + 1.0) * z;
	}
	return fmax(0.0, tail);
}

double
dbm_negative_binomial_tail(double r, double n, double odds)
{
	if (n <= 0.0)
		return 1.0;
	if (r < RARE && n <= RARE_MOST && odds * (r + 1.0) >= n + 1.0 && !isinf(odds))
		return rare_tail(r, n, odds);
	return share_at_odds(n, r, odds);
}

/* The shorter of the two rises of Gamma(b+n) Gamma(a+b) / (Gamma(b) Gamma(a+b+n)). */
double
dbm_log_stay(double a, double b, double n)
{
	if (n <= 0.0)
		return 0.0;
	if (n == 1.0)
		return -log1p(a / b);
	if (a < n)
		return fmin(0.0, dbm_lgamma_rise_real(b, a) - dbm_lgamma_rise_real(b + n, a));
	return fmin(0.0, dbm_lgamma_rise_real(b, n) - dbm_lgamma_rise_real(a + b, n));
}
