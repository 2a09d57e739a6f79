/*
 * clv_fit.c
 *	  From a sketch to a model: maximum likelihood, its covariance, and whether to trust it.
 *
 * The final functions of the one-step aggregates and the accessors of stored
 * sketches are the same: they only read the state. The cells are put into
 * canonical order first, so the sums, and with them the model, do not depend on
 * the order of rows or the number of workers. Memory is a small multiple of the
 * state and goes with the caller's context.
 *
 * A model always has finite parameters. identified is false, and note says why,
 * where the likelihood has no maximum inside the range of the parameters, or one
 * so flat that a parameter is uncertain by more than a factor of a hundred.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/btyd/cnbd.h"

#define CUSTOMERS		"the histogram of customers"
#define SPENDS			"the histogram of spends"

PG_FUNCTION_INFO_V1(dbm_bg_nbd_fit);
PG_FUNCTION_INFO_V1(dbm_bg_bb_fit);
PG_FUNCTION_INFO_V1(dbm_bg_cnbd_k_fit);
PG_FUNCTION_INFO_V1(dbm_mbg_cnbd_k_fit);
PG_FUNCTION_INFO_V1(dbm_mbg_nbd_fit);
PG_FUNCTION_INFO_V1(dbm_nbd_fit);
PG_FUNCTION_INFO_V1(dbm_pareto_nbd_fit);
PG_FUNCTION_INFO_V1(dbm_gamma_gamma_fit_model);
PG_FUNCTION_INFO_V1(dbm_bg_nbd_model);
PG_FUNCTION_INFO_V1(dbm_bg_bb_model);
PG_FUNCTION_INFO_V1(dbm_bg_cnbd_k_model);
PG_FUNCTION_INFO_V1(dbm_mbg_cnbd_k_model);
PG_FUNCTION_INFO_V1(dbm_mbg_nbd_model);
PG_FUNCTION_INFO_V1(dbm_nbd_model);
PG_FUNCTION_INFO_V1(dbm_pareto_nbd_model);
PG_FUNCTION_INFO_V1(dbm_gamma_gamma_model);

static void
set(Datum *values, bool *nulls, int field, Datum value)
{
	values[field] = value;
	nulls[field] = false;
}

/* The cells in the order of fits, and working space; all live in the current context. */
static dbm_histogram
order_cells(const clv_sketch *sketch, const dbm_btyd_family *family)
{
	clv_items	order = dbm_clv_order(sketch);
	dbm_histogram customers = {0};

	customers.items = order.items;
	customers.n = order.n;
	customers.times = order.times;
	customers.ntimes = order.ntimes;
	customers.scratch = dbm_scratch(family->scratch_size(order.ntimes), sizeof(double), "a fit");
	if (dbm_btyd_sample_size(order.n) > 0)
		customers.sample = dbm_scratch(dbm_btyd_sample_size(order.n), sizeof(dbm_item), "a fit");
	customers.tick = dbm_interrupt;
	return customers;
}

/* The covariance of the parameters from that of their logarithms. */
static ArrayType *
covariance_array(const dbm_newton *search)
{
	int			n = search->n;
	int			dims[2] = {n, n};
	int			bounds[2] = {1, 1};
	Datum		elements[DBM_NEWTON_MAX * DBM_NEWTON_MAX];

	for (int i = 0; i < n; i++)
	{
		for (int j = 0; j < n; j++)
			elements[i * n + j] = Float8GetDatum(exp(search->theta[i] + search->theta[j]) *
												 search->covariance[i * n + j]);
	}
	return construct_md_array(elements, NULL, 2, dims, bounds, FLOAT8OID, sizeof(float8),
							  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE);
}

/* Covariance to identified, which follow one another in both types of model. */
void
dbm_clv_fill_search(Datum *values, bool *nulls, int covariance, const dbm_newton *search,
					int64 customers, bool identified)
{
	double		deviance = -2.0 * search->value;
	int			at = covariance;

	if (search->curved && search->at_bound == 0)
		set(values, nulls, at, PointerGetDatum(covariance_array(search)));
	at++;
	set(values, nulls, at++, Float8GetDatum(search->value));
	set(values, nulls, at++, Float8GetDatum(deviance + 2.0 * search->n));
	set(values, nulls, at++, Float8GetDatum(deviance + search->n * log((double) customers)));
	set(values, nulls, at++, Int32GetDatum(search->iterations));
	set(values, nulls, at++, Float8GetDatum(search->gradient_norm));
	set(values, nulls, at++, BoolGetDatum(identified));
}

