/*
 * words.h
 *	  Languages, currencies, genders, yes and no, as exports write them.
 */
#ifndef DBM_VALUES_WORDS_H
#define DBM_VALUES_WORDS_H

#include "core/text/code_list.h"

/*
 * The code that composed text stands for. False when it is unknown or has several
 * meanings.
 */
extern bool dbm_language_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM]);
extern bool dbm_currency_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM]);
extern bool dbm_gender_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM]);
extern bool dbm_boolean_find(const uint32_t *text, size_t n, bool *value);

/* Is the text a sign, code or name of money, of one currency or of several? */
extern bool dbm_currency_word(const uint32_t *text, size_t n);

#endif							/* DBM_VALUES_WORDS_H */
