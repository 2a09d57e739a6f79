/*
 * newton.c
 *	  Damped Newton search (Levenberg) with an exact Hessian, in a box.
 *
 * Each step solves (-H + lambda I) step = g over the parameters that are free:
 * those not held at an end of their range by the gradient. The largest change is
 * STEP_CAP, so with parameters in logarithms one step never moves by more than a
 * factor of e^2. A step that does not raise the value is not taken and lambda
 * grows; a step that does lets lambda shrink. The search ends on the Newton
 * decrement g' step / 2, the gain the quadratic model still promises, never on
 * small changes of the value; one more full step is then taken, which squares
 * what error is left. Where the caller names a change that is negligible, the step that
 * will leave no more than that, by what the steps before it left, is the last one.
 * Fixed start, fixed order of sums: the same answer always.
 *
 * Nocedal and Wright, Numerical Optimization, chapters 3, 10 and 16.
 */
#include <math.h>
#include <string.h>

#include "core/math/newton.h"

#define STEP_CAP		2.0
#define ENOUGH			1e-10	/* Newton decrement, in units of the log-likelihood */
#define CLOSE			1e-2	/* a decrement at which full steps do what they promise */
#define SINGULAR		1e-13	/* pivot relative to the largest diagonal entry */
#define AT_END			1e-12	/* of a logarithm */
#define NOISE			1e-13	/* rounding of the value, relative */
#define MAX_TRIES		60		/* raises of lambda in one step */

typedef struct point
{
	double		theta[DBM_NEWTON_MAX];
	double		value;
	double		gradient[DBM_NEWTON_MAX];
	double		hessian[DBM_NEWTON_MAX * DBM_NEWTON_MAX];
} point;

/* Lower triangle L of A = L L'; false when A is not safely positive definite. */
static bool
cholesky(const double *a, int n, double *l)
{
	double		largest = 0.0;

	for (int i = 0; i < n; i++)
		largest = fmax(largest, fabs(a[i * n + i]));
	for (int i = 0; i < n; i++)
	{
		for (int j = 0; j <= i; j++)
		{
			double		sum = a[i * n + j];

			for (int k = 0; k < j; k++)
				sum -= l[i * n + k] * l[j * n + k];
			if (i != j)
				l[i * n + j] = sum / l[j * n + j];
			else if (sum > SINGULAR * largest)
				l[i * n + i] = sqrt(sum);
			else
				return false;
		}
	}
	return true;
}

static void
cholesky_solve(const double *l, int n, const double *right, double *x)
{
	for (int i = 0; i < n; i++)
	{
		x[i] = right[i];
		for (int k = 0; k < i; k++)
			x[i] -= l[i * n + k] * x[k];
		x[i] /= l[i * n + i];
	}
	for (int i = n - 1; i >= 0; i--)
	{
		for (int k = i + 1; k < n; k++)
			x[i] -= l[k * n + i] * x[k];
		x[i] /= l[i * n + i];
	}
}

bool
dbm_invert(const double *matrix, int n, double *inverse)
{
	double		l[DBM_NEWTON_MAX * DBM_NEWTON_MAX];

	if (n > DBM_NEWTON_MAX || !cholesky(matrix, n, l))
		return false;
	for (int column = 0; column < n; column++)
	{
		double		unit[DBM_NEWTON_MAX] = {0};
		double		x[DBM_NEWTON_MAX];

		unit[column] = 1.0;
		cholesky_solve(l, n, unit, x);
		for (int i = 0; i < n; i++)
			inverse[i * n + column] = x[i];
	}
	/* rounding leaves the two triangles apart by an ulp; a covariance is symmetric */
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++)
			inverse[i * n + j] = inverse[j * n + i] =
				0.5 * (inverse[i * n + j] + inverse[j * n + i]);
	return true;
}

static bool
evaluate(point *at, int n, dbm_objective objective, void *context)
{
	if (objective(at->theta, &at->value, at->gradient, at->hessian, context) != DBM_OK ||
		!isfinite(at->value))
		return false;
	for (int i = 0; i < n; i++)
	{
		if (!isfinite(at->gradient[i]))
			return false;
		for (int j = 0; j < n; j++)
		{
			if (!isfinite(at->hessian[i * n + j]))
				return false;
		}
	}
	return true;
}

