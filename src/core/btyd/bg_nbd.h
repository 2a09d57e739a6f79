/*
 * bg_nbd.h
 *	  The BG/NBD model: formulas beside those every family has (btyd.h).
 */
#ifndef DBM_BTYD_BG_NBD_H
#define DBM_BTYD_BG_NBD_H

#include "core/base/dbm_core.h"

/* Order of the parameters: r, alpha, a, b; all positive. */

extern double dbm_bg_nbd_p_alive(const double *p, double x, double t_x, double t);
extern double dbm_bg_nbd_purchases(const double *p, double x, double t_x, double t, double horizon);

/* Discounted purchases of an alive customer over an endless horizon; delta > 0 per unit of time. */
extern double dbm_bg_nbd_residual(const double *p, double x, double t_x, double t, double delta);

#endif							/* DBM_BTYD_BG_NBD_H */
