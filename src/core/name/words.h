/*
 * words.h
 *	  The words in names of persons that are no names: titles, particles, placeholders.
 */
#ifndef DBM_NAME_WORDS_H
#define DBM_NAME_WORDS_H

#include "core/name/parse.h"

/* Folded words of Latin letters. */
extern bool dbm_is_title(const uint32_t *word, size_t n);
extern bool dbm_is_title_part(const uint32_t *word, size_t n);	/* behind a title: med, habil */
extern bool dbm_is_short_degree(const uint32_t *word, size_t n);	/* a name too: MA, BA */
extern bool dbm_is_degree(const uint32_t *word, size_t n);	/* behind a name: PhD, MBA */
extern bool dbm_is_particle(const uint32_t *word, size_t n);	/* van, de, bin */
extern dbm_name_suffix dbm_suffix_of(const uint32_t *word, size_t n);

/* The characters of the title that a Chinese or Korean text ends in; 0: none. */
extern size_t dbm_title_tail(const uint32_t *text, size_t n, bool *single);

/* The whole text, folded, letters and digits only. */
extern bool dbm_is_placeholder(const uint32_t *text, size_t n);
extern bool dbm_is_function(const uint32_t *text, size_t n);

/* Syllables of the surname of a Korean name in Hangul. */
extern size_t dbm_korean_surname_length(const uint32_t *text, size_t n);

/* Characters of the surname of a name that is Japanese, 0 when it is not. */
extern size_t dbm_japanese_surname_length(const uint32_t *text, size_t n);

#endif							/* DBM_NAME_WORDS_H */
