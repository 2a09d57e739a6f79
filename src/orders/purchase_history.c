/*
 * purchase_history.c
 *	  The purchases and refunds of one customer by day: the aggregates that build a
 *	  history from rows and from other histories, and what can be read from it.
 *
 * A history is the flat block of core/purchase_history.h as a varlena. The same block is the
 * aggregate state and the stored value: transition and combine functions append to
 * the state in place and hand back a bigger copy when it is full; everything that
 * leaves an aggregate is in the finished form, which depends on the contents only.
 *
 * Amounts carry the most decimals that any amount of the history shows, as sum() does.
 */
#include "base/dbm.h"
#include "orders/purchase_history.h"

#include <math.h>

#include "pgtime.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"

#define STATE_NAME		"a purchase history"
#define LIMITS			"a purchase history of over 2147483647 orders or 38 digits of money"
#define FIRST_CAPACITY	3		/* 64 bytes; most customers buy on one or two days */

PG_FUNCTION_INFO_V1(dbm_purchase_history_add);
PG_FUNCTION_INFO_V1(dbm_purchase_history_add_at);
PG_FUNCTION_INFO_V1(dbm_purchase_history_merge);
PG_FUNCTION_INFO_V1(dbm_purchase_history_finish);
PG_FUNCTION_INFO_V1(dbm_purchase_history_first_day);
PG_FUNCTION_INFO_V1(dbm_purchase_history_last_day);
PG_FUNCTION_INFO_V1(dbm_purchase_history_orders);
PG_FUNCTION_INFO_V1(dbm_purchase_history_days);
PG_FUNCTION_INFO_V1(dbm_purchase_history_revenue);
PG_FUNCTION_INFO_V1(dbm_purchase_history_mean_order);
PG_FUNCTION_INFO_V1(dbm_purchase_history_recency_days);
PG_FUNCTION_INFO_V1(dbm_purchase_history_btyd);

/*
 * Building.
 */

/* A block of this form, with the entries of `log` unless that is NULL. */
static dbm_purchases *
new_log(const dbm_purchases *log, dbm_purchases_form form)
{
	dbm_purchases *copy = dbm_state_resize(NULL, dbm_purchases_size(form), STATE_NAME);

	dbm_purchases_init(copy, form);
	if (log != NULL)
		dbm_purchases_copy(log, copy, dbm_interrupt);
	return copy;
}

dbm_purchases *
dbm_history_append(dbm_purchases *log, int32 day, int32 orders, dbm_decimal amount)
{
	dbm_status	status;

	if (log == NULL)
	{
		dbm_purchases_form form = {FIRST_CAPACITY, amount.scale, false};

		log = new_log(NULL, form);
	}
	while ((status = dbm_purchases_add(log, day, orders, amount)) == DBM_NO_ROOM)
	{
		dbm_purchases_form form;

		dbm_check_status(dbm_purchases_room_for(log, amount, &form, dbm_interrupt), LIMITS);
		if (dbm_purchases_size(form) != VARSIZE(log) || form.scale != log->scale)
			log = new_log(log, form);
	}
	dbm_check_status(status, LIMITS);
	return log;
}

dbm_purchases *
dbm_history_finish(const dbm_purchases *log)
{
	dbm_purchases_form form = {0, 0, false};
	dbm_purchases *copy;

	if (log == NULL)
		return new_log(NULL, form);
	dbm_check_status(dbm_purchases_final_form(log, &form, dbm_interrupt), LIMITS);
	copy = new_log(log, form);
	dbm_purchases_compact(copy, dbm_interrupt);
	copy->capacity = copy->n;
	SET_VARSIZE(copy, dbm_purchases_size(dbm_purchases_form_of(copy)));
	return copy;
}

/*
 * Arguments.
 */

static dbm_purchases *
log_argument(FunctionCallInfo fcinfo, int i)
{
	dbm_purchases *log = (dbm_purchases *) PG_DETOAST_DATUM(PG_GETARG_DATUM(i));

	if (!dbm_purchases_plausible(log, VARSIZE(log)))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("purchase history is damaged or was written by another version"),
				 errhint("Build it again from the orders.")));
	return log;
}

const dbm_purchases *
dbm_history_argument(FunctionCallInfo fcinfo, int i)
{
	const dbm_purchases *log = log_argument(fcinfo, i);

	if (log->flags & DBM_PURCHASES_SORTED)
		return log;
	return dbm_history_finish(log);
}

