/*
 * parse.c
 *	  What a person's name consists of: surname, given names, suffix, script.
 *
 * The text is cut into words where the script changes, at blanks and at marks;
 * each word is folded. Then, in this order:
 *
 *	1. words in brackets or quotes are other names of the person;
 *	2. titles, degrees and suffixes (Jr, III) are taken off;
 *	3. the surname is found: before a comma; in capitals among words that are not;
 *	   by script (Chinese, Japanese and Korean names begin with it, names with a
 *	   middle dot end with it); by how common it is, when all words are pinyin; or
 *	   else it is the last word with the particles before it.
 *
 * A text that is a placeholder, a function or longer than any name is no name and
 * has no parts. Nothing is allocated; a name holds what fits and drops the rest.
 */
#include <string.h>

#include "core/name/parse.h"
#include "core/name/words.h"
#include "core/text/pinyin.h"
#include "core/text/word_cut.h"

#define HAN_LONGEST 6			/* characters of a Chinese name without a middle dot */

typedef struct parser
{
	const uint32_t *text;
	size_t		n;
	dbm_words	cut;
	dbm_person_name *name;
} parser;

static const uint32_t *
points_of(const parser *p, const dbm_word *w)
{
	return p->cut.folded + w->start;
}

/* Takes part in the name proper. */
static bool
is_live(const dbm_word *w)
{
	return !w->gone && !w->bracket;
}

static int
count_live(const parser *p)
{
	int			live = 0;

	for (int i = 0; i < p->cut.count; i++)
		live += is_live(&p->cut.word[i]);
	return live;
}

static int
last_live(const parser *p, int before)
{
	for (int i = before - 1; i >= 0; i--)
	{
		if (is_live(&p->cut.word[i]))
			return i;
	}
	return -1;
}

static int
next_live(const parser *p, int from)
{
	for (int i = from; i < p->cut.count; i++)
	{
		if (is_live(&p->cut.word[i]))
			return i;
	}
	return p->cut.count;
}

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
 * Titles.
 */

static void
note_title(parser *p, uint8_t from, uint8_t to)
{
	if (p->name->title_from != p->name->title_to)
		return;
	p->name->title_from = from;
	p->name->title_to = to;
}

static void
drop_title(parser *p, dbm_word *w)
{
	w->gone = true;
	note_title(p, w->from, w->to);
}

/* Suffixes and degrees end a name; the comma before them is not the one of a surname. */
static void
take_suffixes(parser *p)
{
	for (int i = last_live(p, p->cut.count); i > 0; i = last_live(p, i))
	{
		dbm_word   *w = &p->cut.word[i];
		dbm_name_suffix suffix = dbm_suffix_of(points_of(p, w), w->length);
		int			before = last_live(p, i);

		if (before < 0)
			return;
		/* a single letter is an initial, unless it is set off */
		if (suffix == DBM_SUFFIX_V && (w->dot || count_live(p) < 3))
			suffix = DBM_SUFFIX_NONE;
		if (suffix != DBM_SUFFIX_NONE && p->name->suffix == DBM_SUFFIX_NONE)
			p->name->suffix = (uint8_t) suffix;
		else if (dbm_is_degree(points_of(p, w), w->length))
			note_title(p, w->from, w->to);
		else
			return;
		w->gone = true;
		p->cut.word[before].comma = false;
	}
}

/* A suffix may also stand between surname and comma: Smith Jr., John. */
static void
take_inner_suffix(parser *p)
{
	for (int i = 1; i < p->cut.count; i++)
	{
		dbm_word   *w = &p->cut.word[i];
		dbm_name_suffix suffix = dbm_suffix_of(points_of(p, w), w->length);

		if (!is_live(w) || !w->comma || suffix == DBM_SUFFIX_NONE || w->length < 2)
			continue;
		p->name->suffix = (uint8_t) suffix;
		w->gone = true;
		p->cut.word[i - 1].comma = true;
	}
}

static void
take_latin_titles(parser *p)
{
	for (int i = next_live(p, 0); i < p->cut.count; i = next_live(p, i + 1))
	{
		if (!dbm_is_title(points_of(p, &p->cut.word[i]), p->cut.word[i].length))
			break;
		drop_title(p, &p->cut.word[i]);
	}
	/* Smith, Dr. John and John Smith (Mr) */
	for (int i = 1; i < p->cut.count; i++)
	{
		dbm_word   *w = &p->cut.word[i];
		bool		aside = w->bracket || p->cut.word[i - 1].comma;

		if (!w->gone && aside && dbm_is_title(points_of(p, w), w->length))
			drop_title(p, w);
	}
}

