/*
 * union_find.c
 *	  Disjoint sets by path halving (R. E. Tarjan and J. van Leeuwen, JACM 31, 1984).
 *
 * The smaller root wins, so that the answer does not depend on the order of joins;
 * path halving alone keeps a find at O(log n) amortised.
 */
#include "core/cluster/union_find.h"

void
dbm_union_init(uint32_t *parent, size_t n)
{
	for (size_t i = 0; i < n; i++)
		parent[i] = (uint32_t) i;
}

uint32_t
dbm_union_find(uint32_t *parent, uint32_t x)
{
	while (parent[x] != x)
	{
		parent[x] = parent[parent[x]];
		x = parent[x];
	}
	return x;
}

bool
dbm_union_join(uint32_t *parent, uint32_t x, uint32_t y)
{
	x = dbm_union_find(parent, x);
	y = dbm_union_find(parent, y);
	if (x == y)
		return false;
	if (x < y)
		parent[y] = x;
	else
		parent[x] = y;
	return true;
}
