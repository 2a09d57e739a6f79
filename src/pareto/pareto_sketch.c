/*
 * pareto_sketch.c
 *	  The type value_sketch: the values of many customers, exact and mergeable.
 *
 * A transition appends to the bag of values (core/valuebag.c); when the room is
 * used up the bag is collapsed, and enlarged only when that leaves it more than
 * half full. The sketch lives in the aggregate's context and is changed in place
 * by the transition and merge functions only. Text, binary and the final form
 * depend on the values alone, not on their order or on how they were split.
 */
#include "base/dbm.h"
#include "pareto/pareto.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "common/shortest_dec.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#define SKETCH_VERSION	1
#define SKETCH_WORDS	32		/* room of a new sketch */
#define TOKEN_SIZE		64		/* longest number in the text of a sketch */
#define SKETCH_HEADER	offsetof(value_sketch, bag.words)

PG_FUNCTION_INFO_V1(dbm_value_sketch_in);
PG_FUNCTION_INFO_V1(dbm_value_sketch_out);
PG_FUNCTION_INFO_V1(dbm_value_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_value_sketch_send);
PG_FUNCTION_INFO_V1(dbm_value_sketch_add);
PG_FUNCTION_INFO_V1(dbm_value_sketch_add_shares);
PG_FUNCTION_INFO_V1(dbm_value_sketch_add_share);
PG_FUNCTION_INFO_V1(dbm_value_sketch_add_top);
PG_FUNCTION_INFO_V1(dbm_value_sketch_add_points);
PG_FUNCTION_INFO_V1(dbm_value_sketch_merge);
PG_FUNCTION_INFO_V1(dbm_value_sketch_final);

/*
 * Arguments.
 */

void
dbm_check_shares(const double *shares, int n)
{
	for (int i = 0; i < n; i++)
	{
		if (!(shares[i] > (i == 0 ? 0.0 : shares[i - 1]) && shares[i] <= 1.0))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("argument \"shares\" must increase within (0, 1], element %d is %g",
							i + 1, shares[i]),
					 errhint("Give cumulative fractions: ARRAY[0.8, 0.95] makes tiers A, B and C.")));
	}
}

/* The elements lie in the array itself. */
int
dbm_shares_argument(ArrayType *array, const double **shares)
{
	int			n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));

	if (n < 1 || n > DBM_MAX_SHARES || ARR_NDIM(array) != 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"shares\" must be a list of 1 to %d fractions, not of %d",
						DBM_MAX_SHARES, n)));
	if (ARR_ELEMTYPE(array) != FLOAT8OID || array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"shares\" must not contain NULL")));
	*shares = (const double *) ARR_DATA_PTR(array);
	dbm_check_shares(*shares, n);
	return n;
}

int
dbm_check_points(double points)
{
	if (!(points >= 1 && points <= DBM_MAX_POINTS))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"points\" must be from 1 to %d, not %.0f", DBM_MAX_POINTS, points)));
	return (int) points;
}

/*
 * The sketch.
 */

static size_t
room_of(const value_sketch *sketch)
{
	return (VARSIZE(sketch) - SKETCH_HEADER) / sizeof(int64);
}

static value_sketch *
resized(const value_sketch *old, size_t words)
{
	return dbm_state_resize(old, SKETCH_HEADER + words * sizeof(int64), "the value sketch");
}

value_sketch *
dbm_value_sketch_new(void)
{
	value_sketch *sketch = resized(NULL, SKETCH_WORDS);

	sketch->version = SKETCH_VERSION;
	dbm_bag_init(&sketch->bag);
	return sketch;
}

value_sketch *
dbm_value_sketch_argument(Datum datum)
{
	value_sketch *sketch = (value_sketch *) PG_DETOAST_DATUM(datum);

	if (VARSIZE(sketch) < SKETCH_HEADER || sketch->version != SKETCH_VERSION ||
		sketch->n_parameters > DBM_MAX_SHARES || !dbm_bag_valid(&sketch->bag, room_of(sketch)))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("the value sketch is damaged or of an unknown version")));
	return sketch;
}

/* The sketch of argument 0, ours to change; a new one for NULL. */
static value_sketch *
own_sketch(FunctionCallInfo fcinfo)
{
	value_sketch *sketch;

	if (PG_ARGISNULL(0))
		return dbm_value_sketch_new();
	sketch = dbm_value_sketch_argument(PG_GETARG_DATUM(0));
	if (!dbm_in_aggregate(fcinfo))
		sketch = resized(sketch, room_of(sketch));
	return sketch;
}

