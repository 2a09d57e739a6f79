/*
 * bg_bb.c
 *	  BG/BB: in each of a row of opportunities a living customer buys with a probability of
 *	  his own, and before each he may leave for good with another.
 *
 * Fader, Hardie and Shang, Customer-Base Analysis in a Discrete-Time Noncontractual
 * Setting, Marketing Science 29 (2010). Ages are whole numbers of opportunities: t of
 * them since the first purchase, the last one used being t_x. With p ~ Beta(alpha, beta)
 * and theta ~ Beta(gamma, delta), let
 *
 *	 base = B(alpha+x, beta+t_x-x)/B(alpha, beta) * B(gamma, delta+t_x)/B(gamma, delta),
 *	 g_i	= product over j < i of
 *			  (beta+t_x-x+j)/(alpha+beta+t_x+j) (delta+t_x+j)/(gamma+delta+t_x+j),
 *	 h_i	= gamma/(gamma+delta+t_x+i),
 *
 * the chances to be alive at t_x with this record, to be alive and silent for i more
 * opportunities, and to leave before the next. Then with m = t - t_x
 *
 *	 L = base (g_m + sum over i < m of g_i h_i),  P(alive) = g_m / (g_m + sum),
 *
 * sums of positive terms that fall with i and need one multiplication each.
 */
#include <math.h>

#include "core/btyd/bg_bb.h"
#include "core/math/hypergeometric.h"
#include "core/math/incomplete_beta.h"
#include "core/math/quadrature.h"
#include "core/math/special.h"

#define N			4
#define SHORT_SUM	64
#define LONG_SUM	1024
#define FARTHEST	1e6			/* opportunities to come; counts look at no more */
#define SILENT_FAR	1e6			/* times the parameters: from there on, powers */

enum
{
	ALPHA, BETA, GAMMA, DELTA
};

/* Weighted sums over the ways to be silent; q is the gradient of the logarithm of a way. */
typedef struct ways
{
	double		total;
	double		first[N];
	double		second[N][N];	/* of q q' + dq, upper triangle */
} ways;

/* Derivatives of ln g_i: sums of 1/z and 1/z^2 over the four rising factors. */
typedef struct slopes
{
	double		one[N];			/* at alpha+beta, beta, gamma+delta, delta */
	double		two[N];
} slopes;

static void
add_way(ways *sum, double weight, const slopes *s, double inv_gamma, double inv_leave)
{
	double		q[N] = {
		-s->one[0], s->one[1] - s->one[0],
		-s->one[2] + inv_gamma - inv_leave, s->one[3] - s->one[2] - inv_leave
	};
	double		purchase = s->two[0];
	double		leave = s->two[2] + inv_leave * inv_leave;

	sum->total += weight;
	for (int i = 0; i < N; i++)
	{
		sum->first[i] += weight * q[i];
		for (int j = i; j < N; j++)
			sum->second[i][j] += weight * q[i] * q[j];
	}
	sum->second[ALPHA][ALPHA] += weight * purchase;
	sum->second[ALPHA][BETA] += weight * purchase;
	sum->second[BETA][BETA] += weight * (purchase - s->two[1]);
	sum->second[GAMMA][GAMMA] += weight * (leave - inv_gamma * inv_gamma);
	sum->second[GAMMA][DELTA] += weight * leave;
	sum->second[DELTA][DELTA] += weight * (leave - s->two[3]);
}

/* All ways to be silent in the m opportunities after t_x; misses = t_x - x. */
static ways
silent_ways(const double *p, double misses, double t_x, uint32_t m, dbm_tick tick)
{
	ways		sum = {0};
	slopes		s = {{0}, {0}};
	double		g = 1.0;

	for (uint32_t i = 0; i < m; i++)
	{
		double		leave = 1.0 / (p[GAMMA] + p[DELTA] + t_x + i);
		double		inverse[N] = {
			1.0 / (p[ALPHA] + p[BETA] + t_x + i), 1.0 / (p[BETA] + misses + i),
			leave, 1.0 / (p[DELTA] + t_x + i)
		};

		add_way(&sum, g * p[GAMMA] * leave, &s, 1.0 / p[GAMMA], leave);
		g *= (p[BETA] + misses + i) * inverse[0] * ((p[DELTA] + t_x + i) * leave);
		for (int k = 0; k < N; k++)
		{
			s.one[k] += inverse[k];
			s.two[k] += inverse[k] * inverse[k];
		}
		DBM_TICK(tick, i + 1);
	}
	add_way(&sum, g, &s, 0.0, 0.0);
	return sum;
}

