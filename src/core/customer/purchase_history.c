/*
 * purchase_history.c
 *	  The purchase days and refund days of one customer: appending, sorting,
 *	  merging, and the summary that lifetime-value models read.
 *
 * An entry holds the purchases of a day or the refunds of a day, so that most
 * days cost 16 bytes. Amounts are exact: integers at the scale of the log, the
 * most decimals that any amount of it shows. Entries are narrow (64 bits of
 * amount) or wide (128 bits).
 *
 * A growing log is appended to in any order. A finished log is sorted, has one
 * entry for each day and kind, and is wide exactly when the sum of its absolute
 * amounts exceeds 64 bits. That sum has at most 38 digits and the orders fit 31
 * bits, which is checked when the log is finished: so no sum over a part of a
 * finished log overflows, and equal contents have equal bytes.
 *
 * A refund is charged to the latest purchase day at or before it; one before
 * every purchase is charged to the first. The charge is worked out when the log
 * is read, because a purchase day between the two may still arrive.
 *
 * The caller owns every block; nothing here allocates.
 */
#include <math.h>
#include <string.h>

#include "core/base/sort.h"
#include "core/customer/purchase_history.h"

#define HEADER_SIZE		sizeof(dbm_purchases)

typedef struct narrow_entry
{
	int32_t		day;
	int32_t		orders;
	int64_t		amount;
} narrow_entry;

/* Halves, because a block is aligned for 64 bits only. */
typedef struct wide_entry
{
	int32_t		day;
	int32_t		orders;
	uint64_t	low;
	int64_t		high;
} wide_entry;

static bool
is_wide(const dbm_purchases *log)
{
	return (log->flags & DBM_PURCHASES_WIDE) != 0;
}

static size_t
entry_size(bool wide)
{
	return wide ? sizeof(wide_entry) : sizeof(narrow_entry);
}

static char *
entry_at(const dbm_purchases *log, int i)
{
	return (char *) log + HEADER_SIZE + (size_t) i * entry_size(is_wide(log));
}

static bool
fits_narrow(dbm_int128 amount)
{
	return amount == (int64_t) amount;
}

/* Days in order, the purchases of a day before its refunds. */
static int64_t
sort_key(int32_t day, int32_t orders)
{
	return (int64_t) day * 2 + (orders == 0);
}

/* Both forms of an entry start with the day and the orders. */
static int64_t
key_of(const char *entry)
{
	int32_t		head[2];

	memcpy(head, entry, sizeof(head));
	return sort_key(head[0], head[1]);
}

size_t
dbm_purchases_size(dbm_purchases_form form)
{
	return HEADER_SIZE + (size_t) form.capacity * entry_size(form.wide);
}

dbm_purchases_form
dbm_purchases_form_of(const dbm_purchases *log)
{
	dbm_purchases_form form = {log->capacity, log->scale, is_wide(log)};

	return form;
}

void
dbm_purchases_init(dbm_purchases *log, dbm_purchases_form form)
{
	log->version = DBM_PURCHASES_VERSION;
	log->flags = DBM_PURCHASES_SORTED | (form.wide ? DBM_PURCHASES_WIDE : 0);
	log->scale = (uint8_t) form.scale;
	log->unused = 0;
	log->n = 0;
	log->capacity = form.capacity;
}

bool
dbm_purchases_plausible(const dbm_purchases *log, size_t bytes)
{
	return bytes >= HEADER_SIZE && log->version == DBM_PURCHASES_VERSION &&
		(log->flags & ~(DBM_PURCHASES_WIDE | DBM_PURCHASES_SORTED)) == 0 &&
		log->scale <= DBM_DECIMAL_DIGITS && log->n >= 0 && log->n <= log->capacity &&
		dbm_purchases_size(dbm_purchases_form_of(log)) == bytes;
}

dbm_purchases_entry
dbm_purchases_get(const dbm_purchases *log, int i)
{
	dbm_purchases_entry entry;

	if (is_wide(log))
	{
		wide_entry	stored;

		memcpy(&stored, entry_at(log, i), sizeof(stored));
		entry.day = stored.day;
		entry.orders = stored.orders;
		entry.amount = (dbm_int128) stored.high * ((dbm_int128) 1 << 64) + stored.low;
	}
	else
	{
		narrow_entry stored;

		memcpy(&stored, entry_at(log, i), sizeof(stored));
		entry.day = stored.day;
		entry.orders = stored.orders;
		entry.amount = stored.amount;
	}
	return entry;
}

