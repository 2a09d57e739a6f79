/*
 * cnbd.c
 *	  BG/CNBD-k and MBG/CNBD-k: as BG/NBD and MBG/NBD, with purchases that come more
 *	  regularly: each is the k-th event of a Poisson process.
 *
 * Platzer and Reutterer, Ticking Away the Moments, Marketing Science 35 (2016), and
 * Reutterer, Platzer and Schroeder, Journal of Interactive Marketing 49 (2020). With
 * R = r + k x, m chances to leave (x, or x+1 in the modified model), and
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
 * to come, all its terms positive; after LONG_SUM events it is summed up as an integral.
 */
#include <math.h>

#include "core/cnbd.h"
#include "core/hypergeometric.h"
#include "core/special.h"

#define FITTED		4
#define LONG_SUM	4096		/* events */
#define NEGLIGIBLE	1e-17
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

/* Who is alive at t: events since the last purchase, chances survived, what to add up. */
typedef struct outlook
{
	double		shape;			/* R + j */
	double		z;				/* horizon / (alpha + t + horizon) */
	double		stay;			/* b after the chances survived */
	double		leave;			/* a */
	int			behind;			/* j */
	int			k;
	bool		leaving;		/* count those who leave, not purchases */
} outlook;

/* The gain of the (i+1)-th purchase to come: made, or the last one, by those still there. */
static double
gain(const outlook *o, double i, double there)
{
	return o->leaving ? there * o->leave / (o->leave + o->stay + i) : there;
}

/* What the purchase i+1 adds: its gain, if there are events enough for it. */
static double
gain_at(const outlook *o, double i)
{
	double		there = exp(dbm_lgamma_rise_real(o->stay, i) -
							dbm_lgamma_rise_real(o->stay + o->leave, i));

	return gain(o, i, there) * dbm_beta_share((i + 1.0) * o->k - o->behind, o->shape, o->z);
}

/*
 * The sum of gain_at from n on: the integral from n - 1/2 with the first term of the
 * midpoint rule's error, in panels of ln i.
 */
static double
gains_beyond(const outlook *o, double n)
{
	static const double node[5] = {
		0.14887433898163122, 0.43339539412924721, 0.67940956829902444,
		0.86506336668898454, 0.97390652851717174
	};
	static const double weight[5] = {
		0.29552422471475287, 0.26926671930999636, 0.21908636251598204,
		0.14945134915058059, 0.06667134430868814
	};
	double		sum = (gain_at(o, n) - gain_at(o, n - 1.0)) / 24.0;
	double		from = log(n - 0.5);

	for (int panel = 0; panel < 400; panel++)
	{
		double		part = 0.0;

		for (int j = 0; j < 10; j++)
		{
			double		i = exp(from + 0.1 * (panel + 0.5 + (j % 2 ? 0.5 : -0.5) * node[j / 2]));

			part += weight[j / 2] * i * gain_at(o, i);
		}
		sum += 0.05 * part;
		if (part <= NEGLIGIBLE * fabs(sum))
			break;
	}
	return sum;
}

/*
 * The sum over m events to come of their probability times the gains of the purchases
 * they make.
 */
static double
gains(const outlook *o)
{
	double		log_scale = o->shape * log1p(-o->z);	/* of the two below: nothing underflows */
	double		m_probability = 1.0;
	double		there = 1.0;	/* E (1-p)^i before the purchase i+1 */
	double		made = 0.0;		/* purchases */
	double		gained = 0.0;
	double		sum = 0.0;

	for (int m = 0; m < LONG_SUM || (o->behind + m) % o->k != 0; m++)
	{
		double		term = m_probability * gained;

		sum += term;
		if (m > o->k && term <= NEGLIGIBLE * sum && m > o->shape * o->z / (1.0 - o->z))
			return sum * exp(log_scale);
		m_probability *= (o->shape + m) / (m + 1.0) * o->z;
		if (m_probability > 1e200)
		{
			m_probability *= 1e-200;
			sum *= 1e-200;
			log_scale += log(1e200);
		}
		if ((o->behind + m + 1) % o->k == 0)
		{
			gained += gain(o, made, there);
			there *= (o->stay + made) / (o->stay + o->leave + made);
			made += 1.0;
		}
	}
	return sum * exp(log_scale) + gained * dbm_beta_share(made * o->k - o->behind, o->shape, o->z) +
		gains_beyond(o, made);
}

