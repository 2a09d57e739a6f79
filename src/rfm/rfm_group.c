/*
 * rfm_group.c
 *	  Whom to protect, invest in and avoid: groups by the product of the scores.
 *
 * The state, rfm_group_sketch, counts customers by product: a flat value of
 * one size, so adding and joining are a step each. One made by rfm_group_cuts
 * also carries its shares. The window form with ties 'exact' takes the rows in
 * the order of the window, which has to leave no two rows equal.
 */
#include "base/dbm.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "common/shortest_dec.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"

#include "core/customer/tally.h"
#include "rfm/rfm.h"

#define GROUP_VERSION	1

typedef struct group_sketch
{
	int32		vl_len_;
	uint8		version;
	uint8		has_shares;
	uint8		unused[2];
	double		shares[DBM_TALLY_GROUPS];
	int64		counts[DBM_TALLY_MAX];
} group_sketch;

PG_FUNCTION_INFO_V1(dbm_rfm_group_sketch_in);
PG_FUNCTION_INFO_V1(dbm_rfm_group_sketch_out);
PG_FUNCTION_INFO_V1(dbm_rfm_group_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_rfm_group_sketch_send);
PG_FUNCTION_INFO_V1(dbm_rfm_group_sketch_add);
PG_FUNCTION_INFO_V1(dbm_rfm_group_sketch_combine);
PG_FUNCTION_INFO_V1(dbm_rfm_group_cuts_final);
PG_FUNCTION_INFO_V1(dbm_rfm_group_cuts_of_sketch);
PG_FUNCTION_INFO_V1(dbm_rfm_group);
PG_FUNCTION_INFO_V1(dbm_rfm_group_window);

static const char *const group_names[DBM_TALLY_GROUPS] = {"protect", "invest", "avoid"};

/*
 * Arguments.
 */

static int
check_product(int product)
{
	if (product < 1 || product > DBM_TALLY_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"product\" must be from 1 to %d, not %d", DBM_TALLY_MAX, product),
				 errhint("Give the product of the scores, (score).product.")));
	return product;
}

static void
read_shares(NullableDatum argument, double *shares)
{
	ArrayType  *array = DatumGetArrayTypeP(dbm_given(argument, "shares"));

	if (ARR_NDIM(array) == 1 && ARR_DIMS(array)[0] == DBM_TALLY_GROUPS &&
		!array_contains_nulls(array))
	{
		memcpy(shares, ARR_DATA_PTR(array), DBM_TALLY_GROUPS * sizeof(double));
		if (dbm_tally_shares_valid(shares))
			return;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("argument \"shares\" must be three shares that add up to 1, not %s",
					DatumGetCString(OidFunctionCall1(F_ARRAY_OUT, PointerGetDatum(array)))),
			 errhint("The customary shares of protect, invest and avoid are {0.2,0.6,0.2}.")));
}

static group_sketch *
new_sketch(void)
{
	group_sketch *sketch = dbm_state_resize(NULL, sizeof(group_sketch), "rfm_group_sketch");

	sketch->version = GROUP_VERSION;
	return sketch;
}

static group_sketch *
read_sketch(Datum datum)
{
	group_sketch *sketch = (group_sketch *) PG_DETOAST_DATUM(datum);

	if (VARSIZE(sketch) != sizeof(group_sketch) || sketch->version != GROUP_VERSION ||
		sketch->has_shares > 1)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("rfm_group_sketch is damaged or of an unknown version")));
	return sketch;
}

/* Argument 0, ready to be changed. */
static group_sketch *
own_sketch(FunctionCallInfo fcinfo)
{
	group_sketch *sketch = read_sketch(PG_GETARG_DATUM(0));

	if (dbm_in_aggregate(fcinfo))
		return sketch;
	return dbm_state_resize(sketch, sizeof(group_sketch), "rfm_group_sketch");
}

static void
same_shares(const group_sketch *sketch, bool has_shares, const double *shares)
{
	if (sketch->has_shares != has_shares ||
		(has_shares && memcmp(sketch->shares, shares, sizeof(sketch->shares)) != 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("shares change between the rows of one call"),
				 errhint("Give the same shares for all rows, or group by what they depend on.")));
}

/* Refuse more customers than can be counted. */
static void
check_total(const group_sketch *sketch, int64 more)
{
	int64		total = dbm_tally_total(sketch->counts);

	if (pg_add_s64_overflow(total, more, &total))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("too many customers for an rfm_group_sketch")));
}

