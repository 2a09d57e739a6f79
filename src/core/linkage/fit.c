/*
 * fit.c
 *	  What a linkage model learns from a table: pools of pairs, frequencies, shared values.
 *
 * Pairs are drawn with a generator that starts from a seed and from hashes of values, and
 * the table is in the order of its records' ids, so that the same records give the same
 * model whatever order they were stored in.
 */
#include <math.h>
#include <string.h>

#include "core/base/radix_sort.h"
#include "core/linkage/blocking.h"
#include "core/linkage/fit.h"
#include "core/name/frequency.h"

#define RANDOM_PAIRS	400000	/* sample for u at most; all pairs when there are fewer */
#define RANDOM_LEAST	20000
#define RANDOM_SHARE	20		/* pairs of the sample by record */
#define POOL_PAIRS		40000
#define BLOCK_PAIRS		15		/* of one block in a pool */
#define FULL_PRIOR		100		/* pairs behind what is known of firms with one full name */
#define UNSEEN_SPREAD	0.2		/* share of pairs of a value seen once that are two entities */
#define FREQUENT		1000	/* values of a field with a frequency of their own */
#define NAME_PAIRS		400		/* pseudo-pairs behind the frequency of a name */
#define NAME_CHANCE		0.025
#define PEOPLE			1000.0	/* pseudo-records behind a name's share of the population */

static inline uint64_t
next_random(uint64_t *state)
{
	*state += UINT64_C(0x9e3779b97f4a7c15);
	return dbm_hash_mix(*state, 43);
}

static inline size_t
below(uint64_t *state, size_t n)
{
	return (size_t) ((next_random(state) >> 32) * (uint64_t) n >> 32);
}

/* ---- pools of pairs ---------------------------------------------------------------------- */

/* The first value of every record that has one. */
static size_t
field_entries(const dbm_link_table *table, dbm_link_field field, uint64_t *entry)
{
	size_t		used = 0;

	for (size_t i = 0; i < table->n; i++)
	{
		const dbm_value *value = dbm_first_value(table, field, i);

		if (value != NULL && !(value->flags & (DBM_VALUE_GENERIC | DBM_VALUE_ROLE)))
			entry[used++] = (dbm_equal_key(table->column[field].kind, value) &
							 UINT64_C(0xffffffff00000000)) | i;
	}
	return used;
}

static void
pool_add(const dbm_link_table *table, dbm_pool *pool, size_t a, size_t b, double weight)
{
	dbm_room   *room = table->room;
	dbm_evidence evidence;
	bool		found;
	uint32_t   *at;

	dbm_compare(table, a, b, &evidence);
	at = dbm_hash_find(room, &pool->seen, dbm_hash_bytes(&evidence.levels,
														 sizeof(evidence.levels), 47), &found);
	if (!found)
	{
		size_t		have[4] = {pool->room, pool->room, pool->room, pool->room};

		pool->pairs = dbm_room_grow(room, pool->pairs, &have[0], pool->n + 1,
									sizeof(*pool->pairs));
		pool->count = dbm_room_grow(room, pool->count, &have[1], pool->n + 1,
									sizeof(*pool->count));
		pool->weight = dbm_room_grow(room, pool->weight, &have[2], pool->n + 1,
									 sizeof(*pool->weight));
		pool->chance = dbm_room_grow(room, pool->chance, &have[3], pool->n + 1,
									 sizeof(*pool->chance));
		pool->room = have[0];
		pool->pairs[pool->n] = evidence.levels;
		pool->count[pool->n] = pool->weight[pool->n] = 0;
		*at = (uint32_t) pool->n++;
	}
	pool->count[*at] += 1;
	pool->weight[*at] += (float) weight;
	pool->total += 1;
	DBM_TICK(room->tick, (uint64_t) pool->total);
}

static void
draw_random(const dbm_link_table *table, dbm_pool *pool, uint64_t seed)
{
	size_t		n = table->n;
	size_t		wanted = RANDOM_LEAST + RANDOM_SHARE * n;

	if (wanted > RANDOM_PAIRS)
		wanted = RANDOM_PAIRS;
	pool->share = 1e-4;
	if (n * (n - 1) / 2 <= wanted)
	{
		for (size_t i = 0; i < n; i++)
		{
			for (size_t j = i + 1; j < n; j++)
				pool_add(table, pool, i, j, 1);
		}
		return;
	}
	for (size_t taken = 0; taken < wanted; taken++)
	{
		size_t		i = below(&seed, n);
		size_t		j = (i + 1 + below(&seed, n - 1)) % n;

		pool_add(table, pool, i < j ? i : j, i < j ? j : i, 1);
	}
}

