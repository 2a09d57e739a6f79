/*
 * Fuzz target: every score of every purchase model over the whole domain of the SQL functions.
 *
 * Whatever the parameters and the customer: no score is NaN or negative, a probability
 * is at most one, who is alive later is alive now, more time brings no fewer purchases
 * and no more silence; counts and their tails add up, quantiles lie in order, and nothing
 * is more than what there is without end.
 *
 * Runs: 500 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/purchase_models.c $(find src/core -name '*.c') -lm -o fuzz_models && ./fuzz_models
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/btyd/cnbd.h"
#include "core/btyd/forecast.h"

#define ROUNDING	1e-7
#define COARSE		1e-4
#define EXPECT(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n  %s p %.17g %.17g %.17g %.17g %.17g x %.17g t_x %.17g " \
					"t %.17g horizon %.17g delta %.17g\n", __FILE__, __LINE__, #condition, \
					family->name, p[0], p[1], p[2], p[3], p[4], x, t_x, t, horizon, delta); \
			abort(); \
		} \
	} while (0)

static const dbm_btyd_family *const families[] = {
	&dbm_nbd_family, &dbm_bg_nbd_family, &dbm_mbg_nbd_family, &dbm_pareto_nbd_family,
	&dbm_bg_bb_family, &dbm_bg_cnbd_k_family, &dbm_mbg_cnbd_k_family
};

typedef struct input
{
	const uint8_t *data;
	size_t		size;
} input;

/* A number in [0, 1] from two bytes. */
static double
share(input *in)
{
	double		value = 0.0;

	if (in->size >= 2)
	{
		value = (in->data[0] * 256 + in->data[1]) / 65535.0;
		in->data += 2;
		in->size -= 2;
	}
	return value;
}

static double
spread(input *in, double low, double high)
{
	return exp(log(low) + share(in) * (log(high) - log(low)));
}

static void
check_scores(const dbm_btyd_family *family, const double *p, double x, double t_x, double t,
			 double horizon, double delta)
{
	double		alive = family->p_alive(p, x, t_x, t);
	double		now = family->purchases(p, x, t_x, t, horizon);
	double		later = family->purchases(p, x, t_x, t, 2 * horizon);
	double		stays = family->survival(p, x, t_x, t, horizon);
	double		silent = family->silence(p, x, t_x, t, horizon);
	double		longer = family->silence(p, x, t_x, t, 2 * horizon);
	double		residual = family->residual(p, x, t_x, t, delta);

	EXPECT(alive >= 0.0 && alive <= 1.0);
	EXPECT(now >= 0.0 && isfinite(now));
	EXPECT(later >= now * (1 - ROUNDING));
	EXPECT(stays >= 0.0 && stays <= 1.0 + ROUNDING);
	EXPECT(silent >= 0.0 && silent <= 1.0 + ROUNDING);
	EXPECT(longer <= silent + ROUNDING);
	EXPECT(residual >= 0.0 && isfinite(residual));
}

/* The distribution of the purchases to come. */
static void
check_counts(const dbm_btyd_family *family, const double *p, double x, double t_x, double t,
			 double horizon, double delta, double many)
{
	dbm_outlook customer = {family, p, x, t_x, t, NULL};
	double		here = family->p_alive(p, x, t_x, t);
	double		sum = 0.0;
	double		half = dbm_forecast_quantile(&customer, horizon, 0.5);
	double		most = dbm_forecast_quantile(&customer, horizon, 0.95);
	double		before = 1.0;

	for (int n = 0; n < 4; n++)
	{
		double		probability = dbm_forecast_probability(&customer, horizon, n);
		double		tail = here * family->at_least(p, x, t_x, t, horizon, n + 1);

		EXPECT(probability >= 0.0 && probability <= 1.0);
		EXPECT(tail >= 0.0 && tail <= before + ROUNDING);
		sum += probability;
		EXPECT(fabs(sum + tail - 1.0) < ROUNDING);
		before = tail;
	}
	EXPECT(here * family->at_least(p, x, t_x, t, horizon, many) <= before + ROUNDING || many < 5);
	EXPECT(dbm_forecast_probability(&customer, horizon, many) >= 0.0);
	EXPECT(dbm_forecast_probability(&customer, horizon, many) <= 1.0);
	EXPECT(half >= 0.0 && most >= half && isfinite(most));
	EXPECT(here * family->at_least(p, x, t_x, t, horizon, most + 1.0) <= 0.05 + ROUNDING);
}

/* When the next one comes, and what there is without end. */
static void
check_endless(const dbm_btyd_family *family, const double *p, double x, double t_x, double t,
			  double horizon, double delta)
{
	dbm_outlook customer = {family, p, x, t_x, t, NULL};
	double		never = dbm_forecast_silence(&customer, INFINITY);
	double		soon = dbm_forecast_wait(&customer, 0.2, 7.0, 2e9);
	double		later = dbm_forecast_wait(&customer, 0.6, 7.0, 2e9);
	double		endless = family->endless(p, x, t_x, t);
	double		discounted = dbm_btyd_discounted(family, p, x, t_x, t, horizon, delta);

	EXPECT(never >= 0.0 && never <= dbm_forecast_silence(&customer, horizon) + ROUNDING);
	EXPECT(soon >= 1.0 && later >= soon);
	EXPECT(isinf(soon) || 1.0 - dbm_forecast_silence(&customer, soon / 7.0) >= 0.2 - ROUNDING);
	EXPECT(endless >= family->purchases(p, x, t_x, t, horizon) * (1.0 - ROUNDING));
	EXPECT(discounted >= 0.0);
	EXPECT(discounted <= family->purchases(p, x, t_x, t, horizon) * (1.0 + ROUNDING));
	/* the endless sums stop short of purchases that come 10^12 times in 1/delta, and
	 * the finite ones take purchases of a moment for undiscounted */
	if (p[0] + x + 1.0 < 1e12 * delta * (p[1] + t))
		EXPECT(discounted <= dbm_btyd_discounted(family, p, x, t_x, t, INFINITY, delta) *
			   (1.0 + COARSE) + 1e-300);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	input		in = {data, size};
	const dbm_btyd_family *family = families[(int) (share(&in) * 6.999)];
	double		p[5];
	double		x;
	double		t;
	double		t_x;
	double		horizon;
	double		delta;

	for (int i = 0; i < 4; i++)
		p[i] = spread(&in, 1e-16, 1e16);
	p[4] = 1.0 + floor(share(&in) * 11.999);
	x = floor(spread(&in, 1.0, 1e9)) - (share(&in) < 0.5);
	t = share(&in) < 0.1 ? 0.0 : spread(&in, 1e-6, 1e9);
	t_x = x > 0 ? t * share(&in) : 0.0;
	horizon = spread(&in, 1e-9, 1e9);
	delta = spread(&in, 1e-9, 7.0);
	if (family->given_k)
		x = fmin(x, DBM_CNBD_HEAVIEST);
	else if (family->accepts != NULL)
	{
		t = floor(fmin(t, 2000));
		x = fmin(x, t);
		t_x = x > 0 ? fmax(x, floor(t * share(&in))) : 0.0;
	}
	check_scores(family, p, x, t_x, t, horizon, delta);
	/* counts of BG/BB go through the opportunities one by one */
	check_counts(family, p, x, t_x, t, family == &dbm_bg_bb_family ? fmin(horizon, 2000) : horizon,
				 delta, floor(spread(&in, 1.0, 2e9)));
	check_endless(family, p, x, t_x, t, horizon, delta);
	return 0;
}
