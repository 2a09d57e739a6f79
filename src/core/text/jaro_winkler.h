/*
 * jaro_winkler.h
 *	  How alike two short texts are, by common characters that lie near each other.
 */
#ifndef DBM_TEXT_JARO_WINKLER_H
#define DBM_TEXT_JARO_WINKLER_H

#include "core/base/dbm_core.h"

/* Both texts at most this long: no scratch is needed. */
#define DBM_JARO_SHORT	64

/* Words of scratch for texts of n and m code points; 0 when both are short. */
extern size_t dbm_jaro_scratch(size_t n, size_t m);

/* From 0 to 1. `scratch` may be NULL when dbm_jaro_scratch says 0. */
extern double dbm_jaro(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
					   uint64_t *scratch, dbm_tick tick);
extern double dbm_jaro_winkler(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
							   uint64_t *scratch, dbm_tick tick);

/* For two short texts of ASCII; false when one is empty, longer or has another byte. */
extern bool dbm_jaro_winkler_bytes(const char *a, size_t n, const char *b, size_t m,
								   double *similarity);

#endif							/* DBM_TEXT_JARO_WINKLER_H */
