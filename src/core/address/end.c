/*
 * end.c
 *	  Country, region and postcode of an address in Latin letters.
 *
 * They are read from the end of the text backwards: the country first, which says
 * nothing that the rest does not, then postcode and region in either order. Names of
 * regions may be of several words; behind a comma they are known alone, without one
 * only beside a postcode. A code may also stand before the city (10115 Berlin). Every
 * loop is bounded by the words there are.
 */
#include <string.h>

#include "core/address/place.h"
#include "core/address/reader.h"
#include "core/address/words.h"

#define REGION_WORDS	4
#define REGION_BYTES	64

/* The first word that is left of the segment of word i. */
static int
segment_start(const address_reader *in, int i)
{
	int			first = i;

	for (int j = i; j >= 0 && in->word[j].segment == in->word[i].segment; j--)
	{
		if (!in->word[j].gone)
			first = j;
	}
	return first;
}

static void
drop(address_reader *in, int from, int end)
{
	for (int i = from; i < end; i++)
		in->word[i].gone = true;
}

static bool
names_country(const char *text)
{
	uint32_t	letters[REGION_BYTES];
	size_t		n = 0;
	dbm_place	place = {0, 0, 0};

	if (dbm_address_word_in(text, address_countries))
		return true;
	for (; *text != '\0'; text++)
	{
		if (*text != ' ')
			letters[n++] = (unsigned char) *text;
	}
	return dbm_place_latin(letters, n, &place) && place.province == 0;
}

/* The name of a country at the end, behind a comma or a postcode. */
static void
drop_country(address_reader *in)
{
	char		text[REGION_BYTES];
	int			last = dbm_address_last(in, in->count);
	int			first = last < 0 ? -1 : segment_start(in, last);

	if (last < 0)
		return;
	if (dbm_address_last(in, first) >= 0 &&
		dbm_address_joined(in, first, last + 1, text, sizeof(text)) > 0 && names_country(text))
	{
		drop(in, first, last + 1);
		return;
	}
	for (int n = 1; n <= 2 && last - n >= first; n++)
	{
		if (dbm_address_has_digit(&in->word[last - n]) &&
			dbm_address_joined(in, last - n + 1, last + 1, text, sizeof(text)) > 0 &&
			last - n > 0 && names_country(text))
		{
			drop(in, last - n + 1, last + 1);
			return;
		}
	}
}

static bool
shape_in(const address_word *word, const char *const *shapes)
{
	return dbm_address_word_in(word->shape, shapes);
}

/* The words of a region's name that end at word `last`; 0 when they are none. */
static int
region_words(const address_reader *in, int last, const char **code)
{
	char		text[REGION_BYTES];
	int			from = last;

	for (int n = 1; n <= REGION_WORDS && from >= 0; n++)
	{
		if (in->word[from].gone || in->word[from].segment != in->word[last].segment)
			return 0;
		if (dbm_address_joined(in, from, last + 1, text, sizeof(text)) > 0)
		{
			/* of two names the longer one is meant: west virginia */
			const char *longer = NULL;

			*code = dbm_address_mapped(text, address_states);
			if (*code != NULL && from > 0 && !in->word[from - 1].gone &&
				in->word[from - 1].segment == in->word[last].segment &&
				dbm_address_joined(in, from - 1, last + 1, text, sizeof(text)) > 0)
				longer = dbm_address_mapped(text, address_states);
			if (longer != NULL)
			{
				*code = longer;
				return n + 1;
			}
			if (*code != NULL)
				return n;
		}
		from--;
	}
	return 0;
}

/* Four digits end an address in a few countries only. */
static bool
four_digits_last(const address_reader *in, int before)
{
	const char *code;

	if (in->country != NULL && dbm_address_word_in(in->country, address_four_last))
		return true;
	if (before < 0)
		return false;
	if (dbm_address_word_in(in->word[before].ascii, address_australia))
		return true;
	return region_words(in, before, &code) > 0 && dbm_address_word_in(code, address_australia);
}

