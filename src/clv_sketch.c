/*
 * clv_sketch.c
 *	  States of the fits: histograms of customers, collected, merged, stored and read back.
 *
 * One layout serves dbm.btyd_sketch and dbm.spend_sketch (clv.h). A transition or
 * combine function changes the state in place while nodeAgg owns it; growth makes
 * a larger copy that nodeAgg takes over. A sketch that leaves the aggregate is
 * a list in the order (x, t, t_x), so equal customers make equal bytes whatever
 * order or split they came in. Text and binary forms are read back cell by cell
 * through the same checks as rows.
 */
#include "dbm.h"

#include "clv.h"

#include <math.h>
#include <string.h>

#include "common/shortest_dec.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#define FIRST_SLOTS		16

PG_FUNCTION_INFO_V1(dbm_btyd_sketch_add);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_add);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_combine);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_combine);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_final);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_final);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_in);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_in);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_out);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_out);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_send);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_send);

const char *const clv_unit_names[CLV_UNITS] = {"-", "day", "week", "month", "year"};

static const char *
type_name(clv_kind kind)
{
	return kind == CLV_PURCHASES ? "btyd_sketch" : "spend_sketch";
}

/*
 * Checks of facts.
 */

uint32
clv_check_count(double x)
{
	dbm_in_range(x, 0.0, CLV_LARGEST, "x");
	if (x != (uint32) x)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"x\" must be a whole number, not %g", x),
				 errhint("x counts repeat purchases: distinct purchase days after the first.")));
	return (uint32) x;
}

void
clv_check_purchases(double x, double t_x, double t)
{
	if (x >= 0.0 && x <= CLV_LARGEST && x == (uint32) x &&
		t_x >= 0.0 && t_x <= t && t <= CLV_LARGEST && (x > 0.0 || t_x == 0.0))
		return;					/* the rest says what is wrong */
	clv_check_count(x);
	dbm_in_range(t_x, 0.0, CLV_LARGEST, "t_x");
	dbm_in_range(t, 0.0, CLV_LARGEST, "t");
	if (t_x > t)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"t_x\" (%g) must not exceed \"t\" (%g)", t_x, t),
				 errhint("Both are ages since the first purchase: t_x at the last purchase, t at as_of.")));
	if (x == 0 && t_x > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"t_x\" must be 0 where \"x\" is 0, not %g", t_x),
				 errhint("t_x is the age at the last purchase, not the time since it.")));
}

double
clv_check_spend(double mean)
{
	return dbm_in_range(mean, -CLV_LARGEST_SPEND, CLV_LARGEST_SPEND, "mean_spend");
}

clv_unit
clv_unit_from_text(text *unit)
{
	for (int i = CLV_UNIT_DAY; i < CLV_UNITS; i++)
	{
		if (VARSIZE_ANY_EXHDR(unit) == strlen(clv_unit_names[i]) &&
			memcmp(VARDATA_ANY(unit), clv_unit_names[i], strlen(clv_unit_names[i])) == 0)
			return i;
	}
	dbm_unit_argument(unit);	/* says which units there are */
	return CLV_UNIT_NONE;
}

/* What a row may put into a cell, asked of cells that come from outside. */
static bool
cell_is_valid(const dbm_cell *cell, clv_kind kind)
{
	if (cell->count == 0 || cell->x > CLV_LARGEST)
		return false;
	if (kind == CLV_SPENDS)
		return cell->x > 0 && cell->u >= CLV_SMALLEST_SPEND && cell->u <= CLV_LARGEST_SPEND &&
			cell->v == 0;
	return cell->u >= 0 && cell->u <= cell->v && cell->v <= CLV_LARGEST &&
		(cell->x > 0 || cell->u == 0);
}

/*
 * The state.
 */

static size_t
sketch_size(uint64 cells)
{
	return offsetof(clv_sketch, cells) + cells * sizeof(dbm_cell);
}

