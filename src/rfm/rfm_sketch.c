/*
 * rfm_sketch.c
 *	  The population of an RFM analysis as a value: rows -> rfm_sketch, and sketches -> rfm_sketch.
 *
 * An rfm_sketch is a flat multiset of (recency, frequency, money), exact and
 * mergeable (core/multiset.c). Its text, binary and final forms are canonical:
 * sorted, equal customers counted in one row, whatever the order of the input.
 * The state in an aggregate is changed in place; everything else works on a copy.
 *
 * A sketch made by rfm_cuts also carries that call's options, because a final
 * function sees nothing but the state: bins, rule, as_of and the one currency.
 *
 * A full buffer is sorted and merged at capacities a factor of eight apart
 * (and always when large); otherwise, or when that frees little, it doubles.
 * So the cost is O(n log n) for different and for equal customers alike, and
 * joining two sketches is linear.
 */
#include "base/dbm.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "rfm/rfm.h"

#define FIRST_CAPACITY	16
#define LARGE_CAPACITY	(512 * 1024)

/* What one call of rfm_cuts asks for. */
typedef struct rfm_options
{
	int			bins;
	bool		nested;
	DateADT		as_of;
	char		currency[DBM_CURRENCY_BYTES + 1];
} rfm_options;

PG_FUNCTION_INFO_V1(dbm_rfm_sketch_in);
PG_FUNCTION_INFO_V1(dbm_rfm_sketch_out);
PG_FUNCTION_INFO_V1(dbm_rfm_sketch_recv);
PG_FUNCTION_INFO_V1(dbm_rfm_sketch_send);
PG_FUNCTION_INFO_V1(dbm_rfm_sketch_add);
PG_FUNCTION_INFO_V1(dbm_rfm_sketch_combine);
PG_FUNCTION_INFO_V1(dbm_rfm_sketch_final);

/*
 * Options.
 */

static void
set_currency(char *currency, const char *code, size_t length)
{
	bool		good = length >= 1 && length <= DBM_CURRENCY_BYTES;

	for (size_t i = 0; good && i < length; i++)
		good = (unsigned char) code[i] > ' ' && code[i] != '\177';
	if (!good || (length == 1 && *code == '-'))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("\"%s\" is not a currency code", pnstrdup(code, length)),
				 errhint("Use 1 to %d bytes without spaces, such as 'CNY'; NULL when the currency is unknown.",
						 DBM_CURRENCY_BYTES)));
	memcpy(currency, code, length);
}

/* bins, or bins, rule, as_of, currency, from argument 4 on. */
static rfm_options
read_options(FunctionCallInfo fcinfo)
{
	rfm_options options = {.as_of = DBM_NO_DAY};

	if (PG_NARGS() <= 4)
		return options;
	options.bins = dbm_bins_argument(fcinfo->args[4]);
	if (PG_NARGS() <= 5)
		return options;
	options.nested = dbm_nested_argument(fcinfo->args[5]);
	if (!PG_ARGISNULL(6))
		options.as_of = dbm_finite_day(PG_GETARG_DATEADT(6), "as_of");
	if (!PG_ARGISNULL(7))
	{
		text	   *code = PG_GETARG_TEXT_PP(7);

		set_currency(options.currency, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	}
	return options;
}

static const char *
rule_name(bool nested)
{
	return nested ? "nested" : "percent_rank";
}

static const char *
day_name(DateADT day)
{
	if (day == DBM_NO_DAY)
		return "none";
	return DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum(day)));
}

