/*
 * group.c
 *	  The words of a parsed name by their role, and the key that alike names share.
 *
 * Names are compared in one script and one spelling: what is Cyrillic or Greek goes
 * through romanize.h, and Müller and Mueller become one by spelling.h. Nothing is
 * allocated; a word that no longer fits into a name is dropped.
 */
#include "core/name/compare.h"
#include "core/name/group.h"
#include "core/text/pinyin.h"
#include "core/text/spelling.h"

static void
collect(const dbm_person_name *name, dbm_name_role role, dbm_group *g)
{
	g->name = name;
	g->count = 0;
	g->length = 0;
	for (int i = 0; i < name->n_parts; i++)
	{
		if (name->part[i].role != role)
			continue;
		g->part[g->count++] = i;
		memcpy(g->joined + g->length, name->points + name->part[i].start,
			   name->part[i].length * sizeof(uint32_t));
		g->length += name->part[i].length;
	}
}

void
dbm_open_person(const dbm_person_name *name, dbm_person *p)
{
	collect(name, DBM_PART_SURNAME, &p->surname);
	collect(name, DBM_PART_GIVEN, &p->given);
	collect(name, DBM_PART_ALIAS, &p->alias);
}

size_t
dbm_group_spell(const dbm_group *g, bool as_surname, bool initials, uint32_t *out)
{
	dbm_reading reading[DBM_GROUP_POINTS];
	size_t		length = 0;

	dbm_pinyin_readings(g->joined, g->length, as_surname, reading);
	for (size_t i = 0; i < g->length; i++)
	{
		const char *letters = dbm_pinyin_syllable(reading[i]);

		for (size_t j = 0; letters[j] != '\0' && length < DBM_GROUP_POINTS; j++)
		{
			out[length++] = (uint32_t) letters[j];
			if (initials)
				break;
		}
	}
	return length;
}

bool
dbm_is_romanized(const dbm_person_name *name)
{
	return name->script == DBM_SCRIPT_CYRILLIC || name->script == DBM_SCRIPT_GREEK;
}

bool
dbm_common_name(const dbm_person_name *name, dbm_roman_way way, dbm_person_name *out)
{
	bool		roman = dbm_is_romanized(name);

	if (!roman && (name->script != DBM_SCRIPT_LATIN ||
				   !dbm_has_spellings(name->points, name->n_points)))
		return false;
	memcpy(out, name, offsetof(dbm_person_name, part));
	out->n_parts = out->n_points = 0;
	if (roman)
		out->script = DBM_SCRIPT_LATIN;
	for (int i = 0; i < name->n_parts; i++)
	{
		uint32_t	word[DBM_ROMAN_GROWTH * DBM_NAME_POINTS];
		dbm_name_part *part = &out->part[out->n_parts];
		size_t		n = dbm_romanize(name->points + name->part[i].start, name->part[i].length,
									 way, word);

		n = dbm_spelling(word, n, word);
		if (n == 0 || out->n_points + n > DBM_NAME_POINTS)
			continue;
		*part = name->part[i];
		part->start = out->n_points;
		part->length = (uint8_t) n;
		memcpy(out->points + out->n_points, word, n * sizeof(uint32_t));
		out->n_points = (uint8_t) (out->n_points + n);
		out->n_parts++;
	}
	return true;
}

static size_t
copy_group(const dbm_group *g, bool han, bool as_surname, uint32_t *out)
{
	if (han)
		return dbm_group_spell(g, as_surname, false, out);
	memcpy(out, g->joined, g->length * sizeof(uint32_t));
	return g->length;
}

static bool
is_before(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	for (size_t i = 0; i < n && i < m; i++)
	{
		if (a[i] != b[i])
			return a[i] < b[i];
	}
	return n < m;
}

size_t
dbm_person_name_key(const dbm_person_name *name, uint32_t *out)
{
	dbm_person	p;
	bool		han = name->script == DBM_SCRIPT_HAN;
	uint32_t	word[2][DBM_GROUP_POINTS];
	size_t		length[2];
	int			first;
	size_t		total;
	dbm_person_name common;

	if (dbm_common_name(name, DBM_ROMAN_USUAL, &common))
		name = &common;
	dbm_open_person(name, &p);
	length[0] = copy_group(&p.surname, han, true, word[0]);
	length[1] = copy_group(&p.given, han, false, word[1]);
	first = is_before(word[1], length[1], word[0], length[0]) ? 1 : 0;
	total = length[first];
	memcpy(out, word[first], total * sizeof(uint32_t));
	if (length[0] > 0 && length[1] > 0)
		out[total++] = ' ';
	memcpy(out + total, word[1 - first], length[1 - first] * sizeof(uint32_t));
	return total + length[1 - first];
}