static void
collapse(value_sketch *sketch)
{
	dbm_check_status(dbm_bag_collapse(&sketch->bag, dbm_interrupt), "the number of values");
}

/* Make room for more rows: first by collapsing, then in a larger block. */
static value_sketch *
make_room(value_sketch *sketch, int64 more)
{
	size_t		words;
	size_t		room = room_of(sketch);

	collapse(sketch);
	words = (size_t) (sketch->bag.used + more) * dbm_bag_width(&sketch->bag);
	if (words > room / 2)
		sketch = resized(sketch, Max(room, words) + Max(room, words) / 2);
	return sketch;
}

value_sketch *
dbm_value_sketch_put(value_sketch *sketch, dbm_decimal value, int64 count)
{
	dbm_status	status;

	while ((status = dbm_bag_add(&sketch->bag, room_of(sketch), value, count,
								 dbm_interrupt)) == DBM_NO_ROOM)
		sketch = make_room(sketch, 1);
	dbm_check_status(status, "argument \"value\" beside the other values");
	return sketch;
}

value_sketch *
dbm_value_sketch_collect(value_sketch *sketch, dbm_decimal value, int64 count)
{
	value_sketch *larger = dbm_value_sketch_put(sketch, value, count);

	if (larger != sketch)
		pfree(sketch);
	return larger;
}

/* A sketch that may be read: the given one, or a collapsed copy without spare room. */
value_sketch *
dbm_value_sketch_collapsed(value_sketch *sketch)
{
	if (!sketch->bag.collapsed)
	{
		sketch = resized(sketch, (size_t) sketch->bag.used * dbm_bag_width(&sketch->bag));
		collapse(sketch);
	}
	return sketch;
}

/* The one form that depends on the values only. */
static value_sketch *
canonical(value_sketch *sketch)
{
	size_t		words;

	sketch = dbm_value_sketch_collapsed(sketch);
	words = (size_t) sketch->bag.used * dbm_bag_width(&sketch->bag);
	return words == room_of(sketch) ? sketch : resized(sketch, words);
}

static bool
same_parameters(const value_sketch *sketch, const double *parameters, int n)
{
	for (int i = 0; i < n && i < sketch->n_parameters; i++)
	{
		if (sketch->parameters[i] != parameters[i])
			return false;
	}
	return sketch->n_parameters == n;
}

/* Parameters come with every row; the first row sets them. */
static void
set_parameters(value_sketch *sketch, const double *parameters, int n)
{
	if (sketch->bag.used == 0 && sketch->n_parameters == 0)
	{
		for (int i = 0; i < n; i++)
			sketch->parameters[i] = parameters[i];
		sketch->n_parameters = n;
	}
	else if (!same_parameters(sketch, parameters, n))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the parameters of the aggregate differ between its rows"),
				 errhint("Give the same shares or points in every row of a group.")));
}

static dbm_decimal
value_argument(FunctionCallInfo fcinfo, int argno)
{
	return dbm_decimal_from_numeric(PG_GETARG_NUMERIC(argno), "value");
}

/*
 * Transition, merge, final. A NULL value never makes a state.
 */

static Datum
unchanged(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_POINTER(own_sketch(fcinfo));
}

static Datum
add_with(FunctionCallInfo fcinfo, const double *parameters, int n)
{
	value_sketch *sketch = own_sketch(fcinfo);

	set_parameters(sketch, parameters, n);
	PG_RETURN_POINTER(dbm_value_sketch_put(sketch, value_argument(fcinfo, 1), 1));
}

static void
check_parameter_given(FunctionCallInfo fcinfo, const char *name)
{
	if (PG_ARGISNULL(2))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"%s\" must not be NULL", name)));
}

Datum
dbm_value_sketch_add(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1))
		return unchanged(fcinfo);
	return add_with(fcinfo, NULL, 0);
}

Datum
dbm_value_sketch_add_shares(PG_FUNCTION_ARGS)
{
	const double *shares;
	int			n;

	if (PG_ARGISNULL(1))
		return unchanged(fcinfo);
	check_parameter_given(fcinfo, "shares");
	n = dbm_shares_argument(PG_GETARG_ARRAYTYPE_P(2), &shares);
	return add_with(fcinfo, shares, n);
}

static Datum
add_with_fraction(FunctionCallInfo fcinfo, const char *name)
{
	double		fraction;

	if (PG_ARGISNULL(1))
		return unchanged(fcinfo);
	check_parameter_given(fcinfo, name);
	fraction = dbm_in_range(PG_GETARG_FLOAT8(2), 0.0, 1.0, name);
	return add_with(fcinfo, &fraction, 1);
}