/* One call, one question: rows and partial states agree; an unknown currency agrees with any. */
static void
merge_options(dbm_population *sketch, const rfm_options *options)
{
	const char *detail = NULL;

	if (sketch->bins != options->bins)
		detail = psprintf("bins is %d in one row and %d in another.", sketch->bins, options->bins);
	else if (sketch->nested != options->nested)
		detail = psprintf("rule is \"%s\" in one row and \"%s\" in another.",
						  rule_name(sketch->nested), rule_name(options->nested));
	else if (sketch->as_of != options->as_of)
		detail = psprintf("as_of is %s in one row and %s in another.",
						  day_name(sketch->as_of), day_name(options->as_of));
	if (detail != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("options change between the rows of one call"),
				 errdetail_internal("%s", detail),
				 errhint("Give the same options for all rows, or group by what they depend on.")));
	if (options->currency[0] == '\0' || strcmp(sketch->currency, options->currency) == 0)
		return;
	if (sketch->currency[0] != '\0')
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("amounts in %s and %s cannot be ranked together",
						sketch->currency, options->currency),
				 errhint("Convert the amounts to one currency in a view, or group by currency.")));
	memcpy(sketch->currency, options->currency, sizeof(sketch->currency));
}

static rfm_options
options_of(const dbm_population *sketch)
{
	rfm_options options = {sketch->bins, sketch->nested, sketch->as_of};

	memcpy(options.currency, sketch->currency, sizeof(options.currency));
	return options;
}

/*
 * The state.
 */

static dbm_population *
make_sketch(const rfm_options *options, size_t capacity, int scale, bool wide)
{
	dbm_population *sketch = dbm_state_resize(NULL, offsetof(dbm_population, set) +
											  dbm_multiset_bytes(capacity, wide), "rfm_sketch");

	sketch->version = DBM_POPULATION_VERSION;
	sketch->bins = options->bins;
	sketch->nested = options->nested;
	sketch->as_of = options->as_of;
	memcpy(sketch->currency, options->currency, sizeof(sketch->currency));
	sketch->set.capacity = (uint32_t) capacity;
	sketch->set.scale = scale;
	sketch->set.wide = wide;
	return sketch;
}

static dbm_population *
copy_sketch(const dbm_population *from, size_t capacity, int scale, bool wide)
{
	rfm_options options = options_of(from);
	dbm_population *copy = make_sketch(&options, capacity, scale, wide);

	dbm_check_status(dbm_multiset_append(&copy->set, &from->set, dbm_interrupt),
					 "argument \"monetary\"");
	return copy;
}

static dbm_rank_row *
scratch_rows(size_t n)
{
	return dbm_scratch(n, sizeof(dbm_rank_row), "dbm.rfm_sketch");
}

/* Is this one of the capacities at which a full buffer is merged before it grows? */
static bool
is_merge_capacity(size_t capacity)
{
	if (capacity >= LARGE_CAPACITY)
		return true;
	while (capacity > FIRST_CAPACITY && capacity % 8 == 0)
		capacity /= 8;
	return capacity == FIRST_CAPACITY;
}

/* A sketch that can take `extra` rows of this scale and width: the same one, or a larger copy. */
static dbm_population *
make_room(dbm_population *sketch, size_t extra, int scale, bool wide)
{
	dbm_multiset *set = &sketch->set;
	size_t		capacity = set->capacity;
	size_t		needed;

	if (set->n + extra > capacity && is_merge_capacity(capacity) && !set->canonical)
	{
		dbm_rank_row *scratch = scratch_rows(set->n);

		dbm_multiset_collapse(set, scratch, dbm_interrupt);
		pfree(scratch);
		needed = set->n + extra + capacity / 4;
	}
	else
		needed = set->n + extra;
	if (needed > capacity)
	{
		for (capacity = FIRST_CAPACITY; capacity < needed;)
			capacity *= 2;
	}
	if (capacity == set->capacity && scale <= set->scale && wide <= set->wide)
		return sketch;
	if (scale > set->scale)
	{
		bool		needs_wide;

		dbm_check_status(dbm_multiset_width_at(set, scale, &needs_wide, dbm_interrupt),
						 "argument \"monetary\"");
		wide = wide || needs_wide;
	}
	return copy_sketch(sketch, capacity, Max(scale, set->scale), wide || set->wide);
}