clv_sketch *
clv_sketch_argument(FunctionCallInfo fcinfo, int argument, clv_kind kind)
{
	clv_sketch *sketch = (clv_sketch *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argument));

	if (VARSIZE(sketch) < sketch_size(0) || sketch->version != CLV_SKETCH_VERSION ||
		sketch->kind != kind || sketch->unit >= CLV_UNITS ||
		(sketch->slots & (sketch->slots - 1)) != 0 ||
		VARSIZE(sketch) != sketch_size(CLV_CELLS(sketch)))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("value is not a valid %s", type_name(kind))));
	return sketch;
}

static clv_sketch *
new_sketch(clv_kind kind, uint64 slots)
{
	clv_sketch *sketch = dbm_state_resize(NULL, sketch_size(slots), type_name(kind));

	sketch->version = CLV_SKETCH_VERSION;
	sketch->kind = kind;
	sketch->as_of = CLV_NO_DAY;
	sketch->slots = (uint32) slots;
	return sketch;
}

/* A table with room for `cells` that holds what the sketch holds. */
static clv_sketch *
rebuilt(const clv_sketch *sketch, uint64 cells)
{
	clv_sketch *larger = new_sketch(sketch->kind, Max(dbm_cells_slots(cells), FIRST_SLOTS));

	larger->unit = sketch->unit;
	larger->as_of = sketch->as_of;
	larger->customers = sketch->customers;
	larger->left_out = sketch->left_out;
	dbm_check_status(dbm_cells_add_all(larger->cells, larger->slots, &larger->used,
									   sketch->cells, CLV_CELLS(sketch), dbm_interrupt),
					 type_name(sketch->kind));
	return larger;
}

/* Counts the cell; returns the sketch it is in, which is a larger one when that was full. */
static clv_sketch *
add_cell(clv_sketch *sketch, dbm_cell cell)
{
	dbm_status	status = sketch->slots == 0 ? DBM_NO_ROOM :
		dbm_cells_add(sketch->cells, sketch->slots, &sketch->used, cell);

	if (status == DBM_NO_ROOM)
	{
		sketch = rebuilt(sketch, (uint64) sketch->used * 2);
		status = dbm_cells_add(sketch->cells, sketch->slots, &sketch->used, cell);
	}
	if (status == DBM_OVERFLOW)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("more than %u equal customers in one %s", PG_UINT32_MAX,
						type_name(sketch->kind))));
	dbm_check_status(status, type_name(sketch->kind));
	sketch->customers += cell.count;
	return sketch;
}

/* In an aggregate the state is ours to change; a direct call gets a copy. */
static clv_sketch *
state_argument(FunctionCallInfo fcinfo, clv_kind kind)
{
	clv_sketch *sketch;

	if (PG_ARGISNULL(0))
		return new_sketch(kind, FIRST_SLOTS);
	sketch = clv_sketch_argument(fcinfo, 0, kind);
	if (!dbm_in_aggregate(fcinfo))
		sketch = rebuilt(sketch, sketch->used);
	return sketch;
}

/* The unit and as_of of all rows and of all merged states must be the same. */
static void
check_same_terms(const clv_sketch *sketch, clv_unit unit, DateADT as_of)
{
	if (sketch->unit != unit)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one fit cannot mix the units \"%s\" and \"%s\"",
						clv_unit_names[sketch->unit], clv_unit_names[unit]),
				 errhint("Give one unit for all rows, or fit one model per unit with GROUP BY.")));
	if (sketch->as_of != as_of)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one fit cannot mix different values of as_of"),
				 errhint("Summarise all customers as of one day.")));
}

/* Arguments 4 and 5 of the longer aggregates: unit and as_of. */
static void
take_terms(FunctionCallInfo fcinfo, clv_sketch *sketch, bool first)
{
	clv_unit	unit = CLV_UNIT_NONE;
	DateADT		as_of = CLV_NO_DAY;

	if (PG_NARGS() > 4)
	{
		if (!PG_ARGISNULL(4))
			unit = clv_unit_from_text(PG_GETARG_TEXT_PP(4));
		if (!PG_ARGISNULL(5))
			as_of = dbm_finite_day(PG_GETARG_DATEADT(5), "as_of");
	}
	if (first)
	{
		sketch->unit = unit;
		sketch->as_of = as_of;
	}
	else if (sketch->unit != unit || sketch->as_of != as_of)
		check_same_terms(sketch, unit, as_of);
}

