/*
 * parse.c
 *	  What a company's name consists of: place, brand, trade words, legal form, branch.
 *
 * The text is cut into words; letters that stand alone are put together (G M B H),
 * characters of Chinese, Japanese and Korean that follow one another are one piece.
 * Then, in this order: a branch is cut off the end, legal forms and words for groups
 * off the end and the start again and again, places off the start, the end and out
 * of brackets, words for trades off the end. What is left is the brand. No step
 * takes the last of a name: if nothing but trades remains, the place comes back
 * (北京银行), and if there was none the trades are the brand. Tokens in Cyrillic or Greek
 * are kept in Latin letters, so that Ромашка and Romashka are one.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/company/piece.h"
#include "core/company/legal_form.h"
#include "core/name/words.h"
#include "core/text/romanize.h"
#include "core/company/trade_word.h"

/*
 * Brackets.
 */

static void
note_place(reader *r, dbm_place place, uint8_t from, uint8_t to)
{
	r->name->place = dbm_place_join(r->name->place, place);
	dbm_company_extend(&r->name->region, from, to);
}

/* All words in one pair of brackets: a place, a form, a group, or part of the name. */
static void
read_bracket(reader *r, int from, int to)
{
	uint32_t	joined[DBM_FOLD_GROWTH * DBM_CUT_LONGEST];
	char		text[TEXT_ROOM];
	size_t		n = 0;
	size_t		length;
	uint16_t	form = 0;
	dbm_place	place = {0, 0, 0};
	bool		marked;
	bool		known;

	for (int i = from; i <= to; i++)
	{
		memcpy(joined + n, dbm_company_points_of(r, &r->piece[i]),
			   r->piece[i].length * sizeof(uint32_t));
		n += r->piece[i].length;
	}
	length = dbm_utf8_encode(joined, n, text);
	if (r->piece[from].cjk)
		known = dbm_place_head(joined, n, &place, &marked) == n;
	else
		known = dbm_place_latin(joined, n, &place);
	if (known)
		note_place(r, place, r->piece[from].from, r->piece[to].to);
	else if (dbm_form_whole(text, length, &form))
		dbm_company_note_form(r, form, r->piece[from].from, r->piece[to].to);
	else if (dbm_is_group_word(text, length))
		r->name->has_group = true;
	else
	{
		for (int i = from; i <= to; i++)
			r->piece[i].bracket = false;
		return;
	}
	for (int i = from; i <= to; i++)
		r->piece[i].gone = true;
}

static void
read_brackets(reader *r)
{
	for (int i = 0; i < r->count; i++)
	{
		int			to = i;

		if (!r->piece[i].bracket || r->piece[i].gone)
			continue;
		while (to + 1 < r->count && r->piece[to + 1].bracket)
			to++;
		read_bracket(r, i, to);
		i = to;
	}
}

/*
 * Places and trades.
 */

/* 南山区 behind a city: two or three characters and 区 or 县. */
static size_t
district_length(const uint32_t *text, size_t n)
{
	for (size_t i = 2; i <= 3 && i + 2 < n; i++)
	{
		/* 区, 县, 镇 */
		if (text[i] == 0x533A || text[i] == 0x53BF || text[i] == 0x9547)
			return i + 1;
	}
	return 0;
}

/* Off the start: province, city, district. What was taken can be put back. */
static size_t
take_head_places(reader *r, int first)
{
	piece	   *p = &r->piece[first];
	size_t		taken = 0;

	for (int round = 0; round < 3 && p->length > 0; round++)
	{
		dbm_place	place = {0, 0, 0};
		bool		marked = false;
		size_t		points = dbm_place_head(dbm_company_points_of(r, p), p->length, &place,
											&marked);

		if (points == 0 || dbm_place_conflict(place, r->name->place) ||
			(points == p->length && dbm_company_count_others(r, first, first) == 0))
			break;
		if (marked)
			points += district_length(dbm_company_points_of(r, p) + points, p->length - points);
		note_place(r, place, p->from, (uint8_t) (p->from + points));
		dbm_company_cut_head(p, points);
		taken += points;
	}
	return taken;
}

