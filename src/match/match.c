/*
 * match.c
 *	  Record linkage over a relation: fit a model, find pairs, cluster, explain.
 *
 * All functions read the relation once, work in memory in this backend and write
 * nothing. Everything lives in one memory context below the caller's, which goes
 * with it.
 */
#include "base/dbm.h"
#include "match/match.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "core/cluster/union_find.h"

PG_FUNCTION_INFO_V1(dbm_match_fit);
PG_FUNCTION_INFO_V1(dbm_match_clusters);
PG_FUNCTION_INFO_V1(dbm_match_pairs);
PG_FUNCTION_INFO_V1(dbm_match_blocks);
PG_FUNCTION_INFO_V1(dbm_match_explain);

static Datum
required(FunctionCallInfo fcinfo, int argument, const char *name)
{
	if (PG_ARGISNULL(argument))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"%s\" must not be NULL", name)));
	return PG_GETARG_DATUM(argument);
}

static Jsonb *
optional_jsonb(FunctionCallInfo fcinfo, int argument)
{
	return PG_ARGISNULL(argument) ? NULL : PG_GETARG_JSONB_P(argument);
}

/* The first three arguments of every function. */
static void
read_source(FunctionCallInfo fcinfo, dbm_match_arguments *arguments)
{
	memset(arguments, 0, sizeof(*arguments));
	arguments->source = DatumGetObjectId(required(fcinfo, 0, "source"));
	arguments->id = DatumGetName(required(fcinfo, 1, "id"));
	arguments->columns = DatumGetJsonbP(required(fcinfo, 2, "columns"));
}

/* source, id, columns, level, model, must_link, cannot_link, options */
void
dbm_match_read_arguments(FunctionCallInfo fcinfo, dbm_match_arguments *arguments)
{
	read_source(fcinfo, arguments);
	arguments->level = DatumGetTextPP(required(fcinfo, 3, "level"));
	arguments->model = optional_jsonb(fcinfo, 4);
	arguments->must_link = PG_ARGISNULL(5) ? NULL : PG_GETARG_ARRAYTYPE_P(5);
	arguments->cannot_link = PG_ARGISNULL(6) ? NULL : PG_GETARG_ARRAYTYPE_P(6);
	arguments->options = optional_jsonb(fcinfo, 7);
}

/* ---- pins of records ------------------------------------------------------------------ */

/*
 * The pairs of an n x 2 array of ids; pairs with an id that is not there are left out.
 * Every record that is named, also in those, is marked in `named` (may be NULL).
 */
dbm_record_pair *
dbm_match_links(const dbm_match *match, ArrayType *array, const char *name, uint8_t *named,
				size_t *n)
{
	Datum	   *items;
	bool	   *nulls;
	int			count;
	dbm_record_pair *pairs;

	*n = 0;
	if (array == NULL || ARR_NDIM(array) == 0)
		return NULL;
	if (ARR_NDIM(array) != 2 || ARR_DIMS(array)[1] != 2)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("argument \"%s\" must be an array of pairs of ids", name),
				 errhint("For example '{{a, b}, {c, d}}'.")));
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &items, &nulls, &count);
	pairs = palloc(sizeof(*pairs) * (count / 2 + 1));
	for (int i = 0; i + 1 < count; i += 2)
	{
		size_t		record[2];

		for (int k = 0; k < 2; k++)
		{
			text	   *id;

			if (nulls[i + k])
				ereport(ERROR,
						(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						 errmsg("argument \"%s\" holds a NULL id", name)));
			id = DatumGetTextPP(items[i + k]);
			record[k] = dbm_match_find(match, VARDATA_ANY(id), VARSIZE_ANY_EXHDR(id));
			if (named != NULL && record[k] != SIZE_MAX)
				named[record[k]] = 1;
		}
		if (record[0] != SIZE_MAX && record[1] != SIZE_MAX && record[0] != record[1])
			pairs[(*n)++] = (dbm_record_pair) {record[0], record[1]};
	}
	return pairs;
}

dbm_node_pair *
dbm_match_nodes(const dbm_match *match, const dbm_record_pair *pairs, size_t n)
{
	dbm_node_pair *nodes = palloc(sizeof(*nodes) * (n + 1));

	for (size_t i = 0; i < n; i++)
		nodes[i] = (dbm_node_pair) {match->node_of[pairs[i].a], match->node_of[pairs[i].b]};
	return nodes;
}