/* Identifies the facts the model was fitted to, whatever order they came in. */
static Datum
fingerprint(const dbm_item *items, uint32 n, const double *times)
{
	uint64		sum = dbm_items_fingerprint(items, n, times);

	return CStringGetTextDatum(psprintf("%08x%08x", (uint32) (sum >> 32), (uint32) sum));
}

/* Two arguments of the accessors: unit and as_of, for what the sketch does not state. */
static void
state_terms(FunctionCallInfo fcinfo, const clv_sketch *sketch, int first, Datum *values,
			bool *nulls)
{
	clv_unit	unit = sketch->unit;
	DateADT		as_of = sketch->as_of;

	if (PG_NARGS() > first + 1 && !PG_ARGISNULL(first))
	{
		unit = dbm_clv_unit_from_text(PG_GETARG_TEXT_PP(first));
		if (sketch->unit != CLV_UNIT_NONE && sketch->unit != unit)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the sketch was made in the unit \"%s\", not \"%s\"",
							dbm_clv_unit_names[sketch->unit], dbm_clv_unit_names[unit])));
	}
	if (PG_NARGS() > first + 1 && !PG_ARGISNULL(first + 1))
	{
		as_of = dbm_finite_day(PG_GETARG_DATEADT(first + 1), "as_of");
		if (sketch->as_of != CLV_NO_DAY && sketch->as_of != as_of)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the sketch was made as of another day")));
	}
	if (unit == CLV_UNIT_NONE)
		unit = CLV_UNIT_WEEK;
	set(values, nulls, BTYD_UNIT, CStringGetTextDatum(dbm_clv_unit_names[unit]));
	if (as_of != CLV_NO_DAY)
		set(values, nulls, BTYD_AS_OF, DateADTGetDatum(as_of));
}

/* The days of the unit that state_terms has set. */
static double
unit_days(const Datum *values)
{
	return dbm_unit_argument(DatumGetTextPP(values[BTYD_UNIT]));
}

/* Refuses customers that the family cannot hold. */
static void
check_accepted(const dbm_histogram *customers, const dbm_btyd_family *family)
{
	for (uint32 i = 0; family->accepts != NULL && i < customers->n; i++)
	{
		const dbm_item *item = &customers->items[i];

		dbm_clv_check_accepted(family, item->x, customers->times[DBM_ITEM_U(*item)],
							   customers->times[DBM_ITEM_V(*item)]);
	}
}

/* The sketch of argument 0 in the order of a fit of this family; NULL when there is nobody. */
static clv_sketch *
customers_argument(FunctionCallInfo fcinfo, const dbm_btyd_family *family, dbm_histogram *customers)
{
	clv_sketch *sketch;

	if (PG_ARGISNULL(0))
		return NULL;
	sketch = dbm_clv_sketch_argument(fcinfo, 0, CLV_PURCHASES);
	if (sketch->used == 0)
		return NULL;
	*customers = order_cells(sketch, family);
	check_accepted(customers, family);
	return sketch;
}

/* A fit and what it leaned to; without a centre both searches are one. */
typedef struct found
{
	dbm_newton	search;
	dbm_newton	alone;
	const dbm_centre *centre;
} found;

/* What to say about a fit, NULL for nothing; one that leans is identified by its centre. */
static char *
fit_note(const found *fit, const char *const *names, int64 customers, bool *identified)
{
	char	   *weak;

	*identified = fit->centre != NULL && fit->search.converged && fit->search.curved;
	if (*identified)
		return dbm_clv_leaning_note(fit->centre, &fit->alone, names, customers);
	weak = dbm_clv_weakness(&fit->search, names, customers);
	*identified = weak == NULL;
	return weak;
}

/* The same fit without the centre, from where it leaned to. */
static dbm_fit_terms
terms_alone(const dbm_newton *search)
{
	return (dbm_fit_terms) {search->theta, NULL};
}

