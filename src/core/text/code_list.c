/*
 * code_list.c
 *	  Words and the codes they stand for, by halves in a sorted list of lines.
 *
 * The list is one string, so that it needs no table of pointers: a step of the search
 * looks at the line around the middle byte. The caller owns all buffers.
 */
#include <string.h>

#include "core/text/code_list.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

/* Marks that people set or leave out within a name. */
static bool
left_out(uint32_t c)
{
	return dbm_blank(c) || (c != 0 && c < 0x80 && strchr(".,'\"-()_/:;", (int) c) != NULL) ||
		c == 0xB7 || c == 0x3001 || c == 0x3002;
}

size_t
dbm_code_key(const uint32_t *text, size_t n, char *key, size_t room)
{
	uint32_t	folded[DBM_CODE_POINTS * DBM_FOLD_GROWTH];
	uint32_t	kept[DBM_CODE_POINTS * DBM_FOLD_GROWTH + 3 * DBM_CODE_POINTS];
	size_t		count = 0;

	if (n > DBM_CODE_POINTS)
		return 0;
	n = dbm_fold(text, n, folded);
	for (size_t i = 0; i < n; i++)
	{
		if (folded[i] == '&')
		{
			kept[count++] = 'a';
			kept[count++] = 'n';
			kept[count++] = 'd';
		}
		else if (!left_out(folded[i]))
			kept[count++] = folded[i];
	}
	if (count == 0 || count * DBM_UTF8_BYTES > room)
		return 0;
	return dbm_utf8_encode(kept, count, key);
}

/* Bytes of a line's key: up to the sign of equality, which is in no key. */
static size_t
key_bytes(const char *line)
{
	size_t		bytes = 0;

	while (line[bytes] != '=')
		bytes++;
	return bytes;
}

bool
dbm_code_find(const char *list, size_t size, const char *key, size_t n, char *code)
{
	size_t		low = 0;
	size_t		high = size;

	while (low < high)
	{
		size_t		at = low + (high - low) / 2;
		size_t		bytes;
		int			order;

		while (at > low && list[at - 1] != '\n')
			at--;
		bytes = key_bytes(list + at);
		order = memcmp(list + at, key, bytes < n ? bytes : n);
		if (order == 0 && bytes == n)
		{
			const char *from = list + at + bytes + 1;
			size_t		length = strcspn(from, "\n");

			memcpy(code, from, length);
			code[length] = '\0';
			return true;
		}
		if (order < 0 || (order == 0 && bytes < n))
		{
			low = at + bytes;
			while (list[low++] != '\n')
				;
		}
		else
			high = at;
	}
	return false;
}
