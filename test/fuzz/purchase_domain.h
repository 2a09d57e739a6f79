/*
 * purchase_domain.h
 *	  What the fuzz targets of purchase models share: a family, parameters and a customer
 *	  from bytes, anywhere in the domain of the SQL functions.
 */
#ifndef DBM_FUZZ_PURCHASE_DOMAIN_H
#define DBM_FUZZ_PURCHASE_DOMAIN_H

#include <math.h>

#include "core/btyd/btyd.h"

typedef struct fuzz_input
{
	const uint8_t *data;
	size_t		size;
} fuzz_input;

typedef struct fuzz_customer
{
	const dbm_btyd_family *family;
	double		p[5];
	double		x;
	double		t_x;
	double		t;
	double		horizon;
	double		delta;
} fuzz_customer;

/* A number in [0, 1] from two bytes. */
static inline double
fuzz_share(fuzz_input *in)
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

static inline double
fuzz_spread(fuzz_input *in, double low, double high)
{
	return exp(log(low) + fuzz_share(in) * (log(high) - log(low)));
}

static inline fuzz_customer
fuzz_draw(fuzz_input *in)
{
	static const dbm_btyd_family *const families[] = {
		&dbm_nbd_family, &dbm_bg_nbd_family, &dbm_mbg_nbd_family, &dbm_pareto_nbd_family,
		&dbm_bg_bb_family, &dbm_bg_cnbd_k_family, &dbm_mbg_cnbd_k_family
	};
	fuzz_customer c;

	c.family = families[(int) (fuzz_share(in) * 6.999)];
	for (int i = 0; i < 4; i++)
		c.p[i] = fuzz_spread(in, 1e-16, 1e16);
	c.p[4] = 1.0 + floor(fuzz_share(in) * 11.999);
	c.x = floor(fuzz_spread(in, 1.0, 1e9)) - (fuzz_share(in) < 0.5);
	c.t = fuzz_share(in) < 0.1 ? 0.0 : fuzz_spread(in, 1e-6, 1e9);
	c.t_x = c.x > 0 ? c.t * fuzz_share(in) : 0.0;
	c.horizon = fuzz_spread(in, 1e-9, 1e9);
	c.delta = fuzz_spread(in, 1e-9, 7.0);
	if (c.family->given_k)
	{
		/* sums over events: slow beyond what customers do */
		c.x = fmin(c.x, 1e3);
		for (int i = 0; i < 4; i++)
			c.p[i] = exp(log(c.p[i]) * 3 / 16);
		c.horizon = fmin(c.horizon, 100 * (c.p[1] + c.t));
	}
	else if (c.family->accepts != NULL)
	{
		c.t = floor(fmin(c.t, 2000));
		c.x = fmin(c.x, c.t);
		c.t_x = c.x > 0 ? fmax(c.x, floor(c.t * fuzz_share(in))) : 0.0;
	}
	return c;
}

#endif							/* DBM_FUZZ_PURCHASE_DOMAIN_H */
