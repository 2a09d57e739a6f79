/*
 * forecast.h
 *	  The distribution of what one customer will buy, and when.
 */
#ifndef DBM_BTYD_FORECAST_H
#define DBM_BTYD_FORECAST_H

#include "core/btyd/btyd.h"

/* A customer under a model. */
typedef struct dbm_outlook
{
	const dbm_btyd_family *family;
	const double *p;
	double		x;
	double		t_x;
	double		t;
	dbm_tick	tick;			/* called for each score of a search */
} dbm_outlook;

/* P(N = n): exactly n purchases in (t, t + horizon]; n is whole, 0 below 0. */
extern double dbm_forecast_probability(const dbm_outlook *customer, double horizon, double n);

/* P(N >= n), n a whole number. */
extern double dbm_forecast_at_least(const dbm_outlook *customer, double horizon, double n);

/* P(N = 0); the horizon may be infinite. */
extern double dbm_forecast_silence(const dbm_outlook *customer, double horizon);

/* The smallest n with P(N <= n) >= share, for 0 <= share < 1. */
extern double dbm_forecast_quantile(const dbm_outlook *customer, double horizon, double share);

/*
 * The smallest whole number of steps, of which a unit of time has `per_unit`, in which the
 * customer buys with at least this probability, 0 < share < 1; INFINITY when that takes
 * more than `most`.
 */
extern double dbm_forecast_wait(const dbm_outlook *customer, double share, double per_unit,
								double most);

#endif							/* DBM_BTYD_FORECAST_H */
