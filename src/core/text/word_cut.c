/*
 * word_cut.c
 *	  A text cut into words: where the script changes, at blanks and at marks.
 *
 * A word is a run of letters or digits of one script, folded; an apostrophe within
 * Latin letters belongs to the word and is dropped, letters behind digits do too
 * (3rd). Of the marks between words only what names need is kept: commas, dots,
 * hyphens, middle dots, ampersands, brackets and quotes. Scripts are told apart by
 * ranges of code points; no locale has a say.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/text/word_cut.h"

typedef struct cutter
{
	const uint32_t *text;
	size_t		n;
	dbm_words  *out;
} cutter;

dbm_word_class
dbm_class_of(uint32_t c)
{
	if (c < 0x80)
		return dbm_is_digit(c) ? DBM_WORD_DIGIT :
			(c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? DBM_WORD_LATIN : DBM_WORD_NONE;
	if (c < 0xC0)
		return c == 0xAA || c == 0xBA ? DBM_WORD_LATIN : DBM_WORD_NONE;
	if (c <= 0x2AF || (c >= 0x1E00 && c <= 0x1EFF))
		return c == 0xD7 || c == 0xF7 ? DBM_WORD_NONE : DBM_WORD_LATIN;
	if (c >= 0x400 && c <= 0x52F)
		return DBM_WORD_CYRILLIC;
	if ((c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF))
		return DBM_WORD_KANA;
	if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF))
		return DBM_WORD_HANGUL;
	if (dbm_han(c) || c == 0x3005)
		return DBM_WORD_HAN;
	if ((c >= 0x300 && c <= 0x1FFF) || (c >= 0x2C00 && c <= 0x2DFF) ||
		(c >= 0xA000 && c <= 0xABFF) || (c >= 0x10000 && c <= 0x1EFFF))
		return DBM_WORD_OTHER;
	return DBM_WORD_NONE;
}

/* Capitals of ASCII and Latin-1: enough to see that a word is written in capitals. */
static bool
is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

static void
add_point(cutter *p, dbm_word *w, size_t i)
{
	size_t		length = dbm_fold(p->text + i, 1, p->out->folded + p->out->used);

	p->out->used += length;
	w->length = (uint16_t) (w->length + length);
	w->to = (uint8_t) (i + 1);
	if (!is_capital(p->text[i]))
		w->small = true;
}

/* What the marks before the next word say about it. */
typedef struct marks
{
	bool		bracket;
	bool		quote;
	bool		hyphen;
	bool		middle_dot;
	bool		ampersand;
	bool		open;			/* the next letter begins a word */
} marks;

static void
read_mark(cutter *p, uint32_t c, marks *now)
{
	dbm_word   *last = p->out->count > 0 ? &p->out->word[p->out->count - 1] : NULL;
	uint32_t	plain[DBM_FOLD_GROWTH];

	now->open = true;
	if (dbm_blank(c))
		return;
	if (dbm_fold(&c, 1, plain) == 0)
		plain[0] = c;
	now->hyphen = plain[0] == '-' && last != NULL;
	now->middle_dot |= plain[0] == 0xB7;
	now->ampersand |= plain[0] == '&' || plain[0] == '+';
	if (plain[0] == '(' || plain[0] == ')')
		now->bracket = plain[0] == '(';
	if (plain[0] == '"')
		now->quote = !now->quote;
	if (last != NULL && !now->bracket)
	{
		last->comma |= plain[0] == ',' || plain[0] == ';';
		last->dot |= plain[0] == '.';
	}
}

/* An apostrophe within a word of Latin letters: O'Brien is one word. */
static bool
is_apostrophe(const cutter *p, size_t i)
{
	uint32_t	plain[DBM_FOLD_GROWTH];

	return i > 0 && i + 1 < p->n && dbm_fold(p->text + i, 1, plain) == 1 && plain[0] == '\'' &&
		dbm_class_of(p->text[i - 1]) == DBM_WORD_LATIN &&
		dbm_class_of(p->text[i + 1]) == DBM_WORD_LATIN;
}

static void
cut(cutter *p)
{
	marks		now = {.open = true};

	for (size_t i = 0; i < p->n; i++)
	{
		dbm_word_class class = dbm_class_of(p->text[i]);
		dbm_word   *w = p->out->count > 0 ? &p->out->word[p->out->count - 1] : NULL;

		if (dbm_invisible(p->text[i]) || (w != NULL && !now.open && is_apostrophe(p, i)))
			continue;
		if (class == DBM_WORD_NONE)
		{
			read_mark(p, p->text[i], &now);
			continue;
		}
		/* 3rd is one word */
		if (!now.open && w != NULL && w->class == DBM_WORD_DIGIT && class == DBM_WORD_LATIN)
			w->class = DBM_WORD_LATIN;
		if (now.open || w == NULL || w->class != class)
		{
			if (p->out->count == DBM_WORDS)
				return;
			w = &p->out->word[p->out->count++];
			memset(w, 0, sizeof(*w));
			w->from = (uint8_t) i;
			w->start = (uint16_t) p->out->used;
			w->class = (uint8_t) class;
			w->bracket = now.bracket;
			w->quote = now.quote;
			w->joined = now.hyphen;
			w->middle_dot = now.middle_dot;
			w->ampersand = now.ampersand;
			now.open = now.hyphen = now.middle_dot = now.ampersand = false;
		}
		add_point(p, w, i);
	}
}

void
dbm_cut_words(const uint32_t *text, size_t n, dbm_words *words)
{
	cutter		p = {text, n < DBM_CUT_LONGEST ? n : DBM_CUT_LONGEST, words};

	words->count = 0;
	words->used = 0;
	cut(&p);
}

bool
dbm_is_cjk(dbm_word_class class)
{
	return class == DBM_WORD_HAN || class == DBM_WORD_KANA || class == DBM_WORD_HANGUL;
}
