/*
 * Fits of purchase models: one maximum from every start, whatever the unit, sampled or not.
 */
#include "check.h"

#include "core/btyd/btyd.h"

#define N	20000
#define TIMES	65536

static dbm_cell cells[N];
static dbm_item items[N];
static dbm_item scratch[2 * TIMES];
static double values[TIMES];
static uint32_t slots[2 * TIMES];
static double work[2 * TIMES];

/* Customers of BG/NBD with r = 1, alpha = 10, a = 1, b = 3; ages multiplied by `unit`. */
static dbm_histogram
simulated(uint32_t n, double grain, double unit)
{
	dbm_histogram h = {0};
	dbm_times	times = {values, slots, TIMES, 0};

	for (uint32_t i = 0; i < n; i++)
	{
		double		rate = -log(1.0 - dbm_test_uniform()) / 10;
		double		leaves = 1.0 - pow(dbm_test_uniform(), 1 / 3.0);
		double		t = floor((30 + 10 * dbm_test_uniform()) / grain) * grain;
		double		at = 0.0;
		dbm_cell	cell = {0, t * unit, 0, 1};

		for (;;)
		{
			at -= log(1.0 - dbm_test_uniform()) / rate;
			if (at > t || (cell.x > 0 && dbm_test_uniform() < leaves))
				break;
			cell.x++;
			cell.u = floor(at / grain) * grain * unit;
		}
		cells[i] = cell;
	}
	memset(slots, 0, sizeof(slots));
	CHECK(dbm_cells_code(cells, n, &times, items, scratch, &h.n, NULL) == DBM_OK);
	h.items = items;
	h.times = values;
	h.ntimes = times.n;
	h.scratch = work;
	return h;
}

static void
one_maximum(void)
{
	static const double starts[][4] = {{.01, 100, 50, .1}, {10, .1, .01, 20}, {100, 1000, 100, 1000},
	{1, 1, 1, 1}, {.3, 5, .7, 2}};
	dbm_histogram h = simulated(6000, 1 / 7.0, 1);
	dbm_newton	best;

	CHECK(dbm_btyd_fit(&dbm_bg_nbd_family, &h, NULL, &best) == DBM_OK);
	CHECK(best.converged && best.curved && best.at_bound == 0 && best.iterations < 12);
	CHECK(fabs(exp(best.theta[0]) - 1) < .2 && fabs(exp(best.theta[1]) - 10) < 2);
	for (int s = 0; s < 5; s++)
	{
		dbm_newton	search = best;

		for (int i = 0; i < 4; i++)
			search.theta[i] = log(starts[s][i]);
		CHECK(dbm_newton_maximise(&search, dbm_bg_nbd_family.likelihood, &h) == DBM_OK);
		CHECK(search.converged && search.iterations < 60);
		for (int i = 0; i < 4; i++)
			CHECK(fabs(search.theta[i] - best.theta[i]) < 1e-8);
		CHECK_NEAR(search.value, best.value, 1e-13);
	}
}

/* The same customers in another unit of time. */
static void
units(void)
{
	static const double factors[] = {7, 1 / 365.25, 1e6};
	dbm_histogram h = simulated(2000, 1 / 7.0, 1);
	dbm_newton	weeks;
	double		sum_x = 0;

	for (uint32_t i = 0; i < h.n; i++)
		sum_x += (double) h.items[i].x * h.items[i].count;
	dbm_btyd_fit(&dbm_bg_nbd_family, &h, NULL, &weeks);
	for (int f = 0; f < 3; f++)
	{
		dbm_newton	other;

		for (uint32_t i = 0; i < h.ntimes; i++)
			values[i] *= factors[f];
		dbm_btyd_fit(&dbm_bg_nbd_family, &h, NULL, &other);
		for (uint32_t i = 0; i < h.ntimes; i++)
			values[i] /= factors[f];
		for (int i = 0; i < 4; i++)
			CHECK(fabs(other.theta[i] - weeks.theta[i] - (i == 1 ? log(factors[f]) : 0)) < 1e-8);
		CHECK_NEAR(other.value + sum_x * log(factors[f]), weeks.value, 1e-11);
	}
}

/* Enough cells that a sample is fitted first: the same maximum in fewer passes. */
static void
sampled(void)
{
	static dbm_item sample[4096];
	dbm_histogram h = simulated(N, 1e-6, 1);
	dbm_newton	search;
	dbm_newton	plain;

	CHECK(dbm_btyd_sample_size(2000) == 0 && dbm_btyd_sample_size(h.n) == 4096);
	h.sample = sample;
	CHECK(dbm_btyd_fit(&dbm_bg_nbd_family, &h, NULL, &search) == DBM_OK && search.converged);
	plain = search;
	plain.negligible = 0;
	for (int i = 0; i < 4; i++)
		plain.theta[i] = log(2.0);
	CHECK(dbm_newton_maximise(&plain, dbm_bg_nbd_family.likelihood, &h) == DBM_OK);
	for (int i = 0; i < 4; i++)
		CHECK(fabs(search.theta[i] - plain.theta[i]) < 1e-8);
	CHECK(search.iterations <= 4);
}

int
main(void)
{
	one_maximum();
	units();
	sampled();
	CHECK(dbm_btyd_find("bg_nbd", 6) == &dbm_bg_nbd_family);
	CHECK(dbm_btyd_find("bg_nb", 5) == NULL && dbm_btyd_find("", 0) == NULL);
	CHECK(strcmp(dbm_btyd_parameter_name(DBM_ALPHA), "alpha") == 0);
	return dbm_test_report("btyd");
}
