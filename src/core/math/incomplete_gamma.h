/*
 * incomplete_gamma.h
 *	  The gamma distribution: shares and quantiles.
 */
#ifndef DBM_MATH_INCOMPLETE_GAMMA_H
#define DBM_MATH_INCOMPLETE_GAMMA_H

#include "core/base/dbm_core.h"

/* P(X <= y) for X ~ Gamma(shape, 1); shape > 0, y >= 0. */
extern double dbm_gamma_share(double shape, double y);

/* The y that X exceeds with the probability `tail`, 0 < tail < 1. */
extern double dbm_gamma_upper(double shape, double tail);

#endif							/* DBM_MATH_INCOMPLETE_GAMMA_H */
