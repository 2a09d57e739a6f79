/*
 * piece.c
 *	  Cuts a company's name into pieces and takes legal forms, groups and branches off.
 *
 * A piece is a word of Latin letters, letters that stood alone put together
 * (G M B H), or characters of Chinese, Japanese and Korean that follow one another.
 * What is taken off shortens a piece or marks it as gone; nothing takes the last
 * piece of a name that says something.
 */
#include <string.h>

#include "core/company/piece.h"
#include "core/company/legal_form.h"
#include "core/company/trade_word.h"

#define JOINED_ROOM 1024

const uint32_t *
dbm_company_points_of(const reader *r, const piece *p)
{
	return r->cut.folded + p->start;
}

/* UTF-8 of a piece; returns its bytes. */
size_t
dbm_company_spell(const reader *r, const piece *p, char *out)
{
	return dbm_utf8_encode(dbm_company_points_of(r, p), p->length, out);
}

/* Pieces keep one point for each of the text, so that both can be cut together. */
static bool
can_cut(const piece *p)
{
	return p->to - p->from == p->length;
}

void
dbm_company_cut_tail(piece *p, size_t points)
{
	p->length = (uint16_t) (p->length - points);
	if (can_cut(p) || p->to - p->from > (int) points)
		p->to = (uint8_t) (p->to - points);
	p->gone = p->length == 0;
}

void
dbm_company_cut_head(piece *p, size_t points)
{
	p->start = (uint16_t) (p->start + points);
	p->length = (uint16_t) (p->length - points);
	if (p->to - p->from > (int) points)
		p->from = (uint8_t) (p->from + points);
	p->gone = p->length == 0;
}

void
dbm_company_extend(dbm_span *span, uint8_t from, uint8_t to)
{
	if (span->from == span->to)
		*span = (dbm_span) {from, to};
	else
	{
		span->from = from < span->from ? from : span->from;
		span->to = to > span->to ? to : span->to;
	}
}

bool
dbm_company_is_live(const piece *p)
{
	return !p->gone && !p->bracket;
}

static bool
is_stop(const reader *r, const piece *p)
{
	char		text[TEXT_ROOM];

	return !p->cjk && dbm_is_stop_word(text, dbm_company_spell(r, p, text));
}

/* Live pieces that say something, other than those from `from` to `to`. */
int
dbm_company_count_others(const reader *r, int from, int to)
{
	int			others = 0;

	for (int i = 0; i < r->count; i++)
	{
		const piece *p = &r->piece[i];

		if ((i < from || i > to) && dbm_company_is_live(p) && p->kind != DBM_TOKEN_GROUP &&
			!is_stop(r, p))
			others++;
	}
	return others;
}

/*
 * Pieces.
 */

static bool
joins(const dbm_word *before, const dbm_word *w, const piece *p)
{
	bool		cjk = dbm_is_cjk(w->class);
	bool		touching = w->from == before->to;

	if (w->bracket != before->bracket)
		return false;
	if (p->cjk)
		return cjk ? !w->middle_dot || touching : touching && w->class == DBM_WORD_DIGIT;
	if (before->class == DBM_WORD_DIGIT && cjk)
		return touching;
	/* letters that stand alone: I.B.M., G M B H */
	return !cjk && !w->ampersand && w->length == 1 && before->length == 1 &&
		w->class == before->class && w->class != DBM_WORD_DIGIT && !before->comma;
}

void
dbm_company_make_pieces(reader *r)
{
	for (int i = 0; i < r->cut.count; i++)
	{
		const dbm_word *w = &r->cut.word[i];
		piece	   *p = r->count > 0 ? &r->piece[r->count - 1] : NULL;

		if (p != NULL && joins(&r->cut.word[i - 1], w, p))
		{
			p->length = (uint16_t) (p->length + w->length);
			p->to = w->to;
			p->cjk |= dbm_is_cjk(w->class);
			p->comma = w->comma;
			continue;
		}
		p = &r->piece[r->count++];
		memset(p, 0, sizeof(*p));
		p->start = w->start;
		p->length = w->length;
		p->from = w->from;
		p->to = w->to;
		p->cjk = dbm_is_cjk(w->class);
		p->bracket = w->bracket;
		p->ampersand = w->ampersand;
		p->comma = w->comma;
	}
}

