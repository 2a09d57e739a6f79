/*
 * postal_reader.h
 *	  The words of an address in Latin letters while it is cut; for postal*.c.
 */
#ifndef DBM_POSTAL_READER_H
#define DBM_POSTAL_READER_H

#include "core/postal.h"

#define DBM_POSTAL_WORDS	48
#define DBM_POSTAL_BYTES	32

typedef struct postal_word
{
	const uint32_t *points;
	size_t		n;
	int			segment;
	bool		gone;
	char		ascii[DBM_POSTAL_BYTES];	/* without dots; empty when it is longer or other */
	char		shape[DBM_POSTAL_BYTES];	/* d for a digit, a for a letter */
} postal_word;

typedef struct postal_reader
{
	postal_word word[DBM_POSTAL_WORDS];
	int			count;
	dbm_postal *out;
	const char *country;
} postal_reader;

/* ---- postal_word.c ---- */

/* False when there are more words than an address has. */
extern bool dbm_postal_cut(postal_reader *in, const uint32_t *text, size_t n);

/* The next word that is left, or -1; the one before. */
extern int	dbm_postal_next(const postal_reader *in, int i);
extern int	dbm_postal_last(const postal_reader *in, int before);

/* Words of a segment up to and without `end`, joined by a blank, hyphens too; its length. */
extern size_t dbm_postal_joined(const postal_reader *in, int from, int end, char *text,
								size_t room);

/* Put a word to a part: without its dots, a hyphen between letters as a blank. */
extern void dbm_postal_take(postal_reader *in, int i, dbm_postal_kind kind, uint32_t gap);

/* A word of a name of a street or city: saint, mount and fort as they are shortened. */
extern void dbm_postal_take_name(postal_reader *in, int i, dbm_postal_kind kind);

extern bool dbm_postal_word_in(const char *word, const char *const *list);

/* The second of the pair whose first is the word; NULL without one. */
extern const char *dbm_postal_mapped(const char *word, const char *const (*pairs)[2]);

/* 12, 12a, 12-14, 12/3, 12bis, but no 5th. */
extern bool dbm_postal_number(const postal_word *word);
extern bool dbm_postal_has_digit(const postal_word *word);

/* ---- postal_end.c: country, region and postcode, which stand at the end ---- */

extern void dbm_postal_take_ends(postal_reader *in);

/* ---- postal_unit.c: flats, floors and boxes ---- */

extern void dbm_postal_take_units(postal_reader *in);
extern bool dbm_postal_take_box(postal_reader *in);

/* ---- postal_han.c, postal_japan.c: text of Chinese characters ---- */

typedef struct han_reader
{
	uint32_t	text[DBM_POSTAL_LONGEST];
	size_t		n;
	size_t		at;
	dbm_postal *out;
} han_reader;

/* Is c one of the characters of this UTF-8 text? */
extern bool dbm_han_one_of(uint32_t c, const char *set);

/* Code points of `word` when it stands at `at`, else 0. */
extern size_t dbm_han_word_at(const han_reader *in, size_t at, const char *word);

/*
 * The text without blanks and marks, 十八号 as 18号; blanks between two numbers stay
 * as a hyphen, so that they remain two.
 */
extern void dbm_han_copy(han_reader *in, const uint32_t *text, size_t n);

extern bool dbm_postal_is_japanese(const uint32_t *folded, size_t n);
extern bool dbm_postal_parse_japanese(const uint32_t *folded, size_t n, dbm_postal *out);

/* ---- postal.c ---- */

/* Does a segment, from this word on, look like a street? */
extern bool dbm_postal_says_street(const postal_reader *in, int from, int segment);

#endif							/* DBM_POSTAL_READER_H */
