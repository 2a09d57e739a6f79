/*
 * Do intervals hold what they say? Logs made from known parameters are fitted, and it is
 * counted how often the intervals hold the truth: those of the parameters (symmetric in
 * the logarithm, as dbm.describe gives them), of scores and totals by the delta method,
 * and the predictive ones of what the same customers then did. Counts are whole, so the
 * interval of one customer's holds more than its confidence: its bias is what was held less
 * what was stated.
 *
 *	 coverage					60 small logs a model: broken intervals are found
 *	 coverage LOGS CUSTOMERS	the study of doc/clv_interval.md, as a table
 */
#include "simulate.h"

#include "core/btyd/btyd.h"
#include "core/math/delta_method.h"
#include "core/btyd/forecast.h"
#include "core/btyd/gamma_gamma.h"
#include "core/math/total_spread.h"

#define MOST		10000		/* customers of a log */
#define TIMES		32768
#define SCRATCH		(32 * TIMES)
#define ROWS		16			/* quantities of one study */
#define Z			1.959963984540054
#define TAIL		0.025
#define TODAY		272.0
#define HORIZON		39.0
#define EACH		120			/* one in so many customers whose own purchases are looked at */

typedef struct row
{
	const char *name;
	long		held;
	long		tried;
	double		bias;			/* sums of the relative error and of error / standard error */
	double		errors;
} row;

typedef struct study
{
	row			rows[ROWS];
	int			n;
	int			unidentified;
} study;

typedef simulated (*maker) (const simulation *s, const double *p);

static simulated customers[MOST];
static dbm_cell cells[MOST];
static dbm_item items[2 * TIMES];
static dbm_item spare[2 * TIMES];
static double times[TIMES];
static uint32_t slots[2 * TIMES];
static double scratch[SCRATCH];
static double logs_of_spends[MOST];

static void
count(study *s, const char *name, bool held, double relative, double in_errors)
{
	int			i = 0;

	while (i < s->n && s->rows[i].name != name)
		i++;
	if (i == s->n)
		s->rows[s->n++] = (row) {name, 0, 0, 0.0, 0.0};
	s->rows[i].held += held;
	s->rows[i].tried++;
	s->rows[i].bias += relative;
	s->rows[i].errors += in_errors;
}

/* Fits customers[n]; false when the parameters are not identified, as clv_fit.c decides it. */
static bool
fit(const dbm_btyd_family *family, int n, dbm_estimates *estimates)
{
	dbm_histogram h = {0};
	dbm_times	distinct = {times, slots, TIMES, 0};
	dbm_newton	search = {0};

	for (int i = 0; i < n; i++)
		cells[i] = (dbm_cell) {customers[i].t_x, customers[i].t, (uint32_t) customers[i].x, 1};
	memset(slots, 0, sizeof(slots));
	if (dbm_cells_code(cells, n, &distinct, items, spare, &h.n, NULL) != DBM_OK)
		abort();
	h.items = items;
	h.times = times;
	h.ntimes = distinct.n;
	if (family->scratch_size(distinct.n) > SCRATCH)
		abort();
	h.scratch = scratch;
	if (dbm_btyd_fit(family, &h, NULL, &search) != DBM_OK || !search.converged ||
		!search.curved || search.at_bound != 0)
		return false;
	estimates->n = family->n;
	for (int i = 0; i < family->n; i++)
	{
		estimates->p[i] = exp(search.theta[i]);
		if (!(search.covariance[i * family->n + i] <= 4.6 * 4.6))
			return false;
	}
	memcpy(estimates->covariance, search.covariance, sizeof(search.covariance));
	return true;
}

static bool
fit_spend(int n, dbm_estimates *estimates)
{
	dbm_newton	search = {0};
	dbm_spends	spends = {items, logs_of_spends, 0, NULL};
	int			used = 0;

	for (int i = 0; i < n; i++)
	{
		if (customers[i].x > 0)
			cells[used++] = (dbm_cell) {customers[i].mean, 0.0, (uint32_t) customers[i].x, 1};
	}
	if (dbm_cells_by_u(cells, used, items, spare, &spends.n, NULL) != DBM_OK)
		abort();
	dbm_gamma_gamma_logs(items, spends.n, logs_of_spends, NULL);
	if (dbm_gamma_gamma_fit(&spends, NULL, &search) != DBM_OK || !search.converged ||
		!search.curved || search.at_bound != 0)
		return false;
	estimates->n = DBM_SPEND_PARAMETERS;
	for (int i = 0; i < DBM_SPEND_PARAMETERS; i++)
		estimates->p[i] = exp(search.theta[i]);
	for (int i = 0; i < DBM_SPEND_PARAMETERS * DBM_SPEND_PARAMETERS; i++)
		estimates->covariance[i] = search.covariance[i];
	return true;
}

