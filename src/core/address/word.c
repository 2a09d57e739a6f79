/*
 * word.c
 *	  The text of an address cut into words and, at commas, into segments.
 *
 * A word is kept as code points, as ASCII without dots, and as a shape (dda for 12b),
 * by which numbers and postcodes are known. Names of streets and cities are written
 * with one spelling of Saint, Mount and Fort and without hyphens. Every loop is bounded
 * by DBM_ADDRESS_WORDS and DBM_ADDRESS_LONGEST; the caller owns the buffers.
 */
#include <string.h>

#include "core/address/reader.h"
#include "core/address/words.h"
#include "core/text/utf8.h"

void
dbm_address_add(dbm_address *out, dbm_address_kind kind, uint32_t gap,
				const uint32_t *points, size_t n)
{
	size_t	   *length = &out->length[kind];

	if (*length + n + 1 > DBM_ADDRESS_ROOM)
		return;
	if (*length > 0 && gap != 0 && n > 0)
		out->points[kind][(*length)++] = gap;
	memcpy(out->points[kind] + *length, points, n * sizeof(uint32_t));
	*length += n;
}

void
dbm_address_add_name(dbm_address *out, dbm_address_kind kind, uint32_t gap, const char *name)
{
	uint32_t	points[64];
	size_t		n = 0;

	if (name != NULL && strlen(name) < 64)
		n = dbm_utf8_decode(name, strlen(name), points);
	dbm_address_add(out, kind, gap, points, n);
}

bool
dbm_address_word_in(const char *word, const char *const *list)
{
	for (int i = 0; *word != '\0' && list[i] != NULL; i++)
	{
		if (strcmp(word, list[i]) == 0)
			return true;
	}
	return false;
}

const char *
dbm_address_mapped(const char *word, const char *const (*pairs)[2])
{
	for (int i = 0; *word != '\0' && pairs[i][0] != NULL; i++)
	{
		if (strcmp(word, pairs[i][0]) == 0)
			return pairs[i][1];
	}
	return NULL;
}

static void
read_word(address_word *word)
{
	size_t		used = 0;

	for (size_t i = 0; i < word->n; i++)
	{
		uint32_t	c = word->points[i];

		if (c == '.')
			continue;
		if (c >= 0x80 || used + 1 >= DBM_ADDRESS_BYTES)
		{
			used = 0;
			break;
		}
		word->ascii[used] = (char) c;
		word->shape[used++] = (char) (c >= '0' && c <= '9' ? 'd' : c >= 'a' && c <= 'z' ? 'a' : c);
	}
	word->ascii[used] = word->shape[used] = '\0';
}

bool
dbm_address_cut(address_reader *in, const uint32_t *text, size_t n)
{
	int			segment = 0;

	for (size_t i = 0; i < n;)
	{
		size_t		from = i;

		while (i < n && text[i] != ' ' && text[i] != ',' && text[i] != ';')
			i++;
		if (i > from)
		{
			if (in->count == DBM_ADDRESS_WORDS)
				return false;
			in->word[in->count] = (address_word) {
				.points = text + from, .n = i - from, .segment = segment
			};
			read_word(&in->word[in->count]);
			in->count++;
		}
		if (i < n && text[i] != ' ' && in->count > 0 && in->word[in->count - 1].segment == segment)
			segment++;
		i += i < n;
	}
	return true;
}

int
dbm_address_next(const address_reader *in, int i)
{
	for (i++; i < in->count; i++)
	{
		if (!in->word[i].gone)
			return i;
	}
	return -1;
}

int
dbm_address_last(const address_reader *in, int before)
{
	for (int i = before - 1; i >= 0; i--)
	{
		if (!in->word[i].gone)
			return i;
	}
	return -1;
}

size_t
dbm_address_joined(const address_reader *in, int from, int end, char *text, size_t room)
{
	size_t		used = 0;

	text[0] = '\0';
	for (int i = from; i < end; i++)
	{
		const address_word *word = &in->word[i];
		size_t		length = strlen(word->ascii);

		if (word->gone)
			continue;
		if (length == 0 || used + length + 2 > room)
			return text[0] = '\0';
		if (used > 0)
			text[used++] = ' ';
		for (size_t j = 0; j < length; j++)
			text[used++] = word->ascii[j] == '-' ? ' ' : word->ascii[j];
	}
	text[used] = '\0';
	return used;
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || c >= 0x80;
}

void
dbm_address_take(address_reader *in, int i, dbm_address_kind kind, uint32_t gap)
{
	address_word *word = &in->word[i];
	bool		first = true;

	for (size_t j = 0; j < word->n; j++)
	{
		uint32_t	c = word->points[j];

		if (c == '.')
			continue;
		if (c == '-' && j > 0 && j + 1 < word->n &&
			is_letter(word->points[j - 1]) && is_letter(word->points[j + 1]))
			c = ' ';
		dbm_address_add(in->out, kind, first ? gap : 0, &c, 1);
		first = false;
	}
	word->gone = true;
}

void
dbm_address_take_name(address_reader *in, int i, dbm_address_kind kind)
{
	const char *name = dbm_address_mapped(in->word[i].ascii, address_shortened);

	if (name == NULL)
		dbm_address_take(in, i, kind, ' ');
	else
		dbm_address_add_name(in->out, kind, ' ', name);
	in->word[i].gone = true;
}

bool
dbm_address_number(const address_word *word)
{
	size_t		length = strlen(word->ascii);
	size_t		digits = strspn(word->shape, "d");

	if (digits == 0 || length - digits > 8)
		return false;
	if (dbm_address_word_in(word->ascii + digits, address_after_number))
		return true;
	return !dbm_address_word_in(word->ascii + digits, address_ordinals) &&
		strspn(word->shape + digits, "da-/") == length - digits &&
		strstr(word->shape, "aa") == NULL;
}

bool
dbm_address_has_digit(const address_word *word)
{
	return strchr(word->shape, 'd') != NULL;
}
