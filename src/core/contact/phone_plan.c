/*
 * phone_plan.c
 *	  Numbering plans: which digits are a telephone number of which country, and of what kind.
 *
 * The plans of all countries are one minimal automaton over digits. Its states are
 * numbered by how many runs of digits lead on from them, so that the place of a
 * state's record follows from its number: one character for what the digits read
 * so far are (a kind, or an action), then for every run one for its first and last
 * digit and two for the state they lead to. Reading a number is a walk; state 0 is
 * the end of all that is no number.
 *
 * How a prefix is taken off follows libphonenumber, so that both agree on what is
 * a number: the longest prefix, unless the digits look like a number with it and
 * do not without. All data is constant; the caller owns the buffers.
 */
#include "core/contact/phone_plan.h"

#include <string.h>

#include "core/contact/phone_plan_table.h"
#include "core/contact/phone_region_table.h"

#define COUNT(array)	((int) (sizeof(array) / sizeof((array)[0])))
#define FIRST_CHARACTER '#'
#define BASE			92
#define CODE_DIGITS		3

/* What the end of a national prefix means. */
typedef enum trunk_action
{
	TRUNK_STRIP = 1,			/* the prefix goes */
	TRUNK_LOCAL,				/* all of it is a local number: the area is put before it */
	TRUNK_STRIP_ONE,			/* only its first digit goes */
	TRUNK_BRAZIL,				/* 0 or 90, and the carrier's two digits, go */
	TRUNK_ARGENTINA				/* area 15 number is the mobile 9 area number */
} trunk_action;

/* First and last digit of a run, by its character. */
static const char run_first[] =
	"0000000000111111111222222223333333444444555556666777889";
static const char run_last[] =
	"0123456789123456789234567893456789456789567896789789899";

static int
value_at(const char *record)
{
	return *record - FIRST_CHARACTER;
}

static const char *
record_of(uint32_t state, int *runs)
{
	int			k = 0;

	while (k + 1 < COUNT(plan_group) && state >= plan_group[k + 1].state)
		k++;
	*runs = k;
	return plan_record + plan_group[k].at + (state - plan_group[k].state) * (1 + 3 * (uint32_t) k);
}

/* The state that a digit leads to, 0 for none. */
static uint32_t
step(uint32_t state, char digit)
{
	int			runs;
	const char *run = record_of(state, &runs) + 1;

	for (int i = 0; i < runs; i++, run += 3)
	{
		int			span = value_at(run);

		if (digit < run_first[span])
			return 0;
		if (digit <= run_last[span])
			return (uint32_t) (value_at(run + 1) * BASE + value_at(run + 2));
	}
	return 0;
}

static int
final_of(uint32_t state)
{
	int			runs;

	return value_at(record_of(state, &runs));
}

/* What all the digits together are. */
static int
read_all(uint32_t state, const char *digits, int n)
{
	for (int i = 0; i < n && state != 0; i++)
		state = step(state, digits[i]);
	return final_of(state);
}

/* The longest beginning that is something: its length, and what it is. */
static int
read_prefix(uint32_t state, const char *digits, int n, int *what)
{
	int			length = 0;

	*what = 0;
	for (int i = 0; i < n && state != 0; i++)
	{
		int			found;

		state = step(state, digits[i]);
		found = final_of(state);
		/* a local number is read to its end, or it is none */
		if (found != 0 && (found != TRUNK_LOCAL || i + 1 == n))
		{
			length = i + 1;
			*what = found;
		}
	}
	return length;
}

