/*
 * purchase_history.c
 *	  The purchases and refunds of one customer by day: the type, the aggregates that
 *	  build it from rows and from other histories, and what can be read from it.
 *
 * A history is the flat block of core/daylog.h as a varlena. The same block is the
 * aggregate state and the stored value: transition and combine functions append to
 * the state in place and hand back a bigger copy when it is full; everything that
 * leaves an aggregate is in the finished form, which depends on the contents only.
 *
 * Amounts carry the most decimals that any amount of the history shows, as sum() does.
 */
#include "dbm.h"

#include <ctype.h>

#include "libpq/pqformat.h"
#include "pgtime.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"

#include "core/daylog.h"

#define STATE_NAME		"a purchase history"
#define LIMITS			"a purchase history of over 2147483647 orders or 38 digits of money"
#define FIRST_CAPACITY	3		/* 64 bytes; most customers buy on one or two days */

PG_FUNCTION_INFO_V1(dbm_purchase_history_in);
PG_FUNCTION_INFO_V1(dbm_purchase_history_out);
PG_FUNCTION_INFO_V1(dbm_purchase_history_recv);
PG_FUNCTION_INFO_V1(dbm_purchase_history_send);
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
static dbm_daylog *
new_log(const dbm_daylog *log, dbm_daylog_form form)
{
	dbm_daylog *copy = dbm_state_resize(NULL, dbm_daylog_size(form), STATE_NAME);

	dbm_daylog_init(copy, form);
	if (log != NULL)
		dbm_daylog_copy(log, copy, dbm_interrupt);
	return copy;
}

/* Append to `log` (NULL: to a new one) in place; the result is another block when it was full. */
static dbm_daylog *
append(dbm_daylog *log, int32 day, int32 orders, dbm_decimal amount)
{
	dbm_status	status;

	if (log == NULL)
	{
		dbm_daylog_form form = {FIRST_CAPACITY, amount.scale, false};

		log = new_log(NULL, form);
	}
	while ((status = dbm_daylog_add(log, day, orders, amount)) == DBM_NO_ROOM)
	{
		dbm_daylog_form form;

		dbm_check_status(dbm_daylog_room_for(log, amount, &form, dbm_interrupt), LIMITS);
		if (dbm_daylog_size(form) != VARSIZE(log) || form.scale != log->scale)
			log = new_log(log, form);
	}
	dbm_check_status(status, LIMITS);
	return log;
}

/* The finished form: sorted, merged, without spare room. */
static dbm_daylog *
finished(const dbm_daylog *log)
{
	dbm_daylog_form form;
	dbm_daylog *copy;

	dbm_check_status(dbm_daylog_final_form(log, &form, dbm_interrupt), LIMITS);
	copy = new_log(log, form);
	dbm_daylog_compact(copy, dbm_interrupt);
	copy->capacity = copy->n;
	SET_VARSIZE(copy, dbm_daylog_size(dbm_daylog_form_of(copy)));
	return copy;
}

/*
 * Arguments.
 */

static dbm_daylog *
log_argument(FunctionCallInfo fcinfo, int i)
{
	dbm_daylog *log = (dbm_daylog *) PG_DETOAST_DATUM(PG_GETARG_DATUM(i));

	if (!dbm_daylog_plausible(log, VARSIZE(log)))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("purchase history is damaged or was written by another version"),
				 errhint("Build it again from the orders.")));
	return log;
}

/* For readers. A sorted log of an unfinished state has nothing to hide from them. */
static const dbm_daylog *
history_argument(FunctionCallInfo fcinfo, int i)
{
	const dbm_daylog *log = log_argument(fcinfo, i);

	if (log->flags & DBM_DAYLOG_SORTED)
		return log;
	return finished(log);
}

/* For transition and combine functions: theirs to change, NULL before the first row. */
static dbm_daylog *
state_argument(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		return NULL;
	if (dbm_in_aggregate(fcinfo))
		return log_argument(fcinfo, 0);
	return finished(log_argument(fcinfo, 0));
}

