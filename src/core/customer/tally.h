/*
 * tally.h
 *	  Three groups of customers by the product of their scores, cut by shares of customers.
 */
#ifndef DBM_CUSTOMER_TALLY_H
#define DBM_CUSTOMER_TALLY_H

#include "core/base/dbm_core.h"

#define DBM_TALLY_MAX		729		/* 9 * 9 * 9, the largest product */
#define DBM_TALLY_GROUPS	3

/* counts[p - 1]: customers whose product is p. */
typedef struct dbm_tally_cuts
{
	int			cut[DBM_TALLY_GROUPS - 1];	/* least product of the groups up to this; 0: nobody */
	int64_t		count[DBM_TALLY_GROUPS];
} dbm_tally_cuts;

/* Are these parts of one, none negative? */
extern bool dbm_tally_shares_valid(const double *shares);

/* How many customers may be before one that still belongs to the first `share` of n. */
extern int64_t dbm_tally_limit(double share, int64_t n);

/* share * n to the nearest whole, halves up. */
extern int64_t dbm_tally_size(double share, int64_t n);

extern int64_t dbm_tally_total(const int64_t *counts);

/* A product belongs to the group in which the share of customers before it lies. */
extern void dbm_tally_cut(const int64_t *counts, const double *shares, dbm_tally_cuts *cuts);

/* Group 0, 1 or 2 of a product. */
extern int	dbm_tally_group(const int *cut, int product);

#endif							/* DBM_CUSTOMER_TALLY_H */
