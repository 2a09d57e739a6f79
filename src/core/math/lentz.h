/*
 * lentz.h
 *	  Continued fractions by the modified Lentz method.
 *
 * b0 + a1/(b1 + a2/(b2 + ...)) is the product of the steps C_n D_n with
 * C_n = b_n + a_n/C_(n-1) and D_n = 1/(b_n + a_n D_(n-1)), neither of them ever zero
 * (Thompson and Barnett, Journal of Computational Physics 64, 1986).
 */
#ifndef DBM_MATH_LENTZ_H
#define DBM_MATH_LENTZ_H

#include <math.h>

#include "core/base/dbm_core.h"

#define DBM_LENTZ_TINY	1e-300

typedef struct dbm_lentz
{
	double		value;
	double		upper;			/* C */
	double		lower;			/* D */
} dbm_lentz;

/* Of a fraction 1/(b1 + a2/(b2 + ...)), once its first part 1/b1 is there. */
static inline dbm_lentz
dbm_lentz_after(double first)
{
	return (dbm_lentz) {first, 1.0 / DBM_LENTZ_TINY, first};
}

static inline double
dbm_lentz_not_zero(double value)
{
	return fabs(value) < DBM_LENTZ_TINY ? DBM_LENTZ_TINY : value;
}

/* Takes in a/(b + ...); by how much of itself the value changes. */
static inline double
dbm_lentz_step(dbm_lentz *f, double a, double b)
{
	double		step;

	f->lower = 1.0 / dbm_lentz_not_zero(b + a * f->lower);
	f->upper = dbm_lentz_not_zero(b + a / f->upper);
	step = f->upper * f->lower;
	f->value *= step;
	return fabs(step - 1.0);
}

#endif							/* DBM_MATH_LENTZ_H */
