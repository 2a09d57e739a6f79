/*
 * address.c
 *	  Postal addresses in SQL: parts and the form in which they are compared.
 *
 * The text is composed and folded, so the answer does not depend on locale or
 * collation. Lines of an address count as parted by commas.
 */
#include "base/dbm.h"

#include "core/text/fold.h"
#include "core/contact/phone.h"
#include "core/contact/phone_plan.h"
#include "core/address/address.h"

PG_FUNCTION_INFO_V1(dbm_sql_parse_address);

#define ADDRESS_FIELDS	(DBM_ADDRESS_PARTS + 1)

Datum
dbm_sql_parse_address(PG_FUNCTION_ARGS)
{
	const dbm_phone_region *country = dbm_region_argument(fcinfo, 1);
	dbm_address	address;
	uint32_t	normal[DBM_ADDRESS_PARTS * (DBM_ADDRESS_ROOM + 2)];
	text	   *value;
	uint32_t   *points;
	uint32_t   *folded;
	size_t		n;
	Datum		values[ADDRESS_FIELDS];
	bool		nulls[ADDRESS_FIELDS];

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	value = PG_GETARG_TEXT_PP(0);
	points = dbm_text_points(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &n);
	folded = palloc((DBM_FOLD_GROWTH * n + 1) * sizeof(uint32_t));
	n = dbm_address_fold(points, n, folded);
	memset(nulls, true, sizeof(nulls));
	if (dbm_address_parse(folded, n, country == NULL ? NULL : country->name, &address))
	{
		for (int i = 0; i < DBM_ADDRESS_PARTS; i++)
		{
			nulls[i] = address.length[i] == 0;
			if (!nulls[i])
				values[i] = PointerGetDatum(dbm_points_text(address.points[i], address.length[i]));
		}
		n = dbm_address_normal(&address, normal);
		folded = normal;
	}
	nulls[DBM_ADDRESS_PARTS] = n == 0;
	if (n > 0)
		values[DBM_ADDRESS_PARTS] = PointerGetDatum(dbm_points_text(folded, n));
	PG_RETURN_DATUM(dbm_form_composite(fcinfo, values, nulls));
}
