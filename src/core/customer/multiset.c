/*
 * multiset.c
 *	  What a rank needs of a population: how many customers have which facts.
 *
 * Rows are appended as they come. Equal rows are merged when the owner asks
 * for it, usually when the buffer is full; which rows are merged already never
 * changes what the set means. Money is exact: one scale for the whole set, 64
 * bits where they do, 128 where some amount needs them.
 *
 * The owner allocates, and copies to a larger buffer with dbm_multiset_append.
 */
#include "core/customer/multiset.h"

static inline size_t
row_words(const dbm_multiset *set)
{
	return set->wide ? 4 : 3;
}

size_t
dbm_multiset_bytes(size_t capacity, bool wide)
{
	return sizeof(dbm_multiset) + capacity * (wide ? 4 : 3) * sizeof(int64_t);
}

bool
dbm_multiset_is_wide(dbm_int128 monetary)
{
	return monetary > INT64_MAX || monetary < INT64_MIN;
}

static inline void
get_row(const dbm_multiset *set, size_t i, dbm_rank_row *row)
{
	const int64_t *w = set->words + i * row_words(set);
	uint64_t	packed;

	if (set->wide)
	{
		row->monetary = (dbm_int128) w[0] * ((dbm_int128) 1 << 64) + (uint64_t) w[1];
		w++;
	}
	else
		row->monetary = w[0];
	row->frequency = w[1];
	packed = (uint64_t) w[2];
	row->recency = (int32_t) (packed >> 32);
	row->count = (uint32_t) packed;
}

static inline void
put_row(dbm_multiset *set, size_t i, const dbm_rank_row *row)
{
	int64_t    *w = set->words + i * row_words(set);

	if (set->wide)
	{
		*w++ = (int64_t) (row->monetary >> 64);
		w[0] = (int64_t) (uint64_t) row->monetary;
	}
	else
		w[0] = (int64_t) row->monetary;
	w[1] = row->frequency;
	w[2] = (int64_t) (((uint64_t) (uint32_t) row->recency << 32) | row->count);
}

void
dbm_multiset_get(const dbm_multiset *set, size_t i, dbm_rank_row *row)
{
	get_row(set, i, row);
}

dbm_status
dbm_multiset_add(dbm_multiset *set, const dbm_rank_row *row)
{
	if (set->n >= set->capacity || (!set->wide && dbm_multiset_is_wide(row->monetary)))
		return DBM_NO_ROOM;
	put_row(set, set->n++, row);
	set->canonical = 0;
	return DBM_OK;
}

dbm_status
dbm_multiset_width_at(const dbm_multiset *set, int scale, bool *wide, dbm_tick tick)
{
	*wide = set->wide;
	if (scale <= set->scale)
		return DBM_OK;
	for (size_t i = 0; i < set->n; i++)
	{
		dbm_rank_row row;
		dbm_status	status;

		DBM_TICK(tick, i);
		get_row(set, i, &row);
		status = dbm_rank_rescale(&row, 1, set->scale, scale, NULL);
		if (status != DBM_OK)
			return status;
		*wide = *wide || dbm_multiset_is_wide(row.monetary);
	}
	return DBM_OK;
}

dbm_status
dbm_multiset_append(dbm_multiset *set, const dbm_multiset *from, dbm_tick tick)
{
	if (set->capacity - set->n < from->n || (from->wide && !set->wide))
		return DBM_NO_ROOM;
	for (size_t i = 0; i < from->n; i++)
	{
		dbm_rank_row row;
		dbm_status	status;

		DBM_TICK(tick, i);
		get_row(from, i, &row);
		if (from->scale != set->scale)
		{
			status = dbm_rank_rescale(&row, 1, from->scale, set->scale, NULL);
			if (status != DBM_OK)
				return status;
		}
		status = dbm_multiset_add(set, &row);
		if (status != DBM_OK)
			return status;
	}
	return DBM_OK;
}

void
dbm_multiset_unpack(const dbm_multiset *set, dbm_rank_row *rows, dbm_tick tick)
{
	for (size_t i = 0; i < set->n; i++)
	{
		DBM_TICK(tick, i);
		get_row(set, i, &rows[i]);
	}
}

void
dbm_multiset_pack(dbm_multiset *set, const dbm_rank_row *rows, size_t n, dbm_tick tick)
{
	for (size_t i = 0; i < n; i++)
	{
		DBM_TICK(tick, i);
		put_row(set, i, &rows[i]);
	}
	set->n = (uint32_t) n;
	set->canonical = 0;
}

void
dbm_multiset_collapse(dbm_multiset *set, dbm_rank_row *scratch, dbm_tick tick)
{
	if (set->canonical)
		return;
	dbm_multiset_unpack(set, scratch, tick);
	dbm_multiset_pack(set, scratch, dbm_rank_collapse(scratch, set->n, tick), tick);
	set->canonical = 1;
}

static bool
valid_set(const dbm_multiset *set, size_t bytes)
{
	return set->n <= set->capacity && set->wide <= 1 && set->canonical <= 1 &&
		set->scale <= DBM_DECIMAL_DIGITS && dbm_multiset_bytes(set->capacity, set->wide) <= bytes;
}

bool
dbm_population_valid(const dbm_population *population, size_t bytes)
{
	return bytes >= sizeof(dbm_population) && population->version == DBM_POPULATION_VERSION &&
		(population->bins == 0 ||
		 (population->bins >= DBM_RANK_MIN_BINS && population->bins <= DBM_RANK_MAX_BINS)) &&
		population->nested <= 1 && population->currency[DBM_CURRENCY_BYTES] == '\0' &&
		valid_set(&population->set, bytes - offsetof(dbm_population, set));
}
