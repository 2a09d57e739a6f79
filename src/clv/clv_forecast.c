/*
 * clv_forecast.c
 *	  How many purchases one customer will make, and by when: probabilities, quantiles, days.
 *
 * The mathematics is that of core/forecast.c. Times are in the unit of the model, or
 * intervals that are turned into it (dbm_clv_time). What was parsed from the model is kept
 * by the call site.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>

#include "core/btyd/forecast.h"

PG_FUNCTION_INFO_V1(dbm_purchase_probability);
PG_FUNCTION_INFO_V1(dbm_purchase_probability_within);
PG_FUNCTION_INFO_V1(dbm_purchase_probability_of);
PG_FUNCTION_INFO_V1(dbm_purchase_probability_of_within);
PG_FUNCTION_INFO_V1(dbm_p_no_purchase);
PG_FUNCTION_INFO_V1(dbm_p_no_purchase_within);
PG_FUNCTION_INFO_V1(dbm_purchase_quantile);
PG_FUNCTION_INFO_V1(dbm_purchase_quantile_within);
PG_FUNCTION_INFO_V1(dbm_next_purchase_day);

static const clv_purchase_model *
model_argument(FunctionCallInfo fcinfo)
{
	clv_purchase_model *model = dbm_call_site(fcinfo, sizeof(clv_purchase_model));

	dbm_clv_purchase_model(fcinfo, 0, model);
	return model;
}

/* (model, x, t_x, t, ...) */
static dbm_outlook
customer_argument(FunctionCallInfo fcinfo)
{
	const clv_purchase_model *model = model_argument(fcinfo);
	dbm_outlook customer = {
		model->family, model->p, PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2), PG_GETARG_FLOAT8(3),
		dbm_interrupt
	};

	dbm_clv_check_customer(model, customer.x, customer.t_x, customer.t);
	return customer;
}

static double
interval_argument(FunctionCallInfo fcinfo, int argument)
{
	return dbm_clv_time(PG_GETARG_INTERVAL_P(argument), model_argument(fcinfo));
}

/* A share that some number reaches: neither 0 nor 1. */
static double
quantile_argument(FunctionCallInfo fcinfo, int argument)
{
	double		quantile = PG_GETARG_FLOAT8(argument);

	if (!(quantile > 0.0 && quantile < 1.0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"quantile\" must be between 0 and 1, not %g", quantile),
				 errhint("0.5 is the median.")));
	return quantile;
}

static Datum
probability_new(FunctionCallInfo fcinfo, double horizon)
{
	const clv_purchase_model *model = model_argument(fcinfo);
	dbm_outlook newcomer = {model->family, model->p, 0.0, 0.0, 0.0, dbm_interrupt};

	PG_RETURN_FLOAT8(dbm_forecast_probability(&newcomer, dbm_clv_check_horizon(horizon),
											  PG_GETARG_INT32(1)));
}

/* (model, n, horizon) */
Datum
dbm_purchase_probability(PG_FUNCTION_ARGS)
{
	return probability_new(fcinfo, PG_GETARG_FLOAT8(2));
}

Datum
dbm_purchase_probability_within(PG_FUNCTION_ARGS)
{
	return probability_new(fcinfo, interval_argument(fcinfo, 2));
}

static Datum
probability_of(FunctionCallInfo fcinfo, double horizon)
{
	dbm_outlook customer = customer_argument(fcinfo);

	PG_RETURN_FLOAT8(dbm_forecast_probability(&customer, dbm_clv_check_horizon(horizon),
											  PG_GETARG_INT32(4)));
}

/* (model, x, t_x, t, n, horizon) */
Datum
dbm_purchase_probability_of(PG_FUNCTION_ARGS)
{
	return probability_of(fcinfo, PG_GETARG_FLOAT8(5));
}

Datum
dbm_purchase_probability_of_within(PG_FUNCTION_ARGS)
{
	return probability_of(fcinfo, interval_argument(fcinfo, 5));
}

static Datum
no_purchase(FunctionCallInfo fcinfo, double horizon)
{
	dbm_outlook customer = customer_argument(fcinfo);

	if (!(isinf(horizon) && horizon > 0.0))
		dbm_clv_check_horizon(horizon);
	PG_RETURN_FLOAT8(dbm_forecast_silence(&customer, horizon));
}

/* (model, x, t_x, t, horizon) */
Datum
dbm_p_no_purchase(PG_FUNCTION_ARGS)
{
	return no_purchase(fcinfo, PG_GETARG_FLOAT8(4));
}

Datum
dbm_p_no_purchase_within(PG_FUNCTION_ARGS)
{
	return no_purchase(fcinfo, interval_argument(fcinfo, 4));
}

static Datum
quantile_of(FunctionCallInfo fcinfo, double horizon)
{
	dbm_outlook customer = customer_argument(fcinfo);

	PG_RETURN_FLOAT8(dbm_forecast_quantile(&customer, dbm_clv_check_horizon(horizon),
										   quantile_argument(fcinfo, 5)));
}

/* (model, x, t_x, t, horizon, quantile) */
Datum
dbm_purchase_quantile(PG_FUNCTION_ARGS)
{
	return quantile_of(fcinfo, PG_GETARG_FLOAT8(4));
}

Datum
dbm_purchase_quantile_within(PG_FUNCTION_ARGS)
{
	return quantile_of(fcinfo, interval_argument(fcinfo, 4));
}

/* (model, x, t_x, t, as_of, quantile); null when the probability is not reached, or too late */
Datum
dbm_next_purchase_day(PG_FUNCTION_ARGS)
{
	dbm_outlook customer = customer_argument(fcinfo);
	int32		as_of = dbm_finite_day(PG_GETARG_DATEADT(4), "as_of");
	double		most = (double) (DATE_END_JULIAN - POSTGRES_EPOCH_JDATE - 1) - as_of;
	double		days = dbm_forecast_wait(&customer, quantile_argument(fcinfo, 5),
										 model_argument(fcinfo)->unit_days, fmax(most, 1.0));

	if (days > most)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(as_of + (int32) days);
}
