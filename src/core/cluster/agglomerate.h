/*
 * agglomerate.h
 *	  Clusters from weighted pairs, guarded against chains.
 */
#ifndef DBM_CLUSTER_AGGLOMERATE_H
#define DBM_CLUSTER_AGGLOMERATE_H

#include "core/base/dbm_core.h"

typedef struct dbm_edge
{
	uint32_t	a;				/* a < b */
	uint32_t	b;
	float		weight;			/* bits; 0 is an even chance */
} dbm_edge;

/*
 * The weight of a pair; -INFINITY forbids that the two are ever in one cluster,
 * +INFINITY says that they are.
 */
typedef double (*dbm_pair_weight) (void *context, uint32_t a, uint32_t b);

typedef struct dbm_agglomeration
{
	size_t		n;
	uint32_t   *parent;			/* n: the smallest member of the cluster */
	uint32_t   *next;			/* n: members in a ring */
	uint32_t   *size;			/* n, of a parent */
	double		clip;			/* a single pair counts at most this, either way */
	double		least;			/* mean weight of cross pairs that still joins */
	uint32_t	sample;			/* members of a side that are looked at */
	dbm_pair_weight weight;
	void	   *context;
	uint64_t	evaluated;		/* pairs weighed */
	uint64_t	refused;		/* joins the guard refused */
	dbm_tick	tick;
	const uint8_t *apart;		/* n: member of a forbidden pair; NULL: a sample tells */
} dbm_agglomeration;

/* Put every number by itself. */
extern void dbm_agglomerate_init(dbm_agglomeration *clusters);

/* Order by weight, the strongest first; equal weights by the numbers. */
extern void dbm_sort_edges(dbm_edge *edges, size_t n, dbm_tick tick);

/* Join along edges that dbm_sort_edges has ordered, as far as the guard allows. */
extern void dbm_agglomerate(dbm_agglomeration *clusters, const dbm_edge *edges, size_t n);

/* Join two clusters without a guard. */
extern void dbm_agglomerate_join(dbm_agglomeration *clusters, uint32_t a, uint32_t b);

#endif							/* DBM_CLUSTER_AGGLOMERATE_H */