/* ---- the steps -------------------------------------------------------------------------- */

/* Read and fold; pinned records stay nodes of their own. */
dbm_match *
dbm_match_load(const dbm_match_arguments *arguments, dbm_match_pins *pins)
{
	dbm_match  *match = palloc0(sizeof(*match));
	dbm_room   *room = &match->room;
	uint8_t    *alone;
	size_t		n;

	dbm_match_read(match, arguments);
	n = match->records.n;
	match->node_of = room->resize(room->context, NULL, 0, (n + 1) * sizeof(uint32_t));
	alone = room->resize(room->context, NULL, 0, n + 1);
	memset(alone, 0, n + 1);
	pins->link = dbm_match_links(match, arguments->must_link, "must_link", alone, &pins->n_link);
	pins->separate = dbm_match_links(match, arguments->cannot_link, "cannot_link", alone,
									 &pins->n_separate);
	dbm_table_fold(&match->table, match->node_of, alone);
	room->resize(room->context, alone, n + 1, 0);
	match->first = room->resize(room->context, NULL, 0, (match->table.n + 1) * sizeof(uint32_t));
	for (size_t i = n; i-- > 0;)
		match->first[match->node_of[i]] = (uint32_t) i;
	return match;
}

void
dbm_match_find_pairs(dbm_match *match, const dbm_match_arguments *arguments)
{
	match->run.table = &match->table;
	match->run.model = &match->model;
	match->run.list = &match->list;
	match->run.records = (double) match->records.n;
	dbm_match_options(&match->run.settings, arguments->options);
	if (arguments->model != NULL)
		dbm_match_model_in(match, arguments->model);
	dbm_link_find(&match->run, match->fitted);
}

void
dbm_match_cluster(dbm_match *match, const dbm_match_pins *pins)
{
	dbm_node_pair *link = dbm_match_nodes(match, pins->link, pins->n_link);
	dbm_node_pair *separate = dbm_match_nodes(match, pins->separate, pins->n_separate);
	size_t		at;

	if (dbm_link_cluster(&match->run, link, pins->n_link, separate, pins->n_separate, &at) !=
		DBM_OK)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("records \"%s\" and \"%s\" are linked and to be kept apart",
						dbm_match_id(match, pins->separate[at].a),
						dbm_match_id(match, pins->separate[at].b)),
				 errhint("Take the pair out of \"cannot_link\", or the pairs that join the two out of \"must_link\".")));
}

/* ---- entry points ------------------------------------------------------------------------ */

Datum
dbm_match_fit(PG_FUNCTION_ARGS)
{
	dbm_match_arguments arguments;
	dbm_match_pins none;
	dbm_match  *match;

	read_source(fcinfo, &arguments);
	arguments.level = DatumGetTextPP(required(fcinfo, 3, "level"));
	arguments.options = optional_jsonb(fcinfo, 5);
	match = dbm_match_load(&arguments, &none);
	dbm_match_find_pairs(match, &arguments);
	dbm_match_pin(match, optional_jsonb(fcinfo, 4));
	PG_RETURN_JSONB_P(dbm_match_model_out(match));
}

/* The cluster of a record: equal records that do not match each other stand alone. */
bool
dbm_match_stands_alone(dbm_match *match, const uint8_t *itself, size_t record)
{
	uint32_t	node = match->node_of[record];

	return match->table.weight[node] > 1 && !itself[node];
}

uint8_t *
dbm_match_nodes_that_match(dbm_match *match)
{
	uint8_t    *itself = palloc(match->table.n + 1);

	for (uint32_t i = 0; i < match->table.n; i++)
		itself[i] = dbm_link_matches_itself(&match->run, i);
	return itself;
}

