/*
 * reader.h
 *	  The words of an address in Latin letters while it is cut; shared by the files of this folder.
 */
#ifndef DBM_ADDRESS_READER_H
#define DBM_ADDRESS_READER_H

#include "core/address/address.h"

#define DBM_ADDRESS_WORDS	48
#define DBM_ADDRESS_BYTES	32

typedef struct address_word
{
	const uint32_t *points;
	size_t		n;
	int			segment;
	bool		gone;
	char		ascii[DBM_ADDRESS_BYTES];	/* without dots; empty when it is longer or other */
	char		shape[DBM_ADDRESS_BYTES];	/* d for a digit, a for a letter */
} address_word;

typedef struct address_reader
{
	address_word word[DBM_ADDRESS_WORDS];
	int			count;
	dbm_address *out;
	const char *country;
} address_reader;

/* ---- word.c ---- */

/* False when there are more words than an address has. */
extern bool dbm_address_cut(address_reader *in, const uint32_t *text, size_t n);

/* The next word that is left, or -1; the one before. */
extern int	dbm_address_next(const address_reader *in, int i);
extern int	dbm_address_last(const address_reader *in, int before);

/* Words of a segment up to and without `end`, joined by a blank, hyphens too; its length. */
extern size_t dbm_address_joined(const address_reader *in, int from, int end, char *text,
								 size_t room);

/* Put a word to a part: without its dots, a hyphen between letters as a blank. */
extern void dbm_address_take(address_reader *in, int i, dbm_address_kind kind, uint32_t gap);

/* A word of a name of a street or city: saint, mount and fort as they are shortened. */
extern void dbm_address_take_name(address_reader *in, int i, dbm_address_kind kind);

extern bool dbm_address_word_in(const char *word, const char *const *list);

/* The second of the pair whose first is the word; NULL without one. */
extern const char *dbm_address_mapped(const char *word, const char *const (*pairs)[2]);

/* 12, 12a, 12-14, 12/3, 12bis, but no 5th. */
extern bool dbm_address_number(const address_word *word);
extern bool dbm_address_has_digit(const address_word *word);

/* ---- end.c: country, region and postcode, which stand at the end ---- */

extern void dbm_address_take_ends(address_reader *in);

/* ---- unit.c: flats, floors and boxes ---- */

extern void dbm_address_take_units(address_reader *in);
extern bool dbm_address_take_box(address_reader *in);

/* ---- han_text.c: text of Chinese characters, for han.c and japan.c ---- */

typedef struct han_reader
{
	uint32_t	text[DBM_ADDRESS_LONGEST];
	size_t		n;
	size_t		at;
	dbm_address *out;
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

/* ---- japan.c ---- */

extern bool dbm_address_is_japanese(const uint32_t *folded, size_t n);
extern bool dbm_address_parse_japanese(const uint32_t *folded, size_t n, dbm_address *out);

/* ---- street.c ---- */

/* Does a segment, from this word on, look like a street? */
extern bool dbm_address_says_street(const address_reader *in, int from, int segment);

/* Words [from, end) of one segment; when it is the only one the city may follow in it. */
extern void dbm_address_take_street(address_reader *in, int from, int end, bool alone);

#endif							/* DBM_ADDRESS_READER_H */
