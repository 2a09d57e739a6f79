/*
 * support.c
 *	  The shared half of the SQL entry points; see dbm.h for who owns what.
 */
#include "base/dbm.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "common/unicode_norm.h"
#include "executor/executor.h"
#include "mb/pg_wchar.h"
#include "storage/shmem.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "core/base/calendar.h"
#include "core/text/fold.h"
#include "core/contact/phone_plan.h"
#include "core/text/utf8.h"

void
dbm_interrupt(void)
{
	CHECK_FOR_INTERRUPTS();
}

bool
dbm_in_aggregate(FunctionCallInfo fcinfo)
{
	return AggCheckCallContext(fcinfo, NULL) != 0;
}

/*
 * A fit keeps the facts it has to sort, so it is held to the larger of the two
 * settings that bound such work: hash memory (work_mem x hash_mem_multiplier)
 * and maintenance_work_mem. One gigabyte is the limit of any value.
 */
size_t
dbm_state_limit(void)
{
	size_t		hash_memory = get_hash_memory_limit();
	size_t		maintenance = (size_t) maintenance_work_mem * 1024;
	size_t		limit = Max(hash_memory, maintenance);

	return Min(limit, MaxAllocSize);
}

void
dbm_check_state_size(size_t bytes, const char *what)
{
	size_t		limit = dbm_state_limit();

	if (bytes > limit)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s needs %zu kB of memory, %zu kB are allowed", what,
						bytes / 1024, limit / 1024),
				 errhint("Raise maintenance_work_mem or work_mem (up to 1 GB is used), or split the rows with GROUP BY.")));
}

void *
dbm_state_resize(const void *old, size_t bytes, const char *what)
{
	void	   *state;

	dbm_check_state_size(bytes, what);
	state = palloc0(bytes);
	if (old != NULL)
		memcpy(state, old, Min(VARSIZE(old), bytes));
	SET_VARSIZE(state, bytes);
	return state;
}

void *
dbm_scratch(size_t n, size_t size, const char *what)
{
	dbm_check_state_size(mul_size(n, size), what);
	return palloc(Max(n, 1) * size);
}

double
dbm_finite(double value, const char *name)
{
	if (!isfinite(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be finite, not %g", name, value),
				 errhint("Filter such rows out, or give the missing value as NULL.")));
	return value;
}

double
dbm_in_range(double value, double low, double high, const char *name)
{
	if (!(value >= low && value <= high))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be from %g to %g, not %g", name, low, high, value)));
	return value;
}

int32
dbm_finite_day(int32 day, const char *name)
{
	if (day > DBM_DAY_LIMIT || day < -DBM_DAY_LIMIT)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be a finite date, not infinity", name)));
	return day;
}

#define SHOWN	64

char *
dbm_shown(const text *value)
{
	const char *bytes = VARDATA_ANY(value);

	return pnstrdup(bytes, pg_mbcliplen(bytes, VARSIZE_ANY_EXHDR(value), SHOWN));
}

double
dbm_unit_argument(text *unit)
{
	double		days = dbm_unit_days(VARDATA_ANY(unit), VARSIZE_ANY_EXHDR(unit));

	if (days == 0.0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown time unit \"%s\"", dbm_shown(unit)),
				 errhint("Use 'day', 'week', 'month' or 'year'.")));
	return days;
}

void
dbm_check_status(dbm_status status, const char *what)
{
	switch (status)
	{
		case DBM_OK:
			return;
		case DBM_INVALID:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%s is not valid", what)));
			break;
		case DBM_OVERFLOW:
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("%s is out of range", what),
					 errdetail("Exact amounts hold at most %d digits.", DBM_DECIMAL_DIGITS),
					 errhint("Round the amounts to the currency's decimals, or look for rows with absurd values.")));
			break;
		case DBM_NO_ROOM:
			elog(ERROR, "buffer too small for %s", what);
	}
}

/* No name, address or note is this long; what is would need gigabytes to compose. */
#define TEXT_LIMIT		(32 * 1024 * 1024)