/* Bring the row's money to the sketch's scale or the sketch to the row's, and append. */
static dbm_population *
add_row(dbm_population *sketch, dbm_rank_row *row, int scale)
{
	dbm_decimal money = {row->monetary, scale};
	bool		wide;

	if (money.scale > sketch->set.scale)
		dbm_decimal_trim(&money);
	if (money.scale < sketch->set.scale)
		dbm_check_status(dbm_decimal_rescale(&money, sketch->set.scale), "argument \"monetary\"");
	wide = dbm_multiset_is_wide(money.mantissa);
	if (sketch->set.n == sketch->set.capacity || money.scale > sketch->set.scale ||
		wide > sketch->set.wide)
		sketch = make_room(sketch, 1, money.scale, wide);
	row->monetary = money.mantissa;
	dbm_check_status(dbm_multiset_add(&sketch->set, row), "rfm_sketch");
	return sketch;
}

/* Argument 0, ready to be changed: the aggregate's own state, or a copy of anybody else's. */
static dbm_population *
own_sketch(FunctionCallInfo fcinfo)
{
	dbm_population *sketch = dbm_rfm_sketch_read(PG_GETARG_DATUM(0));

	if (dbm_in_aggregate(fcinfo))
		return sketch;
	return copy_sketch(sketch, sketch->set.capacity, sketch->set.scale, sketch->set.wide);
}

/* (state, recency_days, frequency, monetary [, bins [, rule, as_of, currency]]) */
Datum
dbm_rfm_sketch_add(PG_FUNCTION_ARGS)
{
	rfm_options options = read_options(fcinfo);
	dbm_population *sketch;
	dbm_rank_row row;
	int			scale;

	if (!dbm_facts_arguments(fcinfo->args + 1, &row, &scale))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(0))
		sketch = make_sketch(&options, FIRST_CAPACITY, 0, false);
	else
	{
		sketch = own_sketch(fcinfo);
		merge_options(sketch, &options);
	}
	PG_RETURN_POINTER(add_row(sketch, &row, scale));
}

/* Both states are given (strict); the first is the aggregate's own. */
Datum
dbm_rfm_sketch_combine(PG_FUNCTION_ARGS)
{
	dbm_population *sketch = own_sketch(fcinfo);
	dbm_population *other = dbm_rfm_sketch_read(PG_GETARG_DATUM(1));
	rfm_options options = options_of(other);
	bool		wide = other->set.wide;

	merge_options(sketch, &options);
	if (other->set.scale < sketch->set.scale && !wide && !sketch->set.wide)
		dbm_check_status(dbm_multiset_width_at(&other->set, sketch->set.scale, &wide,
											   dbm_interrupt), "argument \"monetary\"");
	sketch = make_room(sketch, other->set.n, other->set.scale, wide);
	dbm_check_status(dbm_multiset_append(&sketch->set, &other->set, dbm_interrupt),
					 "argument \"monetary\"");
	PG_RETURN_POINTER(sketch);
}

/* Sorted and merged, exactly as large as needed; the argument itself when it is that already. */
static dbm_population *
canonical_sketch(dbm_population *sketch)
{
	rfm_options options = options_of(sketch);
	dbm_rank_row *rows;
	dbm_population *result;
	size_t		n;

	if (sketch->set.canonical && sketch->set.n == sketch->set.capacity)
		return sketch;
	rows = scratch_rows(sketch->set.n);
	dbm_multiset_unpack(&sketch->set, rows, dbm_interrupt);
	n = dbm_rank_collapse(rows, sketch->set.n, dbm_interrupt);
	result = make_sketch(&options, n, sketch->set.scale, sketch->set.wide);
	dbm_multiset_pack(&result->set, rows, n, dbm_interrupt);
	result->set.canonical = 1;
	pfree(rows);
	return result;
}

Datum
dbm_rfm_sketch_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(canonical_sketch(dbm_rfm_sketch_read(PG_GETARG_DATUM(0))));
}

/*
 * Text: v1 bins rule as_of currency, then recency:frequency:money:customers for
 * each row; - for an option that is not there, as_of as days from 2000-01-01.
 */

