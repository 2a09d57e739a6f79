/*
 * hash_index.c
 *	  Open addressing from 64-bit hashes to 32-bit numbers, in memory of the caller's room.
 *
 * The table is doubled before it is full enough to make searches long. Keys are hashes
 * already: two things with one hash are one thing here.
 */
#include <string.h>

#include "core/base/hash_index.h"

#define FIRST_ROOM	64

static void
rehash(dbm_room *room, dbm_hash_index *index)
{
	size_t		bigger = index->room == 0 ? FIRST_ROOM : index->room * 2;
	dbm_hash_slot *slots = room->resize(room->context, NULL, 0, bigger * sizeof(*slots));

	memset(slots, 0, bigger * sizeof(*slots));
	for (size_t i = 0; i < index->room; i++)
	{
		size_t		at = index->slots[i].hash & (bigger - 1);

		if (index->slots[i].hash == 0)
			continue;
		while (slots[at].hash != 0)
			at = (at + 1) & (bigger - 1);
		slots[at] = index->slots[i];
	}
	if (index->slots != NULL)
		room->resize(room->context, index->slots, index->room * sizeof(*slots), 0);
	index->slots = slots;
	index->room = bigger;
}

uint32_t *
dbm_hash_find(dbm_room *room, dbm_hash_index *index, uint64_t hash, bool *found)
{
	size_t		at;

	if (index->used * 10 >= index->room * 7)
		rehash(room, index);
	at = hash & (index->room - 1);
	while (index->slots[at].hash != 0 && index->slots[at].hash != hash)
		at = (at + 1) & (index->room - 1);
	*found = index->slots[at].hash != 0;
	if (!*found)
	{
		index->slots[at].hash = hash;
		index->slots[at].value = 0;
		index->used++;
	}
	return &index->slots[at].value;
}

bool
dbm_hash_lookup(const dbm_hash_index *index, uint64_t hash, uint32_t *value)
{
	size_t		at;

	if (index->room == 0)
		return false;
	at = hash & (index->room - 1);
	while (index->slots[at].hash != 0)
	{
		if (index->slots[at].hash == hash)
		{
			*value = index->slots[at].value;
			return true;
		}
		at = (at + 1) & (index->room - 1);
	}
	return false;
}
