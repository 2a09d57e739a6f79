/*
 * simulate.h
 *	  Customers made from known parameters: what they buy until today and what after it.
 *
 * Instants are in days, ages in weeks. A customer's first purchase falls on a random
 * instant of the first `births` days; he is watched until the end of day `today` and
 * then for `horizon` weeks more. In continuous time ages are what they are. In days an
 * instant is the day it falls on, purchases of one day are one, and age is counted between
 * days, as a shop's order table has it.
 */
#ifndef DBM_TEST_SIMULATE_H
#define DBM_TEST_SIMULATE_H

#include "check.h"

typedef struct simulated
{
	double		x;
	double		t_x;
	double		t;
	double		later;			/* purchases after today, within the horizon */
	double		mean;			/* mean spend of the x purchases */
	double		spent;			/* money spent later */
	bool		alive;			/* today */
} simulated;

typedef struct simulation
{
	bool		days;
	double		births;
	double		today;
	double		horizon;
	const double *spend;		/* p, q, v, or NULL */
} simulation;

static inline double
simulate_exponential(void)
{
	return -log1p(-dbm_test_uniform());
}

static inline double
simulate_normal(void)
{
	return sqrt(2.0 * simulate_exponential()) * cos(2.0 * M_PI * dbm_test_uniform());
}

/* Marsaglia and Tsang (2000); a small shape by the power of a uniform number. */
static inline double
simulate_gamma(double shape, double rate)
{
	double		d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
	double		boost = shape < 1.0 ? pow(1.0 - dbm_test_uniform(), 1.0 / shape) : 1.0;

	for (;;)
	{
		double		z = simulate_normal();
		double		v = 1.0 + z / sqrt(9.0 * d);

		v = v * v * v;
		if (v > 0.0 && log(1.0 - dbm_test_uniform()) < 0.5 * z * z + d - d * v + d * log(v))
			return boost * d * v / rate;
	}
}

static inline double
simulate_beta(double a, double b)
{
	double		one = simulate_gamma(a, 1.0);
	double		other = simulate_gamma(b, 1.0);

	return one / (one + other);
}

/*
 * One customer who buys at `rate` a week; leaves with probability `leaving` after each repeat
 * purchase, and at the age `death` in weeks.
 */
static inline simulated
simulate_customer(const simulation *s, double rate, double leaving, double death)
{
	simulated	c = {0};
	double		birth = dbm_test_uniform() * s->births;
	double		end = s->today + 1.0;	/* today is watched to its end */
	double		nu = s->spend ? simulate_gamma(s->spend[1], s->spend[2]) : 1.0;
	double		day = floor(birth);
	double		total = 0.0;
	bool		stays = true;

	c.t = s->days ? (s->today - day) / 7.0 : (end - birth) / 7.0;
	for (double at = birth + 7.0 * simulate_exponential() / rate;
		 at < fmin(end + 7.0 * s->horizon, birth + 7.0 * death);
		 at += 7.0 * simulate_exponential() / rate)
	{
		bool		counted = !s->days || floor(at) > day;
		double		spend = s->spend ? simulate_gamma(s->spend[0], nu) : 0.0;

		day = floor(at);
		if (at <= end)
		{
			c.x += counted;
			c.t_x = s->days ? (day - floor(birth)) / 7.0 : (at - birth) / 7.0;
			total += spend;
		}
		else
		{
			c.later += counted;
			c.spent += spend;
		}
		if (dbm_test_uniform() < leaving)
		{
			stays = at > end;
			break;
		}
	}
	c.alive = stays && (end - birth) / 7.0 < death;
	c.mean = c.x > 0.0 ? total / c.x : 0.0;
	return c;
}

static inline simulated
simulate_bg(const simulation *s, const double *p)
{
	double		rate = simulate_gamma(p[0], p[1]);

	return simulate_customer(s, fmax(rate, 1e-300), simulate_beta(p[2], p[3]), INFINITY);
}

static inline simulated
simulate_pareto(const simulation *s, const double *p)
{
	double		rate = simulate_gamma(p[0], p[1]);
	double		death = simulate_exponential() / simulate_gamma(p[2], p[3]);

	return simulate_customer(s, fmax(rate, 1e-300), 0.0, death);
}

#endif							/* DBM_TEST_SIMULATE_H */
