/*
 * group.h
 *	  The words of a parsed name by their role: shared by group.c and compare.c alone.
 */
#ifndef DBM_NAME_GROUP_H
#define DBM_NAME_GROUP_H

#include <string.h>

#include "core/name/parse.h"
#include "core/text/romanize.h"

#define DBM_GROUP_POINTS (DBM_NAME_POINTS + 8)

/* The words of one role, and what they give when written as one word. */
typedef struct dbm_group
{
	const dbm_person_name *name;
	int			count;
	int			part[DBM_NAME_PARTS];
	size_t		length;
	uint32_t	joined[DBM_GROUP_POINTS];
} dbm_group;

typedef struct dbm_person
{
	dbm_group	surname;
	dbm_group	given;
	dbm_group	alias;
} dbm_person;

static inline const uint32_t *
dbm_part_points(const dbm_group *g, int i)
{
	return g->name->points + g->name->part[g->part[i]].start;
}

static inline size_t
dbm_part_length(const dbm_group *g, int i)
{
	return g->name->part[g->part[i]].length;
}

static inline bool
dbm_same_points(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	return n == m && memcmp(a, b, n * sizeof(uint32_t)) == 0;
}

/* `p` points into the name, which must outlive it. */
extern void dbm_open_person(const dbm_person_name *name, dbm_person *p);

/* Readings of a group of Chinese characters as letters, or their first letters. */
extern size_t dbm_group_spell(const dbm_group *g, bool as_surname, bool initials, uint32_t *out);

/* In Cyrillic or Greek, which romanize.h reads. */
extern bool dbm_is_romanized(const dbm_person_name *name);

/*
 * The name with its words in Latin letters and the spelling that all ways to write them
 * share (spelling.h). False, and `out` is not written, when that changes nothing.
 */
extern bool dbm_common_name(const dbm_person_name *name, dbm_roman_way way, dbm_person_name *out);

#endif							/* DBM_NAME_GROUP_H */
