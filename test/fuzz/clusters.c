/*
 * Fuzz target: clusters from any pairs with any weights.
 *
 * The first bytes tell how many members there are, three bytes more are a pair and its
 * weight. Every cluster is named by its smallest member, its ring holds its members and
 * no others, pairs that are forbidden stay apart, and the pairs in another order give
 * the same clusters.
 *
 * Runs: 4000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/clusters.c $(find src/core -name '*.c') -lm -o fuzz_clusters && ./fuzz_clusters
 */
#include <math.h>

#include "core/cluster/average_link.h"
#include "core/cluster/union_find.h"
#include "expect.h"

#define MOST	40
#define PAIRS	200

typedef struct members
{
	size_t		n;
	double		weight[MOST][MOST]; /* 0 where nothing is said */
	uint32_t	parent[MOST];
	uint32_t	next[MOST];
	uint32_t	size[MOST];
} members;

static double
weight_of(void *context, uint32_t a, uint32_t b)
{
	return ((const members *) context)->weight[a][b];
}

/* Bits from -16 to 15, and both infinities at the ends. */
static double
bits_of(uint8_t byte)
{
	if (byte == 0)
		return -INFINITY;
	return byte == 255 ? INFINITY : (byte - 128) / 8.0;
}

static void
check_sets(members *all)
{
	size_t		counted = 0;

	for (uint32_t i = 0; i < all->n; i++)
	{
		uint32_t	top = dbm_union_find(all->parent, i);
		uint32_t	steps = 0;

		EXPECT(top <= i && dbm_union_find(all->parent, top) == top);
		if (top != i)
			continue;
		for (uint32_t j = i; steps == 0 || j != i; j = all->next[j])
		{
			EXPECT(++steps <= all->n && dbm_union_find(all->parent, j) == top);
		}
		EXPECT(steps == all->size[i]);
		counted += steps;
	}
	EXPECT(counted == all->n);
}

static void
check_forbidden(const members *all, const uint32_t *named)
{
	for (uint32_t a = 0; a < all->n; a++)
	{
		for (uint32_t b = 0; b < a; b++)
			EXPECT(named[a] != named[b] || all->weight[a][b] != -INFINITY);
	}
}

/* Edges in the order they came, or from the last to the first. */
static void
agglomerate(members *all, const dbm_edge *edges, size_t n, bool backward, uint32_t *named)
{
	dbm_edge	ordered[PAIRS];
	dbm_agglomeration clusters = {
		.n = all->n, .parent = all->parent, .next = all->next, .size = all->size,
		.clip = 10, .least = -1, .sample = MOST, .weight = weight_of, .context = all
	};

	for (size_t i = 0; i < n; i++)
		ordered[i] = edges[backward ? n - 1 - i : i];
	dbm_agglomerate_init(&clusters);
	dbm_sort_edges(ordered, n, NULL);
	for (size_t i = 1; i < n; i++)
		EXPECT(ordered[i].weight <= ordered[i - 1].weight);
	dbm_agglomerate(&clusters, ordered, n);
	check_sets(all);
	for (uint32_t i = 0; i < all->n; i++)
		named[i] = dbm_union_find(all->parent, i);
}

static int
by_weight(const void *x, const void *y)
{
	const dbm_scored_pair *p = x;
	const dbm_scored_pair *q = y;

	if (p->weight != q->weight)
		return p->weight > q->weight ? -1 : 1;
	if (p->a != q->a)
		return p->a < q->a ? -1 : 1;
	return p->b < q->b ? -1 : p->b > q->b;
}

static void
average(members *all, const dbm_edge *edges, size_t n)
{
	static dbm_refusal refusals[DBM_REFUSALS];
	dbm_scored_pair pairs[PAIRS];
	size_t		first[MOST + 1];
	size_t		degree[MOST];
	dbm_neighbour neighbours[2 * PAIRS];
	dbm_average_link link = {
		{.n = all->n, .parent = all->parent, .next = all->next, .size = all->size},
		pairs, 0, -2, first, neighbours, degree, refusals
	};

	for (size_t i = 0; i < n; i++)
	{
		if (isfinite(edges[i].weight))
			pairs[link.n_pairs++] = (dbm_scored_pair) {edges[i].a, edges[i].b, edges[i].weight};
	}
	qsort(pairs, link.n_pairs, sizeof(pairs[0]), by_weight);
	dbm_link_by_average(&link);
	check_sets(all);
}

/* Every pair once, with the weight that came last. */
static size_t
read_edges(members *all, const uint8_t *data, size_t size, dbm_edge *edges)
{
	size_t		n = 0;

	for (size_t i = 0; i + 3 <= size && i < 3 * PAIRS; i += 3)
	{
		uint32_t	a = data[i] % all->n;
		uint32_t	b = data[i + 1] % all->n;

		if (a != b)
			all->weight[a][b] = all->weight[b][a] = bits_of(data[i + 2]);
	}
	for (uint32_t a = 0; a < all->n; a++)
	{
		for (uint32_t b = a + 1; b < all->n && n < PAIRS; b++)
		{
			if (all->weight[a][b] != 0)
				edges[n++] = (dbm_edge) {a, b, (float) all->weight[a][b]};
		}
	}
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static members all;
	dbm_edge	edges[PAIRS];
	uint32_t	there[MOST];
	uint32_t	back[MOST];
	size_t		n;

	if (size < 4)
		return 0;
	memset(&all, 0, sizeof(all));
	all.n = 1 + data[0] % MOST;
	n = read_edges(&all, data + 1, size - 1, edges);
	agglomerate(&all, edges, n, false, there);
	agglomerate(&all, edges, n, true, back);
	check_forbidden(&all, there);
	EXPECT(memcmp(there, back, all.n * sizeof(there[0])) == 0);
	average(&all, edges, n);
	return 0;
}
