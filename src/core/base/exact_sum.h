/*
 * exact_sum.h
 *	  Sums of doubles without rounding, the same in any order and any split.
 */
#ifndef DBM_BASE_EXACT_SUM_H
#define DBM_BASE_EXACT_SUM_H

#include "core/base/dbm_core.h"

#define DBM_EXACT_DIGITS	68

/* A number in base 2^32, digit i counting 2^(32 i - 1074). All zero is the empty sum. */
typedef struct dbm_exact_sum
{
	int64_t		digits[DBM_EXACT_DIGITS];
	int64_t		pending;		/* numbers added since the digits were in range */
} dbm_exact_sum;

/* DBM_INVALID for a number that is not finite. */
extern dbm_status dbm_exact_add(dbm_exact_sum *sum, double value);

extern void dbm_exact_merge(dbm_exact_sum *sum, const dbm_exact_sum *other);

/* Could these bytes be a sum? Asked of what comes from outside. */
extern bool dbm_exact_valid(const dbm_exact_sum *sum);

/* The sum, rounded to the nearest double; infinite beyond. */
extern double dbm_exact_value(const dbm_exact_sum *sum);

#endif							/* DBM_BASE_EXACT_SUM_H */
