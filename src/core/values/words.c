/*
 * words.c
 *	  Languages, currencies, genders, yes and no, as exports write them.
 *
 * Each is a list of words (core/text/code_list.h). A language may also be the tag of a
 * locale, zh_CN or en-US, of which the first part tells. A word of several meanings, such as
 * $ or krona, is in its list without a code: it is known, and not answered.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/text/fold.h"
#include "core/values/currency_table.h"
#include "core/values/language_table.h"
#include "core/values/word_table.h"
#include "core/values/words.h"

#define FIND(list, key, n, code)	dbm_code_find(list, sizeof(list) - 1, key, n, code)

static bool
letter(uint32_t c)
{
	return c < 0x80 && dbm_is_lower(dbm_lower(c));
}

/* Letters of the first part of a locale's tag, or of a code that stands alone; 0 without. */
static size_t
tag_letters(const uint32_t *text, size_t n)
{
	size_t		letters = 0;

	while (letters < n && letter(text[letters]))
		letters++;
	if (letters != 2 && letters != 3)
		return 0;
	for (size_t i = letters; i < n; i++)
	{
		if (text[i] >= 0x80 || dbm_blank(text[i]) || strchr("/,;()", (int) text[i]) != NULL)
			return 0;
	}
	return letters == n || text[letters] == '-' || text[letters] == '_' ? letters : 0;
}

bool
dbm_language_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM])
{
	char		key[DBM_CODE_KEY];
	size_t		bytes;

	while (n > 0 && dbm_blank(text[0]))
	{
		text++;
		n--;
	}
	while (n > 0 && dbm_blank(text[n - 1]))
		n--;
	bytes = dbm_code_key(text, tag_letters(text, n), key, sizeof(key));
	if (bytes > 0 && FIND(language_codes, key, bytes, code))
		return true;
	bytes = dbm_code_key(text, n, key, sizeof(key));
	return bytes > 0 && FIND(language_names, key, bytes, code) && code[0] != '\0';
}

bool
dbm_currency_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM])
{
	char		key[DBM_CODE_KEY];
	size_t		bytes = dbm_code_key(text, n, key, sizeof(key));

	return bytes > 0 && FIND(currency_words, key, bytes, code) && code[0] != '\0';
}

bool
dbm_currency_word(const uint32_t *text, size_t n)
{
	char		key[DBM_CODE_KEY];
	char		code[DBM_CODE_ROOM];
	size_t		bytes = dbm_code_key(text, n, key, sizeof(key));

	return bytes > 0 && !dbm_is_digit((unsigned char) key[0]) &&
		FIND(currency_words, key, bytes, code);
}

bool
dbm_gender_find(const uint32_t *text, size_t n, char code[DBM_CODE_ROOM])
{
	char		key[DBM_CODE_KEY];
	size_t		bytes = dbm_code_key(text, n, key, sizeof(key));

	return bytes > 0 && FIND(gender_words, key, bytes, code);
}

bool
dbm_boolean_find(const uint32_t *text, size_t n, bool *value)
{
	char		key[DBM_CODE_KEY];
	char		code[DBM_CODE_ROOM];
	size_t		bytes = dbm_code_key(text, n, key, sizeof(key));

	if (bytes == 0 || !FIND(boolean_words, key, bytes, code))
		return false;
	*value = code[0] == 't';
	return true;
}
