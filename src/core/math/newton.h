/*
 * newton.h
 *	  The maximum of a smooth function of a few parameters inside a box.
 */
#ifndef DBM_MATH_NEWTON_H
#define DBM_MATH_NEWTON_H

#include "core/base/dbm_core.h"

#define DBM_NEWTON_MAX	6		/* parameters */

/*
 * Value, gradient and Hessian (n x n, both triangles) at theta. Anything but
 * DBM_OK, or a value that is not finite, marks a point the search must avoid.
 */
typedef dbm_status (*dbm_objective) (const double *theta, double *value, double *gradient,
									 double *hessian, void *context);

typedef struct dbm_newton
{
	/* in */
	int			n;
	double		theta[DBM_NEWTON_MAX];	/* the start; the maximum on return */
	double		lower[DBM_NEWTON_MAX];
	double		upper[DBM_NEWTON_MAX];
	int			max_iterations;
	double		satisfied;		/* decrement at which the point is good enough; 0 for the maximum */
	double		negligible;		/* change of theta that is not worth an evaluation of its own */

	/* out */
	double		value;
	double		gradient[DBM_NEWTON_MAX];
	double		hessian[DBM_NEWTON_MAX * DBM_NEWTON_MAX];
	double		covariance[DBM_NEWTON_MAX * DBM_NEWTON_MAX];	/* of theta; if curved */
	double		gradient_norm;	/* over the parameters that are free to move */
	double		decrement;		/* the gain the last quadratic model promised */
	int			iterations;		/* evaluations of the objective after the first */
	unsigned	at_bound;		/* bit i: parameter i is held at an end of its range */
	bool		converged;
	bool		curved;			/* the Hessian is negative definite at the maximum */
} dbm_newton;

/* DBM_INVALID when the objective fails at the start; otherwise DBM_OK and the fields above. */
extern dbm_status dbm_newton_maximise(dbm_newton *search, dbm_objective objective, void *context);

/*
 * For objectives in the logarithms of n positive parameters: the parameters p at theta, with
 * all sums at zero; and, once the sums are derivatives in p (upper triangle), derivatives in
 * theta.
 */
extern void dbm_at_logarithms(const double *theta, int n, double *p, double *value,
							  double *gradient, double *hessian);
extern void dbm_to_logarithms(const double *p, int n, double *gradient, double *hessian);

/* The inverse of a positive definite matrix; false when it is not, or is nearly singular. */
extern bool dbm_invert(const double *matrix, int n, double *inverse);

#endif							/* DBM_MATH_NEWTON_H */