/* Indexes of the parameters that may move, and the mask of those that are held. */
static int
free_parameters(const dbm_newton *search, const point *at, int *index, unsigned *held)
{
	int			n = 0;

	*held = 0;
	for (int i = 0; i < search->n; i++)
	{
		if ((at->theta[i] <= search->lower[i] && at->gradient[i] <= 0.0) ||
			(at->theta[i] >= search->upper[i] && at->gradient[i] >= 0.0))
			*held |= 1u << i;
		else
			index[n++] = i;
	}
	return n;
}

/* Solve for the step at this lambda; false when the matrix is not positive definite. */
static bool
newton_step(const point *at, int full, const int *index, int n, double lambda, double *step,
			double *decrement)
{
	double		a[DBM_NEWTON_MAX * DBM_NEWTON_MAX];
	double		l[DBM_NEWTON_MAX * DBM_NEWTON_MAX];
	double		g[DBM_NEWTON_MAX];
	double		x[DBM_NEWTON_MAX];

	for (int i = 0; i < n; i++)
	{
		g[i] = at->gradient[index[i]];
		for (int j = 0; j < n; j++)
			a[i * n + j] = -at->hessian[index[i] * full + index[j]];
		a[i * n + i] += lambda;
	}
	memset(step, 0, sizeof(double) * (size_t) full);
	*decrement = 0.0;
	if (!cholesky(a, n, l))
		return false;
	cholesky_solve(l, n, g, x);
	for (int i = 0; i < n; i++)
	{
		step[index[i]] = x[i];
		*decrement += 0.5 * g[i] * x[i];
	}
	return true;
}

/* The largest curvature there is, the scale lambda is measured on. */
static double
curvature(const point *at, int n)
{
	double		largest = 1e-8;

	for (int i = 0; i < n; i++)
		largest = fmax(largest, fabs(at->hessian[i * n + i]));
	return largest;
}

/* The end of its range a parameter moves toward. */
static double
range_end(const dbm_newton *search, int i, double step)
{
	return step > 0.0 ? search->upper[i] : search->lower[i];
}

/*
 * theta + step, the whole step shortened to the cap and to the box: cutting single
 * parameters would leave a ridge along which several of them run away together.
 */
static void
move(const dbm_newton *search, const point *from, const double *step, point *to)
{
	double		factor = 1.0;

	for (int i = 0; i < search->n; i++)
	{
		if (fabs(step[i]) * factor > STEP_CAP)
			factor = STEP_CAP / fabs(step[i]);
	}
	for (int i = 0; i < search->n; i++)
	{
		double		room = range_end(search, i, step[i]) - from->theta[i];

		if (step[i] != 0.0 && fabs(step[i]) * factor > fabs(room))
			factor = room / step[i];
	}
	for (int i = 0; i < search->n; i++)
	{
		double		end = range_end(search, i, step[i]);
		double		theta = from->theta[i] + factor * step[i];

		/* rounding must not leave a parameter a hair before its end */
		if (step[i] != 0.0 && fabs(theta - end) <= AT_END)
			theta = end;
		to->theta[i] = theta;
	}
}

/* Drops the free parameters at an end that the step would push out; how many are left. */
static int
drop_pushed_out(const dbm_newton *search, const point *at, const double *step, int *index, int n)
{
	int			left = 0;

	for (int i = 0; i < n; i++)
	{
		int			k = index[i];

		if (step[k] == 0.0 || at->theta[k] != range_end(search, k, step[k]))
			index[left++] = k;
	}
	return left;
}

static double
largest(const double *step, int n)
{
	double		size = 0.0;

	for (int i = 0; i < n; i++)
		size = fmax(size, fabs(step[i]));
	return size;
}

/*
 * Is the step the last one worth taking? Full steps leave c step^2, and the one before
 * tells c.
 */
static bool
is_last(const dbm_newton *search, double size, double before)
{
	if (search->decrement < ENOUGH)
		return true;
	return search->decrement < CLOSE && before > 0.0 &&
		size / before * (size / before) * size < search->negligible;
}