static void
put(dbm_purchases *log, int i, dbm_purchases_entry entry)
{
	if (is_wide(log))
	{
		wide_entry	stored = {entry.day, entry.orders, (uint64_t) entry.amount,
		(int64_t) (entry.amount >> 64)};

		memcpy(entry_at(log, i), &stored, sizeof(stored));
	}
	else
	{
		narrow_entry stored = {entry.day, entry.orders, (int64_t) entry.amount};

		memcpy(entry_at(log, i), &stored, sizeof(stored));
	}
}

/* Add to the last entry when it is of the same day and kind and the sums fit its form. */
static bool
add_to_last(dbm_purchases *log, dbm_purchases_entry entry)
{
	dbm_purchases_entry last = dbm_purchases_get(log, log->n - 1);

	if (sort_key(last.day, last.orders) != sort_key(entry.day, entry.orders) ||
		__builtin_add_overflow(last.orders, entry.orders, &last.orders) ||
		__builtin_add_overflow(last.amount, entry.amount, &last.amount) ||
		!(is_wide(log) ? dbm_decimal_fits(last.amount) : fits_narrow(last.amount)))
		return false;
	put(log, log->n - 1, last);
	return true;
}

dbm_status
dbm_purchases_add(dbm_purchases *log, int32_t day, int32_t orders, dbm_decimal amount)
{
	dbm_purchases_entry entry = {day, orders, 0};

	if (orders > 0 ? amount.mantissa < 0 : orders < 0 || amount.mantissa >= 0)
		return DBM_INVALID;
	if (amount.scale > log->scale)
		return DBM_NO_ROOM;
	if (amount.scale < log->scale && dbm_decimal_rescale(&amount, log->scale) != DBM_OK)
		return DBM_OVERFLOW;
	if (!is_wide(log) && !fits_narrow(amount.mantissa))
		return DBM_NO_ROOM;
	entry.amount = amount.mantissa;
	if (log->n > 0 && add_to_last(log, entry))
		return DBM_OK;
	if (log->n == log->capacity)
		return DBM_NO_ROOM;
	if (log->n > 0 && key_of(entry_at(log, log->n - 1)) >= sort_key(day, orders))
		log->flags &= ~DBM_PURCHASES_SORTED;
	put(log, log->n++, entry);
	return DBM_OK;
}

/* Sums of absolute amounts and of orders; DBM_OVERFLOW when no finished log may have them. */
static dbm_status
measure(const dbm_purchases *log, dbm_decimal *volume, dbm_tick tick)
{
	dbm_int128	sum = 0;
	int64_t		orders = 0;

	for (int i = 0; i < log->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(log, i);

		DBM_TICK(tick, i);
		orders += entry.orders;
		if (__builtin_add_overflow(sum, entry.amount < 0 ? -entry.amount : entry.amount, &sum))
			return DBM_OVERFLOW;
	}
	volume->mantissa = sum;
	volume->scale = log->scale;
	return orders <= INT32_MAX && dbm_decimal_fits(sum) ? DBM_OK : DBM_OVERFLOW;
}

dbm_status
dbm_purchases_final_form(const dbm_purchases *log, dbm_purchases_form *form, dbm_tick tick)
{
	dbm_decimal volume;
	dbm_status	status = measure(log, &volume, tick);

	form->capacity = log->n;
	form->scale = log->scale;
	form->wide = status == DBM_OK && !fits_narrow(volume.mantissa);
	return status;
}

/* About twice the entries, in a power of two of bytes, which allocators round up to anyway. */
static int32_t
grown_capacity(dbm_purchases_form form)
{
	size_t		more = (size_t) (form.capacity / 2 + 1) * entry_size(form.wide);
	size_t		wanted = dbm_purchases_size(form) + more;
	size_t		bytes = 64;

	while (bytes < wanted)
		bytes *= 2;
	return (int32_t) ((bytes - HEADER_SIZE) / entry_size(form.wide));
}

/*
 * Merging days comes first: the log grows only when that leaves it nearly full,
 * so the cost of an append stays constant on average.
 */
