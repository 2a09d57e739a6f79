/*
 * bg_bb.h
 *	  The BG/BB model of purchases in discrete opportunities (btyd.h says what it offers).
 */
#ifndef DBM_BTYD_BG_BB_H
#define DBM_BTYD_BG_BB_H

#include "core/btyd/btyd.h"

/* Order of the parameters: alpha, beta, gamma, delta; all positive. */

#define DBM_BG_BB_LONGEST	100000.0	/* opportunities */

#endif							/* DBM_BTYD_BG_BB_H */
