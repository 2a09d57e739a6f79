/*
 * sbg.h
 *	  The shifted-beta-geometric model of contracts: who renews, and for how long still.
 */
#ifndef DBM_BTYD_SBG_H
#define DBM_BTYD_SBG_H

#include "core/math/newton.h"

#define DBM_SBG_PARAMETERS	2	/* alpha, beta of the chance to leave at a renewal */

/*
 * Customers by the number of renewals they were seen to face: lost[i] left at the
 * i-th, kept[i] were customers still after the i-th and are not seen later. Both have
 * n + 1 entries; lost[0] is not used. Counts need not be whole.
 */
typedef struct dbm_contracts
{
	const double *lost;
	const double *kept;
	uint32_t	n;
	dbm_tick	tick;
} dbm_contracts;

/* Maximum likelihood; search->theta holds the logarithms of alpha and beta. */
extern dbm_status dbm_sbg_fit(dbm_contracts *contracts, dbm_newton *search);

/* In the logarithms of the parameters; the context is a dbm_contracts. */
extern dbm_status dbm_sbg_likelihood(const double *theta, double *value, double *gradient,
									 double *hessian, void *context);

/* Share of new customers who are customers after `renewals`. */
extern double dbm_sbg_survival(const double *p, double renewals);

/* Share of those who face their next renewal, after having made `renewals`, who make it. */
extern double dbm_sbg_retention(const double *p, double renewals);

/*
 * Expected periods to come, each discounted by 1/(1 + discount) from now on. Of a new
 * customer the first period, paid now, counts; of one about to renew for the
 * (renewals + 1)-th time the period that renewal would buy is the first.
 */
extern double dbm_sbg_lifetime(const double *p, double discount);
extern double dbm_sbg_residual_lifetime(const double *p, double renewals, double discount);

#endif							/* DBM_BTYD_SBG_H */
