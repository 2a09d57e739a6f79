/*
 * centre.h
 *	  Fits that lean toward a centre, and how much they should.
 */
#ifndef DBM_BTYD_CENTRE_H
#define DBM_BTYD_CENTRE_H

#include "core/math/newton.h"

/* A model fitted to many customers, as one that is fitted to few sees it. */
typedef struct dbm_centre
{
	int			n;
	double		theta[DBM_NEWTON_MAX];	/* logarithms of the parameters */
	double		information[DBM_NEWTON_MAX * DBM_NEWTON_MAX];	/* of one customer, about theta */
	double		weight;			/* customers it counts for */
} dbm_centre;

/*
 * The centre of `customers` customers whose parameters p have this covariance, n x n.
 * DBM_INVALID when that has no inverse.
 */
extern dbm_status dbm_centre_of(const double *p, const double *covariance, int n, double customers,
								dbm_centre *centre);

/* (weight/2) (theta - centre)' information (theta - centre) */
extern double dbm_centre_penalty(const dbm_centre *centre, const double *theta);

/* What a fit starts from and leans to; NULL for none. */
typedef struct dbm_fit_terms
{
	const double *start;		/* logarithms of parameters */
	const dbm_centre *centre;
} dbm_fit_terms;

/*
 * The maximum from search->theta, or from the start the terms name when that ends inside
 * the range. search->value is that of the objective itself, its derivatives are those of
 * what was maximised. The range is widened to hold the centre.
 */
extern dbm_status dbm_maximise_leaning(dbm_newton *search, const dbm_fit_terms *terms,
									   dbm_objective objective, void *context);

/*
 * The weight that the differences between fits call for: fit i found theta[i * n ...]
 * for customers[i]. INFINITY when they differ by chance only.
 */
extern double dbm_centre_weight(const dbm_centre *centre, const double *theta,
								const double *customers, int fits);

#endif							/* DBM_BTYD_CENTRE_H */
