/*
 * special.h
 *	  Special functions the purchase models need, in forms that keep their digits.
 */
#ifndef DBM_MATH_SPECIAL_H
#define DBM_MATH_SPECIAL_H

#include <math.h>

#include "core/base/dbm_core.h"

/* ln Gamma(z + n) - ln Gamma(z) with its first and second derivative in z. */
typedef struct dbm_rise
{
	double		value;
	double		d1;
	double		d2;
} dbm_rise;

/* z > 0; n counts steps. Exact products for short rises, a Stirling difference for long ones. */
extern dbm_rise dbm_lgamma_rise(double z, uint32_t n);

/* From the rise over `from` steps to that over `to`, which is no less: only what is between. */
extern void dbm_lgamma_rise_on(dbm_rise *rise, double z, uint32_t from, uint32_t to);

/* The same for any real h >= 0: its value, and the difference of digammas. */
extern double dbm_lgamma_rise_real(double z, double h);
extern double dbm_digamma_rise_real(double z, double h);

/* ln (1 + q) for q >= 0; where the plain logarithm is as good it is quicker than log1p. */
static inline double
dbm_log_growth(double q)
{
	return q > 0.25 ? log(1.0 + q) : log1p(q);
}

/* z > 0 */
extern double dbm_lgamma(double z);
extern double dbm_trigamma(double z);

/* 1 / (1 + e^-d), without overflow. */
extern double dbm_logistic(double d);

/* (1 - (1 - z)^e) / e for 0 <= z < 1 given ln(1 - z), with its limit at e = 0. */
extern double dbm_power_deficit(double e, double log_rest);

/* e^k E_(s)(k): the scaled generalised exponential integral, s >= 1, k > 0. */
extern double dbm_exponential_integral(double s, double k);

#endif							/* DBM_MATH_SPECIAL_H */
