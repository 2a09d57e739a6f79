/*
 * level.c
 *	  How far the values of two records agree, as a small ordered level by field.
 *
 * Level 0 says that a side is empty: it weighs nothing. Level 1 is the plain
 * difference, the highest level equality of the normal forms. What lies between
 * depends on the kind and is ordered so that a higher level never means less:
 *
 *	given, surname	2 alike, or most letters, 3 an initial or a part, 4 a slip of the keys,
 *					5 another form of one name (nickname, reading), 6 equal
 *	date			2 two of year, month and day, or one a year alone, 3 one slip, day and
 *					month swapped, a neighbouring day or one of no calendar, 4 equal
 *	company			see company.c
 *	text			2 alike, 3 a slip, 4 equal
 *	code			2 one slip, 3 equal
 *	phone			2 one slip, 3 equal but shared by many, 4 equal, 5 with its extension
 *	e-mail			1 two boxes of one firm, 2 others, 3 alike, 4 a slip or the same box
 *					elsewhere, 5 equal but shared by many, 6 equal
 *	domain			2 equal but shared by many, 3 equal
 *	id				2 up to two slips, 3 equal
 *
 * Several values in a field: the best pair counts. Given name and surname are
 * compared together, since people and lists swap them.
 */
#include <math.h>
#include <string.h>

#include "core/base/ascii.h"
#include "core/linkage/letters.h"
#include "core/linkage/linkage.h"

#define ALIKE		0.85		/* Jaro-Winkler of texts that are alike */
#define SLIPS		2
#define GENERATION	13			/* years */
#define DOMAIN_LETTERS	8	/* a domain of more signs may be a slip of another */

static inline bool
possible(const int *date)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return date[1] >= 1 && date[1] <= 12 && date[2] >= 1 && date[2] <= days[date[1] - 1];
}

/* The one part that differs is of no calendar, or the one next to it. */
static bool
part_slipped(const int *a, const int *b)
{
	if (a[0] == b[0] && possible(a) != possible(b))
		return true;
	return a[0] == b[0] && a[1] == b[1] && (a[2] - b[2] == 1 || b[2] - a[2] == 1);
}

static int
date_level(const dbm_value *x, const dbm_value *y)
{
	int			a[3] = {(int) (x->key / 10000), (int) (x->key / 100 % 100), (int) (x->key % 100)};
	int			b[3] = {(int) (y->key / 10000), (int) (y->key / 100 % 100), (int) (y->key % 100)};
	int			equal = (a[0] == b[0]) + (a[1] == b[1]) + (a[2] == b[2]);
	uint64_t	p = x->key;
	uint64_t	q = y->key;
	int			differ = 0;
	int			sum = 0;

	if (equal == 3)
		return 4;
	if (a[0] == b[0] && a[1] == b[2] && a[2] == b[1])
		return 3;
	for (; p > 0 || q > 0; p /= 10, q /= 10)
	{
		differ += p % 10 != q % 10;
		sum += (int) (p % 10) - (int) (q % 10);
	}
	/* one digit, or two of one part that changed places */
	if (differ == 1 || (differ == 2 && sum == 0 && equal == 2))
		return 3;
	if (equal == 2 && part_slipped(a, b))
		return 3;
	/* the first of January is what forms make of a year alone */
	if (a[0] == b[0] && ((a[1] == 1 && a[2] == 1) || (b[1] == 1 && b[2] == 1)))
		return 2;
	return equal == 2 ? 2 : 1;
}

static int
text_level(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	span		a = text_of(table, x);
	span		b = text_of(table, y);
	double		alike;

	if (x->hash == y->hash)
		return 4;
	/* numbers are never slips of each other */
	if (x->part != y->part)
		return x->part != 0 && y->part != 0 ? 1 : winkler(a, b) >= ALIKE ? 2 : 1;
	if (x->key != 0 && x->key == y->key)
		return 3;
	alike = winkler(a, b);
	if (slipped(a, b) || alike >= SLIP)
		return 3;
	return alike >= ALIKE || dbm_words_within(a, b) ? 2 : 1;
}