/* The model that a search found, where unit and as_of are set already. */
static Datum
found_model(FunctionCallInfo fcinfo, const clv_sketch *sketch, const dbm_btyd_family *family,
			const dbm_histogram *customers, const found *fit, Datum *values, bool *nulls)
{
	const dbm_newton *search = &fit->search;
	const char *names[DBM_NEWTON_MAX];
	bool		identified = false;
	char	   *note;

	for (int i = 0; i < family->n; i++)
	{
		names[i] = dbm_btyd_parameter_name(family->parameters[i]);
		set(values, nulls, BTYD_PARAMETER + family->parameters[i],
			Float8GetDatum(exp(search->theta[i])));
	}
	/* in canonical order the last item has the largest x */
	note = customers->items[customers->n - 1].x == 0 && fit->centre == NULL ?
		pstrdup("no customer has bought again") :
		fit_note(fit, names, sketch->customers, &identified);
	set(values, nulls, BTYD_MODEL, CStringGetTextDatum(family->name));
	set(values, nulls, BTYD_N, Int64GetDatum(sketch->customers));
	dbm_clv_fill_search(values, nulls, BTYD_COVARIANCE, search, sketch->customers, identified);
	if (note != NULL)
		set(values, nulls, BTYD_NOTE, CStringGetTextDatum(note));
	set(values, nulls, BTYD_FINGERPRINT,
		fingerprint(customers->items, customers->n, customers->times));
	return dbm_form_composite(fcinfo, values, nulls);
}

static Datum
fit_purchases(FunctionCallInfo fcinfo, const dbm_btyd_family *family)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	dbm_histogram customers;
	clv_sketch *sketch = customers_argument(fcinfo, family, &customers);
	clv_terms	terms;
	found		fit;

	if (sketch == NULL)
		PG_RETURN_NULL();
	memset(nulls, true, sizeof(nulls));
	state_terms(fcinfo, sketch, 1, values, nulls);
	dbm_clv_purchase_terms(fcinfo, 3, family, unit_days(values), &terms);
	fit.centre = terms.terms.centre;
	dbm_check_status(dbm_btyd_fit(family, &customers, &terms.terms, &fit.search), CUSTOMERS);
	if (fit.centre != NULL)
	{
		terms.terms = terms_alone(&fit.search);
		dbm_check_status(dbm_btyd_fit(family, &customers, &terms.terms, &fit.alone), CUSTOMERS);
	}
	return found_model(fcinfo, sketch, family, &customers, &fit, values, nulls);
}

/* Those of the sketch, or argument 1; without any, k must be given. */
static double
log_intervals_of(FunctionCallInfo fcinfo, const clv_sketch *sketch, bool k_given)
{
	if (PG_NARGS() > 1 && !PG_ARGISNULL(1))
	{
		if (sketch->has_intervals)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the sketch has its own log_intervals"),
					 errhint("Leave the argument log_intervals out.")));
		return dbm_finite(PG_GETARG_FLOAT8(1), "log_intervals");
	}
	if (!sketch->has_intervals && !k_given)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("one of log_intervals and k must be given"),
				 errhint("k is chosen by the logarithms of the times between purchases: make the sketch by dbm.btyd_sketch(x, t_x, t, log_intervals), of which dbm.btyd() gives the last.")));
	return (double) sketch->log_intervals * CLV_LOG_UNIT;
}

/*
 * Of the aggregates (state) and of the accessor (sketch, log_intervals, k, unit, as_of,
 * centre, weight, start), where log_intervals is null when the sketch has them, or k is given
 * or that of the centre.
 */
