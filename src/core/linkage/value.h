/*
 * value.h
 *	  From a text to the values of a linkage table.
 */
#ifndef DBM_LINKAGE_VALUE_H
#define DBM_LINKAGE_VALUE_H

#include "core/linkage/linkage.h"

#define DBM_PARSED_VALUES	6

/* What one text of the source stands for: codes by field. */
typedef struct dbm_parsed
{
	uint32_t	code[DBM_PARSED_VALUES];
	uint8_t		field[DBM_PARSED_VALUES];
	uint8_t		n;
	uint8_t		n_other;		/* read as a name of the other kind: behind the n */
	uint8_t		firm;			/* dbm_company_sign of a name, whoever's it should be */
	bool		named;			/* in the column of persons' names */
	bool		person;			/* in the column of firms, but a person's name */
} dbm_parsed;

/* What tells that a text is a firm's name. */
typedef enum dbm_company_sign
{
	DBM_SIGN_NONE,
	DBM_SIGN_TRADE,				/* a word for what firms do: bank, software */
	DBM_SIGN_SHORT,				/* a legal form that may be part of a name: AG, SA */
	DBM_SIGN_FORM
} dbm_company_sign;

/* ---- shared by all that read values ---- */

extern void dbm_link_push(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field,
						  const dbm_value *value);

/* A value whose text is these code points; further keys are the caller's. */
extern dbm_value dbm_link_text_value(dbm_link_table *table, const uint32_t *text, size_t n);

/* Letters and digits only, words parted by one blank; returns the length. */
extern size_t dbm_link_plain(const uint32_t *text, size_t n, uint32_t *out, size_t room);

/* A placeholder; with `name` not what is somebody's name too. Folded, letters and digits only. */
extern bool dbm_link_junk(const uint32_t *text, size_t n, bool name);

/* ---- one kind of value each; junk gives none. Composed points, text where it is folded ---- */

extern void dbm_link_phone(dbm_link_table *table, dbm_link_field field, const uint32_t *points,
						   size_t n, const uint32_t *text, size_t length, dbm_parsed *parsed);
extern void dbm_link_email(dbm_link_table *table, const uint32_t *points, size_t n,
						   dbm_parsed *parsed);
extern void dbm_link_website(dbm_link_table *table, const uint32_t *points, size_t n,
							 dbm_parsed *parsed);
extern void dbm_link_code(dbm_link_table *table, dbm_link_field field, const uint32_t *text,
						  size_t n, dbm_parsed *parsed);
extern void dbm_link_country(dbm_link_table *table, const uint32_t *text, size_t n,
							 dbm_parsed *parsed);
extern void dbm_link_date(dbm_link_table *table, const uint32_t *text, size_t n,
						  dbm_parsed *parsed);
extern void dbm_link_text(dbm_link_table *table, dbm_link_field field, const uint32_t *text,
						  size_t n, dbm_parsed *parsed);
extern void dbm_link_address(dbm_link_table *table, dbm_link_field field, const uint32_t *text,
							 size_t n, dbm_parsed *parsed);

/* ---- name.c, company.c ---- */

/* A firm's name; as composed points. */
extern void dbm_link_company(dbm_link_table *table, const uint32_t *points, size_t n,
							 dbm_parsed *parsed);

/* Names of the columns for persons and for firms, each also read as the other; composed points. */
extern void dbm_link_full_name(dbm_link_table *table, const uint32_t *points, size_t n,
							   dbm_parsed *parsed);
extern void dbm_link_company_name(dbm_link_table *table, const uint32_t *points, size_t n,
								  dbm_parsed *parsed);
extern void dbm_link_suffix(dbm_link_table *table, const uint32_t *points, size_t n,
							dbm_parsed *parsed);

/* A given name or surname of a column of its own; folded. */
extern void dbm_link_name_part(dbm_link_table *table, dbm_link_field field,
							   const uint32_t *text, size_t n, dbm_parsed *parsed);

#endif							/* DBM_LINKAGE_VALUE_H */
