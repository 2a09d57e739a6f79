/*
 * radix_sort.h
 *	  Sorts 64-bit numbers by some of their bits.
 */
#ifndef DBM_BASE_RADIX_SORT_H
#define DBM_BASE_RADIX_SORT_H

#include "core/base/dbm_core.h"

/*
 * By the `width` bits from `low` on, ascending; numbers with equal bits keep their order.
 * `spare` has the same room. A digit may reach beyond the width: bits above it take part.
 */
extern void dbm_radix_sort(uint64_t *numbers, uint64_t *spare, size_t n, int low, int width,
						   dbm_tick tick);

#endif							/* DBM_BASE_RADIX_SORT_H */
