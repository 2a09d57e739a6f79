/*
 * cnbd.c
 *	  BG/CNBD-k and MBG/CNBD-k: as BG/NBD and MBG/NBD, with purchases that come more
 *	  regularly: each is the k-th event of a Poisson process.
 *
 * Platzer and Reutterer, Ticking Away the Moments, Marketing Science 35 (2016), and
 * Reutterer, Platzer and Schroeder, International Journal of Research in Marketing 38
 * (2021). With R = r + k x, m chances to leave (x, or x+1 in the modified model), and
 *
 *	 S = sum over j < k of (R)_j/j! ((t-t_x)/(alpha+t))^j,	(j events since the last purchase)
 *	 D = ln a - ln(b+m-1) + R (ln(alpha+t) - ln(alpha+t_x)) - ln S,
 *
 *	 ln L = lnG(R) - lnG(r) - k x ln alpha - R ln(1 + t/alpha)
 *		   + lnB(a, b+m) - lnB(a, b) + ln S + [m > 0] ln(1 + e^D)
 *		   + (k-1) litt - x ln (k-1)!.
 *
 * litt, the sum of the logarithms of the times between purchases, and the last term do
 * not depend on the parameters: at a given k, (x, t_x, t) is all a fit needs. To compare
 * one k with another it needs the sum of litt over all customers, and no more.
 *
 * Those alive at t have j events behind them with weight w_j, the j-th term of S over S,
 * and then a rate ~ Gamma(R+j, alpha+t). What they buy is a sum over the number of events
 * to come, all its terms positive, or where that is long a mean over the chance of leaving
 * of a generating function that has a closed form.
 */
#include <math.h>

#include "core/btyd/cnbd.h"
#include "core/math/hypergeometric.h"
#include "core/math/incomplete_beta.h"
#include "core/math/quadrature.h"
#include "core/math/special.h"

#define FITTED		4
#define NEGLIGIBLE	1e-17
#define FEW_ODDS	50.0		/* up to these, and up to so many expected, events are summed */
#define FEW_EVENTS	500.0
#define MOST_EVENTS	20000
#define TAILS		17
#define SERIES_BELOW	0.1		/* of s; 0.1^17 is nothing */
#define SLOW_FRACTION	1e-4	/* of 1 - z; below, the fraction of the function is long */
#define SMALLEST_CHANCE	1e-280
#define TWO_PI		6.283185307179586
#define LAMBDA_STEP	0.1			/* of a trapezoid in the logarithm of the rate */
#define LAMBDA_STEPS	20000

enum
{
	R, ALPHA, A, B, K
};

/* S and its derivatives in R and in q = (t-t_x)/(alpha+t). */
typedef struct silence_sum
{
	double		s;
	double		r;
	double		q;
	double		rr;
	double		rq;
	double		qq;
} silence_sum;

static silence_sum
sum_silence(double rx, double q, int k)
{
	silence_sum sum = {1.0, 0.0, 0.0, 0.0, 0.0, 0.0};
	double		c = 1.0;		/* (R)_j/j! q^(j-2), (j-1), j */
	double		h = 0.0;		/* sum of 1/(R+i) over i < j, and of its square */
	double		h2 = 0.0;

	for (int j = 1; j < k; j++)
	{
		double		inverse = 1.0 / (rx + j - 1.0);
		double		power = j > 1 ? c * q : c;	/* (R)_(j-1)/(j-1)! q^(j-1) */
		double		lower = power * (rx + j - 1.0) / j;	/* (R)_j/j! q^(j-1) */
		double		term = lower * q;

		h += inverse;
		h2 += inverse * inverse;
		sum.s += term;
		sum.r += term * h;
		sum.rr += term * (h * h - h2);
		sum.q += j * lower;
		sum.rq += j * lower * h;
		if (j > 1)
			sum.qq += j * (j - 1.0) * (c * (rx + j - 1.0) / j);
		c = lower;
	}
	return sum;
}

