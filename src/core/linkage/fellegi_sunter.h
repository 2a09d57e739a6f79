/*
 * fellegi_sunter.h
 *	  The model of record linkage: chances of levels among matches (m) and others (u).
 */
#ifndef DBM_LINKAGE_FELLEGI_SUNTER_H
#define DBM_LINKAGE_FELLEGI_SUNTER_H

#include "core/linkage/linkage.h"

#define DBM_LINK_CLIP	18.0	/* bits one field may say, either way */
#define DBM_LINK_LIFT	6.0		/* bits a rule may add to a score, so that a person sees the pair */

typedef double dbm_level_table[DBM_LINK_FIELDS][DBM_LINK_STATES][DBM_LINK_LEVELS];

typedef struct dbm_link_model
{
	bool		company;
	double		prior;			/* bits: log2 of the odds that two records match */
	dbm_level_table m;
	dbm_level_table u;
	dbm_level_table bits;		/* log2(m / u), ordered and clipped */
	double		frequency[DBM_LINK_FIELDS]; /* of a value that is not frequent; 0: unused */
	double		spread[DBM_LINK_FIELDS];	/* share of equal pairs that are different entities */
	double		records;
	bool		families;		/* different given names at one address are different people */
} dbm_link_model;

/* The chances to begin with, which data then moves. */
extern void dbm_fs_default(dbm_link_model *model, bool company);

/* bits from m and u: clipped, and never less for a better level. */
extern void dbm_fs_weigh(dbm_link_model *model, const dbm_link_table *table);

/* Bits of a compared pair, frequencies included, by field; returns their sum with the prior. */
extern double dbm_fs_score(const dbm_link_model *model, const dbm_link_table *table,
						   const dbm_evidence *evidence, double *bits);

/*
 * The bits a decision is made on: the score under the rules that no weight expresses,
 * -INFINITY when the pair must not be in one cluster.
 */
extern double dbm_fs_final(const dbm_link_model *model, const dbm_link_table *table,
						   const dbm_evidence *evidence);

/* The rule that makes the final bits differ from the score of these fields' bits; NULL: none. */
extern const char *dbm_fs_rule(const dbm_link_model *model, const dbm_link_table *table,
							   const dbm_evidence *evidence, const double *bits);

/* The frequency the score uses for a field, 0 when it uses the level's chance alone. */
extern double dbm_fs_frequency(const dbm_link_model *model, const dbm_link_table *table,
							   const dbm_evidence *evidence, dbm_link_field field);

/* ---- fitting ---- */

/* Pairs that were compared, those of equal levels put together. */
typedef struct dbm_pool
{
	dbm_levels *pairs;
	float	   *count;			/* pairs that were drawn */
	float	   *weight;			/* and how many they stand for */
	float	   *chance;			/* of a match */
	size_t		n;
	size_t		room;
	double		total;			/* of the counts */
	dbm_hash_index seen;
	uint32_t	without;		/* fields that are equal by choice of the pairs */
	double		share;			/* of matches among them */
	bool		teaches;		/* chosen by what tells entities apart */
	bool		place;			/* chosen by place: shows what comes with it by chance */
	int			other_name;		/* chosen by one name: the field of the other, else -1 */
} dbm_pool;

typedef struct dbm_fit
{
	dbm_pool	random;
	dbm_pool	anchor[DBM_LINK_FIELDS + 4];
	int			anchors;
	int			names;			/* the anchor chosen by both names, -1 without one */
} dbm_fit;

extern void dbm_fs_fit(dbm_link_model *model, const dbm_link_table *table, dbm_fit *fit,
					   dbm_tick tick);

#endif							/* DBM_LINKAGE_FELLEGI_SUNTER_H */