static Datum
return_state(FunctionCallInfo fcinfo, const dbm_daylog *log)
{
	if (log == NULL)
		PG_RETURN_NULL();
	if (!dbm_in_aggregate(fcinfo))
		log = finished(log);
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
static dbm_daylog *
append_row(dbm_daylog *log, int32 day, Numeric amount)
{
	dbm_decimal money = dbm_decimal_as_shown(amount, "amount");

	return append(log, day, money.mantissa >= 0, money);
}

/*
 * Aggregates.
 */

/* (state, on_day, amount) */
Datum
dbm_purchase_history_add(PG_FUNCTION_ARGS)
{
	dbm_daylog *log = state_argument(fcinfo);

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
	dbm_daylog *log = state_argument(fcinfo);

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
	dbm_daylog *log = state_argument(fcinfo);
	const dbm_daylog *other;

	if (PG_ARGISNULL(1))
		return return_state(fcinfo, log);
	other = log_argument(fcinfo, 1);
	if (log == NULL)
		return return_state(fcinfo, new_log(other, dbm_daylog_form_of(other)));
	for (int i = 0; i < other->n; i++)
	{
		dbm_daylog_entry entry = dbm_daylog_get(other, i);
		dbm_decimal amount = {entry.amount, other->scale};

		if ((i & 1023) == 0)
			CHECK_FOR_INTERRUPTS();
		log = append(log, entry.day, entry.orders, amount);
	}
	return return_state(fcinfo, log);
}

Datum
dbm_purchase_history_finish(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(finished(log_argument(fcinfo, 0)));
}

/*
 * Text: {1997-01-01 1 11.77, 1997-01-12 2 77.00 -5.00}
 */

static void
put_day(StringInfo out, int32 day)
{
	int			year;
	int			month;
	int			mday;

	j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &mday);
	appendStringInfo(out, "%04d-%02d-%02d%s", year > 0 ? year : 1 - year, month, mday,
					 year > 0 ? "" : " BC");
}

static void
put_amount(StringInfo out, dbm_int128 mantissa, int scale)
{
	char		text[DBM_DECIMAL_DIGITS + 4];
	dbm_decimal amount = {mantissa, scale};

	dbm_decimal_print(amount, text);
	appendStringInfo(out, " %s", text);
}

Datum
dbm_purchase_history_out(PG_FUNCTION_ARGS)
{
	const dbm_daylog *log = history_argument(fcinfo, 0);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfoChar(&out, '{');
	for (int i = 0; i < log->n; i++)
	{
		dbm_daylog_entry entry = dbm_daylog_get(log, i);
		bool		refund_of_day = i > 0 && entry.orders == 0 &&
			dbm_daylog_get(log, i - 1).day == entry.day;

		if (!refund_of_day)
		{
			appendStringInfoString(&out, i > 0 ? ", " : "");
			put_day(&out, entry.day);
			appendStringInfo(&out, " %d", entry.orders);
			put_amount(&out, Max(entry.amount, 0), log->scale);
		}
		if (entry.orders == 0)
			put_amount(&out, entry.amount, log->scale);
	}
	appendStringInfoChar(&out, '}');
	PG_RETURN_CSTRING(out.data);
}

typedef struct reader
{
	const char *start;
	const char *at;
} reader;

static void
bad_text(const reader *in, const char *expected)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type dbm.purchase_history: \"%s\"", in->start),
			 errdetail("Expected %s at character %d.", expected, (int) (in->at - in->start) + 1),
			 errhint("Write {day orders bought [-refunded], ...}, for example {1997-01-01 1 11.77, 1997-01-12 2 77.00 -5.00}.")));
}

static void
skip_space(reader *in)
{
	while (isspace((unsigned char) *in->at))
		in->at++;
}

static bool
take(reader *in, const char *word)
{
	skip_space(in);
	if (strncmp(in->at, word, strlen(word)) != 0)
		return false;
	in->at += strlen(word);
	return true;
}

static int32
take_integer(reader *in, int32 largest, const char *expected)
{
	int64		value = 0;
	const char *digit = in->at;

	for (; isdigit((unsigned char) *digit) && value <= largest; digit++)
		value = value * 10 + (*digit - '0');
	if (digit == in->at || value > largest)
		bad_text(in, expected);
	in->at = digit;
	return (int32) value;
}

