/*
 * street.c
 *	  House and street of an address in Latin letters.
 *
 * Kinds of streets and compass words have one spelling each (street, st: st), and a
 * German street is one word (Karl-Marx-Straße, Karl Marx Str.: karlmarxstr). A first word
 * of a name is never a kind of street, so St James Ave keeps its Saint. The house stands
 * before the name or behind it. Every loop is bounded by the words there are.
 */
#include <string.h>

#include "core/address/reader.h"
#include "core/address/words.h"

static bool
street_kind(const address_word *word)
{
	return dbm_address_mapped(word->ascii, address_suffixes) != NULL ||
		dbm_address_mapped(word->ascii, address_prefixes) != NULL;
}

/* hauptstrasse, hauptstr, marktplatz, sonnenweg */
static bool
compound_street(const address_word *word)
{
	size_t		length = strlen(word->ascii);

	for (int i = 0; address_endings[i] != NULL; i++)
	{
		size_t		end = strlen(address_endings[i]);

		if (length > end + 1 && strcmp(word->ascii + length - end, address_endings[i]) == 0)
			return true;
	}
	return false;
}

bool
dbm_address_says_street(const address_reader *in, int from, int segment)
{
	for (int i = from; i < in->count; i++)
	{
		const address_word *word = &in->word[i];

		if (!word->gone && word->segment == segment &&
			(dbm_address_number(word) || street_kind(word) || compound_street(word)))
			return true;
	}
	return false;
}

/* A house number, with a unit before or behind its slash; 5/a is 5a, 12bis is 12 bis. */
static void
take_house(address_reader *in, int i, bool leads)
{
	address_word *word = &in->word[i];
	size_t		slash = 0;
	size_t		digits = strspn(word->shape, "d");

	while (slash < word->n && word->points[slash] != '/')
		slash++;
	if (strcmp(word->shape + digits, "/a") == 0 ||
		dbm_address_word_in(word->ascii + digits, address_after_number))
	{
		bool		letter = word->ascii[digits] == '/';

		dbm_address_add(in->out, DBM_ADDRESS_HOUSE, ' ', word->points, digits);
		dbm_address_add_name(in->out, DBM_ADDRESS_HOUSE, letter ? 0 : ' ',
							 word->ascii + digits + letter);
	}
	else if (slash + 1 >= word->n || slash == 0)
		dbm_address_take(in, i, DBM_ADDRESS_HOUSE, 0);
	else
	{
		dbm_address_add(in->out, leads ? DBM_ADDRESS_UNIT : DBM_ADDRESS_HOUSE, ' ',
						word->points, slash);
		dbm_address_add(in->out, leads ? DBM_ADDRESS_HOUSE : DBM_ADDRESS_UNIT, ' ',
						word->points + slash + 1, word->n - slash - 1);
	}
	word->gone = true;
}

/* The word that ends the name of the street from `first` on; -1 when none does. */
static int
street_end(const address_reader *in, int first, int end)
{
	for (int i = first + 1; i < end; i++)
	{
		const address_word *word = &in->word[i];

		if (word->gone || dbm_address_mapped(word->ascii, address_suffixes) == NULL)
			continue;
		/* park lane drive */
		while (i + 1 < end && !in->word[i + 1].gone &&
			   dbm_address_mapped(in->word[i + 1].ascii, address_suffixes) != NULL &&
			   (strcmp(in->word[i + 1].ascii, "st") != 0 || i + 2 == end))
			i++;
		return i;
	}
	return -1;
}

/* Karl-Marx-Straße and the words before a Straße of its own, as one word ending in str. */
static void
add_german(address_reader *in, int from, int to)
{
	static const char ending[] = "strasse";
	const size_t longest = sizeof(ending) - 1;

	for (int i = from; i < to; i++)
	{
		address_word *word = &in->word[i];
		size_t		length = strlen(word->ascii);
		uint32_t	gap = i == from ? ' ' : 0;

		if (word->gone)
			continue;
		if (i == to - 1 && length >= longest &&
			strcmp(word->ascii + length - longest, ending) == 0)
			word->n -= longest - 3 + (word->points[word->n - 1] == '.');
		for (size_t j = 0; j < word->n; j++)
		{
			if (word->points[j] == '.' || word->points[j] == '-')
				continue;
			dbm_address_add(in->out, DBM_ADDRESS_STREET, gap, word->points + j, 1);
			gap = 0;
		}
		word->gone = true;
	}
}

