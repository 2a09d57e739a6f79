/*
 * clv_contract.c
 *	  Contracts: how many customers are left after each renewal, and for how long the rest stay.
 *
 * The state of dbm.sbg_fit is a float8[]: the unit of a period (clv_unit), then the
 * customers who are left after 0, 1, 2, ... renewals, NaN where no row has said so. A
 * cohort is one curve; renewal i loses the difference of two neighbours, and who is left
 * at the end of the curve is known to have stayed that long.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/base/calendar.h"
#include "core/btyd/sbg.h"

#define MOST_RENEWALS	10000
#define DAYS_PER_YEAR	365.25

PG_FUNCTION_INFO_V1(dbm_sbg_add);
PG_FUNCTION_INFO_V1(dbm_sbg_combine);
PG_FUNCTION_INFO_V1(dbm_sbg_final);
PG_FUNCTION_INFO_V1(dbm_sbg_model);
PG_FUNCTION_INFO_V1(dbm_sbg_survival_share);
PG_FUNCTION_INFO_V1(dbm_residual_lifetime);

static const char *const names[DBM_SBG_PARAMETERS] = {"alpha", "beta"};

/* The numbers of a state, checked; n counts the unit too. */
static double *
state_numbers(FunctionCallInfo fcinfo, int argument, int *n)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(argument);

	*n = ARR_NDIM(array) == 1 ? ARR_DIMS(array)[0] : 0;
	if (ARR_ELEMTYPE(array) != FLOAT8OID || ARR_HASNULL(array) || *n < 2 ||
		*n > MOST_RENEWALS + 2)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("value is not a valid state of sbg_fit")));
	return (double *) ARR_DATA_PTR(array);
}

static Datum
state_of(const double *numbers, int n)
{
	Datum	   *elements = palloc(n * sizeof(Datum));

	for (int i = 0; i < n; i++)
		elements[i] = Float8GetDatum(numbers[i]);
	return PointerGetDatum(construct_array(elements, n, FLOAT8OID, sizeof(float8),
										   FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/* Puts the numbers into sum, which has room for them; a period or a unit said twice is an error. */
static void
merge_state(double *sum, int n, const double *numbers, int count)
{
	if (sum[0] != numbers[0])
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one fit cannot mix different units")));
	for (int i = 1; i < Min(n, count); i++)
	{
		if (isnan(numbers[i]))
			continue;
		if (!isnan(sum[i]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("renewal %d occurs twice", i - 1),
					 errhint("One row for each renewal of one cohort; fit cohorts apart with GROUP BY.")));
		sum[i] = numbers[i];
	}
}

/* A state of n numbers in which nothing is known but the unit. */
static double *
empty_state(int n, double unit)
{
	double	   *numbers = palloc(n * sizeof(double));

	numbers[0] = unit;
	for (int i = 1; i < n; i++)
		numbers[i] = NAN;
	return numbers;
}

/* (state, renewals, customers [, unit]) */
Datum
dbm_sbg_add(PG_FUNCTION_ARGS)
{
	double		unit = CLV_UNIT_YEAR;
	double		one[MOST_RENEWALS + 2];
	double	   *old = NULL;
	double	   *numbers;
	int			renewals;
	int			n = 0;
	int			room;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	renewals = (int) dbm_in_range(PG_GETARG_INT32(1), 0, MOST_RENEWALS, "renewals");
	if (PG_NARGS() > 3 && !PG_ARGISNULL(3))
		unit = dbm_clv_unit_from_text(PG_GETARG_TEXT_PP(3));
	if (!PG_ARGISNULL(0))
		old = state_numbers(fcinfo, 0, &n);
	room = Max(n, renewals + 2);
	numbers = empty_state(room, old != NULL ? old[0] : unit);
	if (old != NULL)
		memcpy(numbers, old, n * sizeof(double));
	one[0] = unit;
	for (int i = 1; i <= renewals; i++)
		one[i] = NAN;
	one[renewals + 1] = dbm_in_range(PG_GETARG_FLOAT8(2), 0.0, CLV_LARGEST_SPEND, "customers");
	merge_state(numbers, room, one, renewals + 2);
	PG_RETURN_DATUM(state_of(numbers, room));
}

/* (state, state): strict */
Datum
dbm_sbg_combine(PG_FUNCTION_ARGS)
{
	int			n;
	int			m;
	double	   *left = state_numbers(fcinfo, 0, &n);
	double	   *right = state_numbers(fcinfo, 1, &m);
	double	   *numbers = empty_state(Max(n, m), left[0]);

	memcpy(numbers, left, n * sizeof(double));
	merge_state(numbers, Max(n, m), right, m);
	PG_RETURN_DATUM(state_of(numbers, Max(n, m)));
}

/* From customers left to customers lost and kept; the number of them all. */
static double
contracts_of(const double *numbers, int n, dbm_contracts *contracts)
{
	double	   *lost = palloc0(n * sizeof(double));
	double	   *kept = palloc0(n * sizeof(double));

	contracts->n = n - 2;
	contracts->lost = lost;
	contracts->kept = kept;
	contracts->tick = dbm_interrupt;
	for (int i = 1; i < n; i++)
	{
		if (isnan(numbers[i]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("renewal %d is missing", i - 1),
					 errhint("Give the customers left after 0, 1, 2, ... renewals; those of renewal 0 are the new customers.")));
		if (i > 1 && numbers[i] > numbers[i - 1])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("more customers after renewal %d (%g) than before it (%g)", i - 1,
							numbers[i], numbers[i - 1])));
		if (i > 1)
			lost[i - 1] = numbers[i - 1] - numbers[i];
	}
	kept[n - 2] = numbers[n - 1];
	return numbers[1];
}

Datum
dbm_sbg_final(PG_FUNCTION_ARGS)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	dbm_contracts contracts;
	dbm_newton	search;
	double	   *numbers;
	double		customers;
	char	   *note;
	int			n;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	numbers = state_numbers(fcinfo, 0, &n);
	if (!(numbers[0] >= CLV_UNIT_DAY && numbers[0] <= CLV_UNIT_YEAR))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("value is not a valid state of sbg_fit")));
	customers = contracts_of(numbers, n, &contracts);
	if (customers <= 0.0)
		PG_RETURN_NULL();
	dbm_check_status(dbm_sbg_fit(&contracts, &search), "the curve of customers");
	memset(nulls, true, sizeof(nulls));
	values[BTYD_MODEL] = CStringGetTextDatum("sbg");
	values[BTYD_UNIT] = CStringGetTextDatum(dbm_clv_unit_names[(int) numbers[0]]);
	values[BTYD_N] = Int64GetDatum((int64) rint(customers));
	values[BTYD_PARAMETER + DBM_ALPHA] = Float8GetDatum(exp(search.theta[0]));
	values[BTYD_PARAMETER + DBM_BETA] = Float8GetDatum(exp(search.theta[1]));
	nulls[BTYD_MODEL] = nulls[BTYD_UNIT] = nulls[BTYD_N] = false;
	nulls[BTYD_PARAMETER + DBM_ALPHA] = nulls[BTYD_PARAMETER + DBM_BETA] = false;
	note = dbm_clv_weakness(&search, names, (int64) rint(customers));
	dbm_clv_fill_search(values, nulls, BTYD_COVARIANCE, &search, (int64) rint(customers),
						note == NULL);
	nulls[BTYD_NOTE] = note == NULL;
	if (note != NULL)
		values[BTYD_NOTE] = CStringGetTextDatum(note);
	return dbm_form_composite(fcinfo, values, nulls);
}

