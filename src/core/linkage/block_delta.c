/*
 * block_delta.c
 *	  Which pairs and which components a change of some records concerns.
 *
 * Blocking pairs the nodes (records of equal content) of every small block, and in a
 * block over the limit those within a window of its order. Let a node be dirty when the
 * records folded into it are not the same before and after. Then a pair may have become
 * a candidate, or ceased to be one, only if
 *
 *	- one of its nodes is dirty, or
 *	- both are in a block with a dirty node that was, or has become, larger than the
 *	  limit: where it crossed the limit, any two; where it was over it all the time, two
 *	  that are each within a window of something that came between them or went.
 *
 * Nodes of either kind are shaken. The candidates of shaken nodes after the change are
 * listed; every other candidate is what it was. The components of the graph of matches
 * that hold a shaken record, a candidate of one, or a seed are reached, and all records
 * equal to one in them: no cluster outside them can change.
 *
 * The caller owns the room; what is not a result is given back to it.
 */
#include <string.h>

#include "core/base/radix_sort.h"
#include "core/linkage/block_delta.h"

/* The nodes of one world, and what is known of them; worlds: 0 before, 1 after. */
typedef struct one_world
{
	uint32_t   *node_of;		/* by record; UINT32_MAX: not there */
	uint32_t   *first;			/* by node: its first record */
	uint8_t    *dirty;
	uint8_t    *shaken;
	uint32_t	n;
	dbm_hash_index by_content;
	size_t	   *start;			/* by block: where its members begin */
	uint32_t   *member;
} one_world;

typedef struct state
{
	dbm_delta  *delta;
	dbm_room   *room;
	one_world	world[2];
	dbm_hash_index blocks;		/* wanted keys, numbered */
	uint32_t	n_blocks;
	uint64_t   *entry;			/* two halves, for ordering a block */
	size_t		entry_room;
} state;

static void *
take(state *s, size_t n, size_t size)
{
	void	   *block = s->room->resize(s->room->context, NULL, 0, (n + 1) * size);

	memset(block, 0, (n + 1) * size);
	return block;
}

static void
give(state *s, void *block, size_t n, size_t size)
{
	if (block != NULL)
		s->room->resize(s->room->context, block, (n + 1) * size, 0);
}

static void
give_index(state *s, dbm_hash_index *index)
{
	if (index->slots != NULL)
		s->room->resize(s->room->context, index->slots, index->room * sizeof(dbm_hash_slot), 0);
	memset(index, 0, sizeof(*index));
}

/* ---- nodes ---------------------------------------------------------------------------- */

static void
fold(state *s, int w)
{
	dbm_delta  *delta = s->delta;
	one_world  *world = &s->world[w];

	world->node_of = take(s, delta->n, sizeof(uint32_t));
	world->first = take(s, delta->n, sizeof(uint32_t));
	for (size_t i = 0; i < delta->n; i++)
	{
		bool		found;
		uint32_t   *node;

		DBM_TICK(s->room->tick, i);
		world->node_of[i] = UINT32_MAX;
		if (!delta->record[i].there[w])
			continue;
		node = dbm_hash_find(s->room, &world->by_content, delta->record[i].content[w], &found);
		if (!found)
		{
			*node = world->n;
			world->first[world->n++] = (uint32_t) i;
		}
		world->node_of[i] = *node;
	}
	world->dirty = take(s, world->n, 1);
	world->shaken = take(s, world->n, 1);
}

static void
mark_content(state *s, uint64_t content)
{
	for (int w = 0; w < 2; w++)
	{
		uint32_t	node;

		if (dbm_hash_lookup(&s->world[w].by_content, content, &node))
			s->world[w].dirty[node] = 1;
	}
}

static void
mark_dirty(state *s)
{
	for (size_t i = 0; i < s->delta->n; i++)
	{
		const dbm_delta_record *record = &s->delta->record[i];

		if (record->there[0] && record->there[1] && record->content[0] == record->content[1])
			continue;
		for (int w = 0; w < 2; w++)
		{
			if (record->there[w])
				mark_content(s, record->content[w]);
		}
	}
}

/* ---- blocks ----------------------------------------------------------------------------- */

static inline uint64_t
key_hash(uint64_t key)
{
	return dbm_hash_mix(key, 67);
}

/* The keys of a node are those of its first record. */
static inline const dbm_delta_record *
first_of(const state *s, int w, uint32_t node)
{
	return &s->delta->record[s->world[w].first[node]];
}

static void
want_blocks(state *s, int w, const uint8_t *nodes)
{
	for (uint32_t node = 0; node < s->world[w].n; node++)
	{
		const dbm_delta_record *record = first_of(s, w, node);

		if (!nodes[node])
			continue;
		for (uint32_t k = 0; k < record->n_keys[w]; k++)
		{
			bool		found;
			uint32_t   *block = dbm_hash_find(s->room, &s->blocks,
											  key_hash(s->delta->key[record->keys[w] + k]), &found);

			DBM_TICK(s->room->tick, k);
			if (!found)
				*block = s->n_blocks++;
		}
	}
}

