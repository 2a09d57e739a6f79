/*
 * cells.h
 *	  Equal customers counted once: lists of facts, and the order fits sum them in.
 */
#ifndef DBM_BTYD_CELLS_H
#define DBM_BTYD_CELLS_H

#include "core/base/dbm_core.h"

/*
 * A fact and how many customers have it. For purchase models u is the age at the last
 * purchase and v the age now; for spend models u is the mean spend and v is 0. Both
 * are never negative; -0 is not stored.
 */
typedef struct dbm_cell
{
	double		u;
	double		v;
	uint32_t	x;				/* repeat purchases */
	uint32_t	count;			/* at least 1 */
} dbm_cell;

/*
 * Distinct facts sorted by (x, key). For purchase models the key is the index of v in a
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

/*
 * The distinct times of a list, ascending. The arrays are the caller's:
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
 * Codes cells[n], in which a fact may occur many times, as distinct items in the order
 * (x, v, u), and sorts the times. items has room for n, scratch for n or twice
 * times->capacity, whichever is more. DBM_NO_ROOM: the times need more capacity; start
 * again with zeroed slots. DBM_OVERFLOW: a count would pass 2^32 - 1.
 */
extern dbm_status dbm_cells_code(const dbm_cell *cells, uint32_t n, dbm_times *times,
								 dbm_item *items, dbm_item *scratch, uint32_t *coded,
								 dbm_tick tick);

/* The same with the bits of u as key, for facts that have no v. */
extern dbm_status dbm_cells_by_u(const dbm_cell *cells, uint32_t n, dbm_item *items,
								 dbm_item *scratch, uint32_t *coded, dbm_tick tick);

/* The facts of items[n] again; times is NULL for those of dbm_cells_by_u. */
extern void dbm_items_decode(const dbm_item *items, uint32_t n, const double *times,
							 dbm_cell *cells);

/*
 * Takes the facts minus[m] out of from[*n], both distinct and in the order (x, v, u).
 * DBM_INVALID: there are not so many of minus[*missing]; from is then no list any more.
 */
extern dbm_status dbm_cells_subtract(dbm_cell *from, uint32_t *n, const dbm_cell *minus,
									 uint32_t m, uint32_t *missing);

/*
 * An age so many days later. On a calendar of days it is the same number that
 * (days + later) / unit_days gives, to the last bit.
 */
extern double dbm_age_later(double age, double days, double unit_days);

/* A number that depends on the facts and their counts, not on their order. */
extern uint64_t dbm_items_fingerprint(const dbm_item *items, uint32_t n, const double *times);

/* The u of an item of dbm_cells_by_u. */
extern double dbm_item_u(dbm_item item);

#endif							/* DBM_BTYD_CELLS_H */
