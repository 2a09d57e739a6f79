/*
 * fold.c
 *	  Text as it is compared: without case, width, accents, variants and invisible characters.
 *
 *	- letters in lower case by Unicode's full case folding, accents dropped, ligatures
 *	  and letters like ß, ø, þ by the plain letters people type for them;
 *	- traditional, Japanese and printers' variants of Chinese characters by the
 *	  simplified one, for comparing only: two characters that simplify to one meet;
 *	- quotes, dashes, middle dots and brackets by one plain mark each;
 *	- blanks of every width by one space, runs of them by one, none at either end;
 *	- what shows nothing (controls, joiners, marks of direction) removed.
 *
 * A voicing mark of kana, a vowel sign or a virama is no accent: it stays.
 * Folding is idempotent, and of composed text (NFKC) it yields composed text.
 * The tables are sorted and searched by halves; nothing depends on a locale. The
 * caller owns both buffers.
 */
#include "core/text/fold.h"

#include "core/text/fold_tables.h"

#define COUNT(table, width) (sizeof(table) / sizeof(uint32_t) / (width))

/* The entry of a sorted table of `width` code points each whose first is c; NULL without one. */
static const uint32_t *
find(const uint32_t *table, size_t count, int width, uint32_t c)
{
	size_t		low = 0;

	while (low < count)
	{
		size_t		middle = (low + count) / 2;
		const uint32_t *entry = table + middle * width;

		if (*entry == c)
			return entry;
		if (*entry < c)
			low = middle + 1;
		else
			count = middle;
	}
	return NULL;
}

typedef struct range
{
	uint32_t	first;
	uint32_t	last;
} range;

static bool
in_ranges(const range *ranges, int count, uint32_t c)
{
	for (int i = 0; i < count && ranges[i].first <= c; i++)
	{
		if (c <= ranges[i].last)
			return true;
	}
	return false;
}

/* Default ignorable code points and controls that are no blanks. */
static const range invisible[] = {
	{0x00, 0x08}, {0x0E, 0x1F}, {0x7F, 0x84}, {0x86, 0x9F}, {0xAD, 0xAD}, {0x34F, 0x34F},
	{0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F},
	{0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
	{0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
	{0xE0000, 0xE0FFF}
};

/* Marks that readers of Latin, Greek, Cyrillic, Hebrew and Arabic script leave out. */
static const range accents[] = {
	{0x300, 0x36F}, {0x483, 0x487}, {0x591, 0x5BD}, {0x5BF, 0x5BF}, {0x5C1, 0x5C2},
	{0x5C4, 0x5C5}, {0x5C7, 0x5C7}, {0x610, 0x61A}, {0x64B, 0x65F}, {0x670, 0x670},
	{0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}
};

bool
dbm_invisible(uint32_t c)
{
	return in_ranges(invisible, sizeof(invisible) / sizeof(range), c);
}

bool
dbm_blank(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
		c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool
dbm_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
		(c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

uint32_t
dbm_simplified(uint32_t c)
{
	const uint32_t *entry = find(han_one, COUNT(han_one, 2), 2, c);

	return entry == NULL ? c : entry[1];
}

uint32_t
dbm_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
	if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
		(c >= 0x410 && c <= 0x42F))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40F)
		return c + 0x50;
	if (c >= 0x531 && c <= 0x556)
		return c + 0x30;
	if (c == 0x178)
		return 0xFF;
	/* rows of a capital and its small letter */
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
		return c + (c & 1);
	if ((c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177) ||
		(c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF) ||
		(c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
		return c | 1;
	return c;
}

/* The ASCII half: most text is nothing else. */
static size_t
fold_plain(uint32_t c, uint32_t *folded)
{
	if (c >= 'A' && c <= 'Z')
		c += 'a' - 'A';
	else if (c < ' ' || c == 0x7F)
		return 0;
	else if (c == '`')
		c = '\'';
	else if (c == '[' || c == '{')
		c = '(';
	else if (c == ']' || c == '}')
		c = ')';
	*folded = c;
	return 1;
}

/* What one code point that is no blank becomes: up to three, or nothing. */
static size_t
fold_one(uint32_t c, uint32_t *folded)
{
	const uint32_t *entry;
	int			width = 2;

	if (c < 0x80)
		return fold_plain(c, folded);
	if (dbm_han(c))
	{
		*folded = dbm_simplified(c);
		return 1;
	}
	if (in_ranges(accents, sizeof(accents) / sizeof(range), c) || dbm_invisible(c))
		return 0;
	entry = find(letter_one, COUNT(letter_one, 2), width, c);
	if (entry == NULL)
		entry = find(letter_two, COUNT(letter_two, 3), width = 3, c);
	if (entry == NULL)
		entry = find(letter_three, COUNT(letter_three, 4), width = 4, c);
	if (entry == NULL)
	{
		*folded = c;
		return 1;
	}
	for (int i = 1; i < width; i++)
		folded[i - 1] = entry[i];
	return (size_t) (width - 1);
}

size_t
dbm_fold(const uint32_t *points, size_t n, uint32_t *folded)
{
	size_t		length = 0;
	bool		blank = false;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	one[DBM_FOLD_GROWTH];
		size_t		count;

		if (dbm_blank(points[i]))
		{
			blank = length > 0;
			continue;
		}
		count = fold_one(points[i], one);
		if (count > 0 && blank)
			folded[length++] = ' ';
		if (count > 0)
			blank = false;
		for (size_t j = 0; j < count; j++)
			folded[length++] = one[j];
	}
	return length;
}
