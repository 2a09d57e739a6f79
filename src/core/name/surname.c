/*
 * surname.c
 *	  Which words are the surname, where no comma, no capitals and no script tell.
 *
 * When all words are pinyin, the end that holds the more common Chinese surname. When
 * the words are Vietnamese, the end that holds the more common Vietnamese one, the first
 * where a name has three words or more: Nguyễn Văn A, An Nguyen. Words are Vietnamese by
 * their letters (đ, ơ, ư and tones) or because each is one syllable of that language. In
 * Cyrillic a patronymic or the ending of a surname tells. Else the last word, with the
 * particles before it and what a hyphen joins.
 *
 * Shares of Vietnamese surnames: Le Trung Hoa, "Ho va ten nguoi Viet Nam", 2005; those
 * he gives no share are taken as rarer.
 */
#include <string.h>

#include "core/name/parser.h"
#include "core/name/words.h"
#include "core/text/pinyin.h"
#include "core/text/word_list.h"

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

/*
 * Vietnamese.
 */

/* Percent of the population, times ten; 0: no surname. */
static int
vietnamese_share(const uint32_t *word, size_t n)
{
	static const struct
	{
		char		name[8];
		uint16_t	share;
	}			surnames[] = {
		{"nguyen", 384}, {"tran", 121}, {"le", 95}, {"pham", 70}, {"hoang", 51}, {"huynh", 51},
		{"phan", 45}, {"vu", 39}, {"vo", 39}, {"dang", 21}, {"bui", 20}, {"do", 14}, {"ho", 13},
		{"ngo", 13}, {"duong", 10}, {"ly", 5}, {"truong", 4}, {"dinh", 4}, {"doan", 4},
		{"trinh", 4}, {"luong", 4}, {"dao", 4}, {"luu", 3}, {"mai", 3}, {"cao", 3}, {"ha", 3},
		{"to", 2}, {"ta", 2}, {"lam", 2}, {"phung", 2}, {"chau", 2}, {"quach", 2}, {"thai", 2},
		{"vuong", 2}, {"trieu", 2}, {"nghiem", 1}, {"kieu", 1}, {"tong", 1}, {"khuong", 1},
		{"thach", 1}, {"ninh", 1}, {"tang", 1}, {"la", 1}, {"an", 1}, {"bach", 1}, {"ton", 1}
	};

	if (n < 2 || n >= sizeof(surnames[0].name))
		return 0;
	for (size_t i = 0; i < sizeof(surnames) / sizeof(surnames[0]); i++)
	{
		if ((unsigned char) surnames[i].name[0] == word[0] &&
			(unsigned char) surnames[i].name[1] == word[1] &&
			dbm_is_word(word, n, surnames[i].name))
			return surnames[i].share;
	}
	return 0;
}

/* Letters of no other language: đ, ơ, ư and the vowels with tones of U+1EA0..U+1EF9. */
static bool
has_vietnamese_letter(const parser *p)
{
	for (size_t i = 0; i < p->n; i++)
	{
		uint32_t	c = p->text[i];

		if (c == 0x110 || c == 0x111 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 ||
			(c >= 0x1EA0 && c <= 0x1EF9))
			return true;
	}
	return false;
}

/* The longest word of the list that the text begins with; its length. A blank ends each word. */
static size_t
longest(const char *list, const uint32_t *text, size_t n)
{
	size_t		best = 0;

	while (*list != '\0')
	{
		size_t		same = 0;

		while (same < n && text[same] == (uint32_t) (unsigned char) list[same])
			same++;
		if (list[same] == ' ' && same > best)
			best = same;
		for (list += same; *list++ != ' ';)
			;
	}
	return best;
}

/* A syllable of Vietnamese without its marks: an onset, vowels, an ending. */
static bool
is_vietnamese_syllable(const uint32_t *word, size_t n)
{
	size_t		at = longest("b c ch d g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x ",
							 word, n);
	size_t		vowels;

	/* gi and qu hold a vowel that may be all there is: Gi, Qui */
	vowels = longest("a ai ao au ay e eo eu i ia ie ieu iu o oa oai oay oe oi oo u ua uay ue ui uo "
					 "uoi uou uu uy uya uye uyen y yeu ye ", word + at, n - at);
	if (vowels == 0 && !(at == 2 && (word[1] == 'i' || word[1] == 'u')))
		return false;
	at += vowels;
	return at == n || at + longest("c ch m n ng nh p t ", word + at, n - at) == n;
}

