/*
 * utf8.h
 *	  UTF-8 text to code points and back.
 */
#ifndef DBM_TEXT_UTF8_H
#define DBM_TEXT_UTF8_H

#include "core/base/dbm_core.h"

#define DBM_UTF8_BYTES	4		/* most bytes of one code point */
#define DBM_REPLACEMENT 0xFFFD	/* what an ill-formed byte becomes */

/* `points` has room for `length` of them; returns how many there are. */
extern size_t dbm_utf8_decode(const char *text, size_t length, uint32_t *points);

/* `text` has room for DBM_UTF8_BYTES * n bytes; returns how many are written. */
extern size_t dbm_utf8_encode(const uint32_t *points, size_t n, char *text);

/* How many code points well-formed text has. */
extern size_t dbm_utf8_count(const char *text, size_t length);

#endif							/* DBM_TEXT_UTF8_H */