static int
code_level(const dbm_link_table *table, const dbm_value *x, const dbm_value *y, size_t slips)
{
	span		a = text_of(table, x);
	span		b = text_of(table, y);

	if (x->hash == y->hash)
		return 3;
	if (a.n < 3 || b.n < 3)
		return 1;
	return edits(a, b, slips) <= slips ? 2 : 1;
}

static int
phone_level(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	span		a = text_of(table, x);
	span		b = text_of(table, y);

	if (x->key == y->key)
	{
		if (x->part == y->part && x->part != 0)
			return 5;
		if (x->part != 0 && y->part != 0)
			return 2;
		return (x->flags | y->flags) & (DBM_VALUE_GENERIC | DBM_VALUE_ROLE) ? 3 : 4;
	}
	return a.n >= 7 && b.n >= 7 && edits(a, b, 1) <= 1 ? 2 : 1;
}

static int
email_level(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	span		a = text_of(table, x);
	span		b = text_of(table, y);
	bool		shared = x->key == y->key;

	if (x->hash == y->hash)
		return x->flags & (DBM_VALUE_GENERIC | DBM_VALUE_ROLE) ? 5 : 6;
	if (x->part == y->part && a.n >= 3 && !(x->flags & DBM_VALUE_ROLE))
		return 4;
	if (slipped(a, b))
		return shared ? 4 : 3;
	if (a.n >= 3 && b.n >= 3 && winkler(a, b) >= SLIP)
		return 3;
	return shared && !(x->flags & DBM_VALUE_FREE) ? 1 : 2;
}

int
dbm_kind_levels(dbm_link_kind kind)
{
	static const int levels[DBM_KINDS] = {
		[DBM_KIND_GIVEN] = 7, [DBM_KIND_SURNAME] = 7, [DBM_KIND_SUFFIX] = 3, [DBM_KIND_DATE] = 5,
		[DBM_KIND_COMPANY] = 8, [DBM_KIND_TEXT] = 5, [DBM_KIND_CODE] = 4, [DBM_KIND_DOMAIN] = 4,
		[DBM_KIND_PHONE] = 6, [DBM_KIND_EMAIL] = 7, [DBM_KIND_ID] = 4
	};

	return levels[kind];
}

int
dbm_compare_values(const dbm_link_table *table, dbm_link_kind kind,
				   const dbm_value *x, const dbm_value *y)
{
	switch (kind)
	{
		case DBM_KIND_GIVEN:
		case DBM_KIND_SURNAME:
			return dbm_link_name_level(table, x, y);
		case DBM_KIND_DATE:
			return date_level(x, y);
		case DBM_KIND_COMPANY:
			return dbm_link_company_level(table, x, y);
		case DBM_KIND_TEXT:
			return text_level(table, x, y);
		case DBM_KIND_CODE:
			return code_level(table, x, y, 1);
		case DBM_KIND_ID:
			return code_level(table, x, y, SLIPS);
		case DBM_KIND_PHONE:
			return phone_level(table, x, y);
		case DBM_KIND_EMAIL:
			return email_level(table, x, y);
		case DBM_KIND_DOMAIN:
			return x->hash != y->hash ? 1 : x->flags & DBM_VALUE_GENERIC ? 2 : 3;
		default:
			return x->hash == y->hash ? 2 : 1;
	}
}

/* The best level of any two values of a field. */
static int
field_level(const dbm_link_table *table, dbm_link_field field, size_t a, size_t b,
			dbm_evidence *evidence)
{
	const dbm_column *column = &table->column[field];
	int			best = 0;

	for (uint32_t i = column->start[a]; i < column->start[a + 1]; i++)
	{
		const dbm_value *x = &column->values[column->code[i]];

		for (uint32_t j = column->start[b]; j < column->start[b + 1]; j++)
		{
			const dbm_value *y = &column->values[column->code[j]];
			int			level = dbm_compare_values(table, column->kind, x, y);

			/* of equal levels the rarer value tells more */
			if (level > best || (level == best && level > 0 &&
								 x->frequency < evidence->a[field]->frequency))
			{
				best = level;
				evidence->a[field] = x;
				evidence->b[field] = y;
			}
		}
	}
	evidence->levels.level[field] = (uint8_t) best;
	return best;
}