/* Pairs of equal keys: the blocks in the order of their hashes until there are enough. */
static void
draw_blocks(const dbm_link_table *table, dbm_pool *pool, const uint64_t *entry, size_t used)
{
	pool->share = 0.3;
	for (size_t begin = 0, end; begin < used && pool->n < POOL_PAIRS; begin = end)
	{
		size_t		size;
		size_t		pairs;
		uint64_t	state = entry[begin];

		for (end = begin + 1; end < used && entry[end] >> 32 == entry[begin] >> 32; end++)
			;
		size = end - begin;
		pairs = size * (size - 1) / 2;
		if (pairs <= BLOCK_PAIRS)
		{
			for (size_t i = begin; i < end; i++)
			{
				for (size_t j = i + 1; j < end; j++)
					pool_add(table, pool, (uint32_t) entry[i], (uint32_t) entry[j], 1);
			}
			continue;
		}
		for (size_t taken = 0; taken < BLOCK_PAIRS; taken++)
		{
			size_t		i = below(&state, size);
			size_t		j = (i + 1 + below(&state, size - 1)) % size;

			pool_add(table, pool, (uint32_t) entry[begin + i], (uint32_t) entry[begin + j],
					 (double) pairs / BLOCK_PAIRS);
		}
	}
}

static uint32_t
excluded(dbm_link_field field)
{
	uint32_t	mask = UINT32_C(1) << field;

	if (field == DBM_LINK_EMAIL || field == DBM_LINK_DOMAIN)
		mask |= UINT32_C(1) << DBM_LINK_EMAIL | UINT32_C(1) << DBM_LINK_DOMAIN;
	return mask;
}

static void
draw_anchor(const dbm_link_table *table, dbm_fit *fit, uint64_t *entry, size_t used,
			uint32_t without)
{
	dbm_pool   *pool = &fit->anchor[fit->anchors++];

	pool->without = without;
	dbm_radix_sort(entry, entry + table->n, used, 32, 32, table->room->tick);
	draw_blocks(table, pool, entry, used);
}

static void
draw_anchors(const dbm_link_table *table, dbm_fit *fit, uint64_t *entry)
{
	size_t		used = 0;
	uint32_t	names = UINT32_C(1) << DBM_LINK_GIVEN | UINT32_C(1) << DBM_LINK_SURNAME;
	uint32_t	teachers = table->company ?
		UINT32_C(1) << DBM_LINK_COMPANY | UINT32_C(1) << DBM_LINK_DOMAIN |
		UINT32_C(1) << DBM_LINK_PHONE | UINT32_C(1) << DBM_LINK_CREDIT :
		UINT32_C(1) << DBM_LINK_BIRTH | UINT32_C(1) << DBM_LINK_EMAIL |
		UINT32_C(1) << DBM_LINK_MOBILE | UINT32_C(1) << DBM_LINK_PHONE |
		UINT32_C(1) << DBM_LINK_NATIONAL | UINT32_C(1) << DBM_LINK_UNION |
		UINT32_C(1) << DBM_LINK_OPEN;
	uint32_t	places = UINT32_C(1) << DBM_LINK_ADDRESS | UINT32_C(1) << DBM_LINK_STREET |
		UINT32_C(1) << DBM_LINK_POSTCODE;

	if (!table->company)
		places |= UINT32_C(1) << DBM_LINK_COMPANY | UINT32_C(1) << DBM_LINK_DOMAIN;
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		if (!table->column[f].used || f == DBM_LINK_SUFFIX || f == DBM_LINK_REGION ||
			f == DBM_LINK_COUNTRY)
			continue;
		used = field_entries(table, (dbm_link_field) f, entry);
		draw_anchor(table, fit, entry, used, excluded((dbm_link_field) f));
		fit->anchor[fit->anchors - 1].other_name = f == DBM_LINK_GIVEN ? DBM_LINK_SURNAME :
			f == DBM_LINK_SURNAME ? DBM_LINK_GIVEN : -1;
		fit->anchor[fit->anchors - 1].teaches = (teachers >> f & 1) != 0;
		fit->anchor[fit->anchors - 1].place = (places >> f & 1) != 0;
	}
	if (!table->column[DBM_LINK_GIVEN].used)
		return;
	used = 0;
	fit->names = fit->anchors;
	fit->anchor[fit->names].other_name = -1;
	for (size_t i = 0; i < table->n; i++)
	{
		uint64_t	key = dbm_key_names(table, i);

		if (key != 0)
			entry[used++] = (key & UINT64_C(0xffffffff00000000)) | i;
	}
	draw_anchor(table, fit, entry, used, names);
	fit->anchor[fit->anchors - 1].teaches = true;
}

