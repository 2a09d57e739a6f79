/*
 * country.c
 *	  The ISO 3166 code of a country that is written out.
 *
 * Codes are told apart from names by their letters: nothing but ASCII letters or digits,
 * so that "n.a." is not Namibia and "Bỉ" (Belgium) not Burundi. Names are looked up in English
 * and Chinese first, then in other languages; where one name means different countries
 * in two languages, the first language has it.
 */
#include "core/address/country.h"
#include "core/address/country_foreign_table.h"
#include "core/address/country_table.h"
#include "core/base/ascii.h"
#include "core/text/fold.h"

/* Two or three plain letters or digits, with nothing but blanks around them. */
static bool
looks_like_code(const uint32_t *text, size_t n)
{
	while (n > 0 && dbm_blank(text[0]))
	{
		text++;
		n--;
	}
	while (n > 0 && dbm_blank(text[n - 1]))
		n--;
	for (size_t i = 0; i < n; i++)
	{
		if (text[i] >= 0x80 || !dbm_is_alnum(dbm_lower(text[i])))
			return false;
	}
	return n == 2 || n == 3;
}

bool
dbm_country_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM])
{
	char		key[DBM_CODE_KEY];
	size_t		bytes = dbm_code_key(text, n, key, sizeof(key));

	if (bytes == 0)
		return false;
	if (looks_like_code(text, n) &&
		dbm_code_find(country_codes, sizeof(country_codes) - 1, key, bytes, code))
		return true;
	if (dbm_code_find(country_names, sizeof(country_names) - 1, key, bytes, code))
		return code[0] != '\0';
	return dbm_code_find(country_foreign, sizeof(country_foreign) - 1, key, bytes, code);
}