static void
take_tail_place(reader *r)
{
	piece	   *p = dbm_company_last_cjk(r);
	dbm_place	place = {0, 0, 0};
	size_t		points;

	if (p == NULL)
		return;
	points = dbm_place_tail(dbm_company_points_of(r, p), p->length, &place);
	if (points == 0 || p->length == points + 1 || dbm_place_conflict(place, r->name->place) ||
		(p->length == points &&
		 dbm_company_count_others(r, (int) (p - r->piece), (int) (p - r->piece)) == 0))
		return;
	note_place(r, place, (uint8_t) (p->to - points), p->to);
	dbm_company_cut_tail(p, points);
}

/* A new piece behind the others for the last characters of one. */
static void
split_tail(reader *r, piece *p, size_t points, dbm_token_kind kind, uint16_t concept)
{
	piece	   *tail;
	int			at = (int) (p - r->piece) + 1;

	if (r->count >= DBM_WORDS + DBM_COMPANY_TOKENS)
		return;
	memmove(r->piece + at + 1, r->piece + at, (size_t) (r->count - at) * sizeof(piece));
	r->count++;
	tail = &r->piece[at];
	*tail = *p;
	tail->start = (uint16_t) (p->start + p->length - points);
	tail->length = (uint16_t) points;
	tail->from = (uint8_t) (p->to - p->from > (int) points ? p->to - points : p->from);
	tail->kind = (uint8_t) kind;
	tail->concept = concept;
	p->length = (uint16_t) (p->length - points);
	p->to = tail->from > p->from ? tail->from : p->to;
	p->gone = p->length == 0;
}

/* Trades off the end of a piece; one character alone is no brand. */
static void
split_trades(reader *r, int at)
{
	for (int round = 0; round < 6; round++)
	{
		piece	   *p = &r->piece[at];
		char		text[TEXT_ROOM];
		uint16_t	concept = 0;
		size_t		length = dbm_company_spell(r, p, text);
		size_t		bytes = p->gone ? 0 : dbm_trade_tail(text, length, &concept);
		size_t		points = dbm_utf8_count(text + length - bytes, bytes);

		if (bytes == 0 || points < 2 || p->length == points + 1)
			return;
		split_tail(r, p, points, DBM_TOKEN_TRADE, concept);
	}
}

static bool
has_digit(const reader *r, const piece *p)
{
	for (size_t i = 0; i < p->length; i++)
	{
		if (dbm_is_digit(dbm_company_points_of(r, p)[i]))
			return true;
	}
	return false;
}

static void
class_latin(reader *r)
{
	char		text[TEXT_ROOM];

	for (int i = 0; i < r->count; i++)
	{
		piece	   *p = &r->piece[i];
		size_t		length;

		if (p->gone || p->cjk || p->kind != DBM_TOKEN_BRAND)
			continue;
		length = dbm_company_spell(r, p, text);
		p->concept = dbm_trade_word(text, length);
		if (dbm_is_stop_word(text, length))
			p->kind = DBM_TOKEN_STOP;
		else if (dbm_number_word(text, length) > 0 || has_digit(r, p))
			p->kind = DBM_TOKEN_NUMBER;
		else if (p->concept > 0)
			p->kind = DBM_TOKEN_TRADE;
	}
}

static int
count_kind(const reader *r, dbm_token_kind kind)
{
	int			count = 0;

	for (int i = 0; i < r->count; i++)
		count += !r->piece[i].gone && r->piece[i].kind == kind;
	return count;
}

