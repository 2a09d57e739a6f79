/*
 * piece.h
 *	  The pieces of a company's name while it is read: shared by piece.c and
 *	  parse.c alone.
 */
#ifndef DBM_COMPANY_PIECE_H
#define DBM_COMPANY_PIECE_H

#include "core/company/parse.h"
#include "core/text/utf8.h"
#include "core/text/word_cut.h"

#define TEXT_ROOM	(DBM_UTF8_BYTES * DBM_FOLD_GROWTH * DBM_CUT_LONGEST)

typedef struct piece
{
	uint16_t	start;			/* in folded */
	uint16_t	length;
	uint8_t		from;			/* in the text */
	uint8_t		to;
	bool		cjk;
	bool		bracket;
	bool		ampersand;		/* before it */
	bool		comma;			/* behind it */
	bool		gone;
	uint8_t		kind;			/* dbm_token_kind */
	uint16_t	concept;
} piece;

typedef struct reader
{
	const uint32_t *text;
	size_t		n;
	dbm_words	cut;
	int			count;
	piece		piece[DBM_WORDS + DBM_COMPANY_TOKENS];
	dbm_company_name *name;
} reader;

extern const uint32_t *dbm_company_points_of(const reader *r, const piece *p);
extern size_t dbm_company_spell(const reader *r, const piece *p, char *out);
extern void dbm_company_cut_tail(piece *p, size_t points);
extern void dbm_company_cut_head(piece *p, size_t points);
extern void dbm_company_extend(dbm_span *span, uint8_t from, uint8_t to);
extern bool dbm_company_is_live(const piece *p);
extern int dbm_company_count_others(const reader *r, int from, int to);
extern void dbm_company_make_pieces(reader *r);
extern void dbm_company_take_domain(reader *r);
extern piece *dbm_company_last_cjk(reader *r);
extern int dbm_company_first_live(const reader *r);
extern void dbm_company_note_form(reader *r, uint16_t form, uint8_t from, uint8_t to);
extern void dbm_company_take_forms(reader *r);
extern bool dbm_company_take_cjk_tail(reader *r);
extern bool dbm_company_is_branch_word(const char *word, size_t length, bool *leads);

#endif							/* DBM_COMPANY_PIECE_H */
