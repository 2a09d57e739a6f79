/*
 * centre.c
 *	  Fits that lean toward a centre: few customers borrow from many.
 *
 * Few customers do not determine four parameters, and what they seem to say is mostly
 * chance. Their fit maximises
 *
 *	 ln L(theta) - (w/2) (theta - c)' J (theta - c)
 *
 * in the logarithms theta of the parameters, where c and J are the maximum of a model of
 * many customers, the centre, and the information of one of its customers about theta:
 * the inverse of the covariance of c over their number. That is, to second order, the
 * log-likelihood plus that of w more customers who are as the centre expects; w = 0 is
 * the plain fit, and as w grows the centre itself is reached. Seen the other way round it is
 * the mode under theta ~ N(c, (w J)^-1), with w found from how much segments differ: empirical
 * Bayes (Efron and Morris, Journal of the American Statistical Association 70, 1975).
 *
 * A fit i of n_i customers strays from c by z_i = (theta_i - c)' J (theta_i - c), whose
 * expectation is k (1/w + 1/n_i) for k parameters. The w at which
 *
 *	 sum over i of z_i / (k (1/w + 1/n_i)) = number of fits - 1
 *
 * is the estimate of Paule and Mandel (Journal of Research of the National Bureau of
 * Standards 87, 1982), in k dimensions.
 */
#include <math.h>
#include <string.h>

#include "core/btyd/centre.h"

#define LARGEST_SPREAD	1e12	/* of 1/w */
#define BISECTIONS		200

dbm_status
dbm_centre_of(const double *p, const double *covariance, int n, double customers,
			  dbm_centre *centre)
{
	double		of_logs[DBM_NEWTON_MAX * DBM_NEWTON_MAX] = {0.0};

	if (n > DBM_NEWTON_MAX || !(customers > 0.0))
		return DBM_INVALID;
	centre->n = n;
	for (int i = 0; i < n; i++)
	{
		centre->theta[i] = log(p[i]);
		for (int j = 0; j < n; j++)
			of_logs[i * n + j] = covariance[i * n + j] / p[i] / p[j];
	}
	if (!dbm_invert(of_logs, n, centre->information))
		return DBM_INVALID;
	for (int i = 0; i < n * n; i++)
		centre->information[i] /= customers;
	return DBM_OK;
}

/* information (theta - centre), and half the product with the difference again. */
static double
half_distance(const dbm_centre *centre, const double *theta, double *slope)
{
	int			n = centre->n;
	double		half = 0.0;

	for (int i = 0; i < n; i++)
	{
		slope[i] = 0.0;
		for (int j = 0; j < n; j++)
			slope[i] += centre->information[i * n + j] * (theta[j] - centre->theta[j]);
		half += 0.5 * (theta[i] - centre->theta[i]) * slope[i];
	}
	return half;
}

double
dbm_centre_penalty(const dbm_centre *centre, const double *theta)
{
	double		slope[DBM_NEWTON_MAX];

	return centre->weight * half_distance(centre, theta, slope);
}

/* The objective less the penalty, as dbm_newton_maximise takes it; the context is this. */
typedef struct leaning_context
{
	const dbm_centre *centre;	/* NULL: no penalty */
	dbm_objective objective;
	void	   *context;
} leaning_context;

static dbm_status
leaning_objective(const double *theta, double *value, double *gradient, double *hessian,
				  void *context)
{
	const leaning_context *leaning = context;
	const dbm_centre *centre = leaning->centre;
	dbm_status	status = leaning->objective(theta, value, gradient, hessian, leaning->context);
	double		slope[DBM_NEWTON_MAX];

	if (status != DBM_OK || centre == NULL)
		return status;
	*value -= centre->weight * half_distance(centre, theta, slope);
	for (int i = 0; i < centre->n; i++)
		gradient[i] -= centre->weight * slope[i];
	for (int i = 0; i < centre->n * centre->n; i++)
		hessian[i] -= centre->weight * centre->information[i];
	return DBM_OK;
}

static bool
inside(const dbm_newton *search)
{
	return search->converged && search->at_bound == 0;
}

dbm_status
dbm_maximise_leaning(dbm_newton *search, const dbm_fit_terms *terms, dbm_objective objective,
					 void *context)
{
	leaning_context leaning = {terms == NULL ? NULL : terms->centre, objective, context};
	dbm_newton	other = *search;
	dbm_status	status = DBM_INVALID;

	for (int i = 0; leaning.centre != NULL && i < search->n; i++)
	{
		search->lower[i] = fmin(search->lower[i], leaning.centre->theta[i]);
		search->upper[i] = fmax(search->upper[i], leaning.centre->theta[i]);
	}
	if (terms != NULL && terms->start != NULL)
	{
		other = *search;
		memcpy(other.theta, terms->start, sizeof(double) * (size_t) search->n);
		status = dbm_newton_maximise(&other, leaning_objective, &leaning);
	}
	if (status == DBM_OK && inside(&other))
		*search = other;
	else
		status = dbm_newton_maximise(search, leaning_objective, &leaning);
	if (status == DBM_OK && leaning.centre != NULL)
		search->value += dbm_centre_penalty(leaning.centre, search->theta);
	return status;
}

/* How much more the fits differ than a spread of 1/w and chance explain. */
static double
excess(const dbm_centre *centre, const double *theta, const double *customers, int fits,
	   double spread)
{
	double		sum = 1.0 - fits;
	double		slope[DBM_NEWTON_MAX];

	for (int i = 0; i < fits; i++)
		sum += 2.0 * half_distance(centre, theta + i * centre->n, slope) /
			(centre->n * (spread + 1.0 / customers[i]));
	return sum;
}

double
dbm_centre_weight(const dbm_centre *centre, const double *theta, const double *customers, int fits)
{
	double		low = 1.0 / LARGEST_SPREAD;
	double		high = LARGEST_SPREAD;

	if (excess(centre, theta, customers, fits, 0.0) <= 0.0)
		return INFINITY;
	for (int i = 0; i < BISECTIONS && high / low > 1.0 + 1e-14; i++)
	{
		double		middle = sqrt(low * high);

		if (excess(centre, theta, customers, fits, middle) > 0.0)
			low = middle;
		else
			high = middle;
	}
	return 1.0 / sqrt(low * high);
}
