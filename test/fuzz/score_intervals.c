/*
 * Fuzz target: intervals of scores, variances of counts and intervals of totals over the
 * whole domain of the SQL functions.
 *
 * Whatever the parameters, their covariance and the customer: no bound is NaN or out of
 * range, the estimate lies between its bounds, a higher confidence gives a wider interval,
 * and a number of purchases varies by no less than nothing.
 *
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/score_intervals.c $(find src/core -name '*.c') -lm -o fuzz_intervals && ./fuzz_intervals
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/math/delta_method.h"
#include "core/base/exact_sum.h"
#include "core/math/total_spread.h"

#include "purchase_domain.h"

#define EXPECT(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n  %s p %.17g %.17g %.17g %.17g %.17g x %.17g t_x %.17g " \
					"t %.17g horizon %.17g\n", __FILE__, __LINE__, #condition, c->family->name, \
					c->p[0], c->p[1], c->p[2], c->p[3], c->p[4], c->x, c->t_x, c->t, c->horizon); \
			abort(); \
		} \
	} while (0)

static double
alive(const double *p, const void *context)
{
	const fuzz_customer *c = context;

	return c->family->p_alive(p, c->x, c->t_x, c->t);
}

static double
purchases(const double *p, const void *context)
{
	const fuzz_customer *c = context;

	return alive(p, c) * c->family->purchases(p, c->x, c->t_x, c->t, c->horizon);
}

/* A covariance is L L' for any L. */
static dbm_estimates
draw_estimates(const fuzz_customer *c, fuzz_input *in)
{
	dbm_estimates e = {c->family->n + c->family->given_k, {0}, {0}};
	double		l[5][5] = {{0}};

	for (int i = 0; i < e.n; i++)
		e.p[i] = c->p[i == c->family->n ? 4 : i];
	for (int i = 0; i < c->family->n; i++)
	{
		for (int j = 0; j <= i; j++)
			l[i][j] = (fuzz_share(in) - 0.5) * fuzz_spread(in, 1e-6, 9.0);
	}
	for (int i = 0; i < c->family->n; i++)
	{
		for (int j = 0; j < c->family->n; j++)
		{
			for (int k = 0; k < 5; k++)
				e.covariance[i * e.n + j] += l[i][k] * l[j][k];
		}
	}
	return e;
}

static void
check_interval(const fuzz_customer *c, const dbm_estimates *e, dbm_score_range range,
			   dbm_score score)
{
	double		gradient[DBM_ESTIMATES_MAX];
	double		value;
	double		error;
	dbm_score_interval narrow;
	dbm_score_interval wide;

	if (dbm_score_gradient(e, range, score, c, &value, gradient) != DBM_OK)
		return;
	error = sqrt(dbm_score_variance(e, gradient));
	EXPECT(error >= 0.0);
	narrow = dbm_interval_of(range, value, error, 0.5);
	wide = dbm_interval_of(range, value, error, 3.0);
	EXPECT(narrow.lower >= 0.0 && narrow.lower <= value && value <= narrow.upper);
	EXPECT(wide.lower >= 0.0 && wide.lower <= narrow.lower && narrow.upper <= wide.upper);
	EXPECT(range == DBM_SCORE_AMOUNT ? !isnan(wide.upper) : wide.upper <= 1.0);
}

static void
check_spread(const fuzz_customer *c, double mean, double variance)
{
	dbm_spread	counts = dbm_count_spread(mean, variance, 0.025, INFINITY);
	dbm_spread	amounts = dbm_amount_spread(mean, variance, 0.025);

	EXPECT(counts.lower >= 0.0 && counts.lower <= counts.upper && isfinite(counts.upper));
	EXPECT(amounts.lower >= 0.0 && amounts.lower <= amounts.upper && isfinite(amounts.upper));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input	in = {data, size};
	fuzz_customer drawn = fuzz_draw(&in);
	const fuzz_customer *c = &drawn;
	dbm_estimates e = draw_estimates(c, &in);
	dbm_exact_sum sum;
	double		here = alive(e.p, c);
	double		mean = c->family->purchases(e.p, c->x, c->t_x, c->t, c->horizon);
	double		pairs;
	double		variance;

	check_interval(c, &e, DBM_SCORE_PROBABILITY, alive);
	check_interval(c, &e, DBM_SCORE_AMOUNT, purchases);
	if (c->family->pairs == NULL)
		return 0;				/* summed: slow at the ends of the domain */
	pairs = dbm_btyd_pairs(c->family, e.p, c->x, c->t_x, c->t, c->horizon);
	EXPECT(pairs >= 0.0);
	/* E N^2 >= (E N)^2 of those who are alive */
	EXPECT(pairs + mean >= mean * mean * (1.0 - 1e-6));
	variance = here * (pairs + mean) - here * mean * here * mean;
	if (isfinite(variance) && isfinite(mean))
	{
		check_spread(c, here * mean, fmax(variance, 0.0));
		memset(&sum, 0, sizeof(sum));
		EXPECT(dbm_exact_add(&sum, variance) == DBM_OK && dbm_exact_value(&sum) == variance);
	}
	return 0;
}