/* Members of the wanted blocks, each list in the order of nodes; returns their number. */
static size_t
fill_blocks(state *s, int w)
{
	one_world  *world = &s->world[w];
	size_t	   *at = take(s, s->n_blocks + 1, sizeof(size_t));
	size_t		members = 0;

	world->start = take(s, s->n_blocks + 1, sizeof(size_t));
	for (int round = 0; round < 2; round++)
	{
		for (uint32_t node = 0; node < world->n; node++)
		{
			const dbm_delta_record *record = first_of(s, w, node);

			DBM_TICK(s->room->tick, node);
			for (uint32_t k = 0; k < record->n_keys[w]; k++)
			{
				uint32_t	block;

				if (!dbm_hash_lookup(&s->blocks, key_hash(s->delta->key[record->keys[w] + k]),
									 &block))
					continue;
				if (round == 0)
					world->start[block + 1]++, members++;
				else
					world->member[at[block]++] = node;
			}
		}
		if (round == 1)
			break;
		world->member = take(s, members, sizeof(uint32_t));
		for (uint32_t b = 0; b < s->n_blocks; b++)
		{
			world->start[b + 1] += world->start[b];
			at[b] = world->start[b];
		}
	}
	give(s, at, s->n_blocks + 1, sizeof(size_t));
	return members;
}

static void
drop_blocks(state *s, int w, size_t members)
{
	give(s, s->world[w].start, s->n_blocks + 1, sizeof(size_t));
	give(s, s->world[w].member, members, sizeof(uint32_t));
	s->world[w].start = NULL;
	s->world[w].member = NULL;
}

static inline size_t
block_size(const state *s, int w, uint32_t block)
{
	return s->world[w].start[block + 1] - s->world[w].start[block];
}

/* A block over the limit in the order in which its neighbours are paired. */
static const uint64_t *
order_block(state *s, int w, uint32_t block)
{
	const one_world *world = &s->world[w];
	size_t		size = block_size(s, w, block);

	s->entry = dbm_room_grow(s->room, s->entry, &s->entry_room, 2 * size, sizeof(*s->entry));
	for (size_t i = 0; i < size; i++)
	{
		uint32_t	node = world->member[world->start[block] + i];

		s->entry[i] = (uint64_t) first_of(s, w, node)->place[w] << 32 | node;
	}
	dbm_radix_sort(s->entry, s->entry + size, size, 32, 32, s->room->tick);
	return s->entry;
}

/* ---- what is shaken ------------------------------------------------------------------------ */

static void
shake_block(state *s, int w, uint32_t block)
{
	one_world  *world = &s->world[w];

	for (size_t i = world->start[block]; i < world->start[block + 1]; i++)
		world->shaken[world->member[i]] = 1;
}

static void
shake_neighbours(state *s, int w, uint32_t block)
{
	one_world  *world = &s->world[w];
	size_t		size = block_size(s, w, block);
	const uint64_t *entry = order_block(s, w, block);

	for (size_t i = 0; i < size; i++)
	{
		size_t		from = i > s->delta->window ? i - s->delta->window : 0;

		DBM_TICK(s->room->tick, i);
		if (!world->dirty[(uint32_t) entry[i]])
			continue;
		for (size_t j = from; j < size && j <= i + s->delta->window; j++)
			world->shaken[(uint32_t) entry[j]] = 1;
	}
}

static void
shake(state *s)
{
	size_t		members[2];

	for (int w = 0; w < 2; w++)
		want_blocks(s, w, s->world[w].dirty);
	for (int w = 0; w < 2; w++)
		members[w] = fill_blocks(s, w);
	for (uint32_t block = 0; block < s->n_blocks; block++)
	{
		bool		large[2] = {block_size(s, 0, block) > s->delta->limit,
			block_size(s, 1, block) > s->delta->limit};

		for (int w = 0; w < 2; w++)
		{
			if (large[0] && large[1])
				shake_neighbours(s, w, block);
			else if (large[0] || large[1])
				shake_block(s, w, block);
		}
	}
	for (int w = 0; w < 2; w++)
		drop_blocks(s, w, members[w]);
	give_index(s, &s->blocks);
	s->n_blocks = 0;
	for (uint32_t node = 0; node < s->world[0].n; node++)
	{
		uint32_t	after;

		if (s->world[0].shaken[node] &&
			dbm_hash_lookup(&s->world[1].by_content, first_of(s, 0, node)->content[0], &after))
			s->world[1].shaken[after] = 1;
	}
	for (int w = 0; w < 2; w++)
	{
		for (uint32_t node = 0; node < s->world[w].n; node++)
			s->world[w].shaken[node] |= s->world[w].dirty[node];
	}
}

