/*
 * match_read.c
 *	  The records of a relation, read once through SPI into a linkage table.
 *
 * The mapping names the column, or the columns, behind each field. Every column is
 * read as text (dates as year-month-day whatever DateStyle says), normalised once
 * for each distinct value, and kept as a code. Records come in the order of their
 * ids in the collation "C", which makes the answer independent of how the relation
 * is stored.
 */
#include "base/dbm.h"
#include "match/match.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#define BATCH		2000
#define COLUMNS		64
#define VALUES		256			/* of one record; what follows is not compared */
#define TEXT_BYTES	1024		/* of a value; what follows is not compared */
#define CACHE		200000		/* distinct texts of a column that are remembered */

typedef struct column
{
	dbm_link_source source;
	char	   *name;
	bool		array;
	dbm_hash_index seen;
	dbm_parsed *parsed;
	size_t		n_parsed;
	size_t		parsed_room;
} column;

typedef struct reader
{
	dbm_match  *match;
	column		columns[COLUMNS];
	int			n_columns;
	StringInfoData query;
	dbm_parsed	values[VALUES]; /* of the row being read */
	const dbm_parsed *value_list[VALUES];
	int			n_values;
} reader;

/* ---- memory ------------------------------------------------------------------------- */

static void *
resize(void *context, void *old, size_t old_bytes, size_t bytes)
{
	dbm_match_memory *memory = context;

	memory->used += bytes;
	memory->used -= old_bytes;
	if (memory->used > memory->limit && bytes > old_bytes)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("matching these records needs at least %zu kB of memory, %zu kB are allowed",
						memory->used / 1024, memory->limit / 1024),
				 errhint("Raise maintenance_work_mem, or match fewer records or columns at a time.")));
	if (bytes == 0)
	{
		pfree(old);
		return NULL;
	}
	if (old == NULL)
		return MemoryContextAllocHuge(memory->context, bytes);
	return repalloc_huge(old, bytes);
}

void
dbm_match_start_memory(dbm_match *match)
{
	size_t		maintenance = (size_t) maintenance_work_mem * 1024;

	match->memory.context = AllocSetContextCreate(CurrentMemoryContext, "dbm match",
												  ALLOCSET_DEFAULT_SIZES);
	match->memory.limit = Max(get_hash_memory_limit(), maintenance);
	match->room.context = &match->memory;
	match->room.resize = resize;
	match->room.tick = dbm_interrupt;
}

/* ---- the mapping ----------------------------------------------------------------------- */

static dbm_link_source
source_named(const char *name, int length)
{
	for (int i = 0; i < DBM_SOURCES; i++)
	{
		const char *known = dbm_source_name(i);

		if ((int) strlen(known) == length && memcmp(known, name, length) == 0)
			return i;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown field \"%s\" in argument \"columns\"", pnstrdup(name, length)),
			 errhint("Fields are name, given_name, surname, suffix, birth_date, email, phone, mobile, fax, company, job_title, address, street_number, street, city, postcode, region, country, website, credit_code, national_id, wechat_unionid, wechat_openid, text and code.")));
	return 0;
}

static void
add_column(reader *reader, Oid relation, dbm_link_source source, const JsonbValue *value)
{
	char	   *name;
	AttrNumber	number;
	Oid			type;
	column	   *column;

	if (value->type != jbvString)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"columns\" must map field \"%s\" to a column name or an array of names",
						dbm_source_name(source))));
	if (reader->n_columns == COLUMNS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("argument \"columns\" names more than %d columns", COLUMNS)));
	name = pnstrdup(value->val.string.val, value->val.string.len);
	number = get_attnum(relation, name);
	if (number <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of field \"%s\" does not exist in \"%s\"", name,
						dbm_source_name(source), get_rel_name(relation))));
	type = getBaseType(get_atttype(relation, number));
	column = &reader->columns[reader->n_columns++];
	memset(column, 0, sizeof(*column));
	column->source = source;
	column->name = name;
	column->array = OidIsValid(get_element_type(type));
	if (type == DATEOID || type == TIMESTAMPOID || type == TIMESTAMPTZOID)
		appendStringInfo(&reader->query, ", pg_catalog.to_char(%s, 'YYYY-MM-DD')",
						 quote_identifier(name));
	else
		appendStringInfo(&reader->query, ", %s::pg_catalog.text%s", quote_identifier(name),
						 column->array ? "[]" : "");
	dbm_source_use(&reader->match->table, source);
}

