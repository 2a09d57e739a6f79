/*
 * gamma_gamma.c
 *	  Gamma-Gamma: spend per purchase ~ Gamma(p, nu), nu ~ Gamma(q, v) over customers.
 *
 * Fader and Hardie, The Gamma-Gamma Model of Monetary Value, note 025 (2013). The
 * mean m of x purchases has
 *
 *	 ln L = lnG(px+q) - lnG(px) - lnG(q) + q ln v + px ln x + (px-1) ln m
 *		   - (px+q) ln(v + xm).
 *
 * With k = ln(1 + v/xm) and l = ln(1 + xm/v) this is
 *
 *	 lnG(px+q) - lnG(px) - lnG(q) - ln m - px k - q l,   l = k + ln(xm) - ln v,
 *
 * whose parts stay small where p or q run away, so no digits are lost there. The
 * gamma functions depend on x only and the sums of ln m on no parameter, so a
 * customer costs one logarithm and one division. Expected spend is
 * p (v + xm) / (px + q - 1), a weighted mean of m and of the population's
 * pv/(q-1), which exists for q > 1.
 *
 * Amounts are scaled by nothing: v has the unit of money and its range follows
 * the mean of the data. The caller owns all memory.
 */
#include <math.h>
#include <string.h>

#include "core/btyd/gamma_gamma.h"
#include "core/math/special.h"

#define FARTHEST	1e6			/* range of a parameter, from its reciprocal on */
#define SAMPLE_FROM	16384		/* customers from which a first fit of a sample pays */
#define SAMPLE		2048

enum
{
	P, Q, V, N
};

/* Sums over the customers of one x. */
typedef struct sums
{
	double		count;
	double		log_m;			/* ln m */
	double		k;				/* ln(1 + v/xm) */
	double		l;				/* ln(1 + xm/v) */
	double		inv;			/* 1/(v + xm) */
	double		inv2;
	double		part;			/* xm/(v + xm) */
	double		part_inv;
} sums;

static sums
sum_spends(const dbm_item *items, const double *log_spends, uint32_t n, double v)
{
	sums		s = {0};
	double		x = items[0].x;
	double		log_v = log(v);

	for (uint32_t i = 0; i < n; i++)
	{
		double		count = items[i].count;
		double		m = dbm_item_u(items[i]);
		double		xm = x * m;
		double		inverse = 1.0 / (v + xm);
		double		part = xm * inverse;
		double		log_xm = log_spends[i];
		double		k;
		double		l;

		/* the smaller of the two is computed, the other follows */
		if (v < xm)
		{
			k = log1p(v / xm);
			l = k + log_xm - log_v;
		}
		else
		{
			l = log1p(xm / v);
			k = l + log_v - log_xm;
		}
		s.count += count;
		s.log_m += count * log_xm;
		s.k += count * k;
		s.l += count * l;
		s.inv += count * inverse;
		s.inv2 += count * inverse * inverse;
		s.part += count * part;
		s.part_inv += count * part * inverse;
	}
	s.log_m -= s.count * log(x);
	return s;
}

/* lnG(z+h) - lnG(z) - lnG(h), expanded around the larger of the two. */
static double
log_beta_inverse(double z, double h)
{
	return z > h ? dbm_lgamma_rise_real(z, h) - dbm_lgamma(h) :
		dbm_lgamma_rise_real(h, z) - dbm_lgamma(z);
}

static void
add_sums(const sums *s, double x, const double *p, double *value, double *g, double *h)
{
	double		px = p[P] * x;
	double		c = px + p[Q];
	double		psi1 = dbm_trigamma(c);

	*value += s->count * log_beta_inverse(px, p[Q]) - s->log_m - px * s->k - p[Q] * s->l;

	/* q/v - (px+q)/(v+xm) = (q xm/v - px) / (v+xm) */
	g[P] += x * (s->count * dbm_digamma_rise_real(px, p[Q]) - s->k);
	g[Q] += s->count * dbm_digamma_rise_real(p[Q], px) - s->l;
	g[V] += p[Q] / p[V] * s->part - px * s->inv;

	h[P * N + P] += x * x * s->count * (psi1 - dbm_trigamma(px));
	h[P * N + Q] += x * s->count * psi1;
	h[P * N + V] -= x * s->inv;
	h[Q * N + Q] += s->count * (psi1 - dbm_trigamma(p[Q]));
	h[Q * N + V] += s->part / p[V];
	h[V * N + V] += px * s->inv2 - p[Q] / p[V] * (s->part / p[V] + s->part_inv);
}