dbm_status
dbm_purchases_room_for(dbm_purchases *log, dbm_decimal amount, dbm_purchases_form *form,
					   dbm_tick tick)
{
	dbm_decimal volume;
	dbm_status	status = measure(log, &volume, tick);

	if (status != DBM_OK)
		return status;
	if (is_wide(log) || fits_narrow(volume.mantissa))
		dbm_purchases_compact(log, tick);
	if (amount.mantissa < 0)
		amount.mantissa = -amount.mantissa;
	form->scale = amount.scale > log->scale ? amount.scale : log->scale;
	if (dbm_decimal_rescale(&volume, form->scale) != DBM_OK ||
		dbm_decimal_rescale(&amount, form->scale) != DBM_OK ||
		dbm_decimal_add(&volume, amount) != DBM_OK)
		return DBM_OVERFLOW;
	form->wide = is_wide(log) || !fits_narrow(volume.mantissa);
	form->capacity = log->capacity;
	if ((int64_t) log->n * 4 > (int64_t) log->capacity * 3 || log->n == log->capacity)
		form->capacity = grown_capacity(*form);
	return DBM_OK;
}

void
dbm_purchases_copy(const dbm_purchases *from, dbm_purchases *to, dbm_tick tick)
{
	dbm_int128	factor = 1;

	if (from->scale == to->scale && is_wide(from) == is_wide(to))
		memcpy(entry_at(to, 0), entry_at(from, 0), (size_t) from->n * entry_size(is_wide(to)));
	else
	{
		for (int s = from->scale; s < to->scale; s++)
			factor *= 10;
		for (int i = 0; i < from->n; i++)
		{
			dbm_purchases_entry entry = dbm_purchases_get(from, i);

			DBM_TICK(tick, i);
			entry.amount *= factor;
			put(to, i, entry);
		}
	}
	to->n = from->n;
	to->flags = (to->flags & ~DBM_PURCHASES_SORTED) | (from->flags & DBM_PURCHASES_SORTED);
}

static int
compare_entries(const void *a, const void *b)
{
	int64_t		x = key_of(a);
	int64_t		y = key_of(b);

	return (x > y) - (x < y);
}

void
dbm_purchases_compact(dbm_purchases *log, dbm_tick tick)
{
	int			n = log->n;

	if (log->flags & DBM_PURCHASES_SORTED)
		return;
	if (is_wide(log))
		dbm_sort_rows(entry_at(log, 0), (size_t) n, sizeof(wide_entry), compare_entries, tick);
	else
		dbm_sort_rows(entry_at(log, 0), (size_t) n, sizeof(narrow_entry), compare_entries, tick);
	log->n = n > 0;
	for (int i = 1; i < n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(log, i);

		DBM_TICK(tick, i);
		if (!add_to_last(log, entry))
			put(log, log->n++, entry);
	}
	log->flags |= DBM_PURCHASES_SORTED;
}

/* Close a purchase day: what is left of its money counts when it is a repeat and positive. */
static void
close_day(dbm_purchases_summary *summary, dbm_int128 left)
{
	if (summary->days > 1 && left > 0)
	{
		summary->spend_days++;
		summary->spend.mantissa += left;
	}
}

dbm_purchases_summary
dbm_purchases_summarise(const dbm_purchases *log, int32_t as_of, dbm_tick tick)
{
	dbm_purchases_summary summary = {.revenue = {0, log->scale}, .spend = {0, log->scale}};
	dbm_int128	left = 0;		/* of the day under way; the first day's is never asked for */

	for (int i = 0; i < log->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(log, i);

		DBM_TICK(tick, i);
		if (entry.day > as_of)
			break;
		summary.revenue.mantissa += entry.amount;
		if (entry.orders == 0)
		{
			left += entry.amount;
			continue;
		}
		close_day(&summary, left);
		left = entry.amount;
		if (summary.days++ == 0)
			summary.first_day = entry.day;
		summary.last_day = entry.day;
		summary.orders += entry.orders;
	}
	close_day(&summary, left);
	return summary;
}

double
dbm_purchases_log_gaps(const dbm_purchases *days, int32_t as_of, dbm_tick tick)
{
	double		sum = 0.0;
	double		product = 1.0;	/* of gaps: one logarithm for dozens of them */
	int32_t		last = 0;
	bool		any = false;

	for (int i = 0; i < days->n; i++)
	{
		dbm_purchases_entry entry = dbm_purchases_get(days, i);

		DBM_TICK(tick, i);
		if (entry.day > as_of)
			break;
		if (entry.orders == 0)
			continue;
		if (any)
			product *= (double) entry.day - last;
		if (product > 1e290)
		{
			sum += log(product);
			product = 1.0;
		}
		last = entry.day;
		any = true;
	}
	return sum + log(product);
}
