/*
 * cells.c
 *	  Lists of facts: equal ones counted once, in a canonical order.
 *
 * The likelihood of a purchase model sees a customer only as (x, t_x, t), and on a
 * calendar of days many customers share one. Counting them makes a fit of a
 * million customers one of a third as many cells, of a tenth at week grain.
 *
 * Facts are collected as they come and counted by sorting: a table of a million cells
 * misses the cache at every row, a sort never does. Sums over cells are taken in the
 * order (x, v, u): the same bits whatever order, worker or split the rows came in. That
 * order is made by coding the distinct times, of which a calendar has few, and by
 * a least-significant-digit radix sort that passes over only the digits that vary.
 */
#include <math.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/radix_sort.h"
#include "core/btyd/cells.h"

#define DIGIT_BITS	8			/* more places than the cache has lines would be slower */
#define DIGITS		(1 << DIGIT_BITS)
#define KEY_DIGITS	8
#define MOST_DIGITS	12			/* of a key and an x */
#define FEW			48			/* insertion beats the counters of a radix sort */

static uint64_t
bits_of(double value)
{
	uint64_t	bits;

	memcpy(&bits, &value, sizeof(bits));
	return bits;
}

static double
value_of(uint64_t bits)
{
	double		value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

static uint64_t
hash_of(const dbm_cell *cell)
{
	uint64_t	h = bits_of(cell->u) * DBM_GOLDEN_RATIO;

	h = (h ^ (h >> 32) ^ bits_of(cell->v)) * UINT64_C(0xd6e8feb86659fd93);
	return dbm_hash_scramble(h ^ (h >> 29) ^ cell->x);
}

static inline bool
before(const dbm_item *a, const dbm_item *b)
{
	return a->x < b->x || (a->x == b->x && a->key < b->key);
}

/* Few items: insertion beats the counters of a radix pass. */
static void
insertion_sort(dbm_item *items, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
	{
		dbm_item	item = items[i];
		uint32_t	at = i;

		for (; at > 0 && before(&item, &items[at - 1]); at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* A digit of the key, or of x: which, and how far to the right. */
typedef struct digit
{
	bool		of_x;
	int			shift;
	uint32_t	start[DIGITS];
} digit;

static inline uint32_t
value_at(const dbm_item *item, const digit *d)
{
	return (uint32_t) ((d->of_x ? item->x : item->key) >> d->shift) & (DIGITS - 1);
}

/* The digits in which items differ, least significant first, with counts of their values. */
static int
digits_that_vary(const dbm_item *items, uint32_t n, uint64_t key_any, uint64_t x_any, digit *digits)
{
	int			used = 0;

	for (int i = 0; i < MOST_DIGITS; i++)
	{
		bool		of_x = i >= KEY_DIGITS;
		int			shift = DIGIT_BITS * (of_x ? i - KEY_DIGITS : i);

		if ((((of_x ? x_any : key_any) >> shift) & (DIGITS - 1)) == 0)
			continue;
		digits[used].of_x = of_x;
		digits[used].shift = shift;
		memset(digits[used++].start, 0, sizeof(digits->start));
	}
	for (uint32_t j = 0; j < n; j++)
	{
		for (int i = 0; i < used; i++)
			digits[i].start[value_at(&items[j], &digits[i])]++;
	}
	return used;
}

/* One stable pass; the counts become the places of the items and are used up. */
static void
radix_pass(const dbm_item *from, dbm_item *to, uint32_t n, digit *d)
{
	uint32_t	sum = 0;

	for (int i = 0; i < DIGITS; i++)
	{
		uint32_t	here = d->start[i];

		d->start[i] = sum;
		sum += here;
	}
	if (d->of_x)
	{
		for (uint32_t i = 0; i < n; i++)
			to[d->start[(from[i].x >> d->shift) & (DIGITS - 1)]++] = from[i];
	}
	else
	{
		for (uint32_t i = 0; i < n; i++)
			to[d->start[(from[i].key >> d->shift) & (DIGITS - 1)]++] = from[i];
	}
}

/* By x, then key; scratch has room for n items. */
static void
sort_items(dbm_item *items, dbm_item *scratch, uint32_t n, dbm_tick tick)
{
	dbm_item   *from = items;
	dbm_item   *to = scratch;
	uint64_t	key_any = 0;
	uint64_t	x_any = 0;
	bool		ascending = true;	/* as stored lists are */
	digit		digits[MOST_DIGITS];
	int			used;

	if (n <= FEW)
	{
		insertion_sort(items, n);
		return;
	}
	for (uint32_t i = 1; i < n; i++)
	{
		key_any |= items[i].key ^ items[0].key;
		x_any |= items[i].x ^ items[0].x;
		ascending &= !before(&items[i], &items[i - 1]);
	}
	used = ascending ? 0 : digits_that_vary(items, n, key_any, x_any, digits);
	for (int pass = 0; pass < used; pass++)
	{
		dbm_item   *swap = from;

		DBM_TICK(tick, 0);
		radix_pass(from, to, n, &digits[pass]);
		from = to;
		to = swap;
	}
	if (from != items)
		memcpy(items, from, sizeof(dbm_item) * n);
}

/* The index of a time in order of first appearance; UINT32_MAX when there is no room. */
static uint32_t
time_code(dbm_times *times, double value)
{
	uint32_t	mask = 2 * times->capacity - 1;
	uint32_t	at = (uint32_t) dbm_hash_scramble(bits_of(value)) & mask;

	for (; times->slots[at] != 0; at = (at + 1) & mask)
	{
		if (times->values[times->slots[at] - 1] == value)
			return times->slots[at] - 1;
	}
	if (times->n >= times->capacity)
		return UINT32_MAX;
	times->values[times->n++] = value;
	times->slots[at] = times->n;
	return times->n - 1;
}

/* Sorts the times and leaves in slots[] the new index of each old one. */
static void
sort_times(dbm_times *times, dbm_item *items, dbm_item *scratch, dbm_tick tick)
{
	for (uint32_t i = 0; i < times->n; i++)
	{
		items[i].key = bits_of(times->values[i]);	/* not negative: ordered as the values are */
		items[i].x = 0;
		items[i].count = i;
	}
	sort_items(items, scratch, times->n, tick);
	for (uint32_t i = 0; i < times->n; i++)
	{
		times->values[i] = value_of(items[i].key);
		times->slots[items[i].count] = i;
	}
}

/* Counts equal neighbours once. */
static dbm_status
merge(dbm_item *items, uint32_t *n)
{
	uint32_t	distinct = 0;

	for (uint32_t i = 0; i < *n; i++)
	{
		dbm_item   *last = &items[distinct - (distinct > 0)];

		if (distinct == 0 || last->key != items[i].key || last->x != items[i].x)
			items[distinct++] = items[i];
		else if (items[i].count > UINT32_MAX - last->count)
			return DBM_OVERFLOW;
		else
			last->count += items[i].count;
	}
	*n = distinct;
	return DBM_OK;
}

static int
bits_in(uint32_t value)
{
	int			bits = 0;

	for (; value > 0; value >>= 1)
		bits++;
	return bits;
}

/*
 * Items whose x, codes of `width` bits and count of `low` bits fit in one number, in half
 * the memory that items take: the numbers lie in the scratch, and meanwhile in the items.
 */
static void
sort_packed(const dbm_times *times, dbm_item *items, dbm_item *scratch, uint32_t n, int x_bits,
			int width, int low, dbm_tick tick)
{
	uint64_t   *numbers = (uint64_t *) scratch;
	uint64_t	code = (UINT64_C(1) << width) - 1;
	uint64_t	last = 0;
	bool		ascending = true;	/* as stored lists are */

	for (uint32_t i = 0; i < n; i++)
	{
		uint64_t	times_of = (uint64_t) times->slots[DBM_ITEM_V(items[i])] << width |
			times->slots[DBM_ITEM_U(items[i])];

		numbers[i] = ((uint64_t) items[i].x << width << width | times_of) << low | items[i].count;
		ascending &= numbers[i] >= last;
		last = numbers[i];
	}
	if (!ascending)
		dbm_radix_sort(numbers, (uint64_t *) items, n, low, x_bits + 2 * width, tick);
	for (uint32_t i = 0; i < n; i++)
	{
		uint64_t	number = numbers[i];

		items[i].count = (uint32_t) (number & ((UINT64_C(1) << low) - 1));
		number >>= low;
		items[i].key = (number >> width & code) << 32 | (number & code);
		items[i].x = (uint32_t) (number >> width >> width);
	}
}

/* The new codes of the times, and their order. */
static void
sort_coded(const dbm_times *times, dbm_item *items, dbm_item *scratch, uint32_t n, dbm_tick tick)
{
	uint32_t	x_any = 0;
	uint32_t	count_any = 0;
	int			width = bits_in(times->n);

	for (uint32_t i = 0; i < n; i++)
	{
		x_any |= items[i].x;
		count_any |= items[i].count;
	}
	if (n > FEW && bits_in(x_any) + 2 * width + bits_in(count_any) < 64)
	{
		sort_packed(times, items, scratch, n, bits_in(x_any), width, bits_in(count_any), tick);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		items[i].key = (uint64_t) times->slots[DBM_ITEM_V(items[i])] << 32 |
			times->slots[DBM_ITEM_U(items[i])];
	sort_items(items, scratch, n, tick);
}

dbm_status
dbm_cells_code(const dbm_cell *cells, uint32_t n, dbm_times *times, dbm_item *items,
			   dbm_item *scratch, uint32_t *coded, dbm_tick tick)
{
	times->n = 0;
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	u = time_code(times, cells[i].u);
		uint32_t	v = time_code(times, cells[i].v);

		DBM_TICK(tick, i);
		if (u == UINT32_MAX || v == UINT32_MAX)
			return DBM_NO_ROOM;
		items[i].key = (uint64_t) v << 32 | u;
		items[i].x = cells[i].x;
		items[i].count = cells[i].count;
	}
	sort_times(times, scratch, scratch + times->n, tick);
	sort_coded(times, items, scratch, n, tick);
	*coded = n;
	return merge(items, coded);
}

dbm_status
dbm_cells_by_u(const dbm_cell *cells, uint32_t n, dbm_item *items, dbm_item *scratch,
			   uint32_t *coded, dbm_tick tick)
{
	for (uint32_t i = 0; i < n; i++)
	{
		items[i].key = bits_of(cells[i].u);
		items[i].x = cells[i].x;
		items[i].count = cells[i].count;
	}
	sort_items(items, scratch, n, tick);
	*coded = n;
	return merge(items, coded);
}

static dbm_cell
decoded(dbm_item item, const double *times)
{
	dbm_cell	cell = {0.0, 0.0, item.x, item.count};

	cell.u = times == NULL ? value_of(item.key) : times[DBM_ITEM_U(item)];
	cell.v = times == NULL ? 0.0 : times[DBM_ITEM_V(item)];
	return cell;
}

void
dbm_items_decode(const dbm_item *items, uint32_t n, const double *times, dbm_cell *cells)
{
	for (uint32_t i = 0; i < n; i++)
		cells[i] = decoded(items[i], times);
}

static bool
cell_before(const dbm_cell *a, const dbm_cell *b)
{
	if (a->x != b->x)
		return a->x < b->x;
	return a->v < b->v || (a->v == b->v && a->u < b->u);
}

dbm_status
dbm_cells_subtract(dbm_cell *from, uint32_t *n, const dbm_cell *minus, uint32_t m,
				   uint32_t *missing)
{
	uint32_t	kept = 0;
	uint32_t	j = 0;

	for (uint32_t i = 0; i < *n; i++)
	{
		dbm_cell	cell = from[i];

		*missing = j;
		if (j < m && cell_before(&minus[j], &cell))
			return DBM_INVALID;
		if (j < m && !cell_before(&cell, &minus[j]))
		{
			if (minus[j].count > cell.count)
				return DBM_INVALID;
			cell.count -= minus[j++].count;
		}
		if (cell.count > 0)
			from[kept++] = cell;
	}
	*n = kept;
	*missing = j;
	return j < m ? DBM_INVALID : DBM_OK;
}

double
dbm_age_later(double age, double days, double unit_days)
{
	double		whole = rint(age * unit_days);

	return whole / unit_days == age ? (whole + days) / unit_days : age + days / unit_days;
}

uint64_t
dbm_items_fingerprint(const dbm_item *items, uint32_t n, const double *times)
{
	uint64_t	sum = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		dbm_cell	cell = decoded(items[i], times);

		sum += dbm_hash_scramble(hash_of(&cell) + dbm_hash_scramble(cell.count));
	}
	return sum;
}

double
dbm_item_u(dbm_item item)
{
	return value_of(item.key);
}
