/*
 * delta_method.h
 *	  How uncertain a score is that was computed from fitted parameters.
 */
#ifndef DBM_MATH_DELTA_METHOD_H
#define DBM_MATH_DELTA_METHOD_H

#include "core/base/dbm_core.h"

#define DBM_ESTIMATES_MAX	10	/* parameters of the models behind one score, given ones too */

/* Positive parameters and the covariance of their logarithms; variance 0: given, not estimated. */
typedef struct dbm_estimates
{
	int			n;
	double		p[DBM_ESTIMATES_MAX];
	double		covariance[DBM_ESTIMATES_MAX * DBM_ESTIMATES_MAX];	/* n x n, rows close up */
} dbm_estimates;

typedef double (*dbm_score) (const double *p, const void *context);

/* What a score can be, and so where its interval is taken as symmetric. */
typedef enum dbm_score_range
{
	DBM_SCORE_AMOUNT,			/* not negative: in the logarithm */
	DBM_SCORE_PROBABILITY		/* from 0 to 1: in the log-odds */
} dbm_score_range;

typedef struct dbm_score_interval
{
	double		estimate;
	double		standard_error;
	double		lower;
	double		upper;
} dbm_score_interval;

/*
 * The derivatives of a score in the logarithms of the parameters, 0 for given ones.
 * DBM_INVALID when the score is not a number at or beside the parameters.
 */
extern dbm_status dbm_score_gradient(const dbm_estimates *estimates, dbm_score_range range,
									 dbm_score score, const void *context, double *value,
									 double *gradient);

/* The variance of a score with these derivatives. */
extern double dbm_score_variance(const dbm_estimates *estimates, const double *gradient);

/* From z standard errors below to z above, within the range. */
extern dbm_score_interval dbm_interval_of(dbm_score_range range, double value,
										  double standard_error, double z);

/* The z that a standard normal number exceeds with this probability, 0 < tail <= 0.5. */
extern double dbm_normal_upper(double tail);

#endif							/* DBM_MATH_DELTA_METHOD_H */