/* ---- candidates ---------------------------------------------------------------------------- */

static void
add_pair(state *s, dbm_hash_index *seen, uint8_t *partner, uint32_t x, uint32_t y)
{
	dbm_delta  *delta = s->delta;
	uint32_t	a = x < y ? x : y;
	uint32_t	b = x < y ? y : x;
	bool		found;

	dbm_hash_find(s->room, seen, dbm_hash_mix(a, b), &found);
	if (found)
		return;
	partner[a] = partner[b] = 1;
	delta->pairs = dbm_room_grow(s->room, delta->pairs, &delta->pair_room, delta->n_pairs + 1,
								 sizeof(*delta->pairs));
	delta->pairs[delta->n_pairs++] = (dbm_node_pair) {s->world[1].first[a], s->world[1].first[b]};
}

static void
pair_block(state *s, dbm_hash_index *seen, uint8_t *partner, uint32_t block)
{
	const one_world *after = &s->world[1];
	const uint32_t *member = after->member + after->start[block];
	size_t		size = block_size(s, 1, block);
	bool		large = size > s->delta->limit;
	const uint64_t *entry = large ? order_block(s, 1, block) : NULL;

	for (size_t i = 0; i < size; i++)
	{
		uint32_t	x = large ? (uint32_t) entry[i] : member[i];
		size_t		far = size - 1;

		if (large && i + s->delta->window < far)
			far = i + s->delta->window;
		for (size_t j = i + 1; j <= far; j++)
		{
			uint32_t	y = large ? (uint32_t) entry[j] : member[j];

			DBM_TICK(s->room->tick, j);
			if (after->shaken[x] || after->shaken[y])
				add_pair(s, seen, partner, x, y);
		}
	}
}

/* Returns by node of the world after: is it in a listed pair? */
static uint8_t *
list_pairs(state *s)
{
	uint8_t    *partner = take(s, s->world[1].n, 1);
	dbm_hash_index seen = {NULL, 0, 0};
	size_t		members;

	want_blocks(s, 1, s->world[1].shaken);
	members = fill_blocks(s, 1);
	for (uint32_t block = 0; block < s->n_blocks; block++)
		pair_block(s, &seen, partner, block);
	drop_blocks(s, 1, members);
	give_index(s, &s->blocks);
	give_index(s, &seen);
	return partner;
}

/* ---- components ----------------------------------------------------------------------------- */

static void
reach(state *s, const uint8_t *partner)
{
	dbm_delta  *delta = s->delta;
	uint8_t    *wanted = take(s, delta->components, 1);
	uint8_t    *nodes = take(s, s->world[1].n, 1);

	for (size_t i = 0; i < delta->n; i++)
	{
		const dbm_delta_record *record = &delta->record[i];
		uint32_t	before = s->world[0].node_of[i];
		uint32_t	after = s->world[1].node_of[i];
		bool		shaken = (before != UINT32_MAX && s->world[0].shaken[before]) ||
			(after != UINT32_MAX && s->world[1].shaken[after]);

		delta->shaken[i] = shaken;
		if (record->component != DBM_NO_COMPONENT &&
			(shaken || record->seed || (after != UINT32_MAX && partner[after])))
			wanted[record->component] = 1;
	}
	for (size_t i = 0; i < delta->n; i++)
	{
		const dbm_delta_record *record = &delta->record[i];

		if (record->there[1] &&
			(record->component == DBM_NO_COMPONENT || wanted[record->component]))
			nodes[s->world[1].node_of[i]] = 1;
	}
	for (size_t i = 0; i < delta->n; i++)
		delta->reached[i] = delta->record[i].there[1] && nodes[s->world[1].node_of[i]];
	give(s, wanted, delta->components, 1);
	give(s, nodes, s->world[1].n, 1);
}

void
dbm_block_delta(dbm_delta *delta)
{
	state		s = {.delta = delta,.room = delta->room};
	uint8_t    *partner;

	delta->shaken = take(&s, delta->n, 1);
	delta->reached = take(&s, delta->n, 1);
	delta->pairs = NULL;
	delta->n_pairs = delta->pair_room = 0;
	fold(&s, 0);
	fold(&s, 1);
	mark_dirty(&s);
	shake(&s);
	partner = list_pairs(&s);
	reach(&s, partner);
	give(&s, partner, s.world[1].n, 1);
	for (int w = 0; w < 2; w++)
	{
		give(&s, s.world[w].node_of, delta->n, sizeof(uint32_t));
		give(&s, s.world[w].first, delta->n, sizeof(uint32_t));
		give(&s, s.world[w].dirty, s.world[w].n, 1);
		give(&s, s.world[w].shaken, s.world[w].n, 1);
		give_index(&s, &s.world[w].by_content);
	}
	if (s.entry != NULL)
		s.room->resize(s.room->context, s.entry, s.entry_room * sizeof(*s.entry), 0);
}
