/*
 * postal.c
 *	  Postal addresses cut into the parts by which they are compared.
 *
 * The text is cut into words and, at commas, into segments. Postcode and region are
 * taken from the end, the unit (apt 5, #5) from anywhere; the first segment with a
 * kind of street or a number is the street, the last one behind it the city, what is
 * between them or before them the district. Kinds of streets and compass words have
 * one spelling each (street, str, st: st). A first word of a name is never a kind of
 * street, so St James Ave keeps its Saint. Every loop is bounded by WORDS; the caller
 * owns the buffers.
 */
#include <string.h>

#include "core/fold.h"
#include "core/postal.h"
#include "core/postal_words.h"
#include "core/utf8.h"

#define WORDS		48
#define WORD_BYTES	16

typedef struct postal_word
{
	const uint32_t *points;
	size_t		n;
	int			segment;
	bool		gone;
	char		ascii[WORD_BYTES];	/* without dots; empty when it is longer or other */
	char		shape[WORD_BYTES];	/* d for a digit, a for a letter */
} postal_word;

typedef struct postal_reader
{
	postal_word word[WORDS];
	int			count;
	dbm_postal *out;
	const char *country;
} postal_reader;

void
dbm_postal_add(dbm_postal *out, dbm_postal_kind kind, uint32_t gap,
			   const uint32_t *points, size_t n)
{
	size_t	   *length = &out->length[kind];

	if (*length + n + 1 > DBM_POSTAL_ROOM)
		return;
	if (*length > 0 && gap != 0 && n > 0)
		out->points[kind][(*length)++] = gap;
	memcpy(out->points[kind] + *length, points, n * sizeof(uint32_t));
	*length += n;
}

void
dbm_postal_add_name(dbm_postal *out, dbm_postal_kind kind, uint32_t gap, const char *name)
{
	uint32_t	points[64];
	size_t		n = 0;

	if (name != NULL && strlen(name) < 64)
		n = dbm_utf8_decode(name, strlen(name), points);
	dbm_postal_add(out, kind, gap, points, n);
}

static bool
word_in(const char *word, const char *const *list)
{
	for (int i = 0; *word != '\0' && list[i] != NULL; i++)
	{
		if (strcmp(word, list[i]) == 0)
			return true;
	}
	return false;
}

/* The second of the pair whose first is the word; NULL without one. */
static const char *
mapped(const char *word, const char *const (*pairs)[2])
{
	for (int i = 0; *word != '\0' && pairs[i][0] != NULL; i++)
	{
		if (strcmp(word, pairs[i][0]) == 0)
			return pairs[i][1];
	}
	return NULL;
}

static void
read_word(postal_word *word)
{
	size_t		used = 0;

	for (size_t i = 0; i < word->n; i++)
	{
		uint32_t	c = word->points[i];

		if (c == '.')
			continue;
		if (c >= 0x80 || used + 1 >= WORD_BYTES)
		{
			used = 0;
			break;
		}
		word->ascii[used] = (char) c;
		word->shape[used++] = (char) (c >= '0' && c <= '9' ? 'd' : c >= 'a' && c <= 'z' ? 'a' : c);
	}
	word->ascii[used] = word->shape[used] = '\0';
}