/* Value, gradient and upper triangle of the Hessian of one cell, in the parameters. */
static void
add_cell(double count, double x, double t_x, double t, double first, const double *p,
		 double *value, double *g, double *h)
{
	double		rx = p[R] + p[K] * x;
	double		now = 1.0 / (p[ALPHA] + t);
	double		then = 1.0 / (p[ALPHA] + t_x);
	double		l = log1p((t - t_x) * then);
	double		q = (t - t_x) * now;
	double		chances = x + first;
	silence_sum s = sum_silence(rx, q, (int) p[K]);
	double		stay[FITTED] = {s.r / s.s, -s.q / s.s * q * now, 0.0, 0.0};
	double		stay_rr = s.rr / s.s - stay[R] * stay[R];
	double		stay_rq = s.rq / s.s - stay[R] * s.q / s.s;
	double		stay_qq = s.qq / s.s - s.q / s.s * (s.q / s.s);
	double		go[FITTED] = {0.0, 0.0, 0.0, 0.0};
	double		w = 0.0;
	double		d = 0.0;

	if (chances > 0)
	{
		double		base = p[B] + (chances - 1.0);

		d = log(p[A]) - log(base) + rx * l - log(s.s);
		w = dbm_logistic(d);
		go[R] = l;
		go[ALPHA] = rx * (now - then);
		go[A] = 1.0 / p[A];
		go[B] = -1.0 / base;
		h[R * FITTED + ALPHA] += count * w * (now - then);
		h[ALPHA * FITTED + ALPHA] -= count * w * rx * (now - then) * (now + then);
		h[A * FITTED + A] -= count * w * go[A] * go[A];
		h[B * FITTED + B] += count * w * go[B] * go[B];
	}
	*value += count * (log(s.s) + (chances > 0 ? fmax(d, 0.0) + log1p(exp(-fabs(d))) : 0.0) -
					   rx * log1p(t / p[ALPHA]));
	g[R] -= count * log1p(t / p[ALPHA]);
	g[ALPHA] += count * (p[R] / p[ALPHA] * t - p[K] * x) * now;
	h[R * FITTED + ALPHA] += count * t / p[ALPHA] * now;
	h[ALPHA * FITTED + ALPHA] += count * now *
		(p[K] * x * now - p[R] * t / p[ALPHA] * (1.0 / p[ALPHA] + now));
	h[R * FITTED + R] += count * (1.0 - w) * stay_rr;
	h[R * FITTED + ALPHA] -= count * (1.0 - w) * stay_rq * q * now;
	h[ALPHA * FITTED + ALPHA] += count * (1.0 - w) * q * now * now *
		(stay_qq * q + 2.0 * s.q / s.s);
	for (int i = 0; i < FITTED; i++)
	{
		g[i] += count * (stay[i] + w * (go[i] - stay[i]));
		for (int j = i; j < FITTED; j++)
			h[i * FITTED + j] += count * w * (1.0 - w) * (go[i] - stay[i]) * (go[j] - stay[j]);
	}
}

/* What depends on x only: the customers with this x. */
static void
add_counts(double count, uint32_t x, uint32_t first, const double *p, double *value, double *g,
		   double *h)
{
	dbm_rise	rise_r = dbm_lgamma_rise(p[R], (uint32_t) p[K] * x);
	dbm_rise	rise_b = dbm_lgamma_rise(p[B], x + first);
	dbm_rise	rise_ab = dbm_lgamma_rise(p[A] + p[B], x + first);

	*value += count * (rise_r.value + rise_b.value - rise_ab.value - p[K] * x * log(p[ALPHA]));
	g[R] += count * rise_r.d1;
	g[A] -= count * rise_ab.d1;
	g[B] += count * (rise_b.d1 - rise_ab.d1);
	h[R * FITTED + R] += count * rise_r.d2;
	h[A * FITTED + A] -= count * rise_ab.d2;
	h[A * FITTED + B] -= count * rise_ab.d2;
	h[B * FITTED + B] += count * (rise_b.d2 - rise_ab.d2);
}

static bool
accepts(double x, double t_x, double t)
{
	(void) t_x;
	(void) t;
	return x <= DBM_CNBD_HEAVIEST;
}

