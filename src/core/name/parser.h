/*
 * parser.h
 *	  A person's name while it is read: shared by parse.c, title.c and surname.c alone.
 */
#ifndef DBM_NAME_PARSER_H
#define DBM_NAME_PARSER_H

#include "core/name/parse.h"
#include "core/text/word_cut.h"

typedef struct parser
{
	const uint32_t *text;
	size_t		n;
	dbm_words	cut;
	dbm_person_name *name;
} parser;

static inline const uint32_t *
points_of(const parser *p, const dbm_word *w)
{
	return p->cut.folded + w->start;
}

/* Takes part in the name proper. */
static inline bool
is_live(const dbm_word *w)
{
	return !w->gone && !w->bracket;
}

static inline int
count_live(const parser *p)
{
	int			live = 0;

	for (int i = 0; i < p->cut.count; i++)
		live += is_live(&p->cut.word[i]);
	return live;
}

static inline int
last_live(const parser *p, int before)
{
	for (int i = before - 1; i >= 0; i--)
	{
		if (is_live(&p->cut.word[i]))
			return i;
	}
	return -1;
}

static inline int
next_live(const parser *p, int from)
{
	for (int i = from; i < p->cut.count; i++)
	{
		if (is_live(&p->cut.word[i]))
			return i;
	}
	return p->cut.count;
}

/* ---- title.c: take off what is no name ---- */

/* Titles, degrees, generations, in Latin letters. */
extern void dbm_take_affixes(parser *p);

/* 张伟先生, 王总, 老王, 尊敬的王先生: what is cut off, which may be all of the word. */
extern void dbm_take_tail_title(parser *p, dbm_word *w);
extern void dbm_take_address(parser *p, dbm_word *w);
extern void dbm_take_familiar(parser *p, dbm_word *w);

/* ---- surname.c: where no comma and no script tells ---- */

/* The words from *from to *to are the surname of a name of two or more words. */
extern void dbm_find_surname(const parser *p, int *from, int *to);

/* Does the name follow Vietnamese order, its own given name last? */
extern bool dbm_is_vietnamese(const parser *p, int surname);

#endif							/* DBM_NAME_PARSER_H */