/* The best level of the given names of one record against the surnames of the other. */
static int
crossed_level(const dbm_link_table *table, dbm_link_field field, size_t a, size_t b,
			  const dbm_value **pair)
{
	dbm_link_field other = field == DBM_LINK_GIVEN ? DBM_LINK_SURNAME : DBM_LINK_GIVEN;
	const dbm_column *x = &table->column[field];
	const dbm_column *y = &table->column[other];
	int			best = 0;

	for (uint32_t i = x->start[a]; i < x->start[a + 1]; i++)
	{
		for (uint32_t j = y->start[b]; j < y->start[b + 1]; j++)
		{
			int			level = dbm_compare_values(table, DBM_KIND_SURNAME,
												   &x->values[x->code[i]], &y->values[y->code[j]]);

			if (level > best)
			{
				best = level;
				pair[0] = &x->values[x->code[i]];
				pair[1] = &y->values[y->code[j]];
			}
		}
	}
	return best;
}

/* Crossed names are compared in one order, whichever record comes first: that of their hashes. */
static bool
comes_second(const dbm_link_table *table, size_t a, size_t b)
{
	for (int f = DBM_LINK_GIVEN; f <= DBM_LINK_SURNAME; f++)
	{
		const dbm_value *x = dbm_first_value(table, (dbm_link_field) f, a);
		const dbm_value *y = dbm_first_value(table, (dbm_link_field) f, b);
		uint64_t	first = x == NULL ? 0 : x->hash;
		uint64_t	second = y == NULL ? 0 : y->hash;

		if (first != second)
			return first > second;
	}
	return false;
}

/*
 * Given name and surname, straight or crossed. Where both came from columns of
 * their own a crossing is a slip; where a full name was split it is no news. A
 * record with one name only may hold it in either field.
 */
static void
compare_names(const dbm_link_table *table, size_t a, size_t b, dbm_evidence *evidence)
{
	int			given = field_level(table, DBM_LINK_GIVEN, a, b, evidence);
	int			surname = field_level(table, DBM_LINK_SURNAME, a, b, evidence);
	dbm_levels *levels = &evidence->levels;
	int			limit = table->ordered ? 5 : 6;
	const dbm_value *pair[2][2];
	int			first;
	int			second;
	bool		better;
	bool		turned;

	if (given + surname >= 8)
		return;
	turned = comes_second(table, a, b);
	first = crossed_level(table, DBM_LINK_GIVEN, turned ? b : a, turned ? a : b, pair[0]);
	second = crossed_level(table, DBM_LINK_SURNAME, turned ? b : a, turned ? a : b, pair[1]);
	if (first > 0 && second > 0)
		better = first >= 3 && second >= 3 && first + second > given + surname;
	else
		better = first + second >= 5 && first + second > given + surname;
	if (!better)
		return;
	levels->crossed = true;
	levels->level[DBM_LINK_GIVEN] = (uint8_t) (first < limit ? first : limit);
	levels->level[DBM_LINK_SURNAME] = (uint8_t) (second < limit ? second : limit);
	if (first > 0)
	{
		evidence->a[DBM_LINK_GIVEN] = pair[0][turned];
		evidence->b[DBM_LINK_GIVEN] = pair[0][!turned];
	}
	if (second > 0)
	{
		evidence->a[DBM_LINK_SURNAME] = pair[1][turned];
		evidence->b[DBM_LINK_SURNAME] = pair[1][!turned];
	}
}