static void
parameters(study *s, const dbm_estimates *e, const double *truth, const char *const *names)
{
	for (int i = 0; i < e->n; i++)
	{
		double		error = sqrt(e->covariance[i * e->n + i]);
		double		off = log(e->p[i] / truth[i]);

		count(s, names[i], fabs(off) <= Z * error, off, off / error);
	}
}

typedef struct subject
{
	const dbm_btyd_family *family;
	const simulated *customer;
	int			n;				/* of customers, of a total */
	double		horizon;
} subject;

static double
alive(const double *p, const void *context)
{
	const subject *c = context;

	return c->family->p_alive(p, c->customer->x, c->customer->t_x, c->customer->t);
}

static double
purchases(const double *p, const void *context)
{
	const subject *c = context;

	return alive(p, context) * c->family->purchases(p, c->customer->x, c->customer->t_x,
													c->customer->t, c->horizon);
}

static double
all_purchases(const double *p, const void *context)
{
	const subject *c = context;
	double		sum = 0.0;

	for (int i = 0; i < c->n; i++)
	{
		subject		one = {c->family, c->customer + i, 1, c->horizon};

		sum += purchases(p, &one);
	}
	return sum;
}

static double
all_alive(const double *p, const void *context)
{
	const subject *c = context;
	double		sum = 0.0;

	for (int i = 0; i < c->n; i++)
	{
		subject		one = {c->family, c->customer + i, 1, c->horizon};

		sum += alive(p, &one);
	}
	return sum;
}

static double
population_spend(const double *p, const void *context)
{
	(void) context;
	return dbm_gamma_gamma_mean(p, 0.0, 0.0);
}

/* The interval of a score against its value at the true parameters. */
static double
score(study *s, const char *name, const dbm_estimates *e, const double *truth,
	  dbm_score_range range, dbm_score f, const subject *c, double *value)
{
	double		gradient[DBM_ESTIMATES_MAX];
	double		right = f(truth, c);
	double		variance;
	dbm_score_interval interval;

	if (dbm_score_gradient(e, range, f, c, value, gradient) != DBM_OK)
		abort();
	variance = dbm_score_variance(e, gradient);
	interval = dbm_interval_of(range, *value, sqrt(variance), Z);
	count(s, name, interval.lower <= right && right <= interval.upper, log(*value / right),
		  (*value - right) / sqrt(variance));
	return variance;
}

/* What all customers did against the interval that was predicted for it. */
static void
outcomes(study *s, const dbm_estimates *e, const double *truth, const subject *all)
{
	double		bought = 0.0;
	double		living = 0.0;
	double		variance = 0.0;
	double		value;
	double		spread;
	dbm_spread	interval;

	for (int i = 0; i < all->n; i++)
	{
		const simulated *c = all->customer + i;
		double		a = all->family->p_alive(e->p, c->x, c->t_x, c->t);
		double		mean = all->family->purchases(e->p, c->x, c->t_x, c->t, all->horizon);

		variance += a * (all->family->pairs(e->p, c->x, c->t_x, c->t, all->horizon) + mean) -
			a * mean * a * mean;
		bought += c->later;
	}
	variance += score(s, "purchases of all", e, truth, DBM_SCORE_AMOUNT, all_purchases, all,
					  &value);
	interval = dbm_count_spread(value, variance, TAIL, INFINITY);
	count(s, "predicted: purchases of all", interval.lower <= bought && bought <= interval.upper,
		  log(value / bought), (value - bought) / sqrt(variance));
	spread = 0.0;
	for (int i = 0; i < all->n; i++)
	{
		const simulated *c = all->customer + i;
		double		a = all->family->p_alive(e->p, c->x, c->t_x, c->t);

		spread += a * (1.0 - a);
		living += c->alive;
	}
	spread += score(s, "alive of all", e, truth, DBM_SCORE_AMOUNT, all_alive, all, &value);
	interval = dbm_count_spread(value, spread, TAIL, all->n);
	count(s, "predicted: alive of all", interval.lower <= living && living <= interval.upper,
		  log(value / living), (value - living) / sqrt(spread));
}

