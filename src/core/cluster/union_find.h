/*
 * union_find.h
 *	  Disjoint sets of dense numbers.
 */
#ifndef DBM_CLUSTER_UNION_FIND_H
#define DBM_CLUSTER_UNION_FIND_H

#include "core/base/dbm_core.h"

/* Every number by itself; `parent` has room for n. */
extern void dbm_union_init(uint32_t *parent, size_t n);

/* The number that stands for a set; always the smallest of it. */
extern uint32_t dbm_union_find(uint32_t *parent, uint32_t x);

/* Join two sets; false when they are one already. */
extern bool dbm_union_join(uint32_t *parent, uint32_t x, uint32_t y);

#endif							/* DBM_CLUSTER_UNION_FIND_H */
