/*
 * pareto.c
 *	  Value tiers, concentration curve and Gini of the value of many customers.
 *
 * Every answer is computed on a collapsed value sketch (pareto_sketch.c) by
 * core/customer/pareto.c, so it depends on the values only, and no answer changes the
 * sketch. The tier functions keep the cuts of a model ready for comparison: the
 * scalar one with its call site until another model comes, the window one with
 * its partition.
 */
#include "base/dbm.h"
#include "pareto/pareto.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"
#include "windowapi.h"

/* A model ready for scoring. */
typedef struct tier_rule
{
	int			n_cuts;
	bool		empty[DBM_MAX_SHARES];	/* a tier nobody is in has no cut */
	Numeric		cuts[DBM_MAX_SHARES];
	Datum		labels[DBM_SHARE_TIERS];
} tier_rule;

/* With the call site of the scalar form. */
typedef struct tier_cache
{
	dbm_seen	seen;			/* its context holds the cuts of the rule */
	tier_rule	rule;
} tier_cache;

/* With the partition of the window form. */
typedef struct tier_partition
{
	bool		ready;
	bool		no_answer;		/* shares are NULL */
	tier_rule	rule;
} tier_partition;

PG_FUNCTION_INFO_V1(dbm_pareto_cuts);
PG_FUNCTION_INFO_V1(dbm_pareto_cuts_final);
PG_FUNCTION_INFO_V1(dbm_pareto_curve);
PG_FUNCTION_INFO_V1(dbm_pareto_curve_final);
PG_FUNCTION_INFO_V1(dbm_gini);
PG_FUNCTION_INFO_V1(dbm_value_share);
PG_FUNCTION_INFO_V1(dbm_value_share_final);
PG_FUNCTION_INFO_V1(dbm_customers_for_share);
PG_FUNCTION_INFO_V1(dbm_customers_for_share_final);
PG_FUNCTION_INFO_V1(dbm_pareto_tier);
PG_FUNCTION_INFO_V1(dbm_pareto_tier_window);

static const double default_shares[] = {0.8, 0.95};

/*
 * Reading a sketch.
 */

static void
check_sum(dbm_status status)
{
	dbm_check_status(status, "the sum or the number of the values");
}

static value_sketch *
readable_sketch(FunctionCallInfo fcinfo, dbm_concentration *all)
{
	value_sketch *sketch;

	sketch = dbm_value_sketch_collapsed(dbm_value_sketch_argument(PG_GETARG_DATUM(0)));
	check_sum(dbm_concentration_of(&sketch->bag, all, dbm_interrupt));
	return sketch;
}

/* The one parameter an aggregate left in its state; -1, which every check refuses, without. */
static double
sketch_parameter(FunctionCallInfo fcinfo)
{
	value_sketch *sketch = dbm_value_sketch_argument(PG_GETARG_DATUM(0));

	return sketch->n_parameters == 1 ? sketch->parameters[0] : -1.0;
}

static Numeric
money(const value_sketch *sketch, dbm_int128 mantissa)
{
	return dbm_numeric_from_decimal((dbm_decimal) {mantissa, sketch->bag.scale});
}

/*
 * Tiers.
 */

static Datum
array_of(Datum *elements, bool *nulls, int n, Oid type)
{
	int			lower = 1;
	int16		length;
	bool		by_value;
	char		align;

	get_typlenbyvalalign(type, &length, &by_value, &align);
	return PointerGetDatum(construct_md_array(elements, nulls, 1, &n, &lower, type, length,
											  by_value, align));
}

/* (shares, cuts, counts, totals, n, total, not_positive, gini) */
static Datum
form_model(FunctionCallInfo fcinfo, const value_sketch *sketch, const dbm_concentration *all,
		   const double *shares, int n_shares)
{
	dbm_pareto_part parts[DBM_SHARE_TIERS];
	Datum		elements[4][DBM_SHARE_TIERS];
	bool		empty[DBM_SHARE_TIERS];
	Datum		values[8];
	bool		nulls[8] = {false};

	check_sum(dbm_pareto_tiers(&sketch->bag, all, shares, n_shares, parts, dbm_interrupt));
	for (int i = 0; i <= n_shares; i++)
	{
		empty[i] = parts[i].customers == 0;
		elements[0][i] = Float8GetDatum(i < n_shares ? shares[i] : 0.0);
		elements[1][i] = NumericGetDatum(money(sketch, parts[i].lowest));
		elements[2][i] = Int64GetDatum(parts[i].customers);
		elements[3][i] = NumericGetDatum(money(sketch, parts[i].value));
	}
	values[0] = array_of(elements[0], NULL, n_shares, FLOAT8OID);
	values[1] = array_of(elements[1], empty, n_shares, NUMERICOID);
	values[2] = array_of(elements[2], NULL, n_shares + 1, INT8OID);
	values[3] = array_of(elements[3], NULL, n_shares + 1, NUMERICOID);
	values[4] = Int64GetDatum(all->n);
	values[5] = NumericGetDatum(money(sketch, all->total));
	values[6] = Int64GetDatum(all->not_positive);
	values[7] = Float8GetDatum(all->gini);
	nulls[7] = isnan(all->gini);
	return dbm_form_composite(fcinfo, values, nulls);
}

