/*
 * clv_sketch.c
 *	  States of the fits: histograms of customers, collected and merged.
 *
 * One layout serves dbm.btyd_sketch and dbm.spend_sketch (clv.h). A transition or
 * combine function changes the state in place while nodeAgg owns it: it appends, which
 * touches no other memory, and counts equal cells once by sorting when the room is used
 * up; where that frees too little, it makes a larger copy that nodeAgg takes over. A
 * sketch that leaves the aggregate is a list in the order (x, t, t_x), so equal
 * customers make equal bytes whatever order or split they came in.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>
#include <string.h>

#include "utils/builtins.h"

#include "core/base/hash.h"
#include "core/btyd/cnbd.h"

PG_FUNCTION_INFO_V1(dbm_btyd_sketch_add);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_add);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_combine);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_combine);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_final);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_final);

#define LOG_ROUNDING	1e-9
#define MERGE_FROM		16384	/* cells: below, sorting costs more than the room it frees */
#define FEWEST_TIMES	64
#define MOST_TIMES_FIRST	1024	/* half of the times there is room for at first */

const char *const dbm_clv_unit_names[CLV_UNITS] = {"-", "day", "week", "month", "year"};

const char *
dbm_clv_type_name(clv_kind kind)
{
	return kind == CLV_PURCHASES ? "btyd_sketch" : "spend_sketch";
}

/*
 * Checks of facts.
 */

uint32
dbm_clv_check_count(double x)
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
dbm_clv_check_purchases(double x, double t_x, double t)
{
	if (x >= 0.0 && x <= CLV_LARGEST && x == (uint32) x &&
		t_x >= 0.0 && t_x <= t && t <= CLV_LARGEST && (x > 0.0 || t_x == 0.0))
		return;					/* the rest says what is wrong */
	dbm_clv_check_count(x);
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

void
dbm_clv_check_accepted(const dbm_btyd_family *family, double x, double t_x, double t)
{
	if (family->accepts != NULL && !family->accepts(x, t_x, t))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a customer with x %g, t_x %g, t %g does not fit the model \"%s\"", x, t_x, t,
						family->name),
				 errhint("In bg_bb t and t_x count opportunities to buy since the first purchase: whole numbers, x at most t_x, t at most 100000. In the CNBD models x is at most 1000000.")));
}

int32
dbm_clv_check_k(double k)
{
	if (!(k >= 1.0 && k <= DBM_CNBD_MOST && k == floor(k)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("\"k\" must be a whole number from 1 to %d, not %g", DBM_CNBD_MOST, k)));
	return (int32) k;
}

double
dbm_clv_check_spend(double mean)
{
	return dbm_in_range(mean, -CLV_LARGEST_SPEND, CLV_LARGEST_SPEND, "mean_spend");
}

clv_unit
dbm_clv_unit_from_text(text *unit)
{
	for (int i = CLV_UNIT_DAY; i < CLV_UNITS; i++)
	{
		if (VARSIZE_ANY_EXHDR(unit) == strlen(dbm_clv_unit_names[i]) &&
			memcmp(VARDATA_ANY(unit), dbm_clv_unit_names[i], strlen(dbm_clv_unit_names[i])) == 0)
			return i;
	}
	dbm_unit_argument(unit);	/* says which units there are */
	return CLV_UNIT_NONE;
}

/* What a row may put into a cell, asked of cells that come from outside. */
bool
dbm_clv_cell_is_valid(const dbm_cell *cell, clv_kind kind)
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
sketch_size(uint64 cells, bool indexed)
{
	return offsetof(clv_sketch, cells) + cells * sizeof(dbm_cell) +
		(indexed ? CLV_INDEX * sizeof(uint32) : 0);
}

clv_sketch *
dbm_clv_sketch_argument(FunctionCallInfo fcinfo, int argument, clv_kind kind)
{
	clv_sketch *sketch = (clv_sketch *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argument));

	if (VARSIZE(sketch) < sketch_size(0, false) || sketch->version != CLV_SKETCH_VERSION ||
		sketch->kind != kind || sketch->unit >= CLV_UNITS ||
		sketch->used > sketch->room || sketch->sorted > sketch->used ||
		VARSIZE(sketch) != sketch_size(sketch->room, sketch->indexed))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("value is not a valid %s", dbm_clv_type_name(kind))));
	return sketch;
}

