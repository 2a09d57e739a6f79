/*
 * agglomerate.c
 *	  Average-link agglomeration in the order of the strongest edges.
 *
 * An edge joins the clusters of its ends when the mean weight of the pairs between
 * them, each clipped to +-clip bits, is at least `least`, and no pair is forbidden.
 * So one wrong strong edge does not chain two entities together: the other pairs
 * outvote it. Between clusters of more than `sample` members on a side the mean is
 * over evenly spread members. Edges are taken in one fixed order (weight, then the
 * numbers), so the order of the input never matters.
 */
#include <math.h>
#include <string.h>

#include "core/base/sort.h"
#include "core/cluster/agglomerate.h"
#include "core/cluster/union_find.h"

#define STRONG		10.0		/* bits of an edge from which the mean may be at its least */
#define WEAK_MEAN	1.0			/* mean that an edge of no bits needs */

void
dbm_agglomerate_init(dbm_agglomeration *clusters)
{
	dbm_union_init(clusters->parent, clusters->n);
	for (size_t i = 0; i < clusters->n; i++)
	{
		clusters->next[i] = (uint32_t) i;
		clusters->size[i] = 1;
	}
	clusters->evaluated = 0;
	clusters->refused = 0;
}

static int
compare_edges(const void *a, const void *b)
{
	const dbm_edge *x = a;
	const dbm_edge *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

void
dbm_sort_edges(dbm_edge *edges, size_t n, dbm_tick tick)
{
	dbm_sort_rows(edges, n, sizeof(*edges), compare_edges, tick);
}

void
dbm_agglomerate_join(dbm_agglomeration *clusters, uint32_t a, uint32_t b)
{
	uint32_t	x = dbm_union_find(clusters->parent, a);
	uint32_t	y = dbm_union_find(clusters->parent, b);
	uint32_t	swap;
	uint32_t	total;

	if (x == y)
		return;
	total = clusters->size[x] + clusters->size[y];
	dbm_union_join(clusters->parent, x, y);
	clusters->size[x < y ? x : y] = total;
	swap = clusters->next[x];
	clusters->next[x] = clusters->next[y];
	clusters->next[y] = swap;
}

/* Every step-th member of a ring from its smallest on. */
static inline uint32_t
advance(const dbm_agglomeration *clusters, uint32_t member, uint32_t step)
{
	while (step-- > 0)
		member = clusters->next[member];
	return member;
}

/*
 * The stronger the edge, the less the other pairs must bring: two records of one
 * person may share nothing else, but two namesakes share something by chance.
 */
static double
required_mean(const dbm_agglomeration *clusters, double edge)
{
	double		strength = edge > STRONG ? 1 : edge < 0 ? 0 : edge / STRONG;

	return WEAK_MEAN + (clusters->least - WEAK_MEAN) * strength;
}

/* Is a pair of members forbidden? Those that may be are marked, so that no sample misses one. */
static bool
kept_apart(const dbm_agglomeration *clusters, uint32_t x, uint32_t y)
{
	uint32_t	a = x;

	do
	{
		uint32_t	b = y;

		if (clusters->tick != NULL)
			clusters->tick();
		do
		{
			if (clusters->apart[a] && clusters->apart[b] &&
				clusters->weight(clusters->context, a, b) == -INFINITY)
				return true;
			b = clusters->next[b];
		} while (b != y && clusters->apart[a]);
		a = clusters->next[a];
	} while (a != x);
	return false;
}

static bool
may_join(dbm_agglomeration *clusters, uint32_t x, uint32_t y, double edge)
{
	uint32_t	steps[2] = {
		1 + (clusters->size[x] - 1) / clusters->sample,
		1 + (clusters->size[y] - 1) / clusters->sample
	};
	uint32_t	a = x;
	double		sum = 0;
	uint32_t	count = 0;

	if (clusters->apart != NULL && (steps[0] > 1 || steps[1] > 1) && kept_apart(clusters, x, y))
		return false;
	for (uint32_t i = 0; i < clusters->size[x]; i += steps[0])
	{
		uint32_t	b = y;

		if (clusters->tick != NULL)
			clusters->tick();
		for (uint32_t j = 0; j < clusters->size[y]; j += steps[1])
		{
			double		weight = clusters->weight(clusters->context, a, b);

			clusters->evaluated++;
			if (weight == -INFINITY)
				return false;
			if (weight > clusters->clip)
				weight = clusters->clip;
			if (weight < -clusters->clip)
				weight = -clusters->clip;
			sum += weight;
			count++;
			b = advance(clusters, b, steps[1]);
		}
		a = advance(clusters, a, steps[0]);
	}
	return sum >= required_mean(clusters, edge) * count;
}

void
dbm_agglomerate(dbm_agglomeration *clusters, const dbm_edge *edges, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	x = dbm_union_find(clusters->parent, edges[i].a);
		uint32_t	y = dbm_union_find(clusters->parent, edges[i].b);

		DBM_TICK(clusters->tick, i);
		if (x == y)
			continue;
		if (may_join(clusters, x, y, edges[i].weight))
			dbm_agglomerate_join(clusters, x, y);
		else
			clusters->refused++;
	}
}
