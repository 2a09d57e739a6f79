/*
 * Fuzz target: every BG/NBD and Gamma-Gamma score over the whole domain of the SQL functions.
 *
 * Whatever the parameters and the customer, no score is NaN or negative, P(alive)
 * is at most one, more time brings no fewer purchases, discounting
 * adds nothing, and no customer buys faster than one who never leaves.
 *
 * Runs: 2000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/bg_nbd.c $(find src/core -name '*.c') -lm -o fuzz_bg_nbd && ./fuzz_bg_nbd
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/btyd/bg_nbd.h"
#include "core/btyd/btyd.h"
#include "core/btyd/gamma_gamma.h"

#define ROUNDING	1e-9
#define EXPECT(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n  p %.17g %.17g %.17g %.17g x %.17g t_x %.17g t %.17g " \
					"horizon %.17g delta %.17g\n", __FILE__, __LINE__, #condition, p[0], p[1], p[2], \
					p[3], x, t_x, t, horizon, delta); \
			abort(); \
		} \
	} while (0)

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

/* Evenly spread in the logarithm; the ends are reached. */
static double
spread(input *in, double low, double high)
{
	return exp(log(low) + share(in) * (log(high) - log(low)));
}

static void
check_purchases(const double *p, double x, double t_x, double t, double horizon, double delta)
{
	double		alive = dbm_bg_nbd_p_alive(p, x, t_x, t);
	double		now = dbm_bg_nbd_purchases(p, x, t_x, t, horizon);
	double		later = dbm_bg_nbd_purchases(p, x, t_x, t, 2 * horizon);
	double		discounted = dbm_btyd_discounted(&dbm_bg_nbd_family, p, x, t_x, t, horizon, delta);
	double		most = (p[0] + x) * horizon / (p[1] + t);

	EXPECT(alive >= 0.0 && alive <= 1.0);
	EXPECT(now >= 0.0 && isfinite(now));
	EXPECT(now <= most * (1 + ROUNDING));
	EXPECT(later >= now * (1 - ROUNDING));
	EXPECT(discounted >= 0.0 && discounted <= now * (1 + ROUNDING));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	input		in = {data, size};
	double		p[4];
	double		spend[3];
	double		x;
	double		t;
	double		t_x;
	double		horizon;
	double		delta;
	double		residual;
	double		mean;

	for (int i = 0; i < 4; i++)
		p[i] = spread(&in, 1e-16, 1e16);
	x = floor(spread(&in, 1.0, 1e9)) - (share(&in) < 0.5);
	t = share(&in) < 0.1 ? 0.0 : spread(&in, 1e-6, 1e9);
	t_x = x > 0 ? t * share(&in) : 0.0;
	horizon = spread(&in, 1e-9, 1e9);
	delta = share(&in) < 0.2 ? 0.0 : spread(&in, 1e-9, 7.0);
	check_purchases(p, x, t_x, t, horizon, delta);

	residual = dbm_bg_nbd_residual(p, x, t_x, t, fmax(delta, 1e-9));
	EXPECT(residual >= 0.0 && isfinite(residual));

	for (int i = 0; i < 3; i++)
		spend[i] = spread(&in, 1e-24, 1e24);
	mean = dbm_gamma_gamma_mean(spend, x, spread(&in, 1e-15, 1e15));
	EXPECT(mean > 0.0);
	return 0;
}