static void
map_columns(reader *reader, Oid relation, Jsonb *columns)
{
	JsonbIterator *iterator;
	JsonbValue	value;
	JsonbIteratorToken token;
	dbm_link_source source = DBM_SOURCES;
	bool		in_array = false;

	if (!JB_ROOT_IS_OBJECT(columns))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"columns\" must be an object that maps fields to columns"),
				 errhint("For example '{\"name\": \"full_name\", \"email\": [\"email\", \"email2\"]}'.")));
	iterator = JsonbIteratorInit(&columns->root);
	while ((token = JsonbIteratorNext(&iterator, &value, false)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			source = source_named(value.val.string.val, value.val.string.len);
		else if (token == WJB_BEGIN_ARRAY && !in_array)
			in_array = true;
		else if (token == WJB_END_ARRAY)
			in_array = false;
		else if (token == WJB_VALUE || token == WJB_ELEM)
			add_column(reader, relation, source, &value);
		else if (token == WJB_BEGIN_ARRAY || (token == WJB_BEGIN_OBJECT && source != DBM_SOURCES))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("argument \"columns\" must map field \"%s\" to a column name or an array of names",
							dbm_source_name(source))));
	}
	if (reader->n_columns == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"columns\" maps no field")));
}

static void
build_query(reader *reader, const dbm_match_arguments *arguments)
{
	const char *id = quote_identifier(NameStr(*arguments->id));
	const char *relation = get_rel_name(arguments->source);
	const char *schema = get_namespace_name(get_rel_namespace(arguments->source));

	if (relation == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation with OID %u does not exist", arguments->source)));
	if (get_attnum(arguments->source, NameStr(*arguments->id)) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of argument \"id\" does not exist in \"%s\"",
						NameStr(*arguments->id), relation)));
	initStringInfo(&reader->query);
	appendStringInfo(&reader->query, "SELECT %s::pg_catalog.text", id);
	map_columns(reader, arguments->source, arguments->columns);
	appendStringInfo(&reader->query, " FROM %s", quote_qualified_identifier(schema, relation));
	if (arguments->only[0] != NULL)
		appendStringInfo(&reader->query, " WHERE %s::pg_catalog.text IN (%s, %s)", id,
						 quote_literal_cstr(arguments->only[0]),
						 quote_literal_cstr(arguments->only[1]));
	appendStringInfo(&reader->query, " ORDER BY (%s::pg_catalog.text) COLLATE pg_catalog.\"C\"",
					 id);
}

/* ---- rows ---------------------------------------------------------------------------- */

static void
parse_text(reader *reader, column *column, const char *value, size_t length, dbm_parsed *parsed)
{
	dbm_link_table *table = &reader->match->table;
	size_t		kept = length > TEXT_BYTES ? pg_mbcliplen(value, length, TEXT_BYTES) : length;
	uint64_t	hash = dbm_hash_bytes(value, kept, 53);
	uint32_t	at;
	uint32_t   *points;
	size_t		n;

	if (dbm_hash_lookup(&column->seen, hash, &at))
	{
		*parsed = column->parsed[at];
		return;
	}
	points = dbm_text_points(value, kept, &n);
	dbm_source_parse(table, column->source, points, n, parsed);
	if (column->n_parsed < CACHE)
	{
		bool		found;

		*dbm_hash_find(&reader->match->room, &column->seen, hash, &found) = column->n_parsed;
		column->parsed = dbm_room_grow(&reader->match->room, column->parsed, &column->parsed_room,
									   column->n_parsed + 1, sizeof(*column->parsed));
		column->parsed[column->n_parsed++] = *parsed;
	}
}