static clv_sketch *
make_sketch(clv_kind kind, uint64 room, bool indexed)
{
	clv_sketch *sketch = dbm_state_resize(NULL, sketch_size(room, indexed),
										  dbm_clv_type_name(kind));

	sketch->version = CLV_SKETCH_VERSION;
	sketch->kind = kind;
	sketch->indexed = indexed;
	sketch->as_of = CLV_NO_DAY;
	sketch->room = (uint32) room;
	return sketch;
}

clv_sketch *
dbm_clv_new_sketch(clv_kind kind, uint64 room)
{
	return make_sketch(kind, room, false);
}

/* A copy with room for so many cells, at least those it holds. */
static clv_sketch *
copied(const clv_sketch *sketch, uint64 room, bool indexed)
{
	clv_sketch *copy = make_sketch(sketch->kind, room, indexed);

	copy->unit = sketch->unit;
	copy->as_of = sketch->as_of;
	copy->customers = sketch->customers;
	copy->left_out = sketch->left_out;
	copy->log_intervals = sketch->log_intervals;
	copy->has_intervals = sketch->has_intervals;
	copy->used = sketch->used;
	copy->sorted = sketch->sorted;
	memcpy(copy->cells, sketch->cells, sketch->used * sizeof(dbm_cell));
	return copy;
}

static void
check_merged(dbm_status status, clv_kind kind)
{
	if (status == DBM_OVERFLOW)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("more than %u equal customers in one %s", PG_UINT32_MAX,
						dbm_clv_type_name(kind))));
	dbm_check_status(status, dbm_clv_type_name(kind));
}

/* Purchases: the times are coded first, of which there may be more than room was made for. */
static void
order_purchases(const clv_sketch *sketch, clv_items *order)
{
	dbm_times	times = {0};
	dbm_status	status = DBM_NO_ROOM;
	uint32		enough = FEWEST_TIMES;

	while (enough < Min(sketch->used, MOST_TIMES_FIRST))
		enough *= 2;
	for (times.capacity = 2 * enough; status == DBM_NO_ROOM; times.capacity *= 4)
	{
		size_t		room = Max(sketch->used, 2 * (size_t) times.capacity);
		dbm_item   *scratch = dbm_scratch(room, sizeof(dbm_item), "a fit");

		times.values = dbm_scratch(times.capacity, sizeof(double), "a fit");
		times.slots = dbm_scratch(2 * (size_t) times.capacity, sizeof(uint32), "a fit");
		memset(times.slots, 0, 2 * (size_t) times.capacity * sizeof(uint32));
		status = dbm_cells_code(sketch->cells, sketch->used, &times, order->items, scratch,
								&order->n, dbm_interrupt);
		pfree(scratch);
		pfree(times.slots);
		order->times = times.values;
		order->ntimes = times.n;
		if (status == DBM_NO_ROOM)
			pfree(times.values);
	}
	check_merged(status, sketch->kind);
}

clv_items
dbm_clv_order(const clv_sketch *sketch)
{
	clv_items	order = {0};

	order.items = dbm_scratch(sketch->used, sizeof(dbm_item), "a fit");
	if (sketch->kind == CLV_PURCHASES)
		order_purchases(sketch, &order);
	else
	{
		dbm_item   *scratch = dbm_scratch(sketch->used, sizeof(dbm_item), "a fit");

		check_merged(dbm_cells_by_u(sketch->cells, sketch->used, order.items, scratch, &order.n,
									dbm_interrupt), sketch->kind);
		pfree(scratch);
	}
	return order;
}

/* Counts equal cells of the log once, in place. */
static void
merge_cells(clv_sketch *sketch)
{
	clv_items	order;

	if (sketch->sorted == sketch->used)
		return;
	order = dbm_clv_order(sketch);
	dbm_items_decode(order.items, order.n, order.times, sketch->cells);
	sketch->used = sketch->sorted = order.n;
	pfree(order.items);
	if (order.times != NULL)
		pfree(order.times);
}

/*
 * The sketch with room for `more` cells. Merging waits until there are four times as many
 * cells as it left the last time, or no more memory is allowed: so a cell is merged few
 * times however many rows come. Room doubles where merging does not leave most of it free.
 */
