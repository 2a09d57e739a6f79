/*
 * hash.h
 *	  64-bit hashes of numbers, bytes and code points.
 *
 * The mixing step is the finaliser of MurmurHash3 (Austin Appleby, public domain): every
 * bit of the input moves every bit of the output. A hash is never 0, which tables take
 * for a free slot. The same on every machine of one byte order.
 */
#ifndef DBM_BASE_HASH_H
#define DBM_BASE_HASH_H

#include "core/base/dbm_core.h"

#define DBM_GOLDEN_RATIO	UINT64_C(0x9e3779b97f4a7c15)	/* 2^64 / 1.618: spreads numbers */

static inline uint64_t
dbm_hash_scramble(uint64_t x)
{
	x ^= x >> 33;
	x *= UINT64_C(0xff51afd7ed558ccd);
	x ^= x >> 33;
	x *= UINT64_C(0xc4ceb9fe1a85ec53);
	return x ^ (x >> 33);
}

extern uint64_t dbm_hash_mix(uint64_t a, uint64_t b);
extern uint64_t dbm_hash_bytes(const void *bytes, size_t n, uint64_t seed);
extern uint64_t dbm_hash_points(const uint32_t *points, size_t n, uint64_t seed);

#endif							/* DBM_BASE_HASH_H */
