/*
 * bg_nbd.c
 *	  BG/NBD and MBG/NBD: Poisson purchases at a gamma-distributed rate, and after each
 *	  purchase the customer leaves with a beta-distributed probability.
 *
 * Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science
 * 24 (2005); MBG/NBD: Batislam, Denizel and Filiztekin, International Journal of
 * Research in Marketing 24 (2007), where the first purchase is a chance to leave like
 * any other. With rate ~ Gamma(r, alpha), p ~ Beta(a, b) and m chances to leave, m = x in
 * the first model and x+1 in the second, the likelihood of (x, t_x, t) is
 *
 *	 ln L = lnG(r+x) - lnG(r) + r ln alpha - (r+x) ln(alpha+t)
 *		   + lnB(a, b+m) - lnB(a, b) + [m > 0] ln(1 + e^D),
 *	 D = ln a - ln(b+m-1) + (r+x) (ln(alpha+t) - ln(alpha+t_x)).
 *
 * All but the last term depends on x, or on x and t, only; the sums of a value of
 * x are collected first and multiplied out once. What is left in each cell is one
 * exp and one log1p. P(alive) = 1 / (1 + e^D): a log-odds, never a ratio of powers.
 *
 * Expected purchases of an alive customer, with z = horizon / (alpha+t+horizon),
 * c = a+b+x-1 and e = a-1, are the published 2F1 form after an Euler transform,
 *
 *	 c (1 - (1-z)^e)/e - (1-z)^e sum_j (a)_(j-1) (a+b-1-r)_j z^j / ((c+1)_(j-1) j!),
 *
 * which is finite at a = 1 and at a+b < 1. Where the series is slow or its two
 * parts cancel, and its moments do not help, the same value is the mean over p ~ Beta(a, b+x) of
 * (1 - (1 + p horizon/(alpha+t))^-(r+x)) / p, whose terms are all positive.
 *
 * Parameters arrive in the order r, alpha, a, b. The caller owns all memory.
 */
#include <math.h>

#include "core/btyd/bg_nbd.h"
#include "core/btyd/btyd.h"
#include "core/math/incomplete_beta.h"
#include "core/math/quadrature.h"
#include "core/math/special.h"

#define SERIES_TERMS	2000
#define SERIES_UNTIL	0.99	/* of z; beyond, the mean over p is quicker */
#define CANCELLATION	1e-2	/* smallest share of the larger part the difference may be */

enum
{
	R, ALPHA, A, B, N
};

/* Sums over the cells of one x; w is the weight of leaving, e^D / (1 + e^D). */
typedef struct sums
{
	double		count;
	double		log_t;			/* ln(1 + t/alpha) */
	double		inv_t;			/* 1/(alpha+t) */
	double		inv2_t;
	double		part_t;			/* t/(alpha+t) */
	double		part_inv_t;
	double		soft;			/* ln(1+e^D) */
	double		w;
	double		v;				/* w (1-w) */
	double		wl;				/* with l = dD/dr = ln(alpha+t) - ln(alpha+t_x) */
	double		vl;
	double		vll;
	double		wm;				/* with m = 1/(alpha+t) - 1/(alpha+t_x) */
	double		vm;
	double		vlm;
	double		vmm;
	double		wq;				/* with q = 1/(alpha+t)^2 - 1/(alpha+t_x)^2 */
} sums;

typedef struct lane
{
	const double *log_at;		/* ln(1 + time/alpha), by index of the time */
	const double *inv_at;		/* 1/(alpha + time) */
	const double *times;
} lane;

