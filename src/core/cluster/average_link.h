/*
 * average_link.h
 *	  Clusters from a sparse list of weighted pairs, by their mean.
 */
#ifndef DBM_CLUSTER_AVERAGE_LINK_H
#define DBM_CLUSTER_AVERAGE_LINK_H

#include "core/cluster/agglomerate.h"

typedef struct dbm_scored_pair
{
	uint32_t	a;				/* a < b */
	uint32_t	b;
	double		weight;
} dbm_scored_pair;

typedef struct dbm_neighbour
{
	uint32_t	member;
	double		weight;
} dbm_neighbour;

#define DBM_REFUSALS	4096	/* refusals remembered, a power of two */

typedef struct dbm_refusal
{
	uint32_t	x;
	uint32_t	y;
	uint32_t	size_x;
	uint32_t	size_y;			/* 0: nothing remembered */
} dbm_refusal;

typedef struct dbm_average_link
{
	dbm_agglomeration clusters; /* n, parent, next, size and tick are used */
	const dbm_scored_pair *pairs;	/* by falling weight, then a, then b; no pair twice */
	size_t		n_pairs;
	double		penalty;		/* weight of a pair that is not in the list */
	size_t	   *first;			/* n + 1: where the neighbours of a member begin */
	dbm_neighbour *neighbours;	/* 2 n_pairs */
	size_t	   *degree;			/* n, of a parent: neighbours of its members */
	dbm_refusal *refusals;		/* DBM_REFUSALS */
} dbm_average_link;

/* Join as far as the pairs allow; the clusters are then in link->clusters.parent. */
extern void dbm_link_by_average(dbm_average_link *link);

#endif							/* DBM_CLUSTER_AVERAGE_LINK_H */
