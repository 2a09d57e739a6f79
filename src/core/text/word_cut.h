/*
 * word_cut.h
 *	  A text cut into words: where the script changes, at blanks and at marks.
 */
#ifndef DBM_TEXT_WORD_CUT_H
#define DBM_TEXT_WORD_CUT_H

#include "core/base/dbm_core.h"
#include "core/text/fold.h"

#define DBM_WORDS		32		/* of one text; what follows is not read */
#define DBM_CUT_LONGEST 255		/* code points of a text that is cut */

typedef enum dbm_word_class
{
	DBM_WORD_NONE = 0,			/* a mark or symbol: no word */
	DBM_WORD_DIGIT,
	DBM_WORD_LATIN,
	DBM_WORD_CYRILLIC,
	DBM_WORD_HAN,
	DBM_WORD_KANA,
	DBM_WORD_HANGUL,
	DBM_WORD_OTHER
} dbm_word_class;

typedef struct dbm_word
{
	uint8_t		from;			/* in the text */
	uint8_t		to;
	uint16_t	start;			/* in folded */
	uint16_t	length;
	uint8_t		class;			/* dbm_word_class */
	bool		small;			/* holds a letter that is no capital */
	bool		comma;			/* a comma follows */
	bool		dot;			/* a dot follows */
	bool		joined;			/* a hyphen joins it to the word before */
	bool		middle_dot;		/* a middle dot stands before it */
	bool		ampersand;		/* an ampersand or plus stands before it */
	bool		bracket;		/* in brackets */
	bool		quote;			/* in double quotes */
	bool		gone;			/* for the reader: used or dropped */
} dbm_word;

typedef struct dbm_words
{
	int			count;
	dbm_word	word[DBM_WORDS];
	size_t		used;
	uint32_t	folded[DBM_FOLD_GROWTH * DBM_CUT_LONGEST];
} dbm_words;

/* `text` is composed (NFKC), not folded, and at most DBM_CUT_LONGEST long. */
extern void dbm_cut_words(const uint32_t *text, size_t n, dbm_words *words);

extern dbm_word_class dbm_class_of(uint32_t c);

/* Does it begin or follow in a word of characters: Chinese, Japanese or Korean? */
extern bool dbm_is_cjk(dbm_word_class class);

#endif							/* DBM_TEXT_WORD_CUT_H */
