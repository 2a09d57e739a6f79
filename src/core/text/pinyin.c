/*
 * pinyin.c
 *	  How Chinese characters are read in Mandarin, and which of them are surnames.
 *
 * One reading for each of the 20,902 characters of U+4E00..U+9FA5: the most usual
 * one, from the Unihan database. Three lists correct it where a character has
 * more than one: words (重庆, 长沙), compound surnames (尉迟, 万俟) and surnames
 * (单, 曾, 仇), the latter two only where a name begins. The words found are those
 * that begin leftmost, the longest first. Tables are constant and sorted.
 */
#include <string.h>

#include "core/text/fold.h"
#include "core/text/pinyin.h"
#include "core/text/pinyin_table.h"

#define FIRST		0x4E00
#define LAST		0x9FA5
#define TONES		5
#define LETTERS		26
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define SYLLABLES	COUNT(syllable_text)
#define SPLIT_MOST	24			/* letters of the longest word that is split */

static int
letter_value(char c)
{
	return c >= 'a' ? c - 'a' + LETTERS : c - 'A';
}

dbm_reading
dbm_pinyin_reading(uint32_t c)
{
	const char *at;

	if (c < FIRST || c > LAST)
		return 0;
	at = readings + 2 * (c - FIRST);
	return (dbm_reading) (letter_value(at[0]) * 2 * LETTERS + letter_value(at[1]));
}

const char *
dbm_pinyin_syllable(dbm_reading reading)
{
	return reading == 0 ? "" : syllable_text[(reading - 1) / TONES];
}