/* What a value of a column stands for, at the end of the list. */
static dbm_parsed *
next_parsed(reader *reader)
{
	if (reader->n_values == VALUES)
		return NULL;
	reader->value_list[reader->n_values] = &reader->values[reader->n_values];
	return &reader->values[reader->n_values++];
}

static void
read_value(reader *reader, column *column, Datum datum)
{
	if (column->array)
	{
		Datum	   *items;
		bool	   *nulls;
		int			n;

		deconstruct_array(DatumGetArrayTypeP(datum), TEXTOID, -1, false, TYPALIGN_INT, &items,
						  &nulls, &n);
		for (int i = 0; i < n; i++)
		{
			dbm_parsed *parsed = nulls[i] ? NULL : next_parsed(reader);

			if (parsed != NULL)
				parse_text(reader, column, VARDATA_ANY(DatumGetPointer(items[i])),
						   VARSIZE_ANY_EXHDR(DatumGetPointer(items[i])), parsed);
		}
	}
	else
	{
		text	   *value = DatumGetTextPP(datum);
		dbm_parsed *parsed = next_parsed(reader);

		if (parsed != NULL)
			parse_text(reader, column, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), parsed);
	}
}

static void
add_id(dbm_match *match, Datum datum, bool isnull)
{
	dbm_match_records *records = &match->records;
	text	   *value;
	size_t		length;

	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a record has no id"),
				 errhint("Name a column that is never NULL in argument \"id\".")));
	value = DatumGetTextPP(datum);
	length = VARSIZE_ANY_EXHDR(value);
	records->text = dbm_room_grow(&match->room, records->text, &records->text_room,
								  records->text_used + length + 1, 1);
	records->id = dbm_room_grow(&match->room, records->id, &records->id_room, records->n + 1,
								sizeof(*records->id));
	memcpy(records->text + records->text_used, VARDATA_ANY(value), length);
	records->text[records->text_used + length] = '\0';
	if (records->n > 0 && strcmp(dbm_match_id(match, records->n - 1),
								 records->text + records->text_used) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNIQUE_VIOLATION),
				 errmsg("id \"%s\" stands for more than one record",
						records->text + records->text_used),
				 errhint("Name a unique column in argument \"id\".")));
	records->id[records->n++] = records->text_used;
	records->text_used += length + 1;
}

static void
read_rows(reader *reader)
{
	dbm_match  *match = reader->match;
	SPIPlanPtr	plan = SPI_prepare(reader->query.data, 0, NULL);
	Portal		portal;
	MemoryContext batch = AllocSetContextCreate(CurrentMemoryContext, "dbm match batch",
												ALLOCSET_DEFAULT_SIZES);
	MemoryContext outer = CurrentMemoryContext;

	if (plan == NULL)
		elog(ERROR, "cannot prepare \"%s\"", reader->query.data);
	portal = SPI_cursor_open(NULL, plan, NULL, NULL, true);
	dbm_table_next(&match->table);
	for (;;)
	{
		SPI_cursor_fetch(portal, true, BATCH);
		if (SPI_processed == 0)
			break;
		MemoryContextSwitchTo(batch);
		for (uint64 row = 0; row < SPI_processed; row++)
		{
			HeapTuple	tuple = SPI_tuptable->vals[row];
			TupleDesc	desc = SPI_tuptable->tupdesc;
			bool		isnull;
			Datum		id = SPI_getbinval(tuple, desc, 1, &isnull);

			CHECK_FOR_INTERRUPTS();
			add_id(match, id, isnull);
			reader->n_values = 0;
			for (int i = 0; i < reader->n_columns; i++)
			{
				Datum		datum = SPI_getbinval(tuple, desc, i + 2, &isnull);

				if (!isnull)
					read_value(reader, &reader->columns[i], datum);
			}
			dbm_source_add(&match->table, reader->value_list, reader->n_values);
		}
		MemoryContextSwitchTo(outer);
		MemoryContextReset(batch);
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
}

static bool
company_level(text *level)
{
	char	   *name = text_to_cstring(level);

	if (strcmp(name, "company") != 0 && strcmp(name, "person") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown level \"%s\"", name),
				 errhint("Use 'person' or 'company'.")));
	return strcmp(name, "company") == 0;
}

