/*
 * ascii.h
 *	  Classes of folded characters: digits and Latin letters in lower case.
 */
#ifndef DBM_BASE_ASCII_H
#define DBM_BASE_ASCII_H

#include "core/base/dbm_core.h"

static inline bool
dbm_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
dbm_is_lower(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
dbm_is_alnum(uint32_t c)
{
	return dbm_is_digit(c) || dbm_is_lower(c);
}

#endif							/* DBM_BASE_ASCII_H */
