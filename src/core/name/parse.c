/*
 * parse.c
 *	  What a person's name consists of: surname, given names, suffix, script.
 *
 * The text is cut into words where the script changes, at blanks and at marks;
 * each word is folded. Then, in this order:
 *
 *	1. words in brackets or quotes are other names of the person;
 *	2. titles, degrees and suffixes (Jr, III) are taken off (title.c);
 *	3. the surname is found: before a comma; in capitals among words that are not;
 *	   by script (Chinese, Japanese and Korean names begin with it, names with a
 *	   middle dot end with it); or as surname.c tells.
 *
 * A text that is a placeholder, a function or longer than any name is no name and
 * has no parts. Nothing is allocated; a name holds what fits and drops the rest.
 */
#include <string.h>

#include "core/name/parser.h"
#include "core/name/words.h"
#include "core/text/pinyin.h"

#define HAN_LONGEST 6			/* characters of a Chinese name without a middle dot */

/* Quotes are brackets here; round everything they hold the name itself. */
static void
open_brackets(parser *p)
{
	for (int i = 0; i < p->cut.count; i++)
		p->cut.word[i].bracket |= p->cut.word[i].quote;
	if (count_live(p) > 0)
		return;
	for (int i = 0; i < p->cut.count; i++)
		p->cut.word[i].bracket = false;
}

/*
 * Parts.
 */

static void
emit(parser *p, uint8_t from, uint8_t to, size_t start, size_t length, dbm_name_role role)
{
	dbm_person_name *name = p->name;
	dbm_name_part *part;

	if (length == 0 || name->n_parts == DBM_NAME_PARTS ||
		name->n_points + length > DBM_NAME_POINTS)
		return;
	part = &name->part[name->n_parts++];
	part->start = name->n_points;
	part->length = (uint8_t) length;
	part->role = (uint8_t) role;
	part->from = from;
	part->to = to;
	memcpy(name->points + name->n_points, p->cut.folded + start, length * sizeof(uint32_t));
	name->n_points = (uint8_t) (name->n_points + length);
}

static void
emit_word(parser *p, dbm_word *w, dbm_name_role role)
{
	emit(p, w->from, w->to, w->start, w->length, role);
	w->gone = true;
}

/* The first `length` characters as surname, the others as given name. */
static void
emit_split(parser *p, dbm_word *w, size_t length)
{
	size_t		middle = w->from + length;

	emit(p, (uint8_t) middle, w->to, w->start + length, w->length - length, DBM_PART_GIVEN);
	emit(p, w->from, (uint8_t) middle, w->start, length, DBM_PART_SURNAME);
	w->gone = true;
}

static void
emit_rest(parser *p, dbm_name_role role)
{
	for (int i = next_live(p, 0); i < p->cut.count; i = next_live(p, i + 1))
		emit_word(p, &p->cut.word[i], role);
}

/* Words of one script in the order of that script: surname first, or last after a middle dot. */
static void
emit_eastern(parser *p, dbm_word_class class, bool kana)
{
	int			first = -1;
	int			last = -1;
	bool		dots = false;

	for (int i = 0; i < p->cut.count; i++)
	{
		dbm_word   *w = &p->cut.word[i];

		if (!is_live(w) || (w->class != class && !(kana && w->class == DBM_WORD_KANA)))
			continue;
		if (first < 0)
			first = i;
		else
			dots |= w->middle_dot;
		last = i;
	}
	p->name->ordered = true;
	if (first == last)
	{
		dbm_word   *w = &p->cut.word[first];
		size_t		length = class == DBM_WORD_HANGUL ?
			dbm_korean_surname_length(points_of(p, w), w->length) :
			dbm_japanese_surname_length(points_of(p, w), w->length);

		if (length == 0)
			length = dbm_surname_length(points_of(p, w), w->length);

		/* what is split has one folded character for each of the text */
		if (class == DBM_WORD_KANA || w->to - w->from != w->length || w->length > HAN_LONGEST)
			emit_word(p, w, DBM_PART_GIVEN);
		else
			emit_split(p, w, length < w->length ? length : w->length);
		return;
	}
	for (int i = first; i <= last; i++)
	{
		dbm_word   *w = &p->cut.word[i];

		if (is_live(w) && i != (dots ? last : first) &&
			(w->class == class || (kana && w->class == DBM_WORD_KANA)))
			emit_word(p, w, DBM_PART_GIVEN);
	}
	emit_word(p, &p->cut.word[dots ? last : first], DBM_PART_SURNAME);
}

