/*
 * hypergeometric.h
 *	  The two integrals over an endless lifetime that the purchase models share.
 */
#ifndef DBM_MATH_HYPERGEOMETRIC_H
#define DBM_MATH_HYPERGEOMETRIC_H

#include "core/base/dbm_core.h"

/* 2F1(1, b; c; z) for c > b > 0 and 0 <= z < 1; at least 1. */
extern double dbm_hypergeometric_one(double b, double c, double z);

/* Integral of (1 + u)^-s e^(-k u) du over u > 0, for s >= 0 and k > 0: e^k E_s(k). */
extern double dbm_discounted_decay(double s, double k);

#endif							/* DBM_MATH_HYPERGEOMETRIC_H */
