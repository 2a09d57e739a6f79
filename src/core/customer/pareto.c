/*
 * pareto.c
 *	  Concentration of a total: ABC tiers, the curve of cumulative shares, Gini.
 *
 * Sums are exact integers at the scale of the bag. A tier is decided by the
 * share held by all customers of strictly higher value, so that customers of
 * equal value stay together and a lone giant, before whom nobody stands, is in
 * the first tier. Shares are read as the decimal a person wrote (0.8 is eight
 * tenths, not the double next to it): to 15 places, or else to 18 places of
 * the double.
 *
 * Gini = sum over ascending ranks i of (2i - n - 1) x_i, divided by n * total
 * (Sen 1973; the population form, without n / (n - 1)). The numerator is exact,
 * in 192 bits.
 */
#include <math.h>

#include "core/customer/pareto.h"

#define UNIT	INT64_C(1000000000000000000)	/* shares are integers out of 10^18 */

/* An exact sum of products: high * 2^64 + low, with 0 <= low < 2^64. */
typedef struct wide_sum
{
	dbm_int128	high;
	dbm_int128	low;
} wide_sum;

/* a below 10^38 and not negative, |b| up to 2^54: the sum holds as many as a bag has rows. */
static void
add_product(wide_sum *sum, dbm_int128 a, int64_t b)
{
	dbm_int128	low = sum->low + (dbm_int128) (uint64_t) a * b;

	sum->high += (a >> 64) * b + (low >> 64);
	sum->low = (dbm_int128) (uint64_t) low;
}

static dbm_int128
money_limit(void)
{
	return (dbm_int128) UNIT * UNIT * 100;
}

/* What one row holds: nothing unless its value is positive. */
static dbm_status
held(const dbm_bag *bag, int64_t row, dbm_int128 *value)
{
	dbm_int128	mantissa = dbm_bag_value(bag, row);

	if (mantissa <= 0)
		*value = 0;
	else if (__builtin_mul_overflow(mantissa, (dbm_int128) dbm_bag_count(bag, row), value) ||
			 *value >= money_limit())
		return DBM_OVERFLOW;
	return DBM_OK;
}

dbm_status
dbm_concentration_of(const dbm_bag *bag, dbm_concentration *result, dbm_tick tick)
{
	dbm_concentration all = {0};
	wide_sum	spread = {0, 0};

	if (!bag->collapsed)
		return DBM_INVALID;
	for (int64_t row = 0; row < bag->used; row++)
	{
		if (dbm_bag_count(bag, row) < 1 || dbm_bag_count(bag, row) > DBM_BAG_LIMIT - all.n)
			return DBM_OVERFLOW;
		all.n += dbm_bag_count(bag, row);
		DBM_TICK(tick, row);
	}
	for (int64_t row = 0, below = 0; row < bag->used; row++)
	{
		int64_t		count = dbm_bag_count(bag, row);
		dbm_int128	value;

		DBM_TICK(tick, row);
		if (held(bag, row, &value) != DBM_OK)
			return DBM_OVERFLOW;
		if (dbm_bag_value(bag, row) <= 0)
			all.not_positive += count;
		all.total += value;
		if (all.total >= money_limit())
			return DBM_OVERFLOW;
		add_product(&spread, value, 2 * below + count - all.n);
		below += count;
	}
	all.gini = all.total == 0 ? NAN :
		(ldexp((double) spread.high, 64) + (double) spread.low) /
		((double) all.n * (double) all.total);
	*result = all;
	return DBM_OK;
}

/* The share as an integer out of 10^18. */
static int64_t
share_units(double share)
{
	double		places = nearbyint(share * 1e15);
	int			exponent;
	int64_t		bits;
	int64_t		units;

	if (places / 1e15 == share)
		return (int64_t) places * 1000;
	bits = (int64_t) ldexp(frexp(share, &exponent), 53);
	/* whoever comes first has nobody before him, however small the share */
	units = exponent < -64 ? 0 : (int64_t) (((dbm_int128) bits * UNIT) >> (53 - exponent));
	return units > 0 ? units : 1;
}

/* The smallest amount that is at least the share of the total. */
static dbm_int128
amount_at(dbm_int128 total, double share)
{
	dbm_int128	units = share_units(share);
	dbm_int128	rest = (total % UNIT) * units;

	return total / UNIT * units + rest / UNIT + (rest % UNIT != 0);
}