/* The numbers that a few customers each bought, against the interval of dbm.purchases_interval. */
static void
each_outcome(study *s, const dbm_estimates *e, const subject *all)
{
	for (int i = 0; i < all->n; i += EACH)
	{
		const simulated *c = all->customer + i;
		dbm_outlook outlook = {all->family, e->p, c->x, c->t_x, c->t, NULL};
		double		lower = dbm_forecast_quantile(&outlook, all->horizon, TAIL);
		double		upper = dbm_forecast_quantile(&outlook, all->horizon,
												  1.0 - (lower > 0.0 ? 1.0 : 2.0) * TAIL);
		double		stated = dbm_forecast_at_least(&outlook, all->horizon, lower) -
			dbm_forecast_at_least(&outlook, all->horizon, upper + 1.0);
		bool		held = lower <= c->later && c->later <= upper;

		count(s, "predicted: purchases of each", held, held - stated, 0.0);
	}
}

static study
run(const dbm_btyd_family *family, maker make, const double *truth, bool days, int logs, int n)
{
	static const simulated one = {2, 30.43, 38.86, 0, 0, 0, false};
	const char *names[DBM_NEWTON_MAX];
	simulation	shop = {days, 84.0, TODAY, HORIZON, NULL};
	study		s = {0};

	for (int i = 0; i < family->n; i++)
		names[i] = dbm_btyd_parameter_name(family->parameters[i]);
	for (int l = 0; l < logs; l++)
	{
		subject		all = {family, customers, n, HORIZON};
		subject		single = {family, &one, 1, HORIZON};
		dbm_estimates e = {0};
		double		value;

		for (int i = 0; i < n; i++)
			customers[i] = make(&shop, truth);
		if (!fit(family, n, &e))
		{
			s.unidentified++;
			continue;
		}
		parameters(&s, &e, truth, names);
		score(&s, "alive of one", &e, truth, DBM_SCORE_PROBABILITY, alive, &single, &value);
		score(&s, "purchases of one", &e, truth, DBM_SCORE_AMOUNT, purchases, &single, &value);
		outcomes(&s, &e, truth, &all);
		each_outcome(&s, &e, &all);
	}
	return s;
}

static study
run_spend(const double *truth, int logs, int n)
{
	static const double bg[] = {.243, 4.414, .793, 2.426};
	static const char *const names[] = {"p", "q", "v"};
	simulation	shop = {false, 84.0, TODAY, HORIZON, truth};
	study		s = {0};

	for (int l = 0; l < logs; l++)
	{
		dbm_estimates e = {0};
		double		value;

		for (int i = 0; i < n; i++)
			customers[i] = simulate_bg(&shop, bg);
		if (!fit_spend(n, &e))
		{
			s.unidentified++;
			continue;
		}
		parameters(&s, &e, truth, names);
		score(&s, "mean spend", &e, truth, DBM_SCORE_AMOUNT, population_spend, NULL, &value);
	}
	return s;
}

/* Checks that a study is not far off, and prints it. */
static void
report(const char *name, const study *s, bool print)
{
	if (print)
		printf("\n%s: %d logs not identified\n%-30s %8s %9s %12s\n", name, s->unidentified, "",
			   "held, %", "bias, %", "in errors");
	for (int i = 0; i < s->n; i++)
	{
		const row  *r = &s->rows[i];
		double		held = 100.0 * r->held / r->tried;

		if (print)
			printf("%-30s %8.1f %9.1f %12.2f\n", r->name, held, 100.0 * r->bias / r->tried,
				   r->errors / r->tried);
		CHECK(held >= 80.0 && r->tried >= 10);
	}
	if (print)
		fflush(stdout);
}

int
main(int argc, char **argv)
{
	static const double bg[] = {.243, 4.414, .793, 2.426};
	static const double pareto[] = {.553, 10.578, .606, 11.669};
	static const double spend[] = {6.25, 3.74, 15.44};
	bool		print = argc == 3;
	int			logs = print ? atoi(argv[1]) : 60;
	int			n = print ? atoi(argv[2]) : 500;
	study		s;

	if (n > MOST)
		n = MOST;
	for (int days = 0; days <= (int) print; days++)
	{
		s = run(&dbm_bg_nbd_family, simulate_bg, bg, days, logs, n);
		report(days ? "BG/NBD in days" : "BG/NBD", &s, print);
		s = run(&dbm_pareto_nbd_family, simulate_pareto, pareto, days, logs, n);
		report(days ? "Pareto/NBD in days" : "Pareto/NBD", &s, print);
	}
	s = run_spend(spend, logs, n);
	report("Gamma-Gamma", &s, print);
	return dbm_test_report("coverage");
}
