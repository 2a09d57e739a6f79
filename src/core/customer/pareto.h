/*
 * pareto.h
 *	  How unequally a total is spread: tiers, curve points and Gini of a bag of values.
 *
 * Every function takes a collapsed bag. A value of zero or less belongs to a
 * customer who counts but holds nothing: it adds zero to every sum.
 */
#ifndef DBM_CUSTOMER_PARETO_H
#define DBM_CUSTOMER_PARETO_H

#include "core/customer/valuebag.h"

#define DBM_SHARE_TIERS		5	/* at most */

typedef struct dbm_concentration
{
	int64_t		n;
	int64_t		not_positive;	/* of n, those with a value of zero or less */
	dbm_int128	total;			/* sum of the positive values, at the scale of the bag */
	double		gini;			/* NaN when the total is zero */
} dbm_concentration;

typedef struct dbm_pareto_part
{
	int64_t		customers;
	dbm_int128	value;			/* what they hold */
	dbm_int128	lowest;			/* the smallest value among them; 0 without customers */
} dbm_pareto_part;

extern dbm_status dbm_concentration_of(const dbm_bag *bag, dbm_concentration *result,
									   dbm_tick tick);

/* Tiers by ascending shares in (0, 1]: `parts` receives n_shares + 1 of them. */
extern dbm_status dbm_pareto_tiers(const dbm_bag *bag, const dbm_concentration *all,
								   const double *shares, int n_shares, dbm_pareto_part *parts,
								   dbm_tick tick);

/* `parts` receives points + 1: the top floor(n i / points) customers for i = 0..points. */
extern dbm_status dbm_pareto_curve_points(const dbm_bag *bag, const dbm_concentration *all,
										  int points, dbm_pareto_part *parts, dbm_tick tick);

/* The whole customers in the top fraction: the most k with k / n <= top. */
extern int64_t dbm_pareto_customers(int64_t n, double top);

/* What the k customers of highest value hold; the bag has passed dbm_concentration_of. */
extern dbm_status dbm_pareto_of_top(const dbm_bag *bag, int64_t k, dbm_int128 *value,
									dbm_tick tick);

/* The fewest customers of highest value that hold the share of the total. */
extern dbm_status dbm_pareto_reach(const dbm_bag *bag, const dbm_concentration *all, double share,
								   int64_t *customers, dbm_tick tick);

#endif							/* DBM_CUSTOMER_PARETO_H */