Datum
dbm_match_clusters(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	dbm_match_arguments arguments;
	dbm_match_pins pins;
	dbm_match  *match;
	uint32_t   *parent;
	uint8_t    *itself;
	int32	   *size;
	Tuplestorestate *store;

	InitMaterializedSRF(fcinfo, 0);
	store = result->setResult;
	dbm_match_read_arguments(fcinfo, &arguments);
	match = dbm_match_load(&arguments, &pins);
	dbm_match_find_pairs(match, &arguments);
	dbm_match_cluster(match, &pins);
	itself = dbm_match_nodes_that_match(match);
	parent = match->run.clusters.parent;
	size = palloc0(sizeof(int32) * (match->table.n + 1));
	for (size_t i = 0; i < match->records.n; i++)
		size[dbm_union_find(parent, match->node_of[i])]++;
	for (size_t i = 0; i < match->records.n; i++)
	{
		uint32_t	root = dbm_union_find(parent, match->node_of[i]);
		bool		alone = dbm_match_stands_alone(match, itself, i);
		int32		members = alone ? 1 : size[root];
		double		pairs = (double) members * (members - 1) / 2;
		bool		single = members == 1;
		bool		pinned = isinf(match->run.weakest[root]);
		Datum		values[5];
		bool		nulls[5] = {false, false, false, single || pinned, single};

		CHECK_FOR_INTERRUPTS();
		values[0] = dbm_match_id_datum(match, i);
		values[1] = alone ? values[0] : dbm_match_id_datum(match, match->first[root]);
		values[2] = Int32GetDatum(members);
		values[3] = Float8GetDatum(match->run.weakest[root]);
		values[4] = Float8GetDatum(single ? 0 : match->run.agreeing[root] / pairs);
		tuplestore_putvalues(store, result->setDesc, values, nulls);
		pfree(DatumGetPointer(values[0]));
	}
	return (Datum) 0;
}

const char *
dbm_match_decide(const dbm_match *match, const dbm_edge *edge)
{
	dbm_agglomeration clusters = match->run.clusters;
	dbm_evidence evidence;

	if (dbm_union_find(clusters.parent, edge->a) == dbm_union_find(clusters.parent, edge->b))
		return "match";
	dbm_compare(&match->table, edge->a, edge->b, &evidence);
	if (dbm_link_kin(&match->table, &evidence))
		return "related";
	return edge->weight >= match->run.settings.review ? "review" : "no";
}

static void
put_pair(ReturnSetInfo *result, const dbm_match *match, size_t a, size_t b, double bits,
		 double probability, const char *decision)
{
	Datum		values[5] = {
		dbm_match_id_datum(match, a), dbm_match_id_datum(match, b), Float8GetDatum(bits),
		Float8GetDatum(probability), CStringGetTextDatum(decision)
	};
	bool		nulls[5] = {false, false, false, false, false};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	pfree(DatumGetPointer(values[0]));
	pfree(DatumGetPointer(values[1]));
}

/* Equal records: each with the first of them. */
static void
put_equal(ReturnSetInfo *result, dbm_match *match, const uint8_t *itself)
{
	for (size_t i = 0; i < match->records.n; i++)
	{
		uint32_t	node = match->node_of[i];
		double		bits;

		CHECK_FOR_INTERRUPTS();
		if (match->first[node] == i)
			continue;
		bits = dbm_link_bits(&match->run, node, node);
		put_pair(result, match, match->first[node], i, bits, dbm_match_probability(bits),
				 itself[node] ? "match" :
				 bits >= match->run.settings.review ? "review" : "no");
	}
}

Datum
dbm_match_pairs(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	dbm_match_arguments arguments;
	dbm_match_pins pins;
	dbm_match  *match;

	InitMaterializedSRF(fcinfo, 0);
	dbm_match_read_arguments(fcinfo, &arguments);
	match = dbm_match_load(&arguments, &pins);
	dbm_match_find_pairs(match, &arguments);
	dbm_match_cluster(match, &pins);
	put_equal(result, match, dbm_match_nodes_that_match(match));
	for (size_t i = 0; i < match->run.n_edges; i++)
	{
		const dbm_edge *edge = &match->run.edges[i];

		CHECK_FOR_INTERRUPTS();
		put_pair(result, match, match->first[edge->a], match->first[edge->b], edge->weight,
				 dbm_match_probability(edge->weight), dbm_match_decide(match, edge));
	}
	for (size_t i = 0; i < match->run.n_related; i++)
	{
		const dbm_edge *edge = &match->run.related[i];

		CHECK_FOR_INTERRUPTS();
		put_pair(result, match, match->first[edge->a], match->first[edge->b], edge->weight, 0,
				 "related");
	}
	return (Datum) 0;
}