static dbm_status
likelihood(const double *theta, uint32_t first, double *value, double *g, double *h,
		   const dbm_histogram *customers)
{
	double		p[FITTED + 1];

	p[K] = customers->k;
	dbm_at_logarithms(theta, FITTED, p, value, g, h);
	for (uint32_t from = 0; from < customers->n;)
	{
		uint32_t	x = customers->items[from].x;
		double		count = 0.0;

		if (x > DBM_CNBD_HEAVIEST)
			return DBM_INVALID;
		for (; from < customers->n && customers->items[from].x == x; from++)
		{
			const dbm_item *item = &customers->items[from];

			add_cell(item->count, x, customers->times[DBM_ITEM_U(*item)],
					 customers->times[DBM_ITEM_V(*item)], first, p, value, g, h);
			count += item->count;
			DBM_TICK(customers->tick, from);
		}
		add_counts(count, x, first, p, value, g, h);
	}
	dbm_to_logarithms(p, FITTED, g, h);
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

static size_t
scratch_size(uint32_t ntimes)
{
	(void) ntimes;
	return 0;
}

static double
alive_at(const double *p, double first, double x, double t_x, double t)
{
	double		rx = p[R] + p[K] * x;
	double		s = sum_silence(rx, (t - t_x) / (p[ALPHA] + t), (int) p[K]).s;

	if (x + first <= 0.0)
		return 1.0;
	return dbm_logistic(log(p[B] + (x + first - 1.0)) - log(p[A]) + log(s) -
						rx * log1p((t - t_x) / (p[ALPHA] + t_x)));
}

/* What is known of those alive at t, and how far it is looked ahead. */
typedef struct outlook
{
	double		shape;			/* R; with j events behind the rate ~ Gamma(R+j, alpha+t) */
	double		odds;			/* horizon / (alpha + t) */
	double		stay;			/* b after the chances survived */
	double		leave;			/* a */
	int			k;
	double		weight[DBM_CNBD_MOST];	/* of j events behind; they sum to one */
	double		cosine[DBM_CNBD_MOST];	/* of 2 pi i/k */
	double		sine[DBM_CNBD_MOST];
	double		tail[TAILS];	/* P(N >= i+1) of one who never leaves */
} outlook;

static outlook
outlook_at(const double *p, double first, double x, double t_x, double t, double horizon)
{
	outlook		o = {
		.shape = p[R] + p[K] * x,
		.odds = horizon / (p[ALPHA] + t),
		.stay = p[B] + x + first,
		.leave = p[A],
		.k = (int) p[K]
	};
	double		q = (t - t_x) / (p[ALPHA] + t);
	double		total = 0.0;
	double		weight = 1.0;

	for (int j = 0; j < o.k; j++)
	{
		o.weight[j] = weight;
		total += weight;
		weight *= (o.shape + j) / (j + 1.0) * q;
	}
	for (int j = 0; j < o.k; j++)
		o.weight[j] /= total;
	return o;
}

/* P(N >= n) of those who never leave. */
static double
tail(const outlook *o, double n)
{
	double		sum = 0.0;

	for (int j = 0; j < o->k; j++)
	{
		if (o->weight[j] > 0.0)
			sum += o->weight[j] * dbm_negative_binomial_tail(o->shape + j, n * o->k - j, o->odds);
	}
	return fmin(1.0, sum);
}

/* P(N = n) of those who never leave. */
static double
exactly(const outlook *o, double n)
{
	double		sum = 0.0;

	for (int j = 0; j < o->k; j++)
	{
		double		from = fmax(0.0, n * o->k - j);

		for (double m = from; m < (n + 1.0) * o->k - j && o->weight[j] > 0.0; m++)
			sum += o->weight[j] * exp(dbm_log_negative_binomial(o->shape + j, m, o->odds));
	}
	return fmin(1.0, sum);
}

/* Few events: the sum over m of them, of purchases made or of those who have left by then. */
static double
sum_events(const outlook *o, int behind, bool leaving)
{
	double		shape = o->shape + behind;
	double		z = o->odds / (1.0 + o->odds);
	double		probability = 1.0;	/* of m events, over that of none */
	double		there = 1.0;	/* E (1-q)^made */
	double		made = 0.0;
	double		gained = 0.0;
	double		sum = 0.0;

	for (int m = 0; m < MOST_EVENTS; m++)
	{
		double		term = probability * gained;

		sum += term;
		if (m > o->k && term <= NEGLIGIBLE * sum && m > shape * o->odds)
			break;
		probability *= (shape + m) / (m + 1.0) * z;
		if ((behind + m + 1) % o->k == 0)
		{
			double		chance = o->leave / (o->leave + o->stay + made);

			gained += leaving ? there * chance : there;
			there *= 1.0 - chance;
			made += 1.0;
		}
	}
	return sum * exp(-shape * log1p(o->odds));
}

/*
 * E s^N for s = 1 - q, less one, over -q: the purchases until leaving of those who leave
 * with probability q. With u = s^(1/k), s^floor((m+j)/k) is u^(m+j) times a function of
 * (m+j) mod k, a sum over the k-th roots of unity w_l of a_l w_l^(m+j). So, with v = u w_l,
 *
 *	 1 - E s^N = - sum over j, l of weight_j a_l v^j ((1 + odds (1-v))^-(R+j) - 1),
 *
 * each term of the order of q: nothing cancels unless few events come, and those are summed
 * one by one. For small s, where the a_l grow, it is the series sum of s^i P(N > i).
 */
static double
root_term(const outlook *o, double log_u, int l)
{
	double		u = exp(log_u);
	double		re = -o->odds * expm1(log_u) + o->odds * u * (1.0 - o->cosine[l]);
	double		im = -o->odds * u * o->sine[l];
	double		log_size = l == 0 ? log1p(re) : 0.5 * log((1.0 + re) * (1.0 + re) + im * im);
	double		angle = l == 0 ? 0.0 : atan2(im, 1.0 + re);
	double		a_re = l == 0 ? 1.0 : 0.0;
	double		a_im = 0.0;
	double		sum = 0.0;

	for (int c = 1; c < o->k; c++)
	{
		double		part = expm1(-c * log_u) / o->k;

		a_re += part * o->cosine[l * c % o->k];
		a_im -= part * o->sine[l * c % o->k];
	}
	for (int j = 0; j < o->k; j++)
	{
		double		shape = o->shape + j;
		double		half = sin(-0.5 * shape * angle);
		double		f_re = expm1(-shape * log_size) * cos(shape * angle) - 2.0 * half * half;
		double		f_im = -exp(-shape * log_size) * sin(shape * angle);
		double		cosine = o->cosine[l * j % o->k];
		double		sine = o->sine[l * j % o->k];
		double		v_re = a_re * cosine - a_im * sine;
		double		v_im = a_re * sine + a_im * cosine;

		if (o->weight[j] > 0.0)
			sum -= o->weight[j] * exp(j * log_u) * (v_re * f_re - v_im * f_im);
	}
	return sum;
}

static double
until_leaving(double q, const void *context)
{
	const outlook *o = context;
	double		sum = 0.0;

	if (q > 1.0 - SERIES_BELOW)
	{
		for (int i = TAILS - 1; i >= 0; i--)
			sum = sum * (1.0 - q) + o->tail[i];
		return sum;
	}
	q = fmax(q, SMALLEST_CHANCE);
	for (int l = 0; 2 * l <= o->k; l++)
		sum += (l == 0 || 2 * l == o->k ? 1.0 : 2.0) * root_term(o, log1p(-q) / o->k, l);
	return fmax(0.0, sum) / q;
}

static double
still_there(double q, const void *context)
{
	return fmin(1.0, fmax(0.0, 1.0 - q * until_leaving(q, context)));
}

static void
prepare_roots(outlook *o)
{
	for (int i = 0; i < o->k; i++)
	{
		o->cosine[i] = cos(TWO_PI * i / o->k);
		o->sine[i] = sin(TWO_PI * i / o->k);
	}
	for (int i = 0; i < TAILS; i++)
		o->tail[i] = tail(o, i + 1.0);
}

/* Is the sum over the events to come too long? */
static bool
is_long(const outlook *o)
{
	return o->odds > FEW_ODDS || (o->shape + o->k) * o->odds > FEW_EVENTS;
}

static double
mean_over_leaving(outlook *o, dbm_curve at)
{
	prepare_roots(o);
	return dbm_beta_mean(o->leave, o->stay, at, o);
}

static double
mean_over_events(const outlook *o, bool leaving)
{
	double		sum = 0.0;

	if (o->odds <= 0.0)
		return 0.0;
	for (int j = 0; j < o->k; j++)
	{
		if (o->weight[j] > 0.0)
			sum += o->weight[j] * sum_events(o, j, leaving);
	}
	return sum;
}

static double
purchases_if_alive(outlook *o)
{
	return is_long(o) ? mean_over_leaving(o, until_leaving) : mean_over_events(o, false);
}

static double
survival_if_alive(outlook *o)
{
	return is_long(o) ? mean_over_leaving(o, still_there) :
		fmax(0.0, 1.0 - mean_over_events(o, true));
}

/* No purchase, n of them and still there, or gone with the n-th. */
static double
count_if_alive(const outlook *o, double n)
{
	double		before;
	double		stay = o->stay + (n - 1.0);

	if (n <= 0.0)
		return exactly(o, 0.0);
	if (o->odds <= 0.0)
		return 0.0;
	before = exp(dbm_log_stay(o->leave, o->stay, n - 1.0));
	return fmin(1.0, before * (exactly(o, n) * (stay / (o->leave + stay)) +
							   tail(o, n) * (o->leave / (o->leave + stay))));
}

static double
at_least_if_alive(const outlook *o, double n)
{
	return n <= 0.0 ? 1.0 : exp(dbm_log_stay(o->leave, o->stay, n - 1.0)) * tail(o, n);
}

/* No purchase: fewer than k - j events. */
static double
silence(const double *p, double x, double t_x, double t, double horizon)
{
	int			k = (int) p[K];
	double		rx = p[R] + p[K] * x;
	double		q = (t - t_x) / (p[ALPHA] + t);
	double		z = horizon / (p[ALPHA] + t + horizon);
	double		weight = 1.0;
	double		total = 0.0;
	double		sum = 0.0;

	if (isinf(horizon))
		return 0.0;
	for (int j = 0; j < k; j++)
	{
		double		event = weight * exp((rx + j) * -log1p(horizon / (p[ALPHA] + t)));

		for (int m = 0; m < k - j; m++)
		{
			sum += event;
			event *= (rx + j + m) / (m + 1.0) * z;
		}
		total += weight;
		weight *= (rx + j) / (j + 1.0) * q;
	}
	return fmin(1.0, sum / total);
}

/* ln (s^s e^-s / Gamma(s)): the density of the logarithm of a gamma variable at its peak. */
static double
log_peak(double s)
{
	if (s < 100.0)
		return s * log(s) - s - dbm_lgamma(s);
	return 0.5 * log(s / 6.283185307179586) - 1.0 / (12.0 * s) + 1.0 / (360.0 * s * s * s);
}

static double
purchases_left(double q, const void *context)
{
	double		lost = *(const double *) context;	/* 1 - z */

	return 1.0 / (lost + q * (1.0 - lost));
}

/* E 1/(1 - (1-q) z) for q ~ Beta(leave, stay): 2F1(1, stay; leave+stay; z), given ln z. */
static double
discounted_stay(double leave, double stay, double log_z)
{
	double		lost = -expm1(log_z);

	if (lost < SLOW_FRACTION)
		return dbm_beta_mean(leave, stay, purchases_left, &lost);
	return dbm_hypergeometric_one(stay, stay + leave, 1.0 - lost);
}

/*
 * At a rate lambda and with f = lambda/(lambda+delta), what a discounted event is worth, the
 * purchases to come are f^(k-j) / (1 - (1-p) f^k), the mean of which over p is a
 * hypergeometric function. The mean over lambda is a trapezoid in its logarithm.
 */
static double
residual_if_alive(const double *p, double first, double x, double t_x, double t, double delta)
{
	int			k = (int) p[K];
	double		rx = p[R] + p[K] * x;
	double		age = p[ALPHA] + t;
	double		stay = p[B] + x + first;
	double		step = fmin(LAMBDA_STEP, 0.2 / sqrt(rx + 1.0));
	double		peak = log(rx) - log(age);
	double		norm = log_peak(rx) - log(sum_silence(rx, (t - t_x) / age, k).s);
	double		sum = 0.0;

	for (int side = -1; side <= 1; side += 2)
	{
		for (int i = side > 0 ? 0 : 1; i < LAMBDA_STEPS; i++)
		{
			double		d = (rx < 1.0 ? log1p(1.0 / rx) : 0.0) + side * i * step;
			double		log_lambda = peak + d;
			double		log_f = -log1p(exp(log(delta) - log_lambda));
			double		log_event = norm + rx * (d - expm1(d)) + k * log_f;
			double		events = 0.0;
			double		term;

			for (int j = 0; j < k; j++)
			{
				events += exp(log_event);
				log_event += log_lambda + log(t - t_x) - log(j + 1.0) - log_f;
			}
			term = step * events * discounted_stay(p[A], stay, k * log_f);
			sum += term;
			if (term <= NEGLIGIBLE * sum)
				break;
		}
	}
	return sum;
}

#define CNBD_SCORES(model, first) \
static double \
model##_p_alive(const double *p, double x, double t_x, double t) \
{ \
	return alive_at(p, first, x, t_x, t); \
} \
static double \
model##_purchases(const double *p, double x, double t_x, double t, double horizon) \
{ \
	outlook		o = outlook_at(p, first, x, t_x, t, horizon); \
	return purchases_if_alive(&o); \
} \
static double \
model##_survival(const double *p, double x, double t_x, double t, double horizon) \
{ \
	outlook		o = outlook_at(p, first, x, t_x, t, horizon); \
	return survival_if_alive(&o); \
} \
static double \
model##_residual(const double *p, double x, double t_x, double t, double delta) \
{ \
	return residual_if_alive(p, first, x, t_x, t, delta); \
} \
static double \
model##_count(const double *p, double x, double t_x, double t, double horizon, double n) \
{ \
	outlook		o = outlook_at(p, first, x, t_x, t, horizon); \
	return count_if_alive(&o, n); \
} \
static double \
model##_at_least(const double *p, double x, double t_x, double t, double horizon, double n) \
{ \
	outlook		o = outlook_at(p, first, x, t_x, t, horizon); \
	return at_least_if_alive(&o, n); \
} \
static double \
model##_endless(const double *p, double x, double t_x, double t) \
{ \
	(void) t_x; \
	(void) t; \
	return p[A] > 1.0 ? 1.0 + (p[B] + x + first) / (p[A] - 1.0) : INFINITY; \
} \
const dbm_btyd_family dbm_##model##_cnbd_k_family = { \
	.name = #model "_cnbd_k", \
	.n = FITTED, \
	.given_k = true, \
	.parameters = {DBM_R, DBM_ALPHA, DBM_A, DBM_B, DBM_K}, \
	.is_time = {false, true, false, false}, \
	.start = {0.5, 0.1, 1.0, 2.0}, \
	.other_start = {1.2 * (first), 0.15, 0.4, 0.35}, \
	.accepts = accepts, \
	.scratch_size = scratch_size, \
	.likelihood = model##_likelihood, \
	.p_alive = model##_p_alive, \
	.purchases = model##_purchases, \
	.survival = model##_survival, \
	.silence = silence, \
	.residual = model##_residual, \
	.count = model##_count, \
	.at_least = model##_at_least, \
	.endless = model##_endless, \
}

