/*
 * fold.h
 *	  Text as it is compared: without case, width, accents, variants and invisible characters.
 */
#ifndef DBM_TEXT_FOLD_H
#define DBM_TEXT_FOLD_H

#include "core/base/dbm_core.h"

#define DBM_FOLD_GROWTH 3		/* one code point folds into three at most */

/*
 * `folded` has room for DBM_FOLD_GROWTH * n code points and is not `points`;
 * returns how many are written. Never more than three for one.
 */
extern size_t dbm_fold(const uint32_t *points, size_t n, uint32_t *folded);

/* Does the code point show nothing: a control, a joiner, a mark of direction, a variation? */
extern bool dbm_invisible(uint32_t c);

/* In lower case, with its accent: letters of Latin, Greek, Cyrillic and Armenian script. */
extern uint32_t dbm_lower(uint32_t c);

/* Is it one of the blanks of any script, a tab or the end of a line? */
extern bool dbm_blank(uint32_t c);

/* A Chinese character, in the plane of common use or beyond. */
extern bool dbm_han(uint32_t c);

/* The simplified form of a Chinese character, or the character itself. */
extern uint32_t dbm_simplified(uint32_t c);

#endif							/* DBM_TEXT_FOLD_H */
