/*
 * run.c
 *	  The steps of a linkage in order; see run.h.
 *
 * The prior is found last: all candidate pairs are scored without it, a histogram of
 * the scores gives the share of matches that explains itself, and the pairs that
 * could still matter were kept. Memory: 12 bytes a kept pair, from the table's room.
 */
#include <math.h>
#include <string.h>

#include "core/linkage/run.h"
#include "core/cluster/union_find.h"

#define BINS		4000
#define BIN_STEP	0.05
#define BIN_LOW		(-100.0)
#define CLIP		15.0
#define SAMPLE		30
#define FEWEST		8192.0		/* a few people are drawn from a town, not from themselves */
#define PRIOR_PAIRS	50000.0		/* pseudo-pairs behind the prior of persons */
#define MARGIN		12.0		/* bits below the review band that are kept at first */

void
dbm_link_settings_default(dbm_link_settings *settings)
{
	settings->threshold = 0;
	settings->review = -4;
	settings->least = -5;
	settings->limit = 100;
	settings->seed = 42;
}

static void
add_to_histogram(dbm_link_run *run, double bits, double pairs)
{
	int			bin = (int) ((bits - BIN_LOW) / BIN_STEP);

	run->histogram[bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin] += pairs;
}

static void
keep_related(dbm_link_run *run, uint32_t a, uint32_t b, double bits)
{
	run->related = dbm_room_grow(run->table->room, run->related, &run->related_room,
								 run->n_related + 1, sizeof(*run->related));
	run->related[run->n_related++] = (dbm_edge) {a, b, (float) bits};
}

static bool
visit(void *context, uint32_t a, uint32_t b)
{
	dbm_link_run *run = context;
	const dbm_link_table *table = run->table;
	dbm_evidence evidence;
	double		bits;

	dbm_compare(table, a, b, &evidence);
	bits = dbm_fs_score(run->model, table, &evidence, NULL) - run->model->prior;
	run->scored++;
	DBM_TICK(table->room->tick, run->scored);
	if (table->company && evidence.levels.level[DBM_LINK_COMPANY] == DBM_COMPANY_RELATED &&
		dbm_fs_final(run->model, table, &evidence) == -INFINITY)
	{
		if (dbm_link_kin(table, &evidence))
			keep_related(run, a, b, bits);
		return true;
	}
	if (run->histogram != NULL)
		add_to_histogram(run, bits, (double) table->weight[a] * table->weight[b]);
	if (bits >= run->keep)
	{
		run->edges = dbm_room_grow(table->room, run->edges, &run->edge_room, run->n_edges + 1,
								   sizeof(*run->edges));
		run->edges[run->n_edges++] = (dbm_edge) {a, b, (float) bits};
	}
	return true;
}

static void
visit_given(dbm_link_run *run)
{
	for (size_t i = 0; i < run->n_given; i++)
	{
		dbm_node_pair pair = run->given[i];

		DBM_TICK(run->table->room->tick, i);
		if (pair.a != pair.b)
			visit(run, pair.a < pair.b ? pair.a : pair.b, pair.a < pair.b ? pair.b : pair.a);
	}
}

double
dbm_link_bits(const dbm_link_run *run, uint32_t a, uint32_t b)
{
	dbm_evidence evidence;

	dbm_compare(run->table, a, b, &evidence);
	return dbm_fs_final(run->model, run->table, &evidence);
}

bool
dbm_link_matches_itself(const dbm_link_run *run, uint32_t node)
{
	return run->table->weight[node] == 1 ||
		dbm_link_bits(run, node, node) >= run->settings.threshold;
}

static void
find_prior(dbm_link_run *run, double start)
{
	const dbm_link_table *table = run->table;
	double		pairs = run->records * (run->records - 1) / 2;

	for (uint32_t i = 0; i < table->n; i++)
	{
		double		weight = table->weight[i];
		dbm_evidence evidence;

		DBM_TICK(table->room->tick, i);
		if (weight < 2)
			continue;
		dbm_compare(table, i, i, &evidence);
		add_to_histogram(run, dbm_fs_score(run->model, table, &evidence, NULL) -
						 run->model->prior, weight * (weight - 1) / 2);
	}
	run->model->prior = dbm_link_prior(run->histogram, BIN_LOW, BIN_STEP, BINS, pairs, start,
									   table->company ? 0 : PRIOR_PAIRS);
}

