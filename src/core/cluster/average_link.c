/*
 * average_link.c
 *	  Average linkage over a sparse list of weighted pairs.
 *
 * Pairs of positive weight are taken from the heaviest down. The clusters of the two
 * ends, of m and n members, become one when
 *
 *		sum of the listed cross weights + penalty * (m n - listed cross pairs) > 0
 *
 * that is, when the mean over all cross pairs is positive (average linkage, Sokal and
 * Michener 1958, with a fixed weight for what nobody scored). A refused pair is not
 * tried again. The sum is taken over the neighbours of the side that has fewer, so a
 * hub costs no more than its leaves, and a refusal holds until one of the two grows.
 *
 * The caller owns all memory. Pairs come in one fixed order, and so do the sums: the
 * answer depends on the set of pairs only.
 */
#include "core/cluster/average_link.h"

#include <string.h>

#include "core/cluster/union_find.h"

/* Neighbours of every member, as a run each. */
static void
list_neighbours(dbm_average_link *link)
{
	size_t		n = link->clusters.n;
	size_t	   *first = link->first;
	size_t	   *at = link->degree;

	memset(first, 0, (n + 1) * sizeof(*first));
	for (size_t i = 0; i < link->n_pairs; i++)
	{
		first[link->pairs[i].a + 1]++;
		first[link->pairs[i].b + 1]++;
	}
	for (size_t i = 0; i < n; i++)
	{
		first[i + 1] += first[i];
		at[i] = first[i];
	}
	for (size_t i = 0; i < link->n_pairs; i++)
	{
		const dbm_scored_pair *pair = &link->pairs[i];

		DBM_TICK(link->clusters.tick, i);
		link->neighbours[at[pair->a]++] = (dbm_neighbour) {pair->b, pair->weight};
		link->neighbours[at[pair->b]++] = (dbm_neighbour) {pair->a, pair->weight};
	}
	for (size_t i = 0; i < n; i++)
		link->degree[i] = first[i + 1] - first[i];
}

/* Is the mean over the cross pairs of two clusters positive? */
static bool
mean_is_positive(dbm_average_link *link, uint32_t x, uint32_t y)
{
	dbm_agglomeration *clusters = &link->clusters;
	uint32_t	fewer = link->degree[x] <= link->degree[y] ? x : y;
	uint32_t	more = fewer == x ? y : x;
	uint32_t	member = fewer;
	double		sum = 0;
	double		listed = 0;
	size_t		steps = 0;

	do
	{
		for (size_t i = link->first[member]; i < link->first[member + 1]; i++)
		{
			DBM_TICK(clusters->tick, steps++);
			if (dbm_union_find(clusters->parent, link->neighbours[i].member) != more)
				continue;
			sum += link->neighbours[i].weight;
			listed++;
		}
		member = clusters->next[member];
	} while (member != fewer);
	sum += link->penalty * ((double) clusters->size[x] * clusters->size[y] - listed);
	return sum > 0;
}

static bool
may_join(dbm_average_link *link, uint32_t x, uint32_t y)
{
	dbm_refusal now = {x, y, link->clusters.size[x], link->clusters.size[y]};
	dbm_refusal *seen = &link->refusals[(x * 2654435761u ^ y * 40503u) % DBM_REFUSALS];

	if (seen->x == now.x && seen->y == now.y &&
		seen->size_x == now.size_x && seen->size_y == now.size_y)
		return false;
	if (mean_is_positive(link, x, y))
		return true;
	*seen = now;
	return false;
}

void
dbm_link_by_average(dbm_average_link *link)
{
	dbm_agglomeration *clusters = &link->clusters;

	dbm_agglomerate_init(clusters);
	list_neighbours(link);
	memset(link->refusals, 0, DBM_REFUSALS * sizeof(*link->refusals));
	for (size_t i = 0; i < link->n_pairs && link->pairs[i].weight > 0; i++)
	{
		uint32_t	x = dbm_union_find(clusters->parent, link->pairs[i].a);
		uint32_t	y = dbm_union_find(clusters->parent, link->pairs[i].b);

		DBM_TICK(clusters->tick, i);
		if (x == y || !may_join(link, x, y))
			continue;
		dbm_agglomerate_join(clusters, x, y);
		link->degree[x < y ? x : y] = link->degree[x] + link->degree[y];
	}
}
