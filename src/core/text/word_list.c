/*
 * word_list.c
 *	  Is a text of code points one of the words of a table?
 *
 * A table is constant, of UTF-8 words sorted by their bytes, which is the order of their
 * code points too; the text is spelled one code point at a time while it is compared.
 */
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/text/word_list.h"

bool
dbm_is_word(const uint32_t *points, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
	{
		if (word[i] == '\0' || points[i] != (unsigned char) word[i])
			return false;
	}
	return word[n] == '\0';
}

typedef struct text
{
	const uint32_t *points;
	size_t		n;
} text;

/* Order of a text and a word, as strcmp of their bytes. */
static int
compare(const void *key, const void *entry)
{
	const text *wanted = key;
	const char *word = *(const char *const *) entry;

	for (size_t i = 0; i < wanted->n; i++)
	{
		char		bytes[DBM_UTF8_BYTES];
		size_t		length = 1;
		int			order;

		/* one byte for one code point, as nearly always */
		if (wanted->points[i] < 0x80)
			order = (int) wanted->points[i] - (unsigned char) *word;
		else
		{
			length = dbm_utf8_encode(wanted->points + i, 1, bytes);
			order = strncmp(bytes, word, length);
		}
		if (order != 0)
			return order;
		if (*word == '\0')
			return 1;			/* the text goes on, be it with a zero */
		word += length;
	}
	return *word == '\0' ? 0 : -1;
}

bool
dbm_in_words(const uint32_t *points, size_t n, const char *const *words, int count)
{
	text		wanted = {points, n};

	return bsearch(&wanted, words, (size_t) count, sizeof(*words), compare) != NULL;
}
