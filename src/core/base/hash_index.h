/*
 * hash_index.h
 *	  Open addressing from 64-bit hashes to 32-bit numbers.
 */
#ifndef DBM_BASE_HASH_INDEX_H
#define DBM_BASE_HASH_INDEX_H

#include "core/base/hash.h"
#include "core/base/room.h"

/* hash 0 marks a free slot; a zeroed index is empty */
typedef struct dbm_hash_slot
{
	uint64_t	hash;
	uint32_t	value;
	uint32_t	unused;
} dbm_hash_slot;

typedef struct dbm_hash_index
{
	dbm_hash_slot *slots;
	size_t		room;			/* a power of two, or 0 */
	size_t		used;
} dbm_hash_index;

/* The number stored for a hash; a new slot holds 0 and *found says so. */
extern uint32_t *dbm_hash_find(dbm_room *room, dbm_hash_index *index, uint64_t hash, bool *found);
extern bool dbm_hash_lookup(const dbm_hash_index *index, uint64_t hash, uint32_t *value);

#endif							/* DBM_BASE_HASH_INDEX_H */
