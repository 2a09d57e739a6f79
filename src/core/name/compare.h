/*
 * compare.h
 *	  Can two parsed names be the same person's?
 */
#ifndef DBM_NAME_COMPARE_H
#define DBM_NAME_COMPARE_H

#include "core/name/parse.h"

/* From the strongest evidence against to the strongest for; 0: there is nothing to compare. */
typedef enum dbm_name_level
{
	DBM_NAME_UNKNOWN = 0,
	DBM_NAME_CONFLICT,			/* Jr against Sr */
	DBM_NAME_DIFFERENT,
	DBM_NAME_SAME_GIVEN,		/* other surname */
	DBM_NAME_SAME_SURNAME,		/* other given name */
	DBM_NAME_SOUND,				/* other characters of the same sound, one surname */
	DBM_NAME_SURNAME_ONLY,		/* no given name on one side: 王总, Mr Smith */
	DBM_NAME_INITIAL,			/* J. Smith, John Smith */
	DBM_NAME_TYPO,
	DBM_NAME_PINYIN,			/* 黄俊, Huang Jun */
	DBM_NAME_NICKNAME,			/* Bob Smith, Robert Smith */
	DBM_NAME_SHORTER,			/* a middle name or second surname is left out */
	DBM_NAME_SWAPPED,			/* surname and given name have changed places */
	DBM_NAME_EXACT				/* but for case, accents, marks and titles */
} dbm_name_level;

#define DBM_NAME_LEVELS (DBM_NAME_EXACT + 1)

typedef struct dbm_name_match
{
	dbm_name_level level;
	double		similarity;		/* 0..1; 0 for DBM_NAME_UNKNOWN */
} dbm_name_match;

/*
 * Further pairs of given names that count as one, besides the built-in nicknames:
 * folded, as sorted hashes. NULL or n = 0: none.
 */
typedef struct dbm_name_pairs
{
	const uint64_t *hash;		/* dbm_name_pair_hash of each pair, ascending */
	size_t		n;
} dbm_name_pairs;

extern uint64_t dbm_name_pair_hash(const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* Symmetric. */
extern dbm_name_match dbm_person_name_compare(const dbm_person_name *a, const dbm_person_name *b,
											  const dbm_name_pairs *more);

/*
 * The key under which names that sound alike are found together: surname and given
 * names, each as one word, Chinese ones as pinyin, the word that sorts first before
 * the other. 黄俊, Huang Jun and Jun HUANG share "huang jun". Room for
 * DBM_NAME_KEY_POINTS; returns how many are written.
 */
#define DBM_NAME_KEY_POINTS (2 * DBM_NAME_POINTS + 17)

extern size_t dbm_person_name_key(const dbm_person_name *name, uint32_t *out);

/* "exact", "nickname", ...; the words of SQL. */
extern const char *dbm_name_level_label(dbm_name_level level);

#endif							/* DBM_NAME_COMPARE_H */