/* Amazon.com */
void
dbm_company_take_domain(reader *r)
{
	static const char *const domains[] = {"com", "net", "org", "cn", "biz"};
	char		text[TEXT_ROOM];

	for (int i = 1; i < r->count; i++)
	{
		piece	   *p = &r->piece[i];
		const piece *before = &r->piece[i - 1];
		size_t		length = dbm_company_spell(r, p, text);

		if (p->cjk || p->from != before->to + 1 || r->text[before->to] != '.' ||
			before->length < 2)
			continue;
		for (int d = 0; d < 5; d++)
		{
			if (strlen(domains[d]) == length && memcmp(domains[d], text, length) == 0)
				p->gone = r->name->has_domain = true;
		}
	}
	if (r->count > 1 && r->name->has_domain && dbm_company_spell(r, &r->piece[0], text) == 3 &&
		memcmp(text, "www", 3) == 0)
		r->piece[0].gone = true;
}

/*
 * Latin letters: words from the end.
 */

/* The live words from `from` to `to` with blanks between; 0 when they do not fit. */
static size_t
join_words(const reader *r, int from, int to, char *out)
{
	size_t		length = 0;

	for (int i = from; i <= to; i++)
	{
		const piece *p = &r->piece[i];

		if (!dbm_company_is_live(p))
			continue;
		if (p->cjk || length + DBM_UTF8_BYTES * p->length + 1 > JOINED_ROOM)
			return 0;
		if (length > 0)
			out[length++] = ' ';
		length += dbm_company_spell(r, p, out + length);
	}
	return length;
}

static int
last_live(const reader *r)
{
	for (int i = r->count - 1; i >= 0; i--)
	{
		if (dbm_company_is_live(&r->piece[i]) && r->piece[i].kind != DBM_TOKEN_GROUP)
			return i;
	}
	return -1;
}

int
dbm_company_first_live(const reader *r)
{
	for (int i = 0; i < r->count; i++)
	{
		if (dbm_company_is_live(&r->piece[i]))
			return i;
	}
	return r->count;
}

/* The first of the live words that make up the last `length` letters up to word `to`. */
static int
word_of_tail(const reader *r, int to, size_t length)
{
	char		text[TEXT_ROOM];
	int			i = to;

	for (;; i--)
	{
		size_t		bytes;

		if (!dbm_company_is_live(&r->piece[i]))
			continue;
		bytes = dbm_company_spell(r, &r->piece[i], text);
		if (bytes >= length)
			return i;
		length -= bytes + 1;
	}
}

/* S.p.A. is typed with capitals at both ends; a spa is a trade. */
static bool
is_small_spa(const reader *r, const piece *p)
{
	char		text[TEXT_ROOM];

	return dbm_company_spell(r, p, text) == 3 && memcmp(text, "spa", 3) == 0 &&
		!(r->text[p->from] == 'S' && r->text[p->to - 1] == 'A');
}

void
dbm_company_note_form(reader *r, uint16_t form, uint8_t from, uint8_t to)
{
	if (r->name->form == 0)
		r->name->form = form;
	dbm_company_extend(&r->name->legal, from, to);
}

