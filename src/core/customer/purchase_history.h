/*
 * purchase_history.h
 *	  The purchase days and refund days of one customer, in one flat block of memory.
 */
#ifndef DBM_CUSTOMER_PURCHASE_HISTORY_H
#define DBM_CUSTOMER_PURCHASE_HISTORY_H

#include "core/base/dbm_core.h"
#include "core/base/decimal.h"

#define DBM_PURCHASES_VERSION	1

#define DBM_PURCHASES_WIDE		0x01	/* amounts of 128 bits instead of 64 */
#define DBM_PURCHASES_SORTED	0x02	/* in order, one entry for each day and kind */

/* Starts a block of `capacity` entries; needs the alignment of int64_t. */
typedef struct dbm_purchases
{
	int32_t		length_word;	/* the caller's, never read here */
	uint8_t		version;
	uint8_t		flags;
	uint8_t		scale;			/* decimals of every amount */
	uint8_t		unused;
	int32_t		n;				/* entries in use */
	int32_t		capacity;
} dbm_purchases;

/* The purchases of a day (orders > 0, amount >= 0) or its refunds (orders = 0, amount < 0). */
typedef struct dbm_purchases_entry
{
	int32_t		day;
	int32_t		orders;
	dbm_int128	amount;			/* at the scale of the log */
} dbm_purchases_entry;

typedef struct dbm_purchases_form
{
	int32_t		capacity;
	int			scale;
	bool		wide;
} dbm_purchases_form;

/* What happened up to a day. */
typedef struct dbm_purchases_summary
{
	int32_t		days;			/* purchase days; without one the next two are not set */
	int32_t		first_day;
	int32_t		last_day;
	int32_t		orders;
	dbm_decimal revenue;		/* purchases less refunds */
	int32_t		spend_days;		/* days after the first with money left after refunds */
	dbm_decimal spend;			/* that money */
} dbm_purchases_summary;

extern size_t dbm_purchases_size(dbm_purchases_form form);
extern dbm_purchases_form dbm_purchases_form_of(const dbm_purchases *log);

/* An empty log in a block of dbm_purchases_size(form) bytes. */
extern void dbm_purchases_init(dbm_purchases *log, dbm_purchases_form form);

/* Can a block of this many bytes be a log, by its header? */
extern bool dbm_purchases_plausible(const dbm_purchases *log, size_t bytes);

extern dbm_purchases_entry dbm_purchases_get(const dbm_purchases *log, int i);

/* DBM_NO_ROOM: first move the log into the form that dbm_purchases_room_for gives. */
extern dbm_status dbm_purchases_add(dbm_purchases *log, int32_t day, int32_t orders,
									dbm_decimal amount);
extern dbm_status dbm_purchases_room_for(dbm_purchases *log, dbm_decimal amount,
										 dbm_purchases_form *form, dbm_tick tick);

/* Copy the entries of `from` into the initialised, empty `to` of a form that can hold them. */
extern void dbm_purchases_copy(const dbm_purchases *from, dbm_purchases *to, dbm_tick tick);

/* The only form a finished log has; compacting a log of this form cannot fail for room. */
extern dbm_status dbm_purchases_final_form(const dbm_purchases *log, dbm_purchases_form *form,
										   dbm_tick tick);
extern void dbm_purchases_compact(dbm_purchases *log, dbm_tick tick);

/* For sorted logs. */
extern dbm_purchases_summary dbm_purchases_summarise(const dbm_purchases *log, int32_t as_of,
													 dbm_tick tick);

/* The sum of the logarithms of the days between a purchase day and the next, up to as_of. */
extern double dbm_purchases_log_gaps(const dbm_purchases *days, int32_t as_of, dbm_tick tick);

#endif							/* DBM_CUSTOMER_PURCHASE_HISTORY_H */