/* For transition and combine functions: theirs to change, NULL before the first row. */
static dbm_purchases *
state_argument(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		return NULL;
	if (dbm_in_aggregate(fcinfo))
		return log_argument(fcinfo, 0);
	return dbm_history_finish(log_argument(fcinfo, 0));
}

static Datum
return_state(FunctionCallInfo fcinfo, const dbm_purchases *log)
{
	if (log == NULL)
		PG_RETURN_NULL();
	if (!dbm_in_aggregate(fcinfo))
		log = dbm_history_finish(log);
	PG_RETURN_POINTER(log);
}

/* Outer joins give rows of NULLs for customers without orders; half a row is a mistake. */
static bool
is_order_row(FunctionCallInfo fcinfo, const char *when)
{
	if (PG_ARGISNULL(1) && PG_ARGISNULL(2))
		return false;
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 PG_ARGISNULL(1) ?
				 errmsg("argument \"%s\" is NULL in a row that has an amount", when) :
				 errmsg("argument \"amount\" is NULL in a row that has a day"),
				 errhint("Filter such rows out with FILTER (WHERE ...), or give 0 for an order that cost nothing.")));
	return true;
}

/* A negative amount is a refund. */
static dbm_purchases *
append_row(dbm_purchases *log, int32 day, Numeric amount)
{
	dbm_decimal money = dbm_decimal_as_shown(amount, "amount");

	return dbm_history_append(log, day, money.mantissa >= 0, money);
}

/*
 * Aggregates.
 */

/* (state, on_day, amount) */
Datum
dbm_purchase_history_add(PG_FUNCTION_ARGS)
{
	dbm_purchases *log = state_argument(fcinfo);

	if (is_order_row(fcinfo, "on_day"))
		log = append_row(log, dbm_finite_day(PG_GETARG_DATEADT(1), "on_day"),
						 PG_GETARG_NUMERIC(2));
	return return_state(fcinfo, log);
}

/*
 * The name of a zone of the time zone database. The server's parser also takes
 * POSIX rules, where 'UTC+8' is eight hours west of Greenwich; all of those, and of
 * the database's names only the ones listed here, have a digit and no slash.
 */
static bool
is_zone_rule(const char *name)
{
	static const char *const names[] = {
		"GMT0", "GMT+0", "GMT-0", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"
	};

	if (strpbrk(name, "0123456789") == NULL || strchr(name, '/') != NULL)
		return false;
	for (int i = 0; i < lengthof(names); i++)
	{
		if (pg_strcasecmp(name, names[i]) == 0)
			return false;
	}
	return true;
}

static pg_tz *
zone_by_name(const char *name)
{
	pg_tz	   *zone = strlen(name) > TZ_STRLEN_MAX || is_zone_rule(name) ? NULL : pg_tzset(name);

	if (zone == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("time zone \"%s\" not recognized", name),
				 errhint("Give the name of a region, such as 'Asia/Shanghai', or 'UTC'; pg_timezone_names lists them.")));
	return zone;
}

typedef struct zone_cache
{
	pg_tz	   *zone;			/* the server keeps zones for the life of the process */
	int			length;
	char		name[TZ_STRLEN_MAX + 1];
} zone_cache;

/* The last zone is kept with the call site, which nearly always asks for the same one. */
static pg_tz *
zone_argument(FunctionCallInfo fcinfo, int i)
{
	zone_cache *cache = fcinfo->flinfo->fn_extra;
	text	   *name = PG_GETARG_TEXT_PP(i);
	int			length = VARSIZE_ANY_EXHDR(name);
	char	   *copy;
	pg_tz	   *zone;

	if (cache != NULL && cache->length == length &&
		memcmp(cache->name, VARDATA_ANY(name), length) == 0)
		return cache->zone;
	copy = text_to_cstring(name);
	zone = zone_by_name(copy);
	if (cache == NULL)
		cache = fcinfo->flinfo->fn_extra = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt,
															  sizeof(zone_cache));
	cache->zone = zone;
	cache->length = length;
	memcpy(cache->name, copy, length + 1);
	pfree(copy);
	return zone;
}

static int32
local_day(TimestampTz at, pg_tz *zone)
{
	struct pg_tm tm;
	fsec_t		fsec;
	int			offset;

	if (TIMESTAMP_NOT_FINITE(at))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"at\" must be a finite time, not infinity")));
	if (timestamp2tm(at, &offset, &tm, &fsec, NULL, zone) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("argument \"at\" is out of range")));
	return date2j(tm.tm_year, tm.tm_mon, tm.tm_mday) - POSTGRES_EPOCH_JDATE;
}