/* The sums of items[0..n), which share one x. */
static sums
sum_cells(const dbm_item *items, uint32_t n, const double *p, uint32_t first, lane at)
{
	sums		s = {0};
	double		x = items[0].x;
	double		chances = x + first;
	double		base = chances > 0 ? log(p[A]) - log(p[B] + (chances - 1.0)) : 0.0;
	double		product = 1.0;	/* of 1 + e^-|d| of single customers: one logarithm for hundreds */

	for (uint32_t i = 0; i < n; i++)
	{
		double		count = items[i].count;
		uint32_t	t = DBM_ITEM_V(items[i]);
		uint32_t	t_x = DBM_ITEM_U(items[i]);
		double		l = at.log_at[t] - at.log_at[t_x];
		double		m = at.inv_at[t] - at.inv_at[t_x];
		double		part = at.times[t] * at.inv_at[t];
		double		d = base + (p[R] + x) * l;
		double		e;
		double		w;
		double		cw;
		double		cv;

		s.count += count;
		s.log_t += count * at.log_at[t];
		s.inv_t += count * at.inv_at[t];
		s.inv2_t += count * at.inv_at[t] * at.inv_at[t];
		s.part_t += count * part;
		s.part_inv_t += count * part * at.inv_at[t];
		if (chances == 0)
			continue;
		e = exp(-fabs(d));
		w = 1.0 / (1.0 + e);
		s.soft += d > 0.0 ? count * d : 0.0;
		if (items[i].count > 1)
			s.soft += count * log1p(e);
		else if ((product *= 1.0 + e) > 1e250)
		{
			s.soft += log(product);
			product = 1.0;
		}
		cv = count * w * (e * w);
		cw = count * (d >= 0.0 ? w : e * w);
		s.w += cw;
		s.v += cv;
		s.wl += cw * l;
		s.vl += cv * l;
		s.vll += cv * l * l;
		s.wm += cw * m;
		s.vm += cv * m;
		s.vlm += cv * l * m;
		s.vmm += cv * m * m;
		s.wq += cw * m * (at.inv_at[t] + at.inv_at[t_x]);
	}
	s.soft += log(product);
	return s;
}

/* The rises of r by x, of b and a+b by the chances to leave, which grow from one x to the next. */
typedef struct rises
{
	uint32_t	x;
	uint32_t	chances;
	dbm_rise	r;
	dbm_rise	b;
	dbm_rise	ab;
} rises;

static void
rise_to(rises *at, uint32_t x, uint32_t first, const double *p)
{
	dbm_lgamma_rise_on(&at->r, p[R], at->x, x);
	dbm_lgamma_rise_on(&at->b, p[B], at->chances, x + first);
	dbm_lgamma_rise_on(&at->ab, p[A] + p[B], at->chances, x + first);
	at->x = x;
	at->chances = x + first;
}

/* Adds what the customers with this x give to value, gradient and Hessian (upper triangle). */
static void
add_sums(const sums *s, const rises *at, const double *p, double *value, double *g, double *h)
{
	double		x = at->x;
	double		chances = at->chances;
	double		rx = p[R] + x;
	dbm_rise	rise_r = at->r;
	dbm_rise	rise_b = at->b;
	dbm_rise	rise_ab = at->ab;
	double		da = 1.0 / p[A];	/* dD/da, and -dD/db */
	double		db = chances > 0 ? 1.0 / (p[B] + (chances - 1.0)) : 0.0;

	/* -x ln alpha - (r+x) ln(1 + t/alpha) keeps the digits r ln alpha - (r+x) ln(alpha+t) loses */
	*value += s->count * (rise_r.value + rise_b.value - rise_ab.value - x * log(p[ALPHA])) -
		rx * s->log_t + s->soft;

	g[R] += s->count * rise_r.d1 - s->log_t + s->wl;
	g[ALPHA] += p[R] / p[ALPHA] * s->part_t - x * s->inv_t + rx * s->wm;
	g[A] += -s->count * rise_ab.d1 + da * s->w;
	g[B] += s->count * (rise_b.d1 - rise_ab.d1) - db * s->w;

	h[R * N + R] += s->count * rise_r.d2 + s->vll;
	h[R * N + ALPHA] += s->part_t / p[ALPHA] + s->wm + rx * s->vlm;
	h[R * N + A] += da * s->vl;
	h[R * N + B] -= db * s->vl;
	h[ALPHA * N + ALPHA] += x * s->inv2_t - rx * s->wq + rx * rx * s->vmm -
		p[R] / p[ALPHA] * (s->part_t / p[ALPHA] + s->part_inv_t);
	h[ALPHA * N + A] += rx * da * s->vm;
	h[ALPHA * N + B] -= rx * db * s->vm;
	h[A * N + A] += -s->count * rise_ab.d2 + da * da * (s->v - s->w);
	h[A * N + B] += -s->count * rise_ab.d2 - da * db * s->v;
	h[B * N + B] += s->count * (rise_b.d2 - rise_ab.d2) + db * db * (s->v + s->w);
}

