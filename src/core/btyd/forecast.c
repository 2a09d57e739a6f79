/*
 * forecast.c
 *	  The distribution of what one customer will buy, and when, under any family.
 *
 * N, the purchases in (t, t + horizon], is 0 for those who have left, and otherwise
 * counted by the family:
 *
 *	 P(N = 0) = 1 - A + A silence,  P(N = n) = A count(n),  P(N >= n) = A at_least(n),
 *
 * A = P(alive at t). Families give tails as sums of positive terms, so a quantile is
 * found on the tail itself and not on a running sum of probabilities.
 *
 * Both searches double an upper end and then halve: the functions they search are
 * monotone, and should rounding make them waver, the answer is still one of the
 * neighbours.
 */
#include <math.h>

#include "core/btyd/forecast.h"

static double
alive(const dbm_outlook *c)
{
	return c->family->p_alive(c->p, c->x, c->t_x, c->t);
}

double
dbm_forecast_silence(const dbm_outlook *c, double horizon)
{
	double		here = alive(c);

	return fmin(1.0, 1.0 - here + here * c->family->silence(c->p, c->x, c->t_x, c->t, horizon));
}

double
dbm_forecast_probability(const dbm_outlook *c, double horizon, double n)
{
	if (n < 0.0)
		return 0.0;
	if (n == 0.0)
		return dbm_forecast_silence(c, horizon);
	return fmin(1.0, alive(c) * c->family->count(c->p, c->x, c->t_x, c->t, horizon, n));
}

double
dbm_forecast_at_least(const dbm_outlook *c, double horizon, double n)
{
	if (n <= 0.0)
		return 1.0;
	return fmin(1.0, alive(c) * c->family->at_least(c->p, c->x, c->t_x, c->t, horizon, n));
}

/* Are more than n purchases less likely than the rest? */
static bool
is_enough(const dbm_outlook *c, double here, double horizon, double n, double rest)
{
	DBM_TICK(c->tick, 0);
	return here * c->family->at_least(c->p, c->x, c->t_x, c->t, horizon, n + 1.0) <= rest;
}

double
dbm_forecast_quantile(const dbm_outlook *c, double horizon, double share)
{
	double		here = alive(c);
	double		rest = 1.0 - share;
	double		low = -1.0;		/* not enough */
	double		high = 0.0;

	while (!is_enough(c, here, horizon, high, rest))
	{
		low = high;
		high = 2.0 * high + 1.0;
	}
	while (high - low > 1.0)
	{
		double		middle = floor(0.5 * (low + high));

		if (middle <= low || middle >= high)
			break;				/* beyond 2^53 whole numbers are not all there */
		if (is_enough(c, here, horizon, middle, rest))
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* Does who is there with this probability buy within the time with at least that of `share`? */
static bool
has_bought(const dbm_outlook *c, double here, double time, double share)
{
	DBM_TICK(c->tick, 0);
	return here * (1.0 - c->family->silence(c->p, c->x, c->t_x, c->t, time)) >= share;
}

double
dbm_forecast_wait(const dbm_outlook *c, double share, double per_unit, double most)
{
	double		here = alive(c);
	double		low = 0.0;		/* not yet */
	double		high = 1.0;

	if (!has_bought(c, here, INFINITY, share))
		return INFINITY;
	while (!has_bought(c, here, high / per_unit, share))
	{
		if (high >= most)
			return INFINITY;
		low = high;
		high = fmin(2.0 * high, most);
	}
	while (high - low > 1.0)
	{
		double		middle = floor(0.5 * (low + high));

		if (has_bought(c, here, middle / per_unit, share))
			high = middle;
		else
			low = middle;
	}
	return high;
}
