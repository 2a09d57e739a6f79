/*
 * junk.h
 *	  What stands in a field instead of data: placeholders, damaged text, errors of spreadsheets.
 */
#ifndef DBM_TEXT_JUNK_H
#define DBM_TEXT_JUNK_H

#include "core/base/dbm_core.h"

#define DBM_JUNK_TEXT	64		/* code points of the longest text that can be a placeholder */

/*
 * test, asdf, n/a, 无, 测试, 123456, ---, xxx: typed to get past a field. `folded` text.
 * With `name`, words that are somebody's name too do not count.
 */
extern bool dbm_is_filler(const uint32_t *folded, size_t n, bool name);

/* 1900-01-01, 1970-01-01 and other days that forms and systems put in for an unknown one. */
extern bool dbm_is_filler_date(int year, int month, int day);

/* 138 0013 8000, 138 0000 0000, 138 1234 5678, 555-0123: digits of E.164, or as dialled. */
extern bool dbm_is_filler_number(const char *digits);

/* Read in the wrong encoding: replacement characters, 锟斤拷, Ã©, rows of question marks. */
extern bool dbm_is_damaged(const uint32_t *points, size_t n);

/* #N/A, #REF!, #VALUE! and their kin. */
extern bool dbm_is_sheet_error(const uint32_t *points, size_t n);

/* Does folded text end as a company's name does (有限公司, ltd, gmbh)? */
extern bool dbm_has_company_form(const uint32_t *folded, size_t n);

/* The i-th built-in placeholder, as UTF-8; NULL at the end. */
extern const char *dbm_placeholder_word(int i);

#endif							/* DBM_TEXT_JUNK_H */
