/*
 * room.c
 *	  Memory that grows by doubling, from the room a caller of the core passes in.
 */
#include "core/base/room.h"

#define FIRST_ROOM	64

void *
dbm_room_grow(dbm_room *room, void *old, size_t *have, size_t need, size_t size)
{
	size_t		wanted = *have > FIRST_ROOM ? *have : FIRST_ROOM;
	void	   *grown;

	if (need <= *have)
		return old;
	while (wanted < need)
		wanted *= 2;
	grown = room->resize(room->context, old, *have * size, wanted * size);
	*have = wanted;
	return grown;
}
