/*
 * clv_change.c
 *	  Sketches that follow their customers: to a later day, and where some have changed.
 *
 * A sketch of a million customers costs a read of all their orders. A day later all
 * are a day older, which is known without reading, and the few who bought are other
 * customers than before: those they were are taken out and those they are put in. The
 * result is the sketch that all orders would give, to the last byte.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(dbm_btyd_sketch_advance);
PG_FUNCTION_INFO_V1(dbm_btyd_sketch_replace);
PG_FUNCTION_INFO_V1(dbm_spend_sketch_replace);

static void
check_known_day(const clv_sketch *sketch)
{
	if (sketch->unit == CLV_UNIT_NONE || sketch->as_of == CLV_NO_DAY)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the sketch does not state the unit of its ages and the day they were taken on"),
				 errhint("Make it with dbm.btyd_sketch(x, t_x, t, unit, as_of).")));
}

/* (sketch, as_of) */
Datum
dbm_btyd_sketch_advance(PG_FUNCTION_ARGS)
{
	clv_sketch *sketch = dbm_clv_canonical(dbm_clv_sketch_argument(fcinfo, 0, CLV_PURCHASES));
	DateADT		as_of = dbm_finite_day(PG_GETARG_DATEADT(1), "as_of");
	double		days;
	double		unit_days;

	check_known_day(sketch);
	days = (double) as_of - sketch->as_of;
	unit_days = dbm_unit_argument(cstring_to_text(dbm_clv_unit_names[sketch->unit]));
	for (uint32 i = 0; i < sketch->used; i++)
	{
		dbm_cell   *cell = &sketch->cells[i];

		if ((i & 1023) == 0)
			dbm_interrupt();
		cell->v = dbm_age_later(cell->v, days, unit_days);
		if (!(cell->v >= cell->u && cell->v <= CLV_LARGEST))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%g days from the day of the sketch a customer of t_x %g would have t %g",
							days, cell->u, cell->v),
					 errhint("A sketch moves back only to a day that no purchase in it came after.")));
	}
	sketch->as_of = as_of;
	sketch->sorted = 0;			/* off a calendar two ages may have become one */
	PG_RETURN_POINTER(dbm_clv_canonical(sketch));
}

static void
check_same_terms(const clv_sketch *sketch, const clv_sketch *other, const char *name)
{
	if (sketch->unit != other->unit || sketch->as_of != other->as_of)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" is a sketch in another unit or as of another day", name),
				 errhint("Move both to one day with dbm.btyd_sketch_advance().")));
	if (sketch->has_intervals != other->has_intervals)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("only one of the sketch and \"%s\" has log_intervals", name)));
}

static void
subtract(clv_sketch *sketch, const clv_sketch *removed)
{
	uint32		missing;

	check_same_terms(sketch, removed, "removed");
	removed = dbm_clv_canonical(removed);
	if (dbm_cells_subtract(sketch->cells, &sketch->used, removed->cells, removed->used,
						   &missing) != DBM_OK)
	{
		const dbm_cell *cell = &removed->cells[missing];

		if (sketch->kind == CLV_PURCHASES)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the sketch does not hold %u customers with x %u, t_x %g, t %g",
							cell->count, cell->x, cell->u, cell->v),
					 errhint("Remove customers as they were collected, moved to the day of the sketch with dbm.btyd_sketch_advance().")));
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the sketch does not hold %u customers with x %u, mean_spend %g",
						cell->count, cell->x, cell->u),
				 errhint("Remove customers as they were collected.")));
	}
	if (removed->left_out > sketch->left_out)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the sketch has left out " INT64_FORMAT " customers, not " INT64_FORMAT,
						sketch->left_out, removed->left_out),
				 errhint("Remove customers as they were collected.")));
	sketch->sorted = sketch->used;
	sketch->customers -= removed->customers;
	sketch->left_out -= removed->left_out;
	sketch->log_intervals -= removed->log_intervals;
}

/* (sketch, removed, added), of which the last two may be null */
static Datum
replace(FunctionCallInfo fcinfo, clv_kind kind)
{
	clv_sketch *sketch;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	sketch = dbm_clv_canonical(dbm_clv_sketch_argument(fcinfo, 0, kind));
	if (!PG_ARGISNULL(1))
		subtract(sketch, dbm_clv_sketch_argument(fcinfo, 1, kind));
	if (!PG_ARGISNULL(2))
	{
		clv_sketch *added = dbm_clv_sketch_argument(fcinfo, 2, kind);

		check_same_terms(sketch, added, "added");
		sketch = dbm_clv_append(sketch, added);
	}
	PG_RETURN_POINTER(dbm_clv_canonical(sketch));
}

Datum
dbm_btyd_sketch_replace(PG_FUNCTION_ARGS)
{
	return replace(fcinfo, CLV_PURCHASES);
}

Datum
dbm_spend_sketch_replace(PG_FUNCTION_ARGS)
{
	return replace(fcinfo, CLV_SPENDS);
}
