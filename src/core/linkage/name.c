/*
 * name.c
 *	  Names of persons as values of a linkage table.
 *
 * A full name is split by name/parse.c; its given names and its surname are values
 * of two fields. A Chinese name keeps its characters and has its reading in Latin
 * letters besides, so that it meets the same name in pinyin.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/company/parse.h"
#include "core/text/fold.h"
#include "core/company/legal_form.h"
#include "core/linkage/value.h"
#include "core/name/parse.h"
#include "core/name/nickname.h"
#include "core/text/pinyin.h"
#include "core/text/romanize.h"
#include "core/text/spelling.h"
#include "core/name/words.h"
#include "core/company/trade_word.h"
#include "core/text/utf8.h"

#define LIMIT	DBM_LINK_TEXT_LIMIT
#define HAN_NAME	4			/* characters of the longest usual Chinese name */

/* Letters of the readings, one word; returns how many. */
static size_t
spell(const dbm_reading *readings, size_t n, uint32_t *out, size_t room)
{
	size_t		used = 0;

	for (size_t i = 0; i < n; i++)
	{
		const char *syllable = dbm_pinyin_syllable(readings[i]);

		for (; *syllable != '\0' && used < room; syllable++)
			out[used++] = (unsigned char) *syllable;
	}
	return used;
}

/* Without blanks. */
static size_t
join_letters(const uint32_t *text, size_t n, uint32_t *out)
{
	size_t		used = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (text[i] != ' ')
			out[used++] = text[i];
	}
	return used;
}

/* All spellings of a name in Latin letters share hash and key: Müller, Mueller. */
static void
hash_spelling(dbm_value *value, const uint32_t *text, size_t n)
{
	uint32_t	common[DBM_ROMAN_GROWTH * LIMIT];
	uint32_t	joined[DBM_ROMAN_GROWTH * LIMIT];
	size_t		used = dbm_spelling(text, n, common);

	value->hash = dbm_hash_points(common, used, 1);
	used = join_letters(common, used, joined);
	if (used > 0)
		value->key = dbm_hash_points(joined, used, 3);
}

/* A name in Cyrillic or Greek: one value for each way to read it in Latin letters. */
static void
push_romanized(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field,
			   const uint32_t *text, size_t n)
{
	uint64_t	before = 0;

	for (int way = DBM_ROMAN_USUAL; way <= DBM_ROMAN_PASSPORT; way++)
	{
		dbm_value	value = dbm_link_text_value(table, text, n);
		uint32_t	latin[DBM_ROMAN_GROWTH * LIMIT];
		size_t		used = dbm_romanize(text, n, (dbm_roman_way) way, latin);

		hash_spelling(&value, latin, used);
		if (used == 0 || value.hash == before)
			continue;
		before = value.hash;
		value.latin_length = (uint16_t) (used < LIMIT ? used : LIMIT);
		value.latin = dbm_table_text(table, latin, value.latin_length);
		if (n == 1)
			value.flags |= DBM_VALUE_INITIAL;
		dbm_link_push(table, parsed, field, &value);
	}
}

/* Folded text of words of one field; readings are of Chinese text only. */
static void
push_name(dbm_link_table *table, dbm_parsed *parsed, dbm_link_field field,
		  const uint32_t *text, size_t n, const dbm_reading *readings)
{
	dbm_value	value;
	uint32_t	joined[2 * LIMIT];
	size_t		used = 0;

	if (n > LIMIT)
		n = LIMIT;
	if (n == 0 || dbm_link_junk(text, n, true))
		return;
	if (dbm_is_roman_source(text[0]))
	{
		push_romanized(table, parsed, field, text, n);
		return;
	}
	value = dbm_link_text_value(table, text, n);
	if (dbm_han(text[0]))
	{
		value.flags |= DBM_VALUE_CJK;
		used = spell(readings, n, joined, LIMIT);
		if (used > 0)
		{
			value.latin = dbm_table_text(table, joined, used);
			value.latin_length = (uint16_t) used;
			value.key = dbm_hash_points(joined, used, 3);
		}
	}
	else
	{
		hash_spelling(&value, text, n);
		if (join_letters(text, n, joined) == 1)
			value.flags |= DBM_VALUE_INITIAL;
		if (field == DBM_LINK_GIVEN && dbm_are_nicknames(text, n, text, n))
			value.flags |= DBM_VALUE_KNOWN;
	}
	dbm_link_push(table, parsed, field, &value);
}