/* Does the mail box spell the name? 0 no, 1 given name, 2 initial and surname, 3 both. */
static int
spells_name(span box, span given, span surname)
{
	uint32_t	letters[DBM_LINK_TEXT_LIMIT];
	span		all = {letters, 0};

	for (size_t i = 0; i < box.n; i++)
	{
		if ((box.text[i] >= 'a' && box.text[i] <= 'z') || box.text[i] > 0x7F)
			letters[all.n++] = box.text[i];
	}
	if (all.n < 4 || given.n < 2 || surname.n < 2)
		return 0;
	for (int turn = 0; turn < 2; turn++)
	{
		span		first = turn == 0 ? given : surname;
		span		second = turn == 0 ? surname : given;
		span		rest = {letters + first.n, all.n - first.n};

		if (begins(first, all) && rest.n == second.n && begins(second, rest))
			return 3;
	}
	if (all.n == surname.n + 1 && ((letters[0] == given.text[0] &&
									begins(surname, (span) {letters + 1, surname.n})) ||
								   (letters[surname.n] == given.text[0] && begins(surname, all))))
		return 2;
	return all.n == given.n && begins(given, all) ? 1 : 0;
}

/* A record without a name is known by its mail box, when that spells the other's. */
static void
compare_box_with_name(const dbm_link_table *table, size_t nameless, size_t named,
					  dbm_evidence *evidence)
{
	const dbm_value *box = dbm_first_value(table, DBM_LINK_EMAIL, nameless);
	const dbm_value *given = dbm_first_value(table, DBM_LINK_GIVEN, named);
	const dbm_value *surname = dbm_first_value(table, DBM_LINK_SURNAME, named);
	int			spelled;

	if (box == NULL || given == NULL || surname == NULL ||
		dbm_first_value(table, DBM_LINK_GIVEN, nameless) != NULL ||
		dbm_first_value(table, DBM_LINK_SURNAME, nameless) != NULL)
		return;
	spelled = spells_name(text_of(table, box), latin_of(table, given), latin_of(table, surname));
	if (spelled == 0)
		return;
	evidence->levels.level[DBM_LINK_GIVEN] = spelled == 2 ? 3 : 5;
	evidence->a[DBM_LINK_GIVEN] = evidence->b[DBM_LINK_GIVEN] = given;
	evidence->a[DBM_LINK_SURNAME] = evidence->b[DBM_LINK_SURNAME] = surname;
	if (spelled > 1)
		evidence->levels.level[DBM_LINK_SURNAME] = 5;
}

/* The numbers of one kind against those of the other: the best level, from 3 on. */
static void
compare_across(const dbm_link_table *table, dbm_link_field field, size_t a, dbm_link_field other,
			   size_t b, dbm_evidence *evidence)
{
	const dbm_column *x = &table->column[field];
	const dbm_column *y = &table->column[other];

	for (uint32_t i = x->start[a]; i < x->start[a + 1]; i++)
	{
		for (uint32_t j = y->start[b]; j < y->start[b + 1]; j++)
		{
			const dbm_value *first = &x->values[x->code[i]];
			const dbm_value *second = &y->values[y->code[j]];
			int			level = phone_level(table, first, second);

			if (level < 3 || level <= evidence->levels.level[DBM_LINK_MOBILE])
				continue;
			evidence->levels.level[DBM_LINK_MOBILE] = (uint8_t) level;
			evidence->a[DBM_LINK_MOBILE] = first;
			evidence->b[DBM_LINK_MOBILE] = second;
		}
	}
}

/* A number in the column for another kind of number is the same number. */
static void
compare_phones(const dbm_link_table *table, size_t a, size_t b, dbm_evidence *evidence)
{
	if (evidence->levels.level[DBM_LINK_MOBILE] >= 4)
		return;
	compare_across(table, DBM_LINK_PHONE, a, DBM_LINK_MOBILE, b, evidence);
	compare_across(table, DBM_LINK_MOBILE, a, DBM_LINK_PHONE, b, evidence);
}

/* The digits of a text as a number and one, 0 without any. */
static uint64_t
number_in(span text, int *count)
{
	uint64_t	number = 0;
	int			digits = 0;

	for (size_t i = 0; i < text.n; i++)
	{
		if (dbm_is_digit(text.text[i]))
		{
			number = number * 10 + (text.text[i] - '0');
			digits++;
		}
	}
	*count = digits;
	return digits == 0 ? 0 : number + 1;
}

