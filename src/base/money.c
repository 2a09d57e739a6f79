/*
 * money.c
 *	  numeric to exact decimals and back.
 */
#include "base/dbm.h"

#include "utils/builtins.h"

/*
 * The stored form of numeric, which every major keeps so that pg_upgrade works:
 * a header of two bytes (1 0, sign, 6 bits of scale, 7 of weight) or of four (2
 * bits of sign, 14 of scale, 16 of weight), then digits of base 10,000. Reading
 * it costs a fraction of what numeric_send does for the same digits.
 */
#define NUMERIC_SHORT_HEADER	0x8000

static dbm_decimal
read_numeric(Numeric value, const char *name, int *shown)
{
	const char *stored = VARDATA_ANY(value);
	const char *end = stored + VARSIZE_ANY_EXHDR(value);
	uint16		header;
	int16		weight;
	bool		negative;
	int			n;
	int16		digits[DBM_DECIMAL_DIGITS];
	dbm_status	status = DBM_OVERFLOW;
	dbm_decimal result = {0, 0};

	if (numeric_is_nan(value) || numeric_is_inf(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" must be finite, not %s", name,
						numeric_is_nan(value) ? "NaN" : "infinity"),
				 errhint("Filter such rows out, or correct the amount.")));
	memcpy(&header, stored, sizeof(header));
	stored += sizeof(header);
	if (header & NUMERIC_SHORT_HEADER)
	{
		negative = (header & 0x2000) != 0;
		*shown = (header & 0x1F80) >> 7;
		weight = (int16) ((header & 0x3F) - (header & 0x40));
	}
	else
	{
		negative = (header & 0xC000) == 0x4000;
		*shown = header & 0x3FFF;
		memcpy(&weight, stored, sizeof(weight));
		stored += sizeof(weight);
	}
	n = (int) ((end - stored) / (ptrdiff_t) sizeof(int16));
	if (n <= (int) lengthof(digits))
	{
		memcpy(digits, stored, n * sizeof(int16));
		status = dbm_decimal_from_base10000(digits, n, weight, *shown, negative, &result);
	}
	if (status != DBM_OK)
		dbm_check_status(status, psprintf("argument \"%s\"", name));
	return result;
}

dbm_decimal
dbm_decimal_from_numeric(Numeric value, const char *name)
{
	int			shown;

	return read_numeric(value, name, &shown);
}

dbm_decimal
dbm_decimal_as_shown(Numeric value, const char *name)
{
	int			shown;
	dbm_decimal result = read_numeric(value, name, &shown);
	dbm_status	status = dbm_decimal_rescale(&result, Min(shown, DBM_DECIMAL_DIGITS));

	if (status != DBM_OK)
		dbm_check_status(status, psprintf("argument \"%s\"", name));
	return result;
}

Numeric
dbm_numeric_from_decimal(dbm_decimal value)
{
	char		text[DBM_DECIMAL_DIGITS + 4];

	if (value.mantissa == (int64) value.mantissa)
		return int64_div_fast_to_numeric((int64) value.mantissa, value.scale);
	dbm_decimal_print(value, text);
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text),
											   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}
