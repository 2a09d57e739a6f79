/*
 * parse.h
 *	  What a person's name consists of: surname, given names, suffix, script.
 *
 * A parsed name is one flat block without pointers: copy its `size` bytes to keep
 * it. Parts lie in `points`, folded (core/fold.h).
 */
#ifndef DBM_NAME_PARSE_H
#define DBM_NAME_PARSE_H

#include "core/base/dbm_core.h"

#define DBM_NAME_PARTS	10		/* of one name; what follows is not read */
#define DBM_NAME_POINTS 120		/* folded code points of all parts */
#define DBM_NAME_LONGEST 200	/* code points of a text that is read as a name */

typedef enum dbm_name_kind
{
	DBM_NAME_EMPTY = 0,			/* nothing but blanks, marks or titles */
	DBM_NAME_JUNK,				/* test, asdf, n/a, digits, longer than any name */
	DBM_NAME_ROLE,				/* a department or function: sales, 客服 */
	DBM_NAME_COMPANY,			/* for callers that look for legal forms; not found here */
	DBM_NAME_PERSON
} dbm_name_kind;

typedef enum dbm_name_script
{
	DBM_SCRIPT_OTHER = 0,		/* none or several */
	DBM_SCRIPT_LATIN,
	DBM_SCRIPT_HAN,
	DBM_SCRIPT_KANA,
	DBM_SCRIPT_HANGUL,
	DBM_SCRIPT_CYRILLIC,
	DBM_SCRIPT_GREEK,
	DBM_SCRIPT_ARABIC,
	DBM_SCRIPT_HEBREW,
	DBM_SCRIPT_THAI,
	DBM_SCRIPT_INDIC			/* Devanagari and those of its family, to Sinhala */
} dbm_name_script;

typedef enum dbm_name_suffix
{
	DBM_SUFFIX_NONE = 0,
	DBM_SUFFIX_SENIOR,			/* also I */
	DBM_SUFFIX_JUNIOR,			/* also II */
	DBM_SUFFIX_III,
	DBM_SUFFIX_IV,
	DBM_SUFFIX_V
} dbm_name_suffix;

typedef enum dbm_name_role
{
	DBM_PART_GIVEN = 0,
	DBM_PART_SURNAME,
	DBM_PART_ALIAS				/* another name in brackets or quotes */
} dbm_name_role;

typedef struct dbm_name_part
{
	uint8_t		start;			/* in points */
	uint8_t		length;
	uint8_t		role;			/* dbm_name_role */
	uint8_t		from;			/* where it stands in the text that was parsed */
	uint8_t		to;
} dbm_name_part;

typedef struct dbm_person_name
{
	uint16_t	size;			/* bytes of this block that are in use */
	uint8_t		kind;			/* dbm_name_kind */
	uint8_t		script;			/* dbm_name_script of surname and given names */
	uint8_t		suffix;			/* dbm_name_suffix */
	bool		ordered;		/* a comma, capitals or the script tell which is the surname */
	uint8_t		n_parts;
	uint8_t		n_points;
	uint8_t		title_from;		/* the first title in the text; from == to: none */
	uint8_t		title_to;
	uint8_t		maybe;			/* dbm_name_suffix that may be an initial: Morris I Klein */
	dbm_name_part part[DBM_NAME_PARTS];
	uint32_t	points[DBM_NAME_POINTS];
} dbm_person_name;

/* `points` is composed (NFKC) and not folded. Fills `name`, whatever the text is. */
extern void dbm_person_name_parse(const uint32_t *points, size_t n, dbm_person_name *name);

#endif							/* DBM_NAME_PARSE_H */