void
dbm_check_text(size_t length)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("text is read in databases of encoding UTF8, not %s",
						GetDatabaseEncodingName()),
				 errhint("Create the database with ENCODING 'UTF8'; clients may use any encoding, such as GB18030 or GBK.")));
	if (length > TEXT_LIMIT)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text of %zu bytes is too long, %d are allowed", length, TEXT_LIMIT)));
}

/* Characters that composing leaves alone and that no mark can follow: most of all text. */
static bool
is_composed(uint32_t c)
{
	return c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xC0 && c <= 0x131) ||
		(c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
		(c >= 0x3400 && c <= 0x4DBF) || (c >= 0x0410 && c <= 0x044F);
}

/*
 * Takes out what shows nothing, so that it cannot keep a letter from its accent,
 * and writes the full-width forms of ASCII and the acute that stands alone, which
 * NFKC would take for a blank with an accent, as what they are typed for. Returns
 * whether the rest is composed as it stands.
 */
static bool
clean_points(uint32_t *points, size_t *n)
{
	size_t		kept = 0;
	bool		composed = true;

	for (size_t i = 0; i < *n; i++)
	{
		uint32_t	c = points[i];

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		else if (c == 0x3000)
			c = ' ';
		else if (c == 0xB4)
			c = '\'';
		if (!is_composed(c))
		{
			if (dbm_invisible(c))
				continue;
			composed = false;
		}
		points[kept++] = c;
	}
	*n = kept;
	return composed;
}

/*
 * The server composes without looking whether it is cancelled, and marks that follow one
 * another in the square of their number. So it gets a text in pieces: from a character
 * that is composed as it stands to the next one, which no piece changes, and of what is
 * longer so many at a time.
 */
#define PIECE			256

typedef struct composed_text
{
	uint32_t   *points;
	size_t		n;
	size_t		room;
} composed_text;

static void
append_points(composed_text *text, const uint32_t *points, size_t n)
{
	if (text->n + n > TEXT_LIMIT)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("composed text is too long: more than %d characters", TEXT_LIMIT)));
	if (text->n + n >= text->room)
	{
		text->room = 2 * (text->n + n) + 1;
		text->points = text->points == NULL ? palloc(text->room * sizeof(uint32_t)) :
			repalloc(text->points, text->room * sizeof(uint32_t));
	}
	memcpy(text->points + text->n, points, n * sizeof(uint32_t));
	text->n += n;
}

/* There is room for one point behind the n. */
static composed_text
compose(uint32_t *points, size_t n)
{
	composed_text result = {NULL, 0, 0};
	size_t		from = 0;

	append_points(&result, points, 0);
	while (from < n)
	{
		size_t		to = from;
		uint32_t	after;
		pg_wchar   *piece;

		while (to < n && is_composed(points[to]) && (to + 1 == n || is_composed(points[to + 1])))
			to++;
		append_points(&result, points + from, to - from);
		if (to == n)
			break;
		from = to++;
		while (to < n && to - from < PIECE && !is_composed(points[to]))
			to++;
		CHECK_FOR_INTERRUPTS();
		after = points[to];
		points[to] = 0;
		piece = unicode_normalize(UNICODE_NFKC, points + from);
		points[to] = after;
		for (from = 0; piece[from] != 0;)
			from++;
		append_points(&result, piece, from);
		pfree(piece);
		from = to;
	}
	return result;
}

uint32_t *
dbm_text_points(const char *text, size_t length, size_t *n)
{
	uint32_t   *points;

	dbm_check_text(length);
	points = palloc((length + 1) * sizeof(uint32_t));
	*n = dbm_utf8_decode(text, length, points);
	CHECK_FOR_INTERRUPTS();
	if (!clean_points(points, n))
	{
		composed_text composed = compose(points, *n);

		pfree(points);
		points = composed.points;
		*n = composed.n;
	}
	return points;
}

uint32_t *
dbm_fold_points(const uint32_t *points, size_t *n)
{
	uint32_t   *folded = palloc((DBM_FOLD_GROWTH * *n + 1) * sizeof(uint32_t));

	CHECK_FOR_INTERRUPTS();
	*n = dbm_fold(points, *n, folded);
	return folded;
}

uint32_t *
dbm_folded_points(const char *text, size_t length, size_t *n)
{
	uint32_t   *points = dbm_text_points(text, length, n);
	uint32_t   *folded = dbm_fold_points(points, n);

	pfree(points);
	return folded;
}

