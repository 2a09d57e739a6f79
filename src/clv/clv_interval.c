/*
 * clv_interval.c
 *	  Intervals of scores: what the uncertainty of the fitted parameters does to each.
 *
 * The parameters of all models behind a score lie in one array (dbm_estimates), the
 * purchase model's first, with the covariance of their logarithms; models are fitted to
 * different facts and taken as independent. The interval is dbm_interval_of of the
 * delta method's standard error. A model of given parameters, or one that is not
 * identified, has no covariance to offer: the estimate stands alone.
 */
#include "base/dbm.h"

#include "clv/clv_interval.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/array.h"

#include "core/btyd/forecast.h"
#include "core/btyd/forecast.h"
#include "core/btyd/sbg.h"

PG_FUNCTION_INFO_V1(dbm_p_alive_interval);
PG_FUNCTION_INFO_V1(dbm_expected_purchases_new_interval);
PG_FUNCTION_INFO_V1(dbm_purchase_probability_interval);
PG_FUNCTION_INFO_V1(dbm_p_no_purchase_interval);
PG_FUNCTION_INFO_V1(dbm_dert_interval);
PG_FUNCTION_INFO_V1(dbm_expected_spend_interval);
PG_FUNCTION_INFO_V1(dbm_sbg_survival_interval);
PG_FUNCTION_INFO_V1(dbm_residual_lifetime_interval);
PG_FUNCTION_INFO_V1(dbm_purchases_interval);

/*
 * Estimates.
 */

clv_interval_site *
dbm_clv_interval_site(FunctionCallInfo fcinfo)
{
	return dbm_call_site(fcinfo, sizeof(clv_interval_site));
}

/* Puts n parameters at `at`, with the covariance of their logarithms. */
static void
put_estimates(dbm_estimates *estimates, int at, const double *p, int n, const double *covariance)
{
	for (int i = 0; i < n; i++)
	{
		estimates->p[at + i] = p[i];
		for (int j = 0; j < n && covariance != NULL; j++)
			estimates->covariance[(at + i) * estimates->n + at + j] =
				covariance[i * n + j] / p[i] / p[j];
	}
}

/* The models of a score, both or one of them, into the estimates. */
static void
collect_estimates(clv_interval_site *site, bool purchases, bool spends)
{
	const clv_purchase_model *purchase = &site->purchases;
	int			n = purchases ? purchase->family->n : 0;
	int			given = purchases && purchase->family->given_k ? 1 : 0;
	const double *covariance = NULL;
	bool		given_purchases = true;
	bool		given_spends = true;

	memset(&site->estimates, 0, sizeof(site->estimates));
	site->estimates.n = n + given + (spends ? DBM_SPEND_PARAMETERS : 0);
	site->spend_at = n + given;
	site->known = true;
	if (purchases)
	{
		covariance = dbm_clv_covariance(purchase->seen.bytes, BTYD_FIELDS, BTYD_COVARIANCE, n,
										&given_purchases);
		site->known = covariance != NULL;
		put_estimates(&site->estimates, 0, purchase->p, n, covariance);
		if (given)
			site->estimates.p[n] = purchase->p[n];
	}
	if (spends && site->spends.known)
	{
		covariance = dbm_clv_covariance(site->spends.seen.bytes, SPEND_FIELDS, SPEND_COVARIANCE,
										DBM_SPEND_PARAMETERS, &given_spends);
		site->known = site->known && covariance != NULL;
		put_estimates(&site->estimates, site->spend_at, site->spends.p, DBM_SPEND_PARAMETERS,
					  covariance);
	}
	site->given = given_purchases && given_spends;
}

bool
dbm_clv_interval_models(FunctionCallInfo fcinfo, clv_interval_site *site, int purchases,
						int spends)
{
	bool		changed = false;

	if (purchases >= 0)
		changed = dbm_clv_purchase_model(fcinfo, purchases, &site->purchases);
	if (spends >= 0)
		changed = dbm_clv_spend_model(fcinfo, spends, &site->spends) || changed;
	/* an error between the two must not leave estimates that belong to other models */
	if (!changed && site->estimates.n > 0)
		return false;
	site->estimates.n = 0;
	collect_estimates(site, purchases >= 0, spends >= 0);
	return true;
}