static double
gains_if_alive(const double *p, double first, double x, double t_x, double t, double horizon,
			   bool leaving)
{
	int			k = (int) p[K];
	double		rx = p[R] + p[K] * x;
	double		q = (t - t_x) / (p[ALPHA] + t);
	double		weight = 1.0;
	double		total = 0.0;
	double		sum = 0.0;

	if (horizon <= 0.0)
		return 0.0;
	for (int j = 0; j < k; j++)
	{
		outlook		o = {
			rx + j, horizon / (p[ALPHA] + t + horizon), p[B] + x + first, p[A], j, k, leaving
		};

		if (weight > 0.0)
			sum += weight * gains(&o);
		total += weight;
		weight *= (rx + j) / (j + 1.0) * q;
	}
	return sum / total;
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
			term = step * events *
				dbm_hypergeometric_one(stay, stay + p[A], fmin(exp(k * log_f), 1.0 - 1e-15));
			sum += term;
			if (term <= NEGLIGIBLE * sum)
				break;
		}
	}
	return sum;
}

static double
probability(const double *p, uint32_t first, uint32_t n, double t)
{
	uint32_t	k = (uint32_t) p[K];
	uint32_t	chances = n + first;
	double		z = t / (p[ALPHA] + t);
	double		stay = dbm_lgamma_rise(p[B], chances).value -
		dbm_lgamma_rise(p[A] + p[B], chances).value;
	double		tail = n > 0 ? dbm_beta_share((double) n * k, p[R], z) : 1.0;
	double		event;
	double		still = 0.0;

	if ((t <= 0.0 && n > 0) || n > 100 * DBM_CNBD_HEAVIEST)
		return 0.0;
	event = exp(stay + dbm_lgamma_rise(p[R], n * k).value - dbm_lgamma_rise(1.0, n * k).value -
				p[R] * log1p(t / p[ALPHA]) + (n > 0 ? (double) n * k * log(z) : 0.0));
	for (uint32_t m = n * k; m < (n + 1) * k; m++)
	{
		still += event;
		event *= (p[R] + m) / (m + 1.0) * z;
	}
	if (chances == 0)
		return fmin(1.0, still);
	return fmin(1.0, still + exp(log(p[A]) - log(p[B] + (chances - 1.0)) + stay) * tail);
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
	return gains_if_alive(p, first, x, t_x, t, horizon, false); \
} \
static double \
model##_survival(const double *p, double x, double t_x, double t, double horizon) \
{ \
	return fmax(0.0, 1.0 - gains_if_alive(p, first, x, t_x, t, horizon, true)); \
} \
static double \
model##_residual(const double *p, double x, double t_x, double t, double delta) \
{ \
	return residual_if_alive(p, first, x, t_x, t, delta); \
} \
static double \
model##_probability(const double *p, uint32_t n, double t) \
{ \
	return probability(p, first, n, t); \
} \
const dbm_btyd_family dbm_##model##_cnbd_k_family = { \
	.name = #model "_cnbd_k", \
	.n = FITTED, \
	.given_k = true, \
	.parameters = {DBM_R, DBM_ALPHA, DBM_A, DBM_B, DBM_K}, \
	.is_time = {false, true, false, false}, \
	.start = {0.5, 0.1, 1.0, 2.0}, \
	.accepts = accepts, \
	.scratch_size = scratch_size, \
	.likelihood = model##_likelihood, \
	.p_alive = model##_p_alive, \
	.purchases = model##_purchases, \
	.survival = model##_survival, \
	.silence = silence, \
	.residual = model##_residual, \
	.probability = model##_probability, \
}

CNBD_SCORES(bg, 0);
CNBD_SCORES(mbg, 1);

dbm_status
dbm_cnbd_fit(const dbm_btyd_family *family, dbm_histogram *customers, double log_intervals, int k,
			 dbm_newton *search)
{
	double		purchases = 0.0;
	dbm_status	status;

	customers->k = k;
	status = dbm_btyd_fit(family, customers, search);
	for (uint32_t i = 0; i < customers->n; i++)
		purchases += (double) customers->items[i].count * customers->items[i].x;
	search->value += (k - 1) * log_intervals - purchases * dbm_lgamma(k);
	return status;
}

dbm_status
dbm_cnbd_choose(const dbm_btyd_family *family, dbm_histogram *customers, double log_intervals,
				int *k, dbm_newton *best)
{
	for (int one = 1; one <= DBM_CNBD_MOST; one++)
	{
		dbm_newton	search;
		dbm_status	status = dbm_cnbd_fit(family, customers, log_intervals, one, &search);

		if (status != DBM_OK)
			return status;
		/* past its maximum the profile only falls */
		if (one > 1 && search.value <= best->value)
			break;
		*best = search;
		*k = one;
	}
	customers->k = *k;
	return DBM_OK;
}
