/*
 * btyd.c
 *	  What works the same way for all buy-till-you-die families: the fit, discounted purchases.
 *
 * A fit runs in the logarithms of the parameters, from a fixed start and inside a
 * fixed range of FARTHEST around one (around the mean age for a parameter that is
 * a time), so a change of the unit of time changes nothing else. A large
 * histogram is first fitted on samples of its cells: that lands within a few standard
 * errors, from where three passes over all cells finish. Where a sample has no inner
 * maximum the start before it is used. Where few customers have none, other starts are tried.
 */
#include <math.h>
#include <string.h>

#include "core/btyd/btyd.h"
#include "core/math/quadrature.h"

#define FARTHEST		1e6
#define SHORTEST_AGE	1e-9	/* a shorter mean age is no yardstick */
#define MAX_ITERATIONS	200
#define HIGHER			1e-10	/* relative, of a summit worth going to */
#define SAMPLE_CELLS	2048	/* of the first sample */
#define SAMPLE_STEP		16		/* each further one is so much larger */
#define NEAR			0.1		/* decrement at which a sample has told what it knows */
#define NEGLIGIBLE		1e-9	/* of the logarithm of a parameter, where passes are long */
#define SAMPLE_PAYS		8		/* cells for each of a sample, from which on it pays */
#define SLOWEST			1e-12	/* discount per unit of time; below it is none */
#define AS_ENDLESS		45.0	/* delta * horizon beyond which what comes is worth nothing */

typedef struct totals
{
	double		customers;
	double		age;			/* their mean, the yardstick of parameters that are times */
} totals;

static totals
sum_up(const dbm_histogram *customers)
{
	double		sum = 0.0;
	double		count = 0.0;

	for (uint32_t i = 0; i < customers->n; i++)
	{
		sum += customers->items[i].count * customers->times[DBM_ITEM_V(customers->items[i])];
		count += customers->items[i].count;
	}
	return (totals) {count, sum > SHORTEST_AGE * count ? sum / count : 1.0};
}

uint32_t
dbm_btyd_sample_size(uint32_t n)
{
	uint32_t	cells = SAMPLE_CELLS;

	if (n / SAMPLE_PAYS < SAMPLE_CELLS)
		return 0;
	while (n / SAMPLE_PAYS / SAMPLE_STEP >= cells)
		cells *= SAMPLE_STEP;
	return 2 * cells;
}

/*
 * A sample that stands for all: cells of more than `stride` customers as they are, and of
 * the others every stride-th, counted for those it stands for. There are fewer than
 * twice `cells`.
 */
static uint32_t
take_sample(const dbm_histogram *customers, double n, uint32_t cells, dbm_item *sample)
{
	double		stride = ceil(fmax(n, customers->n) / cells);
	double		skipped = floor(stride / 2.0);
	uint32_t	taken = 0;

	for (uint32_t i = 0; i < customers->n; i++)
	{
		dbm_item	item = customers->items[i];

		if (item.count <= stride)
		{
			if (++skipped < stride)
				continue;
			skipped = 0.0;
			item.count = (uint32_t) fmin(item.count * stride, UINT32_MAX);
		}
		sample[taken++] = item;
	}
	return taken;
}

static bool
is_inner(const dbm_newton *search)
{
	return search->converged && search->curved && search->at_bound == 0;
}

/*
 * Moves the start to the maxima of ever larger samples of the cells, while they have one;
 * the value there, which compares between starts.
 */
static double
start_from_samples(const dbm_btyd_family *family, const dbm_histogram *customers, double n,
				   dbm_newton *search)
{
	dbm_histogram part = *customers;
	uint32_t	most = dbm_btyd_sample_size(customers->n) / 2;
	double		value = -INFINITY;

	part.items = customers->sample;
	part.rough = true;
	for (uint32_t cells = SAMPLE_CELLS; cells <= most; cells *= SAMPLE_STEP)
	{
		dbm_newton	trial = *search;

		trial.satisfied = NEAR;
		part.n = take_sample(customers, n, cells, customers->sample);
		if (dbm_newton_maximise(&trial, family->likelihood, &part) != DBM_OK ||
			!is_inner(&trial))
			return -INFINITY;
		memcpy(search->theta, trial.theta, sizeof(trial.theta));
		value = trial.value;
	}
	return value;
}

static void
set_start(const double *start, const dbm_btyd_family *family, double age, dbm_newton *search)
{
	for (int i = 0; i < family->n; i++)
		search->theta[i] = log(start[i] * (family->is_time[i] ? age : 1.0));
}

/* Of what was maximised, where the value of a search is that of the customers alone. */
static double
height(const dbm_newton *search, const dbm_centre *centre)
{
	return search->value - (centre == NULL ? 0.0 : dbm_centre_penalty(centre, search->theta));
}