static void
incomplete_row(const char *names)
{
	ereport(ERROR,
			(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
			 errmsg("some of %s are null", names),
			 errhint("A customer without purchases has them all null and is skipped; otherwise give them all.")));
}

/* (state, x, t_x, t [, unit, as_of]) */
Datum
dbm_btyd_sketch_add(PG_FUNCTION_ARGS)
{
	clv_sketch *sketch;
	dbm_cell	cell;
	double		x;

	if (PG_ARGISNULL(1) && PG_ARGISNULL(2) && PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		incomplete_row("x, t_x, t");
	x = PG_GETARG_FLOAT8(1);
	cell.u = PG_GETARG_FLOAT8(2) + 0.0;	/* -0 becomes 0 */
	cell.v = PG_GETARG_FLOAT8(3) + 0.0;
	clv_check_purchases(x, cell.u, cell.v);
	cell.x = (uint32) x;
	cell.count = 1;
	sketch = state_argument(fcinfo, CLV_PURCHASES);
	take_terms(fcinfo, sketch, PG_ARGISNULL(0));
	PG_RETURN_POINTER(add_cell(sketch, cell));
}

/* (state, x, mean_spend) */
Datum
dbm_spend_sketch_add(PG_FUNCTION_ARGS)
{
	clv_sketch *sketch;
	dbm_cell	cell = {0};
	double		mean = 0.0;

	if (PG_ARGISNULL(1) && PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(1))
		incomplete_row("x, mean_spend");
	cell.x = clv_check_count(PG_GETARG_FLOAT8(1));
	if (!PG_ARGISNULL(2))
		mean = clv_check_spend(PG_GETARG_FLOAT8(2));
	sketch = state_argument(fcinfo, CLV_SPENDS);
	if (cell.x == 0)
		PG_RETURN_POINTER(sketch);
	if (mean < CLV_SMALLEST_SPEND)
	{
		sketch->left_out++;
		PG_RETURN_POINTER(sketch);
	}
	cell.u = mean;
	cell.count = 1;
	PG_RETURN_POINTER(add_cell(sketch, cell));
}

/*
 * (state, state): strict, so both are there. The left one may be a list; it becomes
 * a table with room for both, and the right one is only read.
 */
static clv_sketch *
combine(FunctionCallInfo fcinfo, clv_kind kind)
{
	clv_sketch *right = clv_sketch_argument(fcinfo, 1, kind);
	clv_sketch *left = state_argument(fcinfo, kind);

	check_same_terms(left, right->unit, right->as_of);
	if (left->slots == 0 || left->used + (uint64) right->used > left->slots - left->slots / 4)
		left = rebuilt(left, Max(left->used + (uint64) right->used, right->used * (uint64) 2));
	for (uint32 i = 0; i < CLV_CELLS(right); i++)
	{
		if ((i & 1023) == 0)
			dbm_interrupt();
		if (right->cells[i].count > 0)
			left = add_cell(left, right->cells[i]);
	}
	left->left_out += right->left_out;
	return left;
}

Datum
dbm_btyd_sketch_combine(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(combine(fcinfo, CLV_PURCHASES));
}

Datum
dbm_spend_sketch_combine(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(combine(fcinfo, CLV_SPENDS));
}

static int
compare_cells(const void *left, const void *right)
{
	const dbm_cell *a = left;
	const dbm_cell *b = right;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	if (a->v != b->v)
		return a->v < b->v ? -1 : 1;
	return (a->u > b->u) - (a->u < b->u);
}

/* A copy as a list in canonical order. */
static clv_sketch *
canonical(const clv_sketch *sketch)
{
	clv_sketch *list = new_sketch(sketch->kind, 0);
	uint32		n = 0;

	list = dbm_state_resize(list, sketch_size(sketch->used), type_name(sketch->kind));
	list->unit = sketch->unit;
	list->as_of = sketch->as_of;
	list->customers = sketch->customers;
	list->left_out = sketch->left_out;
	for (uint32 i = 0; i < CLV_CELLS(sketch); i++)
	{
		if (sketch->cells[i].count > 0)
			list->cells[n++] = sketch->cells[i];
	}
	list->used = n;
	if (sketch->slots > 0)
		qsort(list->cells, n, sizeof(dbm_cell), compare_cells);
	return list;
}

Datum
dbm_btyd_sketch_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(canonical(clv_sketch_argument(fcinfo, 0, CLV_PURCHASES)));
}

