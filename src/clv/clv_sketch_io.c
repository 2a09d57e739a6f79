/*
 * clv_sketch_io.c
 *	  Text and binary forms of the states of the fits.
 *
 * Both are exact and canonical: the same customers give the same text and bytes,
 * whatever order or split they came in. Reading adds cell by cell through the
 * checks that rows go through, so no input makes a state that rows could not.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>
#include <string.h>

#include "common/shortest_dec.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#define FARTHEST_HIGH	(INT64CONST(1) << 62)	/* keeps sums of two in range */

PG_FUNCTION_INFO_V1(dbm_btyd_sketch_in);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_in);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_out);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_out);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_send);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_send);

/*
 * Text: version unit as_of left_out log_intervals cells, then per cell x, t_x, t, count
 * (or x, mean, count), separated by blanks. as_of counts days from 2000-01-01;
 * log_intervals is "-", or the high and the low half of a number of CLV_LOG_UNIT.
 */

static int64
high_half(const clv_sketch *sketch)
{
	return (int64) (sketch->log_intervals >> 64);
}

static uint64
low_half(const clv_sketch *sketch)
{
	return (uint64) sketch->log_intervals;
}

/* No more than all customers together could have. */
static bool
set_log_intervals(clv_sketch *sketch, int64 high, uint64 low)
{
	sketch->has_intervals = true;
	sketch->log_intervals = (dbm_int128) high * ((dbm_int128) 1 << 64) + low;
	return sketch->kind == CLV_PURCHASES && high > -FARTHEST_HIGH && high < FARTHEST_HIGH;
}

static void
append_double(StringInfo out, double value)
{
	char		digits[DOUBLE_SHORTEST_DECIMAL_LEN];

	double_to_shortest_decimal_buf(value, digits);
	appendStringInfo(out, " %s", digits);
}

static char *
sketch_out(const clv_sketch *sketch)
{
	StringInfoData out;

	sketch = dbm_clv_canonical(sketch);
	initStringInfo(&out);
	appendStringInfo(&out, "%d %s ", sketch->version, dbm_clv_unit_names[sketch->unit]);
	if (sketch->as_of == CLV_NO_DAY)
		appendStringInfoChar(&out, '-');
	else
		appendStringInfo(&out, "%d", sketch->as_of);
	appendStringInfo(&out, " " INT64_FORMAT, sketch->left_out);
	if (sketch->has_intervals)
		appendStringInfo(&out, " " INT64_FORMAT " " UINT64_FORMAT, high_half(sketch),
						 low_half(sketch));
	else
		appendStringInfoString(&out, " -");
	appendStringInfo(&out, " %u", sketch->used);
	for (uint32 i = 0; i < sketch->used; i++)
	{
		appendStringInfo(&out, " %u", sketch->cells[i].x);
		append_double(&out, sketch->cells[i].u);
		if (sketch->kind == CLV_PURCHASES)
			append_double(&out, sketch->cells[i].v);
		appendStringInfo(&out, " %u", sketch->cells[i].count);
	}
	return out.data;
}

Datum
dbm_btyd_sketch_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(sketch_out(dbm_clv_sketch_argument(fcinfo, 0, CLV_PURCHASES)));
}

Datum
dbm_spend_sketch_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(sketch_out(dbm_clv_sketch_argument(fcinfo, 0, CLV_SPENDS)));
}

static void
bad_text(clv_kind kind)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s", dbm_clv_type_name(kind)),
			 errhint("Make a sketch with the aggregate dbm.%s().", dbm_clv_type_name(kind))));
}

static int64
read_whole(const char **text, int64 low, int64 high, clv_kind kind)
{
	char	   *end;
	int64		value;

	errno = 0;
	value = strtoll(*text, &end, 10);
	if (end == *text || errno != 0 || value < low || value > high)
		bad_text(kind);
	*text = end;
	return value;
}

static double
read_double(const char **text, clv_kind kind)
{
	char	   *end;
	double		value = strtod(*text, &end);

	if (end == *text || !isfinite(value))
		bad_text(kind);
	*text = end;
	return value + 0.0;
}

/* "unit as_of": a word, and a number of days or "-". */
static void
read_terms(const char **text, clv_sketch *sketch)
{
	const char *at = *text + strspn(*text, " ");
	size_t		length = strcspn(at, " ");
	int			unit = 0;

	while (unit < CLV_UNITS && (strlen(dbm_clv_unit_names[unit]) != length ||
								memcmp(at, dbm_clv_unit_names[unit], length) != 0))
		unit++;
	if (unit == CLV_UNITS)
		bad_text(sketch->kind);
	sketch->unit = unit;
	at += length;
	at += strspn(at, " ");
	if (at[0] == '-' && (at[1] == ' ' || at[1] == '\0'))
		at++;
	else
		sketch->as_of = (int32) read_whole(&at, -DBM_DAY_LIMIT, DBM_DAY_LIMIT, sketch->kind);
	*text = at;
}

static void
read_log_intervals(const char **text, clv_sketch *sketch)
{
	const char *at = *text + strspn(*text, " ");
	int64		high;
	uint64		low;
	char	   *end;

	if (at[0] == '-' && at[1] == ' ')
	{
		*text = at + 1;
		return;
	}
	high = read_whole(&at, -FARTHEST_HIGH, FARTHEST_HIGH, sketch->kind);
	errno = 0;
	low = strtoull(at, &end, 10);
	if (end == at || errno != 0 || !set_log_intervals(sketch, high, low))
		bad_text(sketch->kind);
	*text = end;
}