/*
 * Scores.
 */

/* The derivatives take many scores of one customer, each of which may be long. */
static const clv_subject *
subject_of(const void *context)
{
	CHECK_FOR_INTERRUPTS();
	return context;
}

static double
alive_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);
	double		now = c->family->p_alive(p, c->x, c->t_x, c->t);

	return c->horizon > 0.0 ? now * c->family->survival(p, c->x, c->t_x, c->t, c->horizon) : now;
}

static double
purchases_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);

	return c->family->p_alive(p, c->x, c->t_x, c->t) *
		dbm_btyd_discounted(c->family, p, c->x, c->t_x, c->t, c->horizon, c->delta);
}

static double
silence_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);
	double		alive = c->family->p_alive(p, c->x, c->t_x, c->t);

	return 1.0 - alive + alive * c->family->silence(p, c->x, c->t_x, c->t, c->horizon);
}

static double
probability_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);
	dbm_outlook	newcomer = {c->family, p, 0.0, 0.0, 0.0, dbm_interrupt};

	return dbm_forecast_probability(&newcomer, c->horizon, c->n);
}

static double
residual_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);

	return c->family->p_alive(p, c->x, c->t_x, c->t) *
		c->family->residual(p, c->x, c->t_x, c->t, c->delta);
}

static double
spend_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);

	return dbm_gamma_gamma_mean(p + c->spend_at, c->mean > 0.0 ? c->x : 0.0, c->mean);
}

static double
survival_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);

	return dbm_sbg_survival(p, c->n);
}

/* x < 0: a new customer */
static double
lifetime_score(const double *p, const void *context)
{
	const clv_subject *c = subject_of(context);

	return c->x < 0.0 ? dbm_sbg_lifetime(p, c->delta) :
		dbm_sbg_residual_lifetime(p, c->x, c->delta);
}

/*
 * Arguments and results.
 */

clv_subject
dbm_clv_subject(FunctionCallInfo fcinfo, const clv_interval_site *site, int first)
{
	clv_subject subject = {site->purchases.family, site->spend_at};

	subject.x = PG_GETARG_FLOAT8(first);
	subject.t_x = PG_GETARG_FLOAT8(first + 1);
	subject.t = PG_GETARG_FLOAT8(first + 2);
	dbm_clv_check_customer(&site->purchases, subject.x, subject.t_x, subject.t);
	return subject;
}

bool
dbm_clv_subject_spend(FunctionCallInfo fcinfo, const clv_interval_site *site, int argument,
					  clv_subject *subject)
{
	bool		has_mean = !PG_ARGISNULL(argument);
	double		mean = has_mean ? PG_GETARG_FLOAT8(argument) : 0.0;
	double		spend;

	if (!dbm_clv_spend_of(&site->spends, subject->x, has_mean, mean, &spend))
		return false;
	subject->mean = mean < CLV_SMALLEST_SPEND || subject->x == 0.0 ? 0.0 : mean;
	return true;
}

double
dbm_clv_width(clv_interval_site *site, double confidence)
{
	if (!(confidence > 0.0 && confidence < 1.0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"confidence\" must be above 0 and below 1, not %g", confidence),
				 errhint("Use 0.95 for an interval that holds 95 percent.")));
	if (site->confidence != confidence)
	{
		site->z = dbm_normal_upper(0.5 * (1.0 - confidence));
		site->confidence = confidence;
	}
	return site->z;
}

Datum
dbm_clv_interval_datum(FunctionCallInfo fcinfo, clv_interval_site *site, bool known,
					   dbm_score_interval interval)
{
	Datum		values[4];
	bool		nulls[4] = {false, !known, !known, !known};

	values[0] = Float8GetDatum(interval.estimate);
	values[1] = Float8GetDatum(interval.standard_error);
	values[2] = Float8GetDatum(interval.lower);
	values[3] = Float8GetDatum(interval.upper);
	if (site->result == NULL)
		site->result = dbm_result_desc(fcinfo);
	return HeapTupleGetDatum(heap_form_tuple(site->result, values, nulls));
}