/* One cell: the silent part, and the logarithm of base with its derivatives. */
static void
add_cell(double count, uint32_t x, uint32_t t_x, uint32_t t, const double *p, dbm_tick tick,
		 double *value, double *g, double *h)
{
	ways		silent = silent_ways(p, t_x - x, t_x, t - t_x, tick);
	dbm_rise	alpha = dbm_lgamma_rise(p[ALPHA], x);
	dbm_rise	beta = dbm_lgamma_rise(p[BETA], t_x - x);
	dbm_rise	both = dbm_lgamma_rise(p[ALPHA] + p[BETA], t_x);
	dbm_rise	delta = dbm_lgamma_rise(p[DELTA], t_x);
	dbm_rise	leave = dbm_lgamma_rise(p[GAMMA] + p[DELTA], t_x);
	double		first[N] = {alpha.d1 - both.d1, beta.d1 - both.d1, -leave.d1, delta.d1 - leave.d1};

	*value += count * (log(silent.total) + alpha.value + beta.value - both.value + delta.value -
					   leave.value);
	for (int i = 0; i < N; i++)
	{
		double		mean = silent.first[i] / silent.total;

		g[i] += count * (mean + first[i]);
		for (int j = i; j < N; j++)
			h[i * N + j] += count * (silent.second[i][j] / silent.total -
									 mean * silent.first[j] / silent.total);
	}
	h[ALPHA * N + ALPHA] += count * (alpha.d2 - both.d2);
	h[ALPHA * N + BETA] -= count * both.d2;
	h[BETA * N + BETA] += count * (beta.d2 - both.d2);
	h[GAMMA * N + GAMMA] -= count * leave.d2;
	h[GAMMA * N + DELTA] -= count * leave.d2;
	h[DELTA * N + DELTA] += count * (delta.d2 - leave.d2);
}

/* Whole opportunities, no more purchases than opportunities up to the last one. */
static bool
accepts(double x, double t_x, double t)
{
	return t == floor(t) && t_x == floor(t_x) && x <= t_x && t_x <= t && t <= DBM_BG_BB_LONGEST;
}

static dbm_status
likelihood(const double *theta, double *value, double *gradient, double *hessian, void *context)
{
	const dbm_histogram *customers = context;
	double		p[N];

	dbm_at_logarithms(theta, N, p, value, gradient, hessian);
	for (uint32_t i = 0; i < customers->n; i++)
	{
		const dbm_item *item = &customers->items[i];
		double		t_x = customers->times[DBM_ITEM_U(*item)];
		double		t = customers->times[DBM_ITEM_V(*item)];

		if (!accepts(item->x, t_x, t))
			return DBM_INVALID;
		add_cell(item->count, item->x, (uint32_t) t_x, (uint32_t) t, p, customers->tick, value,
				 gradient, hessian);
		DBM_TICK(customers->tick, i);
	}
	dbm_to_logarithms(p, N, gradient, hessian);
	return DBM_OK;
}

static size_t
scratch_size(uint32_t ntimes)
{
	(void) ntimes;
	return 0;
}

/* The chance of silence for m opportunities, and the part of it that is still alive. */
static double
silence_of(const double *p, double misses, double t_x, double m, double *alive)
{
	double		g = 1.0;
	double		gone = 0.0;

	for (double i = 0.0; i < m; i++)
	{
		double		leave = 1.0 / (p[GAMMA] + p[DELTA] + t_x + i);

		gone += g * p[GAMMA] * leave;
		g *= (p[BETA] + misses + i) / (p[ALPHA] + p[BETA] + t_x + i) *
			((p[DELTA] + t_x + i) * leave);
	}
	*alive = g;
	return gone + g;
}

static double
p_alive(const double *p, double x, double t_x, double t)
{
	double		alive;
	double		total = silence_of(p, t_x - x, t_x, t - t_x, &alive);

	return alive / total;
}

/*
 * Sum over i = 1..m of (d)_i / (gamma+d)_i with d = delta + t, the chances to live that
 * long: d/(gamma-1) (1 - (d+1)_m/(gamma+d)_m), which is analytic at gamma = 1. Short sums
 * are summed.
 */