static void
drop_pool(dbm_room *room, dbm_pool *pool)
{
	if (pool->room == 0)
		return;
	room->resize(room->context, pool->pairs, pool->room * sizeof(*pool->pairs), 0);
	room->resize(room->context, pool->seen.slots, pool->seen.room * sizeof(dbm_hash_slot), 0);
	room->resize(room->context, pool->count, pool->room * sizeof(*pool->count), 0);
	room->resize(room->context, pool->weight, pool->room * sizeof(*pool->weight), 0);
	room->resize(room->context, pool->chance, pool->room * sizeof(*pool->chance), 0);
}

/* The share of a pool's pairs, as many as they stand for, that are two entities. */
static double
spread_of(const dbm_link_table *table, const dbm_pool *pool, int field, double start)
{
	/* of firms those with the same full name: parts of names are shared by many */
	bool		full = table->company && field == DBM_LINK_COMPANY;
	double		total = full ? FULL_PRIOR : 4;
	double		different = total * start;

	for (size_t i = 0; i < pool->n; i++)
	{
		if (full && pool->pairs[i].level[field] != dbm_kind_levels(DBM_KIND_COMPANY) - 1)
			continue;
		different += (double) pool->weight[i] * (1 - (double) pool->chance[i]);
		total += pool->weight[i];
	}
	return different / total;
}

/*
 * Of the people of one surname and address but clearly different given names, are
 * those of one birthday the exception, as twins are? If they are the rule, then it is
 * the given names that are in error here, and there are no families.
 */
static bool
holds_families(const dbm_fit *fit)
{
	uint32_t	address = UINT32_C(1) << DBM_LINK_ADDRESS | UINT32_C(1) << DBM_LINK_STREET |
		UINT32_C(1) << DBM_LINK_POSTCODE;
	double		born_together = 0;
	double		born_apart = 0;

	for (int i = 0; i < fit->anchors; i++)
	{
		const dbm_pool *pool = &fit->anchor[i];

		for (size_t j = 0; j < pool->n && (pool->without & address) != 0; j++)
		{
			const uint8_t *level = pool->pairs[j].level;

			if (level[DBM_LINK_GIVEN] != 1 || level[DBM_LINK_SURNAME] < 4 ||
				(level[DBM_LINK_NUMBER] != 0 && level[DBM_LINK_NUMBER] < 3))
				continue;
			if (level[DBM_LINK_BIRTH] >= 3)
				born_together += pool->count[j];
			if (level[DBM_LINK_BIRTH] == 1)
				born_apart += pool->count[j];
		}
	}
	return born_together < 4 || born_together < 3 * born_apart;
}

void
dbm_link_fit(dbm_link_table *table, dbm_link_model *model, uint64_t seed)
{
	dbm_room   *room = table->room;
	size_t		bytes = 2 * (table->n + 1) * sizeof(uint64_t);
	uint64_t   *entry = room->resize(room->context, NULL, 0, bytes);
	dbm_fit		fit;

	memset(&fit, 0, sizeof(fit));
	fit.names = fit.random.other_name = -1;
	if (table->n >= 2)
		draw_random(table, &fit.random, seed);
	draw_anchors(table, &fit, entry);
	model->families = holds_families(&fit);
	dbm_fs_fit(model, table, &fit, room->tick);
	for (int i = 0; i < fit.anchors; i++)
	{
		for (int f = 0; f < DBM_LINK_FIELDS; f++)
		{
			if (fit.anchor[i].without == excluded((dbm_link_field) f))
				model->spread[f] = spread_of(table, &fit.anchor[i], f, model->spread[f]);
		}
	}
	drop_pool(room, &fit.random);
	for (int i = 0; i < fit.anchors; i++)
		drop_pool(room, &fit.anchor[i]);
	room->resize(room->context, entry, bytes, 0);
}

/* ---- frequencies ---------------------------------------------------------------------------- */

