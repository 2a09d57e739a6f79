/*
 * cells.c
 *	  A histogram of equal facts, kept by open addressing, and its canonical order.
 *
 * The likelihood of a purchase model sees a customer only as (x, t_x, t), and on a
 * calendar of days many customers share one. Counting them makes a fit of a
 * million customers one of a third as many cells, of a tenth at week grain.
 *
 * The table probes linearly from a mixed hash; memory is the caller's, so a full
 * table is reported and never grown here. Sums over cells are taken in the order
 * (x, v, u): the same bits whatever order, worker or split the rows came in. That
 * order is made by coding the distinct times, of which a calendar has few, and by
 * a least-significant-digit radix sort that passes over only the digits that vary.
 */
#include <string.h>

#include "core/cells.h"

#define DIGIT_BITS	11
#define DIGITS		(1 << DIGIT_BITS)

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

/* The finaliser of MurmurHash3 (public domain). */
static uint64_t
mix(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 33;
	h *= UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ (h >> 33);
}

static uint64_t
hash_of(const dbm_cell *cell)
{
	uint64_t	h = bits_of(cell->u) * UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ (h >> 32) ^ bits_of(cell->v)) * UINT64_C(0xd6e8feb86659fd93);
	return mix(h ^ (h >> 29) ^ cell->x);
}

dbm_status
dbm_cells_add(dbm_cell *table, uint32_t slots, uint32_t *used, dbm_cell cell)
{
	uint32_t	mask = slots - 1;
	uint32_t	at = (uint32_t) hash_of(&cell) & mask;

	for (; table[at].count != 0; at = (at + 1) & mask)
	{
		if (table[at].u == cell.u && table[at].v == cell.v && table[at].x == cell.x)
		{
			if (cell.count > UINT32_MAX - table[at].count)
				return DBM_OVERFLOW;
			table[at].count += cell.count;
			return DBM_OK;
		}
	}
	if (*used >= slots - slots / 4)
		return DBM_NO_ROOM;
	table[at] = cell;
	(*used)++;
	return DBM_OK;
}

dbm_status
dbm_cells_add_all(dbm_cell *table, uint32_t slots, uint32_t *used, const dbm_cell *from, uint32_t n,
				  dbm_tick tick)
{
	for (uint32_t i = 0; i < n; i++)
	{
		dbm_status	status;

		DBM_TICK(tick, i);
		if (from[i].count == 0)
			continue;
		status = dbm_cells_add(table, slots, used, from[i]);
		if (status != DBM_OK)
			return status;
	}
	return DBM_OK;
}

uint64_t
dbm_cells_slots(uint64_t n)
{
	uint64_t	slots = 8;

	while (slots - slots / 4 < n)
		slots *= 2;
	return slots;
}

uint64_t
dbm_cells_fingerprint(const dbm_cell *cells, uint32_t n)
{
	uint64_t	sum = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		if (cells[i].count != 0)
			sum += mix(hash_of(&cells[i]) + mix(cells[i].count));
	}
	return sum;
}

/* One stable pass over the digit at `shift` of the key, or of x. */
static void
radix_pass(const dbm_item *from, dbm_item *to, uint32_t n, int shift, bool by_x)
{
	uint32_t	start[DIGITS] = {0};
	uint32_t	sum = 0;

	for (uint32_t i = 0; i < n; i++)
		start[((by_x ? from[i].x : from[i].key) >> shift) & (DIGITS - 1)]++;
	for (int d = 0; d < DIGITS; d++)
	{
		uint32_t	here = start[d];

		start[d] = sum;
		sum += here;
	}
	for (uint32_t i = 0; i < n; i++)
		to[start[((by_x ? from[i].x : from[i].key) >> shift) & (DIGITS - 1)]++] = from[i];
}

/* Few items: insertion beats the counters of a radix pass. */
static void
insertion_sort(dbm_item *items, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
	{
		dbm_item	item = items[i];
		uint32_t	at = i;

		for (; at > 0 && (items[at - 1].x > item.x ||
						  (items[at - 1].x == item.x && items[at - 1].key > item.key)); at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

void
dbm_items_sort(dbm_item *items, dbm_item *scratch, uint32_t n, dbm_tick tick)
{
	dbm_item   *from = items;
	dbm_item   *to = scratch;
	uint64_t	key_any = 0;
	uint64_t	x_any = 0;

	if (n <= 48)
	{
		insertion_sort(items, n);
		return;
	}
	for (uint32_t i = 1; i < n; i++)
	{
		key_any |= items[i].key ^ items[0].key;
		x_any |= items[i].x ^ items[0].x;
	}
	for (int pass = 0; pass < 9; pass++)
	{
		bool		by_x = pass >= 6;
		int			shift = DIGIT_BITS * (by_x ? pass - 6 : pass);
		dbm_item   *swap = from;

		if ((((by_x ? x_any : key_any) >> shift) & (DIGITS - 1)) == 0)
			continue;
		DBM_TICK(tick, 0);
		radix_pass(from, to, n, shift, by_x);
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
	uint32_t	at = (uint32_t) mix(bits_of(value)) & mask;

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
	dbm_items_sort(items, scratch, times->n, tick);
	for (uint32_t i = 0; i < times->n; i++)
	{
		times->values[i] = value_of(items[i].key);
		times->slots[items[i].count] = i;
	}
}

dbm_status
dbm_cells_code(const dbm_cell *cells, uint32_t n, dbm_times *times, dbm_item *items,
			   dbm_item *scratch, uint32_t *coded, dbm_tick tick)
{
	uint32_t	m = 0;

	times->n = 0;
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	u;
		uint32_t	v;

		DBM_TICK(tick, i);
		if (cells[i].count == 0)
			continue;
		u = time_code(times, cells[i].u);
		v = time_code(times, cells[i].v);
		if (u == UINT32_MAX || v == UINT32_MAX)
			return DBM_NO_ROOM;
		items[m].key = (uint64_t) v << 32 | u;
		items[m].x = cells[i].x;
		items[m++].count = cells[i].count;
	}
	sort_times(times, scratch, scratch + times->n, tick);
	for (uint32_t i = 0; i < m; i++)
		items[i].key = (uint64_t) times->slots[DBM_ITEM_V(items[i])] << 32 |
			times->slots[DBM_ITEM_U(items[i])];
	dbm_items_sort(items, scratch, m, tick);
	*coded = m;
	return DBM_OK;
}

uint32_t
dbm_cells_by_u(const dbm_cell *cells, uint32_t n, dbm_item *items, dbm_item *scratch, dbm_tick tick)
{
	uint32_t	m = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		DBM_TICK(tick, i);
		if (cells[i].count == 0)
			continue;
		items[m].key = bits_of(cells[i].u);
		items[m].x = cells[i].x;
		items[m++].count = cells[i].count;
	}
	dbm_items_sort(items, scratch, m, tick);
	return m;
}

double
dbm_item_u(dbm_item item)
{
	return value_of(item.key);
}
