/*
 * wordsort.h
 *	  Sorts rows of 64-bit words in place.
 */
#ifndef DBM_BASE_WORDSORT_H
#define DBM_BASE_WORDSORT_H

#include "core/base/dbm_core.h"

/*
 * Order n rows of `width` words by their first `keys` words, each read as a
 * signed number, the first weighing most. Rows with equal keys end up side by
 * side in no particular order.
 */
extern void dbm_sort_words(int64_t *rows, size_t n, int width, int keys, dbm_tick tick);

#endif							/* DBM_BASE_WORDSORT_H */
