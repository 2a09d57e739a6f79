/*
 * Fits that lean: the penalised maximum of a parabola, its ends, and the weight that
 * differences between segments call for.
 */
#include "check.h"

#include "core/btyd/centre.h"

/* -n/2 (theta - m)' A (theta - m), A = {{2, 1}, {1, 3}} */
typedef struct parabola
{
	double		n;
	double		m[2];
} parabola;

static dbm_status
objective(const double *theta, double *value, double *gradient, double *hessian, void *context)
{
	const parabola *at = context;
	double		d[2] = {theta[0] - at->m[0], theta[1] - at->m[1]};

	gradient[0] = -at->n * (2 * d[0] + d[1]);
	gradient[1] = -at->n * (d[0] + 3 * d[1]);
	*value = 0.5 * (d[0] * gradient[0] + d[1] * gradient[1]);
	hessian[0] = -2 * at->n;
	hessian[1] = hessian[2] = -at->n;
	hessian[3] = -3 * at->n;
	return DBM_OK;
}

static dbm_newton
search_from(double x, double y)
{
	return (dbm_newton) {.n = 2, .theta = {x, y}, .lower = {-9, -9}, .upper = {9, 9}, .max_iterations = 50};
}

/* The centre of 50 customers with the same A each: the maximum is the weighted mean. */
static void
weighted_mean(void)
{
	static const double p[2] = {2, 5};
	double		covariance[4] = {3 / 250.0 * 4, -1 / 250.0 * 10, -1 / 250.0 * 10, 2 / 250.0 * 25};
	parabola	few = {10, {-1, 1}};
	dbm_centre	centre;
	dbm_fit_terms terms = {NULL, &centre};

	CHECK(dbm_centre_of(p, covariance, 2, 50, &centre) == DBM_OK);
	CHECK_NEAR(centre.information[0], 2, 1e-12);
	CHECK_NEAR(centre.information[1], 1, 1e-12);
	CHECK_NEAR(centre.information[3], 3, 1e-12);
	for (double w = 0.0; w < 1e7; w = 10 * w + 1)
	{
		dbm_newton	search = search_from(3, 3);

		centre.weight = w;
		CHECK(dbm_maximise_leaning(&search, &terms, objective, &few) == DBM_OK);
		CHECK(search.converged && search.curved && search.at_bound == 0);
		CHECK_NEAR(search.theta[0], (10 * -1 + w * log(2)) / (10 + w), 1e-10);
		CHECK_NEAR(search.theta[1], (10 * 1 + w * log(5)) / (10 + w), 1e-10);
		CHECK_NEAR(search.covariance[0], 3 / 5.0 / (10 + w), 1e-10);
		/* the value is that of the customers alone */
		objective(search.theta, &search.decrement, search.gradient, search.hessian, &few);
		CHECK(fabs(search.value - search.decrement) < 1e-8 * (1 + fabs(search.decrement)));
	}
	covariance[1] = covariance[2] = 1;
	CHECK(dbm_centre_of(p, covariance, 2, 50, &centre) == DBM_INVALID);
	CHECK(dbm_centre_of(p, covariance, 2, 0, &centre) == DBM_INVALID);
}

static void
starts(void)
{
	static const double outside[2] = {1e3, -1e3};
	static const double near[2] = {-1, 1.001};
	parabola	few = {10, {-1, 1}};
	dbm_fit_terms terms = {outside, NULL};
	dbm_newton	search = search_from(0, 0);

	CHECK(dbm_maximise_leaning(&search, &terms, objective, &few) == DBM_OK);
	CHECK_NEAR(search.theta[1], 1, 1e-12);
	terms.start = near;
	search = search_from(0, 0);
	CHECK(dbm_maximise_leaning(&search, &terms, objective, &few) == DBM_OK && search.iterations <= 2);
	search = search_from(0, 0);
	CHECK(dbm_maximise_leaning(&search, NULL, objective, &few) == DBM_OK && search.converged);
}

/* Segments that stray by exactly what a weight and their size explain, in one dimension. */
static void
weights(void)
{
	dbm_centre	centre = {.n = 1, .theta = {0}, .information = {4}};
	double		theta[40];
	double		customers[40];

	for (int i = 0; i < 40; i++)
	{
		customers[i] = 20 + 10 * i;
		theta[i] = (i % 2 ? 1 : -1) * sqrt((1 / 30.0 + 1 / customers[i]) / 4 * 39 / 40);
	}
	CHECK_NEAR(dbm_centre_weight(&centre, theta, customers, 40), 30, 1e-10);
	for (int i = 0; i < 40; i++)
		theta[i] = (i % 2 ? 1 : -1) * sqrt(1 / customers[i] / 4 * 39 / 41);
	CHECK(dbm_centre_weight(&centre, theta, customers, 40) == INFINITY);
	for (int i = 0; i < 40; i++)
		theta[i] = i * 1e30;
	CHECK(dbm_centre_weight(&centre, theta, customers, 40) >= 0);
}

int
main(void)
{
	weighted_mean();
	starts();
	weights();
	return dbm_test_report("centre");
}