static void
learn(dbm_link_run *run)
{
	dbm_link_table *table = run->table;

	run->list->n = 0;
	dbm_fs_default(run->model, table->company);
	run->model->records = run->records;
	dbm_fs_weigh(run->model, table);
	dbm_link_find_generic(table, run->list);
	dbm_link_apply(table, run->model, run->list);
	dbm_link_fit(table, run->model, run->settings.seed);
	dbm_link_find_frequent(table, run->model, run->list);
}

/* Final bits with the prior; what is not worth a look goes. */
static void
settle_edges(dbm_link_run *run)
{
	size_t		kept = 0;

	for (size_t i = 0; i < run->n_edges; i++)
	{
		dbm_edge	edge = run->edges[i];

		DBM_TICK(run->table->room->tick, i);
		edge.weight = (float) dbm_link_bits(run, edge.a, edge.b);
		if (edge.weight >= run->settings.review)
			run->edges[kept++] = edge;
	}
	run->n_edges = kept;
	for (size_t i = 0; i < run->n_related; i++)
		run->related[i].weight += (float) run->model->prior;
}

void
dbm_link_find(dbm_link_run *run, bool fitted)
{
	dbm_link_table *table = run->table;
	dbm_room   *room = table->room;
	double		least = table->company ? 3 : FEWEST;
	double		start = -log2((run->records > least ? run->records : least) / 2);

	if (!fitted)
	{
		learn(run);
		run->model->prior = start;
		run->histogram = room->resize(room->context, NULL, 0, BINS * sizeof(double));
		memset(run->histogram, 0, BINS * sizeof(double));
		run->keep = run->settings.review - start - MARGIN;
	}
	else
		run->keep = run->settings.review - DBM_LINK_LIFT - run->model->prior;
	dbm_link_apply(table, run->model, run->list);
	if (run->given != NULL)
		visit_given(run);
	else
	{
		dbm_blocks_init(&run->blocks, table, run->settings.limit);
		dbm_blocks_visit(&run->blocks, visit, run);
	}
	if (!fitted)
		find_prior(run, start);
	settle_edges(run);
}

/* ---- clusters -------------------------------------------------------------------------- */

static inline uint64_t
pair_hash(uint32_t a, uint32_t b)
{
	return a < b ? dbm_hash_mix(a, b) : dbm_hash_mix(b, a);
}

static double
guarded_bits(void *context, uint32_t a, uint32_t b)
{
	const dbm_link_run *run = context;
	uint32_t	unused;

	if (run->forbidden.used > 0 && dbm_hash_lookup(&run->forbidden, pair_hash(a, b), &unused))
		return -INFINITY;
	return dbm_link_bits(run, a, b);
}

static void
start_clusters(dbm_link_run *run)
{
	dbm_room   *room = run->table->room;
	size_t		n = run->table->n;
	dbm_agglomeration *clusters = &run->clusters;

	memset(clusters, 0, sizeof(*clusters));
	clusters->n = n;
	clusters->parent = room->resize(room->context, NULL, 0, (n + 1) * sizeof(uint32_t));
	clusters->next = room->resize(room->context, NULL, 0, (n + 1) * sizeof(uint32_t));
	clusters->size = room->resize(room->context, NULL, 0, (n + 1) * sizeof(uint32_t));
	clusters->clip = CLIP;
	clusters->least = run->settings.least;
	clusters->sample = SAMPLE;
	clusters->weight = guarded_bits;
	clusters->context = run;
	clusters->tick = room->tick;
	dbm_agglomerate_init(clusters);
}

