/*
 * rfm.c
 *	  The cut points of an RFM analysis, rfm_sketch -> rfm_model, and the scores by them.
 *
 * The fit sorts a copy of the sketch's customers (core/rank.c), so the state
 * stays as it is. Scores of a stored model and of the window function come out
 * of the same dbm_rank_score on the same exact integers.
 *
 * A model that arrives as an argument is checked and unpacked once and kept
 * with the call site (fn_extra), then recognised by its bytes. The window
 * function keeps its model with the partition.
 */
#include "base/dbm.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "rfm/rfm.h"

PG_FUNCTION_INFO_V1(dbm_rfm_cuts_final);
PG_FUNCTION_INFO_V1(dbm_rfm_cuts_of_sketch);
PG_FUNCTION_INFO_V1(dbm_rfm_thresholds);
PG_FUNCTION_INFO_V1(dbm_rfm_score);
PG_FUNCTION_INFO_V1(dbm_rfm_score_window);

/*
 * The model.
 */

typedef enum fact
{
	RECENCY,
	FREQUENCY,
	MONETARY
} fact;

static Datum
cut_datum(fact which, dbm_int128 cut, int scale)
{
	if (which == RECENCY)
		return Int32GetDatum((int32) -cut);
	if (which == FREQUENCY)
		return Int64GetDatum((int64) cut);
	return NumericGetDatum(dbm_numeric_from_decimal((dbm_decimal) {cut, scale}));
}

/* One list of cuts is an array of one dimension; bins lists have two, bins * bins have three. */
static ArrayType *
nested_array(Datum *elements, bool *nulls, int depth, int bins, int width, Oid type)
{
	int			sizes[3] = {bins, bins, bins};
	int			starts[3] = {1, 1, 1};

	sizes[depth - 1] = width;
	if (type == INT4OID)
		return construct_md_array(elements, nulls, depth, sizes, starts, type,
								  sizeof(int32), true, TYPALIGN_INT);
	if (type == INT8OID)
		return construct_md_array(elements, nulls, depth, sizes, starts, type,
								  sizeof(int64), true, TYPALIGN_DOUBLE);
	return construct_md_array(elements, nulls, depth, sizes, starts, type,
							  -1, false, TYPALIGN_INT);
}

static ArrayType *
cuts_array(const dbm_rank_cuts *lists, int depth, int bins, fact which, int scale)
{
	static const Oid types[] = {INT4OID, INT8OID, NUMERICOID};
	int			n = depth == 1 ? 1 : depth == 2 ? bins : bins * bins;
	Datum	   *elements = palloc(n * (bins - 1) * sizeof(Datum));
	bool	   *nulls = palloc(n * (bins - 1) * sizeof(bool));

	for (int i = 0; i < n * (bins - 1); i++)
	{
		const dbm_rank_cuts *list = &lists[i / (bins - 1)];
		int			k = i % (bins - 1);

		nulls[i] = k >= list->reached;
		elements[i] = nulls[i] ? (Datum) 0 : cut_datum(which, list->cut[k], scale);
	}
	return nested_array(elements, nulls, depth, bins, bins - 1, types[which]);
}

static ArrayType *
counts_array(const dbm_rank_cuts *lists, int depth, int bins)
{
	int			n = depth == 1 ? 1 : depth == 2 ? bins : bins * bins;
	Datum	   *elements = palloc(n * bins * sizeof(Datum));

	for (int i = 0; i < n * bins; i++)
		elements[i] = Int64GetDatum(lists[i / bins].count[i % bins]);
	return nested_array(elements, NULL, depth, bins, bins, INT8OID);
}

static const char *
rule_name(const dbm_rank_model *model)
{
	if (model->n < 0)
		return "fixed";
	return model->nested ? "nested" : "percent_rank";
}

