/*
 * title.c
 *	  Takes off a name what stands beside it: titles, degrees, generations.
 *
 * In Latin letters, in this order: titles at the front, one after another, with the
 * words that follow titles only (Dr. med., Prof. h.c., Dott.ssa, M. le Professeur);
 * degrees and generations at the end (M.B.A., PhD, Jr, III); a generation within the
 * name (Morris II Klein); titles behind a comma or in brackets (Meier, Prof. Dr. Hans).
 * A lone I or V is an initial within a name and where a dot follows it; as its last word
 * it is a generation. What may be either is kept as `maybe`. In Chinese and Korean the
 * title is the end of the word. The first title of the text is noted, with what follows.
 */
#include <string.h>

#include "core/name/parser.h"
#include "core/name/words.h"
#include "core/text/pinyin.h"

#define DEGREE_LETTERS	12

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

static bool
is_small(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_word(const parser *p, const dbm_word *w, const char *text)
{
	size_t		n = strlen(text);

	if (w->length != n)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (points_of(p, w)[i] != (uint32_t) (unsigned char) text[i])
			return false;
	}
	return true;
}

static bool
is_title(const parser *p, int i)
{
	const dbm_word *w = &p->cut.word[i];

	return dbm_is_title(points_of(p, w), w->length);
}

/*
 * Front.
 */

/* med. behind Dr., ssa of Dott.ssa, D. of Sr. D.; a name has no small letter or dot. */
static bool
follows_title(const parser *p, int i, int before)
{
	const dbm_word *w = &p->cut.word[i];
	const dbm_word *title = &p->cut.word[before];
	bool		small = is_small(p->text[w->from]);

	if (title->dot && w->from == title->to + 1 && !w->joined &&
		(is_word(p, w, "ssa") || is_word(p, w, "ra") || is_word(p, w, "na")))
		return true;
	if ((is_word(p, title, "sr") || is_word(p, title, "sra")) &&
		(is_word(p, w, "don") || is_word(p, w, "dona") || (is_word(p, w, "d") && w->dot)))
		return true;
	if (!dbm_is_title_part(points_of(p, w), w->length))
		return false;
	return small || w->dot || (!w->small && w->length >= 3 && !is_word(p, w, "phil"));
}

/* h. c., e. h. */
static bool
is_honorary(const parser *p, int i)
{
	const dbm_word *a = &p->cut.word[i];
	int			next = next_live(p, i + 1);
	const dbm_word *b = &p->cut.word[next];

	return next < p->cut.count && is_small(p->text[b->from]) &&
		((is_word(p, a, "h") && is_word(p, b, "c")) || (is_word(p, a, "e") && is_word(p, b, "h")));
}

/* M. le Professeur, De heer, Il dott. */
static bool
is_article(const parser *p, int i)
{
	static const char *const articles[] = {"le", "la", "de", "il", "el"};
	int			next = next_live(p, i + 1);

	for (int a = 0; a < 5; a++)
	{
		if (is_word(p, &p->cut.word[i], articles[a]))
			return next < p->cut.count && is_title(p, next);
	}
	return false;
}

static void
take_front_titles(parser *p)
{
	int			before = -1;
	int			i = next_live(p, 0);

	while (i < p->cut.count)
	{
		dbm_word   *w = &p->cut.word[i];
		int			next = next_live(p, i + 1);
		bool		more = next < p->cut.count;
		bool		monsieur = before < 0 && more && is_word(p, w, "m") && w->dot &&
			is_article(p, next);

		if (!is_title(p, i) && !monsieur && !(more && is_article(p, i)))
		{
			if (before < 0 || !more || (!follows_title(p, i, before) && !is_honorary(p, i)))
				return;
			if (is_honorary(p, i))
			{
				drop_title(p, w);
				w = &p->cut.word[i = next];
			}
		}
		drop_title(p, w);
		if (before >= 0 || monsieur)
			p->name->title_to = w->to;
		before = i;
		i = next_live(p, i + 1);
	}
}

/* Smith, Dr. John and John Smith (Mr); Dipl.-Ing. (FH). */
static void
take_side_titles(parser *p)
{
	int			before = -1;

	for (int i = 1; i < p->cut.count; i++)
	{
		dbm_word   *w = &p->cut.word[i];
		bool		aside = w->bracket || p->cut.word[i - 1].comma;

		if (w->gone)
			continue;
		if (w->bracket && (is_word(p, w, "fh") || dbm_is_degree(points_of(p, w), w->length)))
			w->gone = true;
		else if ((aside || before == i - 1) && is_title(p, i) &&
				 dbm_suffix_of(points_of(p, w), w->length) == DBM_SUFFIX_NONE)
		{
			drop_title(p, w);
			before = i;
		}
		else if (before == i - 1 && before > 0 && follows_title(p, i, before))
		{
			w->gone = true;
			before = i;
		}
	}
}