static double
live_opportunities(double gamma, double d, double m)
{
	double		e = gamma - 1.0;
	double		sum = 0.0;
	double		term = 1.0;

	if (m > SHORT_SUM)
	{
		if (fabs(e) < 1e-9)
			return d * dbm_digamma_rise_real(d + 1.0, m);
		/* the shorter rises: they share fewer digits */
		if (e > m)
			return d * -expm1(dbm_lgamma_rise_real(d + 1.0, m) -
							  dbm_lgamma_rise_real(gamma + d, m)) / e;
		if (e > 0.0)
			return d * -expm1(dbm_lgamma_rise_real(d + 1.0, e) -
							  dbm_lgamma_rise_real(d + 1.0 + m, e)) / e;
		return d * -expm1(dbm_lgamma_rise_real(gamma + d + m, -e) -
						  dbm_lgamma_rise_real(gamma + d, -e)) / e;
	}
	for (double i = 0.0; i < m; i++)
	{
		term *= (d + i) / (gamma + d + i);
		sum += term;
	}
	return sum;
}

static double
purchases(const double *p, double x, double t_x, double t, double horizon)
{
	(void) t_x;
	return (p[ALPHA] + x) / (p[ALPHA] + p[BETA] + t) *
		live_opportunities(p[GAMMA], p[DELTA] + t, floor(horizon));
}

static double
survival(const double *p, double x, double t_x, double t, double horizon)
{
	uint32_t	m = (uint32_t) floor(horizon);

	(void) x;
	(void) t_x;
	return exp(dbm_lgamma_rise(p[DELTA] + t, m).value -
			   dbm_lgamma_rise(p[GAMMA] + p[DELTA] + t, m).value);
}

/* Silent and then gone before the next opportunity, after i of them; i may be any number. */
typedef struct ways_out
{
	const double *p;
	double		x;
	double		t;
} ways_out;

static double
gone_after(double i, const void *context)
{
	const ways_out *w = context;
	const double *p = w->p;

	return exp(dbm_log_stay(p[ALPHA] + w->x, p[BETA] + (w->t - w->x), i) +
			   dbm_log_stay(p[GAMMA], p[DELTA] + w->t, i)) *
		(p[GAMMA] / (p[GAMMA] + p[DELTA] + w->t + i));
}

/*
 * One by one, then as an integral. Far out the ways are a power of i, which ends the
 * endless sum.
 */
static double
silence(const double *p, double x, double t_x, double t, double horizon)
{
	ways_out	w = {p, x, t};
	double		m = floor(horizon);
	double		far = SILENT_FAR * (p[ALPHA] + p[BETA] + p[GAMMA] + p[DELTA] + t + LONG_SUM);
	double		alive;
	double		silent;

	(void) t_x;
	silent = silence_of(p, t - x, t, fmin(m, LONG_SUM), &alive);
	if (m <= LONG_SUM)
		return silent;
	silent += dbm_sum_smooth(gone_after, &w, LONG_SUM, fmin(m, far)) - alive;
	if (m <= far)
		return fmin(1.0, silent + exp(dbm_log_stay(p[ALPHA] + x, p[BETA] + (t - x), m) +
									  dbm_log_stay(p[GAMMA], p[DELTA] + t, m)));
	return fmin(1.0, silent + gone_after(far, &w) * far / (p[ALPHA] + x + p[GAMMA]));
}

/* Each opportunity to come is discounted by e^-delta more than the one before it. */
static double
residual(const double *p, double x, double t_x, double t, double delta)
{
	double		d = p[DELTA] + t;

	(void) t_x;
	return (p[ALPHA] + x) / (p[ALPHA] + p[BETA] + t) * (d / (p[GAMMA] + d)) * exp(-delta) *
		dbm_hypergeometric_one(d + 1.0, p[GAMMA] + d + 1.0, exp(-delta));
}

