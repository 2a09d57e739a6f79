/*
 * run.h
 *	  The steps of a linkage: learn, find pairs, cluster.
 */
#ifndef DBM_LINKAGE_RUN_H
#define DBM_LINKAGE_RUN_H

#include "core/cluster/agglomerate.h"
#include "core/linkage/blocking.h"
#include "core/linkage/fit.h"

typedef struct dbm_link_settings
{
	double		threshold;		/* bits from which a pair is a match */
	double		review;			/* bits from which it is worth a look */
	double		least;			/* mean bits across two clusters that still join them */
	uint32_t	limit;			/* records of a block that are all paired */
	uint64_t	seed;
} dbm_link_settings;

typedef struct dbm_node_pair
{
	uint32_t	a;
	uint32_t	b;
} dbm_node_pair;

typedef struct dbm_link_run
{
	dbm_link_table *table;
	dbm_link_model *model;
	dbm_frequent_list *list;
	dbm_link_settings settings;
	double		records;		/* before folding */
	const dbm_node_pair *given; /* candidate pairs, each once, instead of blocking; or NULL */
	size_t		n_given;
	dbm_blocks	blocks;
	dbm_edge   *edges;			/* bits with the prior, review and better */
	size_t		n_edges;
	size_t		edge_room;
	size_t		matches;		/* after clustering: edges of the threshold and better, first */
	dbm_edge   *related;		/* firms that belong together and are not one, as scored */
	size_t		n_related;
	size_t		related_room;
	double		keep;			/* bits without the prior from which an edge is kept */
	double	   *histogram;
	uint64_t	scored;
	dbm_agglomeration clusters;
	float	   *weakest;		/* by parent: bits of the weakest join, INFINITY for none */
	double	   *agreeing;		/* by parent: pairs of records found and scored as matches */
	dbm_hash_index forbidden;	/* pairs of nodes that must stay apart */
} dbm_link_run;

extern void dbm_link_settings_default(dbm_link_settings *settings);

/* Learn the model from the table (unless `fitted`), then score the candidate pairs. */
extern void dbm_link_find(dbm_link_run *run, bool fitted);

/*
 * Cluster what was found. Returns DBM_INVALID when a pair that is linked is also to
 * be kept apart; *at is then its place in `separate`.
 */
extern dbm_status dbm_link_cluster(dbm_link_run *run, const dbm_node_pair *link, size_t n_link,
								   const dbm_node_pair *separate, size_t n_separate, size_t *at);

/* Do the records of a node, which are equal, match each other? */
extern bool dbm_link_matches_itself(const dbm_link_run *run, uint32_t node);

/* Final bits of a pair; -INFINITY: never in one cluster. */
extern double dbm_link_bits(const dbm_link_run *run, uint32_t a, uint32_t b);

#endif							/* DBM_LINKAGE_RUN_H */