/* n < 0: thresholds that were given, not counted from customers. */
static Datum
model_datum(FunctionCallInfo fcinfo, const dbm_rank_model *model, DateADT as_of,
			const char *currency)
{
	int			f_depth = model->nested ? 2 : 1;
	int			m_depth = model->nested ? 3 : 1;
	bool		counted = model->n >= 0;
	Datum		values[11] = {0};
	bool		nulls[11] = {false};

	values[0] = CStringGetTextDatum(rule_name(model));
	values[1] = Int32GetDatum(model->bins);
	values[2] = Int64GetDatum(model->n);
	values[3] = DateADTGetDatum(as_of);
	values[4] = CStringGetTextDatum(currency);
	values[5] = PointerGetDatum(cuts_array(&model->recency, 1, model->bins, RECENCY, 0));
	values[6] = PointerGetDatum(cuts_array(model->frequency, f_depth, model->bins, FREQUENCY, 0));
	values[7] = PointerGetDatum(cuts_array(model->monetary, m_depth, model->bins, MONETARY,
										   model->scale));
	values[8] = PointerGetDatum(counts_array(&model->recency, 1, model->bins));
	values[9] = PointerGetDatum(counts_array(model->frequency, f_depth, model->bins));
	values[10] = PointerGetDatum(counts_array(model->monetary, m_depth, model->bins));
	nulls[2] = nulls[8] = nulls[9] = nulls[10] = !counted;
	nulls[3] = as_of == DBM_NO_DAY;
	nulls[4] = currency[0] == '\0';
	return dbm_form_composite(fcinfo, values, nulls);
}

static Datum
fit(FunctionCallInfo fcinfo, const dbm_population *sketch, int bins, bool nested, DateADT as_of)
{
	dbm_rank_row *rows = dbm_scratch(sketch->set.n, sizeof(dbm_rank_row), "rfm_cuts");
	dbm_rank_model *model = palloc0(sizeof(dbm_rank_model));

	dbm_multiset_unpack(&sketch->set, rows, dbm_interrupt);
	model->bins = bins;
	model->nested = nested;
	model->scale = sketch->set.scale;
	dbm_rank_fit(rows, sketch->set.n, model, dbm_interrupt);
	pfree(rows);
	return model_datum(fcinfo, model, as_of, sketch->currency);
}

Datum
dbm_rfm_cuts_final(PG_FUNCTION_ARGS)
{
	const dbm_population *sketch = dbm_rfm_sketch_read(PG_GETARG_DATUM(0));

	if (sketch->set.n == 0 || sketch->bins == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(fit(fcinfo, sketch, sketch->bins, sketch->nested, sketch->as_of));
}

/* (sketch, bins, rule, as_of) */
Datum
dbm_rfm_cuts_of_sketch(PG_FUNCTION_ARGS)
{
	int			bins = dbm_bins_argument(fcinfo->args[1]);
	bool		nested = dbm_nested_argument(fcinfo->args[2]);
	DateADT		as_of = DBM_NO_DAY;
	const dbm_population *sketch;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(3))
		as_of = dbm_finite_day(PG_GETARG_DATEADT(3), "as_of");
	sketch = dbm_rfm_sketch_read(PG_GETARG_DATUM(0));
	if (sketch->set.n == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(fit(fcinfo, sketch, bins, nested, as_of));
}

/*
 * Thresholds that are given.
 */

/* The elements of an array argument of one dimension without NULL; returns how many. */
static int
read_thresholds(FunctionCallInfo fcinfo, int arg, const char *name, Oid type, Datum **elements)
{
	ArrayType  *array;
	int			n;

	array = DatumGetArrayTypeP(dbm_given(fcinfo->args[arg], name));
	n = ARR_NDIM(array) == 1 ? ARR_DIMS(array)[0] : 0;
	if (n < 1 || n > DBM_RANK_MAX_CUTS || array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be a list of 1 to %d thresholds without NULL",
						name, DBM_RANK_MAX_CUTS),
				 errhint("Four thresholds make five scores.")));
	if (type == INT4OID)
		deconstruct_array(array, type, sizeof(int32), true, TYPALIGN_INT, elements, NULL, &n);
	else if (type == INT8OID)
		deconstruct_array(array, type, sizeof(int64), true, TYPALIGN_DOUBLE, elements, NULL, &n);
	else
		deconstruct_array(array, type, -1, false, TYPALIGN_INT, elements, NULL, &n);
	return n;
}