/*
 * End.
 */

/* Letters joined by dots that end in word i, M.B.A. or Ph.D.: the first word of them. */
static int
dotted_from(const parser *p, int i)
{
	while (i > 0 && is_live(&p->cut.word[i - 1]) && p->cut.word[i - 1].dot &&
		   p->cut.word[i].from == p->cut.word[i - 1].to + 1 && p->cut.word[i - 1].length <= 3)
		i--;
	return i;
}

/* Is what ends the name from word *from on a degree? */
static bool
find_degree(const parser *p, int last, int *from)
{
	uint32_t	letters[DEGREE_LETTERS];
	size_t		n = 0;
	int			names = 0;
	const dbm_word *w = &p->cut.word[last];

	*from = dotted_from(p, last);
	for (int i = 0; i < *from; i++)
		names += is_live(&p->cut.word[i]);
	if (*from == last)
	{
		bool		apart = names >= 2 && p->cut.word[last_live(p, last)].comma;

		return names > 0 && (dbm_is_degree(points_of(p, w), w->length) ||
							 (apart && dbm_is_short_degree(points_of(p, w), w->length)));
	}
	for (int i = *from; i <= last; i++)
	{
		if (n + p->cut.word[i].length > DEGREE_LETTERS)
			return false;
		memcpy(letters + n, points_of(p, &p->cut.word[i]),
			   p->cut.word[i].length * sizeof(uint32_t));
		n += p->cut.word[i].length;
	}
	return names >= (n > 2 ? 1 : 2) &&
		(dbm_is_degree(letters, n) || dbm_is_short_degree(letters, n));
}

/* Does a comma part surname and given names before word i: Smith, Robert V? */
static bool
is_inverted(const parser *p, int i)
{
	for (int j = last_live(p, last_live(p, i)); j >= 0; j = last_live(p, j))
	{
		if (p->cut.word[j].comma)
			return true;
	}
	return false;
}

/* A generation at the end; a single letter is an initial unless it ends a full name. */
static dbm_name_suffix
last_suffix(parser *p, int i)
{
	const dbm_word *w = &p->cut.word[i];
	dbm_name_suffix suffix = dbm_suffix_of(points_of(p, w), w->length);

	if (suffix == DBM_SUFFIX_NONE || w->length > 1)
		return suffix;
	if (w->dot || count_live(p) < 3)
		return DBM_SUFFIX_NONE;
	if (!is_inverted(p, i))
		return suffix;
	p->name->maybe = (uint8_t) suffix;
	return DBM_SUFFIX_NONE;
}

/* Suffixes and degrees end a name; the comma before them is not the one of a surname. */
static void
take_suffixes(parser *p)
{
	for (int i = last_live(p, p->cut.count); i > 0; i = last_live(p, i))
	{
		dbm_name_suffix suffix = last_suffix(p, i);
		int			from = i;

		if (last_live(p, i) < 0)
			return;
		if (suffix != DBM_SUFFIX_NONE && p->name->suffix == DBM_SUFFIX_NONE)
			p->name->suffix = (uint8_t) suffix;
		else if (find_degree(p, i, &from))
			note_title(p, p->cut.word[from].from, p->cut.word[i].to);
		else
			return;
		for (int j = from; j <= i; j++)
			p->cut.word[j].gone = true;
		if (last_live(p, from) >= 0)
			p->cut.word[last_live(p, from)].comma = false;
	}
}

/* Within a name: Smith Jr., John; Morris II Klein. A lone I or V may be one. */
static void
take_inner_suffix(parser *p)
{
	int			last = last_live(p, p->cut.count);

	for (int i = next_live(p, next_live(p, 0) + 1); i < last; i = next_live(p, i + 1))
	{
		dbm_word   *w = &p->cut.word[i];
		dbm_name_suffix suffix = dbm_suffix_of(points_of(p, w), w->length);

		if (suffix == DBM_SUFFIX_NONE)
			continue;
		if (w->length == 1)
		{
			if (!w->dot && !w->comma)
				p->name->maybe = (uint8_t) suffix;
			continue;
		}
		/* a middle name may be Junior or Fils */
		if (!w->comma && w->length > 3)
			continue;
		p->name->suffix = (uint8_t) suffix;
		w->gone = true;
		if (w->comma)
			p->cut.word[last_live(p, i)].comma = true;
	}
}

void
dbm_take_affixes(parser *p)
{
	take_front_titles(p);
	take_inner_suffix(p);
	take_suffixes(p);
	take_side_titles(p);
}

/*
 * Characters.
 */

/* 张伟先生, 王总, 老王: cuts the title off the word, which may be all of it. */
void
dbm_take_tail_title(parser *p, dbm_word *w)
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
void
dbm_take_address(parser *p, dbm_word *w)
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
void
dbm_take_familiar(parser *p, dbm_word *w)
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
