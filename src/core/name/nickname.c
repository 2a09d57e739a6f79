/*
 * nickname.c
 *	  Which English given names are used for one another.
 *
 * The table lists groups: a full name and the forms in use for it. Two names go
 * together when some group holds both. Sharing a group is not transitive: Bert is
 * Albert and Bert is Robert, but Albert is not Robert.
 */
#include <string.h>

#include "core/name/nickname.h"
#include "core/name/nickname_table.h"

#define COUNT (sizeof(nicknames) / sizeof(nicknames[0]))

static bool
plain_letters(const uint32_t *name, size_t n, char *out)
{
	if (n == 0 || n >= NICKNAME_LENGTH)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (name[i] < 'a' || name[i] > 'z')
			return false;
		out[i] = (char) name[i];
	}
	out[n] = '\0';
	return true;
}

/* The first entry of that name, or COUNT. */
static size_t
first_entry(const char *name)
{
	size_t		low = 0;
	size_t		high = COUNT;

	while (low < high)
	{
		size_t		middle = (low + high) / 2;

		if (strcmp(nicknames[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < COUNT && strcmp(nicknames[low].name, name) == 0 ? low : COUNT;
}

bool
dbm_are_nicknames(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	char		x[NICKNAME_LENGTH];
	char		y[NICKNAME_LENGTH];
	size_t		i;
	size_t		from;

	if (!plain_letters(a, n, x) || !plain_letters(b, m, y))
		return false;
	i = first_entry(x);
	from = first_entry(y);
	if (from == COUNT)
		return false;
	for (; i < COUNT && strcmp(nicknames[i].name, x) == 0; i++)
	{
		for (size_t j = from; j < COUNT && strcmp(nicknames[j].name, y) == 0; j++)
		{
			if (nicknames[i].group == nicknames[j].group)
				return true;
		}
	}
	return false;
}

size_t
dbm_nickname_count(void)
{
	return COUNT;
}

/* False for the head of a group, which stands for itself. */
bool
dbm_nickname_entry(size_t i, const char **form, const char **name)
{
	if (nicknames[i].head)
		return false;
	for (size_t j = 0; j < COUNT; j++)
	{
		if (nicknames[j].head && nicknames[j].group == nicknames[i].group)
		{
			*form = nicknames[i].name;
			*name = nicknames[j].name;
			return true;
		}
	}
	return false;
}
