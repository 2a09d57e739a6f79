/*
 * valuebag.c
 *	  A growable multiset of exact decimal values; see valuebag.h for the layout.
 *
 * Rows are appended as they come. When the room is used up the caller collapses
 * the bag (sort, join equal values) and enlarges the block only if that does not
 * free enough. Scale and width only ever rise, and both follow from the values
 * alone, so a collapsed bag is the same whatever the order of its additions.
 */
#include <string.h>

#include "core/customer/valuebag.h"
#include "core/base/wordsort.h"

static dbm_int128
power_of_ten(int exponent)
{
	dbm_int128	power = 1;

	while (exponent-- > 0)
		power *= 10;
	return power;
}

static inline bool
fits_narrow(dbm_int128 mantissa)
{
	return mantissa >= -INT64_MAX && mantissa <= INT64_MAX;
}

static inline void
set_row(dbm_bag *bag, int64_t row, dbm_int128 mantissa, int64_t count)
{
	int64_t    *words = bag->words + row * dbm_bag_width(bag);

	if (bag->wide)
	{
		words[0] = (int64_t) (mantissa >> 64);
		words[1] = (int64_t) ((uint64_t) mantissa ^ (UINT64_C(1) << 63));
		words[2] = count;
	}
	else
	{
		words[0] = (int64_t) mantissa;
		words[1] = count;
	}
}

/* From the last row to the first, since every row moves up. */
static dbm_status
widen(dbm_bag *bag, size_t room, dbm_tick tick)
{
	if ((size_t) (bag->used + 1) * 3 > room)
		return DBM_NO_ROOM;
	for (int64_t row = bag->used - 1; row >= 0; row--)
	{
		int64_t		mantissa = bag->words[2 * row];
		int64_t		count = bag->words[2 * row + 1];

		DBM_TICK(tick, row);
		bag->wide = 1;
		set_row(bag, row, mantissa, count);
		bag->wide = 0;
	}
	bag->wide = 1;
	return DBM_OK;
}

/* Give all values more decimals; they are changed only when every one fits. */
static dbm_status
raise_scale(dbm_bag *bag, size_t room, int scale, dbm_tick tick)
{
	dbm_int128	factor = power_of_ten(scale - bag->scale);
	dbm_int128	largest = 0;

	for (int64_t row = 0; row < bag->used; row++)
	{
		dbm_int128	mantissa = dbm_bag_value(bag, row);

		DBM_TICK(tick, row);
		if (mantissa < 0)
			mantissa = -mantissa;
		if (mantissa > largest)
			largest = mantissa;
	}
	if (__builtin_mul_overflow(largest, factor, &largest) ||
		largest >= power_of_ten(DBM_DECIMAL_DIGITS))
		return DBM_OVERFLOW;
	if (!bag->wide && largest > INT64_MAX)
	{
		dbm_status	status = widen(bag, room, tick);

		if (status != DBM_OK)
			return status;
	}
	for (int64_t row = 0; row < bag->used; row++)
	{
		DBM_TICK(tick, row);
		set_row(bag, row, dbm_bag_value(bag, row) * factor, dbm_bag_count(bag, row));
	}
	bag->scale = (uint8_t) scale;
	return DBM_OK;
}

/* Bring the value to the scale of the bag, or the bag to the decimals the value really has. */
static dbm_status
meet_scale(dbm_bag *bag, size_t room, dbm_decimal *value, dbm_tick tick)
{
	if (value->scale == bag->scale)
		return DBM_OK;
	if (value->scale > bag->scale)
		dbm_decimal_trim(value);
	if (value->scale > bag->scale)
	{
		dbm_status	status = raise_scale(bag, room, value->scale, tick);

		if (status != DBM_OK)
			return status;
	}
	return dbm_decimal_rescale(value, bag->scale);
}

void
dbm_bag_init(dbm_bag *bag)
{
	memset(bag, 0, sizeof(dbm_bag));
	bag->collapsed = 1;
}

dbm_status
dbm_bag_add(dbm_bag *bag, size_t room, dbm_decimal value, int64_t count, dbm_tick tick)
{
	dbm_status	status;

	if (count < 1 || count > DBM_BAG_LIMIT)
		return DBM_INVALID;
	if (!fits_narrow(value.mantissa) && (value.mantissa >= power_of_ten(DBM_DECIMAL_DIGITS) ||
										 -value.mantissa >= power_of_ten(DBM_DECIMAL_DIGITS)))
		return DBM_OVERFLOW;
	/* the first value alone decides: a zero at the end of a fraction is not a digit of it */
	if (bag->used == 0)
		dbm_decimal_trim(&value);
	if ((status = meet_scale(bag, room, &value, tick)) != DBM_OK)
		return status;
	if (!bag->wide && !fits_narrow(value.mantissa) && (status = widen(bag, room, tick)) != DBM_OK)
		return status;
	if ((size_t) (bag->used + 1) * dbm_bag_width(bag) > room)
		return DBM_NO_ROOM;
	if (bag->used > 0 && value.mantissa <= dbm_bag_value(bag, bag->used - 1))
		bag->collapsed = 0;
	set_row(bag, bag->used++, value.mantissa, count);
	return DBM_OK;
}

dbm_status
dbm_bag_collapse(dbm_bag *bag, dbm_tick tick)
{
	int			width = dbm_bag_width(bag);
	int64_t		kept = 0;

	if (bag->collapsed || bag->used == 0)
		return DBM_OK;
	dbm_sort_words(bag->words, (size_t) bag->used, width, width - 1, tick);
	for (int64_t row = 1; row < bag->used; row++)
	{
		int64_t    *into = bag->words + kept * width;
		const int64_t *from = bag->words + row * width;

		DBM_TICK(tick, row);
		if (memcmp(into, from, (width - 1) * sizeof(int64_t)) == 0)
		{
			into[width - 1] += from[width - 1];
			if (into[width - 1] > DBM_BAG_LIMIT)
				return DBM_OVERFLOW;
		}
		else if (++kept != row)
			memcpy(bag->words + kept * width, from, width * sizeof(int64_t));
	}
	bag->used = kept + 1;
	bag->collapsed = 1;
	return DBM_OK;
}

bool
dbm_bag_valid(const dbm_bag *bag, size_t room)
{
	if (bag->scale > DBM_DECIMAL_DIGITS || bag->wide > 1 || bag->collapsed > 1 || bag->used < 0)
		return false;
	return (uint64_t) bag->used <= room / dbm_bag_width(bag);
}