/* (state, product [, shares]) */
Datum
dbm_rfm_group_sketch_add(PG_FUNCTION_ARGS)
{
	bool		has_shares = PG_NARGS() > 2;
	double		shares[DBM_TALLY_GROUPS] = {0};
	group_sketch *sketch;
	int			product;

	if (has_shares)
		read_shares(fcinfo->args[2], shares);
	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	product = check_product(PG_GETARG_INT32(1));
	if (PG_ARGISNULL(0))
	{
		sketch = new_sketch();
		sketch->has_shares = has_shares;
		memcpy(sketch->shares, shares, sizeof(shares));
	}
	else
	{
		sketch = own_sketch(fcinfo);
		same_shares(sketch, has_shares, shares);
	}
	sketch->counts[product - 1]++;
	PG_RETURN_POINTER(sketch);
}

Datum
dbm_rfm_group_sketch_combine(PG_FUNCTION_ARGS)
{
	group_sketch *sketch = own_sketch(fcinfo);
	const group_sketch *other = read_sketch(PG_GETARG_DATUM(1));

	same_shares(sketch, other->has_shares, other->shares);
	check_total(sketch, dbm_tally_total(other->counts));
	for (int i = 0; i < DBM_TALLY_MAX; i++)
		sketch->counts[i] += other->counts[i];
	PG_RETURN_POINTER(sketch);
}

/*
 * Text: v1, the shares or -, then product:customers.
 */

Datum
dbm_rfm_group_sketch_out(PG_FUNCTION_ARGS)
{
	const group_sketch *sketch = read_sketch(PG_GETARG_DATUM(0));
	char		number[DOUBLE_SHORTEST_DECIMAL_LEN];
	StringInfoData text;

	initStringInfo(&text);
	appendStringInfo(&text, "v%d ", sketch->version);
	for (int g = 0; g < DBM_TALLY_GROUPS && sketch->has_shares; g++)
	{
		double_to_shortest_decimal_buf(sketch->shares[g], number);
		appendStringInfo(&text, "%s%s", g > 0 ? "," : "", number);
	}
	if (!sketch->has_shares)
		appendStringInfoChar(&text, '-');
	for (int product = 1; product <= DBM_TALLY_MAX; product++)
	{
		if (sketch->counts[product - 1] > 0)
			appendStringInfo(&text, " %d:" INT64_FORMAT, product, sketch->counts[product - 1]);
	}
	PG_RETURN_CSTRING(text.data);
}

static void
bad_text(const char *text)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type rfm_group_sketch: \"%s\"", text),
			 errhint("A sketch is made by the aggregate dbm.rfm_group_sketch(product).")));
}

/* Three numbers with commas between, or -; returns what follows. */
static const char *
parse_shares(const char *at, group_sketch *sketch, const char *text)
{
	if (*at == '-' && (at[1] == ' ' || at[1] == '\0'))
		return at + 1;
	for (int g = 0; g < DBM_TALLY_GROUPS; g++)
	{
		char	   *end;

		errno = 0;
		sketch->shares[g] = strtod(at, &end);
		if (end == at || errno != 0 || (g < DBM_TALLY_GROUPS - 1 && *end != ','))
			bad_text(text);
		at = g < DBM_TALLY_GROUPS - 1 ? end + 1 : end;
	}
	if (!dbm_tally_shares_valid(sketch->shares))
		bad_text(text);
	sketch->has_shares = true;
	return at;
}

Datum
dbm_rfm_group_sketch_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	const char *at;
	group_sketch *sketch = new_sketch();

	if (strncmp(text, "v1 ", 3) != 0)
		bad_text(text);
	for (at = parse_shares(text + 3, sketch, text); *at != '\0';)
	{
		char	   *end;
		long		product;
		int64		count;

		if (*at++ != ' ')
			bad_text(text);
		errno = 0;
		product = strtol(at, &end, 10);
		if (end == at || *end != ':' || errno != 0 || product < 1 || product > DBM_TALLY_MAX)
			bad_text(text);
		at = end + 1;
		count = strtoll(at, &end, 10);
		if (end == at || errno != 0 || count < 1)
			bad_text(text);
		at = end;
		check_total(sketch, count);
		sketch->counts[product - 1] += count;
	}
	PG_RETURN_POINTER(sketch);
}

Datum
dbm_rfm_group_sketch_send(PG_FUNCTION_ARGS)
{
	const group_sketch *sketch = read_sketch(PG_GETARG_DATUM(0));
	StringInfoData wire;

	pq_begintypsend(&wire);
	pq_sendbyte(&wire, sketch->version);
	pq_sendbyte(&wire, sketch->has_shares);
	for (int g = 0; g < DBM_TALLY_GROUPS; g++)
		pq_sendfloat8(&wire, sketch->shares[g]);
	for (int i = 0; i < DBM_TALLY_MAX; i++)
		pq_sendint64(&wire, sketch->counts[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&wire));
}

