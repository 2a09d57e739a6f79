/*
 * word_list.h
 *	  Is a text of code points one of the words of a table?
 */
#ifndef DBM_TEXT_WORD_LIST_H
#define DBM_TEXT_WORD_LIST_H

#include "core/base/dbm_core.h"

/* Does the text equal an ASCII word? */
extern bool dbm_is_word(const uint32_t *points, size_t n, const char *word);

/* Is it in a table of UTF-8 words sorted by their bytes? */
extern bool dbm_in_words(const uint32_t *points, size_t n, const char *const *words, int count);

#endif							/* DBM_TEXT_WORD_LIST_H */
