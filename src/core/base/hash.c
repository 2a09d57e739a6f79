/*
 * hash.c
 *	  64-bit hashes of numbers, bytes and code points; see hash.h.
 */
#include <string.h>

#include "core/base/hash.h"

uint64_t
dbm_hash_mix(uint64_t a, uint64_t b)
{
	uint64_t	hash = dbm_hash_scramble(a * DBM_GOLDEN_RATIO + dbm_hash_scramble(b + 1));

	return hash == 0 ? 1 : hash;
}

uint64_t
dbm_hash_bytes(const void *bytes, size_t n, uint64_t seed)
{
	const unsigned char *byte = bytes;
	uint64_t	hash = seed ^ (n * DBM_GOLDEN_RATIO);

	while (n >= 8)
	{
		uint64_t	word;

		memcpy(&word, byte, 8);
		hash = dbm_hash_scramble(hash ^ word) * DBM_GOLDEN_RATIO;
		byte += 8;
		n -= 8;
	}
	for (uint64_t tail = 0; n > 0; n--)
	{
		tail = tail << 8 | *byte++;
		if (n == 1)
			hash ^= dbm_hash_scramble(tail + 1);
	}
	return dbm_hash_mix(hash, seed);
}

uint64_t
dbm_hash_points(const uint32_t *points, size_t n, uint64_t seed)
{
	uint64_t	hash = seed;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ points[i]) * UINT64_C(0x100000001b3) + (hash >> 29);
	return dbm_hash_mix(hash, n);
}
