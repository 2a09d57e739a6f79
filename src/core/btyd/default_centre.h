/*
 * default_centre.h
 *	  What is known of a shop before its customers are: published fits, and their weight.
 */
#ifndef DBM_BTYD_DEFAULT_CENTRE_H
#define DBM_BTYD_DEFAULT_CENTRE_H

#include "core/btyd/btyd.h"
#include "core/btyd/gamma_gamma.h"

#define DBM_DEFAULT_CENTRE_CUSTOMERS	10	/* what the belief about a shop is worth */

/*
 * Parameters of the family in a unit of so many days, and k for the families that are given
 * one, with the covariance that a fit of DBM_DEFAULT_CENTRE_CUSTOMERS customers would have.
 * DBM_INVALID for a family without a published fit.
 */
extern dbm_status dbm_default_centre(const dbm_btyd_family *family, double unit_days, int k,
									 double *p, double *covariance);

/* The same of Gamma-Gamma, which is sure of p and q and leaves v, the money, to the shop. */
extern void dbm_default_spend_centre(double *p, double *covariance);

/* The weight of the default centre beside so many customers who came back. */
extern double dbm_default_centre_weight(double repeaters);

#endif							/* DBM_BTYD_DEFAULT_CENTRE_H */
