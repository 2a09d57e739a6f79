/*
 * pareto_nbd.h
 *	  The Pareto/NBD model: its likelihood and its formulas (btyd.h says what they are).
 */
#ifndef DBM_BTYD_PARETO_NBD_H
#define DBM_BTYD_PARETO_NBD_H

#include "core/btyd/btyd.h"

/* Order of the parameters: r, alpha, s, beta; all positive. */

/* In the logarithms of the parameters; the context is a dbm_histogram. */
extern dbm_status dbm_pareto_likelihood(const double *theta, double *value, double *gradient,
										double *hessian, void *context);
extern size_t dbm_pareto_scratch_size(uint32_t ntimes);

#endif							/* DBM_BTYD_PARETO_NBD_H */