/* The first terms of that sum; a long one is what the endless sum has more than its rest. */
static double
discounted(const double *p, double x, double t_x, double t, double horizon, double delta)
{
	double		m = floor(horizon);
	double		d = p[DELTA] + t;
	double		buys = (p[ALPHA] + x) / (p[ALPHA] + p[BETA] + t);
	double		term = 1.0;
	double		sum = 0.0;

	if (m > LONG_SUM)
	{
		double		later = exp(-delta * (m + 1.0)) * survival(p, x, t_x, t, m) *
			((d + m) / (p[GAMMA] + d + m)) *
			dbm_hypergeometric_one(d + m + 1.0, p[GAMMA] + d + m + 1.0, exp(-delta));

		return fmax(0.0, residual(p, x, t_x, t, delta) - buys * later);
	}
	for (double i = 0.0; i < m; i++)
	{
		term *= (d + i) / (p[GAMMA] + d + i) * exp(-delta);
		sum += term;
	}
	return buys * sum;
}

/*
 * Sums over opportunities i from n on, of terms that begin tiny where n is large: they are
 * scaled to begin at one, and down when they grow.
 */
typedef struct scaled_sum
{
	double		term;
	double		sum;
	double		log_scale;
} scaled_sum;

static void
next_term(scaled_sum *s, double ratio)
{
	s->term *= ratio;
	if (s->term > 1e200)
	{
		s->term *= 1e-200;
		s->sum *= 1e-200;
		s->log_scale += log(1e200);
	}
}

/* Of those alive at t: to use the next n opportunities, all of them, and live through them. */
static double
log_straight(const double *p, double x, double t, double n)
{
	return dbm_log_stay(p[BETA] + (t - x), p[ALPHA] + x, n) +
		dbm_log_stay(p[GAMMA], p[DELTA] + t, n);
}

/* n purchases in the i opportunities lived through, then gone before the next or alive. */
static double
count(const double *p, double x, double t_x, double t, double horizon, double n)
{
	double		m = fmin(floor(horizon), FARTHEST);
	double		misses = p[BETA] + (t - x);
	double		both = p[ALPHA] + p[BETA] + t;
	double		stayed = p[DELTA] + t;
	scaled_sum	s = {1.0, 0.0, 0.0};

	if (n <= 0.0)
		return silence(p, x, t_x, t, horizon);
	if (n > m)
		return 0.0;
	s.log_scale = log_straight(p, x, t, n);
	for (double i = n; i < m; i++)
	{
		s.sum += s.term * (p[GAMMA] / (p[GAMMA] + stayed + i));
		next_term(&s, (i + 1.0) / (i + 1.0 - n) * ((misses + (i - n)) / (both + i)) *
				  ((stayed + i) / (p[GAMMA] + stayed + i)));
	}
	return fmin(1.0, (s.sum + s.term) * exp(s.log_scale));
}

/* The n-th purchase is made at the opportunity i, which is lived to see. */
static double
at_least(const double *p, double x, double t_x, double t, double horizon, double n)
{
	double		m = fmin(floor(horizon), FARTHEST);
	double		misses = p[BETA] + (t - x);
	double		both = p[ALPHA] + p[BETA] + t;
	double		stayed = p[DELTA] + t;
	scaled_sum	s = {1.0, 0.0, 0.0};

	(void) t_x;
	if (n <= 0.0)
		return 1.0;
	if (n > m)
		return 0.0;
	s.log_scale = log_straight(p, x, t, n);
	for (double i = n; i <= m; i++)
	{
		s.sum += s.term;
		next_term(&s, i / (i + 1.0 - n) * ((misses + (i - n)) / (both + i)) *
				  ((stayed + i) / (p[GAMMA] + stayed + i)));
	}
	return fmin(1.0, s.sum * exp(s.log_scale));
}

static double
endless(const double *p, double x, double t_x, double t)
{
	(void) t_x;
	if (p[GAMMA] <= 1.0)
		return INFINITY;
	return (p[ALPHA] + x) / (p[ALPHA] + p[BETA] + t) * ((p[DELTA] + t) / (p[GAMMA] - 1.0));
}

const dbm_btyd_family dbm_bg_bb_family = {
	.name = "bg_bb",
	.n = N,
	.parameters = {DBM_ALPHA, DBM_BETA, DBM_GAMMA, DBM_DELTA},
	.start = {1.0, 1.0, 0.5, 2.0},
	.accepts = accepts,
	.scratch_size = scratch_size,
	.likelihood = likelihood,
	.p_alive = p_alive,
	.purchases = purchases,
	.survival = survival,
	.silence = silence,
	.residual = residual,
	.pairs = dbm_bg_bb_pairs,
	.discounted = discounted,
	.count = count,
	.at_least = at_least,
	.endless = endless,
};