static bool
take_latin_form(reader *r)
{
	char		text[JOINED_ROOM];
	int			last = last_live(r);
	int			from;
	uint16_t	form = 0;
	size_t		length;
	int			start = last;

	if (last < 0 || r->piece[last].cjk || is_small_spa(r, &r->piece[last]))
		return false;
	while (start > 0 && !r->piece[start - 1].cjk && last - start < 6)
		start--;
	length = dbm_form_tail(text, join_words(r, start, last, text), &form);
	if (length == 0)
		return false;
	from = word_of_tail(r, last, length);
	if (dbm_company_count_others(r, from, r->count) == 0)
		return false;
	dbm_company_note_form(r, form, r->piece[from].from, r->piece[last].to);
	for (int i = from; i <= last; i++)
		r->piece[i].gone |= !r->piece[i].bracket && r->piece[i].kind != DBM_TOKEN_GROUP;
	return true;
}

static bool
take_latin_group(reader *r)
{
	char		text[TEXT_ROOM];
	int			last = last_live(r);

	if (last < 0 || r->piece[last].cjk ||
		!dbm_is_group_word(text, dbm_company_spell(r, &r->piece[last], text)) ||
		dbm_company_count_others(r, last, r->count) == 0)
		return false;
	r->piece[last].kind = DBM_TOKEN_GROUP;
	r->name->has_group = true;
	return true;
}

/* "and", "&", "of" that is left at the end. */
static bool
take_trailing_stop(reader *r)
{
	int			last = last_live(r);

	if (last <= 0 || !is_stop(r, &r->piece[last]) || dbm_company_count_others(r, last, last) == 0)
		return false;
	r->piece[last].gone = true;
	return true;
}

/* S.A. Nestlé, S.p.A. Barilla, GmbH Meier: a form that mostly ends a name, before it. */
static size_t
tail_form_ahead(const reader *r, int first, uint16_t *form)
{
	static const char *const ahead[] = {"sa", "spa", "srl", "sarl", "sas", "nv", "gmbh"};
	const piece *p = &r->piece[first];
	char		word[TEXT_ROOM];
	size_t		bytes;

	if (r->name->form != 0 || p->length > 4 || r->text[p->from] < 'A' || r->text[p->from] > 'Z')
		return 0;
	bytes = dbm_company_spell(r, p, word);
	for (size_t i = 0; i < sizeof(ahead) / sizeof(ahead[0]); i++)
	{
		if (strlen(ahead[i]) == bytes && memcmp(ahead[i], word, bytes) == 0 &&
			(bytes == 4 || r->text[p->from + 1] == '.'))
			return dbm_form_tail(word, bytes, form);
	}
	return 0;
}

static void
take_latin_head(reader *r)
{
	char		text[JOINED_ROOM];
	int			first = dbm_company_first_live(r);
	int			to = first;
	uint16_t	form = 0;
	size_t		length;

	if (first >= r->count || r->piece[first].cjk)
		return;
	while (to + 1 < r->count && !r->piece[to + 1].cjk && to - first < 4)
		to++;
	length = dbm_form_head(text, join_words(r, first, to, text), &form);
	if (length == 0)
		length = tail_form_ahead(r, first, &form);
	for (int i = first; i <= to && length > 0; i++)
	{
		char		word[TEXT_ROOM];
		size_t		bytes = dbm_company_spell(r, &r->piece[i], word);

		if (!dbm_company_is_live(&r->piece[i]))
			continue;
		if (dbm_company_count_others(r, i, i) == 0)
			return;
		r->piece[i].gone = true;
		dbm_company_note_form(r, form, r->piece[i].from, r->piece[i].to);
		length = length > bytes + 1 ? length - bytes - 1 : 0;
	}
}

/* Words for a branch; of the first half a place may follow: Zweigniederlassung Ulm. */
bool
dbm_company_is_branch_word(const char *word, size_t length, bool *leads)
{
	static const char *const words[] = {
		"zweigniederlassung", "niederlassung", "zweigstelle", "succursale", "sucursal",
		"filiale", "filial", "bijkantoor", "oddzial",
		"branch", "office"
	};
	const int	count = (int) (sizeof(words) / sizeof(words[0]));

	for (int i = 0; i < count; i++)
	{
		*leads = i < count - 2;
		if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
			return true;
	}
	return false;
}