static int32
take_day(reader *in)
{
	const char *expected = "a day such as 1997-01-31";
	reader		start;
	int			part[3];
	int			back[3];
	int			julian;

	skip_space(in);
	start = *in;
	for (int i = 0; i < 3; i++)
	{
		if (i > 0 && *in->at++ != '-')
			bad_text(&start, expected);
		part[i] = take_integer(in, i > 0 ? 99 : JULIAN_MAXYEAR, expected);
	}
	if (part[0] == 0)			/* 1 BC is followed by 1 */
		bad_text(&start, expected);
	if (take(in, "BC"))
		part[0] = 1 - part[0];
	if (!IS_VALID_JULIAN(part[0], part[1], part[2]) || part[1] < 1 || part[1] > MONTHS_PER_YEAR)
		bad_text(&start, expected);
	julian = date2j(part[0], part[1], part[2]);
	j2date(julian, &back[0], &back[1], &back[2]);
	if (memcmp(part, back, sizeof(part)) != 0 || !IS_VALID_DATE(julian - POSTGRES_EPOCH_JDATE))
		bad_text(&start, expected);
	return julian - POSTGRES_EPOCH_JDATE;
}

/* With as many decimals as are written. */
static dbm_decimal
take_amount(reader *in, const char *expected)
{
	size_t		length;
	char	   *text;
	char	   *point;
	dbm_decimal amount;
	dbm_status	status;

	skip_space(in);
	length = strspn(in->at, "-.0123456789");
	text = pnstrdup(in->at, length);
	point = strchr(text, '.');
	if (strpbrk(text, "0123456789") == NULL)
		bad_text(in, expected);
	status = dbm_decimal_parse(text, &amount);
	if (status == DBM_INVALID)
		bad_text(in, expected);
	if (status == DBM_OK && point != NULL)
		status = dbm_decimal_rescale(&amount, strlen(point + 1));
	dbm_check_status(status, "an amount of a purchase history");
	in->at += length;
	pfree(text);
	return amount;
}

/* day orders bought [refunded] */
static dbm_daylog *
take_entry(reader *in, dbm_daylog *log)
{
	int32		day = dbm_finite_day(take_day(in), "day");
	int32		orders;
	dbm_decimal amount;
	reader		start;

	skip_space(in);
	orders = take_integer(in, PG_INT32_MAX, "a number of orders");
	skip_space(in);
	start = *in;
	amount = take_amount(in, "the amount bought");
	if (amount.mantissa < 0 || (orders == 0 && amount.mantissa > 0))
		bad_text(&start, "an amount bought of zero or, with orders, more");
	if (orders > 0)
		log = append(log, day, orders, amount);
	skip_space(in);
	if (orders > 0 && *in->at != '-')
		return log;
	start = *in;
	amount = take_amount(in, "a refund");
	if (amount.mantissa >= 0)
		bad_text(&start, "a refund below zero");
	return append(log, day, 0, amount);
}

static dbm_daylog *
empty_log(void)
{
	dbm_daylog_form form = {0, 0, false};

	return new_log(NULL, form);
}

Datum
dbm_purchase_history_in(PG_FUNCTION_ARGS)
{
	reader		in = {PG_GETARG_CSTRING(0), PG_GETARG_CSTRING(0)};
	dbm_daylog *log = NULL;

	if (!take(&in, "{"))
		bad_text(&in, "\"{\"");
	if (!take(&in, "}"))
	{
		do
		{
			CHECK_FOR_INTERRUPTS();
			log = take_entry(&in, log);
		} while (take(&in, ","));
		if (!take(&in, "}"))
			bad_text(&in, "\",\" or \"}\"");
	}
	skip_space(&in);
	if (*in.at != '\0')
		bad_text(&in, "nothing more");
	PG_RETURN_POINTER(log == NULL ? empty_log() : finished(log));
}

/*
 * Binary: version, scale, number of entries, and for each the day, the orders and the
 * amount in two halves of 64 bits.
 */