/* (state, at, amount, time_zone) */
Datum
dbm_purchase_history_add_at(PG_FUNCTION_ARGS)
{
	dbm_purchases *log = state_argument(fcinfo);

	if (is_order_row(fcinfo, "at"))
	{
		if (PG_ARGISNULL(3))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("argument \"time_zone\" is NULL"),
					 errhint("Name the time zone whose midnight ends the business day, such as 'Asia/Shanghai'.")));
		log = append_row(log, local_day(PG_GETARG_TIMESTAMPTZ(1), zone_argument(fcinfo, 3)),
						 PG_GETARG_NUMERIC(2));
	}
	return return_state(fcinfo, log);
}

/* (state, history): combine function, and transition function of rollup. */
Datum
dbm_purchase_history_merge(PG_FUNCTION_ARGS)
{
	dbm_purchases *log = state_argument(fcinfo);
	const dbm_purchases *other;

	if (PG_ARGISNULL(1))
		return return_state(fcinfo, log);
	other = log_argument(fcinfo, 1);
	if (log == NULL)
		return return_state(fcinfo, new_log(other, dbm_purchases_form_of(other)));
	for (int i = 0; i < other->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(other, i);
		dbm_decimal amount = {entry.amount, other->scale};

		if ((i & 1023) == 0)
			CHECK_FOR_INTERRUPTS();
		log = dbm_history_append(log, entry.day, entry.orders, amount);
	}
	return return_state(fcinfo, log);
}

Datum
dbm_purchase_history_finish(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(dbm_history_finish(log_argument(fcinfo, 0)));
}

/*
 * Reading: (history, as_of)
 */

static dbm_purchases_summary
summary_of(FunctionCallInfo fcinfo)
{
	const dbm_purchases *log = dbm_history_argument(fcinfo, 0);

	return dbm_purchases_summarise(log, PG_GETARG_DATEADT(1), dbm_interrupt);
}

Datum
dbm_purchase_history_first_day(PG_FUNCTION_ARGS)
{
	dbm_purchases_summary summary = summary_of(fcinfo);

	if (summary.days == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(summary.first_day);
}

Datum
dbm_purchase_history_last_day(PG_FUNCTION_ARGS)
{
	dbm_purchases_summary summary = summary_of(fcinfo);

	if (summary.days == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(summary.last_day);
}

Datum
dbm_purchase_history_orders(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(summary_of(fcinfo).orders);
}

Datum
dbm_purchase_history_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(summary_of(fcinfo).days);
}

Datum
dbm_purchase_history_revenue(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(dbm_numeric_from_decimal(summary_of(fcinfo).revenue));
}

Datum
dbm_purchase_history_mean_order(PG_FUNCTION_ARGS)
{
	dbm_purchases_summary summary = summary_of(fcinfo);

	if (summary.orders == 0)
		PG_RETURN_NULL();
	return DirectFunctionCall2(numeric_div,
							   NumericGetDatum(dbm_numeric_from_decimal(summary.revenue)),
							   NumericGetDatum(int64_to_numeric(summary.orders)));
}

Datum
dbm_purchase_history_recency_days(PG_FUNCTION_ARGS)
{
	int32		as_of = dbm_finite_day(PG_GETARG_DATEADT(1), "as_of");
	dbm_purchases_summary summary = summary_of(fcinfo);

	if (summary.days == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(as_of - summary.last_day);
}

/* (history, as_of, unit) */
Datum
dbm_purchase_history_btyd(PG_FUNCTION_ARGS)
{
	int32		as_of = dbm_finite_day(PG_GETARG_DATEADT(1), "as_of");
	double		unit = dbm_unit_argument(PG_GETARG_TEXT_PP(2));
	dbm_purchases_summary summary = summary_of(fcinfo);
	Datum		values[5];
	bool		nulls[5] = {false, false, false, summary.spend_days == 0, false};
	double		log_gaps;

	if (summary.days == 0)
		PG_RETURN_NULL();
	values[0] = Int32GetDatum(summary.days - 1);
	values[1] = Float8GetDatum((summary.last_day - summary.first_day) / unit);
	values[2] = Float8GetDatum((as_of - summary.first_day) / unit);
	values[3] = Float8GetDatum(dbm_decimal_to_double(summary.spend) / Max(summary.spend_days, 1));
	log_gaps = dbm_purchases_log_gaps(dbm_history_argument(fcinfo, 0), as_of, dbm_interrupt);
	values[4] = Float8GetDatum(log_gaps - (summary.days - 1) * log(unit));
	return dbm_form_composite(fcinfo, values, nulls);
}
