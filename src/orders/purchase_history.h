/*
 * purchase_history.h
 *	  The purchase history as the files of its capability share it: the block of
 *	  core/purchase_history.h as a varlena.
 */
#ifndef DBM_PURCHASE_HISTORY_H
#define DBM_PURCHASE_HISTORY_H

#include "base/dbm.h"

#include "core/customer/purchase_history.h"

/* Append to `log` (NULL: to a new one) in place; the result is another block when it was full. */
extern dbm_purchases *dbm_history_append(dbm_purchases *log, int32 day, int32 orders,
										 dbm_decimal amount);

/* A copy in the finished form: sorted, merged, without spare room. NULL: an empty history. */
extern dbm_purchases *dbm_history_finish(const dbm_purchases *log);

/* For readers. An unfinished state that is sorted has nothing to hide from them. */
extern const dbm_purchases *dbm_history_argument(FunctionCallInfo fcinfo, int i);

#endif							/* DBM_PURCHASE_HISTORY_H */
