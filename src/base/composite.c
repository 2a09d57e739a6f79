/*
 * composite.c
 *	  Composites, enums and lists as results and arguments, and what a call site keeps.
 *
 * What is looked up or parsed once lives with the call site, in fn_extra.
 */
#include "base/dbm.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

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