static size_t
scratch_size(uint32_t ntimes)
{
	return 2 * (size_t) ntimes;
}

/* first: 1 where the first purchase is a chance to leave, otherwise 0. */
static dbm_status
likelihood(const double *theta, uint32_t first, double *value, double *gradient, double *hessian,
		   dbm_histogram *customers)
{
	double	   *log_at = customers->scratch;
	double	   *inv_at = log_at + customers->ntimes;
	lane		at = {log_at, inv_at, customers->times};
	rises		rise = {0};
	double		p[N];

	dbm_at_logarithms(theta, N, p, value, gradient, hessian);
	for (uint32_t i = 0; i < customers->ntimes; i++)
	{
		log_at[i] = log1p(customers->times[i] / p[ALPHA]);
		inv_at[i] = 1.0 / (p[ALPHA] + customers->times[i]);
	}
	for (uint32_t from = 0; from < customers->n;)
	{
		uint32_t	x = customers->items[from].x;
		uint32_t	to = from + 1;
		sums		s;

		while (to < customers->n && customers->items[to].x == x)
			to++;
		s = sum_cells(customers->items + from, to - from, p, first, at);
		rise_to(&rise, x, first, p);
		add_sums(&s, &rise, p, value, gradient, hessian);
		from = to;
		DBM_TICK(customers->tick, 0);
	}
	dbm_to_logarithms(p, N, gradient, hessian);
	return DBM_OK;
}

static dbm_status
bg_likelihood(const double *theta, double *value, double *gradient, double *hessian, void *context)
{
	return likelihood(theta, 0, value, gradient, hessian, context);
}

static dbm_status
mbg_likelihood(const double *theta, double *value, double *gradient, double *hessian, void *context)
{
	return likelihood(theta, 1, value, gradient, hessian, context);
}

double
dbm_bg_nbd_p_alive(const double *p, double x, double t_x, double t)
{
	if (x == 0)
		return 1.0;				/* a customer leaves after a repeat purchase only */
	return dbm_logistic(log((p[B] + (x - 1.0)) / p[A]) -
						(p[R] + x) * dbm_log_growth((t - t_x) / (p[ALPHA] + t_x)));
}

/* The series; NAN where it is slow or loses digits. */
static double
purchases_by_series(const double *p, double x, double z, double log_rest)
{
	double		c1 = p[A] + p[B] + x;	/* c + 1, which may be tiny */
	double		e = p[A] - 1.0;
	double		lead = (c1 - 1.0) * dbm_power_deficit(e, log_rest);
	double		factor = p[A] + p[B] - 1.0 - p[R];
	double		term = factor * z;
	double		sum = term;
	double		largest = fabs(term);	/* of the terms, whose signs may alternate */

	if (z > SERIES_UNTIL)
		return NAN;
	for (int j = 1; j < SERIES_TERMS; j++)
	{
		term *= (p[A] + (j - 1)) * (factor + j) / ((c1 + (j - 1)) * (j + 1.0)) * z;
		sum += term;
		largest = fmax(largest, fabs(term));
		if (fabs(term) <= 1e-17 * (1.0 - z) * fabs(sum))
		{
			double		scale = exp(e * log_rest);
			double		result = lead - scale * sum;

			return result > CANCELLATION * fmax(fabs(lead), scale * largest) ? result : NAN;
		}
	}
	return NAN;
}

