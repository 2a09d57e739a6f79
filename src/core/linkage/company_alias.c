/*
 * company_alias.c
 *	  Classes of names that are one firm's by the caller's word.
 *
 * Each name stands by the hash of its brand, trade and numbers. A pair joins the
 * classes of its two names (union-find), so pairs form chains; a class goes by its
 * least hash, so the order of the pairs does not matter. Zeroed is empty. Memory
 * comes from the caller's dbm_room.
 */
#include "core/linkage/company_alias.h"
#include "core/company/compare.h"
#include "core/cluster/union_find.h"

uint64_t
dbm_company_alias_key(const dbm_company_name *name)
{
	uint32_t	core[DBM_COMPANY_POINTS];

	return dbm_hash_points(core, dbm_company_name_key(name, core), 3);
}

static bool
is_nameless(const dbm_company_name *name)
{
	uint32_t	core[DBM_COMPANY_POINTS];

	return name->kind != DBM_COMPANY_FIRM || dbm_company_name_key(name, core) == 0;
}

static uint32_t
place_of(dbm_room *room, dbm_company_aliases *aliases, uint64_t key)
{
	bool		found;
	uint32_t   *at = dbm_hash_find(room, &aliases->index, key, &found);
	size_t		have = aliases->room;

	if (found)
		return *at;
	*at = (uint32_t) aliases->n;
	aliases->parent = dbm_room_grow(room, aliases->parent, &have, aliases->n + 1,
									sizeof(*aliases->parent));
	have = aliases->room;
	aliases->least = dbm_room_grow(room, aliases->least, &have, aliases->n + 1,
								   sizeof(*aliases->least));
	aliases->room = have;
	aliases->parent[aliases->n] = *at;
	aliases->least[aliases->n] = key;
	aliases->n++;
	return *at;
}

void
dbm_company_alias_join(dbm_room *room, dbm_company_aliases *aliases, const dbm_company_name *a,
					   const dbm_company_name *b)
{
	uint32_t	i;
	uint32_t	j;
	uint64_t	least;

	if (is_nameless(a) || is_nameless(b))
		return;
	i = place_of(room, aliases, dbm_company_alias_key(a));
	j = place_of(room, aliases, dbm_company_alias_key(b));
	i = dbm_union_find(aliases->parent, i);
	j = dbm_union_find(aliases->parent, j);
	least = aliases->least[i] < aliases->least[j] ? aliases->least[i] : aliases->least[j];
	dbm_union_join(aliases->parent, i, j);
	aliases->least[dbm_union_find(aliases->parent, i)] = least;
}

uint64_t
dbm_company_alias_class(const dbm_company_aliases *aliases, uint64_t key)
{
	uint32_t	at;

	if (!dbm_hash_lookup(&aliases->index, key, &at))
		return 0;
	return dbm_hash_mix(aliases->least[dbm_union_find(aliases->parent, at)], 61);
}