/* One text without its digits, which differ: li.wei and li.wei2. */
static bool
numbers_differ(span a, span b)
{
	size_t		i = 0;
	size_t		j = 0;
	bool		equal = a.n == b.n && memcmp(a.text, b.text, a.n * sizeof(*a.text)) == 0;

	for (;;)
	{
		while (i < a.n && a.text[i] >= '0' && a.text[i] <= '9')
			i++;
		while (j < b.n && b.text[j] >= '0' && b.text[j] <= '9')
			j++;
		if (i == a.n || j == b.n || a.text[i] != b.text[j])
			return !equal && i == a.n && j == b.n;
		i++;
		j++;
	}
}

/*
 * The same box at a domain that is one slip from the other. Short domains and numbered ones are
 * often neighbours' (b12.com, b13.com).
 */
static bool
domain_slipped(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	span		a = latin_of(table, x);
	span		b = latin_of(table, y);
	int			digits[2];

	return x->part == y->part && a.n > DOMAIN_LETTERS && b.n > DOMAIN_LETTERS &&
		edits(a, b, 1) <= 1 && (number_in(a, &digits[0]) == 0 || number_in(b, &digits[1]) == 0);
}

/* More than one digit: more than the name decided it. */
static uint64_t
box_number(const dbm_link_table *table, const dbm_value *value)
{
	int			digits;
	uint64_t	number = number_in(text_of(table, value), &digits);

	return digits < 2 ? 0 : number;
}

/* What a mail box named after its owner says where the names agree already. */
static int
box_of_one_name(const dbm_link_table *table, const dbm_value *x, const dbm_value *y, int level)
{
	uint64_t	a = box_number(table, x);
	uint64_t	b = box_number(table, y);

	if (domain_slipped(table, x, y))
		return level;
	if (a != b)
		return a != 0 && b != 0 ? 2 : 0;
	return a != 0 ? level : 0;
}

/*
 * The conditions. What is known to come together does not count twice: a city says
 * nothing new of two records of one company, the domain of a mail box is counted as
 * the firm's, and a mail box named after its owner is no news of two of one name.
 */
static void
set_states(const dbm_link_table *table, dbm_evidence *evidence)
{
	uint8_t    *level = evidence->levels.level;
	uint8_t    *state = evidence->levels.state;
	bool		place = false;

	state[DBM_LINK_SURNAME] = level[DBM_LINK_GIVEN] >= 4;
	for (int f = DBM_LINK_COMPANY; f <= DBM_LINK_FAX; f++)
	{
		dbm_link_kind kind = table->column[f].kind;

		if (f == DBM_LINK_MOBILE)
			continue;
		/* a firm's own: it does not come with the town */
		if (table->company && (f == DBM_LINK_COMPANY || f >= DBM_LINK_DOMAIN))
			continue;
		state[f] = place;
		if (f != DBM_LINK_NUMBER && f != DBM_LINK_REGION && f != DBM_LINK_COUNTRY &&
			level[f] == dbm_kind_levels(kind) - 1)
			place = true;
		if ((f == DBM_LINK_COMPANY || f == DBM_LINK_ADDRESS) && level[f] >= 3)
			place = true;
	}
	/* who has left a firm has left the title */
	state[DBM_LINK_TITLE] = level[DBM_LINK_COMPANY] == 1 || level[DBM_LINK_COMPANY] == 2;
	if (level[DBM_LINK_EMAIL] != 0)
	{
		const dbm_value *x = evidence->a[DBM_LINK_EMAIL];
		const dbm_value *y = evidence->b[DBM_LINK_EMAIL];

		state[DBM_LINK_EMAIL] = x->key == y->key && !(x->flags & DBM_VALUE_FREE);
		/* a firm numbers a box where the name is taken by somebody else */
		if (state[DBM_LINK_EMAIL] && level[DBM_LINK_EMAIL] < 5 &&
			numbers_differ(text_of(table, x), text_of(table, y)))
		{
			level[DBM_LINK_EMAIL] = 1;
			evidence->numbered = true;
		}
		if ((level[DBM_LINK_EMAIL] == 3 || level[DBM_LINK_EMAIL] == 4) &&
			!state[DBM_LINK_EMAIL] && level[DBM_LINK_GIVEN] >= 3 && level[DBM_LINK_SURNAME] >= 3)
			level[DBM_LINK_EMAIL] = (uint8_t) box_of_one_name(table, x, y, level[DBM_LINK_EMAIL]);
	}
}