static void
sort_thresholds(dbm_rank_cuts *cuts, int n, const char *name)
{
	for (int i = 1; i < n; i++)
	{
		dbm_int128	cut = cuts->cut[i];
		int			j = i;

		for (; j > 0 && cuts->cut[j - 1] >= cut; j--)
		{
			if (cuts->cut[j - 1] == cut)
				ereport(ERROR,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("argument \"%s\" has the same threshold twice", name)));
			cuts->cut[j] = cuts->cut[j - 1];
		}
		cuts->cut[j] = cut;
	}
	cuts->reached = n;
}

/* Money thresholds at the finest scale among them, which is returned. */
static int
read_money(Datum *elements, int n, dbm_rank_cuts *cuts)
{
	dbm_decimal money[DBM_RANK_MAX_CUTS];
	int			scale = 0;

	for (int i = 0; i < n; i++)
	{
		money[i] = dbm_decimal_from_numeric(DatumGetNumeric(elements[i]), "monetary");
		scale = Max(scale, money[i].scale);
	}
	for (int i = 0; i < n; i++)
	{
		dbm_check_status(dbm_decimal_rescale(&money[i], scale), "argument \"monetary\"");
		cuts->cut[i] = money[i].mantissa;
	}
	return scale;
}

/* (recency int[], frequency bigint[], monetary numeric[], as_of date) */
Datum
dbm_rfm_thresholds(PG_FUNCTION_ARGS)
{
	dbm_rank_model *model = palloc0(sizeof(dbm_rank_model));
	Datum	   *days;
	Datum	   *times;
	Datum	   *amounts;
	int			n = read_thresholds(fcinfo, 0, "recency", INT4OID, &days);

	if (read_thresholds(fcinfo, 1, "frequency", INT8OID, &times) != n ||
		read_thresholds(fcinfo, 2, "monetary", NUMERICOID, &amounts) != n)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("recency, frequency and monetary need the same number of thresholds")));
	for (int i = 0; i < n; i++)
	{
		model->recency.cut[i] = -(dbm_int128) DatumGetInt32(days[i]);
		model->frequency[0].cut[i] = DatumGetInt64(times[i]);
	}
	model->scale = read_money(amounts, n, &model->monetary[0]);
	sort_thresholds(&model->recency, n, "recency");
	sort_thresholds(&model->frequency[0], n, "frequency");
	sort_thresholds(&model->monetary[0], n, "monetary");
	model->bins = n + 1;
	model->n = -1;
	PG_RETURN_DATUM(model_datum(fcinfo, model,
								PG_ARGISNULL(3) ? DBM_NO_DAY :
								dbm_finite_day(PG_GETARG_DATEADT(3), "as_of"), ""));
}

/*
 * Scores by a model.
 */

/* Kept with a call site: the row type of the result and the last model seen. */
typedef struct score_site
{
	TupleDesc	desc;
	dbm_seen	seen;			/* the argument the model was read from */
	dbm_rank_model model;
} score_site;

static void
bad_model(const char *why)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("rfm_model is not valid: %s", why),
			 errhint("Use a model made by dbm.rfm_cuts or dbm.rfm_thresholds.")));
}

static score_site *
score_site_of(FunctionCallInfo fcinfo)
{
	score_site *site = dbm_call_site(fcinfo, sizeof(score_site));

	if (site->desc == NULL)
		site->desc = dbm_result_desc(fcinfo);
	return site;
}

/* The elements of an array of this depth, the last dimension bins - 1 wide. */
static int
model_elements(Datum value, bool isnull, int depth, int bins, Oid type, Datum **elements,
			   bool **nulls)
{
	ArrayType  *array;
	int			n;

	if (isnull)
		bad_model("a list of cuts is missing");
	array = DatumGetArrayTypeP(value);
	if (ARR_NDIM(array) != depth)
		bad_model("the cuts do not fit the rule");
	for (int d = 0; d < depth; d++)
	{
		if (ARR_DIMS(array)[d] != (d == depth - 1 ? bins - 1 : bins))
			bad_model("the cuts do not fit the number of bins");
	}
	if (type == INT4OID)
		deconstruct_array(array, type, sizeof(int32), true, TYPALIGN_INT, elements, nulls, &n);
	else if (type == INT8OID)
		deconstruct_array(array, type, sizeof(int64), true, TYPALIGN_DOUBLE, elements, nulls, &n);
	else
		deconstruct_array(array, type, -1, false, TYPALIGN_INT, elements, nulls, &n);
	return n;
}

