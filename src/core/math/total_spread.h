/*
 * total_spread.h
 *	  Where a total will lie of which the mean and the variance are known.
 */
#ifndef DBM_MATH_TOTAL_SPREAD_H
#define DBM_MATH_TOTAL_SPREAD_H

#include "core/base/dbm_core.h"

typedef struct dbm_spread
{
	double		lower;
	double		upper;
} dbm_spread;

/*
 * At most `tail` of the probability lies below lower, and at most `tail` above upper,
 * 0 < tail < 0.5. Of whole numbers up to `most`, which may be infinite, and of amounts.
 */
extern dbm_spread dbm_count_spread(double mean, double variance, double tail, double most);
extern dbm_spread dbm_amount_spread(double mean, double variance, double tail);

#endif							/* DBM_MATH_TOTAL_SPREAD_H */