static Datum
fit_regular(FunctionCallInfo fcinfo, const dbm_btyd_family *family)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	dbm_histogram customers;
	clv_sketch *sketch = customers_argument(fcinfo, family, &customers);
	found		fit;
	bool		k_given = PG_NARGS() > 2 && !PG_ARGISNULL(2);
	int			k = k_given ? PG_GETARG_INT32(2) : 0;
	double		log_intervals;
	clv_terms	terms;

	if (sketch == NULL)
		PG_RETURN_NULL();
	memset(nulls, true, sizeof(nulls));
	state_terms(fcinfo, sketch, 3, values, nulls);
	dbm_clv_purchase_terms(fcinfo, 5, family, unit_days(values), &terms);
	log_intervals = log_intervals_of(fcinfo, sketch, k_given || terms.k > 0);
	if (k_given)
		dbm_clv_check_k(k);
	if (k > 0 && terms.k > 0 && k != terms.k)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the k of the centre is %d, not %d", terms.k, k)));
	k = Max(k, terms.k);
	fit.centre = terms.terms.centre;
	if (k > 0)
		dbm_check_status(dbm_cnbd_fit(family, &customers, log_intervals, k, &terms.terms,
									  &fit.search), CUSTOMERS);
	else
		dbm_check_status(dbm_cnbd_choose(family, &customers, log_intervals, &terms.terms, &k,
										 &fit.search), CUSTOMERS);
	if (fit.centre != NULL)
	{
		terms.terms = terms_alone(&fit.search);
		dbm_check_status(dbm_cnbd_fit(family, &customers, log_intervals, k, &terms.terms,
									  &fit.alone), CUSTOMERS);
	}
	set(values, nulls, BTYD_PARAMETER + DBM_K, Float8GetDatum(k));
	return found_model(fcinfo, sketch, family, &customers, &fit, values, nulls);
}

/* Of the aggregates (state) and of the accessor (sketch, unit, as_of, centre, weight, start). */
Datum
dbm_bg_nbd_fit(PG_FUNCTION_ARGS)
{
	return fit_purchases(fcinfo, &dbm_bg_nbd_family);
}

Datum
dbm_bg_bb_fit(PG_FUNCTION_ARGS)
{
	return fit_purchases(fcinfo, &dbm_bg_bb_family);
}

Datum
dbm_bg_cnbd_k_fit(PG_FUNCTION_ARGS)
{
	return fit_regular(fcinfo, &dbm_bg_cnbd_k_family);
}

Datum
dbm_mbg_cnbd_k_fit(PG_FUNCTION_ARGS)
{
	return fit_regular(fcinfo, &dbm_mbg_cnbd_k_family);
}

Datum
dbm_mbg_nbd_fit(PG_FUNCTION_ARGS)
{
	return fit_purchases(fcinfo, &dbm_mbg_nbd_family);
}

Datum
dbm_nbd_fit(PG_FUNCTION_ARGS)
{
	return fit_purchases(fcinfo, &dbm_nbd_family);
}

Datum
dbm_pareto_nbd_fit(PG_FUNCTION_ARGS)
{
	return fit_purchases(fcinfo, &dbm_pareto_nbd_family);
}

/* What a reader of a spend model should know, or NULL. */
static char *
spend_note(const char *weak, bool fitted, double q, int64 left_out)
{
	StringInfoData note;

	initStringInfo(&note);
	if (weak != NULL)
		appendStringInfoString(&note, weak);
	if (fitted && q <= 1.0)
		appendStringInfo(&note, "%sq is not above 1: the population has no mean spend",
						 note.len > 0 ? "; " : "");
	if (left_out > 0)
		appendStringInfo(&note, "%s" INT64_FORMAT " customers left out: no positive mean spend",
						 note.len > 0 ? "; " : "", left_out);
	return note.len > 0 ? note.data : NULL;
}

/* Of the aggregate (state) and of the accessor (sketch, centre, weight, start). */
Datum
dbm_gamma_gamma_fit_model(PG_FUNCTION_ARGS)
{
	static const char *const names[DBM_SPEND_PARAMETERS] = {"p", "q", "v"};
	Datum		values[SPEND_FIELDS];
	bool		nulls[SPEND_FIELDS];
	clv_sketch *sketch;
	clv_items	order;
	clv_terms	terms;
	found		fit;
	bool		identified;
	char	   *weak;
	char	   *note;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	sketch = dbm_clv_sketch_argument(fcinfo, 0, CLV_SPENDS);
	order = dbm_clv_order(sketch);
	memset(nulls, true, sizeof(nulls));
	if (sketch->used > 0)
	{
		double	   *logs = dbm_scratch(order.n, sizeof(double), "a fit");
		dbm_spends	spends = {order.items, logs, order.n, dbm_interrupt};

		dbm_gamma_gamma_logs(order.items, order.n, logs, dbm_interrupt);
		dbm_clv_spend_terms(fcinfo, 1, &terms);
		fit.centre = terms.terms.centre;
		dbm_check_status(dbm_gamma_gamma_fit(&spends, &terms.terms, &fit.search), SPENDS);
		if (fit.centre != NULL)
		{
			terms.terms = terms_alone(&fit.search);
			dbm_check_status(dbm_gamma_gamma_fit(&spends, &terms.terms, &fit.alone), SPENDS);
		}
		for (int i = 0; i < DBM_SPEND_PARAMETERS; i++)
			set(values, nulls, SPEND_PARAMETER + i, Float8GetDatum(exp(fit.search.theta[i])));
		weak = fit_note(&fit, names, sketch->customers, &identified);
		dbm_clv_fill_search(values, nulls, SPEND_COVARIANCE, &fit.search, sketch->customers,
							identified);
		note = spend_note(weak, true, exp(fit.search.theta[1]), sketch->left_out);
	}
	else
	{
		note = spend_note("no customer has repeat purchases with a positive mean spend", false,
						  0.0, sketch->left_out);
		set(values, nulls, SPEND_IDENTIFIED, BoolGetDatum(false));
	}
	set(values, nulls, SPEND_MODEL, CStringGetTextDatum("gamma_gamma"));
	set(values, nulls, SPEND_N, Int64GetDatum(sketch->customers));
	if (note != NULL)
		set(values, nulls, SPEND_NOTE, CStringGetTextDatum(note));
	set(values, nulls, SPEND_FINGERPRINT, fingerprint(order.items, order.n, NULL));
	return dbm_form_composite(fcinfo, values, nulls);
}