static clv_sketch *
with_room(clv_sketch *sketch, uint32 more)
{
	uint64		wanted = (uint64) sketch->used + more;
	uint64		most = dbm_state_limit() / sizeof(dbm_cell) - 8;
	bool		may_grow = Max(wanted, (uint64) sketch->room * 2) <= most;

	if (wanted <= sketch->room)
		return sketch;
	if (sketch->used >= MERGE_FROM && (!may_grow || sketch->used / 4 >= sketch->sorted))
	{
		merge_cells(sketch);
		wanted = (uint64) sketch->used + more;
		if (wanted <= sketch->room / 4 || (!may_grow && wanted <= sketch->room / 8 * 7))
			return sketch;
	}
	wanted = Max(Min(Max(wanted, CLV_FIRST_ROOM) * 2, most), wanted);
	return copied(sketch, wanted, sketch->kind == CLV_PURCHASES && wanted > CLV_INDEX);
}

/*
 * Where the customers of this age who never came back were counted last. What stands there
 * may be old: the cell itself says whether it still is theirs.
 */
static uint32 *
index_place(clv_sketch *sketch, double t)
{
	uint64		bits;

	memcpy(&bits, &t, sizeof(bits));
	bits *= DBM_GOLDEN_RATIO;
	return (uint32 *) &sketch->cells[sketch->room] + (bits >> 40) % CLV_INDEX;
}

static bool
counted_by_index(clv_sketch *sketch, const dbm_cell *cell)
{
	uint32	   *place = index_place(sketch, cell->v);
	dbm_cell   *last = &sketch->cells[*place];

	if (*place < sketch->used && last->x == 0 && last->v == cell->v &&
		last->count <= PG_UINT32_MAX - cell->count)
	{
		last->count += cell->count;
		return true;
	}
	*place = sketch->used;
	return false;
}

clv_sketch *
dbm_clv_add_cell(clv_sketch *sketch, dbm_cell cell)
{
	sketch->customers += cell.count;
	if (sketch->used == sketch->room)
		sketch = with_room(sketch, 1);
	if (!sketch->indexed || cell.x != 0 || !counted_by_index(sketch, &cell))
		sketch->cells[sketch->used++] = cell;
	return sketch;
}

/* In an aggregate the state is ours to change; a direct call gets a copy. */
static clv_sketch *
state_argument(FunctionCallInfo fcinfo, clv_kind kind)
{
	clv_sketch *sketch;

	if (PG_ARGISNULL(0))
		return dbm_clv_new_sketch(kind, CLV_FIRST_ROOM);
	sketch = dbm_clv_sketch_argument(fcinfo, 0, kind);
	if (!dbm_in_aggregate(fcinfo))
		sketch = copied(sketch, (uint64) sketch->used + 1, false);
	return sketch;
}

/* The terms of all rows and of all merged states must be the same. */
static void
check_same_terms(const clv_sketch *sketch, clv_unit unit, DateADT as_of, bool has_intervals)
{
	if (sketch->has_intervals != has_intervals)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one fit cannot mix sketches with and without log_intervals"),
				 errhint("Make all of them by dbm.btyd_sketch(x, t_x, t, log_intervals).")));
	if (sketch->unit != unit)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one fit cannot mix the units \"%s\" and \"%s\"",
						dbm_clv_unit_names[sketch->unit], dbm_clv_unit_names[unit]),
				 errhint("Give one unit for all rows, or fit one model per unit with GROUP BY.")));
	if (sketch->as_of != as_of)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("one fit cannot mix different values of as_of"),
				 errhint("Summarise all customers as of one day.")));
}

/* Of 4 to 7 arguments the two longer of each form have log_intervals: 5, and 7. */
static bool
has_intervals_argument(FunctionCallInfo fcinfo)
{
	return PG_NARGS() % 2 == 1;
}

/* The last two arguments of the longer aggregates: unit and as_of. */
static void
take_terms(FunctionCallInfo fcinfo, clv_sketch *sketch, bool first)
{
	clv_unit	unit = CLV_UNIT_NONE;
	DateADT		as_of = CLV_NO_DAY;
	bool		has_intervals = has_intervals_argument(fcinfo);

	if (PG_NARGS() > 5)
	{
		int			at = PG_NARGS() - 2;

		if (!PG_ARGISNULL(at))
			unit = dbm_clv_unit_from_text(PG_GETARG_TEXT_PP(at));
		if (!PG_ARGISNULL(at + 1))
			as_of = dbm_finite_day(PG_GETARG_DATEADT(at + 1), "as_of");
	}
	if (first)
	{
		sketch->unit = unit;
		sketch->as_of = as_of;
		sketch->has_intervals = has_intervals;
	}
	else if (sketch->unit != unit || sketch->as_of != as_of ||
			 sketch->has_intervals != has_intervals)
		check_same_terms(sketch, unit, as_of, has_intervals);
}

