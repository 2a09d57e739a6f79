/*
 * room.h
 *	  Memory that grows, from whoever calls the core.
 */
#ifndef DBM_BASE_ROOM_H
#define DBM_BASE_ROOM_H

#include "core/base/dbm_core.h"

/*
 * Where blocks of memory come from. resize(NULL, 0, n) gives a new one, n = 0 gives
 * one back; it does not return when the limit is reached.
 */
typedef struct dbm_room
{
	void	   *context;
	void	   *(*resize) (void *context, void *old, size_t old_bytes, size_t bytes);
	dbm_tick	tick;
} dbm_room;

/* Room for `need` items of this size, at least doubled when it grows; *have counts items. */
extern void *dbm_room_grow(dbm_room *room, void *old, size_t *have, size_t need, size_t size);

#endif							/* DBM_BASE_ROOM_H */
