/*
 * valuebag.h
 *	  A multiset of exact decimal values in one flat block: rows of (value, count).
 *
 * The caller owns the block and says how many words of room follow the header.
 * All values have the scale of the bag, the smallest at which none loses a
 * digit. A narrow row is two words (mantissa, count); a wide one, used as soon
 * as a mantissa does not fit 64 bits, is three (high, low with its top bit
 * flipped so that signed order is the order of values, count).
 */
#ifndef DBM_CUSTOMER_VALUEBAG_H
#define DBM_CUSTOMER_VALUEBAG_H

#include "core/base/decimal.h"

#define DBM_BAG_LIMIT	(INT64_C(1) << 53)	/* values in a bag: a double counts them exactly */

typedef struct dbm_bag
{
	uint8_t		scale;
	uint8_t		wide;
	uint8_t		collapsed;		/* rows ascend and each value stands once */
	uint8_t		unused[5];
	int64_t		used;			/* rows */
	int64_t		words[];
} dbm_bag;

static inline int
dbm_bag_width(const dbm_bag *bag)
{
	return bag->wide ? 3 : 2;
}

static inline dbm_int128
dbm_bag_value(const dbm_bag *bag, int64_t row)
{
	const int64_t *words = bag->words + row * dbm_bag_width(bag);

	if (!bag->wide)
		return words[0];
	return (dbm_int128) (((unsigned __int128) (uint64_t) words[0] << 64) |
						 ((uint64_t) words[1] ^ (UINT64_C(1) << 63)));
}

static inline int64_t
dbm_bag_count(const dbm_bag *bag, int64_t row)
{
	return bag->words[(row + 1) * dbm_bag_width(bag) - 1];
}

extern void dbm_bag_init(dbm_bag *bag);

/* Add a value `count` times. DBM_NO_ROOM changes no value: collapse or enlarge, try again. */
extern dbm_status dbm_bag_add(dbm_bag *bag, size_t room, dbm_decimal value, int64_t count,
							  dbm_tick tick);

/* Sort and join equal values: after this the block depends on the values only. */
extern dbm_status dbm_bag_collapse(dbm_bag *bag, dbm_tick tick);

/* Do the header and the counts describe a block with this room? */
extern bool dbm_bag_valid(const dbm_bag *bag, size_t room);

#endif							/* DBM_CUSTOMER_VALUEBAG_H */
