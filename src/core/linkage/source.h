/*
 * source.h
 *	  From the columns of a source to the records of a linkage table.
 */
#ifndef DBM_LINKAGE_SOURCE_H
#define DBM_LINKAGE_SOURCE_H

#include "core/linkage/value.h"

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

#endif							/* DBM_LINKAGE_SOURCE_H */
