/*
 * edit_distance.h
 *	  The fewest single edits that turn one text into another.
 */
#ifndef DBM_TEXT_EDIT_DISTANCE_H
#define DBM_TEXT_EDIT_DISTANCE_H

#include "core/base/dbm_core.h"

/* Words of scratch for a distance of at most `limit` between texts of n and m code points. */
extern size_t dbm_edit_scratch(size_t n, size_t m, size_t limit);

/*
 * The distance, or limit + 1 when it is larger. `scratch` may be NULL when
 * dbm_edit_scratch says 0.
 */
extern size_t dbm_edit_distance(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
								size_t limit, uint32_t *scratch, dbm_tick tick);

#endif							/* DBM_TEXT_EDIT_DISTANCE_H */