/* 张伟先生, 王总, 老王: cuts the title off the word, which may be all of it. */
static void
take_tail_title(parser *p, dbm_word *w)
{
	for (;;)
	{
		bool		single;
		const uint32_t *points = points_of(p, w);
		size_t		length = dbm_title_tail(points, w->length, &single);
		size_t		rest = w->length - length;

		if (length == 0)
			return;
		/* one character is a title only behind a surname and nothing more: 王总 */
		if (single && (rest == 0 || dbm_surname_length(points, rest) != rest ||
					   (rest == 1 && !dbm_is_surname(points[0]))))
			return;
		note_title(p, (uint8_t) (w->to - length), w->to);
		w->to = (uint8_t) (w->to - length);
		w->length = (uint16_t) rest;
		if (rest == 0)
		{
			w->gone = true;
			return;
		}
	}
}

/* 尊敬的王先生 */
static void
take_address(parser *p, dbm_word *w)
{
	static const uint32_t address[][4] = {U"尊敬的", U"亲爱的"};

	for (int i = 0; i < 2; i++)
	{
		if (w->length <= 3 || memcmp(points_of(p, w), address[i], 3 * sizeof(uint32_t)) != 0)
			continue;
		w->from += 3;
		w->start += 3;
		w->length -= 3;
	}
}

/* 老王, 小李, 阿强 */
static void
take_familiar(parser *p, dbm_word *w)
{
	static const uint32_t familiar[] = U"老小阿";
	const uint32_t *points = points_of(p, w);

	if (w->length != 2 || !dbm_is_surname(points[1]) || dbm_is_surname(points[0]))
		return;
	for (const uint32_t *at = familiar; *at != 0; at++)
	{
		if (*at != points[0])
			continue;
		note_title(p, w->from, (uint8_t) (w->from + 1));
		w->from++;
		w->start++;
		w->length--;
	}
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

/*
 * Are all words pinyin? Then the surname is at the end that holds a surname; of two,
 * the more common one. Returns its place, or -1.
 */
static int
find_pinyin_surname(const parser *p)
{
	int			first = next_live(p, 0);
	int			last = last_live(p, p->cut.count);
	int			rank_first;
	int			rank_last;

	if (count_live(p) < 2 || count_live(p) > 3)
		return -1;
	for (int i = first; i <= last; i = next_live(p, i + 1))
	{
		const dbm_word *w = &p->cut.word[i];

		if (w->class != DBM_WORD_LATIN ||
			(dbm_pinyin_split(points_of(p, w), w->length) == 0 &&
			 dbm_surname_rank(points_of(p, w), w->length) == 0))
			return -1;
	}
	rank_first = dbm_surname_rank(points_of(p, &p->cut.word[first]), p->cut.word[first].length);
	rank_last = dbm_surname_rank(points_of(p, &p->cut.word[last]), p->cut.word[last].length);
	if (rank_first == 0)
		return rank_last == 0 ? -1 : last;
	return rank_last == 0 || rank_first < rank_last ? first : last;
}

/* The first word of the surname at the end: particles and what a hyphen joins belong to it. */
static int
surname_start(const parser *p, int last)
{
	int			start = last;

	for (;;)
	{
		int			before = last_live(p, start);

		/* the first word of all is a given name */
		if (before < 0 || (last_live(p, before) < 0 && !p->cut.word[start].joined))
			return start;
		if (!p->cut.word[start].joined &&
			!dbm_is_particle(points_of(p, &p->cut.word[before]), p->cut.word[before].length))
			return start;
		start = before;
	}
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
	{
		from = to = find_pinyin_surname(p);
		if (from < 0)
		{
			to = last_live(p, p->cut.count);
			from = surname_start(p, to);
		}
	}
	/* a single word is a surname behind a title only: Mr Smith */
	else if (p->name->title_from != p->name->title_to)
		from = to = next_live(p, 0);
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
				take_address(p, &p->cut.word[i]);
				take_tail_title(p, &p->cut.word[i]);
			}
			if (p->cut.word[i].class == DBM_WORD_HAN && !p->cut.word[i].gone)
				take_familiar(p, &p->cut.word[i]);
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
				take_tail_title(p, &p->cut.word[i]);
		}
		name->script = DBM_SCRIPT_HANGUL;
		if (count_class(p, DBM_WORD_HANGUL) > 0)
			emit_eastern(p, DBM_WORD_HANGUL, false);
	}
	else if (count_live(p) > 0)
	{
		name->script = count_class(p, DBM_WORD_LATIN) > 0 ? DBM_SCRIPT_LATIN :
			count_class(p, DBM_WORD_CYRILLIC) > 0 ? DBM_SCRIPT_CYRILLIC : DBM_SCRIPT_OTHER;
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
		take_inner_suffix(&p);
		take_suffixes(&p);
		take_latin_titles(&p);
		name_parts(&p);
		if (name->n_parts > 0)
			name->kind = DBM_NAME_PERSON;
	}
	name->size = (uint16_t) (offsetof(dbm_person_name, points) +
							 name->n_points * sizeof(uint32_t));
}
