/*
 * cnbd.h
 *	  BG/CNBD-k and MBG/CNBD-k: purchases that come more regularly than at random.
 */
#ifndef DBM_BTYD_CNBD_H
#define DBM_BTYD_CNBD_H

#include "core/btyd/btyd.h"

/* Order of the parameters: r, alpha, a, b, and k, which is given. alpha is that of the events. */

#define DBM_CNBD_MOST	12		/* k */
#define DBM_CNBD_HEAVIEST	1000000	/* x */

/*
 * Maximum likelihood at a given k. log_intervals is the sum, over all customers, of the
 * logarithms of the times between their purchases; it adds a constant to search->value
 * by which fits of different k compare.
 */
extern dbm_status dbm_cnbd_fit(const dbm_btyd_family *family, dbm_histogram *customers,
							   double log_intervals, int k, const dbm_fit_terms *terms,
							   dbm_newton *search);

/* The k from 1 to DBM_CNBD_MOST with the largest likelihood, and its fit. */
extern dbm_status dbm_cnbd_choose(const dbm_btyd_family *family, dbm_histogram *customers,
								  double log_intervals, const dbm_fit_terms *terms, int *k,
								  dbm_newton *best);

#endif							/* DBM_BTYD_CNBD_H */
