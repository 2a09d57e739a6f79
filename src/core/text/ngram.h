/*
 * ngram.h
 *	  The share of neighbouring code points that two texts have in common.
 */
#ifndef DBM_TEXT_NGRAM_H
#define DBM_TEXT_NGRAM_H

#include "core/base/dbm_core.h"

/*
 * Dice's coefficient of the two bags of n-grams, from 0 to 1. A text shorter than
 * `width` is one gram. `scratch` holds n + m words.
 */
extern double dbm_ngram_similarity(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
								   size_t width, uint64_t *scratch, dbm_tick tick);

#endif							/* DBM_TEXT_NGRAM_H */
