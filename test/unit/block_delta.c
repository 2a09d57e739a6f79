/*
 * block_delta.c
 *	  A change of random records against all candidate pairs before and after it,
 *	  worked out without a short cut.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "core/linkage/block_delta.h"

#define RECORDS	120
#define PASSES	3
#define LIMIT	6
#define WINDOW	2

static void *
resize(void *context, void *old, size_t old_bytes, size_t bytes)
{
	(void) context;
	(void) old_bytes;
	if (bytes == 0)
	{
		free(old);
		return NULL;
	}
	return realloc(old, bytes);
}

static dbm_room room = {NULL, resize, NULL};
static dbm_delta_record record[RECORDS];
static uint64_t key[RECORDS * PASSES * 2];
static uint8_t candidate[2][RECORDS][RECORDS];
static uint64_t seed;

static unsigned
chance(unsigned n)
{
	seed = dbm_hash_mix(seed, 5);
	return (unsigned) (seed >> 33) % n;
}

/* Keys and place follow from the content, as they do of folded records. */
static void
fill(size_t i, int w, uint64_t content)
{
	dbm_delta_record *r = &record[i];

	r->there[w] = true;
	r->content[w] = content;
	r->place[w] = (uint32_t) dbm_hash_mix(content, 1) % 9;
	r->keys[w] = (2 * i + w) * PASSES;
	r->n_keys[w] = 0;
	for (uint64_t pass = 0; pass < PASSES; pass++)
	{
		uint64_t	block = dbm_hash_mix(content, pass + 2) % (pass == 0 ? 4 : 25);

		if (block != 3)
			key[r->keys[w] + r->n_keys[w]++] = pass << 32 | (block + 1);
	}
}

static bool
has_key(size_t i, int w, uint64_t wanted)
{
	for (uint32_t k = 0; k < record[i].n_keys[w]; k++)
	{
		if (key[record[i].keys[w] + k] == wanted)
			return true;
	}
	return false;
}

static bool
is_first(size_t i, int w)
{
	if (!record[i].there[w])
		return false;
	for (size_t j = 0; j < i; j++)
	{
		if (record[j].there[w] && record[j].content[w] == record[i].content[w])
			return false;
	}
	return true;
}

/* All candidates of a world, between first records. */
static void
enumerate(int w)
{
	memset(candidate[w], 0, sizeof(candidate[w]));
	for (uint64_t pass = 0; pass < PASSES; pass++)
	{
		for (uint64_t block = 1; block <= 25; block++)
		{
			size_t		member[RECORDS];
			size_t		n = 0;

			for (size_t i = 0; i < RECORDS; i++)
			{
				size_t		at = n;

				if (!is_first(i, w) || !has_key(i, w, pass << 32 | block))
					continue;
				while (at > 0 && record[member[at - 1]].place[w] > record[i].place[w])
				{
					member[at] = member[at - 1];
					at--;
				}
				member[at] = i;
				n++;
			}
			for (size_t i = 0; i < n; i++)
			{
				for (size_t j = i + 1; j < n && (n <= LIMIT || j <= i + WINDOW); j++)
					candidate[w][member[i]][member[j]] = candidate[w][member[j]][member[i]] = 1;
			}
		}
	}
}

static void
change(void)
{
	memset(record, 0, sizeof(record));
	for (size_t i = 0; i < RECORDS; i++)
	{
		uint64_t	content = 1 + chance(90);

		record[i].component = DBM_NO_COMPONENT;
		if (chance(20) > 0)
		{
			fill(i, 0, content);
			record[i].component = (uint32_t) i;
		}
		if (record[i].there[0] && chance(20) > 0)
			fill(i, 1, content);
		else if (chance(3) > 0)
			fill(i, 1, 1 + chance(90));
	}
}

static void
check_round(void)
{
	dbm_delta	delta = {.room = &room,.record = record,.n = RECORDS,.key = key,
	.components = RECORDS,.limit = LIMIT,.window = WINDOW};
	static uint8_t listed[RECORDS][RECORDS];
	size_t		wrong = 0;

	change();
	enumerate(0);
	enumerate(1);
	dbm_block_delta(&delta);
	memset(listed, 0, sizeof(listed));
	for (size_t i = 0; i < delta.n_pairs; i++)
	{
		wrong += listed[delta.pairs[i].a][delta.pairs[i].b];	/* none twice */
		listed[delta.pairs[i].a][delta.pairs[i].b] = 1;
		listed[delta.pairs[i].b][delta.pairs[i].a] = 1;
	}
	for (size_t i = 0; i < RECORDS; i++)
	{
		for (size_t j = 0; j < RECORDS; j++)
		{
			bool		shaken = delta.shaken[i] || delta.shaken[j];

			wrong += listed[i][j] != (shaken && candidate[1][i][j]);
			wrong += !shaken && candidate[0][i][j] != candidate[1][i][j];
			wrong += listed[i][j] && !(delta.reached[i] && delta.reached[j]);
			wrong += delta.reached[i] && !delta.reached[j] && record[j].there[1] &&
				record[i].content[1] == record[j].content[1];
		}
		wrong += record[i].there[1] && delta.shaken[i] && !delta.reached[i];
	}
	CHECK(wrong == 0);
	room.resize(NULL, delta.shaken, 0, 0);
	room.resize(NULL, delta.reached, 0, 0);
	if (delta.pairs != NULL)
		room.resize(NULL, delta.pairs, 0, 0);
}

static void
check_nothing(void)
{
	dbm_delta	delta = {.room = &room,.limit = LIMIT,.window = WINDOW};

	dbm_block_delta(&delta);
	CHECK(delta.n_pairs == 0);
	free(delta.shaken);
	free(delta.reached);
}

int
main(void)
{
	for (seed = 1; seed < 400; seed++)
	{
		uint64_t	kept = seed;

		check_round();
		seed = kept;
	}
	check_nothing();
	return dbm_test_report("block_delta");
}
