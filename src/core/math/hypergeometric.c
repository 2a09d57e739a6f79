/*
 * hypergeometric.c
 *	  2F1(1, b; c; z), and the discounted integral of a power that decays.
 *
 * With c > b > 0 the function is a Stieltjes transform, so besides its series,
 * whose terms are all positive and shrink at least as fast as z^j, it has Gauss's
 * continued fraction
 *
 *	 1/(1 - a_1 z/(1 - a_2 z/(1 - ...))),
 *	 a_(2m+1) = (b+m)(c+m-1) / ((c+2m-1)(c+2m)),  a_(2m) = m (c-b+m-1) / ((c+2m-2)(c+2m-1)),
 *
 * which converges for every z < 1, the slower the nearer z is to one (Abramowitz and
 * Stegun 15.1.1; Wall, Analytic Theory of Continued Fractions, chapter 18). The
 * fraction is evaluated by the modified Lentz method.
 *
 * The integral of (1+u)^-s e^(-k u) is e^k E_s(k). Where k is large it has a fast
 * continued fraction (special.h); where k is small, in y = ln(1+u), the integrand
 * e^((1-s) y - k (e^y - 1)) is smooth and ten-point panels take it, nowhere
 * subtracting anything.
 */
#include <float.h>
#include <math.h>

#include "core/math/hypergeometric.h"
#include "core/math/lentz.h"
#include "core/math/special.h"

#define SERIES_BELOW	0.6
#define SERIES_TERMS	200
#define FRACTION_STEPS	20000
#define NEAREST			(1.0 - 1e-15)	/* z; the function may be infinite at one */
#define FRACTION_FROM	1.0		/* k */
#define PANEL			0.5
#define PANELS			2000
#define NEGLIGIBLE		1e-17

static double
by_series(double b, double c, double z)
{
	double		term = 1.0;
	double		sum = 1.0;

	for (int j = 0; j < SERIES_TERMS && term > 0.25 * DBL_EPSILON * sum * (1.0 - z); j++)
	{
		term *= (b + j) / (c + j) * z;
		sum += term;
	}
	return sum;
}

static double
by_fraction(double b, double c, double z)
{
	dbm_lentz	fraction = {1.0, 1.0, 0.0};

	for (int i = 1; i <= FRACTION_STEPS; i++)
	{
		double		m = i / 2;
		double		a;

		if (i == 1)
			a = b / c;			/* the general form is 0/0 at c = 1 */
		else if (i % 2 == 1)
			a = (b + m) / (c + (2.0 * m - 1.0)) * ((c + (m - 1.0)) / (c + 2.0 * m));
		else
			a = m / (c + (2.0 * m - 2.0)) * ((c - b + (m - 1.0)) / (c + (2.0 * m - 1.0)));
		if (dbm_lentz_step(&fraction, -a * z, 1.0) < 0.5 * DBL_EPSILON)
			break;
	}
	return 1.0 / fraction.value;
}

double
dbm_hypergeometric_one(double b, double c, double z)
{
	if (z <= 0.0)
		return 1.0;
	return z < SERIES_BELOW ? by_series(b, c, z) : by_fraction(b, c, fmin(z, NEAREST));
}

/* Nodes and weights of the upper half of the ten-point rule. */
static const double node[5] = {
	0.14887433898163122, 0.43339539412924721, 0.67940956829902444,
	0.86506336668898454, 0.97390652851717174
};
static const double weight[5] = {
	0.29552422471475287, 0.26926671930999636, 0.21908636251598204,
	0.14945134915058059, 0.06667134430868814
};

static double
decay(double y, double s, double k)
{
	return exp((1.0 - s) * y - k * expm1(y));
}

double
dbm_discounted_decay(double s, double k)
{
	double		length = fmin(PANEL, 4.0 / (1.0 + s));
	double		sum = 0.0;

	if (k >= FRACTION_FROM)
		return dbm_exponential_integral(s, k);
	for (int i = 0; i < PANELS; i++)
	{
		double		middle = (i + 0.5) * length;
		double		part = 0.0;

		for (int j = 0; j < 5; j++)
			part += weight[j] * (decay(middle - 0.5 * length * node[j], s, k) +
								 decay(middle + 0.5 * length * node[j], s, k));
		sum += 0.5 * length * part;
		/* past the knee, where k e^y takes over, the integrand only falls */
		if (part < NEGLIGIBLE * sum && (s > 1.0 || k * expm1(middle) > 1.0))
			break;
	}
	return sum;
}