static bool
weighs_frequency(dbm_link_kind kind)
{
	return kind != DBM_KIND_PHONE && kind != DBM_KIND_EMAIL && kind != DBM_KIND_ID &&
		kind != DBM_KIND_SUFFIX && kind != DBM_KIND_DOMAIN;
}

typedef struct tally
{
	uint64_t	hash;
	uint64_t	count;
} tally;

static inline bool
tally_before(const tally *x, const tally *y)
{
	return x->count != y->count ? x->count > y->count : x->hash < y->hash;
}

/* Sift down in a heap whose top is the least of what is kept. */
static void
sift(tally *heap, size_t n, size_t at)
{
	for (;;)
	{
		size_t		child = 2 * at + 1;
		tally		swap;

		if (child >= n)
			return;
		if (child + 1 < n && tally_before(&heap[child], &heap[child + 1]))
			child++;
		if (!tally_before(&heap[at], &heap[child]))
			return;
		swap = heap[at];
		heap[at] = heap[child];
		heap[child] = swap;
		at = child;
	}
}

static void
keep_tally(tally *heap, size_t *n, tally item)
{
	if (*n < FREQUENT)
	{
		heap[(*n)++] = item;
		if (*n == FREQUENT)
		{
			for (size_t i = FREQUENT / 2; i-- > 0;)
				sift(heap, FREQUENT, i);
		}
		return;
	}
	if (tally_before(&item, &heap[0]))
	{
		heap[0] = item;
		sift(heap, FREQUENT, 0);
	}
}

/* How many records hold every hash or key of a field. */
static size_t
count_values(dbm_link_table *table, const dbm_column *column, dbm_hash_index *index, tally **items,
			 size_t *have)
{
	size_t		n = 0;

	*items = NULL;
	*have = 0;
	for (size_t i = 0; i < column->n_values; i++)
	{
		const dbm_value *value = &column->values[i];
		uint64_t	hashes[2] = {value->hash, value->key};

		DBM_TICK(table->room->tick, i);
		for (int k = 0; k < 2; k++)
		{
			bool		found;
			uint32_t   *at;

			if (hashes[k] == 0)
				continue;
			at = dbm_hash_find(table->room, index, hashes[k], &found);
			if (!found)
			{
				*at = (uint32_t) n;
				*items = dbm_room_grow(table->room, *items, have, n + 1, sizeof(tally));
				(*items)[n++] = (tally) {hashes[k], 0};
			}
			(*items)[*at].count += value->count;
		}
	}
	return n;
}

static void
field_frequencies(dbm_link_table *table, dbm_link_model *model, dbm_link_field field,
				  dbm_frequent_list *list)
{
	dbm_column *column = &table->column[field];
	dbm_hash_index index = {NULL, 0, 0};
	tally	   *items;
	size_t		have;
	size_t		n = count_values(table, column, &index, &items, &have);
	tally		kept[FREQUENT];
	size_t		keep = 0;
	uint32_t	at;
	double		held = 0;
	double		rest = 0;
	double		pairs = 0;
	double		spread = model->spread[field];
	double		unseen = table->company && field == DBM_LINK_COMPANY ? spread : UNSEEN_SPREAD;

	for (size_t i = 0; i < n; i++)
	{
		if (items[i].count >= 3)
			keep_tally(kept, &keep, items[i]);
	}
	for (size_t i = 0; i < column->n_values; i++)
		held += column->values[i].count;
	for (size_t i = 0; i < keep; i++)
	{
		list->item = dbm_room_grow(table->room, list->item, &list->room, list->n + 1,
								   sizeof(*list->item));
		list->item[list->n++] = (dbm_frequent) {kept[i].hash,
			(float) ((double) kept[i].count / held * spread), field};
		if (dbm_hash_lookup(&index, kept[i].hash, &at))
			items[at].hash = 0;	/* from here on: has a frequency of its own */
	}
	for (size_t i = 0; i < column->n_values; i++)
	{
		double		count = column->values[i].count;

		if (dbm_hash_lookup(&index, column->values[i].hash, &at) && items[at].hash != 0)
		{
			rest += count;
			pairs += count * (count - 1);
		}
	}
	model->frequency[field] = (pairs * spread + 0.5 * rest * unseen) / ((rest + 1) * (held + 1));
	/* the names of a few records do not tell how common they are among people */
	if (column->kind == DBM_KIND_GIVEN || column->kind == DBM_KIND_SURNAME)
		model->frequency[field] = (pairs * spread + 0.5 * rest * unseen +
								   NAME_PAIRS * NAME_CHANCE) /
			((rest + 1) * (held + 1) + NAME_PAIRS);
	if (model->frequency[field] <= 0)
		model->frequency[field] = 1 / (held + 2);
	if (index.slots != NULL)
		table->room->resize(table->room->context, index.slots,
							index.room * sizeof(dbm_hash_slot), 0);
	if (items != NULL)
		table->room->resize(table->room->context, items, have * sizeof(tally), 0);
}