const dbm_phone_region *
dbm_phone_region_named(const char *name)
{
	int			low = 0;
	int			high = COUNT(phone_region_order);

	while (low < high)
	{
		int			middle = (low + high) / 2;
		const dbm_phone_region *region = &phone_regions[phone_region_order[middle]];
		int			order = strcmp(region->name, name);

		if (order == 0)
			return region;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const dbm_phone_region *
dbm_phone_region_of_code(int code)
{
	int			low = 0;
	int			high = COUNT(phone_regions);

	/* the first of those that share a code */
	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (phone_regions[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < COUNT(phone_regions) && phone_regions[low].code == code)
		return &phone_regions[low];
	return NULL;
}

const dbm_phone_region *
dbm_phone_region_at(int i)
{
	return i >= 0 && i < COUNT(phone_regions) ? &phone_regions[i] : NULL;
}

int
dbm_phone_code(const char *digits, int n, int *length)
{
	int			code = 0;

	for (int i = 0; i < n && i < CODE_DIGITS; i++)
	{
		code = code * 10 + (digits[i] - '0');
		if (code == 0)
			break;
		if (dbm_phone_region_of_code(code) != NULL)
		{
			*length = i + 1;
			return code;
		}
	}
	return 0;
}

const dbm_phone_region *
dbm_phone_region_of(int code, const char *digits, int n)
{
	const dbm_phone_region *region = dbm_phone_region_of_code(code);
	const dbm_phone_region *end = phone_regions + COUNT(phone_regions);

	if (region == NULL || region + 1 == end || region[1].code != code)
		return region;
	for (; region < end && region->code == code; region++)
	{
		int			what;

		if (region->leading != 0)
			read_prefix(region->leading, digits, n, &what);
		else
			what = dbm_phone_kind_of(region, digits, n);
		if (what != 0)
			return region;
	}
	return NULL;
}

dbm_phone_kind
dbm_phone_kind_of(const dbm_phone_region *region, const char *digits, int n)
{
	return (dbm_phone_kind) read_all(region->plan, digits, n);
}

int
dbm_phone_international(const dbm_phone_region *region, const char *digits, int n)
{
	int			what;
	int			length = read_prefix(region->international, digits, n, &what);

	/* no calling code begins with 0 */
	return length < n && digits[length] == '0' ? 0 : length;
}

bool
dbm_phone_general(const dbm_phone_region *region, const char *digits, int n)
{
	return read_all(region->general, digits, n) != 0;
}

/* `first` digits of `prefix` before what follows the first `skipped` of all. */
static int
put(char *national, const char *prefix, int first, const char *digits, int n, int skipped)
{
	memcpy(national, prefix, (size_t) first);
	memcpy(national + first, digits + skipped, (size_t) (n - skipped));
	return first + n - skipped;
}

/* The area and 15 of a mobile in Argentina, after the trunk prefix or without it. */
static int
put_argentine(char *national, const char *digits, int n, int length)
{
	int			zero = digits[0] == '0';
	int			area = length - zero - 2;

	national[0] = '9';
	memcpy(national + 1, digits + zero, (size_t) area);
	memcpy(national + 1 + area, digits + length, (size_t) (n - length));
	return 1 + area + n - length;
}

int
dbm_phone_national(const dbm_phone_region *region, const char *digits, int n, char *national)
{
	int			what;
	int			length = read_prefix(region->trunk, digits, n, &what);
	int			count = n;

	switch ((trunk_action) what)
	{
		case TRUNK_STRIP:
			count = put(national, "", 0, digits, n, length);
			break;
		case TRUNK_LOCAL:
			count = put(national, region->local_prefix, (int) strlen(region->local_prefix),
						digits, n, 0);
			break;
		case TRUNK_STRIP_ONE:
			count = put(national, "", 0, digits, n, 1);
			break;
		case TRUNK_BRAZIL:
			count = put(national, "", 0, digits, n, digits[0] == '9' ? 4 : 3);
			break;
		case TRUNK_ARGENTINA:
			count = put_argentine(national, digits, n, length);
			break;
	}
	if (what != 0 && (!dbm_phone_general(region, digits, n) ||
					  dbm_phone_general(region, national, count)))
		return count;
	memcpy(national, digits, (size_t) n);
	return n;
}