/* Cuts rise (days fall) and only the last ones are NULL. */
static void
check_cuts(const dbm_rank_cuts *lists, int n)
{
	for (int i = 0; i < n; i++)
	{
		for (int k = 1; k < lists[i].reached; k++)
		{
			if (lists[i].cut[k] < lists[i].cut[k - 1])
				bad_model("the cuts are out of order");
		}
	}
}

/* Elements as cuts; money is brought to the finest scale among them, which is returned. */
static int
fill_cuts(dbm_rank_cuts *lists, int n, int width, fact which, const Datum *elements,
		  const bool *nulls)
{
	int			scale = 0;
	dbm_decimal *money = palloc0(n * sizeof(dbm_decimal));

	for (int i = 0; i < n; i++)
	{
		if (nulls[i])
			continue;
		if (which == MONETARY)
			money[i] = dbm_decimal_from_numeric(DatumGetNumeric(elements[i]), "model");
		else
			money[i].mantissa = which == RECENCY ? -(dbm_int128) DatumGetInt32(elements[i]) :
				(dbm_int128) DatumGetInt64(elements[i]);
		scale = Max(scale, money[i].scale);
	}
	for (int i = 0; i < n; i++)
	{
		dbm_rank_cuts *list = &lists[i / width];

		if (nulls[i])
			continue;
		if (list->reached != i % width)
			bad_model("a cut follows one that is NULL");
		dbm_check_status(dbm_decimal_rescale(&money[i], scale), "argument \"model\"");
		list->cut[list->reached++] = money[i].mantissa;
	}
	check_cuts(lists, n / width);
	return scale;
}

static bool
same_word(Datum word, bool isnull, const char *expected)
{
	return !isnull && strcmp(TextDatumGetCString(word), expected) == 0;
}

static void
unpack_model(HeapTupleHeader tuple, dbm_rank_model *model)
{
	Datum		values[11];
	bool		nulls[11];
	Datum	   *elements;
	bool	   *missing;
	int			n;

	memset(model, 0, sizeof(*model));
	dbm_read_composite(tuple, values, nulls, 11);
	model->nested = same_word(values[0], nulls[0], "nested");
	if (!model->nested && !same_word(values[0], nulls[0], "percent_rank") &&
		!same_word(values[0], nulls[0], "fixed"))
		bad_model("its rule is unknown");
	model->bins = nulls[1] ? 0 : DatumGetInt32(values[1]);
	if (model->bins < DBM_RANK_MIN_BINS || model->bins > DBM_RANK_MAX_BINS)
		bad_model("its number of bins is not from 2 to 9");
	n = model_elements(values[5], nulls[5], 1, model->bins, INT4OID, &elements, &missing);
	fill_cuts(&model->recency, n, model->bins - 1, RECENCY, elements, missing);
	n = model_elements(values[6], nulls[6], model->nested ? 2 : 1, model->bins, INT8OID,
					   &elements, &missing);
	fill_cuts(model->frequency, n, model->bins - 1, FREQUENCY, elements, missing);
	n = model_elements(values[7], nulls[7], model->nested ? 3 : 1, model->bins, NUMERICOID,
					   &elements, &missing);
	model->scale = fill_cuts(model->monetary, n, model->bins - 1, MONETARY, elements, missing);
}

static const dbm_rank_model *
model_argument(FunctionCallInfo fcinfo, score_site *site, int arg)
{
	HeapTupleHeader tuple = dbm_seen_anew(fcinfo, arg, &site->seen);

	if (tuple != NULL)
	{
		unpack_model(tuple, &site->model);
		site->seen.bytes = tuple;
	}
	return &site->model;
}

static Datum
score_datum(const score_site *site, dbm_rank_scores scores)
{
	char		code[4] = {'0' + scores.recency, '0' + scores.frequency, '0' + scores.monetary, 0};
	Datum		values[5];
	bool		nulls[5] = {false};

	values[0] = Int32GetDatum(scores.recency);
	values[1] = Int32GetDatum(scores.frequency);
	values[2] = Int32GetDatum(scores.monetary);
	values[3] = CStringGetTextDatum(code);
	values[4] = Int32GetDatum(scores.recency * scores.frequency * scores.monetary);
	return HeapTupleGetDatum(heap_form_tuple(site->desc, values, nulls));
}

