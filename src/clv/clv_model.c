/*
 * clv_model.c
 *	  Models as arguments: read from their composites, checked, kept by call site.
 *
 * A call site has the same model in nearly every call, so a caller keeps what was
 * parsed beside the bytes it was parsed from (dbm_seen) and is told when they change.
 *
 * Time comes in the unit of the model or as an interval, of which a month is 365.25 / 12
 * days and a day is 24 hours whatever the time zone.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#define DAYS_PER_YEAR	365.25
#define SLOWEST_DISCOUNT	1e-12	/* per unit of time */

static double
check_parameter(const char *model, const char *name, double farthest, bool is_null, Datum value)
{
	double		parameter = is_null ? 0.0 : DatumGetFloat8(value);

	if (!(parameter >= 1.0 / farthest && parameter <= farthest))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("parameter \"%s\" of model \"%s\" must be a positive number, not %s", name,
						model, is_null ? "null" : psprintf("%g", parameter)),
				 errhint("Use a model made by a fit, or by a constructor such as dbm.bg_nbd().")));
	return parameter;
}

void
dbm_clv_parse_purchase_model(HeapTupleHeader tuple, clv_purchase_model *model)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	char	   *name;

	dbm_read_composite(tuple, values, nulls, BTYD_FIELDS);
	name = nulls[BTYD_MODEL] ? pstrdup("") : TextDatumGetCString(values[BTYD_MODEL]);
	model->family = dbm_btyd_find(name, strlen(name));
	if (model->family == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown purchase model \"%s\"", name),
				 errhint("Use a model made by a fit, or by a constructor such as dbm.bg_nbd().")));
	for (int i = 0; i < model->family->n; i++)
	{
		int			parameter = model->family->parameters[i];

		model->p[i] = check_parameter(name, dbm_btyd_parameter_name(parameter),
									  CLV_FARTHEST, nulls[BTYD_PARAMETER + parameter],
									  values[BTYD_PARAMETER + parameter]);
	}
	if (model->family->given_k)
		model->p[model->family->n] =
			dbm_clv_check_k(nulls[BTYD_PARAMETER + DBM_K] ? 0.0 :
							DatumGetFloat8(values[BTYD_PARAMETER + DBM_K]));
	if (nulls[BTYD_UNIT])
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("model \"%s\" has no unit of time", name),
				 errhint("Set its field \"unit\" to 'day', 'week', 'month' or 'year'.")));
	model->unit_days = dbm_unit_argument(DatumGetTextPP(values[BTYD_UNIT]));
	pfree(name);
}

bool
dbm_clv_purchase_model(FunctionCallInfo fcinfo, int argument, clv_purchase_model *model)
{
	HeapTupleHeader tuple = dbm_seen_anew(fcinfo, argument, &model->seen);

	if (tuple == NULL)
		return false;
	dbm_clv_parse_purchase_model(tuple, model);
	model->seen.bytes = tuple;
	return true;
}

void
dbm_clv_parse_spend_model(HeapTupleHeader tuple, clv_spend_model *model)
{
	static const char *const names[DBM_SPEND_PARAMETERS] = {"p", "q", "v"};
	Datum		values[SPEND_FIELDS];
	bool		nulls[SPEND_FIELDS];
	char	   *name;

	dbm_read_composite(tuple, values, nulls, SPEND_FIELDS);
	name = nulls[SPEND_MODEL] ? pstrdup("") : TextDatumGetCString(values[SPEND_MODEL]);
	if (strcmp(name, "gamma_gamma") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown spend model \"%s\"", name),
				 errhint("Use a model made by dbm.gamma_gamma_fit() or dbm.gamma_gamma().")));
	model->known = !nulls[SPEND_PARAMETER] || !nulls[SPEND_PARAMETER + 1] ||
		!nulls[SPEND_PARAMETER + 2];
	for (int i = 0; i < DBM_SPEND_PARAMETERS && model->known; i++)
		model->p[i] = check_parameter(name, names[i], CLV_FARTHEST_SPEND,
									  nulls[SPEND_PARAMETER + i], values[SPEND_PARAMETER + i]);
	pfree(name);
}

