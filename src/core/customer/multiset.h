/*
 * multiset.h
 *	  A flat, growing multiset of customers' recency, frequency and money, and the
 *	  population of an RFM analysis: that multiset with what was asked about it.
 */
#ifndef DBM_CUSTOMER_MULTISET_H
#define DBM_CUSTOMER_MULTISET_H

#include "core/base/dbm_core.h"
#include "core/customer/rank.h"

/*
 * Rows are packed into 64-bit words: money (one word, two when wide),
 * frequency, recency and count together. The struct lies in the caller's
 * buffer, 8-byte aligned, and holds no pointer.
 */
typedef struct dbm_multiset
{
	uint32_t	n;
	uint32_t	capacity;
	uint8_t		wide;			/* some money needs more than 64 bits */
	uint8_t		scale;			/* of all money */
	uint8_t		canonical;		/* sorted, no two rows alike */
	uint8_t		unused[5];
	int64_t		words[];
} dbm_multiset;

#define DBM_POPULATION_VERSION	1
#define DBM_CURRENCY_BYTES	15
#define DBM_NO_DAY			INT32_MIN

/*
 * bins = 0: nothing was asked yet. The first word belongs to the container
 * that holds the bytes.
 */
typedef struct dbm_population
{
	int32_t		container;
	uint8_t		version;
	uint8_t		bins;
	uint8_t		nested;
	uint8_t		unused;
	int32_t		as_of;			/* days from 2000-01-01, or DBM_NO_DAY */
	char		currency[DBM_CURRENCY_BYTES + 1];	/* padded with zeros; empty: unknown */
	int32_t		unused2;
	dbm_multiset set;
} dbm_population;

extern size_t dbm_multiset_bytes(size_t capacity, bool wide);

/* Does this money need wide rows? */
extern bool dbm_multiset_is_wide(dbm_int128 monetary);

/* Would the set's money, brought to a finer scale, need wide rows? */
extern dbm_status dbm_multiset_width_at(const dbm_multiset *set, int scale, bool *wide,
										dbm_tick tick);

/* Row i, at the set's scale. */
extern void dbm_multiset_get(const dbm_multiset *set, size_t i, dbm_rank_row *row);

/* Append; the row's money is at the set's scale and fits its width. */
extern dbm_status dbm_multiset_add(dbm_multiset *set, const dbm_rank_row *row);

/* Append all rows of another set whose scale is no finer. */
extern dbm_status dbm_multiset_append(dbm_multiset *set, const dbm_multiset *from, dbm_tick tick);

extern void dbm_multiset_unpack(const dbm_multiset *set, dbm_rank_row *rows, dbm_tick tick);

/* Replace the content by n <= capacity rows at the set's scale and width. */
extern void dbm_multiset_pack(dbm_multiset *set, const dbm_rank_row *rows, size_t n,
							  dbm_tick tick);

/* Sort and merge equal rows, in scratch space for n rows. */
extern void dbm_multiset_collapse(dbm_multiset *set, dbm_rank_row *scratch, dbm_tick tick);

/* Is everything within its range? bytes is what the population may occupy. */
extern bool dbm_population_valid(const dbm_population *population, size_t bytes);

#endif							/* DBM_CUSTOMER_MULTISET_H */
