/*
 * purchase_pairs.c
 *	  How much the number of purchases varies: E N(N-1), N the purchases to come.
 *
 * N of a customer alive at t, in (t, t + horizon]. Two purchases u < w both happen to a
 * customer who is alive after the first and just before the second, so with rate lambda
 *
 *	 E N(N-1) = 2 lambda^2 int_0^horizon w P(no leaving between) dw
 *
 * averaged over what the facts leave open. With R = r + x, A = alpha + t, y = horizon / A:
 *
 *	 NBD			R (R+1) y^2
 *	 Pareto/NBD		2 R (R+1) y^2 J(horizon / (beta+t), s)
 *	 BG/NBD			2 R (R+1) y^2 E (1-p) J(p y, R + 2)		p ~ Beta(a, b+x)
 *	 MBG/NBD		the same with b + 1 for b
 *	 BG/BB			2 E q^2 E sum_(j=2..m) (j-1) (1-theta)^j
 *
 *	 J(w, s) = w^-2 int_0^w v (1+v)^-s dv, 1/2 at w = 0
 *
 * where q ~ Beta(alpha+x, beta+t-x), theta ~ Beta(gamma, delta+t), m opportunities. Own
 * derivations; the tests hold them against sums over the published probabilities. Families
 * without a closed form are summed: E N(N-1) = 2 sum_(n>=2) (n-1) P(N >= n).
 */
#include <math.h>

#include "core/btyd/btyd.h"
#include "core/math/quadrature.h"
#include "core/math/special.h"

#define SERIES_BELOW	0.1
#define SERIES_TERMS	40
#define BY_PARTS		3.0		/* from this s on */
#define COUNTS			20000	/* terms of a sum over the number of purchases */
#define REST			1e-9	/* of it, left out */

/* J(w, s) */
static double
pair_share(double w, double s)
{
	double		rest = -log1p(w);

	if (w * (s + 1.0) < SERIES_BELOW)
	{
		double		factor = 1.0;
		double		sum = 0.5;

		for (int k = 1; k < SERIES_TERMS && fabs(factor) > 1e-18; k++)
		{
			factor *= -w * (s + (k - 1)) / k;
			sum += factor / (k + 2.0);
		}
		return sum;
	}
	if (s < BY_PARTS)
		return fmax(0.0, (dbm_power_deficit(s - 2.0, rest) -
						  dbm_power_deficit(s - 1.0, rest)) / w / w);
	/* by parts: for large s the two deficits are nearly equal */
	return fmax(0.0, (dbm_power_deficit(s - 2.0, rest) / w - exp((s - 1.0) * rest)) / w /
				(s - 1.0));
}

double
dbm_nbd_pairs(const double *p, double x, double t_x, double t, double horizon)
{
	double		y = horizon / (p[1] + t);

	(void) t_x;
	return (p[0] + x) * (p[0] + x + 1.0) * y * y;
}

/* parameters r, alpha, s, beta */
double
dbm_pareto_pairs(const double *p, double x, double t_x, double t, double horizon)
{
	return 2.0 * dbm_nbd_pairs(p, x, t_x, t, horizon) * pair_share(horizon / (p[3] + t), p[2]);
}

typedef struct leaving
{
	double		y;
	double		power;
} leaving;

static double
pairs_given_leaving(double q, const void *context)
{
	const leaving *c = context;

	return (1.0 - q) * pair_share(q * c->y, c->power);
}

/* parameters r, alpha, a, b, of which b has met `first` chances to leave more */
static double
pairs_of_leavers(const double *p, double first, double x, double t_x, double t, double horizon)
{
	leaving		c = {horizon / (p[1] + t), p[0] + x + 2.0};

	return 2.0 * dbm_nbd_pairs(p, x, t_x, t, horizon) *
		dbm_beta_mean(p[2], p[3] + first + x, pairs_given_leaving, &c);
}

double
dbm_bg_nbd_pairs(const double *p, double x, double t_x, double t, double horizon)
{
	return pairs_of_leavers(p, 0.0, x, t_x, t, horizon);
}

double
dbm_mbg_nbd_pairs(const double *p, double x, double t_x, double t, double horizon)
{
	return pairs_of_leavers(p, 1.0, x, t_x, t, horizon);
}

/*
 * sum_(j=2..m) (j-1) (1-theta)^j = (1-theta)^2 (1 - (1-theta)^k (1 + k theta)) / theta^2,
 * k = m - 1
 */
static double
pairs_of_opportunities(double theta, const void *context)
{
	double		k = *(const double *) context - 1.0;
	double		stay = (1.0 - theta) * (1.0 - theta);

	if (k * theta < 1e-5)
		return 0.5 * k * (k + 1.0) * stay * (1.0 - 2.0 / 3.0 * (k - 1.0) * theta);
	if (theta >= 1.0)
		return 0.0;
	return stay * -expm1(k * log1p(-theta) + log1p(k * theta)) / theta / theta;
}

/* parameters alpha, beta, gamma, delta */
double
dbm_bg_bb_pairs(const double *p, double x, double t_x, double t, double horizon)
{
	double		m = floor(horizon);
	double		sum = p[0] + p[1] + t;

	(void) t_x;
	if (m < 2.0)
		return 0.0;
	return 2.0 * (p[0] + x) / sum * ((p[0] + x + 1.0) / (sum + 1.0)) *
		dbm_beta_mean(p[2], p[3] + t, pairs_of_opportunities, &m);
}

/* NAN when the number of purchases is spread too widely to be summed over. */
static double
summed_pairs(const dbm_btyd_family *family, const double *p, double x, double t_x, double t,
			 double horizon)
{
	double		sum = 0.0;

	for (double n = 2.0; n < COUNTS; n++)
	{
		double		term = 2.0 * (n - 1.0) * family->at_least(p, x, t_x, t, horizon, n);

		sum += term;
		/* the terms fall at least as fast as n^-2 here, so the rest is below n terms */
		if (term * n <= REST * sum)
			return sum;
	}
	return NAN;
}

double
dbm_btyd_pairs(const dbm_btyd_family *family, const double *p, double x, double t_x, double t,
			   double horizon)
{
	if (!isfinite(horizon))
		return NAN;
	return family->pairs != NULL ? family->pairs(p, x, t_x, t, horizon) :
		summed_pairs(family, p, x, t_x, t, horizon);
}