text *
dbm_points_text(const uint32_t *points, size_t n)
{
	text	   *result = palloc(VARHDRSZ + DBM_UTF8_BYTES * n);

	SET_VARSIZE(result, VARHDRSZ + dbm_utf8_encode(points, n, VARDATA(result)));
	return result;
}

/* The region of two letters, in either case; an error when there is none. */
const dbm_phone_region *
dbm_region_named(const char *text, size_t length)
{
	char		name[3] = "";
	const dbm_phone_region *region;

	if (length == 2)
	{
		for (int i = 0; i < 2; i++)
			name[i] = pg_ascii_toupper((unsigned char) text[i]);
	}
	region = dbm_phone_region_named(name);
	if (region == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown region \"%s\"", dbm_shown(cstring_to_text_with_len(text, length))),
				 errhint("Give two letters of ISO 3166: 'CN', 'US', 'GB'; dbm.default_calling_codes() lists them.")));
	return region;
}

const dbm_phone_region *
dbm_region_argument(FunctionCallInfo fcinfo, int arg)
{
	text	   *value;

	if (PG_ARGISNULL(arg))
		return NULL;
	value = PG_GETARG_TEXT_PP(arg);
	return dbm_region_named(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

Datum
dbm_list_words(FunctionCallInfo fcinfo, const char *(*word) (int))
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	for (int i = 0; word(i) != NULL; i++)
	{
		Datum		value = CStringGetTextDatum(word(i));
		bool		null = false;

		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, &value, &null);
	}
	return (Datum) 0;
}

/*
 * The stored form of numeric, which every major keeps so that pg_upgrade works:
 * a header of two bytes (1 0, sign, 6 bits of scale, 7 of weight) or of four (2
 * bits of sign, 14 of scale, 16 of weight), then digits of base 10,000. Reading
 * it costs a fraction of what numeric_send does for the same digits.
 */
#define NUMERIC_SHORT_HEADER	0x8000

static dbm_decimal
read_numeric(Numeric value, const char *name, int *shown)
{
	const char *stored = VARDATA_ANY(value);
	const char *end = stored + VARSIZE_ANY_EXHDR(value);
	uint16		header;
	int16		weight;
	bool		negative;
	int			n;
	int16		digits[DBM_DECIMAL_DIGITS];
	dbm_status	status = DBM_OVERFLOW;
	dbm_decimal result = {0, 0};

	if (numeric_is_nan(value) || numeric_is_inf(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be finite, not %s", name,
						numeric_is_nan(value) ? "NaN" : "infinity"),
				 errhint("Filter such rows out, or correct the amount.")));
	memcpy(&header, stored, sizeof(header));
	stored += sizeof(header);
	if (header & NUMERIC_SHORT_HEADER)
	{
		negative = (header & 0x2000) != 0;
		*shown = (header & 0x1F80) >> 7;
		weight = (int16) ((header & 0x3F) - (header & 0x40));
	}
	else
	{
		negative = (header & 0xC000) == 0x4000;
		*shown = header & 0x3FFF;
		memcpy(&weight, stored, sizeof(weight));
		stored += sizeof(weight);
	}
	n = (int) ((end - stored) / (ptrdiff_t) sizeof(int16));
	if (n <= (int) lengthof(digits))
	{
		memcpy(digits, stored, n * sizeof(int16));
		status = dbm_decimal_from_base10000(digits, n, weight, *shown, negative, &result);
	}
	if (status != DBM_OK)
		dbm_check_status(status, psprintf("argument \"%s\"", name));
	return result;
}

dbm_decimal
dbm_decimal_from_numeric(Numeric value, const char *name)
{
	int			shown;

	return read_numeric(value, name, &shown);
}

dbm_decimal
dbm_decimal_as_shown(Numeric value, const char *name)
{
	int			shown;
	dbm_decimal result = read_numeric(value, name, &shown);
	dbm_status	status = dbm_decimal_rescale(&result, Min(shown, DBM_DECIMAL_DIGITS));

	if (status != DBM_OK)
		dbm_check_status(status, psprintf("argument \"%s\"", name));
	return result;
}