/* British and Canadian codes in two words or one, and codes of digits at the end. */
static bool
take_code(address_reader *in)
{
	int			last = dbm_address_last(in, in->count);
	int			before = last < 0 ? -1 : dbm_address_last(in, last);
	address_word *word = &in->word[last < 0 ? 0 : last];

	if (last < 0)
		return false;
	if (before >= 0 &&
		((strcmp(word->shape, "daa") == 0 && shape_in(&in->word[before], address_outward)) ||
		 (strcmp(word->shape, "dad") == 0 && strcmp(in->word[before].shape, "ada") == 0)))
	{
		dbm_address_take(in, before, DBM_ADDRESS_POSTCODE, 0);
		dbm_address_take(in, last, DBM_ADDRESS_POSTCODE, ' ');
		return true;
	}
	if (shape_in(word, address_joined))
	{
		size_t		outward = word->n - 3;

		dbm_address_add(in->out, DBM_ADDRESS_POSTCODE, 0, word->points, outward);
		dbm_address_add(in->out, DBM_ADDRESS_POSTCODE, ' ', word->points + outward, 3);
		word->gone = true;
		return true;
	}
	if (!shape_in(word, address_digits) &&
		(strcmp(word->shape, "dddd") != 0 || !four_digits_last(in, before)))
		return false;
	/* digits alone are a number of something */
	if (before < 0)
		return false;
	dbm_address_take(in, last, DBM_ADDRESS_POSTCODE, 0);
	return true;
}

/* 10115 berlin: the code before the city, behind the street or all there is. */
static void
take_inner_code(address_reader *in)
{
	int			last = dbm_address_last(in, in->count);

	for (int i = 0; i < last; i++)
	{
		address_word *word = &in->word[i];
		bool		heads = i > 0 && in->word[i - 1].segment != word->segment;
		int			city = dbm_address_next(in, i);

		if (word->gone || city < 0 || in->word[city].segment != word->segment ||
			!(shape_in(word, address_heads) || (heads && strcmp(word->shape, "dddd") == 0)) ||
			(i == 0 && in->word[last].segment != 0) ||
			dbm_address_says_street(in, i + 1, word->segment))
			continue;
		dbm_address_take(in, i, DBM_ADDRESS_POSTCODE, 0);
		if (strcmp(in->word[city].shape, "aa") == 0 && strcmp(word->shape, "dddd") == 0 &&
			city < last)
			dbm_address_take(in, city, DBM_ADDRESS_POSTCODE, ' ');
		for (int j = i + 1; j < in->count && !heads; j++)
			in->word[j].segment++;
		return;
	}
}

/*
 * A state or province by its name or letters. A name that is also a city's is one only
 * as a third segment or before a postcode: Austin, New York is not said of New York.
 */
static void
take_region(address_reader *in)
{
	int			last = dbm_address_last(in, in->count);
	bool		coded = in->out->length[DBM_ADDRESS_POSTCODE] > 0;
	const char *code = NULL;
	int			words;
	int			first;

	if (last < 0 || dbm_address_last(in, last) < 0)
		return;
	if (dbm_address_word_in(in->word[last].ascii, address_state_codes) &&
		(coded || in->word[last].segment > 0))
	{
		dbm_address_take(in, last, DBM_ADDRESS_REGION, 0);
		return;
	}
	words = region_words(in, last, &code);
	first = last - words + 1;
	if (words == 0 || dbm_address_last(in, first) < 0)
		return;
	if (segment_start(in, last) == first ? in->word[last].segment > 1 :
		coded && last - words > 1 && in->word[first - 1].segment == in->word[last].segment)
	{
		dbm_address_add_name(in->out, DBM_ADDRESS_REGION, 0, code);
		drop(in, first, last + 1);
	}
}

void
dbm_address_take_ends(address_reader *in)
{
	drop_country(in);
	if (!take_code(in))
		take_inner_code(in);
	take_region(in);
	/* Springfield 62704 IL */
	if (in->out->length[DBM_ADDRESS_POSTCODE] == 0 && in->out->length[DBM_ADDRESS_REGION] > 0)
		take_code(in);
}
