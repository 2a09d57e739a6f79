/*
 * romanize.h
 *	  Cyrillic and Greek text in Latin letters.
 */
#ifndef DBM_TEXT_ROMANIZE_H
#define DBM_TEXT_ROMANIZE_H

#include "core/base/dbm_core.h"

#define DBM_ROMAN_GROWTH 4		/* one letter gives four at most: shch */

typedef enum dbm_roman_way
{
	DBM_ROMAN_USUAL = 0,		/* Alexey, Yury, Christos */
	DBM_ROMAN_PASSPORT			/* Aleksei, Iurii */
} dbm_roman_way;

/* A letter of these scripts, folded. */
extern bool dbm_is_roman_source(uint32_t c);

/*
 * Folded text in folded Latin letters; what is of no script read here stays. `out` has
 * room for DBM_ROMAN_GROWTH * n and is not `text`. Returns the length.
 */
extern size_t dbm_romanize(const uint32_t *text, size_t n, dbm_roman_way way, uint32_t *out);

/*
 * Can two folded Latin words be two ways to write one Slavic name: Yuri and Iurii,
 * Alexei and Aleksey? Words of fewer than four letters are not.
 */
extern bool dbm_is_other_romanization(const uint32_t *a, size_t n, const uint32_t *b, size_t m);

#endif							/* DBM_TEXT_ROMANIZE_H */
