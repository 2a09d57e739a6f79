/*
 * Fuzz target: the whole linkage of a table of any texts in any fields.
 *
 * The first byte tells the level and which columns there are; a record ends at a line
 * feed, a value at a tab, as in a file. Whatever the values: levels are those of their
 * kind and the same both ways, bits are finite or forbid, every record has one cluster,
 * and the model that was learned gives the same clusters again.
 *
 * Runs: 300 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/linkage.c $(find src/core -name '*.c') -lm -o fuzz_linkage && ./fuzz_linkage
 */
#include <math.h>

#include "core/linkage/run.h"
#include "core/linkage/source.h"
#include "core/cluster/union_find.h"
#include "core/text/utf8.h"
#include "expect.h"

#define RECORDS	24
#define COLUMNS	6
#define VALUES	(RECORDS * COLUMNS)
#define BLOCKS	4096
#define LONGEST	2000

/* Blocks of memory, all of them dropped behind every input. */
typedef struct heap
{
	void	   *block[BLOCKS];
	size_t		n;
} heap;

typedef struct cell
{
	const uint8_t *text;
	size_t		length;
} cell;

typedef struct sheet
{
	bool		company;
	size_t		n;
	dbm_link_source source[COLUMNS];
	cell		value[RECORDS][COLUMNS];
} sheet;

typedef struct linkage
{
	heap		heap;
	dbm_room	room;
	dbm_link_table table;
	dbm_link_model model;
	dbm_frequent_list list;
	dbm_link_run run;
	dbm_parsed	parsed[VALUES];
	uint32_t	node_of[RECORDS + 1];
} linkage;

static void *
resize(void *context, void *old, size_t old_bytes, size_t bytes)
{
	heap	   *all = context;
	size_t		at = 0;

	(void) old_bytes;
	while (at < all->n && (old == NULL || all->block[at] != old))
		at++;
	EXPECT(at < BLOCKS && (old == NULL || at < all->n));
	if (bytes == 0)
	{
		free(old);
		all->block[at] = all->block[--all->n];
		return NULL;
	}
	all->n += at == all->n;
	return all->block[at] = realloc(old, bytes);
}

static void
drop(heap *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->block[i]);
	all->n = 0;
}

static void
read_sheet(const uint8_t *data, size_t size, sheet *out)
{
	size_t		column = 0;

	memset(out, 0, sizeof(*out));
	out->company = data[0] & 1;
	for (size_t i = 0; i < COLUMNS; i++)
		out->source[i] = (dbm_link_source) ((data[0] / 2 + i * (1 + data[1] % 7)) % DBM_SOURCES);
	out->n = 1;
	for (size_t i = 2; i < size; i++)
	{
		cell	   *value = &out->value[out->n - 1][column];

		if (data[i] == '\n')
		{
			column = 0;
			if (out->n++ == RECORDS)
			{
				out->n = RECORDS;
				return;
			}
		}
		else if (data[i] == '\t')
			column = (column + 1) % COLUMNS;
		else if (value->length == 0 || value->text + value->length == data + i)
		{
			if (value->length++ == 0)
				value->text = data + i;
		}
	}
}

static void
fill_table(linkage *link, const sheet *in)
{
	for (size_t i = 0; i < COLUMNS; i++)
		dbm_source_use(&link->table, in->source[i]);
	dbm_table_next(&link->table);
	for (size_t i = 0; i < in->n; i++)
	{
		const cell *record = in->value[i];
		const dbm_parsed *values[COLUMNS];
		int			count = 0;

		for (size_t k = 0; k < COLUMNS; k++)
		{
			uint32_t	points[LONGEST];
			size_t		n = dbm_utf8_decode((const char *) record[k].text, record[k].length, points);
			dbm_parsed *parsed = &link->parsed[i * COLUMNS + k];

			if (n == 0)
				continue;
			dbm_source_parse(&link->table, in->source[k], points, n, parsed);
			EXPECT(parsed->n + parsed->n_other <= DBM_PARSED_VALUES);
			values[count++] = parsed;
		}
		dbm_source_add(&link->table, values, count);
	}
}

static void
check_pair(const linkage *link, uint32_t a, uint32_t b)
{
	dbm_evidence there;
	dbm_evidence back;
	double		bits[DBM_LINK_FIELDS];
	double		score;

	dbm_compare(&link->table, a, b, &there);
	dbm_compare(&link->table, b, a, &back);
	EXPECT(there.levels.crossed == back.levels.crossed);
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		EXPECT(there.levels.level[f] < dbm_kind_levels(link->table.column[f].kind));
		/* crossed names: the given name of one stands beside the surname of the other */
		if (there.levels.crossed && (f == DBM_LINK_GIVEN || f == DBM_LINK_SURNAME))
			continue;
		EXPECT(there.levels.level[f] == back.levels.level[f]);
		EXPECT(there.levels.state[f] == back.levels.state[f]);
	}
	score = dbm_fs_score(&link->model, &link->table, &there, bits);
	EXPECT(isfinite(score));
	score = dbm_fs_final(&link->model, &link->table, &there);
	EXPECT(isfinite(score) || score == -INFINITY);
	EXPECT(there.levels.crossed || !isfinite(score) ||
		   fabs(score - dbm_link_bits(&link->run, b, a)) < 1e-9);
}

/* Find and cluster, learning the model or by the one there is; the node of every cluster. */
static void
cluster(linkage *link, size_t records, bool fitted, uint32_t *top)
{
	size_t		at;

	link->run = (dbm_link_run) {
		.table = &link->table, .model = &link->model, .list = &link->list,
		.records = (double) records
	};
	dbm_link_settings_default(&link->run.settings);
	dbm_link_find(&link->run, fitted);
	EXPECT(dbm_link_cluster(&link->run, NULL, 0, NULL, 0, &at) == DBM_OK);
	for (uint32_t i = 0; i < link->table.n; i++)
	{
		top[i] = dbm_union_find(link->run.clusters.parent, i);
		EXPECT(top[i] <= i && top[top[i]] == top[i]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static linkage link;
	static sheet in;
	uint32_t	learned[RECORDS];
	uint32_t	stored[RECORDS];

	if (size < 3 || size > LONGEST)
		return 0;
	read_sheet(data, size, &in);
	memset(&link, 0, sizeof(link));
	link.room = (dbm_room) {&link.heap, resize, NULL};
	dbm_table_init(&link.table, &link.room, in.company);
	fill_table(&link, &in);
	EXPECT(link.table.n == in.n);
	dbm_table_fold(&link.table, link.node_of, NULL);
	EXPECT(link.table.n <= in.n);
	cluster(&link, in.n, false, learned);
	for (uint32_t a = 0; a < link.table.n; a++)
	{
		for (uint32_t b = 0; b <= a; b++)
			check_pair(&link, a, b);
	}
	cluster(&link, in.n, true, stored);
	EXPECT(memcmp(learned, stored, link.table.n * sizeof(learned[0])) == 0);
	drop(&link.heap);
	return 0;
}