/*
 * Models of given parameters.
 */

static Datum
parameter_argument(FunctionCallInfo fcinfo, int argument, double farthest, const char *name)
{
	return Float8GetDatum(dbm_in_range(PG_GETARG_FLOAT8(argument), 1.0 / farthest, farthest, name));
}

/* The parameters of the family in their order, then the unit. */
static Datum
given_model(FunctionCallInfo fcinfo, const dbm_btyd_family *family)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	int			n = family->n + family->given_k;
	clv_unit	unit = dbm_clv_unit_from_text(PG_GETARG_TEXT_PP(n));

	memset(nulls, true, sizeof(nulls));
	for (int i = 0; i < family->n; i++)
		set(values, nulls, BTYD_PARAMETER + family->parameters[i],
			parameter_argument(fcinfo, i, CLV_FARTHEST,
							   dbm_btyd_parameter_name(family->parameters[i])));
	if (family->given_k)
		set(values, nulls, BTYD_PARAMETER + DBM_K,
			Float8GetDatum(dbm_clv_check_k(PG_GETARG_INT32(family->n))));
	set(values, nulls, BTYD_MODEL, CStringGetTextDatum(family->name));
	set(values, nulls, BTYD_UNIT, CStringGetTextDatum(dbm_clv_unit_names[unit]));
	set(values, nulls, BTYD_NOTE, CStringGetTextDatum("parameters given, not fitted"));
	return dbm_form_composite(fcinfo, values, nulls);
}

Datum
dbm_bg_nbd_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_bg_nbd_family);
}

Datum
dbm_bg_bb_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_bg_bb_family);
}

Datum
dbm_bg_cnbd_k_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_bg_cnbd_k_family);
}

Datum
dbm_mbg_cnbd_k_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_mbg_cnbd_k_family);
}

Datum
dbm_mbg_nbd_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_mbg_nbd_family);
}

Datum
dbm_nbd_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_nbd_family);
}

Datum
dbm_pareto_nbd_model(PG_FUNCTION_ARGS)
{
	return given_model(fcinfo, &dbm_pareto_nbd_family);
}

/* (p, q, v) */
Datum
dbm_gamma_gamma_model(PG_FUNCTION_ARGS)
{
	static const char *const names[DBM_SPEND_PARAMETERS] = {"p", "q", "v"};
	Datum		values[SPEND_FIELDS];
	bool		nulls[SPEND_FIELDS];

	memset(nulls, true, sizeof(nulls));
	for (int i = 0; i < DBM_SPEND_PARAMETERS; i++)
		set(values, nulls, SPEND_PARAMETER + i,
			parameter_argument(fcinfo, i, CLV_FARTHEST_SPEND, names[i]));
	set(values, nulls, SPEND_MODEL, CStringGetTextDatum("gamma_gamma"));
	set(values, nulls, SPEND_NOTE, CStringGetTextDatum("parameters given, not fitted"));
	return dbm_form_composite(fcinfo, values, nulls);
}
