/*
 * decay.c
 *	  How far a fact about a customer can still be trusted: survival and flag.
 *
 * survival = (1 - monthly_rate)^months, months counted on the calendar from the
 * day the fact was last verified to as_of. Nothing is cached and no state is
 * kept: both functions are pure.
 */
#include "base/dbm.h"

#include "utils/date.h"

#include "core/base/calendar.h"
#include "core/contact/survival.h"

PG_FUNCTION_INFO_V1(dbm_decay_survival);
PG_FUNCTION_INFO_V1(dbm_decay_flag);

static double
check_monthly_rate(double rate)
{
	if (!(rate >= 0.0 && rate < 1.0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"monthly_rate\" must be at least 0 and below 1, not %g", rate),
				 errhint("Give the rate as a fraction: 2.5 percent a month is 0.025.")));
	return rate;
}

/* False when as_of does not know of the verification yet. */
static bool
survival_at(DateADT last_verified, DateADT as_of, double monthly_rate, double *survival)
{
	dbm_finite_day(last_verified, "last_verified");
	dbm_finite_day(as_of, "as_of");
	check_monthly_rate(monthly_rate);
	if (last_verified > as_of)
		return false;
	*survival = dbm_survival(monthly_rate, dbm_months_between(last_verified, as_of));
	return true;
}

Datum
dbm_decay_survival(PG_FUNCTION_ARGS)
{
	double		survival;

	if (!survival_at(PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1), PG_GETARG_FLOAT8(2), &survival))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(survival);
}

static const char *
flag_of(double survival, double fresh_from, double ageing_from)
{
	if (survival >= fresh_from)
		return "fresh";
	return survival >= ageing_from ? "ageing" : "stale";
}

/* (last_verified, as_of, monthly_rate, is_valid, fresh_from, ageing_from) */
Datum
dbm_decay_flag(PG_FUNCTION_ARGS)
{
	double		fresh_from;
	double		ageing_from;
	double		survival;

	for (int i = 1; i <= 5; i++)
	{
		if (PG_ARGISNULL(i) && i != 3)
			PG_RETURN_NULL();
	}
	fresh_from = dbm_in_range(PG_GETARG_FLOAT8(4), 0.0, 1.0, "fresh_from");
	ageing_from = dbm_in_range(PG_GETARG_FLOAT8(5), 0.0, fresh_from, "ageing_from");
	check_monthly_rate(PG_GETARG_FLOAT8(2));
	dbm_finite_day(PG_GETARG_DATEADT(1), "as_of");
	if (!PG_ARGISNULL(3) && !PG_GETARG_BOOL(3))
		return dbm_enum_result(fcinfo, "invalid");
	if (PG_ARGISNULL(0) || !survival_at(PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1),
										PG_GETARG_FLOAT8(2), &survival))
		return dbm_enum_result(fcinfo, "unknown");
	return dbm_enum_result(fcinfo, flag_of(survival, fresh_from, ageing_from));
}