dbm_status
dbm_gamma_gamma_likelihood(const double *theta, double *value, double *gradient, double *hessian,
						   void *context)
{
	dbm_spends *spends = context;
	double		p[N];

	dbm_at_logarithms(theta, N, p, value, gradient, hessian);
	for (uint32_t from = 0; from < spends->n;)
	{
		uint32_t	x = spends->items[from].x;
		uint32_t	to = from + 1;
		sums		s;

		while (to < spends->n && spends->items[to].x == x)
			to++;
		s = sum_spends(spends->items + from, spends->log_spends + from, to - from, p[V]);
		add_sums(&s, x, p, value, gradient, hessian);
		from = to;
		DBM_TICK(spends->tick, 0);
	}
	dbm_to_logarithms(p, N, gradient, hessian);
	return DBM_OK;
}

void
dbm_gamma_gamma_logs(const dbm_item *items, uint32_t n, double *log_spends, dbm_tick tick)
{
	for (uint32_t i = 0; i < n; i++)
	{
		DBM_TICK(tick, i);
		log_spends[i] = log(items[i].x * dbm_item_u(items[i]));
	}
}

/* The range of v follows the money: the mean over customers of their mean spend. */
static double
mean_spend(const dbm_spends *spends)
{
	double		sum = 0.0;
	double		count = 0.0;

	for (uint32_t i = 0; i < spends->n; i++)
	{
		sum += spends->items[i].count * dbm_item_u(spends->items[i]);
		count += spends->items[i].count;
	}
	return sum / count;
}

/* Moves the start to the maximum of a sample of the customers, when it has one. */
static void
start_from_sample(const dbm_spends *spends, dbm_newton *search)
{
	dbm_item	items[SAMPLE];
	double		logs[SAMPLE];
	dbm_spends	sample = {items, logs, 0, spends->tick};
	dbm_newton	trial = *search;
	uint32_t	stride = spends->n / SAMPLE;

	for (uint32_t i = stride / 2; i < spends->n && sample.n < SAMPLE; i += stride)
	{
		items[sample.n] = spends->items[i];
		logs[sample.n++] = spends->log_spends[i];
	}
	if (dbm_newton_maximise(&trial, dbm_gamma_gamma_likelihood, &sample) == DBM_OK &&
		trial.converged && trial.curved && trial.at_bound == 0)
		memcpy(search->theta, trial.theta, sizeof(trial.theta));
}

dbm_status
dbm_gamma_gamma_fit(dbm_spends *spends, const dbm_fit_terms *terms, dbm_newton *search)
{
	static const double start[N] = {3.0, 3.0, 1.0};

	if (spends->n == 0)
		return DBM_INVALID;
	search->n = N;
	search->max_iterations = 200;
	search->satisfied = search->negligible = 0.0;
	for (int i = 0; i < N; i++)
	{
		double		unit = i == V ? mean_spend(spends) : 1.0;

		search->theta[i] = log(start[i] * unit);
		search->lower[i] = log(unit / FARTHEST);
		search->upper[i] = log(unit * FARTHEST);
	}
	if (spends->n >= SAMPLE_FROM && (terms == NULL || terms->start == NULL))
		start_from_sample(spends, search);
	else if (terms != NULL && terms->centre != NULL)
		memcpy(search->theta, terms->centre->theta, sizeof(search->theta));
	return dbm_maximise_leaning(search, terms, dbm_gamma_gamma_likelihood, spends);
}

double
dbm_gamma_gamma_mean(const double *p, double x, double mean)
{
	double		weight = p[P] * x + p[Q] - 1.0;

	if (weight <= 0.0)
		return INFINITY;
	return p[P] * (p[V] + x * mean) / weight;
}