void
dbm_link_find_frequent(dbm_link_table *table, dbm_link_model *model, dbm_frequent_list *list)
{
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		model->frequency[f] = 0;
		if (table->column[f].used && weighs_frequency(table->column[f].kind))
			field_frequencies(table, model, (dbm_link_field) f, list);
	}
}

static double
share_of_name(const dbm_link_table *table, dbm_link_kind kind, uint32_t text, size_t n)
{
	return kind == DBM_KIND_GIVEN ? dbm_given_share(table->points + text, n) :
		dbm_surname_share(table->points + text, n);
}

/*
 * A short list says little of how common a name is: behind what it holds stand pseudo-records
 * of the population, by the published shares of the common names. What is common in the list
 * stays common.
 */
static inline float
lean(float frequency, double share, double records)
{
	double		more = (share - (double) frequency) * PEOPLE / (records + PEOPLE);

	return more > 0 ? frequency + (float) more : frequency;
}

static void
lean_on_population(const dbm_link_table *table, dbm_link_kind kind, double records,
				   dbm_value *value)
{
	double		share = share_of_name(table, kind, value->text, value->length);

	value->share = (uint16_t) ceil(share * 1e5);
	value->frequency = lean(value->frequency, share, records);
	if (value->latin_length > 0)
		share = share_of_name(table, kind, value->latin, value->latin_length);
	value->key_frequency = lean(value->key_frequency, share, records);
}

void
dbm_link_apply(dbm_link_table *table, const dbm_link_model *model, const dbm_frequent_list *list)
{
	dbm_room   *room = table->room;
	dbm_hash_index index = {NULL, 0, 0};

	for (size_t i = 0; i < list->n; i++)
	{
		bool		found;
		uint64_t	hash = dbm_hash_mix(list->item[i].hash, list->item[i].field);

		*dbm_hash_find(room, &index, hash, &found) = (uint32_t) i;
	}
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		dbm_column *column = &table->column[f];

		for (size_t i = 0; i < column->n_values && column->used; i++)
		{
			dbm_value  *value = &column->values[i];
			uint32_t	at;

			value->frequency = value->key_frequency = (float) model->frequency[f];
			value->flags &= (uint16_t) ~DBM_VALUE_GENERIC;
			if (dbm_hash_lookup(&index, dbm_hash_mix(value->hash, f), &at))
			{
				value->frequency = list->item[at].frequency;
				if (list->item[at].frequency == 0)
					value->flags |= DBM_VALUE_GENERIC;
			}
			if (dbm_hash_lookup(&index, dbm_hash_mix(value->key, f), &at))
			{
				value->key_frequency = list->item[at].frequency;
				if (list->item[at].frequency == 0 && column->kind == DBM_KIND_PHONE)
					value->flags |= DBM_VALUE_GENERIC;
			}
			if (column->kind == DBM_KIND_GIVEN || column->kind == DBM_KIND_SURNAME)
				lean_on_population(table, column->kind, model->records, value);
		}
	}
	if (index.slots != NULL)
		room->resize(room->context, index.slots, index.room * sizeof(dbm_hash_slot), 0);
}

/*
 * The prior is the share of matches among all pairs, and the pairs that were scored
 * hold nearly all matches: so it is the fixed point of "expected matches under this
 * prior, by all pairs". `pseudo` pairs stand behind the start, and it is held within
 * a band around it.
 */
double
dbm_link_prior(const double *histogram, double low, double step, int bins, double pairs,
			   double start, double pseudo)
{
	double		prior = start;

	for (int round = 0; round < 50; round++)
	{
		double		expected = 0;
		double		next;

		for (int i = 0; i < bins; i++)
			expected += histogram[i] / (1 + exp2(-(low + (i + 0.5) * step) - prior));
		next = log2((expected + 0.5 + pseudo * exp2(start)) / (pairs + 1 + pseudo));
		if (next < start - 8)
			next = start - 8;
		if (next > start + 5)
			next = start + 5;
		if (fabs(next - prior) < 1e-6)
			break;
		prior = next;
	}
	return prior;
}
