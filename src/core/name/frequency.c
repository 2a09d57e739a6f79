/*
 * frequency.c
 *	  How common a name is in the population.
 *
 * Sorted tables of people in 100,000, in Latin letters and in Chinese characters,
 * searched by halves. What the tables hold and where it comes from stands in
 * test/data/frequency_table.py. Nothing is allocated; the tables are constant.
 */
#include <string.h>

#include "core/name/frequency.h"
#include "core/name/frequency_table.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define PEOPLE 100000.0

/* The text as letters with a NUL, false where it holds anything else or is too long. */
static bool
plain_letters(const uint32_t *text, size_t n, char *out)
{
	if (n >= LATIN_LENGTH)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (text[i] == 0 || text[i] >= 0x80)
			return false;
		out[i] = (char) text[i];
	}
	out[n] = '\0';
	return true;
}

static double
find_latin(const latin_share *table, size_t count, const uint32_t *text, size_t n)
{
	char		letters[LATIN_LENGTH];
	size_t		low = 0;
	size_t		high = count;

	if (!plain_letters(text, n, letters))
		return 0.0;
	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strcmp(table[middle].name, letters);

		if (order == 0)
			return table[middle].share / PEOPLE;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0.0;
}

static int
compare_points(const uint32_t *entry, const uint32_t *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (entry[i] != text[i])
			return entry[i] < text[i] ? -1 : 1;
	}
	return n < HAN_LENGTH && entry[n] != 0 ? 1 : 0;
}

static double
find_han(const han_share *table, size_t count, const uint32_t *text, size_t n)
{
	size_t		low = 0;
	size_t		high = count;

	if (n > HAN_LENGTH)
		return 0.0;
	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = compare_points(table[middle].name, text, n);

		if (order == 0)
			return table[middle].share / PEOPLE;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0.0;
}

double
dbm_surname_share(const uint32_t *folded, size_t n)
{
	if (n == 0)
		return 0.0;
	if (folded[0] < 0x80)
		return find_latin(latin_surnames, COUNT(latin_surnames), folded, n);
	return find_han(han_surnames, COUNT(han_surnames), folded, n);
}

double
dbm_given_share(const uint32_t *folded, size_t n)
{
	if (n == 0)
		return 0.0;
	if (folded[0] < 0x80)
		return find_latin(latin_given, COUNT(latin_given), folded, n);
	return find_han(han_given, COUNT(han_given), folded, n);
}

double
dbm_full_name_share(const uint32_t *surname, size_t n, const uint32_t *given, size_t m)
{
	uint32_t	both[LATIN_LENGTH];
	size_t		length = n;
	double		share = 0.0;

	if (n == 0 || m == 0)
		return 0.0;
	if (n + 1 + m <= LATIN_LENGTH)
	{
		memcpy(both, surname, n * sizeof(uint32_t));
		if (surname[0] < 0x80)
			both[length++] = ' ';
		memcpy(both + length, given, m * sizeof(uint32_t));
		length += m;
		share = surname[0] < 0x80 ? find_latin(latin_full, COUNT(latin_full), both, length) :
			find_han(han_full, COUNT(han_full), both, length);
	}
	return share > 0.0 ? share : dbm_surname_share(surname, n) * dbm_given_share(given, m);
}
