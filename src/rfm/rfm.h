/*
 * rfm.h
 *	  What the files of the RFM capability share: its arguments and its sketch.
 */
#ifndef DBM_RFM_H
#define DBM_RFM_H

#include "base/dbm.h"

#include "core/customer/multiset.h"
#include "core/customer/rank.h"

/* The number of scores, and whether the rule of ranking is the nested one. */
extern int	dbm_bins_argument(NullableDatum bins);
extern bool dbm_nested_argument(NullableDatum rule);

/* Not NULL. */
extern Datum dbm_given(NullableDatum argument, const char *name);

/*
 * The three facts recency_days, frequency, monetary of one customer: false for
 * one who never bought, else a row whose money has its own scale.
 */
extern bool dbm_facts_arguments(const NullableDatum *facts, dbm_rank_row *row, int *scale);

/* A checked rfm_sketch, to be read; the datum's own bytes unless it was toasted. */
extern dbm_population *dbm_rfm_sketch_read(Datum datum);

#endif							/* DBM_RFM_H */
