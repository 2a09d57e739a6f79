/*
 * values.c
 *	  Countries, languages, currencies, genders, yes and no, amounts, as exports write them.
 *
 * Each function is a pure lookup of composed text: what is not known, or means more than one
 * thing, is NULL. The lists are constants of the library.
 */
#include "base/dbm.h"

#include "utils/builtins.h"
#include "utils/numeric.h"

#include "core/address/country.h"
#include "core/values/amount.h"
#include "core/values/words.h"

PG_FUNCTION_INFO_V1(dbm_sql_country_code);
PG_FUNCTION_INFO_V1(dbm_sql_language_code);
PG_FUNCTION_INFO_V1(dbm_sql_currency_code);
PG_FUNCTION_INFO_V1(dbm_sql_gender_code);
PG_FUNCTION_INFO_V1(dbm_sql_parse_boolean);
PG_FUNCTION_INFO_V1(dbm_sql_parse_amount);

/* More bytes than any word or amount has; what is longer is not composed at all. */
#define WORD_BYTES	1000

/* The composed code points of argument 0; none of a text that is too long for a word. */
static uint32_t *
word_points(FunctionCallInfo fcinfo, size_t *n)
{
	text	   *value = PG_GETARG_TEXT_PP(0);
	size_t		length = VARSIZE_ANY_EXHDR(value);

	return dbm_text_points(VARDATA_ANY(value), length > WORD_BYTES ? 0 : length, n);
}

static Datum
code_of(FunctionCallInfo fcinfo, bool (*find) (const uint32_t *, size_t, char *))
{
	char		code[DBM_CODE_ROOM];
	size_t		n;
	uint32_t   *points = word_points(fcinfo, &n);

	if (!find(points, n, code))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(code));
}

Datum
dbm_sql_country_code(PG_FUNCTION_ARGS)
{
	return code_of(fcinfo, dbm_country_find);
}

Datum
dbm_sql_language_code(PG_FUNCTION_ARGS)
{
	return code_of(fcinfo, dbm_language_find);
}

Datum
dbm_sql_currency_code(PG_FUNCTION_ARGS)
{
	return code_of(fcinfo, dbm_currency_find);
}

Datum
dbm_sql_gender_code(PG_FUNCTION_ARGS)
{
	return code_of(fcinfo, dbm_gender_find);
}

Datum
dbm_sql_parse_boolean(PG_FUNCTION_ARGS)
{
	size_t		n;
	uint32_t   *points = word_points(fcinfo, &n);
	bool		value;

	if (!dbm_boolean_find(points, n, &value))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(value);
}

Datum
dbm_sql_parse_amount(PG_FUNCTION_ARGS)
{
	text	   *mark = PG_GETARG_TEXT_PP(1);
	char		number[DBM_AMOUNT_POINTS + 3];
	size_t		n;
	uint32_t   *points = word_points(fcinfo, &n);
	char		decimal = VARSIZE_ANY_EXHDR(mark) == 1 ? *VARDATA_ANY(mark) : '\0';

	if (decimal != '.' && decimal != ',')
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("decimal mark \"%s\" is not known", dbm_shown(mark)),
				 errhint("It is '.' as in 1,234.56, or ',' as in 1.234,56.")));
	if (!dbm_amount_parse(points, n, (uint32_t) decimal, number))
		PG_RETURN_NULL();
	return DirectFunctionCall3(numeric_in, CStringGetDatum(number),
							   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}