/* ---- aliases of firms ------------------------------------------------------------------ */

static void
invalid_aliases(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("option \"aliases\" must be an array of pairs of names"),
			 errhint("For example '{\"aliases\": [[\"AAPL\", \"Apple\"], [\"Tencent\", \"腾讯\"]]}'.")));
}

static void
add_alias(dbm_match *match, const JsonbContainer *pair)
{
	uint32_t   *points[2];
	size_t		n[2];

	if (!JsonContainerIsArray(pair) || JsonContainerSize(pair) != 2)
		invalid_aliases();
	for (int i = 0; i < 2; i++)
	{
		JsonbValue *name = getIthJsonbValueFromContainer((JsonbContainer *) pair, (uint32) i);

		if (name->type == jbvNull)
			return;
		if (name->type != jbvString)
			invalid_aliases();
		points[i] = dbm_text_points(name->val.string.val, (size_t) name->val.string.len, &n[i]);
	}
	dbm_link_alias(&match->table, points[0], n[0], points[1], n[1]);
	pfree(points[0]);
	pfree(points[1]);
}

static void
read_aliases(dbm_match *match, Jsonb *options)
{
	JsonbValue *list = options == NULL || !JB_ROOT_IS_OBJECT(options) ? NULL :
		dbm_match_member(&options->root, "aliases");

	if (list == NULL || list->type == jbvNull)
		return;
	if (list->type != jbvBinary || !JsonContainerIsArray(list->val.binary.data))
		invalid_aliases();
	for (uint32 i = 0; i < JsonContainerSize(list->val.binary.data); i++)
	{
		JsonbValue *pair = getIthJsonbValueFromContainer(list->val.binary.data, i);

		CHECK_FOR_INTERRUPTS();
		if (pair->type != jbvBinary)
			invalid_aliases();
		add_alias(match, pair->val.binary.data);
	}
}

void
dbm_match_read(dbm_match *match, const dbm_match_arguments *arguments)
{
	reader	   *input = palloc0(sizeof(*input));

	dbm_match_start_memory(match);
	input->match = match;
	dbm_check_text(0);
	dbm_table_init(&match->table, &match->room, company_level(arguments->level));
	match->table.region = dbm_match_region(arguments->options);
	build_query(input, arguments);
	read_aliases(match, arguments->options);
	match->table.ordered = true;
	for (int i = 0; i < input->n_columns; i++)
	{
		if (input->columns[i].source == DBM_SOURCE_NAME)
			match->table.ordered = false;
	}
	SPI_connect();
	read_rows(input);
	SPI_finish();
	for (int i = 0; i < input->n_columns; i++)
	{
		column	   *column = &input->columns[i];

		if (column->parsed != NULL)
			resize(&match->memory, column->parsed, column->parsed_room * sizeof(dbm_parsed), 0);
		if (column->seen.slots != NULL)
			resize(&match->memory, column->seen.slots,
				   column->seen.room * sizeof(dbm_hash_slot), 0);
	}
}

size_t
dbm_match_find(const dbm_match *match, const char *id, size_t length)
{
	size_t		low = 0;
	size_t		high = match->records.n;
	char	   *wanted = pnstrdup(id, length);
	size_t		found = SIZE_MAX;

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strcmp(dbm_match_id(match, middle), wanted);

		if (order == 0)
		{
			found = middle;
			break;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	pfree(wanted);
	return found;
}