/* The last word that stands before a comma, or -1. */
static int
word_before_comma(const parser *p)
{
	for (int i = next_live(p, 0); i < p->cut.count; i = next_live(p, i + 1))
	{
		if (p->cut.word[i].comma && next_live(p, i + 1) < p->cut.count)
			return i;
	}
	return -1;
}

static bool
in_capitals(const parser *p, const dbm_word *w)
{
	/* two capitals may be initials, unless they are a surname: JP, LI */
	return w->length > 1 && !w->small &&
		(w->length > 2 || dbm_surname_rank(p->cut.folded + w->start, w->length) > 0);
}

/* Words in capitals at one end of a name whose other words are not: DUPONT Jean. */
static bool
find_capitals(const parser *p, int *from, int *to)
{
	int			first = next_live(p, 0);
	int			last = last_live(p, p->cut.count);
	int			capitals = 0;
	int			others = 0;

	for (int i = first; i <= last; i = next_live(p, i + 1))
	{
		capitals += in_capitals(p, &p->cut.word[i]);
		others += p->cut.word[i].length > 1 && p->cut.word[i].small;
	}
	if (capitals == 0 || others == 0 ||
		in_capitals(p, &p->cut.word[first]) == in_capitals(p, &p->cut.word[last]))
		return false;
	*from = first;
	*to = last;
	if (in_capitals(p, &p->cut.word[first]))
	{
		int			next;

		for (*to = first; (next = next_live(p, *to + 1)) < p->cut.count &&
			 in_capitals(p, &p->cut.word[next]);)
			*to = next;
	}
	else
	{
		int			before;

		for (*from = last; (before = last_live(p, *from)) >= 0 &&
			 in_capitals(p, &p->cut.word[before]);)
			*from = before;
	}
	return true;
}

static void
emit_western(parser *p)
{
	int			from = -1;
	int			to = -1;
	int			comma = word_before_comma(p);

	if (comma >= 0)
	{
		from = next_live(p, 0);
		to = comma;
		p->name->ordered = true;
	}
	else if (find_capitals(p, &from, &to))
		p->name->ordered = true;
	else if (count_live(p) > 1)
		dbm_find_surname(p, &from, &to);
	/* a single word is a surname behind a title only: Mr Smith */
	else if (p->name->title_from != p->name->title_to)
		from = to = next_live(p, 0);
	/* Nguyễn Văn A: the given name is the last word, as in A Van Nguyen */
	if (from >= 0 && from == to && from == next_live(p, 0) && dbm_is_vietnamese(p, from))
		emit_word(p, &p->cut.word[last_live(p, p->cut.count)], DBM_PART_GIVEN);
	for (int i = next_live(p, 0); i < p->cut.count; i = next_live(p, i + 1))
	{
		if (i < from || i > to)
			emit_word(p, &p->cut.word[i], DBM_PART_GIVEN);
	}
	for (int i = from; i >= 0 && i <= to; i++)
	{
		if (is_live(&p->cut.word[i]))
			emit_word(p, &p->cut.word[i], DBM_PART_SURNAME);
	}
}

/*
 * The whole.
 */

/* Letters and digits of the text together; n - 1 and more than fit count as too many. */
static bool
is_no_name(parser *p)
{
	uint32_t   *all = p->cut.folded;
	size_t		length = p->cut.used;
	bool		letters = false;

	for (int i = 0; i < p->cut.count; i++)
		letters |= p->cut.word[i].class != DBM_WORD_DIGIT;
	if (!letters || dbm_is_placeholder(all, length))
		p->name->kind = DBM_NAME_JUNK;
	else if (dbm_is_function(all, length))
		p->name->kind = DBM_NAME_ROLE;
	else
		return false;
	return true;
}

static int
count_class(const parser *p, dbm_word_class class)
{
	int			count = 0;

	for (int i = 0; i < p->cut.count; i++)
		count += is_live(&p->cut.word[i]) && p->cut.word[i].class == class;
	return count;
}