Datum
dbm_pareto_cuts(PG_FUNCTION_ARGS)
{
	dbm_concentration all;
	const double *shares;
	int			n_shares = dbm_shares_argument(PG_GETARG_ARRAYTYPE_P(1), &shares);
	value_sketch *sketch = readable_sketch(fcinfo, &all);

	if (all.n == 0)
		PG_RETURN_NULL();
	return form_model(fcinfo, sketch, &all, shares, n_shares);
}

Datum
dbm_pareto_cuts_final(PG_FUNCTION_ARGS)
{
	dbm_concentration all;
	value_sketch *sketch = readable_sketch(fcinfo, &all);

	if (all.n == 0)
		PG_RETURN_NULL();
	if (sketch->n_parameters == 0)
		return form_model(fcinfo, sketch, &all, default_shares, lengthof(default_shares));
	dbm_check_shares(sketch->parameters, sketch->n_parameters);
	return form_model(fcinfo, sketch, &all, sketch->parameters, sketch->n_parameters);
}

/*
 * The curve.
 */

/*
 * A share of the customers that is less than one of them: what it holds is not 0, nobody
 * knows it. The share 0 is nobody, who holds nothing.
 */
static bool
less_than_one(double customer_share, int64 customers)
{
	return customers == 0 && customer_share > 0.0;
}

/* (customer_share, value_share, customers, value, gini) */
static Datum
form_point(TupleDesc desc, const value_sketch *sketch, const dbm_concentration *all,
		   double customer_share, const dbm_pareto_part *part)
{
	Datum		values[5];
	bool		nulls[5] = {false};

	values[0] = Float8GetDatum(customer_share);
	values[1] = Float8GetDatum(all->total == 0 ? 0.0 : (double) part->value / (double) all->total);
	values[2] = Int64GetDatum(part->customers);
	values[3] = NumericGetDatum(money(sketch, part->value));
	nulls[3] = less_than_one(customer_share, part->customers);
	nulls[1] = all->total == 0 || nulls[3];
	values[4] = Float8GetDatum(all->gini);
	nulls[4] = isnan(all->gini);
	return HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
}

static Datum
curve(FunctionCallInfo fcinfo, int points)
{
	dbm_concentration all;
	value_sketch *sketch = readable_sketch(fcinfo, &all);
	Oid			type = get_element_type(get_fn_expr_rettype(fcinfo->flinfo));
	dbm_pareto_part *parts;
	Datum	   *elements;
	TupleDesc	desc;

	if (all.n == 0)
		PG_RETURN_NULL();
	parts = palloc((points + 1) * sizeof(dbm_pareto_part));
	elements = palloc((points + 1) * sizeof(Datum));
	check_sum(dbm_pareto_curve_points(&sketch->bag, &all, points, parts, dbm_interrupt));
	desc = lookup_rowtype_tupdesc(type, -1);
	for (int i = 0; i <= points; i++)
		elements[i] = form_point(desc, sketch, &all, (double) i / points, &parts[i]);
	ReleaseTupleDesc(desc);
	return array_of(elements, NULL, points + 1, type);
}

Datum
dbm_pareto_curve(PG_FUNCTION_ARGS)
{
	return curve(fcinfo, dbm_check_points(PG_GETARG_INT32(1)));
}

Datum
dbm_pareto_curve_final(PG_FUNCTION_ARGS)
{
	value_sketch *sketch = dbm_value_sketch_argument(PG_GETARG_DATUM(0));

	return curve(fcinfo, sketch->n_parameters == 0 ? 100 :
				 dbm_check_points(sketch_parameter(fcinfo)));
}

/*
 * Single numbers.
 */