/* The strongest first, each once: two blocks over the limit may both have found it. */
static size_t
order_edges(dbm_link_run *run, dbm_edge *edges, size_t n)
{
	size_t		kept = 0;

	dbm_sort_edges(edges, n, run->table->room->tick);
	for (size_t i = 0; i < n; i++)
	{
		if (kept == 0 || edges[kept - 1].a != edges[i].a || edges[kept - 1].b != edges[i].b)
			edges[kept++] = edges[i];
	}
	return kept;
}

/* Bits of the weakest join and matching pairs of every cluster. */
static void
describe_clusters(dbm_link_run *run, size_t matches)
{
	dbm_room   *room = run->table->room;
	size_t		n = run->table->n;
	uint32_t   *tree = room->resize(room->context, NULL, 0, (n + 1) * sizeof(uint32_t));

	run->weakest = room->resize(room->context, NULL, 0, (n + 1) * sizeof(float));
	run->agreeing = room->resize(room->context, NULL, 0, (n + 1) * sizeof(double));
	dbm_union_init(tree, n);
	for (size_t i = 0; i < n; i++)
	{
		run->weakest[i] = INFINITY;
		run->agreeing[i] = 0;
	}
	for (uint32_t i = 0; i < n; i++)
	{
		double		weight = run->table->weight[i];

		if (weight > 1 && dbm_link_matches_itself(run, i))
		{
			uint32_t	parent = dbm_union_find(run->clusters.parent, i);
			float		bits = (float) dbm_link_bits(run, i, i);

			run->agreeing[parent] += weight * (weight - 1) / 2;
			if (bits < run->weakest[parent])
				run->weakest[parent] = bits;
		}
	}
	for (size_t i = 0; i < matches; i++)
	{
		const dbm_edge *edge = &run->edges[i];
		uint32_t	parent = dbm_union_find(run->clusters.parent, edge->a);

		if (parent != dbm_union_find(run->clusters.parent, edge->b))
			continue;
		run->agreeing[parent] += (double) run->table->weight[edge->a] *
			run->table->weight[edge->b];
		if (dbm_union_join(tree, edge->a, edge->b) && edge->weight < run->weakest[parent])
			run->weakest[parent] = edge->weight;
	}
	room->resize(room->context, tree, (n + 1) * sizeof(uint32_t), 0);
}

dbm_status
dbm_link_cluster(dbm_link_run *run, const dbm_node_pair *link, size_t n_link,
				 const dbm_node_pair *separate, size_t n_separate, size_t *at)
{
	size_t		usable = 0;
	uint8_t    *apart = NULL;

	start_clusters(run);
	for (size_t i = 0; i < n_link; i++)
		dbm_agglomerate_join(&run->clusters, link[i].a, link[i].b);
	if (n_separate > 0)
	{
		apart = run->table->room->resize(run->table->room->context, NULL, 0, run->table->n + 1);
		memset(apart, 0, run->table->n + 1);
		run->clusters.apart = apart;
	}
	for (size_t i = 0; i < n_separate; i++)
	{
		bool		found;

		apart[separate[i].a] = apart[separate[i].b] = 1;

		if (dbm_union_find(run->clusters.parent, separate[i].a) ==
			dbm_union_find(run->clusters.parent, separate[i].b))
		{
			*at = i;
			return DBM_INVALID;
		}
		dbm_hash_find(run->table->room, &run->forbidden,
					  pair_hash(separate[i].a, separate[i].b), &found);
	}
	for (size_t i = 0; i < run->n_edges; i++)
	{
		if (dbm_link_matches_itself(run, run->edges[i].a) &&
			dbm_link_matches_itself(run, run->edges[i].b))
			run->edges[usable++] = run->edges[i];
	}
	run->n_edges = order_edges(run, run->edges, usable);
	run->n_related = order_edges(run, run->related, run->n_related);
	run->matches = 0;
	while (run->matches < run->n_edges &&
		   run->edges[run->matches].weight >= run->settings.threshold)
		run->matches++;
	dbm_agglomerate(&run->clusters, run->edges, run->matches);
	describe_clusters(run, run->matches);
	return DBM_OK;
}
