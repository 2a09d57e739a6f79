/*
 * fit.h
 *	  Learn a model from a linkage table, and put a model to a table.
 */
#ifndef DBM_LINKAGE_FIT_H
#define DBM_LINKAGE_FIT_H

#include "core/linkage/fellegi_sunter.h"

/*
 * What a model says of single values: how frequent one is, or, with a frequency
 * of 0, that it is shared by many and joins nobody.
 */
typedef struct dbm_frequent
{
	uint64_t	hash;
	float		frequency;
	uint32_t	field;
} dbm_frequent;

typedef struct dbm_frequent_list
{
	dbm_frequent *item;
	size_t		n;
	size_t		room;
} dbm_frequent_list;

/* What makes two records equal: of numbers without their extension, of names as they sound. */
static inline uint64_t
dbm_equal_key(dbm_link_kind kind, const dbm_value *value)
{
	bool		loose = kind == DBM_KIND_PHONE || kind == DBM_KIND_COMPANY ||
		kind == DBM_KIND_GIVEN || kind == DBM_KIND_SURNAME;

	return loose && value->key != 0 ? value->key : value->hash;
}

/* Find values that many different entities share, mark them and add them to the list. */
extern void dbm_link_find_generic(dbm_link_table *table, dbm_frequent_list *list);

/* Chances from the table's own pairs; the prior stays. */
extern void dbm_link_fit(dbm_link_table *table, dbm_link_model *model, uint64_t seed);

/* The frequencies of the table's values under a fitted model. */
extern void dbm_link_find_frequent(dbm_link_table *table, dbm_link_model *model,
								   dbm_frequent_list *list);

/* Give every value of a table what the model says of it. */
extern void dbm_link_apply(dbm_link_table *table, const dbm_link_model *model,
						   const dbm_frequent_list *list);

/* The prior under which pairs of these bits hold as many matches as it says; see the source. */
extern double dbm_link_prior(const double *histogram, double low, double step, int bins,
							 double pairs, double start, double pseudo);

#endif							/* DBM_LINKAGE_FIT_H */
