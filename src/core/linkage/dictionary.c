/*
 * dictionary.c
 *	  The table of linkage.h: dictionaries of distinct values, codes by record.
 *
 * Values are told apart by 64-bit hashes of their normal form (chance of a false
 * join among a million values about 3e-8). Codes follow the order of arrival, so
 * nothing that decides an answer may depend on them: ties go by hash or record.
 */
#include <string.h>

#include "core/linkage/linkage.h"

void
dbm_table_init(dbm_link_table *table, dbm_room *room, bool company)
{
	static const dbm_link_kind kinds[DBM_LINK_FIELDS] = {
		[DBM_LINK_GIVEN] = DBM_KIND_GIVEN, [DBM_LINK_SURNAME] = DBM_KIND_SURNAME,
		[DBM_LINK_SUFFIX] = DBM_KIND_SUFFIX, [DBM_LINK_BIRTH] = DBM_KIND_DATE,
		[DBM_LINK_COMPANY] = DBM_KIND_COMPANY, [DBM_LINK_ADDRESS] = DBM_KIND_TEXT,
		[DBM_LINK_STREET] = DBM_KIND_TEXT, [DBM_LINK_NUMBER] = DBM_KIND_CODE,
		[DBM_LINK_POSTCODE] = DBM_KIND_CODE, [DBM_LINK_CITY] = DBM_KIND_TEXT,
		[DBM_LINK_REGION] = DBM_KIND_CODE, [DBM_LINK_COUNTRY] = DBM_KIND_CODE,
		[DBM_LINK_DOMAIN] = DBM_KIND_DOMAIN, [DBM_LINK_PHONE] = DBM_KIND_PHONE,
		[DBM_LINK_MOBILE] = DBM_KIND_PHONE, [DBM_LINK_FAX] = DBM_KIND_PHONE,
		[DBM_LINK_EMAIL] = DBM_KIND_EMAIL, [DBM_LINK_TITLE] = DBM_KIND_TEXT,
		[DBM_LINK_NATIONAL] = DBM_KIND_ID, [DBM_LINK_CREDIT] = DBM_KIND_ID,
		[DBM_LINK_UNION] = DBM_KIND_ID, [DBM_LINK_OPEN] = DBM_KIND_ID,
		[DBM_LINK_TEXT] = DBM_KIND_TEXT, [DBM_LINK_CODE] = DBM_KIND_CODE
	};

	memset(table, 0, sizeof(*table));
	table->room = room;
	table->company = company;
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
		table->column[f].kind = kinds[f];
}

/* Code points into the pool; returns where they begin. */
uint32_t
dbm_table_text(dbm_link_table *table, const uint32_t *points, size_t n)
{
	size_t		begin = table->n_points;

	table->points = dbm_room_grow(table->room, table->points, &table->point_room, begin + n,
								  sizeof(*points));
	memcpy(table->points + begin, points, n * sizeof(*points));
	table->n_points += n;
	return (uint32_t) begin;
}

/*
 * The code of a value, which is copied when its hash is new; else its text is taken back, when no
 * other value has come since it was put into the pool.
 */
uint32_t
dbm_table_value(dbm_link_table *table, dbm_link_field field, const dbm_value *value)
{
	dbm_column *column = &table->column[field];
	bool		found;
	uint32_t   *code = dbm_hash_find(table->room, &column->by_hash, value->hash, &found);

	if (!found)
	{
		*code = (uint32_t) column->n_values;
		column->values = dbm_room_grow(table->room, column->values, &column->value_room,
									   column->n_values + 1, sizeof(*value));
		column->values[column->n_values++] = *value;
		table->kept_points = table->n_points;
	}
	else if (value->length > 0 && value->text >= table->kept_points)
		table->n_points = value->text;
	return *code;
}

/* One more value of the record being read; a value it has already is not added again. */
void
dbm_table_add(dbm_link_table *table, dbm_link_field field, uint32_t code)
{
	dbm_column *column = &table->column[field];

	for (size_t i = column->start[table->n]; i < column->codes; i++)
		if (column->code[i] == code)
			return;
	column->code = dbm_room_grow(table->room, column->code, &column->code_room,
								 column->codes + 1, sizeof(*column->code));
	column->code[column->codes++] = code;
}

/* Close the record being read; also called once, with n = 0 records, to open the first. */
void
dbm_table_next(dbm_link_table *table)
{
	size_t		room = table->start_room;
	bool		first = table->start_room == 0;

	if (!first)
		table->n++;
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		dbm_column *column = &table->column[f];

		if (!column->used)
			continue;
		room = table->start_room;
		column->start = dbm_room_grow(table->room, column->start, &room, table->n + 2,
									  sizeof(*column->start));
		column->start[table->n] = (uint32_t) column->codes;
		column->start[table->n + 1] = (uint32_t) column->codes;
	}
	table->start_room = room == 0 ? 1 : room;
}

uint64_t
dbm_record_hash(const dbm_link_table *table, size_t record, uint64_t seed)
{
	uint64_t	hash = seed;

	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		const dbm_column *column = &table->column[f];

		if (!column->used)
			continue;
		/* in order: blocking looks at the first */
		hash = dbm_hash_mix(hash, f + 7);
		for (uint32_t i = column->start[record]; i < column->start[record + 1]; i++)
			hash = dbm_hash_mix(hash, column->values[column->code[i]].hash);
	}
	return hash;
}

/* Keep the codes of the first record of every node only. */
static void
keep_nodes(dbm_link_table *table, const uint32_t *first, size_t nodes)
{
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		dbm_column *column = &table->column[f];
		uint32_t	used = 0;

		if (!column->used)
			continue;
		for (size_t node = 0; node < nodes; node++)
		{
			uint32_t	begin = column->start[first[node]];
			uint32_t	end = column->start[first[node] + 1];

			column->start[node] = used;
			for (uint32_t i = begin; i < end; i++)
			{
				column->values[column->code[i]].count += table->weight[node];
				column->code[used++] = column->code[i];
			}
		}
		column->start[nodes] = used;
		column->codes = used;
	}
}

/*
 * Fold equal records into nodes, count what every value is held by, and return the
 * number of nodes; node_of has room for every record. Nodes keep the order of
 * their first records. A record marked in `alone` (may be NULL) is folded with none.
 */
size_t
dbm_table_fold(dbm_link_table *table, uint32_t *node_of, const uint8_t *alone)
{
	dbm_room   *room = table->room;
	dbm_hash_index seen = {NULL, 0, 0};
	size_t		n = table->n;
	size_t		nodes = 0;
	uint32_t   *first = room->resize(room->context, NULL, 0, (n + 1) * sizeof(*first));

	table->weight = room->resize(room->context, NULL, 0, (n + 1) * sizeof(*table->weight));
	for (size_t i = 0; i < n; i++)
	{
		bool		found;
		bool		apart = alone != NULL && alone[i] != 0;
		uint64_t	hash = dbm_record_hash(table, i, apart ? i + 2 : 1);
		uint32_t   *node = dbm_hash_find(room, &seen, hash, &found);

		DBM_TICK(room->tick, i);
		if (!found)
		{
			*node = (uint32_t) nodes;
			first[nodes] = (uint32_t) i;
			table->weight[nodes++] = 0;
		}
		node_of[i] = *node;
		table->weight[*node]++;
	}
	keep_nodes(table, first, nodes);
	if (seen.slots != NULL)
		room->resize(room->context, seen.slots, seen.room * sizeof(dbm_hash_slot), 0);
	room->resize(room->context, first, (n + 1) * sizeof(*first), 0);
	table->n = nodes;
	return nodes;
}