Datum
dbm_spend_sketch_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(canonical(clv_sketch_argument(fcinfo, 0, CLV_SPENDS)));
}

/*
 * Text: version unit as_of left_out cells, then per cell x, t_x, t, count (or
 * x, mean, count), separated by blanks. as_of counts days from 2000-01-01.
 */

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

	sketch = canonical(sketch);
	initStringInfo(&out);
	appendStringInfo(&out, "%d %s ", sketch->version, clv_unit_names[sketch->unit]);
	if (sketch->as_of == CLV_NO_DAY)
		appendStringInfoChar(&out, '-');
	else
		appendStringInfo(&out, "%d", sketch->as_of);
	appendStringInfo(&out, " " INT64_FORMAT " %u", sketch->left_out, sketch->used);
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
	PG_RETURN_CSTRING(sketch_out(clv_sketch_argument(fcinfo, 0, CLV_PURCHASES)));
}

Datum
dbm_spend_sketch_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(sketch_out(clv_sketch_argument(fcinfo, 0, CLV_SPENDS)));
}

static void
bad_text(clv_kind kind)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s", type_name(kind)),
			 errhint("Make a sketch with the aggregate dbm.%s().", type_name(kind))));
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

	while (unit < CLV_UNITS && (strlen(clv_unit_names[unit]) != length ||
								memcmp(at, clv_unit_names[unit], length) != 0))
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

static clv_sketch *
sketch_in(const char *text, clv_kind kind)
{
	clv_sketch *sketch = new_sketch(kind, FIRST_SLOTS);
	int64		cells;

	read_whole(&text, CLV_SKETCH_VERSION, CLV_SKETCH_VERSION, kind);
	read_terms(&text, sketch);
	sketch->left_out = read_whole(&text, 0, PG_INT64_MAX / 2, kind);
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
		if (!cell_is_valid(&cell, kind))
			bad_text(kind);
		sketch = add_cell(sketch, cell);
	}
	if (text[strspn(text, " ")] != '\0')
		bad_text(kind);
	return canonical(sketch);
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
 * cells (4), then per cell u, v (8 each), x, count (4 each).
 */
static bytea *
sketch_send(const clv_sketch *sketch)
{
	StringInfoData out;

	sketch = canonical(sketch);
	pq_begintypsend(&out);
	pq_sendbyte(&out, sketch->version);
	pq_sendbyte(&out, sketch->unit);
	pq_sendint32(&out, sketch->as_of);
	pq_sendint64(&out, sketch->left_out);
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
	PG_RETURN_BYTEA_P(sketch_send(clv_sketch_argument(fcinfo, 0, CLV_PURCHASES)));
}

Datum
dbm_spend_sketch_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_BYTEA_P(sketch_send(clv_sketch_argument(fcinfo, 0, CLV_SPENDS)));
}

static void
bad_binary(clv_kind kind)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary value for type %s", type_name(kind))));
}

static clv_sketch *
sketch_recv(StringInfo in, clv_kind kind)
{
	clv_sketch *sketch = new_sketch(kind, FIRST_SLOTS);
	uint32		cells;

	if (pq_getmsgbyte(in) != CLV_SKETCH_VERSION)
		bad_binary(kind);
	sketch->unit = pq_getmsgbyte(in);
	sketch->as_of = pq_getmsgint(in, 4);
	sketch->left_out = pq_getmsgint64(in);
	cells = pq_getmsgint(in, 4);
	if (sketch->unit >= CLV_UNITS || sketch->left_out < 0 ||
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
		if (!cell_is_valid(&cell, kind))
			bad_binary(kind);
		sketch = add_cell(sketch, cell);
	}
	return canonical(sketch);
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
