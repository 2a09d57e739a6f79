/*
 * purchase_history_io.c
 *	  The type purchase_history as text and as bytes.
 *
 * Text: {day orders bought [-refunded], ...}, for example
 *	  {1997-01-01 1 11.77, 1997-01-12 2 77.00 -5.00}
 * Days are ISO dates whatever DateStyle says; every amount is written with the
 * decimals of the history.
 *
 * Bytes, in network order: version, decimals, number of entries, and for each the
 * day, the orders and the amount in two halves of 64 bits.
 *
 * Both readers build through the same appending as the aggregates, so entries in
 * any order and several of one day are welcome, and the result is finished.
 */
#include "base/dbm.h"
#include "orders/purchase_history.h"

#include <ctype.h>

#include "libpq/pqformat.h"
#include "utils/date.h"
#include "utils/datetime.h"

#define ENTRY_BYTES		24		/* of an entry on the wire */

PG_FUNCTION_INFO_V1(dbm_purchase_history_in);
PG_FUNCTION_INFO_V1(dbm_purchase_history_out);
PG_FUNCTION_INFO_V1(dbm_purchase_history_recv);
PG_FUNCTION_INFO_V1(dbm_purchase_history_send);

/*
 * Text
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
	const dbm_purchases *log = dbm_history_argument(fcinfo, 0);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfoChar(&out, '{');
	for (int i = 0; i < log->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(log, i);
		bool		refund_of_day = i > 0 && entry.orders == 0 &&
			dbm_purchases_get(log, i - 1).day == entry.day;

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
static dbm_purchases *
take_entry(reader *in, dbm_purchases *log)
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
		log = dbm_history_append(log, day, orders, amount);
	skip_space(in);
	if (orders > 0 && *in->at != '-')
		return log;
	start = *in;
	amount = take_amount(in, "a refund");
	if (amount.mantissa >= 0)
		bad_text(&start, "a refund below zero");
	return dbm_history_append(log, day, 0, amount);
}

Datum
dbm_purchase_history_in(PG_FUNCTION_ARGS)
{
	reader		in = {PG_GETARG_CSTRING(0), PG_GETARG_CSTRING(0)};
	dbm_purchases *log = NULL;

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
	PG_RETURN_POINTER(dbm_history_finish(log));
}

/*
 * Binary
 */

Datum
dbm_purchase_history_send(PG_FUNCTION_ARGS)
{
	const dbm_purchases *log = dbm_history_argument(fcinfo, 0);
	StringInfoData out;

	pq_begintypsend(&out);
	pq_sendint8(&out, DBM_PURCHASES_VERSION);
	pq_sendint8(&out, log->scale);
	pq_sendint32(&out, log->n);
	for (int i = 0; i < log->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(log, i);

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

static dbm_purchases *
receive_entry(StringInfo in, dbm_purchases *log, int scale)
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
	return dbm_history_append(log, day, orders, amount);
}

Datum
dbm_purchase_history_recv(PG_FUNCTION_ARGS)
{
	StringInfo	in = (StringInfo) PG_GETARG_POINTER(0);
	int			version = pq_getmsgbyte(in);
	int			scale = pq_getmsgbyte(in);
	int32		n = pq_getmsgint(in, 4);
	dbm_purchases *log = NULL;

	if (version != DBM_PURCHASES_VERSION)
		bad_binary("version", version);
	if (scale > DBM_DECIMAL_DIGITS)
		bad_binary("scale", scale);
	if (n < 0 || (int64) n * ENTRY_BYTES != in->len - in->cursor)
		bad_binary("number of entries", n);
	for (int i = 0; i < n; i++)
	{
		if ((i & 1023) == 0)
			CHECK_FOR_INTERRUPTS();
		log = receive_entry(in, log, scale);
	}
	PG_RETURN_POINTER(dbm_history_finish(log));
}