/*
 * What was compared, as text; of a mail box the whole address, of a national id only
 * how it begins, which is no secret.
 */
static Datum
text_datum(const dbm_match *match, const dbm_value *value, bool secret)
{
	const uint32_t *points = match->table.points;
	size_t		length;

	if (value == NULL || value->length == 0)
		return (Datum) 0;
	length = value->length;
	if (secret)
	{
		uint32_t	masked[6] = {'*', '*', '*', '*', '*', '*'};

		memcpy(masked, points + value->text, Min(length / 4, 3) * sizeof(*points));
		return PointerGetDatum(dbm_points_text(masked, lengthof(masked)));
	}
	if (value->latin_length > 0 && value->latin == value->text + length &&
		points[value->latin] == '@')
		length += value->latin_length;
	return PointerGetDatum(dbm_points_text(points + value->text, length));
}

static void
put_block(ReturnSetInfo *result, const char *key, Datum value, int64 records, const char *decision)
{
	Datum		values[4] = {
		CStringGetTextDatum(key), value, Int64GetDatum(records), CStringGetTextDatum(decision)
	};
	bool		nulls[4] = {false, false, false, false};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

typedef struct shared_value
{
	const dbm_value *value;
	uint64		key;
	int64		records;
} shared_value;

static int
by_key(const void *a, const void *b)
{
	const shared_value *x = a;
	const shared_value *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->value < y->value ? -1 : x->value > y->value;
}

static int
by_records(const void *a, const void *b)
{
	const shared_value *x = a;
	const shared_value *y = b;

	if (x->records != y->records)
		return x->records > y->records ? -1 : 1;
	return by_key(a, b);
}

/* Numbers, mail boxes and domains of a field that join nobody; a number's extensions together. */
static void
put_shared(ReturnSetInfo *result, const dbm_match *match, dbm_link_field field)
{
	const dbm_column *column = &match->table.column[field];
	shared_value *shared = MemoryContextAllocHuge(CurrentMemoryContext,
												  sizeof(*shared) * (column->n_values + 1));
	size_t		n = 0;
	size_t		kept = 0;

	for (size_t i = 0; i < column->n_values; i++)
	{
		const dbm_value *value = &column->values[i];

		if ((value->flags & DBM_VALUE_GENERIC) ||
			((value->flags & DBM_VALUE_ROLE) && value->count > 1))
			shared[n++] = (shared_value) {value, dbm_equal_key(column->kind, value), value->count};
	}
	qsort(shared, n, sizeof(*shared), by_key);
	for (size_t i = 0; i < n; i++)
	{
		if (kept > 0 && shared[kept - 1].key == shared[i].key)
			shared[kept - 1].records += shared[i].records;
		else
			shared[kept++] = shared[i];
	}
	qsort(shared, kept, sizeof(*shared), by_records);
	for (size_t i = 0; i < kept; i++)
		put_block(result, dbm_match_field_name(field),
				  text_datum(match, shared[i].value, field == DBM_LINK_NATIONAL),
				  shared[i].records,
				  shared[i].value->flags & DBM_VALUE_GENERIC ? "shared by many" : "of an office");
	pfree(shared);
}

Datum
dbm_match_blocks(PG_FUNCTION_ARGS)
{
	static const dbm_link_field fields[] = {
		DBM_LINK_PHONE, DBM_LINK_MOBILE, DBM_LINK_FAX, DBM_LINK_EMAIL, DBM_LINK_DOMAIN
	};
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	dbm_match_arguments arguments;
	dbm_match_pins none;
	dbm_match  *match;

	InitMaterializedSRF(fcinfo, 0);
	dbm_match_read_arguments(fcinfo, &arguments);
	match = dbm_match_load(&arguments, &none);
	dbm_match_find_pairs(match, &arguments);
	for (int i = 0; i < lengthof(fields); i++)
		put_shared(result, match, fields[i]);
	for (size_t i = 0; i < match->run.blocks.n_large; i++)
	{
		const dbm_large_block *block = &match->run.blocks.large[i];

		put_block(result, dbm_blocking_rule_name(match->table.company, block->rule),
				  dbm_match_id_datum(match, match->first[block->record]), block->size,
				  "neighbours only");
	}
	return (Datum) 0;
}

/* ---- the waterfall -------------------------------------------------------------------------- */

typedef struct waterfall
{
	ReturnSetInfo *result;
	const dbm_match *match;
	int			step;
	double		total;
} waterfall;

static void
put_step(waterfall *fall, const char *field, const dbm_value *const *value, const char *level,
		 const double *m, const double *u, double frequency, double bits)
{
	Datum		values[10];
	bool		nulls[10] = {false};
	bool		secret = strcmp(field, dbm_match_field_name(DBM_LINK_NATIONAL)) == 0;
	Datum		a = value == NULL ? 0 : text_datum(fall->match, value[0], secret);
	Datum		b = value == NULL ? 0 : text_datum(fall->match, value[1], secret);

	fall->total += bits;
	values[0] = Int32GetDatum(++fall->step);
	values[1] = CStringGetTextDatum(field);
	values[2] = a;
	values[3] = b;
	values[4] = level == NULL ? 0 : CStringGetTextDatum(level);
	values[5] = m == NULL ? 0 : Float8GetDatum(*m);
	values[6] = u == NULL ? 0 : Float8GetDatum(*u);
	values[7] = Float8GetDatum(frequency);
	values[8] = Float8GetDatum(bits);
	values[9] = Float8GetDatum(fall->total);
	nulls[2] = a == 0;
	nulls[3] = b == 0;
	nulls[4] = level == NULL;
	nulls[5] = m == NULL;
	nulls[6] = u == NULL;
	nulls[7] = frequency <= 0;
	tuplestore_putvalues(fall->result->setResult, fall->result->setDesc, values, nulls);
}

static void
explain(ReturnSetInfo *result, const dbm_match *match, uint32_t a, uint32_t b)
{
	const dbm_link_model *model = &match->model;
	waterfall	fall = {result, match, 0, 0};
	double		bits[DBM_LINK_FIELDS];
	dbm_evidence evidence;
	double		final;

	dbm_compare(&match->table, a, b, &evidence);
	dbm_fs_score(model, &match->table, &evidence, bits);
	put_step(&fall, "prior", NULL, NULL, NULL, NULL, 0, model->prior);
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		int			level = evidence.levels.level[f];
		int			state = evidence.levels.state[f];
		const dbm_value *values[2] = {evidence.a[f], evidence.b[f]};

		if (level != 0)
			put_step(&fall, dbm_match_field_name(f), values, dbm_match_level_name(match, f, level),
					 &model->m[f][state][level], &model->u[f][state][level],
					 dbm_fs_frequency(model, &match->table, &evidence, f), bits[f]);
	}
	final = dbm_fs_final(model, &match->table, &evidence);
	if (final != fall.total)
		put_step(&fall, "rule", NULL, dbm_fs_rule(model, &match->table, &evidence, bits), NULL,
				 NULL, 0, final - fall.total);
}

