/*
 * pinyin.h
 *	  How Chinese characters are read in Mandarin, and which of them are surnames.
 */
#ifndef DBM_TEXT_PINYIN_H
#define DBM_TEXT_PINYIN_H

#include "core/base/dbm_core.h"

#define DBM_SYLLABLE_LENGTH 6	/* letters of the longest: zhuang */
#define DBM_SORT_KEY_BYTES	5	/* of one code point */

/*
 * A reading is a number: 0 for none, else a syllable and a tone from 1 to 5, the
 * neutral one; readings of different syllables are in the order of the alphabet.
 */
typedef uint16_t dbm_reading;

/* The reading of a character that stands alone. */
extern dbm_reading dbm_pinyin_reading(uint32_t c);

/*
 * The readings of a text, one for each code point: words with a reading of their
 * own as such; when `as_name`, a leading surname as a surname.
 */
extern void dbm_pinyin_readings(const uint32_t *text, size_t n, bool as_name,
								dbm_reading *readings);

/* Letters without tone, v for u with two dots; "" for 0. */
extern const char *dbm_pinyin_syllable(dbm_reading reading);

/*
 * The characters of the surname that a Chinese name begins with: 2 or more for a
 * compound one, else 1; 0 when the first is no Chinese character. Traditional
 * characters count as the simplified ones.
 */
extern size_t dbm_surname_length(const uint32_t *text, size_t n);

/* Is a single character one of the usual surnames? */
extern bool dbm_is_surname(uint32_t c);

/* How common the surname in these folded Latin letters is: 1 for the most common, 0 for none. */
extern int	dbm_surname_rank(const uint32_t *letters, size_t n);

/* Into how many syllables the folded letters part without rest; 0 when they do not. */
extern int	dbm_pinyin_split(const uint32_t *letters, size_t n);

/*
 * Bytes that sort text as a Chinese directory does: other scripts first, in the
 * order of their folded code points, then characters by syllable, tone and code.
 * `key` has room for DBM_SORT_KEY_BYTES * n; returns the bytes written.
 */
extern size_t dbm_pinyin_sort_key(const uint32_t *text, const dbm_reading *readings, size_t n,
								  unsigned char *key);

#endif							/* DBM_TEXT_PINYIN_H */