/* Wuhan Zhongke Electronics: a city before a brand. */
static void
take_latin_city(reader *r)
{
	int			first = dbm_company_first_live(r);
	dbm_place	place = {0, 0, 0};
	piece	   *p;

	if (first >= r->count || r->piece[first].cjk)
		return;
	p = &r->piece[first];
	if (p->kind != DBM_TOKEN_BRAND || count_kind(r, DBM_TOKEN_BRAND) < 2 ||
		!dbm_place_latin(dbm_company_points_of(r, p), p->length, &place) || place.province == 0 ||
		dbm_place_conflict(place, r->name->place))
		return;
	note_place(r, place, p->from, p->to);
	p->gone = true;
}

static void
take_places_and_trades(reader *r)
{
	int			first;
	size_t		taken = 0;
	dbm_place	place;
	dbm_span	region;

	take_tail_place(r);
	/* a place may stand between group and form: 移动通信集团广东有限公司 */
	while (dbm_company_take_cjk_tail(r))
		;
	first = dbm_company_first_live(r);
	place = r->name->place;
	region = r->name->region;
	if (first < r->count && r->piece[first].cjk)
		taken = take_head_places(r, first);
	for (int i = r->count - 1; i >= 0; i--)
	{
		if (!r->piece[i].gone && r->piece[i].cjk && r->piece[i].kind == DBM_TOKEN_BRAND)
			split_trades(r, i);
	}
	class_latin(r);
	if (count_kind(r, DBM_TOKEN_BRAND) + count_kind(r, DBM_TOKEN_NUMBER) == 0 && taken > 0)
	{
		/* the place is the brand: it lies before what follows */
		piece	   *p = &r->piece[first];

		p->start = (uint16_t) (p->start - taken);
		p->from = p->from >= taken ? (uint8_t) (p->from - taken) : 0;
		/* the first trade begins where the place ended */
		p->length = (uint16_t) (p->length + taken);
		p->gone = false;
		r->name->place = place;
		r->name->region = region;
	}
	take_latin_city(r);
}

/*
 * The whole.
 */

/* Brackets that hold everything, or everything that is no place. */
static void
open_brackets(reader *r)
{
	for (int i = 0; i < r->count; i++)
	{
		if (dbm_company_is_live(&r->piece[i]))
			return;
	}
	for (int i = 0; i < r->count; i++)
		r->piece[i].bracket = false;
}

/* Does a word for a branch in Latin letters stand at this point of the text? Its end. */
static int
branch_word_end(const reader *r, int at)
{
	for (int i = 0; i < r->cut.count; i++)
	{
		const dbm_word *w = &r->cut.word[i];
		char		word[TEXT_ROOM];
		bool		leads;

		if (w->from == at && dbm_company_is_branch_word(word,
														dbm_utf8_encode(r->cut.folded + w->start,
																		w->length, word), &leads))
			return w->to;
	}
	return at;
}

/*
 * The branch, for comparing: without marks of places and, but where that is all there is,
 * without words for a branch in Latin letters.
 */
static void
emit_branch(const reader *r, bool place_only)
{
	dbm_company_name *name = r->name;

	name->branch_start = name->n_points;
	name->branch_length = 0;
	for (int i = name->branch.from; i < name->branch.to; i++)
	{
		uint32_t	folded[DBM_FOLD_GROWTH];
		size_t		length;

		if (place_only && branch_word_end(r, i) > i)
		{
			i = branch_word_end(r, i) - 1;
			continue;
		}
		length = dbm_class_of(r->text[i]) == DBM_WORD_NONE ? 0 : dbm_fold(r->text + i, 1, folded);
		for (size_t j = 0; j < length && name->n_points < DBM_COMPANY_POINTS; j++)
		{
			/* 市, 省 */
			if (folded[j] == 0x5E02 || folded[j] == 0x7701)
				continue;
			name->points[name->n_points++] = folded[j];
			name->branch_length++;
		}
	}
}

