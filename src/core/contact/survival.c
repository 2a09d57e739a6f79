/*
 * survival.c
 *	  Exponential decay of data: S(t) = (1 - rate)^t, t in months.
 *
 * The rate is the share of facts that go wrong in a month. Customer data is
 * commonly said to lose 2 to 3 % a month, which leaves 78.5 to 69.4 % after a
 * year.
 */
#include <math.h>

#include "core/contact/survival.h"

double
dbm_survival(double monthly_rate, double months)
{
	return exp(months * log1p(-monthly_rate));
}
