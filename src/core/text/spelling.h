/*
 * spelling.h
 *	  Names whose special letters are written in more than one way: Müller, Mueller, Muller.
 */
#ifndef DBM_TEXT_SPELLING_H
#define DBM_TEXT_SPELLING_H

#include "core/base/dbm_core.h"

/*
 * The form that all spellings of a name share: folded text, words parted by blanks, with
 * ae, oe, ue and aa as a, o, u and a where they stand for ä, ö, ü, æ, ø or å. Never longer
 * than the text; `out` may be `text`. Returns the length.
 */
extern size_t dbm_spelling(const uint32_t *text, size_t n, uint32_t *out);

/* Would dbm_spelling change anything? */
extern bool dbm_has_spellings(const uint32_t *text, size_t n);

#endif							/* DBM_TEXT_SPELLING_H */
