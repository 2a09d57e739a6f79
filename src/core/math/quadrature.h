/*
 * quadrature.h
 *	  Means over a beta distribution, and discounted sums of a growing curve.
 */
#ifndef DBM_MATH_QUADRATURE_H
#define DBM_MATH_QUADRATURE_H

#include "core/base/dbm_core.h"

typedef double (*dbm_curve) (double at, const void *context);

/*
 * E f(p) for p ~ Beta(a, b), a, b > 0. f is positive, never rises, is smooth on [0, 1]
 * and finite at 0.
 */
extern double dbm_beta_mean(double a, double b, dbm_curve f, const void *context);

/*
 * The integral of e^(-delta u) dF(u) over (0, horizon] for a curve F with F(0) = 0 that
 * is smooth on the scale of (offset + u). delta >= 0.
 */
extern double dbm_discounted(dbm_curve curve, const void *context, double offset, double horizon,
							 double delta);

/*
 * The sum of f over the whole numbers from `from` up to, and without, `to`, which may be
 * INFINITY. f is positive, falls in the end, and is smooth on the scale of its argument.
 */
extern double dbm_sum_smooth(dbm_curve f, const void *context, double from, double to);

#endif							/* DBM_MATH_QUADRATURE_H */