/* The interval of a score; `confidence` is the argument's number. */
static Datum
interval_of_score(FunctionCallInfo fcinfo, clv_interval_site *site, dbm_score_range range,
				  dbm_score score, const clv_subject *subject, int confidence)
{
	double		z = dbm_clv_width(site, PG_GETARG_FLOAT8(confidence));
	double		gradient[DBM_ESTIMATES_MAX];
	double		value;
	double		variance;

	if (!site->known ||
		dbm_score_gradient(&site->estimates, range, score, subject, &value, gradient) != DBM_OK)
	{
		dbm_score_interval alone = {score(site->estimates.p, subject)};

		return dbm_clv_interval_datum(fcinfo, site, false, alone);
	}
	variance = dbm_score_variance(&site->estimates, gradient);
	return dbm_clv_interval_datum(fcinfo, site, true,
								  dbm_interval_of(range, value, sqrt(variance), z));
}

static clv_interval_site *
purchase_site(FunctionCallInfo fcinfo)
{
	clv_interval_site *site = dbm_clv_interval_site(fcinfo);

	dbm_clv_interval_models(fcinfo, site, 0, -1);
	return site;
}

/*
 * SQL entry points.
 */

/* (model, x, t_x, t, ahead, confidence) */
Datum
dbm_p_alive_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = purchase_site(fcinfo);
	clv_subject subject = dbm_clv_subject(fcinfo, site, 1);

	subject.horizon = dbm_in_range(PG_GETARG_FLOAT8(4), 0.0, CLV_LARGEST, "ahead");
	return interval_of_score(fcinfo, site, DBM_SCORE_PROBABILITY, alive_score, &subject, 5);
}

/* (model, horizon, confidence) */
Datum
dbm_expected_purchases_new_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = purchase_site(fcinfo);
	clv_subject subject = {site->purchases.family};

	subject.horizon = dbm_clv_check_horizon(PG_GETARG_FLOAT8(1));
	return interval_of_score(fcinfo, site, DBM_SCORE_AMOUNT, purchases_score, &subject, 2);
}

/* (model, n, horizon, confidence) */
Datum
dbm_purchase_probability_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = purchase_site(fcinfo);
	clv_subject subject = {site->purchases.family};

	subject.n = (uint32) dbm_in_range(PG_GETARG_INT32(1), 0, INT_MAX, "n");
	subject.horizon = dbm_clv_check_horizon(PG_GETARG_FLOAT8(2));
	return interval_of_score(fcinfo, site, DBM_SCORE_PROBABILITY, probability_score, &subject, 3);
}

/* (model, x, t_x, t, horizon, confidence) */
Datum
dbm_p_no_purchase_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = purchase_site(fcinfo);
	clv_subject subject = dbm_clv_subject(fcinfo, site, 1);

	subject.horizon = dbm_clv_check_horizon(PG_GETARG_FLOAT8(4));
	return interval_of_score(fcinfo, site, DBM_SCORE_PROBABILITY, silence_score, &subject, 5);
}

/* (model, x, t_x, t, annual_discount, confidence) */
Datum
dbm_dert_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = purchase_site(fcinfo);
	clv_subject subject = dbm_clv_subject(fcinfo, site, 1);

	subject.delta = dbm_clv_endless_discount(PG_GETARG_FLOAT8(4), site->purchases.unit_days);
	return interval_of_score(fcinfo, site, DBM_SCORE_AMOUNT, residual_score, &subject, 5);
}

/* (spend_model, x, mean_spend, confidence); mean_spend may be null */
Datum
dbm_expected_spend_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = dbm_clv_interval_site(fcinfo);
	clv_subject subject = {NULL};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3))
		PG_RETURN_NULL();
	dbm_clv_interval_models(fcinfo, site, -1, 0);
	subject.x = PG_GETARG_FLOAT8(1);
	if (!dbm_clv_subject_spend(fcinfo, site, 2, &subject))
		PG_RETURN_NULL();
	return interval_of_score(fcinfo, site, DBM_SCORE_AMOUNT, spend_score, &subject, 3);
}