Numeric
dbm_numeric_from_decimal(dbm_decimal value)
{
	char		text[DBM_DECIMAL_DIGITS + 4];

	if (value.mantissa == (int64) value.mantissa)
		return int64_div_fast_to_numeric((int64) value.mantissa, value.scale);
	dbm_decimal_print(value, text);
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text),
											   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}

TupleDesc
dbm_result_desc(FunctionCallInfo fcinfo)
{
	MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	TupleDesc	desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "function returns no composite type");
	desc = BlessTupleDesc(CreateTupleDescCopy(desc));
	MemoryContextSwitchTo(old);
	return desc;
}

/* The row type is looked up once per call site and kept with it. */
Datum
dbm_form_composite(FunctionCallInfo fcinfo, Datum *values, bool *nulls)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra = dbm_result_desc(fcinfo);
	return HeapTupleGetDatum(heap_form_tuple(fcinfo->flinfo->fn_extra, values, nulls));
}

void
dbm_read_composite(HeapTupleHeader tuple, Datum *values, bool *nulls, int n)
{
	TupleDesc	desc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(tuple),
											  HeapTupleHeaderGetTypMod(tuple));
	HeapTupleData data;

	if (desc->natts != n)
		elog(ERROR, "composite has %d fields where %d are expected", desc->natts, n);
	data.t_len = HeapTupleHeaderGetDatumLength(tuple);
	ItemPointerSetInvalid(&data.t_self);
	data.t_tableOid = InvalidOid;
	data.t_data = tuple;
	heap_deform_tuple(&data, desc, values, nulls);
	ReleaseTupleDesc(desc);
}

void *
dbm_call_site(FunctionCallInfo fcinfo, Size bytes)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, bytes);
	return fcinfo->flinfo->fn_extra;
}

/* An argument that comes packed need not be unpacked to see that it is the same. */
static bool
seen_before(const dbm_seen *seen, const void *argument)
{
	return seen->bytes != NULL && !VARATT_IS_EXTERNAL(argument) &&
		!VARATT_IS_COMPRESSED(argument) &&
		VARSIZE_ANY_EXHDR(argument) == VARSIZE(seen->bytes) - VARHDRSZ &&
		memcmp(VARDATA_ANY(argument), VARDATA(seen->bytes), VARSIZE_ANY_EXHDR(argument)) == 0;
}

void *
dbm_seen_anew(FunctionCallInfo fcinfo, int arg, dbm_seen *seen)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(arg);

	if (seen_before(seen, value))
		return NULL;
	value = pg_detoast_datum(value);
	if (seen_before(seen, value))
		return NULL;
	seen->bytes = NULL;
	if (seen->context == NULL)
		seen->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt, "dbm argument",
											  ALLOCSET_SMALL_SIZES);
	MemoryContextReset(seen->context);
	return memcpy(MemoryContextAlloc(seen->context, VARSIZE(value)), value, VARSIZE(value));
}

int
dbm_text_pairs(ArrayType *array, const char *name, const char *hint, Datum **items, bool **nulls)
{
	int			count;

	if (ARR_NDIM(array) != 0 && (ARR_NDIM(array) != 2 || ARR_DIMS(array)[1] != 2))
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("argument \"%s\" must be an array of pairs", name),
				 errhint("%s", hint)));
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, items, nulls, &count);
	return count;
}

Datum
dbm_enum_result(FunctionCallInfo fcinfo, const char *label)
{
	Oid			type = get_fn_expr_rettype(fcinfo->flinfo);
	HeapTuple	tuple = SearchSysCache2(ENUMTYPOIDNAME, ObjectIdGetDatum(type),
										CStringGetDatum(label));
	Oid			value;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "type %u has no label \"%s\"", type, label);
	value = ((Form_pg_enum) GETSTRUCT(tuple))->oid;
	ReleaseSysCache(tuple);
	return ObjectIdGetDatum(value);
}

NullableDatum
dbm_partition_argument(WindowObject window, int arg, int64 row)
{
	NullableDatum value;
	bool		outside;

	value.value = WinGetFuncArgInPartition(window, arg, row, WINDOW_SEEK_HEAD, false,
										   &value.isnull, &outside);
	return value;
}
