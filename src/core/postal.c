/*
 * postal.c
 *	  Postal addresses cut into the parts by which they are compared.
 *
 * The text is cut into words and, at commas, into segments. Country, region and
 * postcode are taken from the end (postal_end.c), the unit from anywhere (postal_unit.c);
 * the first segment with a kind of street or a number is the street, the last one behind
 * it the city, what is between them or before them the district. Kinds of streets and
 * compass words have one spelling each (street, st: st), and a German street is one word
 * (Karl-Marx-Straße, Karl Marx Str.: karlmarxstr). A first word of a name is never a kind
 * of street, so St James Ave keeps its Saint. Every loop is bounded by
 * DBM_POSTAL_WORDS; the caller owns the buffers.
 */
#include <string.h>

#include "core/fold.h"
#include "core/postal_reader.h"
#include "core/postal_words.h"

static bool
street_kind(const postal_word *word)
{
	return dbm_postal_mapped(word->ascii, postal_suffixes) != NULL ||
		dbm_postal_mapped(word->ascii, postal_prefixes) != NULL;
}

/* hauptstrasse, hauptstr, marktplatz, sonnenweg */
static bool
compound_street(const postal_word *word)
{
	size_t		length = strlen(word->ascii);

	for (int i = 0; postal_endings[i] != NULL; i++)
	{
		size_t		end = strlen(postal_endings[i]);

		if (length > end + 1 && strcmp(word->ascii + length - end, postal_endings[i]) == 0)
			return true;
	}
	return false;
}

bool
dbm_postal_says_street(const postal_reader *in, int from, int segment)
{
	for (int i = from; i < in->count; i++)
	{
		const postal_word *word = &in->word[i];

		if (!word->gone && word->segment == segment &&
			(dbm_postal_number(word) || street_kind(word) || compound_street(word)))
			return true;
	}
	return false;
}

/* A house number, with a unit before or behind its slash; 5/a is 5a, 12bis is 12 bis. */
static void
take_house(postal_reader *in, int i, bool leads)
{
	postal_word *word = &in->word[i];
	size_t		slash = 0;
	size_t		digits = strspn(word->shape, "d");

	while (slash < word->n && word->points[slash] != '/')
		slash++;
	if (strcmp(word->shape + digits, "/a") == 0 ||
		dbm_postal_word_in(word->ascii + digits, postal_after_number))
	{
		bool		letter = word->ascii[digits] == '/';

		dbm_postal_add(in->out, DBM_POSTAL_HOUSE, ' ', word->points, digits);
		dbm_postal_add_name(in->out, DBM_POSTAL_HOUSE, letter ? 0 : ' ',
							word->ascii + digits + letter);
	}
	else if (slash + 1 >= word->n || slash == 0)
		dbm_postal_take(in, i, DBM_POSTAL_HOUSE, 0);
	else
	{
		dbm_postal_add(in->out, leads ? DBM_POSTAL_UNIT : DBM_POSTAL_HOUSE, ' ',
					   word->points, slash);
		dbm_postal_add(in->out, leads ? DBM_POSTAL_HOUSE : DBM_POSTAL_UNIT, ' ',
					   word->points + slash + 1, word->n - slash - 1);
	}
	word->gone = true;
}

/* The word that ends the name of the street from `first` on; -1 when none does. */
static int
street_end(const postal_reader *in, int first, int end)
{
	for (int i = first + 1; i < end; i++)
	{
		const postal_word *word = &in->word[i];

		if (word->gone || dbm_postal_mapped(word->ascii, postal_suffixes) == NULL)
			continue;
		/* park lane drive */
		while (i + 1 < end && !in->word[i + 1].gone &&
			   dbm_postal_mapped(in->word[i + 1].ascii, postal_suffixes) != NULL &&
			   (strcmp(in->word[i + 1].ascii, "st") != 0 || i + 2 == end))
			i++;
		return i;
	}
	return -1;
}

/* Karl-Marx-Straße and the words before a Straße of its own, as one word ending in str. */
static void
add_german(postal_reader *in, int from, int to)
{
	static const char ending[] = "strasse";
	const size_t longest = sizeof(ending) - 1;

	for (int i = from; i < to; i++)
	{
		postal_word *word = &in->word[i];
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
			dbm_postal_add(in->out, DBM_POSTAL_STREET, gap, word->points + j, 1);
			gap = 0;
		}
		word->gone = true;
	}
}

