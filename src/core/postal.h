/*
 * postal.h
 *	  Postal addresses cut into the parts by which they are compared.
 */
#ifndef DBM_POSTAL_H
#define DBM_POSTAL_H

#include "core/dbm_core.h"

#define DBM_POSTAL_LONGEST	250		/* code points of an address that is read */
#define DBM_POSTAL_ROOM		640

/* In the order in which they are compared. */
typedef enum dbm_postal_kind
{
	DBM_POSTAL_REGION,
	DBM_POSTAL_CITY,
	DBM_POSTAL_DISTRICT,
	DBM_POSTAL_STREET,
	DBM_POSTAL_HOUSE,
	DBM_POSTAL_UNIT,
	DBM_POSTAL_CODE,
	DBM_POSTAL_PARTS
} dbm_postal_kind;

typedef struct dbm_postal
{
	size_t		length[DBM_POSTAL_PARTS];
	uint32_t	points[DBM_POSTAL_PARTS][DBM_POSTAL_ROOM];
} dbm_postal;

/* Composed code points folded, the ends of lines as commas; room for DBM_FOLD_GROWTH * n. */
extern size_t dbm_postal_fold(const uint32_t *points, size_t n, uint32_t *folded);

/*
 * `folded` text, lines parted by commas; `country` of two capitals or NULL. False when
 * it is too long or nothing in it tells an address; then there are no parts.
 */
extern bool dbm_postal_parse(const uint32_t *folded, size_t n, const char *country,
							 dbm_postal *out);

/* The same, in Chinese characters. */
extern bool dbm_postal_parse_han(const uint32_t *folded, size_t n, dbm_postal *out);

/* The parts there are, in their order; room for DBM_POSTAL_PARTS * (DBM_POSTAL_ROOM + 2). */
extern size_t dbm_postal_normal(const dbm_postal *address, uint32_t *normal);

/* Put text behind a part, `gap` before it when there is something already. */
extern void dbm_postal_add(dbm_postal *out, dbm_postal_kind kind, uint32_t gap,
						   const uint32_t *points, size_t n);
extern void dbm_postal_add_name(dbm_postal *out, dbm_postal_kind kind, uint32_t gap,
								const char *name);

#endif							/* DBM_POSTAL_H */