CNBD_SCORES(bg, 0);
CNBD_SCORES(mbg, 1);

dbm_status
dbm_cnbd_fit(const dbm_btyd_family *family, dbm_histogram *customers, double log_intervals, int k,
			 const dbm_fit_terms *terms, dbm_newton *search)
{
	double		purchases = 0.0;
	dbm_status	status;

	customers->k = k;
	status = dbm_btyd_fit(family, customers, terms, search);
	for (uint32_t i = 0; i < customers->n; i++)
		purchases += (double) customers->items[i].count * customers->items[i].x;
	search->value += (k - 1) * log_intervals - purchases * dbm_lgamma(k);
	return status;
}

dbm_status
dbm_cnbd_choose(const dbm_btyd_family *family, dbm_histogram *customers, double log_intervals,
				const dbm_fit_terms *terms, int *k, dbm_newton *best)
{
	int			falls = 0;

	/* past its maximum the profile only falls; two falls leave no doubt */
	for (int one = 1; one <= DBM_CNBD_MOST && falls < 2; one++)
	{
		dbm_newton	search;
		dbm_status	status = dbm_cnbd_fit(family, customers, log_intervals, one, terms, &search);

		if (status != DBM_OK)
			return status;
		if (one > 1 && search.value <= best->value)
		{
			falls++;
			continue;
		}
		*best = search;
		*k = one;
		falls = 0;
	}
	customers->k = *k;
	return DBM_OK;
}
