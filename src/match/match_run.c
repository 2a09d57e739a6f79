/*
 * match_run.c
 *	  One run with all that it found: clusters, pairs, and where blocking looks for
 *	  the records, so that a later run can start from what is stored of this one.
 *
 * With given candidates no blocking takes place: only these pairs are weighed. Under a
 * fitted model the bits of a pair depend on the model and on the two records, so a run
 * over a component of the graph of matches, with its candidates, finds the clusters
 * that a run over everything finds there.
 *
 * Everything lives in one memory context below the caller's, which goes with it.
 */
#include "base/dbm.h"
#include "match/match.h"

#include "catalog/pg_type.h"
#include "utils/tuplestore.h"

#include "core/cluster/union_find.h"

PG_FUNCTION_INFO_V1(dbm_match_run);
PG_FUNCTION_INFO_V1(dbm_match_blocking_rules);

#define COLUMNS	13

typedef struct writer
{
	ReturnSetInfo *result;
	dbm_match  *match;
	const uint8_t *itself;		/* by node */
	uint32_t   *component;		/* union of nodes along matches and links */
	int32	   *size;			/* records of a cluster, by its first node */
	bool		keys;
} writer;

static void
put_row(writer *out, Datum *values, const bool *given)
{
	bool		nulls[COLUMNS];

	CHECK_FOR_INTERRUPTS();
	for (int i = 0; i < COLUMNS; i++)
		nulls[i] = !given[i];
	tuplestore_putvalues(out->result->setResult, out->result->setDesc, values, nulls);
}

/* ---- records ----------------------------------------------------------------------- */

static void
join_components(writer *out, const dbm_match_pins *pins)
{
	const dbm_link_run *run = &out->match->run;

	out->component = palloc((out->match->table.n + 1) * sizeof(uint32_t));
	dbm_union_init(out->component, out->match->table.n);
	for (size_t i = 0; i < run->matches; i++)
		dbm_union_join(out->component, run->edges[i].a, run->edges[i].b);
	for (size_t i = 0; i < pins->n_link; i++)
		dbm_union_join(out->component, out->match->node_of[pins->link[i].a],
					   out->match->node_of[pins->link[i].b]);
}

static void
count_members(writer *out)
{
	const dbm_match *match = out->match;
	uint32_t   *parent = match->run.clusters.parent;

	out->size = palloc0((match->table.n + 1) * sizeof(int32));
	for (size_t i = 0; i < match->records.n; i++)
		out->size[dbm_union_find(parent, match->node_of[i])]++;
}

/* What blocking sees: keys as rule and key in one number, in the order of the rules. */
static Datum
block_keys(const dbm_link_table *table, uint32_t node)
{
	Datum		keys[DBM_BLOCKING_RULES * DBM_BLOCK_KEYS];
	uint32_t	found[DBM_BLOCK_KEYS];
	int			n = 0;

	for (int rule = 0; dbm_blocking_rule_name(table->company, rule) != NULL; rule++)
	{
		int			count = dbm_block_keys(table, rule, node, found);

		for (int i = 0; i < count; i++)
			keys[n++] = Int64GetDatum((int64) rule << 32 | found[i]);
	}
	return PointerGetDatum(construct_array(keys, n, INT8OID, sizeof(int64), FLOAT8PASSBYVAL,
										   TYPALIGN_DOUBLE));
}

static void
put_record(writer *out, size_t record)
{
	dbm_match  *match = out->match;
	uint32_t	node = match->node_of[record];
	uint32_t	root = dbm_union_find(match->run.clusters.parent, node);
	bool		alone = dbm_match_stands_alone(match, out->itself, record);
	int32		members = alone ? 1 : out->size[root];
	double		pairs = (double) members * (members - 1) / 2;
	bool		given[COLUMNS] = {[0] = true,[2] = true,[3] = true,[6] = true};
	Datum		values[COLUMNS] = {0};

	values[0] = dbm_match_id_datum(match, record);
	values[2] = alone ? values[0] : dbm_match_id_datum(match, match->first[root]);
	values[3] = Int32GetDatum(members);
	given[4] = members > 1 && !isinf(match->run.weakest[root]);
	values[4] = Float8GetDatum(given[4] ? match->run.weakest[root] : 0);
	given[5] = members > 1;
	values[5] = Float8GetDatum(given[5] ? match->run.agreeing[root] / pairs : 0);
	values[6] = alone ? values[0] :
		dbm_match_id_datum(match, match->first[dbm_union_find(out->component, node)]);
	if (out->keys)
	{
		given[7] = given[8] = given[9] = true;
		values[7] = Int64GetDatum((int64) dbm_record_hash(&match->table, node, 1));
		values[8] = Int64GetDatum((int64) (dbm_block_place(&match->table, node) >> 32));
		values[9] = block_keys(&match->table, node);
	}
	put_row(out, values, given);
	pfree(DatumGetPointer(values[0]));
	if (!alone)
	{
		pfree(DatumGetPointer(values[2]));
		pfree(DatumGetPointer(values[6]));
	}
	if (out->keys)
		pfree(DatumGetPointer(values[9]));
}