/*
 * Where chances of leaving are small the same mean is
 *	 (r+x) s 3F2(1, r+x+1, a; 2, a+b+x; -s),  s = horizon / (alpha+t),
 * whose terms alternate. NAN where one is not below half of the one before it: they would
 * cancel, or are many.
 */
static double
purchases_by_moments(const double *p, double x, double s)
{
	double		rx = p[R] + x;
	double		term = rx * s;
	double		sum = term;

	for (int j = 0; fabs(term) > 1e-17 * sum; j++)
	{
		double		ratio = (rx + 1.0 + j) * (p[A] + j) / ((2.0 + j) * (p[A] + p[B] + x + j)) * s;

		if (!(ratio < 0.5))
			return NAN;
		term *= -ratio;
		sum += term;
	}
	return sum;
}

typedef struct alive
{
	const double *p;
	double		x;
	double		t;
	double		rx;				/* r + x */
	double		s;				/* horizon, or 1/delta, in units of alpha + t */
} alive;

/* Purchases of an alive customer whose probability of leaving is q. */
static double
purchases_given_leaving(double q, const void *context)
{
	const alive *c = context;

	if (q * c->s * (1.0 + c->rx) < 1e-17)
		return c->rx * c->s;
	return -expm1(-c->rx * log1p(q * c->s)) / q;
}

double
dbm_bg_nbd_purchases(const double *p, double x, double t_x, double t, double horizon)
{
	double		age = p[ALPHA] + t;
	double		value;
	alive		c;

	(void) t_x;
	if (horizon <= 0.0)
		return 0.0;
	value = purchases_by_moments(p, x, horizon / age);
	if (isnan(value))
		value = purchases_by_series(p, x, horizon / (age + horizon), -log1p(horizon / age));
	if (!isnan(value))
		return value;
	c.p = p;
	c.x = x;
	c.t = t;
	c.rx = p[R] + x;
	c.s = horizon / age;
	return dbm_beta_mean(p[A], p[B] + x, purchases_given_leaving, &c);
}

/*
 * Two ways to make n purchases: still there after them, or gone with the last. Those
 * alive at t have rates ~ Gamma(r+x, alpha+t) and stayed at x chances to leave.
 */
static double
count(const double *p, double x, double t_x, double t, double horizon, double n)
{
	double		rx = p[R] + x;
	double		odds = horizon / (p[ALPHA] + t);
	double		stayed = p[B] + x;
	double		before;

	(void) t_x;
	if (n <= 0.0)
		return exp(-rx * log1p(odds));
	before = dbm_log_stay(p[A], stayed, n - 1.0);
	stayed += n - 1.0;
	return exp(before + dbm_log_negative_binomial(rx, n, odds)) * (stayed / (p[A] + stayed)) +
		exp(before) * dbm_negative_binomial_tail(rx, n, odds) * (p[A] / (p[A] + stayed));
}

static double
at_least(const double *p, double x, double t_x, double t, double horizon, double n)
{
	(void) t_x;
	if (n <= 0.0)
		return 1.0;
	return exp(dbm_log_stay(p[A], p[B] + x, n - 1.0)) *
		dbm_negative_binomial_tail(p[R] + x, n, horizon / (p[ALPHA] + t));
}

/* Purchases until one leaves: the mean of 1/q. */
static double
endless(const double *p, double x, double t_x, double t)
{
	(void) t_x;
	(void) t;
	return p[A] > 1.0 ? 1.0 + (p[B] + x) / (p[A] - 1.0) : INFINITY;
}

/* Discounted purchases given q: (r+x)/q e^k E_(r+x+1)(k), k = delta (alpha+t)/q. */
static double
residual_given_leaving(double q, const void *context)
{
	const alive *c = context;

	if (q < 1e-280)
		return c->rx * c->s;
	return c->rx / q * dbm_exponential_integral(c->rx + 1.0, 1.0 / (c->s * q));
}

double
dbm_bg_nbd_residual(const double *p, double x, double t_x, double t, double delta)
{
	alive		c;

	(void) t_x;
	c.p = p;
	c.x = x;
	c.t = t;
	c.rx = p[R] + x;
	c.s = 1.0 / (delta * (p[ALPHA] + t));
	return dbm_beta_mean(p[A], p[B] + x, residual_given_leaving, &c);
}

