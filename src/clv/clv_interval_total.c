/*
 * clv_interval_total.c
 *	  Totals of scores over customers: who is alive, purchases and value to come. And the
 *	  intervals of one customer's purchases and value, which share their derivatives.
 *
 * Parameters are shared by all customers, so their errors do not average out: the
 * derivatives of the scores add up, and the total has the variance g' V g of the summed g.
 * What the customers then do is independent of one another, so the variance around the
 * expectations adds up too. The state (a bytea) holds the sums of score, derivatives and
 * variance as exact numbers, which makes it the same for any order of rows and any number
 * of workers, and the estimates of the models, which must be the same in all rows.
 *
 * Of one customer, alive with probability A, N purchases to come if alive:
 *
 *	 var N = A (E N(N-1) + E N) - (A E N)^2
 *
 * A value is D = sum e^(-delta t_j) over the purchases times spends Z of mean m and variance v
 * that depend on the customer's own nu ~ Gamma(p x + q, v + x mean):
 *
 *	 var S = E D(2 delta) E var(Z|nu) + E D^2 E m^2 - (E D)^2 (E m)^2
 *	 E D^2 = E D(2 delta) + E N(N-1) (E D / E N)^2
 *
 * which is exact without a discount and with it takes two purchases as discounted like
 * the average one.
 */
#include "base/dbm.h"

#include "clv/clv_interval.h"

#include <math.h>

#include "core/base/exact_sum.h"
#include "core/base/hash.h"
#include "core/math/total_spread.h"

#define TOTAL_VERSION	1
#define CACHE_ENTRIES	8192
#define CACHE_AFTER		256
#define WHAT			"total"

PG_FUNCTION_INFO_V1(dbm_expected_purchases_interval);
PG_FUNCTION_INFO_V1(dbm_clv_interval);
PG_FUNCTION_INFO_V1(dbm_alive_total_add);
PG_FUNCTION_INFO_V1(dbm_expected_purchases_total_add);
PG_FUNCTION_INFO_V1(dbm_clv_total_add);
PG_FUNCTION_INFO_V1(dbm_total_combine);
PG_FUNCTION_INFO_V1(dbm_total_final);

typedef enum total_kind
{
	TOTAL_ALIVE = 'a',
	TOTAL_PURCHASES = 'p',
	TOTAL_VALUE = 'v'
} total_kind;

typedef struct clv_total
{
	int32		vl_len_;
	uint8		version;
	uint8		kind;
	uint8		known;			/* the models have covariances */
	uint8		spread;			/* the variance of every customer is known and finite */
	int64		customers;
	double		confidence;
	dbm_estimates estimates;
	dbm_exact_sum value;
	dbm_exact_sum variance;
	dbm_exact_sum gradient[DBM_ESTIMATES_MAX];
} clv_total;

/* Purchases of an alive customer, which depend on what the key has only. */
typedef struct alive_purchases
{
	double		x;
	double		t;
	double		horizon;
	double		delta;
	uint64		generation;		/* 0: empty */
	double		expected;		/* undiscounted */
	double		discounted;
	double		twice;			/* at twice the discount */
	double		pairs;			/* E N(N-1); NAN: not known */
	double		gradient[DBM_NEWTON_MAX];	/* of discounted */
} alive_purchases;

typedef struct total_site
{
	clv_interval_site models;
	dbm_estimates purchases;	/* the purchase model's part of models.estimates */
	dbm_estimates spends;
	bool		totals;			/* of a total: variances are wanted */
	uint64		generation;		/* raised when the models change */
	uint64		calls;
	alive_purchases last;
	alive_purchases *cache;
} total_site;

/*
 * Scores of one customer and what they vary by.
 */

typedef struct one_score
{
	double		alive;
	double		value;
	double		variance;		/* NAN: not known */
	double		gradient[DBM_ESTIMATES_MAX];
} one_score;

