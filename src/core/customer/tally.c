/*
 * tally.c
 *	  Groups of given shares out of a population counted by product, best product first.
 *
 * Products take few values, so exact shares would split equals. Here equals
 * stay whole: with `before` customers of a better product, a product belongs
 * to the first group whose cumulative share is above before / n. The caller
 * reports the counts that come of it.
 *
 * Shares are decimal fractions held as doubles. A product share * n within
 * one part in 10^12 of a whole number is taken as that number, so 0.1 + 0.2
 * of ten customers are three.
 */
#include <math.h>

#include "core/customer/tally.h"

#define SLACK 1e-12

bool
dbm_tally_shares_valid(const double *shares)
{
	double		sum = 0.0;

	for (int g = 0; g < DBM_TALLY_GROUPS; g++)
	{
		if (!(shares[g] >= 0.0 && shares[g] <= 1.0))
			return false;
		sum += shares[g];
	}
	return fabs(sum - 1.0) <= 1e-9;
}

static int64_t
within(double size, int64_t n)
{
	if (size <= 0.0)
		return 0;
	return size >= (double) n ? n : (int64_t) size;
}

int64_t
dbm_tally_limit(double share, int64_t n)
{
	return within(ceil(share * (double) n - SLACK * (double) n), n);
}

int64_t
dbm_tally_size(double share, int64_t n)
{
	return within(floor(share * (double) n + 0.5 + SLACK * (double) n), n);
}

int64_t
dbm_tally_total(const int64_t *counts)
{
	int64_t		n = 0;

	for (int p = 0; p < DBM_TALLY_MAX; p++)
		n += counts[p];
	return n;
}

void
dbm_tally_cut(const int64_t *counts, const double *shares, dbm_tally_cuts *cuts)
{
	int64_t		n = dbm_tally_total(counts);
	int64_t		limit[DBM_TALLY_GROUPS - 1];
	int64_t		before = 0;

	*cuts = (dbm_tally_cuts) {{0}, {0}};
	limit[0] = dbm_tally_limit(shares[0], n);
	limit[1] = dbm_tally_limit(shares[0] + shares[1], n);
	for (int product = DBM_TALLY_MAX; product >= 1; product--)
	{
		int64_t		equal = counts[product - 1];
		int			group = before < limit[0] ? 0 : before < limit[1] ? 1 : 2;

		if (equal == 0)
			continue;
		cuts->count[group] += equal;
		for (int g = group; g < DBM_TALLY_GROUPS - 1; g++)
			cuts->cut[g] = product;
		before += equal;
	}
}

int
dbm_tally_group(const int *cut, int product)
{
	if (cut[0] > 0 && product >= cut[0])
		return 0;
	return cut[1] > 0 && product >= cut[1] ? 1 : 2;
}
