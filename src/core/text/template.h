/*
 * template.h
 *	  SQL text with parameters, cut into pieces: psql's variable interpolation.
 */
#ifndef DBM_TEXT_TEMPLATE_H
#define DBM_TEXT_TEMPLATE_H

#include "core/base/dbm_core.h"

typedef enum dbm_piece_kind
{
	DBM_PIECE_END,				/* nothing is left */
	DBM_PIECE_TEXT,				/* to be copied as it is */
	DBM_PIECE_IDENTIFIER,		/* :"name" */
	DBM_PIECE_LITERAL,			/* :'name' */
	DBM_PIECE_RAW				/* :name */
} dbm_piece_kind;

/* Bytes of the template: of the text, or of the name between colon or quotes. */
typedef struct dbm_piece
{
	dbm_piece_kind kind;
	size_t		start;
	size_t		length;
} dbm_piece;

typedef struct dbm_template
{
	const char *text;			/* not changed, need not end with a zero */
	size_t		length;
	size_t		at;				/* where the next piece starts; 0 at first */
	const char *fault;			/* after DBM_INVALID: what is wrong, in words */
	dbm_tick	tick;
} dbm_template;

/*
 * The next piece. DBM_INVALID: what opens at piece->start does not end, or is no parameter;
 * the template is not read further.
 */
extern dbm_status dbm_template_next(dbm_template *template, dbm_piece *piece);

/* The line, from 1, in which this byte stands. */
extern size_t dbm_template_line(const dbm_template *template, size_t offset);

#endif							/* DBM_TEXT_TEMPLATE_H */