static void
push_suffix(dbm_link_table *table, dbm_parsed *parsed, int suffix)
{
	dbm_value	value = {0};

	if (suffix == DBM_SUFFIX_NONE)
		return;
	value.hash = dbm_hash_mix((uint64_t) suffix, 17);
	dbm_link_push(table, parsed, DBM_LINK_SUFFIX, &value);
}

/* The words of one role, one blank between Latin ones; Chinese ones have none. */
static size_t
collect(const dbm_person_name *name, dbm_name_role role, uint32_t *out)
{
	size_t		used = 0;

	for (int i = 0; i < name->n_parts; i++)
	{
		const dbm_name_part *part = &name->part[i];

		if (part->role != role)
			continue;
		if (used > 0 && !dbm_han(name->points[part->start]))
			out[used++] = ' ';
		memcpy(out + used, name->points + part->start, part->length * sizeof(uint32_t));
		used += part->length;
	}
	return used;
}

static void
push_person(dbm_link_table *table, const dbm_person_name *name, dbm_parsed *parsed)
{
	uint32_t	text[2 * DBM_NAME_POINTS];
	uint32_t	given[DBM_NAME_POINTS + DBM_NAME_PARTS];
	dbm_reading readings[2 * DBM_NAME_POINTS];
	size_t		surname_length = collect(name, DBM_PART_SURNAME, text);
	size_t		given_length = collect(name, DBM_PART_GIVEN, given);

	memcpy(text + surname_length, given, given_length * sizeof(uint32_t));
	dbm_pinyin_readings(text, surname_length + given_length, true, readings);
	push_name(table, parsed, DBM_LINK_SURNAME, text, surname_length, readings);
	push_name(table, parsed, DBM_LINK_GIVEN, given, given_length, readings + surname_length);
	/* a lone I is a generation where another says II, and says nothing where none does */
	push_suffix(table, parsed, name->suffix != DBM_SUFFIX_NONE ? name->suffix :
				name->maybe == DBM_SUFFIX_SENIOR ? name->maybe : DBM_SUFFIX_NONE);
}

/* What names of persons rarely have, found without reading the text as a firm's name. */
static bool
may_be_firm(const uint32_t *folded, size_t n)
{
	char		text[DBM_UTF8_BYTES * DBM_FOLD_GROWTH * DBM_NAME_LONGEST];
	size_t		words = 1;
	size_t		last = 0;
	uint16_t	form;

	while (n > 0 && (folded[n - 1] == ' ' || folded[n - 1] == '.'))
		n--;
	if (n > 0 && dbm_han(folded[0]))
		return n > HAN_NAME;
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = folded[i];

		if (c == '&' || dbm_is_digit(c))
			return true;
		if (c == ' ' && i > 0 && folded[i - 1] != ' ')
		{
			words++;
			last = i + 1;
		}
	}
	if (words < 2 || words > 3)
		return words > 3;
	n = dbm_utf8_encode(folded + last, n - last, text);
	return dbm_trade_word(text, n) != 0 || dbm_is_group_word(text, n) ||
		dbm_form_tail(text, n, &form) == n;
}

/* The words of a firm's name that a person's name does not have. */
static dbm_company_sign
sign_of_firm(const uint32_t *points, size_t n)
{
	dbm_company_name name;
	dbm_company_sign sign = DBM_SIGN_NONE;

	dbm_company_name_parse(points, n, &name);
	if (name.kind != DBM_COMPANY_FIRM)
		return DBM_SIGN_NONE;
	if (name.form != 0)
		return name.cjk || name.legal.to - name.legal.from > 2 ? DBM_SIGN_FORM : DBM_SIGN_SHORT;
	if (name.has_group || name.branch_length > 0)
		return DBM_SIGN_SHORT;
	for (int i = 1; i < name.n_tokens; i++)
	{
		if (name.token[i].kind == DBM_TOKEN_TRADE)
			sign = DBM_SIGN_TRADE;
	}
	return sign;
}

/* Beyond its shape: a title, a usual given name, a Chinese surname. */
static bool
surely_person(const dbm_person_name *name)
{
	if (name->kind != DBM_NAME_PERSON || name->n_parts > 3)
		return false;
	if (name->title_from != name->title_to || name->script == DBM_SCRIPT_HAN)
		return true;
	for (int i = 0; i < name->n_parts; i++)
	{
		const uint32_t *text = name->points + name->part[i].start;
		size_t		length = name->part[i].length;

		if (length == 1 || dbm_are_nicknames(text, length, text, length) ||
			dbm_surname_rank(text, length) > 0)
			return true;
	}
	return false;
}