Datum
dbm_match_explain(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	dbm_match_arguments arguments;
	dbm_match_pins none;
	dbm_match  *match;
	char	   *ids[2];
	size_t		record[2];

	InitMaterializedSRF(fcinfo, 0);
	read_source(fcinfo, &arguments);
	ids[0] = TextDatumGetCString(required(fcinfo, 3, "a"));
	ids[1] = TextDatumGetCString(required(fcinfo, 4, "b"));
	arguments.level = DatumGetTextPP(required(fcinfo, 5, "level"));
	arguments.model = optional_jsonb(fcinfo, 6);
	arguments.options = optional_jsonb(fcinfo, 7);
	if (arguments.model != NULL)
	{
		arguments.only[0] = ids[0];
		arguments.only[1] = ids[1];
	}
	match = dbm_match_load(&arguments, &none);
	dbm_match_find_pairs(match, &arguments);
	for (int i = 0; i < 2; i++)
	{
		record[i] = dbm_match_find(match, ids[i], strlen(ids[i]));
		if (record[i] == SIZE_MAX)
			ereport(ERROR,
					(errcode(ERRCODE_NO_DATA_FOUND),
					 errmsg("there is no record with id \"%s\"", ids[i])));
	}
	explain(result, match, match->node_of[record[0]], match->node_of[record[1]]);
	return (Datum) 0;
}