/* ---- pairs ---------------------------------------------------------------------------- */

static void
put_pair(writer *out, size_t a, size_t b, double bits, double probability, const char *decision)
{
	static const bool given[COLUMNS] = {[0] = true,[1] = true,[10] = true,[11] = true,[12] = true};
	Datum		values[COLUMNS] = {0};

	values[0] = dbm_match_id_datum(out->match, a);
	values[1] = dbm_match_id_datum(out->match, b);
	values[10] = Float8GetDatum(bits);
	values[11] = Float8GetDatum(probability);
	values[12] = CStringGetTextDatum(decision);
	put_row(out, values, given);
	pfree(DatumGetPointer(values[0]));
	pfree(DatumGetPointer(values[1]));
	pfree(DatumGetPointer(values[12]));
}

static void
put_pairs(writer *out)
{
	dbm_match  *match = out->match;
	const dbm_link_run *run = &match->run;

	for (size_t i = 0; i < match->records.n; i++)
	{
		uint32_t	node = match->node_of[i];
		double		bits;

		if (match->first[node] == i)
			continue;
		bits = dbm_link_bits(run, node, node);
		put_pair(out, match->first[node], i, bits, dbm_match_probability(bits),
				 out->itself[node] ? "match" : "no");
	}
	for (size_t i = 0; i < run->n_edges; i++)
	{
		const dbm_edge *edge = &run->edges[i];

		put_pair(out, match->first[edge->a], match->first[edge->b], edge->weight,
				 dbm_match_probability(edge->weight), dbm_match_decide(match, edge));
	}
	for (size_t i = 0; i < run->n_related; i++)
	{
		const dbm_edge *edge = &run->related[i];

		put_pair(out, match->first[edge->a], match->first[edge->b], edge->weight, 0, "related");
	}
}

/* ---- entry points ----------------------------------------------------------------------- */

static void
take_candidates(dbm_match *match, const dbm_match_arguments *arguments, ArrayType *candidates)
{
	dbm_record_pair *pairs;
	size_t		n;

	if (arguments->model == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("candidates are given without a model"),
				 errhint("A model is fitted to all pairs that blocking finds: give the one that dbm.match_fit made.")));
	pairs = dbm_match_links(match, candidates, "candidates", NULL, &n);
	match->run.given = dbm_match_nodes(match, pairs, n);
	match->run.n_given = n;
}

Datum
dbm_match_run(PG_FUNCTION_ARGS)
{
	dbm_match_arguments arguments;
	dbm_match_pins pins;
	writer		out = {(ReturnSetInfo *) fcinfo->resultinfo};

	InitMaterializedSRF(fcinfo, 0);
	dbm_match_read_arguments(fcinfo, &arguments);
	out.match = dbm_match_load(&arguments, &pins);
	if (!PG_ARGISNULL(8))
		take_candidates(out.match, &arguments, PG_GETARG_ARRAYTYPE_P(8));
	out.keys = !PG_ARGISNULL(9) && PG_GETARG_BOOL(9);
	dbm_match_find_pairs(out.match, &arguments);
	dbm_match_cluster(out.match, &pins);
	out.itself = dbm_match_nodes_that_match(out.match);
	join_components(&out, &pins);
	count_members(&out);
	for (size_t i = 0; i < out.match->records.n; i++)
		put_record(&out, i);
	put_pairs(&out);
	return (Datum) 0;
}

Datum
dbm_match_blocking_rules(PG_FUNCTION_ARGS)
{
	char	   *level = text_to_cstring(PG_GETARG_TEXT_PP(0));
	bool		company = strcmp(level, "company") == 0;
	Datum		names[DBM_BLOCKING_RULES];
	int			n = 0;

	if (!company && strcmp(level, "person") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown level \"%s\"", level),
				 errhint("Use 'person' or 'company'.")));
	for (const char *name; (name = dbm_blocking_rule_name(company, n)) != NULL; n++)
		names[n] = CStringGetTextDatum(name);
	PG_RETURN_ARRAYTYPE_P(construct_array(names, n, TEXTOID, -1, false, TYPALIGN_INT));
}
