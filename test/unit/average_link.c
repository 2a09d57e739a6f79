/*
 * average_link.c
 *	  The mean of the cross pairs decides; refusals are remembered no longer than they hold.
 */
#include "check.h"

#include "core/cluster/average_link.h"
#include "core/cluster/union_find.h"

#define N	6

static dbm_refusal refusals[DBM_REFUSALS];

static void
cluster(uint32_t *parent, const dbm_scored_pair *pairs, size_t n_pairs, double penalty)
{
	uint32_t	next[N];
	uint32_t	size[N];
	size_t		first[N + 1];
	size_t		degree[N];
	dbm_neighbour neighbours[2 * N * N];
	dbm_average_link link = {
		{.n = N, .parent = parent, .next = next, .size = size},
		pairs, n_pairs, penalty, first, neighbours, degree, refusals
	};

	dbm_link_by_average(&link);
}

int
main(void)
{
	const dbm_scored_pair groups[] = {
		{0, 1, 9}, {0, 2, 9}, {1, 2, 9}, {3, 4, 9}, {3, 5, 9}, {4, 5, 9}, {2, 3, 8}
	};
	const dbm_scored_pair later[] = {
		{0, 1, 9}, {1, 2, 5}, {3, 4, 5}, {2, 3, 4}, {0, 2, 3}, {0, 3, -1}
	};
	uint32_t	parent[N];

	cluster(parent, groups, 7, -2);
	for (uint32_t i = 0; i < N; i++)
		CHECK(dbm_union_find(parent, i) == i / 3 * 3);
	cluster(parent, groups, 7, -0.99);
	for (uint32_t i = 0; i < N; i++)
		CHECK(dbm_union_find(parent, i) == 0);
	/* exactly 0 does not join */
	cluster(parent, groups, 7, -1);
	CHECK(dbm_union_find(parent, 3) == 3);
	/* 1 and 2 join by 5 + 3; 2 and 3 are outvoted; nobody has 5 */
	cluster(parent, later, 6, -6);
	CHECK(dbm_union_find(parent, 2) == 0);
	CHECK(dbm_union_find(parent, 4) == 3);
	CHECK(dbm_union_find(parent, 5) == 5);
	/* no pairs */
	cluster(parent, later, 0, -6);
	for (uint32_t i = 0; i < N; i++)
		CHECK(dbm_union_find(parent, i) == i);
	return dbm_test_report("average_link");
}