Datum
dbm_value_sketch_add_share(PG_FUNCTION_ARGS)
{
	return add_with_fraction(fcinfo, "share");
}

Datum
dbm_value_sketch_add_top(PG_FUNCTION_ARGS)
{
	return add_with_fraction(fcinfo, "top");
}

Datum
dbm_value_sketch_add_points(PG_FUNCTION_ARGS)
{
	double		points;

	if (PG_ARGISNULL(1))
		return unchanged(fcinfo);
	check_parameter_given(fcinfo, "points");
	points = dbm_check_points(PG_GETARG_INT32(2));
	return add_with(fcinfo, &points, 1);
}

Datum
dbm_value_sketch_merge(PG_FUNCTION_ARGS)
{
	value_sketch *sketch;
	value_sketch *other;
	size_t		words;

	if (PG_ARGISNULL(1))
		return unchanged(fcinfo);
	sketch = own_sketch(fcinfo);
	other = dbm_value_sketch_argument(PG_GETARG_DATUM(1));
	if (other->bag.used == 0)
		PG_RETURN_POINTER(sketch);
	set_parameters(sketch, other->parameters, other->n_parameters);
	words = (size_t) (sketch->bag.used + other->bag.used) * dbm_bag_width(&sketch->bag);
	if (words > room_of(sketch))
		sketch = make_room(sketch, other->bag.used);
	for (int64 row = 0; row < other->bag.used; row++)
	{
		dbm_decimal value = {dbm_bag_value(&other->bag, row), other->bag.scale};

		DBM_TICK(dbm_interrupt, row);
		sketch = dbm_value_sketch_put(sketch, value, dbm_bag_count(&other->bag, row));
	}
	PG_RETURN_POINTER(sketch);
}

Datum
dbm_value_sketch_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(canonical(dbm_value_sketch_argument(PG_GETARG_DATUM(0))));
}

/*
 * Text: [parameter,...]{value:count,...}; the list of parameters only where there are any.
 */

static void
append_decimal(StringInfo text, dbm_decimal value)
{
	char		digits[DBM_DECIMAL_DIGITS + 4];

	dbm_decimal_trim(&value);
	dbm_decimal_print(value, digits);
	appendStringInfoString(text, digits);
}

Datum
dbm_value_sketch_out(PG_FUNCTION_ARGS)
{
	value_sketch *given = dbm_value_sketch_argument(PG_GETARG_DATUM(0));
	value_sketch *sketch = dbm_value_sketch_collapsed(given);
	StringInfoData text;
	char		number[DOUBLE_SHORTEST_DECIMAL_LEN];

	initStringInfo(&text);
	for (int i = 0; i < sketch->n_parameters; i++)
	{
		double_to_shortest_decimal_buf(sketch->parameters[i], number);
		appendStringInfo(&text, "%c%s", i == 0 ? '[' : ',', number);
	}
	appendStringInfoString(&text, sketch->n_parameters > 0 ? "]{" : "{");
	for (int64 row = 0; row < sketch->bag.used; row++)
	{
		dbm_decimal value = {dbm_bag_value(&sketch->bag, row), sketch->bag.scale};

		DBM_TICK(dbm_interrupt, row);
		if (row > 0)
			appendStringInfoChar(&text, ',');
		append_decimal(&text, value);
		appendStringInfo(&text, ":" INT64_FORMAT, dbm_bag_count(&sketch->bag, row));
	}
	appendStringInfoChar(&text, '}');
	PG_RETURN_CSTRING(text.data);
}

static void
bad_text(const char *text, const char *at)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type dbm.value_sketch at character %d",
					(int) (at - text) + 1),
			 errhint("Write {value:count,...}, or make a sketch with the aggregate dbm.value_sketch.")));
}

/* Copy the characters of a number that ends in one of `stops`; return where it ends. */
static const char *
read_token(const char *text, const char *at, const char *stops, char *token)
{
	size_t		length = strspn(at, "+-.0123456789eE");

	if (strcspn(at, "0123456789") >= length || length >= TOKEN_SIZE ||
		at[length] == '\0' || strchr(stops, at[length]) == NULL)
		bad_text(text, at);
	memcpy(token, at, length);
	token[length] = '\0';
	return at + length;
}

static const char *
read_parameters(value_sketch *sketch, const char *text, const char *at)
{
	char		token[TOKEN_SIZE];
	char	   *end;

	if (*at != '[')
		return at;
	while (*at != ']')
	{
		if (sketch->n_parameters == DBM_MAX_SHARES)
			bad_text(text, at);
		at = read_token(text, at + 1, ",]", token);
		sketch->parameters[sketch->n_parameters++] = strtod(token, &end);
		if (*end != '\0' || !isfinite(sketch->parameters[sketch->n_parameters - 1]))
			bad_text(text, at);
	}
	return at + 1;
}

