/*
 * Fuzz target: every score of every purchase model over the whole domain of the SQL functions.
 *
 * Whatever the parameters and the customer: no score is NaN or negative, a probability
 * is at most one, who is alive later is alive now, more time brings no fewer purchases
 * and no more silence.
 *
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/purchase_models.c src/core/[a-z]*.c -lm -o fuzz_models && ./fuzz_models
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/btyd.h"

#define ROUNDING	1e-7
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
	double		probability = btyd_probability(family, p, x < 1e5 ? (uint32_t) x : 7, t);


	EXPECT(alive >= 0.0 && alive <= 1.0);
	EXPECT(now >= 0.0 && isfinite(now));
	EXPECT(later >= now * (1 - ROUNDING));
	EXPECT(stays >= 0.0 && stays <= 1.0 + ROUNDING);
	EXPECT(silent >= 0.0 && silent <= 1.0 + ROUNDING);
	EXPECT(longer <= silent + ROUNDING);
	EXPECT(residual >= 0.0 && isfinite(residual));
	EXPECT(probability >= 0.0 && probability <= 1.0 + ROUNDING);
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
	{
		/* sums over events: slow beyond what customers do */
		x = fmin(x, 1e3);
		for (int i = 0; i < 4; i++)
			p[i] = exp(log(p[i]) * 3 / 16);
		horizon = fmin(horizon, 100 * (p[1] + t));
	}
	else if (family->accepts != NULL)
	{
		t = floor(fmin(t, 2000));
		x = fmin(x, t);
		t_x = x > 0 ? fmax(x, floor(t * share(&in))) : 0.0;
	}
	check_scores(family, p, x, t_x, t, horizon, delta);
	return 0;
}
