/*
 * incomplete_beta.h
 *	  The incomplete beta function, and the negative binomial distribution behind it.
 *
 * Both take odds o, standing for the share z = o / (1 + o): neither z near one nor
 * z near zero loses digits.
 */
#ifndef DBM_MATH_INCOMPLETE_BETA_H
#define DBM_MATH_INCOMPLETE_BETA_H

#include "core/base/dbm_core.h"

/* I_z(p, q), the regularised incomplete beta function; p, q > 0, 0 <= z <= 1. */
extern double dbm_beta_share(double p, double q, double z);

/*
 * Events at a rate ~ Gamma(r, 1) in a time of length `odds`: the logarithm of the
 * probability of n of them. n is whole, r > 0; -INFINITY where it is nil.
 */
extern double dbm_log_negative_binomial(double r, double n, double odds);

/* The probability of n or more: 1 for n <= 0. odds may be infinite. */
extern double dbm_negative_binomial_tail(double r, double n, double odds);

/* ln E (1-p)^n for p ~ Beta(a, b): to stay at n chances to leave. */
extern double dbm_log_stay(double a, double b, double n);

#endif							/* DBM_MATH_INCOMPLETE_BETA_H */