/* (recency_days, frequency, monetary, model) */
Datum
dbm_rfm_score(PG_FUNCTION_ARGS)
{
	score_site *site = score_site_of(fcinfo);
	const dbm_rank_model *model;
	dbm_rank_row row;
	int			scale;

	if (!dbm_facts_arguments(fcinfo->args, &row, &scale) || PG_ARGISNULL(3))
		PG_RETURN_NULL();
	model = model_argument(fcinfo, site, 3);
	PG_RETURN_DATUM(score_datum(site, dbm_rank_score(model, row.recency, row.frequency,
													 (dbm_decimal) {row.monetary, scale})));
}

/*
 * Scores within a window partition: fit on its rows, then score each.
 */

typedef struct partition_model
{
	bool		ready;
	dbm_rank_model model;
} partition_model;

/* bins and rule have one value in the partition. */
static void
partition_options(WindowObject window, int64 row, dbm_rank_model *model)
{
	int			bins = dbm_bins_argument(dbm_partition_argument(window, 3, row));
	bool		nested = dbm_nested_argument(dbm_partition_argument(window, 4, row));

	if (row > 0 && (bins != model->bins || nested != model->nested))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("options change between the rows of one partition"),
				 errhint("Give the same bins and rule for all rows, or name what they depend on in PARTITION BY.")));
	model->bins = bins;
	model->nested = nested;
}

/* All customers of the partition, their money brought to the finest scale among them. */
static size_t
partition_rows(FmgrInfo *flinfo, WindowObject window, int64 n, dbm_rank_row *rows,
			   dbm_rank_model *model)
{
	bool		constant = get_fn_expr_arg_stable(flinfo, 3) && get_fn_expr_arg_stable(flinfo, 4);
	MemoryContext per_row = AllocSetContextCreate(CurrentMemoryContext, "rfm_score row",
												  ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(per_row);
	size_t		kept = 0;

	for (int64 i = 0; i < n; i++)
	{
		NullableDatum facts[3];
		dbm_decimal money;
		int			scale;

		DBM_TICK(dbm_interrupt, i);
		MemoryContextReset(per_row);
		if (i == 0 || !constant)
			partition_options(window, i, model);
		for (int arg = 0; arg < 3; arg++)
			facts[arg] = dbm_partition_argument(window, arg, i);
		if (!dbm_facts_arguments(facts, &rows[kept], &scale))
			continue;
		money = (dbm_decimal) {rows[kept].monetary, scale};
		if (money.scale > model->scale)
			dbm_decimal_trim(&money);
		if (money.scale > model->scale)
		{
			dbm_check_status(dbm_rank_rescale(rows, kept, model->scale, money.scale,
											  dbm_interrupt), "argument \"monetary\"");
			model->scale = money.scale;
		}
		dbm_check_status(dbm_decimal_rescale(&money, model->scale), "argument \"monetary\"");
		rows[kept++].monetary = money.mantissa;
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(per_row);
	return kept;
}

static void
fit_partition(FmgrInfo *flinfo, WindowObject window, dbm_rank_model *model)
{
	int64		n = WinGetPartitionRowCount(window);
	dbm_rank_row *rows = dbm_scratch(n, sizeof(dbm_rank_row), "rfm_score() OVER");

	dbm_rank_fit(rows, partition_rows(flinfo, window, n, rows, model), model, dbm_interrupt);
	pfree(rows);
}

/* (recency_days, frequency, monetary, bins, rule) OVER (...) */
Datum
dbm_rfm_score_window(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	partition_model *own = WinGetPartitionLocalMemory(window, sizeof(partition_model));
	NullableDatum facts[3];
	dbm_rank_row row;
	int			scale;

	if (!own->ready)
	{
		fit_partition(fcinfo->flinfo, window, &own->model);
		own->ready = true;
	}
	for (int arg = 0; arg < 3; arg++)
		facts[arg].value = WinGetFuncArgCurrent(window, arg, &facts[arg].isnull);
	if (!dbm_facts_arguments(facts, &row, &scale))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(score_datum(score_site_of(fcinfo),
								dbm_rank_score(&own->model, row.recency, row.frequency,
											   (dbm_decimal) {row.monetary, scale})));
}
