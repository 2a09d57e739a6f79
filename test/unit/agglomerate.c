/*
 * agglomerate.c
 *	  The guard against chains, forbidden pairs, and one answer whatever the order.
 */
#include "check.h"

#include "core/cluster/agglomerate.h"
#include "core/cluster/union_find.h"

#define N	6

/* Two groups of three; one wrong strong edge between 2 and 3. */
static double
weight(void *context, uint32_t a, uint32_t b)
{
	uint32_t	low = a < b ? a : b;
	uint32_t	high = a < b ? b : a;

	if (context != NULL && low == 0 && high == 1)
		return -INFINITY;
	if (low == 2 && high == 3)
		return 12;
	return low / 3 == high / 3 ? 8 : -10;
}

static void
cluster(uint32_t *parent, bool reversed, void *context)
{
	uint32_t	next[N];
	uint32_t	size[N];
	dbm_edge	edges[] = {{0, 1, 8}, {1, 2, 8}, {2, 3, 5}, {3, 4, 8}, {4, 5, 8}};
	dbm_agglomeration clusters = {N, parent, next, size, 15, -2, 30, weight, context, 0, 0, NULL,
		NULL};

	for (int i = 0; reversed && i < 2; i++)
	{
		dbm_edge	swap = edges[i];

		edges[i] = edges[4 - i];
		edges[4 - i] = swap;
	}
	dbm_agglomerate_init(&clusters);
	dbm_sort_edges(edges, 5, NULL);
	dbm_agglomerate(&clusters, edges, 5);
}

/* A hundred that all agree but for one pair, which no sample holds. */
#define MANY	100
#define LEFT	17
#define RIGHT	83

static double
all_but_one(void *context, uint32_t a, uint32_t b)
{
	(void) context;
	return (a == LEFT && b == RIGHT) || (a == RIGHT && b == LEFT) ? -INFINITY : 8;
}

static void
check_pin(void)
{
	static uint32_t parent[MANY];
	static uint32_t next[MANY];
	static uint32_t size[MANY];
	static uint8_t apart[MANY];
	static dbm_edge edges[MANY];
	dbm_agglomeration clusters = {MANY, parent, next, size, 15, -2, 5, all_but_one, NULL, 0, 0,
		NULL, apart};
	size_t		n = 0;

	apart[LEFT] = apart[RIGHT] = 1;
	/* two halves first, then the edge between them */
	for (uint32_t i = 1; i < MANY; i++)
	{
		if (i != MANY / 2)
			edges[n++] = (dbm_edge) {i - 1, i, 8};
	}
	edges[n++] = (dbm_edge) {MANY / 2 - 1, MANY / 2, 7};
	dbm_agglomerate_init(&clusters);
	dbm_agglomerate(&clusters, edges, n);
	CHECK(dbm_union_find(parent, 0) == dbm_union_find(parent, LEFT));
	CHECK(dbm_union_find(parent, LEFT) != dbm_union_find(parent, RIGHT));
	CHECK(clusters.refused == 1);
}

int
main(void)
{
	uint32_t	first[N];
	uint32_t	second[N];
	int			some = 1;

	cluster(first, false, NULL);
	cluster(second, true, NULL);
	for (uint32_t i = 0; i < N; i++)
	{
		CHECK(dbm_union_find(first, i) == i / 3 * 3);
		CHECK(dbm_union_find(second, i) == i / 3 * 3);
	}
	cluster(first, false, &some);
	CHECK(dbm_union_find(first, 0) != dbm_union_find(first, 1));
	check_pin();
	return dbm_test_report("agglomerate");
}
