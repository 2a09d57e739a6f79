/*
 * parse.h
 *	  What a company's name consists of: place, brand, trade words, legal form, branch.
 *
 * A parsed name is one flat block without pointers: copy its `size` bytes to keep
 * it. Tokens lie in `points`, folded (core/fold.h).
 */
#ifndef DBM_COMPANY_PARSE_H
#define DBM_COMPANY_PARSE_H

#include "core/address/place.h"

#define DBM_COMPANY_TOKENS 20		/* of one name; what follows is not read */
#define DBM_COMPANY_POINTS 250		/* folded code points of all tokens */
#define DBM_COMPANY_LONGEST 250	/* code points of a text that is read as a name */

typedef enum dbm_company_kind
{
	DBM_COMPANY_EMPTY = 0,
	DBM_COMPANY_JUNK,				/* test, n/a, digits, longer than any name */
	DBM_COMPANY_FIRM
} dbm_company_kind;

typedef enum dbm_token_kind
{
	DBM_TOKEN_BRAND = 0,		/* distinguishes the firm */
	DBM_TOKEN_TRADE,			/* what many firms do: software, 贸易, international */
	DBM_TOKEN_GROUP,			/* group, holding, 集团: part of a form, kept beside it */
	DBM_TOKEN_NUMBER,			/* 3M, First, 第一: must agree */
	DBM_TOKEN_STOP				/* the, of, and */
} dbm_token_kind;

typedef struct dbm_company_token
{
	uint16_t	concept;		/* of a trade word, in any language; 0: none */
	uint8_t		start;			/* in points */
	uint8_t		length;
	uint8_t		kind;			/* dbm_token_kind */
} dbm_company_token;

typedef struct dbm_span
{
	uint8_t		from;
	uint8_t		to;				/* from == to: nothing */
} dbm_span;

typedef struct dbm_company_name
{
	uint16_t	size;			/* bytes of this block that are in use */
	uint8_t		kind;			/* dbm_company_kind */
	bool		cjk;			/* the brand is written without spaces */
	uint16_t	form;			/* legal form, see core/legal_form.h; 0: none */
	bool		has_domain;		/* Amazon.com */
	bool		has_group;		/* group, holding, 集团 */
	uint8_t		n_tokens;
	uint8_t		n_points;
	dbm_place	place;
	dbm_span	core;			/* where these stand in the text that was parsed */
	dbm_span	legal;
	dbm_span	region;
	dbm_span	branch;			/* 北京分公司, London Branch */
	uint8_t		branch_start;	/* the branch in points, folded */
	uint8_t		branch_length;
	dbm_company_token token[DBM_COMPANY_TOKENS];
	uint32_t	points[DBM_COMPANY_POINTS];
} dbm_company_name;

/* `points` is composed (NFKC) and not folded. Fills `name`, whatever the text is. */
extern void dbm_company_name_parse(const uint32_t *points, size_t n, dbm_company_name *name);

#endif							/* DBM_COMPANY_PARSE_H */
