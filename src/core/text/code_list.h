/*
 * code_list.h
 *	  Words and the codes they stand for: country names, languages, currencies, yes and no.
 */
#ifndef DBM_TEXT_CODE_LIST_H
#define DBM_TEXT_CODE_LIST_H

#include "core/base/dbm_core.h"

#define DBM_CODE_POINTS	100		/* code points of the longest word that is looked up */
#define DBM_CODE_KEY	1200	/* bytes that hold any key: three code points for one */
#define DBM_CODE_ROOM	8		/* bytes of the longest code, with its zero byte */

/*
 * What composed text is looked up by: folded, without blanks, dots, dashes and
 * brackets, & as "and", in UTF-8. Returns its bytes; 0 when nothing is left or the text
 * is longer than any word.
 */
extern size_t dbm_code_key(const uint32_t *text, size_t n, char *key, size_t room);

/*
 * The code of a key in a list: lines "key=code", each with a line end, sorted by the
 * bytes of the key. False when it is not there. A word of several meanings is there with an
 * empty code.
 */
extern bool dbm_code_find(const char *list, size_t size, const char *key, size_t n, char *code);

#endif							/* DBM_TEXT_CODE_LIST_H */