static clv_sketch *
sketch_in(const char *text, clv_kind kind)
{
	clv_sketch *sketch = dbm_clv_new_sketch(kind, CLV_FIRST_ROOM);
	int64		cells;

	read_whole(&text, CLV_SKETCH_VERSION, CLV_SKETCH_VERSION, kind);
	read_terms(&text, sketch);
	sketch->left_out = read_whole(&text, 0, PG_INT64_MAX / 2, kind);
	read_log_intervals(&text, sketch);
	cells = read_whole(&text, 0, PG_UINT32_MAX, kind);
	for (int64 i = 0; i < cells; i++)
	{
		dbm_cell	cell = {0};

		if ((i & 1023) == 0)
			dbm_interrupt();
		cell.x = (uint32) read_whole(&text, 0, (int64) CLV_LARGEST, kind);
		cell.u = read_double(&text, kind);
		if (kind == CLV_PURCHASES)
			cell.v = read_double(&text, kind);
		cell.count = (uint32) read_whole(&text, 1, PG_UINT32_MAX, kind);
		if (!dbm_clv_cell_is_valid(&cell, kind))
			bad_text(kind);
		sketch = dbm_clv_add_cell(sketch, cell);
	}
	if (text[strspn(text, " ")] != '\0')
		bad_text(kind);
	return dbm_clv_canonical(sketch);
}

Datum
dbm_btyd_sketch_in(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(sketch_in(PG_GETARG_CSTRING(0), CLV_PURCHASES));
}

Datum
dbm_spend_sketch_in(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(sketch_in(PG_GETARG_CSTRING(0), CLV_SPENDS));
}

/*
 * Binary, in network order: version, unit (one byte each), as_of (4), left_out (8),
 * log_intervals (1: are they there, 8, 8), cells (4), then per cell u, v (8 each), x,
 * count (4 each).
 */
static bytea *
sketch_send(const clv_sketch *sketch)
{
	StringInfoData out;

	sketch = dbm_clv_canonical(sketch);
	pq_begintypsend(&out);
	pq_sendbyte(&out, sketch->version);
	pq_sendbyte(&out, sketch->unit);
	pq_sendint32(&out, sketch->as_of);
	pq_sendint64(&out, sketch->left_out);
	pq_sendbyte(&out, sketch->has_intervals);
	pq_sendint64(&out, high_half(sketch));
	pq_sendint64(&out, low_half(sketch));
	pq_sendint32(&out, sketch->used);
	for (uint32 i = 0; i < sketch->used; i++)
	{
		pq_sendfloat8(&out, sketch->cells[i].u);
		pq_sendfloat8(&out, sketch->cells[i].v);
		pq_sendint32(&out, sketch->cells[i].x);
		pq_sendint32(&out, sketch->cells[i].count);
	}
	return pq_endtypsend(&out);
}

Datum
dbm_btyd_sketch_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_BYTEA_P(sketch_send(dbm_clv_sketch_argument(fcinfo, 0, CLV_PURCHASES)));
}

Datum
dbm_spend_sketch_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_BYTEA_P(sketch_send(dbm_clv_sketch_argument(fcinfo, 0, CLV_SPENDS)));
}

static void
bad_binary(clv_kind kind)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary value for type %s", dbm_clv_type_name(kind))));
}

static clv_sketch *
sketch_recv(StringInfo in, clv_kind kind)
{
	clv_sketch *sketch = dbm_clv_new_sketch(kind, CLV_FIRST_ROOM);
	uint32		cells;
	int			has_intervals;
	int64		high;
	uint64		low;

	if (pq_getmsgbyte(in) != CLV_SKETCH_VERSION)
		bad_binary(kind);
	sketch->unit = pq_getmsgbyte(in);
	sketch->as_of = pq_getmsgint(in, 4);
	sketch->left_out = pq_getmsgint64(in);
	has_intervals = pq_getmsgbyte(in);
	high = pq_getmsgint64(in);
	low = pq_getmsgint64(in);
	cells = pq_getmsgint(in, 4);
	if (has_intervals > 1 || (has_intervals == 1 && !set_log_intervals(sketch, high, low)) ||
		(has_intervals == 0 && (high != 0 || low != 0)) ||
		sketch->unit >= CLV_UNITS || sketch->left_out < 0 ||
		(sketch->as_of != CLV_NO_DAY &&
		 (sketch->as_of > DBM_DAY_LIMIT || sketch->as_of < -DBM_DAY_LIMIT)))
		bad_binary(kind);
	for (uint32 i = 0; i < cells; i++)
	{
		dbm_cell	cell;

		if ((i & 1023) == 0)
			dbm_interrupt();
		cell.u = pq_getmsgfloat8(in) + 0.0;
		cell.v = pq_getmsgfloat8(in) + 0.0;
		cell.x = pq_getmsgint(in, 4);
		cell.count = pq_getmsgint(in, 4);
		if (!dbm_clv_cell_is_valid(&cell, kind))
			bad_binary(kind);
		sketch = dbm_clv_add_cell(sketch, cell);
	}
	return dbm_clv_canonical(sketch);
}

Datum
dbm_btyd_sketch_recv(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(sketch_recv((StringInfo) PG_GETARG_POINTER(0), CLV_PURCHASES));
}

Datum
dbm_spend_sketch_recv(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(sketch_recv((StringInfo) PG_GETARG_POINTER(0), CLV_SPENDS));
}
