/*
 * survival.h
 *	  The share of facts still true after a time at a constant monthly rate of decay.
 */
#ifndef DBM_CONTACT_SURVIVAL_H
#define DBM_CONTACT_SURVIVAL_H

#include "core/base/dbm_core.h"

/* monthly_rate in [0, 1), months >= 0. */
extern double dbm_survival(double monthly_rate, double months);

#endif							/* DBM_CONTACT_SURVIVAL_H */
