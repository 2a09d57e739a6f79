/*
 * country.h
 *	  The ISO 3166 code of a country that is written out.
 */
#ifndef DBM_ADDRESS_COUNTRY_H
#define DBM_ADDRESS_COUNTRY_H

#include "core/text/code_list.h"

/*
 * The two letters that composed text stands for: a code of two or three letters or three
 * digits, or a name. False when it is unknown or means several countries.
 */
extern bool dbm_country_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM]);

#endif							/* DBM_ADDRESS_COUNTRY_H */