static bool
is_german(const postal_word *word, bool leads)
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
add_street(postal_reader *in, int from, int to, int kind, bool leads)
{
	int			last = dbm_postal_last(in, to);

	if (last > from && strcmp(in->word[last].ascii, "st") != 0 && last == kind &&
		is_german(&in->word[last], leads))
		add_german(in, from, last + 1);
	for (int i = from; i < to; i++)
	{
		const char *name = NULL;

		if (in->word[i].gone)
			continue;
		if (i == kind)
			name = dbm_postal_mapped(in->word[i].ascii, postal_suffixes);
		else if (i == from)
			name = dbm_postal_mapped(in->word[i].ascii, postal_prefixes);
		/* the north of North Avenue is its name */
		if (name == NULL && !(i == from && i + 1 == kind) && to - from > 1)
			name = dbm_postal_mapped(in->word[i].ascii, postal_compass);
		if (name != NULL)
			dbm_postal_add_name(in->out, DBM_POSTAL_STREET, ' ', name);
		else if (is_german(&in->word[i], true) && i != kind)
			add_german(in, i, i + 1);
		else
			dbm_postal_take_name(in, i, DBM_POSTAL_STREET);
		in->word[i].gone = true;
	}
}

/* The house before the street's name: 12, 12 bis. The first word behind it. */
static int
take_leading_house(postal_reader *in, int first, int end)
{
	int			next = dbm_postal_next(in, first);

	if (!dbm_postal_number(&in->word[first]) || next < 0 || next >= end)
		return first;
	take_house(in, first, true);
	if (next + 1 < end && dbm_postal_word_in(in->word[next].ascii, postal_after_number))
		dbm_postal_take(in, next++, DBM_POSTAL_HOUSE, ' ');
	return next;
}

/* The house behind the name: hauptstrasse 12 a; its place, or `end` without one. */
static int
take_trailing_house(postal_reader *in, int first, int end)
{
	for (int i = first + 1; i < end; i++)
	{
		if (in->word[i].gone || !dbm_postal_number(&in->word[i]) ||
			dbm_postal_word_in(in->word[i - 1].ascii, postal_numbered))
			continue;
		/* strasse des 17. juni 135 */
		if (i + 1 < end && in->word[i].points[in->word[i].n - 1] == '.' &&
			!dbm_postal_has_digit(&in->word[i + 1]))
			continue;
		take_house(in, i, false);
		if (i + 1 < end && !in->word[i + 1].gone)
		{
			if (strcmp(in->word[i + 1].shape, "a") == 0)
				dbm_postal_take(in, i + 1, DBM_POSTAL_HOUSE, 0);
			else if (dbm_postal_word_in(in->word[i + 1].ascii, postal_after_number))
				dbm_postal_take(in, i + 1, DBM_POSTAL_HOUSE, ' ');
		}
		if (dbm_postal_word_in(in->word[i - 1].ascii, postal_number_signs) && i > first + 1)
			in->word[i - 1].gone = true;
		return i;
	}
	return end;
}

/* Words [from, end) of one segment; when it is the only one the city may follow in it. */
static void
take_street(postal_reader *in, int from, int end, bool alone)
{
	int			first = take_leading_house(in, from, end);
	int			kind = street_end(in, first, end);
	bool		leads = in->out->length[DBM_POSTAL_HOUSE] > 0;
	int			to = leads ? end : take_trailing_house(in, first, end);

	if (to == end && alone && kind >= 0 &&
		dbm_postal_mapped(in->word[first].ascii, postal_prefixes) == NULL)
		to = kind + 1 + (kind + 1 < end &&
						 dbm_postal_mapped(in->word[kind + 1].ascii, postal_compass) != NULL);
	add_street(in, first, to, kind < to ? kind : -1, leads);
	for (int i = to; i < end; i++)
	{
		if (!in->word[i].gone)
			dbm_postal_take_name(in, i, alone ? DBM_POSTAL_CITY : DBM_POSTAL_STREET);
	}
}