/* A search from another start, which is kept when it ends higher. */
static void
climb(const dbm_btyd_family *family, dbm_histogram *customers, const dbm_centre *centre,
	  dbm_newton *other, dbm_newton *best)
{
	dbm_fit_terms terms = {NULL, centre};
	double		highest = height(best, centre);

	if (dbm_maximise_leaning(other, &terms, family->likelihood, customers) == DBM_OK &&
		height(other, centre) > highest + HIGHER * (1.0 + fabs(highest)))
		*best = *other;
}

/*
 * A likelihood may have more than one summit: of some families always, of all where few
 * customers have the lower one at the end of the range.
 */
static void
try_other_starts(const dbm_btyd_family *family, dbm_histogram *customers,
				 const dbm_fit_terms *terms, double age, const dbm_newton *first,
				 dbm_newton *best)
{
	static const double away[][4] = {
		{2.5, 2.5, -2.5, -1.0}, {3.5, 3.5, -4.0, -4.5}, {-2.5, -2.0, -3.0, -3.5}
	};
	const dbm_centre *centre = terms == NULL ? NULL : terms->centre;
	dbm_newton	other = *first;

	if (family->other_start[0] > 0.0)
	{
		set_start(family->other_start, family, age, &other);
		climb(family, customers, centre, &other, best);
		other = *first;
		if (terms != NULL && (terms->start != NULL || centre != NULL))
			climb(family, customers, centre, &other, best);
	}
	for (size_t i = 0; i < sizeof(away) / sizeof(away[0]) && !is_inner(best); i++)
	{
		other = *first;
		for (int j = 0; j < family->n; j++)
			other.theta[j] += away[i][j];
		climb(family, customers, centre, &other, best);
	}
}

/* The start of a fit of many customers: the higher of those that samples lead to. */
static void
start_many(const dbm_btyd_family *family, const dbm_histogram *customers, const totals *all,
		   dbm_newton *search)
{
	dbm_newton	other = *search;
	double		value = start_from_samples(family, customers, all->customers, search);

	if (family->other_start[0] <= 0.0)
		return;
	set_start(family->other_start, family, all->age, &other);
	if (start_from_samples(family, customers, all->customers, &other) > value)
		*search = other;
}

dbm_status
dbm_btyd_fit(const dbm_btyd_family *family, dbm_histogram *customers, const dbm_fit_terms *terms,
			 dbm_newton *search)
{
	totals		all = sum_up(customers);
	dbm_fit_terms used = terms == NULL ? (dbm_fit_terms) {NULL, NULL} : *terms;
	dbm_newton	first;
	dbm_status	status;

	if (customers->n == 0)
		return DBM_INVALID;
	search->n = family->n;
	search->max_iterations = MAX_ITERATIONS;
	search->satisfied = 0.0;
	search->negligible = customers->sample != NULL ? NEGLIGIBLE : 0.0;
	set_start(family->start, family, all.age, search);
	for (int i = 0; i < family->n; i++)
	{
		double		unit = family->is_time[i] ? all.age : 1.0;

		search->lower[i] = log(unit / FARTHEST);
		search->upper[i] = log(unit * FARTHEST);
	}
	first = *search;
	if (customers->sample != NULL && family->other_start[0] > 0.0)
		used.start = NULL;		/* it may be on the slope of the lower summit */
	if (customers->sample != NULL && used.start == NULL)
		start_many(family, customers, &all, search);
	else if (used.centre != NULL)
		memcpy(search->theta, used.centre->theta, sizeof(search->theta));
	status = dbm_maximise_leaning(search, &used, family->likelihood, customers);
	if (status == DBM_OK && customers->sample == NULL)
		try_other_starts(family, customers, &used, all.age, &first, search);
	return status;
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

	if (horizon <= 0.0)
		return 0.0;
	if (isinf(horizon) || delta * horizon > AS_ENDLESS)
		return delta >= SLOWEST ? family->residual(p, x, t_x, t, delta) :
			family->endless(p, x, t_x, t);
	if (delta <= 0.0)
		return family->purchases(p, x, t_x, t, horizon);
	if (family->discounted != NULL)
		return family->discounted(p, x, t_x, t, horizon, delta);
	/* the curve is smooth on the scale of its times: alpha + t, or beta + t if that is less */
	for (int i = 0, seen = 0; i < family->n; i++)
	{
		if (family->is_time[i])
			offset = seen++ ? fmin(offset, p[i] + t) : p[i] + t;
	}
	/* or on that of a purchase, where customers are alike and buy often */
	offset = fmin(offset, horizon);
	offset /= fmax(1.0, purchases_until(offset, &c));
	return dbm_discounted(purchases_until, &c, offset, horizon, delta);
}
