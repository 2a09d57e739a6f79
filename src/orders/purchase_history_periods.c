/*
 * purchase_history_periods.c
 *	  What models of discrete opportunities read from a purchase history: calendar periods
 *	  with and without a purchase.
 *
 * Each calendar day, week (from Monday), month or year after the one of the first purchase is an
 * opportunity to buy; the period in which as_of lies counts when as_of is its last day. All days of
 * a period are taken as one, numbered from the period of the first purchase, and the summary of
 * such a history is the summary asked for: its days are periods.
 */
#include "base/dbm.h"

#include "core/customer/purchase_history.h"
#include "datatype/timestamp.h"
#include "orders/purchase_history.h"
#include "utils/date.h"
#include "utils/datetime.h"

PG_FUNCTION_INFO_V1(dbm_purchase_history_btyd_periods);
PG_FUNCTION_INFO_V1(dbm_purchase_history_periods_between);

typedef enum period_unit
{
	PERIOD_DAY,
	PERIOD_WEEK,
	PERIOD_MONTH,
	PERIOD_YEAR
} period_unit;

static period_unit
unit_argument(text *unit)
{
	double		days = dbm_unit_argument(unit);

	return days < 7 ? PERIOD_DAY : days < 8 ? PERIOD_WEEK : days < 32 ? PERIOD_MONTH : PERIOD_YEAR;
}

/* Periods are numbered without gaps; Julian day 0 is a Monday. */
static int32
period_of(int32 day, period_unit unit)
{
	int			year;
	int			month;
	int			day_of_month;
	int			julian = day + POSTGRES_EPOCH_JDATE;

	if (unit == PERIOD_DAY)
		return day;
	if (unit == PERIOD_WEEK)
		return julian / 7;
	j2date(julian, &year, &month, &day_of_month);
	return unit == PERIOD_YEAR ? year : 12 * year + month - 1;
}

/* Whole periods after the one of first_day, up to as_of. */
static int32
periods_between(int32 first_day, int32 as_of, period_unit unit)
{
	int32		complete = period_of(as_of + 1, unit) - 1;

	return Max(complete - period_of(first_day, unit), 0);
}

/* (first_day, as_of, unit) */
Datum
dbm_purchase_history_periods_between(PG_FUNCTION_ARGS)
{
	int32		first_day = dbm_finite_day(PG_GETARG_DATEADT(0), "first_day");
	int32		as_of = dbm_finite_day(PG_GETARG_DATEADT(1), "as_of");

	PG_RETURN_INT32(periods_between(first_day, as_of, unit_argument(PG_GETARG_TEXT_PP(2))));
}

/* (history, as_of, unit) */
Datum
dbm_purchase_history_btyd_periods(PG_FUNCTION_ARGS)
{
	const dbm_purchases *log = dbm_history_argument(fcinfo, 0);
	int32		as_of = dbm_finite_day(PG_GETARG_DATEADT(1), "as_of");
	period_unit unit = unit_argument(PG_GETARG_TEXT_PP(2));
	dbm_purchases_summary summary = dbm_purchases_summarise(log, as_of, dbm_interrupt);
	dbm_purchases *coarse = NULL;
	int32		first;
	int32		last;
	Datum		values[5];
	bool		nulls[5] = {[4] = true};	/* no times between purchases in discrete periods */

	if (summary.days == 0)
		PG_RETURN_NULL();
	first = period_of(summary.first_day, unit);
	last = periods_between(summary.first_day, as_of, unit);
	for (int i = 0; i < log->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(log, i);
		dbm_decimal amount = {entry.amount, log->scale};

		if ((i & 1023) == 0)
			CHECK_FOR_INTERRUPTS();
		if (period_of(entry.day, unit) - first <= last)
			coarse = dbm_history_append(coarse, period_of(entry.day, unit) - first,
										entry.orders, amount);
	}
	summary = dbm_purchases_summarise(dbm_history_finish(coarse), last, dbm_interrupt);
	nulls[3] = summary.spend_days == 0;
	values[0] = Int32GetDatum(summary.days - 1);
	values[1] = Float8GetDatum(summary.last_day);
	values[2] = Float8GetDatum(last);
	values[3] = Float8GetDatum(dbm_decimal_to_double(summary.spend) / Max(summary.spend_days, 1));
	return dbm_form_composite(fcinfo, values, nulls);
}