/* A number that stands alone between commas belongs to the street beside it. */
static void
join_numbers(postal_reader *in)
{
	for (int i = 0; i < in->count; i++)
	{
		int			before = dbm_postal_last(in, i);
		int			next = dbm_postal_next(in, i);
		int			own = in->word[i].segment;
		int			bis = -1;

		if (next >= 0 && in->word[next].segment == own &&
			dbm_postal_word_in(in->word[next].ascii, postal_after_number))
		{
			bis = next;
			next = dbm_postal_next(in, next);
		}
		if (in->word[i].gone || !dbm_postal_number(&in->word[i]) ||
			(before >= 0 && in->word[before].segment == own) ||
			(next >= 0 && in->word[next].segment == own))
			continue;
		if (before >= 0)
			in->word[i].segment = in->word[before].segment;
		else if (next >= 0)
			in->word[i].segment = in->word[next].segment;
		if (bis >= 0)
			in->word[bis].segment = in->word[i].segment;
	}
}

/* Words that are left, by segment: district, street, district, city. */
static bool
take_rest(postal_reader *in, bool has_street)
{
	int			last = dbm_postal_last(in, in->count);
	int			street = -1;
	int			first = dbm_postal_next(in, -1);
	bool		known = has_street || in->out->length[DBM_POSTAL_CODE] +
		in->out->length[DBM_POSTAL_REGION] > 0;

	for (int i = first; i >= 0 && street < 0 && !has_street; i = dbm_postal_next(in, i))
	{
		if (dbm_postal_says_street(in, i, in->word[i].segment))
			street = in->word[i].segment;
	}
	if (last < 0)
		return known;
	if (street < 0 && !has_street && in->word[first].segment != in->word[last].segment)
		street = in->word[first].segment;
	else
		known = known || street >= 0;
	for (int i = first; i >= 0 && known; i = dbm_postal_next(in, i))
	{
		int			segment = in->word[i].segment;
		int			end = i;

		while (end < in->count && (in->word[end].gone || in->word[end].segment == segment))
			end++;
		if (segment == street)
			take_street(in, i, end, segment == in->word[last].segment);
		else
		{
			dbm_postal_kind kind = segment == in->word[last].segment ? DBM_POSTAL_CITY :
				DBM_POSTAL_DISTRICT;

			for (int j = i; j < end; j++)
			{
				if (!in->word[j].gone)
					dbm_postal_take_name(in, j, kind);
			}
		}
		i = end - 1;
	}
	return known;
}

size_t
dbm_postal_fold(const uint32_t *points, size_t n, uint32_t *folded)
{
	static const uint32_t comma = ',';
	size_t		used = 0;

	for (size_t i = 0; i < n;)
	{
		size_t		from = i;

		while (i < n && points[i] != '\n' && points[i] != '\r')
			i++;
		used += dbm_fold(points + from, i - from, folded + used);
		if (i < n && i > from)
			used += dbm_fold(&comma, 1, folded + used);
		i += i < n;
	}
	return used;
}

bool
dbm_postal_parse(const uint32_t *folded, size_t n, const char *country, dbm_postal *out)
{
	postal_reader in = {.out = out, .country = country};
	bool		box;

	memset(out->length, 0, sizeof(out->length));
	if (n > DBM_POSTAL_LONGEST)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (dbm_han(folded[i]))
			return dbm_postal_parse_han(folded, n, out);
	}
	if (!dbm_postal_cut(&in, folded, n) || in.count < 2)
		return false;
	dbm_postal_take_ends(&in);
	box = dbm_postal_take_box(&in);
	dbm_postal_take_units(&in);
	join_numbers(&in);
	return take_rest(&in, box);
}

size_t
dbm_postal_normal(const dbm_postal *address, uint32_t *normal)
{
	size_t		n = 0;

	for (int kind = 0; kind < DBM_POSTAL_PARTS; kind++)
	{
		if (address->length[kind] == 0)
			continue;
		if (n > 0)
		{
			normal[n++] = ',';
			normal[n++] = ' ';
		}
		memcpy(normal + n, address->points[kind], address->length[kind] * sizeof(uint32_t));
		n += address->length[kind];
	}
	return n;
}
