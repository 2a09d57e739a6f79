/*
 * address.c
 *	  Postal addresses cut into the parts by which they are compared.
 *
 * The text is cut into words and, at commas, into segments. Country, region and
 * postcode are taken from the end (end.c), the unit from anywhere (unit.c);
 * the first segment with a kind of street or a number is the street (street.c), the last
 * one behind it the city, what is between them or before them the district. Text with
 * Chinese characters goes to han.c. Every loop is bounded by
 * DBM_ADDRESS_WORDS; the caller owns the buffers.
 */
#include <string.h>

#include "core/text/fold.h"
#include "core/address/reader.h"
#include "core/address/words.h"

/* A number that stands alone between commas belongs to the street beside it. */
static void
join_numbers(address_reader *in)
{
	for (int i = 0; i < in->count; i++)
	{
		int			before = dbm_address_last(in, i);
		int			next = dbm_address_next(in, i);
		int			own = in->word[i].segment;
		int			bis = -1;

		if (next >= 0 && in->word[next].segment == own &&
			dbm_address_word_in(in->word[next].ascii, address_after_number))
		{
			bis = next;
			next = dbm_address_next(in, next);
		}
		if (in->word[i].gone || !dbm_address_number(&in->word[i]) ||
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
take_rest(address_reader *in, bool has_street)
{
	int			last = dbm_address_last(in, in->count);
	int			street = -1;
	int			first = dbm_address_next(in, -1);
	bool		known = has_street || in->out->length[DBM_ADDRESS_POSTCODE] +
		in->out->length[DBM_ADDRESS_REGION] > 0;

	for (int i = first; i >= 0 && street < 0 && !has_street; i = dbm_address_next(in, i))
	{
		if (dbm_address_says_street(in, i, in->word[i].segment))
			street = in->word[i].segment;
	}
	if (last < 0)
		return known;
	if (street < 0 && !has_street && in->word[first].segment != in->word[last].segment)
		street = in->word[first].segment;
	else
		known = known || street >= 0;
	for (int i = first; i >= 0 && known; i = dbm_address_next(in, i))
	{
		int			segment = in->word[i].segment;
		int			end = i;

		while (end < in->count && (in->word[end].gone || in->word[end].segment == segment))
			end++;
		if (segment == street)
			dbm_address_take_street(in, i, end, segment == in->word[last].segment);
		else
		{
			dbm_address_kind kind = segment == in->word[last].segment ? DBM_ADDRESS_CITY :
				DBM_ADDRESS_DISTRICT;

			for (int j = i; j < end; j++)
			{
				if (!in->word[j].gone)
					dbm_address_take_name(in, j, kind);
			}
		}
		i = end - 1;
	}
	return known;
}

size_t
dbm_address_fold(const uint32_t *points, size_t n, uint32_t *folded)
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
dbm_address_parse(const uint32_t *folded, size_t n, const char *country, dbm_address *out)
{
	address_reader in = {.out = out, .country = country};
	bool		box;

	memset(out->length, 0, sizeof(out->length));
	if (n > DBM_ADDRESS_LONGEST)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (dbm_han(folded[i]))
			return dbm_address_parse_han(folded, n, out);
	}
	if (!dbm_address_cut(&in, folded, n) || in.count < 2)
		return false;
	dbm_address_take_ends(&in);
	box = dbm_address_take_box(&in);
	dbm_address_take_units(&in);
	join_numbers(&in);
	return take_rest(&in, box);
}

size_t
dbm_address_normal(const dbm_address *address, uint32_t *normal)
{
	size_t		n = 0;

	for (int kind = 0; kind < DBM_ADDRESS_PARTS; kind++)
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