/* (alpha, beta, unit) */
Datum
dbm_sbg_model(PG_FUNCTION_ARGS)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	clv_unit	unit = dbm_clv_unit_from_text(PG_GETARG_TEXT_PP(2));

	memset(nulls, true, sizeof(nulls));
	values[BTYD_MODEL] = CStringGetTextDatum("sbg");
	values[BTYD_UNIT] = CStringGetTextDatum(dbm_clv_unit_names[unit]);
	values[BTYD_NOTE] = CStringGetTextDatum("parameters given, not fitted");
	values[BTYD_PARAMETER + DBM_ALPHA] =
		Float8GetDatum(dbm_in_range(PG_GETARG_FLOAT8(0), 1 / CLV_FARTHEST, CLV_FARTHEST, "alpha"));
	values[BTYD_PARAMETER + DBM_BETA] =
		Float8GetDatum(dbm_in_range(PG_GETARG_FLOAT8(1), 1 / CLV_FARTHEST, CLV_FARTHEST, "beta"));
	nulls[BTYD_MODEL] = nulls[BTYD_UNIT] = nulls[BTYD_NOTE] = false;
	nulls[BTYD_PARAMETER + DBM_ALPHA] = nulls[BTYD_PARAMETER + DBM_BETA] = false;
	return dbm_form_composite(fcinfo, values, nulls);
}

double
dbm_clv_contract_model(HeapTupleHeader tuple, double *p)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];

	dbm_read_composite(tuple, values, nulls, BTYD_FIELDS);
	if (nulls[BTYD_MODEL] || strcmp(TextDatumGetCString(values[BTYD_MODEL]), "sbg") != 0 ||
		nulls[BTYD_UNIT] || nulls[BTYD_PARAMETER + DBM_ALPHA] || nulls[BTYD_PARAMETER + DBM_BETA])
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a model of contracts"),
				 errhint("Use a model made by dbm.sbg_fit() or dbm.sbg().")));
	p[0] = dbm_in_range(DatumGetFloat8(values[BTYD_PARAMETER + DBM_ALPHA]), 1 / CLV_FARTHEST,
						CLV_FARTHEST, "alpha");
	p[1] = dbm_in_range(DatumGetFloat8(values[BTYD_PARAMETER + DBM_BETA]), 1 / CLV_FARTHEST,
						CLV_FARTHEST, "beta");
	return dbm_unit_argument(DatumGetTextPP(values[BTYD_UNIT]));
}

double
dbm_clv_contract_discount(double annual_discount, double days)
{
	return expm1(log1p(dbm_in_range(annual_discount, 1e-9, 1000.0, "annual_discount")) *
				 days / DAYS_PER_YEAR);
}

/* (model, renewals) */
Datum
dbm_sbg_survival_share(PG_FUNCTION_ARGS)
{
	double		p[DBM_SBG_PARAMETERS];

	dbm_clv_contract_model(PG_GETARG_HEAPTUPLEHEADER(0), p);
	PG_RETURN_FLOAT8(dbm_sbg_survival(p, dbm_in_range(PG_GETARG_INT32(1), 0, INT_MAX, "renewals")));
}

/* (model, renewals, annual_discount); renewals null: a new customer, whose first period counts */
Datum
dbm_residual_lifetime(PG_FUNCTION_ARGS)
{
	double		p[DBM_SBG_PARAMETERS];
	double		days;
	double		discount;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	days = dbm_clv_contract_model(PG_GETARG_HEAPTUPLEHEADER(0), p);
	discount = dbm_clv_contract_discount(PG_GETARG_FLOAT8(2), days);
	if (PG_ARGISNULL(1))
		PG_RETURN_FLOAT8(dbm_sbg_lifetime(p, discount));
	PG_RETURN_FLOAT8(dbm_sbg_residual_lifetime(p, dbm_in_range(PG_GETARG_INT32(1), 0, INT_MAX,
															   "renewals"), discount));
}
