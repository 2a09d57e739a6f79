/*
 * match_reach.c
 *	  What has to be looked at again when some records have changed, from what is
 *	  stored of the last run.
 *
 * The state is a relation with a row for every record of the last run: its component,
 * a hash of what it holds, its place in large blocks and its block keys, as match_run
 * gave them. Fresh rows stand for records that are new or have changed. Both are read
 * once; the rest is block_delta.c.
 */
#include "base/dbm.h"
#include "match/match.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

#include "core/linkage/block_delta.h"

PG_FUNCTION_INFO_V1(dbm_match_reach);

#define BATCH	5000

typedef struct reader
{
	dbm_match	match;			/* its memory, room and ids are used */
	dbm_delta	delta;
	size_t		record_room;
	uint64_t   *key;
	size_t		n_keys;
	size_t		key_room;
	dbm_hash_index gone;
	dbm_hash_index seeds;
	dbm_hash_index pinned[2];	/* before and after */
	dbm_hash_index components;
} reader;

static inline uint64_t
text_hash(const text *value)
{
	uint64_t	hash = dbm_hash_bytes(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), 71);

	return hash == 0 ? 1 : hash;
}

static void
read_set(reader *input, ArrayType *array, dbm_hash_index *set)
{
	Datum	   *items;
	bool	   *nulls;
	int			n;
	bool		found;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &items, &nulls, &n);
	for (int i = 0; i < n; i++)
	{
		if (!nulls[i])
			dbm_hash_find(&input->match.room, set, text_hash(DatumGetTextPP(items[i])), &found);
	}
}

/* The record of a row: the last one, where its other world came before. */
static dbm_delta_record *
record_of(reader *input, const text *id)
{
	dbm_match_records *records = &input->match.records;
	dbm_delta  *delta = &input->delta;
	size_t		length = VARSIZE_ANY_EXHDR(id);
	dbm_delta_record *record;

	if (delta->n > 0)
	{
		const char *last = dbm_match_id(&input->match, delta->n - 1);

		if (strlen(last) == length && memcmp(last, VARDATA_ANY(id), length) == 0)
			return &delta->record[delta->n - 1];
	}
	records->text = dbm_room_grow(&input->match.room, records->text, &records->text_room,
								  records->text_used + length + 1, 1);
	records->id = dbm_room_grow(&input->match.room, records->id, &records->id_room, delta->n + 1,
								sizeof(*records->id));
	delta->record = dbm_room_grow(&input->match.room, delta->record, &input->record_room,
								  delta->n + 1, sizeof(*delta->record));
	memcpy(records->text + records->text_used, VARDATA_ANY(id), length);
	records->text[records->text_used + length] = '\0';
	records->id[delta->n] = records->text_used;
	records->text_used += length + 1;
	record = &delta->record[delta->n++];
	memset(record, 0, sizeof(*record));
	record->component = DBM_NO_COMPONENT;
	return record;
}

static void
copy_keys(reader *input, dbm_delta_record *record, int w, ArrayType *array)
{
	const int64 *items = (const int64 *) ARR_DATA_PTR(array);
	int			n = ARR_NDIM(array) == 0 ? 0 : ARR_DIMS(array)[0];

	if (ARR_NDIM(array) > 1 || ARR_HASNULL(array) || ARR_ELEMTYPE(array) != INT8OID)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("the block keys of a record are not a list of bigint"),
				 errhint("Empty the state, so that the next run looks at everything.")));
	input->key = dbm_room_grow(&input->match.room, input->key, &input->key_room,
							   input->n_keys + n, sizeof(*input->key));
	record->keys[w] = input->n_keys;
	record->n_keys[w] = n;
	for (int i = 0; i < n; i++)
		input->key[input->n_keys++] = (uint64_t) items[i];
}

/* A pinned record is folded with none. */
static uint64_t
content_of(const reader *input, int w, const Datum *values)
{
	uint64_t	id = text_hash(DatumGetTextPP(values[0]));
	uint64_t	content = (uint64_t) DatumGetInt64(values[2]);
	uint32_t	unused;

	if (dbm_hash_lookup(&input->pinned[w], id, &unused))
		return dbm_hash_mix(id, content);
	return content == 0 ? 1 : content;
}

static void
take_world(reader *input, dbm_delta_record *record, int w, const Datum *values)
{
	record->there[w] = true;
	record->content[w] = content_of(input, w, values);
	record->place[w] = (uint32_t) DatumGetInt64(values[3]);
	copy_keys(input, record, w, DatumGetArrayTypeP(values[4]));
}

