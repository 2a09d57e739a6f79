/*
 * btyd.c
 *	  The list of buy-till-you-die families, and what works the same way for all of them.
 *
 * A fit runs in the logarithms of the parameters, from a fixed start and inside a
 * fixed range of FARTHEST around one (around the mean age for a parameter that is
 * a time), so a change of the unit of time changes nothing else. A large
 * histogram is first fitted on every k-th cell: that lands within a few standard
 * errors, from where two or three passes over all cells finish. Where the sample
 * has no inner maximum the fixed start is used.
 */
#include <math.h>
#include <string.h>

#include "core/btyd.h"
#include "core/quadrature.h"

#define FARTHEST		1e6
#define SHORTEST_AGE	1e-9	/* a shorter mean age is no yardstick */
#define MAX_ITERATIONS	200
#define SAMPLE_FROM		16384	/* cells from which a sample pays */
#define SAMPLE_CELLS	2048

static const dbm_btyd_family *const families[] = {
	&dbm_bg_bb_family,
	&dbm_bg_cnbd_k_family,
	&dbm_bg_nbd_family,
	&dbm_mbg_cnbd_k_family,
	&dbm_mbg_nbd_family,
	&dbm_nbd_family,
	&dbm_pareto_nbd_family,
};

const dbm_btyd_family *
dbm_btyd_find(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
	{
		if (strlen(families[i]->name) == length && memcmp(families[i]->name, name, length) == 0)
			return families[i];
	}
	return NULL;
}

const char *
dbm_btyd_parameter_name(dbm_btyd_parameter parameter)
{
	static const char *const names[DBM_BTYD_PARAMETERS] = {
		"r", "alpha", "a", "b", "s", "beta", "gamma", "delta", "k"
	};

	return names[parameter];
}

/* The mean age of the customers, the yardstick of parameters that are times. */
static double
mean_age(const dbm_histogram *customers)
{
	double		sum = 0.0;
	double		count = 0.0;

	for (uint32_t i = 0; i < customers->n; i++)
	{
		sum += customers->items[i].count * customers->times[DBM_ITEM_V(customers->items[i])];
		count += customers->items[i].count;
	}
	return sum > SHORTEST_AGE * count ? sum / count : 1.0;
}

/* Moves the start to the maximum of a sample of the cells, when it has one. */
static void
start_from_sample(const dbm_btyd_family *family, const dbm_histogram *customers,
				  dbm_item *sample, dbm_newton *search)
{
	dbm_histogram part = *customers;
	dbm_newton	trial = *search;
	uint32_t	stride = customers->n / SAMPLE_CELLS;

	part.n = 0;
	part.items = sample;
	for (uint32_t i = stride / 2; i < customers->n && part.n < SAMPLE_CELLS; i += stride)
		sample[part.n++] = customers->items[i];
	if (dbm_newton_maximise(&trial, family->likelihood, &part) == DBM_OK &&
		trial.converged && trial.curved && trial.at_bound == 0)
		memcpy(search->theta, trial.theta, sizeof(trial.theta));
}

dbm_status
dbm_btyd_fit(const dbm_btyd_family *family, dbm_histogram *customers, dbm_newton *search)
{
	double		age = mean_age(customers);
	dbm_item	sample[SAMPLE_CELLS];

	if (customers->n == 0)
		return DBM_INVALID;
	search->n = family->n;
	search->max_iterations = MAX_ITERATIONS;
	for (int i = 0; i < family->n; i++)
	{
		double		unit = family->is_time[i] ? age : 1.0;

		search->theta[i] = log(family->start[i] * unit);
		search->lower[i] = log(unit / FARTHEST);
		search->upper[i] = log(unit * FARTHEST);
	}
	if (customers->n >= SAMPLE_FROM)
		start_from_sample(family, customers, sample, search);
	return dbm_newton_maximise(search, family->likelihood, customers);
}

typedef struct customer
{
	const dbm_btyd_family *family;
	const double *p;
	double		x;
	double		t_x;
	double		t;
} customer;

static double
purchases_until(double horizon, const void *context)
{
	const customer *c = context;

	return c->family->purchases(c->p, c->x, c->t_x, c->t, horizon);
}

double
dbm_btyd_discounted(const dbm_btyd_family *family, const double *p, double x, double t_x,
					double t, double horizon, double delta)
{
	customer	c = {family, p, x, t_x, t};
	double		offset = t;

	if (family->discounted != NULL && delta > 0.0)
		return family->discounted(p, x, t_x, t, horizon, delta);
	/* the curve is smooth on the scale of its times: alpha + t, or beta + t if that is less */
	for (int i = 0, seen = 0; i < family->n; i++)
	{
		if (family->is_time[i])
			offset = seen++ ? fmin(offset, p[i] + t) : p[i] + t;
	}
	return dbm_discounted(purchases_until, &c, offset, horizon, delta);
}
