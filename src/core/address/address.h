/*
 * address.h
 *	  Postal addresses cut into the parts by which they are compared.
 */
#ifndef DBM_ADDRESS_ADDRESS_H
#define DBM_ADDRESS_ADDRESS_H

#include "core/base/dbm_core.h"

#define DBM_ADDRESS_LONGEST	250		/* code points of an address that is read */
#define DBM_ADDRESS_ROOM		640

/* In the order in which they are compared. */
typedef enum dbm_address_kind
{
	DBM_ADDRESS_REGION,
	DBM_ADDRESS_CITY,
	DBM_ADDRESS_DISTRICT,
	DBM_ADDRESS_STREET,
	DBM_ADDRESS_HOUSE,
	DBM_ADDRESS_UNIT,
	DBM_ADDRESS_POSTCODE,
	DBM_ADDRESS_PARTS
} dbm_address_kind;

typedef struct dbm_address
{
	size_t		length[DBM_ADDRESS_PARTS];
	uint32_t	points[DBM_ADDRESS_PARTS][DBM_ADDRESS_ROOM];
} dbm_address;

/* Composed code points folded, the ends of lines as commas; room for DBM_FOLD_GROWTH * n. */
extern size_t dbm_address_fold(const uint32_t *points, size_t n, uint32_t *folded);

/*
 * `folded` text, lines parted by commas; `country` of two capitals or NULL. False when
 * it is too long or nothing in it tells an address; then there are no parts.
 */
extern bool dbm_address_parse(const uint32_t *folded, size_t n, const char *country,
							  dbm_address *out);

/* The same, in Chinese characters. */
extern bool dbm_address_parse_han(const uint32_t *folded, size_t n, dbm_address *out);

/* The parts there are, in their order; room for DBM_ADDRESS_PARTS * (DBM_ADDRESS_ROOM + 2). */
extern size_t dbm_address_normal(const dbm_address *address, uint32_t *normal);

/* Put text behind a part, `gap` before it when there is something already. */
extern void dbm_address_add(dbm_address *out, dbm_address_kind kind, uint32_t gap,
							const uint32_t *points, size_t n);
extern void dbm_address_add_name(dbm_address *out, dbm_address_kind kind, uint32_t gap,
								 const char *name);

#endif							/* DBM_ADDRESS_ADDRESS_H */