/* What x intervals that make t_x together can have: at most when they are equal. */
static double
check_log_intervals(double value, double x, double t_x)
{
	double		most = x > 0.0 && t_x > 0.0 ? x * log(t_x / x) : 0.0;

	if (!(value >= -CLV_LARGEST_LOG * x && value <= most + LOG_ROUNDING * (x + fabs(most))))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"log_intervals\" cannot be %g where \"x\" is %g and \"t_x\" %g",
						value, x, t_x),
				 errhint("It is the sum of the natural logarithms of the times between the purchases, in the unit of t_x, at most x ln(t_x / x); dbm.btyd() gives it.")));
	return value;
}

static void
take_log_intervals(FunctionCallInfo fcinfo, clv_sketch *sketch, double x, double t_x)
{
	if (!has_intervals_argument(fcinfo) || (PG_ARGISNULL(4) && x == 0.0))
		return;
	sketch->log_intervals +=
		(dbm_int128) rint(check_log_intervals(PG_GETARG_FLOAT8(4), x, t_x) / CLV_LOG_UNIT);
}

static void
incomplete_row(const char *names)
{
	ereport(ERROR,
			(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
			 errmsg("some of %s are null", names),
			 errhint("A customer without purchases has them all null and is skipped; otherwise give them all.")));
}

/* (state, x, t_x, t [, log_intervals] [, unit, as_of]) */
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
	dbm_clv_check_purchases(x, cell.u, cell.v);
	cell.x = (uint32) x;
	cell.count = 1;
	if (has_intervals_argument(fcinfo) && PG_ARGISNULL(4) && x > 0.0)
		incomplete_row("x, t_x, t, log_intervals");
	sketch = state_argument(fcinfo, CLV_PURCHASES);
	take_terms(fcinfo, sketch, PG_ARGISNULL(0));
	take_log_intervals(fcinfo, sketch, x, cell.u);
	PG_RETURN_POINTER(dbm_clv_add_cell(sketch, cell));
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
	cell.x = dbm_clv_check_count(PG_GETARG_FLOAT8(1));
	if (!PG_ARGISNULL(2))
		mean = dbm_clv_check_spend(PG_GETARG_FLOAT8(2));
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
	PG_RETURN_POINTER(dbm_clv_add_cell(sketch, cell));
}

clv_sketch *
dbm_clv_append(clv_sketch *left, const clv_sketch *right)
{
	left = with_room(left, right->used);
	if (left->used == 0)
		left->sorted = right->sorted;
	memcpy(&left->cells[left->used], right->cells, right->used * sizeof(dbm_cell));
	left->used += right->used;
	left->customers += right->customers;
	left->left_out += right->left_out;
	left->log_intervals += right->log_intervals;
	return left;
}

/* (state, state): strict, so both are there. The right one is only read. */
static clv_sketch *
combine(FunctionCallInfo fcinfo, clv_kind kind)
{
	clv_sketch *right = dbm_clv_sketch_argument(fcinfo, 1, kind);
	clv_sketch *left = state_argument(fcinfo, kind);

	check_same_terms(left, right->unit, right->as_of, right->has_intervals);
	return dbm_clv_append(left, right);
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

/* A copy as a list in canonical order. */
clv_sketch *
dbm_clv_canonical(const clv_sketch *sketch)
{
	clv_sketch *list;
	clv_items	order;

	if (sketch->sorted == sketch->used)
		return copied(sketch, sketch->used, false);
	order = dbm_clv_order(sketch);
	list = dbm_clv_new_sketch(sketch->kind, order.n);
	list->unit = sketch->unit;
	list->as_of = sketch->as_of;
	list->customers = sketch->customers;
	list->left_out = sketch->left_out;
	list->log_intervals = sketch->log_intervals;
	list->has_intervals = sketch->has_intervals;
	list->used = list->sorted = order.n;
	dbm_items_decode(order.items, order.n, order.times, list->cells);
	return list;
}

Datum
dbm_btyd_sketch_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(dbm_clv_canonical(dbm_clv_sketch_argument(fcinfo, 0, CLV_PURCHASES)));
}

Datum
dbm_spend_sketch_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(dbm_clv_canonical(dbm_clv_sketch_argument(fcinfo, 0, CLV_SPENDS)));
}