/* The place of the syllable that these letters are, or -1. */
static int
find_syllable(const char *letters, size_t n)
{
	size_t		low = 0;
	size_t		high = SYLLABLES;

	if (n > DBM_SYLLABLE_LENGTH)
		return -1;
	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strncmp(letters, syllable_text[middle], n);

		if (order == 0 && syllable_text[middle][n] == '\0')
			return (int) middle;
		if (order <= 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

/* Reads "chong2qing4" into one reading a character. */
static void
read_readings(const char *text, dbm_reading *out)
{
	while (*text != '\0')
	{
		size_t		length = strcspn(text, "12345");
		int			syllable = find_syllable(text, length);

		*out++ = syllable < 0 ? 0 : (dbm_reading) (1 + syllable * TONES + (text[length] - '1'));
		text += length + 1;
	}
}

/* Where the characters of the entry stand against the text: 0 when it begins with them. */
static int
compare_entry(const word_reading *entry, const uint32_t *text, size_t n, size_t *length)
{
	for (*length = 0; entry->characters[*length] != 0; (*length)++)
	{
		uint32_t	there = *length < n ? dbm_simplified(text[*length]) : 0;

		if (entry->characters[*length] != there)
			return entry->characters[*length] < there ? -1 : 1;
	}
	return 0;
}

/* The longest entry the text begins with; entries that share a start are neighbours. */
static const word_reading *
find_entry(const word_reading *table, size_t count, const uint32_t *text, size_t n,
		   size_t *length)
{
	const word_reading *found = NULL;
	uint32_t	first = dbm_simplified(text[0]);
	size_t		low = 0;
	size_t		high = count;
	size_t		there;

	while (low < high)
	{
		size_t		middle = (low + high) / 2;

		if (table[middle].characters[0] < first)
			low = middle + 1;
		else
			high = middle;
	}
	*length = 0;
	for (; low < count && table[low].characters[0] == first; low++)
	{
		if (compare_entry(&table[low], text, n, &there) == 0 && there > *length)
		{
			found = &table[low];
			*length = there;
		}
	}
	return found;
}

#define FIND(table, text, n, length) find_entry(table, COUNT(table), text, n, length)

size_t
dbm_surname_length(const uint32_t *text, size_t n)
{
	size_t		length;

	if (n == 0 || !dbm_han(text[0]))
		return 0;
	return FIND(compound_surnames, text, n, &length) != NULL ? length : 1;
}

bool
dbm_is_surname(uint32_t c)
{
	c = dbm_simplified(c);
	for (const uint32_t *at = surnames; *at != 0; at++)
	{
		if (*at == c)
			return true;
	}
	return false;
}

/* The surname at the start of a name; returns its length, 0 when the table has no say. */
static size_t
read_surname(const uint32_t *text, size_t n, dbm_reading *out)
{
	size_t		length;
	const word_reading *found = FIND(compound_surnames, text, n, &length);

	if (found == NULL)
		found = FIND(surname_readings, text, n, &length);
	if (found == NULL)
		return 0;
	read_readings(found->reading, out);
	return length;
}

void
dbm_pinyin_readings(const uint32_t *text, size_t n, bool as_name, dbm_reading *out)
{
	size_t		i = 0;

	/* a word as it stands is no name: 重庆, 解放 */
	if (n > 0 && as_name && (FIND(words, text, n, &i) == NULL || i < n))
		i = read_surname(text, n, out);
	else
		i = 0;
	while (i < n)
	{
		size_t		length;
		const word_reading *word = dbm_han(text[i]) ? FIND(words, text + i, n - i, &length) : NULL;

		if (word != NULL)
		{
			read_readings(word->reading, out + i);
			i += length;
			continue;
		}
		out[i] = dbm_pinyin_reading(text[i]);
		if (out[i] == 0)
			out[i] = dbm_pinyin_reading(dbm_simplified(text[i]));
		i++;
	}
}

/* Plain letters of a short word; 0 when there are others or too many. */
static size_t
plain_letters(const uint32_t *letters, size_t n, char *out)
{
	if (n > SPLIT_MOST)
		return 0;
	for (size_t i = 0; i < n; i++)
	{
		if (letters[i] < 'a' || letters[i] > 'z')
			return 0;
		out[i] = (char) letters[i];
	}
	out[n] = '\0';
	return n;
}

int
dbm_pinyin_split(const uint32_t *letters, size_t n)
{
	char		text[SPLIT_MOST + 1];
	int			fewest[SPLIT_MOST + 1] = {0};

	if (plain_letters(letters, n, text) == 0)
		return 0;
	/* fewest[i]: syllables of the first i letters, 0 when they do not part */
	for (size_t to = 1; to <= n; to++)
	{
		for (size_t length = 1; length <= DBM_SYLLABLE_LENGTH && length <= to; length++)
		{
			size_t		from = to - length;

			if ((from > 0 && fewest[from] == 0) || find_syllable(text + from, length) < 0)
				continue;
			if (fewest[to] == 0 || fewest[from] + 1 < fewest[to])
				fewest[to] = fewest[from] + 1;
		}
	}
	return fewest[n];
}

/* Do the letters spell the readings of a compound surname? */
static bool
spells(const char *letters, const char *reading)
{
	for (; *reading != '\0'; reading++)
	{
		if (*reading >= '1' && *reading <= '5')
			continue;
		if (*letters++ != *reading)
			return false;
	}
	return *letters == '\0';
}

int
dbm_surname_rank(const uint32_t *letters, size_t n)
{
	char		text[SPLIT_MOST + 1];
	int			syllable;

	if (plain_letters(letters, n, text) == 0)
		return 0;
	/* lyu is how passports write it */
	if (strcmp(text, "lyu") == 0)
		strcpy(text, "lv");
	syllable = find_syllable(text, strlen(text));
	if (syllable >= 0)
		return surname_rank[syllable];
	for (size_t i = 0; i < COUNT(compound_surnames); i++)
	{
		if (spells(text, compound_surnames[i].reading))
			return UINT8_MAX;
	}
	return 0;
}

#define HAN_FIRST	0xE0		/* first byte of a character's weight; others' are below */

size_t
dbm_pinyin_sort_key(const uint32_t *text, const dbm_reading *in, size_t n, unsigned char *key)
{
	unsigned char *at = key;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = in[i] == 0 ? text[i] : dbm_simplified(text[i]);
		/* characters without a reading come last */
		uint32_t	weight = in[i] != 0 ? in[i] : dbm_han(c) ? 0xFFF : 0;

		if (weight != 0)
		{
			*at++ = (unsigned char) (HAN_FIRST | weight >> 8);
			*at++ = (unsigned char) weight;
		}
		*at++ = (unsigned char) (c >> 16);
		*at++ = (unsigned char) (c >> 8);
		*at++ = (unsigned char) c;
	}
	return (size_t) (at - key);
}