static bool
is_german(const address_word *word, bool leads)
{
	size_t		length = strlen(word->ascii);

	return strcmp(word->ascii, "strasse") == 0 || (!leads && strcmp(word->ascii, "str") == 0) ||
		(length > 4 && compound_street(word) &&
		 (strcmp(word->ascii + length - 4, "asse") == 0 ||
		  strcmp(word->ascii + length - 3, "str") == 0));
}

/*
 * The words of the street in their one spelling; `kind` is the one that says its kind,
 * `leads`: the house stood before them.
 */
static void
add_street(address_reader *in, int from, int to, int kind, bool leads)
{
	int			last = dbm_address_last(in, to);

	if (last > from && strcmp(in->word[last].ascii, "st") != 0 && last == kind &&
		is_german(&in->word[last], leads))
		add_german(in, from, last + 1);
	for (int i = from; i < to; i++)
	{
		const char *name = NULL;

		if (in->word[i].gone)
			continue;
		if (i == kind)
			name = dbm_address_mapped(in->word[i].ascii, address_suffixes);
		else if (i == from)
			name = dbm_address_mapped(in->word[i].ascii, address_prefixes);
		/* the north of North Avenue is its name */
		if (name == NULL && !(i == from && i + 1 == kind) && to - from > 1)
			name = dbm_address_mapped(in->word[i].ascii, address_compass);
		if (name != NULL)
			dbm_address_add_name(in->out, DBM_ADDRESS_STREET, ' ', name);
		else if (is_german(&in->word[i], true) && i != kind)
			add_german(in, i, i + 1);
		else
			dbm_address_take_name(in, i, DBM_ADDRESS_STREET);
		in->word[i].gone = true;
	}
}

/* The house before the street's name: 12, 12 bis. The first word behind it. */
static int
take_leading_house(address_reader *in, int first, int end)
{
	int			next = dbm_address_next(in, first);

	if (!dbm_address_number(&in->word[first]) || next < 0 || next >= end)
		return first;
	take_house(in, first, true);
	if (next + 1 < end && dbm_address_word_in(in->word[next].ascii, address_after_number))
		dbm_address_take(in, next++, DBM_ADDRESS_HOUSE, ' ');
	return next;
}

/* The house behind the name: hauptstrasse 12 a; its place, or `end` without one. */
static int
take_trailing_house(address_reader *in, int first, int end)
{
	for (int i = first + 1; i < end; i++)
	{
		if (in->word[i].gone || !dbm_address_number(&in->word[i]) ||
			dbm_address_word_in(in->word[i - 1].ascii, address_numbered))
			continue;
		/* strasse des 17. juni 135 */
		if (i + 1 < end && in->word[i].points[in->word[i].n - 1] == '.' &&
			!dbm_address_has_digit(&in->word[i + 1]))
			continue;
		take_house(in, i, false);
		if (i + 1 < end && !in->word[i + 1].gone)
		{
			if (strcmp(in->word[i + 1].shape, "a") == 0)
				dbm_address_take(in, i + 1, DBM_ADDRESS_HOUSE, 0);
			else if (dbm_address_word_in(in->word[i + 1].ascii, address_after_number))
				dbm_address_take(in, i + 1, DBM_ADDRESS_HOUSE, ' ');
		}
		if (dbm_address_word_in(in->word[i - 1].ascii, address_number_signs) && i > first + 1)
			in->word[i - 1].gone = true;
		return i;
	}
	return end;
}

/* Words [from, end) of one segment; when it is the only one the city may follow in it. */
void
dbm_address_take_street(address_reader *in, int from, int end, bool alone)
{
	int			first = take_leading_house(in, from, end);
	int			kind = street_end(in, first, end);
	bool		leads = in->out->length[DBM_ADDRESS_HOUSE] > 0;
	int			to = leads ? end : take_trailing_house(in, first, end);

	if (to == end && alone && kind >= 0 &&
		dbm_address_mapped(in->word[first].ascii, address_prefixes) == NULL)
		to = kind + 1 + (kind + 1 < end &&
						 dbm_address_mapped(in->word[kind + 1].ascii, address_compass) != NULL);
	add_street(in, first, to, kind < to ? kind : -1, leads);
	for (int i = to; i < end; i++)
	{
		if (!in->word[i].gone)
			dbm_address_take_name(in, i, alone ? DBM_ADDRESS_CITY : DBM_ADDRESS_STREET);
	}
}