static double
alive_now(const double *p, const void *context)
{
	const clv_subject *c = context;

	return c->family->p_alive(p, c->x, c->t_x, c->t);
}

static double
purchases_if_alive(const double *p, const void *context)
{
	const clv_subject *c = context;

	return dbm_btyd_discounted(c->family, p, c->x, c->t_x, c->t, c->horizon, c->delta);
}

static double
mean_spend(const double *p, const void *context)
{
	const clv_subject *c = context;

	return dbm_gamma_gamma_mean(p, c->mean > 0.0 ? c->x : 0.0, c->mean);
}

/* Value and derivatives; a score without derivatives makes the total one without error. */
static double
score_of(const dbm_estimates *estimates, bool *known, dbm_score_range range, dbm_score score,
		 const clv_subject *subject, double *gradient)
{
	double		value;

	if (*known &&
		dbm_score_gradient(estimates, range, score, subject, &value, gradient) == DBM_OK)
		return value;
	*known = false;
	memset(gradient, 0, estimates->n * sizeof(double));
	return score(estimates->p, subject);
}

/* What a variance needs is computed for totals only. */
static void
fill_purchases(const total_site *site, const clv_subject *c, bool *known, alive_purchases *entry)
{
	const dbm_btyd_family *family = c->family;
	const double *p = site->purchases.p;
	double		gradient[DBM_ESTIMATES_MAX];

	entry->discounted = score_of(&site->purchases, known, DBM_SCORE_AMOUNT, purchases_if_alive, c,
								 gradient);
	memcpy(entry->gradient, gradient, sizeof(entry->gradient));
	entry->expected = entry->discounted;
	entry->twice = entry->discounted;
	entry->pairs = 0.0;
	if (site->totals && c->delta > 0.0 && isfinite(c->horizon))
	{
		entry->expected = dbm_btyd_discounted(family, p, c->x, c->t_x, c->t, c->horizon, 0.0);
		entry->twice = dbm_btyd_discounted(family, p, c->x, c->t_x, c->t, c->horizon,
										   2.0 * c->delta);
	}
	if (site->totals)
		entry->pairs = dbm_btyd_pairs(family, p, c->x, c->t_x, c->t, c->horizon);
	entry->x = c->x;
	entry->t = c->t;
	entry->horizon = c->horizon;
	entry->delta = c->delta;
	entry->generation = *known || !site->models.known ? site->generation : 0;
}

static const alive_purchases *
purchases_of(FunctionCallInfo fcinfo, total_site *site, const clv_subject *c, bool *known)
{
	alive_purchases *entry = &site->last;
	uint64		bits;
	uint64		hash;

	if (site->cache == NULL && site->calls++ >= CACHE_AFTER && !c->family->given_k)
		site->cache = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
											 CACHE_ENTRIES * sizeof(alive_purchases));
	if (c->family->given_k)
	{
		fill_purchases(site, c, known, entry);
		return entry;
	}
	if (site->cache != NULL)
	{
		memcpy(&bits, &c->t, sizeof(bits));
		hash = (bits ^ ((uint64) c->x << 20)) * DBM_GOLDEN_RATIO;
		entry = &site->cache[(hash ^ (hash >> 29)) >> 20 & (CACHE_ENTRIES - 1)];
	}
	if (entry->generation != site->generation || entry->x != c->x || entry->t != c->t ||
		entry->horizon != c->horizon || entry->delta != c->delta)
		fill_purchases(site, c, known, entry);
	return entry;
}