bool
dbm_clv_spend_model(FunctionCallInfo fcinfo, int argument, clv_spend_model *model)
{
	HeapTupleHeader tuple = dbm_seen_anew(fcinfo, argument, &model->seen);

	if (tuple == NULL)
		return false;
	dbm_clv_parse_spend_model(tuple, model);
	model->seen.bytes = tuple;
	return true;
}

void
dbm_clv_check_customer(const clv_purchase_model *model, double x, double t_x, double t)
{
	dbm_clv_check_purchases(x, t_x, t);
	dbm_clv_check_accepted(model->family, x, t_x, t);
}

double
dbm_clv_check_horizon(double horizon)
{
	return dbm_in_range(horizon, 0.0, CLV_LARGEST, "horizon");
}

double
dbm_clv_time(const Interval *time, const clv_purchase_model *model)
{
#ifdef INTERVAL_NOT_FINITE
	if (INTERVAL_IS_NOEND(time))
		return INFINITY;
	if (INTERVAL_IS_NOBEGIN(time))
		return -INFINITY;
#endif
	return (time->month * (DAYS_PER_YEAR / MONTHS_PER_YEAR) + time->day +
			time->time / (double) USECS_PER_DAY) / model->unit_days;
}

bool
dbm_clv_spend_of(const clv_spend_model *model, double x, bool has_mean, double mean,
				 double *spend)
{
	dbm_clv_check_count(x);
	if (has_mean)
		dbm_clv_check_spend(mean);
	if (!model->known)
		return false;
	if (!has_mean || mean < CLV_SMALLEST_SPEND)
		x = 0.0;
	*spend = dbm_gamma_gamma_mean(model->p, x, x > 0 ? mean : 0.0);
	return isfinite(*spend);
}

const double *
dbm_clv_covariance(HeapTupleHeader tuple, int fields, int covariance, int n, bool *given)
{
	int			identified = covariance + BTYD_IDENTIFIED - BTYD_COVARIANCE;
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];
	const double *numbers;
	ArrayType  *array;

	dbm_read_composite(tuple, values, nulls, fields);
	if (given != NULL)
		*given = nulls[identified] && nulls[covariance];
	if (nulls[covariance] || (!nulls[identified] && !DatumGetBool(values[identified])))
		return NULL;
	array = DatumGetArrayTypeP(values[covariance]);
	if (ARR_NDIM(array) != 2 || ARR_DIMS(array)[0] != n || ARR_DIMS(array)[1] != n ||
		ARR_HASNULL(array))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the covariance of the model must be an array of %d by %d numbers", n, n),
				 errhint("Use a model as a fit made it.")));
	numbers = (const double *) ARR_DATA_PTR(array);
	for (int i = 0; i < n * n; i++)
	{
		if (!isfinite(numbers[i]) || (i % (n + 1) == 0 && numbers[i] < 0.0))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the covariance of the model holds %g", numbers[i]),
					 errhint("Use a model as a fit made it.")));
	}
	return numbers;
}

double
dbm_clv_discount(double annual_discount, double unit_days)
{
	dbm_in_range(annual_discount, 0.0, 1000.0, "annual_discount");
	return log1p(annual_discount) * unit_days / DAYS_PER_YEAR;
}

/* Without end, purchases that are not discounted have to end by themselves. */
double
dbm_clv_check_worth(const clv_purchase_model *model, double x, double t_x, double t,
					double horizon, double delta)
{
	if (!(isinf(horizon) && horizon > 0.0))
		return dbm_clv_check_horizon(horizon);
	if (!(delta > 0.0) && isinf(model->family->endless(model->p, x, t_x, t)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("without a discount the value of an infinite horizon is not finite under this \"%s\" model",
						model->family->name),
				 errhint("Give a positive annual_discount, or a horizon.")));
	return horizon;
}

double
dbm_clv_endless_discount(double annual_discount, double unit_days)
{
	double		delta = dbm_clv_discount(annual_discount, unit_days);

	if (!(delta >= SLOWEST_DISCOUNT))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"annual_discount\" must be positive, not %g", annual_discount),
				 errhint("Without a discount an endless horizon may hold endless purchases; use dbm.expected_purchases() with a horizon.")));
	return delta;
}