/* Put what one reading gave behind what is parsed already. */
static void
keep_as_other(dbm_parsed *parsed, uint8_t before)
{
	parsed->n_other = (uint8_t) (parsed->n - before);
	parsed->n = before;
}

void
dbm_link_full_name(dbm_link_table *table, const uint32_t *points, size_t n, dbm_parsed *parsed)
{
	dbm_person_name name;

	uint32_t	folded[DBM_FOLD_GROWTH * DBM_NAME_LONGEST];

	n = n < DBM_NAME_LONGEST ? n : DBM_NAME_LONGEST;
	parsed->named = true;
	if (may_be_firm(folded, dbm_fold(points, n, folded)))
		parsed->firm = (uint8_t) sign_of_firm(points, n);
	dbm_person_name_parse(points, n, &name);
	if (name.kind == DBM_NAME_PERSON && parsed->firm != DBM_SIGN_FORM)
		push_person(table, &name, parsed);
	if (parsed->firm != DBM_SIGN_NONE)
	{
		uint8_t		before = parsed->n;

		dbm_link_company(table, points, n, parsed);
		keep_as_other(parsed, before);
	}
}

void
dbm_link_company_name(dbm_link_table *table, const uint32_t *points, size_t n, dbm_parsed *parsed)
{
	dbm_person_name name;
	uint8_t		before;

	dbm_link_company(table, points, n, parsed);
	parsed->firm = (uint8_t) sign_of_firm(points, n);
	if (parsed->firm != DBM_SIGN_NONE)
		return;
	dbm_person_name_parse(points, n, &name);
	parsed->person = surely_person(&name);
	if (!parsed->person)
		return;
	before = parsed->n;
	push_person(table, &name, parsed);
	keep_as_other(parsed, before);
}

void
dbm_link_suffix(dbm_link_table *table, const uint32_t *points, size_t n, dbm_parsed *parsed)
{
	dbm_person_name name;
	uint32_t	text[16] = {'j', ' ', 'd', ' '};

	/* a suffix is read behind a name */
	if (n > 8)
		return;
	memcpy(text + 4, points, n * sizeof(uint32_t));
	dbm_person_name_parse(text, n + 4, &name);
	push_suffix(table, parsed, name.suffix);
}

/* The word that begins at or behind *from, up to a blank; false at the end. */
static bool
next_word(const uint32_t *text, size_t n, size_t *from, size_t *to)
{
	while (*from < n && text[*from] == ' ')
		(*from)++;
	for (*to = *from; *to < n && text[*to] != ' ';)
		(*to)++;
	return *to > *from;
}

/* Titles before a part of a name, as long as a word is left; returns where the rest begins. */
static size_t
skip_titles(const uint32_t *text, size_t n)
{
	size_t		from = 0;
	size_t		to;

	while (next_word(text, n, &from, &to))
	{
		bool		title = dbm_is_title(text + from, to - from) ||
			(from > 0 && dbm_is_title_part(text + from, to - from));

		if (!title || to >= n)
			break;
		from = to;
	}
	return from;
}

/*
 * Degrees and generations behind a part of a name, as long as a word is left; returns the
 * length without them. A lone I or V is one behind a surname; behind a given name an I
 * may be one.
 */
static size_t
cut_suffixes(const uint32_t *text, size_t n, dbm_link_field field, int *suffix)
{
	for (;;)
	{
		size_t		from = n;
		int			found;

		while (from > 0 && text[from - 1] != ' ')
			from--;
		if (from == 0)
			return n;
		found = dbm_suffix_of(text + from, n - from);
		if (found != DBM_SUFFIX_NONE && n - from == 1 && field == DBM_LINK_GIVEN)
		{
			if (found == DBM_SUFFIX_SENIOR)
				*suffix = found;
			return n;
		}
		if (found != DBM_SUFFIX_NONE)
			*suffix = found;
		else if (!dbm_is_degree(text + from, n - from))
			return n;
		n = from - 1;
	}
}

void
dbm_link_name_part(dbm_link_table *table, dbm_link_field field, const uint32_t *text, size_t n,
				   dbm_parsed *parsed)
{
	uint32_t	clean[4 * LIMIT];
	dbm_reading readings[4 * LIMIT];
	int			suffix = DBM_SUFFIX_NONE;
	size_t		from;

	n = dbm_link_plain(text, n, clean, 4 * LIMIT);
	from = skip_titles(clean, n);
	n = cut_suffixes(clean + from, n - from, field, &suffix);
	dbm_pinyin_readings(clean + from, n, field == DBM_LINK_SURNAME, readings);
	push_name(table, parsed, field, clean + from, n, readings);
	push_suffix(table, parsed, suffix);
}