Datum
dbm_rfm_group_sketch_recv(PG_FUNCTION_ARGS)
{
	StringInfo	wire = (StringInfo) PG_GETARG_POINTER(0);
	group_sketch *sketch = new_sketch();
	bool		good = pq_getmsgbyte(wire) == GROUP_VERSION;

	sketch->has_shares = pq_getmsgbyte(wire);
	good = good && sketch->has_shares <= 1;
	for (int g = 0; g < DBM_TALLY_GROUPS; g++)
	{
		sketch->shares[g] = pq_getmsgfloat8(wire);
		good = good && (sketch->has_shares || sketch->shares[g] == 0.0);
	}
	if (!good || (sketch->has_shares && !dbm_tally_shares_valid(sketch->shares)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary rfm_group_sketch")));
	for (int product = 1; product <= DBM_TALLY_MAX; product++)
	{
		int64		count = pq_getmsgint64(wire);

		if (count < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					 errmsg("invalid binary rfm_group_sketch")));
		check_total(sketch, count);
		sketch->counts[product - 1] = count;
	}
	PG_RETURN_POINTER(sketch);
}

/*
 * The model.
 */

static Datum
cuts_datum(FunctionCallInfo fcinfo, const group_sketch *sketch, const double *shares)
{
	dbm_tally_cuts cuts;
	Datum		share_datums[DBM_TALLY_GROUPS];
	Datum		cut_datums[DBM_TALLY_GROUPS - 1];
	Datum		count_datums[DBM_TALLY_GROUPS];
	bool		no_cut[DBM_TALLY_GROUPS - 1];
	int			cut_size = DBM_TALLY_GROUPS - 1;
	int			one = 1;
	Datum		values[4];
	bool		nulls[4] = {false};

	dbm_tally_cut(sketch->counts, shares, &cuts);
	for (int g = 0; g < DBM_TALLY_GROUPS; g++)
	{
		share_datums[g] = Float8GetDatum(shares[g]);
		count_datums[g] = Int64GetDatum(cuts.count[g]);
	}
	for (int g = 0; g < cut_size; g++)
	{
		cut_datums[g] = Int32GetDatum(cuts.cut[g]);
		no_cut[g] = cuts.cut[g] == 0;
	}
	values[0] = PointerGetDatum(construct_array(share_datums, DBM_TALLY_GROUPS, FLOAT8OID,
												sizeof(double), true, TYPALIGN_DOUBLE));
	values[1] = Int64GetDatum(dbm_tally_total(sketch->counts));
	values[2] = PointerGetDatum(construct_md_array(cut_datums, no_cut, 1, &cut_size, &one, INT4OID,
												   sizeof(int32), true, TYPALIGN_INT));
	values[3] = PointerGetDatum(construct_array(count_datums, DBM_TALLY_GROUPS, INT8OID,
												sizeof(int64), true, TYPALIGN_DOUBLE));
	return dbm_form_composite(fcinfo, values, nulls);
}

Datum
dbm_rfm_group_cuts_final(PG_FUNCTION_ARGS)
{
	const group_sketch *sketch = read_sketch(PG_GETARG_DATUM(0));

	if (!sketch->has_shares || dbm_tally_total(sketch->counts) == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(cuts_datum(fcinfo, sketch, sketch->shares));
}

/* (sketch, shares) */
Datum
dbm_rfm_group_cuts_of_sketch(PG_FUNCTION_ARGS)
{
	const group_sketch *sketch;
	double		shares[DBM_TALLY_GROUPS];

	read_shares(fcinfo->args[1], shares);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	sketch = read_sketch(PG_GETARG_DATUM(0));
	if (dbm_tally_total(sketch->counts) == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(cuts_datum(fcinfo, sketch, shares));
}

static void
bad_model(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("rfm_group_model is not valid: its cuts are not two products, the first the larger"),
			 errhint("Use a model made by dbm.rfm_group_cuts.")));
}

/* (product, model), both given */
Datum
dbm_rfm_group(PG_FUNCTION_ARGS)
{
	int			product = check_product(PG_GETARG_INT32(0));
	int			cut[DBM_TALLY_GROUPS - 1] = {0};
	Datum		values[4];
	bool		nulls[4];
	Datum	   *elements;
	bool	   *missing;
	int			n;

	dbm_read_composite(PG_GETARG_HEAPTUPLEHEADER(1), values, nulls, 4);
	if (nulls[2])
		bad_model();
	deconstruct_array(DatumGetArrayTypeP(values[2]), INT4OID, sizeof(int32), true, TYPALIGN_INT,
					  &elements, &missing, &n);
	if (n != DBM_TALLY_GROUPS - 1)
		bad_model();
	for (int g = 0; g < n; g++)
		cut[g] = missing[g] ? 0 : DatumGetInt32(elements[g]);
	/* whoever is in the first group is in the first two */
	if (cut[0] < 0 || cut[1] < 0 || (cut[0] > 0 && (cut[1] == 0 || cut[1] > cut[0])))
		bad_model();
	return dbm_enum_result(fcinfo, group_names[dbm_tally_group(cut, product)]);
}

/*
 * The window form.
 */

typedef struct partition_groups
{
	bool		ready;
	bool		exact;
	int			cut[DBM_TALLY_GROUPS - 1];	/* ties whole */
	int64		first;			/* exact: position of the first product that is not NULL */
	int64		end[DBM_TALLY_GROUPS - 1];	/* exact: end positions of the first groups */
} partition_groups;

static bool
ties_are_exact(NullableDatum argument)
{
	char	   *ties = TextDatumGetCString(dbm_given(argument, "ties"));

	if (strcmp(ties, "exact") != 0 && strcmp(ties, "whole") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown treatment of ties \"%s\"", ties),
				 errhint("Use 'whole' to keep equal products together, or 'exact' for exact sizes in the window's order.")));
	return strcmp(ties, "exact") == 0;
}

