/*
 * rank.h
 *	  Scores of recency, frequency and money by rank: exact cut points, equal values together.
 */
#ifndef DBM_CUSTOMER_RANK_H
#define DBM_CUSTOMER_RANK_H

#include "core/base/dbm_core.h"
#include "core/base/decimal.h"

#define DBM_RANK_MIN_BINS	2
#define DBM_RANK_MAX_BINS	9
#define DBM_RANK_MAX_CUTS	(DBM_RANK_MAX_BINS - 1)

/* Customers with the same three facts; all rows of a set have one scale of money. */
typedef struct dbm_rank_row
{
	dbm_int128	monetary;
	int64_t		frequency;
	int32_t		recency;		/* days, 0 or more */
	uint32_t	count;			/* customers, 1 or more */
} dbm_rank_row;

/* Ascending in score: the longest recency first, the smallest frequency and money first. */
typedef enum dbm_rank_order
{
	DBM_RANK_RECENCY,
	DBM_RANK_FREQUENCY,
	DBM_RANK_MONETARY,
	DBM_RANK_FACTS				/* all three: the canonical order */
} dbm_rank_order;

/*
 * The limits of one list of values. cut[k] is the value that is worst among
 * those of score k + 2 or better; from `reached` on no value is that good.
 * Recency is kept as minus its days, so that larger is better everywhere.
 */
typedef struct dbm_rank_cuts
{
	int			reached;
	dbm_int128	cut[DBM_RANK_MAX_CUTS];
	int64_t		count[DBM_RANK_MAX_BINS];	/* customers of each score */
} dbm_rank_cuts;

/*
 * Nested: frequency[r] holds for recency score r + 1, monetary[r * bins + f]
 * for recency score r + 1 and frequency score f + 1. Otherwise only element 0
 * of each is used.
 */
typedef struct dbm_rank_model
{
	int			bins;
	bool		nested;
	int			scale;			/* of the monetary cuts */
	int64_t		n;
	dbm_rank_cuts recency;
	dbm_rank_cuts frequency[DBM_RANK_MAX_BINS];
	dbm_rank_cuts monetary[DBM_RANK_MAX_BINS * DBM_RANK_MAX_BINS];
} dbm_rank_model;

typedef struct dbm_rank_scores
{
	int			recency;
	int			frequency;
	int			monetary;
} dbm_rank_scores;

extern void dbm_rank_sort(dbm_rank_row *rows, size_t n, dbm_rank_order order, dbm_tick tick);

/* Sort by facts and merge equal rows; returns how many are left. */
extern size_t dbm_rank_collapse(dbm_rank_row *rows, size_t n, dbm_tick tick);

/* Bring the money of all rows to a finer scale. */
extern dbm_status dbm_rank_rescale(dbm_rank_row *rows, size_t n, int from_scale, int to_scale,
								   dbm_tick tick);

/* 1 + floor(bins * before / (n - 1)), at most bins; 1 when n is 1. */
extern int	dbm_rank_score_of(int64_t before, int64_t n, int bins);

/*
 * Fill the cuts, counts and n of a model whose bins, nested and scale are set.
 * The rows are reordered.
 */
extern void dbm_rank_fit(dbm_rank_row *rows, size_t n, dbm_rank_model *model, dbm_tick tick);

extern dbm_rank_scores dbm_rank_score(const dbm_rank_model *model, int32_t recency,
									  int64_t frequency, dbm_decimal monetary);

#endif							/* DBM_CUSTOMER_RANK_H */
