/*
 * shared.c
 *	  Numbers, mail boxes and domains that many entities share, found by counting names.
 *
 * A switchboard or an office's mail box is written down by everybody behind it: what the
 * records of many different names hold joins nobody. Memory: 16 bytes a value of the
 * largest column, given back.
 */
#include "core/base/radix_sort.h"
#include "core/linkage/blocking.h"
#include "core/linkage/fit.h"

#define GENERIC_SAMPLE	12
#define GENERIC_SHARE	0.5

/* 1: two names, -1: one name, 0: cannot be said. */
static int
different_entities(const dbm_link_table *table, size_t a, size_t b)
{
	dbm_evidence evidence;
	const uint8_t *level = evidence.levels.level;

	dbm_compare(table, a, b, &evidence);
	if (table->company)
		return level[DBM_LINK_COMPANY] == 0 ? 0 : level[DBM_LINK_COMPANY] <= 2 ? 1 : -1;
	if (level[DBM_LINK_GIVEN] == 0 && level[DBM_LINK_SURNAME] == 0)
		return 0;
	if (level[DBM_LINK_GIVEN] == 1 || level[DBM_LINK_SURNAME] == 1)
		return 1;
	return -1;
}

static void
mark_generic(dbm_link_table *table, dbm_link_field field, uint64_t key, dbm_frequent_list *list)
{
	list->item = dbm_room_grow(table->room, list->item, &list->room, list->n + 1,
							   sizeof(*list->item));
	list->item[list->n++] = (dbm_frequent) {key, 0, field};
}

/* The whole key of a block whose entries hold its upper half. */
static uint64_t
key_of_block(const dbm_link_table *table, dbm_link_field field, uint64_t entry)
{
	const dbm_column *column = &table->column[field];
	uint32_t	record = (uint32_t) entry;

	for (uint32_t i = column->start[record]; i < column->start[record + 1]; i++)
	{
		uint64_t	key = dbm_equal_key(column->kind, &column->values[column->code[i]]);

		if (key >> 32 == entry >> 32)
			return key;
	}
	return 0;
}

/*
 * How many entities do the names of a block's records tell apart? Each record of a sample goes
 * to the first group whose first record it may be one with. Two groups may be a slip or a couple;
 * from three on, and when most pairs differ, the value is shared.
 */
static void
judge_block(dbm_link_table *table, dbm_link_field field, const uint64_t *entry, size_t size,
			dbm_frequent_list *list)
{
	uint32_t	first[GENERIC_SAMPLE];
	int			members[GENERIC_SAMPLE];
	int			groups = 0;
	int			total = 0;
	int			same = 0;
	size_t		taken = size < GENERIC_SAMPLE ? size : GENERIC_SAMPLE;

	for (size_t i = 0; i < taken; i++)
	{
		uint32_t	record = (uint32_t) entry[i * size / taken];
		int			group = 0;
		int			verdict = 1;

		for (; group < groups && verdict > 0; group++)
			verdict = different_entities(table, first[group], record);
		if (verdict == 0 || (groups == 0 && different_entities(table, record, record) == 0))
			continue;
		if (verdict > 0)
		{
			first[groups] = record;
			members[groups++] = 0;
			group = groups;
		}
		same += members[group - 1]++;
		total++;
	}
	if (groups >= 3 && total * (total - 1) / 2 - same >= GENERIC_SHARE * total * (total - 1) / 2)
		mark_generic(table, field, key_of_block(table, field, entry[0]), list);
}

/* Every value of every record that has one. */
static size_t
all_entries(const dbm_link_table *table, dbm_link_field field, uint64_t *entry)
{
	const dbm_column *column = &table->column[field];
	size_t		used = 0;

	for (size_t i = 0; i < table->n; i++)
	{
		for (uint32_t k = column->start[i]; k < column->start[i + 1]; k++)
		{
			const dbm_value *value = &column->values[column->code[k]];

			if ((value->flags & (DBM_VALUE_GENERIC | DBM_VALUE_ROLE)) == 0)
				entry[used++] = (dbm_equal_key(column->kind, value) &
								 UINT64_C(0xffffffff00000000)) | i;
		}
	}
	return used;
}

void
dbm_link_find_generic(dbm_link_table *table, dbm_frequent_list *list)
{
	static const dbm_link_field fields[] = {
		DBM_LINK_PHONE, DBM_LINK_MOBILE, DBM_LINK_FAX, DBM_LINK_EMAIL, DBM_LINK_DOMAIN
	};
	dbm_room   *room = table->room;
	size_t		most = 0;
	size_t		bytes;
	uint64_t   *entry;

	for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++)
	{
		if (table->column[fields[f]].used && table->column[fields[f]].codes > most)
			most = table->column[fields[f]].codes;
	}
	bytes = 2 * (most + 1) * sizeof(uint64_t);
	entry = room->resize(room->context, NULL, 0, bytes);
	for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++)
	{
		size_t		used;

		if (!table->column[fields[f]].used || (fields[f] == DBM_LINK_DOMAIN && !table->company))
			continue;
		used = all_entries(table, fields[f], entry);
		dbm_radix_sort(entry, entry + most, used, 32, 32, room->tick);
		for (size_t begin = 0, end; begin < used; begin = end)
		{
			for (end = begin + 1; end < used && entry[end] >> 32 == entry[begin] >> 32; end++)
				;
			DBM_TICK(room->tick, begin);
			if (end - begin >= 3)
				judge_block(table, fields[f], entry + begin, end - begin, list);
		}
	}
	room->resize(room->context, entry, bytes, 0);
}