static void
refuse_order(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("groups of exact size need the products in falling order"),
			 errhint("Write OVER (ORDER BY product DESC, monetary DESC, customer_id) or name other tie-breakers.")));
}

/* Row `at` follows row at - 1: is the order falling, complete, and NULL in one place? */
static void
check_order(WindowObject window, int64 at, NullableDatum before, NullableDatum product,
			bool seen)
{
	if (!before.isnull && !product.isnull)
	{
		if (DatumGetInt32(product.value) > DatumGetInt32(before.value))
			refuse_order();
		if (WinRowsArePeers(window, at - 1, at))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the window's order leaves ties among customers of product %d",
							DatumGetInt32(product.value)),
					 errhint("End ORDER BY with something unique, such as customer_id, or use ties => 'whole'.")));
	}
	else if (before.isnull && !product.isnull && seen)
		refuse_order();
}

/* The options have one value in the partition. */
static void
check_options(WindowObject window, int64 row, const double *shares, bool exact)
{
	double		again[DBM_TALLY_GROUPS];

	read_shares(dbm_partition_argument(window, 1, row), again);
	if (memcmp(again, shares, sizeof(again)) != 0 ||
		ties_are_exact(dbm_partition_argument(window, 2, row)) != exact)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("options change between the rows of one partition"),
				 errhint("Give the same shares and ties for all rows, or name what they depend on in PARTITION BY.")));
}

static void
group_partition(FmgrInfo *flinfo, WindowObject window, partition_groups *groups)
{
	bool		constant = get_fn_expr_arg_stable(flinfo, 1) && get_fn_expr_arg_stable(flinfo, 2);
	int64		rows = WinGetPartitionRowCount(window);
	int64	   *counts = palloc0(DBM_TALLY_MAX * sizeof(int64));
	NullableDatum before = {0};
	double		shares[DBM_TALLY_GROUPS];
	int64		n = 0;

	read_shares(dbm_partition_argument(window, 1, 0), shares);
	groups->exact = ties_are_exact(dbm_partition_argument(window, 2, 0));
	for (int64 i = 0; i < rows; i++)
	{
		NullableDatum product = dbm_partition_argument(window, 0, i);

		DBM_TICK(dbm_interrupt, i);
		if (!constant)
			check_options(window, i, shares, groups->exact);
		if (groups->exact && i > 0)
			check_order(window, i, before, product, n > 0);
		before = product;
		if (product.isnull)
			continue;
		if (n++ == 0)
			groups->first = i;
		counts[check_product(DatumGetInt32(product.value)) - 1]++;
	}
	if (groups->exact)
	{
		groups->end[0] = groups->first + dbm_tally_size(shares[0], n);
		groups->end[1] = groups->first + dbm_tally_size(shares[0] + shares[1], n);
	}
	else
	{
		dbm_tally_cuts cuts;

		dbm_tally_cut(counts, shares, &cuts);
		memcpy(groups->cut, cuts.cut, sizeof(groups->cut));
	}
	pfree(counts);
}

/* (product, shares, ties) OVER (...) */
Datum
dbm_rfm_group_window(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	partition_groups *groups = WinGetPartitionLocalMemory(window, sizeof(partition_groups));
	int64		at = WinGetCurrentPosition(window);
	NullableDatum product;
	int			group;

	if (!groups->ready)
	{
		group_partition(fcinfo->flinfo, window, groups);
		groups->ready = true;
	}
	product.value = WinGetFuncArgCurrent(window, 0, &product.isnull);
	if (product.isnull)
		PG_RETURN_NULL();
	if (groups->exact)
		group = at < groups->end[0] ? 0 : at < groups->end[1] ? 1 : 2;
	else
		group = dbm_tally_group(groups->cut, DatumGetInt32(product.value));
	return dbm_enum_result(fcinfo, group_names[group]);
}
