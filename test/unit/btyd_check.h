/*
 * btyd_check.h
 *	  What the tests of purchase models share: histograms of customers, derivatives
 *	  against differences, and the CDNOW sample where DBM_DATA has it.
 */
#ifndef DBM_TEST_BTYD_CHECK_H
#define DBM_TEST_BTYD_CHECK_H

#include "check.h"

#include "core/btyd/btyd.h"
#include "core/btyd/forecast.h"

#define BTYD_ROOM		4096	/* customers of a test, distinct ages */
#define BTYD_SCRATCH	(100 * BTYD_ROOM)

static dbm_cell btyd_cells[BTYD_ROOM];
static uint32_t btyd_used;
static double btyd_times[2 * BTYD_ROOM];
static uint32_t btyd_slots[4 * BTYD_ROOM];
static dbm_item btyd_items[BTYD_ROOM];
static dbm_item btyd_spare[8 * BTYD_ROOM];
static double btyd_scratch[BTYD_SCRATCH];

static inline void
btyd_clear(void)
{
	btyd_used = 0;
}

static inline void
btyd_add(uint32_t x, double t_x, double t, uint32_t count)
{
	dbm_cell	cell = {t_x, t, x, count};

	CHECK(btyd_used < BTYD_ROOM);
	btyd_cells[btyd_used++] = cell;
}

/* The customers added since btyd_clear(), as a fit takes them. */
static inline dbm_histogram
btyd_histogram(const dbm_btyd_family *family)
{
	dbm_histogram customers = {0};
	dbm_times	times = {btyd_times, btyd_slots, 2 * BTYD_ROOM, 0};

	memset(btyd_slots, 0, sizeof(btyd_slots));
	CHECK(dbm_cells_code(btyd_cells, btyd_used, &times, btyd_items, btyd_spare, &customers.n,
						 NULL) == DBM_OK);
	CHECK(family->scratch_size(times.n) <= BTYD_SCRATCH);
	customers.times = times.values;
	customers.ntimes = times.n;
	customers.items = btyd_items;
	customers.scratch = btyd_scratch;
	return customers;
}

/* P(X(t) = n) of a new customer. */
static inline double
btyd_probability(const dbm_btyd_family *family, const double *p, double n, double t)
{
	dbm_outlook newcomer = {family, p, 0.0, 0.0, 0.0, NULL};

	return dbm_forecast_probability(&newcomer, t, n);
}

/* Gradient against differences of the value, Hessian against differences of the gradient. */
static inline void
btyd_check_derivatives(const dbm_btyd_family *family, dbm_histogram *customers,
					   const double *parameters)
{
	int			n = family->n;
	double		theta[DBM_NEWTON_MAX];
	double		value[5];
	double		g[5][DBM_NEWTON_MAX];
	double		h[5][DBM_NEWTON_MAX * DBM_NEWTON_MAX];
	double		step = 1e-3;

	for (int i = 0; i < n; i++)
		theta[i] = log(parameters[i]);
	CHECK(family->likelihood(theta, &value[0], g[0], h[0], customers) == DBM_OK);
	for (int i = 0; i < n; i++)
	{
		double		at = theta[i];
		double		scale = customers->n + fabs(value[0]);

		for (int k = 1; k < 5; k++)
		{
			static const double offset[5] = {0, -2, -1, 1, 2};

			theta[i] = at + offset[k] * step;
			CHECK(family->likelihood(theta, &value[k], g[k], h[k], customers) == DBM_OK);
		}
		theta[i] = at;
		CHECK_NEAR(scale + g[0][i],
				   scale + (8 * (value[3] - value[2]) - (value[4] - value[1])) / (12 * step), 1e-9);
		for (int j = 0; j < n; j++)
		{
			CHECK_NEAR(scale + h[0][i * n + j],
					   scale + (8 * (g[3][j] - g[2][j]) - (g[4][j] - g[1][j])) / (12 * step), 1e-9);
			CHECK(h[0][i * n + j] == h[0][j * n + i]);
		}
	}
}

static inline int
btyd_day(const char *iso)
{
	int			y = atoi(iso);
	int			m = atoi(iso + 5);
	int			shifted = m > 2 ? y : y - 1;

	/* days of a proleptic Gregorian calendar, from any origin */
	return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 +
		(153 * ((m + 9) % 12) + 2) / 5 + atoi(iso + 8);
}

/*
 * The calibration period of the CDNOW sample: 2,357 customers, weeks, as of 1997-09-30,
 * orders of a day merged. False, with a word about it, where the file is not at hand.
 */
static inline bool
btyd_load_cdnow(void)
{
	char		path[4096];
	char		line[256];
	char		last_id[32] = "";
	int			as_of = btyd_day("1997-09-30");
	int			first = 0;
	int			last = 0;
	uint32_t	x = 0;
	FILE	   *file;

	snprintf(path, sizeof(path), "%s/clv/cdnow_sample.csv", getenv("DBM_DATA") ? getenv("DBM_DATA") : "");
	file = getenv("DBM_DATA") ? fopen(path, "r") : NULL;
	if (file == NULL)
	{
		printf("skipped: no data\n");
		return false;
	}
	btyd_clear();
	while (fgets(line, sizeof(line), file) != NULL)
	{
		char		id[32];
		char		iso[32];
		int			day;

		if (sscanf(line, "%*[^,],%31[^,],%31[^,]", id, iso) != 2 || iso[4] != '-')
			continue;
		day = btyd_day(iso);
		if (strcmp(id, last_id) != 0)
		{
			if (last_id[0] != '\0')
				btyd_add(x, (last - first) / 7.0, (as_of - first) / 7.0, 1);
			strcpy(last_id, id);
			first = last = day;
			x = 0;
		}
		else if (day > last && day <= as_of)
		{
			last = day;
			x++;
		}
	}
	btyd_add(x, (last - first) / 7.0, (as_of - first) / 7.0, 1);
	fclose(file);
	return true;
}

#endif							/* DBM_TEST_BTYD_CHECK_H */