/* The letters of a token, Cyrillic and Greek ones in Latin letters; 0: they do not fit. */
static size_t
token_letters(const reader *r, const piece *p, uint32_t *out)
{
	const uint32_t *points = dbm_company_points_of(r, p);
	uint32_t	latin[DBM_ROMAN_GROWTH * DBM_COMPANY_POINTS];
	size_t		n = p->length;

	if (n > DBM_COMPANY_POINTS)
		return 0;
	if (dbm_is_roman_source(points[0]))
	{
		n = dbm_romanize(points, n, DBM_ROMAN_USUAL, latin);
		points = latin;
	}
	if (r->name->n_points + n > DBM_COMPANY_POINTS)
		return 0;
	memcpy(out, points, n * sizeof(uint32_t));
	return n;
}

static void
emit(reader *r)
{
	dbm_company_name *name = r->name;

	for (int i = 0; i < r->count; i++)
	{
		const piece *p = &r->piece[i];
		dbm_company_token *token;
		size_t		length;

		if (p->gone || p->length == 0 || name->n_tokens == DBM_COMPANY_TOKENS)
			continue;
		length = token_letters(r, p, name->points + name->n_points);
		if (length == 0)
			continue;
		token = &name->token[name->n_tokens++];
		token->concept = p->concept;
		token->start = name->n_points;
		token->length = (uint8_t) length;
		token->kind = p->kind;
		name->n_points = (uint8_t) (name->n_points + length);
		name->cjk |= p->cjk;
		if (p->kind != DBM_TOKEN_GROUP)
			dbm_company_extend(&name->core, p->from, p->to);
	}
	emit_branch(r, true);
	if (name->branch_length == 0)
		emit_branch(r, false);
}

/* Short placeholders of forms are names of firms too (ABC, AAA), but for these. */
static bool
is_no_name(const uint32_t *text, size_t n)
{
	static const char *const certain[] = {
		"test", "none", "null", "nil", "na", "asdf", "qwer", "tba", "tbd"
	};
	char		letters[DBM_UTF8_BYTES * 4];
	size_t		length;

	if (!dbm_is_placeholder(text, n))
		return false;
	if (n > 4 || text[0] >= 0x80)
		return true;
	length = dbm_utf8_encode(text, n, letters);
	for (size_t i = 0; i < sizeof(certain) / sizeof(certain[0]); i++)
	{
		if (strlen(certain[i]) == length && memcmp(certain[i], letters, length) == 0)
			return true;
	}
	return false;
}

static bool
is_no_firm(const reader *r)
{
	bool		letters = false;

	for (int i = 0; i < r->cut.count; i++)
		letters |= r->cut.word[i].class != DBM_WORD_DIGIT;
	if (!letters)
		return r->cut.used > 4;
	return is_no_name(r->cut.folded, r->cut.used);
}

void
dbm_company_name_parse(const uint32_t *points, size_t n, dbm_company_name *name)
{
	reader		r;

	memset(name, 0, offsetof(dbm_company_name, token));
	r.text = points;
	r.n = n;
	r.count = 0;
	r.name = name;
	r.cut.count = 0;
	if (n > DBM_COMPANY_LONGEST)
		name->kind = DBM_COMPANY_JUNK;
	else
		dbm_cut_words(points, n, &r.cut);
	if (r.cut.count > 0 && is_no_firm(&r))
		name->kind = DBM_COMPANY_JUNK;
	else if (r.cut.count > 0)
	{
		dbm_company_make_pieces(&r);
		dbm_company_take_domain(&r);
		open_brackets(&r);
		dbm_company_take_forms(&r);
		read_brackets(&r);
		dbm_company_take_forms(&r);
		take_places_and_trades(&r);
		emit(&r);
		if (name->n_tokens > 0)
			name->kind = DBM_COMPANY_FIRM;
	}
	name->size = (uint16_t) (offsetof(dbm_company_name, points) +
							 name->n_points * sizeof(uint32_t));
}