/* Families hold people of one name a generation apart. */
static bool
generation_apart(const dbm_value *x, const dbm_value *y)
{
	int			years = (int) (x->key / 10000) - (int) (y->key / 10000);

	return years >= GENERATION || years <= -GENERATION;
}

/* Does a side lack a name? */
static bool
name_in_part(const dbm_link_table *table, size_t a, size_t b)
{
	for (int f = DBM_LINK_GIVEN; f <= DBM_LINK_SURNAME; f++)
	{
		if (dbm_first_value(table, (dbm_link_field) f, a) == NULL ||
			dbm_first_value(table, (dbm_link_field) f, b) == NULL)
			return true;
	}
	return false;
}

/* Has only one the suffix that tells son from father? */
static bool
suffix_on_one_side(const dbm_link_table *table, size_t a, size_t b)
{
	return (dbm_first_value(table, DBM_LINK_SUFFIX, a) == NULL) !=
		(dbm_first_value(table, DBM_LINK_SUFFIX, b) == NULL);
}

/* Is the given name that was compared an initial? */
static bool
initial_only(const dbm_evidence *evidence)
{
	const dbm_value *x = evidence->a[DBM_LINK_GIVEN];
	const dbm_value *y = evidence->b[DBM_LINK_GIVEN];

	return x != NULL && ((x->flags | y->flags) & DBM_VALUE_INITIAL) != 0;
}

/* Does the mail box of one record spell the full name of the other? */
static bool
box_tells_name(const dbm_link_table *table, size_t a, size_t b)
{
	const dbm_value *box = dbm_first_value(table, DBM_LINK_EMAIL, a);
	const dbm_value *given = dbm_first_value(table, DBM_LINK_GIVEN, b);
	const dbm_value *surname = dbm_first_value(table, DBM_LINK_SURNAME, b);

	return table->column[DBM_LINK_EMAIL].used && box != NULL && given != NULL &&
		surname != NULL && (given->flags & DBM_VALUE_INITIAL) == 0 &&
		spells_name(text_of(table, box), latin_of(table, given), latin_of(table, surname)) == 3;
}

void
dbm_compare(const dbm_link_table *table, size_t a, size_t b, dbm_evidence *evidence)
{
	memset(evidence, 0, sizeof(*evidence));
	if (table->column[DBM_LINK_GIVEN].used && !table->company)
	{
		compare_names(table, a, b, evidence);
		if (table->column[DBM_LINK_EMAIL].used)
		{
			compare_box_with_name(table, a, b, evidence);
			compare_box_with_name(table, b, a, evidence);
		}
		evidence->partial = name_in_part(table, a, b);
		evidence->initial = initial_only(evidence);
		/* what one record leaves out of the name its mail box may say */
		if ((evidence->partial || evidence->initial) &&
			evidence->levels.level[DBM_LINK_GIVEN] > 1 &&
			(box_tells_name(table, a, b) || box_tells_name(table, b, a)))
			evidence->partial = evidence->initial = false;
		evidence->partial = evidence->partial || suffix_on_one_side(table, a, b);
	}
	for (int f = table->company ? DBM_LINK_COMPANY : DBM_LINK_SUFFIX; f < DBM_LINK_FIELDS; f++)
	{
		if (table->column[f].used)
			field_level(table, (dbm_link_field) f, a, b, evidence);
	}
	evidence->levels.apart = evidence->levels.level[DBM_LINK_BIRTH] == 1 &&
		generation_apart(evidence->a[DBM_LINK_BIRTH], evidence->b[DBM_LINK_BIRTH]);
	if (table->company && evidence->levels.level[DBM_LINK_COMPANY] == 1)
		evidence->levels.apart = dbm_link_strangers(table, evidence->a[DBM_LINK_COMPANY],
													evidence->b[DBM_LINK_COMPANY]);
	if (table->column[DBM_LINK_MOBILE].used && table->column[DBM_LINK_PHONE].used)
		compare_phones(table, a, b, evidence);
	set_states(table, evidence);
}