Datum
dbm_gini(PG_FUNCTION_ARGS)
{
	dbm_concentration all;

	readable_sketch(fcinfo, &all);
	if (all.total == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(all.gini);
}

static Datum
value_share(FunctionCallInfo fcinfo, double top)
{
	dbm_concentration all;
	value_sketch *sketch = readable_sketch(fcinfo, &all);
	int64		customers;
	dbm_int128	value;

	dbm_in_range(top, 0.0, 1.0, "top");
	customers = dbm_pareto_customers(all.n, top);
	if (all.total == 0 || less_than_one(top, customers))
		PG_RETURN_NULL();
	check_sum(dbm_pareto_of_top(&sketch->bag, customers, &value, dbm_interrupt));
	PG_RETURN_FLOAT8((double) value / (double) all.total);
}

Datum
dbm_value_share(PG_FUNCTION_ARGS)
{
	return value_share(fcinfo, PG_GETARG_FLOAT8(1));
}

Datum
dbm_value_share_final(PG_FUNCTION_ARGS)
{
	return value_share(fcinfo, sketch_parameter(fcinfo));
}

static Datum
customers_for_share(FunctionCallInfo fcinfo, double share)
{
	dbm_concentration all;
	value_sketch *sketch = readable_sketch(fcinfo, &all);
	int64		customers;

	dbm_in_range(share, 0.0, 1.0, "share");
	if (all.total == 0)
		PG_RETURN_NULL();
	check_sum(dbm_pareto_reach(&sketch->bag, &all, share, &customers, dbm_interrupt));
	PG_RETURN_FLOAT8((double) customers / (double) all.n);
}

Datum
dbm_customers_for_share(PG_FUNCTION_ARGS)
{
	return customers_for_share(fcinfo, PG_GETARG_FLOAT8(1));
}

Datum
dbm_customers_for_share_final(PG_FUNCTION_ARGS)
{
	return customers_for_share(fcinfo, sketch_parameter(fcinfo));
}

/*
 * Scores.
 */

static void
set_labels(FunctionCallInfo fcinfo, tier_rule *rule)
{
	for (int i = 0; i <= rule->n_cuts; i++)
	{
		char		label[2] = {(char) ('A' + i), '\0'};

		rule->labels[i] = dbm_enum_result(fcinfo, label);
	}
}

/* A value of zero or less is in the last tier because every cut is above zero. */
static Datum
tier_of(const tier_rule *rule, Numeric value)
{
	if (numeric_is_nan(value) || numeric_is_inf(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"value\" must be finite, not %s",
						numeric_is_nan(value) ? "NaN" : "infinity"),
				 errhint("Filter such rows out, or correct the amount.")));
	for (int i = 0; i < rule->n_cuts; i++)
	{
		if (!rule->empty[i] &&
			DatumGetBool(DirectFunctionCall2(numeric_ge, NumericGetDatum(value),
											 NumericGetDatum(rule->cuts[i]))))
			return rule->labels[i];
	}
	return rule->labels[rule->n_cuts];
}

static bool
numeric_less(Numeric a, Numeric b)
{
	return DatumGetBool(DirectFunctionCall2(numeric_lt, NumericGetDatum(a), NumericGetDatum(b)));
}

/* Whatever a model was stored as or typed in: positive cuts, each below the one before. */
static void
check_cuts(const tier_rule *rule)
{
	Numeric		zero = int64_to_numeric(0);
	Numeric		before = NULL;

	for (int i = 0; i < rule->n_cuts; i++)
	{
		if (rule->empty[i])
			continue;
		if (!numeric_less(zero, rule->cuts[i]) || numeric_is_nan(rule->cuts[i]) ||
			(before != NULL && !numeric_less(rule->cuts[i], before)))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the cuts of the model must be positive and falling, element %d is not",
							i + 1),
					 errhint("Make the model with dbm.pareto_cuts.")));
		before = rule->cuts[i];
	}
}

/* The cuts stay where the model lies. */
static void
read_model(tier_rule *rule, HeapTupleHeader model)
{
	Datum		values[8];
	bool		nulls[8];
	ArrayType  *array = NULL;
	Datum	   *cuts;
	bool	   *empty;

	dbm_read_composite(model, values, nulls, 8);
	if (!nulls[1])
		array = DatumGetArrayTypeP(values[1]);
	if (array == NULL || ARR_NDIM(array) != 1 || ARR_DIMS(array)[0] > DBM_MAX_SHARES)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the model must have a list of 1 to %d cuts", DBM_MAX_SHARES),
				 errhint("Make the model with dbm.pareto_cuts.")));
	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT, &cuts, &empty, &rule->n_cuts);
	for (int i = 0; i < rule->n_cuts; i++)
	{
		rule->empty[i] = empty[i];
		rule->cuts[i] = empty[i] ? NULL : DatumGetNumeric(cuts[i]);
	}
	check_cuts(rule);
}