Datum
dbm_rfm_sketch_out(PG_FUNCTION_ARGS)
{
	dbm_population *sketch = canonical_sketch(dbm_rfm_sketch_read(PG_GETARG_DATUM(0)));
	char		money[DBM_DECIMAL_DIGITS + 4];
	StringInfoData text;

	initStringInfo(&text);
	appendStringInfo(&text, "v%d", sketch->version);
	if (sketch->bins == 0)
		appendStringInfoString(&text, " - -");
	else
		appendStringInfo(&text, " %d %s", sketch->bins, rule_name(sketch->nested));
	if (sketch->as_of == DBM_NO_DAY)
		appendStringInfoString(&text, " -");
	else
		appendStringInfo(&text, " %d", sketch->as_of);
	appendStringInfo(&text, " %s", sketch->currency[0] != '\0' ? sketch->currency : "-");
	for (size_t i = 0; i < sketch->set.n; i++)
	{
		dbm_rank_row row;

		DBM_TICK(dbm_interrupt, i);
		dbm_multiset_get(&sketch->set, i, &row);
		dbm_decimal_print((dbm_decimal) {row.monetary, sketch->set.scale}, money);
		appendStringInfo(&text, " %d:" INT64_FORMAT ":%s:%u", row.recency, row.frequency, money,
						 row.count);
	}
	PG_RETURN_CSTRING(text.data);
}

static void
bad_text(const char *token)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type rfm_sketch: \"%s\"", token),
			 errhint("A sketch is made by the aggregate dbm.rfm_sketch(recency_days, frequency, monetary).")));
}

/* Cut off the next word; an empty one at the end. */
static char *
next_word(char **rest, char separator)
{
	char	   *word = *rest;
	char	   *end = strchr(word, separator);

	if (end == NULL)
		*rest = word + strlen(word);
	else
	{
		*end = '\0';
		*rest = end + 1;
	}
	return word;
}

/* A whole number from low to high and nothing else. */
static int64
word_number(const char *word, int64 low, int64 high)
{
	char	   *end;
	int64		value;

	errno = 0;
	value = strtoll(word, &end, 10);
	if (errno != 0 || end == word || *end != '\0' || value < low || value > high)
		bad_text(word);
	return value;
}

static rfm_options
parse_options(char **rest)
{
	rfm_options options = {.as_of = DBM_NO_DAY};
	char	   *bins;
	char	   *rule;
	char	   *word;

	word = next_word(rest, ' ');
	if (strcmp(word, "v1") != 0)
		bad_text(word);
	bins = next_word(rest, ' ');
	rule = next_word(rest, ' ');
	if (strcmp(bins, "-") != 0)
		options.bins = word_number(bins, DBM_RANK_MIN_BINS, DBM_RANK_MAX_BINS);
	options.nested = strcmp(rule, "nested") == 0;
	if (!options.nested && strcmp(rule, options.bins == 0 ? "-" : "percent_rank") != 0)
		bad_text(rule);
	if (options.nested && options.bins == 0)
		bad_text(rule);
	word = next_word(rest, ' ');
	if (strcmp(word, "-") != 0)
		options.as_of = word_number(word, -DBM_DAY_LIMIT, DBM_DAY_LIMIT);
	word = next_word(rest, ' ');
	if (strcmp(word, "-") != 0)
		set_currency(options.currency, word, strlen(word));
	return options;
}

Datum
dbm_rfm_sketch_in(PG_FUNCTION_ARGS)
{
	char	   *rest = pstrdup(PG_GETARG_CSTRING(0));
	rfm_options options = parse_options(&rest);
	dbm_population *sketch = make_sketch(&options, FIRST_CAPACITY, 0, false);

	while (*rest != '\0')
	{
		char	   *word = next_word(&rest, ' ');
		dbm_decimal money;
		dbm_rank_row row;
		dbm_population *grown;
		char	   *digits;

		row.recency = word_number(next_word(&word, ':'), 0, PG_INT32_MAX);
		row.frequency = word_number(next_word(&word, ':'), 1, PG_INT64_MAX);
		digits = next_word(&word, ':');
		if (*digits == '\0' || dbm_decimal_parse(digits, &money) != DBM_OK)
			bad_text(digits);
		row.monetary = money.mantissa;
		row.count = word_number(word, 1, PG_UINT32_MAX);
		grown = add_row(sketch, &row, money.scale);
		if (grown != sketch)
			pfree(sketch);
		sketch = grown;
	}
	PG_RETURN_POINTER(canonical_sketch(sketch));
}