static void
take_row(reader *input, HeapTuple tuple, TupleDesc desc)
{
	Datum		values[6];
	bool		nulls[6];
	dbm_delta_record *record;
	text	   *id;
	bool		found;
	uint32_t	unused;

	heap_deform_tuple(tuple, desc, values, nulls);
	for (int i = 0; i < 6; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("a stored record lacks its %s", NameStr(TupleDescAttr(desc, i)->attname)),
					 errhint("Empty the state, so that the next run looks at everything.")));
	}
	id = DatumGetTextPP(values[0]);
	record = record_of(input, id);
	record->seed = record->seed || dbm_hash_lookup(&input->seeds, text_hash(id), &unused);
	if (DatumGetBool(values[5]))
		take_world(input, record, 1, values);
	else
	{
		uint32_t   *component = dbm_hash_find(&input->match.room, &input->components,
											  text_hash(DatumGetTextPP(values[1])), &found);

		if (!found)
			*component = input->delta.components++;
		record->component = *component;
		take_world(input, record, 0, values);
		if (dbm_hash_lookup(&input->gone, text_hash(id), &unused))
			return;
		take_world(input, record, 1, values);
	}
}

static const char *
qualified_name(Oid relation)
{
	char	   *name = get_rel_name(relation);

	if (name == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation with OID %u does not exist", relation)));
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relation)), name);
}

static char *
query_of(Oid state, Oid fresh)
{
	StringInfoData query;
	Oid			relations[2] = {state, fresh};

	initStringInfo(&query);
	appendStringInfoString(&query, "SELECT * FROM (");
	for (int i = 0; i < 2; i++)
	{
		appendStringInfo(&query, "%s SELECT r.record, %s AS component, r.content, r.place, r.keys, "
						 "%s AS fresh FROM %s AS r WHERE r.level = $1",
						 i == 0 ? "" : " UNION ALL", i == 0 ? "r.component" : "''",
						 i == 0 ? "false" : "true", qualified_name(relations[i]));
	}
	appendStringInfoString(&query, ") AS q ORDER BY q.record COLLATE pg_catalog.\"C\", q.fresh");
	return query.data;
}

static void
read_rows(reader *input, const char *query, Datum level)
{
	Oid			types[1] = {TEXTOID};
	SPIPlanPtr	plan = SPI_prepare(query, 1, types);
	Portal		portal;
	MemoryContext batch = AllocSetContextCreate(CurrentMemoryContext, "dbm match batch",
												ALLOCSET_DEFAULT_SIZES);
	MemoryContext outer = CurrentMemoryContext;

	if (plan == NULL)
		elog(ERROR, "cannot prepare \"%s\"", query);
	portal = SPI_cursor_open(NULL, plan, &level, NULL, true);
	for (;;)
	{
		SPI_cursor_fetch(portal, true, BATCH);
		if (SPI_processed == 0)
			break;
		MemoryContextSwitchTo(batch);
		for (uint64 row = 0; row < SPI_processed; row++)
		{
			CHECK_FOR_INTERRUPTS();
			take_row(input, SPI_tuptable->vals[row], SPI_tuptable->tupdesc);
		}
		MemoryContextSwitchTo(outer);
		MemoryContextReset(batch);
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
}

static void
put_row(ReturnSetInfo *result, const reader *input, size_t record, size_t partner, bool pair)
{
	Datum		values[3];
	bool		nulls[3] = {false, !pair, pair};

	CHECK_FOR_INTERRUPTS();
	values[0] = dbm_match_id_datum(&input->match, record);
	values[1] = pair ? dbm_match_id_datum(&input->match, partner) : 0;
	values[2] = BoolGetDatum(!pair && input->delta.shaken[record]);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	pfree(DatumGetPointer(values[0]));
	if (pair)
		pfree(DatumGetPointer(values[1]));
}

/* state, fresh, level, gone, seeds, pinned before, pinned after, block_limit */
Datum
dbm_match_reach(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	reader	   *input = palloc0(sizeof(*input));
	dbm_delta  *delta = &input->delta;
	int32		limit = PG_GETARG_INT32(7);

	InitMaterializedSRF(fcinfo, 0);
	dbm_match_start_memory(&input->match);
	delta->room = &input->match.room;
	delta->limit = (uint32_t) Max(limit, 2);
	delta->window = DBM_BLOCK_WINDOW;
	read_set(input, PG_GETARG_ARRAYTYPE_P(3), &input->gone);
	read_set(input, PG_GETARG_ARRAYTYPE_P(4), &input->seeds);
	read_set(input, PG_GETARG_ARRAYTYPE_P(5), &input->pinned[0]);
	read_set(input, PG_GETARG_ARRAYTYPE_P(6), &input->pinned[1]);
	SPI_connect();
	read_rows(input, query_of(PG_GETARG_OID(0), PG_GETARG_OID(1)), PG_GETARG_DATUM(2));
	SPI_finish();
	delta->key = input->key;
	dbm_block_delta(delta);
	for (size_t i = 0; i < delta->n; i++)
	{
		if (delta->reached[i] || delta->shaken[i])
			put_row(result, input, i, 0, false);
	}
	for (size_t i = 0; i < delta->n_pairs; i++)
		put_row(result, input, delta->pairs[i].a, delta->pairs[i].b, true);
	return (Datum) 0;
}
