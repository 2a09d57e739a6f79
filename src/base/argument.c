/*
 * argument.c
 *	  Arguments that must lie in a range, and the error a status of the core stands for.
 *
 * A message names the argument and shows its value; a hint says what to give instead.
 */
#include "base/dbm.h"

#include <math.h>

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "core/base/calendar.h"
#include "core/contact/phone_plan.h"

double
dbm_finite(double value, const char *name)
{
	if (!isfinite(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be finite, not %g", name, value),
				 errhint("Filter such rows out, or give the missing value as NULL.")));
	return value;
}

double
dbm_in_range(double value, double low, double high, const char *name)
{
	if (!(value >= low && value <= high))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be from %g to %g, not %g", name, low, high, value)));
	return value;
}

int32
dbm_finite_day(int32 day, const char *name)
{
	if (day > DBM_DAY_LIMIT || day < -DBM_DAY_LIMIT)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be a finite date, not infinity", name)));
	return day;
}

#define SHOWN	64

char *
dbm_shown(const text *value)
{
	const char *bytes = VARDATA_ANY(value);

	return pnstrdup(bytes, pg_mbcliplen(bytes, VARSIZE_ANY_EXHDR(value), SHOWN));
}

double
dbm_unit_argument(text *unit)
{
	double		days = dbm_unit_days(VARDATA_ANY(unit), VARSIZE_ANY_EXHDR(unit));

	if (days == 0.0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown time unit \"%s\"", dbm_shown(unit)),
				 errhint("Use 'day', 'week', 'month' or 'year'.")));
	return days;
}

void
dbm_check_status(dbm_status status, const char *what)
{
	switch (status)
	{
		case DBM_OK:
			return;
		case DBM_INVALID:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%s is not valid", what)));
			break;
		case DBM_OVERFLOW:
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("%s is out of range", what),
					 errdetail("Exact amounts hold at most %d digits.", DBM_DECIMAL_DIGITS),
					 errhint("Round the amounts to the currency's decimals, or look for rows with absurd values.")));
			break;
		case DBM_NO_ROOM:
			elog(ERROR, "buffer too small for %s", what);
	}
}

/* The region of two letters, in either case; an error when there is none. */
const dbm_phone_region *
dbm_region_named(const char *text, size_t length)
{
	char		name[3] = "";
	const dbm_phone_region *region;

	if (length == 2)
	{
		for (int i = 0; i < 2; i++)
			name[i] = pg_ascii_toupper((unsigned char) text[i]);
	}
	region = dbm_phone_region_named(name);
	if (region == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown region \"%s\"", dbm_shown(cstring_to_text_with_len(text, length))),
				 errhint("Give two letters of ISO 3166: 'CN', 'US', 'GB'; dbm.default_calling_codes() lists them.")));
	return region;
}

const dbm_phone_region *
dbm_region_argument(FunctionCallInfo fcinfo, int arg)
{
	text	   *value;

	if (PG_ARGISNULL(arg))
		return NULL;
	value = PG_GETARG_TEXT_PP(arg);
	return dbm_region_named(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}
