/*
 * unit.c
 *	  Flats, floors and post office boxes of an address in Latin letters.
 *
 * A unit is said by a word before its number (apt 5, suite b, #5, level 3), a floor also
 * by one behind it (3rd floor, 3/f). Words like building and block belong to the unit
 * they name, since two of them are two addresses. A box takes the place of street and
 * house. Every loop is bounded by the words there are.
 */
#include <string.h>

#include "core/address/reader.h"
#include "core/address/words.h"

/* Of 5/12 the unit is 5, and 12 stays as the word. */
static void
split_unit(address_reader *in, int i)
{
	address_word *word = &in->word[i];
	size_t		slash = strcspn(word->ascii, "/");

	if (word->ascii[slash] == '\0' || slash == 0 || strlen(word->ascii) != word->n ||
		strspn(word->shape + slash + 1, "d") != word->n - slash - 1 || slash + 1 == word->n)
	{
		dbm_address_take(in, i, DBM_ADDRESS_UNIT, ' ');
		return;
	}
	dbm_address_add(in->out, DBM_ADDRESS_UNIT, ' ', word->points, slash);
	word->points += slash + 1;
	word->n -= slash + 1;
	memmove(word->ascii, word->ascii + slash + 1, word->n + 1);
	memmove(word->shape, word->shape + slash + 1, word->n + 1);
}

static void
take_sign(address_reader *in, int i)
{
	address_word *word = &in->word[i];

	if (word->points[0] == '#' && word->n > 1)
	{
		word->points++;
		word->n--;
		memmove(word->ascii, word->ascii + (word->ascii[0] != '\0'), DBM_ADDRESS_BYTES - 1);
		memmove(word->shape, word->shape + (word->shape[0] != '\0'), DBM_ADDRESS_BYTES - 1);
	}
}

/* The number that a word for a unit stands before: apt 5, apt # 5, apt no. 5; -1 for none. */
static int
number_of(const address_reader *in, int i)
{
	int			next = dbm_address_next(in, i);

	if (next >= 0 && ((in->word[next].n == 1 && in->word[next].points[0] == '#') ||
					  dbm_address_word_in(in->word[next].ascii, address_number_signs)))
	{
		int			behind = dbm_address_next(in, next);

		if (behind >= 0 && dbm_address_has_digit(&in->word[behind]))
			return behind;
	}
	if (next >= 0 && (dbm_address_has_digit(&in->word[next]) || in->word[next].n == 1) &&
		in->word[next].points[0] != '/')
		return next;
	return -1;
}

static bool
take_unit(address_reader *in, int i)
{
	const char *floor = dbm_address_mapped(in->word[i].ascii, address_levels);
	int			number;

	if (floor == NULL && !dbm_address_word_in(in->word[i].ascii, address_units))
		return false;
	number = number_of(in, i);
	/* park lane 12: lane and level are words of streets too */
	if (number < 0 || (floor != NULL && !dbm_address_has_digit(&in->word[number]) &&
					   strcmp(floor, "floor") == 0))
		return false;
	for (int j = i; j < number; j++)
		in->word[j].gone = true;
	if (floor != NULL)
		dbm_address_add_name(in->out, DBM_ADDRESS_UNIT, ' ', floor);
	take_sign(in, number);
	split_unit(in, number);
	return true;
}

/* 3rd floor, 3 fl, 3/f, 3f: the number that the word says, without its ending */
static bool
take_floor(address_reader *in, int i)
{
	const address_word *word = &in->word[i];
	size_t		digits = strspn(word->shape, "d");
	int			next = dbm_address_next(in, i);
	const char *rest = word->ascii + digits;
	bool		joined = digits > 0 && strcmp(rest, "/f") == 0;

	if (digits == 0 ||
		(!joined && *rest != '\0' && !dbm_address_word_in(rest, address_floor_ends)))
		return false;
	if (!joined && (next != i + 1 || !dbm_address_word_in(in->word[next].ascii, address_floors)))
		return false;
	dbm_address_add_name(in->out, DBM_ADDRESS_UNIT, ' ', "floor");
	dbm_address_add(in->out, DBM_ADDRESS_UNIT, ' ', word->points, digits);
	in->word[i].gone = true;
	if (!joined)
		in->word[next].gone = true;
	return true;
}

/* The no. of no. 5 says nothing. */
static void
drop_signs(address_reader *in)
{
	for (int i = 0; i + 1 < in->count; i++)
	{
		const address_word *next = &in->word[i + 1];

		if (!in->word[i].gone && !next->gone && next->segment == in->word[i].segment &&
			next->shape[0] == 'd' && dbm_address_word_in(in->word[i].ascii, address_number_words))
			in->word[i].gone = true;
	}
}

void
dbm_address_take_units(address_reader *in)
{
	drop_signs(in);
	for (int i = 0; i < in->count; i++)
	{
		address_word *word = &in->word[i];

		if (word->gone)
			continue;
		if (word->points[0] == '#' && word->n > 1)
		{
			take_sign(in, i);
			dbm_address_take(in, i, DBM_ADDRESS_UNIT, ' ');
		}
		else if (!take_unit(in, i))
			take_floor(in, i);
	}
}

/* How many words from i on name a kind of box; 0 for none. */
static int
box_words(const address_reader *in, int i)
{
	char		text[DBM_ADDRESS_BYTES];

	for (int n = 4; n > 0; n--)
	{
		if (i + n > in->count || in->word[i + n - 1].segment != in->word[i].segment)
			continue;
		if (dbm_address_joined(in, i, i + n, text, sizeof(text)) > 0 &&
			dbm_address_word_in(text, address_boxes))
			return n;
	}
	return 0;
}

bool
dbm_address_take_box(address_reader *in)
{
	for (int i = 0; i < in->count; i++)
	{
		int			words = in->word[i].gone ? 0 : box_words(in, i);
		int			number = words == 0 ? -1 : number_of(in, i + words - 1);

		if (number < 0 || !dbm_address_has_digit(&in->word[number]))
			continue;
		for (int j = i; j < number; j++)
			in->word[j].gone = true;
		dbm_address_add_name(in->out, DBM_ADDRESS_STREET, 0, "po box");
		take_sign(in, number);
		dbm_address_take(in, number, DBM_ADDRESS_HOUSE, ' ');
		/* postfach 12 34 */
		for (int j = number + 1; j < in->count && !in->word[j].gone &&
			 in->word[j].segment == in->word[number].segment &&
			 strspn(in->word[j].shape, "d") == in->word[j].n; j++)
			dbm_address_take(in, j, DBM_ADDRESS_HOUSE, 0);
		return true;
	}
	return false;
}