/* Who is alive, and the purchases to come unless `alive` is all that is asked. */
static one_score
purchase_score(const total_site *site, const clv_subject *c, const alive_purchases *n, bool *known)
{
	one_score	score;
	double		alive = score_of(&site->purchases, known, DBM_SCORE_PROBABILITY, alive_now, c,
								 score.gradient);

	score.alive = alive;
	if (n == NULL)
	{
		score.value = alive;
		score.variance = alive * (1.0 - alive);
		return score;
	}
	score.value = alive * n->discounted;
	/* not fmax: what is not known stays not known */
	score.variance = alive * (n->pairs + n->expected) - score.value * score.value;
	if (score.variance < 0.0)
		score.variance = 0.0;
	for (int i = 0; i < site->purchases.n; i++)
		score.gradient[i] = score.gradient[i] * n->discounted + alive * n->gradient[i];
	return score;
}

/* The mean of mu^2, mu the customer's mean spend, as a share of p^2; infinite where it is. */
static double
mean_square(const double *p, const clv_subject *c)
{
	double		x = c->mean > 0.0 ? c->x : 0.0;
	double		shape = p[0] * x + p[1];
	double		rate = p[2] + x * c->mean;

	return shape > 2.0 ? rate / (shape - 1.0) * (rate / (shape - 2.0)) : INFINITY;
}

/* Turns the score of purchases into that of their value. */
static void
multiply_spend(const total_site *site, const clv_subject *c, const alive_purchases *n,
			   bool *known, one_score *score)
{
	const double *p = site->spends.p;
	double		alive = score->alive;
	double		discount = n->expected > 0.0 ? n->discounted / n->expected : 1.0;
	double		gradient[DBM_ESTIMATES_MAX];
	double		spend = score_of(&site->spends, known, DBM_SCORE_AMOUNT, mean_spend, c, gradient);
	double		square = mean_square(p, c);

	for (int i = 0; i < site->purchases.n; i++)
		score->gradient[i] *= spend;
	for (int i = 0; i < site->spends.n; i++)
		score->gradient[site->models.spend_at + i] = gradient[i] * score->value;
	score->variance = alive * n->twice * p[0] * square +
		alive * (n->twice + n->pairs * discount * discount) * p[0] * p[0] * square;
	score->value = spend * alive * n->discounted;
	score->variance = isfinite(score->variance) ?
		fmax(0.0, score->variance - score->value * score->value) : NAN;
}

/*
 * The state.
 */

static void
check_total(const clv_total *total, bool deep)
{
	bool		good = VARSIZE(total) == sizeof(clv_total) && total->version == TOTAL_VERSION &&
		total->estimates.n >= 1 && total->estimates.n <= DBM_ESTIMATES_MAX &&
		total->confidence > 0.0 && total->confidence < 1.0 && total->customers >= 0;

	for (int i = 0; good && deep && i < DBM_ESTIMATES_MAX; i++)
		good = dbm_exact_valid(&total->gradient[i]) && isfinite(total->estimates.p[i]);
	for (int i = 0; good && deep && i < DBM_ESTIMATES_MAX * DBM_ESTIMATES_MAX; i++)
		good = isfinite(total->estimates.covariance[i]);
	if (!good || (deep && !(dbm_exact_valid(&total->value) && dbm_exact_valid(&total->variance))))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("value is not a valid state of a total")));
}

/* A copy in aligned memory, checked. */
static clv_total *
total_argument(FunctionCallInfo fcinfo, int argument)
{
	struct varlena *stored = PG_DETOAST_DATUM(PG_GETARG_DATUM(argument));
	clv_total  *total = dbm_state_resize(NULL, sizeof(clv_total), WHAT);

	memcpy(total, stored, Min(VARSIZE(stored), sizeof(clv_total)));
	SET_VARSIZE(total, VARSIZE(stored));
	check_total(total, true);
	return total;
}

static void
check_same(const clv_total *total, uint8 kind, const dbm_estimates *estimates, double confidence)
{
	if (total->kind != kind ||
		memcmp(&total->estimates, estimates, sizeof(dbm_estimates)) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one total cannot mix different models"),
				 errhint("Group by the model: the estimates of two totals add up, and so do the squares of their errors.")));
	if (total->confidence != confidence)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one total cannot mix different values of \"confidence\": %g and %g",
						total->confidence, confidence)));
}

