/*
 * amount.h
 *	  Amounts of money as people write them.
 */
#ifndef DBM_VALUES_AMOUNT_H
#define DBM_VALUES_AMOUNT_H

#include "core/base/dbm_core.h"

#define DBM_AMOUNT_POINTS	80	/* code points of the longest amount that is read */

/*
 * Writes the number that composed text shows, "-1234.56", with a zero byte behind it;
 * `mark` is '.' or ',', before the decimals. False when it is no amount.
 */
extern bool dbm_amount_parse(const uint32_t *text, size_t n, uint32_t mark,
							 char number[DBM_AMOUNT_POINTS + 3]);

#endif							/* DBM_VALUES_AMOUNT_H */
