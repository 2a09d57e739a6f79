/*
 * gamma_gamma.h
 *	  The Gamma-Gamma model of spend per purchase.
 */
#ifndef DBM_BTYD_GAMMA_GAMMA_H
#define DBM_BTYD_GAMMA_GAMMA_H

#include "core/btyd/cells.h"
#include "core/btyd/centre.h"
#include "core/math/newton.h"

#define DBM_SPEND_PARAMETERS	3	/* p, q, v */

/* Customers to fit: items of dbm_cells_by_u, x > 0, u = mean spend > 0. */
typedef struct dbm_spends
{
	const dbm_item *items;
	const double *log_spends;	/* ln(x u), by item: the same in every pass */
	uint32_t	n;
	dbm_tick	tick;
} dbm_spends;

/* Fills log_spends, of n doubles. */
extern void dbm_gamma_gamma_logs(const dbm_item *items, uint32_t n, double *log_spends,
								 dbm_tick tick);

/* Maximum likelihood, as dbm_btyd_fit; search->theta holds the logarithms of p, q, v. */
extern dbm_status dbm_gamma_gamma_fit(dbm_spends *spends, const dbm_fit_terms *terms,
									  dbm_newton *search);

/* The log-likelihood in the logarithms of p, q, v; the context is a dbm_spends. */
extern dbm_status dbm_gamma_gamma_likelihood(const double *theta, double *value, double *gradient,
											 double *hessian, void *context);

/*
 * Expected spend per purchase of a customer whose x purchases cost `mean` on
 * average; x = 0: of the population. Infinite where the model has no mean.
 */
extern double dbm_gamma_gamma_mean(const double *p, double x, double mean);

#endif							/* DBM_BTYD_GAMMA_GAMMA_H */