/* The state to add to, which a first row makes. */
static clv_total *
total_state(FunctionCallInfo fcinfo, const total_site *site, total_kind kind, double confidence)
{
	clv_total  *total;

	if (PG_ARGISNULL(0))
	{
		total = dbm_state_resize(NULL, sizeof(clv_total), WHAT);
		total->version = TOTAL_VERSION;
		total->kind = kind;
		total->known = site->models.known;
		total->spread = site->models.known || site->models.given;
		total->confidence = confidence;
		total->estimates = site->models.estimates;
		return total;
	}
	if (dbm_in_aggregate(fcinfo))
	{
		total = (clv_total *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
		check_total(total, false);
	}
	else
		total = total_argument(fcinfo, 0);
	check_same(total, kind, &site->models.estimates, confidence);
	return total;
}

static void
add_score(clv_total *total, const one_score *score, bool known)
{
	dbm_check_status(dbm_exact_add(&total->value, score->value), WHAT);
	for (int i = 0; i < total->estimates.n; i++)
		dbm_check_status(dbm_exact_add(&total->gradient[i], score->gradient[i]), WHAT);
	if (isnan(score->variance))
		total->spread = false;
	else
		dbm_check_status(dbm_exact_add(&total->variance, score->variance), WHAT);
	if (!known)
		total->known = false;
	total->customers++;
}

/* Estimates first .. first + n - 1, with their covariance. */
static dbm_estimates
part_of(const dbm_estimates *all, int first, int n)
{
	dbm_estimates part = {n, {0}, {0}};

	for (int i = 0; i < n; i++)
	{
		part.p[i] = all->p[first + i];
		for (int j = 0; j < n; j++)
			part.covariance[i * n + j] = all->covariance[(first + i) * all->n + first + j];
	}
	return part;
}

/* The site with the models of these arguments, spends < 0: none. Totals have a state first. */
static total_site *
site_of(FunctionCallInfo fcinfo, int purchases, int spends)
{
	total_site *site = dbm_call_site(fcinfo, sizeof(total_site));

	if (dbm_clv_interval_models(fcinfo, &site->models, purchases, spends) || site->generation == 0)
	{
		const dbm_estimates *all = &site->models.estimates;

		site->purchases = part_of(all, 0, site->models.spend_at);
		site->spends = part_of(all, site->models.spend_at, all->n - site->models.spend_at);
		site->totals = purchases > 0;
		site->generation++;
	}
	return site;
}

/* The confidence, checked; it is the last argument when there are more than `without`. */
static double
confidence_argument(FunctionCallInfo fcinfo, total_site *site, int without)
{
	double		confidence = PG_NARGS() > without ? PG_GETARG_FLOAT8(without) : 0.95;

	dbm_clv_width(&site->models, confidence);
	return confidence;
}

/* Is a row to be skipped: one of the arguments from 1 on is null, `may_be_null` apart? */
static bool
row_has_null(FunctionCallInfo fcinfo, int may_be_null)
{
	for (int i = 1; i < PG_NARGS(); i++)
	{
		if (PG_ARGISNULL(i) && i != may_be_null)
			return true;
	}
	return false;
}

static Datum
unchanged(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/*
 * Intervals of one score that rest on purchases to come.
 */

static Datum
interval_of_one(FunctionCallInfo fcinfo, total_site *site, const one_score *score, bool known,
				double z)
{
	double		variance = known ?
		dbm_score_variance(&site->models.estimates, score->gradient) : 0.0;

	return dbm_clv_interval_datum(fcinfo, &site->models, known,
								  dbm_interval_of(DBM_SCORE_AMOUNT, score->value,
												  sqrt(variance), z));
}

/* (model, x, t_x, t, horizon, confidence) */
Datum
dbm_expected_purchases_interval(PG_FUNCTION_ARGS)
{
	total_site *site = site_of(fcinfo, 0, -1);
	clv_subject subject = dbm_clv_subject(fcinfo, &site->models, 1);
	double		z = dbm_clv_width(&site->models, PG_GETARG_FLOAT8(5));
	bool		known = site->models.known;
	one_score	score;

	subject.horizon = dbm_clv_check_horizon(PG_GETARG_FLOAT8(4));
	score = purchase_score(site, &subject, purchases_of(fcinfo, site, &subject, &known), &known);
	return interval_of_one(fcinfo, site, &score, known, z);
}

/*
 * (model, spend_model, x, t_x, t, mean_spend, horizon, annual_discount, confidence);
 * mean_spend may be null
 */
Datum
dbm_clv_interval(PG_FUNCTION_ARGS)
{
	total_site *site;
	clv_subject subject;
	const alive_purchases *n;
	one_score	score;
	double		z;
	bool		known;

	if (PG_ARGISNULL(0) || row_has_null(fcinfo, 5))
		PG_RETURN_NULL();
	site = site_of(fcinfo, 0, 1);
	subject = dbm_clv_subject(fcinfo, &site->models, 2);
	z = dbm_clv_width(&site->models, PG_GETARG_FLOAT8(8));
	subject.delta = dbm_clv_discount(PG_GETARG_FLOAT8(7), site->models.purchases.unit_days);
	subject.horizon = dbm_clv_check_worth(&site->models.purchases, subject.x, subject.t_x,
										  subject.t, PG_GETARG_FLOAT8(6), subject.delta);
	if (!dbm_clv_subject_spend(fcinfo, &site->models, 5, &subject))
		PG_RETURN_NULL();
	known = site->models.known;
	n = purchases_of(fcinfo, site, &subject, &known);
	score = purchase_score(site, &subject, n, &known);
	multiply_spend(site, &subject, n, &known, &score);
	return interval_of_one(fcinfo, site, &score, known, z);
}

/*
 * Totals.
 */

/* (state, model, x, t_x, t [, confidence]) */
Datum
dbm_alive_total_add(PG_FUNCTION_ARGS)
{
	total_site *site;
	clv_subject subject;
	clv_total  *total;
	one_score	score;
	bool		known;

	if (row_has_null(fcinfo, -1))
		return unchanged(fcinfo);
	site = site_of(fcinfo, 1, -1);
	subject = dbm_clv_subject(fcinfo, &site->models, 2);
	total = total_state(fcinfo, site, TOTAL_ALIVE, confidence_argument(fcinfo, site, 5));
	known = site->models.known;
	score = purchase_score(site, &subject, NULL, &known);
	add_score(total, &score, known);
	PG_RETURN_POINTER(total);
}

/* (state, model, x, t_x, t, horizon [, confidence]) */
Datum
dbm_expected_purchases_total_add(PG_FUNCTION_ARGS)
{
	total_site *site;
	clv_subject subject;
	clv_total  *total;
	one_score	score;
	bool		known;

	if (row_has_null(fcinfo, -1))
		return unchanged(fcinfo);
	site = site_of(fcinfo, 1, -1);
	subject = dbm_clv_subject(fcinfo, &site->models, 2);
	subject.horizon = dbm_clv_check_horizon(PG_GETARG_FLOAT8(5));
	total = total_state(fcinfo, site, TOTAL_PURCHASES, confidence_argument(fcinfo, site, 6));
	known = site->models.known;
	score = purchase_score(site, &subject, purchases_of(fcinfo, site, &subject, &known), &known);
	add_score(total, &score, known);
	PG_RETURN_POINTER(total);
}

/*
 * (state, model, spend_model, x, t_x, t, mean_spend, horizon, annual_discount [, confidence]);
 * mean_spend may be null. A customer without an expected spend is left out, as sum() would.
 */
Datum
dbm_clv_total_add(PG_FUNCTION_ARGS)
{
	total_site *site;
	clv_subject subject;
	clv_total  *total;
	const alive_purchases *n;
	one_score	score;
	bool		known;

	if (row_has_null(fcinfo, 6))
		return unchanged(fcinfo);
	site = site_of(fcinfo, 1, 2);
	subject = dbm_clv_subject(fcinfo, &site->models, 3);
	subject.delta = dbm_clv_discount(PG_GETARG_FLOAT8(8), site->models.purchases.unit_days);
	subject.horizon = dbm_clv_check_worth(&site->models.purchases, subject.x, subject.t_x,
										  subject.t, PG_GETARG_FLOAT8(7), subject.delta);
	if (!dbm_clv_subject_spend(fcinfo, &site->models, 6, &subject))
		return unchanged(fcinfo);
	total = total_state(fcinfo, site, TOTAL_VALUE, confidence_argument(fcinfo, site, 9));
	known = site->models.known;
	n = purchases_of(fcinfo, site, &subject, &known);
	score = purchase_score(site, &subject, n, &known);
	multiply_spend(site, &subject, n, &known, &score);
	add_score(total, &score, known);
	PG_RETURN_POINTER(total);
}

/* strict */
Datum
dbm_total_combine(PG_FUNCTION_ARGS)
{
	clv_total  *left;
	const clv_total *right = total_argument(fcinfo, 1);

	if (dbm_in_aggregate(fcinfo))
	{
		left = (clv_total *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
		check_total(left, false);
	}
	else
		left = total_argument(fcinfo, 0);
	check_same(left, right->kind, &right->estimates, right->confidence);
	dbm_exact_merge(&left->value, &right->value);
	dbm_exact_merge(&left->variance, &right->variance);
	for (int i = 0; i < left->estimates.n; i++)
		dbm_exact_merge(&left->gradient[i], &right->gradient[i]);
	left->customers += right->customers;
	left->known &= right->known;
	left->spread &= right->spread;
	PG_RETURN_POINTER(left);
}

/* strict; the fields of dbm.total_interval */
Datum
dbm_total_final(PG_FUNCTION_ARGS)
{
	const clv_total *total = total_argument(fcinfo, 0);
	double		value = dbm_exact_value(&total->value);
	double		tail = 0.5 * (1.0 - total->confidence);
	double		gradient[DBM_ESTIMATES_MAX];
	double		parameters = 0.0;
	Datum		values[8];
	bool		nulls[8] = {false, false, true, true, true, true, true, true};

	values[0] = Int64GetDatum(total->customers);
	values[1] = Float8GetDatum(value);
	if (total->known)
	{
		dbm_score_interval interval;

		for (int i = 0; i < total->estimates.n; i++)
			gradient[i] = dbm_exact_value(&total->gradient[i]);
		parameters = dbm_score_variance(&total->estimates, gradient);
		interval = dbm_interval_of(DBM_SCORE_AMOUNT, value, sqrt(parameters),
								   dbm_normal_upper(tail));
		values[2] = Float8GetDatum(interval.standard_error);
		values[3] = Float8GetDatum(interval.lower);
		values[4] = Float8GetDatum(interval.upper);
		nulls[2] = nulls[3] = nulls[4] = false;
	}
	if (total->spread)
	{
		double		variance = parameters + dbm_exact_value(&total->variance);
		dbm_spread	spread = total->kind == TOTAL_VALUE ?
			dbm_amount_spread(value, variance, tail) :
			dbm_count_spread(value, variance, tail,
							 total->kind == TOTAL_ALIVE ? (double) total->customers : INFINITY);

		values[5] = Float8GetDatum(sqrt(variance));
		values[6] = Float8GetDatum(spread.lower);
		values[7] = Float8GetDatum(spread.upper);
		nulls[5] = nulls[6] = nulls[7] = false;
	}
	return dbm_form_composite(fcinfo, values, nulls);
}