Datum
dbm_rfm_sketch_send(PG_FUNCTION_ARGS)
{
	dbm_population *sketch = canonical_sketch(dbm_rfm_sketch_read(PG_GETARG_DATUM(0)));
	int			length = strlen(sketch->currency);
	StringInfoData wire;

	pq_begintypsend(&wire);
	pq_sendbyte(&wire, sketch->version);
	pq_sendbyte(&wire, sketch->bins);
	pq_sendbyte(&wire, sketch->nested);
	pq_sendint32(&wire, sketch->as_of);
	pq_sendbyte(&wire, length);
	pq_sendbytes(&wire, sketch->currency, length);
	pq_sendbyte(&wire, sketch->set.scale);
	pq_sendint32(&wire, sketch->set.n);
	for (size_t i = 0; i < sketch->set.n; i++)
	{
		dbm_rank_row row;

		DBM_TICK(dbm_interrupt, i);
		dbm_multiset_get(&sketch->set, i, &row);
		pq_sendint64(&wire, (int64) (row.monetary >> 64));
		pq_sendint64(&wire, (int64) row.monetary);
		pq_sendint64(&wire, row.frequency);
		pq_sendint32(&wire, row.recency);
		pq_sendint32(&wire, row.count);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&wire));
}

static void
bad_binary(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary rfm_sketch")));
}

static rfm_options
receive_options(StringInfo wire)
{
	rfm_options options = {0};
	int			length;

	if (pq_getmsgbyte(wire) != DBM_POPULATION_VERSION)
		bad_binary();
	options.bins = pq_getmsgbyte(wire);
	if (options.bins != 0 && (options.bins < DBM_RANK_MIN_BINS || options.bins > DBM_RANK_MAX_BINS))
		bad_binary();
	length = pq_getmsgbyte(wire);
	if (length > (options.bins != 0))
		bad_binary();
	options.nested = length;
	options.as_of = (int32) pq_getmsgint(wire, 4);
	if (options.as_of != DBM_NO_DAY &&
		(options.as_of > DBM_DAY_LIMIT || options.as_of < -DBM_DAY_LIMIT))
		bad_binary();
	length = pq_getmsgbyte(wire);
	if (length > DBM_CURRENCY_BYTES)
		bad_binary();
	if (length > 0)
		set_currency(options.currency, pq_getmsgbytes(wire, length), length);
	return options;
}

Datum
dbm_rfm_sketch_recv(PG_FUNCTION_ARGS)
{
	StringInfo	wire = (StringInfo) PG_GETARG_POINTER(0);
	rfm_options options = receive_options(wire);
	int			scale = pq_getmsgbyte(wire);
	uint32		n = pq_getmsgint(wire, 4);
	dbm_population *sketch = make_sketch(&options, FIRST_CAPACITY, 0, false);

	if (scale > DBM_DECIMAL_DIGITS || (uint64) n * 32 != (uint64) (wire->len - wire->cursor))
		bad_binary();
	for (uint32 i = 0; i < n; i++)
	{
		dbm_int128	high = pq_getmsgint64(wire);
		dbm_decimal money = {high * ((dbm_int128) 1 << 64) + (uint64) pq_getmsgint64(wire), scale};
		dbm_rank_row row = {money.mantissa};
		dbm_population *grown;

		DBM_TICK(dbm_interrupt, i);
		row.frequency = pq_getmsgint64(wire);
		row.recency = (int32) pq_getmsgint(wire, 4);
		row.count = pq_getmsgint(wire, 4);
		if (row.frequency < 1 || row.recency < 0 || row.count < 1 ||
			dbm_decimal_add(&money, (dbm_decimal) {0, scale}) != DBM_OK)
			bad_binary();
		grown = add_row(sketch, &row, scale);
		if (grown != sketch)
			pfree(sketch);
		sketch = grown;
	}
	PG_RETURN_POINTER(canonical_sketch(sketch));
}

