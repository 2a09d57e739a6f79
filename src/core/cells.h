/*
 * cells.h
 *	  Equal customers counted once: a histogram of facts, and the order fits sum it in.
 */
#ifndef DBM_CELLS_H
#define DBM_CELLS_H

#include "core/dbm_core.h"

/*
 * One distinct fact and how many customers have it. For purchase models u is the
 * age at the last purchase and v the age now; for spend models u is the mean
 * spend and v is 0. Both are never negative; -0 is not stored.
 */
typedef struct dbm_cell
{
	double		u;
	double		v;
	uint32_t	x;				/* repeat purchases */
	uint32_t	count;			/* 0 marks a free slot of a table */
} dbm_cell;

/*
 * An open-addressing table of `slots` cells, a power of two, zeroed when new.
 * DBM_NO_ROOM: three quarters are taken, the caller makes a larger one (the cell
 * is not added). DBM_OVERFLOW: a count would pass 2^32 - 1.
 */
extern dbm_status dbm_cells_add(dbm_cell *table, uint32_t slots, uint32_t *used, dbm_cell cell);

/* Adds every cell of a table or list to a table that has room for all of them. */
extern dbm_status dbm_cells_add_all(dbm_cell *table, uint32_t slots, uint32_t *used,
									const dbm_cell *from, uint32_t n, dbm_tick tick);

/* The smallest table that takes n cells. */
extern uint64_t dbm_cells_slots(uint64_t n);

/* A number that depends on the cells and their counts, not on their order. */
extern uint64_t dbm_cells_fingerprint(const dbm_cell *cells, uint32_t n);

/*
 * Items sorted by (x, key). For purchase models the key is the index of v in a
 * sorted list of times, then that of u; for spend models it is the bits of u.
 */
typedef struct dbm_item
{
	uint64_t	key;
	uint32_t	x;
	uint32_t	count;
} dbm_item;

#define DBM_ITEM_V(item)	((uint32_t) ((item).key >> 32))
#define DBM_ITEM_U(item)	((uint32_t) (item).key)

/* By x, then key; scratch has room for n items. */
extern void dbm_items_sort(dbm_item *items, dbm_item *scratch, uint32_t n, dbm_tick tick);

/*
 * The distinct times of a histogram, ascending. The arrays are the caller's:
 * values[capacity], slots[2 * capacity] zeroed, capacity a power of two.
 */
typedef struct dbm_times
{
	double	   *values;
	uint32_t   *slots;
	uint32_t	capacity;
	uint32_t	n;
} dbm_times;

/*
 * Codes the used cells among cells[n] as items, in the order (x, v, u), and sorts
 * the times. items has room for the used cells, scratch for these or twice
 * times->capacity, whichever is more. DBM_NO_ROOM: the times need more capacity; start again
 * with zeroed slots.
 */
extern dbm_status dbm_cells_code(const dbm_cell *cells, uint32_t n, dbm_times *times,
								 dbm_item *items, dbm_item *scratch, uint32_t *coded,
								 dbm_tick tick);

/* The used cells among cells[n] with the bits of u as key, sorted; their number. */
extern uint32_t dbm_cells_by_u(const dbm_cell *cells, uint32_t n, dbm_item *items,
							   dbm_item *scratch, dbm_tick tick);

/* The u of an item of dbm_cells_by_u. */
extern double dbm_item_u(dbm_item item);

#endif							/* DBM_CELLS_H */