/*
 * (model, x, t_x, t, horizon, confidence): lower, upper and their probability. The lower
 * end leaves at most half of the rest below; where that is 0, nothing lies below and the
 * whole rest may lie above.
 */
Datum
dbm_purchases_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = dbm_clv_interval_site(fcinfo);
	double		confidence = PG_GETARG_FLOAT8(5);
	double		horizon = dbm_clv_check_horizon(PG_GETARG_FLOAT8(4));
	dbm_outlook customer;
	clv_subject subject;
	double		lower;
	double		upper;
	double		below;
	double		above;
	Datum		values[3];
	bool		nulls[3] = {false, false, false};

	dbm_clv_width(site, confidence);
	dbm_clv_purchase_model(fcinfo, 0, &site->purchases);
	subject = dbm_clv_subject(fcinfo, site, 1);
	customer = (dbm_outlook) {
		subject.family, site->purchases.p, subject.x, subject.t_x, subject.t, dbm_interrupt
	};
	/* most customers may well buy nothing, which is known without a search */
	lower = dbm_forecast_silence(&customer, horizon) >= 0.5 * (1.0 - confidence) ? 0.0 :
		dbm_forecast_quantile(&customer, horizon, 0.5 * (1.0 - confidence));
	upper = dbm_forecast_quantile(&customer, horizon,
								  lower > 0.0 ? 0.5 * (1.0 + confidence) : confidence);
	below = lower > 0.0 ? 1.0 - dbm_forecast_at_least(&customer, horizon, lower) : 0.0;
	above = dbm_forecast_at_least(&customer, horizon, upper + 1.0);
	values[0] = Float8GetDatum(lower);
	values[1] = Float8GetDatum(upper);
	values[2] = Float8GetDatum(fmax(0.0, 1.0 - below - above));
	if (site->result == NULL)
		site->result = dbm_result_desc(fcinfo);
	return HeapTupleGetDatum(heap_form_tuple(site->result, values, nulls));
}

/* The site with the estimates of a model of contracts. */
static clv_interval_site *
contract_site(FunctionCallInfo fcinfo)
{
	clv_interval_site *site = dbm_clv_interval_site(fcinfo);
	HeapTupleHeader tuple = dbm_seen_anew(fcinfo, 0, &site->contract);
	double		p[DBM_SBG_PARAMETERS];
	const double *covariance;
	bool		given;

	if (tuple == NULL)
		return site;
	site->contract_days = dbm_clv_contract_model(tuple, p);
	covariance = dbm_clv_covariance(tuple, BTYD_FIELDS, BTYD_COVARIANCE, DBM_SBG_PARAMETERS,
									&given);
	memset(&site->estimates, 0, sizeof(site->estimates));
	site->estimates.n = DBM_SBG_PARAMETERS;
	site->known = covariance != NULL;
	put_estimates(&site->estimates, 0, p, DBM_SBG_PARAMETERS, covariance);
	site->contract.bytes = tuple;
	return site;
}

/* (model, renewals, confidence) */
Datum
dbm_sbg_survival_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site = contract_site(fcinfo);
	clv_subject subject = {NULL};

	subject.n = (uint32) dbm_in_range(PG_GETARG_INT32(1), 0, INT_MAX, "renewals");
	return interval_of_score(fcinfo, site, DBM_SCORE_PROBABILITY, survival_score, &subject, 2);
}

/* (model, renewals, annual_discount, confidence); renewals null: a new customer */
Datum
dbm_residual_lifetime_interval(PG_FUNCTION_ARGS)
{
	clv_interval_site *site;
	clv_subject subject = {NULL};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		PG_RETURN_NULL();
	site = contract_site(fcinfo);
	subject.x = PG_ARGISNULL(1) ? -1.0 : dbm_in_range(PG_GETARG_INT32(1), 0, INT_MAX, "renewals");
	subject.delta = dbm_clv_contract_discount(PG_GETARG_FLOAT8(2), site->contract_days);
	return interval_of_score(fcinfo, site, DBM_SCORE_AMOUNT, lifetime_score, &subject, 3);
}
