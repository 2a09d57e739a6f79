/*
 * value.h
 *	  From the text of a column to the values of a linkage table.
 */
#ifndef DBM_LINKAGE_VALUE_H
#define DBM_LINKAGE_VALUE_H

#include "core/linkage/linkage.h"

/* What a column of the source may hold. */
typedef enum dbm_link_source
{
	DBM_SOURCE_NAME,
	DBM_SOURCE_GIVEN,
	DBM_SOURCE_SURNAME,
	DBM_SOURCE_SUFFIX,
	DBM_SOURCE_BIRTH,
	DBM_SOURCE_EMAIL,
	DBM_SOURCE_PHONE,
	DBM_SOURCE_MOBILE,
	DBM_SOURCE_FAX,
	DBM_SOURCE_COMPANY,
	DBM_SOURCE_TITLE,
	DBM_SOURCE_ADDRESS,
	DBM_SOURCE_NUMBER,
	DBM_SOURCE_STREET,
	DBM_SOURCE_CITY,
	DBM_SOURCE_POSTCODE,
	DBM_SOURCE_REGION,
	DBM_SOURCE_COUNTRY,
	DBM_SOURCE_WEBSITE,
	DBM_SOURCE_CREDIT,
	DBM_SOURCE_NATIONAL,
	DBM_SOURCE_UNION,
	DBM_SOURCE_OPEN,
	DBM_SOURCE_TEXT,
	DBM_SOURCE_CODE,
	DBM_SOURCES
} dbm_link_source;

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

/* The name a mapping uses for a source, NULL past the end. */
extern const char *dbm_source_name(dbm_link_source source);

/* The fields a source fills, so that their columns are used; `company`: the level. */
extern void dbm_source_use(dbm_link_table *table, dbm_link_source source);

#define DBM_SOURCE_POINTS	1024	/* of a text; what follows is not compared */

/* Parse composed code points (NFKC), not folded. Junk gives no value. */
extern void dbm_source_parse(dbm_link_table *table, dbm_link_source source,
							 const uint32_t *points, size_t n, dbm_parsed *parsed);

/* Add what the columns of one record were parsed to, and close the record. */
extern void dbm_source_add(dbm_link_table *table, const dbm_parsed *const *parsed, int n);

/* ---- shared by value.c and name.c ---- */

extern void dbm_link_push(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field,
						  const dbm_value *value);

/* A value whose text is these code points; further keys are the caller's. */
extern dbm_value dbm_link_text_value(dbm_link_table *table, const uint32_t *text, size_t n);

/* Letters and digits only, words parted by one blank; returns the length. */
extern size_t dbm_link_plain(const uint32_t *text, size_t n, uint32_t *out, size_t room);
/* A placeholder; with `name` not what is somebody's name too. Folded, letters and digits only. */
extern bool dbm_link_junk(const uint32_t *text, size_t n, bool name);
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