/* Purchases that end in leaving come at the rate q lambda: (1 + q horizon/(alpha+t))^-(r+x). */
static double
staying(double q, const void *context)
{
	const alive *c = context;

	return exp(-c->rx * log1p(q * c->s));
}

static double
survival(const double *p, double x, double t_x, double t, double horizon)
{
	alive		c = {p, x, t, p[R] + x, horizon / (p[ALPHA] + t)};

	(void) t_x;
	return dbm_beta_mean(p[A], p[B] + x, staying, &c);
}

static double
silence(const double *p, double x, double t_x, double t, double horizon)
{
	(void) t_x;
	return exp(-(p[R] + x) * log1p(horizon / (p[ALPHA] + t)));
}

/*
 * In the modified model one chance more has been survived, which is all there is to
 * know about a customer who is alive: the same formulas with b+1 for b.
 */

typedef struct survivor
{
	double		p[N];
} survivor;

static survivor
survived_first(const double *p)
{
	return (survivor) {{p[R], p[ALPHA], p[A], p[B] + 1.0}};
}

static double
mbg_p_alive(const double *p, double x, double t_x, double t)
{
	return dbm_logistic(log((p[B] + x) / p[A]) -
						(p[R] + x) * dbm_log_growth((t - t_x) / (p[ALPHA] + t_x)));
}

static double
mbg_purchases(const double *p, double x, double t_x, double t, double horizon)
{
	return dbm_bg_nbd_purchases(survived_first(p).p, x, t_x, t, horizon);
}

static double
mbg_survival(const double *p, double x, double t_x, double t, double horizon)
{
	return survival(survived_first(p).p, x, t_x, t, horizon);
}

static double
mbg_count(const double *p, double x, double t_x, double t, double horizon, double n)
{
	return count(survived_first(p).p, x, t_x, t, horizon, n);
}

static double
mbg_at_least(const double *p, double x, double t_x, double t, double horizon, double n)
{
	return at_least(survived_first(p).p, x, t_x, t, horizon, n);
}

static double
mbg_endless(const double *p, double x, double t_x, double t)
{
	return endless(survived_first(p).p, x, t_x, t);
}

static double
mbg_residual(const double *p, double x, double t_x, double t, double delta)
{
	return dbm_bg_nbd_residual(survived_first(p).p, x, t_x, t, delta);
}

const dbm_btyd_family dbm_bg_nbd_family = {
	.name = "bg_nbd",
	.n = N,
	.parameters = {DBM_R, DBM_ALPHA, DBM_A, DBM_B},
	.is_time = {false, true, false, false},
	.start = {0.5, 0.25, 1.0, 2.0},
	.scratch_size = scratch_size,
	.likelihood = bg_likelihood,
	.p_alive = dbm_bg_nbd_p_alive,
	.purchases = dbm_bg_nbd_purchases,
	.survival = survival,
	.silence = silence,
	.residual = dbm_bg_nbd_residual,
	.pairs = dbm_bg_nbd_pairs,
	.count = count,
	.at_least = at_least,
	.endless = endless,
};

const dbm_btyd_family dbm_mbg_nbd_family = {
	.name = "mbg_nbd",
	.n = N,
	.parameters = {DBM_R, DBM_ALPHA, DBM_A, DBM_B},
	.is_time = {false, true, false, false},
	.start = {0.5, 0.25, 1.0, 2.0},
	.other_start = {1.2, 0.33, 0.4, 0.35},
	.scratch_size = scratch_size,
	.likelihood = mbg_likelihood,
	.p_alive = mbg_p_alive,
	.purchases = mbg_purchases,
	.survival = mbg_survival,
	.silence = silence,
	.residual = mbg_residual,
	.pairs = dbm_mbg_nbd_pairs,
	.count = mbg_count,
	.at_least = mbg_at_least,
	.endless = mbg_endless,
};