static bool
is_form_piece(const reader *r, int i)
{
	char		text[TEXT_ROOM];
	uint16_t	form = 0;

	return dbm_form_whole(text, dbm_company_spell(r, &r->piece[i], text), &form);
}

/* Does the name proper end before this piece: at a comma or a legal form? */
static bool
ends_before(const reader *r, int i)
{
	return i > 0 && (r->piece[i - 1].comma || is_form_piece(r, i - 1));
}

/* representative office, branch office: the first piece of the words. */
static int
start_of_kind(const reader *r, int at)
{
	char		text[TEXT_ROOM];
	size_t		length = at > 0 ? dbm_company_spell(r, &r->piece[at - 1], text) : 0;

	if ((length == 14 && memcmp(text, "representative", 14) == 0) ||
		(length == 6 && memcmp(text, "branch", 6) == 0) ||
		(length == 3 && memcmp(text, "rep", 3) == 0))
		return at - 1;
	return at;
}

static bool
is_place_piece(const reader *r, int i)
{
	dbm_place	place;

	return dbm_place_latin(dbm_company_points_of(r, &r->piece[i]), r->piece[i].length, &place);
}

/*
 * The words of a place before a branch: all back to a comma or a form if it is near, else
 * one, or two where the first is no trade or place of the firm's own: New York Branch.
 */
static int
start_of_place(const reader *r, int at)
{
	char		text[TEXT_ROOM];

	for (int i = at; i > 0 && at - i < 4; i--)
	{
		if (ends_before(r, i))
			return i;
	}
	if (at < 2)
		return at;
	if (at < 3 || is_stop(r, &r->piece[at - 2]) || is_stop(r, &r->piece[at - 3]) ||
		is_place_piece(r, at - 2) ||
		dbm_trade_word(text, dbm_company_spell(r, &r->piece[at - 2], text)) > 0)
		return at - 1;
	return dbm_company_count_others(r, at - 2, at) >= 2 ? at - 2 : at - 1;
}

/* Where nothing parts a branch from the name: is what stands before its word a place? */
static bool
place_tells(const reader *r, int from, int whole)
{
	if (from == whole)
		return false;
	return from < whole - 1 || is_place_piece(r, from) ||
		dbm_company_count_others(r, from, whole) >= 2;
}

/*
 * London Branch, Representative Office, Zweigniederlassung Ulm. An olive branch is none:
 * a form or a comma must part it, or a known place stand before it, or two words be left.
 */
static void
take_latin_branch(reader *r)
{
	char		text[TEXT_ROOM];
	int			last = last_live(r);
	int			at = last;
	int			from;
	bool		leads = false;

	while (at > 0 && (r->piece[at].cjk || !dbm_company_is_live(&r->piece[at]) ||
					  !dbm_company_is_branch_word(text, dbm_company_spell(r, &r->piece[at], text),
												  &leads)))
		at--;
	if (at < 1 || last - at > 3)
		return;
	from = start_of_kind(r, at);
	if (at < last)
	{
		/* the place follows, and no legal form does */
		if ((!leads && !ends_before(r, from)) || is_form_piece(r, last))
			return;
	}
	else
	{
		int			whole = from;
		bool		sure = leads || whole < at;

		from = leads ? whole : start_of_place(r, whole);
		if (!ends_before(r, from) && !sure &&
			(text[0] == 'o' || !place_tells(r, from, whole)))
			return;
	}
	if (dbm_company_count_others(r, from, last) == 0)
		return;
	dbm_company_extend(&r->name->branch, r->piece[from].from, r->piece[last].to);
	for (int i = from; i <= last; i++)
		r->piece[i].gone = true;
}

/*
 * Characters without blanks.
 */

piece *
dbm_company_last_cjk(reader *r)
{
	int			last = last_live(r);

	return last >= 0 && r->piece[last].cjk ? &r->piece[last] : NULL;
}

