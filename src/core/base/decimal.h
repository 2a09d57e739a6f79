/*
 * decimal.h
 *	  Exact decimal numbers of up to 38 digits: mantissa / 10^scale.
 */
#ifndef DBM_BASE_DECIMAL_H
#define DBM_BASE_DECIMAL_H

#include "core/base/dbm_core.h"

#define DBM_DECIMAL_DIGITS	38

/* Aligned like other words: the buffers of callers promise no more than 8 bytes. */
__extension__ typedef __int128 dbm_int128 __attribute__((aligned(8)));

typedef struct dbm_decimal
{
	dbm_int128	mantissa;
	int			scale;			/* digits after the point, 0..DBM_DECIMAL_DIGITS */
} dbm_decimal;

/* At most DBM_DECIMAL_DIGITS digits? */
extern bool dbm_decimal_fits(dbm_int128 mantissa);

extern dbm_status dbm_decimal_rescale(dbm_decimal *value, int scale);
extern dbm_status dbm_decimal_add(dbm_decimal *sum, dbm_decimal value);
extern void dbm_decimal_trim(dbm_decimal *value);
extern double dbm_decimal_to_double(dbm_decimal value);

extern dbm_status dbm_decimal_from_base10000(const int16_t *digits, int n, int weight, int scale,
											 bool negative, dbm_decimal *value);

/* A sign, digits and an optional point, as numeric prints itself. */
extern dbm_status dbm_decimal_parse(const char *text, dbm_decimal *value);

/* Writes at most DBM_DECIMAL_DIGITS + 4 bytes, the final zero included. */
extern void dbm_decimal_print(dbm_decimal value, char *text);

#endif							/* DBM_BASE_DECIMAL_H */