static void
drop_digits(parser *p)
{
	for (int i = 0; i < p->cut.count; i++)
	{
		dbm_word   *w = &p->cut.word[i];

		if (w->class == DBM_WORD_DIGIT)
			w->gone = true;
	}
}

/* The script of the first word that is of none of the classes of word_cut.h. */
static dbm_name_script
other_script(const parser *p)
{
	int			i = next_live(p, 0);
	uint32_t	c = i < p->cut.count && p->cut.word[i].length > 0 ?
		points_of(p, &p->cut.word[i])[0] : 0;

	if ((c >= 0x370 && c <= 0x3FF) || (c >= 0x1F00 && c <= 0x1FFF))
		return DBM_SCRIPT_GREEK;
	if (c >= 0x590 && c <= 0x5FF)
		return DBM_SCRIPT_HEBREW;
	if ((c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F) || (c >= 0x8A0 && c <= 0x8FF))
		return DBM_SCRIPT_ARABIC;
	if (c >= 0x900 && c <= 0xDFF)
		return DBM_SCRIPT_INDIC;
	return c >= 0xE00 && c <= 0xE7F ? DBM_SCRIPT_THAI : DBM_SCRIPT_OTHER;
}

static void
name_parts(parser *p)
{
	dbm_person_name *name = p->name;

	if (count_class(p, DBM_WORD_HAN) > 0)
	{
		for (int i = 0; i < p->cut.count; i++)
		{
			if (p->cut.word[i].class == DBM_WORD_HAN && !p->cut.word[i].gone)
			{
				dbm_take_address(p, &p->cut.word[i]);
				dbm_take_tail_title(p, &p->cut.word[i]);
			}
			if (p->cut.word[i].class == DBM_WORD_HAN && !p->cut.word[i].gone)
				dbm_take_familiar(p, &p->cut.word[i]);
		}
		if (count_class(p, DBM_WORD_HAN) > 0)
		{
			name->script = count_class(p, DBM_WORD_KANA) > 0 ? DBM_SCRIPT_KANA : DBM_SCRIPT_HAN;
			emit_eastern(p, DBM_WORD_HAN, true);
		}
	}
	else if (count_class(p, DBM_WORD_KANA) > 0)
	{
		name->script = DBM_SCRIPT_KANA;
		emit_eastern(p, DBM_WORD_KANA, true);
	}
	else if (count_class(p, DBM_WORD_HANGUL) > 0)
	{
		for (int i = 0; i < p->cut.count; i++)
		{
			if (p->cut.word[i].class == DBM_WORD_HANGUL && p->cut.word[i].length > 2)
				dbm_take_tail_title(p, &p->cut.word[i]);
		}
		name->script = DBM_SCRIPT_HANGUL;
		if (count_class(p, DBM_WORD_HANGUL) > 0)
			emit_eastern(p, DBM_WORD_HANGUL, false);
	}
	else if (count_live(p) > 0)
	{
		name->script = count_class(p, DBM_WORD_LATIN) > 0 ? DBM_SCRIPT_LATIN :
			count_class(p, DBM_WORD_CYRILLIC) > 0 ? DBM_SCRIPT_CYRILLIC : other_script(p);
		emit_western(p);
	}
	/* what is left stands beside the name: 王磊 (Lei), David 王伟 */
	emit_rest(p, DBM_PART_ALIAS);
	for (int i = 0; i < p->cut.count; i++)
	{
		if (!p->cut.word[i].gone)
			emit_word(p, &p->cut.word[i], DBM_PART_ALIAS);
	}
}

void
dbm_person_name_parse(const uint32_t *points, size_t n, dbm_person_name *name)
{
	parser		p;

	memset(name, 0, offsetof(dbm_person_name, points));
	p.text = points;
	p.n = n;
	p.cut.count = 0;
	p.name = name;
	if (n > DBM_NAME_LONGEST)
		name->kind = DBM_NAME_JUNK;
	else
		dbm_cut_words(points, n, &p.cut);
	if (p.cut.count > 0 && !is_no_name(&p))
	{
		open_brackets(&p);
		drop_digits(&p);
		dbm_take_affixes(&p);
		name_parts(&p);
		if (name->n_parts > 0)
			name->kind = DBM_NAME_PERSON;
	}
	name->size = (uint16_t) (offsetof(dbm_person_name, points) +
							 name->n_points * sizeof(uint32_t));
}