/* False when there are more words than an address has. */
static bool
cut(postal_reader *in, const uint32_t *text, size_t n)
{
	int			segment = 0;

	for (size_t i = 0; i < n;)
	{
		size_t		from = i;

		while (i < n && text[i] != ' ' && text[i] != ',' && text[i] != ';')
			i++;
		if (i > from)
		{
			if (in->count == WORDS)
				return false;
			in->word[in->count] = (postal_word) {
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

/* The next word that is left, or -1; the one before. */
static int
next_word(const postal_reader *in, int i)
{
	for (i++; i < in->count; i++)
	{
		if (!in->word[i].gone)
			return i;
	}
	return -1;
}

static int
last_word(const postal_reader *in, int before)
{
	for (int i = before - 1; i >= 0; i--)
	{
		if (!in->word[i].gone)
			return i;
	}
	return -1;
}

static void
take(postal_reader *in, int i, dbm_postal_kind kind, uint32_t gap)
{
	postal_word *word = &in->word[i];

	for (size_t j = 0; j < word->n; j++)
	{
		if (word->points[j] != '.')
			dbm_postal_add(in->out, kind, j == 0 ? gap : 0, word->points + j, 1);
	}
	word->gone = true;
}

/* 12, 12a, 12-14, 12/3, but no 5th. */
static bool
is_number(const postal_word *word)
{
	size_t		length = strlen(word->ascii);
	size_t		digits = strspn(word->shape, "d");

	if (digits == 0 || length - digits > 8)
		return false;
	return !word_in(word->ascii + digits, postal_ordinals) &&
		strspn(word->shape + digits, "da-/") == length - digits &&
		strstr(word->shape, "aa") == NULL;
}

static bool
street_kind(const postal_word *word)
{
	return mapped(word->ascii, postal_suffixes) != NULL ||
		mapped(word->ascii, postal_prefixes) != NULL;
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

static bool
says_street(const postal_reader *in, int from, int segment)
{
	for (int i = from; i < in->count; i++)
	{
		const postal_word *word = &in->word[i];

		if (!word->gone && word->segment == segment &&
			(is_number(word) || street_kind(word) || compound_street(word)))
			return true;
	}
	return false;
}

static bool
shape_is(const postal_word *word, const char *const *shapes)
{
	return word_in(word->shape, shapes);
}

/* British and Canadian codes in two words or one, and codes of digits at the end. */
static bool
take_code_at_end(postal_reader *in)
{
	int			last = last_word(in, in->count);
	int			before = last < 0 ? -1 : last_word(in, last);
	postal_word *word = &in->word[last < 0 ? 0 : last];

	if (last < 0)
		return false;
	if (before >= 0 &&
		((strcmp(word->shape, "daa") == 0 && shape_is(&in->word[before], postal_outward)) ||
		 (strcmp(word->shape, "dad") == 0 && strcmp(in->word[before].shape, "ada") == 0)))
	{
		take(in, before, DBM_POSTAL_CODE, 0);
		take(in, last, DBM_POSTAL_CODE, ' ');
		return true;
	}
	if (shape_is(word, postal_joined))
	{
		size_t		outward = word->n - 3;

		dbm_postal_add(in->out, DBM_POSTAL_CODE, 0, word->points, outward);
		dbm_postal_add(in->out, DBM_POSTAL_CODE, ' ', word->points + outward, 3);
		word->gone = true;
		return true;
	}
	if (shape_is(word, postal_digits) ||
		(strcmp(word->shape, "dddd") == 0 && before >= 0 &&
		 (word_in(in->word[before].ascii, postal_australia) ||
		  (in->country != NULL && word_in(in->country, postal_four_last)))))
	{
		take(in, last, DBM_POSTAL_CODE, 0);
		return true;
	}
	return false;
}

/* 10115 berlin: the code before the city, behind the street or all there is. */
static void
take_code_before_city(postal_reader *in)
{
	int			last = last_word(in, in->count);

	for (int i = 0; i < last; i++)
	{
		postal_word *word = &in->word[i];
		bool		heads = i > 0 && in->word[i - 1].segment != word->segment;
		int			city = next_word(in, i);

		if (word->gone || city < 0 || in->word[city].segment != word->segment ||
			!(shape_is(word, postal_heads) || (heads && strcmp(word->shape, "dddd") == 0)) ||
			(i == 0 && in->word[last].segment != 0) || says_street(in, i + 1, word->segment))
			continue;
		take(in, i, DBM_POSTAL_CODE, 0);
		if (strcmp(in->word[city].shape, "aa") == 0 && strcmp(word->shape, "dddd") == 0 &&
			city < last)
			take(in, city, DBM_POSTAL_CODE, ' ');
		for (int j = i + 1; j < in->count && !heads; j++)
			in->word[j].segment++;
		return;
	}
}

/* A state or province by its letters, behind a comma or before the postcode. */
static void
take_region(postal_reader *in)
{
	int			last = last_word(in, in->count);
	int			before = last < 0 ? -1 : last_word(in, last);
	const char *code;

	if (before < 0)
		return;
	code = mapped(in->word[last].ascii, postal_states);
	if (code != NULL && in->word[last].segment > 1 &&
		in->word[before].segment != in->word[last].segment)
	{
		dbm_postal_add_name(in->out, DBM_POSTAL_REGION, 0, code);
		in->word[last].gone = true;
	}
	else if (word_in(in->word[last].ascii, postal_state_codes) &&
			 (in->out->length[DBM_POSTAL_CODE] > 0 || in->word[last].segment > 0))
		take(in, last, DBM_POSTAL_REGION, 0);
}

/* The name of a country at the end says nothing that the rest does not. */
static void
drop_country(postal_reader *in)
{
	int			last = last_word(in, in->count);
	int			before = last < 0 ? -1 : last_word(in, last);

	if (before >= 0 && in->word[before].segment != in->word[last].segment &&
		word_in(in->word[last].ascii, postal_countries))
		in->word[last].gone = true;
}

static bool
has_digit(const postal_word *word)
{
	return strchr(word->shape, 'd') != NULL;
}

/* apt 5, suite b, #5, 3rd floor */
static void
take_units(postal_reader *in)
{
	for (int i = 0; i < in->count; i++)
	{
		postal_word *word = &in->word[i];
		int			next = next_word(in, i);

		if (word->gone)
			continue;
		if (word->points[0] == '#' && word->n > 1)
		{
			dbm_postal_add(in->out, DBM_POSTAL_UNIT, ' ', word->points + 1, word->n - 1);
			word->gone = true;
		}
		else if (word_in(word->ascii, postal_units) && next >= 0 &&
				 (has_digit(&in->word[next]) || in->word[next].n == 1))
		{
			int			number = next;

			if (in->word[next].n == 1 && in->word[next].points[0] == '#')
			{
				in->word[next].gone = true;
				number = next_word(in, next);
			}
			if (number >= 0 && in->word[number].points[0] == '#')
			{
				in->word[number].points++;
				in->word[number].n--;
			}
			if (number >= 0)
				take(in, number, DBM_POSTAL_UNIT, ' ');
			word->gone = true;
		}
		else if (next == i + 1 && word_in(in->word[next].ascii, postal_floors) && has_digit(word))
		{
			dbm_postal_add_name(in->out, DBM_POSTAL_UNIT, ' ', "floor");
			take(in, i, DBM_POSTAL_UNIT, ' ');
			in->word[next].gone = true;
		}
	}
}

/* po box 12, postfach 12: the street is the box, the house its number */
static bool
take_box(postal_reader *in)
{
	for (int i = 0; i < in->count; i++)
	{
		int			box = i;
		int			number;

		if (in->word[i].gone)
			continue;
		if (strcmp(in->word[i].ascii, "p") == 0 && i + 1 < in->count &&
			strcmp(in->word[i + 1].ascii, "o") == 0)
			box++;
		if (strcmp(in->word[box].ascii, "po") == 0 || box > i)
			box += box + 1 < in->count && strcmp(in->word[box + 1].ascii, "box") == 0 ? 1 : WORDS;
		else if (!word_in(in->word[i].ascii, postal_boxes))
			continue;
		number = box < in->count ? next_word(in, box) : -1;
		if (number < 0 || !has_digit(&in->word[number]))
			continue;
		for (int j = i; j <= box; j++)
			in->word[j].gone = true;
		dbm_postal_add_name(in->out, DBM_POSTAL_STREET, 0, "po box");
		take(in, number, DBM_POSTAL_HOUSE, ' ');
		return true;
	}
	return false;
}

/* A house number, with a unit before or behind its slash. */
static void
take_house(postal_reader *in, int i, bool leads)
{
	postal_word *word = &in->word[i];
	size_t		slash = 0;

	while (slash < word->n && word->points[slash] != '/')
		slash++;
	if (slash + 1 >= word->n || slash == 0)
		take(in, i, DBM_POSTAL_HOUSE, 0);
	else
	{
		dbm_postal_add(in->out, leads ? DBM_POSTAL_UNIT : DBM_POSTAL_HOUSE, ' ',
					   word->points, slash);
		dbm_postal_add(in->out, leads ? DBM_POSTAL_HOUSE : DBM_POSTAL_UNIT, ' ',
					   word->points + slash + 1, word->n - slash - 1);
		word->gone = true;
	}
}

/* The word that ends the name of the street from `first` on; -1 when none does. */
static int
street_end(const postal_reader *in, int first, int end)
{
	for (int i = first + 1; i < end; i++)
	{
		const postal_word *word = &in->word[i];

		if (word->gone || mapped(word->ascii, postal_suffixes) == NULL)
			continue;
		/* park lane drive */
		while (i + 1 < end && !in->word[i + 1].gone &&
			   mapped(in->word[i + 1].ascii, postal_suffixes) != NULL &&
			   (strcmp(in->word[i + 1].ascii, "st") != 0 || i + 2 == end))
			i++;
		return i;
	}
	return -1;
}

/* The words of the street in their one spelling; `kind` is the one that says its kind. */
static void
add_street(postal_reader *in, int from, int to, int kind)
{
	for (int i = from; i < to; i++)
	{
		postal_word *word = &in->word[i];
		const char *name = NULL;

		if (word->gone)
			continue;
		if (i == kind)
			name = mapped(word->ascii, postal_suffixes);
		else if (i == from)
			name = mapped(word->ascii, postal_prefixes);
		/* the north of North Avenue is its name */
		if (name == NULL && !(i == from && i + 1 == kind) && to - from > 1)
			name = mapped(word->ascii, postal_compass);
		if (name == NULL && compound_street(word) && word->n > 6 &&
			strcmp(word->ascii + strlen(word->ascii) - 3, "sse") == 0)
		{
			/* hauptstrasse as hauptstr */
			word->n = strlen(word->ascii) - 4;
			take(in, i, DBM_POSTAL_STREET, ' ');
		}
		else if (name != NULL)
			dbm_postal_add_name(in->out, DBM_POSTAL_STREET, ' ', name);
		else
			take(in, i, DBM_POSTAL_STREET, ' ');
		word->gone = true;
	}
}

/* Words [from, end) of one segment; when it is the only one the city may follow in it. */
static void
take_street(postal_reader *in, int from, int end, bool alone)
{
	int			to = end;
	int			kind;
	int			first = from;

	if (is_number(&in->word[first]) && first + 1 < end)
	{
		take_house(in, first, true);
		first++;
		if (first + 1 < end && word_in(in->word[first].ascii, postal_after_number))
			take(in, first++, DBM_POSTAL_HOUSE, ' ');
	}
	kind = street_end(in, first, end);
	for (int i = first + 1; i < end && in->out->length[DBM_POSTAL_HOUSE] == 0; i++)
	{
		if (in->word[i].gone || !is_number(&in->word[i]) ||
			word_in(in->word[i - 1].ascii, postal_numbered))
			continue;
		take_house(in, i, false);
		/* 12 a */
		if (i + 1 < end && strcmp(in->word[i + 1].shape, "a") == 0)
			take(in, i + 1, DBM_POSTAL_HOUSE, 0);
		if (word_in(in->word[i - 1].ascii, postal_number_signs) && i > first + 1)
			in->word[i - 1].gone = true;
		to = i;
	}
	if (to == end && alone && kind >= 0 && mapped(in->word[first].ascii, postal_prefixes) == NULL)
		to = kind + 1 +
			(kind + 1 < end && mapped(in->word[kind + 1].ascii, postal_compass) != NULL);
	add_street(in, first, to, kind);
	for (int i = to; i < end; i++)
	{
		if (!in->word[i].gone)
			take(in, i, alone ? DBM_POSTAL_CITY : DBM_POSTAL_STREET, ' ');
	}
}

/* A number that stands alone between commas belongs to the street beside it. */
static void
join_numbers(postal_reader *in)
{
	for (int i = 0; i < in->count; i++)
	{
		int			before = last_word(in, i);
		int			next = next_word(in, i);
		int			own = in->word[i].segment;

		if (in->word[i].gone || !is_number(&in->word[i]) ||
			(before >= 0 && in->word[before].segment == own) ||
			(next >= 0 && in->word[next].segment == own))
			continue;
		if (before >= 0)
			in->word[i].segment = in->word[before].segment;
		else if (next >= 0)
			in->word[i].segment = in->word[next].segment;
	}
}

/* Words that are left, by segment: district, street, district, city. */
static bool
take_rest(postal_reader *in, bool has_street)
{
	int			last = last_word(in, in->count);
	int			street = -1;
	int			first = next_word(in, -1);
	bool		known = has_street || in->out->length[DBM_POSTAL_CODE] +
		in->out->length[DBM_POSTAL_REGION] > 0;

	for (int i = first; i >= 0 && street < 0 && !has_street; i = next_word(in, i))
	{
		if (says_street(in, i, in->word[i].segment))
			street = in->word[i].segment;
	}
	if (last < 0)
		return known;
	if (street < 0 && !has_street && in->word[first].segment != in->word[last].segment)
		street = in->word[first].segment;
	else
		known = known || street >= 0;
	for (int i = first; i >= 0 && known; i = next_word(in, i))
	{
		int			segment = in->word[i].segment;
		int			end = i;

		while (end < in->count && in->word[end].segment == segment)
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
					take(in, j, kind, ' ');
			}
		}
		i = end - 1;
	}
	return known;
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
	if (!cut(&in, folded, n) || in.count < 2)
		return false;
	drop_country(&in);
	if (!take_code_at_end(&in))
		take_code_before_city(&in);
	take_region(&in);
	take_units(&in);
	box = take_box(&in);
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