/* The rule of the model, decoded again only when it is another one than in the call before. */
static const tier_rule *
cached_rule(FunctionCallInfo fcinfo, int arg)
{
	tier_cache *cache = dbm_call_site(fcinfo, sizeof(tier_cache));
	HeapTupleHeader model = dbm_seen_anew(fcinfo, arg, &cache->seen);
	MemoryContext old;

	if (model == NULL)
		return &cache->rule;
	old = MemoryContextSwitchTo(cache->seen.context);
	read_model(&cache->rule, model);
	set_labels(fcinfo, &cache->rule);
	MemoryContextSwitchTo(old);
	cache->seen.bytes = model;
	return &cache->rule;
}

Datum
dbm_pareto_tier(PG_FUNCTION_ARGS)
{
	return tier_of(cached_rule(fcinfo, 1), PG_GETARG_NUMERIC(0));
}

/* All values of the partition. What evaluating an argument leaves behind goes row by row. */
static value_sketch *
partition_sketch(WindowObject winobj)
{
	value_sketch *sketch = dbm_value_sketch_new();
	int64		rows = WinGetPartitionRowCount(winobj);
	MemoryContext row_context = AllocSetContextCreate(CurrentMemoryContext, "pareto row",
													  ALLOCSET_SMALL_SIZES);

	if (rows > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the partition has " INT64_FORMAT " rows, %d are allowed", rows, PG_INT32_MAX),
				 errhint("Use the aggregate dbm.pareto_cuts and the scalar dbm.pareto_tier.")));
	for (int64 row = 0; row < rows; row++)
	{
		MemoryContext old = MemoryContextSwitchTo(row_context);
		bool		null;
		bool		outside;
		Datum		value = WinGetFuncArgInPartition(winobj, 0, (int) row, WINDOW_SEEK_HEAD, false,
													 &null, &outside);
		dbm_decimal amount = {0, 0};

		CHECK_FOR_INTERRUPTS();
		if (!null)
			amount = dbm_decimal_from_numeric(DatumGetNumeric(value), "value");
		MemoryContextSwitchTo(old);
		if (!null)
			sketch = dbm_value_sketch_collect(sketch, amount, 1);
		MemoryContextReset(row_context);
	}
	MemoryContextDelete(row_context);
	return dbm_value_sketch_collapsed(sketch);
}

/* The cuts of the partition, in the context that lives as long as it does. */
static void
make_rule(tier_rule *rule, WindowObject winobj, const double *shares, int n_shares,
		  MemoryContext context)
{
	value_sketch *sketch = partition_sketch(winobj);
	dbm_concentration all;
	dbm_pareto_part parts[DBM_SHARE_TIERS];
	MemoryContext old;

	check_sum(dbm_concentration_of(&sketch->bag, &all, dbm_interrupt));
	check_sum(dbm_pareto_tiers(&sketch->bag, &all, shares, n_shares, parts, dbm_interrupt));
	old = MemoryContextSwitchTo(context);
	rule->n_cuts = n_shares;
	for (int i = 0; i < n_shares; i++)
	{
		rule->empty[i] = parts[i].customers == 0;
		rule->cuts[i] = money(sketch, parts[i].lowest);
	}
	MemoryContextSwitchTo(old);
	pfree(sketch);
}

Datum
dbm_pareto_tier_window(PG_FUNCTION_ARGS)
{
	WindowObject winobj = PG_WINDOW_OBJECT();
	tier_partition *partition = WinGetPartitionLocalMemory(winobj, sizeof(tier_partition));
	Datum		value;
	bool		null;

	if (!partition->ready)
	{
		Datum		argument = WinGetFuncArgCurrent(winobj, 1, &partition->no_answer);
		const double *shares;

		if (!partition->no_answer)
		{
			int			n = dbm_shares_argument(DatumGetArrayTypeP(argument), &shares);

			make_rule(&partition->rule, winobj, shares, n, GetMemoryChunkContext(partition));
			set_labels(fcinfo, &partition->rule);
		}
		partition->ready = true;
	}
	value = WinGetFuncArgCurrent(winobj, 0, &null);
	if (null || partition->no_answer)
		PG_RETURN_NULL();
	return tier_of(&partition->rule, DatumGetNumeric(value));
}