Datum
dbm_purchase_history_send(PG_FUNCTION_ARGS)
{
	const dbm_daylog *log = history_argument(fcinfo, 0);
	StringInfoData out;

	pq_begintypsend(&out);
	pq_sendint8(&out, DBM_DAYLOG_VERSION);
	pq_sendint8(&out, log->scale);
	pq_sendint32(&out, log->n);
	for (int i = 0; i < log->n; i++)
	{
		dbm_daylog_entry entry = dbm_daylog_get(log, i);

		pq_sendint32(&out, entry.day);
		pq_sendint32(&out, entry.orders);
		pq_sendint64(&out, (int64) (entry.amount >> 64));
		pq_sendint64(&out, (int64) entry.amount);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&out));
}

static void
bad_binary(const char *what, int64 value)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary purchase history: %s " INT64_FORMAT, what, value)));
}

static dbm_daylog *
receive_entry(StringInfo in, dbm_daylog *log, int scale)
{
	int32		day = pq_getmsgint(in, 4);
	int32		orders = pq_getmsgint(in, 4);
	int64		high = pq_getmsgint64(in);
	uint64		low = (uint64) pq_getmsgint64(in);
	dbm_decimal amount = {((dbm_int128) high) * ((dbm_int128) 1 << 64) + low, scale};

	if (!IS_VALID_DATE(day) || day > DBM_DAY_LIMIT)
		bad_binary("day", day);
	if (orders < 0)
		bad_binary("orders", orders);
	if (!dbm_decimal_fits(amount.mantissa) || (orders > 0) != (amount.mantissa >= 0))
		bad_binary("amount for orders", orders);
	return append(log, day, orders, amount);
}

Datum
dbm_purchase_history_recv(PG_FUNCTION_ARGS)
{
	StringInfo	in = (StringInfo) PG_GETARG_POINTER(0);
	int			version = pq_getmsgbyte(in);
	int			scale = pq_getmsgbyte(in);
	int32		n = pq_getmsgint(in, 4);
	dbm_daylog *log = NULL;

	if (version != DBM_DAYLOG_VERSION)
		bad_binary("version", version);
	if (scale > DBM_DECIMAL_DIGITS)
		bad_binary("scale", scale);
	if (n < 0 || (int64) n * 24 != in->len - in->cursor)
		bad_binary("number of entries", n);
	for (int i = 0; i < n; i++)
	{
		if ((i & 1023) == 0)
			CHECK_FOR_INTERRUPTS();
		log = receive_entry(in, log, scale);
	}
	PG_RETURN_POINTER(log == NULL ? empty_log() : finished(log));
}

/*
 * Reading: (history, as_of)
 */

static dbm_daylog_summary
summary_of(FunctionCallInfo fcinfo)
{
	return dbm_daylog_summarise(history_argument(fcinfo, 0), PG_GETARG_DATEADT(1), dbm_interrupt);
}

Datum
dbm_purchase_history_first_day(PG_FUNCTION_ARGS)
{
	dbm_daylog_summary summary = summary_of(fcinfo);

	if (summary.days == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(summary.first_day);
}

Datum
dbm_purchase_history_last_day(PG_FUNCTION_ARGS)
{
	dbm_daylog_summary summary = summary_of(fcinfo);

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
	dbm_daylog_summary summary = summary_of(fcinfo);

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
	dbm_daylog_summary summary = summary_of(fcinfo);

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
	dbm_daylog_summary summary = summary_of(fcinfo);
	Datum		values[4];
	bool		nulls[4] = {false, false, false, summary.spend_days == 0};

	if (summary.days == 0)
		PG_RETURN_NULL();
	values[0] = Int32GetDatum(summary.days - 1);
	values[1] = Float8GetDatum((summary.last_day - summary.first_day) / unit);
	values[2] = Float8GetDatum((as_of - summary.first_day) / unit);
	values[3] = Float8GetDatum(dbm_decimal_to_double(summary.spend) / Max(summary.spend_days, 1));
	return dbm_form_composite(fcinfo, values, nulls);
}