static bool
all_vietnamese(const parser *p)
{
	for (int i = next_live(p, 0); i < p->cut.count; i = next_live(p, i + 1))
	{
		const dbm_word *w = &p->cut.word[i];

		if (w->class != DBM_WORD_LATIN || w->joined ||
			(w->length > 1 && !is_vietnamese_syllable(points_of(p, w), w->length)))
			return false;
	}
	return true;
}

/* van, thi: middle names that follow a surname. */
static bool
is_middle(const parser *p, int i)
{
	return dbm_is_word(points_of(p, &p->cut.word[i]), p->cut.word[i].length, "van") ||
		dbm_is_word(points_of(p, &p->cut.word[i]), p->cut.word[i].length, "thi");
}

/* The place of the surname of a Vietnamese name, or -1. */
static int
find_vietnamese_surname(const parser *p)
{
	int			words = count_live(p);
	int			first = next_live(p, 0);
	int			last = last_live(p, p->cut.count);
	int			share_first;
	int			share_last;
	bool		letters;

	if (words < 2 || words > 5)
		return -1;
	share_first = vietnamese_share(points_of(p, &p->cut.word[first]), p->cut.word[first].length);
	share_last = vietnamese_share(points_of(p, &p->cut.word[last]), p->cut.word[last].length);
	letters = has_vietnamese_letter(p);
	/* without its marks a rare surname is a word of many languages */
	if (!letters)
	{
		share_first = share_first >= 3 ? share_first : 0;
		share_last = share_last >= 3 ? share_last : 0;
	}
	if (share_first + share_last == 0 || (!letters && !all_vietnamese(p)))
		return -1;
	if (share_first == 0)
		return last;
	if (share_last == 0)
		return first;
	/* An Minh Nguyen: a rare surname first, unless a middle name follows it */
	if (words > 2)
		return !is_middle(p, next_live(p, first + 1)) && share_last > 10 * share_first ?
			last : first;
	if (letters)
		return first;
	return share_last > share_first ? last : first;
}

bool
dbm_is_vietnamese(const parser *p, int surname)
{
	int			next = next_live(p, surname + 1);

	if (next >= p->cut.count || next_live(p, next + 1) >= p->cut.count ||
		vietnamese_share(points_of(p, &p->cut.word[surname]), p->cut.word[surname].length) == 0)
		return false;
	/* behind a comma both orders are written: a middle name or a surname first tells */
	return (!p->cut.word[surname].comma || is_middle(p, next)) &&
		(has_vietnamese_letter(p) || all_vietnamese(p));
}

/*
 * Cyrillic.
 */

static bool
ends_with(const uint32_t *word, size_t n, const uint32_t *list)
{
	while (*list != 0)
	{
		size_t		length = 0;

		while (list[length] != 0 && list[length] != ' ')
			length++;
		if (length < n && memcmp(word + n - length, list, length * sizeof(uint32_t)) == 0)
			return true;
		list += length;
		while (*list == ' ')
			list++;
	}
	return false;
}

/* Иванов Иван (Иванович): the surname stands first. */
static bool
is_first_surname(const parser *p)
{
	static const uint32_t patronymic[] = U"ович евич овна евна ична";
	static const uint32_t surname[] = U"ов ова ев ева скии ская ски цкии цкая енко чук ин ина";
	const dbm_word *first = &p->cut.word[next_live(p, 0)];
	const dbm_word *last = &p->cut.word[last_live(p, p->cut.count)];

	if (first->class != DBM_WORD_CYRILLIC || last->class != DBM_WORD_CYRILLIC)
		return false;
	if (count_live(p) >= 3)
		return ends_with(points_of(p, last), last->length, patronymic) &&
			!ends_with(points_of(p, first), first->length, patronymic);
	/* Яков, Лев, Ирина are given names with such an ending: both must tell */
	return first->length > 4 && ends_with(points_of(p, first), first->length, surname) &&
		!ends_with(points_of(p, first), first->length, U"ин ина") &&
		!ends_with(points_of(p, last), last->length, surname);
}

/*
 * Latin and the whole.
 */

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

void
dbm_find_surname(const parser *p, int *from, int *to)
{
	int			found = find_pinyin_surname(p);

	if (found < 0)
		found = find_vietnamese_surname(p);
	if (found < 0 && is_first_surname(p))
		found = next_live(p, 0);
	*from = *to = found;
	if (found >= 0)
		return;
	*to = last_live(p, p->cut.count);
	*from = surname_start(p, *to);
}
