/*
 * values.c
 *	  Unit tests of lists of words and their codes, and of amounts.
 */
#include "check.h"

#include "core/address/country.h"
#include "core/address/country_foreign_table.h"
#include "core/address/country_table.h"
#include "core/text/utf8.h"
#include "core/values/amount.h"
#include "core/values/currency_table.h"
#include "core/values/language_table.h"
#include "core/values/word_table.h"
#include "core/values/words.h"

static size_t
points(const char *text, uint32_t *out)
{
	return dbm_utf8_decode(text, strlen(text), out);
}

/* Sorted by the bytes of the keys, each found with its code; what is not there is not found. */
static void
list_in_order(const char *list)
{
	size_t		size = strlen(list);
	const char *line = list;
	const char *before = NULL;
	size_t		bytes_before = 0;
	char		code[DBM_CODE_ROOM];

	while (*line != '\0')
	{
		size_t		bytes = strcspn(line, "=");
		size_t		length = strcspn(line + bytes + 1, "\n");

		if (before != NULL)
		{
			size_t		least = bytes < bytes_before ? bytes : bytes_before;
			int			order = memcmp(before, line, least);

			CHECK(order < 0 || (order == 0 && bytes_before < bytes));
		}
		CHECK(length < DBM_CODE_ROOM);
		CHECK(dbm_code_find(list, size, line, bytes, code));
		CHECK(strlen(code) == length && memcmp(code, line + bytes + 1, length) == 0);
		before = line;
		bytes_before = bytes;
		line += bytes + length + 2;
	}
	CHECK(!dbm_code_find(list, size, "", 0, code));
	CHECK(!dbm_code_find(list, size, "\x01", 1, code));
	CHECK(!dbm_code_find(list, size, "zzzzzz", 6, code));
	CHECK(!dbm_code_find(list, size, "\xF4\x8F\xBF\xBF", 4, code));
}

static void
words_and_codes(void)
{
	uint32_t	text[200];
	char		code[DBM_CODE_ROOM];
	bool		yes = false;

	CHECK(dbm_country_find(text, points("Deutschland", text), code) && strcmp(code, "DE") == 0);
	CHECK(dbm_country_find(text, points("U.S.A.", text), code) && strcmp(code, "US") == 0);
	CHECK(!dbm_country_find(text, points("n.a.", text), code));
	CHECK(!dbm_country_find(text, points("Bỉ", text), code));
	CHECK(!dbm_country_find(text, 0, code));
	CHECK(dbm_language_find(text, points(" zh_CN ", text), code) && strcmp(code, "zh") == 0);
	CHECK(!dbm_language_find(text, points("n/a", text), code));
	CHECK(!dbm_currency_find(text, points("$", text), code));
	CHECK(dbm_currency_word(text, points("$", text)));
	CHECK(dbm_currency_find(text, points("US$", text), code) && strcmp(code, "USD") == 0);
	CHECK(dbm_gender_find(text, points("女", text), code) && strcmp(code, "female") == 0);
	CHECK(dbm_boolean_find(text, points("是", text), &yes) && yes);
	/* longer than any word, and what folds into three for one */
	for (int i = 0; i < 200; i++)
		text[i] = 0xFB03;
	CHECK(!dbm_country_find(text, 200, code));
	CHECK(!dbm_country_find(text, DBM_CODE_POINTS, code));
	for (int i = 0; i < 200; i++)
		text[i] = '&';
	CHECK(!dbm_currency_find(text, DBM_CODE_POINTS, code));
}

static void
amount_is(const char *written, char mark, const char *wanted)
{
	uint32_t	text[200];
	char		number[DBM_AMOUNT_POINTS + 3];
	bool		read = dbm_amount_parse(text, points(written, text), (uint32_t) mark, number);

	CHECK(read == (wanted != NULL));
	if (read && wanted != NULL)
		CHECK(strcmp(number, wanted) == 0);
}

static void
amounts(void)
{
	char		longest[DBM_AMOUNT_POINTS + 2];

	amount_is("$1,234.56", '.', "1234.56");
	amount_is("1.234,56 €", ',', "1234.56");
	amount_is("(12.00)", '.', "-12.00");
	amount_is("-.5", '.', "-0.5");
	amount_is("12,-", ',', "12");
	amount_is("12,50", '.', NULL);
	amount_is("1,2345", '.', NULL);
	amount_is("1234,567", '.', NULL);
	amount_is("", '.', NULL);
	amount_is("-", '.', NULL);
	amount_is("3万", '.', NULL);
	memset(longest, '9', sizeof(longest));
	longest[DBM_AMOUNT_POINTS] = '\0';
	amount_is(longest, '.', longest);
	longest[0] = '-';
	amount_is(longest, '.', longest);
	longest[1] = '.';
	longest[DBM_AMOUNT_POINTS] = '9';
	longest[DBM_AMOUNT_POINTS + 1] = '\0';
	amount_is(longest, '.', NULL);
}

int
main(void)
{
	list_in_order(country_codes);
	list_in_order(country_names);
	list_in_order(country_foreign);
	list_in_order(language_codes);
	list_in_order(language_names);
	list_in_order(currency_words);
	list_in_order(gender_words);
	list_in_order(boolean_words);
	words_and_codes();
	amounts();
	return dbm_test_report("values");
}