Datum
dbm_value_sketch_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	value_sketch *sketch = dbm_value_sketch_new();
	const char *at = read_parameters(sketch, text, text);

	if (*at != '{')
		bad_text(text, at);
	if (at[1] == '}')
		at++;
	while (*at != '}')
	{
		char		token[TOKEN_SIZE];
		dbm_decimal value;
		dbm_decimal count;

		CHECK_FOR_INTERRUPTS();
		at = read_token(text, at + 1, ":", token);
		if (dbm_decimal_parse(token, &value) != DBM_OK)
			bad_text(text, at);
		at = read_token(text, at + 1, ",}", token);
		if (dbm_decimal_parse(token, &count) != DBM_OK || count.scale != 0 ||
			count.mantissa < 1 || count.mantissa > DBM_BAG_LIMIT)
			bad_text(text, at);
		sketch = dbm_value_sketch_collect(sketch, value, (int64) count.mantissa);
	}
	if (at[1] != '\0')
		bad_text(text, at + 1);
	PG_RETURN_POINTER(canonical(sketch));
}

/*
 * Binary: version, parameters, scale, wide, rows; then each row as one or two
 * words of mantissa and a count.
 */

Datum
dbm_value_sketch_send(PG_FUNCTION_ARGS)
{
	value_sketch *given = dbm_value_sketch_argument(PG_GETARG_DATUM(0));
	value_sketch *sketch = dbm_value_sketch_collapsed(given);
	const dbm_bag *bag = &sketch->bag;
	StringInfoData wire;

	pq_begintypsend(&wire);
	pq_sendbyte(&wire, SKETCH_VERSION);
	pq_sendbyte(&wire, sketch->n_parameters);
	for (int i = 0; i < sketch->n_parameters; i++)
		pq_sendfloat8(&wire, sketch->parameters[i]);
	pq_sendbyte(&wire, bag->scale);
	pq_sendbyte(&wire, bag->wide);
	pq_sendint64(&wire, bag->used);
	for (int64 row = 0; row < bag->used; row++)
	{
		dbm_int128	mantissa = dbm_bag_value(bag, row);

		DBM_TICK(dbm_interrupt, row);
		if (bag->wide)
			pq_sendint64(&wire, (int64) (mantissa >> 64));
		pq_sendint64(&wire, (int64) mantissa);
		pq_sendint64(&wire, dbm_bag_count(bag, row));
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&wire));
}

static void
bad_wire(const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary value of type dbm.value_sketch: %s", what)));
}

static void
receive_parameters(StringInfo wire, value_sketch *sketch)
{
	int			n = pq_getmsgbyte(wire);

	if (n > DBM_MAX_SHARES)
		bad_wire("too many parameters");
	for (int i = 0; i < n; i++)
	{
		sketch->parameters[i] = pq_getmsgfloat8(wire);
		if (!isfinite(sketch->parameters[i]))
			bad_wire("a parameter is not finite");
	}
	sketch->n_parameters = n;
}

Datum
dbm_value_sketch_recv(PG_FUNCTION_ARGS)
{
	StringInfo	wire = (StringInfo) PG_GETARG_POINTER(0);
	value_sketch *sketch = dbm_value_sketch_new();
	int			scale;
	int			wide;
	int64		rows;

	if (pq_getmsgbyte(wire) != SKETCH_VERSION)
		bad_wire("unknown version");
	receive_parameters(wire, sketch);
	scale = pq_getmsgbyte(wire);
	wide = pq_getmsgbyte(wire);
	rows = pq_getmsgint64(wire);
	if (scale > DBM_DECIMAL_DIGITS || wide > 1 || rows < 0)
		bad_wire("unknown form of values");
	for (int64 row = 0; row < rows; row++)
	{
		int64		high = wide ? pq_getmsgint64(wire) : 0;
		int64		low = pq_getmsgint64(wire);
		int64		count = pq_getmsgint64(wire);
		dbm_decimal value = {low, scale};

		DBM_TICK(dbm_interrupt, row);
		if (wide)
			value.mantissa = (dbm_int128) ((unsigned __int128) (uint64) high << 64 | (uint64) low);
		if (count < 1 || count > DBM_BAG_LIMIT)
			bad_wire("a count is out of range");
		sketch = dbm_value_sketch_collect(sketch, value, count);
	}
	PG_RETURN_POINTER(canonical(sketch));
}