/* The last place behind which a branch may begin: the end of a legal form. */
static size_t
end_of_form(const char *text, size_t length)
{
	static const char *const ends[] = {"公司", "集团", "银行", "会社", "事务所", "회사"};
	size_t		end = 0;

	for (int i = 0; i < 6; i++)
	{
		size_t		bytes = strlen(ends[i]);

		for (size_t at = 0; at + bytes <= length; at++)
		{
			if (memcmp(text + at, ends[i], bytes) == 0 && at + bytes > end)
				end = at + bytes;
		}
	}
	return end;
}

static void
take_cjk_branch(reader *r)
{
	piece	   *p = dbm_company_last_cjk(r);
	char		text[TEXT_ROOM];
	size_t		length;
	size_t		word;
	size_t		from;
	size_t		points;

	if (p == NULL)
		return;
	length = dbm_company_spell(r, p, text);
	word = dbm_branch_tail(text, length);
	if (word == 0)
		return;
	from = end_of_form(text, length - word);
	points = dbm_utf8_count(text, length - word);
	if (from > 0)
		points = dbm_utf8_count(text, from);
	else
	{
		dbm_place	place;

		points -= dbm_place_tail(dbm_company_points_of(r, p), points, &place);
	}
	if (points == 0 && dbm_company_count_others(r, (int) (p - r->piece), (int) (p - r->piece)) == 0)
		return;
	r->name->branch_length = (uint8_t) (p->length - points);
	dbm_company_extend(&r->name->branch, (uint8_t) (p->to - (p->length - points)), p->to);
	dbm_company_cut_tail(p, p->length - points);
}

/* A form or a word for a group off the end; true when one was. */
bool
dbm_company_take_cjk_tail(reader *r)
{
	piece	   *p = dbm_company_last_cjk(r);
	char		text[TEXT_ROOM];
	uint16_t	form = 0;
	size_t		length;
	size_t		bytes;
	size_t		points;
	int			at;
	bool		group = false;

	if (p == NULL)
		return false;
	length = dbm_company_spell(r, p, text);
	bytes = dbm_form_cjk_tail(text, length, &form);
	if (bytes == 0)
	{
		bytes = dbm_group_tail(text, length);
		group = bytes > 0;
	}
	points = dbm_utf8_count(text + length - bytes, bytes);
	at = (int) (p - r->piece);
	if (bytes == 0 || (points == p->length && dbm_company_count_others(r, at, at) == 0))
		return false;
	/* one character needs two before it: a 厂 is no end of 大厂 */
	if (points == 1 && p->length < 3)
		return false;
	if (!group)
		dbm_company_note_form(r, form, (uint8_t) (p->to - points), p->to);
	else
		dbm_company_extend(&r->name->legal, (uint8_t) (p->to - points), p->to);
	r->name->has_group |= group;
	dbm_company_cut_tail(p, points);
	return true;
}

static void
take_cjk_head(reader *r)
{
	int			first = dbm_company_first_live(r);
	char		text[TEXT_ROOM];
	uint16_t	form = 0;
	size_t		bytes;
	size_t		points;

	if (first >= r->count || !r->piece[first].cjk)
		return;
	bytes = dbm_form_cjk_head(text, dbm_company_spell(r, &r->piece[first], text), &form);
	points = dbm_utf8_count(text, bytes);
	if (bytes == 0 || (points == r->piece[first].length &&
					   dbm_company_count_others(r, first, first) == 0))
		return;
	dbm_company_note_form(r, form, r->piece[first].from, (uint8_t) (r->piece[first].from + points));
	dbm_company_cut_head(&r->piece[first], points);
}

/*
 * All of them.
 */

void
dbm_company_take_forms(reader *r)
{
	take_latin_branch(r);
	take_cjk_branch(r);
	while (take_latin_form(r) || take_latin_group(r) || take_trailing_stop(r) ||
		   dbm_company_take_cjk_tail(r))
		;
	take_latin_head(r);
	take_cjk_head(r);
}
