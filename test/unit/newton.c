/*
 * The Newton search on functions whose maximum is known: inside, on a ridge, at an end, nowhere.
 */
#include "check.h"

#include "core/math/newton.h"

/* -(x-1)^2 - 10 (y-x^2)^2: a bent valley turned upside down. */
static dbm_status
valley(const double *t, double *value, double *g, double *h, void *context)
{
	double		w = t[1] - t[0] * t[0];

	(void) context;
	*value = -(t[0] - 1) * (t[0] - 1) - 10 * w * w;
	g[0] = -2 * (t[0] - 1) + 40 * w * t[0];
	g[1] = -20 * w;
	h[0] = -2 + 40 * w - 80 * t[0] * t[0];
	h[1] = h[2] = 40 * t[0];
	h[3] = -20;
	return DBM_OK;
}

/* Rises for ever along x = y, falls off beside it. */
static dbm_status
ridge(const double *t, double *value, double *g, double *h, void *context)
{
	double		d = t[0] - t[1];
	double		e = exp(-t[0]);

	(void) context;
	*value = -d * d - e;
	g[0] = -2 * d + e;
	g[1] = 2 * d;
	h[0] = -2 - e;
	h[1] = h[2] = 2;
	h[3] = -2;
	return DBM_OK;
}

static dbm_status
flat(const double *t, double *value, double *g, double *h, void *context)
{
	(void) t;
	(void) context;
	*value = 5;
	memset(g, 0, 2 * sizeof(double));
	memset(h, 0, 4 * sizeof(double));
	return DBM_OK;
}

static dbm_status
undefined(const double *t, double *value, double *g, double *h, void *context)
{
	(void) context;
	memset(h, 0, 4 * sizeof(double));
	memset(g, 0, 2 * sizeof(double));
	*value = t[0] > 0 ? NAN : t[0];
	g[0] = 1;
	h[0] = h[3] = -1e-3;
	return DBM_OK;
}

static dbm_newton
search_from(double x, double y)
{
	dbm_newton	search = {.n = 2, .theta = {x, y}, .lower = {-10, -10}, .upper = {10, 10},
	.max_iterations = 100};

	return search;
}

int
main(void)
{
	static const double matrix[] = {4, 2, 2, 3};
	static const double singular[] = {1, 1, 1, 1};
	double		inverse[4];
	dbm_newton	s;

	for (double x = -3; x <= 3; x += 1.5)
	{
		s = search_from(x, -2 * x);
		CHECK(dbm_newton_maximise(&s, valley, NULL) == DBM_OK && s.converged && s.curved);
		CHECK(fabs(s.theta[0] - 1) < 1e-9 && fabs(s.theta[1] - 1) < 1e-9 && s.at_bound == 0);
		CHECK_NEAR(s.covariance[0], 0.5, 1e-9);
	}
	s = search_from(0, 3);
	CHECK(dbm_newton_maximise(&s, ridge, NULL) == DBM_OK && s.converged);
	CHECK(s.at_bound == 3 && s.theta[0] == 10 && s.theta[1] == 10 && s.iterations < 40);
	s = search_from(1, 2);
	CHECK(dbm_newton_maximise(&s, flat, NULL) == DBM_OK && s.converged && !s.curved);
	CHECK(s.theta[0] == 1 && s.theta[1] == 2 && s.value == 5);
	s = search_from(-5, 0);
	CHECK(dbm_newton_maximise(&s, undefined, NULL) == DBM_OK && s.theta[0] <= 0 && isfinite(s.value));
	s = search_from(5, 0);
	CHECK(dbm_newton_maximise(&s, undefined, NULL) == DBM_INVALID);

	CHECK(dbm_invert(matrix, 2, inverse));
	CHECK_NEAR(inverse[0], 3 / 8.0, 1e-15);
	CHECK_NEAR(inverse[1], -2 / 8.0, 1e-15);
	CHECK(inverse[1] == inverse[2]);
	CHECK(!dbm_invert(singular, 2, inverse));
	return dbm_test_report("newton");
}