dbm_status
dbm_pareto_tiers(const dbm_bag *bag, const dbm_concentration *all, const double *shares,
				 int n_shares, dbm_pareto_part *parts, dbm_tick tick)
{
	dbm_int128	limits[DBM_SHARE_TIERS - 1];
	dbm_int128	before = 0;
	int			tier = 0;

	if (!bag->collapsed || n_shares < 1 || n_shares >= DBM_SHARE_TIERS)
		return DBM_INVALID;
	for (int i = 0; i < n_shares; i++)
	{
		if (!(shares[i] > (i == 0 ? 0.0 : shares[i - 1]) && shares[i] <= 1.0))
			return DBM_INVALID;
		limits[i] = amount_at(all->total, shares[i]);
	}
	for (int i = 0; i <= n_shares; i++)
		parts[i] = (dbm_pareto_part) {0};
	for (int64_t row = bag->used - 1; row >= 0; row--)
	{
		dbm_int128	value;

		DBM_TICK(tick, row);
		if (held(bag, row, &value) != DBM_OK)
			return DBM_OVERFLOW;
		while (tier < n_shares && before >= limits[tier])
			tier++;
		if (dbm_bag_value(bag, row) <= 0)
			tier = n_shares;
		parts[tier].customers += dbm_bag_count(bag, row);
		parts[tier].value += value;
		parts[tier].lowest = dbm_bag_value(bag, row);
		before += value;
	}
	return DBM_OK;
}

dbm_status
dbm_pareto_curve_points(const dbm_bag *bag, const dbm_concentration *all, int points,
				dbm_pareto_part *parts, dbm_tick tick)
{
	dbm_pareto_part seen = {0};
	int64_t		row = bag->used;

	if (!bag->collapsed || points < 1)
		return DBM_INVALID;
	for (int i = 0; i <= points; i++)
	{
		int64_t		customers = (int64_t) ((dbm_int128) all->n * i / points);
		dbm_int128	value;

		/* rows that lie wholly above the point, then a part of the next one */
		for (; row > 0 && seen.customers + dbm_bag_count(bag, row - 1) <= customers; row--)
		{
			DBM_TICK(tick, row);
			if (held(bag, row - 1, &value) != DBM_OK)
				return DBM_OVERFLOW;
			seen.customers += dbm_bag_count(bag, row - 1);
			seen.value += value;
			seen.lowest = dbm_bag_value(bag, row - 1);
		}
		parts[i] = seen;
		if (customers > seen.customers && row > 0)
		{
			parts[i].lowest = dbm_bag_value(bag, row - 1);
			if (parts[i].lowest > 0)
				parts[i].value += parts[i].lowest * (customers - seen.customers);
			parts[i].customers = customers;
		}
	}
	return DBM_OK;
}

int64_t
dbm_pareto_customers(int64_t n, double top)
{
	int64_t		k = (int64_t) (top * (double) n);

	if (k < n && (double) (k + 1) / (double) n <= top)
		k++;
	if (k > 0 && (double) k / (double) n > top)
		k--;
	return k;
}

dbm_status
dbm_pareto_of_top(const dbm_bag *bag, int64_t k, dbm_int128 *value, dbm_tick tick)
{
	dbm_int128	sum = 0;

	if (!bag->collapsed)
		return DBM_INVALID;
	for (int64_t row = bag->used - 1; row >= 0 && k > 0; row--)
	{
		dbm_int128	mantissa = dbm_bag_value(bag, row);
		int64_t		count = dbm_bag_count(bag, row);

		DBM_TICK(tick, row);
		if (mantissa <= 0)
			break;
		sum += mantissa * (count < k ? count : k);
		k -= count;
	}
	*value = sum;
	return DBM_OK;
}

dbm_status
dbm_pareto_reach(const dbm_bag *bag, const dbm_concentration *all, double share,
				 int64_t *customers, dbm_tick tick)
{
	dbm_int128	missing = amount_at(all->total, share);

	if (!bag->collapsed)
		return DBM_INVALID;
	*customers = 0;
	for (int64_t row = bag->used - 1; row >= 0 && missing > 0; row--)
	{
		dbm_int128	mantissa = dbm_bag_value(bag, row);
		dbm_int128	needed;

		DBM_TICK(tick, row);
		if (mantissa <= 0)
			break;
		needed = (missing - 1) / mantissa + 1;
		if (needed > dbm_bag_count(bag, row))
			needed = dbm_bag_count(bag, row);
		*customers += (int64_t) needed;
		missing -= needed * mantissa;
	}
	return DBM_OK;
}