/* One accepted step from `at`; false when no step raises the value. */
static bool
improve(dbm_newton *search, point *at, double *lambda, double *before, bool *finished,
		dbm_objective objective, void *context)
{
	int			index[DBM_NEWTON_MAX];
	unsigned	held;
	int			n = free_parameters(search, at, index, &held);
	double		scale = curvature(at, search->n);
	double		noise = NOISE * (1.0 + fabs(at->value));

	for (int tries = 0; tries < MAX_TRIES; tries++)
	{
		double		step[DBM_NEWTON_MAX];
		point		trial;
		bool		small;
		int			kept;

		if (!newton_step(at, search->n, index, n, *lambda, step, &search->decrement))
		{
			*lambda = fmax(*lambda * 10.0, 1e-10 * scale);
			continue;
		}
		kept = drop_pushed_out(search, at, step, index, n);
		if (kept < n)
		{
			n = kept;
			continue;
		}
		if (search->decrement < search->satisfied && *lambda <= 1e-6 * scale)
		{
			*finished = true;
			return true;
		}
		small = *lambda <= 1e-6 * scale &&
			is_last(search, largest(step, search->n), *before);
		*before = *lambda == 0.0 ? largest(step, search->n) : 0.0;
		move(search, at, step, &trial);
		search->iterations++;
		if (evaluate(&trial, search->n, objective, context) &&
			trial.value >= at->value - (search->decrement < 1e-3 ? noise : 0.0))
		{
			*at = trial;
			*lambda = *lambda > 1e-9 * scale ? *lambda * 0.1 : 0.0;
			*finished = small;
			return true;
		}
		*finished = small;
		if (small || search->iterations >= search->max_iterations)
			return false;
		*lambda = fmax(*lambda * 10.0, 1e-4 * scale);
	}
	return false;
}

static void
report(dbm_newton *search, const point *at)
{
	int			index[DBM_NEWTON_MAX];
	int			n = free_parameters(search, at, index, &search->at_bound);
	double		information[DBM_NEWTON_MAX * DBM_NEWTON_MAX];

	memcpy(search->theta, at->theta, sizeof(at->theta));
	memcpy(search->gradient, at->gradient, sizeof(at->gradient));
	memcpy(search->hessian, at->hessian, sizeof(at->hessian));
	search->value = at->value;
	search->gradient_norm = 0.0;
	for (int i = 0; i < n; i++)
		search->gradient_norm = hypot(search->gradient_norm, at->gradient[index[i]]);
	for (int i = 0; i < search->n; i++)
	{
		if (at->theta[i] == search->lower[i] || at->theta[i] == search->upper[i])
			search->at_bound |= 1u << i;
	}
	for (int i = 0; i < search->n * search->n; i++)
		information[i] = -at->hessian[i];
	search->curved = dbm_invert(information, search->n, search->covariance);
}

dbm_status
dbm_newton_maximise(dbm_newton *search, dbm_objective objective, void *context)
{
	point		at;
	double		lambda = 0.0;
	double		before = 0.0;
	bool		finished = false;

	memset(&at, 0, sizeof(at));
	for (int i = 0; i < search->n; i++)
		at.theta[i] = fmin(search->upper[i], fmax(search->lower[i], search->theta[i]));
	search->iterations = 0;
	search->decrement = 0.0;
	if (search->n > DBM_NEWTON_MAX || !evaluate(&at, search->n, objective, context))
		return DBM_INVALID;
	while (!finished && search->iterations < search->max_iterations &&
		   improve(search, &at, &lambda, &before, &finished, objective, context))
		;
	search->converged = finished;
	report(search, &at);
	return DBM_OK;
}

void
dbm_at_logarithms(const double *theta, int n, double *p, double *value, double *gradient,
				  double *hessian)
{
	*value = 0.0;
	for (int i = 0; i < n; i++)
	{
		p[i] = exp(theta[i]);
		gradient[i] = 0.0;
		for (int j = 0; j < n; j++)
			hessian[i * n + j] = 0.0;
	}
}

void
dbm_to_logarithms(const double *p, int n, double *gradient, double *hessian)
{
	for (int i = 0; i < n; i++)
	{
		gradient[i] *= p[i];
		for (int j = i; j < n; j++)
		{
			hessian[i * n + j] *= p[i] * p[j];
			if (i == j)
				hessian[i * n + j] += gradient[i];
			hessian[j * n + i] = hessian[i * n + j];
		}
	}
}
